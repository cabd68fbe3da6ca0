import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import { splitMinor, type Money } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { FrozenTerms, TermLine, TermRule } from '../../terms/contract.ts';

export const SOON_DAYS = 30;

export interface PlannedPart {
  readonly shareBp?: number | undefined;
  readonly amountMinor?: number | undefined;
}

/**
 * What each milestone brings: shares of the contract by largest remainder, or amounts that add up to it exactly.
 * 1,000.00 in shares of 33.33 %, 33.33 % and 33.34 %: 333.30, 333.30, 333.40.
 */
export function planAmounts(
  { amountMinor, currency }: Money,
  parts: readonly PlannedPart[],
): Result<number[], 'milestone_share_or_amount' | 'milestone_shares_not_whole' | 'milestones_do_not_add_up'> {
  const byShare = parts.every((part) => part.shareBp !== undefined && part.amountMinor === undefined);
  const byAmount = parts.every((part) => part.amountMinor !== undefined && part.shareBp === undefined);
  if (parts.length === 0) return ok([]);
  if (byShare) {
    const totalBp = parts.reduce((sum, part) => sum + (part.shareBp ?? 0), 0);
    if (totalBp !== 10_000) return refuse('milestone_shares_not_whole', { share: (totalBp / 100).toFixed(2) });
    return ok(splitMinor(amountMinor, parts.map((part) => part.shareBp ?? 0)));
  } // prettier-ignore
  if (!byAmount) return refuse('milestone_share_or_amount');
  const amounts = parts.map((part) => part.amountMinor ?? 0);
  const totalMinor = amounts.reduce((sum, part) => sum + part, 0);
  if (totalMinor !== amountMinor) return refuse('milestones_do_not_add_up', { totalMinor, amountMinor, currency });
  return ok(amounts);
}

export type MilestoneState = 'waiting' | 'soon' | 'late' | 'reached' | 'invoiced_waiting';

/**
 * Reached once its day has come by the day asked about. Late the day after the planned one; soon within 30 days. A
 * late milestone moves nothing.
 */
export function milestoneState(
  milestone: { readonly plannedOn: Day | null; readonly actualOn: Day | null; readonly onDocument: boolean },
  asOf: Day,
): { readonly state: MilestoneState; readonly daysLeft: number | null } {
  if (milestone.actualOn !== null && milestone.actualOn <= asOf) return { state: 'reached', daysLeft: null };
  const daysLeft = milestone.plannedOn === null ? null : daysBetween(asOf, milestone.plannedOn);
  if (daysLeft !== null && daysLeft < 0) return { state: 'late', daysLeft };
  if (daysLeft !== null && daysLeft <= SOON_DAYS) return { state: 'soon', daysLeft };
  return { state: milestone.onDocument ? 'invoiced_waiting' : 'waiting', daysLeft };
}

export interface TermMilestone {
  readonly kind: string;
  readonly label: string;
  readonly plannedOn: Day | null;
  readonly amountMinor: number;
  readonly dueDays: number;
}

/**
 * Milestones of one document as terms: one line each, counted from its own day, in the order given. The days of those
 * still waiting are expected on the planned day.
 */
export function milestoneRule(
  milestones: readonly TermMilestone[],
  currency: NonNullable<TermRule['currency']>,
): TermRule {
  return {
    lines: milestones.map((milestone, index): TermLine => ({
      part: milestone.kind === 'retention' ? 'retention' : 'milestone',
      label: milestone.label,
      shareBp: null,
      amountMinor: index === milestones.length - 1 ? null : milestone.amountMinor,
      base: 'milestone',
      cutOffDay: null,
      months: 0,
      days: milestone.dueDays,
      payDay: null,
      expectedDays: null,
    })),
    shift: 'none',
    discount: null,
    currency,
  };
}

/** Frozen with the document it made, a contract's terms are known by the contract's number and no term of their own. */
export function madeByContract(terms: FrozenTerms | null, contractNumber: string): boolean {
  return terms !== null && terms.termId === null && terms.code === contractNumber && terms.rule.lines[0]?.base === 'milestone'; // prettier-ignore
}

export interface DocumentItem {
  readonly label: string;
  readonly amountMinor: number;
}

/** The due item of a document that is this milestone: by its name, else the only one of its amount. */
export function itemOfMilestone<Item extends DocumentItem>(
  items: readonly Item[],
  milestone: { readonly label: string; readonly amountMinor: number },
): Item | null {
  const sameAmount = items.filter((item) => item.amountMinor === milestone.amountMinor);
  const named = sameAmount.find((item) => item.label === milestone.label);
  return named ?? (sameAmount.length === 1 ? (sameAmount[0] ?? null) : null);
}

/** Longest wait the contract gives from a trigger to payment, for the check against the statutes. 60 + next month: 91. */
export function longestTermDays(
  rule: TermRule | null,
  milestones: readonly { readonly kind: string; readonly dueDays: number }[],
): number | null {
  const days = [
    // Retention money is security for defects, not time to pay.
    ...(rule?.lines ?? []).filter((line) => line.part !== 'retention').map((line) => line.months * 31 + line.days),
    ...milestones.filter(({ kind }) => kind !== 'retention').map(({ dueDays }) => dueDays),
  ];
  return days.length === 0 ? null : Math.max(...days);
}

/** `dueDay(2026-03-01, 30)` is 2026-03-31. */
export function milestoneDueDay(on: Day, dueDays: number): Day {
  return addDays(on, dueDays);
}
