import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimActs } from '../../../src-main/areas/practice/rules/claims.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { verifyBook } from '../../../src-main/storage/verify.ts';
import { TestBook } from '../book.ts';

const today = day('2026-11-22');

describe('disputes and write-offs of the practice company', () => {
  let book: TestBook;

  beforeAll(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    await book.call('book.openPractice', { language: 'zh' });
  });
  afterAll(() => book.close());

  it('leave somebody in charge of every open dispute, and some of them late', async () => {
    const { rows, pastTargetCount } = await book.call('disputes.list', { asOf: today });
    expect(rows.filter((row) => row.owner !== '').length).toBeGreaterThanOrEqual(4);
    expect(pastTargetCount).toBeGreaterThanOrEqual(2);
    const settled = await book.call('disputes.list', { asOf: today, status: 'resolved' });
    expect(settled.rows.filter((row) => row.outcomeNumber !== null)).toHaveLength(1);
  });

  it('keep a register with a complete dossier, an incomplete one and a recovery, in a book that is sound', async () => {
    const { rows } = await book.call('writeoffs.list', { asOf: today });
    expect(rows.some((row) => row.gaps.length === 0)).toBe(true);
    expect(rows.find((row) => row.recoveredMinor > 0)).toMatchObject({ reason: 'cancelled_company', gaps: ['evidence', 'tax_class'] }); // prettier-ignore
    const aging = await book.aging(today);
    expect(aging.totalMinor).toBe(aging.ledgerMinor);
    const sqlite = book.service.keeper.book?.sqlite;
    expect(sqlite && verifyBook(sqlite).findings).toEqual([]);
  });

  it('are the same in both languages but for the words, and nothing where nothing is found', () => {
    const item = { dueItemId: id<'dueItem'>(1), openMinor: 120_000, dueOn: addDays(today, -4) };
    const find = { item: () => item, dispute: () => ({ disputeId: id<'dispute'>(1), openedOn: addDays(today, -30) }) };
    const played = (language: 'zh' | 'en') => {
      const story = claimActs(today, language, find);
      const seen: unknown[] = [];
      for (let step = story.next(); step.done !== true; step = story.next({ disputeId: 1, writeOffId: 2 }))
        seen.push([step.value.on, step.value.name, step.value.input['amountMinor']]);
      return seen;
    };
    expect(played('zh')).toEqual(played('en'));
    expect([...claimActs(today, 'zh', { item: () => undefined, dispute: () => undefined })]).toEqual([]);
  });
});
