import { exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import { divideRounded } from '../../../kernel/money.ts';
import type { Grade } from '../../settings/contract.ts';
import type { Chip, WorklistSettings } from '../contract.ts';

/** What the priority of a customer is worked out from. */
export interface PriorityFacts {
  readonly base: CurrencyCode;
  /** Open overdue, all currencies, in minor units of the base currency. */
  readonly overdueMinor: number;
  readonly grade: Grade | null;
  /** Days late of the oldest overdue item that is not wholly in dispute; of the oldest at all where every one is. */
  readonly oldestDays: number;
  /** Broken promises whose money is still missing. */
  readonly brokenPromises: number;
  /** Share of the overdue in dispute; above 0 the factor counts. */
  readonly disputedMinor: number;
  /** Days to the nearest provable limitation day; negative once past. Null: no clock runs. */
  readonly limitationDays: number | null;
}

const WHOLE = 1000n;

/**
 * The priority number and the chips it is made of (domain.md §4.4):
 * P = open overdue × grade × age × broken promise × dispute × limitation.
 *
 * The first chip is the overdue amount in whole units of the base currency, rounded half up. Every factor's chip is what
 * the running product, rounded the same way, gained or lost by it, so the points add up exactly to the printed priority.
 * Age is that of the oldest overdue item not in dispute: the item the first sentence of the call is about.
 *
 * 320,000.00 CNY 95 days late, grade A: overdue 320,000 · grade ×1.0 = 0 · age ×1.8 = +256,000; priority 576,000.
 */
export function priorityOf(
  facts: PriorityFacts,
  settings: WorklistSettings,
): { readonly priority: number; readonly chips: readonly Chip[] } {
  const scale = 10n ** BigInt(exponentOf(facts.base));
  let top = BigInt(Math.max(0, facts.overdueMinor));
  let bottom = scale;
  const points = (): number => Number(divideRounded(top, bottom, 'halfUp'));
  const chips: Chip[] = [{ code: 'overdue', points: points(), factorMilli: null, figure: null, grade: null }];
  const multiply = (code: Chip['code'], factorMilli: number, more: Partial<Chip> = {}): void => {
    const before = points();
    top *= BigInt(factorMilli);
    bottom *= WHOLE;
    chips.push({ code, points: points() - before, factorMilli, figure: null, grade: null, ...more });
  };

  multiply('grade', gradeFactor(facts.grade, settings), { grade: facts.grade });
  if (facts.oldestDays > 0) multiply('age', ageFactor(facts.oldestDays, settings), { figure: facts.oldestDays });
  if (facts.brokenPromises > 0)
    multiply('broken_promise', settings.brokenPromiseFactorMilli, { figure: facts.brokenPromises });
  if (facts.disputedMinor > 0) multiply('dispute', settings.disputeFactorMilli);
  if (facts.limitationDays !== null && facts.limitationDays < settings.limitationWithinDays)
    multiply('limitation', settings.limitationFactorMilli, { figure: facts.limitationDays });
  return { priority: points(), chips };
}

export function gradeFactor(grade: Grade | null, settings: WorklistSettings): number {
  return grade === null ? settings.noGradeFactorMilli : settings.gradeFactorMilli[grade];
}

/** The factor of the last step that is reached: 95 days are in the step from 91 on. Before the first step it is 1. */
export function ageFactor(days: number, { ageFactors }: WorklistSettings): number {
  return ageFactors.findLast(({ fromDays }) => days >= fromDays)?.factorMilli ?? Number(WHOLE);
}
