import type { Day } from '../../../kernel/day.ts';
import type { DocumentId, DueItemId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { refreshDueDates } from '../../ledger/store/redate.ts';

export type DueChangeId = Id<'dueDateChange'>;

/** The standing items of a document as they are now, in order, as their columns. */
export function itemsOf(db: ReadDb, documentId: DocumentId) {
  return db.all(
    q
      .selectFrom('due_item')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('voided_at', 'is', null)
      .orderBy('seq'),
  );
}

export function itemById(db: ReadDb, dueItemId: DueItemId) {
  return db.first(q.selectFrom('due_item').selectAll().where('id', '=', dueItemId).where('voided_at', 'is', null));
}

/** Every change of these items' due dates on record at `knownAt`, oldest first, those taken back too. */
export function changesOf(db: ReadDb, documentId: DocumentId, knownAt: Instant | undefined) {
  const rows = db.all(
    q
      .selectFrom('due_date_change as h')
      .innerJoin('due_item as i', 'i.id', 'h.due_item_id')
      .selectAll('h')
      .where('i.document_id', '=', documentId)
      .$if(knownAt !== undefined, (query) => query.where('h.recorded_at', '<=', knownAt as Instant))
      .orderBy('h.id'),
  );
  return rows.map((row) => ({
    ...row,
    voided_at: knownAt !== undefined && row.voided_at !== null && row.voided_at > knownAt ? null : row.voided_at,
  }));
}

export function changeById(db: ReadDb, changeId: DueChangeId) {
  return db.first(
    q.selectFrom('due_date_change').selectAll().where('id', '=', changeId).where('voided_at', 'is', null),
  );
}

/** The change that stands last of an item. */
export function lastChangeOf(db: ReadDb, dueItemId: DueItemId): DueChangeId | null {
  const row = db.first(
    q
      .selectFrom('due_date_change')
      .select('id')
      .where('due_item_id', '=', dueItemId)
      .where('voided_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(1),
  );
  return row?.id ?? null;
}

export function voidChange(db: WriteDb, changeId: DueChangeId, dueItemId: DueItemId, at: Instant): void {
  db.run(q.updateTable('due_date_change').set({ voided_at: at }).where('id', '=', changeId));
  refreshDueDates(db, [dueItemId]);
}

export function setPaper(
  db: WriteDb,
  documentId: DocumentId,
  days: { readonly deliveredOn?: Day; readonly acceptedOn?: Day; readonly confirmedOn?: Day },
): void {
  const set = {
    ...(days.deliveredOn === undefined ? {} : { delivered_on: days.deliveredOn }),
    ...(days.acceptedOn === undefined ? {} : { accepted_on: days.acceptedOn }),
    ...(days.confirmedOn === undefined ? {} : { confirmed_on: days.confirmedOn }),
  };
  if (Object.keys(set).length > 0) db.run(q.updateTable('document').set(set).where('id', '=', documentId));
}

/** What an item waited for has happened; its due date is moved by `redate` beside this. */
export function setTrigger(
  db: WriteDb,
  dueItemId: DueItemId,
  trigger: { readonly on: Day; readonly discountUntilOn: Day | null; readonly discountBp: number | null },
): void {
  db.run(
    q
      .updateTable('due_item')
      .set({
        trigger_on: trigger.on,
        trigger_happened: 1,
        due_basis: 'terms',
        discount_until_on: trigger.discountUntilOn,
        discount_bp: trigger.discountBp,
      })
      .where('id', '=', dueItemId),
  );
}
