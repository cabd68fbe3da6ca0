import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { historyContract, TimelineRow } from './contract.ts';
import { fieldChanges, isUndoable } from './rules.ts';
import {
  deedOf,
  findEntry,
  isDocument,
  isUndone,
  partedAllocations,
  rejoin,
  sharesMoment,
  standsOn,
  timelineOf,
  voidDeed,
  type TimelineEntry,
} from './store.ts';

export const historyProcedures: Handlers<typeof historyContract> = {
  'history.timeline': ({ db }, { offset, limit, ...subject }) => {
    if ('customerId' in subject && !findCustomer(db, subject.customerId)) return refuse('customer_not_found');
    if ('documentId' in subject && !isDocument(db, subject.documentId)) return refuse('document_not_found');
    const { rows, total } = timelineOf(db, subject, { offset, limit });
    return ok({ rows: rows.map(told), total });
  },

  'history.undo': ({ db, recordedAt, actor, audit }, wanted) => {
    const entry = findEntry(db, wanted);
    if (!entry) return refuse('entry_not_found');
    const { seq, at, procedure } = entry;
    if (isUndone(db, seq)) return refuse('already_undone');
    if (!isUndoable(procedure) || sharesMoment(db, entry)) return refuse('undo_not_possible', { procedure });
    const standing = standsOn(db, at);
    const parted = partedAllocations(db, at);
    for (const one of parted)
      if (one.reversed === 1 || one.amountMinor > one.openMinor || one.amountMinor > one.unappliedMinor)
        standing.push(one.number);
    if (standing.length > 0) return refuse('undo_in_use', { numbers: standing.slice(0, 10).join(', ') });

    const deed = deedOf(db, at);
    // Taken out of the record by its own command meanwhile: there is nothing left to undo.
    if (Object.values<readonly unknown[]>({ ...deed }).every((rows) => rows.length === 0))
      return refuse('already_undone');
    voidDeed(db, at, recordedAt);
    rejoin(db, parted, { recordedAt, actor });
    audit({ entity: 'auditEntry', id: seq, undone: procedure });
    for (const { id, number } of deed.documents) audit({ entity: 'document', id, undone: number });
    for (const { dueItemId } of deed.redatings) audit({ entity: 'dueItem', id: dueItemId, undone: procedure });
    for (const id of deed.disputes) audit({ entity: 'dispute', id, undone: procedure });
    for (const id of [...deed.allocations, ...deed.parted]) audit({ entity: 'allocation', id, undone: procedure });
    for (const id of deed.matches) audit({ entity: 'bankMatch', id, undone: procedure });
    for (const id of deed.bills) audit({ entity: 'bill', id, undone: procedure });
    for (const id of deed.orders) audit({ entity: 'order', id, undone: procedure });
    for (const id of deed.trusted) audit({ entity: 'customer', id, undone: procedure });
    return ok({ seq, procedure });
  },
};

function told(entry: TimelineEntry): TimelineRow {
  const { detail, entity, entityId, undone, ...row } = entry;
  return {
    ...row,
    kind: row.kind ?? '',
    number: row.number ?? '',
    changes: changesOf(JSON.parse(detail), entity, entityId),
    undone: undone === 1,
    undoable: undone === 0 && row.seq !== null && isUndoable(row.what),
  };
}

/** Of a command's changes those of the record the line is about; all of them where it is about none. */
function changesOf(detail: unknown, entity: string, entityId: number) {
  const changes: unknown[] = Array.isArray(detail) ? detail : [detail];
  const own = changes.filter(
    (change) =>
      typeof change === 'object' &&
      change !== null &&
      'entity' in change &&
      change.entity === entity &&
      'id' in change &&
      change.id === entityId,
  );
  return (own.length > 0 ? own : changes).flatMap(fieldChanges);
}
