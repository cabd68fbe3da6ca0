import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import * as XLSX from '@e965/xlsx';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvLines, guarded } from '../../../src-main/areas/exchange/export/csv.ts';
import type { ListId } from '../../../src-main/areas/reports/contract.ts';
import { speechOf } from '../../../src-main/areas/reports/lists/speech.ts';
import { cellText, rowLabel } from '../../../src-main/areas/reports/rules/listText.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { toDecimal } from '../../../src-main/kernel/money.ts';
import { on, TestBook } from '../book.ts';
import { listOf } from '../reports/listSupport.ts';
import { granted } from './importing.ts';

/** What is read back by another reader is what the screen shows, row by row. */

const asOf = '2026-06-30';
const lists: readonly ListId[] = ['aged-summary', 'aged-detail', 'open-items', 'receipts', 'allocations', 'unapplied'];
let book: TestBook;
let zoe: CustomerId;

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  const evil = await book.customer('0007', { name: '=HYPERLINK("http://x","y")' });
  zoe = await book.customer('@C2', { name: 'Zoë, "O\'Neil" <龘>' });
  const first = await book.invoice(evil, '24952000000012345678', '2026-04-20', 100_050, { dueOn: '2026-05-20' });
  await book.invoice(evil, '+1', '2026-06-15', 50_000, { dueOn: '2026-07-15' });
  await book.invoice(zoe, '-B', '2026-06-01', 1_500, { dueOn: '2026-06-30', currency: 'JPY' });
  await book.receipt(evil, '2026-06-20', 50_000, [{ dueItemId: first.itemId, amountMinor: 30_001 }]);
});
afterEach(() => book.close());

async function written(list: ListId, format: 'xlsx' | 'csv', language: 'zh' | 'en' = 'en'): Promise<string> {
  const file = path.join(book.folder, `${list}-${language}.${format}`);
  const saveToken = granted(book, file, 'write');
  const made = await book.call('exchange.exportList', { list, asOf: on(asOf), language, format, saveToken });
  expect(made.fileName).toBe(path.basename(file));
  return file;
}

/** The rows of the screen without the lines that only name a group, which files have as columns. */
async function expected(list: ListId, code?: string) {
  const value = await listOf(book, list, asOf);
  const rows = value.rows.filter((row) => row.kind !== 'group' && row.kind !== 'currency' && (code === undefined || row.currency === code)); // prettier-ignore
  return { value, rows };
}

describe('a list as a workbook', () => {
  it.each(lists)('%s has a sheet per currency with the rows of the screen: figures as numbers, ids as text', async (list) => {
    const sheets = await readXlsxFile(await written(list, 'xlsx'));
    const speech = speechOf('en');
    const { value } = await expected(list);
    expect(sheets.map(({ sheet }) => sheet)).toEqual([...value.sections.map(({ currency: code }) => code), 'About']);
    for (const { currency: code } of value.sections) {
      const { rows } = await expected(list, code);
      const data = sheets.find(({ sheet }) => sheet === code)?.data ?? [];
      expect(data).toHaveLength(rows.length + 1);
      rows.forEach((row, index) => {
        const label = rowLabel(speech, value.columns, row);
        value.columns.forEach((column, at) => {
          const cell = row.cells[at] ?? null;
          const read = data[index + 1]?.[at] ?? null;
          if (cell === null) expect(read === null || read === label).toBe(true);
          else if (column.kind === 'money') expect(read).toBe(Number(toDecimal(Number(cell), row.currency)));
          else if (column.kind === 'day') expect((read as unknown as Date).toISOString().slice(0, 10)).toBe(cell);
          else if (column.kind === 'int') expect(read).toBe(cell);
          else expect(read).toBe(cellText(speech, column, cell, row.currency));
        });
      });
    }
  }); // prettier-ignore

  it('freezes the head, prints totals bold and never as formulas, and says what it is of', async () => {
    const file = await written('open-items', 'xlsx', 'zh');
    const workbook = XLSX.read(fs.readFileSync(file), { cellNF: true });
    const sheet = workbook.Sheets.CNY ?? {};
    const cells = Object.entries(sheet).filter(([address]) => /^[A-Z]+\d+$/.test(address)) as [string, XLSX.CellObject][];
    expect(cells.some(([, cell]) => cell.f !== undefined)).toBe(false);
    expect(cells.find(([, cell]) => cell.v === '24952000000012345678')?.[1]).toMatchObject({ t: 's' });
    expect(cells.find(([, cell]) => cell.v === 1000.5)?.[1]).toMatchObject({ t: 'n', z: '#,##0.00' });
    expect(cells.find(([, cell]) => cell.v === 'CNY 合计')).toBeDefined();
    const about = (await readXlsxFile(file)).find(({ sheet: name }) => name === '说明')?.data.map((row) => row.map(String).join(' ')) ?? [];
    for (const part of ['未结清应收明细', '截至 2026-06-30', '审计链头 第', 'CNY 核对相符']) expect(about).toContainEqual(expect.stringContaining(part));
  }); // prettier-ignore

  it('writes a workbook of a list without rows', async () => {
    const file = await written('disputes', 'xlsx');
    expect((await readXlsxFile(file))[0]?.data).toHaveLength(1);
  });
});

describe('a list as CSV', () => {
  it.each(lists)('%s has the rows of the screen with plain amounts and guarded texts', async (list) => {
    const text = fs.readFileSync(await written(list, 'csv'), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head, ...lines] = parse(text.slice(1));
    const { value, rows } = await expected(list);
    expect(head).toHaveLength(value.columns.length + 2);
    expect(lines).toHaveLength(rows.length);
    const speech = speechOf('en');
    rows.forEach((row, index) => {
      const [kind, code, ...cells] = lines[index] ?? [];
      expect([kind, code]).toEqual([row.kind, row.currency]);
      value.columns.forEach((column, at) => {
        const cell = row.cells[at] ?? null;
        const written = cells[at];
        if (cell === null) expect(written).toBe('');
        else if (column.kind === 'money') expect(written).toBe(toDecimal(Number(cell), row.currency));
        else if (column.kind === 'day' || column.kind === 'instant' || column.kind === 'int') expect(written).toBe(String(cell));
        else expect(written).toBe(guarded(cellText(speech, column, cell, row.currency)));
      });
    });
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  }); // prettier-ignore

  it.each([
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-B', "'-B"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['A-1', 'A-1'],
    ['', ''],
    ['0007', '0007'],
  ])('guards %j as %j', (text, safe) => {
    expect(guarded(text)).toBe(safe);
  });

  it('comes back as it was, whatever is in the cells, and no cell begins a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const width = rows[0]?.length ?? 0;
        const even = rows.map((row) => Array.from({ length: width }, (_, at) => guarded(row[at] ?? '')));
        expect(parse(csvLines(even), { bom: false, skip_empty_lines: false })).toEqual(even);
        for (const cell of even.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  }); // prettier-ignore
});

describe('a long list', () => {
  it('is written in steps that tell how far they are and can be stopped', async () => {
    book.service.keeper.book?.sqlite.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
      INSERT INTO document (kind, customer_id, number, currency, issued_on, amount_minor, recorded_at)
        SELECT 'invoice', ${zoe}, 'L' || i, 'CNY', '2026-03-01', 100 + i, '2026-06-30T08:00:00.000Z' FROM n;
      INSERT INTO due_item (document_id, seq, customer_id, currency, issued_on, due_on, due_basis, amount_minor, open_minor, recorded_at)
        SELECT id, 1, customer_id, currency, issued_on, '2026-04-01', 'stated', amount_minor, amount_minor, recorded_at FROM document WHERE number LIKE 'L%'`);
    const file = path.join(book.folder, 'long.csv');
    const request = { list: 'open-items', asOf: on(asOf), language: 'en', format: 'csv', currency: currency('CNY') } as const;
    const made = await book.call('exchange.exportList', { ...request, saveToken: granted(book, file, 'write') });
    expect(made.rows).toBe(12_003);
    const progress = book.events.filter((event) => event.event === 'job' && event.procedure === 'exchange.exportList');
    expect(progress.map((event) => (event.event === 'job' ? event.state : ''))).toEqual(expect.arrayContaining(['running', 'done']));
    const stopped = path.join(book.folder, 'stopped.csv');
    let asked = false;
    book.events.push = (...events) => {
      const [event] = events;
      if (!asked && event?.event === 'job' && event.state === 'running') {
        asked = true;
        void book.call('book.cancelJob', { jobId: event.jobId });
      }
      return Array.prototype.push.apply(book.events, events);
    };
    const running = book.ask('exchange.exportList', { ...request, saveToken: granted(book, stopped, 'write') });
    expect(await running).toMatchObject({ ok: false, code: 'cancelled' });
    expect(fs.existsSync(stopped)).toBe(false);
  }, 60_000); // prettier-ignore
});
