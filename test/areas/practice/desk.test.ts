import { describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

/** Whatever the day the practice company is made on, the clerk's desk looks the same. */
const days = ['2024-02-29', '2025-01-01', '2026-03-31', '2026-11-22', '2027-05-03', '2028-12-31', '2033-08-14'];

describe.each(['zh', 'en'] as const)('the desk in %s', (language) => {
  it.each(days)('on %s has terms, bills, disputes, closed months and bank lines that wait', async (text) => {
    const today = day(text);
    const book = await TestBook.create(`${today}T08:00:00.000Z`);
    await book.call('book.openPractice', { language });
    expect((await book.call('book.verify', {})).findings).toEqual([]);

    expect((await book.call('terms.list', {})).rows.length).toBeGreaterThanOrEqual(6);
    const { rows: provisional } = await book.call('invoices.register', { asOf: today, only: 'provisional' });
    expect(provisional.some((row) => row.part === 'retention')).toBe(true);
    expect((await book.call('invoices.register', { asOf: today, only: 'redated' })).total).toBe(1);
    expect((await book.call('bills.list', { asOf: today, filter: 'all' })).total).toBe(8);
    expect((await book.call('disputes.list', { asOf: today })).pastTargetCount).toBeGreaterThanOrEqual(1);
    expect((await book.call('writeoffs.list', { asOf: today, status: 'all' })).total).toBeGreaterThanOrEqual(2);

    const waiting = await book.call('bank.lines', { status: 'waiting' });
    expect(waiting.rows.map((row) => Math.sign(row.amountMinor)).sort()).toEqual([-1, 1, 1, 1, 1]);
    expect(waiting.rows.map((row) => row.payerName)).toEqual(expect.arrayContaining(['朱建华', '嘉兴秀洲盛达商行']));
    expect((await book.call('bank.lines', { status: 'matched' })).total).toBeGreaterThan(10);

    const { rows: closes } = await book.call('closing.list', {});
    expect(closes).toHaveLength(2);
    for (const { closeId } of closes)
      expect(await book.call('closing.verify', { closeId })).toMatchObject({ equal: true });
    for (const line of (await book.call('aging.table', { asOf: today })).currencies)
      expect(line.totalMinor).toBe(line.ledgerMinor);
    await book.close();
  });
});
