import type { Day } from '../../../kernel/day.ts';
import type { ActionId, CustomerId, DueItemId, IssuedId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { Cockpit } from '../contract.ts';

interface Recording {
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** The reason a customer gave, kept with each item it was about. */
export function insertDelays(
  db: WriteDb,
  delay: { readonly customerId: CustomerId; readonly dueItemIds: readonly DueItemId[]; readonly code: string; readonly cause: string; readonly onDay: Day; readonly actionId: ActionId },
  { actor, recordedAt }: Recording,
): void {
  for (const due_item_id of new Set(delay.dueItemIds))
    db.run(
      q.insertInto('delay_reason').values({
        customer_id: delay.customerId,
        due_item_id,
        code: delay.code,
        on_day: delay.onDay,
        cause: delay.cause,
        note: '',
        action_id: delay.actionId,
        actor,
        recorded_at: recordedAt,
        voided_at: null,
      }),
    );
} // prettier-ignore

export function insertRating(
  db: WriteDb,
  rating: { readonly customerId: CustomerId; readonly ratedOn: Day; readonly ability: number | null; readonly willingness: number | null; readonly abilityEvidence: string; readonly willingnessEvidence: string; readonly actionId: ActionId },
  { actor, recordedAt }: Recording,
): void {
  db.run(
    q.insertInto('debtor_rating').values({
      customer_id: rating.customerId,
      rated_on: rating.ratedOn,
      ability: rating.ability,
      willingness: rating.willingness,
      ability_evidence: rating.abilityEvidence,
      willingness_evidence: rating.willingnessEvidence,
      debtor_type: '',
      answers_json: '{}',
      action_id: rating.actionId,
      note: '',
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
} // prettier-ignore

/** The last reason told for each item by the day. */
export function lastDelays(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
): Map<DueItemId, { readonly code: string; readonly onDay: Day }> {
  const rows = db.rows<{ dueItemId: DueItemId; code: string; onDay: Day }>(
    `SELECT due_item_id AS "dueItemId", code, on_day AS "onDay" FROM delay_reason x
     WHERE x.customer_id = :customerId AND x.on_day <= :asOf AND ${knownSql(point, 'x')} ORDER BY x.on_day, x.id`,
    { ...pointParams(point), customerId: point.customerId },
  );
  return new Map(rows.map(({ dueItemId, ...delay }) => [dueItemId, delay]));
}

/** Letters and papers issued to a customer by the day, the newest first. */
export function papersTo(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
  limit: number,
): Cockpit['papers'] {
  return db.rows<{ issuedId: IssuedId; number: string; title: string; kind: string; level: number | null; asOf: Day }>(
    `SELECT id AS "issuedId", number, title, kind, level, as_of AS "asOf" FROM issued_document
     WHERE customer_id = :customerId AND as_of <= :asOf ${point.knownAt === undefined ? '' : 'AND recorded_at <= :knownAt'}
     ORDER BY as_of DESC, id DESC LIMIT :limit`,
    { ...pointParams(point), customerId: point.customerId, limit },
  );
}
