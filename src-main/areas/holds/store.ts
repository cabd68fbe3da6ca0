import type { CurrencyCode } from '../../kernel/currency.ts';
import { daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId, Id, OrderId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import { currenciesInUse } from '../aging/store.ts';
import { DUE_ON, disputeAtSql, itemAtSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import { toleranceMinor } from '../writeoffs/rules/smallBalance.ts';
import type { CreditStatusRow } from './contract.ts';

export interface OverdueRow {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly overdueMinor: number;
  readonly disputedMinor: number;
  readonly oldestDaysLate: number;
}

/**
 * What is late per customer and currency, as far as it speaks against an order: the disputed part of an item does not
 * count, nor does an item whose rest is within the small-balance tolerance of its currency.
 */
export function overdueAt(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): OverdueRow[] {
  const settings = readSettings(db);
  const params: Record<string, SqlValue> = pointParams(point);
  const tolerances = currenciesInUse(db, settings.baseCurrency).map((currency, index) => {
    params[`currency${index}`] = currency;
    params[`tolerance${index}`] = toleranceMinor(currency, settings.smallBalances);
    return `WHEN :currency${index} THEN :tolerance${index}`;
  });
  if (point.customerId !== undefined) params.customerId = point.customerId;
  const rows = db.rows<Omit<OverdueRow, 'oldestDaysLate'> & { oldestDueOn: Day | null }>(
    `WITH ${itemAtSql(point, `AND ${DUE_ON} < :asOf ${point.customerId === undefined ? '' : 'AND i.customer_id = :customerId'}`)}, ${disputeAtSql(point)},
     late AS (
       SELECT i.customer_id, i.currency, i.due_on, min(coalesce(x.disputed_minor, 0), i.open_minor) AS disputed,
         max(0, i.open_minor - coalesce(x.disputed_minor, 0)) AS free,
         CASE i.currency ${tolerances.join(' ')} ELSE 0 END AS tolerance
       FROM item_at i LEFT JOIN dispute_at x ON x.due_item_id = i.id)
     SELECT customer_id AS "customerId", currency, sum(CASE WHEN free > tolerance THEN free ELSE 0 END) AS "overdueMinor",
       sum(disputed) AS "disputedMinor", min(CASE WHEN free > tolerance THEN due_on END) AS "oldestDueOn"
     FROM late GROUP BY customer_id, currency`,
    params,
  );
  return rows.map(({ oldestDueOn, ...row }) => ({
    ...row,
    oldestDaysLate: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, point.asOf),
  }));
}

interface Recording {
  readonly recordedAt: Instant;
  readonly actor: string;
}

export interface NewCheck {
  readonly customerId: CustomerId;
  readonly orderId: OrderId | null;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly asOf: Day;
  readonly decision: 'pass' | 'warn' | 'reason' | 'hold';
  readonly reasons: unknown;
  readonly figures: unknown;
  readonly released: boolean;
  readonly releaseReason: string;
  readonly approver: string;
  readonly evidence: string;
}

export function insertCheck(db: WriteDb, check: NewCheck, { recordedAt, actor }: Recording): Id<'orderCheck'> {
  const { lastId } = db.run(
    q.insertInto('order_check').values({
      customer_id: check.customerId,
      order_id: check.orderId,
      currency: check.currency,
      amount_minor: check.amountMinor,
      as_of: check.asOf,
      decision: check.decision,
      reasons_json: JSON.stringify(check.reasons),
      figures_json: JSON.stringify(check.figures),
      released: check.released ? 1 : 0,
      release_reason: check.releaseReason,
      approver: check.approver,
      evidence: check.evidence,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  return lastId as Id<'orderCheck'>;
}

export interface CheckRow {
  readonly checkId: Id<'orderCheck'>;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly orderId: OrderId | null;
  readonly orderNumber: string | null;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly asOf: Day;
  readonly decision: 'pass' | 'warn' | 'reason' | 'hold';
  readonly reasonsJson: string;
  readonly figuresJson: string;
  readonly released: number;
  readonly releaseReason: string;
  readonly approver: string;
  readonly evidence: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** Checks on record, newest first. */
export function listChecks(
  db: ReadDb,
  filter: { readonly customerId?: CustomerId | undefined; readonly released: boolean },
  window: { readonly offset: number; readonly limit: number },
): { rows: CheckRow[]; total: number } {
  const where = `x.voided_at IS NULL ${filter.released ? 'AND x.released = 1' : ''} ${filter.customerId === undefined ? '' : 'AND x.customer_id = :customerId'}`;
  const params: Record<string, SqlValue> = filter.customerId === undefined ? {} : { customerId: filter.customerId };
  const rows = db.rows<CheckRow>(
    `SELECT x.id AS "checkId", x.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
       x.order_id AS "orderId", o.number AS "orderNumber", x.currency, x.amount_minor AS "amountMinor", x.as_of AS "asOf",
       x.decision, x.reasons_json AS "reasonsJson", x.figures_json AS "figuresJson", x.released,
       x.release_reason AS "releaseReason", x.approver, x.evidence, x.actor, x.recorded_at AS "recordedAt"
     FROM order_check x JOIN customer c ON c.id = x.customer_id LEFT JOIN sale_order o ON o.id = x.order_id
     WHERE ${where} ORDER BY x.id DESC LIMIT :limit OFFSET :offset`,
    { ...params, ...window },
  );
  const total =
    db.rows<{ count: number }>(`SELECT count(*) AS count FROM order_check x WHERE ${where}`, params)[0]?.count ?? 0;
  return { rows, total };
}

export type NewStatus = Pick<
  CreditStatusRow,
  'customerId' | 'status' | 'reason' | 'note' | 'evidence' | 'fromOn' | 'reviewOn' | 'approver'
>;

export function insertStatus(db: WriteDb, status: NewStatus, { recordedAt, actor }: Recording): Id<'creditStatus'> {
  const { lastId } = db.run(
    q.insertInto('credit_status').values({
      customer_id: status.customerId,
      status: status.status,
      reason: status.reason,
      note: status.note,
      evidence: status.evidence,
      from_on: status.fromOn,
      review_on: status.reviewOn,
      approver: status.approver,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  return lastId as Id<'creditStatus'>;
}

/** Statuses on record, newest first, those of later days too. */
export function listStatuses(
  db: ReadDb,
  filter: { readonly customerId?: CustomerId | undefined; readonly knownAt?: Instant | undefined },
): CreditStatusRow[] {
  const point = { asOf: '9999-12-31' as Day, knownAt: filter.knownAt };
  return db.rows<CreditStatusRow>(
    `SELECT s.id AS "statusId", s.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", s.status,
       s.reason, s.note, s.evidence, s.from_on AS "fromOn", s.review_on AS "reviewOn", s.approver, s.actor, s.recorded_at AS "recordedAt"
     FROM credit_status s JOIN customer c ON c.id = s.customer_id
     WHERE s.from_on <= :asOf AND ${knownSql(point, 's')} ${filter.customerId === undefined ? '' : 'AND s.customer_id = :customerId'}
     ORDER BY s.from_on DESC, s.id DESC`,
    { ...pointParams(point), ...(filter.customerId === undefined ? {} : { customerId: filter.customerId }) },
  );
}

export function findStatus(db: ReadDb, statusId: Id<'creditStatus'>) {
  return db.first(
    q
      .selectFrom('credit_status')
      .select(['customer_id as customerId', 'status', 'reason', 'from_on as fromOn'])
      .where('id', '=', statusId)
      .where('voided_at', 'is', null),
  );
}

export function voidStatus(db: WriteDb, statusId: Id<'creditStatus'>, at: Instant): void {
  db.run(q.updateTable('credit_status').set({ voided_at: at }).where('id', '=', statusId));
}

/** Is there a standing receipt of this number from the customer? */
export function hasReceipt(db: ReadDb, customerId: CustomerId, number: string): boolean {
  return (
    db.first(
      q
        .selectFrom('document')
        .select('id')
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'receipt')
        .where('number', '=', number)
        .where('voided_at', 'is', null)
        .where('reversed_on', 'is', null)
        .limit(1),
    ) !== undefined
  );
}
