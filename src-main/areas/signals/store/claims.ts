import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { itemAtSql, knownSql } from '../../ledger/store/asOf.ts';
import { EXTENSION_DAYS, type DisputeRaised, type ExtensionFact } from '../rules/claims.ts';
import type { PublicRecord } from '../rules/marks.ts';
import { askedParams, ownSql, type Asked } from './receipts.ts';

interface Of {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
}

/** `raised`: every dispute of the day, with the due date that counted when it was raised and whether it still stands. */
export function disputesRaisedSql(asked: Asked): string {
  const resolvedKnown = asked.knownAt === undefined ? '' : 'AND x.resolved_at <= :knownAt';
  const dueThen = `coalesce((SELECT c.to_due_on FROM due_date_change c WHERE c.due_item_id = i.id AND c.changed_on <= x.opened_on
      AND ${knownSql(asked, 'c')} ORDER BY c.id DESC LIMIT 1), i.original_due_on, i.due_on)`;
  return `WITH ${itemAtSql(asked, 'AND i.id IN (SELECT due_item_id FROM dispute)')},
     raised AS (
       SELECT x.id, x.customer_id, i.currency, x.opened_on, ${dueThen} AS due_on, x.amount_minor, x.reason, i.document_id,
         coalesce(o.open_minor, 0) > 0 AND NOT (x.resolved_on IS NOT NULL AND x.resolved_on <= :asOf ${resolvedKnown}) AS stands
       FROM dispute x JOIN due_item i ON i.id = x.due_item_id LEFT JOIN item_at o ON o.id = i.id
       WHERE x.opened_on <= :asOf AND ${knownSql(asked, 'x')} ${ownSql(asked, 'x')})`;
}

/** Disputes of the last days, and older ones raised after the due date that still stand. */
export function disputesRaised(db: ReadDb, asked: Asked, withinDays: number): (Of & DisputeRaised)[] {
  const rows = db.rows<Of & Omit<DisputeRaised, 'stands'> & { stands: number }>(
    `${disputesRaisedSql(asked)}
     SELECT id AS "disputeId", customer_id AS "customerId", currency, opened_on AS "openedOn", due_on AS "dueOn", amount_minor AS "amountMinor", stands
     FROM raised WHERE opened_on >= :from OR (stands AND opened_on > due_on)`,
    { ...askedParams(asked), from: addDays(asked.asOf, -withinDays + 1) },
  );
  return rows.map((row) => ({ ...row, stands: row.stands === 1 }));
}

/** Due dates moved back after they had passed, as far as the move still counts. */
export function extensionsOverdue(db: ReadDb, asked: Asked): (Of & ExtensionFact)[] {
  return db.rows(
    `SELECT i.customer_id AS "customerId", i.currency, x.id AS "changeId", x.changed_on AS "on", x.from_due_on AS "fromDueOn",
       x.to_due_on AS "toDueOn", i.amount_minor AS "amountMinor"
     FROM due_date_change x CROSS JOIN due_item i ON i.id = x.due_item_id
     WHERE x.changed_on BETWEEN :from AND :asOf AND x.changed_on > x.from_due_on AND x.to_due_on > x.from_due_on
       AND ${knownSql(asked, 'x')} AND ${knownSql(asked, 'i')} ${ownSql(asked, 'i')}
     ORDER BY x.changed_on, x.id`,
    { ...askedParams(asked), from: addDays(asked.asOf, -EXTENSION_DAYS + 1) },
  );
}

/** On record at that moment and not taken out by then, for tables with `removed_at`. */
export function keptSql({ knownAt }: Asked, alias: string): string {
  return knownAt === undefined
    ? `${alias}.removed_at IS NULL`
    : `${alias}.recorded_at <= :knownAt AND (${alias}.removed_at IS NULL OR ${alias}.removed_at > :knownAt)`;
}

/** What public registers said, of every kind and day; an entry past its own expiry says nothing. */
export function publicRecords(db: ReadDb, asked: Asked): (PublicRecord & { readonly customerId: CustomerId })[] {
  return db.rows(
    `SELECT p.customer_id AS "customerId", p.id AS "recordId", p.category, p.status, p.happened_on AS "happenedOn", p.checked_on AS "checkedOn"
     FROM credit_record p WHERE p.kind = 'public' AND p.checked_on <= :asOf AND (p.expires_on IS NULL OR p.expires_on > :asOf)
       AND ${keptSql(asked, 'p')} ${ownSql(asked, 'p')} ORDER BY p.id`,
    askedParams(asked),
  );
}

/** The newest fraud check of each customer. */
export function fraudChecks(
  db: ReadDb,
  asked: Asked,
): { readonly customerId: CustomerId; readonly checkId: number; readonly checkedOn: Day; readonly ticks: string[] }[] {
  return db
    .rows<{ customerId: CustomerId; checkId: number; checkedOn: Day; ticksJson: string }>(
      `SELECT f.customer_id AS "customerId", f.id AS "checkId", f.checked_on AS "checkedOn", f.ticks_json AS "ticksJson"
       FROM fraud_check f WHERE f.checked_on <= :asOf AND ${keptSql(asked, 'f')} ${ownSql(asked, 'f')}
         AND NOT EXISTS (SELECT 1 FROM fraud_check g WHERE g.customer_id = f.customer_id AND g.checked_on <= :asOf AND ${keptSql(asked, 'g')}
           AND (g.checked_on, g.id) > (f.checked_on, f.id))`,
      askedParams(asked),
    )
    .map(({ ticksJson, ...check }) => ({ ...check, ticks: ticksOf(ticksJson) }));
}

function ticksOf(json: string): string[] {
  const ticks: unknown = JSON.parse(json);
  return Array.isArray(ticks) ? ticks.filter((tick) => typeof tick === 'string') : [];
}
