import fs from 'node:fs';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { on, TestBook } from '../book.ts';
import { asProposed, granted, open, tryOpen } from './importing.ts';

const ROWS = 50_000;
let book: TestBook;
let file: string;

beforeAll(async () => {
  book = await TestBook.create();
  file = path.join(book.folder, 'big.xlsx');
  const data: XLSX.CellObject[][] = [
    ['发票号码', '客户编码', '客户名称', '开票日期', '到期日', '价税合计', '收款日期', '备注'].map((v) => ({
      t: 's',
      v,
    })),
  ];
  for (let row = 0; row < ROWS; row += 1) {
    const serial = 45_000 + (row % 900);
    data.push([
      { t: 's', v: `INV${String(row).padStart(7, '0')}` },
      { t: 's', v: `C${String(row % 2000).padStart(4, '0')}` },
      { t: 's', v: `客户${row % 2000}` },
      { t: 'n', v: serial, z: 'yyyy-mm-dd' },
      { t: 'n', v: serial + 30, z: 'yyyy-mm-dd' },
      { t: 'n', v: row === 40_000 ? -1 : ((row * 7919) % 1_000_000) / 100 + 1, z: '#,##0.00' },
      row % 3 === 0 ? { t: 'z' } : { t: 'n', v: serial + 45, z: 'yyyy-mm-dd' },
      { t: 's', v: '' },
    ]);
  }
  const sheet: XLSX.WorkSheet = { '!ref': `A1:H${ROWS + 1}`, '!data': data };
  fs.writeFileSync(
    file,
    XLSX.write(
      { SheetNames: ['应收'], Sheets: { 应收: sheet } },
      { type: 'buffer', bookType: 'xlsx', compression: true },
    ) as Buffer,
  );
}, 60_000);
afterAll(() => book.close());

describe('50,000 rows', () => {
  it('are loaded with progress while other calls are answered', async () => {
    const opened = await open(book, file);
    expect(opened).toMatchObject({ kind: 'invoices', dataRows: ROWS });
    book.events.length = 0;
    let answered = 0;
    let running = true;
    const asking = (async () => {
      while (running) {
        await book.call('settings.get', {});
        answered += 1;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const plan = asProposed(opened);
    const dry = await book.call('exchange.dryRun', plan);
    const duringPlan = answered;
    const done = await book.call('exchange.commit', plan);
    running = false;
    await asking;
    expect(dry).toMatchObject({
      accepted: ROWS - 1,
      rejected: 1,
      errors: [{ row: 40_002, cell: 'F40002', code: 'amount_negative' }],
    });
    expect(done).toMatchObject({ accepted: ROWS - 1, rejected: 1 });
    expect(duringPlan).toBeGreaterThan(3);
    const phases = new Set(book.events.flatMap((event) => (event.event === 'job' ? [event.phase] : [])));
    expect([...phases]).toEqual(expect.arrayContaining(['checking', 'saving', 'loading']));
    const { totalMinor, ledgerMinor } = await book.aging('2026-11-22');
    expect(totalMinor).toBe(ledgerMinor);
    expect(done.totals[0]?.amountMinor).toBe(dry.totals[0]?.amountMinor);
    expect(totalMinor).toBe((dry.totals[0]?.amountMinor ?? 0) - (dry.totals[0]?.paidMinor ?? 0));
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
    expect((await book.call('ledger.items', { asOf: on('2026-11-22'), limit: 1 })).total).toBe(Math.ceil(ROWS / 3));
    await book.call('exchange.undo', { batchId: done.batchId, reason: 'x' });
    expect(
      (await book.call('aging.table', { asOf: on('2026-11-22') })).currencies.every((one) => one.totalMinor === 0),
    ).toBe(true);
  }, 120_000);

  it('can be stopped, and nothing is changed', async () => {
    const opened = await open(book, file);
    const head = (await book.call('book.audit', { limit: 1 })).total;
    const stopped = book.ask('exchange.commit', asProposed(opened), { commandId: 'big-one' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await book.call('book.cancelJob', { jobId: 'big-one' });
    expect(await stopped).toMatchObject({ ok: false, code: 'cancelled' });
    expect((await book.call('exchange.batches', {})).rows.filter((row) => row.undoneAt === null)).toEqual([]);
    // Only the command that stopped it is on record.
    expect((await book.call('book.audit', { limit: 1 })).total - head).toBeLessThanOrEqual(1);

    const reading = book.ask('exchange.open', { fileToken: granted(book, file, 'read') }, { commandId: 'reading' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await book.call('book.cancelJob', { jobId: 'reading' });
    expect(await reading).toMatchObject({ ok: false, code: 'cancelled' });
  }, 60_000);
});

describe('too much', () => {
  it('is refused: more rows than any list of receivables has', async () => {
    const many = path.join(book.folder, 'many.csv');
    fs.writeFileSync(many, `Invoice,Customer,Date,Amount\n${'A,B,2026-01-01,1\n'.repeat(200_001)}`);
    expect(await tryOpen(book, many)).toMatchObject({ code: 'file_too_large' });
  }, 60_000);

  it('is refused by its size before it is read', async () => {
    const large = path.join(book.folder, 'large.csv');
    const handle = fs.openSync(large, 'w');
    fs.ftruncateSync(handle, 70_000_000);
    fs.closeSync(handle);
    expect(await tryOpen(book, large)).toMatchObject({ code: 'file_too_large' });
  });
});
