import { addMonths, isDay, monthEnd, monthStart, type Day } from '../../../src-main/kernel/day.ts';
import { isInstant, type Instant } from '../../../src-main/kernel/instant.ts';

/** A day, and what was known: nothing means all that is on record now. */
export interface Point {
  readonly asOf: Day;
  readonly knownAt?: Instant;
}

/** In the address: `2026-03-31`, or `2026-03-31,2026-04-01T02:00:00.000Z`. Null when it is neither. */
export function readPoint(text: string | null): Point | null {
  const [asOf, knownAt, ...rest] = (text ?? '').split(',');
  if (!isDay(asOf) || rest.length > 0) return null;
  if (knownAt === undefined) return { asOf };
  return isInstant(knownAt) ? { asOf, knownAt } : null;
}

export function writePoint({ asOf, knownAt }: Point): string {
  return knownAt === undefined ? asOf : `${asOf},${knownAt}`;
}

export function lastMonthEnd(asOf: Day): Day {
  return monthEnd(addMonths(monthStart(asOf), -1));
}

/** The month that is ready to be closed on a day: the day's own when it is its last, else the one before. */
export function monthToClose(today: Day): string {
  return (monthEnd(today) === today ? today : lastMonthEnd(today)).slice(0, 7);
}

/** Months from the newest down, as many as asked. */
export function monthsBack(from: Day, count: number): string[] {
  return Array.from({ length: count }, (_, back) => addMonths(monthStart(from), -back).slice(0, 7));
}
