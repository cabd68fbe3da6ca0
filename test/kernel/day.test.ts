import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  cutOffOn,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  isDay,
  laterDay,
  monthEnd,
  monthStart,
  partsOf,
  weekday,
} from '../../src-main/kernel/day.ts';
import { anyDay } from './arbitraries.ts';

const FIRST = day('0001-01-01');
const LAST = day('9999-12-31');
const common = anyDay(day('1900-01-01'), day('2199-12-31'));

describe('what is a day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-02-28', '0001-01-01', '9999-12-31'])('%s is', (text) => {
    expect(isDay(text)).toBe(true);
    expect(day(text)).toBe(text);
  });

  // prettier-ignore
  it.each([
    '2026-02-29', '2100-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '2026-01-32', '0000-01-01',
    '2026-1-1', '26-01-01', '2026/01/01', '20260101', '2026-01-01T00:00:00.000Z', '2026-01-01\n', ' 2026-01-01', '２０２６-01-01',
    '', '10000-01-01', '-001-01-01', null, undefined, 20260101, new Date(0), ['2026-01-01'],
  ])('%j is not', (value) => {
    expect(isDay(value)).toBe(false);
    expect(() => day(value as string)).toThrow(RangeError);
  });

  it('builds from and falls apart into parts', () => {
    expect(dayOf(2026, 3, 5)).toBe('2026-03-05');
    expect(dayOf(12, 1, 1)).toBe('0012-01-01');
    expect(partsOf(day('2026-03-05'))).toEqual({ year: 2026, month: 3, date: 5 });
    for (const [year, month, date] of [
      [2026, 2, 29],
      [2026, 1.5, 1],
      [0, 1, 1],
      [10_000, 1, 1],
      [2026, 1, -1],
      [NaN, 1, 1],
    ] as const)
      expect(() => dayOf(year, month, date)).toThrow(RangeError);
  });
});

describe('day numbers', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['2026-01-01', 20_454],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is %d', (text, number) => {
    expect(dayNumber(day(text))).toBe(number);
    expect(dayFromNumber(number)).toBe(text);
  });

  it('is a bijection that keeps the order', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), (a, b) => {
        expect(dayFromNumber(dayNumber(a))).toBe(a);
        expect(Math.sign(dayNumber(a) - dayNumber(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('goes through 400 years without missing or doubling a day', () => {
    let expected = dayNumber(day('1900-01-01'));
    for (let year = 1900; year < 2300; year += 1)
      for (let month = 1; month <= 12; month += 1)
        for (let date = 1; date <= daysInMonth(year, month); date += 1)
          if (dayNumber(dayOf(year, month, date)) !== expected++) expect.fail(`${year}-${month}-${date}`);
    expect(expected).toBe(dayNumber(day('2300-01-01')));
  });

  it.each([0.5, NaN, Infinity, -719_163, 2_932_897, 1e15])('%d is the number of no day', (number) => {
    expect(() => dayFromNumber(number)).toThrow(RangeError);
  });
});

describe('steps', () => {
  it.each([
    ['2026-02-27', 3, '2026-03-02'],
    ['2024-02-27', 3, '2024-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-29', 1, '2026-03-30'], // summer time begins in Europe
    ['2025-12-31', 365, '2026-12-31'],
  ])('%s + %d days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
    expect(daysBetween(day(to), day(from))).toBe(-days);
  });

  it('counts the days of domain.md: 2025-03-31 to 2025-09-30 is 183', () => {
    expect(daysBetween(day('2025-03-31'), day('2025-09-30'))).toBe(183);
  });

  it('throws past the ends of the calendar and for parts of days', () => {
    expect(() => addDays(LAST, 1)).toThrow(RangeError);
    expect(() => addDays(FIRST, -1)).toThrow(RangeError);
    expect(() => addDays(FIRST, 0.5)).toThrow(RangeError);
    expect(() => addMonths(LAST, 1)).toThrow(RangeError);
    expect(() => addMonths(FIRST, -1)).toThrow(RangeError);
    expect(() => addMonths(FIRST, 0.5)).toThrow(RangeError);
  });

  it('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(common, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-01-31', -11, '2025-02-28'],
  ])('%s + %d months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('lands in the right month, on the same date or on the last day', () => {
    fc.assert(
      fc.property(common, fc.integer({ min: -1200, max: 1200 }), (from, months) => {
        const [a, b] = [partsOf(from), partsOf(addMonths(from, months))];
        expect((b.year - a.year) * 12 + b.month - a.month).toBe(months);
        expect(b.date).toBe(Math.min(a.date, daysInMonth(b.year, b.month)));
      }),
    );
  });
});

describe('months', () => {
  // prettier-ignore
  it.each([
    [2026, 1, 31], [2026, 2, 28], [2024, 2, 29], [2000, 2, 29], [1900, 2, 28], [2100, 2, 28], [2026, 4, 30], [2026, 6, 30],
    [2026, 7, 31], [2026, 8, 31], [2026, 9, 30], [2026, 11, 30], [2026, 12, 31],
  ])('%d-%d has %d days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  it('starts on the first and ends the day before the next start', () => {
    expect(monthStart(day('2024-02-10'))).toBe('2024-02-01');
    expect(monthEnd(day('2024-02-10'))).toBe('2024-02-29');
    fc.assert(
      fc.property(common, (value) => {
        expect(monthStart(value) <= value && value <= monthEnd(value)).toBe(true);
        expect(addDays(monthEnd(value), 1)).toBe(addMonths(monthStart(value), 1));
      }),
    );
  });
});

describe('cutOffOn', () => {
  it.each([
    ['2026-03-20', 25, '2026-03-25'],
    ['2026-03-25', 25, '2026-03-25'],
    ['2026-03-26', 25, '2026-04-25'],
    ['2026-12-26', 25, '2027-01-25'],
    ['2026-02-28', 28, '2026-02-28'],
    ['2024-02-29', 28, '2024-03-28'],
    ['2026-03-01', 1, '2026-03-01'],
    ['2026-03-02', 1, '2026-04-01'],
    ['2026-02-10', 0, '2026-02-28'],
    ['2024-02-29', 0, '2024-02-29'],
    ['2026-12-31', 0, '2026-12-31'],
    ['2026-01-31', -1, '2026-02-27'],
    ['2026-01-30', -1, '2026-01-30'],
    ['2026-02-28', -1, '2026-03-30'],
    ['2026-02-01', -27, '2026-02-01'],
    ['2026-02-02', -27, '2026-03-04'],
  ])('%s with cut-off %d closes on %s', (value, cutOffDate, closes) => {
    expect(cutOffOn(day(value), cutOffDate)).toBe(closes);
  });

  it.each([29, 31, -28, 1.5, NaN])('refuses %d', (cutOffDate) => {
    expect(() => cutOffOn(day('2026-01-01'), cutOffDate)).toThrow(`cut-off date out of range: ${cutOffDate}`);
  });

  it('is the first cut-off day on or after the day, at most a month away', () => {
    fc.assert(
      fc.property(common, fc.integer({ min: -27, max: 28 }), (value, cutOffDate) => {
        const closes = cutOffOn(value, cutOffDate);
        const { year, month, date } = partsOf(closes);
        expect(date).toBe(cutOffDate > 0 ? cutOffDate : daysInMonth(year, month) + cutOffDate);
        expect(closes >= value && daysBetween(value, closes) <= 31).toBe(true);
        expect(cutOffOn(closes, cutOffDate)).toBe(closes);
        for (let between = value; between < closes; between = addDays(between, 1))
          expect(cutOffOn(between, cutOffDate)).toBe(closes);
      }),
    );
  });
});

describe('weekday', () => {
  it.each([
    ['1970-01-01', 4],
    ['2026-03-02', 1],
    ['2026-03-08', 7],
    ['2024-02-29', 4],
    ['1969-12-28', 7],
    ['0001-01-01', 1],
  ])('%s is day %d of the week', (text, number) => {
    expect(weekday(day(text))).toBe(number);
  });

  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay(), (value) => {
        expect(weekday(value) % 7).toBe(new Date(`${value}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});

it('takes the later of two days', () => {
  expect(laterDay(day('2026-03-05'), day('2026-02-28'))).toBe('2026-03-05');
  expect(laterDay(day('2026-02-28'), day('2026-03-05'))).toBe('2026-03-05');
  expect(laterDay(FIRST, FIRST)).toBe(FIRST);
});
