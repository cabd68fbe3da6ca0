import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src-main/kernel/day.ts';
import { parseDay } from '../../src-renderer/components/DayInput/parseDay.ts';

/** A Saturday. */
const today = day('2026-11-21');

describe('parseDay', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['2026.12.31', '2026-12-31'],
    ['２０２６－１１－０１', '2026-11-01'],
    ['2026年2月3日', '2026-02-03'],
    ['20260229', null],
    ['20240229', '2024-02-29'],
    ['5 Mar 2027', '2027-03-05'],
    ['1st December 2026', '2026-12-01'],
    ['+3d', '2026-11-24'],
    ['+3', '2026-11-24'],
    ['-1w', '2026-11-14'],
    ['+2个月', '2027-01-21'],
    ['+10天', '2026-12-01'],
    ['今天', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['月底', '2026-11-30'],
    ['month end', '2026-11-30'],
    ['上月底', '2026-10-31'],
    ['周五', '2026-11-27'],
    ['星期六', '2026-11-21'],
    ['下周一', '2026-11-23'],
    ['fri', '2026-11-27'],
    ['25日', '2026-11-25'],
    ['21号', '2026-11-21'],
    ['20', '2026-12-20'],
    ['31日', '2026-12-31'],
    ['12-05', '2026-12-05'],
    ['3月1日', '2027-03-01'],
    ['11-05', '2026-11-05'],
    ['', null],
    ['3/4/2026', null],
    ['13-45', null],
    ['0日', null],
    ['soon', null],
  ])('reads %s, looking ahead, as %s', (typed, expected) => {
    expect(parseDay(typed, today, 'future')).toBe(expected);
  });

  it.each([
    ['周五', '2026-11-20'],
    ['25日', '2026-10-25'],
    ['31日', '2026-10-31'],
    ['12-05', '2025-12-05'],
    ['11-05', '2026-11-05'],
    ['21日', '2026-11-21'],
  ])('reads %s, looking back, as %s', (typed, expected) => {
    expect(parseDay(typed, today, 'past')).toBe(expected);
  });

  it('reads back every day it prints, for two years', () => {
    for (let shift = 0; shift < 730; shift += 1) {
      const value = addDays(today, shift);
      expect(parseDay(value, today)).toBe(value);
    }
  });
});
