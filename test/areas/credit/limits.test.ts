import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';

describe('credit limits', () => {
  let book: TestBook;
  beforeEach(async () => {
    book = await TestBook.create();
  });
  afterEach(() => book.close());

  it('hold from their day until the next one or their end, per currency', async () => {
    const customerId = await book.customer('C1');
    const set = (amountMinor: number, fromOn: string, untilOn: string | null = null, code = 'CNY') =>
      book.ask('credit.setLimit', {
        customerId, currency: currency(code), amountMinor, fromOn: on(fromOn), untilOn: untilOn === null ? null : on(untilOn), reason: 'review',
      }); // prettier-ignore
    await set(1000, '2026-01-01');
    await set(2000, '2026-03-01', '2026-03-31');
    await set(500, '2026-01-01', null, 'USD');
    const inForce = async (asOf: string, code = 'CNY') =>
      (await book.call('credit.inForce', { asOf: on(asOf), currency: currency(code) })).rows.map(
        (row) => row.amountMinor,
      );
    expect(await inForce('2025-12-31')).toEqual([]);
    expect(await inForce('2026-02-28')).toEqual([1000]);
    expect(await inForce('2026-03-31')).toEqual([2000]);
    // A limit that has ended does not bring an older one back.
    expect(await inForce('2026-04-01')).toEqual([]);
    expect(await inForce('2026-04-01', 'USD')).toEqual([500]);
    const { rows } = await book.call('credit.limits', { customerId, asOf: on('2026-03-15') });
    expect(rows.map((row) => [row.amountMinor, row.inForce])).toEqual([[2000, true], [500, true], [1000, false]]); // prettier-ignore
    expect(await set(1, '2026-05-01', '2026-04-01')).toMatchObject({ ok: false, code: 'limit_ends_before_start' });
  });
});
