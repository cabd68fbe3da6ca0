import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';
import { listOf, shown } from './listSupport.ts';

/**
 * A small book worked by hand, as of 2026-06-30, buckets 7/30/60/90/180/365:
 * C1 owes A-1 1,000.00 (due 2026-05-20, 41 days late, 300.00 paid) and A-2 500.00 (due 2026-07-15), 200.00 of a receipt of
 * 500.00 is unapplied; C2 owes B-1 80.00 (due 2026-06-30, today), USD 50.00 (due 2026-06-10, 20 days late).
 */
const asOf = '2026-06-30';
let book: TestBook;
let [c1, c2] = [0, 0] as [CustomerId, CustomerId] | number[] as CustomerId[] as [CustomerId, CustomerId];
let a1: { documentId: DocumentId; itemId: DueItemId };
let receipt: DocumentId;

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  c1 = await book.customer('C1', { name: '明达服饰' });
  c2 = await book.customer('C2', { name: '=SUM(A1)' });
  a1 = await book.invoice(c1, 'A-1', '2026-04-20', 100_000, { dueOn: '2026-05-20' });
  await book.invoice(c1, 'A-2', '2026-06-15', 50_000, { dueOn: '2026-07-15' });
  await book.invoice(c2, 'B-1', '2026-06-01', 8_000, { dueOn: '2026-06-30' });
  await book.invoice(c2, 'B-2', '2026-05-10', 5_000, { dueOn: '2026-06-10', currency: 'USD' });
  receipt = await book.receipt(c1, '2026-06-20', 50_000, [{ dueItemId: a1.itemId, amountMinor: 30_000 }]);
});
afterEach(() => book.close());

describe('aged summary', () => {
  it('puts customers into buckets per currency, largest first, and proves each currency', async () => {
    const list = await listOf(book, 'aged-summary', asOf);
    expect(shown(list, 'customerCode', 'notDue', 'bucket1', 'bucket2', 'unapplied', 'total', 'overdue', 'oldest')).toEqual([
      'currency - - - - - - - -',
      'line C1 50000 - 70000 -20000 100000 70000 41',
      'line C2 8000 - - - 8000 - -',
      'total - 58000 0 70000 -20000 108000 70000 -',
      'currency - - - - - - - -',
      'line C2 - 5000 - - 5000 5000 20',
      'total - 0 5000 0 0 5000 5000 -',
    ]);
    expect(list.sections.map(({ currency: code, proof }) => [code, proof?.againstMinor, proof?.differenceMinor])).toEqual([
      ['CNY', 108_000, 0],
      ['USD', 5_000, 0],
    ]);
    expect(list.facts).toMatchObject({ basis: 'due', bucketEnds: [7, 30, 60, 90, 180, 365], unapplied: 'separate', company: 'Test Ltd' });
    expect(list.facts.audit?.hash).toMatch(/^[0-9a-f]{64}$/);
  }); // prettier-ignore

  it('nets unapplied money against the oldest for looking only, or shows it at its own day; the sum stays', async () => {
    const net = await listOf(book, 'aged-summary', asOf, { currency: currency('CNY'), unapplied: 'net' });
    expect(shown(net, 'customerCode', 'notDue', 'bucket2', 'unapplied', 'total', 'overdue')[0]).toBe('line C1 50000 50000 - 100000 50000'); // prettier-ignore
    const own = await listOf(book, 'aged-summary', asOf, { currency: currency('CNY'), unapplied: 'own-date' });
    // Received ten days before: 8–30 days.
    expect(shown(own, 'customerCode', 'notDue', 'bucket1', 'bucket2', 'total')[0]).toBe('line C1 50000 -20000 70000 100000'); // prettier-ignore
    expect(own.columns.map(({ id }) => id)).not.toContain('unapplied');
    for (const view of [net, own]) expect(view.sections[0]?.proof).toMatchObject({ againstMinor: 108_000, differenceMinor: 0 }); // prettier-ignore
    expect((await book.aging(asOf)).buckets[2]?.amountMinor).toBe(70_000);
  });
});

describe('aged detail', () => {
  it('names each customer, its items oldest first, unapplied money as rows of its own, a subtotal', async () => {
    const list = await listOf(book, 'aged-detail', asOf, { currency: currency('CNY') });
    expect(shown(list, 'customerCode', 'number', 'flags', 'dueOn', 'daysLate', 'notDue', 'bucket2', 'unapplied', 'total')).toEqual([
      'group C1 - - - - - - - -',
      'line C1 A-1 - 2026-05-20 41 - 70000 - 70000',
      'line C1 A-2 - 2026-07-15 - 50000 - - 50000',
      'line C1 R-2026-0001 receipt - - - - -20000 -20000'.replace('R-2026-0001', String(await receiptNumber())),
      'subtotal C1 - - - - 50000 70000 -20000 100000',
      'group C2 - - - - - - - -',
      'line C2 B-1 - 2026-06-30 - 8000 - - 8000',
      'subtotal C2 - - - - 8000 - - 8000',
      'total - - - - - 58000 70000 -20000 108000',
    ]);
    expect(list.rows.filter(({ kind }) => kind === 'line').every(({ documentId }) => documentId !== null)).toBe(true);
  }); // prettier-ignore

  it('keeps a customer together in whatever order', async () => {
    const sorted = await listOf(book, 'aged-detail', asOf, {
      currency: currency('CNY'),
      sort: { column: 'total', descending: false },
    });
    expect(shown(sorted, 'customerCode')).toEqual(['group C2', 'line C2', 'subtotal C2', 'group C1', 'line C1', 'line C1', 'line C1', 'subtotal C1', 'total -']); // prettier-ignore
  });
});

describe('open items', () => {
  it('lists what is open with what was settled; the proof names what a filter left out', async () => {
    const all = await listOf(book, 'open-items', asOf, { currency: currency('CNY') });
    expect(shown(all, 'number', 'amount', 'settled', 'open', 'daysLate')).toEqual([
      'line A-1 100000 30000 70000 41',
      'line B-1 8000 - 8000 -',
      'line A-2 50000 - 50000 -',
      'total - 158000 30000 128000 -',
    ]);
    const overdue = await listOf(book, 'open-items', asOf, { currency: currency('CNY'), status: 'overdue' });
    expect(overdue.sections[0]?.proof).toEqual({
      parts: [
        { code: 'listed', amountMinor: 70_000 },
        { code: 'notListed', amountMinor: 58_000 },
        { code: 'unapplied', amountMinor: -20_000 },
      ],
      against: 'ledger',
      againstMinor: 108_000,
      differenceMinor: 0,
    });
  });
});

describe('receipts and allocations', () => {
  it('shows what each receipt paid beneath it, and what is left', async () => {
    const list = await listOf(book, 'receipts', asOf, { from: on('2026-06-01') });
    const number = await receiptNumber();
    expect(shown(list, 'receivedOn', 'number', 'amount', 'reversed', 'allocated', 'unapplied')).toEqual([
      `line 2026-06-20 ${number} 50000 - 30000 20000`,
      'detail 2026-06-20 A-1 - - 30000 -',
      'total - - 50000 0 30000 20000',
    ]);
    expect(list.sections[0]?.proof?.differenceMinor).toBe(0);
    expect((await listOf(book, 'receipts', asOf, { from: on('2026-06-21') })).rows).toEqual([]);
  });

  it('tells of a reversed receipt, and takes its allocation back on its day', async () => {
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-06-25'), reason: 'bounced' });
    const receipts = await listOf(book, 'receipts', asOf, {});
    expect(shown(receipts, 'amount', 'reversed', 'allocated', 'unapplied', 'reversedOn')[0]).toBe('line 50000 50000 - - 2026-06-25'); // prettier-ignore
    expect(receipts.sections[0]?.proof).toMatchObject({ againstMinor: 50_000, differenceMinor: 0 });
    const before = await listOf(book, 'receipts', '2026-06-24');
    expect(shown(before, 'amount', 'reversed', 'allocated', 'unapplied')[0]).toBe('line 50000 - 30000 20000');
    const moves = await listOf(book, 'allocations', asOf, { from: on('2026-06-01') });
    expect(shown(moves, 'on', 'debit', 'amount', 'flags', 'daysLate')).toEqual([
      'line 2026-06-20 A-1 30000 - 31',
      'line 2026-06-25 A-1 -30000 taken_back 36',
      'total - - 0 - -',
    ]);
    expect(moves.sections[0]?.proof).toEqual({
      parts: [
        { code: 'openBefore', amountMinor: 100_000 },
        { code: 'newDebits', amountMinor: 58_000 },
        { code: 'matched', amountMinor: 0 },
      ],
      against: 'openAfter',
      againstMinor: 158_000,
      differenceMinor: 0,
    });
  });

  it('lists unapplied money with its age', async () => {
    const list = await listOf(book, 'unapplied', asOf);
    expect(shown(list, 'customerCode', 'kind', 'amount', 'allocated', 'unapplied', 'age')).toEqual([
      'line C1 receipt 50000 30000 20000 10',
      'total - - 50000 30000 20000 -',
    ]);
    expect(list.sections[0]?.proof).toMatchObject({ againstMinor: 108_000, differenceMinor: 0 });
  });
});

describe('customer account', () => {
  it('brings the balance forward and runs it, increases before decreases on one day', async () => {
    await book.receipt(c1, '2026-06-15', 10_000);
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-06-28'), reason: 'bounced' });
    const list = await listOf(book, 'customer-ledger', asOf, { customerId: c1, from: on('2026-06-01') });
    expect(shown(list, 'on', 'kind', 'flags', 'debit', 'credit', 'balance')).toEqual([
      'opening 2026-06-01 - - - - 100000',
      'line 2026-06-15 invoice - 50000 - 150000',
      'line 2026-06-15 receipt - - 10000 140000',
      'line 2026-06-20 receipt - - 50000 90000',
      'line 2026-06-28 receipt reversal 50000 - 140000',
      'closing 2026-06-30 - - 100000 60000 140000',
    ]);
    expect(list.sections[0]?.proof).toMatchObject({ against: 'closing', againstMinor: 140_000, differenceMinor: 0 });
    const early = await listOf(book, 'customer-ledger', asOf, { customerId: c1, to: on('2026-06-14') });
    expect(shown(early, 'on', 'balance')).toEqual(['opening - 0', 'line 2026-04-20 100000', 'closing 2026-06-14 100000']); // prettier-ignore
    expect(early.facts.asOf).toBe('2026-06-14');
  });

  it('keeps currencies apart', async () => {
    const list = await listOf(book, 'customer-ledger', asOf, { customerId: c2 });
    expect(shown(list, 'balance')).toEqual(['currency -', 'opening 0', 'line 8000', 'closing 8000', 'currency -', 'opening 0', 'line 5000', 'closing 5000']); // prettier-ignore
  });
});

describe('disputes and write-offs', () => {
  it('shows disputes as they stood on a day', async () => {
    const { disputeId } = await book.call('disputes.open', { dueItemId: a1.itemId, amountMinor: 25_000, reason: 'quality', openedOn: on('2026-06-05') }); // prettier-ignore
    await book.call('disputes.resolve', { disputeId, resolvedOn: on('2026-06-29'), outcome: 'rejected' });
    const before = await listOf(book, 'disputes', '2026-06-28');
    expect(shown(before, 'number', 'reason', 'amount', 'resolvedOn')).toEqual(['line A-1 quality 25000 -', 'total - - 25000 -']); // prettier-ignore
    expect((await listOf(book, 'disputes', asOf)).rows).toEqual([]);
    const all = await listOf(book, 'disputes', asOf, { status: 'resolved' });
    expect(shown(all, 'number', 'outcome', 'resolvedOn')[0]).toBe('line A-1 rejected 2026-06-29');
  });

  it('keeps what was written off on file', async () => {
    expect((await listOf(book, 'write-offs', asOf)).rows).toEqual([]);
    const { writeOffId } = await book.call('writeoffs.add', { dueItemId: a1.itemId, amountMinor: 60_000, on: on('2026-06-21'), reason: 'bankruptcy', approver: '总经理', evidence: '裁定书' }); // prettier-ignore
    await book.call('writeoffs.recover', { writeOffId, amountMinor: 15_000, on: on('2026-06-29') });
    const list = await listOf(book, 'write-offs', asOf, { from: on('2026-06-01') });
    expect(shown(list, 'on', 'debits', 'reason', 'approver', 'amount', 'standing', 'recovered')).toEqual([
      'line 2026-06-21 A-1 bankruptcy 总经理 60000 60000 15000',
      'total - - - - 60000 60000 15000',
    ]);
    expect((await listOf(book, 'write-offs', '2026-06-28')).sections[0]?.totals[7]).toBe(0);
    expect((await listOf(book, 'aged-summary', asOf)).reconciled).toBe(true);
  });
});

describe('what may be asked', () => {
  it.each([
    [{ list: 'customer-ledger' }, 'list_customer_needed'],
    [{ list: 'open-items', basis: 'due' }, 'list_parameter_unfit'],
    [{ list: 'open-items', status: 'reversed' }, 'list_parameter_unfit'],
    [{ list: 'aged-summary', sort: { column: 'nothing', descending: true } }, 'list_parameter_unfit'],
    [{ list: 'receipts', from: '2026-07-01', to: '2026-06-01' }, 'period_reversed'],
    [{ list: 'open-items', customerId: 9999 }, 'customer_not_found'],
  ] as const)('refuses %j', async (question, code) => {
    const reply = await book.ask('reports.list', { asOf: on(asOf), ...question } as never);
    expect(reply).toMatchObject({ ok: false, code });
  });

  it('counts the days late of a payment by the due date of the day asked for', async () => {
    const { itemId } = await book.invoice(c1, 'MOVED', '2026-04-01', 1_000, { dueOn: '2026-04-30' });
    await book.receipt(c1, '2026-05-10', 1_000, [{ dueItemId: itemId, amountMinor: 1_000 }]);
    await book.call('invoices.redate', {
      dueItemId: itemId,
      toDueOn: on('2026-05-10'),
      changedOn: on('2026-06-01'),
      reason: 'agreed',
    });
    const late = async (list: 'allocations', day: string) =>
      shown(await listOf(book, list, day), 'debit', 'dueOn', 'daysLate').find((row) => row.includes('MOVED'));
    expect(await late('allocations', '2026-05-31')).toBe('line MOVED 2026-04-30 10');
    expect(await late('allocations', '2026-06-01')).toBe('line MOVED 2026-05-10 -');
  });

  it('gives the same rows in windows as whole, and new ones once something is recorded', async () => {
    const whole = await listOf(book, 'aged-detail', asOf);
    const parts = [];
    for (let offset = 0; offset < whole.total; offset += 3)
      parts.push(...(await listOf(book, 'aged-detail', asOf, { offset, limit: 3 })).rows);
    expect(parts).toEqual(whole.rows);
    await book.invoice(c1, 'A-9', '2026-06-29', 100, { dueOn: '2026-07-29' });
    expect((await listOf(book, 'aged-detail', asOf)).total).toBe(whole.total + 1);
  });

  it('says so when the rows do not add up to the ledger', async () => {
    book.service.keeper.book?.sqlite.exec('UPDATE due_item SET open_minor = open_minor - 1 WHERE id = 1');
    const list = await listOf(book, 'aged-summary', asOf);
    expect(list.reconciled).toBe(false);
    expect(list.sections[0]?.proof?.differenceMinor).toBe(-1);
    const page = await book.call('reports.listPage', { list: 'aged-summary', asOf: on(asOf), language: 'en' });
    expect(page.reconciled).toBe(false);
    expect(book.service.documents.find(page.documentToken)?.html).toContain('role="alert"');
  });

  it('reproduces a list as it was known, whatever was keyed later', async () => {
    const knownAt = book.now;
    const then = await listOf(book, 'open-items', asOf, { knownAt });
    await book.invoice(c1, 'LATE', '2026-06-01', 77_700, { dueOn: '2026-06-20' });
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-06-21'), reason: 'bounced' });
    const again = await listOf(book, 'open-items', asOf, { knownAt });
    expect(again.rows).toEqual(then.rows);
    expect(again.sections).toEqual(then.sections);
    expect((await listOf(book, 'open-items', asOf)).rows).not.toEqual(then.rows);
  });
});

async function receiptNumber(): Promise<string> {
  return (await book.call('ledger.document', { documentId: receipt, asOf: on(asOf) })).number;
}
