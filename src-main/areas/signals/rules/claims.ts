import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import type { Settings } from '../../settings/contract.ts';
import { factOf } from './danger.ts';
import { count, days, money } from './figures.ts';
import type { DatedFinding } from './receipts.ts';

type Thresholds = Settings['danger'];

export interface DisputeRaised {
  readonly disputeId: number;
  readonly openedOn: Day;
  readonly dueOn: Day;
  /** Not settled on the day looked at. */
  readonly stands: boolean;
  readonly amountMinor: number;
}

/**
 * Disputes raised late (domain.md §5 no. 7): one that was opened after the due date and still stands or is not older than
 * the set days, or two of any kind within the set days. Due 05-10, disputed 05-20: ten days after, yellow; two such, orange.
 */
export function lateDisputesFinding(
  disputes: readonly DisputeRaised[],
  asOf: Day,
  { disputesInDays }: Pick<Thresholds, 'disputesInDays'>,
): DatedFinding | null {
  const from = addDays(asOf, -disputesInDays + 1);
  const byDay = [...disputes].sort((a, b) => (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0));
  const recent = byDay.filter((dispute) => dispute.openedOn >= from);
  const late = byDay.filter(
    (dispute) => dispute.openedOn > dispute.dueOn && (dispute.stands || dispute.openedOn >= from),
  );
  const reached = [late[0]?.openedOn, recent[1]?.openedOn].filter((on) => on !== undefined);
  const [sinceOn] = reached.sort();
  if (sinceOn === undefined) return null;
  const counted = byDay.filter((dispute) => late.includes(dispute) || (recent.length >= 2 && recent.includes(dispute)));
  return {
    level: late.length >= 2 ? 'orange' : 'yellow',
    figures: [
      count('lateCount', late.length),
      count('recentCount', recent.length),
      days('withinDays', disputesInDays),
      days('daysAfterDue', Math.max(0, ...late.map((dispute) => daysBetween(dispute.dueOn, dispute.openedOn)))),
      money('disputedMinor', counted.reduce((sum, dispute) => sum + dispute.amountMinor, 0)),
    ],
    fact: factOf(counted.map((dispute) => dispute.disputeId)),
    sinceOn,
  }; // prettier-ignore
}

/** How long an extension counts after it was given. */
export const EXTENSION_DAYS = 90;

export interface ExtensionFact {
  readonly changeId: number;
  readonly on: Day;
  readonly fromDueOn: Day;
  readonly toDueOn: Day;
  readonly amountMinor: number;
}

/**
 * Asks for more time (domain.md §5 no. 8): a due date moved back after it had passed, within 90 days. Due 05-01, on 05-20
 * moved to 06-30: asked 19 days late for 60 days; yellow, from the second on orange.
 */
export function extensionFinding(extensions: readonly ExtensionFact[]): DatedFinding | null {
  const [first, ...others] = [...extensions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (first === undefined) return null;
  const all = [first, ...others];
  return {
    level: others.length > 0 ? 'orange' : 'yellow',
    figures: [
      count('extensionCount', all.length),
      days('longestDays', Math.max(...all.map((change) => daysBetween(change.fromDueOn, change.toDueOn)))),
      money('extendedMinor', all.reduce((sum, change) => sum + change.amountMinor, 0)),
    ],
    fact: factOf(all.map((change) => change.changeId)),
    sinceOn: first.on,
    expiresOn: addDays(all.at(-1)?.on ?? first.on, EXTENSION_DAYS),
  }; // prettier-ignore
}
