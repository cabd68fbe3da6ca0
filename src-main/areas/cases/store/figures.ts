import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CaseId, CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { disputeAtSql, itemAtSql, knownSql, pointParams, reversedSql, type PointInTime } from '../../ledger/store/asOf.ts'; // prettier-ignore

/** Receipts settled against the debts of each case from its opening to its closing or the day, if earlier. */
export function receivedByCase(db: ReadDb, point: PointInTime, customerId?: CustomerId): Map<CaseId, number> {
  const rows = db.rows<{ caseId: CaseId; minor: number }>(
    `SELECT k.id AS "caseId", sum(a.amount_minor) AS minor
     FROM legal_case k JOIN case_item i ON i.case_id = k.id JOIN allocation a ON a.due_item_id = i.due_item_id
       JOIN document d ON d.id = a.credit_id AND d.kind = 'receipt'
     WHERE ${knownSql(point, 'k')} AND ${knownSql(point, 'i')} AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}
       AND a.effective_on >= k.opened_on AND a.effective_on <= :asOf AND (k.closed_on IS NULL OR a.effective_on <= k.closed_on)
       ${customerId === undefined ? '' : 'AND k.customer_id = :customerId'}
     GROUP BY k.id`,
    { ...pointParams(point), ...(customerId === undefined ? {} : { customerId }) },
  );
  return new Map(rows.map(({ caseId, minor }) => [caseId, minor]));
}

export interface CaseItemDetail {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly openMinor: number;
  readonly disputedMinor: number;
}

/** Some debts as of a day, paid ones too, earliest due first. */
export function itemDetails(db: ReadDb, point: PointInTime, dueItemIds: readonly DueItemId[]): CaseItemDetail[] {
  const chosen = 'AND i.id IN (SELECT value FROM json_each(:ids))';
  return db.rows<CaseItemDetail>(
    `WITH ${itemAtSql(point, chosen)}, ${disputeAtSql(point)}
     SELECT i.id AS "dueItemId", i.document_id AS "documentId", d.number, i.customer_id AS "customerId", i.currency,
       i.issued_on AS "issuedOn", coalesce(o.due_on, i.due_on) AS "dueOn", coalesce(o.open_minor, 0) AS "openMinor",
       min(coalesce(x.disputed_minor, 0), coalesce(o.open_minor, 0)) AS "disputedMinor"
     FROM due_item i JOIN document d ON d.id = i.document_id LEFT JOIN item_at o ON o.id = i.id
       LEFT JOIN dispute_at x ON x.due_item_id = i.id
     WHERE i.voided_at IS NULL ${chosen} ORDER BY coalesce(o.due_on, i.due_on), i.id`,
    { ...pointParams(point), ids: JSON.stringify(dueItemIds) },
  );
}

/** What was settled on some debts after a day, in the order of its days. */
export function settledAfter(
  db: ReadDb,
  point: PointInTime,
  { dueItemIds, after }: { readonly dueItemIds: readonly DueItemId[]; readonly after: Day },
): { onDay: Day; amountMinor: number }[] {
  return db.rows(
    `SELECT a.effective_on AS "onDay", sum(a.amount_minor) AS "amountMinor" FROM allocation a
     WHERE a.due_item_id IN (SELECT value FROM json_each(:ids)) AND a.effective_on > :after AND a.effective_on <= :asOf
       AND ${knownSql(point, 'a')} AND NOT ${reversedSql(point, 'a')}
     GROUP BY a.effective_on ORDER BY a.effective_on`,
    { ...pointParams(point), ids: JSON.stringify(dueItemIds), after },
  );
}

/** Debts that another open claim is about already: payment order, small claim, suit, arbitration. */
export function takenItems(
  db: ReadDb,
  dueItemIds: readonly DueItemId[],
): { dueItemId: DueItemId; caseId: CaseId; number: string }[] {
  return db.rows(
    `SELECT i.due_item_id AS "dueItemId", k.id AS "caseId", k.number FROM case_item i JOIN legal_case k ON k.id = i.case_id
     WHERE i.due_item_id IN (SELECT value FROM json_each(:ids)) AND i.voided_at IS NULL AND k.voided_at IS NULL AND k.closed_on IS NULL
       AND k.kind IN ('payment_order','small_claim','suit','arbitration') ORDER BY k.id`,
    { ids: JSON.stringify(dueItemIds) },
  );
}

/** The local yearly wage as entered last with any case. */
export function lastYearlyWage(db: ReadDb): number | null {
  const [row] = db.rows<{ minor: number | null }>(
    `SELECT values_json ->> '$.yearlyWageMinor' AS minor FROM legal_case
     WHERE values_json ->> '$.yearlyWageMinor' IS NOT NULL AND voided_at IS NULL ORDER BY id DESC LIMIT 1`,
  );
  return row?.minor ?? null;
}
