import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const cny = currency('CNY');
const k = (thousands: number): number => thousands * 100_000;

describe('credit reviews', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create('2026-06-30T08:00:00.000Z');
  });
  afterEach(() => book.close());

  const list = (more: object = {}) => book.call('reviews.list', { asOf: on('2026-06-30'), currency: cny, ...more });
  const setLimit = (customerId: CustomerId, amountMinor: number, untilOn: string | null = null) =>
    book.call('credit.setLimit', { customerId, currency: cny, amountMinor, fromOn: on('2026-01-01'), untilOn: untilOn === null ? null : on(untilOn), reason: 'start' }); // prettier-ignore
  const record = (customerId: CustomerId, reviewedOn: string, nextOn: string, limit: object | null = null) =>
    book.ask('reviews.record', { customerId, currency: cny, reviewedOn: on(reviewedOn), nextOn: on(nextOn), note: 'looked', limit: limit as null }); // prettier-ignore

  it('lists who is to be looked at, with class, use and reasons', async () => {
    const [big, small, fresh, idle] = [await book.customer('BIG'), await book.customer('SMALL'), await book.customer('FRESH'), await book.customer('IDLE')]; // prettier-ignore
    await book.invoice(big, 'F1', '2025-07-01', k(900), { dueOn: '2026-07-31' });
    await book.invoice(small, 'F2', '2025-09-01', k(50), { dueOn: '2026-07-31' });
    await book.invoice(fresh, 'F3', '2026-05-01', k(50), { dueOn: '2026-07-31' });
    await setLimit(big, k(500), '2026-07-15');
    await setLimit(small, k(100), '2027-06-30');
    await record(small, '2026-06-01', '2026-09-01');
    const { rows, counts, ...sums } = await list({ sort: 'name' });
    expect(rows.map((row) => [row.customerCode, row.class, row.limitMinor, row.exposureMinor, row.due])).toEqual([
      ['BIG', 'core', k(500), k(900), ['never', 'over_limit']],
      ['FRESH', 'new', null, k(50), ['never']],
      ['IDLE', 'new', null, 0, []],
      ['SMALL', 'existing', k(100), k(50), []],
    ]);
    expect(sums).toEqual({ total: 4, limitMinor: k(600), exposureMinor: k(1000) });
    expect(counts).toMatchObject({
      all: 4,
      due: 2,
      over_limit: 1,
      new: 2,
      core: 1,
      expiring: 1,
    });
    expect(rows.map(({ proposals }) => proposals.map(({ kind }) => kind)).slice(1)).toEqual([['grant'], [], []]);
    expect(rows[0]?.proposals).toContainEqual({ kind: 'expire', toMinor: null, reasons: ['expires_soon'] });
    expect((await list({ filter: 'due', search: 'fre' })).rows.map((row) => row.customerId)).toEqual([fresh]);
    expect((await list({ sort: 'use', descending: true })).rows.map((row) => row.customerId)).toEqual([fresh, big, small, idle]); // prettier-ignore
  });

  it('shows every method with its arithmetic, and what is missing', async () => {
    const customerId = await book.customer('C1', { termsDays: 60 });
    for (let month = 1; month <= 6; month += 1) {
      const { itemId } = await book.invoice(customerId, `F${month}`, `2026-0${month}-01`, k(120));
      if (month <= 4) await book.receipt(customerId, `2026-0${month + 1}-20`, k(120), [{ dueItemId: itemId, amountMinor: k(120) }]); // prettier-ignore
    }
    const seen = await book.call('reviews.advice', { customerId, currency: cny, asOf: on('2026-06-30') });
    expect(seen.termDays).toBe(60);
    expect(seen.methods.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['M1', null], ['M2', null], ['M3', null], ['M4', null], ['M5', null], ['M6', null], ['M7', null], ['M8', 39_600_000], ['M9', null],
    ]); // prettier-ignore
    expect(seen.recommendation).toMatchObject({ amountMinor: null, missing: ['grade'] });
    // 20 February, March and April lie within 60 days.
    expect(seen.payPeak).toEqual({ amountMinor: k(360), fromOn: '2026-02-20', untilOn: '2026-04-20' });
    expect(seen.caps[0]).toMatchObject({ name: 'ownSales', amountMinor: k(72) });
    expect(seen.trial).toMatchObject({ amountMinor: k(20), state: 'graduated' });
  });

  it('records a review, sets the limit with it and keeps what was worked out', async () => {
    const customerId = await book.customer('C1');
    const limit = (amountMinor: number) => ({
      amountMinor,
      untilOn: on('2026-12-31'),
      kind: 'standing',
      reason: 'review',
    });
    expect(await record(customerId, '2026-03-01', '2026-06-01', limit(k(100)))).toMatchObject({ value: { outcome: 'granted' } }); // prettier-ignore
    expect(await record(customerId, '2026-04-01', '2026-07-01', limit(k(130)))).toMatchObject({ value: { outcome: 'raised' } }); // prettier-ignore
    expect(await record(customerId, '2026-05-01', '2026-08-01', limit(k(90)))).toMatchObject({ value: { outcome: 'lowered' } }); // prettier-ignore
    expect(await record(customerId, '2026-05-02', '2026-08-02')).toMatchObject({ value: { outcome: 'kept' } });
    expect(await record(customerId, '2026-05-03', '2026-05-03', limit(0))).toMatchObject({ value: { outcome: 'suspended' } }); // prettier-ignore
    const { rows } = await book.call('reviews.ofCustomer', { customerId, asOf: on('2026-06-30') });
    expect(rows.map((row) => [row.outcome, row.beforeMinor, row.afterMinor])).toEqual([
      ['suspended', k(90), 0], ['kept', k(90), k(90)], ['lowered', k(130), k(90)], ['raised', k(100), k(130)], ['granted', null, k(100)],
    ]); // prettier-ignore
    expect((await book.call('credit.inForce', { asOf: on('2026-04-15'), currency: cny })).rows).toMatchObject([{ amountMinor: k(130) }]); // prettier-ignore
  });

  it('refuses days that go backwards, and a trial without an end', async () => {
    const customerId = await book.customer('C1');
    expect(await record(customerId, '2026-03-01', '2026-02-28')).toMatchObject({ code: 'review_next_before_review' });
    await record(customerId, '2026-03-01', '2026-06-01');
    expect(await record(customerId, '2026-02-28', '2026-06-01')).toMatchObject({ code: 'review_before_last', params: { lastOn: '2026-03-01' } }); // prettier-ignore
    const trial = { amountMinor: 1, untilOn: null, kind: 'trial', reason: 'start' };
    expect(await record(customerId, '2026-03-02', '2026-06-01', trial)).toMatchObject({ code: 'trial_needs_end' });
    expect(await record(customerId, '2026-03-02', '2026-06-01', { ...trial, untilOn: on('2026-03-01') })).toMatchObject({ code: 'limit_ends_before_start' }); // prettier-ignore
  });

  it('takes a review back, and what was known before stays as it was', async () => {
    const customerId = await book.customer('C1');
    const first = await record(customerId, '2026-03-01', '2026-09-01');
    const before = book.now;
    if (!first.ok) throw new Error(first.code);
    const { reviewId } = first.value;
    await book.call('reviews.withdraw', { reviewId, reason: 'wrong customer' });
    expect((await list()).rows[0]).toMatchObject({ reviewedOn: null });
    expect((await list({ knownAt: before })).rows[0]).toMatchObject({ reviewedOn: '2026-03-01', nextOn: '2026-09-01' });
    expect(await book.ask('reviews.withdraw', { reviewId, reason: 'again' })).toMatchObject({
      code: 'review_not_found',
    });
  });

  it('puts a customer on hold among the blocked, and one on watch on the watch list', async () => {
    const customerId = await book.customer('C1');
    await book.invoice(customerId, 'F1', '2025-01-01', 1000, { dueOn: '2026-07-31' });
    const advice = await book.call('reviews.advice', { customerId, currency: cny, asOf: on('2026-06-30') });
    expect(advice).toMatchObject({ class: 'core', cycleMonths: 3, proposedNextOn: '2026-09-30', trial: null });
    expect(advice.proposals).toEqual([{ kind: 'grant', toMinor: null, reasons: ['no_limit'] }]);
  });
});
