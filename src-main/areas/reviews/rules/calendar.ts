import { addMonths, type Day } from '../../../kernel/day.ts';
import type { Grade, Settings } from '../../settings/contract.ts';

export const customerClasses = ['new', 'existing', 'core', 'watch', 'blocked'] as const;
export type CustomerClass = (typeof customerClasses)[number];

/** Without a score a customer is looked at as often as one of grade B, the best grade thin data allows (domain.md §7.2). */
export const UNSCORED_CYCLE: Grade = 'B';

/** AAA and AA 12 months, A 6, B 3, C 1; D (0 months) at each deal, so due again at once. 2026-01-31 + 1 month: 2026-02-28. */
export function nextReviewOn(reviewedOn: Day, grade: Grade | null, months: Settings['limits']['reviewMonths']): Day {
  return addMonths(reviewedOn, months[grade ?? UNSCORED_CYCLE]);
}

export const reviewReasons = [
  'cycle',
  'never',
  'signal',
  'over_limit',
  'dispute',
  'limit_request',
  'amendment',
] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/** Above this share of what is owed a dispute calls for a review. */
export const DISPUTE_SHARE_BP = 1000;

/**
 * Why a customer is to be looked at again today: its turn has come, or something happened since the last look. A customer
 * who owes nothing and has no limit needs no first review.
 */
export function reviewDue(facts: {
  readonly asOf: Day;
  readonly nextOn: Day | null;
  readonly hasLimit: boolean;
  readonly exposureMinor: number;
  readonly limitMinor: number;
  readonly receivableMinor: number;
  readonly disputedMinor: number;
  readonly danger: 'none' | 'yellow' | 'orange' | 'red';
  readonly requestsSince: number;
  readonly amendmentsSince: number;
}): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  const inUse = facts.hasLimit || facts.exposureMinor > 0;
  if (facts.nextOn === null ? inUse : facts.nextOn <= facts.asOf)
    reasons.push(facts.nextOn === null ? 'never' : 'cycle');
  if (facts.danger === 'orange' || facts.danger === 'red') reasons.push('signal');
  if (facts.hasLimit && facts.exposureMinor > facts.limitMinor) reasons.push('over_limit');
  if (facts.disputedMinor > 0 && facts.disputedMinor * 10_000 > facts.receivableMinor * DISPUTE_SHARE_BP) reasons.push('dispute'); // prettier-ignore
  if (facts.requestsSince > 0) reasons.push('limit_request');
  if (facts.amendmentsSince > 0) reasons.push('amendment');
  return reasons;
}

/**
 * The class of domain.md §0 no. 104: a hold or a watch goes before all, then new (first traded less than six months ago, or
 * not yet), then core, else existing.
 */
export function customerClass(
  facts: {
    readonly firstTradeOn: Day | null;
    readonly core: boolean;
    readonly strategic: boolean;
    readonly status: 'open' | 'watch' | 'hold';
  },
  asOf: Day,
  newMonths: number,
): CustomerClass {
  if (facts.status === 'hold') return 'blocked';
  if (facts.status === 'watch') return 'watch';
  if (facts.firstTradeOn === null || addMonths(facts.firstTradeOn, newMonths) > asOf) return 'new';
  return facts.core || facts.strategic ? 'core' : 'existing';
}
