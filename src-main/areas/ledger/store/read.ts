import { currency as currencyOf, exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import type { CustomerId, DocumentId } from '../../../kernel/ids.ts';
import { tidy } from '../../../kernel/text.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { likeEscaped } from '../../customers/store.ts';
import type { Allocation, Credit, OpenItem } from '../contract.ts';
import {
  creditAtSql,
  disputeAtSql,
  itemAtSql,
  knownSql,
  ledgerBalanceSql,
  pointParams,
  type PointInTime,
} from './asOf.ts';

export interface ItemFilter extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly documentId?: DocumentId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly status?: 'open' | 'overdue' | 'all' | undefined;
  readonly basis?: 'due' | 'document' | undefined;
  readonly daysFrom?: number | undefined;
  readonly daysTo?: number | undefined;
  readonly search?: string | undefined;
}

export interface ItemWindow {
  readonly sort?: 'dueOn' | 'issuedOn' | 'openMinor' | 'customer' | 'number';
  readonly descending?: boolean;
  readonly offset?: number;
  readonly limit?: number;
}

const sortColumns = {
  dueOn: 'i.due_on',
  issuedOn: 'i.issued_on',
  openMinor: 'i.open_minor',
  customer: 'c.name',
  number: 'd.number',
} as const;

/** Due items as of a day. `status: 'all'` adds those that are settled. Days late are asOf − due, in calendar days. */
export function listItems(db: ReadDb, filter: ItemFilter, window: ItemWindow = {}): OpenItem[] {
  const { from, params } = itemsFrom(filter);
  const order = `${sortColumns[window.sort ?? 'dueOn']} ${window.descending ? 'DESC' : 'ASC'}, i.id`;
  return db.rows<OpenItem>(
    `${from.with} SELECT i.id AS "dueItemId", i.document_id AS "documentId", d.kind, d.number, i.customer_id AS "customerId",
       c.code AS "customerCode", c.name AS "customerName", i.currency, i.issued_on AS "issuedOn", i.due_on AS "dueOn",
       i.due_basis AS "dueBasis", i.amount_minor AS "amountMinor", i.open_minor AS "openMinor",
       min(coalesce(x.disputed_minor, 0), i.open_minor) AS "disputedMinor",
       CAST(julianday(:asOf) - julianday(i.due_on) AS INTEGER) AS "daysLate"
     ${from.body} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    { ...params, limit: window.limit ?? -1, offset: window.offset ?? 0 },
  );
}

export function sumItems(
  db: ReadDb,
  filter: ItemFilter,
): { total: number; sums: { currency: CurrencyCode; openMinor: number; disputedMinor: number }[] } {
  const { from, params } = itemsFrom(filter);
  const rows = db.rows<{ currency: CurrencyCode; count: number; openMinor: number; disputedMinor: number }>(
    `${from.with} SELECT i.currency, count(*) AS count, sum(i.open_minor) AS "openMinor",
       sum(min(coalesce(x.disputed_minor, 0), i.open_minor)) AS "disputedMinor"
     ${from.body} GROUP BY i.currency ORDER BY i.currency`,
    params,
  );
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    sums: rows.map(({ currency, openMinor, disputedMinor }) => ({ currency, openMinor, disputedMinor })),
  };
}

function itemsFrom(filter: ItemFilter) {
  const params: Record<string, SqlValue> = pointParams(filter);
  const inner: string[] = [];
  if (filter.customerId !== undefined) {
    inner.push('i.customer_id = :customerId');
    params.customerId = filter.customerId;
  }
  if (filter.currency !== undefined) {
    inner.push('i.currency = :currency');
    params.currency = filter.currency;
  }
  if (filter.documentId !== undefined) {
    inner.push('i.document_id = :documentId');
    params.documentId = filter.documentId;
  }
  const outer: string[] = [];
  const day = filter.basis === 'document' ? 'i.issued_on' : 'i.due_on';
  if (filter.status === 'overdue') outer.push('i.due_on < :asOf');
  if (filter.daysFrom !== undefined) {
    outer.push(`${day} <= date(:asOf, :daysFrom)`);
    params.daysFrom = `${-filter.daysFrom} days`;
  }
  if (filter.daysTo !== undefined) {
    outer.push(`${day} >= date(:asOf, :daysTo)`);
    params.daysTo = `${-filter.daysTo} days`;
  }
  if (filter.search !== undefined && filter.search !== '') {
    outer.push(`(d.number LIKE :search ESCAPE '\\' OR c.search_text LIKE lower(:search) ESCAPE '\\')`);
    params.search = `%${likeEscaped(tidy(filter.search))}%`;
  }
  const where = inner.map((condition) => `AND ${condition}`).join(' ');
  const all = filter.status === 'all';
  const settled = `, item_all AS (
    SELECT * FROM item_at UNION ALL
    SELECT i.id, i.document_id, i.seq, i.customer_id, i.currency, i.issued_on, coalesce(r.due_on, i.due_on), i.due_basis, i.amount_minor, 0
      FROM due_item i LEFT JOIN redated r ON r.due_item_id = i.id WHERE i.issued_on <= :asOf
        AND ${knownSql(filter, 'i')}
        AND i.id NOT IN (SELECT id FROM item_at) ${where})`;
  return {
    params,
    from: {
      with: `WITH ${itemAtSql(filter, where)}, ${disputeAtSql(filter)}${all ? settled : ''}`,
      body: `FROM ${all ? 'item_all' : 'item_at'} i CROSS JOIN document d ON d.id = i.document_id CROSS JOIN customer c ON c.id = i.customer_id
        LEFT JOIN dispute_at x ON x.due_item_id = i.id ${outer.length > 0 ? `WHERE ${outer.join(' AND ')}` : ''}`,
    },
  };
}

/** Unapplied money and credits per customer and currency as of a day, as positive amounts. */
export function unappliedByCustomer(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): { customerId: CustomerId; currency: CurrencyCode; unappliedMinor: number }[] {
  const where = point.customerId === undefined ? '' : 'AND c.customer_id = :customerId';
  return db.rows(
    `WITH ${creditAtSql(point, where)} SELECT customer_id AS "customerId", currency, sum(unapplied_minor) AS "unappliedMinor"
     FROM credit_at GROUP BY customer_id, currency`,
    { ...pointParams(point), ...(point.customerId === undefined ? {} : { customerId: point.customerId }) },
  );
}

/** Σ debits − Σ credits per currency, from the documents alone. */
export function ledgerBalances(db: ReadDb, point: PointInTime): Map<CurrencyCode, number> {
  const rows = db.rows<{ currency: string; balance_minor: number }>(ledgerBalanceSql(point), pointParams(point));
  return new Map(rows.map((row) => [currencyOf(row.currency), row.balance_minor]));
}

export interface CreditFilter {
  /** Unapplied as of this day instead of now; credits without any are left out. */
  readonly asOf?: Day | undefined;
  readonly knownAt?: Instant | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly kind: 'receipt' | 'credit_note' | 'all';
  readonly status: 'all' | 'unapplied' | 'reversed';
  readonly search?: string | undefined;
}

export function listCredits(db: ReadDb, filter: CreditFilter, window: { offset: number; limit: number }) {
  const point = filter.asOf === undefined ? null : { asOf: filter.asOf, knownAt: filter.knownAt };
  const unapplied = point === null ? 'd.unapplied_minor' : 'p.unapplied_minor';
  const conditions = [
    // What was on record then is decided by the point in time.
    ...(point === null ? ['d.voided_at IS NULL'] : []),
    filter.kind === 'all' ? `d.kind IN ('receipt','credit_note','write_off')` : 'd.kind = :kind',
  ];
  const params: Record<string, SqlValue> = {
    ...(point === null ? {} : pointParams(point)),
    ...(filter.kind === 'all' ? {} : { kind: filter.kind }),
  };
  if (filter.customerId !== undefined) {
    conditions.push('d.customer_id = :customerId');
    params.customerId = filter.customerId;
  }
  if (filter.currency !== undefined) {
    conditions.push('d.currency = :currency');
    params.currency = filter.currency;
  }
  if (filter.status === 'unapplied') conditions.push(`${unapplied} <> 0`);
  if (filter.status === 'reversed') conditions.push('d.reversed_on IS NOT NULL');
  if (filter.search !== undefined && filter.search !== '') {
    conditions.push(
      `(d.number LIKE :search ESCAPE '\\' OR d.reference LIKE :search ESCAPE '\\' OR d.payer_name LIKE :search ESCAPE '\\' OR c.search_text LIKE lower(:search) ESCAPE '\\')`,
    );
    params.search = `%${likeEscaped(tidy(filter.search))}%`;
  }
  const lead = point === null ? '' : `WITH ${creditAtSql(point)} `;
  const from = point === null ? 'document d' : 'credit_at p JOIN document d ON d.id = p.id';
  const where = `WHERE ${conditions.join(' AND ')}`;
  const body = `FROM ${from} JOIN customer c ON c.id = d.customer_id ${where}`;
  // The sums need the customer only where its name is searched; without it they come from the index alone.
  const summed = params.search === undefined ? `FROM ${from} ${where}` : body;
  const rows = db.rows<Credit>(
    `${lead}SELECT d.id AS "documentId", d.kind, d.number, d.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
       d.currency, d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor", ${unapplied} AS "unappliedMinor", d.method,
       d.payer_name AS "payerName", d.reference, d.note, d.purpose, d.parent_id AS "parentId", d.reversed_on AS "reversedOn", d.recorded_at AS "recordedAt"
     ${body} ORDER BY d.issued_on DESC, d.id DESC LIMIT :limit OFFSET :offset`,
    { ...params, ...window },
  );
  const sums = db.rows<{ currency: CurrencyCode; count: number; amountMinor: number; unappliedMinor: number }>(
    `${lead}SELECT d.currency, count(*) AS count,
       sum(CASE WHEN ${point === null ? 'd.reversed_on IS NULL' : 'true'} THEN d.amount_minor ELSE 0 END) AS "amountMinor",
       sum(${unapplied}) AS "unappliedMinor" ${summed} GROUP BY d.currency ORDER BY d.currency`,
    params,
  );
  return {
    rows,
    total: sums.reduce((sum, row) => sum + row.count, 0),
    sums: sums.map(({ count: _count, ...sum }) => sum),
  };
}

/** Every allocation of a document, on either side, standing and reversed. */
export function allocationsOf(db: ReadDb, documentId: DocumentId): Allocation[] {
  return db.rows<Allocation>(
    `SELECT a.id AS "allocationId", a.due_item_id AS "dueItemId", debit.number AS "debitNumber", debit.id AS "debitId",
       a.credit_id AS "creditId", credit.kind AS "creditKind", credit.number AS "creditNumber", a.amount_minor AS "amountMinor",
       a.effective_on AS "effectiveOn", a.recorded_at AS "recordedAt", a.rule, a.actor, a.reversed_on AS "reversedOn",
       a.reversal_reason AS "reversalReason"
     FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document debit ON debit.id = i.document_id
       JOIN document credit ON credit.id = a.credit_id
     WHERE a.voided_at IS NULL AND (i.document_id = :documentId OR a.credit_id = :documentId)
     ORDER BY a.effective_on, a.id`,
    { documentId },
  );
}

/** Documents by a part of their number or by an exact amount such as `12,345.60`. */
export function findDocuments(db: ReadDb, text: string, limit: number) {
  const cleaned = tidy(text);
  if (cleaned === '') return [];
  const params: Record<string, SqlValue> = { number: `%${likeEscaped(cleaned)}%`, limit };
  const amounts = new Set<number>();
  const digits = cleaned.replace(/[,¥$€£\s]/g, '');
  for (const code of ['CNY', 'JPY', 'KWD'].map(currencyOf)) {
    const read = fromDecimal(digits, code);
    if (read.ok && read.value > 0 && (digits.includes('.') || exponentOf(code) > 0 || digits.length > 3))
      amounts.add(read.value);
  }
  // Both look through an index from end to end, which is a fraction of the table.
  const matches = [
    `SELECT id FROM document INDEXED BY document_number WHERE voided_at IS NULL AND number LIKE :number ESCAPE '\\'`,
  ];
  if (amounts.size > 0)
    matches.push(`SELECT id FROM document INDEXED BY document_ledger WHERE voided_at IS NULL AND amount_minor IN (${[...amounts].join(',')})`); // prettier-ignore
  return db.rows<{
    documentId: DocumentId; kind: Credit['kind']; number: string; customerId: CustomerId; customerName: string;
    currency: CurrencyCode; issuedOn: Credit['issuedOn']; amountMinor: number;
  }>(
    `SELECT d.id AS "documentId", d.kind, d.number, d.customer_id AS "customerId", c.name AS "customerName", d.currency,
       d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor"
     FROM document d JOIN customer c ON c.id = d.customer_id
     WHERE d.id IN (${matches.join(' UNION ')})
     ORDER BY d.issued_on DESC, d.id DESC LIMIT :limit`,
    params,
  ); // prettier-ignore
}
