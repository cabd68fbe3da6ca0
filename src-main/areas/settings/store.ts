import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { settingsField, type Settings } from './contract.ts';

/** @throws when the book has no settings: every book gets them when it is made. */
export function readSettings(db: ReadDb): Settings {
  const rows = db.all(q.selectFrom('setting').select(['key', 'value_json']).where('key', '<>', 'practice'));
  return settingsField.parse(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value_json) as unknown])));
}

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
