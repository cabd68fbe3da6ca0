import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  featureCodes,
  measureCodes,
  type Card,
  type CardInputs,
  type Fact,
  type MeasureCode,
} from '../../../src-main/areas/scoring/contract.ts';
import { cardProblem } from '../../../src-main/areas/scoring/rules/cardCheck.ts';
import { defaultCard } from '../../../src-main/areas/scoring/rules/defaultCard.ts';
import { measureOf } from '../../../src-main/areas/scoring/rules/judging.ts';
import {
  evenParts,
  gradeOfPoints,
  marketShiftMilli,
  pointsText,
  scoreByCard,
  shareOf,
} from '../../../src-main/areas/scoring/rules/score.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';

const on = day('2026-11-22');
const CNY = currency('CNY');

function fact(measure: MeasureCode, value: number | string | null): Fact {
  return {
    measure,
    milli: typeof value === 'number' ? value : null,
    choice: typeof value === 'string' ? value : null,
    source: value === null ? 'none' : 'ledger',
    on: value === null ? null : on,
    figures: {},
    missing: value === null ? 'no_payments' : null,
    note: '',
  };
}

function inputs(facts: readonly Fact[], more: Partial<CardInputs> = {}): CardInputs {
  return { currency: CNY, requestedLimitMinor: null, facts: [...facts], market: { factorBp: 10_000, notes: [] }, hardStops: [], ...more }; // prettier-ignore
}

const best: Readonly<Record<MeasureCode, number | string>> = {
  days_late: -2000, promise_rate: 95_000, public_record: 'clean', years_trading: 9000, years_with_us: 4000,
  current_ratio: 2500, quick_ratio: 1200, interest_cover: 5000, sales_trend: 110_000, utilisation: 40_000,
  capital_multiple: 15_000, cover_share: 90_000, outlook: 'good', receivable_share: 4000, importance: 'core', margin: 20_000,
}; // prettier-ignore
const allBest = measureCodes.map((code) => fact(code, best[code]));

describe('the default card', () => {
  it('has twelve factors with the points of the published table, 100 together', () => {
    expect(defaultCard.factors.map(({ code, max }) => `${code} ${max}`)).toEqual([
      'payment 25', 'promises 5', 'public_record 10', 'years 8', 'ratios 12', 'sales_trend 4', 'utilisation 4', 'capital 12',
      'collateral 10', 'outlook 3', 'concentration 2', 'importance 5',
    ]); // prettier-ignore
    expect(cardProblem(defaultCard)).toBeNull();
  });

  // value (thousandths of the unit) and the share of the points it earns, every edge from both sides
  it.each([
    ['days_late', -5000, 10_000], ['days_late', 0, 10_000], ['days_late', 1, 5000], ['days_late', 15_000, 5000],
    ['days_late', 15_100, 2500], ['days_late', 45_000, 2500], ['days_late', 45_100, 0],
    ['promise_rate', 90_000, 10_000], ['promise_rate', 89_999, 5000], ['promise_rate', 60_000, 5000],
    ['promise_rate', 59_999, 2500], ['promise_rate', 40_000, 2500], ['promise_rate', 39_999, 0],
    ['public_record', 'clean', 10_000], ['public_record', 'settled', 5000], ['public_record', 'active', 0],
    ['years_trading', 5000, 10_000], ['years_trading', 4999, 5000], ['years_trading', 2000, 5000], ['years_trading', 1999, 0],
    ['years_with_us', 2000, 10_000], ['years_with_us', 1999, 5000], ['years_with_us', 500, 5000], ['years_with_us', 499, 0],
    ['current_ratio', 2000, 10_000], ['current_ratio', 1999, 5000], ['current_ratio', 1200, 5000], ['current_ratio', 1199, 0],
    ['quick_ratio', 1000, 10_000], ['quick_ratio', 999, 5000], ['quick_ratio', 600, 5000], ['quick_ratio', 599, 0],
    ['interest_cover', 3000, 10_000], ['interest_cover', 2999, 5000], ['interest_cover', 1500, 5000], ['interest_cover', 1499, 0],
    ['sales_trend', 90_000, 10_000], ['sales_trend', 89_999, 5000], ['sales_trend', 50_000, 5000], ['sales_trend', 49_999, 0],
    ['utilisation', 0, 10_000], ['utilisation', 69_999, 10_000], ['utilisation', 70_000, 5000], ['utilisation', 99_999, 5000],
    ['utilisation', 100_000, 0], ['utilisation', 100_001, 0],
    ['capital_multiple', 10_000, 10_000], ['capital_multiple', 9999, 5000], ['capital_multiple', 4000, 5000],
    ['capital_multiple', 3999, 2500], ['capital_multiple', 2000, 2500], ['capital_multiple', 1999, 0], ['capital_multiple', -1, 0],
    ['cover_share', 80_000, 10_000], ['cover_share', 79_999, 5000], ['cover_share', 30_000, 5000], ['cover_share', 29_999, 2500],
    ['cover_share', 1, 2500], ['cover_share', 0, 0],
    ['outlook', 'good', 10_000], ['outlook', 'neutral', 5000], ['outlook', 'bad', 0],
    ['receivable_share', 10_000, 10_000], ['receivable_share', 10_001, 5000], ['receivable_share', 15_000, 5000], ['receivable_share', 15_001, 0],
    ['importance', 'core', 10_000], ['importance', 'normal', 5000],
    ['margin', 15_000, 10_000], ['margin', 14_999, 5000], ['margin', 5000, 5000], ['margin', 4999, 0],
  ] as const)('%s of %s earns %i bp of its points', (code, value, shareBp) => {
    const measure = measureOf(defaultCard, code);
    if (measure === null) throw new Error('every measure is on the card');
    expect(shareOf(measure, fact(code, value))).toBe(shareBp);
  }); // prettier-ignore

  it('knows no share for what has no value', () => {
    for (const code of measureCodes) {
      const measure = measureOf(defaultCard, code);
      if (measure === null) throw new Error('every measure is on the card');
      expect(shareOf(measure, fact(code, null))).toBeNull();
    }
  });
});

describe('a score', () => {
  it('is 100 and AAA when everything is known and at its best', () => {
    expect(scoreByCard(defaultCard, inputs(allBest))).toMatchObject({ scoreMilli: 100_000, confidenceBp: 10_000, grade: 'AAA', capped: false }); // prettier-ignore
  });

  it('takes each missing value off the confidence by its own points', () => {
    const score = scoreByCard(defaultCard, inputs(allBest.filter(({ measure }) => measure !== 'interest_cover')));
    expect(score).toMatchObject({ scoreMilli: 96_000, confidenceBp: 9600, grade: 'AAA' });
    expect(score.factors.find(({ factor }) => factor === 'ratios')).toMatchObject({ pointsMilli: 8000, availableMilli: 8000, maxMilli: 12_000 }); // prettier-ignore
  });

  it('adds up a customer without statements', () => {
    // 12 d late 12.5 · clean 10 · 6 and 3 years 8 · stable 4 · 80 % used 2 · 3 times 3 · no cover 0 · share 12 % 1 ·
    // normal 1.25 · margin unknown: 41.75 of the 77.5 points that could be judged
    const facts = [
      fact('days_late', 12_000), fact('public_record', 'clean'), fact('years_trading', 6000), fact('years_with_us', 3000),
      fact('sales_trend', 95_000), fact('utilisation', 80_000), fact('capital_multiple', 3000), fact('cover_share', 0),
      fact('receivable_share', 12_000), fact('importance', 'normal'),
    ]; // prettier-ignore
    const score = scoreByCard(defaultCard, inputs(facts));
    expect(score.factors.map(({ factor, pointsMilli }) => `${factor} ${pointsText(pointsMilli)}`)).toEqual([
      'payment 12.5', 'promises 0', 'public_record 10', 'years 8', 'ratios 0', 'sales_trend 4', 'utilisation 2', 'capital 3',
      'collateral 0', 'outlook 0', 'concentration 1', 'importance 1.25',
    ]); // prettier-ignore
    expect(score).toMatchObject({ scoreMilli: 41_750, confidenceBp: 7750, grade: 'D' });
  });

  it.each([
    [90_000, 'AAA'], [89_990, 'AA'], [80_000, 'AA'], [79_990, 'A'], [70_000, 'A'], [69_990, 'B'], [60_000, 'B'], [59_990, 'C'],
    [45_000, 'C'], [44_990, 'D'], [0, 'D'],
  ] as const)('of %i thousandths is %s', (scoreMilli, grade) => {
    expect(gradeOfPoints(defaultCard, scoreMilli)).toBe(grade);
  }); // prettier-ignore

  it('is no better than B while less than half of it could be judged', () => {
    const two: Card = { ...defaultCard, cutOffs: { AAA: 45, AA: 40, A: 35, B: 30, C: 10 } };
    const facts = allBest.filter(({ measure }) => ['days_late', 'public_record', 'cover_share'].includes(measure));
    expect(scoreByCard(two, inputs(facts))).toMatchObject({ scoreMilli: 45_000, confidenceBp: 4500, gradeByPoints: 'AAA', grade: 'B', capped: true }); // prettier-ignore
    const enough = [...facts, fact('promise_rate', 95_000)];
    expect(scoreByCard(two, inputs(enough))).toMatchObject({ scoreMilli: 50_000, confidenceBp: 5000, grade: 'AAA', capped: false }); // prettier-ignore
  });

  it('stays the worse of points and cap', () => {
    const facts = [fact('days_late', 50_000), fact('years_with_us', 3000)];
    expect(scoreByCard(defaultCard, inputs(facts))).toMatchObject({ grade: 'D', capped: false });
  });

  it('is D with any hard stop, its points untouched', () => {
    expect(scoreByCard(defaultCard, inputs(allBest, { hardStops: ['insolvency'] }))).toMatchObject({ scoreMilli: 100_000, gradeByPoints: 'AAA', grade: 'D' }); // prettier-ignore
  });

  it.each([
    [70_000, 9500, -3500], [70_000, 10_000, 0], [70_000, 11_000, 7000], [96_000, 11_000, 4000], [33_330, 9900, -330],
    [50_000, 0, -50_000],
  ])('of %i thousandths is shifted at %i bp by %i', (points, factorBp, shift) => {
    expect(marketShiftMilli(points, factorBp)).toBe(shift);
  }); // prettier-ignore

  it('shares points out in whole hundredths, the first taking what is left', () => {
    expect(evenParts(4, 3)).toEqual([1340, 1330, 1330]);
    expect(evenParts(5, 2)).toEqual([2500, 2500]);
    expect(evenParts(0, 2)).toEqual([0, 0]);
  });

  it.each([[78_500, '78.5'], [2250, '2.25'], [-100, '-0.1'], [25_000, '25'], [0, '0'], [-3500, '-3.5']])(
    '%i thousandths are printed %s',
    (milli, text) => expect(pointsText(milli)).toBe(text),
  ); // prettier-ignore
});

const anyFact = (code: MeasureCode): fc.Arbitrary<Fact> => {
  const measure = measureOf(defaultCard, code);
  const value: fc.Arbitrary<number | string> =
    measure?.kind === 'choice'
      ? fc.constantFrom(...measure.options.map(({ choice }) => choice))
      : fc.integer({ min: -200_000, max: 200_000 });
  return fc.option(value, { nil: null }).map((one) => fact(code, one));
};
const anyFacts = fc.tuple(...measureCodes.map(anyFact));

/** Cards whose factors have other maxima that add to 100, and other shares. */
const anyCard: fc.Arbitrary<Card> = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 11, maxLength: 11 }),
    fc.integer({ min: 1, max: 9999 }),
  )
  .map(([cuts, shareBp]) => {
    const edges = [0, ...cuts.sort((a, b) => a - b), 100];
    return {
      ...defaultCard,
      factors: defaultCard.factors.map((factor, index) => ({
        ...factor,
        max: (edges[index + 1] ?? 0) - (edges[index] ?? 0),
        measures: factor.measures.map((measure) =>
          measure.kind === 'number'
            ? { ...measure, steps: measure.steps.slice(0, 2).map((step, at) => ({ ...step, shareBp: at === 0 ? 10_000 : shareBp })) }
            : measure,
        ),
      })),
    }; // prettier-ignore
  });

describe('whatever is known', () => {
  it('the chips add up to the printed score, in thousandths and as printed', () => {
    fc.assert(
      fc.property(anyCard, anyFacts, fc.integer({ min: 0, max: 20_000 }), (card, facts, factorBp) => {
        expect(cardProblem(card)).toBeNull();
        const score = scoreByCard(card, inputs(facts, { market: { factorBp, notes: [] } }));
        const chips = [...score.factors.map(({ pointsMilli }) => pointsMilli), score.marketMilli];
        expect(chips.reduce((sum, chip) => sum + chip, 0)).toBe(score.scoreMilli);
        const printed = chips.reduce((sum, chip) => sum + Math.round(Number(pointsText(chip)) * 100), 0);
        expect(printed).toBe(Math.round(Number(pointsText(score.scoreMilli)) * 100));
        for (const { pointsMilli, measures, availableMilli, maxMilli } of score.factors) {
          expect(measures.reduce((sum, one) => sum + one.pointsMilli, 0)).toBe(pointsMilli);
          expect(measures.reduce((sum, one) => sum + one.maxMilli, 0)).toBe(maxMilli);
          expect(pointsMilli).toBeLessThanOrEqual(availableMilli);
          expect(pointsMilli % 10).toBe(0);
        }
        expect(score.scoreMilli).toBeGreaterThanOrEqual(0);
        expect(score.scoreMilli).toBeLessThanOrEqual(100_000);
      }),
    );
  });

  it('knowing one thing more never lowers the confidence, and never the points', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...measureCodes), (facts, code) => {
        const less = facts.map((one) => (one.measure === code ? fact(code, null) : one));
        const [more, fewer] = [scoreByCard(defaultCard, inputs(facts)), scoreByCard(defaultCard, inputs(less))];
        expect(more.confidenceBp).toBeGreaterThanOrEqual(fewer.confidenceBp);
        expect(more.scoreMilli).toBeGreaterThanOrEqual(fewer.scoreMilli);
      }),
    );
  });
});

describe('an own card', () => {
  const [first, second, ...rest] = defaultCard.factors;
  if (!first || !second) throw new Error('the card has factors');

  it('must add to 100 points', () => {
    const card = { ...defaultCard, factors: [{ ...first, max: 24 }, second, ...rest] };
    expect(cardProblem(card)).toMatchObject({ code: 'card_points_not_100', sum: 99 });
    expect(cardProblem({ ...card, factors: [{ ...first, max: 24 }, { ...second, max: 6 }, ...rest] })).toBeNull();
  });

  it('keeps its factors, their measures and their order', () => {
    expect(cardProblem({ ...defaultCard, factors: [second, first, ...rest] })?.code).toBe('card_incomplete');
    expect(cardProblem({ ...defaultCard, factors: rest })?.code).toBe('card_incomplete');
    expect(cardProblem({ ...defaultCard, factors: [{ ...first, measures: second.measures }, second, ...rest] })?.code).toBe('card_incomplete'); // prettier-ignore
  });

  it('has bands that run one way', () => {
    const [measure] = first.measures;
    if (measure?.kind !== 'number') throw new Error('days late are a number');
    const swapped = { ...measure, steps: [...measure.steps].reverse() };
    expect(cardProblem({ ...defaultCard, factors: [{ ...first, measures: [swapped] }, second, ...rest] })).toMatchObject({ code: 'card_bands_disordered', factor: 'payment' }); // prettier-ignore
    expect(cardProblem({ ...defaultCard, cutOffs: { AAA: 90, AA: 90, A: 70, B: 60, C: 45 } })?.code).toBe('card_cutoffs_disordered'); // prettier-ignore
  });

  it('names eighteen features once each', () => {
    expect(new Set(featureCodes).size).toBe(18);
  });
});
