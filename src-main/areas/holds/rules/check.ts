import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { addDays, daysBetween } from '../../../kernel/day.ts';
import { grades, type Grade, type Settings } from '../../settings/contract.ts';
import { checkCodes, effects, type CheckCode, type Decision, type Effect } from '../contract.ts';

export { checkCodes, effects, type CheckCode, type Decision, type Effect };

/** One thing that speaks for or against letting an order go. Amounts are minor units of the order's currency, or of `currency` where given. */
export interface CheckReason {
  readonly code: CheckCode;
  readonly effect: Effect;
  /** Until it is cleared, only against cash or prepayment. */
  readonly cashOnly: boolean;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface OverdueFact {
  readonly currency: CurrencyCode;
  /** What is late and neither disputed nor a small remainder. */
  readonly overdueMinor: number;
  /** Late and disputed: told, but not counted. */
  readonly disputedMinor: number;
  /** Received and not matched yet: told, but not taken off. */
  readonly unappliedMinor: number;
  /** Of the oldest item that counts; 0: nothing counts. */
  readonly oldestDaysLate: number;
}

export interface CheckFacts {
  readonly asOf: Day;
  readonly currency: CurrencyCode;
  readonly orderMinor: number;
  /** Without the order in question. */
  readonly exposureMinor: number;
  readonly limitMinor: number;
  readonly hasLimit: boolean;
  readonly limitEndedOn: Day | null;
  readonly overdue: readonly OverdueFact[];
  /** Null: never scored, which is not a bad grade. */
  readonly grade: Grade | null;
  readonly dangerRed: boolean;
  /** The last promise to pay was not kept and is still unpaid, or the danger signals say that promises are broken. */
  readonly brokenPromise: boolean;
  readonly status: {
    readonly status: 'open' | 'watch' | 'hold';
    readonly reason: string;
    readonly reviewOn: Day | null;
  };
  /** Day by which the file was to be looked at again; null: no review on record. */
  readonly reviewDueOn: Day | null;
  readonly hasContract: boolean;
  readonly hasSigner: boolean;
  /** Marks of fraud or insolvency in the file that forbid credit. */
  readonly fraudMarks: readonly string[];
}

type Thresholds = Settings['orderCheck'];

/** `AAA` is best: is the grade at least as good as another? */
export function atLeast(grade: Grade, than: Grade): boolean {
  return grades.indexOf(grade) <= grades.indexOf(than);
}

/**
 * The check before an order is confirmed or shipped (domain.md §7.7): every reason at once, worst first. Nothing against
 * it and inside the limit gives the one reason `within_limit`. Exposure 15,000 + order 5,000 against a limit of 20,000
 * passes; + 6,000 is within 110 % and needs grade A; + 8,000 needs a reason whatever the grade.
 */
export function checkOrder(facts: CheckFacts, settings: Thresholds): CheckReason[] {
  const found = [...limitReasons(facts, settings), ...overdueReasons(facts, settings), ...fileReasons(facts, settings)];
  const against = found.filter(({ effect }) => effect !== 'pass');
  return (against.length > 0 ? against : found).sort((a, b) => effects.indexOf(b.effect) - effects.indexOf(a.effect));
}

/** The worst of the reasons counts. */
export function decisionOf(reasons: readonly CheckReason[]): Decision {
  return reasons.reduce<Decision>((worst, { effect }) => (effects.indexOf(effect) > effects.indexOf(worst) ? effect : worst), 'pass'); // prettier-ignore
}

function limitReasons(facts: CheckFacts, { toleranceBp, toleranceGrade }: Thresholds): CheckReason[] {
  const { exposureMinor, orderMinor, limitMinor, grade } = facts;
  const afterMinor = exposureMinor + orderMinor;
  const figures = { exposureMinor, orderMinor, afterMinor, limitMinor };
  if (!facts.hasLimit)
    return facts.limitEndedOn === null
      ? [reason('no_limit', 'reason', { exposureMinor, orderMinor, afterMinor })]
      : [reason('limit_expired', 'hold', { ...figures, endedOn: facts.limitEndedOn })];
  if (afterMinor <= limitMinor)
    return [reason('within_limit', 'pass', { ...figures, leftMinor: limitMinor - afterMinor })];
  const over = { ...figures, overMinor: afterMinor - limitMinor };
  // Whole products: 22,000.00 is within 110 % of 20,000.00, one cent more is not.
  if (BigInt(afterMinor) * 10_000n > BigInt(limitMinor) * BigInt(toleranceBp))
    return [reason('over_limit', 'reason', { ...over, toleranceBp })];
  return grade !== null && atLeast(grade, toleranceGrade)
    ? [reason('limit_tolerance', 'warn', { ...over, toleranceBp, grade })]
    : [reason('limit_tolerance_grade', 'reason', { ...over, toleranceBp, grade: grade ?? '–', toleranceGrade })];
}

/**
 * Days late of the oldest item that is neither disputed as a whole nor a small remainder; the figures name what was left
 * out. Money received and not matched yet is named too, since matching it may clear the reason.
 */
function overdueReasons({ overdue }: CheckFacts, thresholds: Thresholds): CheckReason[] {
  const worst = overdue.reduce<OverdueFact | null>(
    (oldest, each) => (each.oldestDaysLate > (oldest?.oldestDaysLate ?? 0) ? each : oldest),
    null,
  );
  if (worst === null || worst.oldestDaysLate < thresholds.reasonOverdueDays) return [];
  const { oldestDaysLate: daysLate, overdueMinor, disputedMinor, unappliedMinor, currency } = worst;
  const params = { daysLate, overdueMinor, disputedMinor, unappliedMinor, currency };
  if (daysLate >= thresholds.blockOverdueDays) return [reason('overdue_block', 'hold', params, true)];
  if (daysLate >= thresholds.holdOverdueDays) return [reason('overdue_long', 'hold', params)];
  return [reason('overdue_short', 'reason', params)];
}

function fileReasons(facts: CheckFacts, thresholds: Thresholds): CheckReason[] {
  const { asOf, grade, status, reviewDueOn, fraudMarks } = facts;
  const found: CheckReason[] = [];
  if (fraudMarks.length > 0) found.push(reason('fraud_marks', 'hold', { marks: fraudMarks.join(',') }, true));
  if (status.status === 'hold')
    found.push(reason('customer_hold', 'hold', { reason: status.reason, reviewOn: status.reviewOn ?? '–' }, true));
  if (status.status === 'watch')
    found.push(reason('customer_watch', 'warn', { reason: status.reason, reviewOn: status.reviewOn ?? '–' }));
  if (facts.brokenPromise) found.push(reason('broken_promise', 'hold', {}));
  if (facts.dangerRed) found.push(reason('danger_red', 'hold', {}, true));
  if (grade !== null && !betterThan(grade, thresholds.cashOnlyGrade))
    found.push(reason('grade_cash_only', 'hold', { grade, cashOnlyGrade: thresholds.cashOnlyGrade }, true));
  if (reviewDueOn !== null && addDays(reviewDueOn, thresholds.staleGraceDays) < asOf)
    found.push(reason('file_stale', 'hold', { reviewDueOn, daysPast: daysBetween(reviewDueOn, asOf) }));
  if (thresholds.requireContract && !facts.hasContract) found.push(reason('contract_missing', 'hold', {}, true));
  if (thresholds.requireSigner && !facts.hasSigner) found.push(reason('signer_missing', 'hold', {}, true));
  return found;
}

export function betterThan(grade: Grade, than: Grade): boolean {
  return grades.indexOf(grade) < grades.indexOf(than);
}

function reason(code: CheckCode, effect: Effect, params: CheckReason['params'], cashOnly = false): CheckReason {
  return { code, effect, cashOnly, params };
}
