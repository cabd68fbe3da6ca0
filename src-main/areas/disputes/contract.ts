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
import { documentIdField, dueItemIdField } from '../ledger/contract.ts';

export const disputeIdField = idField<'dispute'>();

/** Why the customer does not pay a part (domain.md §13.3); `document` is a wrong or missing paper, the invoice among them. */
export const disputeReasons = [
  'quality', 'quantity', 'price', 'delivery', 'document', 'tax', 'contract', 'duplicate', 'offset', 'service', 'authority', 'other',
] as const; // prettier-ignore
export const disputeReasonField = z.enum(disputeReasons);
export type DisputeReason = z.infer<typeof disputeReasonField>;

export const disputeOutcomes = ['rejected', 'credit_note', 'replacement', 'price_change', 'withdrawn'] as const;
export const disputeOutcomeField = z.enum(disputeOutcomes);
export type DisputeOutcome = z.infer<typeof disputeOutcomeField>;

/** Raised within the agreed objection period? Unknown where the settings name none. */
export const objectionField = z.enum(['in_time', 'late', 'unknown']);

export const disputeField = z.object({
  disputeId: disputeIdField,
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  issuedOn: dayField,
  dueOn: dayField,
  /** What was disputed when it was raised. */
  amountMinor: minorField,
  /** What of it is still open on the day; the sum over an item never exceeds what is open of the item. */
  standingMinor: minorField,
  reason: disputeReasonField,
  owner: z.string(),
  openedOn: dayField,
  targetOn: dayField.nullable(),
  evidence: z.string(),
  note: z.string(),
  objection: objectionField,
  /** Raised after the due day: pointed out, never refused. */
  afterDue: z.boolean(),
  resolvedOn: dayField.nullable(),
  outcome: disputeOutcomeField.nullable(),
  outcomeMinor: minorField.nullable(),
  outcomeDocumentId: documentIdField.nullable(),
  outcomeNumber: z.string().nullable(),
  resolutionNote: z.string(),
  /** From the opening to the settlement, or to the day looked at. */
  daysOpen: z.number().int(),
  /** Days past the target day while unsettled; zero and below is in time, null without a target. */
  daysPastTarget: z.number().int().nullable(),
  recordedAt: instantField,
});
export type Dispute = z.infer<typeof disputeField>;

/** Where disputes come from (domain.md §0 row 143), per reason and currency. */
export const disputeCauseField = z.object({
  reason: disputeReasonField,
  currency: currencyField,
  count: z.number().int(),
  amountMinor: minorField,
  openCount: z.number().int(),
  openMinor: minorField,
  resolvedCount: z.number().int(),
  /** Given up by credit notes and new prices. */
  concededMinor: minorField,
  /** Opening to settlement of the settled ones, in tenths of a day; null while none is. */
  averageDaysTenths: z.number().int().nullable(),
});
export type DisputeCause = z.infer<typeof disputeCauseField>;

export const disputesContract = {
  /** Disputes as they stood on a day, those with the nearest target first. */
  'disputes.list': query({
    input: z.strictObject({
      ...pointInTime,
      status: z.enum(['open', 'past_target', 'resolved', 'all']).default('open'),
      customerId: customerIdField.optional(),
      documentId: documentIdField.optional(),
      currency: currencyField.optional(),
      reason: disputeReasonField.optional(),
      owner: shortText.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(disputeField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, count: z.number().int(), standingMinor: minorField })),
      /** Everybody who ever had a dispute to settle, for the filter and the next entry. */
      owners: z.array(z.string()),
      /** Unsettled disputes past their target day, whatever the filter. */
      pastTargetCount: z.number().int(),
    }),
  }),
  /** Disputes raised within a span of days, by reason, as they stand at its end. */
  'disputes.causes': query({
    input: z.strictObject({ ...pointInTime, from: dayField.optional(), currency: currencyField.optional() }),
    output: z.object({ from: dayField, rows: z.array(disputeCauseField) }),
  }),
  'disputes.open': command({
    input: z.strictObject({
      dueItemId: dueItemIdField,
      amountMinor: positiveMinorField,
      reason: disputeReasonField,
      openedOn: dayField,
      owner: shortText.default(''),
      /** Absent: the settings' number of days after the opening. */
      targetOn: dayField.optional(),
      evidence: longText.default(''),
      note: longText.default(''),
    }),
    output: z.object({ disputeId: disputeIdField, targetOn: dayField }),
    errors: ['item_not_found', 'dispute_exceeds_open', 'dispute_before_document', 'target_before_opening'],
    touches: ['ledger', 'signals'],
  }),
  /** Who looks after it and by when. Amount and day of opening are facts of the past: void a wrong one and open it anew. */
  'disputes.update': command({
    input: z.strictObject({
      disputeId: disputeIdField,
      reason: disputeReasonField.optional(),
      owner: shortText.optional(),
      targetOn: dayField.nullable().optional(),
      evidence: longText.optional(),
      note: longText.optional(),
    }),
    output: z.null(),
    errors: ['dispute_not_found', 'already_resolved', 'target_before_opening'],
    touches: ['ledger', 'signals'],
  }),
  /**
   * Ends a dispute. `credit_note` and `price_change` with an amount book the credit note against the item in the same
   * command; what was disputed beyond it is owed again.
   */
  'disputes.resolve': command({
    input: z.strictObject({
      disputeId: disputeIdField,
      resolvedOn: dayField,
      outcome: disputeOutcomeField,
      amountMinor: positiveMinorField.optional(),
      /** Of the credit note; absent: the next of the own series. */
      number: requiredText.optional(),
      note: longText.default(''),
    }),
    output: z.object({ creditNoteId: documentIdField.nullable(), number: z.string().nullable() }),
    errors: [
      'dispute_not_found', 'already_resolved', 'resolution_before_opening', 'outcome_exceeds_dispute', 'customer_not_found',
      'document_number_taken', 'item_not_found', 'allocation_exceeds_item', 'allocation_exceeds_credit',
      'currency_mismatch', 'customer_mismatch',
    ], // prettier-ignore
    touches: ['ledger', 'signals'],
  }),
  /** Entered by mistake: from now on it never was. Reports as known before keep it. */
  'disputes.void': command({
    input: z.strictObject({ disputeId: disputeIdField, reason: requiredText }),
    output: z.null(),
    errors: ['dispute_not_found', 'already_resolved'],
    touches: ['ledger', 'signals'],
  }),
} as const;
