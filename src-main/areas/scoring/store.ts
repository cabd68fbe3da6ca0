import type { Day } from '../../kernel/day.ts';
import type { CardId, CustomerId, Id, ScoreId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { Grade } from '../settings/contract.ts';
import type { ScoreModel, StoredScore } from './contract.ts';
import { overrideCounts } from './rules/overrides.ts';

export interface GradeInForce {
  /** What counts: the override while it lasts, else the grade of the newest score. */
  readonly grade: Grade;
  readonly scoredGrade: Grade;
  /** Points × 1000 of the newest score by the points card. */
  readonly scoreMilli: number;
  readonly confidenceBp: number;
  readonly scoredOn: Day;
  readonly overriddenUntilOn: Day | null;
  /** What made the newest score a D whatever its points. */
  readonly hardStops: readonly string[];
}

/**
 * The grade of every scored customer on a day, as known by then. Scores of the points card count, no other model's; of
 * several of one day the one recorded last. An override counts while it lasts and stands one grade from the newest score.
 */
export function gradesInForce(db: ReadDb, point: PointInTime, customerId?: CustomerId): Map<CustomerId, GradeInForce> {
  const { asOf } = point;
  const grades = new Map<CustomerId, GradeInForce>();
  for (const row of scoreRows(db, point, customerId)) {
    if (row.model !== 'card') continue;
    grades.set(row.customer_id, {
      grade: row.grade as Grade,
      scoredGrade: row.grade as Grade,
      scoreMilli: row.score_milli,
      confidenceBp: row.confidence_bp,
      scoredOn: row.as_of,
      overriddenUntilOn: null,
      hardStops: stopsOf(row.hard_stop),
    });
  }
  for (const override of overridesOf(db, point, customerId)) {
    if (override.fromOn > asOf || override.untilOn < asOf) continue;
    const scored = grades.get(override.customerId);
    if (!scored) continue;
    const counts = overrideCounts(
      { grade: scored.scoredGrade, hardStopped: scored.hardStops.length > 0 },
      override.grade,
    );
    if (counts)
      grades.set(override.customerId, { ...scored, grade: override.grade, overriddenUntilOn: override.untilOn });
  }
  return grades;
}

export interface OverrideRecord {
  readonly overrideId: Id<'gradeOverride'>;
  readonly customerId: CustomerId;
  readonly grade: Grade;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly reason: string;
  readonly approver: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** Overrides on record, in the order they were given; those that begin later too. */
export function overridesOf(
  db: ReadDb,
  { knownAt }: Pick<PointInTime, 'knownAt'>,
  customerId?: CustomerId,
): OverrideRecord[] {
  let rows = q.selectFrom('grade_override').selectAll().orderBy('id');
  if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId);
  rows =
    knownAt === undefined
      ? rows.where('voided_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
  return db.all(rows).map((row) => ({
    overrideId: row.id,
    customerId: row.customer_id,
    grade: row.grade as Grade,
    fromOn: row.from_on,
    untilOn: row.until_on,
    reason: row.reason,
    approver: row.approver,
    actor: row.actor,
    recordedAt: row.recorded_at,
  }));
}

export interface ScoreRow {
  readonly id: ScoreId;
  readonly customer_id: CustomerId;
  readonly model: ScoreModel;
  readonly card_id: CardId | null;
  readonly as_of: Day;
  readonly inputs_json: string;
  readonly points_json: string;
  readonly score_milli: number;
  readonly confidence_bp: number;
  readonly grade: string;
  readonly hard_stop: string;
  readonly note: string;
  readonly actor: string;
  readonly recorded_at: Instant;
  readonly voided_at: Instant | null;
}

/** Scores of all models that count on a day, as known by then; the newest last. */
export function scoreRows(db: ReadDb, { asOf, knownAt }: PointInTime, customerId?: CustomerId): ScoreRow[] {
  let rows = q.selectFrom('credit_score').selectAll().where('as_of', '<=', asOf).orderBy('as_of').orderBy('id');
  if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId);
  rows =
    knownAt === undefined
      ? rows.where('voided_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
  return db.all(rows);
}

/** A score by its number, voided or not. */
export function findScore(db: ReadDb, scoreId: ScoreId): ScoreRow | null {
  return db.first(q.selectFrom('credit_score').selectAll().where('id', '=', scoreId)) ?? null;
}

export function storedScore(row: ScoreRow): StoredScore {
  return {
    scoreId: row.id,
    model: row.model,
    asOf: row.as_of,
    scoreMilli: row.score_milli,
    confidenceBp: row.confidence_bp,
    grade: row.grade,
    hardStops: stopsOf(row.hard_stop),
    note: row.note,
    actor: row.actor,
    recordedAt: row.recorded_at,
  };
}

export interface NewScore {
  readonly customerId: CustomerId;
  readonly model: ScoreModel;
  readonly cardId: CardId | null;
  readonly asOf: Day;
  readonly inputs: unknown;
  readonly points: unknown;
  readonly scoreMilli: number;
  readonly confidenceBp: number;
  readonly grade: string;
  readonly hardStops: readonly string[];
  readonly note: string;
}

export function insertScore(db: WriteDb, score: NewScore, by: { actor: string; recordedAt: Instant }): ScoreId {
  const { lastId } = db.run(
    q.insertInto('credit_score').values({
      customer_id: score.customerId,
      model: score.model,
      card_id: score.cardId,
      as_of: score.asOf,
      inputs_json: JSON.stringify(score.inputs),
      points_json: JSON.stringify(score.points),
      score_milli: score.scoreMilli,
      confidence_bp: score.confidenceBp,
      grade: score.grade,
      hard_stop: score.hardStops.join(','),
      note: score.note,
      actor: by.actor,
      recorded_at: by.recordedAt,
      voided_at: null,
    }),
  );
  return lastId as ScoreId;
}

export function voidScore(db: WriteDb, scoreId: ScoreId, at: Instant): void {
  db.run(q.updateTable('credit_score').set({ voided_at: at }).where('id', '=', scoreId));
}

export function insertOverride(
  db: WriteDb,
  override: Omit<OverrideRecord, 'overrideId'>,
): OverrideRecord['overrideId'] {
  const { lastId } = db.run(
    q.insertInto('grade_override').values({
      customer_id: override.customerId,
      grade: override.grade,
      from_on: override.fromOn,
      until_on: override.untilOn,
      reason: override.reason,
      approver: override.approver,
      actor: override.actor,
      recorded_at: override.recordedAt,
      voided_at: null,
    }),
  );
  return lastId as OverrideRecord['overrideId'];
}

export function voidOverride(db: WriteDb, overrideId: OverrideRecord['overrideId'], at: Instant): void {
  db.run(q.updateTable('grade_override').set({ voided_at: at }).where('id', '=', overrideId));
}

export function findOverride(db: ReadDb, overrideId: OverrideRecord['overrideId']): OverrideRecord | null {
  return overridesOf(db, {}).find((override) => override.overrideId === overrideId) ?? null;
}

function stopsOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
