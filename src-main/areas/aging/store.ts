import { currency as currencyOf, type CurrencyCode } from '../../kernel/currency.ts';
import { addDays, daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { sumMinor } from '../../kernel/money.ts';
import { q, type ReadDb, type SqlValue } from '../../storage/database.ts';
import { contingentByCustomer } from '../bills/store.ts';
import { matchesText } from '../customers/store.ts';
import {
  CURRENCIES_SQL,
  DUE_ON,
  disputeAtSql,
  effectiveSql,
  itemAtSql,
  knownSql,
  pointParams,
  redatedSql,
  reversedSql,
  type PointInTime,
} from '../ledger/store/asOf.ts';
import { ledgerBalances, unappliedByCustomer } from '../ledger/store/read.ts';
import type { AgingCurrency, AgingCustomer, Basis } from './contract.ts';
import { bucketDays, bucketRanges } from './rules/buckets.ts';

export interface AgingQuestion extends PointInTime {
  readonly basis: Basis;
  readonly bucketEnds: readonly number[];
  readonly currency?: CurrencyCode | undefined;
  readonly customerId?: CustomerId | undefined;
}

interface Cell {
  currency: CurrencyCode;
  customerId: CustomerId;
  /** −1 not due, 0 … n the bucket. */
  bucket: number;
  openMinor: number;
  disputedMinor: number;
  overdueMinor: number;
  count: number;
  oldestDueOn: Day;
}

/** Figures of one customer in one currency, before names are put to them. */
export type CustomerFigures = Omit<AgingCustomer, 'customerCode' | 'customerName'>;

/** The whole aging, every customer with a balance, per currency. One pass over what is open. */
export function agingOf(db: ReadDb, question: AgingQuestion): Map<CurrencyCode, Map<CustomerId, CustomerFigures>> {
  const result = new Map<CurrencyCode, Map<CustomerId, CustomerFigures>>();
  const figuresOf = (currency: CurrencyCode, customerId: CustomerId): CustomerFigures => {
    let customers = result.get(currency);
    if (!customers) result.set(currency, (customers = new Map<CustomerId, CustomerFigures>()));
    let figures = customers.get(customerId);
    if (!figures) customers.set(customerId, (figures = emptyFigures(customerId, question.bucketEnds)));
    return figures;
  };
  for (const cell of cellsOf(db, question)) {
    const figures = figuresOf(cell.currency, cell.customerId);
    if (cell.bucket < 0) figures.notDueMinor += cell.openMinor;
    const bucket = figures.buckets[cell.bucket];
    if (bucket) {
      bucket.amountMinor += cell.openMinor;
      bucket.count += cell.count;
    }
    figures.overdueMinor += cell.overdueMinor;
    figures.disputedMinor += cell.disputedMinor;
    figures.totalMinor += cell.openMinor;
    if (cell.oldestDueOn < question.asOf)
      figures.oldestDaysLate = Math.max(figures.oldestDaysLate, daysBetween(cell.oldestDueOn, question.asOf));
  }
  for (const credit of unappliedByCustomer(db, question)) {
    if (question.currency !== undefined && credit.currency !== question.currency) continue;
    const figures = figuresOf(credit.currency, credit.customerId);
    figures.unappliedMinor -= credit.unappliedMinor;
    figures.totalMinor -= credit.unappliedMinor;
  }
  return result;
}

function cellsOf(db: ReadDb, question: AgingQuestion): Cell[] {
  const day = question.basis === 'due' ? 'i.due_on' : 'i.issued_on';
  const params: Record<string, SqlValue> = pointParams(question);
  const cuts = bucketDays(question.asOf, question.bucketEnds).map((cut, index) => {
    params[`cut${index}`] = cut;
    return `WHEN ${day} >= :cut${index} THEN ${index}`;
  });
  const conditions: string[] = [];
  if (question.currency !== undefined) {
    conditions.push('AND i.currency = :currency');
    params.currency = question.currency;
  }
  if (question.customerId !== undefined) {
    conditions.push('AND i.customer_id = :customerId');
    params.customerId = question.customerId;
  }
  return db.rows<Cell>(
    `WITH ${itemAtSql(question, conditions.join(' '))}, ${disputeAtSql(question)}
     SELECT i.currency, i.customer_id AS "customerId",
       CASE WHEN ${day} >= :asOf THEN -1 ${cuts.join(' ')} ELSE ${question.bucketEnds.length} END AS bucket,
       sum(i.open_minor) AS "openMinor", sum(min(coalesce(x.disputed_minor, 0), i.open_minor)) AS "disputedMinor",
       sum(CASE WHEN i.due_on < :asOf THEN i.open_minor ELSE 0 END) AS "overdueMinor",
       count(*) AS count, min(i.due_on) AS "oldestDueOn"
     FROM item_at i LEFT JOIN dispute_at x ON x.due_item_id = i.id
     GROUP BY i.currency, i.customer_id, bucket`,
    params,
  );
}

/** Per currency: the columns' sums beside the ledger balance they are proved against. Base currency first. */
export function currencyTotals(
  db: ReadDb,
  question: AgingQuestion,
  aging: ReadonlyMap<CurrencyCode, ReadonlyMap<CustomerId, CustomerFigures>>,
  base: CurrencyCode,
): AgingCurrency[] {
  const ledger = ledgerBalances(db, question);
  const bills = contingentByCustomer(db, question);
  const codes = new Set([...aging.keys(), ...ledger.keys()]);
  if (question.currency !== undefined) codes.add(question.currency);
  else if (codes.size === 0) codes.add(base);
  return [...codes]
    .filter((code) => question.currency === undefined || code === question.currency)
    .sort((a, b) => (a === base ? -1 : b === base ? 1 : a < b ? -1 : 1))
    .map((currency) => {
      const customers = [...(aging.get(currency)?.values() ?? [])];
      const { customerId: _customerId, oldestDaysLate: _oldest, ...sum } = sumFigures(customers, question.bucketEnds);
      return {
        currency,
        ...sum,
        ledgerMinor: ledger.get(currency) ?? 0,
        billsHeldMinor: sumMinor(bills.get(currency)?.values() ?? []),
        customerCount: customers.length,
        customers: [],
      };
    });
}

export function sumFigures(customers: readonly CustomerFigures[], ends: readonly number[]): CustomerFigures {
  const sum = emptyFigures(0 as CustomerId, ends);
  for (const figures of customers) {
    sum.notDueMinor += figures.notDueMinor;
    sum.unappliedMinor += figures.unappliedMinor;
    sum.overdueMinor += figures.overdueMinor;
    sum.disputedMinor += figures.disputedMinor;
    sum.totalMinor += figures.totalMinor;
    sum.oldestDaysLate = Math.max(sum.oldestDaysLate, figures.oldestDaysLate);
    figures.buckets.forEach((bucket, index) => {
      const total = sum.buckets[index];
      if (!total) return;
      total.amountMinor += bucket.amountMinor;
      total.count += bucket.count;
    });
  }
  return sum;
}

export function emptyFigures(customerId: CustomerId, ends: readonly number[]): CustomerFigures {
  return {
    customerId,
    notDueMinor: 0,
    buckets: bucketRanges(ends).map((range) => ({ ...range, amountMinor: 0, count: 0 })),
    unappliedMinor: 0,
    overdueMinor: 0,
    disputedMinor: 0,
    totalMinor: 0,
    oldestDaysLate: 0,
  };
}

export interface CustomerLabel {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly termsDays: number | null;
}

/** Code and name of every customer, or of those a search text finds; removed ones too (their past stays readable) unless `present`. */
export function customerLabels(
  db: ReadDb,
  search?: string,
  { present = false }: { readonly present?: boolean } = {},
): Map<CustomerId, CustomerLabel> {
  let customers = q.selectFrom('customer').select(['id', 'code', 'name', 'terms_days as termsDays']);
  if (search !== undefined && search !== '') customers = customers.where(matchesText(search));
  if (present) customers = customers.where('removed_at', 'is', null);
  return new Map(db.all(customers).map((row) => [row.id, row]));
}

/** Overdue items per customer in one currency: what the quadrant is drawn from. */
export function overdueByCustomer(
  db: ReadDb,
  point: PointInTime & { readonly currency: CurrencyCode },
): { customerId: CustomerId; overdueMinor: number; openTimesDays: number; oldestDueOn: Day }[] {
  return db.rows(
    `WITH ${itemAtSql(point, `AND i.currency = :currency AND ${DUE_ON} < :asOf`)}
     SELECT customer_id AS "customerId", sum(open_minor) AS "overdueMinor",
       sum(open_minor * CAST(julianday(:asOf) - julianday(due_on) AS INTEGER)) AS "openTimesDays", min(due_on) AS "oldestDueOn"
     FROM item_at GROUP BY customer_id`,
    { ...pointParams(point), currency: point.currency },
  );
}

/** What is open per customer in one currency, due or not: the exposure of a quadrant point. */
export function openByCustomer(
  db: ReadDb,
  point: PointInTime & { readonly currency: CurrencyCode },
): Map<CustomerId, number> {
  const rows = db.rows<{ customerId: CustomerId; openMinor: number }>(
    `WITH ${itemAtSql(point, 'AND i.currency = :currency')}
     SELECT customer_id AS "customerId", sum(open_minor) AS "openMinor" FROM item_at GROUP BY customer_id`,
    { ...pointParams(point), currency: point.currency },
  );
  return new Map(rows.map((row) => [row.customerId, row.openMinor]));
}

/**
 * Credit sales (invoices and debit notes, tax included) per calendar month from a day on, as `YYYY-MM`. A debit note that
 * charges interest or costs, or brings back written-off money, sells nothing: those few are taken off, which leaves the
 * sum to the index alone.
 */
export function salesByMonth(
  db: ReadDb,
  point: PointInTime & { readonly currency: CurrencyCode; readonly from: Day },
): Map<string, number> {
  const known = knownSql(point, 'document');
  const rows = db.rows<{ month: string; salesMinor: number }>(
    `SELECT month, sum(minor) AS "salesMinor" FROM (
       SELECT substr(issued_on, 1, 7) AS month, sum(amount_minor) AS minor FROM document INDEXED BY document_ledger
         WHERE kind IN ('invoice','debit_note') AND currency = :currency AND issued_on BETWEEN :from AND :asOf AND ${known} GROUP BY month
       UNION ALL
       SELECT substr(issued_on, 1, 7), -amount_minor FROM document INDEXED BY document_ledger
         WHERE kind = 'debit_note' AND currency = :currency AND issued_on BETWEEN :from AND :asOf
           AND purpose IN ('interest','cost','recovery') AND ${known})
     GROUP BY month HAVING sum(minor) <> 0`,
    { ...pointParams(point), currency: point.currency, from: point.from },
  );
  return new Map(rows.map((row) => [row.month, row.salesMinor]));
}

export function salesBetween(
  db: ReadDb,
  point: PointInTime & { readonly currency: CurrencyCode; readonly from: Day },
): number {
  return [...salesByMonth(db, point).values()].reduce((sum, month) => sum + month, 0);
}

/** Not yet due, but due within the days from the as-of day on. */
export function dueWithin(db: ReadDb, point: PointInTime & { readonly currency: CurrencyCode }, days: number): number {
  const rows = db.rows<{ openMinor: number | null }>(
    `WITH ${itemAtSql(point, `AND i.currency = :currency AND ${DUE_ON} BETWEEN :asOf AND :until`)} SELECT sum(open_minor) AS "openMinor" FROM item_at`,
    { ...pointParams(point), currency: point.currency, until: addDays(point.asOf, days - 1) },
  );
  return rows[0]?.openMinor ?? 0;
}

export interface Payment {
  readonly customerId: CustomerId;
  readonly dueItemId: number;
  readonly creditId: number;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly paidOn: Day;
  readonly daysLate: number;
}

export interface PaymentsQuestion extends PointInTime {
  /** Effective from this day on. */
  readonly from: Day;
  /** Of these customers only. */
  readonly customers?: readonly CustomerId[] | undefined;
}

/** Allocations `a` of receipts with their items `i` that count at a point in time, with how late each was by the due date of that day. */
export function paymentsSql(question: PaymentsQuestion): {
  redated: string;
  from: string;
  daysLate: string;
  params: Record<string, SqlValue>;
} {
  const { customers } = question;
  const point = {
    redated: redatedSql(question),
    daysLate: `CAST(julianday(a.effective_on) - julianday(${DUE_ON}) AS INTEGER)`,
  };
  // What came in for a debt written off long ago says nothing of how late the customer pays.
  const debts = `i.document_id NOT IN (SELECT id FROM document WHERE parent_id IS NOT NULL AND purpose = 'recovery')`;
  const params = { ...pointParams(question), from: question.from };
  if (customers === undefined)
    return {
      ...point,
      // Over all payments it is quicker to know the few credits that are no receipts than to look each one up.
      from: `(${effectiveSql(question)}) a CROSS JOIN due_item i ON i.id = a.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
        WHERE a.credit_id NOT IN (SELECT n.id FROM (${CURRENCIES_SQL}) k CROSS JOIN document n ON n.currency = k.currency
          AND n.kind IN ('credit_note','write_off')) AND ${debts}`,
      params,
    };
  return {
    ...point,
    from: `allocation a JOIN due_item i ON i.id = a.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
      WHERE a.effective_on BETWEEN :from AND :asOf AND ${knownSql(question, 'a')} AND NOT ${reversedSql(question, 'a')}
        AND i.customer_id IN (SELECT value FROM json_each(:customers))
        AND (SELECT kind FROM document WHERE id = a.credit_id) = 'receipt' AND ${debts}`,
    params: { ...params, customers: JSON.stringify(customers) },
  };
}

/** Receipts matched with items and effective within the window, with how late each part was. */
export function payments(db: ReadDb, question: PaymentsQuestion): Payment[] {
  const { redated, from, daysLate, params } = paymentsSql(question);
  return db.rows<Payment>(
    `WITH ${redated} SELECT i.customer_id AS "customerId", i.id AS "dueItemId", a.credit_id AS "creditId", i.currency, a.amount_minor AS "amountMinor",
       a.effective_on AS "paidOn", ${daysLate} AS "daysLate"
     FROM ${from}`,
    params,
  );
}

/** Items without a stated due date that are open on the day, of one currency where it is asked for. */
export function flaggedDueDates(
  db: ReadDb,
  point: PointInTime & { readonly currency?: CurrencyCode | undefined },
): number {
  const { currency } = point;
  const own = currency === undefined ? '' : 'AND i.currency = :currency';
  const rows = db.rows<{ count: number }>(
    `WITH ${itemAtSql(point, `AND i.due_basis <> 'stated' ${own}`)} SELECT count(*) AS count FROM item_at`,
    { ...pointParams(point), ...(currency === undefined ? {} : { currency }) },
  );
  return rows[0]?.count ?? 0;
}

/** Currencies with documents, base currency first. */
export function currenciesInUse(db: ReadDb, base: CurrencyCode): CurrencyCode[] {
  const used = db.rows<{ currency: string }>(`${CURRENCIES_SQL} ORDER BY currency`);
  return [base, ...used.map((row) => currencyOf(row.currency)).filter((code) => code !== base)];
}
