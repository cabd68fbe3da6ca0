import type { Language } from '../../../kernel/format.ts';
import type { BatchId, CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { laterDay } from '../../../kernel/day.ts';
import { q, type WriteDb } from '../../../storage/database.ts';
import { insertLimit } from '../../credit/store.ts';
import { insertCustomer } from '../../customers/store.ts';
import { nextReceiptNumber } from '../../ledger/store/series.ts';
import { refreshCaches } from '../../ledger/store/write.ts';
import type { CustomerRef } from '../rules/match.ts';
import type { PlannedImport, PlannedInvoice, PlannedReceipt } from '../rules/planned.ts';
import type { ResolvedPlan } from '../rules/resolve.ts';
import { rowTexts } from '../rules/table.ts';

export interface LoadOrigin {
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly sheet: string;
  readonly language: Language;
}

interface Recording {
  readonly recordedAt: Instant;
  readonly actor: string;
}

/**
 * Writes everything a plan accepted as one batch, by statements prepared once: 50,000 paid invoices are 200,000 rows.
 * Open and unapplied amounts are written as they will stand, since all their allocations come from the same row.
 */
export function loadPlanned(
  db: WriteDb,
  plan: ResolvedPlan,
  planned: PlannedImport,
  origin: LoadOrigin,
  recording: Recording,
): BatchId {
  const batchId = insertBatch(db, plan, planned, origin, recording);
  const created = insertCustomers(db, planned, plan, batchId, origin.language, recording);
  const idOf = (ref: CustomerRef): CustomerId => ('id' in ref ? ref.id : (created[ref.created] as CustomerId));
  const write = new DocumentWriter(db, batchId, recording);
  for (const invoice of planned.invoices) write.invoice(invoice, idOf(invoice.customer));
  writeReceipts(db, planned.receipts, idOf, write);
  insertRejections(db, plan, planned, batchId);
  return batchId;
}

function insertBatch(
  db: WriteDb,
  plan: ResolvedPlan,
  planned: PlannedImport,
  origin: LoadOrigin,
  { recordedAt, actor }: Recording,
): BatchId {
  const { lastId } = db.run(
    q.insertInto('import_batch').values({
      kind: plan.kind,
      file_name: origin.fileName,
      file_sha256: origin.sha256,
      file_bytes: origin.sizeBytes,
      sheet: origin.sheet,
      accepted: planned.accepted,
      rejected: planned.rejectedRows.length,
      duplicates: planned.duplicateRows.length,
      totals_json: JSON.stringify(planned.totals.map(({ currency, amountMinor }) => ({ currency, amountMinor }))),
      plan_json: JSON.stringify({
        headerRow: plan.header.top + 1,
        labels: plan.header.labels,
        columns: Object.fromEntries(plan.columns),
        dateOrders: Object.fromEntries(plan.dateOrders),
        amountFormats: Object.fromEntries(plan.amountFormats),
        currency: plan.currency,
        asOf: plan.asOf,
        negativesAsCreditNotes: plan.negativesAsCreditNotes,
        linesAsOne: plan.linesAsOne,
        includeHiddenRows: plan.includeHiddenRows,
      }),
      actor,
      recorded_at: recordedAt,
      undone_at: null,
      undo_reason: null,
    }),
  );
  return lastId as BatchId;
}

function insertCustomers(
  db: WriteDb,
  planned: PlannedImport,
  plan: ResolvedPlan,
  batchId: BatchId,
  language: Language,
  { recordedAt }: Recording,
): CustomerId[] {
  const rows = new Map(planned.customers.map((row) => [row.created, row]));
  return planned.newCustomers.map(({ code, name, taxId, termsDays }, index) => {
    const row = rows.get(index);
    const id = insertCustomer(
      db,
      {
        code,
        name,
        taxId,
        termsDays,
        language,
        shortName: row?.shortName ?? '',
        contactName: row?.contactName ?? '',
        phone: row?.phone ?? '',
        email: row?.email ?? '',
        address: row?.address ?? '',
        salesperson: row?.salesperson ?? '',
        region: row?.region ?? '',
        industry: row?.industry ?? '',
        department: row?.department ?? '',
        legalRepresentative: row?.legalRepresentative ?? '',
        note: row?.note ?? '',
      },
      { recordedAt, batchId },
    );
    if (row && row.limitMinor !== null)
      insertLimit(
        db,
        {
          customerId: id,
          currency: plan.currency,
          amountMinor: row.limitMinor,
          fromOn: plan.asOf,
          untilOn: null,
          reason: 'import',
          recordedAt,
        },
        batchId,
      );
    return id;
  });
}

class DocumentWriter {
  readonly #document: ReturnType<WriteDb['prepare']>;
  readonly #dueItem: ReturnType<WriteDb['prepare']>;
  readonly #allocation: ReturnType<WriteDb['prepare']>;
  readonly #batchId: BatchId;
  readonly #recording: Recording;

  constructor(db: WriteDb, batchId: BatchId, recording: Recording) {
    this.#batchId = batchId;
    this.#recording = recording;
    this.#document = db.prepare(
      `INSERT INTO document (kind, customer_id, number, currency, issued_on, amount_minor, method, payer_name, reference, note,
         batch_id, source_row, recorded_at, unapplied_minor, terms_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#dueItem = db.prepare(
      `INSERT INTO due_item (document_id, seq, customer_id, currency, issued_on, due_on, due_basis, amount_minor, recorded_at, open_minor, discount_until_on, discount_bp)
         VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#allocation = db.prepare(
      `INSERT INTO allocation (due_item_id, credit_id, amount_minor, effective_on, rule, actor, batch_id, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  invoice(invoice: PlannedInvoice, customerId: CustomerId): void {
    const { kind, number, currency, issuedOn, amountMinor, note, row, paid } = invoice;
    const { recordedAt } = this.#recording;
    const unapplied = kind === 'credit_note' ? amountMinor : 0;
    const documentId = this.#document(
      kind, customerId, number, currency, issuedOn, amountMinor, null, '', '', note, this.#batchId, row + 1, recordedAt, unapplied, kind === 'invoice' ? (invoice.termsJson ?? '') : '',
    ).lastId; // prettier-ignore
    if (kind === 'credit_note') return;
    const open = amountMinor - (paid?.amountMinor ?? 0);
    const dueItemId = this.#dueItem(
      documentId, customerId, currency, issuedOn, invoice.dueOn, invoice.dueBasis, amountMinor, recordedAt, open, invoice.discountUntilOn ?? null, invoice.discountBp ?? null,
    ).lastId; // prettier-ignore
    if (!paid) return;
    const receiptId = this.#document(
      'receipt', customerId, paid.receiptNumber, currency, paid.on, paid.amountMinor, null, '', '', '', this.#batchId, row + 1, recordedAt, 0, '',
    ).lastId; // prettier-ignore
    this.#allocate(dueItemId, receiptId, paid.amountMinor, laterDay(issuedOn, paid.on), 'import');
  }

  /** The caller brings the open amounts of the items it went to up to date. */
  receipt(receipt: PlannedReceipt, number: string, customerId: CustomerId): void {
    const applied = receipt.allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const creditId = this.#document(
      'receipt', customerId, number, receipt.currency, receipt.receivedOn, receipt.amountMinor, 'bank', receipt.payerName,
      receipt.reference, receipt.note, this.#batchId, receipt.row + 1, this.#recording.recordedAt, receipt.amountMinor - applied, '',
    ).lastId; // prettier-ignore
    for (const { dueItemId, amountMinor, effectiveOn } of receipt.allocations)
      this.#allocate(dueItemId, creditId, amountMinor, effectiveOn, 'named');
  }

  #allocate(dueItemId: number, creditId: number, amountMinor: number, effectiveOn: string, rule: string): void {
    const { actor, recordedAt } = this.#recording;
    this.#allocation(dueItemId, creditId, amountMinor, effectiveOn, rule, actor, this.#batchId, recordedAt);
  }
}

/** Receipts without a number continue the book's own series: R-000042, R-000043 … */
function writeReceipts(
  db: WriteDb,
  receipts: readonly PlannedReceipt[],
  idOf: (ref: CustomerRef) => CustomerId,
  write: DocumentWriter,
): void {
  const given = new Set(receipts.map((receipt) => receipt.number));
  let next = Number(nextReceiptNumber(db).slice(2));
  const free = (): string => {
    for (;;) {
      const number = `R-${String(next).padStart(6, '0')}`;
      next += 1;
      if (!given.has(number)) return number;
    }
  };
  for (const receipt of receipts) write.receipt(receipt, receipt.number ?? free(), idOf(receipt.customer));
  refreshCaches(
    db,
    receipts.flatMap((receipt) => receipt.allocations.map(({ dueItemId }) => dueItemId)),
    [],
  );
}

function insertRejections(db: WriteDb, plan: ResolvedPlan, planned: PlannedImport, batchId: BatchId): void {
  const insert = db.prepare(
    `INSERT INTO import_rejection (batch_id, row, column_name, cell, code, params_json, value, cells_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let [cellsOf, cells] = [-1, '[]'];
  for (const { row, column, cell, code, params, value } of planned.errors) {
    if (row !== cellsOf) {
      cells = JSON.stringify(rowTexts(plan.table, row - 1));
      cellsOf = row;
    }
    insert(batchId, row, column, cell, code, JSON.stringify(params), value, cells);
  }
}
