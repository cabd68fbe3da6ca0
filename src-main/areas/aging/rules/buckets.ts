import { addDays, type Day } from '../../../kernel/day.ts';
import type { Basis } from '../contract.ts';

export interface BucketRange {
  readonly from: number;
  readonly to: number | null;
}

/**
 * Buckets from their inclusive upper ends (domain.md §4.1), without a gap: [7, 30] gives 1–7, 8–30 and over 30.
 * Zero days late and less is not due and in no bucket.
 */
export function bucketRanges(ends: readonly number[]): BucketRange[] {
  const ranges: BucketRange[] = ends.map((to, index) => ({ from: (ends[index - 1] ?? 0) + 1, to }));
  return [...ranges, { from: (ends.at(-1) ?? 0) + 1, to: null }];
}

/** Index of the bucket for days late, −1 for not due: with ends [30, 60], 30 days late is bucket 0 and 31 is bucket 1. */
export function bucketIndex(daysLate: number, ends: readonly number[]): number {
  if (daysLate <= 0) return -1;
  const index = ends.findIndex((end) => daysLate <= end);
  return index === -1 ? ends.length : index;
}

/**
 * The same cuts as days: an item whose day is on or after `days[k]` is at most `ends[k]` days late.
 * As of 2026-03-31 with ends [30]: an item due 2026-03-01 is 30 days late and still in the first bucket.
 */
export function bucketDays(asOf: Day, ends: readonly number[]): Day[] {
  return ends.map((end) => addDays(asOf, -end));
}

/** "1–30", ">365": both ends named, so that nobody has to guess where 30 belongs (behaviours.md §2.2). */
export function bucketLabel(range: BucketRange): string {
  return range.to === null ? `>${range.from - 1}` : `${range.from}–${range.to}`;
}

/** How long a bucket has been late, for its colour: 1 (mild) to 5 (severe) by the levels of domain.md §4.5. */
export function riskLevel(daysLate: number): number {
  if (daysLate <= 30) return 1;
  if (daysLate <= 60) return 2;
  if (daysLate <= 90) return 3;
  return daysLate <= 180 ? 4 : 5;
}

/** Natural age has milder steps: up to one year is ordinary, each further year one level worse. */
export function bucketRiskLevel(range: BucketRange, basis: Basis): number {
  return basis === 'due' ? riskLevel(range.from) : Math.min(5, 1 + Math.floor((range.from - 1) / 365));
}
