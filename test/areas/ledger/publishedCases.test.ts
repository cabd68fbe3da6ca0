import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

/** The published cases of behaviours.md §2.1, each a defect some other system had. */
describe('published cases', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create();
  });
  afterEach(() => book.close());

  it('shows an unallocated receipt apart: 100,000 current month, 50,000 prior, −1,000 unapplied', async () => {
    const customer = await book.customer('C1');
    await book.receipt(customer, '2026-02-10', 100_000);
    for (let count = 1; count <= 5; count += 1) await book.invoice(customer, `M${count}`, '2026-03-05', 1_000_000);
    await book.invoice(customer, 'A1', '2026-04-10', 10_000_000);
    const aging = await book.aging('2026-04-30', { basis: 'document', buckets: [30, 60] });
    expect(aging.buckets.map((bucket) => bucket.amountMinor)).toEqual([10_000_000, 5_000_000, 0]);
    expect(aging.unappliedMinor).toBe(-100_000);
    expect(aging.totalMinor).toBe(14_900_000);
    expect(aging.ledgerMinor).toBe(14_900_000);
  });

  it('ages what is left of a partly paid item from its due date: 5,500 in 31–60', async () => {
    const customer = await book.customer('C1');
    const { itemId } = await book.invoice(customer, 'I1', '2016-11-30', 1_000_000, { dueOn: '2017-02-28' });
    for (const [receivedOn, amountMinor] of [['2016-11-09', 150_000], ['2016-11-30', 100_000], ['2017-01-30', 200_000]] as const)
      await book.receipt(customer, receivedOn, amountMinor, [{ dueItemId: itemId, amountMinor }]); // prettier-ignore
    const aging = await book.aging('2017-04-04', { buckets: [30, 60, 90] });
    expect(aging.buckets.map((bucket) => bucket.amountMinor)).toEqual([0, 550_000, 0, 0]);
    const items = await book.call('ledger.items', { asOf: on('2017-04-04') });
    expect(items.rows).toMatchObject([{ openMinor: 550_000, daysLate: 35 }]);
    // Before the invoice existed the first receipt was money on account.
    const before = await book.aging('2016-11-20');
    expect(before).toMatchObject({ unappliedMinor: -150_000, totalMinor: -150_000, ledgerMinor: -150_000 });
  });

  it('lists an invoice without due date, aged from its document date and flagged', async () => {
    const customer = await book.customer('C1');
    await book.invoice(customer, 'I1', '2026-03-01', 12_345);
    const table = await book.call('aging.table', { asOf: on('2026-03-31'), buckets: [30] });
    expect(table.flaggedDueDates).toBe(1);
    expect(table.currencies[0]?.buckets[0]).toMatchObject({ from: 1, to: 30, amountMinor: 12_345, count: 1 });
  });

  it('works a missing due date out from the terms of the customer', async () => {
    const customer = await book.customer('C1', { termsDays: 45 });
    await book.invoice(customer, 'I1', '2026-03-01', 100);
    const items = await book.call('ledger.items', { asOf: on('2026-03-31') });
    expect(items.rows[0]).toMatchObject({ dueOn: '2026-04-15', dueBasis: 'terms', daysLate: -15 });
  });

  it('keeps a stand-alone credit note as a negative amount in the total', async () => {
    const customer = await book.customer('C1');
    await book.invoice(customer, 'I1', '2026-03-01', 10_000, { dueOn: '2026-04-01' });
    await book.call('ledger.addCreditNote', {
      customerId: customer, number: 'CN1', currency: currency('CNY'), issuedOn: on('2026-03-10'), amountMinor: 2_500,
    }); // prettier-ignore
    const aging = await book.aging('2026-03-31');
    expect(aging).toMatchObject({ notDueMinor: 10_000, unappliedMinor: -2_500, totalMinor: 7_500, ledgerMinor: 7_500 });
  });

  it('opens the debt again at its original due date when a receipt bounces', async () => {
    const customer = await book.customer('C1');
    const { itemId } = await book.invoice(customer, 'I1', '2026-01-15', 10_000, { dueOn: '2026-02-15' });
    const receipt = await book.receipt(customer, '2026-03-10', 10_000, [{ dueItemId: itemId, amountMinor: 10_000 }]);
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-04-05'), reason: 'bounced' });
    expect(await book.aging('2026-03-31')).toMatchObject({ totalMinor: 0, overdueMinor: 0, ledgerMinor: 0 });
    expect(await book.aging('2026-04-30')).toMatchObject({
      totalMinor: 10_000,
      overdueMinor: 10_000,
      unappliedMinor: 0,
    });
    const items = await book.call('ledger.items', { asOf: on('2026-04-30') });
    expect(items.rows[0]).toMatchObject({ dueOn: '2026-02-15', daysLate: 74, openMinor: 10_000 });
    const history = await book.call('ledger.history', { customerId: customer, asOf: on('2026-04-30') });
    expect(history.rows.map((row) => [row.on, row.changeMinor, row.balanceMinor, row.reversal])).toEqual([
      ['2026-01-15', 10_000, 10_000, false],
      ['2026-03-10', -10_000, 0, false],
      ['2026-04-05', 10_000, 10_000, true],
    ]);
  });

  it('puts exactly 30 days late into 1–30 and 31 into the next, and due today into not due', async () => {
    const customer = await book.customer('C1');
    await book.invoice(customer, 'T', '2026-01-01', 1, { dueOn: '2026-03-31' });
    await book.invoice(customer, 'D30', '2026-01-01', 10, { dueOn: '2026-03-01' });
    await book.invoice(customer, 'D31', '2026-01-01', 100, { dueOn: '2026-02-28' });
    const aging = await book.aging('2026-03-31', { buckets: [30, 60] });
    expect([aging.notDueMinor, ...aging.buckets.map((bucket) => bucket.amountMinor)]).toEqual([1, 10, 100, 0]);
  });

  it('never mixes currencies', async () => {
    const customer = await book.customer('C1');
    const { itemId } = await book.invoice(customer, 'U1', '2026-01-01', 500, { currency: 'USD', dueOn: '2026-02-01' });
    await book.invoice(customer, 'J1', '2026-01-01', 700, { currency: 'JPY', dueOn: '2026-02-01' });
    expect(await book.aging('2026-03-01', { currency: 'USD' })).toMatchObject({ totalMinor: 500, ledgerMinor: 500 });
    expect(await book.aging('2026-03-01', { currency: 'JPY' })).toMatchObject({ totalMinor: 700, ledgerMinor: 700 });
    const mixed = await book.ask('ledger.addReceipt', {
      customerId: customer, currency: currency('CNY'), receivedOn: on('2026-02-01'), amountMinor: 500,
      allocations: [{ dueItemId: itemId, amountMinor: 500 }],
    }); // prettier-ignore
    expect(mixed).toMatchObject({ ok: false, code: 'currency_mismatch' });
    expect((await book.call('ledger.credits', {})).total).toBe(0);
  });
});
