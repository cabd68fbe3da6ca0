import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

const cny = currency('CNY');
const END = day('2026-12-31');
let book: TestBook;
let customerId: CustomerId;

beforeEach(async () => {
  book = await TestBook.create('2026-01-01T00:00:00.000Z');
  customerId = await book.customer('A');
});
afterEach(() => book.close());

const newest = (): number => book.service.keeper.book?.head.seq ?? 0;
const entry = (seq: number) => ({ seq: seq as never });
const open = async (): Promise<{ total: number; unapplied: number; ledger: number }> => {
  const table = await book.call('aging.table', { asOf: END });
  const [row] = table.currencies;
  return { total: row?.totalMinor ?? 0, unapplied: row?.unappliedMinor ?? 0, ledger: row?.ledgerMinor ?? 0 };
};

async function receipt(amountMinor: number, allocations: { dueItemId: never; amountMinor: number }[] = []) {
  return book.call('ledger.addReceipt', {
    customerId,
    currency: cny,
    receivedOn: day('2026-02-01'),
    amountMinor,
    allocations,
  });
}

describe('undo', () => {
  it('voids a receipt with its allocations, and leaves what was known before', async () => {
    const { itemId } = await book.invoice(customerId, 'I1', '2026-01-10', 1000);
    await receipt(700, [{ dueItemId: itemId as never, amountMinor: 600 }]);
    const seq = newest();
    const before = book.service.keeper.book?.head.at;
    expect(await open()).toEqual({ total: 300, unapplied: -100, ledger: 300 });
    expect(await book.call('history.undo', entry(seq))).toEqual({ seq, procedure: 'ledger.addReceipt' });
    expect(await open()).toEqual({ total: 1000, unapplied: 0, ledger: 1000 });
    const then = await book.call('aging.table', { asOf: END, ...(before ? { knownAt: before } : {}) });
    expect(then.currencies[0]?.totalMinor).toBe(300);
    expect(await book.ask('history.undo', entry(seq))).toMatchObject({ ok: false, code: 'already_undone' });
    expect((await book.call('book.verify', {})).sound).toBe(true);
  });

  it('puts an allocation together again from the day it was parted on', async () => {
    const { itemId } = await book.invoice(customerId, 'I1', '2026-01-10', 1000);
    const { documentId } = await receipt(1000, [{ dueItemId: itemId as never, amountMinor: 1000 }]);
    const { allocations } = await book.call('ledger.document', { documentId, asOf: END });
    await book.call('ledger.unallocate', {
      allocationId: allocations[0]?.allocationId as never,
      on: day('2026-03-01'),
      reason: 'wrong invoice',
    });
    await book.call('history.undo', entry(newest()));
    for (const asOf of ['2026-02-15', '2026-03-01', '2026-06-01'].map(day)) {
      const table = await book.call('aging.table', { asOf });
      expect(table.currencies[0]).toMatchObject({ totalMinor: 0, unappliedMinor: 0 });
    }
    expect((await book.call('book.verify', {})).sound).toBe(true);
  });

  it('is refused where later work stands on it, and names that work', async () => {
    const { itemId } = await book.invoice(customerId, 'I1', '2026-01-10', 1000);
    const invoiced = newest();
    const { number } = await receipt(400, [{ dueItemId: itemId as never, amountMinor: 400 }]);
    const received = newest();
    expect(await book.ask('history.undo', entry(invoiced))).toMatchObject({
      ok: false,
      code: 'undo_in_use',
      params: { numbers: number },
    });
    await book.call('history.undo', entry(received));
    await book.call('history.undo', entry(invoiced));
    expect(await open()).toEqual({ total: 0, unapplied: 0, ledger: 0 });
  });

  it('finds the command by the id the screen gave it', async () => {
    await book.invoice(customerId, 'I1', '2026-01-10', 1000);
    const reply = await book.service.call(
      'ledger.addReceipt',
      { customerId, currency: cny, receivedOn: day('2026-02-01'), amountMinor: 50 },
      { commandId: 'screen-1' },
    );
    expect(reply.ok).toBe(true);
    expect(await book.call('history.undo', { commandId: 'screen-1' })).toMatchObject({
      procedure: 'ledger.addReceipt',
    });
    expect(await book.ask('history.undo', { commandId: 'screen-2' })).toMatchObject({ code: 'entry_not_found' });
  });

  it('is refused for an invoice a letter has asked for since', async () => {
    await book.invoice(customerId, 'I1', '2026-01-02', 100_000, { dueOn: '2026-01-05' });
    const seq = newest();
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    const asked = { customerId, currency: cny, level: 1, language: 'zh', asOf: day('2026-01-31') } as const;
    book.now = instant('2026-01-31T08:00:00.000Z');
    const issued = await book.call('letters.issue', { ...asked, lookedReason: 'seen' });
    expect(await book.ask('history.undo', entry(seq))).toMatchObject({
      code: 'undo_in_use',
      params: { numbers: issued.number },
    });
  });

  it('of a step of a bill is told in the timeline of its receipt', async () => {
    const { billId, receiptId } = await book.call('bills.add', {
      kind: 'bank_acceptance', customerId, number: '1', drawer: 'A', acceptor: 'B', currency: cny, amountMinor: 1000,
      issuedOn: day('2026-01-05'), receivedOn: day('2026-01-10'), maturesOn: day('2026-06-05'),
    }); // prettier-ignore
    await book.call('bills.present', { billId, on: day('2026-06-05') });
    await book.call('history.undo', entry(newest()));
    expect((await book.call('bills.get', { billId, asOf: END })).state).toBe('held');
    const { rows } = await book.call('history.timeline', { documentId: receiptId });
    expect(rows.map(({ what }) => what)).toEqual(['history.undo', 'bills.present', 'bills.add']);
  });

  it('does not undo what set values in place', async () => {
    expect(await book.ask('history.undo', entry(newest()))).toMatchObject({ ok: false, code: 'undo_not_possible' });
  });
});

describe('the timeline', () => {
  it('tells who did what, field by field, newest first, and marks what was undone', async () => {
    const { documentId, itemId } = await book.invoice(customerId, 'I1', '2026-01-10', 1000);
    await receipt(1000, [{ dueItemId: itemId as never, amountMinor: 1000 }]);
    await book.call('history.undo', entry(newest()));
    const customer = await book.call('customers.get', { id: customerId });
    const { id, recordedAt: _recordedAt, ...profile } = customer;
    await book.call('customers.save', { id, ...profile, phone: '0571-88990000' });
    const { rows, total } = await book.call('history.timeline', { customerId });
    expect(total).toBe(rows.length);
    expect(rows.map((row) => [row.what, row.number, row.undone])).toEqual([
      ['customers.save', '', false],
      ['history.undo', 'R-000001', false],
      ['ledger.addReceipt', 'R-000001', true],
      ['ledger.addInvoice', 'I1', false],
      ['customers.save', '', false],
    ]);
    expect(rows[0]?.changes).toEqual([{ field: 'phone', before: null, after: '0571-88990000' }]);
    const one = await book.call('history.timeline', { documentId });
    expect(one.rows.map((row) => row.what)).toEqual(['history.undo', 'ledger.addReceipt', 'ledger.addInvoice']);
  });
});

describe('undo of what was recorded of a customer’s credit', () => {
  const of = { asOf: END } as const;
  const total = async () => (await book.call('credit.exposure', { customerId, currency: cny, ...of })).exposureMinor;
  const undoNewest = async () => book.ask('history.undo', entry(newest()));
  const order = () => book.call('orders.add', { customerId, currency: cny, amountMinor: 5000, orderedOn: day('2026-02-01') }); // prettier-ignore
  const limit = { currency: cny, amountMinor: 9000, fromOn: day('2026-01-01'), reason: 'first' };

  it('takes an order step back with its check, and the order after its steps', async () => {
    await book.call('credit.setLimit', { ...limit, customerId });
    const { orderId } = await order();
    const added = newest();
    await book.call('holds.confirmOrder', { orderId, on: day('2026-02-02') });
    const confirmed = newest();
    await book.call('holds.shipOrder', { orderId, on: day('2026-02-03'), amountMinor: 2000 });
    expect(await book.ask('history.undo', entry(added))).toMatchObject({ code: 'undo_in_use', params: { numbers: 'SO-0001' } }); // prettier-ignore
    expect(await book.ask('history.undo', entry(confirmed))).toMatchObject({ code: 'undo_in_use' });
    expect(await undoNewest()).toMatchObject({ ok: true, value: { procedure: 'holds.shipOrder' } });
    const known = book.service.keeper.book?.head.at;
    expect((await book.call('holds.checks', {})).total).toBe(1);
    expect(await total()).toBe(5000);
    expect(await book.ask('history.undo', entry(confirmed))).toMatchObject({ ok: true });
    expect(await total()).toBe(0);
    const then = await book.call('credit.exposure', { customerId, currency: cny, ...of, ...(known ? { knownAt: known } : {}) }); // prettier-ignore
    expect(then.exposureMinor).toBe(5000);
    expect(await book.ask('history.undo', entry(added))).toMatchObject({ ok: true });
    expect((await book.call('orders.list', { ...of, status: 'all' })).total).toBe(0);
    const { rows } = await book.call('history.timeline', { customerId });
    expect(rows.filter(({ what, undone }) => what === 'orders.add' && undone)).toHaveLength(1);
    expect((await book.call('book.verify', {})).sound).toBe(true);
  });

  it('takes back a link to an invoice, and what was cancelled', async () => {
    const { orderId } = await order();
    await book.call('holds.shipOrder', { orderId, on: day('2026-02-03'), amountMinor: 2000, release: { reason: 'agreed' } }); // prettier-ignore
    const { documentId } = await book.invoice(customerId, 'I1', '2026-02-05', 2000);
    await book.call('orders.invoice', { orderId, on: day('2026-02-05'), documentId });
    expect(await total()).toBe(5000);
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect(await total()).toBe(7000);
    await book.call('orders.cancel', { orderId, on: day('2026-02-06'), reason: 'no longer wanted' });
    expect(await total()).toBe(4000);
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect(await total()).toBe(7000);
  });

  it('takes back a limit, a status, a score and a check', async () => {
    await book.call('credit.setLimit', { ...limit, customerId });
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect((await book.call('credit.limits', { customerId, ...of })).rows).toEqual([]);

    await book.call('holds.setStatus', { customerId, status: 'hold', reason: 'overdue', fromOn: day('2026-02-01') });
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect((await book.call('holds.statuses', of)).rows).toEqual([]);

    await book.call('scoring.record', { customerId, asOf: day('2026-02-01') });
    expect((await book.call('scoring.current', { customerId, ...of })).inForce).not.toBeNull();
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect((await book.call('scoring.current', { customerId, ...of })).inForce).toBeNull();

    await book.call('holds.release', { customerId, currency: cny, amountMinor: 100, asOf: day('2026-02-01'), reason: 'cash on delivery' }); // prettier-ignore
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect((await book.call('holds.checks', { customerId })).total).toBe(0);
  });

  it('takes back a review with the limit that was set by it', async () => {
    const review = { customerId, currency: cny, reviewedOn: day('2026-02-01'), nextOn: day('2026-08-01'), note: '' };
    const granted = { amountMinor: 7000, untilOn: day('2026-12-31'), kind: 'standing' as const, reason: 'review' };
    await book.call('reviews.record', { ...review, limit: granted });
    expect((await book.call('credit.limits', { customerId, ...of })).rows).toHaveLength(1);
    expect(await undoNewest()).toMatchObject({ ok: true });
    expect((await book.call('credit.limits', { customerId, ...of })).rows).toEqual([]);
    expect((await book.call('reviews.ofCustomer', { customerId, ...of })).rows).toEqual([]);
  });

  it('has nothing to do where its own command took it back already', async () => {
    const { statusId } = await book.call('holds.setStatus', { customerId, status: 'watch', reason: 'overdue', fromOn: day('2026-02-01') }); // prettier-ignore
    const set = newest();
    await book.call('holds.takeBackStatus', { statusId, reason: 'mistaken' });
    expect(await book.ask('history.undo', entry(set))).toMatchObject({ code: 'already_undone' });
  });
});
