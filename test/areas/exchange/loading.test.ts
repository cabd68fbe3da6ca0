import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { instantFromMs, instantMs } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';
import { asProposed, codes, open, openText } from './importing.ts';
import { liveContent } from './liveContent.ts';

let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create();
});
afterEach(() => book.close());

const header = 'Invoice,Code,Customer,Tax id,Currency,Date,Due,Terms,Amount,Paid on,Paid amount,Note';
const load = async (...lines: string[]) =>
  book.call('exchange.commit', asProposed(await openText(book, [header, ...lines])));
const check = async (...lines: string[]) =>
  book.call('exchange.dryRun', asProposed(await openText(book, [header, ...lines])));

describe('loading invoices', () => {
  it('writes invoices, due items, receipts and allocations that every check of the book agrees with', async () => {
    const done = await load(
      'A1,C1,Ann,,CNY,2026-01-01,2026-01-31,,100.00,,,first',
      'A2,C1,Ann,,CNY,2026-01-05,,30,200.00,2026-02-10,,',
      'A3,C2,Bob,,USD,2026-01-06,2026-02-06,,300.00,2026-03-01,120.50,',
      'A4,C2,Bob,,CNY,2026-02-10,,,50.00,2026-02-01,,',
    );
    expect(done).toMatchObject({
      accepted: 4,
      totals: [
        { currency: 'CNY', amountMinor: 35_000 },
        { currency: 'USD', amountMinor: 30_000 },
      ],
    });
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true, findings: [] });
    const items = await book.call('ledger.items', { asOf: on('2026-06-30'), status: 'all', sort: 'number' });
    expect(items.rows.map(({ number, dueOn, dueBasis, openMinor }) => [number, dueOn, dueBasis, openMinor])).toEqual([
      ['A1', '2026-01-31', 'stated', 10_000],
      ['A2', '2026-02-04', 'terms', 0],
      ['A3', '2026-02-06', 'stated', 17_950],
      ['A4', '2026-02-10', 'terms', 0],
    ]);
    // Paid on the 10th: open on the 9th. Paid before it was invoiced: settled from the invoice's own day.
    expect((await book.aging('2026-02-09')).totalMinor).toBe(10_000 + 20_000 - 5_000);
    expect((await book.aging('2026-02-10')).totalMinor).toBe(10_000);
    const credits = await book.call('ledger.credits', {});
    expect(credits.rows.map(({ number, kind, unappliedMinor }) => [number, kind, unappliedMinor]).sort()).toEqual([
      ['A2-P', 'receipt', 0],
      ['A3-P', 'receipt', 0],
      ['A4-P', 'receipt', 0],
    ]);
  });

  it('counts in the dry run what the commit loads', async () => {
    const lines = [
      'B1,C1,Ann,,,2026-01-01,,,10,,,',
      'B1,C1,Ann,,,2026-01-01,,,10,,,',
      'B2,C1,Ann,,,never,,,10,,,',
      'B3,,Cleo,,,2026-01-02,,,7.5,,,',
    ];
    const plan = asProposed(await openText(book, [header, ...lines]));
    const dry = await book.call('exchange.dryRun', plan);
    const done = await book.call('exchange.commit', plan);
    const { accepted, rejected, duplicates } = done;
    expect({ accepted, rejected, duplicates }).toEqual({ accepted: 2, rejected: 1, duplicates: 1 });
    expect(dry).toMatchObject({ accepted, rejected, duplicates, totals: done.totals });
  });

  it('finds customers by tax id, then code, then name, and makes the others', async () => {
    const known = await book.customer('K7', { name: '杭州明达服饰（有限公司）', termsDays: 45 });
    const dry = await check(
      'D1,,杭州明达服饰(有限公司),,,2026-01-01,,,10,,,',
      'D2,k7,另一个名字,,,2026-01-01,,,10,,,',
      'D3,X9,杭州明达服饰（有限公司）,,,2026-01-01,,,10,,,',
      'D4,,新客户,,,2026-01-01,,,10,,,',
      'D5,,新 客户,,,2026-01-02,,,10,,,',
    );
    expect(dry).toMatchObject({ accepted: 5, newCustomers: 1 });
    expect(dry.warnings.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'B3 customer_name_differs',
      'B4 customer_matched_by_name',
    ]);
    expect(dry.sample.map((row) => row.customerCode)).toEqual(['K7', 'K7', 'K7', 'K0001', 'K0001']);
    expect(dry.sample[0]?.dueOn).toBe('2026-02-15');
    expect(known).toBeGreaterThan(0);
  });

  it('never guesses between two customers of one name, nor between a tax id and a code that disagree', async () => {
    await book.customer('P1', { name: '李伟' });
    await book.customer('P2', { name: '李 伟' });
    await load('E0,T1,Tax One,91330100AAAA,,2026-01-01,,,10,,,');
    const dry = await check(
      'E1,,李伟,,,2026-01-01,,,10,,,',
      'E2,P1,,91330100AAAA,,2026-01-01,,,10,,,',
      'E3,,,91330100aaaa,,2026-01-01,,,10,,,',
    );
    expect(codes(dry)).toEqual(['C2 customer_ambiguous', 'B3 customer_conflict']);
    expect(dry.errors[0]?.params).toMatchObject({ codes: 'P1, P2' });
    expect(dry.sample).toMatchObject([{ invoiceNo: 'E3', customerCode: 'T1' }]);
  });

  it('keeps two customers of one name apart when the file gives them codes', async () => {
    const dry = await check('F1,Q1,张三,,,2026-01-01,,,10,,,', 'F2,Q2,张三,,,2026-01-01,,,10,,,');
    expect(dry).toMatchObject({ newCustomers: 2, accepted: 2 });
  });

  it('tells a number that is there already from one that is somebody else’s', async () => {
    await load('G1,C1,Ann,,,2026-01-01,,,10,,,');
    const dry = await check(
      'G1,C1,Ann,,,2026-01-01,,,10,,,',
      'G1,C2,Bob,,,2026-01-01,,,10,,,',
      'G2,C1,Ann,,,2026-01-01,,,10,,,',
      'G2,C1,Ann,,,2026-01-09,,,99,,,',
    );
    expect(dry).toMatchObject({ accepted: 1, duplicates: 2, duplicateRows: [{ row: 2 }, { row: 5 }] });
    expect(dry.errors).toMatchObject([{ cell: 'A3', code: 'number_other_customer', params: { code: 'C1' } }]);
    expect(dry.warnings).toMatchObject([{ cell: 'A5', code: 'number_repeated_differs', params: { firstRow: 4 } }]);
  });

  it('turns negatives into credit notes when asked to', async () => {
    const opened = await openText(book, [header, 'H1,C1,Ann,,,2026-01-01,,,100,,,', 'H2,C1,Ann,,,2026-01-05,,,-30,,,']);
    const plan = asProposed(opened, { negativesAsCreditNotes: true });
    expect(await book.call('exchange.commit', plan)).toMatchObject({ accepted: 2, totals: [{ amountMinor: 7_000 }] });
    expect(await book.aging('2026-02-01')).toMatchObject({
      totalMinor: 7_000,
      unappliedMinor: -3_000,
      ledgerMinor: 7_000,
    });
    // The same rows again are known, credit notes too.
    const again = await openText(book, [header, 'H2,C1,Ann,,,2026-01-05,,,-30,,,']);
    expect(await book.call('exchange.dryRun', asProposed(again, { negativesAsCreditNotes: true }))).toMatchObject({
      duplicates: 1,
    });
  });

  it('adds lines up when told to, and takes an invoice back whose lines come to nothing', async () => {
    const lines = [
      'L1,C1,Ann,,,2026-01-01,,,100,,,',
      'L1,C1,Ann,,,2026-01-01,,,50.5,,,',
      'L2,C1,Ann,,,2026-01-01,,,5,,,',
      'L2,C1,Ann,,,2026-01-01,,,-5,,,',
      'L3,C1,Ann,,,2026-01-01,,,8,2026-02-01,,',
      'L3,C1,Ann,,,2026-01-01,,,3,2026-02-01,,',
      'L3,C1,Ann,,,2026-01-01,,,-1,2026-02-03,,',
    ];
    const plan = asProposed(await openText(book, [header, ...lines]), { linesAsOne: true });
    const dry = await book.call('exchange.dryRun', plan);
    expect(dry).toMatchObject({ accepted: 5, rejected: 2, totals: [{ amountMinor: 16_050, paidMinor: 1_000 }] });
    expect(codes(dry)).toEqual(['I4 amount_zero', 'I5 amount_zero']);
    await book.call('exchange.commit', plan);
    const items = await book.call('ledger.items', { asOf: on('2026-06-30'), status: 'all', sort: 'number' });
    expect(items.rows.map(({ number, amountMinor, openMinor }) => [number, amountMinor, openMinor])).toEqual([
      ['L1', 15_050, 15_050],
      ['L3', 1_000, 0],
    ]);
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });

  it('loads what lies ahead and says so, but not what lies far ahead', async () => {
    const dry = await check(
      'M1,C1,Ann,,,2026-12-24,,,10,,,',
      'M2,C1,Ann,,,2026-01-01,2025-12-01,,10,,,',
      'M3,C1,Ann,,,2032-01-01,,,10,,,',
    );
    expect(dry.warnings.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'F2 date_in_future',
      'G3 due_before_issued',
    ]);
    expect(codes(dry)).toEqual(['F4 date_out_of_range']);
  });

  it.each([
    ['30', 30],
    ['30天', 30],
    ['月结30天', 30],
    ['Net 45', 45],
    ['2% 10 Net 30', 30],
    ['Due on receipt', 0],
    ['现结', 0],
  ])('reads the terms %s', async (terms, days) => {
    const dry = await check(`N1,C1,Ann,,,2026-01-01,,${terms},10,,,`);
    expect(dry.sample[0]?.dueOn).toBe(
      instantFromMs(instantMs(instantFromMs(Date.parse('2026-01-01'))) + days * 86_400_000).slice(0, 10),
    );
    expect(dry.dueFromTerms).toBe(1);
  });

  it('needs readable terms only where no due date is stated', async () => {
    const dry = await check('O1,C1,Ann,,,2026-01-01,2026-02-01,NAH4,10,,,', 'O2,C1,Ann,,,2026-01-01,,NAH4,10,,,');
    expect(codes(dry)).toEqual(['H3 terms_not_understood']);
    expect(dry.sample).toMatchObject([{ invoiceNo: 'O1', dueOn: '2026-02-01' }]);
  });

  it('gives a receipt another number where the customer has one of that number', async () => {
    await load('R1,C1,Ann,,,2026-01-01,,,10,2026-01-02,,');
    const { rows: batches } = await book.call('exchange.batches', {});
    expect(batches).toHaveLength(1);
    const customerId = (await book.call('customers.search', { text: 'C1' })).rows[0]?.id;
    if (customerId === undefined) throw new Error('no customer');
    await book.call('ledger.addReceipt', {
      customerId,
      currency: currency('CNY'),
      receivedOn: on('2026-03-01'),
      amountMinor: 5,
      number: 'R2-P',
    });
    await load('R2,C1,Ann,,,2026-01-01,,,10,2026-01-02,,');
    const numbers = (await book.call('ledger.credits', {})).rows.map((row) => row.number).sort();
    expect(numbers).toEqual(['R1-P', 'R2-P', 'R2-P2']);
  });
});

describe('loading receipts', () => {
  const receiptHeader = 'Receipt No,Customer,Date,Amount,Invoice No,Reference';
  const loadReceipts = async (...lines: string[]) =>
    book.call('exchange.commit', asProposed(await openText(book, [receiptHeader, ...lines], { kind: 'receipts' })));

  beforeEach(async () => {
    await load('S1,C1,Ann,,,2026-01-10,,,100,,,', 'S2,C1,Ann,,,2026-01-20,,,50,,,', 'S3,C2,Bob,,,2026-01-20,,,70,,,');
  });

  it('allocates to the invoices they name as far as both reach, and leaves the rest unapplied', async () => {
    const done = await loadReceipts(
      'P1,Ann,2026-02-01,120,"S1, S2",',
      'P2,Ann,2026-01-05,60,S2,',
      'P3,Bob,2026-02-01,10,S1,',
      ',,2026-02-02,70,S3,',
    );
    expect(done).toMatchObject({ accepted: 4, totals: [{ amountMinor: 26_000 }] });
    const { rows } = await book.call('ledger.credits', {});
    expect(
      rows.map(({ number, customerCode, unappliedMinor }) => [number, customerCode, unappliedMinor]).sort(),
    ).toEqual([
      ['P1', 'C1', 0],
      ['P2', 'C1', 3_000],
      ['P3', 'C2', 1_000],
      ['R-000001', 'C2', 0],
    ]);
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
    // P2 came before the invoice it pays: it counts from the invoice's day.
    expect(await book.aging('2026-01-19')).toMatchObject({ totalMinor: 10_000 - 6_000, unappliedMinor: -6_000 });
    expect((await book.aging('2026-02-02')).totalMinor).toBe(22_000 - 26_000);
  });

  it('says where a receipt could not be allocated', async () => {
    const plan = asProposed(
      await openText(
        book,
        [
          receiptHeader,
          'P1,Ann,2026-02-01,10,S9,',
          'P2,Ann,2026-02-01,100,S1,',
          'P3,Ann,2026-02-01,5,S1,',
          'P4,,2026-02-01,5,,',
          'P5,Ann,2026-02-01,-5,,',
          'P2,Ann,2026-02-01,5,,',
        ],
        { kind: 'receipts' },
      ),
    );
    const dry = await book.call('exchange.dryRun', plan);
    expect(dry.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'invoice_not_found'],
      [4, 'invoice_not_open'],
    ]);
    expect(dry.errors.map(({ row, code }) => [row, code])).toEqual([
      [5, 'customer_missing'],
      [6, 'receipt_negative'],
    ]);
    expect(dry).toMatchObject({ accepted: 3, duplicates: 1 });
  });

  it('knows receipts without a number again by what they say, each once', async () => {
    const twice = [',Ann,2026-02-01,10,,TRF 1', ',Ann,2026-02-01,10,,TRF 1'];
    expect(await loadReceipts(...twice)).toMatchObject({ accepted: 2 });
    const again = asProposed(await openText(book, [receiptHeader, ...twice, twice[0] ?? ''], { kind: 'receipts' }));
    expect(await book.call('exchange.dryRun', again)).toMatchObject({ accepted: 1, duplicates: 2 });
  });
});

describe('loading customers', () => {
  it('brings limits along, from the day of the import', async () => {
    await book.call('exchange.commit', asProposed(await open(book, 'u8-customers.xls'), { asOf: day('2026-11-20') }));
    const [row] = (await book.call('customers.search', { text: '越秀' })).rows;
    if (!row) throw new Error('not loaded');
    const { rows: limits } = await book.call('credit.limits', { customerId: row.id, asOf: on('2026-11-22') });
    expect(limits).toMatchObject([{ currency: 'CNY', amountMinor: 50_000_000, fromOn: '2026-11-20', inForce: true }]);
    expect(await book.call('customers.get', { id: row.id })).toMatchObject({
      name: '绍兴越秀纺织（集团）有限公司',
      taxId: '91330600000000001X',
      termsDays: 60,
    });
    const again = await book.call('exchange.dryRun', asProposed(await open(book, 'u8-customers.xls')));
    expect(again).toMatchObject({ accepted: 0, duplicates: 3 });
  });

  it('reads department and legal representative', async () => {
    const opened = await openText(book, [
      '客户编码,客户名称,法定代表人,所属部门,业务员,联系电话',
      'L1,海宁澜庭布艺有限公司,钱志远,零售部,俞静,0573-5550 1159',
    ]);
    expect(opened.kind).toBe('customers');
    await book.call('exchange.commit', asProposed(opened));
    const [row] = (await book.call('customers.search', { text: 'L1' })).rows;
    if (!row) throw new Error('not loaded');
    expect(await book.call('customers.get', { id: row.id })).toMatchObject({
      legalRepresentative: '钱志远',
      department: '零售部',
      salesperson: '俞静',
      address: '',
    });
  });
});

describe('a batch', () => {
  const lines = [
    'U1,C1,Ann,,,2026-01-01,,,100,,,',
    'U2,C9,New One,,,2026-01-01,,,50,2026-02-01,,',
    'U3,C1,Ann,,,bad,,,1,,,',
  ];

  it('is undone without a trace in what lives, and can be loaded again', async () => {
    await book.customer('C1', { name: 'Ann' });
    const before = liveContent(book);
    const opened = await openText(book, [header, ...lines]);
    const done = await book.call('exchange.commit', asProposed(opened));
    expect(liveContent(book)).not.toEqual(before);
    await book.call('exchange.undo', { batchId: done.batchId, reason: 'wrong file' });
    expect(liveContent(book)).toEqual(before);
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
    expect((await book.call('exchange.batches', {})).rows).toMatchObject([
      { batchId: done.batchId, accepted: 2, rejected: 1, undoneAt: expect.any(String) as string },
    ]);
    expect(await book.ask('exchange.undo', { batchId: done.batchId, reason: 'again' })).toMatchObject({
      code: 'batch_already_undone',
    });
    const twice = await book.call('exchange.commit', asProposed(opened));
    expect(twice).toMatchObject({ accepted: 2 });
    await book.call('exchange.undo', { batchId: twice.batchId, reason: 'again' });
    expect(liveContent(book)).toEqual(before);
  });

  it('of receipts gives back what it had settled', async () => {
    await load(...lines.slice(0, 2));
    const before = liveContent(book);
    const receipts = await openText(book, ['Receipt No,Customer,Date,Amount,Invoice No', 'P1,Ann,2026-02-01,60,U1'], {
      kind: 'receipts',
    });
    const done = await book.call('exchange.commit', asProposed(receipts));
    expect((await book.aging('2026-06-30')).totalMinor).toBe(4_000);
    await book.call('exchange.undo', { batchId: done.batchId, reason: 'x' });
    expect(liveContent(book)).toEqual(before);
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });

  it('stays known as it was at the time', async () => {
    const done = await load(...lines);
    const knownAt = instantFromMs(instantMs(book.now) + 0);
    await book.call('exchange.undo', { batchId: done.batchId, reason: 'x' });
    expect((await book.aging('2026-06-30', { knownAt })).totalMinor).toBe(10_000);
  });

  it('stays when later work stands on it, and says which', async () => {
    const done = await load(...lines);
    const items = await book.call('ledger.items', { asOf: on('2026-06-30') });
    const [item] = items.rows;
    if (!item) throw new Error('no item');
    const refused = async () => book.ask('exchange.undo', { batchId: done.batchId, reason: 'x' });
    const before = liveContent(book);
    const receipt = await book.receipt(item.customerId, '2026-03-01', 100, [
      { dueItemId: item.dueItemId, amountMinor: 100 },
    ]);
    expect(await refused()).toMatchObject({
      ok: false,
      code: 'batch_in_use',
      params: { count: 1, documents: ['R-000001'] },
    });
    expect(liveContent(book)).not.toEqual(before);
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-03-02'), reason: 'bounced' });
    // A reversed payment is still a fact about the invoice.
    expect(await refused()).toMatchObject({ code: 'batch_in_use' });
  });

  it('stays while a dispute, a reversal or a letter refers to it', async () => {
    const done = await load(...lines);
    const refused = async () => book.ask('exchange.undo', { batchId: done.batchId, reason: 'x' });
    const [receipt] = (await book.call('ledger.credits', {})).rows;
    if (!receipt) throw new Error('no receipt');
    await book.call('ledger.reverse', {
      documentId: receipt.documentId,
      reversedOn: on('2026-03-02'),
      reason: 'bounced',
    });
    expect(await refused()).toMatchObject({ code: 'batch_in_use', params: { documents: ['U2-P'] } });

    const other = await load('V1,C5,Eve,,,2026-01-01,,,100,,,');
    const [item] = (await book.call('ledger.items', { asOf: on('2026-06-30'), search: 'V1' })).rows;
    if (!item) throw new Error('no item');
    await book.call('disputes.open', {
      dueItemId: item.dueItemId,
      amountMinor: 100,
      reason: 'quality',
      openedOn: on('2026-02-01'),
    });
    expect(await book.ask('exchange.undo', { batchId: other.batchId, reason: 'x' })).toMatchObject({
      code: 'batch_in_use',
      params: { documents: ['V1'] },
    });
  });

  it('keeps a customer it brought when others have come to use it', async () => {
    const done = await load('W1,C9,New One,,,2026-01-01,,,50,,,');
    const [row] = (await book.call('customers.search', { text: 'C9' })).rows;
    if (!row) throw new Error('no customer');
    await book.invoice(row.id, 'OWN-1', '2026-02-02', 500);
    await book.call('exchange.undo', { batchId: done.batchId, reason: 'x' });
    expect((await book.call('customers.search', { text: 'C9' })).rows).toHaveLength(1);
    expect((await book.aging('2026-06-30')).totalMinor).toBe(500);
  });

  it('remembers its file and the answers given to it', async () => {
    const rows = ['Ref X,Who,When,How much', 'Z1,Ann,03/04/2026,"1.234"', 'Z2,Ann,05/04/2026,"2.500"'];
    const opened = await openText(book, rows, { kind: 'invoices', headerRow: 1 });
    expect(opened.columns.map(({ proposed }) => proposed)).toEqual([null, null, null, null]);
    const mapping = (['invoiceNo', 'customerName', 'issuedOn', 'amount'] as const).map((field, index) => ({
      index,
      field,
    }));
    expect(await book.ask('exchange.dryRun', asProposed(opened, { mapping: mapping.slice(0, 2) }))).toMatchObject({
      code: 'mapping_incomplete',
      params: { missing: ['amount', 'issuedOn'] },
    });
    expect(await book.ask('exchange.dryRun', asProposed(opened, { mapping }))).toMatchObject({
      code: 'date_order_needed',
      params: { column: 'When', examples: ['03/04/2026', '05/04/2026'] },
    });
    const ordered = [{ index: 2, dateOrder: 'dmy' as const }];
    expect(await book.ask('exchange.dryRun', asProposed(opened, { mapping, formats: ordered }))).toMatchObject({
      code: 'decimal_mark_needed',
      params: { column: 'How much' },
    });
    const formats = [...ordered, { index: 3, decimalMark: 'comma' as const }];
    expect(await book.call('exchange.commit', asProposed(opened, { mapping, formats }))).toMatchObject({
      accepted: 2,
      totals: [{ amountMinor: 373_400 }],
    });

    const next = await openText(book, [rows[0] ?? '', 'Z3,Ann,07/08/2026,"3.500"']);
    expect(next).toMatchObject({ kind: 'invoices', loadedBefore: [] });
    expect(next.columns).toMatchObject([
      { proposed: 'invoiceNo', confidence: 'remembered' },
      { proposed: 'customerName' },
      { proposed: 'issuedOn', dateOrder: 'dmy', dateOrderAmbiguous: true },
      { proposed: 'amount', decimalMark: 'comma', decimalMarkAmbiguous: true },
    ]);
    const same = await openText(book, rows);
    expect(same.loadedBefore).toMatchObject([{ undone: false }]);
  });

  it('is preceded by a verified copy of the book', async () => {
    expect((await book.call('book.backups', {})).rows).toEqual([]);
    await load(...lines);
    expect((await book.call('book.backups', {})).rows).toMatchObject([{ reason: 'before_import' }]);
  });

  it('keeps its rejected rows with their reasons', async () => {
    const done = await load(...lines);
    const { rows, total } = await book.call('exchange.rejections', { batchId: done.batchId });
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ row: 4, column: 'Date', cell: 'F4', code: 'date_not_understood', value: 'bad' }]);
  });

  it('is refused where nothing is left to load, without a copy or a batch', async () => {
    const opened = await openText(book, [header, 'Y1,C1,Ann,,,bad,,,1,,,']);
    expect(await book.ask('exchange.commit', asProposed(opened))).toMatchObject({
      code: 'nothing_to_load',
      params: { rejected: 1, duplicates: 0 },
    });
    expect((await book.call('exchange.batches', {})).total).toBe(0);
    expect((await book.call('book.backups', {})).rows).toEqual([]);
  });

  it('is planned anew when the book has changed since the dry run', async () => {
    const plan = asProposed(await openText(book, [header, ...lines]));
    expect(await book.call('exchange.dryRun', plan)).toMatchObject({ accepted: 2 });
    const ann = await book.customer('C1', { name: 'Ann' });
    await book.invoice(ann, 'U1', '2026-01-01', 10_000);
    expect(await book.call('exchange.commit', plan)).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it('of a book that changes between plan and commit takes nothing twice', async () => {
    const plan = asProposed(await openText(book, [header, ...lines]));
    const ann = await book.customer('C1', { name: 'Ann' });
    const committing = book.call('exchange.commit', plan);
    // Commands are answered while the copy is made: this one takes a number the plan has found free.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await book.invoice(ann, 'U1', '2026-01-01', 10_000);
    const done = await committing;
    expect(done.accepted + done.duplicates).toBe(2);
    const items = await book.call('ledger.items', { asOf: on('2026-06-30'), search: 'U1', status: 'all' });
    expect(items.total).toBe(1);
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });
});

describe('a file that is open for import', () => {
  it('is forgotten when five others have come after it', async () => {
    const first = await openText(book, [header, 'A,C1,Ann,,,2026-01-01,,,1,,,']);
    for (let count = 0; count < 5; count += 1) await openText(book, [header, `${count},C1,Ann,,,2026-01-01,,,1,,,`]);
    expect(await book.ask('exchange.dryRun', asProposed(first))).toMatchObject({ code: 'import_unknown' });
  });

  it('refuses plans that do not fit it', async () => {
    const opened = await openText(book, [header, 'A,C1,Ann,,,2026-01-01,,,1,,,']);
    const { mapping } = asProposed(opened);
    expect(
      await book.ask('exchange.dryRun', asProposed(opened, { mapping: [...mapping, { index: 0, field: 'note' }] })),
    ).toMatchObject({ code: 'mapping_field_twice' });
    expect(
      await book.ask(
        'exchange.dryRun',
        asProposed(opened, {
          mapping: [...mapping.filter(({ field }) => field !== 'note'), { index: 99, field: 'note' }],
        }),
      ),
    ).toMatchObject({ code: 'mapping_column_unknown', params: { column: 'CV' } });
    expect(await book.ask('exchange.dryRun', asProposed(opened, { importId: 'nobody' }))).toMatchObject({
      code: 'import_unknown',
    });
    expect(await book.ask('exchange.dryRun', asProposed(opened, { sheet: 'other' }))).toMatchObject({
      code: 'sheet_unknown',
    });
  });

  it('can be planned on another of its sheets, unless the file has changed meanwhile', async () => {
    const opened = await open(book, 'etax-lines.xlsx');
    expect(await book.ask('exchange.dryRun', asProposed(opened, { sheet: '发票基础信息' }))).toMatchObject({
      ok: false,
    });
    const copy = path.join(book.folder, 'copy.xlsx');
    fs.copyFileSync(path.join(import.meta.dirname, '../../fixtures/import/etax-lines.xlsx'), copy);
    const changing = await open(book, copy);
    fs.copyFileSync(path.join(import.meta.dirname, '../../fixtures/import/kingdee-aging.xlsx'), copy);
    expect(await book.ask('exchange.dryRun', asProposed(changing, { sheet: '发票基础信息' }))).toMatchObject({
      ok: false,
      code: 'sheet_unknown',
    });
  });
});
