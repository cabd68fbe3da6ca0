import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, schemaVersion } from '../../src-main/storage/migrations/index.ts';
import { createBook, openBook } from '../../src-main/storage/open.ts';
import { addCustomer, bytesOf, command, createdBook, newBookPath, openedBook, temporaryFolder } from './support.ts';

const wanted = {
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  checkpoint_fullfsync: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  recursive_triggers: 1,
  busy_timeout: 1500,
  user_version: schemaVersion(),
  application_id: APPLICATION_ID,
};

describe('opening a book', () => {
  it('sets every pragma, on a new file and on every later open', async () => {
    const book = createdBook();
    const settings = (sqlite: Sqlite.Database) =>
      Object.fromEntries(Object.keys(wanted).map((name) => [name, sqlite.pragma(name, { simple: true })]));
    expect(settings(book.sqlite)).toEqual(wanted);
    book.close();
    // The trap: the driver's own default on a file that is in WAL mode already is synchronous=NORMAL.
    const plain = new Sqlite(book.path);
    plain.prepare('SELECT 1 FROM setting').get();
    expect(plain.pragma('synchronous', { simple: true })).toBe(1);
    plain.close();
    const again = await openedBook(book.path);
    expect(settings(again.sqlite)).toEqual(wanted);
    expect(again.wasUnclean).toBe(false);
  });

  it('sees what was committed before', async () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1', '杭州明达'));
    book.close();
    const again = await openedBook(book.path);
    expect(again.db.rows('SELECT code, name FROM customer')).toEqual([{ code: 'K1', name: '杭州明达' }]);
    expect(again.head).toEqual(book.head);
  });

  it('never creates a file that is not there', async () => {
    const file = newBookPath();
    expect(await openBook(file)).toMatchObject({ ok: false, code: 'book_missing' });
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  it('leaves no side files behind a proper close', () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'));
    book.close();
    expect(fs.readdirSync(path.dirname(book.path))).toEqual(['book.duewarden']);
  });
});

describe('creating a book', () => {
  it('never overwrites what is there, whatever it is', () => {
    const folder = temporaryFolder();
    const occupied = path.join(folder, 'letter.duewarden');
    fs.writeFileSync(occupied, 'a letter');
    expect(createBook(occupied)).toMatchObject({ ok: false, code: 'book_exists' });
    expect(fs.readFileSync(occupied, 'utf8')).toBe('a letter');

    const book = createdBook(path.join(folder, 'book.duewarden'));
    command(book, (db) => addCustomer(db, 'K1'));
    book.close();
    const before = bytesOf(book.path);
    expect(createBook(book.path)).toMatchObject({ ok: false, code: 'book_exists' });
    expect(bytesOf(book.path)).toBe(before);
  });

  it('makes the folders on the way, and refuses where there can be none', () => {
    const folder = temporaryFolder();
    createdBook(path.join(folder, 'a', 'b', 'book.duewarden'));
    fs.writeFileSync(path.join(folder, 'file'), '');
    expect(createBook(path.join(folder, 'file', 'book.duewarden'))).toMatchObject({
      ok: false,
      code: 'book_folder_not_writable',
    });
  });
});

describe('a command', () => {
  it('leaves the book as it was after a refusal and after an exception', () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'));
    const head = book.head;
    const meta = { at: head.at ?? ('' as never), actor: 'test', procedure: 'test', commandId: null };
    const refused = book.command(meta, (db) => {
      addCustomer(db, 'K2');
      return { ok: false, code: 'no', params: {} };
    });
    expect(refused.ok).toBe(false);
    expect(() =>
      book.command(meta, (db) => {
        addCustomer(db, 'K3');
        throw new Error('bug');
      }),
    ).toThrow('bug');
    expect(book.db.rows('SELECT code FROM customer')).toEqual([{ code: 'K1' }]);
    expect(book.head).toEqual(head);
    command(book, (db) => addCustomer(db, 'K4'));
    expect(book.head.seq).toBe(head.seq + 1);
  });

  it('is recorded later than anything before it, even when the clock goes back', () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'));
    const newest = book.head.at;
    if (newest === null) throw new Error('a command leaves an entry');
    const wanted = book.nextRecordedAt('2020-01-01T00:00:00.000Z' as never);
    expect(wanted > newest).toBe(true);
  });

  it('cannot write amounts, days or instants that are none', () => {
    const book = createdBook();
    const write = (sql: string) => () => command(book, (db) => void db.prepare(sql)());
    command(book, (db) => addCustomer(db, 'K1'));
    const document = (values: string): string =>
      `INSERT INTO document (kind, customer_id, number, currency, issued_on, amount_minor, recorded_at) VALUES (${values})`;
    const at = `'2026-10-15T04:00:00.000Z'`;
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-02-30', 100, ${at}`))).toThrow(/CHECK/);
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-2-3', 100, ${at}`))).toThrow(/CHECK/);
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-02-03', 1.5, ${at}`))).toThrow(/INTEGER/);
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-02-03', 0, ${at}`))).toThrow(/CHECK/);
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-02-03', 9007199254740991, ${at}`))).toThrow(/CHECK/);
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-02-03', 100, '2026-10-15'`))).toThrow(/CHECK/);
    expect(write(document(`'invoice', 99, 'A', 'CNY', '2026-02-03', 100, ${at}`))).toThrow(/FOREIGN KEY/);
    expect(write(document(`'invoice', 1, 'A', 'CNY', '2026-02-03', 100, ${at}`))).not.toThrow();
  });
});
