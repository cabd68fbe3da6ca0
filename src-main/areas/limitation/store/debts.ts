import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { itemAtSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';

export interface ClockQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  /** Only debts that were first due by this day: no clock of a later one can be nearer than its bare period. */
  readonly dueUntil?: Day | undefined;
}

/** One due item that is open on the day. */
export interface OpenDebt {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly invoiceNo: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly dueOn: Day;
  readonly part: 'whole' | 'instalment' | 'retention' | 'milestone';
  /** The first due date of an item whose date was moved. */
  readonly originalDueOn: Day | null;
}

export function openDebts(db: ReadDb, question: ClockQuestion): OpenDebt[] {
  const { dueUntil } = question;
  const of = [
    question.customerId === undefined ? '' : 'AND i.customer_id = :customerId',
    dueUntil === undefined
      ? ''
      : 'AND (i.due_on <= :dueUntil OR (i.id IN (SELECT x.due_item_id FROM due_date_change x) AND i.original_due_on <= :dueUntil))',
  ].join(' ');
  return db.rows<OpenDebt>(
    `WITH ${itemAtSql(question, of)}
     SELECT a.id AS "dueItemId", a.document_id AS "documentId", d.number AS "invoiceNo", a.customer_id AS "customerId", a.currency,
       a.amount_minor AS "amountMinor", a.open_minor AS "openMinor", a.due_on AS "dueOn", i.part, i.original_due_on AS "originalDueOn"
     FROM item_at a CROSS JOIN due_item i ON i.id = a.id CROSS JOIN document d ON d.id = a.document_id ORDER BY a.id`,
    { ...questionParams(question), ...(dueUntil === undefined ? {} : { dueUntil }) },
  );
}

export function questionParams({ customerId, ...point }: ClockQuestion): Record<string, SqlValue> {
  return customerId === undefined ? pointParams(point) : { ...pointParams(point), customerId };
}

export interface LastInstalment {
  /** Of the parts whose day is certain, paid ones too; of one that was moved the earlier day. */
  readonly lastOn: Day;
  /** With those whose trigger has not happened yet. */
  readonly expectedOn: Day;
}

/** The end of the last instalment of debts that are paid in parts (民法典 189). */
export function lastInstalments(
  db: ReadDb,
  point: PointInTime,
  documentIds: readonly DocumentId[],
): Map<DocumentId, LastInstalment> {
  if (documentIds.length === 0) return new Map();
  const rows = db.rows<LastInstalment & { documentId: DocumentId }>(
    `SELECT i.document_id AS "documentId",
       coalesce(max(CASE WHEN i.trigger_happened = 1 THEN min(i.due_on, coalesce(i.original_due_on, i.due_on)) END),
         min(i.due_on)) AS "lastOn", max(i.due_on) AS "expectedOn"
     FROM due_item i WHERE i.document_id IN (SELECT value FROM json_each(:documents)) AND ${knownSql(point, 'i')}
     GROUP BY i.document_id`,
    { documents: JSON.stringify(documentIds), ...(point.knownAt === undefined ? {} : { knownAt: point.knownAt }) },
  );
  return new Map(rows.map(({ documentId, ...row }) => [documentId, row]));
}

/** Items whose due date was moved by an agreement of which a paper is named; others were moved by word alone. */
export function movedWithPaper(db: ReadDb, point: PointInTime): Set<DueItemId> {
  const rows = db.rows<{ dueItemId: DueItemId }>(
    `SELECT x.due_item_id AS "dueItemId" FROM due_date_change x
     WHERE x.evidence <> '' AND x.changed_on <= :asOf AND ${knownSql(point, 'x')} AND x.id = (
       SELECT max(y.id) FROM due_date_change y WHERE y.due_item_id = x.due_item_id AND y.changed_on <= :asOf AND ${knownSql(point, 'y')})`,
    pointParams(point),
  );
  return new Set(rows.map(({ dueItemId }) => dueItemId));
}

/** Whose law speaks about each customer's debts; a customer who is not named here is under Chinese law. */
export function lawPacks(db: ReadDb): Map<CustomerId, string> {
  const rows = db.rows<{ id: CustomerId; pack: string }>(
    `SELECT id, law_pack AS pack FROM customer WHERE law_pack <> ''`,
  );
  return new Map(rows.map(({ id, pack }) => [id, pack]));
}
