import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { instant, instantFromMs, type Instant } from '../../src-main/kernel/instant.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import {
  backupFolder,
  copiesToDrop,
  listBackups,
  makeBackup,
  readManifest,
  sweepUnfinished,
  type BackupManifest,
} from '../../src-main/storage/backup.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import { contentDigest } from '../../src-main/storage/digest.ts';
import { schemaVersion } from '../../src-main/storage/migrations/index.ts';
import { addCustomer, bytesOf, command, createdBook, oneOfEverything, openedBook, temporaryFolder } from './support.ts';

const now = instant('2026-10-15T05:00:00Z');
let book: BookFile;
beforeEach(() => {
  book = createdBook();
  command(book, oneOfEverything);
});

describe('a backup', () => {
  it('is one verified file with the manifest that proves it, while the book stays open', async () => {
    const steps: number[] = [];
    const made = unwrap(
      await makeBackup(book.sqlite, book.path, { reason: 'manual', now, progress: (done) => steps.push(done) }),
    );
    const folder = backupFolder(book.path);
    expect(fs.readdirSync(folder).sort()).toEqual([
      '20261015T050000000Z-manual.duewarden',
      '20261015T050000000Z-manual.duewarden.json',
    ]);
    const copy = path.join(folder, made.backupId);
    expect(made).toEqual({
      backupId: '20261015T050000000Z-manual.duewarden',
      madeAt: now,
      reason: 'manual',
      sizeBytes: fs.statSync(copy).size,
      sha256: hash('sha256', fs.readFileSync(copy), 'hex'),
      schemaVersion: schemaVersion(),
      auditHead: book.head.hash,
      auditRows: 1,
      // The book speaks of one file that is nowhere; the copy says so.
      files: { count: 1, missing: 1 },
    });
    expect(readManifest(copy)).toEqual(made);
    expect(listBackups(book.path)).toEqual([made]);
    expect(steps.length).toBeGreaterThan(0);
    command(book, (db) => addCustomer(db, 'after'));
    const opened = await openedBook(copy);
    expect(opened.head.hash).toBe(made.auditHead);
    expect(contentDigest(opened.sqlite)).toBe(opened.head.contentDigest);
    expect(opened.db.rows('SELECT code FROM customer')).toEqual([{ code: 'K1' }]);
  });

  it('holds what is still in the write-ahead log', async () => {
    command(book, (db) => addCustomer(db, 'in-the-log'));
    expect(fs.statSync(`${book.path}-wal`).size).toBeGreaterThan(0);
    const made = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'daily', now }));
    const copy = await openedBook(path.join(backupFolder(book.path), made.backupId));
    expect(copy.db.rows(`SELECT code FROM customer WHERE code = 'in-the-log'`)).toHaveLength(1);
  });

  it('goes where the clerk wants it, under any name, and touches no file that is there', async () => {
    const stick = temporaryFolder();
    fs.writeFileSync(path.join(stick, 'copy.json'), 'somebody else’s');
    const target = path.join(stick, 'copy.bak');
    const made = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'manual', now, target }));
    expect(fs.readdirSync(stick).sort()).toEqual(['copy.bak', 'copy.bak.json', 'copy.json']);
    expect(fs.readFileSync(path.join(stick, 'copy.json'), 'utf8')).toBe('somebody else’s');
    expect(readManifest(target)).toEqual(made);
    expect(listBackups(book.path)).toEqual([]);
  });

  it('of a book that is not sound is refused and leaves nothing', async () => {
    book.sqlite.exec('UPDATE due_item SET open_minor = 1');
    const result = await makeBackup(book.sqlite, book.path, { reason: 'daily', now });
    expect(result).toMatchObject({ ok: false, code: 'backup_not_verified', params: { detail: 'item #1' } });
    expect(fs.readdirSync(backupFolder(book.path))).toEqual([]);
  });

  it('into a place that cannot be is refused, and the book is as it was', async () => {
    const stick = path.join(temporaryFolder(), 'stick');
    fs.writeFileSync(stick, 'not a folder');
    const target = path.join(stick, 'copy.duewarden');
    const result = await makeBackup(book.sqlite, book.path, { reason: 'manual', now, target });
    expect(result).toMatchObject({ ok: false, code: 'backup_failed' });
    command(book, (db) => addCustomer(db, 'still works'));
  });

  it('without a readable manifest is not listed', async () => {
    const made = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'manual', now }));
    const manifest = path.join(backupFolder(book.path), `${made.backupId}.json`);
    fs.writeFileSync(manifest, '{"madeAt": "yesterday"');
    expect(listBackups(book.path)).toEqual([]);
  });
});

describe('sweeping', () => {
  it('removes what was cut short, beside the book and among the copies, and nothing else', async () => {
    const made = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'manual', now }));
    const folder = backupFolder(book.path);
    const beside = path.dirname(book.path);
    const left = [
      path.join(folder, 'x.duewarden.0a1b2c3d.unfinished'),
      path.join(folder, 'x.duewarden.0a1b2c3d.unfinished-wal'),
      path.join(folder, 'gone.duewarden.json'),
      path.join(beside, 'book.duewarden.0a1b2c3d.unfinished'),
    ];
    const others = [path.join(beside, 'other.duewarden.0a1b2c3d.unfinished'), path.join(folder, 'notes.json')];
    for (const file of [...left, ...others]) fs.writeFileSync(file, '');
    sweepUnfinished(book.path);
    for (const file of left) expect(fs.existsSync(file), file).toBe(false);
    for (const file of others) expect(fs.existsSync(file), file).toBe(true);
    expect(listBackups(book.path)).toEqual([made]);
  });
});

describe('rotation', () => {
  const copy = (madeAt: Instant, reason: BackupManifest['reason'] = 'daily'): BackupManifest => ({
    backupId: `${madeAt}-${reason}`, madeAt, reason, sizeBytes: 1, sha256: '', schemaVersion: 10, auditHead: '', auditRows: 0,
  }); // prettier-ignore
  const start = Date.parse('2024-01-01T00:00:00Z');
  const anyCopies = fc
    .uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 900 * 24 * 60 }), fc.constantFrom('daily', 'quit', 'manual', 'before_import')),
      {
        maxLength: 120,
        selector: ([minute]) => minute,
      },
    )
    .map((list) => list.map(([minute, reason]) => copy(instantFromMs(start + minute * 60_000), reason as 'daily')));
  const newestFirst = (copies: readonly BackupManifest[]): BackupManifest[] => copies.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1)); // prettier-ignore

  it('never drops a manual copy, the newest, one of the three newest of its day, or the last of any of 14 days and 12 months', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const dropped = new Set(copiesToDrop(copies));
        const automatic = newestFirst(copies.filter((one) => one.reason !== 'manual'));
        for (const one of copies) if (one.reason === 'manual') expect(dropped.has(one)).toBe(false);
        const newestDay = automatic[0]?.madeAt.slice(0, 10) ?? '';
        for (const one of automatic.filter(({ madeAt }) => madeAt.startsWith(newestDay)).slice(0, 3))
          expect(dropped.has(one)).toBe(false);
        for (const [length, limit] of [
          [10, 14],
          [7, 12],
        ] as const) {
          const periods = [...new Set(automatic.map((one) => one.madeAt.slice(0, length)))].slice(0, limit);
          for (const period of periods) {
            const last = automatic.find((one) => one.madeAt.startsWith(period));
            expect(last && dropped.has(last)).toBe(false);
          }
        }
      }),
    );
  });

  it('keeps at most 3 + 14 + 12 automatic copies, and dropping twice drops nothing more', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const dropped = new Set(copiesToDrop(copies));
        const kept = copies.filter((one) => !dropped.has(one));
        expect(kept.filter((one) => one.reason !== 'manual').length).toBeLessThanOrEqual(3 + 14 + 12);
        expect(copiesToDrop(kept)).toEqual([]);
      }),
    );
  });

  it('drops for good: five copies of a day become three', async () => {
    for (let hour = 1; hour <= 5; hour += 1)
      unwrap(await makeBackup(book.sqlite, book.path, { reason: 'before_import', now: instant(`2026-10-15T0${hour}:00:00Z`) })); // prettier-ignore
    expect(listBackups(book.path).map((one) => one.madeAt.slice(11, 13))).toEqual(['05', '04', '03']);
    expect(fs.readdirSync(backupFolder(book.path))).toHaveLength(6);
  });

  it('keeps everything when the new copy is less than half as large as the one before', async () => {
    for (let hour = 1; hour <= 4; hour += 1) {
      const manifest = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'before_import', now: instant(`2026-10-15T0${hour}:00:00Z`) })); // prettier-ignore
      if (hour !== 3) continue;
      const file = path.join(backupFolder(book.path), `${manifest.backupId}.json`);
      fs.writeFileSync(file, JSON.stringify({ ...manifest, sizeBytes: manifest.sizeBytes * 3 }));
    }
    expect(listBackups(book.path)).toHaveLength(4);
  });

  it('removes by the name a file has, not by the name a manifest claims', async () => {
    const victim = path.join(path.dirname(book.path), 'victim.duewarden');
    fs.writeFileSync(victim, 'precious');
    const first = unwrap(await makeBackup(book.sqlite, book.path, { reason: 'quit', now: instant('2026-10-15T01:00:00Z') })); // prettier-ignore
    fs.writeFileSync(
      path.join(backupFolder(book.path), `${first.backupId}.json`),
      JSON.stringify({ ...first, backupId: '../victim.duewarden' }),
    );
    for (let hour = 2; hour <= 5; hour += 1)
      unwrap(await makeBackup(book.sqlite, book.path, { reason: 'quit', now: instant(`2026-10-15T0${hour}:00:00Z`) }));
    expect(fs.readFileSync(victim, 'utf8')).toBe('precious');
    expect(listBackups(book.path)).toHaveLength(3);
  });
});

describe('the book', () => {
  it('is not touched by a copy of it', async () => {
    book.checkpoint();
    const before = bytesOf(book.path);
    unwrap(await makeBackup(book.sqlite, book.path, { reason: 'manual', now }));
    expect(bytesOf(book.path)).toBe(before);
  });
});
