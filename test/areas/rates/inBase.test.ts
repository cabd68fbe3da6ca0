import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

const [CNY, USD, JPY] = [currency('CNY'), currency('USD'), currency('JPY')];
let book: TestBook;
const save = (code: typeof USD, onDay: string, rate: string, source = 'PBC') =>
  book.ask('rates.save', { currency: code, onDay: on(onDay), rate, source });

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  const customer = await book.customer('K1');
  await book.invoice(customer, 'C1', '2026-05-01', 100_000, { dueOn: '2026-06-01' });
  await book.invoice(customer, 'U1', '2026-05-01', 123_456, { dueOn: '2026-06-01', currency: 'USD' });
  await book.invoice(customer, 'U2', '2026-05-01', 1, { dueOn: '2026-07-01', currency: 'USD' });
  await book.invoice(customer, 'J1', '2026-05-01', 10_000, { dueOn: '2026-07-01', currency: 'JPY' });
});
afterEach(() => book.close());

describe('all currencies in the base currency', () => {
  it('refuses while a rate is missing and names the currency', async () => {
    await save(USD, '2026-06-01', '7.1');
    const found = await book.ask('aging.inBase', { asOf: on('2026-06-30') });
    expect(found).toEqual({ ok: false, code: 'exchange_rate_missing', params: { currency: 'JPY', base: 'CNY', day: '2026-06-30' } }); // prettier-ignore
  });

  it('takes the newest rate on or before the day, says which, and leaves the aging alone', async () => {
    const before = await book.aging('2026-06-30', { currency: 'USD' });
    await save(USD, '2026-05-31', '7.1');
    await save(USD, '2026-06-29', '7.1234');
    await save(USD, '2026-07-01', '9');
    await save(JPY, '2026-06-15', '0.048123', 'bank');
    const found = await book.call('aging.inBase', { asOf: on('2026-06-30') });
    expect(found.rows.map((row) => [row.currency, row.totalMinor, row.baseTotalMinor, row.rate?.onDay ?? null, row.rate?.source ?? null])).toEqual([
      ['CNY', 100_000, 100_000, null, null],
      ['JPY', 10_000, 48_123, '2026-06-15', 'bank'],
      ['USD', 123_457, 879_434, '2026-06-29', 'PBC'],
    ]); // prettier-ignore
    // 1,000.00 + 481.23 + 8,794.34
    expect(found).toMatchObject({ base: 'CNY', totalMinor: 1_027_557, overdueMinor: 979_426 });
    expect(await book.aging('2026-06-30', { currency: 'USD' })).toEqual(before);
  });

  it('takes the rates it is given instead', async () => {
    await save(JPY, '2026-06-15', '0.048123');
    await save(USD, '2026-06-29', '7.1234');
    const plan = await book.call('rates.save', { currency: USD, onDay: on('2026-01-01'), rate: '7', source: 'budget' });
    const found = await book.call('aging.inBase', { asOf: on('2026-06-30'), rates: [plan.rateId] });
    expect(found.rows.find((row) => row.currency === USD)).toMatchObject({ baseTotalMinor: 864_199, rate: { source: 'budget' } }); // prettier-ignore
    await book.call('rates.remove', { rateId: plan.rateId });
    expect(await book.ask('aging.inBase', { asOf: on('2026-06-30'), rates: [plan.rateId] })).toMatchObject({ code: 'exchange_rate_not_found' }); // prettier-ignore
  });

  it('as known earlier, a rate typed in later or removed since is as it was', async () => {
    const { rateId } = await book.call('rates.save', { currency: USD, onDay: on('2026-06-29'), rate: '7', source: 'PBC' }); // prettier-ignore
    await save(JPY, '2026-06-15', '0.05');
    const knownAt = book.now;
    await book.call('rates.remove', { rateId });
    await save(USD, '2026-06-29', '8');
    const then = await book.call('aging.inBase', { asOf: on('2026-06-30'), knownAt });
    const now = await book.call('aging.inBase', { asOf: on('2026-06-30') });
    expect([then, now].map(({ rows }) => rows.find((row) => row.currency === USD)?.rate?.rate)).toEqual(['7', '8']);
  });

  it('needs no rate for a currency in which nothing is owed', async () => {
    const found = await book.call('aging.inBase', { asOf: on('2026-04-30') });
    expect(found).toMatchObject({ totalMinor: 0 });
  });
});

describe('rates', () => {
  it('lists them newest first and refuses a second of one source and day', async () => {
    await save(USD, '2026-06-01', '7.10');
    await save(USD, '2026-06-02', '7.2');
    expect(await save(USD, '2026-06-02', '7.3')).toMatchObject({ ok: false, code: 'exchange_rate_taken' });
    expect((await save(USD, '2026-06-02', '7.3', 'bank')).ok).toBe(true);
    const { rows, base } = await book.call('rates.list', { asOf: on('2026-06-02') });
    expect(base).toBe(CNY);
    expect(rows.map((row) => [row.onDay, row.rate, row.source])).toEqual([
      ['2026-06-02', '7.3', 'bank'],
      ['2026-06-02', '7.2', 'PBC'],
      ['2026-06-01', '7.1', 'PBC'],
    ]);
  });

  it.each([
    [USD, '0', 'exchange_rate_not_a_rate'],
    [USD, '7,1', 'exchange_rate_not_a_rate'],
    [CNY, '1', 'exchange_rate_same_currency'],
  ])('refuses %s at %s: %s', async (code, rate, refusal) => {
    expect(await save(code, '2026-06-01', rate)).toMatchObject({ ok: false, code: refusal });
  });
});
