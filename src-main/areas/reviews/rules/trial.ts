import { addDays, daysBetween, laterDay, type Day } from '../../../kernel/day.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { Settings } from '../../settings/contract.ts';
import { roundedDown, type Step } from './methods.ts';

export type TrialSettings = Pick<
  Settings['limits'],
  | 'trialMinor'
  | 'trialCapitalShareBp'
  | 'trialTermDays'
  | 'graduateAfterPayments'
  | 'graduateAfterDays'
  | 'roundDownToMinor'
>;

/** A payment later than this starts the trial again (domain.md §7.6). */
export const RESTART_DAYS_LATE = 15;

/**
 * What a new customer may start with: the smallest of one month's need, the house's trial amount and a share of the paid-in
 * capital, rounded down; what is not known is left out and named. Need 50,000, trial amount 20,000, 5 % of 300,000 = 15,000
 * → 15,000.
 */
export function trialLimit(
  facts: { readonly monthlyMinor: number | null; readonly paidInMinor: number | null; readonly inBase: boolean },
  settings: TrialSettings,
): {
  readonly amountMinor: number | null;
  readonly termDays: number;
  readonly steps: Step[];
  readonly missing: string[];
} {
  const capital =
    facts.paidInMinor === null ? null : scaleMinor(facts.paidInMinor, settings.trialCapitalShareBp, 10_000, 'halfUp');
  const steps: Step[] = [];
  const parts: number[] = [];
  const part = (label: string, value: number | null): void => {
    if (value === null) return;
    steps.push({ op: parts.length === 0 ? '' : 'min', label, unit: 'money', value });
    parts.push(value);
  };
  part('monthNeed', facts.monthlyMinor);
  part('trialAmount', facts.inBase ? settings.trialMinor : null);
  part('capitalPart', capital);
  const missing = [
    ...(facts.monthlyMinor === null ? ['sales'] : []),
    // The house's trial amount is one of its own currency.
    ...(facts.inBase ? [] : ['baseCurrency']),
    ...(facts.paidInMinor === null ? ['paidIn'] : []),
  ];
  const least = parts.length === 0 ? null : Math.min(...parts);
  return { amountMinor: least === null ? null : roundedDown(least, settings.roundDownToMinor), termDays: settings.trialTermDays, steps, missing }; // prettier-ignore
}

export interface TrialState {
  readonly state: 'running' | 'graduated';
  /** Where the count begins: the first sale, or the day after the last payment that came too late. */
  readonly countsFromOn: Day;
  readonly onTimePayments: number;
  readonly paymentsLeft: number;
  readonly daysLeft: number;
  readonly graduatedOn: Day | null;
  readonly restarts: readonly Day[];
}

/**
 * How far a trial has come. Payments on time count; one of 1 to 15 days late does not; later than that everything starts
 * again, and so does a debt that is as late and not paid yet. First sale 1 March, paid on time on 30 March, 28 April and
 * 30 May: three, and on 30 May ninety days → graduated.
 */
export function trialState(
  facts: {
    readonly startOn: Day;
    readonly payments: readonly { readonly on: Day; readonly daysLate: number }[];
    /** Days late of the oldest open item; 0: nothing overdue. */
    readonly oldestDaysLate: number;
  },
  asOf: Day,
  settings: TrialSettings,
): TrialState {
  const payments = facts.payments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const restarts: Day[] = [];
  let from = facts.startOn;
  let onTime = 0;
  let graduatedOn: Day | null = null;
  for (const { on, daysLate } of payments) {
    // Three payments may be there before the days are: the days then make it, unless something late comes between.
    if (onTime >= settings.graduateAfterPayments && on >= addDays(from, settings.graduateAfterDays)) {
      graduatedOn = addDays(from, settings.graduateAfterDays);
      break;
    }
    if (daysLate > RESTART_DAYS_LATE) {
      restarts.push(on);
      from = on;
      onTime = 0;
    } else if (daysLate <= 0) {
      onTime += 1;
      if (onTime >= settings.graduateAfterPayments && on >= addDays(from, settings.graduateAfterDays)) {
        graduatedOn = laterDay(on, addDays(from, settings.graduateAfterDays));
        break;
      }
    }
  }
  if (graduatedOn === null && facts.oldestDaysLate > RESTART_DAYS_LATE) {
    restarts.push(asOf);
    from = asOf;
    onTime = 0;
  }
  const daysLeft = Math.max(0, settings.graduateAfterDays - daysBetween(from, asOf));
  const paymentsLeft = Math.max(0, settings.graduateAfterPayments - onTime);
  if (graduatedOn === null && paymentsLeft === 0 && daysLeft === 0)
    graduatedOn = addDays(from, settings.graduateAfterDays);
  return {
    state: graduatedOn === null ? 'running' : 'graduated',
    countsFromOn: from,
    onTimePayments: onTime,
    paymentsLeft: graduatedOn === null ? paymentsLeft : 0,
    daysLeft: graduatedOn === null ? daysLeft : 0,
    graduatedOn,
    restarts,
  };
}
