import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BookState } from '../../src-main/areas/book/contract.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { systemClock } from '../../src-main/service/clock.ts';
import { DataService } from '../../src-main/service/service.ts';
import { contentDigest } from '../../src-main/storage/digest.ts';
import { schemaVersion } from '../../src-main/storage/migrations/index.ts';
import { openBook } from '../../src-main/storage/open.ts';
import { listBackups } from '../../src-main/storage/backup.ts';
import { verifyBook } from '../../src-main/storage/verify.ts';
import {
  addCustomer,
  bytesOf,
  command,
  createdBook,
  keep,
  oneOfEverything,
  practiceBook,
  temporaryFolder,
} from '../storage/support.ts';
import { Worker } from './process.ts';

let file: string;
beforeEach(() => {
  const book = createdBook();
  command(book, oneOfEverything);
  book.close();
  ({ path: file } = book);
});

/** What opening says, and that it touched nothing in the folder. */
async function refusal(target = file): Promise<string> {
  const folder = path.dirname(target);
  const look = (): string[] =>
    (fs.statSync(folder).isDirectory() ? fs.readdirSync(folder) : []).map((name) => {
      const one = path.join(folder, name);
      return `${name} ${fs.statSync(one).isFile() ? bytesOf(one) : 'folder'}`;
    });
  const before = look();
  const result = await openBook(target);
  if (result.ok) result.value.close();
  else expect(look()).toEqual(before);
  return result.ok ? 'opened' : result.code;
}

/** As an ordinary user, whoever runs the tests. */
function asOrdinaryUser(verb: 'open' | 'create', target = file): string {
  const script = fileURLToPath(new URL('./children/open.ts', import.meta.url));
  return execFileSync(process.execPath, [script, verb, target], { encoding: 'utf8' }).trim();
}

function newService(): DataService {
  return new DataService({
    dataFolder: temporaryFolder(),
    clock: systemClock,
    log: { error: () => undefined, note: () => undefined },
    emit: () => undefined,
  });
}

describe('F8: a book that is not there or not to be had', () => {
  it('is told apart, and a missing one is never made anew', async () => {
    expect(await refusal(path.join(path.dirname(file), 'gone.duewarden'))).toBe('book_missing');
    expect(await refusal(path.join(file, 'inside-a-file.duewarden'))).toBe('book_missing');
    fs.mkdirSync(path.join(path.dirname(file), 'folder.duewarden'));
    expect(await refusal(path.join(path.dirname(file), 'folder.duewarden'))).toBe('book_is_folder');
  });

  it('is told apart by permissions, as an ordinary user', () => {
    const folder = path.dirname(file);
    fs.chmodSync(folder, 0o777);
    fs.chmodSync(file, 0o666);
    expect(asOrdinaryUser('open')).toBe('opened');
    fs.chmodSync(file, 0o444);
    expect(asOrdinaryUser('open')).toBe('book_read_only');
    fs.chmodSync(file, 0o000);
    expect(asOrdinaryUser('open')).toBe('book_unreadable');
    fs.chmodSync(file, 0o666);
    fs.chmodSync(folder, 0o555);
    expect(asOrdinaryUser('open')).toBe('book_read_only');
    expect(asOrdinaryUser('create', path.join(folder, 'new.duewarden'))).toBe('book_folder_not_writable');
    expect(asOrdinaryUser('create', path.join(folder, 'new', 'new.duewarden'))).toBe('book_folder_not_writable');
    expect(asOrdinaryUser('create')).toBe('book_exists');
    fs.chmodSync(folder, 0o777);
    expect(fs.readdirSync(folder)).toEqual(['book.duewarden']);
  });
});

describe('F9–F11: files that are no sound book', () => {
  it('F9: refuses an empty file, which SQLite would take for a new database', async () => {
    fs.writeFileSync(file, '');
    expect(await refusal()).toBe('book_empty');
    expect(fs.statSync(file).size).toBe(0);
  });

  it('F10: refuses text, other programs’ databases and a zeroed header', async () => {
    fs.writeFileSync(file, 'Dear customer, please find enclosed …'.repeat(40));
    expect(await refusal()).toBe('book_not_a_book');
    fs.writeFileSync(file, 'short');
    expect(await refusal()).toBe('book_not_a_book');

    const book = practiceBook();
    book.sqlite.pragma('application_id = 7');
    book.close();
    expect(await refusal(book.path)).toBe('book_not_a_book');

    const good = practiceBook();
    good.close();
    const bytes = fs.readFileSync(good.path);
    fs.writeFileSync(good.path, bytes.fill(0, 0, 100));
    expect(await refusal(good.path)).toBe('book_not_a_book');
  });

  it('F11: refuses a file that was cut off, wherever the cut is', async () => {
    const book = practiceBook();
    book.close();
    const whole = fs.readFileSync(book.path);
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      fs.writeFileSync(book.path, whole.subarray(0, Math.floor(whole.length * share)));
      expect(await refusal(book.path), `${share}`).toBe('book_damaged');
    }
    fs.writeFileSync(book.path, whole);
    expect(await refusal(book.path)).toBe('opened');
  });

  it('puts the clerk before the recovery screen with the copies that are there', async () => {
    const service = newService();
    unwrap(await service.call('book.openPractice', { language: 'en' }));
    unwrap(await service.call('book.backup', {}));
    const shelf = unwrap(await service.call('book.shelf', {})) as { books: { bookId: string }[] };
    const book = service.keeper.book;
    const digest = contentDigest(book?.sqlite as never);
    const target = book?.path ?? '';
    unwrap(await service.call('book.close', {}));
    fs.writeFileSync(target, '');

    const bookId = shelf.books[0]?.bookId;
    expect(await service.call('book.open', { bookId })).toMatchObject({ ok: false, code: 'book_empty' });
    const state = unwrap(await service.call('book.state', {})) as BookState;
    if (state.state !== 'recovery') throw new Error(`the state is ${state.state}`);
    expect(state.problem).toBe('book_empty');
    expect(state.backups).toHaveLength(1);
    unwrap(await service.call('book.restore', { backupId: state.backups[0]?.backupId }));
    expect(contentDigest(service.keeper.book?.sqlite as never)).toBe(digest);
    await service.close();
  });
});

describe('F13: a write-ahead log that does not belong', () => {
  /** A book with a log on disk, as a crash leaves it. */
  function crashed(code: string): { file: string; wal: Buffer; main: Buffer } {
    const book = createdBook();
    for (let index = 0; index < 30; index += 1) command(book, (db) => addCustomer(db, `${code}${index}`));
    book.checkpoint();
    for (let index = 30; index < 60; index += 1) command(book, (db) => addCustomer(db, `${code}${index}`));
    const [main, wal] = [fs.readFileSync(book.path), fs.readFileSync(`${book.path}-wal`)];
    book.close();
    fs.writeFileSync(book.path, main);
    fs.writeFileSync(`${book.path}-wal`, wal);
    return { file: book.path, main, wal };
  }

  it('is played back when it is the right one', async () => {
    const left = crashed('A');
    const book = keep(unwrap(await openBook(left.file)));
    expect(book.wasUnclean).toBe(true);
    expect(book.head.seq).toBe(60);
    expect(verifyBook(book.sqlite).findings).toEqual([]);
  });

  it('deleted: the book opens whole at its last checkpoint', async () => {
    const left = crashed('A');
    fs.rmSync(`${left.file}-wal`);
    const book = keep(unwrap(await openBook(left.file)));
    expect(book.head.seq).toBe(30);
    expect(verifyBook(book.sqlite).findings).toEqual([]);
  });

  it('lost: a copy that knows more is named, until a restore has brought it back', async () => {
    const service = newService();
    unwrap(await service.call('book.create', { companyName: 'A', baseCurrency: 'CNY', language: 'en' }));
    const file = service.keeper.book?.path ?? '';
    const reopened = async (): Promise<unknown> => {
      unwrap(await service.keeper.open(file));
      return service.keeper.state();
    };
    service.keeper.close();
    const earlier = fs.readFileSync(file);
    await reopened();
    unwrap(await service.call('settings.update', { defaultTermsDays: 30 }));
    unwrap(await service.call('book.backup', {}));
    service.keeper.close();
    expect(await reopened()).toMatchObject({ book: { newerCopyAt: null } });
    service.keeper.close();
    fs.writeFileSync(file, earlier);
    const copies = listBackups(file);
    expect(await reopened()).toMatchObject({ book: { newerCopyAt: copies[0]?.madeAt } });
    unwrap(await service.call('book.restore', { backupId: copies[0]?.backupId }));
    expect(service.keeper.state()).toMatchObject({ book: { newerCopyAt: null } });
    expect(unwrap(await service.call('settings.get', {}))).toMatchObject({ defaultTermsDays: 30 });
    await service.close();
  });

  it('cut off: every whole commit before the cut is there, none by halves', async () => {
    const left = crashed('A');
    for (const share of [0.2, 0.5, 0.8, 0.99]) {
      fs.writeFileSync(left.file, left.main);
      fs.writeFileSync(`${left.file}-wal`, left.wal.subarray(0, Math.floor(left.wal.length * share)));
      const book = unwrap(await openBook(left.file));
      expect(book.head.seq).toBeGreaterThanOrEqual(30);
      expect(book.head.seq).toBeLessThan(60);
      expect(book.db.rows('SELECT id FROM customer')).toHaveLength(book.head.seq);
      expect(verifyBook(book.sqlite).findings).toEqual([]);
      book.close();
    }
  });

  it('of another book: refused, although every page of it is sound', async () => {
    const one = crashed('A');
    const other = practiceBook();
    fs.copyFileSync(`${other.path}-wal`, `${one.file}-wal`);
    expect(await openBook(one.file)).toMatchObject({
      ok: false,
      code: 'book_damaged',
      params: { detail: 'log of another book: audit #30' },
    });
    expect(fs.readdirSync(path.dirname(one.file)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('of the same book at another time, as after copying a file back by hand: refused', async () => {
    const book = createdBook();
    command(book, (db) => {
      for (let index = 0; index < 400; index += 1) addCustomer(db, `K${index}`, 'x'.repeat(60));
    });
    book.checkpoint();
    const early = fs.readFileSync(book.path);
    command(book, (db) => db.prepare(`UPDATE customer SET note = 'changed' WHERE id <= 200`)());
    book.checkpoint();
    command(book, (db) => db.prepare(`UPDATE customer SET note = 'again' WHERE id = 399`)());
    const wal = fs.readFileSync(`${book.path}-wal`);
    book.close();
    fs.writeFileSync(book.path, early);
    fs.writeFileSync(`${book.path}-wal`, wal);
    expect(await openBook(book.path)).toMatchObject({ ok: false, code: 'book_damaged' });
  });
});

describe('F14: a second process', () => {
  it('is told that the book is in use, writes nothing, and the first goes on', async () => {
    const holder = new Worker('writer.ts', ['hold']);
    try {
      await holder.said(1);
      holder.go(file);
      expect((await holder.said(2))[1]).toBe('open');
      expect(await refusal()).toBe('book_busy');
      const second = new Worker('writer.ts', ['commands']);
      await second.said(1);
      second.go(file);
      expect((await second.said(2))[1]).toBe('refused book_busy');
      await second.kill();
    } finally {
      await holder.kill();
    }
    expect(await refusal()).toBe('opened');
  });
});

describe('F16: a book from a newer version', () => {
  it('is refused without one byte changed, and nothing destructive is offered', async () => {
    const bytes = fs.readFileSync(file);
    bytes.writeUInt32BE(schemaVersion() + 10, 60);
    fs.writeFileSync(file, bytes);
    const result = await openBook(file);
    expect(result).toEqual({
      ok: false,
      code: 'book_newer',
      params: { file, version: schemaVersion() + 10, known: schemaVersion() },
    });
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['book.duewarden']);
  });

  it('is refused also when the newer schema is still in the log', async () => {
    const book = createdBook();
    command(book, (db) => addCustomer(db, 'K1'));
    book.checkpoint();
    book.sqlite.pragma(`user_version = ${schemaVersion() + 10}`);
    const [main, wal] = [fs.readFileSync(book.path), fs.readFileSync(`${book.path}-wal`)];
    book.close();
    fs.writeFileSync(book.path, main);
    fs.writeFileSync(`${book.path}-wal`, wal);
    expect((await openBook(book.path)).ok ? 'opened' : 'refused').toBe('refused');
    // Opening plays the log back, as any SQLite would; what the book says must be the same.
    const again = await openBook(book.path);
    expect(again).toMatchObject({ ok: false, code: 'book_newer' });
  });
});
