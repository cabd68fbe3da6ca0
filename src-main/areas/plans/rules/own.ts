import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import type { ScheduleInput } from '../contract.ts';

/** One instalment as it is being typed; null: empty, or not yet readable. */
export interface OwnRow {
  readonly dueOn: Day | null;
  readonly amountMinor: number | null;
}

export type OwnProblem = 'no_day' | 'no_amount' | 'before_down' | 'not_after';

export interface OwnCheck {
  /** Still to be spread; below zero: so much too much. */
  readonly leftMinor: number;
  /** Per row what is wrong with its day and its amount; null: nothing. */
  readonly days: readonly (OwnProblem | null)[];
  readonly amounts: readonly (OwnProblem | null)[];
  /** Every row is whole, the days rise and nothing is left to be spread. */
  readonly complete: boolean;
}

/**
 * Whether instalments agreed one by one make a plan: each has a day and an amount, each day is later than the one before and
 * not before the down-payment, and together they are what is to be spread (the debt less the down-payment, with agreed interest).
 *
 * To spread 10,000.00: 4,000.00 on 1 December and 4,800.00 on 1 January leave 1,200.00.
 */
export function checkOwn(
  rows: readonly OwnRow[],
  plan: { readonly spreadMinor: number; readonly downPaymentOn: Day | null },
): OwnCheck {
  const days: (OwnProblem | null)[] = [];
  let before: Day | null = null;
  for (const { dueOn } of rows) {
    if (dueOn === null) days.push('no_day');
    else if (before !== null && dueOn <= before) days.push('not_after');
    else if (plan.downPaymentOn !== null && dueOn < plan.downPaymentOn) days.push('before_down');
    else days.push(null);
    if (dueOn !== null && (before === null || dueOn > before)) before = dueOn;
  }
  const amounts = rows.map(({ amountMinor }) => (amountMinor === null || amountMinor <= 0 ? 'no_amount' : null));
  const leftMinor = plan.spreadMinor - rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
  const complete = leftMinor === 0 && [...days, ...amounts].every((problem) => problem === null);
  return { leftMinor, days, amounts, complete };
}

/** The last instalment with what is left; null: it would be nothing or less. Rest 1,200.00 on 4,800.00: 6,000.00. */
export function lastWithRest<Row extends OwnRow>(rows: readonly Row[], leftMinor: number): Row[] | null {
  const last = rows.at(-1);
  const amountMinor = (last?.amountMinor ?? 0) + leftMinor;
  return last === undefined || amountMinor <= 0 ? null : [...rows.slice(0, -1), { ...last, amountMinor }];
}

/** One more instalment: a period after the last, about what is left. Weekly after 4 December with 300.00 left: 11 December, 300.00. */
export function rowAfter(
  rows: readonly OwnRow[],
  period: ScheduleInput['period'],
  leftMinor: number,
  firstDueOn: Day,
): OwnRow {
  const last = rows.reduce<Day | null>((latest, { dueOn }) => (dueOn !== null && (latest === null || dueOn > latest) ? dueOn : latest), null); // prettier-ignore
  const next = (on: Day): Day => (period === 'month' ? addMonths(on, 1) : addDays(on, period === 'week' ? 7 : 14));
  return { dueOn: last === null ? firstDueOn : next(last), amountMinor: leftMinor > 0 ? leftMinor : null };
}
