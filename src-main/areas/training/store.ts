import { z } from 'zod';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { dayField } from '../../kernel/fields.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id, IssuedId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { disputeAtSql, itemAtSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { situationField, type CaseCode } from './contract.ts';

export type TrainingRunId = Id<'trainingRun'>;

/** What a run keeps: the debt it began with, the answers given, and, once finished, the steps as they were done. */
const bodyField = z.strictObject({
  startedOn: dayField,
  situation: situationField,
  answers: z.record(z.string(), z.string()),
  doneSteps: z.array(z.string()).nullable(),
});
export type RunBody = z.infer<typeof bodyField>;

export interface RunRow {
  readonly runId: TrainingRunId;
  readonly caseCode: CaseCode;
  readonly body: RunBody;
  readonly points: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly actor: string;
}

/** Every run, oldest first: a clerk takes some dozens, not thousands. */
export function allRuns(db: ReadDb): RunRow[] {
  return db.all(q.selectFrom('training_run').selectAll().orderBy('id')).map((row) => ({
    runId: row.id,
    caseCode: row.case_code as CaseCode,
    body: bodyField.parse(JSON.parse(row.answers_json)),
    points: row.points,
    startedAt: row.recorded_at,
    finishedAt: row.finished_at,
    actor: row.actor,
  }));
}

export function findRun(db: ReadDb, runId: TrainingRunId): RunRow | undefined {
  return allRuns(db).find((run) => run.runId === runId);
}

export function insertRun(
  db: WriteDb,
  run: { readonly caseCode: CaseCode; readonly body: RunBody },
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: Instant },
): TrainingRunId {
  return db.run(
    q.insertInto('training_run').values({
      case_code: run.caseCode,
      answers_json: JSON.stringify(run.body),
      points: 0,
      finished_at: null,
      actor,
      recorded_at: recordedAt,
    }),
  ).lastId as TrainingRunId;
}

export function updateRun(
  db: WriteDb,
  runId: TrainingRunId,
  change: { readonly body: RunBody; readonly points: number; readonly finishedAt: Instant | null },
): void {
  db.run(
    q
      .updateTable('training_run')
      .set({ answers_json: JSON.stringify(change.body), points: change.points, finished_at: change.finishedAt })
      .where('id', '=', runId),
  );
}

export interface OverdueRow {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly overdueMinor: number;
  readonly undisputedMinor: number;
  readonly daysLate: number;
  readonly itemCount: number;
}

/** Overdue per customer and currency, with the part that is not disputed and the age of the oldest item. */
export function overdueRows(
  db: ReadDb,
  question: PointInTime & { readonly customerId?: CustomerId | undefined },
): OverdueRow[] {
  const { customerId } = question;
  return db.rows<OverdueRow>(
    `WITH ${itemAtSql(question, customerId === undefined ? '' : 'AND i.customer_id = :customerId')}, ${disputeAtSql(question)}
     SELECT i.customer_id AS "customerId", i.currency, sum(i.open_minor) AS "overdueMinor",
       sum(i.open_minor - min(i.open_minor, coalesce(d.disputed_minor, 0))) AS "undisputedMinor",
       max(CAST(julianday(:asOf) - julianday(i.due_on) AS INTEGER)) AS "daysLate", count(*) AS "itemCount"
     FROM item_at i JOIN customer c ON c.id = i.customer_id LEFT JOIN dispute_at d ON d.due_item_id = i.id
     WHERE i.due_on < :asOf AND c.removed_at IS NULL GROUP BY i.customer_id, i.currency ORDER BY i.customer_id, i.currency`,
    { ...pointParams(question), ...(customerId === undefined ? {} : { customerId }) },
  );
}

/** The firmest letter each customer was ever sent. */
export function letterLevels(db: ReadDb): Map<CustomerId, number> {
  const rows = db.rows<{ customerId: CustomerId; level: number }>(
    `SELECT customer_id AS "customerId", max(level) AS level FROM issued_document
     WHERE kind = 'dunning_letter' AND customer_id IS NOT NULL AND level IS NOT NULL GROUP BY customer_id`,
  );
  return new Map(rows.map(({ customerId, level }) => [customerId, level]));
}

/** Letters issued to a customer since a moment, with whether their arrival can be proved. */
export function lettersSince(
  db: ReadDb,
  customerId: CustomerId,
  since: Instant,
): { issuedId: IssuedId; level: number; payBy: Day | null; proved: boolean }[] {
  return db
    .rows<{ issuedId: IssuedId; level: number; payBy: Day | null; proved: number }>(
      `SELECT d.id AS "issuedId", d.level, d.figures_json ->> '$.payBy' AS "payBy",
         EXISTS (SELECT 1 FROM service_proof s WHERE s.issued_id = d.id AND s.voided_at IS NULL AND s.proof_grade IN ('A','B')) AS proved
       FROM issued_document d
       WHERE d.kind = 'dunning_letter' AND d.customer_id = :customerId AND d.level IS NOT NULL AND d.recorded_at > :since ORDER BY d.id`,
      { customerId, since },
    )
    .map((row) => ({ ...row, proved: row.proved === 1 }));
}

/** Disputes opened since a moment and still standing, with what was open of their item. */
export function disputesSince(
  db: ReadDb,
  customerId: CustomerId,
  since: Instant,
): { amountMinor: number; itemMinor: number; owner: string; targetOn: Day | null }[] {
  return db.rows(
    `SELECT x.amount_minor AS "amountMinor", i.open_minor AS "itemMinor", x.owner, x.target_on AS "targetOn"
     FROM dispute x JOIN due_item i ON i.id = x.due_item_id
     WHERE i.customer_id = :customerId AND x.recorded_at > :since AND x.voided_at IS NULL ORDER BY x.id`,
    { customerId, since },
  );
}

/** Ratings made since a moment, with what was said for the willingness. */
export function ratingsSince(
  db: ReadDb,
  customerId: CustomerId,
  since: Instant,
): { willingness: number | null; evidence: string }[] {
  return db.rows(
    `SELECT willingness, willingness_evidence AS evidence FROM debtor_rating
     WHERE customer_id = :customerId AND recorded_at > :since AND voided_at IS NULL ORDER BY id`,
    { customerId, since },
  );
}
