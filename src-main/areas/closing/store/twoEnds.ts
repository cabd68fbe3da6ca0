import { addDays, type Day } from '../../../kernel/day.ts';
import type { SqlValue } from '../../../storage/database.ts';
import type { Basis } from '../../aging/contract.ts';
import { creditAtSql, itemAtSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { ALWAYS, type FullPoint } from '../rules/why.ts';

/** Two points of one book, each with what was known there. */
export interface Ends {
  readonly from: PointInTime;
  readonly to: PointInTime;
}

export type End = 'from' | 'to';

export function fullPoint({ asOf, knownAt }: PointInTime): FullPoint {
  return { asOf, knownAt: knownAt ?? ALWAYS };
}

/** The ledger's own expressions for both ends in one statement: `item_at_from`, `item_at_to`, with `:from_asOf` and so on. */
export function itemsAtEnds(ends: Ends, where = ''): string {
  return (['from', 'to'] as const).map((end) => renamed(itemAtSql(ends[end], where), end)).join(', ');
}

export function creditsAtEnds(ends: Ends, where = ''): string {
  return (['from', 'to'] as const).map((end) => renamed(creditAtSql(ends[end], where), end)).join(', ');
}

/** Parameters of both ends, and of both as full points (`:from_known`) for conditions on plain facts. */
export function endParams(ends: Ends): Record<string, SqlValue> {
  const params: Record<string, SqlValue> = {};
  for (const end of ['from', 'to'] as const) {
    for (const [name, value] of Object.entries(pointParams(ends[end]))) params[`${end}_${name}`] = value;
    params[`${end}_known`] = fullPoint(ends[end]).knownAt;
  }
  return params;
}

/** Does a row of facts count at an end? 1 or 0; `day` is the column it counts from. */
export function standsSql(alias: string, day: string, end: End, reversible = true): string {
  const reversed = reversible
    ? `AND NOT (${alias}.reversed_on IS NOT NULL AND ${alias}.reversed_on <= :${end}_asOf AND ${alias}.reversed_at <= :${end}_known)`
    : '';
  return `(${alias}.${day} <= :${end}_asOf AND ${alias}.recorded_at <= :${end}_known
    AND (${alias}.voided_at IS NULL OR ${alias}.voided_at > :${end}_known) ${reversed})`;
}

/** The state of an item's day in the matrix: −1 not due, else the bucket; and the cuts it is compared with. */
export function stateSql(
  alias: string,
  basis: Basis,
  end: End,
  asOf: Day,
  bucketEnds: readonly number[],
): { sql: string; params: Record<string, SqlValue> } {
  const column = `${alias}.${basis === 'due' ? 'due_on' : 'issued_on'}`;
  const params: Record<string, SqlValue> = {};
  const cuts = bucketEnds.map((days, index) => {
    params[`${end}_cut${index}`] = addDays(asOf, -days);
    return `WHEN ${column} >= :${end}_cut${index} THEN ${index}`;
  });
  const sql = `CASE WHEN ${column} >= :${end}_asOf THEN -1 ${cuts.join(' ')} ELSE ${bucketEnds.length} END`;
  return { sql, params };
}

const names = /\b(item_undone|item_at|redated|credit_undone|credit_at)\b/g;

function renamed(sql: string, end: End): string {
  return sql.replace(names, `$1_${end}`).replace(/:(asOf|knownAt)\b/g, `:${end}_$1`);
}
