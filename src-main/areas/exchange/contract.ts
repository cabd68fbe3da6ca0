import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  idField,
  instantField,
  languageField,
  minorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, job, query } from '../../kernel/procedure.ts';
import { basisField } from '../aging/contract.ts';
import { statementFiguresField } from '../creditfile/contract.ts';
import { listErrors, listRequest } from '../reports/contract.ts';

export const batchIdField = idField<'batch'>();
export const importKindField = z.enum(['customers', 'invoices', 'receipts']);
export type ImportKind = z.infer<typeof importKindField>;

/** Fields a column can be mapped to, per kind. */
export const importFields = {
  customers: ['customerCode', 'customerName', 'shortName', 'taxId', 'termsDays', 'contactName', 'phone', 'email', 'address', 'salesperson', 'department', 'region', 'industry', 'legalRepresentative', 'limitAmount', 'note'],
  invoices: ['invoiceNo', 'customerCode', 'customerName', 'taxId', 'currency', 'issuedOn', 'dueOn', 'termsDays', 'amount', 'paidOn', 'paidAmount', 'status', 'note'],
  receipts: ['receiptNo', 'customerCode', 'customerName', 'taxId', 'currency', 'receivedOn', 'amount', 'invoiceNo', 'payerName', 'reference', 'note'],
} as const; // prettier-ignore
export const importFieldField = z.enum([...new Set(Object.values(importFields).flat())]);
export type ImportField = z.infer<typeof importFieldField>;

export const dateOrderField = z.enum(['ymd', 'dmy', 'mdy']);
export const decimalMarkField = z.enum(['point', 'comma']);
export const encodingField = z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']);

export const columnField = z.object({
  /** Counted from 0; `letter` is what the spreadsheet shows (A, B … AA). */
  index: z.number().int(),
  letter: z.string(),
  header: z.string(),
  samples: z.array(z.string()),
  /** What the header was taken for, with how it was found. Null: not used. */
  proposed: importFieldField.nullable(),
  confidence: z.enum(['exact', 'likely', 'remembered', 'none']),
  /**
   * Set for date columns: the order that fits every cell, or null when the file cannot tell. Where it is ambiguous, the
   * answer remembered from an earlier file of this shape, to be confirmed.
   */
  dateOrder: dateOrderField.nullable(),
  dateOrderAmbiguous: z.boolean(),
  decimalMark: decimalMarkField.nullable(),
  decimalMarkAmbiguous: z.boolean(),
});
export type ImportColumn = z.infer<typeof columnField>;

export const openedFileField = z.object({
  importId: z.string(),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  format: z.enum(['xlsx', 'xls', 'csv', 'html', 'xml']),
  sha256: z.string(),
  encoding: encodingField.nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int(), hidden: z.boolean() })),
  sheet: z.string(),
  /** First 12 rows as text, for the preview and for moving the header. */
  preview: z.array(z.array(z.string())),
  previewFromRow: z.number().int(),
  /** Row number as the spreadsheet counts (from 1). */
  headerRow: z.number().int(),
  dataRows: z.number().int(),
  hiddenRows: z.number().int(),
  kind: importKindField,
  columns: z.array(columnField),
  /** The same document number stands on several rows: probably one row per invoice line (`linesAsOne`). */
  linesLikely: z.boolean(),
  /** The same bytes were loaded before. */
  loadedBefore: z.array(z.object({ batchId: batchIdField, loadedAt: instantField, undone: z.boolean() })),
});
export type OpenedFile = z.infer<typeof openedFileField>;

export const openErrors = [
  'file_type_unknown',
  'file_password_protected',
  'file_damaged',
  'file_too_large',
  'csv_quote_open',
  'sheet_empty',
  'sheet_unknown',
  'header_not_found',
] as const;

export const importPlan = {
  importId: z.string().max(64),
  kind: importKindField,
  sheet: z.string().max(200).optional(),
  headerRow: z.number().int().min(1).optional(),
  /** Column index → field. A field may be given once. */
  mapping: z.array(z.strictObject({ index: z.number().int().min(0).max(16_383), field: importFieldField })).max(60),
  /** Answers per column where the file could not tell. */
  formats: z
    .array(
      z.strictObject({
        index: z.number().int().min(0),
        dateOrder: dateOrderField.optional(),
        decimalMark: decimalMarkField.optional(),
      }),
    )
    .max(200)
    .default([]),
  /** For rows without a currency column or value. */
  currency: currencyField,
  /** Negative invoice rows become credit notes; otherwise they are rejected. */
  negativesAsCreditNotes: z.boolean().default(false),
  /**
   * Rows with the same number, customer and date are the lines of one invoice: their amounts are added up. Otherwise the
   * first row is loaded and the others are reported as duplicates.
   */
  linesAsOne: z.boolean().default(false),
  includeHiddenRows: z.boolean().default(true),
  /** Read as far as this day when judging future dates. */
  asOf: dayField,
};
export type ImportPlan = z.output<z.ZodObject<typeof importPlan>>;

export const rowErrorField = z.object({
  row: z.number().int(),
  /** Header text of the column, empty when the whole row is meant. */
  column: z.string(),
  /** Cell address such as C812. */
  cell: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The cell as read. */
  value: z.string(),
});
export type RowError = z.infer<typeof rowErrorField>;

export const dryRunField = z.object({
  rows: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicates: z.number().int(),
  /** Subtotal, total, blank and repeated header rows, not loaded. */
  skipped: z.number().int(),
  newCustomers: z.number().int(),
  /** Of the accepted rows, per currency. */
  totals: z.array(z.object({ currency: currencyField, amountMinor: minorField, paidMinor: minorField })),
  /** The file's own total row, where it has one, against what was read: difference 0 proves the load. */
  controlTotals: z.array(
    z.object({
      row: z.number().int(),
      label: z.string(),
      fileMinor: minorField,
      readMinor: minorField,
      differenceMinor: minorField,
    }),
  ),
  /** The first 1,000; `errorTotal` counts all. A row with several bad cells has several errors. */
  errors: z.array(rowErrorField),
  errorTotal: z.number().int(),
  duplicateRows: z.array(z.object({ row: z.number().int(), number: z.string() })),
  warnings: z.array(rowErrorField),
  warningTotal: z.number().int(),
  /** Accepted rows without a due date: worked out from terms and flagged as such. */
  dueFromTerms: z.number().int(),
  /** The first rows as they would be loaded, by field name, as text. */
  sample: z.array(z.record(z.string(), z.string())),
});
export type DryRun = z.infer<typeof dryRunField>;

export const planErrors = [
  ...openErrors,
  'import_unknown',
  'mapping_incomplete',
  'mapping_column_unknown',
  'mapping_field_twice',
  'date_order_needed',
  'decimal_mark_needed',
] as const;

export const batchRowField = z.object({
  batchId: batchIdField,
  kind: importKindField,
  fileName: z.string(),
  loadedAt: instantField,
  actor: z.string(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicates: z.number().int(),
  totals: z.array(z.object({ currency: currencyField, amountMinor: minorField })),
  undoneAt: instantField.nullable(),
});

/** A customer's statements as read from a file, not stored: the clerk looks at every figure before it is. */
export const openedStatementsField = z.object({
  fileName: z.string(),
  periods: z.array(
    z.object({
      label: z.string(),
      periodEndOn: dayField.nullable(),
      months: z.number().int().nullable(),
      figures: statementFiguresField,
      /** Line → sheet and cell. */
      cells: z.record(z.string(), z.string()),
      ebitFrom: z.object({ preTaxMinor: minorField, interestMinor: minorField }).nullable(),
    }),
  ),
  /** What each sheet counts in as a power of ten, and the cell that says so; empty: it does not say. */
  units: z.array(z.object({ sheet: z.string(), power: z.number().int(), cell: z.string() })),
  /** Rows and cells that did not go in, with the reason. */
  notes: z.array(
    z.object({
      sheet: z.string(),
      cell: z.string(),
      label: z.string(),
      value: z.string(),
      reason: z.enum([
        'unknown_line', 'line_twice', 'value_differs', 'amount_not_a_number', 'amount_too_precise', 'amount_too_large',
        'amount_in_words', 'amount_unit_mixed', 'currency_differs', 'cell_error',
      ]), // prettier-ignore
    }),
  ),
  /** Sheets without a statement line. */
  skipped: z.array(z.string()),
});
export type OpenedStatements = z.infer<typeof openedStatementsField>;

export const exchangeContract = {
  /** Reads a file in a worker and proposes header row, kind and mapping. Nothing is stored. */
  'exchange.open': job({
    input: z.strictObject({
      fileToken: fileTokenField,
      kind: importKindField.optional(),
      sheet: z.string().max(200).optional(),
      headerRow: z.number().int().min(1).optional(),
      encoding: encodingField.optional(),
      /** Labels the header is known to have; then the row with all of them is the header, whatever else it holds. */
      expectHeaders: z.array(z.string().max(200)).max(60).optional(),
    }),
    output: openedFileField,
    errors: openErrors,
  }),
  /** Parses every row by the plan and says what would happen. Nothing is stored. */
  'exchange.dryRun': job({ input: z.strictObject(importPlan), output: dryRunField, errors: planErrors }),
  /** Loads the accepted rows as one batch in one transaction, after a verified backup. */
  'exchange.commit': job({
    input: z.strictObject(importPlan),
    output: z.object({
      batchId: batchIdField,
      accepted: z.number().int(),
      rejected: z.number().int(),
      duplicates: z.number().int(),
      totals: z.array(z.object({ currency: currencyField, amountMinor: minorField })),
    }),
    errors: [...planErrors, 'nothing_to_load', 'backup_failed'],
    touches: ['ledger', 'customers', 'credit', 'signals', 'imports'],
  }),
  'exchange.batches': query({
    input: z.strictObject({ ...windowFields }),
    output: z.object({ rows: z.array(batchRowField), total: z.number().int() }),
  }),
  /** Rejected rows of a batch with their reasons. */
  'exchange.rejections': query({
    input: z.strictObject({ batchId: batchIdField, ...windowFields }),
    output: z.object({ rows: z.array(rowErrorField), total: z.number().int() }),
    errors: ['batch_not_found'],
  }),
  /** Takes a whole batch out again; refused when later work stands on it, which is listed. */
  'exchange.undo': command({
    input: z.strictObject({ batchId: batchIdField, reason: requiredText }),
    output: z.null(),
    errors: ['batch_not_found', 'batch_already_undone', 'batch_in_use'],
    touches: ['ledger', 'customers', 'credit', 'signals', 'imports'],
  }),
  /** Rejected rows of an import that is open, as xlsx with reasons, to correct and load again. */
  'exchange.exportRejected': job({
    input: z.strictObject({
      batchId: batchIdField.optional(),
      plan: z.strictObject(importPlan).optional(),
      saveToken: fileTokenField,
      language: languageField,
    }),
    output: z.object({ fileName: z.string(), rows: z.number().int() }),
    errors: ['batch_not_found', ...planErrors],
  }),
  /** The aging as an xlsx workbook: summary, customers, items; figures as numbers, ids as text. */
  'exchange.exportAging': job({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      basis: basisField,
      currency: currencyField.optional(),
      search: shortText.optional(),
      language: languageField,
      saveToken: fileTokenField,
    }),
    output: z.object({ fileName: z.string(), rows: z.number().int() }),
  }),
  /** A list of `reports.list` as a workbook (a sheet per currency) or as CSV, whole, whatever its length. */
  'exchange.exportList': job({
    input: z.strictObject({
      ...listRequest,
      language: languageField,
      format: z.enum(['xlsx', 'csv']),
      saveToken: fileTokenField,
    }),
    output: z.object({ fileName: z.string(), rows: z.number().int() }),
    errors: listErrors,
  }),
  /** Reads a customer's balance sheet, income and cash-flow statement from a workbook or CSV. Stores nothing. */
  'exchange.openStatement': job({
    input: z.strictObject({
      fileToken: fileTokenField,
      currency: currencyField,
      /** 0 yuan, 3 thousands, 4 万, 6 millions, 8 亿; null: as the sheets say. */
      unitPower: z
        .union([z.literal(0), z.literal(3), z.literal(4), z.literal(6), z.literal(8)])
        .nullable()
        .default(null),
    }),
    output: openedStatementsField,
    errors: [...openErrors, 'statement_lines_not_found'],
  }),
  /** The practice company's own sample workbooks, to try the import with. */
  'exchange.openSample': job({
    input: z.strictObject({ sample: z.enum(['customers-xlsx', 'invoices-xlsx', 'invoices-csv', 'receipts-csv']) }),
    output: openedFileField,
    errors: [...openErrors, 'sample_missing'],
  }),
} as const;
