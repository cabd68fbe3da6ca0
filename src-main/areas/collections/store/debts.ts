import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import {
  creditAtSql,
  disputeAtSql,
  DUE_ON,
  itemAtSql,
  pointParams,
  type PointInTime,
} from '../../ledger/store/asOf.ts';

export interface OverdueSum {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly overdueMinor: number;
  readonly disputedMinor: number;
  readonly oldestDueOn: Day;
  readonly oldestUndisputedOn: Day | null;
}

/** What is overdue per customer and currency; the disputed part is never more than what is open. */
export function overdueSums(db: ReadDb, point: PointInTime): OverdueSum[] {
  return db.rows<OverdueSum>(
    `WITH ${itemAtSql(point, `AND ${DUE_ON} < :asOf`)}, ${disputeAtSql(point)}
     SELECT i.customer_id AS "customerId", i.currency, sum(i.open_minor) AS "overdueMinor",
       coalesce(sum(min(x.disputed_minor, i.open_minor)), 0) AS "disputedMinor", min(i.due_on) AS "oldestDueOn",
       min(i.due_on) FILTER (WHERE coalesce(x.disputed_minor, 0) < i.open_minor) AS "oldestUndisputedOn"
     FROM item_at i LEFT JOIN dispute_at x ON x.due_item_id = i.id
     WHERE i.open_minor > 0 GROUP BY i.customer_id, i.currency ORDER BY i.customer_id, i.currency`,
    pointParams(point),
  );
}

/** Everybody with something open, due or not. */
export function customersOwing(db: ReadDb, point: PointInTime): Set<CustomerId> {
  const rows = db.rows<{ customerId: CustomerId }>(
    `WITH ${itemAtSql(point)} SELECT DISTINCT customer_id AS "customerId" FROM item_at WHERE open_minor > 0`,
    pointParams(point),
  );
  return new Set(rows.map(({ customerId }) => customerId));
}

/** Money received and not yet applied, per customer and currency. */
export function unappliedSums(
  db: ReadDb,
  point: PointInTime,
): { customerId: CustomerId; currency: CurrencyCode; minor: number }[] {
  return db.rows(
    `WITH ${creditAtSql(point)}
     SELECT customer_id AS "customerId", currency, sum(unapplied_minor) AS minor FROM credit_at GROUP BY customer_id, currency`,
    pointParams(point),
  );
}

export interface OverdueItem {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  /** Open and not in dispute. */
  readonly minor: number;
}

/** The overdue items among those named, with what of them is not in dispute. */
export function overdueItems(db: ReadDb, point: PointInTime, dueItemIds: readonly DueItemId[]): OverdueItem[] {
  if (dueItemIds.length === 0) return [];
  return db.rows<OverdueItem>(
    `WITH ${itemAtSql(point, `AND ${DUE_ON} < :asOf AND i.id IN (SELECT value FROM json_each(:ids))`)}, ${disputeAtSql(point)}
     SELECT i.id AS "dueItemId", i.customer_id AS "customerId", i.currency,
       max(0, i.open_minor - coalesce(x.disputed_minor, 0)) AS minor
     FROM item_at i LEFT JOIN dispute_at x ON x.due_item_id = i.id WHERE i.open_minor > 0`,
    { ...pointParams(point), ids: JSON.stringify(dueItemIds) },
  );
}

/** Items that became overdue between two days: due on `from` or later and before the day of the point. */
export function newlyOverdueSums(
  db: ReadDb,
  point: PointInTime,
  from: Day,
): { currency: CurrencyCode; amountMinor: number; items: number; customers: number }[] {
  return db.rows(
    `WITH ${itemAtSql(point, `AND ${DUE_ON} >= :from AND ${DUE_ON} < :asOf`)}
     SELECT currency, sum(open_minor) AS "amountMinor", count(*) AS items, count(DISTINCT customer_id) AS customers
     FROM item_at WHERE open_minor > 0 GROUP BY currency ORDER BY currency`,
    { ...pointParams(point), from },
  );
}
