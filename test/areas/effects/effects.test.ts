import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

const cny = currency('CNY');
const june = { from: on('2026-06-01'), asOf: on('2026-06-30'), currency: cny };
let book: TestBook;
const customers: CustomerId[] = [];
const items: DueItemId[] = [];

/** Six customers: five overdue on 1 June, one that falls due in June; 520,000 overdue at the start. */
beforeEach(async () => {
  book = await TestBook.create();
  customers.length = 0;
  items.length = 0;
  for (const [index, amount] of [20_000_000, 12_000_000, 10_000_000, 6_000_000, 4_000_000, 3_000_000].entries()) {
    const customerId = await book.customer(`K${index + 1}`);
    const { itemId } = await book.invoice(customerId, `A-${index + 1}`, '2026-04-01', amount, { dueOn: index === 5 ? '2026-06-10' : '2026-05-01' }); // prettier-ignore
    customers.push(customerId);
    items.push(itemId);
  }
});
afterEach(() => book.close());

const pay = (index: number, day: string, amountMinor: number) =>
  book.receipt(customers[index] as CustomerId, day, amountMinor, [
    { dueItemId: items[index] as DueItemId, amountMinor },
  ]);
const act = (index: number, onDay: string, more: Record<string, unknown> = {}) =>
  book.call('actions.add', {
    customerId: customers[index], onDay: on(onDay), atTime: '10:00', channel: 'phone', result: 'reached', minutes: 30, contactName: 'Li', contactRole: 'finance',
    overrideReason: 'as agreed', ...more,
  } as never); // prettier-ignore

describe('the effect of collecting', () => {
  it('measures the reduction as the training document does: (520 − 310) ÷ 520 = 40.4 %', async () => {
    await pay(5, '2026-06-09', 3_000_000);
    await pay(0, '2026-06-12', 20_000_000);
    await pay(3, '2026-06-20', 1_000_000);
    const { startMinor, newlyMinor, endMinor, reduction } = await book.call('effects.summary', june);
    expect([startMinor, newlyMinor, endMinor]).toEqual([52_000_000, 0, 31_000_000]);
    expect(reduction).toEqual({ partMinor: 21_000_000, wholeMinor: 52_000_000, n: 5, ratioBp: 4038 });
  });

  it('rolls the overdue balance through the period and measures success by what was to be had', async () => {
    await pay(0, '2026-06-12', 20_000_000);
    await pay(3, '2026-06-20', 1_000_000);
    const told = await book.call('effects.summary', june);
    expect(told).toMatchObject({
      startMinor: 52_000_000, newlyMinor: 3_000_000, receivedMinor: 21_000_000, creditedMinor: 0, otherMinor: 0, endMinor: 34_000_000,
      success: { partMinor: 21_000_000, wholeMinor: 55_000_000, n: 6, ratioBp: 3818 },
    }); // prettier-ignore
    await book.call('ledger.addCreditNote', { customerId: customers[5] as CustomerId, currency: cny, issuedOn: on('2026-06-25'), amountMinor: 3_000_000, allocations: [{ dueItemId: items[5] as DueItemId, amountMinor: 3_000_000 }] }); // prettier-ignore
    const credited = await book.call('effects.summary', june);
    expect(credited).toMatchObject({ creditedMinor: 3_000_000, otherMinor: 0, endMinor: 31_000_000 });
  });

  it('credits a letter with the money of a customer that was merged since', async () => {
    book.now = instant('2026-06-02T08:00:00.000Z');
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    const [kept, merged] = customers as [CustomerId, CustomerId];
    await book.call('letters.issue', {
      customerId: merged,
      currency: cny,
      level: 1,
      language: 'zh',
      asOf: on('2026-06-02'),
    });
    await book.call('customers.merge', { keptId: kept, mergedId: merged, reason: 'one firm' });
    await book.receipt(kept, '2026-06-12', 12_000_000, [{ dueItemId: items[1] as DueItemId, amountMinor: 12_000_000 }]);
    const { rows } = await book.call('effects.lines', { ...june, by: 'step' });
    expect(rows).toMatchObject([{ code: 'L1', actions: 1, collectedMinor: 12_000_000 }]);
  });

  it('credits the last action within the days set, and the rest to nobody', async () => {
    await act(0, '2026-06-02');
    await act(0, '2026-06-08', { channel: 'email', result: 'sent', contactName: '', contactRole: '' });
    await pay(0, '2026-06-12', 20_000_000);
    await pay(1, '2026-06-12', 12_000_000);
    const told = await book.call('effects.summary', june);
    expect(told).toMatchObject({ attributedMinor: 20_000_000, unassistedMinor: 12_000_000, actions: 2, minutes: 60 });
    // An hour at 60.00.
    expect(told.costMinor).toBe(6_000);
    const { rows } = await book.call('effects.lines', { ...june, by: 'channel' });
    expect(rows).toMatchObject([
      { code: 'email', actions: 1, collectedMinor: 20_000_000, receipts: 1, costMinor: 3_000, netMinor: 19_997_000 },
      { code: 'phone', actions: 1, reached: 1, collectedMinor: 0, costRatioBp: null },
    ]);
    expect(told.cleared).toEqual({ part: 1, whole: 1, ratioBp: null });
    expect(told.recovery).toMatchObject({ n: 2, fromStartTenths: 100, fromDueTenths: 420, openCustomers: 4 });
  });

  it('opens to its rows, which add up', async () => {
    await act(0, '2026-06-02');
    await pay(0, '2026-06-12', 20_000_000);
    await pay(1, '2026-06-13', 1_000_000);
    const receipts = await book.call('effects.rows', { ...june, figure: 'received' });
    expect(
      receipts.rows.map(({ customerCode, amountMinor, actionOn }) => [customerCode, amountMinor, actionOn]),
    ).toEqual([
      ['K1', 20_000_000, '2026-06-02'],
      ['K2', 1_000_000, null],
    ]);
    const { rows, total } = await book.call('effects.rows', { ...june, figure: 'success' });
    expect(total).toBe(6);
    expect(rows.reduce((sum, row) => sum + row.startMinor, 0)).toBe(52_000_000);
    expect(rows[0]).toMatchObject({ customerCode: 'K1', worked: true, counts: true, endMinor: 0 });
  });

  it('shows where cases stand on the ladder', async () => {
    await book.call('actions.add', { customerId: customers[0], onDay: on('2026-06-05'), atTime: '10:00', channel: 'phone', result: 'reached', stepCode: 'C1', dueItemIds: [items[0]], contactName: 'Li', contactRole: 'finance' } as never); // prettier-ignore
    await pay(1, '2026-06-12', 12_000_000);
    const { steps } = await book.call('effects.funnel', june);
    expect(steps.map(({ code, entered, paid, wentOn, stuck }) => [code, entered, paid, wentOn, stuck])).toEqual([
      ['none', 6, 1, 1, 4],
      ['C1', 1, 0, 0, 1],
    ]);
  });

  it('compares the versions of the policy over the days each was in force', async () => {
    const { rows } = await book.call('effects.policies', { asOf: on('2026-06-30'), currency: cny });
    expect(rows).toMatchObject([{ version: 0, days: 365, summary: { to: '2026-06-30' } }]);
  });

  it('refuses a period that ends before it begins', async () => {
    expect(await book.ask('effects.summary', { ...june, from: on('2026-07-01') })).toMatchObject({ ok: false, code: 'effect_period_disordered' }); // prettier-ignore
  });
});
