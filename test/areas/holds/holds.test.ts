import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoicedParts } from '../../../src-main/areas/orders/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { id, type CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');
let book: TestBook;
let customer: CustomerId;

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  customer = await book.customer('K1');
  await book.call('credit.setLimit', { customerId: customer, currency: CNY, amountMinor: 10_000_000, fromOn: on('2026-01-01'), untilOn: on('2026-12-31'), reason: 'review' }); // prettier-ignore
});
afterEach(() => book.close());

const exposure = async (asOf: string, knownAt?: (typeof book)['now']) => {
  const found = await book.call('credit.exposure', { customerId: customer, currency: CNY, asOf: on(asOf), ...(knownAt === undefined ? {} : { knownAt }) }); // prettier-ignore
  return { total: found.exposureMinor, left: found.availableMinor, parts: Object.fromEntries(found.parts.filter((each) => each.amountMinor !== 0).map((each) => [each.part, each.amountMinor])) }; // prettier-ignore
};
const addOrder = (amountMinor: number, more: { number?: string; orderedOn?: string } = {}) =>
  book.call('orders.add', {
    customerId: customer,
    currency: CNY,
    amountMinor,
    orderedOn: on(more.orderedOn ?? '2026-06-01'),
    ...(more.number === undefined ? {} : { number: more.number }),
  });

describe('an order on its way', () => {
  it('is in the exposure once, from its confirmation until it is invoiced, and then in the ledger', async () => {
    const { orderId, number } = await addOrder(8_000_000);
    expect(number).toBe('SO-0001');
    expect(await exposure('2026-06-30')).toEqual({ total: 0, left: 10_000_000, parts: {} });
    expect(await book.call('holds.confirmOrder', { orderId, on: on('2026-06-02') })).toMatchObject({ amountMinor: 8_000_000, decision: 'pass' }); // prettier-ignore
    expect(await exposure('2026-06-02')).toEqual({ total: 8_000_000, left: 2_000_000, parts: { confirmedOrders: 8_000_000 } }); // prettier-ignore
    // Its own amount is not counted twice when it is shipped.
    await book.call('holds.shipOrder', { orderId, on: on('2026-06-10'), amountMinor: 5_000_000 });
    expect((await exposure('2026-06-10')).parts).toEqual({ confirmedOrders: 3_000_000, shippedNotInvoiced: 5_000_000 });
    const known = book.now;
    const { documentId } = await book.invoice(customer, 'INV-1', '2026-06-12', 5_000_000, { dueOn: '2026-07-12' });
    await book.call('orders.invoice', { orderId, on: on('2026-06-12'), documentId });
    expect(await exposure('2026-06-12')).toEqual({ total: 8_000_000, left: 2_000_000, parts: { openItems: 5_000_000, confirmedOrders: 3_000_000 } }); // prettier-ignore
    expect((await exposure('2026-06-12', known)).parts).toEqual({ confirmedOrders: 3_000_000, shippedNotInvoiced: 5_000_000 }); // prettier-ignore
    const { rows } = await book.call('orders.list', { asOf: on('2026-06-30') });
    expect(rows).toMatchObject([{ number: 'SO-0001', stage: 'shipping', confirmedNotShippedMinor: 3_000_000, shippedNotInvoicedMinor: 0 }]); // prettier-ignore
    expect(await book.ask('orders.invoice', { orderId, on: on('2026-06-13'), documentId })).toMatchObject({ ok: false, code: 'invoice_linked_already' }); // prettier-ignore
  });

  it('shares one invoice with another, and neither is in the exposure twice', async () => {
    const [first, second] = [await addOrder(3_000_000), await addOrder(4_000_000)];
    for (const { orderId } of [first, second]) await book.call('holds.shipOrder', { orderId, on: on('2026-06-10') });
    expect(await exposure('2026-06-30')).toMatchObject({ total: 7_000_000, parts: { shippedNotInvoiced: 7_000_000 } });
    const { rows } = await book.call('orders.list', { asOf: on('2026-06-30'), status: 'to_invoice', customerId: customer }); // prettier-ignore
    const { documentId } = await book.invoice(customer, 'INV-1', '2026-06-12', 5_000_000, { dueOn: '2026-07-12' });
    expect((await exposure('2026-06-30')).total).toBe(12_000_000);
    for (const { order, amountMinor } of invoicedParts(rows.toReversed(), 5_000_000))
      await book.call('orders.invoice', { orderId: order.orderId, on: on('2026-06-12'), amountMinor, documentId });
    expect(await exposure('2026-06-30')).toMatchObject({ total: 7_000_000, parts: { openItems: 5_000_000, shippedNotInvoiced: 2_000_000 } }); // prettier-ignore
  });

  it('whose invoice is taken back is shipped and not invoiced again', async () => {
    const { orderId } = await addOrder(2_000_000);
    await book.call('holds.shipOrder', { orderId, on: on('2026-06-10') });
    const { documentId } = await book.invoice(customer, 'INV-1', '2026-06-12', 2_000_000, { dueOn: '2026-07-12' });
    await book.call('orders.invoice', { orderId, on: on('2026-06-12'), documentId });
    const undone = (await book.call('history.timeline', { documentId })).rows.find((row) => row.what === 'ledger.addInvoice'); // prettier-ignore
    if (!undone?.seq) throw new Error('the invoice was entered');
    await book.call('history.undo', { seq: id<'auditEntry'>(undone.seq) });
    expect((await exposure('2026-06-30')).parts).toEqual({ shippedNotInvoiced: 2_000_000 });
  });

  it('takes back one step at a time, with the check that let it go', async () => {
    const { orderId } = await addOrder(2_000_000);
    await book.call('holds.confirmOrder', { orderId, on: on('2026-06-02') });
    await book.call('holds.shipOrder', { orderId, on: on('2026-06-10') });
    expect((await book.call('holds.checks', { customerId: customer })).total).toBe(2);
    await book.call('orders.undoStep', { orderId, reason: 'wrong day' });
    expect((await book.call('holds.checks', { customerId: customer })).total).toBe(1);
    expect((await exposure('2026-06-30')).parts).toEqual({ confirmedOrders: 2_000_000 });
    await book.call('orders.undoStep', { orderId, reason: 'wrong order' });
    expect(await book.ask('orders.undoStep', { orderId, reason: 'again' })).toMatchObject({ code: 'order_without_steps' }); // prettier-ignore
    await book.call('orders.void', { orderId, reason: 'never placed' });
    expect((await book.call('orders.list', { asOf: on('2026-06-30'), status: 'all' })).total).toBe(0);
  });

  it('over the limit stays where it is until somebody gives a reason', async () => {
    const { orderId } = await addOrder(12_000_000);
    expect(await book.ask('holds.confirmOrder', { orderId, on: on('2026-06-02') })).toMatchObject({ code: 'order_needs_reason', params: { codes: 'over_limit' } }); // prettier-ignore
    expect((await exposure('2026-06-30')).total).toBe(0);
    await book.call('holds.confirmOrder', { orderId, on: on('2026-06-02'), release: { reason: 'deposit on its way' } });
    const { rows } = await book.call('holds.checks', { customerId: customer, released: true });
    expect(rows).toMatchObject([{ decision: 'reason', released: true, releaseReason: 'deposit on its way', exposureMinor: 0, limitMinor: 10_000_000, reasons: [{ code: 'over_limit' }] }]); // prettier-ignore
    const later = await book.call('holds.check', { customerId: customer, currency: CNY, amountMinor: 12_000_000, asOf: on('2026-06-30'), orderId }); // prettier-ignore
    expect(later).toMatchObject({ binding: true, exposureMinor: 0, afterMinor: 12_000_000 });
  });

  it('on hold needs a name or the receipt that paid', async () => {
    await book.invoice(customer, 'OLD', '2026-04-01', 100_000, { dueOn: '2026-05-01' });
    const { orderId } = await addOrder(1_000_000);
    const ship = (release?: { reason: string; approver?: string; payment?: string }) =>
      book.ask('holds.shipOrder', { orderId, on: on('2026-06-05'), ...(release === undefined ? {} : { release }) });
    expect(await ship()).toMatchObject({ code: 'order_on_hold', params: { codes: 'overdue_block' } });
    expect(await ship({ reason: 'old customer' })).toMatchObject({ code: 'order_on_hold' });
    expect(await ship({ reason: 'paid', payment: 'R-1' })).toMatchObject({ code: 'receipt_not_found' });
    expect(await ship({ reason: 'old customer', approver: 'Boss' })).toMatchObject({ ok: true });
  });
});

describe('contracts not yet ordered', () => {
  it('count only when ticked, less what was ordered or invoiced', async () => {
    const settings = await book.call('settings.get', {});
    await book.call('settings.update', { exposure: { ...settings.exposure, uninvoicedContracts: true } });
    const { contractId } = await book.call('contracts.save', {
      customerId: customer, number: 'HT-1', title: 'Frame', kind: 'framework', currency: CNY, amountMinor: 30_000_000, signedOn: on('2026-01-05'), status: 'signed',
    }); // prettier-ignore
    expect((await exposure('2026-06-30')).parts).toEqual({ uninvoicedContracts: 30_000_000 });
    const { orderId } = await book.call('orders.add', { customerId: customer, currency: CNY, amountMinor: 12_000_000, orderedOn: on('2026-06-01'), contractId }); // prettier-ignore
    await book.call('holds.confirmOrder', { orderId, on: on('2026-06-02'), release: { reason: 'frame contract' } });
    expect((await exposure('2026-06-30')).parts).toEqual({ uninvoicedContracts: 18_000_000, confirmedOrders: 12_000_000 }); // prettier-ignore
    await book.call('ledger.addInvoice', { customerId: customer, number: 'INV-9', currency: CNY, issuedOn: on('2026-06-10'), amountMinor: 5_000_000, contractNo: 'HT-1', dueOn: on('2026-07-10') }); // prettier-ignore
    expect(await exposure('2026-06-30')).toMatchObject({ total: 30_000_000, parts: { openItems: 5_000_000, uninvoicedContracts: 13_000_000, confirmedOrders: 12_000_000 } }); // prettier-ignore
  });
});

describe('one exposure everywhere', () => {
  it('is the same for one, for all, and in the warning', async () => {
    await book.invoice(customer, 'INV-1', '2026-06-01', 9_000_000, { dueOn: '2026-07-01' });
    const { orderId } = await addOrder(4_000_000);
    await book.call('holds.confirmOrder', { orderId, on: on('2026-06-02'), release: { reason: 'season' } });
    expect((await exposure('2026-06-30')).total).toBe(13_000_000);
    const { rows } = await book.call('credit.exposures', { asOf: on('2026-06-30'), currency: CNY });
    expect(rows).toEqual([{ customerId: customer, exposureMinor: 13_000_000, limitMinor: 10_000_000, availableMinor: -3_000_000, hasLimit: true, sharedBy: 1 }]); // prettier-ignore
    const warned = (await book.call('signals.list', { asOf: on('2026-06-30') })).rows.find((row) => row.rule === 'over_limit'); // prettier-ignore
    expect(warned).toMatchObject({ amountMinor: 13_000_000, level: 'red', sinceOn: '2026-06-01' });
    const proposed = await book.call('holds.proposals', { asOf: on('2026-06-30'), currency: CNY });
    expect(proposed.rows).toMatchObject([{ customerId: customer, reasons: [{ reason: 'over_limit' }] }]);
  });
});

describe('watch and hold', () => {
  const set = (status: 'open' | 'watch' | 'hold', fromOn: string, more: object = {}) =>
    book.ask('holds.setStatus', { customerId: customer, status, reason: 'overdue', fromOn: on(fromOn), ...more });

  it('count from their day, stop the next order, and are lifted by a name', async () => {
    expect(await set('hold', '2026-06-10', { reviewOn: on('2026-06-01') })).toMatchObject({ code: 'status_review_before_start' }); // prettier-ignore
    await set('hold', '2026-06-10', { reviewOn: on('2026-07-10'), evidence: 'bounced cheque' });
    const check = async (asOf: string) =>
      (await book.call('holds.check', { customerId: customer, currency: CNY, amountMinor: 1, asOf: on(asOf) })).decision; // prettier-ignore
    expect([await check('2026-06-09'), await check('2026-06-10')]).toEqual(['pass', 'hold']);
    expect(await set('open', '2026-06-20')).toMatchObject({ code: 'hold_lift_needs_approver' });
    await set('open', '2026-06-20', { reason: 'paid', approver: 'Boss' });
    expect(await check('2026-06-20')).toBe('pass');
    expect((await book.call('holds.statuses', { asOf: on('2026-06-15') })).rows).toMatchObject([{ status: 'hold', reason: 'overdue' }]); // prettier-ignore
    expect((await book.call('holds.statuses', { asOf: on('2026-06-20') })).rows).toEqual([]);
    const { rows } = await book.call('holds.history', { customerId: customer });
    expect(rows.map((row) => [row.status, row.reason, row.approver])).toEqual([['open', 'paid', 'Boss'], ['hold', 'overdue', '']]); // prettier-ignore
    const [lifted] = rows;
    if (!lifted) throw new Error('two statuses were set');
    await book.call('holds.takeBackStatus', { statusId: lifted.statusId, reason: 'too early' });
    expect(await check('2026-06-20')).toBe('hold');
  });
});

describe('a limit', () => {
  it('is raised by what insurers cover, and tells what it took the place of', async () => {
    const { policyId } = await book.call('securities.savePolicy', {
      insurer: 'Sinosure', number: 'P1', currency: CNY, fromOn: on('2026-01-01'), untilOn: on('2026-12-31'), insuredBp: 9000,
    }); // prettier-ignore
    await book.call('securities.saveInsured', { policyId, customerId: customer, amountMinor: 5_000_000, fromOn: on('2026-01-01'), untilOn: on('2026-06-30') }); // prettier-ignore
    const settings = await book.call('settings.get', {});
    await book.call('settings.update', { exposure: { ...settings.exposure, insuredShareBp: 5000 } });
    const of = async (asOf: string) => (await book.call('credit.exposure', { customerId: customer, currency: CNY, asOf: on(asOf) })).limitMinor; // prettier-ignore
    // 100,000 + 50 % of 50,000 = 125,000.
    expect([await of('2026-06-30'), await of('2026-07-01')]).toEqual([12_500_000, 10_000_000]);
    const again = await book.call('credit.setLimit', { customerId: customer, currency: CNY, amountMinor: 9_000_000, fromOn: on('2026-06-01'), reason: 'cut', approver: 'Boss', basis: { m1: 900 } }); // prettier-ignore
    expect(again.warnings).toEqual(['limit_without_end']);
    const { rows } = await book.call('credit.limits', { customerId: customer, asOf: on('2026-06-30') });
    expect(rows.map((row) => [row.amountMinor, row.beforeMinor, row.approver, row.inForce])).toEqual([[9_000_000, 10_000_000, 'Boss', true], [10_000_000, null, '', false]]); // prettier-ignore
    await book.call('credit.takeBackLimit', { limitId: again.limitId, reason: 'typing' });
    expect(await of('2026-07-01')).toBe(10_000_000);
    expect(await book.call('holds.check', { customerId: customer, currency: CNY, amountMinor: 1, asOf: on('2027-01-01') })).toMatchObject({ decision: 'hold', hasLimit: false, limitEndedOn: '2026-12-31', reasons: [{ code: 'limit_expired' }] }); // prettier-ignore
  });
});
