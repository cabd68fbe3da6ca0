import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId, PromiseId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { itemAtSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import type { PromiseShown } from './contract.ts';
import { findPromise, promisesAt, type PromiseAt } from './store.ts';

/** Promises with names: the customer's, and number, due day and open amount of their items. */
export function showPromises(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
  promises: readonly PromiseAt[],
): PromiseShown[] {
  if (promises.length === 0) return [];
  const { customerId } = point;
  const only = customerId === undefined ? '' : 'AND i.customer_id = :customerId';
  const items = new Map(
    db
      .rows<{ dueItemId: DueItemId; number: string; dueOn: Day; openMinor: number }>(
        `WITH ${itemAtSql(point, `AND i.id IN (SELECT due_item_id FROM promise_line) ${only}`)}
         SELECT i.id AS "dueItemId", d.number, coalesce(r.due_on, i.due_on) AS "dueOn", coalesce(o.open_minor, 0) AS "openMinor"
         FROM due_item i JOIN document d ON d.id = i.document_id LEFT JOIN redated r ON r.due_item_id = i.id LEFT JOIN item_at o ON o.id = i.id
         WHERE i.id IN (SELECT due_item_id FROM promise_line) ${only}`,
        { ...pointParams(point), ...(customerId === undefined ? {} : { customerId }) },
      )
      .map((item) => [item.dueItemId, item]),
  );
  const customers = new Map(
    db
      .rows<{ id: CustomerId; code: string; name: string }>(
        `SELECT id, code, name FROM customer WHERE id IN (SELECT customer_id FROM promise)`,
      )
      .map((customer) => [customer.id, customer]),
  );
  return promises.map(({ parts: _parts, inTimeMinor: _inTime, actionId: _actionId, ...promise }) => ({
    ...promise,
    customerCode: customers.get(promise.customerId)?.code ?? '',
    customerName: customers.get(promise.customerId)?.name ?? '',
    lines: promise.lines.flatMap((line) => {
      const item = items.get(line.dueItemId);
      return item ? [{ ...item, ...line }] : [];
    }),
  }));
}

/** One promise as it stands on a day, with names; null where there is none. */
export function promiseView(db: ReadDb, point: PointInTime, promiseId: PromiseId): PromiseShown | null {
  const customerId = findPromise(db, promiseId)?.customer_id;
  if (customerId === undefined) return null;
  const own = promisesAt(db, { ...point, customerId }).filter((promise) => promise.promiseId === promiseId);
  return showPromises(db, { ...point, customerId }, own)[0] ?? null;
}
