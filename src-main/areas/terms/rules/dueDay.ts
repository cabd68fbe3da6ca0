import {
  addDays,
  addMonths,
  cutOffOn,
  dayOf,
  daysInMonth,
  monthEnd,
  monthStart,
  partsOf,
  type Day,
} from '../../../kernel/day.ts';
import type { TermLine } from '../contract.ts';

type DueRule = Pick<TermLine, 'base' | 'cutOffDay' | 'months' | 'days' | 'payDay'>;

/**
 * The day a line's terms count from, given the day it hangs on: the document's for `invoice`, `statement` and
 * `month_end`, else delivery, acceptance or milestone. Cut-off 25: 2026-03-26 counts from 2026-04-25.
 */
export function baseDay(rule: Pick<DueRule, 'base' | 'cutOffDay'>, on: Day): Day {
  const day = within(on);
  if (rule.base === 'statement') return cutOffOn(day, rule.cutOffDay ?? 0);
  return rule.base === 'month_end' ? monthEnd(day) : day;
}

/**
 * Base + months + days, then the pay day of the month reached. A base that is counted from the month's end stays at
 * the month's end: month end February + 1 month is 31 March. A pay day never undercuts the days: where the month's own
 * lies before them it is that of the month after.
 * 25日结账次月10日: base 2026-03-25, 1 month, pay day 10 gives 2026-04-10. 30 days, pay day 10: 2026-03-20 gives 2026-05-10.
 */
export function dueDay(rule: DueRule, base: Day): Day {
  const from = within(base);
  const reached = addDays(monthsOn(rule, from), rule.days);
  if (rule.payDay === null) return reached;
  // Plain months name the month of the pay day, which may lie before their end; days have to pass whole.
  const earliest = rule.days === 0 && rule.months > 0 ? from : reached;
  const here = payDayIn(reached, rule.payDay);
  return here >= earliest ? here : payDayIn(addMonths(monthStart(reached), 1), rule.payDay);
}

function monthsOn(rule: DueRule, base: Day): Day {
  if (rule.months === 0) return base;
  const fromEnd = rule.base === 'month_end' ? 0 : rule.base === 'statement' ? (rule.cutOffDay ?? 0) : 1;
  return fromEnd > 0
    ? addMonths(base, rule.months)
    : addDays(monthEnd(addMonths(monthStart(base), rule.months)), fromEnd);
}

function payDayIn(month: Day, payDay: number): Day {
  const { year, month: number } = partsOf(month);
  return dayOf(year, number, Math.min(payDay, daysInMonth(year, number)));
}

const FIRST = '0002-01-01' as Day;
const LAST = '9900-12-31' as Day;

/** Days at the very ends of the calendar leave no room to count on. */
export function within(on: Day): Day {
  return on < FIRST ? FIRST : on > LAST ? LAST : on;
}
