import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { pointParams, type PointInTime } from '../../ledger/store/asOf.ts';

export interface PutOff {
  readonly customerId: CustomerId;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly reason: string;
}

/** Customers the clerk put off, as of a day: the last word counts. */
export function putOffAt(db: ReadDb, point: PointInTime): Map<CustomerId, PutOff> {
  const known =
    point.knownAt === undefined
      ? 'withdrawn_at IS NULL'
      : 'recorded_at <= :knownAt AND (withdrawn_at IS NULL OR withdrawn_at > :knownAt)';
  const rows = db.rows<PutOff>(
    `SELECT customer_id AS "customerId", from_on AS "fromOn", until_on AS "untilOn", reason FROM day_hidden
     WHERE from_on <= :asOf AND until_on > :asOf AND ${known} ORDER BY id`,
    pointParams(point),
  );
  return new Map(rows.map((row) => [row.customerId, row]));
}

export function insertPutOff(
  db: WriteDb,
  { customerId, fromOn, untilOn, reason }: PutOff,
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: Instant },
): number {
  return db.run(
    q.insertInto('day_hidden').values({
      customer_id: customerId,
      from_on: fromOn,
      until_on: untilOn,
      reason,
      actor,
      recorded_at: recordedAt,
      withdrawn_at: null,
    }),
  ).lastId;
}

/** Takes back what stands for the customer; the ids of what was taken back. */
export function withdrawPutOff(db: WriteDb, customerId: CustomerId, at: Instant): number[] {
  const standing = db.rows<{ id: number }>(
    'SELECT id FROM day_hidden WHERE customer_id = :customerId AND withdrawn_at IS NULL',
    { customerId },
  );
  for (const { id } of standing) db.prepare('UPDATE day_hidden SET withdrawn_at = ? WHERE id = ?')(at, id);
  return standing.map(({ id }) => id);
}
