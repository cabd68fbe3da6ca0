import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../src-main/kernel/result.ts';
import { backupFolder, checkCopy, listBackups, readManifest, sweepUnfinished } from '../../src-main/storage/backup.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import { openBook } from '../../src-main/storage/open.ts';
import { verifyBook } from '../../src-main/storage/verify.ts';
import { addCustomer, command, createdBook, practiceBook } from '../storage/support.ts';
import { pause, WarmWorkers, Worker } from './process.ts';

const ROUNDS = 200;
const ROUNDS_PER_BOOK = 25;
const IMPORT_ROUNDS = 40;
const BACKUP_ROUNDS = 25;

function bookWithCustomer(): string {
  const book = createdBook();
  command(book, (db) => addCustomer(db, 'K1'));
  book.close();
  return book.path;
}

/** Every command of the writer leaves one log row per audit entry and twice as many documents as items. */
function counts(book: BookFile) {
  const row = book.db.rows<{ commands: number; invoices: number; receipts: number; allocations: number; offMinor: number }>(
    `SELECT (SELECT count(*) FROM command_log) AS commands,
       (SELECT count(*) FROM document WHERE kind = 'invoice') AS invoices,
       (SELECT count(*) FROM document WHERE kind = 'receipt') AS receipts,
       (SELECT count(*) FROM allocation) AS allocations,
       (SELECT coalesce(sum(CASE kind WHEN 'receipt' THEN -amount_minor ELSE amount_minor END), 0) FROM document)
         - (SELECT coalesce(sum(open_minor), 0) FROM due_item) AS offMinor`,
  )[0]; // prettier-ignore
  if (!row) throw new Error('counting gives a row');
  return row;
}

describe('F1: kill −9 during commands', () => {
  it(`loses no acknowledged commit in ${ROUNDS} rounds, and keeps none by halves`, async () => {
    const file = bookWithCustomer();
    const workers = new WarmWorkers(() => new Worker('writer.ts', ['commands']));
    let acknowledged = 1;
    let killedWorking = 0;
    let uncleanOpens = 0;
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const worker = await workers.next();
        worker.go(file);
        await worker.said(2);
        await pause((round * 7) % 23);
        const said = (await worker.kill()).slice(1);
        const last = Number(said.at(-1) ?? acknowledged);
        if (said.length > 0) killedWorking += 1;
        expect(said.filter((line) => line.startsWith('refused'))).toEqual([]);
        acknowledged = Math.max(acknowledged, last);

        const book = unwrap(await openBook(file));
        if (book.wasUnclean) uncleanOpens += 1;
        const { commands, invoices, receipts, allocations, offMinor } = counts(book);
        // One commit may be on disk whose answer did not get out any more; none that got out may be missing.
        expect(book.head.seq).toBeGreaterThanOrEqual(acknowledged);
        expect(book.head.seq).toBeLessThanOrEqual(acknowledged + 1);
        acknowledged = book.head.seq;
        expect([invoices, receipts, allocations]).toEqual([commands, commands, commands]);
        expect(commands).toBe(book.head.seq - 1);
        expect(offMinor).toBe(0);
        if (round % ROUNDS_PER_BOOK === ROUNDS_PER_BOOK - 1) expect(verifyBook(book.sqlite).findings).toEqual([]);
        // Every other time the next writer finds the log as the killed one left it.
        if (round % 2 === 0) book.close();
        else book.sqlite.close();
      }
    } finally {
      await workers.close();
    }
    expect(killedWorking).toBeGreaterThan(ROUNDS * 0.9);
    expect(uncleanOpens).toBeGreaterThan(ROUNDS * 0.9);
  }, 180_000);
});

describe('F2: kill −9 inside one large command', () => {
  it('leaves the batch wholly there or wholly away', async () => {
    const file = bookWithCustomer();
    const workers = new WarmWorkers(() => new Worker('writer.ts', ['import']));
    let cut = 0;
    try {
      for (let round = 0; round < IMPORT_ROUNDS; round += 1) {
        const worker = await workers.next();
        worker.go(file);
        if (round % 3 === 0) await worker.said(2);
        await pause(15 + ((round * 13) % 60));
        const said = (await worker.kill()).slice(1);
        const book = unwrap(await openBook(file));
        const { commands, invoices, allocations, offMinor } = counts(book);
        expect(invoices).toBe(commands * 400);
        expect(allocations).toBe(commands * 400);
        expect(offMinor).toBe(0);
        if (said.length > 0) expect(book.head.seq).toBeGreaterThanOrEqual(Number(said.at(-1)));
        if (book.wasUnclean) cut += 1;
        if (round % 8 === 7) expect(verifyBook(book.sqlite).findings).toEqual([]);
        book.close();
      }
    } finally {
      await workers.close();
    }
    expect(cut).toBeGreaterThan(IMPORT_ROUNDS / 4);
  }, 90_000);
});

describe('F4: kill −9 during a backup', () => {
  it('leaves nothing under a final name that does not verify, and what it left is swept', async () => {
    const original = practiceBook();
    original.close();
    const file = original.path;
    const folder = backupFolder(file);
    const workers = new WarmWorkers(() => new Worker('writer.ts', ['backup']), 1);
    let unfinished = 0;
    const checked = new Set<string>();
    try {
      for (let round = 0; round < BACKUP_ROUNDS; round += 1) {
        const worker = await workers.next();
        worker.go(file);
        await worker.said(2);
        if (round % 5 === 0) await worker.said(3);
        await pause((round * 37) % 400);
        const said = (await worker.kill()).filter((line) => line.endsWith('.duewarden'));
        const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
        unfinished += names.filter((name) => name.includes('.unfinished')).length;
        for (const name of said.filter((one) => names.includes(one))) expect(readManifest(path.join(folder, name))).not.toBeNull(); // prettier-ignore
        for (const name of names.filter((one) => one.endsWith('.duewarden') && !checked.has(one))) {
          checked.add(name);
          const copy = await checkCopy(path.join(folder, name));
          expect(copy.verdict.findings).toEqual([]);
          expect(readManifest(path.join(folder, name))?.sha256).toBe(copy.sha256);
        }
        sweepUnfinished(file);
        expect(fs.readdirSync(folder).filter((name) => name.includes('.unfinished'))).toEqual([]);
      }
    } finally {
      await workers.close();
    }
    expect(unfinished).toBeGreaterThan(5);
    const book = unwrap(await openBook(file));
    expect(verifyBook(book.sqlite).findings).toEqual([]);
    expect(listBackups(file).length).toBeGreaterThan(0);
    book.close();
  }, 90_000);
});
