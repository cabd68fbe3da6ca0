import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import type { DocumentKind } from '../../ledger/contract.ts';
import {
  creditAtSql,
  disputeAtSql,
  DUE_ON,
  itemAtSql,
  knownSql,
  pointParams,
  redatedSql,
  reversedSql,
  type PointInTime,
} from '../../ledger/store/asOf.ts';

export interface ListScope extends PointInTime {
  readonly currency?: CurrencyCode | undefined;
  readonly customerId?: CustomerId | undefined;
}

export interface PeriodScope extends ListScope {
  /** First day; the last is `asOf`. */
  readonly from: Day;
}

/** What narrows a question, on the columns of one table, with its parameters. */
function scoped(scope: ListScope, alias: string): { where: string; params: Record<string, SqlValue> } {
  const params = pointParams(scope);
  let where = '';
  if (scope.currency !== undefined) {
    where += ` AND ${alias}.currency = :currency`;
    params.currency = scope.currency;
  }
  if (scope.customerId !== undefined) {
    where += ` AND ${alias}.customer_id = :customerId`;
    params.customerId = scope.customerId;
  }
  return { where, params };
}

/** A reversal is known of; whether it counts on a day is for the caller to compare. */
function reversalKnown(point: PointInTime, alias: string): string {
  return `${alias}.reversed_on IS NOT NULL${point.knownAt === undefined ? '' : ` AND ${alias}.reversed_at <= :knownAt`}`;
}

export interface ListItem {
  readonly id: DueItemId;
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly dueBasis: 'stated' | 'terms' | 'document';
  /** The due date before it was changed; null while the first one counts. */
  readonly originalDueOn: Day | null;
  readonly part: string;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
}

/** Due items with something open, oldest due first. */
export function openItems(db: ReadDb, scope: ListScope): ListItem[] {
  const { where, params } = scoped(scope, 'i');
  return db.rows<ListItem>(
    `WITH ${itemAtSql(scope, where)}, ${disputeAtSql(scope)}
     SELECT i.id, i.document_id AS "documentId", d.kind, d.number, i.customer_id AS "customerId", i.currency,
       i.issued_on AS "issuedOn", i.due_on AS "dueOn", i.due_basis AS "dueBasis", nullif(own.original_due_on, i.due_on) AS "originalDueOn",
       own.part, i.amount_minor AS "amountMinor", i.open_minor AS "openMinor",
       min(coalesce(x.disputed_minor, 0), i.open_minor) AS "disputedMinor"
     FROM item_at i CROSS JOIN due_item own ON own.id = i.id CROSS JOIN document d ON d.id = i.document_id
       LEFT JOIN dispute_at x ON x.due_item_id = i.id
     ORDER BY i.due_on, i.issued_on, i.id`,
    params,
  );
}

/** What is open of the items, per currency. */
export function openSums(db: ReadDb, scope: ListScope): Map<CurrencyCode, number> {
  const { where, params } = scoped(scope, 'i');
  return sums(db, `WITH ${itemAtSql(scope, where)} SELECT currency, sum(open_minor) AS minor FROM item_at GROUP BY currency`, params); // prettier-ignore
}

export function unappliedSums(db: ReadDb, scope: ListScope): Map<CurrencyCode, number> {
  const { where, params } = scoped(scope, 'c');
  return sums(db, `WITH ${creditAtSql(scope, where)} SELECT currency, sum(unapplied_minor) AS minor FROM credit_at GROUP BY currency`, params); // prettier-ignore
}

/** Debits less credits from the documents alone, without a look at items and allocations. */
export function documentSums(db: ReadDb, scope: ListScope): Map<CurrencyCode, number> {
  const { where, params } = scoped(scope, 'd');
  return sums(
    db,
    `SELECT d.currency, sum(CASE WHEN d.kind IN ('receipt','credit_note','write_off') THEN -d.amount_minor ELSE d.amount_minor END) AS minor
     FROM document d WHERE d.issued_on <= :asOf AND ${knownSql(scope, 'd')}
       AND NOT ${reversedSql(scope, 'd')}${where} GROUP BY d.currency`,
    params,
  );
}

/** Amounts of documents of a kind, or of all debits, dated within a period, reversed or not. */
export function issuedSums(
  db: ReadDb,
  scope: PeriodScope,
  kind: 'receipt' | 'write_off' | 'debits',
): Map<CurrencyCode, number> {
  const { where, params } = scoped(scope, 'd');
  const kinds = kind === 'debits' ? `NOT IN ('receipt','credit_note','write_off')` : `= '${kind}'`;
  return sums(
    db,
    `SELECT d.currency, sum(d.amount_minor) AS minor FROM document d
     WHERE d.kind ${kinds} AND d.issued_on BETWEEN :from AND :asOf AND ${knownSql(scope, 'd')}${where} GROUP BY d.currency`,
    { ...params, from: scope.from },
  );
}

function sums(db: ReadDb, sql: string, params: Record<string, SqlValue>): Map<CurrencyCode, number> {
  return new Map(
    db.rows<{ currency: CurrencyCode; minor: number }>(sql, params).map(({ currency, minor }) => [currency, minor]),
  );
}

export interface ListCredit {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly method: string | null;
  readonly payerName: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly unappliedMinor: number;
}

const creditColumns = `d.id AS "documentId", d.kind, d.number, d.customer_id AS "customerId", d.currency, d.issued_on AS "issuedOn",
  d.method, d.payer_name AS "payerName", d.reference, d.amount_minor AS "amountMinor"`;

/** Receipts, credit notes and write-offs with something unapplied, oldest first. */
export function unappliedCredits(db: ReadDb, scope: ListScope): ListCredit[] {
  const { where, params } = scoped(scope, 'c');
  return db.rows<ListCredit>(
    `WITH ${creditAtSql(scope, where)}
     SELECT ${creditColumns}, p.unapplied_minor AS "unappliedMinor" FROM credit_at p CROSS JOIN document d ON d.id = p.id
     ORDER BY d.issued_on, d.id`,
    params,
  );
}

export interface ListReceipt extends ListCredit {
  readonly reversedOn: Day | null;
}

/** Receipts received from `from` to `to`, with what was unapplied of them and whether they were reversed by `asOf`. */
export function receiptsWithin(db: ReadDb, scope: PeriodScope & { readonly to: Day }): ListReceipt[] {
  const { where, params } = scoped(scope, 'd');
  return db.rows<ListReceipt>(
    `WITH ${creditAtSql(scope)}
     SELECT ${creditColumns}, coalesce(p.unapplied_minor, 0) AS "unappliedMinor",
       CASE WHEN ${reversedSql(scope, 'd')} THEN d.reversed_on END AS "reversedOn"
     FROM document d LEFT JOIN credit_at p ON p.id = d.id
     WHERE d.kind = 'receipt' AND d.issued_on BETWEEN :from AND :to AND ${knownSql(scope, 'd')}${where}
     ORDER BY d.issued_on, d.id`,
    { ...params, from: scope.from, to: scope.to },
  );
}

export interface ListAllocation {
  readonly key: string;
  readonly creditId: DocumentId;
  readonly creditKind: DocumentKind;
  readonly creditNumber: string;
  readonly debitId: DocumentId;
  readonly debitNumber: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly dueOn: Day;
  /** The day it counts from, or the day it stopped counting. */
  readonly on: Day;
  readonly amountMinor: number;
  readonly rule: string;
  readonly actor: string;
  readonly recordedAt: Instant;
  readonly reversal: number;
}

const allocationFrom = `allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document debit ON debit.id = i.document_id
  JOIN document d ON d.id = a.credit_id LEFT JOIN redated r ON r.due_item_id = i.id`;
const allocationColumns = `a.credit_id AS "creditId", d.kind AS "creditKind", d.number AS "creditNumber", debit.id AS "debitId",
  debit.number AS "debitNumber", i.customer_id AS "customerId", i.currency, ${DUE_ON} AS "dueOn"`;

/** What the receipts of a period were matched with, as it stood on `asOf`. */
export function allocationsOfReceipts(db: ReadDb, scope: PeriodScope & { readonly to: Day }): ListAllocation[] {
  const { where, params } = scoped(scope, 'd');
  return db.rows<ListAllocation>(
    `WITH ${redatedSql(scope)} SELECT 'a' || a.id AS key, ${allocationColumns}, a.effective_on AS "on", a.amount_minor AS "amountMinor", a.rule, a.actor,
       a.recorded_at AS "recordedAt", 0 AS reversal
     FROM ${allocationFrom}
     WHERE d.kind = 'receipt' AND d.issued_on BETWEEN :from AND :to AND ${knownSql(scope, 'a')} AND a.effective_on <= :asOf
       AND NOT ${reversedSql(scope, 'a')}${where}
     ORDER BY a.effective_on, a.id`,
    { ...params, from: scope.from, to: scope.to },
  );
}

/**
 * Allocations that came into effect within a period and those that were taken back within it, the latter as negative
 * amounts on their own day. One that was taken back before it came into effect never counted and is neither.
 */
export function allocationsWithin(db: ReadDb, scope: PeriodScope): ListAllocation[] {
  const { where, params } = scoped(scope, 'i');
  const movement = (key: string, on: string, sign: string, reversal: 0 | 1, when: string): string =>
    `SELECT '${key}' || a.id AS key, a.id AS id, ${allocationColumns}, ${on} AS "on", ${sign}a.amount_minor AS "amountMinor", a.rule, a.actor,
       ${reversal === 1 ? 'a.reversed_at' : 'a.recorded_at'} AS "recordedAt", ${reversal} AS reversal
     FROM ${allocationFrom} WHERE ${on} BETWEEN :from AND :asOf AND ${knownSql(scope, 'a')} AND ${when}${where}`;
  return db.rows<ListAllocation>(
    `WITH ${redatedSql(scope)} ${movement('a', 'a.effective_on', '', 0, `NOT (${reversalKnown(scope, 'a')} AND a.reversed_on < a.effective_on)`)}
     UNION ALL
     ${movement('r', 'a.reversed_on', '-', 1, `${reversalKnown(scope, 'a')} AND a.reversed_on >= a.effective_on`)}
     ORDER BY "on", reversal, id`,
    { ...params, from: scope.from },
  );
}

export interface ListDispute {
  readonly id: number;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly openedOn: Day;
  readonly reason: string;
  readonly owner: string;
  readonly targetOn: Day | null;
  readonly amountMinor: number;
  readonly resolvedOn: Day | null;
  readonly outcome: string | null;
  readonly outcomeMinor: number | null;
  readonly note: string;
}

/** Disputes opened by the day, with how they stood then. */
export function disputesAsOf(db: ReadDb, scope: ListScope): ListDispute[] {
  const { where, params } = scoped(scope, 'i');
  const resolved = `x.resolved_on IS NOT NULL AND x.resolved_on <= :asOf${scope.knownAt === undefined ? '' : ' AND x.resolved_at <= :knownAt'}`;
  return db.rows<ListDispute>(
    `SELECT x.id, i.document_id AS "documentId", d.number, i.customer_id AS "customerId", i.currency, x.opened_on AS "openedOn", x.reason,
       x.owner, x.target_on AS "targetOn", x.amount_minor AS "amountMinor", x.note,
       CASE WHEN ${resolved} THEN x.resolved_on END AS "resolvedOn", CASE WHEN ${resolved} THEN x.outcome END AS outcome,
       CASE WHEN ${resolved} THEN x.outcome_minor END AS "outcomeMinor"
     FROM dispute x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
     WHERE x.opened_on <= :asOf AND ${knownSql(scope, 'x')}${where} ORDER BY x.opened_on, x.id`,
    params,
  );
}

export interface ListWriteOff {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly reversedOn: Day | null;
  /** Brought back as debits since, when the customer paid after all. */
  readonly recoveredMinor: number;
  /** Numbers of the debits it was put against. */
  readonly debits: string | null;
  readonly reason: string | null;
  readonly approver: string | null;
  readonly evidence: string | null;
  readonly taxClass: string | null;
}

/** Write-offs dated within a period, with their register entry. */
export function writeOffsWithin(db: ReadDb, scope: PeriodScope): ListWriteOff[] {
  const { where, params } = scoped(scope, 'd');
  return db.rows<ListWriteOff>(
    `SELECT d.id AS "documentId", d.number, d.customer_id AS "customerId", d.currency, d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor",
       CASE WHEN ${reversedSql(scope, 'd')} THEN d.reversed_on END AS "reversedOn",
       (SELECT group_concat(DISTINCT debit.number) FROM allocation a JOIN due_item i ON i.id = a.due_item_id
          JOIN document debit ON debit.id = i.document_id WHERE a.credit_id = d.id AND ${knownSql(scope, 'a')}) AS debits,
       (SELECT coalesce(sum(b.amount_minor), 0) FROM document b WHERE b.parent_id = d.id AND b.purpose = 'recovery'
          AND b.kind NOT IN ('receipt','credit_note','write_off') AND b.issued_on <= :asOf AND ${knownSql(scope, 'b')}) AS "recoveredMinor",
       w.reason, w.approver, w.evidence, w.tax_class AS "taxClass"
     FROM document d LEFT JOIN write_off w ON w.document_id = d.id
     WHERE d.kind = 'write_off' AND d.issued_on BETWEEN :from AND :asOf AND ${knownSql(scope, 'd')}${where}
     ORDER BY d.issued_on, d.id`,
    { ...params, from: scope.from },
  );
}

/** Changes with every write to the file, by whomever: as long as it stays, a list made before is still right. */
export function writeMark(db: ReadDb): string {
  const [own] = db.rows<{ changes: number }>('SELECT total_changes() AS changes');
  const [others] = db.rows<{ data_version: number }>('PRAGMA data_version');
  return `${own?.changes ?? 0}:${others?.data_version ?? 0}`;
}
