import { addMonths, daysBetween, type Day } from '../../../kernel/day.ts';
import type { Urgency } from '../contract.ts';

/** Not later than that many months after a day. */
export function daysUnder(fromOn: Day, on: Day, months: number): boolean {
  return on <= addMonths(fromOn, months);
}

/** How near a deadline is: past its day, at most 7 days, at most 30 days, or later. */
export function urgencyOf(dueOn: Day, asOf: Day): Urgency {
  const days = daysBetween(asOf, dueOn);
  return days < 0 ? 'overdue' : days <= 7 ? 'within_7' : days <= 30 ? 'within_30' : 'later';
}
