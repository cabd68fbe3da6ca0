import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths, daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../storage/database.ts';
import { paymentsSql } from '../aging/store.ts';
import { dateInvoice } from '../ledger/invoicing.ts';
import { knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';

type CurrencyPoint = PointInTime & { readonly currency: CurrencyCode; readonly customerId?: CustomerId | undefined };

/** The twelve months up to a day, that day included. */
export function yearFrom(asOf: Day): Day {
  return addDays(addMonths(asOf, -12), 1);
}

/** Sales of a customer: what was sold on credit in the last twelve months, and since when there is trade at all. */
export interface Trade {
  readonly salesMinor: number;
  readonly firstOn: Day;
}

/** Credit sales (invoices and debit notes but those of interest, costs and recovery) per customer, and the first day of trade in any currency. */
export function tradeByCustomer(db: ReadDb, point: CurrencyPoint): Map<CustomerId, Trade> {
  const own = (column: string): string => (point.customerId === undefined ? '' : `AND ${column} = :customerId`);
  const known = knownSql(point, 'd');
  const params: Record<string, SqlValue> = {
    ...pointParams(point),
    currency: point.currency,
    from: yearFrom(point.asOf),
    ...(point.customerId === undefined ? {} : { customerId: point.customerId }),
  };
  const rows = db.rows<{ customerId: CustomerId; salesMinor: number; firstOn: Day | null }>(
    // The year of one currency and the first document of each customer, by their indexes: not every document ever.
    `WITH sold AS MATERIALIZED (
       SELECT d.customer_id, sum(d.amount_minor) AS minor FROM document d
       WHERE d.currency = :currency AND d.kind IN ('invoice','debit_note') AND d.issued_on BETWEEN :from AND :asOf
         AND d.purpose NOT IN ('interest','cost','recovery') AND ${known} ${own('d.customer_id')}
       GROUP BY d.customer_id)
     SELECT c.id AS "customerId", coalesce(sold.minor, 0) AS "salesMinor",
       (SELECT d.issued_on FROM document d WHERE d.customer_id = c.id AND d.issued_on <= :asOf
         AND d.kind IN ('invoice','debit_note','opening') AND ${known} ORDER BY d.issued_on LIMIT 1) AS "firstOn"
     FROM customer c LEFT JOIN sold ON sold.customer_id = c.id WHERE true ${own('c.id')} ORDER BY c.id`,
    params,
  );
  return new Map(rows.flatMap(({ customerId, salesMinor, firstOn }) => firstOn === null ? [] : [[customerId, { salesMinor, firstOn }] as const])); // prettier-ignore
}

/** Months of trade begun, at most twelve: first sale on 15 March, on 14 September six. */
export function salesMonths(firstOn: Day, asOf: Day): number {
  let months = 1;
  while (months < 12 && addMonths(firstOn, months) <= asOf) months += 1;
  return months;
}

/** How customers paid: amount-weighted days late of twelve months, and the payments of the last six. */
export interface Habit {
  readonly averageLateTenths: number;
  readonly recentPayments: number;
  readonly recentWorstLate: number;
}

export function habitsByCustomer(db: ReadDb, point: CurrencyPoint): Map<CustomerId, Habit> {
  const { redated, from, daysLate, params } = paymentsSql({
    asOf: point.asOf,
    knownAt: point.knownAt,
    from: yearFrom(point.asOf),
    ...(point.customerId === undefined ? {} : { customers: [point.customerId] }),
  });
  const rows = db.rows<{ customerId: CustomerId; late: number; minor: number; recent: number; worst: number | null }>(
    `WITH ${redated}, part AS (
       SELECT i.customer_id, i.currency, a.credit_id, a.amount_minor AS minor, a.effective_on >= :recentFrom AS recent, ${daysLate} AS late
       FROM ${from})
     SELECT customer_id AS "customerId", sum(minor * late) AS late, sum(minor) AS minor,
       count(DISTINCT CASE WHEN recent THEN credit_id END) AS recent, max(CASE WHEN recent THEN late END) AS worst
     FROM part WHERE currency = :currency GROUP BY customer_id`,
    { ...params, currency: point.currency, recentFrom: addMonths(point.asOf, -6) },
  );
  return new Map(
    rows.map(({ customerId, late, minor, recent, worst }) => [
      customerId,
      {
        averageLateTenths: minor === 0 ? 0 : Math.floor((late / minor) * 10 + 0.5),
        recentPayments: recent,
        recentWorstLate: worst ?? 0,
      },
    ]),
  );
}

/** Days the customer's terms give on an invoice of that day, weighted by the instalments' amounts. */
export function creditDaysOf(db: ReadDb, customerId: CustomerId, currency: CurrencyCode, asOf: Day): number {
  const NOMINAL = 1_000_000;
  const dated = dateInvoice(db, { customerId, currency, issuedOn: asOf, amountMinor: NOMINAL });
  if (!dated.ok) return 0;
  const weighted = dated.value.items.reduce((sum, item) => sum + item.amountMinor * daysBetween(asOf, item.dueOn), 0);
  return Math.max(0, Math.floor(weighted / NOMINAL + 0.5));
}

/** Limits other suppliers give and what they say, by the entries of the credit file that stand. */
export function referencesOf(db: ReadDb, point: CurrencyPoint): { limitsMinor: number[]; good: number; bad: number } {
  const known =
    point.knownAt === undefined
      ? 'removed_at IS NULL'
      : 'recorded_at <= :knownAt AND (removed_at IS NULL OR removed_at > :knownAt)';
  const rows = db.rows<{ status: string; currency: string; limitMinor: number | null }>(
    `SELECT status, currency, limit_minor AS "limitMinor" FROM credit_record
     WHERE kind = 'trade' AND customer_id = :customerId AND checked_on <= :asOf
       AND (expires_on IS NULL OR expires_on >= :asOf) AND ${known}`,
    { ...pointParams(point), customerId: point.customerId ?? 0 },
  );
  return {
    limitsMinor: rows.flatMap(({ limitMinor, currency }) => limitMinor !== null && currency === point.currency ? [limitMinor] : []), // prettier-ignore
    good: rows.filter(({ status }) => status === 'clean').length,
    bad: rows.filter(({ status }) => status === 'active').length,
  };
}

/** What the insurance policies in force leave with us for a customer. */
export function retentionOf(db: ReadDb, point: CurrencyPoint): number {
  const known =
    point.knownAt === undefined
      ? 'x.removed_at IS NULL AND p.removed_at IS NULL'
      : `x.recorded_at <= :knownAt AND (x.removed_at IS NULL OR x.removed_at > :knownAt)
         AND p.recorded_at <= :knownAt AND (p.removed_at IS NULL OR p.removed_at > :knownAt)`;
  const [row] = db.rows<{ minor: number | null }>(
    `SELECT sum(retention) AS minor FROM (
       SELECT DISTINCT p.id, coalesce(p.retention_minor, 0) AS retention FROM insured_limit x JOIN insurance_policy p ON p.id = x.policy_id
       WHERE x.customer_id = :customerId AND p.currency = :currency AND ${known}
         AND x.from_on <= :asOf AND (x.until_on IS NULL OR x.until_on >= :asOf) AND p.from_on <= :asOf AND p.until_on >= :asOf)`,
    { ...pointParams(point), currency: point.currency, customerId: point.customerId ?? 0 },
  );
  return row?.minor ?? 0;
}

/** Orders that did not pass the check, and contract amendments, per customer since its last review (of all time without one). */
export function eventsSinceReview(
  db: ReadDb,
  point: PointInTime,
  customerId?: CustomerId,
): Map<CustomerId, { requests: number; amendments: number }> {
  const known = (alias: string, gone: string): string =>
    point.knownAt === undefined
      ? `${alias}.${gone} IS NULL`
      : `${alias}.recorded_at <= :knownAt AND (${alias}.${gone} IS NULL OR ${alias}.${gone} > :knownAt)`;
  const own = customerId === undefined ? '' : 'AND c.id = :customerId';
  const rows = db.rows<{ customerId: CustomerId; requests: number; amendments: number }>(
    `WITH last AS (
       SELECT r.customer_id, max(r.reviewed_on) AS on_day FROM credit_review r
       WHERE r.reviewed_on <= :asOf AND ${known('r', 'voided_at')} GROUP BY r.customer_id),
     request AS (
       SELECT o.customer_id, count(*) AS n FROM order_check o LEFT JOIN last ON last.customer_id = o.customer_id
       WHERE o.decision <> 'pass' AND o.as_of <= :asOf AND o.as_of > coalesce(last.on_day, '') AND ${known('o', 'voided_at')}
       GROUP BY o.customer_id),
     amended AS (
       SELECT k.customer_id, count(*) AS n FROM contract_amendment a JOIN contract k ON k.id = a.contract_id
         LEFT JOIN last ON last.customer_id = k.customer_id
       WHERE a.amended_on <= :asOf AND a.amended_on > coalesce(last.on_day, '') AND ${known('a', 'removed_at')}
       GROUP BY k.customer_id)
     SELECT c.id AS "customerId", coalesce(request.n, 0) AS requests, coalesce(amended.n, 0) AS amendments
     FROM customer c LEFT JOIN request ON request.customer_id = c.id LEFT JOIN amended ON amended.customer_id = c.id
     WHERE (request.n > 0 OR amended.n > 0) ${own}`,
    { ...pointParams(point), ...(customerId === undefined ? {} : { customerId }) },
  );
  return new Map(rows.map(({ customerId: id, ...events }) => [id, events]));
}

export interface CreditPerson {
  readonly strategic: boolean;
  readonly paidInMinor: number | null;
  readonly capitalCurrency: string;
  readonly foundedOn: Day | null;
  readonly sinceOn: Day | null;
}

export function creditPeople(db: ReadDb, customerId?: CustomerId): Map<CustomerId, CreditPerson> {
  const own = customerId === undefined ? '' : 'WHERE id = :customerId';
  const rows = db.rows<{ id: CustomerId; strategic: number; paidInMinor: number | null; capitalCurrency: string; foundedOn: Day | null; sinceOn: Day | null }>(
    `SELECT id, strategic, paid_in_minor AS "paidInMinor", capital_currency AS "capitalCurrency", founded_on AS "foundedOn",
       customer_since_on AS "sinceOn" FROM customer ${own}`,
    customerId === undefined ? {} : { customerId },
  ); // prettier-ignore
  return new Map(rows.map(({ id, strategic, ...person }) => [id, { ...person, strategic: strategic === 1 }]));
}
