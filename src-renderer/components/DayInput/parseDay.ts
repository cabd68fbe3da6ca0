import {
  addDays,
  addMonths,
  dayOf,
  daysInMonth,
  isDay,
  monthEnd,
  partsOf,
  weekday,
  type Day,
} from '../../../src-main/kernel/day.ts';

/** Where a day without a year or month is looked for: a next action lies ahead, a receipt lies behind. */
export type Lean = 'future' | 'past';

const words: Readonly<Record<string, (today: Day) => Day>> = {
  今天: (today) => today,
  今日: (today) => today,
  today: (today) => today,
  昨天: (today) => addDays(today, -1),
  yesterday: (today) => addDays(today, -1),
  明天: (today) => addDays(today, 1),
  tomorrow: (today) => addDays(today, 1),
  后天: (today) => addDays(today, 2),
  月底: (today) => monthEnd(today),
  月末: (today) => monthEnd(today),
  本月底: (today) => monthEnd(today),
  monthend: (today) => monthEnd(today),
  eom: (today) => monthEnd(today),
  上月底: (today) => monthEnd(addMonths(today, -1)),
  上月末: (today) => monthEnd(addMonths(today, -1)),
  lastmonthend: (today) => monthEnd(addMonths(today, -1)),
};

const weekdays: Readonly<Record<string, number>> = {
  一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7,
  mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7,
}; // prettier-ignore

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Read a day as a clerk types it: `2026-11-21`, `2026年11月21日`, `20261121`, `11-21`, `21 Nov`, `+3d`, `-2w`, `+1m`,
 * `周五`, `Fri`, `25日`, `25th`, `月底`, `today`. Null when it cannot be read in one way only, such as `3/4/2026`.
 * On Saturday 2026-11-21 leaning to the future, `周五` is 2026-11-27 and `25日` is 2026-11-25; to the past 2026-11-20
 * and 2026-10-25.
 */
export function parseDay(text: string, today: Day, lean: Lean = 'future'): Day | null {
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (typed === '') return null;
  const word = words[typed.replace(/ /g, '')];
  if (word !== undefined) return word(today);
  return (
    parseShift(typed, today) ?? parseWeekday(typed, today, lean) ?? parseFull(typed) ?? parsePartial(typed, today, lean)
  );
}

function parseShift(typed: string, today: Day): Day | null {
  const match = /^([+-])\s?(\d{1,4})\s?(d|w|m|天|日|周|个?月)?$/.exec(typed);
  if (!match) return null;
  const amount = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  const unit = match[3] ?? 'd';
  if (unit === 'w' || unit === '周') return addDays(today, amount * 7);
  if (unit === 'm' || unit.endsWith('月')) return addMonths(today, amount);
  return addDays(today, amount);
}

function parseWeekday(typed: string, today: Day, lean: Lean): Day | null {
  const match = /^(?:(下)?(?:周|星期|礼拜)([一二三四五六日天])|(next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/.exec(
    typed,
  );
  if (!match) return null;
  const wanted = weekdays[match[2] ?? match[4] ?? ''];
  if (wanted === undefined) return null;
  if (match[1] !== undefined || match[3] !== undefined) return addDays(today, 7 - weekday(today) + wanted);
  const ahead = (wanted - weekday(today) + 7) % 7;
  return addDays(today, lean === 'future' || ahead === 0 ? ahead : ahead - 7);
}

function parseFull(typed: string): Day | null {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(typed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  if (match) return realDay(Number(match[1]), Number(match[2]), Number(match[3]));
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})$/.exec(typed);
  if (named) return realDay(Number(named[3]), monthNames.indexOf(named[2] ?? '') + 1, Number(named[1]));
  return null;
}

function parsePartial(typed: string, today: Day, lean: Lean): Day | null {
  const { year } = partsOf(today);
  const inYear = /^(\d{1,2})[-/.](\d{1,2})$/.exec(typed) ?? /^(\d{1,2})月(\d{1,2})日?$/.exec(typed);
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*$/.exec(typed);
  const monthAndDate: readonly [number, number] | null = inYear
    ? [Number(inYear[1]), Number(inYear[2])]
    : named && monthNames.includes(named[2] ?? '')
      ? [monthNames.indexOf(named[2] ?? '') + 1, Number(named[1])]
      : null;
  if (monthAndDate !== null) {
    const here = realDay(year, monthAndDate[0], monthAndDate[1]);
    // The year nearest in the leaning direction, but within half a year also the other way: Nov typed in January.
    if (here === null) return null;
    if (lean === 'past' && here > today) return realDay(year - 1, monthAndDate[0], monthAndDate[1]);
    if (lean === 'future' && here < addMonths(today, -6)) return realDay(year + 1, monthAndDate[0], monthAndDate[1]);
    return here;
  }
  const date = /^(\d{1,2})(?:日|号|st|nd|rd|th)?$/.exec(typed);
  return date ? dateOfMonth(Number(date[1]), today, lean) : null;
}

/** The nearest month in the leaning direction that has this date: the 31st skips short months. */
function dateOfMonth(date: number, today: Day, lean: Lean): Day | null {
  if (date < 1 || date > 31) return null;
  for (let step = 0; step < 4; step += 1) {
    const { year, month } = partsOf(addMonths(today, lean === 'future' ? step : -step));
    if (date > daysInMonth(year, month)) continue;
    const here = dayOf(year, month, date);
    if (lean === 'future' ? here >= today : here <= today) return here;
  }
  return null;
}

function realDay(year: number, month: number, date: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
