import type { Day } from '../../../kernel/day.ts';
import { sumMinor } from '../../../kernel/money.ts';
import type { AgingCurrency } from '../../aging/contract.ts';
import { levelFromDaysLate, suggestLevel, type DunningLevel, type LevelDays } from '../../letters/rules/level.ts';

/** Version of each set of rules; raised when a formula or a default changes, printed on every report (domain.md §15 no. 10). */
export const ruleVersions = { aging: 1, dso: 1, quadrant: 1, warnings: 1, letters: 1 } as const;

/**
 * How far the printed parts of a currency are off: not due + Σ buckets + unapplied − ledger. Zero on every sound report.
 * Not due 100, buckets 40 and 10, unapplied −20 against a ledger of 130 gives 0.
 */
export function differenceMinor(aging: AgingCurrency): number {
  const parts = [aging.notDueMinor, ...aging.buckets.map((bucket) => bucket.amountMinor), aging.unappliedMinor];
  return sumMinor(parts) - aging.ledgerMinor;
}

/** The printed total and the printed parts must both meet the ledger. */
export function isReconciled(currencies: readonly AgingCurrency[]): boolean {
  return currencies.every((aging) => differenceMinor(aging) === 0 && aging.totalMinor === aging.ledgerMinor);
}

export type NextStep =
  | { readonly kind: 'letter'; readonly level: DunningLevel }
  | { readonly kind: 'wait'; readonly number: string; readonly payBy: Day }
  | { readonly kind: 'decide' };

/**
 * What comes next for an overdue customer: wait while the last letter still gives time, else the next letter; after the
 * last level a decision, never a loop (behaviours.md §2.12).
 */
export function nextStep(
  asOf: Day,
  oldestDaysLate: number,
  last: { readonly level: DunningLevel; readonly number: string; readonly payBy: Day } | null,
  days: LevelDays = levelFromDaysLate,
): NextStep {
  if (last && last.payBy >= asOf) return { kind: 'wait', number: last.number, payBy: last.payBy };
  if (last && last.level >= Math.max(...Object.keys(days).map(Number))) return { kind: 'decide' };
  return { kind: 'letter', level: suggestLevel(oldestDaysLate, last?.level ?? null, days) };
}
