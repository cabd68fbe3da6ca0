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
import { dueItemIdField } from '../ledger/contract.ts';

export const promiseIdField = idField<'promise'>();

/**
 * How a promise stands on a day (behaviours.md §2.9): `open` before its day, `due` on it and through the days of grace,
 * then what came in by then decides. `superseded`: a newer promise took its place before its day was over.
 */
export const promiseStates = [
  'open', 'due', 'kept', 'kept_within', 'partial', 'broken', 'withdrawn', 'superseded',
] as const; // prettier-ignore
export const promiseStateField = z.enum(promiseStates);
export type PromiseState = z.infer<typeof promiseStateField>;

/** What the clerk should know about a promise just made; none of it stops the entry. */
export const promiseWarnings = ['capped', 'max_postponements', 'assumed', 'replaces_open', 'not_written'] as const;
export type PromiseWarning = (typeof promiseWarnings)[number];

export const promiseLineField = z.object({
  dueItemId: dueItemIdField,
  number: z.string(),
  dueOn: dayField,
  amountMinor: minorField,
  /** Open of the item on the day looked at. */
  openMinor: minorField,
});

export const promiseField = z.object({
  promiseId: promiseIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  /** What counts: never more than was open when it was given. */
  amountMinor: minorField,
  /** The figure as it was spoken; null: the same as what counts. */
  spokenMinor: minorField.nullable(),
  /** Received for it, in time or late. */
  keptMinor: minorField,
  madeOn: dayField,
  dueOn: dayField,
  /** The last day of grace; the verdict falls after it. */
  graceOn: dayField,
  state: promiseStateField,
  /** 1 = the first promise for these invoices, 3 = the third after two that were not kept. */
  level: z.number().int(),
  lines: z.array(promiseLineField),
  promisedBy: z.string(),
  authority: z.string(),
  channel: z.string(),
  written: z.boolean(),
  writtenOn: dayField.nullable(),
  /** The customer named no invoices: the amount was laid on the oldest due. */
  assumed: z.boolean(),
  toleranceDays: z.number().int(),
  toleranceBp: z.number().int(),
  /** Days after the promised day on which the whole sum was there after all; null while it is not. */
  paidLateDays: z.number().int().nullable(),
  replacesId: promiseIdField.nullable(),
  replacedById: promiseIdField.nullable(),
  note: z.string(),
  withdrawnOn: dayField.nullable(),
  withdrawnBy: z.string(),
  withdrawnReason: z.string(),
  recordedAt: instantField,
});
export type PromiseShown = z.infer<typeof promiseField>;

export const promiseVerdictField = z.object({
  onDay: dayField,
  state: promiseStateField,
  keptMinor: minorField,
  /** The command that brought the change, or `day` for the passing of time. */
  cause: z.string(),
  recordedAt: instantField,
});

/** Kept ÷ promised of judged promises that fell due within 12 months (domain.md §13.2), per currency. */
export const keptRateField = z.object({
  customerId: customerIdField,
  currency: currencyField,
  count: z.number().int(),
  keptCount: z.number().int(),
  promisedMinor: minorField,
  /** Received by the last day of grace; late money does not count. */
  keptMinor: minorField,
  rateBp: z.number().int(),
  /** Below five promises a share says little: reports print the count alone. */
  enough: z.boolean(),
  /** Broken or partly kept ones without a kept one after them, counted back from the newest. */
  brokenInARow: z.number().int(),
  brokenCount: z.number().int(),
});
export type KeptRate = z.infer<typeof keptRateField>;

const newPromise = {
  customerId: customerIdField,
  /** Needed where the customer owes in several currencies; absent: the only one it owes in. */
  currency: currencyField.optional(),
  /** The figure as spoken. Null is refused: a day without a sum is not a promise. */
  amountMinor: minorField.nullable(),
  dueOn: dayField.nullable(),
  madeOn: dayField,
  /** Absent or empty: laid on the oldest due items and marked as assumed. */
  lines: z
    .array(z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField }))
    .max(500)
    .optional(),
  promisedBy: shortText.default(''),
  /** What the person may decide: their post, or the limit up to which they sign. */
  authority: shortText.default(''),
  channel: shortText.default(''),
  written: z.boolean().default(false),
  /** Absent: as the settings have it. */
  toleranceDays: z.number().int().min(0).max(30).optional(),
  toleranceBp: z.number().int().min(0).max(10_000).optional(),
  /** The promise this one takes the place of; absent: a standing one given on an earlier day for the same items. */
  replacesId: promiseIdField.optional(),
  /** In addition to what stands: takes the place of none. */
  besides: z.boolean().default(false),
  note: longText.default(''),
};

export const promiseErrors = [
  'customer_not_found', 'promise_amount_missing', 'promise_day_missing', 'promise_day_before', 'promise_currency_missing',
  'nothing_to_promise', 'item_not_found', 'customer_mismatch', 'currency_mismatch',
  'promise_lines_mismatch', 'promise_not_found', 'promise_closed',
] as const; // prettier-ignore

export const promisesContract = {
  /** Promises as they stood on a day: those that need something first, then by day. */
  'promises.list': query({
    input: z.strictObject({
      ...pointInTime,
      status: z.enum(['live', 'not_kept', 'kept', 'closed', 'all']).default('all'),
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      dueItemId: dueItemIdField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(promiseField),
      total: z.number().int(),
      sums: z.array(
        z.object({
          currency: currencyField,
          count: z.number().int(),
          amountMinor: minorField,
          keptMinor: minorField,
        }),
      ),
      /** Whatever the filter: how many stand in each state. */
      counts: z.array(z.object({ state: promiseStateField, count: z.number().int() })),
    }),
  }),
  'promises.get': query({
    input: z.strictObject({ ...pointInTime, promiseId: promiseIdField }),
    output: z.object({
      promise: promiseField,
      verdicts: z.array(promiseVerdictField),
      payments: z.array(z.object({ onDay: dayField, amountMinor: minorField, inTime: z.boolean() })),
    }),
    errors: ['promise_not_found'],
  }),
  'promises.keptRates': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({ rows: z.array(keptRateField) }),
  }),
  /** What a promise would be, before it is made: where it would lie, which one it would replace, what to know. */
  'promises.preview': query({
    input: z.strictObject(newPromise),
    output: z.object({
      currency: currencyField,
      amountMinor: minorField,
      spokenMinor: minorField.nullable(),
      assumed: z.boolean(),
      level: z.number().int(),
      replacesId: promiseIdField.nullable(),
      lines: z.array(z.object({ dueItemId: dueItemIdField, amountMinor: minorField })),
      warnings: z.array(z.enum(promiseWarnings)),
    }),
    errors: promiseErrors,
  }),
  'promises.add': command({
    input: z.strictObject(newPromise),
    output: z.object({
      promiseId: promiseIdField,
      currency: currencyField,
      amountMinor: minorField,
      level: z.number().int(),
      assumed: z.boolean(),
      replacedId: promiseIdField.nullable(),
      warnings: z.array(z.enum(promiseWarnings)),
    }),
    errors: promiseErrors,
    touches: ['promises', 'signals', 'work'],
  }),
  /** The customer, or we, took it back. */
  'promises.withdraw': command({
    input: z.strictObject({
      promiseId: promiseIdField,
      withdrawnOn: dayField,
      by: z.enum(['customer', 'us']),
      reason: requiredText,
    }),
    output: z.null(),
    errors: ['promise_not_found', 'promise_closed', 'promise_day_before'],
    touches: ['promises', 'signals', 'work'],
  }),
  /** Confirmed in writing since: the letter, the message. */
  'promises.confirm': command({
    input: z.strictObject({ promiseId: promiseIdField, writtenOn: dayField, note: longText.optional() }),
    output: z.null(),
    errors: ['promise_not_found', 'promise_day_before'],
    touches: ['promises', 'work'],
  }),
  /** Entered by mistake: from now on it never was. */
  'promises.void': command({
    input: z.strictObject({ promiseId: promiseIdField, reason: requiredText }),
    output: z.null(),
    errors: ['promise_not_found'],
    touches: ['promises', 'signals', 'work'],
  }),
  /** Writes down the verdicts that time has brought; refused when there are none, so that a quiet day leaves no trace. */
  'promises.judge': command({
    input: z.strictObject({ asOf: dayField }),
    output: z.object({ changed: z.number().int() }),
    errors: ['nothing_to_judge'],
    touches: ['promises', 'signals', 'work'],
  }),
} as const;
