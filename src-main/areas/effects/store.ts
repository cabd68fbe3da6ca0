import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../storage/database.ts';
import { mergedSql } from '../customers/store/group.ts';
import {
  disputeAtSql,
  DUE_ON,
  effectiveSql,
  itemAtSql,
  knownSql,
  pointParams,
  redatedSql,
  reversedSql,
  type PointInTime,
} from '../ledger/store/asOf.ts';

export interface Period extends PointInTime {
  readonly from: Day;
  readonly currency: CurrencyCode;
}

function params(period: Period): Record<string, SqlValue> {
  return { ...pointParams(period), currency: period.currency };
}

export interface Overdue {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly dueOn: Day;
  readonly amountMinor: number;
  readonly openMinor: number;
}

/** What was overdue at the end of a day. */
export function overdueOn(db: ReadDb, period: Period, on: Day): Overdue[] {
  const point = { asOf: on, knownAt: period.knownAt };
  return db.rows<Overdue>(
    `WITH ${itemAtSql(point, `AND i.currency = :currency AND ${DUE_ON} < :asOf`)}
     SELECT i.id AS "dueItemId", i.customer_id AS "customerId", d.number, i.due_on AS "dueOn", i.amount_minor AS "amountMinor",
       i.open_minor AS "openMinor"
     FROM item_at i CROSS JOIN document d ON d.id = i.document_id WHERE i.open_minor > 0`,
    { ...pointParams(point), currency: period.currency },
  );
}

export interface Inflow {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly dueOn: Day;
  readonly on: Day;
  readonly amountMinor: number;
  /** Money came in; otherwise a credit note or a write-off. */
  readonly receipt: boolean;
}

/** What took items down within the period that were overdue on that day. */
export function inflows(db: ReadDb, period: Period): Inflow[] {
  return db
    .rows<Omit<Inflow, 'receipt'> & { kind: string }>(
      `WITH ${redatedSql(period)}
       SELECT i.id AS "dueItemId", i.customer_id AS "customerId", d.number, coalesce(r.due_on, i.due_on) AS "dueOn",
         e.effective_on AS "on", e.amount_minor AS "amountMinor", c.kind
       FROM (${effectiveSql(period)}) e CROSS JOIN due_item i ON i.id = e.due_item_id CROSS JOIN document d ON d.id = i.document_id
         CROSS JOIN document c ON c.id = e.credit_id LEFT JOIN redated r ON r.due_item_id = i.id
       WHERE i.currency = :currency AND i.voided_at IS NULL AND coalesce(r.due_on, i.due_on) < e.effective_on
       ORDER BY e.effective_on, i.id`,
      { ...params(period), from: period.from },
    )
    .map(({ kind, ...row }) => ({ ...row, receipt: kind === 'receipt' }));
}

export interface FellDue {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly dueOn: Day;
  readonly amountMinor: number;
  /** Taken down by the day it fell due, and by the end of the period: by receipts, and by anything. */
  readonly paidByDueMinor: number;
  readonly receivedMinor: number;
}

/** Items that fell due so that they could become overdue within the period: due from the day before it to the day before its end. */
export function fellDue(db: ReadDb, period: Period): FellDue[] {
  return db.rows<FellDue>(
    `WITH ${redatedSql(period)},
      due AS MATERIALIZED (
        SELECT i.id, i.customer_id, i.document_id, i.amount_minor, coalesce(r.due_on, i.due_on) AS due_on
        FROM due_item i LEFT JOIN redated r ON r.due_item_id = i.id
        WHERE i.currency = :currency AND ${knownSql(period, 'i')} AND coalesce(r.due_on, i.due_on) BETWEEN :dueFrom AND :dueTo AND i.amount_minor > 0),
      paid AS (
        SELECT e.due_item_id, sum(CASE WHEN e.effective_on <= u.due_on THEN e.amount_minor ELSE 0 END) AS by_due,
          sum(CASE WHEN c.kind = 'receipt' THEN e.amount_minor ELSE 0 END) AS received
        FROM due u CROSS JOIN allocation e ON e.due_item_id = u.id CROSS JOIN document c ON c.id = e.credit_id
        WHERE e.effective_on <= :asOf AND ${knownSql(period, 'e')} AND NOT ${reversedSql(period, 'e')} GROUP BY e.due_item_id)
     SELECT u.id AS "dueItemId", u.customer_id AS "customerId", d.number, u.due_on AS "dueOn", u.amount_minor AS "amountMinor",
       coalesce(p.by_due, 0) AS "paidByDueMinor", coalesce(p.received, 0) AS "receivedMinor"
     FROM due u CROSS JOIN document d ON d.id = u.document_id LEFT JOIN paid p ON p.due_item_id = u.id`,
    { ...params(period), dueFrom: addDays(period.from, -1), dueTo: addDays(period.asOf, -1) },
  );
}

export interface LetterSent {
  readonly id: number;
  readonly customerId: CustomerId;
  readonly level: number;
  readonly on: Day;
  readonly dueItemIds: readonly DueItemId[];
}

/** Letters issued from a day on, with the items they claimed; one to a customer merged since belongs to the one that is kept. */
export function lettersSent(db: ReadDb, period: Period, from: Day): LetterSent[] {
  return db
    .rows<Omit<LetterSent, 'dueItemIds'> & { items: string }>(
      `WITH ${mergedSql}
       SELECT d.id, coalesce((SELECT m.into_id FROM merged m WHERE m.id = d.customer_id), d.customer_id) AS "customerId", d.level,
         d.figures_json ->> '$.letterOn' AS "on", (SELECT json_group_array(line.value ->> '$.dueItemId')
           FROM json_each(d.figures_json, '$.lines') line WHERE line.value ->> '$.claimedMinor' > 0) AS items
       FROM issued_document d
       WHERE d.kind = 'dunning_letter' AND d.currency = :currency AND d.customer_id IS NOT NULL
         ${period.knownAt === undefined ? '' : 'AND d.recorded_at <= :knownAt'}
         AND d.figures_json ->> '$.letterOn' BETWEEN :from AND :asOf ORDER BY d.id`,
      { ...params(period), from },
    )
    .map(({ items, ...row }) => ({ ...row, dueItemIds: JSON.parse(items) as DueItemId[] }));
}

export interface LegalCost {
  readonly id: number;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly on: Day;
  readonly costMinor: number;
}

/** Costs of legal steps of the period, of debts in the currency. */
export function legalCosts(db: ReadDb, period: Period): LegalCost[] {
  return db.rows<LegalCost>(
    `SELECT e.id, k.customer_id AS "customerId", k.number, e.on_day AS "on", e.cost_minor AS "costMinor"
     FROM case_event e JOIN legal_case k ON k.id = e.case_id
     WHERE k.currency = :currency AND e.cost_minor <> 0 AND ${knownSql(period, 'e')} AND ${knownSql(period, 'k')}
       AND e.on_day BETWEEN :from AND :asOf ORDER BY e.on_day, e.id`,
    { ...params(period), from: period.from },
  );
}

export interface Satisfaction {
  readonly id: number;
  readonly customerId: CustomerId;
  readonly on: Day;
  readonly score: number;
}

/** Scores of one to five that customers gave within the period. */
export function satisfactionScores(db: ReadDb, period: Period): Satisfaction[] {
  return db.rows<Satisfaction>(
    `SELECT f.id, f.customer_id AS "customerId", f.on_day AS "on", f.score FROM customer_feedback f
     WHERE f.score IS NOT NULL AND ${knownSql(period, 'f')} AND f.on_day BETWEEN :from AND :asOf ORDER BY f.on_day, f.id`,
    { ...pointParams(period), from: period.from },
  );
}

/** Disputed part of each item that is overdue at the end. */
export function disputedOverdue(db: ReadDb, period: Period): Map<DueItemId, number> {
  const rows = db.rows<{ dueItemId: DueItemId; minor: number }>(
    `WITH ${itemAtSql(period, `AND i.currency = :currency AND ${DUE_ON} < :asOf`)}, ${disputeAtSql(period)}
     SELECT i.id AS "dueItemId", min(x.disputed_minor, i.open_minor) AS minor
     FROM item_at i JOIN dispute_at x ON x.due_item_id = i.id WHERE i.open_minor > 0`,
    params(period),
  );
  return new Map(rows.map(({ dueItemId, minor }) => [dueItemId, minor]));
}

export function customerNames(db: ReadDb): Map<CustomerId, { code: string; name: string }> {
  const rows = db.rows<{ id: CustomerId; code: string; name: string }>('SELECT id, code, name FROM customer');
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}
