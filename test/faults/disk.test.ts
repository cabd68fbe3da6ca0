import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { instant } from '../../src-main/kernel/instant.ts';
import { ok, unwrap } from '../../src-main/kernel/result.ts';
import { systemClock } from '../../src-main/service/clock.ts';
import { DataService } from '../../src-main/service/service.ts';
import { makeBackup } from '../../src-main/storage/backup.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import { createBook, openBook } from '../../src-main/storage/open.ts';
import { storageProblem } from '../../src-main/storage/problems.ts';
import { verifyBook } from '../../src-main/storage/verify.ts';
import {
  addCustomer,
  command,
  createdBook,
  keep,
  newBookPath,
  nextInstant,
  oneOfEverything,
  temporaryFolder,
} from '../storage/support.ts';

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

/** A disk of so many kilobytes; null where mounting is not allowed. */
function smallDisk(kilobytes: number): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return null;
  }
  mounted.push(folder);
  return folder;
}

const canMount = smallDisk(64) !== null;

/** Commands of about 40 kB until one fails; how many went through, and what the failure means. */
function fillUp(book: BookFile): { done: number; problem: string | null } {
  for (let done = 0; done < 2000; done += 1) {
    try {
      const at = nextInstant();
      book.command({ at, actor: 'test', procedure: 'test', commandId: null }, (db) => {
        const id = addCustomer(db, `F${book.head.seq}`);
        db.prepare('UPDATE customer SET note = ? WHERE id = ?')('x'.repeat(40_000), id);
        return ok();
      });
    } catch (error) {
      return { done, problem: storageProblem(error) };
    }
  }
  return { done: 2000, problem: 'never' };
}

/** Everything that was acknowledged is there and adds up. */
function whole(book: BookFile, customers: number): void {
  expect(book.db.rows('SELECT id FROM customer')).toHaveLength(customers);
  expect(book.head.seq).toBe(customers);
  expect(verifyBook(book.sqlite).findings).toEqual([]);
}

describe('F6: a full disk', () => {
  it('by a page limit: the command is undone, earlier rows stay, and work goes on when there is room', async () => {
    const book = createdBook();
    command(book, oneOfEverything);
    const pages = Number(book.sqlite.pragma('page_count', { simple: true }));
    book.sqlite.pragma(`max_page_count = ${pages + 40}`);
    const { done, problem } = fillUp(book);
    expect(problem).toBe('disk_full');
    expect(done).toBeGreaterThan(0);
    whole(book, done + 1);
    book.sqlite.pragma('max_page_count = 1073741823');
    command(book, (db) => addCustomer(db, 'room'));
    whole(book, done + 2);
    book.close();
    whole(keep(unwrap(await openBook(book.path))), done + 2);
  });

  it.skipIf(!canMount)('by a real one: the same, through closing and opening again on the full disk', async () => {
    const disk = smallDisk(2500) ?? '';
    const file = path.join(disk, 'book.duewarden');
    const book = unwrap(createBook(file));
    command(book, oneOfEverything);
    const { done, problem } = fillUp(book);
    expect(problem).toBe('disk_full');
    expect(done).toBeGreaterThan(2);
    whole(book, done + 1);
    // Not a byte is left: the log cannot be folded into the file, and closing must not lose it.
    fs.writeFileSync(path.join(disk, 'filler'), '');
    try {
      fs.writeFileSync(path.join(disk, 'filler'), Buffer.alloc(3_000_000));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
    expect(() => book.close()).not.toThrow();

    const full = unwrap(await openBook(file));
    whole(full, done + 1);
    expect(fillUp(full)).toEqual({ done: 0, problem: 'disk_full' });
    full.close();

    fs.rmSync(path.join(disk, 'filler'));
    execFileSync('mount', ['-o', 'remount,size=8000k', disk]);
    const again = keep(unwrap(await openBook(file)));
    command(again, (db) => addCustomer(db, 'room'));
    whole(again, done + 2);
    again.close();
  });

  it.skipIf(!canMount)('while a book is made: refused, and the name is free again', () => {
    const disk = smallDisk(40) ?? '';
    expect(createBook(path.join(disk, 'book.duewarden'))).toMatchObject({ ok: false, code: 'disk_full' });
    expect(fs.readdirSync(disk)).toEqual([]);
  });

  it.skipIf(!canMount)(
    'is told by the service as such, and the next command after room is made goes through',
    async () => {
      const disk = smallDisk(2500) ?? '';
      const service = new DataService({
        dataFolder: disk,
        clock: systemClock,
        log: { error: () => undefined, note: () => undefined },
        emit: () => undefined,
      });
      unwrap(await service.call('book.create', { companyName: 'Test', baseCurrency: 'CNY', language: 'en' }));
      const save = (code: string) =>
      service.call('customers.save', {
        code, name: `Customer ${code}`, shortName: '', taxId: '', termsDays: 30, language: 'en', contactName: '', phone: '', email: '',
        address: '', salesperson: '', region: '', industry: '', note: 'x'.repeat(4500),
      }); // prettier-ignore
      unwrap(await save('A1'));
      const filler = path.join(disk, 'filler');
      try {
        fs.writeFileSync(filler, Buffer.alloc(3_000_000));
      } catch {
        // The disk is full now, which is the point.
      }
      let reply = await save('B0');
      for (let turn = 1; reply.ok && turn < 200; turn += 1) reply = await save(`B${turn}`);
      expect(reply).toMatchObject({ ok: false, code: 'disk_full' });
      fs.rmSync(filler);
      unwrap(await save('C1'));
      const found = unwrap(await service.call('customers.search', { text: 'C1' })) as { total: number };
      expect(found.total).toBe(1);
      await service.close();
    },
  );
});

describe('F7: a full disk during a backup', () => {
  it.skipIf(!canMount)('leaves no copy and no half of one, and the book as it was', async () => {
    const stick = smallDisk(64) ?? '';
    const book = createdBook(newBookPath());
    command(book, oneOfEverything);
    const result = await makeBackup(book.sqlite, book.path, {
      reason: 'manual',
      now: instant('2026-10-15T05:00:00Z'),
      target: path.join(stick, 'copy.duewarden'),
    });
    expect(result).toMatchObject({ ok: false, code: 'backup_failed' });
    expect(fs.readdirSync(stick)).toEqual([]);
    whole(book, 1);
  });
});
