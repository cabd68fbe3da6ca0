import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { SqlValue } from '../../../storage/database.ts';

/** A point in the book: figures of day `asOf`, by what was on record at `knownAt` (all of it when absent). */
export interface PointInTime {
  readonly asOf: Day;
  readonly knownAt?: Instant | undefined;
}

export function pointParams({ asOf, knownAt }: PointInTime): Record<string, SqlValue> {
  return knownAt === undefined ? { asOf } : { asOf, knownAt };
}

/** On record at that moment and not taken out by then; every question about a row of `alias` asks this. */
export function knownSql(point: PointInTime, alias: string): string {
  return point.knownAt === undefined
    ? `${alias}.voided_at IS NULL`
    : `${alias}.recorded_at <= :knownAt AND (${alias}.voided_at IS NULL OR ${alias}.voided_at > :knownAt)`;
}

/** The same for tables whose rows are taken away (`removed_at`) instead of voided; without `alias` for the only table. */
export function keptSql({ knownAt }: Pick<PointInTime, 'knownAt'>, alias = ''): string {
  const of = alias === '' ? '' : `${alias}.`;
  return knownAt === undefined
    ? `${of}removed_at IS NULL`
    : `${of}recorded_at <= :knownAt AND (${of}removed_at IS NULL OR ${of}removed_at > :knownAt)`;
}

/** Reversed by the day, as far as was known. */
export function reversedSql(point: PointInTime, alias: string): string {
  const known = point.knownAt === undefined ? '' : ` AND ${alias}.reversed_at <= :knownAt`;
  return `(${alias}.reversed_on IS NOT NULL AND ${alias}.reversed_on <= :asOf${known})`;
}

/**
 * Common table expressions `item_at` (every due item with what was open of it) and `credit_at` (every credit with what
 * was unapplied of it) as of `:asOf`, rows of zero left out.
 *
 * Known now: the kept open amounts of the partial index, with what came into effect after the day undone. A day three
 * months back costs a few allocations instead of a sum over all of them.
 * Known at `:knownAt`: summed from the facts, since the kept amounts know nothing of earlier knowledge.
 */
export function itemAtSql(point: PointInTime, where = ''): string {
  return point.knownAt === undefined ? itemsRolledBack(point, where) : itemsFromFacts(point, where);
}

export function creditAtSql(point: PointInTime, where = ''): string {
  return point.knownAt === undefined ? creditsRolledBack(where) : creditsFromFacts(point, where);
}

/** Disputed part per item, never more than what is open; join on `item_at`. */
export function disputeAtSql(point: PointInTime): string {
  const resolvedKnown = point.knownAt === undefined ? '' : 'AND resolved_at <= :knownAt';
  return `dispute_at AS (
    SELECT due_item_id, sum(amount_minor) AS disputed_minor FROM dispute
    WHERE opened_on <= :asOf AND ${knownSql(point, 'dispute')} AND NOT (resolved_on IS NOT NULL AND resolved_on <= :asOf ${resolvedKnown})
    GROUP BY due_item_id)`;
}

/** The due date of that day, for conditions handed to `itemAtSql`. */
export const DUE_ON = 'coalesce(r.due_on, i.due_on)';

const itemColumns = `i.id, i.document_id, i.seq, i.customer_id, i.currency, i.issued_on, ${DUE_ON} AS due_on, i.due_basis, i.amount_minor`;

/**
 * Due dates that were others on the day asked for: of the changes that count from a day up to `:asOf` the one recorded
 * last, else the original. The item itself keeps what counts by the last change of all.
 */
export function redatedSql(point: PointInTime): string {
  const concerned = point.knownAt === undefined ? 'x.voided_at IS NULL AND x.changed_on > :asOf' : 'true';
  return `redated AS MATERIALIZED (
    SELECT i.id AS due_item_id, coalesce(
      (SELECT x.to_due_on FROM due_date_change x WHERE x.due_item_id = i.id AND x.changed_on <= :asOf AND ${knownSql(point, 'x')}
        ORDER BY x.id DESC LIMIT 1), i.original_due_on) AS due_on
      FROM due_item i WHERE i.id IN (SELECT x.due_item_id FROM due_date_change x WHERE ${concerned}))`;
}

/**
 * Allocations that count on the day and took effect from `:from` on. Known now, the standing ones come out of their own
 * index, and the few reversed only after the day out of theirs.
 */
export function effectiveSql(point: PointInTime): string {
  const columns = 'due_item_id, credit_id, effective_on, amount_minor';
  const within = 'effective_on BETWEEN :from AND :asOf';
  return point.knownAt === undefined
    ? `SELECT ${columns} FROM allocation WHERE reversed_on IS NULL AND voided_at IS NULL AND ${within}
       UNION ALL SELECT ${columns} FROM allocation WHERE reversed_on > :asOf AND voided_at IS NULL AND ${within}`
    : `SELECT ${columns} FROM allocation WHERE ${within} AND ${knownSql(point, 'allocation')} AND NOT ${reversedSql(point, 'allocation')}`;
}

/** Every currency with documents; written so that the index answers it without a look at each document. */
export const CURRENCIES_SQL = 'SELECT DISTINCT currency FROM document INDEXED BY document_ledger';

function itemsRolledBack(point: PointInTime, where: string): string {
  return `item_undone AS MATERIALIZED (
    SELECT due_item_id, sum(minor) AS minor FROM (
      SELECT due_item_id, amount_minor AS minor FROM allocation
        WHERE reversed_on IS NULL AND voided_at IS NULL AND effective_on > :asOf
      UNION ALL
      SELECT due_item_id, -amount_minor FROM allocation
        WHERE reversed_on > :asOf AND voided_at IS NULL AND effective_on <= :asOf)
    GROUP BY due_item_id),
  ${redatedSql(point)},
  item_at AS (
    SELECT ${itemColumns}, i.open_minor + coalesce(u.minor, 0) AS open_minor
      FROM due_item i LEFT JOIN item_undone u ON u.due_item_id = i.id LEFT JOIN redated r ON r.due_item_id = i.id
      WHERE i.open_minor <> 0 AND +i.issued_on <= :asOf AND i.open_minor + coalesce(u.minor, 0) <> 0 ${where}
    UNION ALL
    SELECT ${itemColumns}, u.minor
      FROM item_undone u CROSS JOIN due_item i ON i.id = u.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
      WHERE i.open_minor = 0 AND u.minor <> 0 AND i.voided_at IS NULL AND i.issued_on <= :asOf ${where})`;
}

/** What had come off an item or a credit by then; looked up row by row, for those that are asked about alone. */
function appliedSql(point: PointInTime, side: 'due_item_id' | 'credit_id', id: string): string {
  return `coalesce((SELECT sum(a.amount_minor) FROM allocation a WHERE a.${side} = ${id} AND a.effective_on <= :asOf
    AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}), 0)`;
}

function itemsFromFacts(point: PointInTime, where: string): string {
  const open = `i.amount_minor - ${appliedSql(point, 'due_item_id', 'i.id')}`;
  return `${redatedSql(point)},
  item_at AS (
    SELECT ${itemColumns}, ${open} AS open_minor
      FROM due_item i LEFT JOIN redated r ON r.due_item_id = i.id
      WHERE i.issued_on <= :asOf AND ${knownSql(point, 'i')} ${where} AND ${open} <> 0)`;
}

const creditColumns = 'c.id, c.kind, c.customer_id, c.currency, c.issued_on, c.amount_minor';

function creditsRolledBack(where: string): string {
  return `credit_undone AS MATERIALIZED (
    SELECT credit_id, sum(minor) AS minor FROM (
      SELECT credit_id, amount_minor AS minor FROM allocation
        WHERE reversed_on IS NULL AND voided_at IS NULL AND effective_on > :asOf
      UNION ALL
      SELECT credit_id, -amount_minor FROM allocation
        WHERE reversed_on > :asOf AND voided_at IS NULL AND effective_on <= :asOf
      UNION ALL
      SELECT id, amount_minor FROM document WHERE reversed_on > :asOf AND voided_at IS NULL)
    GROUP BY credit_id),
  credit_at AS (
    SELECT ${creditColumns}, c.unapplied_minor + coalesce(u.minor, 0) AS unapplied_minor
      FROM document c LEFT JOIN credit_undone u ON u.credit_id = c.id
      WHERE c.unapplied_minor <> 0 AND +c.issued_on <= :asOf AND c.unapplied_minor + coalesce(u.minor, 0) <> 0 ${where}
    UNION ALL
    SELECT ${creditColumns}, u.minor
      FROM credit_undone u CROSS JOIN document c ON c.id = u.credit_id
      WHERE c.unapplied_minor = 0 AND u.minor <> 0 AND c.voided_at IS NULL AND c.issued_on <= :asOf ${where})`;
}

function creditsFromFacts(point: PointInTime, where: string): string {
  const unapplied = `c.amount_minor - ${appliedSql(point, 'credit_id', 'c.id')}`;
  return `credit_at AS (
    SELECT ${creditColumns}, ${unapplied} AS unapplied_minor
      FROM document c ${where === '' ? 'NOT INDEXED' : ''}
      WHERE c.kind IN ('receipt','credit_note','write_off') AND +c.issued_on <= :asOf AND ${knownSql(point, 'c')}
        AND NOT ${reversedSql(point, 'c')} ${where} AND ${unapplied} <> 0)`;
}

/**
 * The ledger balance per currency: Σ debit documents − Σ credit documents, without a look at items or allocations.
 * The independent figure every aging is proved against. Known then: what counts by what is known now comes from the index
 * alone, and the few documents that were recorded, taken out or reversed since are put right.
 */
export function ledgerBalanceSql(point: PointInTime): string {
  const counts = (of: PointInTime): string => `(${knownSql(of, 'd')} AND NOT ${reversedSql(of, 'd')})`;
  const now = counts({ asOf: point.asOf });
  const since = `UNION ALL SELECT d.currency, d.kind, CASE WHEN ${now} THEN -d.amount_minor ELSE d.amount_minor END,
          CASE WHEN ${now} THEN -1 ELSE 1 END FROM document d NOT INDEXED
        WHERE d.issued_on <= :asOf AND (d.recorded_at > :knownAt OR d.voided_at IS NOT NULL OR d.reversed_on IS NOT NULL)
          AND ${counts(point)} <> ${now}`;
  // A currency that had no document then has no balance, not one of nothing.
  return `SELECT currency, sum(CASE WHEN kind IN ('receipt','credit_note','write_off') THEN -minor ELSE minor END) AS balance_minor
    FROM (SELECT d.currency, d.kind, sum(d.amount_minor) AS minor, count(*) AS documents FROM document d INDEXED BY document_ledger
        WHERE d.issued_on <= :asOf AND ${now} GROUP BY d.currency, d.kind
      ${point.knownAt === undefined ? '' : since})
    GROUP BY currency HAVING sum(documents) > 0`;
}
