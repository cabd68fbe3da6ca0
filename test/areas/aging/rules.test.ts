import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketDays,
  bucketIndex,
  bucketLabel,
  bucketRanges,
  bucketRiskLevel,
  riskLevel,
} from '../../../src-main/areas/aging/rules/buckets.ts';
import { countBackDso, periodDso, periodWindow, salesSlices } from '../../../src-main/areas/aging/rules/dso.ts';
import { averageDaysLateTenths, daysLateQuantile } from '../../../src-main/areas/aging/rules/lateness.ts';
import { paretoLine, quadrantName, weightedTenths } from '../../../src-main/areas/aging/rules/quadrant.ts';
import { day, daysBetween } from '../../../src-main/kernel/day.ts';

/** Base data of domain.md §2.1, CNY thousand. */
const slices = [
  { days: 30, salesMinor: 1000 },
  { days: 31, salesMinor: 700 },
  { days: 30, salesMinor: 900 },
  { days: 31, salesMinor: 800 },
];

describe('DSO', () => {
  it.each([
    { name: 'domain §2.2 ②: 52.1', receivable: 1500, expected: { tenths: 521, floor: false } },
    { name: 'exactly one month', receivable: 1000, expected: { tenths: 300, floor: false } },
    { name: 'nothing owed', receivable: 0, expected: { tenths: 0, floor: false } },
    { name: 'history runs out', receivable: 9999, expected: { tenths: 1220, floor: true } },
    { name: 'exactly all of history', receivable: 3400, expected: { tenths: 1220, floor: false } },
  ])('counts back: $name', ({ receivable, expected }) => {
    expect(countBackDso(receivable, slices)).toEqual(expected);
  });

  it('agrees with the third-party check: sales 70/80/100, receivables 212, 30-day months give 73.7', () => {
    const months = [100, 80, 70].map((salesMinor) => ({ days: 30, salesMinor }));
    expect(countBackDso(212, months)).toEqual({ tenths: 737, floor: false });
  });

  it('gives what a published example should have said: 166.3 days, not 179.7 (behaviours.md §2.19)', () => {
    const months = [2500, 1750, 2250, 2500, 2000, 2250].map((salesMinor, index) => ({
      days: [30, 31, 31, 30, 31, 30][index] ?? 0,
      salesMinor,
    }));
    expect(countBackDso(12_000, months)).toEqual({ tenths: 1663, floor: false });
  });

  it('passes over months without sales, each with its days', () => {
    expect(countBackDso(500, [{ days: 10, salesMinor: 0 }, { days: 31, salesMinor: 1000 }])).toEqual({ tenths: 255, floor: false }); // prettier-ignore
  });

  it('is n/a without any sales', () => {
    expect(countBackDso(500, [])).toEqual({ tenths: null, floor: false });
    expect(periodDso(500, 0, 91)).toBeNull();
  });

  it.each([
    { name: 'period DSO', receivable: 1500, expected: 525 },
    { name: 'best possible', receivable: 980, expected: 343 },
    { name: 'average days delinquent', receivable: 520, expected: 182 },
  ])('$name of domain §2.2–2.3 over 2,600 in 91 days', ({ receivable, expected }) => {
    expect(periodDso(receivable, 2600, 91)).toBe(expected);
  });

  it.each([
    ['2026-06-30', '2026-04-01', 91],
    ['2026-02-28', '2025-12-01', 90],
    ['2026-05-15', '2026-02-16', 89],
    ['2026-05-30', '2026-03-01', 91],
  ])('looks at three months up to %s', (asOf, from, days) => {
    expect(periodWindow(day(asOf))).toEqual({ from, days });
  });

  it('slices the running month up to the day and whole months before it, no further than sales go', () => {
    const sales = new Map([['2026-06', 5], ['2026-04', 7]]); // prettier-ignore
    expect(salesSlices(day('2026-06-10'), sales, 36)).toEqual([
      { days: 10, salesMinor: 5 },
      { days: 31, salesMinor: 0 },
      { days: 30, salesMinor: 7 },
    ]);
  });

  it('rises with what is owed', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(countBackDso(less, slices).tenths).toBeLessThanOrEqual(countBackDso(more, slices).tenths ?? 0);
      }),
    );
  });
});

describe('buckets', () => {
  it.each([
    [-5, -1], [0, -1], [1, 0], [30, 0], [31, 1], [60, 1], [61, 2], [90, 2], [91, 3], [4000, 3],
  ])('puts %i days late into bucket %i', (late, index) => {
    expect(bucketIndex(late, [30, 60, 90])).toBe(index);
  }); // prettier-ignore

  it('leaves no gap and no overlap', () => {
    const rising = fc
      .uniqueArray(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 11 })
      .map((ends) => ends.sort((a, b) => a - b));
    fc.assert(
      fc.property(rising, fc.integer({ min: 1, max: 5000 }), (ends, late) => {
        const holders = bucketRanges(ends).filter(
          (range) => late >= range.from && (range.to === null || late <= range.to),
        );
        expect(holders).toHaveLength(1);
        expect(bucketRanges(ends)[bucketIndex(late, ends)]).toEqual(holders[0]);
        const cuts = bucketDays(day('2026-06-30'), ends);
        cuts.forEach((cut, index) => expect(daysBetween(cut, day('2026-06-30'))).toBe(ends[index]));
      }),
    );
  });

  it('names both ends', () => {
    expect(bucketRanges([7, 30]).map(bucketLabel)).toEqual(['1–7', '8–30', '>30']);
  });

  it.each([[1, 1], [30, 1], [31, 2], [61, 3], [91, 4], [180, 4], [181, 5]])('%i days is risk level %i (domain §4.5)', (late, level) => {
    expect(riskLevel(late)).toBe(level);
  }); // prettier-ignore

  it('judges natural age by years', () => {
    expect(bucketRanges([365, 730, 1095, 1460, 1825]).map((range) => bucketRiskLevel(range, 'document'))).toEqual([
      1, 2, 3, 4, 5, 5,
    ]);
  });
});

describe('quadrant, reading A (domain §4.3)', () => {
  const split = { splitDays: 60, splitAmountMinor: 100_000 };
  it.each([
    ['A', 320_000, 950, 'I'],
    ['B', 410_000, 200, 'II'],
    ['C', 8_000, 120, 'III'],
    ['D', 6_000, 2100, 'IV'],
    ['on both lines', 100_000, 600, 'I'],
    ['just short of both', 99_999, 599, 'III'],
  ])('%s', (_name, overdue, tenths, quadrant) => {
    expect(quadrantName(tenths, overdue, split)).toBe(quadrant);
  });

  it('finds the amount that makes 80 %', () => {
    expect(paretoLine([320, 410, 8, 6], 8000)).toBe(320);
    expect(paretoLine([100, 100, 100, 100, 100], 8000)).toBe(100);
    expect(paretoLine([900, 50, 50], 8000)).toBe(900);
    expect(paretoLine([], 8000)).toBe(0);
  });

  it('puts at least the share on or above the line, and less without its smallest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 10_000 }),
        (amounts, share) => {
          const line = paretoLine(amounts, share);
          const total = amounts.reduce((sum, amount) => sum + amount, 0);
          const sumOver = (kept: number[]): number => kept.reduce((sum, amount) => sum + amount, 0);
          expect(sumOver(amounts.filter((amount) => amount >= line)) * 10_000).toBeGreaterThanOrEqual(total * share);
          expect(sumOver(amounts.filter((amount) => amount > line)) * 10_000).toBeLessThan(total * share);
        },
      ),
    );
  });

  it('weighs days by amount', () => {
    expect(weightedTenths(100 * 10 + 300 * 30, 400)).toBe(250);
    expect(weightedTenths(0, 0)).toBe(0);
  });
});

describe('lateness', () => {
  const parts = [
    { amountMinor: 100, daysLate: 5 },
    { amountMinor: 100, daysLate: 10 },
    { amountMinor: 800, daysLate: 20 },
  ];
  it('takes the median and the slow end by amount', () => {
    expect(daysLateQuantile(parts, 5000)).toBe(20);
    expect(daysLateQuantile(parts, 1000)).toBe(5);
    expect(daysLateQuantile([], 5000)).toBeNull();
  });
  it('averages by amount', () => {
    expect(
      averageDaysLateTenths([
        { amountMinor: 100, daysLate: 10 },
        { amountMinor: 300, daysLate: 30 },
      ]),
    ).toBe(250);
    expect(averageDaysLateTenths([])).toBeNull();
  });
});
