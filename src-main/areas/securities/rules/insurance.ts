import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import { countdown, type AlarmLevel } from './standing.ts';

/** What of a policy its dates hang on. Days are counted from the due date of the oldest overdue item. */
export interface PolicyTerms {
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly maxTermDays: number | null;
  readonly maxExtensionDays: number | null;
  readonly reportOverdueDays: number | null;
  readonly claimDays: number | null;
}

/** The oldest overdue item of an insured buyer that was invoiced in the policy's time. */
export interface InsuredItem {
  readonly issuedOn: Day;
  readonly originalDueOn: Day;
  readonly dueOn: Day;
  readonly reportedOn: Day | null;
  readonly claimedOn: Day | null;
}

export type InsuranceAlarmCode =
  'policy_ends' | 'limit_ends' | 'report_overdue' | 'claim' | 'extension_exceeded' | 'term_exceeded';

export interface InsuranceAlarm {
  readonly code: InsuranceAlarmCode;
  readonly level: AlarmLevel;
  readonly dueOn: Day;
  readonly daysLeft: number;
  readonly sinceOn: Day;
}

/** A policy or limit that ended is told for a month, then it is history. */
const TOLD_AFTER_END = 30;

function ends(code: InsuranceAlarmCode, untilOn: Day | null, asOf: Day): InsuranceAlarm[] {
  const left = untilOn === null ? null : countdown(untilOn, asOf);
  return left === null || left.daysLeft < -TOLD_AFTER_END ? [] : [{ ...left, code }];
}

export const policyAlarms = ({ untilOn }: Pick<PolicyTerms, 'untilOn'>, asOf: Day): InsuranceAlarm[] =>
  ends('policy_ends', untilOn, asOf);

/** Of a buyer's limit: its own end, unless the policy ends with it. */
export function limitAlarms(
  limitUntilOn: Day | null,
  policy: Pick<PolicyTerms, 'untilOn'>,
  asOf: Day,
): InsuranceAlarm[] {
  return limitUntilOn === null || limitUntilOn >= policy.untilOn ? [] : ends('limit_ends', limitUntilOn, asOf);
}

/**
 * What the insurer must be told, by the oldest overdue item (domain.md §13.4). Due 2026-01-31 with 60 days to report and
 * 180 to claim: report by 2026-04-01, claim by 2026-07-30. Terms or extensions beyond the policy's endanger the cover.
 */
export function itemAlarms(policy: PolicyTerms, item: InsuredItem, asOf: Day): InsuranceAlarm[] {
  const found: InsuranceAlarm[] = [];
  const duty = (code: 'report_overdue' | 'claim', days: number | null, doneOn: Day | null): void => {
    if (days === null || doneOn !== null || asOf <= item.dueOn) return;
    const left = countdown(addDays(item.dueOn, days), asOf);
    if (left !== null) found.push({ ...left, code, sinceOn: left.sinceOn > item.dueOn ? left.sinceOn : addDays(item.dueOn, 1) });
  }; // prettier-ignore
  duty('report_overdue', policy.reportOverdueDays, item.reportedOn);
  duty('claim', policy.claimDays, item.claimedOn);
  const standing = (code: 'extension_exceeded' | 'term_exceeded', level: AlarmLevel, lastOn: Day): void => {
    found.push({ code, level, dueOn: lastOn, daysLeft: daysBetween(asOf, lastOn), sinceOn: item.issuedOn });
  };
  if (policy.maxExtensionDays !== null && daysBetween(item.originalDueOn, item.dueOn) > policy.maxExtensionDays)
    standing('extension_exceeded', 'red', addDays(item.originalDueOn, policy.maxExtensionDays));
  if (policy.maxTermDays !== null && daysBetween(item.issuedOn, item.originalDueOn) > policy.maxTermDays)
    standing('term_exceeded', 'orange', addDays(item.issuedOn, policy.maxTermDays));
  return found;
}

/** What the insurer pays of a loss: 90 % of 100,000.00 less 5,000.00 retained is 85,000.00, never more than the limit. */
export function insuredLossMinor(
  lossMinor: number,
  policy: { readonly insuredBp: number; readonly retentionMinor: number | null; readonly limitMinor: number },
): number {
  const share = Math.floor((lossMinor * policy.insuredBp) / 10_000) - (policy.retentionMinor ?? 0);
  return Math.max(0, Math.min(share, policy.limitMinor));
}
