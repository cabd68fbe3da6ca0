import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { CustomerId, OrderId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { CURRENCIES_SQL, knownSql, type PointInTime } from '../../ledger/store/asOf.ts';
import { MIN_ORDER_MONTHS, MIN_ORDERS, orderWindows, type SwingFact } from '../rules/orders.ts';
import { askedParams, ownSql, type Asked } from './receipts.ts';

/** An order of the register less what was cancelled of it. */
const orderedMinor = (point: PointInTime): string =>
  `o.amount_minor - coalesce((SELECT sum(e.amount_minor) FROM order_event e WHERE e.order_id = o.id AND e.kind = 'cancelled'
     AND e.on_day <= :asOf AND ${knownSql(point, 'e')}), 0)`;

/**
 * `booked`: what customers ordered from a day on. Who has orders in the register since the beginning of the comparison is
 * judged by them, everybody else by the invoices.
 */
export function bookedSql(asked: Asked): string {
  const invoices = asked.customerId === undefined ? `(${CURRENCIES_SQL}) k CROSS JOIN document d ON d.currency = k.currency` : 'document d'; // prettier-ignore
  return `registered AS MATERIALIZED (
      SELECT o.customer_id FROM sale_order o WHERE ${knownSql(asked, 'o')} ${ownSql(asked, 'o')}
      GROUP BY o.customer_id HAVING min(o.ordered_on) < :registerFrom),
    booked AS (
      SELECT 'order' AS kind, o.id, o.number, o.customer_id, o.currency, o.ordered_on AS on_day, ${orderedMinor(asked)} AS minor FROM sale_order o
        WHERE o.ordered_on BETWEEN :from AND :asOf AND ${knownSql(asked, 'o')} AND o.customer_id IN (SELECT customer_id FROM registered) ${ownSql(asked, 'o')}
      UNION ALL
      SELECT 'invoice', d.id, d.number, d.customer_id, d.currency, d.issued_on, d.amount_minor FROM ${invoices}
        WHERE d.kind = 'invoice' AND d.issued_on BETWEEN :from AND :asOf AND ${knownSql(asked, 'd')} ${ownSql(asked, 'd')}
          AND d.customer_id NOT IN (SELECT customer_id FROM registered))`;
}

/** Customers whose orders of 30 days may be out of step with the six months before: those with enough orders, and far off. */
export function orderSwings(
  db: ReadDb,
  asked: Asked,
  { orderRiseBp, orderFallBp }: { readonly orderRiseBp: number; readonly orderFallBp: number },
): (SwingFact & { readonly customerId: CustomerId; readonly currency: CurrencyCode })[] {
  const { recentFrom, priorFrom } = orderWindows(asked.asOf);
  return db.rows(
    `WITH ${bookedSql(asked)},
     sums AS (
       SELECT customer_id, currency,
         coalesce(sum(minor) FILTER (WHERE on_day >= :recentFrom), 0) AS recent, count(*) FILTER (WHERE on_day >= :recentFrom) AS recents,
         coalesce(sum(minor) FILTER (WHERE on_day < :recentFrom), 0) AS prior, count(*) FILTER (WHERE on_day < :recentFrom) AS priors,
         max(on_day < :m1) + max(on_day >= :m1 AND on_day < :m2) + max(on_day >= :m2 AND on_day < :m3) + max(on_day >= :m3 AND on_day < :m4)
           + max(on_day >= :m4 AND on_day < :m5) + max(on_day >= :m5 AND on_day < :recentFrom) AS months,
         max(on_day) AS last_on
       FROM booked WHERE minor > 0 GROUP BY customer_id, currency)
     SELECT customer_id AS "customerId", currency, recent AS "recentMinor", recents AS "recentCount", prior AS "priorMinor",
       priors AS "priorCount", months AS "priorMonths", last_on AS "lastOn"
     FROM sums WHERE priors >= :leastOrders AND months >= :leastMonths AND (recent * 60000 > prior * :riseBp OR recent * 60000 < prior * :fallBp)`,
    {
      ...askedParams(asked),
      from: priorFrom,
      recentFrom,
      registerFrom: addDays(priorFrom, 30),
      m1: addDays(priorFrom, 30),
      m2: addDays(priorFrom, 60),
      m3: addDays(priorFrom, 90),
      m4: addDays(priorFrom, 120),
      m5: addDays(priorFrom, 150),
      leastOrders: MIN_ORDERS,
      leastMonths: MIN_ORDER_MONTHS,
      riseBp: orderRiseBp,
      fallBp: orderFallBp,
    },
  );
}

export interface OrderLine {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly on: Day;
  readonly amountMinor: number;
}

/** What these customers ordered in the last 60 days, by the same source as above. */
export function ordersOfLate(db: ReadDb, asked: Asked, customers: readonly CustomerId[]): OrderLine[] {
  if (customers.length === 0) return [];
  const { priorFrom } = orderWindows(asked.asOf);
  return db.rows(
    `WITH wanted AS MATERIALIZED (SELECT value AS customer_id FROM json_each(:customers)),
     registered AS MATERIALIZED (
       SELECT o.customer_id FROM sale_order o WHERE ${knownSql(asked, 'o')} GROUP BY o.customer_id HAVING min(o.ordered_on) < :registerFrom)
     SELECT o.customer_id AS "customerId", o.currency, o.ordered_on AS "on", ${orderedMinor(asked)} AS "amountMinor" FROM sale_order o
       WHERE o.ordered_on BETWEEN :from AND :asOf AND ${knownSql(asked, 'o')} AND o.customer_id IN (SELECT customer_id FROM wanted)
         AND o.customer_id IN (SELECT customer_id FROM registered)
     UNION ALL
     SELECT d.customer_id, d.currency, d.issued_on, d.amount_minor
       FROM wanted w CROSS JOIN document d ON d.customer_id = w.customer_id
       WHERE d.kind = 'invoice' AND d.issued_on BETWEEN :from AND :asOf AND ${knownSql(asked, 'd')}
         AND d.customer_id NOT IN (SELECT customer_id FROM registered)`,
    {
      ...askedParams({ asOf: asked.asOf, knownAt: asked.knownAt }),
      from: addDays(asked.asOf, -59),
      registerFrom: addDays(priorFrom, 30),
      customers: JSON.stringify(customers),
    },
  );
}

export interface RecentOrder extends OrderLine {
  readonly orderId: OrderId;
  /** Nothing was invoiced to the customer and the file was not opened before this day. */
  readonly isNew: number;
}

/** Orders of the last 30 days that were not cancelled whole, with whether the customer is new by then. */
export function recentOrders(db: ReadDb, asked: Asked, newSince: Day): RecentOrder[] {
  return db.rows(
    `SELECT o.id AS "orderId", o.customer_id AS "customerId", o.currency, o.ordered_on AS "on", ${orderedMinor(asked)} AS "amountMinor",
       NOT EXISTS (SELECT 1 FROM document d WHERE d.customer_id = o.customer_id AND d.issued_on < :newSince AND ${knownSql(asked, 'd')})
         AND coalesce(c.customer_since_on, '9999-12-31') >= :newSince AS "isNew"
     FROM sale_order o JOIN customer c ON c.id = o.customer_id
     WHERE o.ordered_on BETWEEN :from AND :asOf AND ${knownSql(asked, 'o')} ${ownSql(asked, 'o')}`,
    { ...askedParams(asked), newSince, from: orderWindows(asked.asOf).recentFrom },
  );
}
