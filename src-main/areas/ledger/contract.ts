import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  pointInTime,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { termIdField } from '../terms/contract.ts';

export const documentIdField = idField<'document'>();
export const dueItemIdField = idField<'dueItem'>();
export const allocationIdField = idField<'allocation'>();
export const batchIdField = idField<'batch'>();
export const payerIdField = idField<'payer'>();

/** Debit kinds make the customer owe; credit kinds make the customer owe less (design.md §4). */
export const debitKinds = ['invoice', 'debit_note', 'opening', 'refund'] as const;
export const creditKinds = ['receipt', 'credit_note', 'write_off'] as const;
export const documentKindField = z.enum([...debitKinds, ...creditKinds]);
export type DocumentKind = z.infer<typeof documentKindField>;

/** Where a due date came from: printed on the document, worked out from terms, or only the document date. */
export const dueBasisField = z.enum(['stated', 'terms', 'document']);
/** How an allocation came about (behaviours.md §2.15); `legal_order` is that of 民法典 560 and 561. */
export const allocationRuleField = z.enum([
  'chosen',
  'named',
  'exact',
  'exact_set',
  'tolerance',
  'discount',
  'oldest_due',
  'legal_order',
  'import',
  'offset',
]);
/** What a receipt fell short by and why that is let go; each reason becomes a credit document of its own. */
export const adjustmentReasonField = z.enum(['discount', 'bank_charge', 'small_balance']);
export type AdjustmentReason = z.infer<typeof adjustmentReasonField>;
export const receiptMethodField = z.enum(['bank', 'cash', 'bill', 'online', 'offset', 'other']);

export const openItemField = z.object({
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  kind: documentKindField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  issuedOn: dayField,
  dueOn: dayField,
  dueBasis: dueBasisField,
  amountMinor: minorField,
  openMinor: minorField,
  disputedMinor: minorField,
  /** asOf − dueOn; zero and below is not due. */
  daysLate: z.number().int(),
});
export type OpenItem = z.infer<typeof openItemField>;

export const creditField = z.object({
  documentId: documentIdField,
  kind: documentKindField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  issuedOn: dayField,
  amountMinor: minorField,
  unappliedMinor: minorField,
  method: receiptMethodField.nullable(),
  payerName: z.string(),
  reference: z.string(),
  note: z.string(),
  /** third_party: paid by somebody else than the customer; discount, bank_charge, small_balance: came with a receipt. */
  purpose: z.string(),
  parentId: documentIdField.nullable(),
  reversedOn: dayField.nullable(),
  recordedAt: instantField,
});
export type Credit = z.infer<typeof creditField>;

export const allocationField = z.object({
  allocationId: allocationIdField,
  dueItemId: dueItemIdField,
  debitNumber: z.string(),
  debitId: documentIdField,
  creditId: documentIdField,
  creditKind: documentKindField,
  creditNumber: z.string(),
  amountMinor: minorField,
  effectiveOn: dayField,
  recordedAt: instantField,
  rule: allocationRuleField,
  actor: z.string(),
  reversedOn: dayField.nullable(),
  reversalReason: z.string(),
});
export type Allocation = z.infer<typeof allocationField>;

/** One line of a customer's history: what happened, and the balance after it. */
export const historyRowField = z.object({
  documentId: documentIdField,
  kind: documentKindField,
  number: z.string(),
  currency: currencyField,
  on: dayField,
  /** Positive raises what is owed. A reversal shows as its own row with `reversal: true`. */
  changeMinor: minorField,
  balanceMinor: minorField,
  reversal: z.boolean(),
  note: z.string(),
});

const allocationLines = z
  .array(z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField }))
  .max(1000);
const adjustmentLines = z
  .array(z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField, reason: adjustmentReasonField }))
  .max(1000);
const allocationErrors = ['item_not_found', 'allocation_exceeds_item', 'allocation_exceeds_credit', 'currency_mismatch', 'customer_mismatch'] as const; // prettier-ignore

/** Why an amount is proposed, as a code and its figures; the catalogues have the sentence. */
export const evidenceField = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const proposedLineField = z.object({
  dueItemId: dueItemIdField,
  amountMinor: minorField,
  /** Let go beside it: a discount or what a bank kept. */
  adjustMinor: minorField,
  adjustReason: adjustmentReasonField.nullable(),
  evidence: z.array(evidenceField),
});

/** A customer somebody with this name or account may be paying for, and why. */
export const payerSuggestionField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  why: z.enum(['account', 'memory', 'same_name', 'similar_name']),
  thirdParty: z.boolean(),
});
export type PayerSuggestion = z.infer<typeof payerSuggestionField>;

export const payerField = z.object({
  payerId: payerIdField,
  payerName: z.string(),
  payerAccount: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  thirdParty: z.boolean(),
  recordedAt: instantField,
});

export const ledgerContract = {
  /** Due items that are open (or all) as of a day, oldest due first unless sorted. */
  'ledger.items': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      status: z.enum(['open', 'overdue', 'all']).default('open'),
      /** Days late (asOf − due) or age (asOf − issued) between, both ends included. */
      basis: z.enum(['due', 'document']).default('due'),
      daysFrom: z.number().int().optional(),
      daysTo: z.number().int().optional(),
      search: shortText.optional(),
      sort: z.enum(['dueOn', 'issuedOn', 'openMinor', 'customer', 'number']).default('dueOn'),
      descending: z.boolean().default(false),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(openItemField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, openMinor: minorField, disputedMinor: minorField })),
    }),
  }),
  'ledger.document': query({
    input: z.strictObject({ documentId: documentIdField, ...pointInTime }),
    output: z.object({
      documentId: documentIdField,
      kind: documentKindField,
      number: z.string(),
      customerId: customerIdField,
      customerName: z.string(),
      currency: currencyField,
      issuedOn: dayField,
      amountMinor: minorField,
      openMinor: minorField,
      note: z.string(),
      reversedOn: dayField.nullable(),
      recordedAt: instantField,
      batchId: batchIdField.nullable(),
      items: z.array(openItemField),
      allocations: z.array(allocationField),
    }),
    errors: ['document_not_found'],
  }),
  /** Receipts and credit notes, newest first. With `asOf`, those that had unapplied money then, and how much. */
  'ledger.credits': query({
    input: z.strictObject({
      asOf: dayField.optional(),
      knownAt: instantField.optional(),
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      kind: z.enum(['receipt', 'credit_note', 'all']).default('all'),
      status: z.enum(['all', 'unapplied', 'reversed']).default('all'),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(creditField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, amountMinor: minorField, unappliedMinor: minorField })),
    }),
  }),
  'ledger.history': query({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField.optional(),
      ...pointInTime,
      ...windowFields,
    }),
    output: z.object({ rows: z.array(historyRowField), total: z.number().int() }),
    errors: ['customer_not_found'],
  }),
  /** Invoice number parts (tail digits), receipt numbers, exact amounts such as 12,345.60. */
  'ledger.find': query({
    input: z.strictObject({ text: shortText, limit: z.number().int().min(1).max(50).default(10) }),
    output: z.object({
      rows: z.array(
        z.object({
          documentId: documentIdField,
          kind: documentKindField,
          number: z.string(),
          customerId: customerIdField,
          customerName: z.string(),
          currency: currencyField,
          issuedOn: dayField,
          amountMinor: minorField,
        }),
      ),
    }),
  }),
  /**
   * Where money would go, in the order of behaviours.md §2.15, and why; nothing is changed. Several equally good answers
   * are `alternatives` to ask about, while `lines` then fall back to the oldest due.
   * Σ amountMinor + unappliedMinor = the amount asked about.
   */
  'ledger.propose': query({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField,
      amountMinor: positiveMinorField,
      on: dayField,
      memo: longText.default(''),
      /** `legal_order`: as 民法典 560 and 561 order it, whatever the memo says. */
      by: z.enum(['evidence', 'oldest_due', 'legal_order']).default('evidence'),
    }),
    output: z.object({
      rule: allocationRuleField,
      lines: z.array(proposedLineField),
      unappliedMinor: minorField,
      evidence: z.array(evidenceField),
      alternatives: z.array(
        z.object({ rule: allocationRuleField, lines: z.array(proposedLineField), evidence: z.array(evidenceField) }),
      ),
    }),
    errors: ['customer_not_found'],
  }),
  /** Whose money may this be? Remembered payers before equal and similar names; best first. */
  'ledger.payerSuggestions': query({
    input: z.strictObject({ payerName: shortText, payerAccount: shortText.default('') }),
    output: z.object({ rows: z.array(payerSuggestionField) }),
  }),
  'ledger.payers': query({
    input: z.strictObject({ customerId: customerIdField.optional(), ...windowFields }),
    output: z.object({ rows: z.array(payerField), total: z.number().int() }),
  }),
  'ledger.forgetPayer': command({
    input: z.strictObject({ payerId: payerIdField }),
    output: z.null(),
    errors: ['payer_not_found'],
    touches: ['ledger'],
  }),
  'ledger.addInvoice': command({
    input: z.strictObject({
      kind: z.enum(debitKinds).default('invoice'),
      customerId: customerIdField,
      number: requiredText,
      currency: currencyField,
      issuedOn: dayField,
      amountMinor: positiveMinorField,
      /**
       * Instalments; they must add up to the amount. Absent: one item due by `dueOn`; absent too: by the payment term
       * given here, else the customer's term, the customer's days, the company's days.
       */
      items: z
        .array(z.strictObject({ dueOn: dayField, amountMinor: positiveMinorField }))
        .min(1)
        .max(60)
        .optional(),
      dueOn: dayField.optional(),
      paymentTermId: termIdField.optional(),
      contractNo: shortText.default(''),
      deliveredOn: dayField.optional(),
      acceptedOn: dayField.optional(),
      /** Backed by security: it comes after the unsecured in the legal order of allocation (民法典 560). */
      secured: z.boolean().default(false),
      /** Agreed interest for late payment in basis points a year. */
      lateRateBp: z.number().int().min(0).max(100_000).optional(),
      /** Debit notes only: interest or costs of recovery, which come before principal (民法典 561). */
      purpose: z.enum(['', 'interest', 'cost']).default(''),
      note: longText.default(''),
    }),
    output: z.object({ documentId: documentIdField }),
    errors: [
      'customer_not_found',
      'document_number_taken',
      'items_do_not_add_up',
      'term_not_found',
      'term_currency_differs',
      'purpose_needs_debit_note',
    ],
    touches: ['ledger', 'signals'],
  }),
  'ledger.addCreditNote': command({
    input: z.strictObject({
      customerId: customerIdField,
      /** Absent: the next free number of the own series C-000001, C-000002 … */
      number: requiredText.optional(),
      currency: currencyField,
      issuedOn: dayField,
      amountMinor: positiveMinorField,
      note: longText.default(''),
      allocations: allocationLines.default([]),
      rule: allocationRuleField.default('chosen'),
    }),
    output: z.object({ documentId: documentIdField, number: z.string(), unappliedMinor: minorField }),
    errors: ['customer_not_found', 'document_number_taken', ...allocationErrors],
    touches: ['ledger', 'signals'],
  }),
  /**
   * Money that came in. What is allocated to nothing stays the customer's credit. `adjustments` are what the clerk lets
   * go with it: one credit document per reason (D- discounts, F- bank charges and small balances), of the same day,
   * gone again when the receipt is reversed.
   */
  'ledger.addReceipt': command({
    input: z.strictObject({
      customerId: customerIdField,
      /** Absent: the next free receipt number. */
      number: requiredText.optional(),
      currency: currencyField,
      receivedOn: dayField,
      amountMinor: positiveMinorField,
      method: receiptMethodField.default('bank'),
      payerName: shortText.default(''),
      payerAccount: shortText.default(''),
      /** `offset` needs it: the signed agreement that sets the two debts off. */
      reference: shortText.default(''),
      note: longText.default(''),
      allocations: allocationLines.default([]),
      adjustments: adjustmentLines.default([]),
      rule: allocationRuleField.default('chosen'),
      /** Keep in mind that this payer pays for this customer. */
      remember: z.boolean().default(false),
    }),
    output: z.object({
      documentId: documentIdField,
      number: z.string(),
      unappliedMinor: minorField,
      adjustments: z.array(
        z.object({ documentId: documentIdField, number: z.string(), reason: adjustmentReasonField }),
      ),
      /** The payer's name is not the customer's (代付). */
      thirdParty: z.boolean(),
    }),
    errors: ['customer_not_found', 'document_number_taken', 'offset_needs_agreement', ...allocationErrors],
    touches: ['ledger', 'signals'],
  }),
  'ledger.allocate': command({
    input: z.strictObject({
      creditId: documentIdField,
      lines: allocationLines.min(1),
      rule: allocationRuleField.default('chosen'),
    }),
    output: z.object({ unappliedMinor: minorField }),
    errors: ['document_not_found', 'document_reversed', ...allocationErrors],
    touches: ['ledger', 'signals'],
  }),
  /** Settles one item from several unapplied credits at once (`ledger.credits` lists them); all of them or none. */
  'ledger.applyCredits': command({
    input: z.strictObject({
      dueItemId: dueItemIdField,
      credits: z
        .array(z.strictObject({ creditId: documentIdField, amountMinor: positiveMinorField }))
        .min(1)
        .max(200),
    }),
    output: z.object({ openMinor: minorField, appliedMinor: minorField }),
    errors: ['document_not_found', 'document_reversed', ...allocationErrors],
    touches: ['ledger', 'signals'],
  }),
  /** Takes one allocation back from a day on; the credit is unapplied again, the item open at its original due date. */
  'ledger.unallocate': command({
    input: z.strictObject({ allocationId: allocationIdField, on: dayField, reason: requiredText }),
    output: z.null(),
    errors: ['allocation_not_found', 'already_reversed', 'reversal_before_document'],
    touches: ['ledger', 'signals'],
  }),
  /** A bounced receipt or a cancelled credit note: it and all its allocations stop counting from that day on. */
  'ledger.reverse': command({
    input: z.strictObject({ documentId: documentIdField, reversedOn: dayField, reason: requiredText }),
    output: z.null(),
    errors: [
      'document_not_found',
      'already_reversed',
      'reversal_before_document',
      'only_credits_reverse',
      'write_off_recovered',
    ],
    touches: ['ledger', 'signals'],
  }),
} as const;
