import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { tidy } from '../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import type { WriteOffTable } from '../../storage/schema.ts';
import { likeEscaped } from '../customers/store.ts';
import {
  DUE_ON,
  itemAtSql,
  knownSql,
  pointParams,
  redatedSql,
  reversedSql,
  type PointInTime,
} from '../ledger/store/asOf.ts';
import type { SmallBalance, WriteOff, WriteOffReason } from './contract.ts';

/** Marks the debit notes that bring written-off money back into the books. */
export const RECOVERY = 'recovery';
/** A bank charge let go with a receipt is no bad debt; a write-off without a dossier, from before there were any, is. */
const REGISTERED = `d.kind = 'write_off' AND d.purpose IN ('', 'small_balance')`;

export interface WriteOffFilter extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly reason?: WriteOffReason | undefined;
  readonly search?: string | undefined;
}

/** A line of the register before rules look at it. */
export type WriteOffFact = Omit<WriteOff, 'debts' | 'gaps' | 'limitationOn' | 'claimMinor' | 'recoverableMinor'> & {
  /** Of the debit notes that brought it back, paid or not. */
  readonly broughtBackMinor: number;
};

/** Write-offs as of a day, cancelled ones among them, newest first; each with what came in for it by then. */
export function listWriteOffs(db: ReadDb, filter: WriteOffFilter): WriteOffFact[] {
  const params: Record<string, SqlValue> = pointParams(filter);
  const conditions: string[] = [];
  const wanted = (condition: string, name: string, value: SqlValue | undefined): void => {
    if (value === undefined || value === '') return;
    conditions.push(`AND ${condition}`);
    params[name] = value;
  };
  wanted('d.customer_id = :customerId', 'customerId', filter.customerId);
  wanted('d.currency = :currency', 'currency', filter.currency);
  wanted(`${REASON} = :reason`, 'reason', filter.reason);
  wanted(
    `(d.number LIKE :search ESCAPE '\\' OR w.approver LIKE :search ESCAPE '\\' OR c.search_text LIKE lower(:search) ESCAPE '\\'
      OR EXISTS (SELECT 1 FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document v ON v.id = i.document_id
        WHERE a.credit_id = d.id AND v.number LIKE :search ESCAPE '\\'))`,
    'search',
    filter.search === undefined || filter.search === '' ? undefined : `%${likeEscaped(tidy(filter.search))}%`,
  );
  const reversed = reversedSql(filter, 'd');
  return db.rows<WriteOffFact>(
    `WITH ${itemAtSql(filter, `AND i.document_id IN (SELECT id FROM document WHERE parent_id IS NOT NULL AND purpose = '${RECOVERY}')`)},
     back AS (
       SELECT r.parent_id, sum(r.amount_minor) AS minor,
         sum(r.amount_minor - coalesce((SELECT sum(o.open_minor) FROM item_at o WHERE o.document_id = r.id), 0)) AS paid_minor
       FROM document r WHERE r.parent_id IS NOT NULL AND r.purpose = '${RECOVERY}' AND r.issued_on <= :asOf AND ${knownSql(filter, 'r')}
       GROUP BY r.parent_id)
     SELECT d.id AS "writeOffId", d.number, d.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
       d.currency, d.issued_on AS "on", d.amount_minor AS "amountMinor", ${REASON} AS reason,
       coalesce(w.approver, '') AS approver, coalesce(w.evidence, '') AS evidence, coalesce(w.tax_class, '') AS "taxClass",
       d.note, coalesce(b.paid_minor, 0) AS "recoveredMinor", coalesce(b.minor, 0) AS "broughtBackMinor",
       CASE WHEN ${reversed} THEN d.reversed_on END AS "cancelledOn",
       CASE WHEN ${reversed} THEN d.reversal_reason ELSE '' END AS "cancelReason", d.recorded_at AS "recordedAt"
     FROM document d JOIN customer c ON c.id = d.customer_id LEFT JOIN write_off w ON w.document_id = d.id
       LEFT JOIN back b ON b.parent_id = d.id
     WHERE ${REGISTERED} AND d.issued_on <= :asOf AND ${knownSql(filter, 'd')} ${conditions.join(' ')}
     ORDER BY d.issued_on DESC, d.id DESC`,
    params,
  );
}

const REASON = `coalesce(w.reason, CASE WHEN d.purpose = 'small_balance' THEN 'small_balance' ELSE 'other' END)`;

export type WrittenOffDebt = WriteOff['debts'][number] & { readonly writeOffId: DocumentId };

/** What the write-offs were set against then, oldest due first; of cancelled ones what they had been set against. */
export function debtsOf(db: ReadDb, point: PointInTime, writeOffIds: readonly DocumentId[]): WrittenOffDebt[] {
  if (writeOffIds.length === 0) return [];
  return db.rows<WrittenOffDebt>(
    `WITH ${redatedSql(point)} SELECT a.credit_id AS "writeOffId", v.id AS "documentId", v.number, v.issued_on AS "issuedOn", ${DUE_ON} AS "dueOn",
       i.amount_minor AS "originalMinor", sum(a.amount_minor) AS "writtenOffMinor"
     FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document v ON v.id = i.document_id JOIN document d ON d.id = a.credit_id
       LEFT JOIN redated r ON r.due_item_id = i.id
     WHERE a.credit_id IN (SELECT value FROM json_each(:ids)) AND ${knownSql(point, 'a')}
       AND (a.reversed_on IS NULL OR a.reversed_at = d.reversed_at OR NOT ${reversedSql(point, 'a')})
     GROUP BY a.credit_id, i.id ORDER BY "dueOn", i.id`,
    { ...pointParams(point), ids: JSON.stringify(writeOffIds) },
  );
}

/** A standing write-off with its dossier, as columns; `broughtBack` is the sum of its recoveries. */
export function findWriteOff(db: ReadDb, writeOffId: DocumentId) {
  const found = db.first(
    q
      .selectFrom('document as d')
      .leftJoin('write_off as w', 'w.document_id', 'd.id')
      .select([
        'd.id',
        'd.number',
        'd.customer_id',
        'd.currency',
        'd.issued_on',
        'd.amount_minor',
        'd.reversed_on',
        'd.purpose',
        'w.document_id as dossier_id',
        'w.reason',
        'w.approver',
        'w.evidence',
        'w.tax_class',
      ])
      .where('d.id', '=', writeOffId)
      .where('d.kind', '=', 'write_off')
      .where('d.purpose', 'in', ['', 'small_balance'])
      .where('d.voided_at', 'is', null),
  );
  if (!found) return undefined;
  const recoveries = db.all(
    q
      .selectFrom('document')
      .select(['id', 'amount_minor'])
      .where('parent_id', '=', writeOffId)
      .where('purpose', '=', RECOVERY)
      .where('voided_at', 'is', null),
  );
  return { ...found, recoveries, broughtBackMinor: recoveries.reduce((sum, row) => sum + row.amount_minor, 0) };
}

/** How many debit notes of recovery a write-off ever had, undone ones included: the next one's number goes on from there. */
export function recoveryCount(db: ReadDb, writeOffId: DocumentId): number {
  const rows = db.all(
    q.selectFrom('document').select('id').where('parent_id', '=', writeOffId).where('purpose', '=', RECOVERY),
  );
  return rows.length;
}

export function saveDossier(
  db: WriteDb,
  dossier: Pick<WriteOffTable, 'reason' | 'approver' | 'evidence' | 'tax_class'> & { readonly documentId: DocumentId },
  recordedAt: Instant,
): void {
  const { documentId, ...fields } = dossier;
  db.run(
    q
      .insertInto('write_off')
      .values({ document_id: documentId, ...fields, recorded_at: recordedAt })
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet(fields)),
  );
}

/** What is open of a document or of one of its items now, oldest due first, with what a refusal has to name. */
export function openItems(
  db: ReadDb,
  of: { readonly documentId?: DocumentId | undefined; readonly dueItemId?: DueItemId | undefined },
) {
  let items = q
    .selectFrom('due_item as i')
    .innerJoin('document as d', 'd.id', 'i.document_id')
    .select([
      'i.id as dueItemId',
      'i.open_minor as openMinor',
      'i.due_on as dueOn',
      'd.number',
      'd.id as documentId',
      'd.customer_id as customerId',
      'd.currency',
      'd.issued_on as issuedOn',
    ])
    .where('i.voided_at', 'is', null)
    .orderBy('i.due_on')
    .orderBy('i.seq');
  if (of.documentId !== undefined) items = items.where('i.document_id', '=', of.documentId);
  if (of.dueItemId !== undefined) items = items.where('i.id', '=', of.dueItemId);
  return db.all(items);
}

/** Open remainders of up to the given amounts per currency, with whether somebody disputes them; smallest currency code first. */
export function remainders(
  db: ReadDb,
  question: {
    readonly asOf: Day;
    readonly tolerances: readonly { readonly currency: CurrencyCode; readonly amountMinor: number }[];
    readonly dueItemIds?: readonly DueItemId[] | undefined;
  },
): (Omit<SmallBalance, 'toleranceMinor'> & { readonly disputed: number })[] {
  return db.rows(
    `SELECT i.id AS "dueItemId", i.document_id AS "documentId", d.number, i.customer_id AS "customerId", c.code AS "customerCode",
       c.name AS "customerName", i.currency, i.due_on AS "dueOn", CAST(julianday(:asOf) - julianday(i.due_on) AS INTEGER) AS "daysLate",
       i.amount_minor AS "amountMinor", i.open_minor AS "openMinor",
       EXISTS (SELECT 1 FROM dispute x WHERE x.due_item_id = i.id AND x.resolved_on IS NULL AND x.voided_at IS NULL) AS disputed
     FROM json_each(:tolerances) t JOIN due_item i ON i.currency = t.value ->> '$.currency' AND i.open_minor <> 0
       AND i.open_minor <= t.value ->> '$.amountMinor'
       JOIN document d ON d.id = i.document_id JOIN customer c ON c.id = i.customer_id
     WHERE i.issued_on <= :asOf ${question.dueItemIds === undefined ? '' : 'AND i.id IN (SELECT value FROM json_each(:ids))'}
     ORDER BY i.currency, i.due_on, i.id`,
    {
      asOf: question.asOf,
      tolerances: JSON.stringify(question.tolerances),
      ...(question.dueItemIds === undefined ? {} : { ids: JSON.stringify(question.dueItemIds) }),
    },
  );
}

export function currenciesWithOpenItems(db: ReadDb): CurrencyCode[] {
  return db
    .rows<{ currency: CurrencyCode }>('SELECT DISTINCT currency FROM due_item WHERE open_minor <> 0 ORDER BY currency')
    .map((row) => row.currency);
}
