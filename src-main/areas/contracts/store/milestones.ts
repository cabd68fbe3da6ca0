import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ContractId, CustomerId, DocumentId, DueItemId, MilestoneId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { readTerms } from '../../invoices/store/register.ts';
import { refreshCaches } from '../../ledger/store/write.ts';
import { itemAtSql, keptSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { milestoneKinds } from '../contract.ts';
import { itemOfMilestone, madeByContract } from '../rules/milestones.ts';
import type { ContractStatus } from './contracts.ts';

export interface MilestoneRecord {
  readonly milestoneId: MilestoneId;
  readonly contractId: ContractId;
  readonly seq: number;
  readonly kind: (typeof milestoneKinds)[number];
  readonly label: string;
  readonly plannedOn: Day | null;
  readonly actualOn: Day | null;
  readonly amountMinor: number;
  readonly dueDays: number;
  readonly triggerDocument: string;
  readonly note: string;
  readonly documentId: DocumentId | null;
  readonly documentNumber: string;
  readonly dueItemId: DueItemId | null;
  readonly dueOn: Day | null;
  readonly openMinor: number | null;
  readonly raisedHere: boolean;
  readonly contractNumber: string;
  readonly contractStatus: ContractStatus;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly currency: CurrencyCode;
}

type Found = Omit<MilestoneRecord, 'dueItemId' | 'dueOn' | 'openMinor' | 'raisedHere'> & { readonly termsJson: string };

interface ItemRow {
  readonly id: DueItemId;
  readonly documentId: DocumentId;
  readonly label: string;
  readonly amountMinor: number;
  readonly dueOn: Day;
  readonly openMinor: number;
}

/** Milestones in the order of their plan, each with its due item where it is on a document that stands. */
export function milestonesAt(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly milestoneId?: MilestoneId | undefined;
  } = {},
): MilestoneRecord[] {
  const where = [keptSql(point, 'm'), keptSql(point, 'k')];
  const params: Record<string, SqlValue> = point.knownAt === undefined ? {} : { knownAt: point.knownAt };
  for (const [name, column] of [['customerId', 'k.customer_id'], ['contractId', 'm.contract_id'], ['milestoneId', 'm.id']] as const) {
    const value = which[name];
    if (value === undefined) continue;
    where.push(`${column} = :${name}`);
    params[name] = value;
  } // prettier-ignore
  const from = `FROM contract_milestone m JOIN contract k ON k.id = m.contract_id JOIN customer c ON c.id = k.customer_id
    LEFT JOIN document d ON d.id = m.document_id AND ${knownSql(point, 'd')} WHERE ${where.join(' AND ')}`;
  const rows = db.rows<Found>(
    `SELECT m.id AS "milestoneId", m.contract_id AS "contractId", m.seq, m.kind, m.label, m.planned_on AS "plannedOn",
       m.actual_on AS "actualOn", m.amount_minor AS "amountMinor", m.due_days AS "dueDays", m.trigger_document AS "triggerDocument",
       m.note, d.id AS "documentId", coalesce(d.number, '') AS "documentNumber", coalesce(d.terms_json, '') AS "termsJson",
       k.number AS "contractNumber", k.status AS "contractStatus", k.customer_id AS "customerId", c.name AS "customerName", k.currency
     ${from} ORDER BY m.contract_id, m.seq, m.id`,
    params,
  );
  const items = new Map<DocumentId, ItemRow[]>();
  for (const item of db.rows<ItemRow>(
    `WITH ${itemAtSql(point, 'AND i.document_id IN (SELECT document_id FROM contract_milestone)')}
     SELECT i.id, i.document_id AS "documentId", i.label, i.amount_minor AS "amountMinor", coalesce(x.due_on, i.due_on) AS "dueOn",
       coalesce(x.open_minor, 0) AS "openMinor"
     FROM due_item i LEFT JOIN item_at x ON x.id = i.id WHERE ${knownSql(point, 'i')} AND i.document_id IN (SELECT d.id ${from}) ORDER BY i.seq`,
    { ...pointParams(point), ...params },
  ))
    items.set(item.documentId, [...(items.get(item.documentId) ?? []), item]);
  return rows.map(({ termsJson, ...row }) => {
    const item = row.documentId === null ? null : itemOfMilestone(items.get(row.documentId) ?? [], row);
    return {
      ...row,
      dueItemId: item?.id ?? null,
      dueOn: item?.dueOn ?? null,
      openMinor: item?.openMinor ?? null,
      raisedHere: madeByContract(readTerms(termsJson), row.contractNumber),
    };
  });
}

export interface MilestoneValues {
  readonly seq: number;
  readonly kind: string;
  readonly label: string;
  readonly plannedOn: Day | null;
  readonly amountMinor: number;
  readonly dueDays: number;
  readonly triggerDocument: string;
  readonly note: string;
}

const columnsOf = (values: MilestoneValues) => ({
  seq: values.seq,
  kind: values.kind,
  label: values.label,
  planned_on: values.plannedOn,
  amount_minor: values.amountMinor,
  due_days: values.dueDays,
  trigger_document: values.triggerDocument,
  note: values.note,
});

export function insertMilestone(
  db: WriteDb,
  contractId: ContractId,
  values: MilestoneValues,
  at: Instant,
): MilestoneId {
  const fresh = { contract_id: contractId, actual_on: null, document_id: null, recorded_at: at, removed_at: null };
  return db.run(q.insertInto('contract_milestone').values({ ...columnsOf(values), ...fresh })).lastId as MilestoneId;
}

export function updateMilestone(db: WriteDb, milestoneId: MilestoneId, values: MilestoneValues): void {
  db.run(q.updateTable('contract_milestone').set(columnsOf(values)).where('id', '=', milestoneId));
}

export function setMilestone(
  db: WriteDb,
  milestoneId: MilestoneId,
  set: {
    planned_on?: Day | null;
    actual_on?: Day | null;
    document_id?: DocumentId | null;
    trigger_document?: string;
    removed_at?: Instant;
  },
): void {
  db.run(q.updateTable('contract_milestone').set(set).where('id', '=', milestoneId));
}

/** Has anything happened to a document since it was made: money, a dispute, a letter, a changed date, a credit note? */
export function documentUsed(db: ReadDb, documentId: DocumentId): boolean {
  return (
    db.rows(
      `WITH item AS (SELECT id FROM due_item WHERE document_id = :documentId AND voided_at IS NULL)
       SELECT 1 FROM allocation WHERE due_item_id IN item AND voided_at IS NULL
       UNION ALL SELECT 1 FROM dispute WHERE due_item_id IN item AND voided_at IS NULL
       UNION ALL SELECT 1 FROM due_date_change WHERE due_item_id IN item AND voided_at IS NULL
       UNION ALL SELECT 1 FROM document WHERE parent_id = :documentId AND voided_at IS NULL
       UNION ALL SELECT 1 FROM claim WHERE document_id = :documentId AND removed_at IS NULL
       UNION ALL SELECT 1 FROM contract_delivery WHERE document_id = :documentId AND removed_at IS NULL
       UNION ALL SELECT 1 FROM issued_document l WHERE EXISTS (SELECT 1 FROM json_each(l.figures_json, '$.lines') line
         WHERE line.value ->> '$.dueItemId' IN item) LIMIT 1`,
      { documentId },
    ).length > 0
  );
}

/** Takes a document that was made by mistake out of the ledger; what was known before this moment keeps it. */
export function voidDocument(db: WriteDb, documentId: DocumentId, at: Instant): void {
  const items = db.rows<{ id: DueItemId }>('SELECT id FROM due_item WHERE document_id = :documentId', { documentId });
  db.prepare('UPDATE due_item SET voided_at = ? WHERE document_id = ? AND voided_at IS NULL')(at, documentId);
  db.prepare('UPDATE document SET voided_at = ? WHERE id = ? AND voided_at IS NULL')(at, documentId);
  refreshCaches(db, items.map(({ id }) => id), []); // prettier-ignore
}

/** The day an item is expected to count from, while it still waits. */
export function expectOn(db: WriteDb, dueItemId: DueItemId, on: Day): void {
  db.run(
    q.updateTable('due_item').set({ trigger_on: on }).where('id', '=', dueItemId).where('trigger_happened', '=', 0),
  );
}
