import { addMonths, partsOf, type Day } from '../../../kernel/day.ts';

/**
 * The next time a care date falls on a day or later; what does not return keeps its own day. A birthday of 1985-11-20
 * looked at on 2026-11-22 is next on 2027-11-20; one of 02-29 is kept on 02-28 in common years.
 */
export function nextOccurrence(onDay: Day, yearly: boolean, asOf: Day): Day {
  if (!yearly || onDay >= asOf) return onDay;
  const years = partsOf(asOf).year - partsOf(onDay).year;
  const thisYear = addMonths(onDay, years * 12);
  return thisYear >= asOf ? thisYear : addMonths(onDay, (years + 1) * 12);
}
