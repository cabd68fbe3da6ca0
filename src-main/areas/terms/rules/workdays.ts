import { addDays, weekday, type Day } from '../../../kernel/day.ts';
import type { holidayShifts } from '../contract.ts';

export type IsWorkday = (on: Day) => boolean;
export type HolidayShift = (typeof holidayShifts)[number];

/** Monday to Friday, where no calendar says otherwise. */
export const isWeekday: IsWorkday = (on) => weekday(on) <= 5;

/** Work and days off by a table, weekdays where it is silent: 调休 makes a Sunday a workday and a Monday a holiday. */
export function workdaysBy(table: ReadonlyMap<Day, 'work' | 'off'>): IsWorkday {
  return (on) => {
    const kind = table.get(on);
    return kind === undefined ? isWeekday(on) : kind === 'work';
  };
}

/** No holiday lasts longer; a calendar that knows no workday at all moves nothing. */
const LONGEST_REST = 60;

/**
 * A due date on a day off moves to the next or the previous workday, or stays (domain.md §15 no. 2).
 * National Day 2026: 2026-10-01 becomes 2026-10-08 with `next` and 2026-09-30 with `previous`.
 */
export function shifted(on: Day, shift: HolidayShift, isWorkday: IsWorkday): Day {
  if (shift === 'none') return on;
  const step = shift === 'next' ? 1 : -1;
  for (let moved = 0; moved <= LONGEST_REST; moved += 1) {
    const candidate = addDays(on, moved * step);
    if (isWorkday(candidate)) return candidate;
  }
  return on;
}

/** The n-th workday after a day: two after Friday 2026-11-20 is Tuesday 11-24. */
export function workdayAfter(from: Day, count: number, isWorkday: IsWorkday): Day {
  let day = from;
  for (let left = count; left > 0; left -= 1) day = shifted(addDays(day, 1), 'next', isWorkday);
  return day;
}
