import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import {
  DUE_ON,
  keptSql,
  knownSql,
  pointParams,
  redatedSql,
  reversedSql,
  type PointInTime,
} from '../ledger/store/asOf.ts';
import { monthFiguresField, planFiguresField, type Plan } from './contract.ts';
import { DEFAULT_DAYS, type LossRecord } from './rules/decision.ts';
import type { PastItem } from './rules/simulate.ts';

type CurrencyPoint = PointInTime & { readonly currency: CurrencyCode };

export interface StoredPlan {
  readonly planId: Id<'controlPlan'>;
  readonly fromOn: Day;
  readonly note: string;
  readonly figures: Plan;
}

/** The plan of a currency that counts on a day: the newest start, of two the later entered. */
export function planInForce(db: ReadDb, point: CurrencyPoint): StoredPlan | null {
  const [row] = db.rows<{ planId: Id<'controlPlan'>; fromOn: Day; note: string; figures: string }>(
    `SELECT id AS "planId", from_on AS "fromOn", note, figures_json AS figures FROM control_plan
     WHERE currency = :currency AND from_on <= :asOf AND ${keptSql(point)} ORDER BY from_on DESC, id DESC LIMIT 1`,
    { ...pointParams(point), currency: point.currency },
  );
  return row ? { ...row, figures: planFiguresField.parse(JSON.parse(row.figures)) } : null;
}

export function insertPlan(
  db: WriteDb,
  plan: { currency: CurrencyCode; fromOn: Day; figures: Plan; note: string; actor: string; recordedAt: Instant },
): Id<'controlPlan'> {
  const { lastId } = db.run(
    q.insertInto('control_plan').values({
      from_on: plan.fromOn,
      currency: plan.currency,
      figures_json: JSON.stringify(plan.figures),
      note: plan.note,
      actor: plan.actor,
      recorded_at: plan.recordedAt,
      removed_at: null,
    }),
  );
  return lastId as Id<'controlPlan'>;
}

/** False when there is no such plan. */
export function removePlan(db: WriteDb, planId: Id<'controlPlan'>, at: Instant): boolean {
  return (
    db.run(
      q.updateTable('control_plan').set({ removed_at: at }).where('id', '=', planId).where('removed_at', 'is', null),
    ).changes > 0
  );
}

export interface CompanyMonth {
  readonly month: string;
  readonly note: string;
  readonly figures: { readonly currentAssetsMinor: number | null; readonly payablesMinor: number | null };
}

/** Months with figures up to the day's own month, newest first. */
export function companyMonths(db: ReadDb, point: CurrencyPoint, limit: number): CompanyMonth[] {
  return db
    .rows<{ month: string; note: string; figures: string }>(
      `SELECT month, note, figures_json AS figures FROM company_figure
       WHERE currency = :currency AND month <= substr(:asOf, 1, 7) AND ${keptSql(point)} ORDER BY month DESC, id DESC LIMIT :limit`,
      { ...pointParams(point), currency: point.currency, limit },
    )
    .map((row) => ({ ...row, figures: monthFiguresField.parse(JSON.parse(row.figures)) }));
}

/** How many rows gave way. */
export function removeMonth(db: WriteDb, currency: CurrencyCode, month: string, at: Instant): number {
  return db.run(
    q
      .updateTable('company_figure')
      .set({ removed_at: at })
      .where('currency', '=', currency)
      .where('month', '=', month)
      .where('removed_at', 'is', null),
  ).changes;
}

export function insertMonth(db: WriteDb, currency: CurrencyCode, month: CompanyMonth, recordedAt: Instant): void {
  db.run(
    q.insertInto('company_figure').values({
      month: month.month,
      currency,
      figures_json: JSON.stringify(month.figures),
      note: month.note,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
}

/** What is sold: invoices and debit notes but those of interest, costs and recovered money. */
const SOLD = `d.kind IN ('invoice','debit_note') AND d.purpose NOT IN ('interest','cost','recovery')`;

/** Due items of what was sold from a day to the day, with what was matched with them by then. */
export function soldItems(db: ReadDb, point: CurrencyPoint & { readonly from: Day }): PastItem<CustomerId>[] {
  const rows = db.rows<{ id: number; customer: CustomerId; issuedOn: Day; dueOn: Day; amountMinor: number; paidOn: Day | null; paidMinor: number | null }>(
    `WITH ${redatedSql(point)}
     SELECT i.id, i.customer_id AS customer, i.issued_on AS "issuedOn", ${DUE_ON} AS "dueOn", i.amount_minor AS "amountMinor",
       a.effective_on AS "paidOn", a.amount_minor AS "paidMinor"
     FROM document d JOIN due_item i ON i.document_id = d.id LEFT JOIN redated r ON r.due_item_id = i.id
       LEFT JOIN allocation a ON a.due_item_id = i.id AND a.effective_on <= :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}
     WHERE ${SOLD} AND d.currency = :currency AND d.issued_on BETWEEN :from AND :asOf AND ${knownSql(point, 'd')} AND ${knownSql(point, 'i')}
     ORDER BY i.id, a.effective_on, a.id`,
    { ...pointParams(point), currency: point.currency, from: point.from },
  ); // prettier-ignore
  const items: (PastItem<CustomerId> & { paid: { on: Day; amountMinor: number }[] })[] = [];
  let last = 0;
  for (const { id, paidOn, paidMinor, ...item } of rows) {
    if (id !== last) items.push({ ...item, paid: [] });
    last = id;
    if (paidOn !== null && paidMinor !== null) items.at(-1)?.paid.push({ on: paidOn, amountMinor: paidMinor });
  }
  return items;
}

/**
 * What became of the money that fell due in the two years that ended 90 days before the day, per customer: how much there was
 * after credit notes, how much of it had not come 90 days after its due day, how much has not come by the day.
 */
export function lossRecords(
  db: ReadDb,
  point: CurrencyPoint & { readonly from: Day; readonly until: Day },
): Map<CustomerId, LossRecord> {
  const rows = db.rows<LossRecord & { customerId: CustomerId }>(
    `WITH ${redatedSql(point)},
     item AS (
       SELECT i.id, i.customer_id, i.amount_minor, ${DUE_ON} AS due_on
       FROM due_item i JOIN document d ON d.id = i.document_id LEFT JOIN redated r ON r.due_item_id = i.id
       WHERE ${SOLD} AND i.currency = :currency AND i.issued_on <= :asOf AND ${DUE_ON} BETWEEN :from AND :until
         AND ${knownSql(point, 'd')} AND ${knownSql(point, 'i')}),
     settled AS (
       SELECT item.id, item.customer_id, item.amount_minor,
         coalesce(sum(CASE WHEN c.kind = 'credit_note' THEN a.amount_minor END), 0) AS credited,
         coalesce(sum(CASE WHEN c.kind = 'receipt' AND julianday(a.effective_on) - julianday(item.due_on) <= :days THEN a.amount_minor END), 0) AS soon,
         coalesce(sum(CASE WHEN c.kind = 'receipt' THEN a.amount_minor END), 0) AS paid
       FROM item
         LEFT JOIN allocation a ON a.due_item_id = item.id AND a.effective_on <= :asOf AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}
         LEFT JOIN document c ON c.id = a.credit_id
       GROUP BY item.id)
     SELECT customer_id AS "customerId", count(*) AS items, sum(amount_minor - credited) AS "dueMinor",
       sum(max(0, amount_minor - credited - soon)) AS "badMinor", sum(max(0, amount_minor - credited - paid)) AS "lostMinor"
     FROM settled GROUP BY customer_id`,
    { ...pointParams(point), currency: point.currency, from: point.from, until: point.until, days: DEFAULT_DAYS },
  );
  return new Map(rows.map(({ customerId, ...record }) => [customerId, record]));
}

/** Bad debts written off from a day to the day, without remainders and what later came back. */
export function writtenOff(db: ReadDb, point: CurrencyPoint & { readonly from: Day }): number {
  const [row] = db.rows<{ minor: number | null }>(
    `SELECT sum(d.amount_minor) AS minor FROM document d
     WHERE d.kind = 'write_off' AND d.purpose = '' AND d.currency = :currency AND d.issued_on BETWEEN :from AND :asOf
       AND ${knownSql(point, 'd')} AND NOT ${reversedSql(point, 'd')}`,
    { ...pointParams(point), currency: point.currency, from: point.from },
  );
  return row?.minor ?? 0;
}
