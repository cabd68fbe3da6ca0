import { addMonths, type Day } from '../../../kernel/day.ts';
import { grades, type Grade } from '../../settings/contract.ts';

/** Steps between two grades; positive: the second is worse. AA to B is 2. */
export function gradeSteps(from: Grade, to: Grade): number {
  return grades.indexOf(to) - grades.indexOf(from);
}

export interface OverrideFact {
  readonly grade: Grade;
  readonly fromOn: Day;
  readonly untilOn: Day;
}

/**
 * Does an override count beside a score? Only one grade up or down (domain.md §7.2), and never up against a hard stop: when
 * a newer score has moved away from it, it rests without being withdrawn.
 */
export function overrideCounts(scored: { grade: Grade; hardStopped: boolean }, override: Grade): boolean {
  const steps = gradeSteps(scored.grade, override);
  return Math.abs(steps) === 1 && !(scored.hardStopped && steps < 0);
}

export const OVERRIDE_MONTHS = 12;

export type OverrideProblem =
  | 'override_needs_reason'
  | 'override_needs_expiry'
  | 'override_ends_before_start'
  | 'override_too_long'
  | 'override_same_grade'
  | 'override_hard_stop'
  | 'override_too_far';

/** Why an override is refused, or null. It needs a reason, an end within twelve months, and one step from the scored grade. */
export function overrideProblem(
  scored: { grade: Grade; hardStopped: boolean },
  wanted: { grade: Grade; fromOn: Day; untilOn: Day | null; reason: string },
): OverrideProblem | null {
  if (wanted.reason === '') return 'override_needs_reason';
  if (wanted.untilOn === null) return 'override_needs_expiry';
  if (wanted.untilOn < wanted.fromOn) return 'override_ends_before_start';
  if (wanted.untilOn > addMonths(wanted.fromOn, OVERRIDE_MONTHS)) return 'override_too_long';
  const steps = gradeSteps(scored.grade, wanted.grade);
  if (steps === 0) return 'override_same_grade';
  if (Math.abs(steps) > 1) return 'override_too_far';
  return scored.hardStopped && steps < 0 ? 'override_hard_stop' : null;
}
