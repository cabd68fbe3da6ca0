import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { settingsField, type Settings } from './contract.ts';
import { initialSettings } from './rules.ts';

/**
 * Sections that came with a later version start as in a new book.
 * @throws when the book has no settings: every book gets them when it is made.
 */
export function readSettings(db: ReadDb): Settings {
  const rows = db.all(q.selectFrom('setting').select(['key', 'value_json']).where('key', '<>', 'practice'));
  const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value_json) as unknown]));
  const { baseCurrency, language } = firstSettings.parse(stored);
  return settingsField.parse({ ...initialSettings('', baseCurrency, language), ...stored });
}

const firstSettings = settingsField.pick({ baseCurrency: true, language: true, company: true });

export function writeSettings(db: WriteDb, sections: Partial<Settings>): void {
  for (const [key, value] of Object.entries(sections)) {
    const value_json = JSON.stringify(value);
    db.run(
      q
        .insertInto('setting')
        .values({ key, value_json })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value_json })),
    );
  }
}

export function isPractice(db: ReadDb): boolean {
  return db.first(q.selectFrom('setting').select('key').where('key', '=', 'practice')) !== undefined;
}

export function markPractice(db: WriteDb): void {
  db.run(q.insertInto('setting').values({ key: 'practice', value_json: 'true' }));
}
