import type { Day } from '../../../kernel/day.ts';
import type { ActionId, CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { canonicalJson } from '../../../kernel/text.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { CollectionActionTable } from '../../../storage/schemaCollections.ts';

import type { Insertable } from 'kysely';

export type NewAction = Omit<Insertable<CollectionActionTable>, 'id' | 'recorded_at' | 'voided_at' | 'void_reason'>;

export function insertAction(
  db: WriteDb,
  action: NewAction,
  dueItemIds: readonly DueItemId[],
  recordedAt: Instant,
): ActionId {
  const { lastId } = db.run(
    q.insertInto('collection_action').values({ ...action, recorded_at: recordedAt, voided_at: null, void_reason: '' }),
  );
  const actionId = lastId as ActionId;
  for (const due_item_id of new Set(dueItemIds))
    db.run(
      q
        .insertInto('action_item')
        .values({ action_id: actionId, due_item_id, recorded_at: recordedAt, voided_at: null }),
    );
  return actionId;
}

/** A row that still stands. */
export function findAction(db: ReadDb, actionId: ActionId) {
  return db.first(
    q.selectFrom('collection_action').selectAll().where('id', '=', actionId).where('voided_at', 'is', null),
  );
}

export function itemsOfAction(db: ReadDb, actionId: ActionId): DueItemId[] {
  return db
    .all(q.selectFrom('action_item').select('due_item_id').where('action_id', '=', actionId).orderBy('id'))
    .map((row) => row.due_item_id);
}

export function voidAction(db: WriteDb, actionId: ActionId, at: Instant, reason: string): void {
  db.run(q.updateTable('collection_action').set({ voided_at: at, void_reason: reason }).where('id', '=', actionId));
  db.run(q.updateTable('action_item').set({ voided_at: at }).where('action_id', '=', actionId));
}

/** Files of a row go along to the row that corrects it. */
export function moveFiles(db: WriteDb, from: ActionId, to: ActionId): void {
  db.prepare(`UPDATE attachment SET entity_id = ? WHERE entity = 'action' AND entity_id = ? AND removed_at IS NULL`)(
    to,
    from,
  );
}

/** The customers each of these items belongs to; an item that is not there is left out. */
export function ownersOf(db: ReadDb, dueItemIds: readonly DueItemId[]): Map<DueItemId, CustomerId> {
  const rows = db.rows<{ id: DueItemId; customerId: CustomerId }>(
    `SELECT id, customer_id AS "customerId" FROM due_item WHERE voided_at IS NULL AND id IN (SELECT value FROM json_each(:ids))`,
    { ids: canonicalJson([...dueItemIds]) },
  );
  return new Map(rows.map(({ id, customerId }) => [id, customerId]));
}

/** Other customers whose name stands in a text: one letter, one debtor. */
export function othersNamedIn(db: ReadDb, customerId: CustomerId, text: string): string[] {
  return db
    .rows<{ name: string }>(
      `SELECT name FROM (
         SELECT name FROM customer WHERE id <> :customerId AND removed_at IS NULL AND length(name) >= 4 AND instr(:text, name) > 0
         UNION SELECT short_name FROM customer WHERE id <> :customerId AND removed_at IS NULL AND length(short_name) >= 4 AND instr(:text, short_name) > 0)
       WHERE name NOT IN (SELECT name FROM customer WHERE id = :customerId UNION SELECT short_name FROM customer WHERE id = :customerId)
       ORDER BY name LIMIT 5`,
      { customerId, text },
    )
    .map(({ name }) => name);
}

/** Did the customer, or this person, ask for no care contacts by that day? */
export function optedOut(db: ReadDb, customerId: CustomerId, contactId: number | null, on: Day): boolean {
  const [row] = db.rows<{ id: number }>(
    `SELECT id FROM care_date WHERE customer_id = :customerId AND kind = 'opt_out' AND removed_at IS NULL AND on_day <= :on
       AND (contact_id IS NULL OR contact_id = :contactId) LIMIT 1`,
    { customerId, on, contactId },
  );
  return row !== undefined;
}

/** The same contact with another next step: a new row in place of the old one. */
export function rescheduleAction(
  db: WriteDb,
  before: NonNullable<ReturnType<typeof findAction>>,
  change: {
    readonly nextOn: Day | null;
    readonly nextTime: string;
    readonly nextAction: string;
    readonly closedBecause: string;
    readonly reason: string;
    readonly actor: string;
    readonly recordedAt: Instant;
  },
): ActionId {
  const { id, recorded_at: _recorded, voided_at: _voided, void_reason: _reason, ...row } = before;
  const moved = insertAction(
    db,
    {
      ...row,
      next_on: change.nextOn,
      next_time: change.nextTime,
      next_action: change.nextAction,
      closed_because: change.closedBecause,
      corrects_id: id,
      actor: change.actor,
    },
    itemsOfAction(db, id),
    change.recordedAt,
  );
  voidAction(db, id, change.recordedAt, change.reason);
  moveFiles(db, id, moved);
  return moved;
}
