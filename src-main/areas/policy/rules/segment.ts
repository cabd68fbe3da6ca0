import type { Grade } from '../../settings/contract.ts';
import type { PolicyDefinition, PolicySegment } from '../contract.ts';

export interface SegmentFacts {
  /** Null: never scored, which is no bad grade. */
  readonly grade: Grade | null;
  readonly dangerRed: boolean;
  /** A–D by ability and willingness (domain.md §6.1); null: not rated. */
  readonly debtorType: 'A' | 'B' | 'C' | 'D' | null;
}

/**
 * The timetable a customer falls under. Danger weighs more than a good grade: AA and red is high risk; AA alone is good;
 * no grade at all is standard.
 */
export function segmentOf(facts: SegmentFacts, rule: PolicyDefinition['segments']): PolicySegment {
  if (facts.dangerRed && rule.dangerRed) return 'high_risk';
  if (facts.debtorType === 'D' && rule.debtorTypeD) return 'high_risk';
  if (facts.grade === null) return 'standard';
  if (rule.highRisk.includes(facts.grade)) return 'high_risk';
  return rule.good.includes(facts.grade) ? 'good' : 'standard';
}
