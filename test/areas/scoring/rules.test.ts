import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureCodes, type Fact, type Judgement } from '../../../src-main/areas/scoring/contract.ts';
import { defaultCard } from '../../../src-main/areas/scoring/rules/defaultCard.ts';
import {
  bandOf,
  defaultWeights,
  featureValue,
  featuresOf,
  valueOfGroups,
  weightSum,
} from '../../../src-main/areas/scoring/rules/features.ts';
import { judgementProblem, withJudgements } from '../../../src-main/areas/scoring/rules/judging.ts';
import {
  isCore,
  outlookOf,
  percentMilli,
  publicStanding,
  ratioMilli,
  yearsMilli,
} from '../../../src-main/areas/scoring/rules/measuring.ts';
import { overrideCounts, overrideProblem } from '../../../src-main/areas/scoring/rules/overrides.ts';
import { day } from '../../../src-main/kernel/day.ts';

describe('特征分析', () => {
  it('weighs 62 %, 55 % and 48 % at 30/25/45 to 53.95 %, which is acceptable', () => {
    const value = valueOfGroups([{ weight: 30, valueBp: 6200 }, { weight: 25, valueBp: 5500 }, { weight: 45, valueBp: 4800 }]); // prettier-ignore
    expect(value).toBe(5395);
    expect(bandOf(value)).toBe('acceptable');
  });

  it('has the weights of the default preset, and every preset adds to 100', () => {
    const of = (preset: keyof typeof defaultWeights) =>
      (['own', 'priority', 'credit'] as const).map((group) => featuresOf(group).map((code) => defaultWeights[preset][code]));
    expect(of('balanced')).toEqual([[5, 5, 5, 5, 5, 5], [5, 3, 4, 3, 6, 4], [12, 5, 7, 8, 6, 7]]);
    const sums = (preset: keyof typeof defaultWeights) =>
      of(preset).map((group) => group.reduce<number>((sum, weight) => sum + (weight ?? 0), 0));
    expect(sums('balanced')).toEqual([30, 25, 45]);
    expect(sums('sales')).toEqual([30, 40, 30]);
    expect(sums('finance')).toEqual([20, 15, 65]);
    for (const weights of Object.values(defaultWeights)) expect(weightSum(weights)).toBe(100);
  }); // prettier-ignore

  it('counts a factor without information as nothing and says how much weight was scored', () => {
    const fives = Object.fromEntries(featureCodes.map((code) => [code, 5]));
    expect(featureValue(defaultWeights.balanced, fives)).toMatchObject({ valueBp: 5000, confidenceBp: 10_000, unscored: [] });
    expect(featureValue(defaultWeights.balanced, { ...fives, payment_record: 0 })).toMatchObject({ valueBp: 4400, confidenceBp: 8800, unscored: ['payment_record'] });
    expect(featureValue(defaultWeights.balanced, {})).toMatchObject({ valueBp: 0, confidenceBp: 0 });
  }); // prettier-ignore

  it.each([
    [0, 'none'], [2000, 'none'], [2001, 'unattractive'], [4500, 'unattractive'], [4501, 'acceptable'], [6500, 'acceptable'],
    [6501, 'attractive'], [10_000, 'attractive'],
  ] as const)('%i bp is %s', (valueBp, band) => expect(bandOf(valueBp)).toBe(band)); // prettier-ignore

  it('lies between its groups, and is the groups weighed together to within a hundredth of a per cent', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(scores, fc.constantFrom('balanced', 'sales', 'finance'), (given, preset) => {
        const named = Object.fromEntries(featureCodes.map((code, index) => [code, given[index] ?? 0]));
        const { groups, valueBp } = featureValue(defaultWeights[preset], named);
        const values = groups.map((group) => group.valueBp);
        expect(valueBp).toBeGreaterThanOrEqual(Math.min(...values));
        expect(valueBp).toBeLessThanOrEqual(Math.max(...values));
        expect(Math.abs(valueOfGroups(groups) - valueBp)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('measuring', () => {
  it.each([
    ['2021-11-22', '2026-11-22', 5000], ['2021-11-23', '2026-11-22', 4916], ['2026-05-22', '2026-11-22', 500],
    ['2026-05-23', '2026-11-22', 416], ['2024-02-29', '2026-02-28', 2000], ['2026-11-22', '2026-11-22', 0], ['2026-11-23', '2026-11-22', null],
  ])('years from %s to %s are %s thousandths', (from, to, years) => {
    expect(yearsMilli(day(from), day(to))).toBe(years);
  }); // prettier-ignore

  it('never reaches an edge by rounding', () => {
    expect(ratioMilli(6_000_000, 4_000_000)).toBe(1500);
    expect(ratioMilli(19_999, 10_000)).toBe(1999);
    expect(ratioMilli(-1, 3)).toBe(-334);
    expect(ratioMilli(1, 0)).toBeNull();
    expect(percentMilli(1, 3, 'down')).toBe(33_333);
    expect(percentMilli(1, 3, 'up')).toBe(33_334);
    expect(percentMilli(999_999, 1_000_000, 'up')).toBe(100_000);
    expect(percentMilli(1, 0, 'up')).toBeNull();
  });

  it('takes the first fifth by sales for core, rounded up', () => {
    const sales = new Map([[1, 900], [2, 500], [3, 400], [4, 300], [5, 200], [6, 100], [7, 0]]); // prettier-ignore
    expect([1, 2, 3, 4, 5, 6, 7, 8].filter((one) => isCore(sales, one))).toEqual([1, 2]);
  });

  it('lets the last check of each category speak, the worst of them count, and a clean one only while fresh', () => {
    const check = (category: string, status: 'clean' | 'active' | 'settled', on: string) => ({ category, status, checkedOn: day(on) }); // prettier-ignore
    const from = day('2026-08-24');
    expect(publicStanding([], from)).toBeNull();
    expect(publicStanding([check('litigation', 'clean', '2026-08-24')], from)?.status).toBe('clean');
    expect(publicStanding([check('litigation', 'clean', '2026-08-23')], from)).toBeNull();
    expect(publicStanding([check('litigation', 'active', '2025-01-01')], from)?.status).toBe('active');
    expect(publicStanding([check('litigation', 'active', '2026-09-01'), check('litigation', 'settled', '2026-10-01')], from)?.status).toBe('settled'); // prettier-ignore
    expect(publicStanding([check('litigation', 'clean', '2026-10-01'), check('penalty', 'active', '2026-09-01')], from)?.status).toBe('active'); // prettier-ignore
  });

  it('weighs good notes against bad ones', () => {
    expect(outlookOf([])).toBeNull();
    expect(outlookOf([{ outlook: 'good' }])).toBe('good');
    expect(outlookOf([{ outlook: 'good' }, { outlook: 'bad' }])).toBe('neutral');
    expect(outlookOf([{ outlook: 'neutral' }, { outlook: 'bad' }])).toBe('bad');
  });
});

describe('an override', () => {
  const scored = { grade: 'B', hardStopped: false } as const;
  const wanted = { grade: 'A', fromOn: day('2026-11-22'), untilOn: day('2027-02-22'), reason: 'new owner' } as const;

  it.each([
    [{}, null],
    [{ grade: 'C' as const }, null],
    [{ reason: '' }, 'override_needs_reason'],
    [{ untilOn: null }, 'override_needs_expiry'],
    [{ untilOn: day('2026-11-21') }, 'override_ends_before_start'],
    [{ untilOn: day('2027-11-22') }, null],
    [{ untilOn: day('2027-11-23') }, 'override_too_long'],
    [{ grade: 'B' as const }, 'override_same_grade'],
    [{ grade: 'AA' as const }, 'override_too_far'],
    [{ grade: 'D' as const }, 'override_too_far'],
  ])('with %o is answered %s', (change, problem) => {
    expect(overrideProblem(scored, { ...wanted, ...change })).toBe(problem);
  });

  it('never lifts a customer over a hard stop', () => {
    const stopped = { grade: 'D', hardStopped: true } as const;
    expect(overrideProblem(stopped, { ...wanted, grade: 'C' })).toBe('override_hard_stop');
    expect(overrideCounts(stopped, 'C')).toBe(false);
    expect(overrideCounts({ grade: 'D', hardStopped: false }, 'C')).toBe(true);
  });

  it('rests once the score has moved two grades away', () => {
    expect(overrideCounts({ grade: 'B', hardStopped: false }, 'A')).toBe(true);
    expect(overrideCounts({ grade: 'C', hardStopped: false }, 'A')).toBe(false);
    expect(overrideCounts({ grade: 'A', hardStopped: false }, 'A')).toBe(false);
  });
});

describe('judgements', () => {
  const asOf = day('2026-11-22');
  const gap: Fact = { measure: 'promise_rate', milli: null, choice: null, source: 'none', on: null, figures: {}, missing: 'no_promise_log', note: '' }; // prettier-ignore
  const outlook: Fact = { ...gap, measure: 'outlook', missing: 'no_market_notes' };
  const margin: Fact = { ...gap, measure: 'margin', milli: 12_000, source: 'file', on: asOf, missing: null };
  const said: Judgement = { measure: 'promise_rate', valueMilli: 80_000, choice: null, source: 'sales diary' };

  it.each([
    [said, null],
    [{ ...said, source: '' }, 'judgement_without_source'],
    [{ ...said, valueMilli: null }, 'judgement_not_a_value'],
    [{ ...said, choice: 'good' }, 'judgement_not_a_value'],
    [{ ...said, measure: 'outlook', valueMilli: null, choice: 'good' }, null],
    [{ ...said, measure: 'outlook', valueMilli: null, choice: 'splendid' }, 'judgement_not_a_value'],
    [{ ...said, measure: 'outlook' }, 'judgement_not_a_value'],
    [{ ...said, measure: 'margin' }, 'judgement_has_data'],
  ] as const)('%o is answered %s', (judgement, problem) => {
    expect(judgementProblem(defaultCard, [gap, outlook, margin], judgement)).toBe(problem);
  });

  it('fill gaps only, and stand for the days the card lets them', () => {
    const [filled, left] = withJudgements(defaultCard, [gap, margin], asOf, [said], []);
    expect(filled).toMatchObject({ milli: 80_000, source: 'judgement', on: asOf, note: 'sales diary', missing: null });
    expect(left).toBe(margin);
    const before = (on: string): Fact[] => [{ ...gap, milli: 70_000, source: 'judgement', on: day(on), missing: null, note: 'diary' }]; // prettier-ignore
    expect(withJudgements(defaultCard, [gap], asOf, [], before('2026-05-26'))[0]?.milli).toBe(70_000);
    expect(withJudgements(defaultCard, [gap], asOf, [], before('2026-05-25'))[0]?.milli).toBeNull();
    expect(withJudgements(defaultCard, [gap], asOf, [said], before('2026-11-01'))[0]?.milli).toBe(80_000);
  });
});
