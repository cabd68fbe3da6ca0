import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CloseId } from '../../../kernel/ids.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { MonthCloseTable } from '../../../storage/schema.ts';
import { creditAtSql, disputeAtSql, itemAtSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { CloseRow } from '../contract.ts';

/** Every open item and every unapplied credit at a point, in the order of their hash. */
export function rowsAt(db: ReadDb, point: PointInTime): CloseRow[] {
  const params = pointParams(point);
  const items = db.rows<CloseRow>(
    `WITH ${itemAtSql(point)}, ${disputeAtSql(point)}
     SELECT 'item' AS kind, i.id AS "refId", i.customer_id AS "customerId", i.currency, d.number, i.issued_on AS "issuedOn",
       i.due_on AS "dueOn", i.open_minor AS "openMinor", min(coalesce(x.disputed_minor, 0), i.open_minor) AS "disputedMinor"
     FROM item_at i CROSS JOIN document d ON d.id = i.document_id LEFT JOIN dispute_at x ON x.due_item_id = i.id ORDER BY i.id`,
    params,
  );
  const credits = db.rows<CloseRow>(
    `WITH ${creditAtSql(point)}
     SELECT 'credit' AS kind, c.id AS "refId", c.customer_id AS "customerId", c.currency, d.number, c.issued_on AS "issuedOn",
       NULL AS "dueOn", -c.unapplied_minor AS "openMinor", 0 AS "disputedMinor"
     FROM credit_at c CROSS JOIN document d ON d.id = c.id ORDER BY c.id`,
    params,
  );
  return [...credits, ...items];
}

const rowColumns = `kind, ref_id AS "refId", customer_id AS "customerId", currency, number, issued_on AS "issuedOn", due_on AS "dueOn",
  open_minor AS "openMinor", disputed_minor AS "disputedMinor"`;

/** The rows as they were frozen, in the same order. */
export function frozenRows(db: ReadDb, closeId: CloseId): CloseRow[] {
  return db.rows<CloseRow>(
    `SELECT ${rowColumns} FROM month_close_row WHERE close_id = :closeId ORDER BY kind, ref_id`,
    { closeId },
  );
}

export interface RowFilter {
  readonly closeId: CloseId;
  readonly kind: 'item' | 'credit' | 'all';
  readonly currency?: CurrencyCode | undefined;
  readonly search: string;
}

/** A window of the frozen rows with today's customer names, largest first. */
export function listRows(
  db: ReadDb,
  { closeId, kind, currency, search }: RowFilter,
  page: { readonly offset: number; readonly limit: number },
): { rows: (CloseRow & { customerName: string })[]; total: number } {
  const where = [
    'r.close_id = :closeId',
    ...(kind === 'all' ? [] : ['r.kind = :kind']),
    ...(currency === undefined ? [] : ['r.currency = :currency']),
    ...(search === ''
      ? []
      : ['(instr(lower(r.number), lower(:search)) > 0 OR instr(lower(c.name), lower(:search)) > 0)']),
  ].join(' AND ');
  const params = {
    closeId,
    ...(kind === 'all' ? {} : { kind }),
    ...(currency === undefined ? {} : { currency }),
    ...(search === '' ? {} : { search }),
  };
  const from = `FROM month_close_row r JOIN customer c ON c.id = r.customer_id WHERE ${where}`;
  const rows = db.rows<CloseRow & { customerName: string }>(
    `SELECT r.kind, r.ref_id AS "refId", r.customer_id AS "customerId", r.currency, r.number, r.issued_on AS "issuedOn", r.due_on AS "dueOn",
       r.open_minor AS "openMinor", r.disputed_minor AS "disputedMinor", c.name AS "customerName"
     ${from} ORDER BY abs(r.open_minor) DESC, r.kind, r.ref_id LIMIT :limit OFFSET :offset`,
    { ...params, ...page },
  );
  const [count] = db.rows<{ total: number }>(`SELECT count(*) AS total ${from}`, params);
  return { rows, total: count?.total ?? 0 };
}

export type CloseRecord = Omit<MonthCloseTable, 'id'> & { readonly id: CloseId; readonly row_count: number };

const closeColumns = `x.id, x.month, x.revision, x.as_of, x.known_at, x.checklist_json, x.figures_json, x.sha256, x.audit_head, x.note, x.actor,
  x.recorded_at, (SELECT count(*) FROM month_close_row r WHERE r.close_id = x.id) AS row_count`;

export function listCloses(db: ReadDb, page: { readonly offset: number; readonly limit: number }): CloseRecord[] {
  return db.rows<CloseRecord>(
    `SELECT ${closeColumns} FROM month_close x ORDER BY x.month DESC, x.revision DESC LIMIT :limit OFFSET :offset`,
    { ...page },
  );
}

export function countCloses(db: ReadDb): number {
  return db.rows<{ count: number }>('SELECT count(*) AS count FROM month_close')[0]?.count ?? 0;
}

export function findClose(db: ReadDb, closeId: CloseId): CloseRecord | undefined {
  return db.rows<CloseRecord>(`SELECT ${closeColumns} FROM month_close x WHERE x.id = :closeId`, { closeId })[0];
}

/** The newest revision of a month. */
export function latestClose(db: ReadDb, month: string): CloseRecord | undefined {
  return db.rows<CloseRecord>(
    `SELECT ${closeColumns} FROM month_close x WHERE x.month = :month ORDER BY x.revision DESC LIMIT 1`,
    { month },
  )[0];
}

export function insertClose(db: WriteDb, close: Omit<MonthCloseTable, 'id'>, rows: readonly CloseRow[]): CloseId {
  const { lastId } = db.run(q.insertInto('month_close').values(close));
  const insert = db.prepare(
    `INSERT INTO month_close_row (close_id, kind, ref_id, customer_id, currency, number, issued_on, due_on, open_minor, disputed_minor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const row of rows)
    insert(
      lastId,
      row.kind,
      row.refId,
      row.customerId,
      row.currency,
      row.number,
      row.issuedOn,
      row.dueOn,
      row.openMinor,
      row.disputedMinor,
    );
  return lastId as CloseId;
}

/** Hash of the newest audit entry; 64 zeros before the first. */
export function auditHeadHash(db: ReadDb): string {
  return db.rows<{ hash: string }>('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1')[0]?.hash ?? '0'.repeat(64);
}

export function auditHas(db: ReadDb, hash: string): boolean {
  if (/^0+$/.test(hash)) return true;
  return db.rows('SELECT 1 FROM audit WHERE hash = :hash LIMIT 1', { hash }).length > 0;
}
