import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { paymentsSql } from '../../aging/store.ts';
import { creditAtSql, DUE_ON, effectiveSql, itemAtSql, knownSql, pointParams, redatedSql, reversedSql, type PointInTime } from '../../ledger/store/asOf.ts'; // prettier-ignore
import type { PaidSums } from '../rules.ts';
import type { BillShareFact, PayerFact, ReceiptFact, ReturnsFact, RollingFact } from '../rules/receipts.ts';

/** A point in the book, of one customer where it is asked for. */
export interface Asked extends PointInTime {
  readonly customerId?: CustomerId | undefined;
}

interface Of {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
}

/** Condition and parameters that narrow a query over `alias` to the customer asked for. */
export function ownSql({ customerId }: Asked, alias: string): string {
  return customerId === undefined ? '' : `AND ${alias}.customer_id = :customerId`;
}

export function askedParams(asked: Asked): Record<string, SqlValue> {
  return asked.customerId === undefined ? pointParams(asked) : { ...pointParams(asked), customerId: asked.customerId };
}

export interface Habit extends Of {
  /** Set where the customer may be paying slower; the rule itself looks at the sums. */
  readonly slowing: { readonly recent: PaidSums; readonly prior: PaidSums; readonly turnedOn: Day | null } | null;
  /** Received in the recent window for items that were overdue when it began. */
  readonly oldPaidMinor: number;
}

/**
 * How customers paid, over all payments of both windows in one pass: the sums of those who may be paying slower (a shade
 * wider than the rule; only for them are receipts counted one by one), and what of the old overdue was paid.
 */
export function payingHabits(
  db: ReadDb,
  { customerId, ...point }: Asked,
  windows: { readonly recentFrom: Day; readonly priorFrom: Day },
  thresholds: { readonly slowerDays: number; readonly slowerShareBp: number; readonly slowerMinReceipts: number },
): Habit[] {
  const { redated, from, daysLate, params } = paymentsSql({
    ...point,
    from: windows.priorFrom,
    customers: customerId === undefined ? undefined : [customerId],
  });
  const rows = db.rows<Of & SlowerSums & { slowing: number | null; oldPaidMinor: number }>(
    `WITH ${redated}, part AS MATERIALIZED (
       SELECT i.customer_id, i.currency, a.credit_id, a.effective_on AS on_day, a.effective_on >= :recentFrom AS recent,
         a.amount_minor AS minor, ${DUE_ON} < :recentFrom AS old, ${daysLate} AS late
       FROM ${from}),
     habit AS MATERIALIZED (
       SELECT customer_id, currency, count(*) FILTER (WHERE recent) AS recent_parts, count(*) FILTER (WHERE NOT recent) AS prior_parts,
         sum(minor) FILTER (WHERE recent) AS recent_minor, sum(minor) FILTER (WHERE NOT recent) AS prior_minor,
         sum(minor * late) FILTER (WHERE recent) AS recent_times, sum(minor * late) FILTER (WHERE NOT recent) AS prior_times,
         coalesce(sum(minor) FILTER (WHERE recent AND late > 0), 0) AS recent_late,
         coalesce(sum(minor) FILTER (WHERE NOT recent AND late > 0), 0) AS prior_late,
         coalesce(sum(minor) FILTER (WHERE recent AND old), 0) AS old_paid
       FROM part GROUP BY customer_id, currency),
     risen AS (
       SELECT *, recent_times * 1.0 / recent_minor - prior_times * 1.0 / prior_minor AS days,
         recent_late * 10000.0 / recent_minor - prior_late * 10000.0 / prior_minor AS bp
       FROM habit WHERE recent_parts >= :least AND prior_parts >= :least),
     slowing AS MATERIALIZED (
       SELECT customer_id, currency, floor(prior_times * 1.0 / prior_minor * 10 + 0.5) AS prior_tenths
       FROM risen WHERE days >= :days - 0.2 OR (bp >= :bp - 2 AND days > -0.2)),
     counted AS (
       SELECT s.customer_id, s.currency, count(DISTINCT p.credit_id) FILTER (WHERE recent) AS recent_receipts,
         count(DISTINCT p.credit_id) FILTER (WHERE NOT recent) AS prior_receipts,
         min(p.on_day) FILTER (WHERE recent AND p.late * 10 > s.prior_tenths) AS turned_on
       FROM part p CROSS JOIN slowing s ON s.customer_id = p.customer_id AND s.currency = p.currency
       GROUP BY s.customer_id, s.currency)
     SELECT h.customer_id AS "customerId", h.currency, h.old_paid AS "oldPaidMinor", c.customer_id AS slowing,
       h.recent_minor AS "recentMinor", h.prior_minor AS "priorMinor", h.recent_times AS "recentTimes", h.prior_times AS "priorTimes",
       h.recent_late AS "recentLateMinor", h.prior_late AS "priorLateMinor", c.recent_receipts AS "recentReceipts",
       c.prior_receipts AS "priorReceipts", c.turned_on AS "turnedOn"
     FROM habit h LEFT JOIN counted c ON c.customer_id = h.customer_id AND c.currency = h.currency
     WHERE c.customer_id IS NOT NULL OR h.old_paid > 0`,
    {
      ...params,
      recentFrom: windows.recentFrom,
      days: thresholds.slowerDays,
      bp: thresholds.slowerShareBp,
      least: thresholds.slowerMinReceipts,
    },
  );
  return rows.map(({ customerId: of, currency, oldPaidMinor, slowing, ...sums }) => ({
    customerId: of,
    currency,
    oldPaidMinor,
    slowing: slowing === null ? null : slowerSums(sums),
  }));
}

/** The sums as one row gives them. */
interface SlowerSums {
  readonly recentMinor: number;
  readonly recentTimes: number;
  readonly recentLateMinor: number;
  readonly recentReceipts: number;
  readonly priorMinor: number;
  readonly priorTimes: number;
  readonly priorLateMinor: number;
  readonly priorReceipts: number;
  readonly turnedOn: Day | null;
}

function slowerSums(row: SlowerSums): NonNullable<Habit['slowing']> {
  return {
    recent: {
      amountMinor: row.recentMinor,
      amountTimesDays: row.recentTimes,
      lateMinor: row.recentLateMinor,
      receipts: row.recentReceipts,
    },
    prior: {
      amountMinor: row.priorMinor,
      amountTimesDays: row.priorTimes,
      lateMinor: row.priorLateMinor,
      receipts: row.priorReceipts,
    },
    turnedOn: row.turnedOn,
  };
}

/** What is overdue on the day, split by whether it was overdue when the window began. */
export function overdueByAge(
  db: ReadDb,
  asked: Asked,
  windowFrom: Day,
): (Of & Pick<RollingFact, 'oldLeftMinor' | 'newOverdueMinor' | 'firstNewDueOn'>)[] {
  return db.rows(
    `WITH ${itemAtSql(asked, `AND ${DUE_ON} < :asOf ${ownSql(asked, 'i')}`)}
     SELECT customer_id AS "customerId", currency,
       coalesce(sum(open_minor) FILTER (WHERE due_on < :windowFrom), 0) AS "oldLeftMinor",
       coalesce(sum(open_minor) FILTER (WHERE due_on >= :windowFrom), 0) AS "newOverdueMinor",
       min(due_on) FILTER (WHERE due_on >= :windowFrom) AS "firstNewDueOn"
     FROM item_at GROUP BY customer_id, currency`,
    { ...askedParams(asked), windowFrom },
  );
}

/** What came off items that were overdue when the window began, by any credit, for these customers. */
export function oldSettled(
  db: ReadDb,
  point: PointInTime,
  from: Day,
  customers: readonly CustomerId[],
): Map<string, number> {
  if (customers.length === 0) return new Map();
  const rows = db.rows<Of & { minor: number }>(
    `WITH ${redatedSql(point)}
     SELECT i.customer_id AS "customerId", i.currency, sum(a.amount_minor) AS minor
     FROM (${effectiveSql(point)}) a CROSS JOIN due_item i ON i.id = a.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
     WHERE i.customer_id IN (SELECT value FROM json_each(:customers)) AND ${DUE_ON} < :from
     GROUP BY i.customer_id, i.currency`,
    { ...pointParams(point), from, customers: JSON.stringify(customers) },
  );
  return new Map(rows.map((row) => [`${row.customerId}:${row.currency}`, row.minor]));
}

/**
 * The last receipts of each customer with what they left open of the overdue items they paid towards, for customers of
 * whom at least so many did. What was in dispute on the day of the payment is not counted as left.
 */
export function partialReceipts(
  db: ReadDb,
  asked: Asked,
  { withinDays, last, least }: { readonly withinDays: number; readonly last: number; readonly least: number },
): (Of & ReceiptFact)[] {
  const disputedThen = `coalesce((SELECT sum(x.amount_minor) FROM dispute x WHERE x.due_item_id = i.id AND x.opened_on <= a.effective_on
      AND ${knownSql(asked, 'x')} AND (x.resolved_on IS NULL OR x.resolved_on > a.effective_on)), 0)`;
  const paidThen = `(SELECT sum(b.amount_minor) FROM allocation b WHERE b.due_item_id = i.id AND b.effective_on <= a.effective_on
      AND ${knownSql(asked, 'b')} AND NOT ${reversedSql(asked, 'b')})`;
  // Of one customer by his items, of all by the days: in either order few rows are touched.
  const partly =
    asked.customerId === undefined
      ? `(${effectiveSql(asked)}) a CROSS JOIN due_item i ON i.id = a.due_item_id WHERE a.amount_minor < i.amount_minor`
      : `due_item i CROSS JOIN allocation a ON a.due_item_id = i.id WHERE i.customer_id = :customerId AND a.effective_on BETWEEN :from AND :asOf
           AND a.amount_minor < i.amount_minor AND ${knownSql(asked, 'a')} AND NOT ${reversedSql(asked, 'a')}`;
  const unmatched = `${creditAtSql(asked, ownSql(asked, 'c'))}, unmatched AS (SELECT id, customer_id FROM credit_at WHERE kind = 'receipt' AND issued_on >= :from)`;
  return db.rows(
    `WITH ${redatedSql(asked)}, ${unmatched},
     -- Whole payments of whole items make no suspect: the few others are found before anybody's last four are looked up.
     suspect AS MATERIALIZED (
       SELECT customer_id FROM (
         SELECT i.customer_id, a.credit_id AS id FROM ${partly}
         UNION
         SELECT c.customer_id, c.id FROM unmatched c)
       GROUP BY customer_id HAVING count(*) >= :least),
     receipt AS (
       SELECT d.id, d.customer_id, d.currency, d.issued_on, d.amount_minor,
         row_number() OVER (PARTITION BY d.customer_id, d.currency ORDER BY d.issued_on DESC, d.id DESC) AS place
       FROM suspect s CROSS JOIN document d ON d.customer_id = s.customer_id
       WHERE d.kind = 'receipt' AND d.issued_on BETWEEN :from AND :asOf AND ${knownSql(asked, 'd')} AND NOT ${reversedSql(asked, 'd')}),
     recent AS MATERIALIZED (SELECT * FROM receipt WHERE place <= :last),
     part AS (
       SELECT n.id, a.amount_minor AS minor,
         CASE WHEN a.amount_minor < i.amount_minor AND ${DUE_ON} < n.issued_on
           THEN max(0, i.amount_minor - ${paidThen} - ${disputedThen}) ELSE 0 END AS left_minor
       FROM recent n JOIN allocation a ON a.credit_id = n.id JOIN due_item i ON i.id = a.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
       WHERE a.effective_on <= :asOf AND ${knownSql(asked, 'a')} AND NOT ${reversedSql(asked, 'a')}),
     applied AS (SELECT id, sum(minor) AS minor, sum(left_minor) AS left_minor FROM part GROUP BY id),
     looked AS (
       SELECT n.*, coalesce(p.left_minor, 0) AS left_minor, n.amount_minor - coalesce(p.minor, 0) AS unapplied_minor
       FROM recent n LEFT JOIN applied p ON p.id = n.id),
     judged AS (
       SELECT *, sum(left_minor > 0 OR unapplied_minor > 0)
         OVER (PARTITION BY customer_id, currency) AS counted FROM looked)
     SELECT customer_id AS "customerId", currency, id AS "receiptId", issued_on AS "on", amount_minor AS "amountMinor",
       left_minor AS "leftMinor", unapplied_minor AS "unappliedMinor"
     FROM judged WHERE counted >= :least ORDER BY customer_id, currency, issued_on DESC, id DESC`,
    { ...askedParams(asked), from: addDays(asked.asOf, -withinDays + 1), last, least },
  );
}

/** Customers of the recent window who paid by bill, or under more than one name; those whose receipts are worth a look. */
export function unusualPayers(db: ReadDb, asked: Asked, recentFrom: Day): { bills: Of[]; names: Of[] } {
  const rows = db.rows<Of & { bills: number; names: number }>(
    `SELECT d.customer_id AS "customerId", d.currency, sum(d.method = 'bill') AS bills,
       coalesce(max(nullif(d.payer_name, '')) <> min(nullif(d.payer_name, '')), 0) AS names
     FROM document d WHERE d.kind IN ('receipt','credit_note','write_off') AND d.kind = 'receipt' AND d.issued_on BETWEEN :recentFrom AND :asOf
       AND (d.method = 'bill' OR d.payer_name <> '')
       AND ${knownSql(asked, 'd')} AND NOT ${reversedSql(asked, 'd')} ${ownSql(asked, 'd')}
     GROUP BY d.customer_id, d.currency HAVING bills > 0 OR names > 0`,
    { ...askedParams(asked), recentFrom },
  );
  return { bills: rows.filter((row) => row.bills > 0), names: rows.filter((row) => row.names > 0) };
}

/** Receipts of both windows and the bills among them, for these customers. */
export function billShares(
  db: ReadDb,
  point: PointInTime,
  windows: { readonly recentFrom: Day; readonly priorFrom: Day },
  customers: readonly CustomerId[],
): (Of & BillShareFact)[] {
  if (customers.length === 0) return [];
  return db.rows(
    `SELECT d.customer_id AS "customerId", d.currency,
       coalesce(sum(d.amount_minor) FILTER (WHERE d.issued_on >= :recentFrom), 0) AS "recentMinor",
       coalesce(sum(d.amount_minor) FILTER (WHERE d.issued_on >= :recentFrom AND d.method = 'bill'), 0) AS "recentBillMinor",
       count(*) FILTER (WHERE d.issued_on >= :recentFrom) AS "recentCount",
       coalesce(sum(d.amount_minor) FILTER (WHERE d.issued_on < :recentFrom), 0) AS "priorMinor",
       coalesce(sum(d.amount_minor) FILTER (WHERE d.issued_on < :recentFrom AND d.method = 'bill'), 0) AS "priorBillMinor",
       count(*) FILTER (WHERE d.issued_on < :recentFrom) AS "priorCount",
       min(d.issued_on) FILTER (WHERE d.issued_on >= :recentFrom AND d.method = 'bill') AS "firstBillOn"
     FROM document d WHERE d.customer_id IN (SELECT value FROM json_each(:customers)) AND d.kind = 'receipt'
       AND d.issued_on BETWEEN :priorFrom AND :asOf AND ${knownSql(point, 'd')} AND NOT ${reversedSql(point, 'd')}
     GROUP BY d.customer_id, d.currency`,
    { ...pointParams(point), ...windows, customers: JSON.stringify(customers) },
  );
}

/** Who paid: names on receipts of these customers, and names with accounts on bank lines linked to receipts of anybody. */
export function payersOf(
  db: ReadDb,
  asked: Asked,
  recentFrom: Day,
  customers: readonly CustomerId[],
): (Of & PayerFact)[] {
  return db.rows(
    `SELECT d.customer_id AS "customerId", d.currency, d.payer_name AS name, '' AS account, d.issued_on AS "on"
     FROM document d WHERE d.customer_id IN (SELECT value FROM json_each(:customers)) AND d.kind = 'receipt' AND d.payer_name <> ''
       AND d.issued_on BETWEEN :recentFrom AND :asOf AND ${knownSql(asked, 'd')} AND NOT ${reversedSql(asked, 'd')}
     UNION ALL
     SELECT d.customer_id, d.currency, l.payer_name, l.payer_account, l.booked_on
     FROM bank_match m JOIN bank_line l ON l.id = m.line_id JOIN document d ON d.id = m.document_id
     WHERE l.booked_on BETWEEN :recentFrom AND :asOf AND l.amount_minor > 0 AND d.kind = 'receipt' ${ownSql(asked, 'd')}
       AND ${knownSql(asked, 'm')} AND ${knownSql(asked, 'd')} AND NOT ${reversedSql(asked, 'd')}
     ORDER BY 5`,
    { ...askedParams(asked), recentFrom, customers: JSON.stringify(customers) },
  );
}

/** Credit notes of the window for goods or price, with the invoices of the same customers in it. */
export function returnsOf(db: ReadDb, asked: Asked, from: Day): (Of & ReturnsFact)[] {
  return db.rows(
    `WITH credit AS MATERIALIZED (
       SELECT d.customer_id, d.currency, sum(d.amount_minor) AS minor, count(*) AS count, min(d.issued_on) AS first_on
       FROM document d WHERE d.kind IN ('receipt','credit_note','write_off') AND d.kind = 'credit_note' AND d.issued_on BETWEEN :from AND :asOf
         AND d.purpose NOT IN ('discount','bank_charge','small_balance')
         AND ${knownSql(asked, 'd')} AND NOT ${reversedSql(asked, 'd')} ${ownSql(asked, 'd')}
       GROUP BY d.customer_id, d.currency)
     SELECT k.customer_id AS "customerId", k.currency, k.minor AS "creditMinor", k.count AS "creditCount", k.first_on AS "firstCreditOn",
       coalesce((SELECT sum(s.amount_minor) FROM document s WHERE s.customer_id = k.customer_id AND s.currency = k.currency
         AND s.kind = 'invoice' AND s.issued_on BETWEEN :from AND :asOf AND ${knownSql(asked, 's')}), 0) AS "salesMinor"
     FROM credit k`,
    { ...askedParams(asked), from },
  );
}
