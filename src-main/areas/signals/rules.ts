import { addDays, daysBetween, type Day } from '../../kernel/day.ts';
import type { Bill } from '../bills/contract.ts';
import type { Settings } from '../settings/contract.ts';
import { lateTenthsOf, type PaidPart } from '../aging/rules/lateness.ts';
import type { SignalRule } from './contract.ts';
import { days, money, reachesBp, share, shareBp, type Finding } from './rules/figures.ts';

export { shareBp, type Finding } from './rules/figures.ts';

type Thresholds = Settings['warnings'];

/**
 * Overdue: yellow from the first day, orange beyond 30 days, red from the set number of days on (domain.md §4.5).
 * 12 days late is yellow, 31 orange, 60 red with the default of 60.
 */
export function overdueFinding(
  customer: {
    readonly overdueMinor: number;
    readonly oldestDaysLate: number;
    readonly oldestDueOn: Day;
    readonly totalMinor: number;
  },
  thresholds: Thresholds,
): Finding | null {
  if (customer.overdueMinor <= 0) return null;
  const level =
    customer.oldestDaysLate >= thresholds.overdueDaysRed ? 'red' : customer.oldestDaysLate > 30 ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('overdueMinor', customer.overdueMinor),
      days('oldestDaysLate', customer.oldestDaysLate),
      share('overdueShareBp', shareBp(customer.overdueMinor, customer.totalMinor)),
    ],
    fact: `${level}:${customer.oldestDueOn}`,
  };
}

/**
 * Over limit: yellow from the set share of the limit on, orange above the limit, red above 120 % of it.
 * Exposure 85 of a limit of 100 is yellow at the default of 80 %.
 */
export function overLimitFinding(
  exposureMinor: number,
  limitMinor: number,
  thresholds: Thresholds,
  /** The part of the exposure that stands in bills not yet honoured. */
  billsMinor = 0,
): Finding | null {
  if (exposureMinor <= 0) return null;
  const used = limitMinor === 0 ? Number.MAX_SAFE_INTEGER : exposureMinor * 10_000;
  if (used < limitMinor * thresholds.overLimitAmberBp) return null;
  const level = used > limitMinor * 12_000 ? 'red' : used > limitMinor * 10_000 ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('exposureMinor', exposureMinor),
      money('limitMinor', limitMinor),
      money('overMinor', Math.max(0, exposureMinor - limitMinor)),
      ...(limitMinor === 0 ? [] : [share('usedBp', shareBp(exposureMinor, limitMinor))]),
      ...(billsMinor === 0 ? [] : [money('billsMinor', billsMinor)]),
    ],
    fact: `${level}:${limitMinor}`,
  };
}

/** The exposure from which the rule above speaks, in minor units. */
export function overLimitThreshold(limitMinor: number, thresholds: Thresholds): number {
  return Math.max(1, Math.ceil((limitMinor * thresholds.overLimitAmberBp) / 10_000));
}

/** Concentration: a customer's part of all receivables; orange at 1⅔ times the threshold, red at 2⅔ times (15, 25, 40 %). */
export function concentrationFinding(totalMinor: number, allMinor: number, thresholds: Thresholds): Finding | null {
  const { concentrationBp } = thresholds;
  if (allMinor <= 0 || totalMinor <= 0 || !reachesBp(totalMinor, allMinor, concentrationBp)) return null;
  const level = reachesBp(totalMinor * 3, allMinor, concentrationBp * 8)
    ? 'red'
    : reachesBp(totalMinor * 3, allMinor, concentrationBp * 5)
      ? 'orange'
      : 'yellow';
  return {
    level,
    figures: [
      share('shareBp', shareBp(totalMinor, allMinor)),
      share('thresholdBp', concentrationBp),
      money('totalMinor', totalMinor),
      money('allMinor', allMinor),
    ],
    fact: level,
  };
}

export interface ReceiptPart extends PaidPart {
  readonly creditId: number;
  readonly paidOn: Day;
}

/** The last 90 days and the twelve months before them, as the days on which they begin. */
export function slowerWindows(asOf: Day): { recentFrom: Day; priorFrom: Day } {
  const recentFrom = addDays(asOf, -89);
  return { recentFrom, priorFrom: addDays(recentFrom, -365) };
}

/** What came in within a window: how much, times how many days late, how much of it late, by how many receipts. */
export interface PaidSums {
  readonly amountMinor: number;
  readonly amountTimesDays: number;
  readonly lateMinor: number;
  readonly receipts: number;
}

export function paidSums(parts: readonly ReceiptPart[]): PaidSums {
  return {
    amountMinor: parts.reduce((sum, part) => sum + part.amountMinor, 0),
    amountTimesDays: parts.reduce((sum, part) => sum + part.amountMinor * part.daysLate, 0),
    lateMinor: parts.filter((part) => part.daysLate > 0).reduce((sum, part) => sum + part.amountMinor, 0),
    receipts: new Set(parts.map((part) => part.creditId)).size,
  };
}

/**
 * Paying slower (domain.md §5 no. 1): the amount-weighted days late of the last 90 days exceed those of the twelve
 * months before by the set days, or the share paid late rose by the set points; each window needs its receipts.
 * 18.0 days after 6.0 is a rise of 12 days: yellow at the default of 10, orange from twice that, red from four times.
 */
export function slowerFinding(recent: PaidSums, prior: PaidSums, thresholds: Thresholds): Finding | null {
  if (recent.receipts < thresholds.slowerMinReceipts || prior.receipts < thresholds.slowerMinReceipts) return null;
  const [nowTenths, beforeTenths] = [averageTenths(recent), averageTenths(prior)];
  const [nowLateBp, beforeLateBp] = [shareBp(recent.lateMinor, recent.amountMinor), shareBp(prior.lateMinor, prior.amountMinor)]; // prettier-ignore
  const riseTenths = nowTenths - beforeTenths;
  const slower = riseTenths >= thresholds.slowerDays * 10;
  // Late by a larger share but not later than before on average is no worsening.
  const oftener = nowLateBp - beforeLateBp >= thresholds.slowerShareBp && riseTenths > 0;
  if (!slower && !oftener) return null;
  const level =
    riseTenths >= thresholds.slowerDays * 40
      ? 'red'
      : riseTenths >= thresholds.slowerDays * 20 || (slower && oftener)
        ? 'orange'
        : 'yellow';
  return {
    level,
    figures: [
      { name: 'recentDaysLateTenths', unit: 'tenthsOfDay', value: nowTenths },
      { name: 'priorDaysLateTenths', unit: 'tenthsOfDay', value: beforeTenths },
      share('recentLateBp', nowLateBp),
      share('priorLateBp', beforeLateBp),
      { name: 'recentReceipts', unit: 'count', value: recent.receipts },
    ],
    fact: level,
  };
}

/** The average in tenths; 0 where nothing came in. */
function averageTenths({ amountMinor, amountTimesDays }: PaidSums): number {
  return amountMinor === 0 ? 0 : lateTenthsOf(amountTimesDays, amountMinor);
}

/** The same from the single payments, with the first of the window that came later than the average before it. */
export function slowerBy(
  parts: readonly ReceiptPart[],
  asOf: Day,
  thresholds: Thresholds,
): (Finding & { readonly sinceOn: Day }) | null {
  const { recentFrom, priorFrom } = slowerWindows(asOf);
  const recent = parts.filter((part) => part.paidOn >= recentFrom);
  const prior = paidSums(parts.filter((part) => part.paidOn < recentFrom && part.paidOn >= priorFrom));
  const finding = slowerFinding(paidSums(recent), prior, thresholds);
  if (finding === null) return null;
  const turned = recent.filter((part) => part.daysLate * 10 > averageTenths(prior)).map((part) => part.paidOn);
  return { ...finding, sinceOn: turned.sort()[0] ?? recentFrom };
}

/**
 * Large newly overdue: what fell overdue within the set days, when it is at least the set share of all receivables;
 * red from five times that share. 30,000 of 1,000,000 is 3 %: orange at the default of 2 %.
 */
export function newlyOverdueFinding(
  newlyMinor: number,
  allMinor: number,
  firstDueOn: Day,
  thresholds: Thresholds,
): Finding | null {
  const { newlyOverdueShareBp } = thresholds;
  if (newlyMinor <= 0 || !reachesBp(newlyMinor, allMinor, newlyOverdueShareBp)) return null;
  return {
    level: reachesBp(newlyMinor, allMinor, newlyOverdueShareBp * 5) ? 'red' : 'orange',
    figures: [
      money('newlyOverdueMinor', newlyMinor),
      days('withinDays', thresholds.newlyOverdueDays),
      share('shareBp', shareBp(newlyMinor, allMinor)),
      money('allMinor', allMinor),
    ],
    fact: `${firstDueOn}:${newlyMinor}`,
  };
}

const billRules: Readonly<Record<NonNullable<Bill['alarm']>['code'], SignalRule>> = {
  matures_soon: 'bill_maturing',
  present_now: 'bill_deadline',
  window_passed: 'bill_deadline',
  no_answer: 'bill_deadline',
  outcome_unknown: 'bill_deadline',
  notice_due: 'bill_dishonoured',
  recourse_running: 'bill_dishonoured',
  recourse_passed: 'bill_dishonoured',
};

/**
 * A bill that cannot wait: maturing within ten days, matured with a step missing, or refused (domain.md §9.6). Level and
 * day are the register's own; acknowledged, it stays away until the next step or the next level.
 */
export function billFinding(
  bill: Pick<Bill, 'alarm' | 'amountMinor' | 'daysToMaturity' | 'stateSince'>,
  asOf: Day,
): (Finding & { readonly rule: SignalRule; readonly sinceOn: Day }) | null {
  const { alarm } = bill;
  if (alarm === null) return null;
  const rule = billRules[alarm.code];
  const when =
    rule === 'bill_maturing'
      ? days('daysToMaturity', bill.daysToMaturity)
      : rule === 'bill_deadline'
        ? days('daysPastMaturity', Math.max(0, -bill.daysToMaturity))
        : days('daysSinceRefusal', daysBetween(bill.stateSince, asOf));
  return {
    rule,
    level: alarm.level,
    figures: [money('billMinor', bill.amountMinor), when],
    fact: `${alarm.code}:${alarm.level}:${alarm.dueOn}`,
    sinceOn: alarm.sinceOn,
  };
}

/**
 * A dispute not settled by its target day (domain.md §13.3): yellow from the day after, orange beyond 15 days, red beyond
 * 30. Acknowledged, it stays away until the next level or a new target. Target 2026-06-10, looked at on 2026-06-30: 20
 * days past it, orange.
 */
export function disputeFinding(
  dispute: { readonly standingMinor: number; readonly daysOpen: number; readonly targetOn: Day | null },
  asOf: Day,
): (Finding & { readonly sinceOn: Day }) | null {
  if (dispute.targetOn === null || dispute.standingMinor <= 0) return null;
  const late = daysBetween(dispute.targetOn, asOf);
  if (late <= 0) return null;
  const level = late > 30 ? 'red' : late > 15 ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('disputedMinor', dispute.standingMinor),
      days('daysPastTarget', late),
      days('daysOpen', dispute.daysOpen),
    ],
    fact: `${level}:${dispute.targetOn}`,
    sinceOn: addDays(dispute.targetOn, 1),
  };
}

/** First day of the stretch, ending now, on which the balance was at or above the threshold. Entries in day order. */
export function stretchStart(
  entries: readonly { readonly on: Day; readonly changeMinor: number }[],
  thresholdMinor: number,
): Day | null {
  let balance = 0;
  let since: Day | null = null;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (!entry) break;
    balance += entry.changeMinor;
    if (entries[index + 1]?.on === entry.on) continue;
    if (balance < thresholdMinor) since = null;
    else since ??= entry.on;
  }
  return since;
}
