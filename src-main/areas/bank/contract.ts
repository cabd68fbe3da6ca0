import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  idField,
  instantField,
  minorField,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, job, query } from '../../kernel/procedure.ts';
import { dateOrderField, decimalMarkField, encodingField, openErrors } from '../exchange/contract.ts';
import { documentIdField, ledgerContract } from '../ledger/contract.ts';

export const bankLineIdField = idField<'bankLine'>();
export const bankStatementIdField = idField<'bankStatement'>();

export const bankFormatField = z.enum(['csv', 'camt053', 'mt940', 'ofx']);
export type BankFormat = z.infer<typeof bankFormatField>;

/**
 * What a column of a bank list can be. `amount` goes with a sign of its own or with `direction` (借/贷, 收/支). `payee…` is
 * for lists that name both sides of a payment. Only `memo` may be given to several columns.
 */
export const bankFields = [
  'bookedOn', 'time', 'debit', 'credit', 'amount', 'direction', 'payerName', 'payerAccount', 'payeeName', 'payeeAccount',
  'purpose', 'memo', 'reference', 'balance', 'currency', 'accountNumber', 'status',
] as const; // prettier-ignore
export const bankFieldField = z.enum(bankFields);
export type BankField = z.infer<typeof bankFieldField>;

/** What the clerk says about a list whose columns are not known, or are known wrongly. Only for lists (csv, xlsx, xls). */
export const bankPlanField = z.strictObject({
  headerRow: z.number().int().min(1).optional(),
  mapping: z
    .array(z.strictObject({ index: z.number().int().min(0).max(16_383), field: bankFieldField }))
    .max(60)
    .optional(),
  dateOrder: dateOrderField.optional(),
  decimalMark: decimalMarkField.optional(),
});
export type BankPlan = z.output<typeof bankPlanField>;

const bankFile = {
  fileToken: fileTokenField,
  encoding: encodingField.optional(),
  sheet: z.string().max(200).optional(),
  plan: bankPlanField.optional(),
  /** For files that name no account or currency; what the file itself says comes first. */
  accountNumber: shortText.optional(),
  currency: currencyField.optional(),
  bankName: shortText.optional(),
};

export const lineStateField = z.enum(['new', 'duplicate', 'rejected']);

export const previewLineField = z.object({
  /** Row of a list, line of a text; `address` is the cell or element meant, such as `F12`, `:61: 4`, `Ntry 3`. */
  row: z.number().int(),
  address: z.string(),
  state: lineStateField,
  /** Why it was rejected, or why it is a duplicate; null for a new line. */
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The cell as read, for a rejected line. */
  value: z.string(),
  bookedOn: dayField.nullable(),
  amountMinor: minorField.nullable(),
  payerName: z.string(),
  payerAccount: z.string(),
  memo: z.string(),
  bankReference: z.string(),
  balanceMinor: minorField.nullable(),
});
export type PreviewLine = z.infer<typeof previewLineField>;

export const balanceProofField = z.object({
  /**
   * `proved`: opening + Σ lines = closing, and every running balance follows from the one before. `broken`: it does not.
   * `none`: the file has nothing to prove it by. Rows that could not be read break it, where the ends come from the rows.
   */
  state: z.enum(['proved', 'broken', 'none']),
  openingMinor: minorField.nullable(),
  lineSumMinor: minorField,
  closingMinor: minorField.nullable(),
  /** closing − opening − Σ lines; null where one of them is missing. */
  differenceMinor: minorField.nullable(),
  /** Lines whose balance does not follow from the line before; the first 20, `breakCount` counts all. */
  breaks: z.array(
    z.object({
      row: z.number().int(),
      address: z.string(),
      expectedMinor: minorField,
      foundMinor: minorField,
    }),
  ),
  breakCount: z.number().int(),
  /** The file's own totals (借方合计, 贷方笔数 …) that do not agree with its lines. */
  totals: z.array(
    z.object({
      row: z.number().int(),
      label: z.string(),
      fileMinor: minorField,
      readMinor: minorField,
      differenceMinor: minorField,
    }),
  ),
  /** Where this account stood at the end of the statement before; a gap means that a statement between is missing. */
  previous: z.object({ toOn: dayField, closingMinor: minorField, gapMinor: minorField }).nullable(),
});
export type BalanceProof = z.infer<typeof balanceProofField>;

export const previewStatementField = z.object({
  /** Empty where the file does not say and `accountNumber` was not given: asked before loading. */
  accountNumber: z.string(),
  /** False: the file does not name it; it was given, or remembered from the last file with these columns. */
  accountStated: z.boolean(),
  currency: currencyField,
  /** False: nothing in the file names the currency, the company's own was taken. */
  currencyStated: z.boolean(),
  fromOn: dayField.nullable(),
  toOn: dayField.nullable(),
  proof: balanceProofField,
  inMinor: minorField,
  outMinor: minorField,
  newCount: z.number().int(),
  duplicateCount: z.number().int(),
  rejectedCount: z.number().int(),
  /** The first 500 lines as in the file; rejected lines beyond those follow. */
  lines: z.array(previewLineField),
});
export type PreviewStatement = z.infer<typeof previewStatementField>;

export const bankColumnField = z.object({
  index: z.number().int(),
  letter: z.string(),
  header: z.string(),
  samples: z.array(z.string()),
  proposed: bankFieldField.nullable(),
  confidence: z.enum(['exact', 'likely', 'remembered', 'none']),
});

export const bankPreviewField = z.object({
  fileName: z.string(),
  sha256: z.string(),
  format: bankFormatField,
  bankName: z.string(),
  encoding: encodingField.nullable(),
  /** All statements of the file prove (none is `broken`). */
  balanceProved: z.boolean(),
  /** Only for lists. `missing` not empty: the columns have to be told before anything can be read. */
  list: z
    .object({
      sheet: z.string(),
      sheets: z.array(z.string()),
      headerRow: z.number().int(),
      columns: z.array(bankColumnField),
      missing: z.array(bankFieldField),
      dateOrder: dateOrderField.nullable(),
      dateOrderAmbiguous: z.boolean(),
      decimalMark: decimalMarkField.nullable(),
      decimalMarkAmbiguous: z.boolean(),
      remembered: z.boolean(),
      preview: z.array(z.array(z.string())),
      previewFromRow: z.number().int(),
    })
    .nullable(),
  statements: z.array(previewStatementField),
  /** The same bytes were loaded before. */
  loadedBefore: z.array(z.object({ statementId: bankStatementIdField, loadedAt: instantField, undone: z.boolean() })),
});
export type BankPreview = z.infer<typeof bankPreviewField>;

export const bankOpenErrors = [
  ...openErrors,
  'bank_format_unknown',
  'bank_xml_unsafe',
  'bank_xml_damaged',
  'bank_not_a_statement',
  'bank_currency_unknown',
  'mapping_column_unknown',
  'mapping_field_twice',
] as const;

export const bankMatchField = z.object({
  documentId: documentIdField,
  number: z.string(),
  customerName: z.string(),
  /** Positive, for lines in either direction. */
  amountMinor: minorField,
  /** Set when the receipt was reversed later: bounced, or keyed in error. */
  reversedOn: dayField.nullable(),
});

export const bankLineField = z.object({
  lineId: bankLineIdField,
  statementId: bankStatementIdField,
  fileName: z.string(),
  bankName: z.string(),
  accountNumber: z.string(),
  bookedOn: dayField,
  currency: currencyField,
  /** Positive came in, negative went out. */
  amountMinor: minorField,
  /** What is not matched yet, with the sign of the amount. */
  leftMinor: minorField,
  payerName: z.string(),
  payerAccount: z.string(),
  memo: z.string(),
  bankReference: z.string(),
  balanceMinor: minorField.nullable(),
  setAsideReason: z.string(),
  setAside: z.boolean(),
  matches: z.array(bankMatchField),
});
export type BankLine = z.infer<typeof bankLineField>;

export const lineStatusField = z.enum(['waiting', 'matched', 'set_aside', 'all']);
export const lineDirectionField = z.enum(['in', 'out', 'all']);

export const bankStatementField = z.object({
  statementId: bankStatementIdField,
  accountNumber: z.string(),
  bankName: z.string(),
  format: bankFormatField,
  fileName: z.string(),
  currency: currencyField,
  fromOn: dayField.nullable(),
  toOn: dayField.nullable(),
  openingMinor: minorField.nullable(),
  closingMinor: minorField.nullable(),
  lineCount: z.number().int(),
  duplicateCount: z.number().int(),
  rejectedCount: z.number().int(),
  waitingCount: z.number().int(),
  loadedAt: instantField,
  actor: z.string(),
  undoneAt: instantField.nullable(),
});
export type BankStatement = z.infer<typeof bankStatementField>;

const addReceipt = ledgerContract['ledger.addReceipt'];
/** A receipt made from a line: day, currency, payer, reference and note are the line's own. */
export const lineReceiptField = addReceipt.input.omit({
  number: true,
  currency: true,
  receivedOn: true,
  method: true,
  payerName: true,
  payerAccount: true,
  reference: true,
  note: true,
});

export const bankContract = {
  /** Reads a bank file in a thread of its own and says what loading it would do. Nothing is stored. */
  'bank.open': job({ input: z.strictObject(bankFile), output: bankPreviewField, errors: bankOpenErrors }),
  /**
   * Stores the lines that are not there yet, in one transaction. A balance that does not prove is refused unless the clerk
   * says why it is loaded all the same; the reason stays in the audit.
   */
  'bank.load': job({
    input: z.strictObject({
      ...bankFile,
      /** Of the preview: a file that was saved anew since then is refused. */
      sha256: z.string().length(64).optional(),
      acceptUnproved: requiredText.optional(),
    }),
    output: z.object({
      format: bankFormatField,
      statements: z.array(
        z.object({
          /** Null: nothing in it was new. */
          statementId: bankStatementIdField.nullable(),
          accountNumber: z.string(),
          currency: currencyField,
          lines: z.number().int(),
          duplicates: z.number().int(),
          rejected: z.number().int(),
          inMinor: minorField,
          outMinor: minorField,
        }),
      ),
      lines: z.number().int(),
      duplicates: z.number().int(),
      rejected: z.number().int(),
    }),
    errors: [
      ...bankOpenErrors,
      'bank_file_changed',
      'bank_columns_needed',
      'bank_account_needed',
      'bank_balance_unproved',
      'bank_rows_unreadable',
      'date_order_needed',
      'decimal_mark_needed',
    ],
    touches: ['bank'],
  }),
  /** Newest first; statements that were taken out are listed with `includeUndone`. */
  'bank.statements': query({
    input: z.strictObject({ includeUndone: z.boolean().default(false), ...windowFields }),
    output: z.object({ rows: z.array(bankStatementField), total: z.number().int() }),
  }),
  /** Takes a statement and its lines out; refused while one of its lines is matched. */
  'bank.undo': command({
    input: z.strictObject({ statementId: bankStatementIdField, reason: requiredText }),
    output: z.object({ lines: z.number().int() }),
    errors: ['bank_statement_not_found', 'bank_statement_undone', 'bank_statement_in_use'],
    touches: ['bank'],
  }),
  /** Lines, oldest waiting first and everything else newest first. `waiting`: something of them is left. */
  'bank.lines': query({
    input: z.strictObject({
      status: lineStatusField.default('waiting'),
      direction: lineDirectionField.default('all'),
      lineId: bankLineIdField.optional(),
      statementId: bankStatementIdField.optional(),
      /** Payer, account, memo, reference or amount. */
      search: shortText.optional(),
      currency: currencyField.optional(),
      from: dayField.optional(),
      to: dayField.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(bankLineField),
      total: z.number().int(),
      sums: z.array(
        z.object({
          currency: currencyField,
          inMinor: minorField,
          outMinor: minorField,
          /** Of incoming lines what waits, and of outgoing ones (negative). */
          leftInMinor: minorField,
          leftOutMinor: minorField,
        }),
      ),
    }),
  }),
  /** Nothing of a customer: interest of the bank, a transfer between own accounts, a refund by a supplier … */
  'bank.setAside': command({
    input: z.strictObject({ lineIds: z.array(bankLineIdField).min(1).max(500), reason: requiredText }),
    output: z.object({ lines: z.number().int() }),
    errors: ['bank_line_not_found', 'bank_line_matched', 'bank_line_set_aside'],
    touches: ['bank'],
  }),
  'bank.bringBack': command({
    input: z.strictObject({ lineIds: z.array(bankLineIdField).min(1).max(500) }),
    output: z.object({ lines: z.number().int() }),
    errors: ['bank_line_not_found', 'bank_line_not_set_aside'],
    touches: ['bank'],
  }),
  /** Receipts of a line, allocated as given, in one command. Their sum may stay below the line: the rest waits. */
  'bank.match': command({
    input: z.strictObject({ lineId: bankLineIdField, receipts: z.array(lineReceiptField).min(1).max(50) }),
    output: z.object({
      receipts: z.array(z.object({ documentId: documentIdField, number: z.string(), unappliedMinor: minorField })),
      leftMinor: minorField,
    }),
    errors: [
      'bank_line_not_found',
      'bank_line_set_aside',
      'bank_line_outgoing',
      'bank_match_exceeds_line',
      ...addReceipt.errors,
    ],
    touches: ['bank', ...addReceipt.touches],
  }),
  /**
   * Receipts that may be this line keyed by hand earlier: same amount and currency, at most 7 days apart, nearest first.
   * For a line that went out: receipts of the 90 days before of which it may be the return.
   */
  'bank.linkCandidates': query({
    input: z.strictObject({ lineId: bankLineIdField, limit: z.number().int().min(1).max(50).default(10) }),
    output: z.object({
      rows: z.array(
        z.object({
          documentId: documentIdField,
          number: z.string(),
          customerName: z.string(),
          currency: currencyField,
          receivedOn: dayField,
          amountMinor: minorField,
          /** Of the receipt, not yet linked to a line. */
          freeMinor: minorField,
          payerName: z.string(),
          reference: z.string(),
          /** booked − received. */
          daysApart: z.number().int(),
        }),
      ),
    }),
    errors: ['bank_line_not_found'],
  }),
  /** Links a line to a receipt that is in the ledger already; the ledger does not change. */
  'bank.link': command({
    input: z.strictObject({ lineId: bankLineIdField, documentId: documentIdField, amountMinor: positiveMinorField }),
    output: z.object({ leftMinor: minorField }),
    errors: [
      'bank_line_not_found',
      'bank_line_set_aside',
      'bank_line_outgoing',
      'bank_match_exceeds_line',
      'bank_match_exceeds_receipt',
      'document_not_found',
      'document_reversed',
      'currency_mismatch',
    ],
    touches: ['bank'],
  }),
  /** Takes a match back. A receipt that was made by the match is reversed on its own day, as if it had never come. */
  'bank.unmatch': command({
    input: z.strictObject({ lineId: bankLineIdField, documentId: documentIdField, reason: requiredText }),
    output: z.object({ receiptReversed: z.boolean(), leftMinor: minorField }),
    errors: ['bank_line_not_found', 'bank_match_not_found', 'bank_bounce_stands'],
    touches: ['bank', 'ledger', 'signals'],
  }),
  /** An outgoing line by which a receipt went back: the receipt is reversed on the line's day, and the two are matched. */
  'bank.bounce': command({
    input: z.strictObject({ lineId: bankLineIdField, documentId: documentIdField, reason: requiredText }),
    output: z.object({ leftMinor: minorField }),
    errors: [
      'bank_line_not_found',
      'bank_line_set_aside',
      'bank_line_incoming',
      'bank_match_exceeds_line',
      'document_not_found',
      'only_credits_reverse',
      'already_reversed',
      'reversal_before_document',
      'currency_mismatch',
    ],
    touches: ['bank', 'ledger', 'signals'],
  }),
  /** How fresh the bank data is, per account: the newest day a statement reaches, and how long ago that was. */
  'bank.freshness': query({
    input: z.strictObject({ asOf: dayField }),
    output: z.object({
      accounts: z.array(
        z.object({
          accountNumber: z.string(),
          bankName: z.string(),
          currency: currencyField,
          newestOn: dayField,
          /** asOf − newestOn, never below 0. */
          daysOld: z.number().int(),
          waitingCount: z.number().int(),
        }),
      ),
    }),
  }),
} as const;
