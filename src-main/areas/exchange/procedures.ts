import path from 'node:path';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CommonError } from '../../kernel/procedure.ts';
import type { Handlers, JobContext } from '../context.ts';
import { readSettings } from '../settings/store.ts';
import type { exchangeContract, ImportKind, OpenedFile } from './contract.ts';
import { exportAging } from './export/aging.ts';
import { exportList } from './export/list.ts';
import { exportRejected, type RejectedRow } from './export/rejected.ts';
import { readInThread } from './fileReading.ts';
import { understand } from './opening.ts';
import { makePlan, planNow } from './planning.ts';
import type { ReadRequest } from './read/file.ts';
import { resourceFile } from './resourceFile.ts';
import { headerKey } from './rules/header.ts';
import type { PlannedImport } from './rules/planned.ts';
import type { ResolvedPlan } from './rules/resolve.ts';
import { rowTexts } from './rules/table.ts';
import { keepFile } from './sessions.ts';
import { openStatementFile } from './statementFile.ts';
import { countRejections, findBatch, labelsOf, listBatches, loadsOf, rejectionsOf, rememberProfile, type Profile } from './store/batches.ts'; // prettier-ignore
import { bookVersion } from './store/facts.ts';
import { loadPlanned } from './store/load.ts';
import { documentsOnBatch, voidBatch } from './store/undo.ts';

const SHOWN = 1000;
const SAMPLES = { 'customers-xlsx': 'customers.xlsx', 'invoices-xlsx': 'invoices.xlsx', 'invoices-csv': 'invoices.csv', 'receipts-csv': 'receipts.csv' } as const; // prettier-ignore

export const exchangeProcedures: Handlers<typeof exchangeContract> = {
  'exchange.open': async (ctx, { fileToken, kind, sheet, headerRow, encoding, expectHeaders }) => {
    const granted = ctx.files.toRead(fileToken);
    if (!granted.ok) return granted;
    return openFile(ctx, { path: granted.value, kind, sheet, headerRow, encoding, expectHeaders });
  },

  'exchange.openStatement': async (ctx, { fileToken, ...question }) => {
    const granted = ctx.files.toRead(fileToken);
    if (!granted.ok) return granted;
    const opened = await openStatementFile(ctx, granted.value, question);
    if (!opened.ok) return opened;
    const { fileName, periods, units, notes, skipped } = opened.value;
    return ok({
      fileName,
      periods: periods.map((period) => ({ ...period, cells: { ...period.cells } })),
      units: [...units],
      notes: notes.slice(0, SHOWN),
      skipped: [...skipped],
    });
  },

  'exchange.openSample': async (ctx, { sample }) => {
    const file = resourceFile(`practice/${SAMPLES[sample]}`);
    return file === null ? refuse('sample_missing', { file: SAMPLES[sample] }) : openFile(ctx, { path: file });
  },

  'exchange.dryRun': async (ctx, input) => {
    const made = await makePlan(ctx, input);
    if (!made.ok) return made;
    const { planned } = made.value;
    const newest = planned.kind === 'customers' ? 0 : planned.newCustomers.length;
    return ok({
      rows: planned.rows,
      accepted: planned.accepted,
      rejected: planned.rejectedRows.length,
      duplicates: planned.duplicateRows.length,
      skipped: planned.skipped,
      newCustomers: planned.kind === 'customers' ? planned.accepted : newest,
      totals: planned.totals.map((total) => ({ ...total })),
      controlTotals: planned.controlTotals.map((total) => ({ ...total })),
      errors: planned.errors.slice(0, SHOWN),
      errorTotal: planned.errors.length,
      duplicateRows: planned.duplicateRows.slice(0, SHOWN).map(({ row, number }) => ({ row: row + 1, number })),
      warnings: planned.warnings.slice(0, SHOWN),
      warningTotal: planned.warnings.length,
      dueFromTerms: planned.dueFromTerms,
      sample: planned.sample.map((row) => ({ ...row })),
    });
  },

  'exchange.commit': async (ctx, input) => {
    const made = await makePlan(ctx, input);
    if (!made.ok) return made;
    const { open, plan, version } = made.value;
    if (made.value.planned.accepted === 0) return nothingToLoad(made.value.planned);
    ctx.progress('saving', 0, 1);
    const saved = await ctx.backup('before_import');
    if (!saved.ok) return saved;
    await ctx.breathe();
    ctx.progress('loading', 0, made.value.planned.accepted);
    return ctx.command(({ db, recordedAt, actor, audit }) => {
      // Something was recorded since the plan was made: what was free then may be taken now.
      const planned = bookVersion(db) === version ? made.value.planned : planNow(db, plan);
      if (planned.accepted === 0) return nothingToLoad(planned);
      const { fileName, file } = open;
      const origin = { fileName, sha256: file.sha256, sizeBytes: file.sizeBytes, sheet: file.sheet };
      const language = readSettings(db).language;
      const batchId = loadPlanned(db, plan, planned, { ...origin, language }, { recordedAt, actor });
      rememberProfile(db, plan.kind, headerKey(plan.header.labels), profileOf(plan), recordedAt);
      const counts = { accepted: planned.accepted, rejected: planned.rejectedRows.length, duplicates: planned.duplicateRows.length }; // prettier-ignore
      const totals = planned.totals.map(({ currency, amountMinor }) => ({ currency, amountMinor }));
      audit({ entity: 'import_batch', id: batchId, kind: plan.kind, ...origin, ...counts, totals });
      return ok({ batchId, ...counts, totals });
    });
  },

  'exchange.batches': ({ db }, window) => ok(listBatches(db, window)),

  'exchange.rejections': ({ db }, { batchId, ...window }) => {
    if (!findBatch(db, batchId)) return refuse('batch_not_found');
    const rows = rejectionsOf(db, batchId, window).map(({ cells: _cells, ...error }) => error);
    return ok({ rows, total: countRejections(db, batchId) });
  },

  'exchange.undo': ({ db, recordedAt, audit }, { batchId, reason }) => {
    const batch = findBatch(db, batchId);
    if (!batch) return refuse('batch_not_found');
    if (batch.undone_at !== null) return refuse('batch_already_undone');
    const standing = documentsOnBatch(db, batchId);
    if (standing.length > 0)
      return refuse('batch_in_use', { count: standing.length, documents: standing.slice(0, 20) });
    const gone = voidBatch(db, batchId, recordedAt, reason);
    audit({ entity: 'import_batch', id: batchId, undone: batch.file_name, reason, ...gone });
    return ok(null);
  },

  'exchange.exportRejected': async (ctx, { batchId, plan, saveToken, language }) => {
    const target = ctx.files.toWrite(saveToken);
    if (!target.ok) return target;
    let found: { labels: readonly string[]; rows: RejectedRow[] };
    if (plan) {
      const made = await makePlan(ctx, plan);
      if (!made.ok) return made;
      found = { labels: made.value.plan.header.labels, rows: rejectedRows(made.value.plan, made.value.planned) };
    } else {
      const batch = batchId === undefined ? undefined : findBatch(ctx.db, batchId);
      if (!batch) return refuse('batch_not_found');
      const rows = rejectionsOf(ctx.db, batch.id, null).map(({ cells, ...error }) => ({ cells, error }));
      found = { labels: labelsOf(batch.plan_json), rows };
    }
    const rows = await exportRejected(target.value, found.labels, found.rows, language);
    return rows.ok ? ok({ fileName: path.basename(target.value), rows: rows.value }) : rows;
  },

  'exchange.exportAging': async (ctx, { saveToken, ...question }) => {
    const target = ctx.files.toWrite(saveToken);
    if (!target.ok) return target;
    const rows = await exportAging(ctx, target.value, question);
    return rows.ok ? ok({ fileName: path.basename(target.value), rows: rows.value }) : rows;
  },

  'exchange.exportList': async (ctx, { saveToken, ...asked }) => {
    const target = ctx.files.toWrite(saveToken);
    if (!target.ok) return target;
    const rows = await exportList(ctx, target.value, asked);
    return rows.ok ? ok({ fileName: path.basename(target.value), rows: rows.value }) : rows;
  },
};

interface OpenRequest {
  readonly path: string;
  readonly kind?: ImportKind | undefined;
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
  readonly encoding?: NonNullable<OpenedFile['encoding']> | undefined;
  readonly expectHeaders?: readonly string[] | undefined;
}

type OpenProblem = CommonError | (typeof exchangeContract)['exchange.open']['errors'][number];

async function openFile(ctx: JobContext, asked: OpenRequest): Promise<Result<OpenedFile, OpenProblem>> {
  const request: ReadRequest = {
    path: asked.path,
    kind: asked.kind ?? null,
    sheet: asked.sheet ?? null,
    encoding: asked.encoding ?? null,
    expectHeaders: asked.expectHeaders ?? [],
  };
  const read = await readInThread(ctx, request);
  if (!read.ok) return read;
  const file = read.value;
  const { baseCurrency: currency } = readSettings(ctx.db);
  const { kind, expectHeaders } = request;
  const understood = understand(ctx.db, file, { kind, headerRow: asked.headerRow ?? null, expectHeaders, currency });
  if (!understood.ok) return understood;
  const open = keepFile({ fileName: path.basename(asked.path), request, file, kind: understood.value.kind });
  return ok({
    importId: open.importId,
    fileName: open.fileName,
    sizeBytes: file.sizeBytes,
    format: file.format,
    sha256: file.sha256,
    encoding: file.encoding,
    sheets: file.sheets.map((sheet) => ({ ...sheet })),
    sheet: file.sheet,
    ...understood.value,
    loadedBefore: loadsOf(ctx.db, file.sha256),
  });
}

function nothingToLoad({ rows, duplicateRows, rejectedRows: rejected }: PlannedImport) {
  return refuse('nothing_to_load', { rows, duplicates: duplicateRows.length, rejected: rejected.length });
}

function rejectedRows(plan: ResolvedPlan, planned: PlannedImport): RejectedRow[] {
  return planned.errors.map((error) => ({ cells: rowTexts(plan.table, error.row - 1), error }));
}

function profileOf(plan: ResolvedPlan): Profile {
  const fieldOf = new Map([...plan.columns].map(([field, index]) => [index, field]));
  return {
    columns: plan.header.labels.map((_label, index) => {
      const field = fieldOf.get(index) ?? null;
      return {
        index,
        field,
        dateOrder: field === null ? null : (plan.dateOrders.get(field) ?? null),
        decimalMark: field === null ? null : (plan.amountFormats.get(field)?.mark ?? null),
      };
    }),
  };
}
