import type { Card, Measure, NumberMeasure } from '../contract.ts';

const FULL = 10_000;
const HALF = 5_000;
/** Where the table leaves a gap between its half and its nothing, a quarter: more than nothing, less than half. */
const QUARTER = 2_500;

function number(
  code: Measure['code'],
  unit: NumberMeasure['unit'],
  compare: NumberMeasure['compare'],
  steps: readonly (readonly [atMilli: number, shareBp: number])[],
): Measure {
  return { code, kind: 'number', unit, compare, steps: steps.map(([atMilli, shareBp]) => ({ atMilli, shareBp })) };
}

function choice(code: Measure['code'], options: Readonly<Record<string, number>>): Measure {
  return {
    code,
    kind: 'choice',
    options: Object.entries(options).map(([name, shareBp]) => ({ choice: name, shareBp })),
  };
}

/**
 * The 100-point card of domain.md §7.2 with the very maxima and bands of its table.
 *
 * Steps, not slopes: a value earns the share of the best band it reaches, and each edge belongs to the band that names it
 * (`≤ 15 d` includes 15 d, `≥ 90 %` includes 90 %, `< 70 %` does not include 70 %). Where the table says nothing between
 * half and zero (15–45 d late, 40–60 % of promises, 2–4 times the limit, a cover above nothing but under 30 %) it is a
 * quarter. A limit used up to the last cent is not below 100 % and earns nothing.
 *
 * Two rows of the table name two unlike things and are factors of their own here: 8 points are 4 for the sales trend and
 * 4 for the use of the limit, 5 points are 3 for the outlook and 2 for concentration. A factor of several measures
 * (ratios, years, importance and margin) shares its points evenly, so that a missing one costs its own part alone.
 */
export const defaultCard: Card = {
  factors: [
    {
      code: 'payment',
      group: 'character',
      max: 25,
      measures: [number('days_late', 'days', 'atMost', [[0, FULL], [15_000, HALF], [45_000, QUARTER]])],
    },
    {
      code: 'promises',
      group: 'character',
      max: 5,
      measures: [number('promise_rate', 'percent', 'atLeast', [[90_000, FULL], [60_000, HALF], [40_000, QUARTER]])],
    },
    {
      code: 'public_record',
      group: 'character',
      max: 10,
      measures: [choice('public_record', { clean: FULL, settled: HALF, active: 0 })],
    },
    {
      code: 'years',
      group: 'character',
      max: 8,
      measures: [
        number('years_trading', 'years', 'atLeast', [[5000, FULL], [2000, HALF]]),
        number('years_with_us', 'years', 'atLeast', [[2000, FULL], [500, HALF]]),
      ],
    },
    {
      code: 'ratios',
      group: 'capacity',
      max: 12,
      measures: [
        number('current_ratio', 'times', 'atLeast', [[2000, FULL], [1200, HALF]]),
        number('quick_ratio', 'times', 'atLeast', [[1000, FULL], [600, HALF]]),
        number('interest_cover', 'times', 'atLeast', [[3000, FULL], [1500, HALF]]),
      ],
    },
    {
      code: 'sales_trend',
      group: 'capacity',
      max: 4,
      measures: [number('sales_trend', 'percent', 'atLeast', [[90_000, FULL], [50_000, HALF]])],
    },
    {
      code: 'utilisation',
      group: 'capacity',
      max: 4,
      measures: [number('utilisation', 'percent', 'below', [[70_000, FULL], [100_000, HALF]])],
    },
    {
      code: 'capital',
      group: 'capital',
      max: 12,
      measures: [number('capital_multiple', 'times', 'atLeast', [[10_000, FULL], [4000, HALF], [2000, QUARTER]])],
    },
    {
      code: 'collateral',
      group: 'collateral',
      max: 10,
      measures: [number('cover_share', 'percent', 'atLeast', [[80_000, FULL], [30_000, HALF], [1, QUARTER]])],
    },
    {
      code: 'outlook',
      group: 'conditions',
      max: 3,
      measures: [choice('outlook', { good: FULL, neutral: HALF, bad: 0 })],
    },
    {
      code: 'concentration',
      group: 'conditions',
      max: 2,
      measures: [number('receivable_share', 'percent', 'atMost', [[10_000, FULL], [15_000, HALF]])],
    },
    {
      code: 'importance',
      group: 'conditions',
      max: 5,
      measures: [
        choice('importance', { core: FULL, normal: HALF }),
        number('margin', 'percent', 'atLeast', [[15_000, FULL], [5000, HALF]]),
      ],
    },
  ],
  cutOffs: { AAA: 90, AA: 80, A: 70, B: 60, C: 45 },
  minConfidenceBp: 5000,
  capGrade: 'B',
  publicCheckDays: 90,
  statementMonths: 18,
  judgementDays: 180,
}; // prettier-ignore
