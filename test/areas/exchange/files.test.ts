import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { TestBook } from '../book.ts';
import { asProposed, codes, fixtures, open, openText, proposals, tryOpen } from './importing.ts';

let book: TestBook;
beforeAll(async () => {
  book = await TestBook.create();
});
afterAll(() => book.close());

const dryRun = async (file: string, more: Parameters<typeof asProposed>[1] = {}) =>
  book.call('exchange.dryRun', asProposed(await open(book, file), more));

describe('files as they come', () => {
  it.each([
    ['utf8.csv', 'utf-8'],
    ['utf8-bom.csv', 'utf-8'],
    ['gb18030.csv', 'gb18030'],
    ['utf16le.txt', 'utf-16le'],
    ['utf16be.csv', 'utf-16be'],
  ])('%s is read as %s', async (file, encoding) => {
    const opened = await open(book, file);
    expect(opened).toMatchObject({ format: 'csv', encoding, headerRow: 1, kind: 'invoices', dataRows: 2 });
    const dry = await book.call('exchange.dryRun', asProposed(opened));
    expect(dry).toMatchObject({ accepted: 2, rejected: 0, totals: [{ currency: 'CNY', amountMinor: 132_250 }] });
    expect(dry.sample).toMatchObject([
      { invoiceNo: '0001', customerName: '甲公司', issuedOn: '2026-08-01', dueOn: '2026-08-31', amount: '1234.50' },
      { invoiceNo: '0002', customerName: '乙公司 (二部)' },
    ]);
  });

  it('takes western text for western, and any encoding the clerk chooses', async () => {
    const opened = await open(book, 'windows-1252.csv');
    expect(opened.encoding).toBe('windows-1252');
    expect(opened.columns[1]?.samples).toEqual(['Müller & Söhne', 'Café Zürich']);
    const chosen = await open(book, 'windows-1252.csv', { encoding: 'gb18030' });
    expect(chosen.encoding).toBe('gb18030');
    expect(chosen.columns[1]?.samples).not.toContain('Müller & Söhne');
  });

  it('reads a sep= line, semicolons and decimal commas', async () => {
    const opened = await open(book, 'semicolon.csv');
    expect(opened.columns.map(({ decimalMark, dateOrder }) => [decimalMark, dateOrder])).toEqual([
      [null, null],
      [null, null],
      [null, 'dmy'],
      ['comma', null],
    ]);
    const dry = await book.call('exchange.dryRun', asProposed(opened, { currency: currency('EUR') }));
    expect(dry).toMatchObject({ accepted: 2, totals: [{ currency: 'EUR', amountMinor: 133_446 }] });
  });

  it('counts rows as a spreadsheet shows them: blank lines count, line breaks inside a cell do not', async () => {
    const lines = ['Invoice,Customer,Date,Amount', 'A1,"Ann\nand\nSons",2026-01-01,5', '', 'A2,Bob,2026-01-02,nothing'];
    const dry = await book.call('exchange.dryRun', asProposed(await openText(book, lines)));
    expect(dry.errors).toMatchObject([
      { row: 4, cell: 'D4', column: 'Amount', code: 'amount_not_a_number', value: 'nothing' },
    ]);
  });

  it('puts up with uneven rows, trailing delimiters and quotes in the middle of a cell', async () => {
    const lines = [
      'Invoice,Customer,Date,Amount,',
      'A1,Ann 6" pipes,2026-01-01,5,',
      'A2,Bob,2026-01-02,6',
      'A3,Cat,2026-01-03,7,,,x',
    ];
    const dry = await book.call('exchange.dryRun', asProposed(await openText(book, lines)));
    expect(dry).toMatchObject({ accepted: 3, totals: [{ amountMinor: 1800 }] });
    expect(dry.sample[0]?.customerName).toBe('Ann 6" pipes');
  });

  it('reads an HTML table that calls itself xls, long numbers whole', async () => {
    const opened = await open(book, 'html-table.xls');
    expect(opened).toMatchObject({ format: 'html', headerRow: 2 });
    const dry = await book.call('exchange.dryRun', asProposed(opened));
    expect(dry.sample).toMatchObject([
      { invoiceNo: '0012345678901234567890', customerName: '丙公司 & 丁', amount: '1000.00' },
    ]);
  });

  it('reads XML spreadsheets and expands no entities', async () => {
    expect((await dryRun('spreadsheetml.xls')).sample).toMatchObject([
      { invoiceNo: '007', customerName: 'Ann', amount: '12.50' },
    ]);
    const [row] = (await dryRun('entities.xls')).sample;
    expect(row?.customerName).not.toMatch(/aaaa|root:/);
  });

  it('honours the 1904 calendar and flags months', async () => {
    const dry = await dryRun('mac1904.xlsx');
    expect(dry.sample.map((row) => row.issuedOn)).toEqual(['2025-08-31', '2025-08-31']);
    expect(dry.warnings).toMatchObject([{ cell: 'C3', code: 'month_only' }]);
  });

  it('says which sheets there are, takes the one with a header, and another on request', async () => {
    const opened = await open(book, 'etax-lines.xlsx');
    expect(opened).toMatchObject({
      sheet: '信息汇总表',
      sheets: [
        { name: '发票基础信息', rows: 1 },
        { name: '信息汇总表', rows: 4 },
      ],
    });
    expect(await tryOpen(book, 'etax-lines.xlsx', { sheet: '发票基础信息' })).toMatchObject({
      code: 'header_not_found',
    });
    expect(await tryOpen(book, 'etax-lines.xlsx', { sheet: 'no such' })).toMatchObject({ code: 'sheet_unknown' });
  });

  it.each([
    ['password.xlsx', 'file_password_protected'],
    ['damaged.xlsx', 'file_damaged'],
    ['flipped.xlsx', 'file_damaged'],
    ['liar.xlsx', 'file_damaged'],
    ['bomb.xlsx', 'file_too_large'],
    ['empty.xlsx', 'sheet_empty'],
    ['no-header.csv', 'header_not_found'],
    ['not-a-workbook.xlsx', 'file_type_unknown'],
    ['../../../src-main/storage/open.ts', 'header_not_found'],
  ])('refuses %s as %s', async (file, code) => {
    expect(await tryOpen(book, file)).toMatchObject({ ok: false, code });
  });

  it.each([
    ['zero bytes', Buffer.alloc(0), 'sheet_empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'file_type_unknown'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'file_type_unknown'],
    ['a program', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 251)), 'file_type_unknown'],
    ['a book', 'own', 'file_type_unknown'],
    [
      'a Word file',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]),
      'file_type_unknown',
    ],
  ])('refuses %s by its bytes, whatever its name', async (_what, bytes, code) => {
    const file = path.join(book.folder, 'innocent.xlsx');
    if (bytes === 'own')
      fs.copyFileSync(
        path.join(
          book.folder,
          'books',
          fs.readdirSync(path.join(book.folder, 'books')).find((name) => name.endsWith('.duewarden')) ?? '',
        ),
        file,
      );
    else fs.writeFileSync(file, bytes);
    expect(await tryOpen(book, file)).toMatchObject({ ok: false, code });
  });

  it('says where a quotation mark was left open', async () => {
    expect(await tryOpen(book, 'open-quote.csv')).toMatchObject({ code: 'csv_quote_open', params: { row: 3 } });
  });

  it('tells a file that is gone from one that is damaged', async () => {
    expect(await tryOpen(book, 'gone.xlsx')).toMatchObject({ code: 'file_unreadable', params: { detail: 'ENOENT' } });
  });

  it('recognises bytes cut off anywhere or turned over as damage or as another file, and never falls over', async () => {
    const whole = fs.readFileSync(path.join(fixtures, 'xero-aged.xlsx'));
    for (let cut = 100; cut < whole.length; cut += 1500) {
      const file = path.join(book.folder, 'cut.xlsx');
      fs.writeFileSync(file, whole.subarray(0, cut));
      expect(await tryOpen(book, file)).toMatchObject({ ok: false, code: 'file_damaged' });
    }
  });
});

describe('lists of accounting programs', () => {
  it('reads an open items list of 金蝶: title lines, 序号, several currencies, subtotals, a repeated header, a signature', async () => {
    const opened = await open(book, 'kingdee-aging.xlsx');
    expect(opened).toMatchObject({ kind: 'invoices', headerRow: 4, hiddenRows: 1 });
    expect(proposals(opened)).toEqual({
      往来单位编码: 'customerCode',
      往来单位: 'customerName',
      币别: 'currency',
      单据编号: 'invoiceNo',
      业务日期: 'issuedOn',
      到期日: 'dueOn',
      尚未收款金额: 'amount',
    });
    const dry = await book.call('exchange.dryRun', asProposed(opened));
    expect(dry).toMatchObject({
      accepted: 3,
      skipped: 3,
      totals: [
        { currency: 'CNY', amountMinor: 1_314_560 },
        { currency: 'USD', amountMinor: 9_999 },
      ],
      controlTotals: [{ row: 7, label: '小计', fileMinor: 1_314_560, readMinor: 1_314_560, differenceMinor: 0 }],
    });
    expect(dry.sample[0]).toMatchObject({
      invoiceNo: '24952000000012345678',
      customerCode: '0007',
      customerName: '杭州明达服饰(有限公司)',
    });
    const shown = await book.call('exchange.dryRun', asProposed(opened, { includeHiddenRows: false }));
    expect(shown).toMatchObject({ accepted: 2, skipped: 4 });
    expect(shown.controlTotals[0]?.differenceMinor).toBe(80_000);
  });

  it('joins a two-level header, fills merged cells down, and takes what is open', async () => {
    const opened = await open(book, 'two-level.xlsx');
    expect(proposals(opened)).toMatchObject({ '对账对象/编码': 'customerCode', '借方/未结': 'amount' });
    const dry = await book.call('exchange.dryRun', asProposed(opened));
    expect(dry).toMatchObject({ accepted: 2, controlTotals: [{ differenceMinor: 0 }] });
    expect(dry.sample.map((row) => row.customerCode)).toEqual(['K01', 'K01']);
  });

  it('carries party rows down and proves every total of a Xero report, also for a customer named Total', async () => {
    const dry = await dryRun('xero-aged.xlsx');
    expect(dry).toMatchObject({ accepted: 3, rejected: 0, newCustomers: 2, skipped: 5 });
    expect(dry.sample.map((row) => row.customerName)).toEqual(['Bayside Club', 'Bayside Club', 'Total Energy Ltd']);
    expect(dry.controlTotals.map((total) => total.differenceMinor)).toEqual([0, 0, 0]);
  });

  it('reads a QuickBooks report: quoted names, bracketed negatives, dollar totals', async () => {
    const opened = await open(book, 'quickbooks-aging.csv');
    expect(opened.columns.find((column) => column.header === 'Date')).toMatchObject({
      dateOrder: 'mdy',
      dateOrderAmbiguous: false,
    });
    const plan = { currency: currency('USD'), negativesAsCreditNotes: true };
    const dry = await book.call('exchange.dryRun', asProposed(opened, plan));
    expect(dry).toMatchObject({ accepted: 2, totals: [{ currency: 'USD', amountMinor: 114_528 }] });
    expect(dry.controlTotals.map((total) => total.differenceMinor)).toEqual([0, 0]);
    const without = await book.call('exchange.dryRun', asProposed(opened, { ...plan, negativesAsCreditNotes: false }));
    expect(codes(without)).toEqual(['G8 amount_negative']);
  });

  it('reads Tally bills from an old xls', async () => {
    const opened = await open(book, 'tally-receivables.xls');
    expect(opened).toMatchObject({ format: 'xls', headerRow: 3, dataRows: 2 });
    const dry = await book.call('exchange.dryRun', asProposed(opened, { currency: currency('INR') }));
    expect(dry).toMatchObject({ accepted: 2, totals: [{ currency: 'INR', amountMinor: 10_750_000 }] });
    expect(dry.sample[0]).toMatchObject({ invoiceNo: 'S/101', issuedOn: '2026-03-01', dueOn: '2026-03-31' });
  });

  it('takes 价税合计 and the number that is filled from tax invoices, adds goods lines up, leaves void ones out', async () => {
    const opened = await open(book, 'etax-lines.xlsx');
    expect(opened.linesLikely).toBe(true);
    expect(proposals(opened)).toMatchObject({ 数电发票号码: 'invoiceNo', 价税合计: 'amount', 购方识别号: 'taxId' });
    const dry = await book.call('exchange.dryRun', asProposed(opened, { linesAsOne: true }));
    expect(dry).toMatchObject({ accepted: 2, rejected: 0, skipped: 1, totals: [{ amountMinor: 109_610 }] });
    expect(dry.warnings).toMatchObject([{ code: 'row_void_skipped', cell: 'O4' }]);
    const apart = await book.call('exchange.dryRun', asProposed(opened));
    expect(apart).toMatchObject({ accepted: 1, rejected: 1, totals: [{ amountMinor: 113_000 }] });
  });

  it('reads a 用友 customer file: limits, terms in words, a twin, a code that lost its zero', async () => {
    const opened = await open(book, 'u8-customers.xls');
    expect(opened.kind).toBe('customers');
    const dry = await book.call('exchange.dryRun', asProposed(opened));
    expect(dry).toMatchObject({ accepted: 2, rejected: 1, duplicates: 1, duplicateRows: [{ row: 4, number: '01' }] });
    expect(dry.sample).toMatchObject([
      {
        customerCode: '01',
        customerName: '绍兴越秀纺织（集团）有限公司',
        termsDays: '60',
        limitAmount: '500000.00',
        phone: '13800000000',
      },
      { customerCode: '02', termsDays: '30' },
    ]);
    expect(codes(dry)).toEqual(['B5 customer_name_missing']);
    expect(dry.warnings).toMatchObject([{ code: 'id_zeros_lost', params: { count: 1, length: 2 } }]);
  });

  it('refuses each trap by its own code, in its own cell, and loads the rest', async () => {
    const dry = await dryRun('traps.xlsx');
    expect(codes(dry)).toEqual([
      'A3 id_exponent',
      'A4 id_digits_lost',
      'A5 id_became_date',
      'E6 amount_in_words',
      'E7 amount_negative',
      'E8 amount_zero',
      'E9 amount_missing',
      'G10 paid_without_date',
      'G11 paid_exceeds_amount',
      'C12 date_not_understood',
      'C13 date_out_of_range',
      'B14 customer_missing',
      'E15 cell_error',
      'E16 amount_too_precise',
      'A17 number_other_customer_row',
      'A21 number_missing',
      'C22 date_out_of_range',
      'E23 amount_unit_mixed',
      'E25 currency_differs',
    ]);
    expect(dry).toMatchObject({
      rows: 24,
      accepted: 4,
      rejected: 19,
      duplicates: 1,
      totals: [{ amountMinor: 153_450, paidMinor: 14_000 }],
    });
    expect(dry.warnings.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'F20 paid_before_invoiced',
      'C23 month_only',
    ]);
  });
});

describe('the practice company’s own samples', () => {
  it.each([
    ['customers-xlsx', 'customers'],
    ['invoices-xlsx', 'invoices'],
    ['invoices-csv', 'invoices'],
    ['receipts-csv', 'receipts'],
  ] as const)('%s opens as %s without a question', async (sample, kind) => {
    const opened = await book.call('exchange.openSample', { sample });
    expect(opened.kind).toBe(kind);
    expect(opened.columns.filter((column) => column.dateOrderAmbiguous || column.decimalMarkAmbiguous)).toEqual([]);
    const dry = await book.call('exchange.dryRun', asProposed(opened));
    const totals = kind === 'customers' ? 0 : 1;
    expect(dry).toMatchObject({ accepted: opened.dataRows - totals, rejected: 0, duplicates: 0, skipped: totals });
    expect(dry.accepted).toBeGreaterThan(40);
    expect(dry.controlTotals.map((total) => total.differenceMinor)).toEqual(kind === 'customers' ? [] : [0]);
  });
});
