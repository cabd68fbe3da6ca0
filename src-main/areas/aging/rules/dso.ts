import { addDays, addMonths, daysBetween, monthEnd, monthStart, type Day } from '../../../kernel/day.ts';

/** Credit sales of one calendar month, or of its part up to the day looked at. */
export interface SalesSlice {
  readonly days: number;
  readonly salesMinor: number;
}

/**
 * Count-back DSO (domain.md §2.2 ②): whole months of sales are taken off the receivables, newest first; the last one
 * counts in proportion. Receivables 1,500, June 1,000 (30 d), May 700 (31 d): 30 + 500 ÷ 700 × 31 = 52.1 days.
 * In tenths of a day. `floor` when the sales history ran out: the truth is more than the figure.
 */
export function countBackDso(
  receivableMinor: number,
  newestFirst: readonly SalesSlice[],
): { tenths: number | null; floor: boolean } {
  if (receivableMinor <= 0) return { tenths: receivableMinor === 0 ? 0 : null, floor: false };
  if (newestFirst.every((slice) => slice.salesMinor <= 0)) return { tenths: null, floor: false };
  let left = receivableMinor;
  let days = 0;
  for (const slice of newestFirst) {
    if (slice.salesMinor > left) return { tenths: tenths(days + (left / slice.salesMinor) * slice.days), floor: false };
    left -= Math.max(0, slice.salesMinor);
    days += slice.days;
    if (left === 0) return { tenths: tenths(days), floor: false };
  }
  return { tenths: tenths(days), floor: true };
}

/** Period DSO (domain.md §2.2 ①): 1,500 ÷ 2,600 × 91 = 52.5 days. Null without sales. */
export function periodDso(receivableMinor: number, salesMinor: number, days: number): number | null {
  return salesMinor <= 0 ? null : tenths((receivableMinor / salesMinor) * days);
}

/**
 * The window of the period method: three months up to the day, whole months when it is a month's end.
 * As of 2026-06-30: 2026-04-01 to 2026-06-30, 91 days.
 */
export function periodWindow(asOf: Day): { from: Day; days: number } {
  const from = asOf === monthEnd(asOf) ? monthStart(addMonths(asOf, -2)) : addDays(addMonths(asOf, -3), 1);
  return { from, days: daysBetween(from, asOf) + 1 };
}

/** Months back from the day, newest first: the running month up to the day, then whole months. `sales` maps `YYYY-MM`. */
export function salesSlices(asOf: Day, sales: ReadonlyMap<string, number>, months: number): SalesSlice[] {
  const slices: SalesSlice[] = [{ days: Number(asOf.slice(8)), salesMinor: sales.get(asOf.slice(0, 7)) ?? 0 }];
  const oldest = [...sales.keys()].sort()[0];
  for (let back = 1; back < months; back += 1) {
    const end = monthEnd(addMonths(monthStart(asOf), -back));
    if (oldest === undefined || end.slice(0, 7) < oldest) break;
    slices.push({ days: Number(end.slice(8)), salesMinor: sales.get(end.slice(0, 7)) ?? 0 });
  }
  return slices;
}

function tenths(days: number): number {
  return Math.floor(days * 10 + 0.5);
}
