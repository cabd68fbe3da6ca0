import { addMonths, type Day } from '../../../kernel/day.ts';

export type CustomerKind = 'new' | 'existing' | 'core';

/**
 * New, known or core (domain.md §0 no. 104, §15 no. 16). Core goes first: a strategic customer is core from its first day.
 * Since 2026-09-15 and new for three months: new on 2026-12-14, known on 2026-12-15.
 */
export function customerKind(facts: {
  readonly asOf: Day;
  readonly sinceOn: Day;
  readonly newMonths: number;
  readonly strategic: boolean;
  readonly core: boolean;
}): CustomerKind {
  if (facts.strategic || facts.core) return 'core';
  return facts.asOf < addMonths(facts.sinceOn, facts.newMonths) ? 'new' : 'existing';
}

/**
 * Those who make most of it: the largest, at most a fifth of all that have any, until four fifths of the sum are reached.
 * Of 60, 20, 10, 5, 5 thousand only the first is core: a fifth of five customers is one. Ties go by the smaller key.
 */
export function coreOf<Key extends number>(amounts: ReadonlyMap<Key, number>): Set<Key> {
  const counted = [...amounts].filter(([, amount]) => amount > 0).sort(([a, x], [b, y]) => y - x || a - b);
  const total = counted.reduce((sum, [, amount]) => sum + amount, 0);
  const core = new Set<Key>();
  let reached = 0;
  for (const [key, amount] of counted.slice(0, Math.ceil(counted.length / 5))) {
    if (reached * 5 >= total * 4) break;
    core.add(key);
    reached += amount;
  }
  return core;
}
