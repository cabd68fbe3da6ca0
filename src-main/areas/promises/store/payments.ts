import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { knownSql, pointParams, reversedSql, type PointInTime } from '../../ledger/store/asOf.ts';
import type { Payment } from '../rules/judging.ts';

/** Money of one customer and currency, for `judgeAll` and for the instalments of plans. */
export type PaymentsOf = Map<string, Payment[]>;

export function purse(customerId: CustomerId, currency: CurrencyCode): string {
  return `${customerId} ${currency}`;
}

/**
 * Receipts of customers who gave their word, by the day the money was received: what was used, per item, and what was not
 * used yet. A bill is money on the day it is honoured and not before (design.md §4). Money paid back is none.
 *
 * `whoSql` selects `customer_id`, `currency` and `from_on`, the first day whose money counts; it may use `:asOf`.
 */
export function paymentsSince(
  db: ReadDb,
  point: PointInTime,
  whoSql: string,
  params: Readonly<Record<string, SqlValue>> = {},
): PaymentsOf {
  const rows = db.rows<{
    customerId: CustomerId;
    currency: CurrencyCode;
    onDay: Day;
    dueItemId: DueItemId | null;
    amountMinor: number;
  }>(
    `WITH who AS MATERIALIZED (${whoSql}),
     money AS MATERIALIZED (
       SELECT d.id, d.customer_id, d.currency, d.amount_minor, w.from_on, CASE WHEN b.id IS NULL THEN d.issued_on ELSE
           (SELECT min(e.on_day) FROM bill_event e WHERE e.bill_id = b.id AND e.kind = 'honoured' AND ${knownSql(point, 'e')}) END AS on_day
         FROM who w CROSS JOIN document d INDEXED BY document_customer ON d.customer_id = w.customer_id
         LEFT JOIN bill b ON b.receipt_id = d.id AND ${knownSql(point, 'b')}
         WHERE d.kind = 'receipt' AND d.currency = w.currency AND d.issued_on <= :asOf AND ${knownSql(point, 'd')}
           AND NOT ${reversedSql(point, 'd')}),
     cash AS MATERIALIZED (SELECT * FROM money WHERE on_day BETWEEN from_on AND :asOf),
     used AS MATERIALIZED (
       SELECT c.id, a.due_item_id, a.amount_minor FROM cash c CROSS JOIN allocation a ON a.credit_id = c.id
         WHERE a.effective_on <= :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')})
     SELECT c.customer_id AS "customerId", c.currency, c.on_day AS "onDay", u.due_item_id AS "dueItemId", sum(u.amount_minor) AS "amountMinor"
       FROM used u JOIN cash c ON c.id = u.id JOIN due_item i ON i.id = u.due_item_id JOIN document x ON x.id = i.document_id
       WHERE x.kind <> 'refund' GROUP BY 1, 2, 3, 4
     UNION ALL
     SELECT c.customer_id, c.currency, c.on_day, NULL, sum(c.amount_minor - coalesce((SELECT sum(u.amount_minor) FROM used u WHERE u.id = c.id), 0))
       FROM cash c GROUP BY 1, 2, 3`,
    { ...pointParams(point), ...params },
  );
  const found: PaymentsOf = new Map();
  for (const { customerId, currency, ...payment } of rows) {
    if (payment.amountMinor <= 0) continue;
    const key = purse(customerId, currency);
    const payments = found.get(key);
    if (payments) payments.push(payment);
    else found.set(key, [payment]);
  }
  return found;
}
