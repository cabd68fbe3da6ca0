import { laterDay, type Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../storage/database.ts';
import { disputeAtSql, itemAtSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { casesAt } from '../cases/store.ts';
import { promisesAt } from '../promises/store.ts';
import { plansAt } from '../plans/store.ts';
import type { BlockKind } from './contract.ts';
import { overridesAt } from './store.ts';

export interface Block {
  readonly kind: BlockKind;
  /** The day it began. */
  readonly sinceOn: Day;
  /** The last day it counts; null: until somebody ends it. */
  readonly untilOn: Day | null;
  readonly dueItemIds: readonly DueItemId[] | 'all';
  /** The clerk's reason, or what it rests on (number of a plan, kind of a case); may be empty. */
  readonly reason: string;
}

/**
 * THE answer to "may this be chased": per customer whatever forbids it on the day, as known at the point. An item named by
 * no block may be chased. `disputed` names items disputed to the last cent only; of the others the undisputed part goes on.
 * Every block ends by itself with what it rests on: a promise the day after its grace, a plan when it breaks, a pause after
 * its last day.
 */
export function blocksAt(db: ReadDb, point: Asked): Map<CustomerId, Block[]> {
  const blocks = new Map<CustomerId, Block[]>();
  const add = (customerId: CustomerId, block: Block): void => {
    const list = blocks.get(customerId);
    if (list) list.push(block);
    else blocks.set(customerId, [block]);
  };
  for (const override of overridesAt(db, point)) {
    if (override.kind !== 'pause' && override.kind !== 'exclude') continue;
    add(override.customerId, {
      kind: override.kind === 'pause' ? 'paused' : 'excluded',
      sinceOn: override.fromOn,
      untilOn: override.untilOn,
      dueItemIds: override.dueItemId === null ? 'all' : [override.dueItemId],
      reason: override.reason,
    });
  }
  for (const promise of promisesAt(db, point)) {
    if (promise.state !== 'open' && promise.state !== 'due') continue;
    const dueItemIds = promise.lines.map(({ dueItemId }) => dueItemId);
    add(promise.customerId, {
      kind: 'promise',
      sinceOn: promise.madeOn,
      untilOn: promise.graceOn,
      dueItemIds,
      reason: promise.promisedBy,
    });
  }
  for (const plan of plansAt(db, point)) {
    if (plan.state !== 'active' && plan.state !== 'late') continue;
    add(plan.customerId, {
      kind: 'plan',
      sinceOn: plan.signedOn ?? plan.draftedOn,
      untilOn: null,
      dueItemIds: plan.dueItemIds,
      reason: plan.number,
    });
  }
  for (const legal of casesAt(db, point)) {
    if (legal.closedOn !== null) continue;
    add(legal.customerId, {
      kind: 'legal',
      sinceOn: legal.openedOn,
      untilOn: null,
      dueItemIds: legal.dueItemIds,
      reason: legal.kind,
    });
  }
  for (const { customerId, sinceOn, dueItemIds } of whollyDisputed(db, point))
    add(customerId, { kind: 'disputed', sinceOn, untilOn: null, dueItemIds, reason: '' });
  for (const customerId of goneCustomers(db, point))
    add(customerId, { kind: 'merged', sinceOn: point.asOf, untilOn: null, dueItemIds: 'all', reason: '' });
  return blocks;
}

/** What of a customer's blocks is about one item. */
export function blocksOf(blocks: readonly Block[] | undefined, dueItemId: DueItemId): Block[] {
  return (blocks ?? []).filter(({ dueItemIds }) => dueItemIds === 'all' || dueItemIds.includes(dueItemId));
}

type Asked = PointInTime & { readonly customerId?: CustomerId | undefined };

interface DisputedItems {
  readonly customerId: CustomerId;
  /** When the last of them was disputed. */
  sinceOn: Day;
  readonly dueItemIds: DueItemId[];
}

function asked(point: Asked): { params: Record<string, SqlValue>; where: string } {
  const params: Record<string, SqlValue> = pointParams(point);
  if (point.customerId === undefined) return { params, where: '' };
  params.customerId = point.customerId;
  return { params, where: 'AND i.customer_id = :customerId' };
}

function whollyDisputed(db: ReadDb, point: Asked): DisputedItems[] {
  const { params, where } = asked(point);
  const rows = db.rows<{ customerId: CustomerId; id: DueItemId; sinceOn: Day }>(
    `WITH ${itemAtSql(point, `AND i.id IN (SELECT due_item_id FROM dispute) ${where}`)}, ${disputeAtSql(point)}
     SELECT i.customer_id AS "customerId", i.id, (SELECT max(y.opened_on) FROM dispute y WHERE y.due_item_id = i.id
       AND y.opened_on <= :asOf AND ${knownSql(point, 'y')}) AS "sinceOn" FROM item_at i JOIN dispute_at x ON x.due_item_id = i.id
     WHERE x.disputed_minor >= i.open_minor ORDER BY i.customer_id, i.id`,
    params,
  );
  const found: DisputedItems[] = [];
  for (const { customerId, id, sinceOn } of rows) {
    const last = found.at(-1);
    if (last?.customerId !== customerId) found.push({ customerId, sinceOn, dueItemIds: [id] });
    else {
      last.dueItemIds.push(id);
      last.sinceOn = laterDay(last.sinceOn, sinceOn);
    }
  }
  return found;
}

function goneCustomers(db: ReadDb, { customerId, knownAt }: Asked): CustomerId[] {
  const params: Record<string, SqlValue> = knownAt === undefined ? {} : { knownAt };
  if (customerId !== undefined) params.customerId = customerId;
  return db
    .rows<{ id: CustomerId }>(
      `SELECT id FROM customer WHERE ${knownAt === undefined ? 'removed_at IS NOT NULL' : 'removed_at <= :knownAt'}
       ${customerId === undefined ? '' : 'AND id = :customerId'}`,
      params,
    )
    .map(({ id }) => id);
}
