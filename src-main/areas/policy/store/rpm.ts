import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { effectiveSql, itemAtSql, keptSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { RpmStage } from '../contract.ts';

export interface RpmQuestion extends PointInTime {
  readonly currency: CurrencyCode;
  /** Invoices closed from this day on are looked at too. */
  readonly closedFromOn: Day;
  readonly documentId?: DocumentId | undefined;
}

export interface RpmRow {
  readonly documentId: DocumentId;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly deliveredOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly confirmedOn: Day | null;
  readonly openMinor: number;
  readonly dueOn: Day;
  readonly dueUnknown: number;
  readonly closedOn: Day | null;
}

/** Open invoices and those closed lately; in both the earliest due day that is still open, or the last of a closed one. */
export function rpmRows(db: ReadDb, question: RpmQuestion): RpmRow[] {
  const { currency, closedFromOn, documentId } = question;
  const one = documentId === undefined ? '' : 'AND d.id = :documentId';
  const params: Record<string, SqlValue> = { ...pointParams(question), currency, from: closedFromOn };
  if (documentId !== undefined) params['documentId'] = documentId;
  return db.rows<RpmRow>(
    `WITH ${itemAtSql(question, `AND i.currency = :currency ${documentId === undefined ? '' : 'AND i.document_id = :documentId'}`)},
     open_doc AS MATERIALIZED (
       SELECT a.document_id, sum(a.open_minor) AS open_minor, min(a.due_on) AS due_on, min(a.due_basis = 'document') AS due_unknown
       FROM item_at a GROUP BY a.document_id),
     paid_item AS MATERIALIZED (
       SELECT e.due_item_id, max(e.effective_on) AS on_day FROM (${effectiveSql(question)}) e
       ${documentId === undefined ? '' : 'WHERE e.due_item_id IN (SELECT x.id FROM due_item x WHERE x.document_id = :documentId)'} GROUP BY e.due_item_id),
     closed_doc AS MATERIALIZED (
       SELECT i.document_id, max(p.on_day) AS closed_on, max(coalesce(r.due_on, i.due_on)) AS due_on, min(i.due_basis = 'document') AS due_unknown
       FROM paid_item p JOIN due_item i ON i.id = p.due_item_id LEFT JOIN redated r ON r.due_item_id = i.id
       WHERE i.currency = :currency AND i.document_id NOT IN (SELECT o.document_id FROM open_doc o) GROUP BY i.document_id),
     doc AS (
       SELECT document_id, open_minor, due_on, due_unknown, NULL AS closed_on FROM open_doc
       UNION ALL SELECT document_id, 0, due_on, due_unknown, closed_on FROM closed_doc)
     SELECT d.id AS "documentId", d.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", d.number, d.currency,
       d.issued_on AS "issuedOn", d.amount_minor AS "amountMinor",
       CASE WHEN d.delivered_on <= :asOf THEN d.delivered_on END AS "deliveredOn",
       CASE WHEN d.accepted_on <= :asOf THEN d.accepted_on END AS "acceptedOn",
       CASE WHEN d.confirmed_on <= :asOf THEN d.confirmed_on END AS "confirmedOn",
       o.open_minor AS "openMinor", o.due_on AS "dueOn", o.due_unknown AS "dueUnknown", o.closed_on AS "closedOn"
     FROM doc o JOIN document d ON d.id = o.document_id JOIN customer c ON c.id = d.customer_id
     WHERE d.kind IN ('invoice','opening','debit_note') AND ${knownSql(question, 'd')} ${one}`,
    params,
  );
}

export interface ItemOfDocument {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
}

/** Items of documents that were ever named in a letter, a log entry, a step or a case: whatever else is silent about them. */
export function itemsOf(db: ReadDb, dueItemIds: readonly DueItemId[]): Map<DueItemId, DocumentId> {
  if (dueItemIds.length === 0) return new Map();
  const rows = db.rows<ItemOfDocument>(
    `SELECT i.id AS "dueItemId", i.document_id AS "documentId" FROM due_item i WHERE i.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(dueItemIds) },
  );
  return new Map(rows.map(({ dueItemId, documentId }) => [dueItemId, documentId]));
}

/** Papers of every document, or of one. */
export type PaperQuestion = PointInTime & { readonly documentId?: DocumentId | undefined };

function own({ documentId }: PaperQuestion, alias: string): string {
  return documentId === undefined ? '' : `AND ${alias}.document_id = :documentId`;
}

function paperParams(question: PaperQuestion): Record<string, SqlValue> {
  const { documentId } = question;
  return { ...pointParams(question), ...(documentId === undefined ? {} : { documentId }) };
}

export interface PaperRow {
  readonly documentId: DocumentId;
  readonly releasedOn: Day | null;
  readonly shipPlannedOn: Day | null;
  readonly shippedOn: Day | null;
  readonly orderNumber: string | null;
  readonly orderMinor: number | null;
  readonly orderOn: Day | null;
}

/** The orders invoices were made from: let go, planned and shipped when, and for how much. */
export function orderPapers(db: ReadDb, point: PaperQuestion): Map<DocumentId, PaperRow> {
  const rows = db.rows<PaperRow>(
    `WITH billed AS (
       SELECT DISTINCT e.document_id, e.order_id FROM order_event e
       WHERE e.kind = 'invoiced' AND e.document_id IS NOT NULL AND e.on_day <= :asOf AND ${knownSql(point, 'e')} ${own(point, 'e')}),
     released AS (
       SELECT k.order_id, min(k.as_of) AS on_day FROM order_check k
       WHERE k.order_id IS NOT NULL AND (k.released = 1 OR k.decision IN ('pass','warn')) AND k.as_of <= :asOf AND ${knownSql(point, 'k')}
       GROUP BY k.order_id),
     shipped AS (
       SELECT s.order_id, min(s.on_day) AS on_day FROM order_event s
       WHERE s.kind = 'shipped' AND s.on_day <= :asOf AND ${knownSql(point, 's')} GROUP BY s.order_id)
     SELECT b.document_id AS "documentId", min(r.on_day) AS "releasedOn", min(o.ship_on) AS "shipPlannedOn", min(s.on_day) AS "shippedOn",
       group_concat(o.number, ', ') AS "orderNumber", sum(o.amount_minor) AS "orderMinor", min(o.ordered_on) AS "orderOn"
     FROM billed b JOIN sale_order o ON o.id = b.order_id LEFT JOIN released r ON r.order_id = o.id LEFT JOIN shipped s ON s.order_id = o.id
     WHERE ${knownSql(point, 'o')} GROUP BY b.document_id`,
    paperParams(point),
  );
  return new Map(rows.map((row) => [row.documentId, row]));
}

export interface DeliveryRow {
  readonly documentId: DocumentId;
  readonly plannedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly objectedOn: Day | null;
  readonly objectionDays: number | null;
  /** Null unless every delivery has an amount. */
  readonly amountMinor: number | null;
}

/** Deliveries of each invoice taken together. */
export function deliveryPapers(db: ReadDb, point: PaperQuestion): Map<DocumentId, DeliveryRow> {
  const rows = db.rows<DeliveryRow>(
    `SELECT y.document_id AS "documentId", min(y.planned_on) AS "plannedOn",
       min(CASE WHEN y.delivered_on <= :asOf THEN y.delivered_on END) AS "deliveredOn",
       max(CASE WHEN y.accepted_on <= :asOf THEN y.accepted_on END) AS "acceptedOn",
       min(CASE WHEN y.objected_on <= :asOf THEN y.objected_on END) AS "objectedOn",
       max(y.objection_days) AS "objectionDays",
       CASE WHEN count(y.amount_minor) = count(*) THEN sum(y.amount_minor) END AS "amountMinor"
     FROM contract_delivery y WHERE y.document_id IS NOT NULL AND ${keptSql(point, 'y')} ${own(point, 'y')} GROUP BY y.document_id`,
    paperParams(point),
  );
  return new Map(rows.map((row) => [row.documentId, row]));
}

export interface ProofRow {
  readonly documentId: DocumentId;
  readonly deliveryOn: Day | null;
  readonly statementOn: Day | null;
  readonly invoiceOn: Day | null;
}

/** Days of the papers on file: signed delivery, agreed statement, invoice confirmed. */
export function proofPapers(db: ReadDb, point: PaperQuestion): Map<DocumentId, ProofRow> {
  const rows = db.rows<ProofRow>(
    `SELECT e.document_id AS "documentId", min(CASE e.kind WHEN 'delivery' THEN e.on_day END) AS "deliveryOn",
       min(CASE e.kind WHEN 'statement' THEN e.on_day END) AS "statementOn", min(CASE e.kind WHEN 'invoice' THEN e.on_day END) AS "invoiceOn"
     FROM document_evidence e WHERE e.state = 'present' AND e.on_day <= :asOf AND ${keptSql(point, 'e')} ${own(point, 'e')} GROUP BY e.document_id`,
    paperParams(point),
  );
  return new Map(rows.map((row) => [row.documentId, row]));
}

export interface StageRow {
  readonly stageId: Id<'rpmStage'>;
  readonly documentId: DocumentId;
  readonly stage: RpmStage;
  readonly plannedOn: Day | null;
  readonly actualOn: Day | null;
  readonly result: string;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** Stages entered by hand, oldest first; one done after the day was only planned then. */
export function stageRows(db: ReadDb, point: PaperQuestion): StageRow[] {
  return db.rows<StageRow>(
    `SELECT s.id AS "stageId", s.document_id AS "documentId", s.stage, s.planned_on AS "plannedOn",
       CASE WHEN s.actual_on <= :asOf THEN s.actual_on END AS "actualOn", s.result, s.note,
       s.actor, s.recorded_at AS "recordedAt"
     FROM rpm_stage s WHERE ${knownSql(point, 's')} ${own(point, 's')} ORDER BY s.id`,
    paperParams(point),
  );
}
