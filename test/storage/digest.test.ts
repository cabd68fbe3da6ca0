import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentDigest, contentDigest, EMPTY_DIGEST, trackedTables } from '../../src-main/storage/digest.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import {
  addCustomer,
  addInvoice,
  command,
  createdBook,
  insert,
  nextInstant,
  openedBook,
  oneOfEverything,
} from './support.ts';

/** What the book says it holds against what it holds. */
const agrees = (book: BookFile): void => expect(book.head.contentDigest).toBe(contentDigest(book.sqlite));

describe('the content digest', () => {
  it('is zero for a new book and follows inserts, changes and deletions', () => {
    const book = createdBook();
    expect(contentDigest(book.sqlite)).toBe(EMPTY_DIGEST);
    let id = 0;
    command(book, (db) => void (id = addCustomer(db, 'K1')));
    agrees(book);
    const first = book.head.contentDigest;
    expect(first).not.toBe(EMPTY_DIGEST);
    command(book, (db) => void db.prepare(`UPDATE customer SET note = '?' WHERE id = ?`)(id));
    agrees(book);
    expect(book.head.contentDigest).not.toBe(first);
    command(book, (db) => void db.prepare(`UPDATE customer SET note = '' WHERE id = ?`)(id));
    expect(book.head.contentDigest).toBe(first);
    command(book, (db) => void db.prepare(`DELETE FROM customer`)());
    expect(book.head.contentDigest).toBe(EMPTY_DIGEST);
  });

  it('follows REPLACE, which deletes without saying so', () => {
    const book = createdBook();
    const set = (value: string) =>
      command(book, (db) => void db.prepare(`INSERT OR REPLACE INTO setting (key, value_json) VALUES ('a', ?)`)(value));
    set('1');
    set('2');
    agrees(book);
    set('1');
    agrees(book);
  });

  it('is the same in whatever order the rows came', () => {
    const [one, two] = [createdBook(), createdBook()];
    const at = nextInstant();
    const add = (book: BookFile, id: number): void =>
      command(book, (db) => void insert(db, 'customer', { id, code: `K${id}`, name: 'N', name_key: 'n', search_text: 'n', recorded_at: at })); // prettier-ignore
    for (const id of [1, 2, 3]) add(one, id);
    for (const id of [3, 1, 2]) add(two, id);
    expect(one.head.contentDigest).toBe(two.head.contentDigest);
  });

  it('does not follow caches, which are checked against the facts instead', () => {
    const book = createdBook();
    let itemId = 0;
    command(book, (db) => void ({ itemId } = addInvoice(db, addCustomer(db, 'K1'), 'A', 500)));
    const before = book.head.contentDigest;
    command(book, (db) => void db.prepare('UPDATE due_item SET open_minor = 1 WHERE id = ?')(itemId));
    expect(book.head.contentDigest).toBe(before);
  });

  it('tells apart texts that would run together', () => {
    const book = createdBook();
    const digestOf = (code: string, name: string): string => {
      const at = '2026-10-15T04:00:00.000Z';
      command(book, (db) => {
        db.prepare('DELETE FROM customer')();
        insert(db, 'customer', { id: 1, code, name, name_key: '', search_text: '', recorded_at: at });
      });
      return book.head.contentDigest;
    };
    const digests = [digestOf('a', 'bc'), digestOf('ab', 'c'), digestOf('a","b', 'c'), digestOf('a', 'b","c')];
    expect(new Set(digests).size).toBe(4);
  });

  it('covers every table but the audit, which is a chain', () => {
    const book = createdBook();
    // The audit has its own chain, and the index over it is made from it.
    const untracked = ['audit', 'audit_ref'];
    const tables = book.db.rows<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`);
    expect(tables.map((table) => table.name).sort()).toEqual([...trackedTables, ...untracked].sort());
  });

  it('covers every column of those tables but caches and what has a hash of its own', () => {
    const book = createdBook();
    command(book, oneOfEverything);
    for (const table of ['issued_document', 'month_close', 'month_close_row'])
      book.sqlite.exec(`DROP TRIGGER ${table}_no_update`);
    const before = contentDigest(book.sqlite);
    book.close();
    const sqlite = new Sqlite(book.path);
    sqlite.pragma('ignore_check_constraints = ON');
    const digest = new ContentDigest(before);
    digest.attach(sqlite);
    const uncovered: string[] = [];
    for (const table of trackedTables) {
      const columns = sqlite
        .prepare<[], { name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`)
        .all();
      expect(sqlite.prepare(`SELECT 1 FROM ${table}`).all(), table).not.toEqual([]);
      for (const { name, type } of columns) {
        // Every probe is rolled back.
        sqlite.exec('SAVEPOINT probe');
        sqlite.pragma('defer_foreign_keys = ON');
        const key = columns[0]?.name ?? '';
        const value =
          type === 'BLOB'
            ? `zeroblob(3)`
            : type === 'INTEGER'
              ? `coalesce(${name}, 0) + 999983`
              : `coalesce(${name}, '') || ' '`;
        sqlite.exec(`UPDATE ${table} SET ${name} = ${value} WHERE ${key} = (SELECT min(${key}) FROM ${table})`);
        if (digest.hex === before) uncovered.push(`${table}.${name}`);
        sqlite.exec('ROLLBACK TO probe; RELEASE probe');
        digest.reset(before);
      }
    }
    sqlite.close();
    expect(uncovered.sort()).toEqual(['document.unapplied_minor', 'due_item.open_minor', 'issued_document.body']);
  });

  it('equals the digest worked out anew after any run of commands, refusals and failures, and after opening again', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), note: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
      fc.record({ kind: fc.constant('change' as const), pick: fc.nat(), note: fc.string({ maxLength: 12 }) }),
      fc.record({ kind: fc.constant('delete' as const), pick: fc.nat() }),
      fc.record({
        kind: fc.constant('invoice' as const),
        pick: fc.nat(),
        amount: fc.integer({ min: 1, max: 2 ** 50 }),
      }),
    );
    const ending = fc.constantFrom('commit' as const, 'refuse' as const, 'throw' as const);
    const runs = fc.array(fc.tuple(fc.array(step, { minLength: 1, maxLength: 5 }), ending), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(runs, async (commands) => {
        const book = createdBook();
        let serial = 0;
        for (const [steps, end] of commands) {
          const meta = { at: nextInstant(), actor: 'test', procedure: 'test', commandId: null };
          try {
            book.command(meta, (db) => {
              for (const one of steps) {
                const ids = db.rows<{ id: number }>('SELECT id FROM customer ORDER BY id').map((row) => row.id);
                const picked = 'pick' in one ? ids[one.pick % Math.max(1, ids.length)] : undefined;
                serial += 1;
                if (one.kind === 'add') {
                  const id = addCustomer(db, `K${serial}`);
                  db.prepare('UPDATE customer SET note = ? WHERE id = ?')(one.note, id);
                } else if (picked === undefined) continue;
                else if (one.kind === 'change')
                  db.prepare('UPDATE customer SET note = ? WHERE id = ?')(one.note, picked);
                else if (one.kind === 'invoice') addInvoice(db, picked, `A${serial}`, one.amount);
                else
                  db.prepare('DELETE FROM customer WHERE id = ? AND id NOT IN (SELECT customer_id FROM document)')(
                    picked,
                  );
              }
              if (end === 'throw') throw new Error('bug');
              return end === 'commit' ? { ok: true, value: null } : { ok: false, code: 'no', params: {} };
            });
          } catch (error) {
            if (!(error instanceof Error) || error.message !== 'bug') throw error;
          }
          agrees(book);
        }
        const digest = contentDigest(book.sqlite);
        book.close();
        const again = await openedBook(book.path);
        expect(contentDigest(again.sqlite)).toBe(digest);
        command(again, (db) => addCustomer(db, 'last'));
        agrees(again);
        again.close();
      }),
      { numRuns: 40 },
    );
  });
});
