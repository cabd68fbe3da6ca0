import { daysBetween, type Day } from '../../../kernel/day.ts';
import { scaleMinor, sumMinor } from '../../../kernel/money.ts';

/** 执行迟延利息解释 1: the doubled part of the interest after judgment, 1.75 of ten thousand a day. */
export const DOUBLE_PART = { numerator: 175, denominator: 1_000_000, article: '执行迟延利息解释 1', checkedOn: '2025-04-19' as Day } as const; // prettier-ignore

export interface JudgmentSegment {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly principalMinor: number;
  readonly interestMinor: number;
}

export interface JudgmentInterest {
  readonly interestMinor: number;
  readonly segments: JudgmentSegment[];
  readonly article: string;
  readonly checkedOn: Day;
}

/**
 * The doubled part of the interest on unpaid principal from the end of the period for performance (domain.md §10.2), day
 * by day on what was still unpaid: 200,000.00 for 100 days is 3,500.00; with 100,000.00 paid on the 50th day 2,625.00.
 * The ordinary interest the judgment names comes beside it. An estimate.
 */
export function judgmentInterest(question: {
  /** Unpaid on the last day for performance. */
  readonly principalMinor: number;
  readonly performUntilOn: Day;
  readonly toOn: Day;
  readonly payments?: readonly { readonly onDay: Day; readonly amountMinor: number }[];
}): JudgmentInterest {
  const { numerator, denominator, article, checkedOn } = DOUBLE_PART;
  const { performUntilOn, toOn } = question;
  const segments: JudgmentSegment[] = [];
  let [from, principalMinor] = [performUntilOn, question.principalMinor];
  const payments = [...(question.payments ?? [])].sort((a, b) => (a.onDay < b.onDay ? -1 : 1));
  for (const { onDay, amountMinor } of [...payments, { onDay: toOn, amountMinor: 0 }]) {
    const to = onDay > toOn ? toOn : onDay;
    const days = daysBetween(from, to);
    if (days > 0) {
      const interestMinor = scaleMinor(principalMinor, numerator * days, denominator, 'halfUp');
      segments.push({ from, to, days, principalMinor, interestMinor });
      from = to;
    }
    principalMinor = Math.max(0, principalMinor - amountMinor);
  }
  return { interestMinor: sumMinor(segments.map((segment) => segment.interestMinor)), segments, article, checkedOn };
}

/** Money a case brought and took: what came in on its debts while it ran, its own costs, what is left of it. */
export interface CaseBalance {
  readonly recoveredMinor: number;
  readonly costMinor: number;
  readonly netMinor: number;
}

/** Recovered 180,000.00 with costs of 4,300.00 and 12,000.00 leaves 163,700.00. */
export function balanceOf(recoveredMinor: number, costsMinor: readonly number[]): CaseBalance {
  const costMinor = sumMinor(costsMinor);
  return { recoveredMinor, costMinor, netMinor: recoveredMinor - costMinor };
}

/**
 * Is it worth it, by one's own estimate of the chance: 200,000.00 at 60 % is 120,000.00 expected; less a fee of 4,300.00
 * and other costs of 10,000.00 leaves 105,700.00. An estimate, never a promise.
 */
export function worthOf(question: {
  readonly claimMinor: number;
  readonly chanceBp: number;
  readonly feeMinor: number;
  readonly otherCostsMinor: number;
}): { expectedMinor: number; netMinor: number; breakEvenBp: number | null } {
  const { claimMinor, chanceBp, feeMinor, otherCostsMinor } = question;
  const costs = feeMinor + otherCostsMinor;
  const expectedMinor = scaleMinor(claimMinor, chanceBp, 10_000, 'halfUp');
  return {
    expectedMinor,
    netMinor: expectedMinor - costs,
    /** The chance at which it pays for itself; null: it cannot. */
    breakEvenBp: claimMinor <= 0 || costs > claimMinor ? null : Math.ceil((costs * 10_000) / claimMinor),
  };
}
