import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';

/**
 * 100.00 received on the 10th, 60.00 of it allocated to an invoice of the 20th; reversed on the 25th. 40.00 received on
 * the 12th, never allocated.
 */
describe('unapplied money as of a day', () => {
  let book: TestBook;
  let beforeReversal: Instant;
  const currencyCode = currency('CNY');

  beforeAll(async () => {
    book = await TestBook.create('2026-11-26T08:00:00.000Z');
    const customerId = await book.customer('A1');
    const received = await book.receipt(customerId, '2026-11-10', 10_000);
    await book.receipt(customerId, '2026-11-12', 4000);
    const { itemId } = await book.invoice(customerId, 'INV-1', '2026-11-20', 6000);
    await book.call('ledger.allocate', { creditId: received, lines: [{ dueItemId: itemId, amountMinor: 6000 }] });
    beforeReversal = book.now;
    await book.call('ledger.reverse', { documentId: received, reversedOn: on('2026-11-25'), reason: 'bounced' });
  });
  afterAll(() => book.close());

  const unappliedOn = async (day: string, knownAt?: Instant) => {
    const { rows, sums, total } = await book.call('ledger.credits', {
      asOf: on(day),
      ...(knownAt === undefined ? {} : { knownAt }),
      currency: currencyCode,
      status: 'unapplied',
    });
    expect(total).toBe(rows.length);
    expect(sums[0]?.unappliedMinor ?? 0).toBe(rows.reduce((sum, row) => sum + row.unappliedMinor, 0));
    return rows.map((row) => row.unappliedMinor);
  };

  it.each([
    ['2026-11-09', []],
    ['2026-11-11', [10_000]],
    ['2026-11-19', [4000, 10_000]],
    ['2026-11-20', [4000, 4000]],
    ['2026-11-24', [4000, 4000]],
    ['2026-11-25', [4000]],
  ])('on %s, newest first, was %j', async (day, expected) => {
    expect(await unappliedOn(day)).toEqual(expected);
    expect(await unappliedOn(day, book.now)).toEqual(expected);
  });

  it('knew nothing of a reversal that was not recorded yet', async () => {
    expect(await unappliedOn('2026-11-25', beforeReversal)).toEqual([4000, 4000]);
  });

  it('adds up to the unapplied column of the aging on every day', async () => {
    for (const day of ['2026-11-12', '2026-11-20', '2026-11-25', '2026-11-30']) {
      const listed = (await unappliedOn(day)).reduce((sum, minor) => sum + minor, 0);
      expect([day, (await book.aging(day)).unappliedMinor]).toEqual([day, -listed]);
    }
  });

  it('lists every credit as it is now when no day is given', async () => {
    const { rows, sums } = await book.call('ledger.credits', { currency: currencyCode });
    expect(rows.map((row) => row.unappliedMinor)).toEqual([4000, 0]);
    expect(sums).toEqual([{ currency: 'CNY', amountMinor: 4000, unappliedMinor: 4000 }]);
  });
});
