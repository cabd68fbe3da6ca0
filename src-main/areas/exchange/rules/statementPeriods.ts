import { addMonths, day, dayOf, isDay, monthEnd, partsOf, type Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';

/** What the head of a column says about the figures below it. */
export type ColumnHead =
  /** Line numbers, notes, the month alone: no period of ours. */
  | { readonly kind: 'skip' }
  /** 期末余额, 本期金额: the period the sheet is about. `toDate`: since the year began. */
  | { readonly kind: 'now'; readonly toDate: boolean }
  /** 年初余额: the end of the year before. */
  | { readonly kind: 'yearStart' }
  /** 上期金额: the same span a year before. */
  | { readonly kind: 'yearBefore' }
  /** 期初余额: of what the sheet does not say. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'stated'; readonly on: Day; readonly months: number | null };

export interface StatedPeriod {
  readonly on: Day;
  readonly months: number | null;
}

const words: readonly (readonly [RegExp, ColumnHead])[] = [
  [/^(?:行次|行号|序号|附注|注释|line(?:no)?|notes?|no)$/, { kind: 'skip' }],
  [/^(?:本月(?:金额|数|发生额)?|thismonth)$/, { kind: 'skip' }],
  [/^(?:本年累计(?:金额|数|发生额)?|累计(?:金额|数)|本年(?:金额|数)|yeartodate|ytd)$/, { kind: 'now', toDate: true }],
  [/^(?:期末(?:余额|数|金额)?|本期(?:金额|数|发生额)?|closing(?:balance)?|currentperiod|currentyear|thisyear)$/, { kind: 'now', toDate: false }], // prettier-ignore
  [/^(?:年初(?:余额|数|金额)?|上年年末(?:余额|数)?|上年末(?:余额|数)?|年初及上年末余额)$/, { kind: 'yearStart' }],
  [/^(?:上期(?:金额|数|发生额)?|上年同期(?:金额|数|累计|累计金额|累计数)?|上年(?:金额|数|累计|累计金额)?|priorperiod|prioryear|previousyear|lastyear)$/, { kind: 'yearBefore' }], // prettier-ignore
  [/^(?:期初(?:余额|数|金额)?|opening(?:balance)?)$/, { kind: 'opening' }],
];

/** `headOf('期末余额')` is now; `headOf('2025年度')` is 2025-12-31 over 12 months; a name or a figure is null. */
export function headOf(text: string): ColumnHead | null {
  const bare = tidy(text).toLowerCase().replace(/[(（][^)）]*[)）]/g, '').replace(/[\s:,._-]/g, ''); // prettier-ignore
  const word = words.find(([shape]) => shape.test(bare));
  const period = periodIn(text);
  if (period !== null && (word === undefined || word[1].kind === 'now')) return { kind: 'stated', ...period };
  return word?.[1] ?? null;
}

const monthNumbers = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The period a text names: `2025年12月31日`, `as at 31 December 2025`, `2025年度`, `FY2025`, `2026年1-6月`, `2026H1`,
 * `six months ended …` is not read. A single month is its last day, over how long it does not say.
 */
export function periodIn(text: string): StatedPeriod | null {
  const said = tidy(text).toLowerCase();
  if (/打印|制表|导出|填报|print|generated|exported/.test(said)) return null;
  const twelve = /year\s+ended|财政年度|会计年度/.test(said) ? 12 : null;
  const full = /((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(said);
  const spanDays = /(?:19|20)\d{2}\s*年\s*1\s*月\s*1\s*日?\s*(?:至|到|[-–—~])\s*(?:((?:19|20)\d{2})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})/.exec(said); // prettier-ignore
  if (spanDays) {
    const year = spanDays[1] ?? /(?:19|20)\d{2}/.exec(said)?.[0];
    const on = real(Number(year), Number(spanDays[2]), Number(spanDays[3]));
    return on === null ? null : { on, months: partsOf(on).month };
  }
  const months = /((?:19|20)\d{2})\s*年?\s*1\s*(?:月)?\s*[-–—~至到]\s*(\d{1,2})\s*月/.exec(said);
  if (months) return span(Number(months[1]), Number(months[2]));
  if (full) return ending(real(Number(full[1]), Number(full[2]), Number(full[3])), twelve);
  const english = /(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+((?:19|20)\d{2})/.exec(said); // prettier-ignore
  if (english) return ending(real(Number(english[3]), monthNumbers.indexOf(english[2] ?? '') + 1, Number(english[1])), twelve); // prettier-ignore
  const american = /(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2}),?\s+((?:19|20)\d{2})/.exec(said); // prettier-ignore
  if (american) return ending(real(Number(american[3]), monthNumbers.indexOf(american[1] ?? '') + 1, Number(american[2])), twelve); // prettier-ignore
  const half = /((?:19|20)\d{2})\s*(?:年\s*上半年|年?\s*h1)|h1\s*((?:19|20)\d{2})/.exec(said);
  if (half) return span(Number(half[1] ?? half[2]), 6);
  const month = /^[^\d]*((?:19|20)\d{2})\s*(?:年\s*(\d{1,2})\s*月|[-/.](\d{1,2}))\D*$/.exec(said);
  if (month) {
    const first = real(Number(month[1]), Number(month[2] ?? month[3]), 1);
    return first === null ? null : { on: monthEnd(first), months: null };
  }
  const year = /^(?:fy\s*|年度[:：]?\s*|会计年度[:：]?\s*)?((?:19|20)\d{2})\s*(?:年|年度|年报|fy)?$/.exec(said);
  return year ? { on: dayOf(Number(year[1]), 12, 31), months: 12 } : null;
}

function ending(on: Day | null, months: number | null): StatedPeriod | null {
  return on === null ? null : { on, months };
}

function span(year: number, month: number): StatedPeriod | null {
  const first = real(year, month, 1);
  return first === null ? null : { on: monthEnd(first), months: month };
}

function real(year: number, month: number, date: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(text) ? day(text) : null;
}

/** What a head means on a sheet that is about `base`; null: the sheet does not say which day that is. */
export function periodOfHead(head: ColumnHead, base: StatedPeriod | null): StatedPeriod | null {
  if (head.kind === 'stated') return { on: head.on, months: head.months };
  if (base === null) return null;
  const { year, month } = partsOf(base.on);
  switch (head.kind) {
    case 'now':
      return { on: base.on, months: base.months ?? (head.toDate ? month : null) };
    case 'yearStart':
      return { on: dayOf(year - 1, 12, 31), months: null };
    case 'yearBefore':
      return { on: monthEndAs(base.on), months: base.months };
    default:
      return null;
  }
}

/** A year earlier, held at the month's end where the day is one. */
function monthEndAs(on: Day): Day {
  const before = addMonths(on, -12);
  return monthEnd(on) === on ? monthEnd(before) : before;
}
