import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

describe('warnings of a book', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create('2026-06-30T08:00:00.000Z');
  });
  afterEach(() => book.close());
  const list = async (include: 'open' | 'acknowledged' | 'all' = 'open', asOf = '2026-06-30') =>
    book.call('signals.list', { asOf: on(asOf), include });

  it('names the customer, the figures and the day since when', async () => {
    const [big, small] = [await book.customer('BIG'), await book.customer('SML')];
    await book.invoice(big, 'B1', '2026-03-01', 900_000, { dueOn: '2026-04-01' });
    await book.invoice(small, 'S1', '2026-06-01', 100_000, { dueOn: '2026-07-01' });
    await book.call('credit.setLimit', {
      customerId: big, currency: currency('CNY'), amountMinor: 800_000, fromOn: on('2026-01-01'), reason: 'review',
    }); // prettier-ignore
    const { rows } = await list();
    expect(rows.map((row) => [row.rule, row.level, row.customerCode, row.sinceOn])).toEqual([
      ['concentration', 'red', 'BIG', '2026-03-31'],
      ['overdue', 'red', 'BIG', '2026-04-02'],
      ['over_limit', 'orange', 'BIG', '2026-03-01'],
    ]);
    expect(rows.find((row) => row.rule === 'over_limit')?.figures).toContainEqual({
      name: 'overMinor',
      unit: 'money',
      value: 100_000,
    });
  });

  it('finds what fell overdue this week when it is large', async () => {
    const customer = await book.customer('NEW');
    await book.invoice(customer, 'N1', '2026-05-01', 500_000, { dueOn: '2026-06-25' });
    const rows = (await list()).rows.filter((row) => row.rule === 'large_newly_overdue');
    expect(rows).toMatchObject([{ amountMinor: 500_000, sinceOn: '2026-06-26', level: 'red' }]);
    const nextWeek = (await list('open', '2026-07-03')).rows;
    expect(nextWeek.some((row) => row.rule === 'large_newly_overdue')).toBe(false);
  });

  it('asks for disputes past their target day, each by itself, until they are settled', async () => {
    const customer = await book.customer('ARG');
    const { itemId } = await book.invoice(customer, 'A1', '2026-06-01', 50_000, { dueOn: '2026-12-31' });
    const open = async (amountMinor: number, targetOn: string) =>
      book.call('disputes.open', {
        dueItemId: itemId, amountMinor, reason: 'quality', owner: 'Wu', openedOn: on('2026-06-05'), targetOn: on(targetOn),
      }); // prettier-ignore
    const [{ disputeId }] = [
      await open(20_000, '2026-06-10'),
      await open(5000, '2026-06-29'),
      await open(100, '2026-06-30'),
    ];
    const disputes = async () => (await list()).rows.filter((row) => row.rule === 'dispute_overdue');
    expect(await disputes()).toMatchObject([
      {
        level: 'orange',
        amountMinor: 20_000,
        sinceOn: '2026-06-11',
        dispute: { disputeId, number: 'A1', owner: 'Wu' },
      },
      { level: 'yellow', amountMinor: 5000, sinceOn: '2026-06-30', dispute: { targetOn: '2026-06-29' } },
    ]);
    const [first] = await disputes();
    if (!first) throw new Error('expected a signal');
    await book.call('signals.acknowledge', { key: first.key, fact: first.fact, reason: 'samples sent' });
    expect((await disputes()).map((row) => row.level)).toEqual(['yellow']);
    await book.call('disputes.update', { disputeId, targetOn: on('2026-06-12') });
    expect((await disputes()).map((row) => row.level)).toEqual(['orange', 'yellow']);
    await book.call('disputes.resolve', { disputeId, resolvedOn: on('2026-06-30'), outcome: 'withdrawn' });
    expect((await disputes()).map((row) => row.level)).toEqual(['yellow']);
  });

  it('stays away once acknowledged, until its fact changes', async () => {
    const customer = await book.customer('LATE');
    await book.invoice(customer, 'L1', '2026-05-01', 50_000, { dueOn: '2026-06-10' });
    const [signal] = (await list()).rows.filter((row) => row.rule === 'overdue');
    if (!signal) throw new Error('expected a signal');
    await book.call('signals.acknowledge', { key: signal.key, fact: signal.fact, reason: 'pays on Friday' });
    expect((await list()).rows.some((row) => row.key === signal.key)).toBe(false);
    const [quiet] = (await list('acknowledged')).rows;
    expect(quiet?.acknowledged).toMatchObject({ reason: 'pays on Friday', snoozeUntil: null });
    // A day later the same fact; in July it has turned orange.
    expect((await list('open', '2026-07-01')).rows.some((row) => row.key === signal.key)).toBe(false);
    expect((await list('open', '2026-07-20')).rows.find((row) => row.key === signal.key)?.level).toBe('orange');
    await book.call('signals.bringBack', { key: signal.key });
    expect((await list()).rows.some((row) => row.key === signal.key)).toBe(true);
    expect(await book.ask('signals.bringBack', { key: signal.key })).toMatchObject({
      ok: false,
      code: 'signal_not_acknowledged',
    });
  });

  it('comes back when the snooze has ended', async () => {
    const customer = await book.customer('LATE');
    await book.invoice(customer, 'L1', '2026-05-01', 50_000, { dueOn: '2026-06-10' });
    const [signal] = (await list()).rows.filter((row) => row.rule === 'overdue');
    if (!signal) throw new Error('expected a signal');
    await book.call('signals.acknowledge', {
      key: signal.key,
      fact: signal.fact,
      reason: 'later',
      snoozeUntil: on('2026-07-02'),
    });
    expect((await list('open', '2026-07-01')).rows.some((row) => row.key === signal.key)).toBe(false);
    expect((await list('open', '2026-07-02')).rows.some((row) => row.key === signal.key)).toBe(true);
  });

  it('notices a customer that pays slower, per customer alone too', async () => {
    const [slow, steady] = [await book.customer('SLOW'), await book.customer('STEADY')];
    const pay = async (customer: typeof slow, number: string, dueOn: string, paidOn: string): Promise<void> => {
      const { itemId } = await book.invoice(customer, number, '2025-06-01', 1000, { dueOn });
      await book.receipt(customer, paidOn, 1000, [{ dueItemId: itemId, amountMinor: 1000 }]);
    };
    for (const [index, month] of ['09', '10', '11'].entries()) {
      await pay(slow, `S${index}`, `2025-${month}-01`, `2025-${month}-03`);
      await pay(steady, `T${index}`, `2025-${month}-01`, `2025-${month}-03`);
    }
    for (const [index, date] of ['02', '04', '06'].entries()) {
      await pay(slow, `S1${index}`, `2026-05-01`, `2026-06-${date}`);
      await pay(steady, `T1${index}`, `2026-05-${date}`, `2026-05-${date}`);
    }
    const rows = (await list()).rows.filter((row) => row.rule === 'paying_slower');
    expect(rows).toMatchObject([{ customerCode: 'SLOW', level: 'orange' }]);
    expect(rows[0]?.figures).toContainEqual({ name: 'recentDaysLateTenths', unit: 'tenthsOfDay', value: 340 });
    const own = await book.call('signals.list', { asOf: on('2026-06-30'), customerId: steady });
    expect(own.rows).toEqual([]);
  });
});
