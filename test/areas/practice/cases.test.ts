import { expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

it('shows a case of each kind that went on, with a preservation that runs out soon', async () => {
  const today = day('2026-11-22');
  const book = await TestBook.create(`${today}T08:00:00.000Z`);
  await book.call('book.openPractice', { language: 'zh' });
  const { rows } = await book.call('cases.list', { asOf: today, status: 'all' });
  expect(rows.map(({ kind, stage, closedOn }) => [kind, stage, closedOn === null]).sort()).toEqual([
    ['enforcement', 'accepted', true],
    ['insolvency', 'noticed', true],
    ['lawyer_letter', 'delivered', true],
    ['payment_order', 'effective', false],
    ['payment_order', 'objected', true],
    ['preservation', 'taken', true],
    ['suit', 'heard', true],
  ]);
  const { rows: deadlines, counts } = await book.call('cases.deadlines', { asOf: today });
  expect(deadlines.find(({ code }) => code === 'renew_by')?.daysLeft).toBeLessThanOrEqual(7);
  expect(counts.overdue).toBe(0);
  await book.close();
});
