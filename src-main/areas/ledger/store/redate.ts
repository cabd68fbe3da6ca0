import type { Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import { q, type WriteDb } from '../../../storage/database.ts';
import type { Recording } from './write.ts';

export interface Redating {
  readonly dueItemId: DueItemId;
  readonly toDueOn: Day;
  /** The day from which the new date counts; the item's issue day for a correction. Earlier figures keep the old date. */
  readonly changedOn: Day;
  readonly reason: string;
  readonly evidence?: string;
}

/**
 * Moves a due date and keeps the old one: the original on the item, every step in `due_date_change`.
 * @throws when there is no such item; the caller has looked it up.
 */
export function redate(db: WriteDb, change: Redating, { recordedAt, actor }: Recording): void {
  const item = db.first(q.selectFrom('due_item').select('due_on').where('id', '=', change.dueItemId));
  if (!item) throw new Error(`no due item ${change.dueItemId}`);
  db.run(
    q.insertInto('due_date_change').values({
      due_item_id: change.dueItemId,
      from_due_on: item.due_on,
      to_due_on: change.toDueOn,
      changed_on: change.changedOn,
      reason: change.reason,
      evidence: change.evidence ?? '',
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  refreshDueDates(db, [change.dueItemId]);
}

/** The one writer of the present due date: by the change recorded last that stands, else the original. */
export function refreshDueDates(db: WriteDb, items: readonly DueItemId[]): void {
  const keep = db.prepare(
    `UPDATE due_item SET original_due_on = coalesce(original_due_on, due_on) WHERE id = ?
       AND EXISTS (SELECT 1 FROM due_date_change x WHERE x.due_item_id = due_item.id)`,
  );
  const set = db.prepare(
    `UPDATE due_item SET due_on = coalesce((SELECT x.to_due_on FROM due_date_change x
         WHERE x.due_item_id = due_item.id AND x.voided_at IS NULL ORDER BY x.id DESC LIMIT 1), original_due_on, due_on)
     WHERE id = ?`,
  );
  for (const item of new Set(items)) {
    keep(item);
    set(item);
  }
}
