declare const dayBrand: unique symbol;
/** A calendar day `YYYY-MM-DD`, 0001-01-01 to 9999-12-31. Compares correctly as text. */
export type Day = string & { readonly [dayBrand]: true };

const MS_PER_DAY = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const match = shape.exec(value);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** @throws RangeError unless the text is a real calendar day; check input with `isDay` first. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/** Month counts from 1: `dayOf(2026, 3, 5)` is 2026-03-05. @throws RangeError when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day {
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

export function partsOf(value: Day): { year: number; month: number; date: number } {
  return { year: Number(value.slice(0, 4)), month: Number(value.slice(5, 7)), date: Number(value.slice(8, 10)) };
}

/** Days since 1970-01-01; the only bridge to arithmetic. `dayNumber(day('1970-01-02'))` is 1. */
export function dayNumber(value: Day): number {
  const { year, month, date } = partsOf(value);
  const civil = new Date(0);
  civil.setUTCFullYear(year, month - 1, date);
  return civil.getTime() / MS_PER_DAY;
}

/** @throws RangeError for a fraction of a day or a day outside the years 1 to 9999. */
export function dayFromNumber(number: number): Day {
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number of days: ${number}`);
  const civil = new Date(number * MS_PER_DAY);
  return dayOf(civil.getUTCFullYear(), civil.getUTCMonth() + 1, civil.getUTCDate());
}

/** `addDays(2026-02-27, 3)` is 2026-03-02. */
export function addDays(value: Day, days: number): Day {
  return dayFromNumber(dayNumber(value) + days);
}

/** Calendar days from `from` to `to`: `daysBetween(2025-03-31, 2025-09-30)` is 183. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Same date n months on, held at the month's end: `addMonths(2026-01-31, 1)` is 2026-02-28. */
export function addMonths(value: Day, months: number): Day {
  const { year, month, date } = partsOf(value);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

export function monthStart(value: Day): Day {
  return day(`${value.slice(0, 7)}-01`);
}

/** `monthEnd(2024-02-10)` is 2024-02-29. */
export function monthEnd(value: Day): Day {
  const { year, month } = partsOf(value);
  return dayOf(year, month, daysInMonth(year, month));
}

/**
 * The cut-off day (账单日) that closes the period a day falls in. `cutOffDate` 1–28 is a date of the month,
 * 0 and below counts back from the month's end (0 = last day, −1 = last but one).
 * With cut-off 25: 2026-03-20 closes on 2026-03-25 and 2026-03-26 closes on 2026-04-25.
 */
export function cutOffOn(value: Day, cutOffDate: number): Day {
  if (!Number.isInteger(cutOffDate) || cutOffDate > 28 || cutOffDate < -27)
    throw new RangeError(`cut-off date out of range: ${cutOffDate}`);
  const inMonth = (first: Day): Day =>
    cutOffDate > 0 ? addDays(first, cutOffDate - 1) : addDays(monthEnd(first), cutOffDate);
  const here = inMonth(monthStart(value));
  return value <= here ? here : inMonth(addMonths(monthStart(value), 1));
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(value: Day): number {
  return ((((dayNumber(value) + 3) % 7) + 7) % 7) + 1;
}

/** `laterDay(2026-03-05, 2026-02-28)` is 2026-03-05. */
export function laterDay(a: Day, b: Day): Day {
  return a >= b ? a : b;
}

/** Month counts from 1: `daysInMonth(2024, 2)` is 29. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
