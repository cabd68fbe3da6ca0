import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import type { Basis } from '../../aging/contract.ts';
import type { Movement, RollCell } from '../contract.ts';
import { movementOf } from '../rules/roll.ts';
import { endParams, itemsAtEnds, stateSql, type Ends } from './twoEnds.ts';

export interface RollQuestion extends Ends {
  readonly currency: CurrencyCode;
  readonly basis: Basis;
  readonly bucketEnds: readonly number[];
}

export interface RollItem {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly issuedOn: Day;
  readonly fromDueOn: Day | null;
  readonly toDueOn: Day | null;
  readonly fromOpenMinor: number;
  readonly toOpenMinor: number;
  readonly from: number;
  readonly to: number;
  readonly amountMinor: number;
}

/**
 * `piece`: every open amount with its state at both ends. An item of 100 that is 60 open at the end is two pieces: 60
 * moved from state to state, 40 settled. What is open at the end and was not before is new. So rows add up to the
 * aging before and columns to the aging after, exactly.
 */
function pieces(question: RollQuestion): { sql: string; params: Record<string, SqlValue> } {
  const { basis, bucketEnds } = question;
  const from = stateSql('f', basis, 'from', question.from.asOf, bucketEnds);
  const to = stateSql('t', basis, 'to', question.to.asOf, bucketEnds);
  const sql = `${itemsAtEnds(question, 'AND i.currency = :currency')},
    ends AS MATERIALIZED (
      SELECT id, sum(was) AS was, sum(rest) AS rest, max(from_due_on) AS from_due_on, max(to_due_on) AS to_due_on,
        max(from_state) AS from_state, max(to_state) AS to_state
      FROM (
        SELECT f.id, f.open_minor AS was, 0 AS rest, f.due_on AS from_due_on, NULL AS to_due_on, ${from.sql} AS from_state, -2 AS to_state
          FROM item_at_from f
        UNION ALL
        SELECT t.id, 0, t.open_minor, NULL, t.due_on, -2, ${to.sql} FROM item_at_to t)
      GROUP BY id),
    moved AS MATERIALIZED (
      SELECT *, CASE WHEN was > 0 AND rest > 0 THEN min(was, rest) WHEN was < 0 AND rest < 0 THEN max(was, rest) ELSE 0 END AS kept
      FROM ends),
    piece AS (
      SELECT *, from_state AS "from", to_state AS "to", kept AS amount, 1 AS whole FROM moved WHERE from_state <> -2 AND to_state <> -2
      UNION ALL
      SELECT *, from_state, -2, was - kept, to_state = -2 FROM moved WHERE was <> kept
      UNION ALL
      SELECT *, -2, to_state, rest - kept, from_state = -2 FROM moved WHERE rest <> kept)`;
  return { sql, params: { ...endParams(question), ...from.params, ...to.params, currency: question.currency } };
}

export function rollCells(db: ReadDb, question: RollQuestion): RollCell[] {
  const { sql, params } = pieces(question);
  return db.rows<RollCell>(
    `WITH ${sql} SELECT "from", "to", sum(amount) AS "amountMinor", sum(whole) AS count, sum(1 - whole) AS "partCount"
     FROM piece GROUP BY "from", "to" ORDER BY "from", "to"`,
    params,
  );
}

export interface RollFilter {
  readonly cell?: { readonly from: number; readonly to: number } | undefined;
  readonly movement?: Movement | undefined;
}

export function rollItems(
  db: ReadDb,
  question: RollQuestion,
  filter: RollFilter,
  page: { readonly offset: number; readonly limit: number },
): { rows: RollItem[]; total: number; amountMinor: number } {
  const { sql, params } = pieces(question);
  const states = [-2, -1, ...question.bucketEnds.keys(), question.bucketEnds.length];
  const cells =
    filter.cell !== undefined
      ? [filter.cell]
      : states.flatMap((from) =>
          states
            .filter((to) => !(from === -2 && to === -2))
            .filter((to) => filter.movement === undefined || movementOf(from, to) === filter.movement)
            .map((to) => ({ from, to })),
        );
  const where = cells.map(({ from, to }) => `(p."from" = ${from} AND p."to" = ${to})`).join(' OR ') || 'false';
  const rows = db.rows<RollItem>(
    `WITH ${sql} SELECT p.id AS "dueItemId", i.document_id AS "documentId", d.number, i.customer_id AS "customerId", c.name AS "customerName",
       i.issued_on AS "issuedOn", p.from_due_on AS "fromDueOn", p.to_due_on AS "toDueOn", p.was AS "fromOpenMinor", p.rest AS "toOpenMinor",
       p."from", p."to", p.amount AS "amountMinor"
     FROM (SELECT * FROM piece p WHERE ${where} ORDER BY abs(p.amount) DESC, p.id, p."to" LIMIT :limit OFFSET :offset) p
       CROSS JOIN due_item i ON i.id = p.id JOIN document d ON d.id = i.document_id JOIN customer c ON c.id = i.customer_id
     ORDER BY abs(p.amount) DESC, p.id, p."to"`,
    { ...params, limit: page.limit, offset: page.offset },
  );
  const [sums] = db.rows<{ total: number; amountMinor: number | null }>(
    `WITH ${sql} SELECT count(*) AS total, sum(amount) AS "amountMinor" FROM piece p WHERE ${where}`,
    params,
  );
  return { rows, total: sums?.total ?? 0, amountMinor: sums?.amountMinor ?? 0 };
}

/** Σ open × days late over what is overdue, and what is more than ninety days late, at each end's own day. */
export function latenessAt(
  db: ReadDb,
  question: Ends & { readonly currency: CurrencyCode },
): Record<'from' | 'to', { openMinor: number; openTimesDays: number; over90Minor: number }> {
  const part = (end: 'from' | 'to'): string =>
    `SELECT '${end}' AS "end", coalesce(sum(open_minor), 0) AS "openMinor",
       coalesce(sum(open_minor * max(0, CAST(julianday(:${end}_asOf) - julianday(due_on) AS INTEGER))), 0) AS "openTimesDays",
       coalesce(sum(CASE WHEN julianday(:${end}_asOf) - julianday(due_on) > 90 THEN open_minor ELSE 0 END), 0) AS "over90Minor"
     FROM item_at_${end}`;
  const rows = db.rows<{ end: 'from' | 'to'; openMinor: number; openTimesDays: number; over90Minor: number }>(
    `WITH ${itemsAtEnds(question, 'AND i.currency = :currency')} ${part('from')} UNION ALL ${part('to')}`,
    { ...endParams(question), currency: question.currency },
  );
  const none = { openMinor: 0, openTimesDays: 0, over90Minor: 0 };
  return { from: rows.find((row) => row.end === 'from') ?? none, to: rows.find((row) => row.end === 'to') ?? none };
}
