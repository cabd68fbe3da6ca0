import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DisputeId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { DisputeTable } from '../../../storage/schema.ts';

export interface DisputeRow {
  readonly disputeId: DisputeId;
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
  readonly reason: DisputeTable['reason'];
  readonly note: string;
  readonly openedOn: Day;
  readonly resolvedOn: Day | null;
  readonly outcome: DisputeTable['outcome'];
}

export function disputesOf(db: ReadDb, documentId: DocumentId): DisputeRow[] {
  return db.all(
    q
      .selectFrom('dispute as x')
      .innerJoin('due_item as i', 'i.id', 'x.due_item_id')
      .select([
        'x.id as disputeId',
        'x.due_item_id as dueItemId',
        'x.amount_minor as amountMinor',
        'x.reason',
        'x.note',
        'x.opened_on as openedOn',
        'x.resolved_on as resolvedOn',
        'x.outcome',
      ])
      .where('i.document_id', '=', documentId)
      .orderBy('x.opened_on'),
  );
}

export function findDispute(db: ReadDb, disputeId: DisputeId) {
  return db.first(q.selectFrom('dispute').select(['opened_on', 'resolved_on']).where('id', '=', disputeId));
}

/** Disputed and unresolved, whatever the day: what a new dispute may not exceed together with the open amount. */
export function unresolvedMinor(db: ReadDb, dueItemId: DueItemId): number {
  const row = db.first(
    q
      .selectFrom('dispute')
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('minor'))
      .where('due_item_id', '=', dueItemId)
      .where('resolved_on', 'is', null),
  );
  return row?.minor ?? 0;
}

export function insertDispute(
  db: WriteDb,
  dispute: {
    readonly dueItemId: DueItemId;
    readonly customerId: CustomerId;
    readonly amountMinor: number;
    readonly reason: string;
    readonly note: string;
    readonly openedOn: Day;
    readonly recordedAt: Instant;
  },
): DisputeId {
  const { lastId } = db.run(
    q.insertInto('dispute').values({
      due_item_id: dispute.dueItemId,
      customer_id: dispute.customerId,
      amount_minor: dispute.amountMinor,
      reason: dispute.reason,
      note: dispute.note,
      opened_on: dispute.openedOn,
      recorded_at: dispute.recordedAt,
      resolved_on: null,
      resolved_at: null,
      outcome: null,
      resolution_note: '',
      owner: '',
      target_on: null,
      evidence: '',
      outcome_minor: null,
      outcome_document_id: null,
      voided_at: null,
    }),
  );
  return lastId as DisputeId;
}

export function resolveDispute(
  db: WriteDb,
  disputeId: DisputeId,
  resolution: { readonly on: Day; readonly at: Instant; readonly outcome: string; readonly note: string },
): void {
  db.run(
    q
      .updateTable('dispute')
      .set({
        resolved_on: resolution.on,
        resolved_at: resolution.at,
        outcome: resolution.outcome,
        resolution_note: resolution.note,
      })
      .where('id', '=', disputeId),
  );
}
