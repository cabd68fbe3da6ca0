import { z } from 'zod';
import type { BatchId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { dateOrderField, decimalMarkField, importFieldField, type ImportKind, type RowError } from '../contract.ts';

interface Window {
  readonly offset: number;
  readonly limit: number;
}

export function listBatches(db: ReadDb, { offset, limit }: Window) {
  const rows = db.all(q.selectFrom('import_batch').selectAll().orderBy('id', 'desc').limit(limit).offset(offset));
  const total = db.first(q.selectFrom('import_batch').select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
  return {
    rows: rows.map((row) => ({
      batchId: row.id,
      kind: row.kind,
      fileName: row.file_name,
      loadedAt: row.recorded_at,
      actor: row.actor,
      accepted: row.accepted,
      rejected: row.rejected,
      duplicates: row.duplicates,
      totals: totalsField.parse(JSON.parse(row.totals_json)),
      undoneAt: row.undone_at,
    })),
    total,
  };
}

const totalsField = z.array(z.object({ currency: z.custom<never>(), amountMinor: z.number() }));

export function findBatch(db: ReadDb, batchId: BatchId) {
  return db.first(
    q
      .selectFrom('import_batch')
      .select(['id', 'kind', 'file_name', 'undone_at', 'plan_json'])
      .where('id', '=', batchId),
  );
}

/** Earlier loads of the very same bytes. */
export function loadsOf(db: ReadDb, sha256: string): { batchId: BatchId; loadedAt: Instant; undone: boolean }[] {
  const rows = db.all(
    q
      .selectFrom('import_batch')
      .select(['id', 'recorded_at', 'undone_at'])
      .where('file_sha256', '=', sha256)
      .orderBy('id', 'desc'),
  );
  return rows.map((row) => ({ batchId: row.id, loadedAt: row.recorded_at, undone: row.undone_at !== null }));
}

export interface StoredRejection extends RowError {
  readonly cells: readonly string[];
}

export function rejectionsOf(db: ReadDb, batchId: BatchId, window: Window | null): StoredRejection[] {
  let rows = q
    .selectFrom('import_rejection')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('row')
    .orderBy('cell');
  if (window) rows = rows.limit(window.limit).offset(window.offset);
  return db.all(rows).map((row) => ({
    row: row.row,
    column: row.column_name,
    cell: row.cell,
    code: row.code,
    params: JSON.parse(row.params_json) as RowError['params'],
    value: row.value,
    cells: JSON.parse(row.cells_json) as string[],
  }));
}

export function countRejections(db: ReadDb, batchId: BatchId): number {
  const count = q.selectFrom('import_rejection').where('batch_id', '=', batchId).select((eb) => eb.fn.countAll<number>().as('count')); // prettier-ignore
  return db.first(count)?.count ?? 0;
}

/** Header labels of the file a batch came from. */
export function labelsOf(planJson: string): string[] {
  return z.object({ labels: z.array(z.string()) }).parse(JSON.parse(planJson)).labels;
}

const profileField = z.object({
  columns: z.array(
    z.object({
      index: z.number().int(),
      field: importFieldField.nullable(),
      dateOrder: dateOrderField.nullable(),
      decimalMark: decimalMarkField.nullable(),
    }),
  ),
});
/** The answers given to a file with these columns, for the next one. */
export type Profile = z.infer<typeof profileField>;

export function findProfile(
  db: ReadDb,
  kind: ImportKind | null,
  headerKey: string,
): { kind: ImportKind; profile: Profile } | null {
  let rows = q
    .selectFrom('import_profile')
    .selectAll()
    .where('header_key', '=', headerKey)
    .orderBy('recorded_at', 'desc');
  if (kind !== null) rows = rows.where('kind', '=', kind);
  const row = db.first(rows);
  const parsed = row && profileField.safeParse(JSON.parse(row.plan_json));
  return row && parsed?.success ? { kind: row.kind as ImportKind, profile: parsed.data } : null;
}

export function rememberProfile(db: WriteDb, kind: ImportKind, headerKey: string, profile: Profile, at: Instant): void {
  const plan_json = JSON.stringify(profile);
  db.run(
    q
      .insertInto('import_profile')
      .values({ kind, header_key: headerKey, plan_json, recorded_at: at })
      .onConflict((conflict) => conflict.columns(['kind', 'header_key']).doUpdateSet({ plan_json, recorded_at: at })),
  );
}
