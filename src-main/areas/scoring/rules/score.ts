import { divideRounded } from '../../../kernel/money.ts';
import { grades, type Grade } from '../../settings/contract.ts';
import type { Card, CardFactor, CardInputs, CardScore, Fact, FactorPoints, Measure } from '../contract.ts';

/** Points are kept in whole hundredths, so that what is printed adds up: 2.25 is 2250. */
const GRAIN = 10;
const FULL_MILLI = 100_000;

/**
 * Share of its points a value earns, in basis points: the first step it reaches. With ≤ 0 → 100 %, ≤ 15 → 50 %, ≤ 45 →
 * 25 %: 0 d gives 10,000, 15 d gives 5,000, 15.1 d gives 2,500, 45.1 d nothing. Null: there is no value.
 */
export function shareOf(measure: Measure, fact: Pick<Fact, 'milli' | 'choice'> | undefined): number | null {
  if (fact === undefined) return null;
  if (measure.kind === 'choice') {
    const { choice } = fact;
    return choice === null ? null : (measure.options.find((option) => option.choice === choice)?.shareBp ?? null);
  }
  const { milli } = fact;
  if (milli === null) return null;
  const reached = measure.steps.find(({ atMilli }) =>
    measure.compare === 'atLeast'
      ? milli >= atMilli
      : measure.compare === 'atMost'
        ? milli <= atMilli
        : milli < atMilli,
  );
  return reached?.shareBp ?? 0;
}

/** A maximum in even parts of whole hundredths; what is left over goes to the first. 4 points in three: 1.34, 1.33, 1.33. */
export function evenParts(max: number, count: number): number[] {
  const whole = (max * 1000) / GRAIN;
  const each = Math.floor(whole / count);
  return Array.from({ length: count }, (_, index) => (each + (index < whole - each * count ? 1 : 0)) * GRAIN);
}

/** Points of one factor: the sum of its measures, each rounded down to a hundredth; a measure without a value earns none. */
export function factorPoints(factor: CardFactor, facts: readonly Fact[]): FactorPoints {
  const parts = evenParts(factor.max, factor.measures.length);
  const measures = factor.measures.map((measure, index) => {
    const maxMilli = parts[index] ?? 0;
    const shareBp = shareOf(
      measure,
      facts.find((fact) => fact.measure === measure.code),
    );
    const pointsMilli = Math.floor((maxMilli * (shareBp ?? 0)) / 10_000 / GRAIN) * GRAIN;
    return { measure: measure.code, pointsMilli, maxMilli, known: shareBp !== null, shareBp: shareBp ?? 0 };
  });
  const sum = (pick: (one: (typeof measures)[number]) => number): number =>
    measures.reduce((total, one) => total + pick(one), 0);
  return {
    factor: factor.code,
    pointsMilli: sum((one) => one.pointsMilli),
    maxMilli: factor.max * 1000,
    availableMilli: sum((one) => (one.known ? one.maxMilli : 0)),
    measures,
  };
}

/**
 * What market notes add or take away, as its own chip: points × (factor − 1), to a whole hundredth, never beyond 0 or 100.
 * 70 points at 95 % lose 3.5.
 */
export function marketShiftMilli(pointsMilli: number, factorBp: number): number {
  const shift =
    Number(divideRounded(BigInt(pointsMilli) * BigInt(factorBp - 10_000), 10_000n * BigInt(GRAIN), 'halfUp')) * GRAIN;
  return Math.min(FULL_MILLI, Math.max(0, pointsMilli + shift)) - pointsMilli;
}

/** `gradeOfPoints(card, 89990)` is AA: each grade begins at its cut-off and not a hundredth before. */
export function gradeOfPoints({ cutOffs }: Pick<Card, 'cutOffs'>, scoreMilli: number): Grade {
  for (const grade of ['AAA', 'AA', 'A', 'B', 'C'] as const) if (scoreMilli >= cutOffs[grade] * 1000) return grade;
  return 'D';
}

/** The worse of two grades. */
export function worse(a: Grade, b: Grade): Grade {
  return grades.indexOf(a) > grades.indexOf(b) ? a : b;
}

/**
 * A score from a card and what is known (domain.md §7.2). Missing values earn nothing and lower the confidence, which is the
 * points that could be judged ÷ 100; under the card's confidence no grade is better than its cap; any hard stop is D.
 * 78 points with 45 % confidence are an A by points and a B by the cap.
 */
export function scoreByCard(card: Card, inputs: Pick<CardInputs, 'facts' | 'market' | 'hardStops'>): CardScore {
  const factors = card.factors.map((factor) => factorPoints(factor, inputs.facts));
  const pointsMilli = factors.reduce((sum, factor) => sum + factor.pointsMilli, 0);
  const availableMilli = factors.reduce((sum, factor) => sum + factor.availableMilli, 0);
  const marketMilli = marketShiftMilli(pointsMilli, inputs.market.factorBp);
  const scoreMilli = pointsMilli + marketMilli;
  const confidenceBp = Math.floor(availableMilli / 10);
  const gradeByPoints = gradeOfPoints(card, scoreMilli);
  const unsure = confidenceBp < card.minConfidenceBp;
  const held = unsure ? worse(gradeByPoints, card.capGrade) : gradeByPoints;
  return {
    factors,
    marketMilli,
    scoreMilli,
    confidenceBp,
    gradeByPoints,
    capped: held !== gradeByPoints,
    grade: inputs.hardStops.length > 0 ? 'D' : held,
  };
}

/** Thousandths as they are printed: 78500 is `78.5`, 2250 is `2.25`, −100 is `-0.1`, 25000 is `25`. Nothing is rounded away. */
export function pointsText(milli: number): string {
  const size = Math.abs(milli);
  const rest = String(size % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${milli < 0 ? '-' : ''}${Math.floor(size / 1000)}${rest === '' ? '' : `.${rest}`}`;
}
