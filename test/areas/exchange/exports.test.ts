import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import * as XLSX from '@e965/xlsx';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../../src-main/areas/exchange/export/sheets.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { toDecimal } from '../../../src-main/kernel/money.ts';
import { on, TestBook } from '../book.ts';
import { asProposed, codes, granted, open, openText, proposals } from './importing.ts';

/** Workbooks we write are read by another reader than the one the import uses. */

let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create();
});
afterEach(() => book.close());

const header = 'Invoice,Code,Customer,Currency,Date,Due,Amount';
const awkward = [
  '0007,0001,杭州明达服饰（有限公司）,CNY,2026-01-05,2026-02-04,1234.50',
  '24952000000012345678,0001,杭州明达服饰（有限公司）,CNY,2026-01-06,2026-02-05,0.01',
  '=1+1,C-2,"@SUM(A1), Ltd",CNY,2026-01-07,2026-02-06,99999999.99',
  '+8613800000000,C-3,-O\'Brien & "Sons" <x>,JPY,2026-01-08,2026-02-07,1500',
  '1E5,C-3,-O\'Brien & "Sons" <x>,CNY,2026-02-28,2026-03-30,10.10',
  'A/1,龙门,龘靐齉 𠮷野家,CNY,2026-12-31,2027-01-30,5',
];

async function exported(
  language: 'zh' | 'en',
  more: { search?: string; basis?: 'due' | 'document' } = {},
): Promise<string> {
  const file = path.join(book.folder, `aging-${language}.xlsx`);
  await book.call('exchange.exportAging', {
    asOf: on('2027-06-30'),
    basis: more.basis ?? 'due',
    ...(more.search === undefined ? {} : { search: more.search }),
    language,
    saveToken: granted(book, file, 'write'),
  });
  return file;
}

describe('the aging as a workbook', () => {
  beforeEach(async () => {
    await book.call('exchange.commit', asProposed(await openText(book, [header, ...awkward])));
  });

  it.each(['zh', 'en'] as const)('comes back without a loss when it is imported elsewhere (%s)', async (language) => {
    const file = await exported(language);
    const other = await TestBook.create();
    try {
      const opened = await open(other, file, { sheet: language === 'zh' ? '未结清明细' : 'Open items' });
      expect(Object.values(proposals(opened)).sort()).toEqual([
        'amount',
        'currency',
        'customerCode',
        'customerName',
        'dueOn',
        'invoiceNo',
        'issuedOn',
      ]);
      const plan = asProposed(opened, { asOf: on('2027-06-30') });
      const dry = await other.call('exchange.dryRun', plan);
      expect({ codes: codes(dry), accepted: dry.accepted }).toEqual({ codes: [], accepted: awkward.length });
      await other.call('exchange.commit', plan);
      const facts = async (of: TestBook) => {
        const { rows } = await of.call('ledger.items', { asOf: on('2027-06-30'), status: 'all', sort: 'number' });
        return rows.map(
          ({ number, customerCode, customerName, currency: code, issuedOn, dueOn, amountMinor, openMinor }) => ({
            number,
            customerCode,
            customerName,
            code,
            issuedOn,
            dueOn,
            amountMinor,
            openMinor,
          }),
        );
      };
      expect(await facts(other)).toEqual(await facts(book));
    } finally {
      await other.close();
    }
  });

  it('says as of when, on which basis, and that it agrees with the ledger', async () => {
    const sheets = await readXlsxFile(await exported('en', { basis: 'document' }));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Summary', 'By customer', 'Open items']);
    for (const { data } of sheets) {
      const lines = data.map((row) => row.map(String).join(' '));
      expect(lines).toContainEqual(expect.stringContaining('As of 2027-06-30'));
      expect(lines).toContainEqual(expect.stringContaining('by document date'));
      expect(lines).toContainEqual(expect.stringContaining('Generated at (UTC) 2026-11-22T'));
    }
    const summary = sheets[0]?.data.map((row) => row.map(String).join(' ')) ?? [];
    expect(summary).toContainEqual(
      expect.stringMatching(/^CNY: The aging total 100,001,249.60 agrees with the ledger balance/),
    );
  });

  it('writes codes as text, amounts as numbers of the currency’s decimals, days as dates', () => {
    return exported('en').then((file) => {
      const sheet = XLSX.read(fs.readFileSync(file), { cellNF: true }).Sheets['Open items'] ?? {};
      const cells = Object.entries(sheet).filter(([address]) => /^[A-Z]+\d+$/.test(address)) as [
        string,
        XLSX.CellObject,
      ][];
      const find = (value: unknown) => cells.find(([, cell]) => cell.v === value)?.[1];
      expect(find('0007')).toMatchObject({ t: 's' });
      expect(find('24952000000012345678')).toMatchObject({ t: 's' });
      expect(find('1E5')).toMatchObject({ t: 's' });
      expect(find(99999999.99)).toMatchObject({ t: 'n', z: '#,##0.00' });
      expect(find(1500)).toMatchObject({ t: 'n', z: '#,##0' });
      expect(cells.some(([, cell]) => cell.f !== undefined)).toBe(false);
    });
  });

  it('adds up, sheet against sheet', async () => {
    const file = await exported('en');
    const sumOf = async (sheet: string, column: string, of: (row: Record<string, unknown>) => boolean) => {
      const rows = await readSheet(file, sheet, { parseNumber: (digits: string) => digits });
      const top = rows.findIndex((row) => row.includes(column));
      const labels = rows[top] ?? [];
      const records = rows
        .slice(top + 1)
        .map((row) => Object.fromEntries(row.map((cell, index) => [String(labels[index]), cell])));
      return records.filter(of).reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
    };
    const cny = (row: Record<string, unknown>) => row.Currency === 'CNY';
    const { totalMinor } = await book.aging('2027-06-30');
    expect(await sumOf('Summary', 'Total', cny)).toBe(totalMinor);
    expect(await sumOf('By customer', 'Total', cny)).toBe(totalMinor);
    expect(await sumOf('Open items', 'Open amount', cny)).toBe(totalMinor);
  });

  it('is written whole or not at all', async () => {
    const file = path.join(book.folder, 'no such folder', 'a.xlsx');
    const saveToken = granted(book, file, 'write');
    const input = { asOf: on('2027-06-30'), basis: 'due' as const, language: 'en' as const, saveToken };
    expect(await book.ask('exchange.exportAging', input)).toMatchObject({
      code: 'file_not_writable',
      params: { detail: 'ENOENT' },
    });
    expect(fs.existsSync(path.dirname(file))).toBe(false);
  });
});

describe('text cells', () => {
  it('are text whatever they hold, and never a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string({ unit: 'binary' }), (lead, rest) => {
        const cell = text(lead + rest);
        if (cell === null) return;
        expect(cell).toMatchObject({ type: String, format: '@' });
      }),
    );
  });
});

describe('rejected rows as a workbook', () => {
  const bad = [
    'R1,C1,Ann,CNY,never,2026-02-04,12.5',
    'R2,C1,Ann,CNY,2026-01-05,,--',
    'R3,C1,Ann,CNY,2026-01-06,,=7',
    '007,C1,Ann,CNY,1926-01-06,,1',
  ];

  it.each(['plan', 'batch'] as const)(
    'keep their cells, say why in the clerk’s language, and load once corrected (from the %s)',
    async (from) => {
      const opened = await openText(book, [header, 'OK,C1,Ann,CNY,2026-01-01,,5', ...bad]);
      const plan = asProposed(opened);
      const file = path.join(book.folder, 'rejected.xlsx');
      const source = from === 'plan' ? { plan } : { batchId: (await book.call('exchange.commit', plan)).batchId };
      const made = await book.call('exchange.exportRejected', {
        ...source,
        saveToken: granted(book, file, 'write'),
        language: 'zh',
      });
      expect(made).toEqual({ fileName: 'rejected.xlsx', rows: 4 });
      const rows = await readSheet(file);
      expect(rows[0]).toEqual([...header.split(','), '原行号', '未导入的原因']);
      expect(rows[1]?.slice(0, 8)).toEqual(['R1', 'C1', 'Ann', 'CNY', 'never', '2026-02-04', '12.5', 3]);
      expect(rows[1]?.[8]).toMatch(/^Date: “never”不是能识别的日期/);
      expect(rows[4]?.[0]).toBe('007');

      const workbook = XLSX.read(fs.readFileSync(file));
      const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {};
      const put = (address: string, v: string): void => {
        sheet[address] = { t: 's', v };
      };
      put('E2', '2026-01-04');
      put('G3', '8.00');
      put('G4', '7');
      put('E5', '2026-01-06');
      fs.writeFileSync(file, XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
      const again = await open(book, file);
      const dry = await book.call('exchange.dryRun', asProposed(again));
      expect({ codes: codes(dry), accepted: dry.accepted, totals: dry.totals }).toMatchObject({
        codes: [],
        accepted: 4,
        totals: [{ amountMinor: 2_850 }],
      });
      expect(dry.sample.map((row) => row.invoiceNo)).toEqual(['R1', 'R2', 'R3', '007']);
    },
  );

  it('refuses a batch that is not there', async () => {
    const saveToken = granted(book, path.join(book.folder, 'x.xlsx'), 'write');
    expect(
      await book.ask('exchange.exportRejected', { batchId: 99 as never, saveToken, language: 'en' }),
    ).toMatchObject({ code: 'batch_not_found' });
    expect(await book.ask('exchange.exportRejected', { saveToken, language: 'en' })).toMatchObject({
      code: 'batch_not_found',
    });
    expect(fs.existsSync(path.join(book.folder, 'x.xlsx'))).toBe(false);
  });
});

it('money written as a number is the money', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), (amountMinor) => {
      const code = currency('CNY');
      expect(Number(toDecimal(amountMinor, code)).toFixed(2)).toBe(toDecimal(amountMinor, code));
    }),
  );
});
