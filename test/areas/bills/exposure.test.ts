import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');
let book: TestBook;
let customer: CustomerId;

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  customer = await book.customer('K1');
});
afterEach(() => book.close());

/** An invoice of 1,000.00 paid by a bill maturing 2026-07-10. */
async function paidByBill(kind: 'commercial_acceptance' | 'bank_acceptance', number: string) {
  const { itemId } = await book.invoice(customer, `INV-${number}`, '2026-01-02', 100_000, { dueOn: '2026-02-01' });
  return book.call('bills.add', {
    customerId: customer,
    kind,
    number,
    currency: CNY,
    amountMinor: 100_000,
    issuedOn: on('2026-01-10'),
    receivedOn: on('2026-01-15'),
    maturesOn: on('2026-07-10'),
    allocations: [{ dueItemId: itemId, amountMinor: 100_000 }],
  });
}

describe('a bill under the aging', () => {
  it('is a memo beside the sums and in none of them', async () => {
    const { billId } = await paidByBill('commercial_acceptance', 'B1');
    await book.invoice(customer, 'INV-2', '2026-06-01', 40_000, { dueOn: '2026-06-20' });
    const before = await book.aging('2026-06-30');
    expect(before).toMatchObject({ billsHeldMinor: 100_000, totalMinor: 40_000, ledgerMinor: 40_000, overdueMinor: 40_000 }); // prettier-ignore
    await book.call('bills.honour', { billId, on: on('2026-07-10') });
    expect(await book.aging('2026-07-10')).toMatchObject({
      billsHeldMinor: 0,
      totalMinor: 40_000,
      ledgerMinor: 40_000,
    });
    expect(await book.aging('2026-07-09')).toMatchObject({ billsHeldMinor: 100_000 });
  });

  it('is shown for a customer who owes nothing else; a bank acceptance is held but uses no limit', async () => {
    await paidByBill('commercial_acceptance', 'B1');
    await paidByBill('bank_acceptance', 'B2');
    const { currencies } = await book.call('aging.customer', { customerId: customer, asOf: on('2026-06-30') });
    expect(currencies).toMatchObject([{ currency: 'CNY', totalMinor: 0, billsHeldMinor: 200_000 }]);
    const { rows } = await book.call('credit.exposures', { asOf: on('2026-06-30'), currency: CNY });
    expect(rows).toMatchObject([{ customerId: customer, exposureMinor: 100_000, hasLimit: false }]);
  });
});

describe('warnings about bills', () => {
  const list = async (asOf: string) =>
    (await book.call('signals.list', { asOf: on(asOf) })).rows
      .filter((row) => row.rule.startsWith('bill_'))
      .map((row) => [row.rule, row.level, row.bill?.number, row.bill?.alarm, row.bill?.dueOn, row.sinceOn]);

  it('come ten days before maturity, turn with the days, and end with the step taken', async () => {
    const { billId } = await paidByBill('commercial_acceptance', 'B1');
    expect(await list('2026-06-29')).toEqual([]);
    expect(await list('2026-06-30')).toEqual([['bill_maturing', 'yellow', 'B1', 'matures_soon', '2026-07-10', '2026-06-30']]); // prettier-ignore
    expect(await list('2026-07-10')).toEqual([['bill_deadline', 'orange', 'B1', 'present_now', '2026-07-20', '2026-07-10']]); // prettier-ignore
    expect(await list('2026-07-18')).toEqual([['bill_deadline', 'red', 'B1', 'present_now', '2026-07-20', '2026-07-18']]); // prettier-ignore
    expect(await list('2026-07-21')).toEqual([['bill_deadline', 'red', 'B1', 'window_passed', '2026-07-20', '2026-07-21']]); // prettier-ignore
    await book.call('bills.dishonour', { billId, on: on('2026-07-11'), reason: 'refused' });
    expect(await list('2026-07-12')).toEqual([['bill_dishonoured', 'red', 'B1', 'notice_due', '2026-07-14', '2026-07-11']]); // prettier-ignore
    await book.call('bills.settle', { billId, on: on('2026-07-13') });
    expect(await list('2026-07-13')).toEqual([]);
  });

  it('are put away one bill at a time, until the next step', async () => {
    await paidByBill('commercial_acceptance', 'B1');
    await paidByBill('commercial_acceptance', 'B2');
    const [first] = (await book.call('signals.list', { asOf: on('2026-06-30') })).rows.filter((row) => row.rule === 'bill_maturing'); // prettier-ignore
    if (!first) throw new Error('two bills mature');
    await book.call('signals.acknowledge', { key: first.key, fact: first.fact, reason: 'with the bank' });
    expect(await list('2026-06-30')).toHaveLength(1);
    expect(await list('2026-07-10')).toHaveLength(2);
  });

  it('count the bill against the limit from the day the balance with it reached the limit', async () => {
    await book.call('credit.setLimit', { customerId: customer, currency: CNY, amountMinor: 80_000, fromOn: on('2025-01-01'), reason: 'r' }); // prettier-ignore
    const { billId } = await paidByBill('commercial_acceptance', 'B1');
    const over = async (asOf: string) =>
      (await book.call('signals.list', { asOf: on(asOf) })).rows.find((row) => row.rule === 'over_limit');
    const found = await over('2026-06-30');
    expect(found).toMatchObject({ level: 'red', amountMinor: 100_000, sinceOn: '2026-01-02' });
    expect(found?.figures).toContainEqual({ name: 'billsMinor', unit: 'money', value: 100_000 });
    await book.call('bills.honour', { billId, on: on('2026-07-10') });
    expect(await over('2026-07-09')).toBeDefined();
    expect(await over('2026-07-10')).toBeUndefined();
  });

  it('a bank acceptance is outside the limit', async () => {
    await book.call('credit.setLimit', { customerId: customer, currency: CNY, amountMinor: 80_000, fromOn: on('2025-01-01'), reason: 'r' }); // prettier-ignore
    await paidByBill('bank_acceptance', 'B1');
    const { rows } = await book.call('signals.list', { asOf: on('2026-03-01') });
    expect(rows.some((row) => row.rule === 'over_limit')).toBe(false);
  });
});
