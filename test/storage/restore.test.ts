import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src-main/kernel/instant.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { backupFolder, makeBackup } from '../../src-main/storage/backup.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import { openBook } from '../../src-main/storage/open.ts';
import { stageRestore, swapIn } from '../../src-main/storage/restore.ts';
import { addCustomer, bytesOf, command, createdBook, keep, openedBook, temporaryFolder } from './support.ts';

const now = instant('2026-10-15T06:00:00Z');
const codes = (book: BookFile): unknown[] => book.db.rows('SELECT code FROM customer ORDER BY id');

/** A book with K1 and a copy of that, then K2. */
async function withCopy(): Promise<{ book: BookFile; copy: string }> {
  const book = createdBook();
  command(book, (db) => addCustomer(db, 'K1'));
  const made = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'manual', now }));
  command(book, (db) => addCustomer(db, 'K2'));
  return { book, copy: path.join(backupFolder(book.path), made.backupId) };
}

describe('restoring', () => {
  it('brings the copy back and keeps what it replaced, so that it can be taken back', async () => {
    const { book, copy } = await withCopy();
    const head = book.head.hash;
    const staged = unwrap(await stageRestore(copy, book.path));
    book.close();
    const aside = swapIn(staged, now);
    expect(path.basename(aside)).toBe('book.replaced-20261015T060000000Z.duewarden');
    const restored = await openedBook(book.path);
    expect(codes(restored)).toEqual([{ code: 'K1' }]);
    restored.close();
    const replaced = await openedBook(aside);
    expect(codes(replaced)).toEqual([{ code: 'K1' }, { code: 'K2' }]);
    expect(replaced.head.hash).toBe(head);
    replaced.close();

    const back = unwrap(await stageRestore(aside, book.path));
    swapIn(back, instant('2026-10-15T07:00:00Z'));
    expect((await openedBook(book.path)).head.hash).toBe(head);
  });

  it('refuses a copy that was changed, whatever was changed, and leaves the book alone', async () => {
    const { book, copy } = await withCopy();
    const before = bytesOf(book.path);
    const good = fs.readFileSync(copy);
    const cases: [string, () => void][] = [
      ['one byte in a row', () => fs.writeFileSync(copy, Buffer.from(good).fill(good[good.indexOf('K1')] === 75 ? 76 : 75, good.indexOf('K1'), good.indexOf('K1') + 1))],
      ['cut in half', () => fs.writeFileSync(copy, good.subarray(0, good.length / 2))],
      ['no database', () => fs.writeFileSync(copy, 'hello')],
      ['empty', () => fs.writeFileSync(copy, '')],
      ['edited with SQL', () => {
        fs.writeFileSync(copy, good);
        const sqlite = new Sqlite(copy);
        sqlite.exec(`UPDATE customer SET name = 'Nobody'`);
        sqlite.close();
      }],
    ]; // prettier-ignore
    for (const [name, damage] of cases) {
      fs.writeFileSync(copy, good);
      damage();
      expect(await stageRestore(copy, book.path), name).toMatchObject({ ok: false, code: 'backup_not_verified' });
    }
    expect(await stageRestore(`${copy}x`, book.path)).toMatchObject({ ok: false, code: 'backup_unknown' });
    expect(bytesOf(book.path)).toBe(before);
    expect(fs.readdirSync(path.dirname(book.path)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('refuses a copy from a newer version before anything is moved', async () => {
    const { book, copy } = await withCopy();
    fs.rmSync(`${copy}.json`);
    const sqlite = new Sqlite(copy);
    sqlite.pragma('user_version = 990');
    sqlite.close();
    expect(await stageRestore(copy, book.path)).toMatchObject({
      ok: false,
      code: 'book_newer',
      params: { version: 990 },
    });
    expect(codes(book)).toHaveLength(2);
  });

  it('takes a sound copy without a manifest: a file the clerk kept elsewhere', async () => {
    const { book, copy } = await withCopy();
    const elsewhere = path.join(temporaryFolder(), 'kept.duewarden');
    fs.copyFileSync(copy, elsewhere);
    const staged = unwrap(await stageRestore(elsewhere, book.path));
    book.close();
    swapIn(staged, now);
    expect(codes(await openedBook(book.path))).toEqual([{ code: 'K1' }]);
  });

  it('does not let a log that was left behind run into the restored file', async () => {
    const { book, copy } = await withCopy();
    command(book, (db) => addCustomer(db, 'K3'));
    const log = fs.readFileSync(`${book.path}-wal`);
    expect(log.length).toBeGreaterThan(0);
    book.close();
    // The book itself is lost, its log is not: as after a crash between two renames.
    fs.rmSync(book.path);
    fs.writeFileSync(`${book.path}-wal`, log);
    const aside = swapIn(unwrap(await stageRestore(copy, book.path)), now);
    expect(fs.existsSync(`${aside}-wal`)).toBe(true);
    const restored = keep(unwrap(await openBook(book.path)));
    expect(restored.wasUnclean).toBe(false);
    expect(codes(restored)).toEqual([{ code: 'K1' }]);
  });
});
