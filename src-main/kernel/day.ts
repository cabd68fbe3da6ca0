declare const dayBrand: unique symbol;
/** A calendar day `YYYY-MM-DD`, 0001-01-01 to 9999-12-31. Compares correctly as text. */
export type Day = string & { readonly [dayBrand]: true };

const shape = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && shape.test(value) && exists(partsOf(value as Day));
}

/** @throws RangeError unless the text is a real calendar day; check input with `isDay` first. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/** Month counts from 1: `dayOf(2026, 3, 5)` is 2026-03-05. @throws RangeError when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  if (year > 9999 || !exists({ year, month, date })) throw new RangeError(`not a calendar day: ${text}`);
  return text as Day;
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** Digit by digit: lists of ten thousand items ask for days by the hundred thousand, and cutting the text costs most. */
export function partsOf(value: Day): DayParts {
  return {
    year: digit(value, 0) * 1000 + digit(value, 1) * 100 + digit(value, 2) * 10 + digit(value, 3),
    month: digit(value, 5) * 10 + digit(value, 6),
    date: digit(value, 8) * 10 + digit(value, 9),
  };
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

function exists({ year, month, date }: DayParts): boolean {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(date);
  return whole && year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** From 0000-03-01, the first day of a year counted from March, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/**
 * Days since 1970-01-01; the only bridge to arithmetic. `dayNumber(day('1970-01-02'))` is 1.
 *
 * Years are counted from March, so that the leap day is the last of its year and the months before it add up evenly
 * (153 days in five).
 */
export function dayNumber(value: Day): number {
  const { year, month, date } = partsOf(value);
  const fromMarch = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const leaps = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return fromMarch * 365 + leaps + dayOfYear - DAYS_TO_1970;
}

/** @throws RangeError for a fraction of a day or a day outside the years 1 to 9999. */
export function dayFromNumber(number: number): Day {
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number of days: ${number}`);
  const count = number + DAYS_TO_1970;
  const cycle = Math.floor(count / DAYS_IN_400_YEARS);
  const dayOfCycle = count - cycle * DAYS_IN_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
  return dayOf(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
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

function pad(value: number, width: 2 | 4): string {
  if (width === 2) return value < 10 ? `0${value}` : `${value}`;
  return value >= 1000 ? `${value}` : String(value).padStart(4, '0');
}
