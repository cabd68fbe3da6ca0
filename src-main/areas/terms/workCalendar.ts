import { day, dayOf, type Day } from '../../kernel/day.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CalendarDay } from './contract.ts';
import { officialDays, officialYears } from './officialCalendar.ts';
import { workdaysBy, type IsWorkday } from './rules/workdays.ts';
import { ownDays } from './store.ts';

/** Which days are worked on, by the official table with the book's own days over it. */
export function readWorkdays(db: ReadDb): IsWorkday {
  const table = new Map<Day, 'work' | 'off'>();
  for (const { on, kind } of officialDays()) table.set(on, kind);
  for (const { on, kind } of ownDays(db)) table.set(on, kind);
  return workdaysBy(table);
}

/** Is there an official table for the year of this day? */
export function hasOfficialTable(on: Day): boolean {
  const year = Number(on.slice(0, 4));
  return year >= officialYears.from && year <= officialYears.to;
}

/** The days of a year that are other than the week says, own days in place of official ones. */
export function calendarOf(db: ReadDb, year: number): CalendarDay[] {
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  const days = new Map<Day, CalendarDay>();
  for (const official of officialDays())
    if (official.on >= first && official.on <= last)
      days.set(official.on, { ...official, from: 'official', source: '' });
  for (const own of ownDays(db, { first, last }))
    days.set(own.on, { ...own, on: day(own.on), nameEn: own.name, from: 'own' });
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}
