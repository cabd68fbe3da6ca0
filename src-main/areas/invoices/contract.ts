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
import { documentIdField, documentKindField, dueBasisField, dueItemIdField } from '../ledger/contract.ts';
import { frozenTermsField, termIdField } from '../terms/contract.ts';

export const dueChangeIdField = idField<'dueDateChange'>();
export const itemPartField = z.enum(['whole', 'instalment', 'retention', 'milestone']);
export const triggerKindField = z.enum(['document', 'delivery', 'acceptance', 'statement', 'milestone']);

/** Why an item has the due date it has. */
const trigger = {
  part: itemPartField,
  label: z.string(),
  triggerKind: triggerKindField,
  /** The day the terms count from; null: the document's own, or not known. */
  triggerOn: dayField.nullable(),
  /** False: that day is only expected, the due date provisional. */
  triggerHappened: z.boolean(),
};

export const plannedItemField = z.object({
  ...trigger,
  dueOn: dayField,
  dueBasis: dueBasisField,
  amountMinor: minorField,
  discountUntilOn: dayField.nullable(),
  discountBp: z.number().int().nullable(),
});
export type PlannedItem = z.infer<typeof plannedItemField>;

export const dueChangeField = z.object({
  changeId: dueChangeIdField,
  fromDueOn: dayField,
  toDueOn: dayField,
  /** The day from which the new date counts. */
  changedOn: dayField,
  reason: z.string(),
  evidence: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  /** Taken back: counts no more. */
  voidedAt: instantField.nullable(),
});

/** 账龄记录表 (domain.md §4.1): one line per invoice or instalment. */
export const registerRowField = z.object({
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  kind: documentKindField,
  number: z.string(),
  seq: z.number().int(),
  /** Items the document has in all. */
  items: z.number().int(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  contractNo: z.string(),
  currency: currencyField,
  issuedOn: dayField,
  deliveredOn: dayField.nullable(),
  acceptedOn: dayField.nullable(),
  /** The customer said they have the invoice. */
  confirmedOn: dayField.nullable(),
  terms: frozenTermsField.nullable(),
  ...trigger,
  dueBasis: dueBasisField,
  originalDueOn: dayField,
  dueOn: dayField,
  /** dueOn is another than originalDueOn, or was for a time. */
  redated: z.boolean(),
  discountUntilOn: dayField.nullable(),
  discountBp: z.number().int().nullable(),
  amountMinor: minorField,
  receivedMinor: minorField,
  creditedMinor: minorField,
  writtenOffMinor: minorField,
  openMinor: minorField,
  disputedMinor: minorField,
  /** asOf − issuedOn (自然账龄). */
  daysFromInvoice: z.number().int(),
  /** asOf − dueOn (逾期账龄); zero and below is not due. */
  daysLate: z.number().int(),
});
export type RegisterRow = z.infer<typeof registerRowField>;

const documentPaper = {
  deliveredOn: dayField.optional(),
  acceptedOn: dayField.optional(),
};

export const invoicesContract = {
  'invoices.register': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      status: z.enum(['open', 'overdue', 'all']).default('open'),
      /**
       * unconfirmed: the customer has not said they have it · provisional: waits for delivery, acceptance or a milestone ·
       * worked_out: no due date was stated · redated: not the original due date.
       */
      only: z.enum(['any', 'unconfirmed', 'provisional', 'worked_out', 'redated']).default('any'),
      search: shortText.optional(),
      sort: z.enum(['dueOn', 'issuedOn', 'openMinor', 'customer', 'number']).default('dueOn'),
      descending: z.boolean().default(false),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(registerRowField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, amountMinor: minorField, openMinor: minorField })),
    }),
  }),
  /** The paper and the due dates of one document: what they were, what they are, and who changed them when and why. */
  'invoices.terms': query({
    input: z.strictObject({ documentId: documentIdField, ...pointInTime }),
    output: z.object({
      documentId: documentIdField,
      number: z.string(),
      issuedOn: dayField,
      currency: currencyField,
      purpose: z.string(),
      contractNo: z.string(),
      deliveredOn: dayField.nullable(),
      acceptedOn: dayField.nullable(),
      confirmedOn: dayField.nullable(),
      secured: z.boolean(),
      /** Agreed interest for late payment in basis points a year. */
      lateRateBp: z.number().int().nullable(),
      terms: frozenTermsField.nullable(),
      items: z.array(
        z.object({
          dueItemId: dueItemIdField,
          seq: z.number().int(),
          ...trigger,
          dueBasis: dueBasisField,
          amountMinor: minorField,
          originalDueOn: dayField,
          dueOn: dayField,
          discountUntilOn: dayField.nullable(),
          discountBp: z.number().int().nullable(),
          /** Newest last; those taken back too. */
          changes: z.array(dueChangeField),
        }),
      ),
    }),
    errors: ['document_not_found'],
  }),
  /** The items `ledger.addInvoice` would make of the same input; nothing is written. */
  'invoices.preview': query({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField,
      issuedOn: dayField,
      amountMinor: positiveMinorField,
      paymentTermId: termIdField.optional(),
      dueOn: dayField.optional(),
      ...documentPaper,
    }),
    output: z.object({
      items: z.array(plannedItemField),
      /** Where they came from; `none`: no terms are known, the document day itself. */
      source: z.enum(['stated', 'term', 'customer_term', 'customer_days', 'company_days', 'none']),
      terms: frozenTermsField.nullable(),
      /** Days the dates fall in years without an official calendar: weekends only were looked at. */
      calendarMissing: z.boolean(),
    }),
    errors: ['customer_not_found', 'term_not_found', 'term_currency_differs'],
  }),
  /**
   * Moves a due date; the original stays on the item and every step is on record. `changedOn` is the day from which the
   * new date counts: left out, the item's issue day (the old date was wrong from the start).
   */
  'invoices.redate': command({
    input: z.strictObject({
      dueItemId: dueItemIdField,
      toDueOn: dayField,
      changedOn: dayField.optional(),
      reason: requiredText,
      evidence: longText.default(''),
    }),
    output: z.object({ changeId: dueChangeIdField, originalDueOn: dayField, dueOn: dayField }),
    errors: ['item_not_found', 'redate_before_document', 'redate_same_day'],
    touches: ['ledger', 'signals'],
  }),
  /** A change of a due date that should not have been made: the date before it counts again. */
  'invoices.takeBackRedate': command({
    input: z.strictObject({ changeId: dueChangeIdField, reason: requiredText }),
    output: z.object({ dueOn: dayField }),
    errors: ['due_change_not_found', 'due_change_not_last'],
    touches: ['ledger', 'signals'],
  }),
  /**
   * What has come to pass with a document: goods delivered, work accepted, the customer has the invoice, a milestone
   * reached. Items that waited for it are dated by their terms, in the same way as `invoices.redate`.
   */
  'invoices.confirm': command({
    input: z.strictObject({
      documentId: documentIdField,
      ...documentPaper,
      confirmedOn: dayField.optional(),
      milestones: z
        .array(z.strictObject({ dueItemId: dueItemIdField, on: dayField }))
        .max(60)
        .default([]),
      evidence: longText.default(''),
    }),
    output: z.object({
      redated: z.array(z.object({ dueItemId: dueItemIdField, fromDueOn: dayField, toDueOn: dayField })),
    }),
    errors: ['document_not_found', 'only_debits_confirm', 'item_not_found', 'item_waits_for_nothing'],
    touches: ['ledger', 'signals'],
  }),
} as const;
