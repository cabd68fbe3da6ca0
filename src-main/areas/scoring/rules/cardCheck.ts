import type { Card, Measure } from '../contract.ts';
import { defaultCard } from './defaultCard.ts';

export type CardProblem =
  'card_incomplete' | 'card_points_not_100' | 'card_bands_disordered' | 'card_cutoffs_disordered';

/**
 * What keeps a card from being used, or null: every factor with its own measures and in the known order, maxima that add
 * to 100, bands and shares that run one way, cut-offs that fall.
 */
export function cardProblem(card: Card): { code: CardProblem; factor: string; sum: number } | null {
  const sum = card.factors.reduce((total, { max }) => total + max, 0);
  const found = (code: CardProblem, factor = ''): { code: CardProblem; factor: string; sum: number } => ({ code, factor, sum }); // prettier-ignore
  if (shapeOf(card) !== shapeOf(defaultCard)) return found('card_incomplete');
  if (sum !== 100) return found('card_points_not_100');
  for (const factor of card.factors)
    if (!factor.measures.every(runsOneWay)) return found('card_bands_disordered', factor.code);
  const { AAA, AA, A, B, C } = card.cutOffs;
  if (!falls([AAA, AA, A, B, C])) return found('card_cutoffs_disordered');
  return null;
}

/** Which factors a card has and what is measured for each; thresholds and points may differ, this may not. */
function shapeOf(card: Card): string {
  return JSON.stringify(
    card.factors.map(({ code, group, measures }) => [
      code,
      group,
      measures.map((measure) =>
        measure.kind === 'number'
          ? [measure.code, measure.unit, measure.compare]
          : [measure.code, measure.options.map(({ choice }) => choice)],
      ),
    ]),
  );
}

function runsOneWay(measure: Measure): boolean {
  if (measure.kind === 'choice') return true;
  const at = measure.steps.map(({ atMilli }) => atMilli);
  return falls(measure.steps.map(({ shareBp }) => shareBp)) && falls(measure.compare === 'atLeast' ? at : at.map((one) => -one)); // prettier-ignore
}

function falls(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value < (values[index - 1] ?? value));
}
