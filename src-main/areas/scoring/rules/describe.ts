import type { Fact, MeasureCode } from '../contract.ts';
import { defaultCard } from './defaultCard.ts';
import { measureOf } from './judging.ts';
import { pointsText } from './score.ts';

/** A word of `resources/text/scoring.<language>.json`, with its places filled. */
export type Say = (name: string, values?: Readonly<Record<string, string | number>>) => string;

const BEYOND = 999_000;

/**
 * A value as a clerk reads it: 12,500 thousandths of days are "12.5 d", a choice is its word; null: there is no value. Two
 * decimals at most, cut and not rounded, so that no edge is shown as reached.
 */
export function valueText({ measure, milli, choice }: Fact, say: Say): string | null {
  const short = (value: number): string => pointsText(Math.trunc(value / 10) * 10);
  if (choice !== null) return say(`choices.${measure}.${choice}`);
  if (milli === null) return null;
  const unit = unitOf(measure);
  if (milli >= BEYOND && unit !== 'days') return say('units.beyond');
  if (unit === 'days' && milli < 0) return say('units.early', { value: short(-milli) });
  return say(`units.${unit}`, { value: short(milli) });
}

/** Units do not differ between versions of the card. */
export function unitOf(measure: MeasureCode): 'days' | 'percent' | 'times' | 'years' | null {
  const found = measureOf(defaultCard, measure);
  return found?.kind === 'number' ? found.unit : null;
}
