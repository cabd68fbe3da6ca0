import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src-main/kernel/instant.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { verifyAudit } from '../../src-main/storage/audit.ts';
import { checkCopy, makeBackup, readManifest } from '../../src-main/storage/backup.ts';
import { contentDigest } from '../../src-main/storage/digest.ts';
import { migrations, schemaVersion, type Migration } from '../../src-main/storage/migrations/index.ts';
import { openBook, type OpenOptions } from '../../src-main/storage/open.ts';
import { addCustomer, addInvoice, bytesOf, command, createdBook, keep } from './support.ts';

/** A step as a later version might bring it: a new tracked-looking table, a new column, rows brought into a new shape. */
const laterStep: Migration = {
  version: 9990,
  name: 'test-promises',
  statements: [
    `CREATE TABLE test_promise (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (id), note TEXT NOT NULL) STRICT`,
    `ALTER TABLE customer ADD COLUMN grade TEXT NOT NULL DEFAULT 'B'`,
    `INSERT INTO test_promise (customer_id, note) SELECT id, note FROM customer WHERE note <> ''`,
  ],
};
const withLater = [...migrations, laterStep];

/** A closed book of today's schema: the old shape, seen from a later version. */
function oldBook(): string {
  const book = createdBook();
  command(book, (db) => {
    const first = addCustomer(db, 'K1');
    addCustomer(db, 'K2');
    addInvoice(db, first, 'A-1', 12_345);
    db.prepare(`UPDATE customer SET note = 'pays on Friday' WHERE code = 'K2'`)();
  });
  book.close();
  return book.path;
}

function backup(file: string, made: string[]): Pick<OpenOptions, 'backupBeforeMigration'> {
  return {
    backupBeforeMigration: async (sqlite, from) => {
      expect(from).toBe(schemaVersion());
      const copy = unwrap(
        await makeBackup(sqlite, file, { reason: 'before_migration', now: instant('2026-10-20T01:00:00Z') }),
      );
      made.push(copy.backupId);
      return copy.backupId;
    },
  };
}

describe('migrating', () => {
  it('brings an old file to the new shape, with a verified copy made first and an entry in the audit', async () => {
    const file = oldBook();
    const made: string[] = [];
    const book = keep(unwrap(await openBook(file, { migrations: withLater, ...backup(file, made) })));
    expect(book.sqlite.pragma('user_version', { simple: true })).toBe(9990);
    expect(book.db.rows('SELECT code, grade FROM customer ORDER BY code')).toEqual([
      { code: 'K1', grade: 'B' },
      { code: 'K2', grade: 'B' },
    ]);
    expect(book.db.rows('SELECT customer_id, note FROM test_promise')).toEqual([
      { customer_id: 2, note: 'pays on Friday' },
    ]);
    const entry = book.db.rows<{ procedure: string; detail_json: string }>(
      'SELECT procedure, detail_json FROM audit ORDER BY seq DESC LIMIT 1',
    )[0];
    expect(entry?.procedure).toBe('migration');
    expect(JSON.parse(entry?.detail_json ?? '')).toEqual({ from: schemaVersion(), steps: ['9990-test-promises'] });
    expect(verifyAudit(book.sqlite).badSeq).toBeNull();
    expect(book.head.contentDigest).toBe(contentDigest(book.sqlite));

    expect(made).toHaveLength(1);
    const copy = path.join(path.dirname(file), 'book-backups', made[0] ?? '');
    expect(readManifest(copy)).toMatchObject({ reason: 'before_migration', schemaVersion: schemaVersion() });
    expect((await checkCopy(copy)).verdict.sound).toBe(true);
    expect(fs.existsSync(`${copy}-wal`)).toBe(false);
  });

  it('makes no copy and no entry when there is nothing to do', async () => {
    const file = oldBook();
    const made: string[] = [];
    const book = keep(unwrap(await openBook(file, backup(file, made))));
    expect(made).toEqual([]);
    expect(book.db.rows(`SELECT seq FROM audit WHERE procedure = 'migration'`)).toEqual([]);
  });

  it.each([
    ['throws in its last statement', `INSERT INTO no_such_table VALUES (1)`, /no such table/],
    [
      'leaves a broken reference',
      `INSERT INTO test_promise (customer_id, note) VALUES (99, 'x')`,
      /FOREIGN KEY|broken/,
    ],
    ['changes what documents add up to', `UPDATE document SET amount_minor = amount_minor + 1`, /add up/],
  ])('F18: a step that %s is rolled back whole, and the copy is named', async (_name, statement, reason) => {
    const file = oldBook();
    const made: string[] = [];
    const bad: Migration = { ...laterStep, statements: [...laterStep.statements, statement] };
    const before = new Sqlite(file, { readonly: true });
    const shape = before.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all();
    before.close();
    const result = await openBook(file, { migrations: [...migrations, bad], ...backup(file, made) });
    expect(result).toMatchObject({ ok: false, code: 'book_migration_failed', params: { backup: made[0] } });
    expect(result.ok ? '' : result.params.detail).toMatch(reason);

    const after = new Sqlite(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(schemaVersion());
    expect(after.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()).toEqual(shape);
    expect(after.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(1);
    after.close();
    unwrap(await openBook(file)).close();
  });

  it('does not start when the copy cannot be made', async () => {
    const file = oldBook();
    const before = bytesOf(file);
    const result = await openBook(file, {
      migrations: withLater,
      backupBeforeMigration: () => Promise.reject(new Error('the stick is gone')),
    });
    expect(result).toMatchObject({ ok: false, code: 'book_migration_failed', params: { detail: 'the stick is gone' } });
    expect(bytesOf(file)).toBe(before);
  });

  it('finds a file of an earlier version sound by the columns it had', async () => {
    const file = oldBook();
    const { verdict, schemaVersion: version } = await checkCopy(file);
    expect(version).toBe(schemaVersion());
    expect(verdict.sound).toBe(true);
  });
});

describe('the list of migrations', () => {
  it('goes up, and a list that does not is refused before anything is done', async () => {
    expect(schemaVersion()).toBe(migrations.at(-1)?.version);
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(() => schemaVersion([laterStep, ...migrations])).toThrow(/out of order/);
    expect(() => schemaVersion([...migrations, ...migrations])).toThrow(/out of order/);
  });
});
