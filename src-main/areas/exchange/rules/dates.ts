import { addDays, addMonths, day, daysInMonth, dayOf, monthEnd, type Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';
import type { CellKind } from './table.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface ReadDay {
  readonly on: Day;
  /** The cell named a month only: its last day was taken, and the row says so. */
  readonly monthOnly: boolean;
}

export interface DateCell {
  readonly text: string;
  readonly kind: CellKind;
}

export const EARLIEST_DAY = day('1990-01-01');

/** Dates further ahead than this are typing errors, not due dates. */
export function latestDay(asOf: Day): Day {
  return addMonths(asOf, 60);
}

const months: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
}; // prettier-ignore
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
/** Programs that take every number for a fraction write 20260831.0. */
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\.0+)?$/;
const yearMonth = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/;
const monthYear = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const numeric = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/;
const serial = /^(\d{5})(?:\.\d+)?$/;
const dayMonthName = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s,./-]*${monthName}[\\s,./-]*(\\d{4}|\\d{2})$`);
const monthNameDay = new RegExp(`^${monthName}[\\s./-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,./-]+(\\d{4}|\\d{2})$`);
const monthNameYear = new RegExp(`^${monthName}[\\s,./'-]*(\\d{4}|\\d{2})$`);
const timeTail =
  /(?:t|\s+|\b)\d{1,2}[:时]\d{2}(?:[:分]\d{2}(?:\.\d+)?秒?)?\s*(?:[ap]\.?m\.?|上午|下午)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?$/;
const weekday = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|星期[一二三四五六日天]\s*|周[一二三四五六日天]\s*)/;

/**
 * Reads one date. Only day/month/year with all-numeric parts depends on `order`; four-digit years in front, month names,
 * 2026年8月31日, 20260831 and serial numbers (45900 is 2025-08-31; 1904 system: 1,462 days on) do not.
 * Null: no date. `Aug-26`, `2026-08`, `2026年8月` are the end of their month, flagged.
 */
export function readDay(cell: DateCell, order: DateOrder | null, date1904 = false): ReadDay | null {
  const quick = iso.exec(cell.text);
  if (quick) return exact(Number(quick[1]), Number(quick[2]), Number(quick[3]));
  const text = cleaned(cell.text);
  let match = yearFirst.exec(text) ?? compact.exec(text);
  if (match) return exact(Number(match[1]), Number(match[2]), Number(match[3]));
  match = numeric.exec(text);
  if (match) return order === null ? null : ordered(match, order);
  match = serial.exec(text);
  if (match) return fromSerial(Number(match[1]), date1904);
  match = yearMonth.exec(text);
  if (match) return wholeMonth(Number(match[1]), Number(match[2]));
  match = monthYear.exec(text);
  if (match) return wholeMonth(Number(match[2]), Number(match[1]));
  match = dayMonthName.exec(text);
  if (match) return exact(fullYear(match[3]), months[match[2] ?? ''] ?? 0, Number(match[1]));
  match = monthNameDay.exec(text);
  if (match) return exact(fullYear(match[3]), months[match[1] ?? ''] ?? 0, Number(match[2]));
  match = monthNameYear.exec(text);
  if (match) return wholeMonth(fullYear(match[2]), months[match[1] ?? ''] ?? 0);
  return null;
}

export interface OrderDecision {
  /** The order that fits; null when the column does not tell, or has no cell that depends on it. */
  readonly order: DateOrder | null;
  /** A person must choose: the cells fit several orders with different days, or contradict each other. */
  readonly ambiguous: boolean;
  /** Up to three cells to show with the question. */
  readonly examples: readonly string[];
}

/** Decides for a whole column. 31/08/2026 anywhere says day first; 03/04/2026 alone cannot say. */
export function decideDateOrder(cells: Iterable<DateCell>): OrderDecision {
  const fits = { dmy: 0, mdy: 0, ymd: 0 };
  const examples: string[] = [];
  let [telling, same] = [0, false];
  for (const cell of cells) {
    if (cell.kind === 'date') continue;
    const match = numeric.exec(cleaned(cell.text));
    if (!match) continue;
    const [dmy, mdy, ymd] = [ordered(match, 'dmy'), ordered(match, 'mdy'), shortYearFirst(match)];
    if (!dmy && !mdy && !ymd) continue;
    if (dmy && mdy && dmy.on === mdy.on && !ymd) {
      same = true;
      continue;
    }
    telling += 1;
    if (dmy) fits.dmy += 1;
    if (mdy) fits.mdy += 1;
    if (ymd) fits.ymd += 1;
    if (examples.length < 3 && !examples.includes(cell.text)) examples.push(cell.text);
  }
  // Nothing depends on the order: years stand in front, or days and months are the same number.
  if (telling === 0) return { order: same ? 'dmy' : 'ymd', ambiguous: false, examples: [] };
  const whole = (['dmy', 'mdy', 'ymd'] as const).filter((order) => fits[order] === telling);
  return whole.length === 1
    ? { order: whole[0] ?? null, ambiguous: false, examples }
    : { order: null, ambiguous: true, examples };
}

/** A column where a spreadsheet turned some days into dates and left others as text, because it read the wrong order. */
export function halfConverted(cells: Iterable<DateCell>): boolean {
  let dates = 0;
  let impossible = 0;
  let texts = 0;
  for (const cell of cells) {
    if (cell.kind === 'date') dates += 1;
    const match = cell.kind === 'text' ? numeric.exec(cleaned(cell.text)) : null;
    if (!match) continue;
    texts += 1;
    if (ordered(match, 'dmy') === null || ordered(match, 'mdy') === null) impossible += 1;
  }
  return dates > 0 && texts > 0 && impossible === texts;
}

function cleaned(text: string): string {
  const lower = tidy(text).toLowerCase();
  return lower.length <= 10 && !lower.includes(':') && !lower.startsWith('周')
    ? lower
    : lower.replace(weekday, '').replace(timeTail, '').trim();
}

function ordered(match: RegExpExecArray, order: DateOrder): ReadDay | null {
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (order === 'ymd') return shortYearFirst(match);
  const year = fullYear(match[3]);
  return order === 'dmy' ? exact(year, second, first) : exact(year, first, second);
}

/** 26/08/31; with four digits at the end the year cannot be in front. */
function shortYearFirst(match: RegExpExecArray): ReadDay | null {
  return match[3]?.length === 2 ? exact(fullYear(match[1]), Number(match[2]), Number(match[3])) : null;
}

function exact(year: number, month: number, date: number): ReadDay | null {
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return { on: dayOf(year, month, date), monthOnly: false };
}

function wholeMonth(year: number, month: number): ReadDay | null {
  if (year < 1 || month < 1 || month > 12) return null;
  return { on: monthEnd(dayOf(year, month, 1)), monthOnly: true };
}

/** Two digits: 00–79 are of this century, 80–99 of the last. */
function fullYear(text: string | undefined): number {
  const year = Number(text);
  return text?.length === 4 ? year : year < 80 ? 2000 + year : 1900 + year;
}

const BEFORE_1900 = day('1899-12-30');
const BEFORE_1904 = day('1904-01-01');

/** Serial 45900 is 2025-08-31 (1900 system); 44438 is the same day in the 1904 system. */
export function fromSerial(number: number, date1904: boolean): ReadDay | null {
  const whole = Math.floor(number);
  if (!Number.isFinite(whole) || whole < 1 || whole > 2_958_465) return null;
  return { on: addDays(date1904 ? BEFORE_1904 : BEFORE_1900, whole), monthOnly: false };
}
