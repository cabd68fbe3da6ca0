import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { effectFigures } from '../../../src-main/areas/effects/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, addMonths, day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';
import { everyFigureAddsUp } from './addUp.ts';

const cny = currency('CNY');
const june = { from: on('2026-06-01'), asOf: on('2026-06-30'), currency: cny };

describe('the rows behind the figures of a history', () => {
  let book: TestBook;
  const customers: CustomerId[] = [];
  const items: DueItemId[] = [];
  const act = (index: number, onDay: string, more: object = {}) =>
    book.call('actions.add', {
      customerId: customers[index], onDay: on(onDay), atTime: '10:00', channel: 'phone', result: 'reached', stepCode: 'C1', dueItemIds: [items[index]], minutes: 30,
      contactName: 'Li', contactRole: 'finance', overrideReason: 'as agreed', ...more,
    } as never); // prettier-ignore
  const pay = (index: number, onDay: string, amountMinor: number) =>
    book.receipt(customers[index] as CustomerId, onDay, amountMinor, [{ dueItemId: items[index] as DueItemId, amountMinor }]); // prettier-ignore

  /** Seven customers and something of everything: calls, mails, promises kept and broken, credits, disputes, a suit, a score. */
  beforeEach(async () => {
    book = await TestBook.create('2026-07-01T08:00:00.000Z');
    customers.length = 0;
    items.length = 0;
    for (const [index, amount] of [20_000_000, 12_000_000, 10_000_000, 6_000_000, 4_000_000, 3_000_000, 2_000_000].entries()) {
      const customerId = await book.customer(`K${index + 1}`);
      const { itemId } = await book.invoice(customerId, `A-${index + 1}`, '2026-04-01', amount, { dueOn: index > 4 ? '2026-06-10' : '2026-05-01' });
      customers.push(customerId);
      items.push(itemId);
    }
    await act(0, '2026-06-02');
    await act(0, '2026-06-08', { channel: 'email', result: 'sent', stepCode: '', contactName: '', contactRole: '', minutes: 5 });
    await act(1, '2026-06-03', { result: 'promise' });
    await act(2, '2026-06-04', { result: 'no_answer', contactName: '', contactRole: '' });
    await act(2, '2026-06-05', { channel: 'visit', minutes: 120, costMinor: 15_000, costCurrency: cny });
    await act(3, '2026-06-06', { stepCode: 'C2' });
    await book.call('promises.add', { customerId: customers[1] as CustomerId, amountMinor: 9_000_000, madeOn: on('2026-06-03'), dueOn: on('2026-06-15') });
    await book.call('promises.add', { customerId: customers[3] as CustomerId, amountMinor: 1_000_000, madeOn: on('2026-06-06'), dueOn: on('2026-06-12') });
    await pay(0, '2026-06-12', 20_000_000);
    await pay(1, '2026-06-14', 5_000_000);
    await pay(4, '2026-06-20', 1_000_000);
    await pay(6, '2026-06-21', 500_000);
    await book.call('ledger.addCreditNote', { customerId: customers[5] as CustomerId, currency: cny, issuedOn: on('2026-06-25'), amountMinor: 1_000_000, allocations: [{ dueItemId: items[5] as DueItemId, amountMinor: 1_000_000 }] });
    await book.call('invoices.redate', { dueItemId: items[4] as DueItemId, toDueOn: on('2026-08-01'), changedOn: on('2026-06-22'), reason: 'agreed' });
    await book.call('disputes.open', { dueItemId: items[2] as DueItemId, amountMinor: 2_500_000, reason: 'quality', openedOn: on('2026-06-10') });
    const { caseId } = await book.call('cases.open', { customerId: customers[3] as CustomerId, kind: 'payment_order', openedOn: on('2026-06-16'), items: [{ dueItemId: items[3] as DueItemId, amountMinor: 6_000_000 }] });
    await book.call('cases.addStage', { caseId, stage: 'filed', onDay: on('2026-06-17'), costKind: 'court_fee', costMinor: 32_000 });
    await book.call('actions.addFeedback', { customerId: customers[0] as CustomerId, onDay: on('2026-06-28'), kind: 'satisfaction', score: 4 });
    await book.call('actions.addFeedback', { customerId: customers[1] as CustomerId, onDay: on('2026-06-29'), kind: 'satisfaction', score: 5 });
  }); // prettier-ignore
  afterEach(() => book.close());

  it('add up to every figure, and none of the figures is without rows', async () => {
    const seen = await everyFigureAddsUp(book, june);
    expect(effectFigures.filter((figure) => (seen.get(figure) ?? 0) === 0)).toEqual([]);
  });

  it('are the ones meant: what was credited, moved on, spent, promised and disputed', async () => {
    const open = async (figure: (typeof effectFigures)[number]) => book.call('effects.rows', { ...june, figure });
    expect((await open('credited')).rows).toMatchObject([{ customerCode: 'K6', number: 'A-6', on: '2026-06-25', amountMinor: 1_000_000 }]); // prettier-ignore
    // Its due date was moved out of the period: the receipt before that paid nothing overdue, all of the start is other.
    expect((await open('other')).rows).toMatchObject([{ customerCode: 'K5', number: 'A-5', amountMinor: -4_000_000 }]);
    expect((await open('legal')).rows).toMatchObject([{ customerCode: 'K4', on: '2026-06-17', costMinor: 32_000 }]);
    expect((await open('kept')).rows.map((row) => [row.customerCode, row.amountMinor, row.partMinor])).toEqual([['K2', 9_000_000, 5_000_000], ['K4', 1_000_000, 0]]); // prettier-ignore
    expect((await open('disputed')).rows[0]).toMatchObject({ customerCode: 'K3', amountMinor: 10_000_000, partMinor: 2_500_000 }); // prettier-ignore
    // 30 + 5 + 30 + 30 + 120 + 30 minutes at 60.00 an hour, 150.00 of travel, 320.00 of court.
    expect((await open('cost')).sums).toMatchObject({ minutes: 245, costs: [{ currency: 'CNY', costMinor: 24_500 + 15_000 + 32_000 }] }); // prettier-ignore
  });

  it('come in windows with the totals of all of them', async () => {
    const whole = await book.call('effects.rows', { ...june, figure: 'end' });
    const window = await book.call('effects.rows', { ...june, figure: 'end', offset: 1, limit: 2 });
    expect(window.rows).toEqual(whole.rows.slice(1, 3));
    expect([window.total, window.sums]).toEqual([whole.total, whole.sums]);
  });

  it('add up in a foreign currency, where what was spent is told in both', async () => {
    const usd = currency('USD');
    const { itemId } = await book.invoice(customers[0] as CustomerId, 'U-1', '2026-04-01', 500_000, { dueOn: '2026-05-01', currency: 'USD' }); // prettier-ignore
    const { caseId } = await book.call('cases.open', { customerId: customers[0] as CustomerId, kind: 'suit', openedOn: on('2026-06-16'), items: [{ dueItemId: itemId, amountMinor: 500_000 }] }); // prettier-ignore
    await book.call('cases.addStage', { caseId, stage: 'filed', onDay: on('2026-06-18'), costKind: 'court_fee', costMinor: 7_000 }); // prettier-ignore
    await everyFigureAddsUp(book, { ...june, currency: usd });
    const { sums } = await book.call('effects.rows', { ...june, currency: usd, figure: 'cost' });
    expect(sums.costs).toEqual([{ currency: 'CNY', costMinor: 39_500 }, { currency: 'USD', costMinor: 7_000 }]); // prettier-ignore
  });

  it('are refused for a period that ends before it begins', async () => {
    expect(await book.ask('effects.rows', { ...june, from: on('2026-07-01'), figure: 'end' })).toMatchObject({ code: 'effect_period_disordered' }); // prettier-ignore
  });
});

describe('the rows behind the figures of the practice company', () => {
  const today = day('2026-11-22');
  let book: TestBook;
  beforeAll(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    await book.call('book.openPractice', { language: 'zh' });
  });
  afterAll(() => book.close());

  it.each([
    ['of a month', addMonths(today, -1), today, 'CNY'],
    ['of three months', addMonths(today, -3), today, 'CNY'],
    ['of a year', addDays(addMonths(today, -12), 1), today, 'CNY'],
    ['of a month long ago', addMonths(today, -8), addMonths(today, -7), 'CNY'],
    ['of a year in dollars', addMonths(today, -12), today, 'USD'],
  ] as const)('add up to every figure %s', async (_name, from, asOf, code) => {
    const seen = await everyFigureAddsUp(book, { from, asOf, currency: currency(code) });
    expect(seen.get('end')).toBeGreaterThan(0);
  });

  it('add up as it was known three months ago', async () => {
    const asOf = addMonths(today, -3);
    await everyFigureAddsUp(book, { from: addMonths(asOf, -3), asOf, currency: cny, knownAt: instant(`${asOf}T16:00:00Z`) }); // prettier-ignore
  });

  it('add up for each version of the policy over the days it was in force', async () => {
    const { rows } = await book.call('effects.policies', { asOf: today, currency: cny });
    expect(rows.length).toBeGreaterThan(0);
    for (const { summary } of rows) {
      const period = { from: summary.from, asOf: summary.to, currency: cny };
      expect(await book.call('effects.summary', period)).toEqual(summary);
      await everyFigureAddsUp(book, period);
    }
  });
});
