import type { Day } from '../../../kernel/day.ts';
import type { Grade, Settings } from '../../settings/contract.ts';
import { holdReasons, openReasons, statusReasons, type StatusReason } from '../contract.ts';
import { betterThan } from './check.ts';

export { holdReasons, openReasons, statusReasons, type StatusReason };

type Thresholds = Settings['orderCheck'];

export interface ProposalFacts {
  readonly asOf: Day;
  readonly dangerRed: boolean;
  readonly oldestDaysLate: number;
  readonly exposureMinor: number;
  readonly limitMinor: number;
  readonly hasLimit: boolean;
  readonly grade: Grade | null;
  readonly status: 'open' | 'watch' | 'hold';
  /** Day until which the clerk decided to leave it as it is. */
  readonly reviewOn: Day | null;
}

export interface Proposal {
  readonly reason: 'danger' | 'overdue' | 'over_limit' | 'grade';
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Why a customer should be put on hold, for the clerk to confirm (behaviours.md §2.6): a red danger level, overdue
 * beyond the block, 120 % of the limit used, or a cash-only grade that still stands for something. None while the
 * customer is on hold, nor before the day to which the clerk put the question off.
 */
export function proposalsFor(facts: ProposalFacts, thresholds: Thresholds): Proposal[] {
  const { asOf, status, reviewOn, exposureMinor, limitMinor, oldestDaysLate, grade } = facts;
  if (status === 'hold' || (reviewOn !== null && reviewOn > asOf)) return [];
  const found: Proposal[] = [];
  if (facts.dangerRed) found.push({ reason: 'danger', params: {} });
  if (oldestDaysLate >= thresholds.blockOverdueDays)
    found.push({ reason: 'overdue', params: { daysLate: oldestDaysLate, fromDays: thresholds.blockOverdueDays } });
  if (facts.hasLimit && exposureMinor > 0 && exposureMinor * 10 > limitMinor * 12)
    found.push({ reason: 'over_limit', params: { exposureMinor, limitMinor, overMinor: exposureMinor - limitMinor } });
  if (grade !== null && exposureMinor > 0 && !betterThan(grade, thresholds.cashOnlyGrade))
    found.push({ reason: 'grade', params: { grade } });
  return found;
}
