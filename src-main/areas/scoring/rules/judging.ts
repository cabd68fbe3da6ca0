import { addDays, type Day } from '../../../kernel/day.ts';
import type { Card, Fact, Judgement, Measure, MeasureCode } from '../contract.ts';

export type JudgementProblem = 'judgement_has_data' | 'judgement_without_source' | 'judgement_not_a_value';

/** What keeps a judgement from being used, or null: data goes first, a source is named, the value fits its measure. */
export function judgementProblem(card: Card, facts: readonly Fact[], judgement: Judgement): JudgementProblem | null {
  if (facts.some((fact) => fact.measure === judgement.measure && fact.missing === null)) return 'judgement_has_data';
  if (judgement.source === '') return 'judgement_without_source';
  const measure = measureOf(card, judgement.measure);
  if (measure === null) return 'judgement_not_a_value';
  if (measure.kind === 'number')
    return judgement.valueMilli === null || judgement.choice !== null ? 'judgement_not_a_value' : null;
  const offered = measure.options.some(({ choice }) => choice === judgement.choice);
  return offered && judgement.valueMilli === null ? null : 'judgement_not_a_value';
}

/**
 * Facts with what was judged put where nothing is known: first what is said now, else what an earlier score was told, as
 * long as the card lets a judgement stand (180 days: one of 2026-05-26 is gone on 2026-11-23).
 */
export function withJudgements(
  card: Card,
  facts: readonly Fact[],
  asOf: Day,
  now: readonly Judgement[],
  earlier: readonly Fact[],
): Fact[] {
  const oldestOn = addDays(asOf, -card.judgementDays);
  return facts.map((fact) => {
    if (fact.missing === null) return fact;
    const said = now.find(({ measure }) => measure === fact.measure);
    if (said)
      return { ...fact, milli: said.valueMilli, choice: said.choice, source: 'judgement', on: asOf, missing: null, note: said.source }; // prettier-ignore
    const kept = earlier.find((one) => one.measure === fact.measure && one.source === 'judgement');
    return kept?.on != null && kept.on >= oldestOn ? kept : fact;
  });
}

export function measureOf(card: Card, code: MeasureCode): Measure | null {
  return card.factors.flatMap(({ measures }) => measures).find((measure) => measure.code === code) ?? null;
}
