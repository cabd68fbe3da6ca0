import type { QuadrantName } from '../contract.ts';

/** Smallest amount that still counts as large, and the days from which lateness counts as long. */
export interface Split {
  readonly splitDays: number;
  readonly splitAmountMinor: number;
}

/**
 * The Pareto line: the smallest amount among the customers that together make the given share of all overdue
 * (domain.md §4.3). 320, 410, 8 and 6 at 80 % (8000 basis points): 410 + 320 reach 80 %, the line is 320.
 * Zero without any overdue.
 */
export function paretoLine(overdueMinor: readonly number[], shareBp: number): number {
  const sorted = overdueMinor.filter((amount) => amount > 0).sort((a, b) => b - a);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  let reached = 0;
  for (const amount of sorted) {
    reached += amount;
    if (reached * 10_000 >= total * shareBp) return amount;
  }
  return 0;
}

/**
 * Reading A of the age quadrant (domain.md §4.3). A point on a split line goes to the worse side.
 * X* 60 days, Y* 100,000: (320k, 95 d) → I, (410k, 20 d) → II, (8k, 12 d) → III, (6k, 210 d) → IV.
 */
export function quadrantName(weightedDaysLateTenths: number, overdueMinor: number, split: Split): QuadrantName {
  const long = weightedDaysLateTenths >= split.splitDays * 10;
  const large = overdueMinor >= split.splitAmountMinor;
  if (large) return long ? 'I' : 'II';
  return long ? 'IV' : 'III';
}

/** Σ(open × days late) ÷ Σ open in tenths of a day, half up: 100 at 10 d and 300 at 30 d give 250 (25.0 days). */
export function weightedTenths(openTimesDays: number, openMinor: number): number {
  return openMinor === 0 ? 0 : Math.floor((openTimesDays * 10) / openMinor + 0.5);
}
