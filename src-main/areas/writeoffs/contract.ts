import { z } from 'zod';
import {
  currencyField,
  dayField,
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
import { documentIdField, dueItemIdField, receiptMethodField } from '../ledger/contract.ts';

/** Why a debt is given up (domain.md §8.4). */
export const writeOffReasons = [
  'bankruptcy', 'cancelled_company', 'court_termination', 'settlement', 'time_barred', 'uneconomic', 'small_balance', 'other',
] as const; // prettier-ignore
export const writeOffReasonField = z.enum(writeOffReasons);
export type WriteOffReason = z.infer<typeof writeOffReasonField>;

/** Article of 公告2011年第25号 the loss is to be deducted by; empty: not decided yet (rules/taxClasses.ts). */
export const taxClasses = ['', 'cn_art22', 'cn_art23', 'cn_art24', 'other', 'none'] as const;
export const taxClassField = z.enum(taxClasses);
export type TaxClass = z.infer<typeof taxClassField>;

/** What the dossier of a write-off still lacks. */
const dossierGaps = ['approver', 'evidence', 'tax_class', 'tax_unmet', 'tax_revenue'] as const;
export const dossierGapField = z.enum(dossierGaps);
export type DossierGap = z.infer<typeof dossierGapField>;

/** What was owed before it was given up: one row per due item. */
export const writtenOffDebtField = z.object({
  documentId: documentIdField,
  number: z.string(),
  issuedOn: dayField,
  dueOn: dayField,
  originalMinor: minorField,
  writtenOffMinor: minorField,
});

export const writeOffField = z.object({
  writeOffId: documentIdField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  on: dayField,
  amountMinor: minorField,
  reason: writeOffReasonField,
  approver: z.string(),
  evidence: z.string(),
  taxClass: taxClassField,
  note: z.string(),
  debts: z.array(writtenOffDebtField),
  /** Money that came in for it since. */
  recoveredMinor: minorField,
  /** Written off and not recovered: off the books, but still a claim. Zero once cancelled. */
  claimMinor: minorField,
  /** What a recovery may still bring back into the books. */
  recoverableMinor: minorField,
  gaps: z.array(dossierGapField),
  /** Day on which the claim is barred unless something interrupted the period: three years from the oldest due day. */
  limitationOn: dayField.nullable(),
  cancelledOn: dayField.nullable(),
  cancelReason: z.string(),
  recordedAt: instantField,
});
export type WriteOff = z.infer<typeof writeOffField>;

const dossierFields = {
  reason: writeOffReasonField,
  approver: shortText.default(''),
  evidence: longText.default(''),
  taxClass: taxClassField.default(''),
  note: longText.default(''),
};
const creditErrors = ['customer_not_found', 'document_number_taken', 'item_not_found', 'allocation_exceeds_item', 'allocation_exceeds_credit', 'currency_mismatch', 'customer_mismatch'] as const; // prettier-ignore

export const smallBalanceField = z.object({
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  dueOn: dayField,
  daysLate: z.number().int(),
  amountMinor: minorField,
  openMinor: minorField,
  toleranceMinor: minorField,
});
export type SmallBalance = z.infer<typeof smallBalanceField>;

export const writeoffsContract = {
  /** The register of written-off debts that are still claimed (账销案存), newest first. */
  'writeoffs.list': query({
    input: z.strictObject({
      ...pointInTime,
      status: z.enum(['standing', 'gaps', 'recovered', 'cancelled', 'all']).default('standing'),
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      reason: writeOffReasonField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(writeOffField),
      total: z.number().int(),
      /** Of the rows that stand, per currency. */
      sums: z.array(
        z.object({
          currency: currencyField,
          count: z.number().int(),
          amountMinor: minorField,
          recoveredMinor: minorField,
          claimMinor: minorField,
        }),
      ),
      reasons: z.array(
        z.object({
          reason: writeOffReasonField,
          currency: currencyField,
          count: z.number().int(),
          amountMinor: minorField,
        }),
      ),
    }),
  }),
  /** Gives up (part of) an item, or of a document, whose oldest due items then come first. The claim lives on. */
  'writeoffs.add': command({
    input: z
      .strictObject({
        dueItemId: dueItemIdField.optional(),
        documentId: documentIdField.optional(),
        amountMinor: positiveMinorField,
        on: dayField,
        ...dossierFields,
      })
      .refine((input) => (input.dueItemId === undefined) !== (input.documentId === undefined), {
        error: 'item_or_document',
      }),
    output: z.object({ writeOffId: documentIdField, number: z.string(), openMinor: minorField }),
    errors: ['document_not_found', 'write_off_exceeds_open', 'write_off_before_document', ...creditErrors],
    touches: ['ledger', 'signals'],
  }),
  /** Completes the dossier; figures and days stay as they are. */
  'writeoffs.update': command({
    input: z.strictObject({
      writeOffId: documentIdField,
      reason: writeOffReasonField.optional(),
      approver: shortText.optional(),
      evidence: longText.optional(),
      taxClass: taxClassField.optional(),
    }),
    output: z.null(),
    errors: ['write_off_not_found'],
    touches: ['ledger'],
  }),
  /** Money after all: a debit note brings that much of the debt back, a receipt of the same day settles it. */
  'writeoffs.recover': command({
    input: z.strictObject({
      writeOffId: documentIdField,
      amountMinor: positiveMinorField,
      on: dayField,
      /** Of the receipt; absent: the next free one. */
      number: requiredText.optional(),
      method: receiptMethodField.default('bank'),
      payerName: shortText.default(''),
      reference: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.object({
      receiptId: documentIdField,
      receiptNumber: z.string(),
      debitNumber: z.string(),
      recoverableMinor: minorField,
    }),
    errors: ['write_off_not_found', 'write_off_cancelled', 'recovery_exceeds_claim', 'recovery_before_write_off', 'offset_needs_agreement', ...creditErrors], // prettier-ignore
    touches: ['ledger', 'signals'],
  }),
  /** Takes a write-off back from a day on: the debt is open again at its original due day. */
  'writeoffs.cancel': command({
    input: z.strictObject({ writeOffId: documentIdField, on: dayField, reason: requiredText }),
    output: z.null(),
    errors: ['write_off_not_found', 'write_off_recovered', 'document_not_found', 'only_credits_reverse', 'already_reversed', 'reversal_before_document'], // prettier-ignore
    touches: ['ledger', 'signals'],
  }),
  /** Remainders within the tolerance of their currency, due long enough and not disputed; as the book stands now. */
  'writeoffs.smallBalances': query({
    input: z.strictObject({ asOf: dayField, currency: currencyField.optional(), ...windowFields }),
    output: z.object({
      rows: z.array(smallBalanceField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, count: z.number().int(), openMinor: minorField })),
      minDaysLate: z.number().int(),
    }),
  }),
  /** Writes off the chosen small balances, a write-off each; all of them or none. */
  'writeoffs.small': command({
    input: z.strictObject({
      dueItemIds: z.array(dueItemIdField).min(1).max(1000),
      on: dayField,
      approver: shortText.default(''),
      evidence: longText.default(''),
    }),
    output: z.object({
      written: z.array(z.object({ writeOffId: documentIdField, number: z.string(), amountMinor: minorField })),
    }),
    errors: ['not_a_small_balance', 'write_off_before_document', ...creditErrors],
    touches: ['ledger', 'signals'],
  }),
} as const;
