import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { grades } from '../../../src-main/areas/settings/contract.ts';
import { ageFactor, priorityOf, type PriorityFacts } from '../../../src-main/areas/collections/rules/priority.ts';
import { currency } from '../../../src-main/kernel/currency.ts';

const CNY = currency('CNY');
const settings = initialSettings('Test', CNY, 'en').worklist;
const calm: PriorityFacts = {
  base: CNY,
  overdueMinor: 0,
  grade: null,
  oldestDays: 0,
  brokenPromises: 0,
  disputedMinor: 0,
  limitationDays: null,
};

/** domain.md §4.4, with the customers of §4.3; by hand: amount × grade × age × the others. */
describe('the priority number', () => {
  it.each([
    ['A 320k, 95 days, grade A', { overdueMinor: 320_000_00, oldestDays: 95, grade: 'A' }, 576_000],
    ['B 410k, 20 days, grade AAA', { overdueMinor: 410_000_00, oldestDays: 20, grade: 'AAA' }, 246_000],
    ['C 8k, 12 days, no grade', { overdueMinor: 8_000_00, oldestDays: 12 }, 8_000],
    ['D 6k, 210 days, grade C', { overdueMinor: 6_000_00, oldestDays: 210, grade: 'C' }, 11_520],
    [
      'everything at once: 100k × 1.3 × 1.6 × 1.3 × 0.5 × 2',
      {
        overdueMinor: 100_000_00,
        oldestDays: 75,
        grade: 'B',
        brokenPromises: 2,
        disputedMinor: 1,
        limitationDays: 100,
      },
      270_400,
    ],
    ['a past limitation day still counts', { overdueMinor: 1_000_00, oldestDays: 1, limitationDays: -5 }, 2_000],
    ['180 days away is not under 180', { overdueMinor: 1_000_00, oldestDays: 1, limitationDays: 180 }, 1_000],
    ['half a unit rounds up', { overdueMinor: 10_50, oldestDays: 1 }, 11],
  ] as const)('%s', (_name, facts, priority) => {
    expect(priorityOf({ ...calm, ...facts }, settings).priority).toBe(priority);
  });

  it('shows what each factor did to the running product', () => {
    const { chips } = priorityOf(
      { ...calm, overdueMinor: 320_000_00, oldestDays: 95, grade: 'B', brokenPromises: 1 },
      settings,
    );
    expect(chips.map(({ code, points, factorMilli }) => [code, points, factorMilli])).toEqual([
      ['overdue', 320_000, null],
      ['grade', 96_000, 1300],
      ['age', 332_800, 1800],
      ['broken_promise', 224_640, 1300],
    ]);
  });

  it('has chips that add up to the printed number, whatever the figures and factors', () => {
    const factor = fc.integer({ min: 0, max: 9999 });
    fc.assert(
      fc.property(
        fc.record({
          base: fc.constantFrom(CNY, currency('JPY'), currency('KWD')),
          overdueMinor: fc.integer({ min: 0, max: 10_000_000_000_00 }),
          grade: fc.constantFrom(null, ...grades),
          oldestDays: fc.integer({ min: 0, max: 4000 }),
          brokenPromises: fc.integer({ min: 0, max: 9 }),
          disputedMinor: fc.constantFrom(0, 1),
          limitationDays: fc.option(fc.integer({ min: -1000, max: 1000 })),
        }),
        factor,
        factor,
        factor,
        (facts, broken, dispute, limitation) => {
          const { priority, chips } = priorityOf(facts, {
            ...settings,
            brokenPromiseFactorMilli: broken,
            disputeFactorMilli: dispute,
            limitationFactorMilli: limitation,
          });
          expect(chips.every(({ points }) => Number.isSafeInteger(points))).toBe(true);
          expect(chips.reduce((sum, { points }) => sum + points, 0)).toBe(priority);
          expect(chips[0]?.code).toBe('overdue');
        },
      ),
    );
  });

  it.each([
    [1, 1000],
    [30, 1000],
    [31, 1300],
    [60, 1300],
    [61, 1600],
    [90, 1600],
    [91, 1800],
    [180, 1800],
    [181, 1200],
  ])('takes %i days by %i thousandths', (days, milli) => {
    expect(ageFactor(days, settings)).toBe(milli);
  });
});
