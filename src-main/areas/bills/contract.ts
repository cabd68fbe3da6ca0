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

export const billIdField = idField<'bill'>();
export const billKindField = z.enum(['bank_acceptance', 'commercial_acceptance', 'cheque']);
export const billStateField = z.enum([
  'held', 'presented', 'endorsed', 'discounted', 'honoured', 'dishonoured', 'returned', 'settled',
]); // prettier-ignore
export const billActField = z.enum([
  'endorsed', 'discounted', 'presented', 'honoured', 'dishonoured', 'notified', 'recourse_paid', 'settled', 'returned',
]); // prettier-ignore
export const billEventKindField = z.enum(['received', ...billActField.options]);

export const billAlarmField = z.object({
  code: z.enum([
    'matures_soon', 'present_now', 'window_passed', 'no_answer', 'outcome_unknown', 'notice_due', 'recourse_running', 'recourse_passed',
  ]), // prettier-ignore
  level: z.enum(['yellow', 'orange', 'red']),
  dueOn: dayField,
  daysLeft: z.number().int(),
  sinceOn: dayField,
});

export const billField = z.object({
  billId: billIdField,
  receiptId: documentIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  kind: billKindField,
  number: z.string(),
  drawer: z.string(),
  acceptor: z.string(),
  currency: currencyField,
  amountMinor: minorField,
  issuedOn: dayField,
  receivedOn: dayField,
  maturesOn: dayField,
  /** maturesOn − asOf; negative once it has matured. */
  daysToMaturity: z.number().int(),
  endorsable: z.boolean(),
  note: z.string(),
  state: billStateField,
  stateSince: dayField,
  /** Kept in the customer's exposure: the amount until honoured, also passed on with recourse. */
  contingentMinor: minorField,
  alarm: billAlarmField.nullable(),
});
export type Bill = z.infer<typeof billField>;
export type BillAlarmRow = z.infer<typeof billAlarmField>;

export const billEventField = z.object({
  kind: billEventKindField,
  on: dayField,
  counterparty: z.string(),
  /** What came in: proceeds of a discount, amount of a recourse. Null where no money moved. */
  amountMinor: minorField.nullable(),
  recourse: z.boolean().nullable(),
  note: z.string(),
  evidence: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});

export const billDeadlineField = z.object({
  code: z.enum(['presentation', 'rights', 'notice', 'recourse', 're_recourse']),
  article: z.string(),
  fromOn: dayField,
  dueOn: dayField,
  daysLeft: z.number().int(),
  metOn: dayField.nullable(),
});

/** Worth a look, not a refusal. */
export const billWarningField = z.enum([
  'tenor_too_long',
  'matured_before_received',
  'not_30_digits',
  'receipt_reversed',
]);

/** Of every step; which of them can arise the transitions tell. */
const stepErrors = ['bill_not_found', 'bill_step_not_possible', 'bill_event_out_of_order', 'bill_not_endorsable', 'bill_without_recourse'] as const; // prettier-ignore
const stepTouches = ['bills', 'signals'] as const;
const ledgerTouches = ['bills', 'ledger', 'signals'] as const;
const step = {
  billId: billIdField,
  on: dayField,
  note: longText.default(''),
  /** Reference to the proof: a file, an entry of the electronic system. */
  evidence: shortText.default(''),
};
const stepped = z.object({ state: billStateField });

export const billsContract = {
  /** The register as of a day, earliest maturity first; sums over the whole selection, per currency and state. */
  'bills.list': query({
    input: z.strictObject({
      ...pointInTime,
      /** `open`: not yet honoured, returned or settled. `maturing`: in hand and maturing within 30 days, or matured. */
      filter: z.enum(['open', 'held', 'maturing', 'passed_on', 'dishonoured', 'all']).default('open'),
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(billField),
      total: z.number().int(),
      sums: z.array(
        z.object({ currency: currencyField, state: billStateField, amountMinor: minorField, contingentMinor: minorField, count: z.number().int() }),
      ), // prettier-ignore
      alarmCount: z.number().int(),
    }),
  }),
  'bills.get': query({
    input: z.strictObject({ billId: billIdField, ...pointInTime }),
    output: z.object({
      ...billField.shape,
      receiptNumber: z.string(),
      events: z.array(billEventField),
      deadlines: z.array(billDeadlineField),
      /** What may be entered next, by all that is on record now. */
      nextActs: z.array(billActField),
      /** Amount − proceeds when discounted. */
      discountCostMinor: minorField.nullable(),
      warnings: z.array(billWarningField),
    }),
    errors: ['bill_not_found'],
  }),
  /** Bills not yet honoured, per customer and currency: what stays in exposure though the invoices are settled. */
  'bills.exposure': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          currency: currencyField,
          contingentMinor: minorField,
          bankAcceptanceMinor: minorField,
          commercialAcceptanceMinor: minorField,
          chequeMinor: minorField,
          count: z.number().int(),
        }),
      ),
    }),
  }),
  /** Every bill that cannot wait on a day, worst first. */
  'bills.alarms': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({ rows: z.array(billField) }),
  }),
  /** Takes a bill in: a receipt of the ledger that settles what it is allocated to, and an entry of the register. */
  'bills.add': command({
    input: z.strictObject({
      customerId: customerIdField,
      kind: billKindField,
      /** As printed; the 30 digits of an electronic bill stay text. */
      number: requiredText,
      drawer: shortText.default(''),
      acceptor: shortText.default(''),
      currency: currencyField,
      amountMinor: positiveMinorField,
      issuedOn: dayField,
      receivedOn: dayField,
      /** For a cheque the date written on it; the day of issue when absent. */
      maturesOn: dayField.optional(),
      endorsable: z.boolean().default(true),
      note: longText.default(''),
      allocations: z
        .array(z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField }))
        .max(1000)
        .default([]),
    }),
    output: z.object({
      billId: billIdField,
      receiptId: documentIdField,
      receiptNumber: z.string(),
      unappliedMinor: minorField,
      warnings: z.array(billWarningField),
    }),
    errors: [
      'customer_not_found', 'bill_number_taken', 'bill_days_disordered', 'bill_maturity_missing', 'document_number_taken',
      'item_not_found', 'allocation_exceeds_item', 'allocation_exceeds_credit', 'currency_mismatch', 'customer_mismatch',
    ], // prettier-ignore
    touches: [...ledgerTouches],
  }),
  'bills.endorse': command({
    input: z.strictObject({ ...step, to: requiredText, recourse: z.boolean().default(true) }),
    output: stepped,
    errors: [...stepErrors],
    touches: [...stepTouches],
  }),
  'bills.discount': command({
    input: z.strictObject({
      ...step,
      bank: requiredText,
      proceedsMinor: positiveMinorField,
      recourse: z.boolean().default(true),
    }),
    output: z.object({ ...stepped.shape, discountCostMinor: minorField }),
    errors: [...stepErrors, 'proceeds_exceed_bill'],
    touches: [...stepTouches],
  }),
  'bills.present': command({
    input: z.strictObject(step),
    output: stepped,
    errors: [...stepErrors],
    touches: [...stepTouches],
  }),
  /** Paid by the acceptor, to us or to whoever holds it: the exposure ends. */
  'bills.honour': command({
    input: z.strictObject(step),
    output: stepped,
    errors: [...stepErrors],
    touches: [...stepTouches],
  }),
  /** Refused: the receipt is reversed from that day on and the debt is back at its original due date. */
  'bills.dishonour': command({
    input: z.strictObject({ ...step, reason: requiredText }),
    output: stepped,
    errors: [...stepErrors],
    touches: [...ledgerTouches],
  }),
  /** The prior party was told in writing that the bill was refused. */
  'bills.notify': command({
    input: z.strictObject({ ...step, to: shortText.default('') }),
    output: stepped,
    errors: [...stepErrors],
    touches: [...stepTouches],
  }),
  /** We paid a later holder for a refused bill; the shorter period against the prior party begins. */
  'bills.payRecourse': command({
    input: z.strictObject({ ...step, to: requiredText, amountMinor: positiveMinorField }),
    output: stepped,
    errors: [...stepErrors],
    touches: [...stepTouches],
  }),
  /** Recourse is over: the money is entered as an ordinary receipt, the register counts no more deadlines. */
  'bills.settle': command({
    input: z.strictObject({ ...step, by: shortText.default('') }),
    output: stepped,
    errors: [...stepErrors],
    touches: [...stepTouches],
  }),
  /** Handed back to the customer unpaid: the receipt is reversed, the debt is back at its original due date. */
  'bills.return': command({
    input: z.strictObject({ ...step, reason: requiredText }),
    output: stepped,
    errors: [...stepErrors],
    touches: [...ledgerTouches],
  }),
  /**
   * Takes the last event back as entered by mistake. Of a refusal or a return it also brings the receipt back, as a new
   * receipt of that day; of the receiving it takes the bill out of the register and its receipt out of the ledger.
   */
  'bills.correct': command({
    input: z.strictObject({ billId: billIdField, reason: requiredText }),
    output: z.object({ undone: billEventKindField, state: billStateField.nullable() }),
    errors: ['bill_not_found', 'bill_number_taken'],
    touches: [...ledgerTouches],
  }),
} as const;
