import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { q, type ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { Grade } from '../settings/contract.ts';

export interface GradeInForce {
  /** What counts: the override while it lasts, else the grade of the newest score. */
  readonly grade: Grade;
  readonly scoredGrade: Grade;
  /** Points × 1000 of the newest score by the points card. */
  readonly scoreMilli: number;
  readonly confidenceBp: number;
  readonly scoredOn: Day;
  readonly overriddenUntilOn: Day | null;
}

/** The grade of every scored customer on a day, as known by then. Scores of the points card count, no other model's. */
export function gradesInForce(db: ReadDb, point: PointInTime, customerId?: CustomerId): Map<CustomerId, GradeInForce> {
  const { asOf, knownAt } = point;
  let scores = q
    .selectFrom('credit_score')
    .select(['customer_id', 'grade', 'score_milli', 'confidence_bp', 'as_of'])
    .where('model', '=', 'card')
    .where('as_of', '<=', asOf)
    .orderBy('as_of')
    .orderBy('id');
  let overrides = q
    .selectFrom('grade_override')
    .select(['customer_id', 'grade', 'until_on'])
    .where('from_on', '<=', asOf)
    .where('until_on', '>=', asOf)
    .orderBy('id');
  if (customerId !== undefined) {
    scores = scores.where('customer_id', '=', customerId);
    overrides = overrides.where('customer_id', '=', customerId);
  }
  if (knownAt === undefined) {
    scores = scores.where('voided_at', 'is', null);
    overrides = overrides.where('voided_at', 'is', null);
  } else {
    scores = scores
      .where('recorded_at', '<=', knownAt)
      .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
    overrides = overrides
      .where('recorded_at', '<=', knownAt)
      .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
  }
  const grades = new Map<CustomerId, GradeInForce>();
  for (const row of db.all(scores))
    grades.set(row.customer_id, {
      grade: row.grade as Grade,
      scoredGrade: row.grade as Grade,
      scoreMilli: row.score_milli,
      confidenceBp: row.confidence_bp,
      scoredOn: row.as_of,
      overriddenUntilOn: null,
    });
  for (const row of db.all(overrides)) {
    const scored = grades.get(row.customer_id);
    if (scored) grades.set(row.customer_id, { ...scored, grade: row.grade as Grade, overriddenUntilOn: row.until_on });
  }
  return grades;
}
