import { addDays, addMonths, daysBetween, type Day } from '../../../kernel/day.ts';
import { alarmDays, billPeriods, maximumTenor, type BillDeadlineCode } from './law.ts';
import type { BillKind, BillStanding } from './states.ts';

export interface BillDays {
  readonly kind: BillKind;
  readonly issuedOn: Day;
  readonly maturesOn: Day;
}

export interface BillDeadline {
  readonly code: BillDeadlineCode;
  readonly article: string;
  readonly fromOn: Day;
  readonly dueOn: Day;
  /** Days from the as-of day to the deadline; negative once it has passed. */
  readonly daysLeft: number;
  /** The day on which what was due was done; null while it is not. */
  readonly metOn: Day | null;
}

/**
 * The periods that run for a bill, with the last day of each. Maturing 2026-03-31: presentation by 2026-04-10, rights
 * against drawer and acceptor until 2028-03-31; dishonoured 2026-04-02: notice by 04-05, recourse until 2026-10-02.
 */
export function deadlinesOf(bill: BillDays, standing: BillStanding, asOf: Day): BillDeadline[] {
  const starts = {
    maturity: bill.maturesOn,
    dishonour: standing.dishonouredOn,
    recoursePaid: standing.recoursePaidOn,
  } as const;
  const met: Readonly<Record<BillDeadlineCode, Day | null>> = {
    presentation: standing.presentedOn ?? standing.honouredOn ?? standing.dishonouredOn,
    rights: standing.honouredOn ?? standing.settledOn,
    notice: standing.notifiedOn,
    recourse: standing.settledOn,
    re_recourse: standing.settledOn,
  };
  if (standing.state === 'returned') return [];
  const group = bill.kind === 'cheque' ? 'cheque' : 'acceptance';
  return billPeriods.flatMap(({ code, appliesTo, article, from, days, months }) => {
    const fromOn = starts[from];
    if (fromOn === null || (appliesTo !== 'all' && appliesTo !== group)) return [];
    // Somebody else holds it: presenting and the rights from the bill are theirs until it comes back.
    const elsewhere = standing.passedOn && standing.dishonouredOn === null;
    if (elsewhere && (code === 'presentation' || code === 'rights')) return [];
    const dueOn = addDays(addMonths(fromOn, months), days);
    return [{ code, article, fromOn, dueOn, daysLeft: daysBetween(asOf, dueOn), metOn: met[code] }];
  });
}

/**
 * Issued from 2023 on, an acceptance bill runs at most six months: 2026-01-15 to 2026-07-15 fits, to 2026-07-16 does not.
 */
export function tenorTooLong({ kind, issuedOn, maturesOn }: BillDays): boolean {
  return (
    kind !== 'cheque' && issuedOn >= maximumTenor.issuedFrom && maturesOn > addMonths(issuedOn, maximumTenor.months)
  );
}

export const billAlarmCodes = [
  'matures_soon', 'present_now', 'window_passed', 'no_answer', 'outcome_unknown', 'notice_due', 'recourse_running', 'recourse_passed',
] as const; // prettier-ignore
export type BillAlarmCode = (typeof billAlarmCodes)[number];

export interface BillAlarm {
  readonly code: BillAlarmCode;
  readonly level: 'yellow' | 'orange' | 'red';
  /** The day to act by, or the day the wait is counted to. */
  readonly dueOn: Day;
  readonly daysLeft: number;
  /** First day on which the alarm spoke at this level. */
  readonly sinceOn: Day;
}

/** A running recourse period turns red in its last days. */
const RECOURSE_RED_DAYS = 30;

/**
 * The one thing about a bill that cannot wait, or null. In hand: ten days before maturity, at maturity, and 3, 8 and 10
 * days after it (domain.md §9.6). Maturing 2026-03-31: yellow from 03-21, orange from 03-31, red from 04-08, lost after 04-10.
 */
export function alarmOf(bill: BillDays, standing: BillStanding, asOf: Day): BillAlarm | null {
  const { maturesOn } = bill;
  const at = (days: number): Day => addDays(maturesOn, days);
  const alarm = (code: BillAlarmCode, level: BillAlarm['level'], dueOn: Day, sinceOn: Day): BillAlarm => ({
    code,
    level,
    dueOn,
    daysLeft: daysBetween(asOf, dueOn),
    sinceOn,
  });
  switch (standing.state) {
    case 'held': {
      const presentBy = deadlinesOf(bill, standing, asOf).find(({ code }) => code === 'presentation')?.dueOn ?? at(10);
      if (asOf < at(alarmDays.soon)) return null;
      if (asOf < at(alarmDays.today)) return alarm('matures_soon', 'yellow', maturesOn, at(alarmDays.soon));
      if (asOf > presentBy) return alarm('window_passed', 'red', presentBy, addDays(presentBy, 1));
      return asOf >= at(alarmDays.urgent)
        ? alarm('present_now', 'red', presentBy, at(alarmDays.urgent))
        : alarm('present_now', 'orange', presentBy, maturesOn);
    }
    case 'presented': {
      const asked =
        standing.presentedOn !== null && standing.presentedOn > maturesOn ? standing.presentedOn : maturesOn;
      const answer = addDays(asked, alarmDays.late);
      if (asOf < answer) return null;
      const urgent = addDays(asked, alarmDays.urgent);
      return asOf >= urgent ? alarm('no_answer', 'red', answer, urgent) : alarm('no_answer', 'orange', answer, answer);
    }
    case 'endorsed':
    case 'discounted': {
      const known = at(alarmDays.last);
      return standing.recourse && asOf > known ? alarm('outcome_unknown', 'yellow', known, addDays(known, 1)) : null;
    }
    case 'dishonoured': {
      const deadlines = deadlinesOf(bill, standing, asOf);
      const notice = deadlines.find(({ code }) => code === 'notice');
      if (notice && notice.metOn === null) return alarm('notice_due', 'red', notice.dueOn, notice.fromOn);
      // Having paid a later holder, the shorter period against the prior party is the one that counts.
      const running = deadlines.find(({ code }) => code === 're_recourse') ?? deadlines.find(({ code }) => code === 'recourse'); // prettier-ignore
      if (!running) return null;
      if (asOf > running.dueOn) return alarm('recourse_passed', 'red', running.dueOn, addDays(running.dueOn, 1));
      const red = addDays(running.dueOn, -RECOURSE_RED_DAYS);
      return asOf >= red
        ? alarm('recourse_running', 'red', running.dueOn, red)
        : alarm('recourse_running', 'orange', running.dueOn, running.fromOn);
    }
    default:
      return null;
  }
}

/** What a discount cost: amount − proceeds. 100,000.00 discounted for 98,750.00 cost 1,250.00. */
export function discountCostMinor(amountMinor: number, proceedsMinor: number): number {
  return amountMinor - proceedsMinor;
}
