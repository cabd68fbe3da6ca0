import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import {
  allocatedMinor,
  checkAmounts,
  fillItem,
  fillOldest,
  sameAmounts,
  withAmount,
} from '../../../src-renderer/components/Allocation/allocation.ts';
import { ruleOf } from '../../../src-renderer/components/Allocation/lines.ts';

const item = (number: number, openMinor: number, dueOn: string) => ({
  dueItemId: id<'dueItem'>(number),
  openMinor,
  dueOn: day(dueOn),
});
const items = [item(1, 5_000, '2026-10-02'), item(2, 7_000, '2026-10-01'), item(3, 9_000, '2026-11-01')];

describe('filling oldest first', () => {
  it('goes by the due day and stops with the money', () => {
    expect(fillOldest(items, 10_000)).toEqual({ 2: 7_000, 1: 3_000 });
    expect(fillOldest(items, 0)).toEqual({});
  });

  it('never gives out more than there is, nor more than an item is open for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        (opens, availableMinor) => {
          const many = opens.map((openMinor, index) => item(index + 1, openMinor, '2026-01-01'));
          const amounts = fillOldest(many, availableMinor);
          const check = checkAmounts(many, amounts, availableMinor);
          const owed = opens.reduce((sum, open) => sum + open, 0);
          expect(check.tooMuch).toBe(false);
          expect(check.overfilled.size).toBe(0);
          expect(check.allocatedMinor).toBe(Math.min(owed, availableMinor));
          expect(check.allocatedMinor + check.remainderMinor).toBe(availableMinor);
        },
      ),
    );
  });
});

describe('amounts typed by hand', () => {
  it('adds them up and finds what is too much', () => {
    const check = checkAmounts(items, { 1: 5_001, 2: 5_000 }, 10_000);
    expect(check).toMatchObject({ allocatedMinor: 10_001, remainderMinor: -1, tooMuch: true });
    expect([...check.overfilled]).toEqual([1]);
  });

  it('pays an item as far as the money goes', () => {
    expect(fillItem(items[2]!, { 2: 7_000 }, 10_000)).toBe(3_000);
    expect(fillItem(items[0]!, { 1: 4_000, 2: 7_000 }, 20_000)).toBe(5_000);
    expect(fillItem(items[0]!, { 2: 7_000 }, 5_000)).toBe(0);
  });

  it('keeps no zeros, so that equal sets of amounts are equal', () => {
    expect(withAmount({ 1: 10 }, 1, 0)).toEqual({});
    expect(withAmount({ 1: 10 }, 1, null)).toEqual({});
    expect(allocatedMinor(withAmount({ 1: 10 }, 2, 5))).toBe(15);
    expect(sameAmounts({ 1: 10, 2: 5 }, { 2: 5, 1: 10 })).toBe(true);
    expect(sameAmounts({ 1: 10 }, { 1: 10, 2: 5 })).toBe(false);
  });

  it('names the rule the amounts follow', () => {
    const proposal = { rule: 'named', amounts: { 3: 9_000 } } as const;
    expect(ruleOf({ 3: 9_000 }, proposal, { 2: 7_000 })).toBe('named');
    expect(ruleOf({ 2: 7_000 }, proposal, { 2: 7_000 })).toBe('oldest_due');
    expect(ruleOf({ 1: 1 }, proposal, { 2: 7_000 })).toBe('chosen');
    expect(ruleOf({ 1: 1 }, null, { 2: 7_000 })).toBe('chosen');
  });
});
