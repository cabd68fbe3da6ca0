import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  minorField,
  pointInTime,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';

/** What an exposure is made of (domain.md §7.6), in the order shown. */
export const exposureParts = [
  'openItems',
  'unapplied',
  'shippedNotInvoiced',
  'confirmedOrders',
  'commercialBills',
  'bankBills',
  'uninvoicedContracts',
] as const;
export type ExposurePart = (typeof exposureParts)[number];

export const limitKinds = ['standing', 'temporary', 'trial'] as const;
export const limitKindField = z.enum(limitKinds);
export type LimitKind = z.infer<typeof limitKindField>;
export const limitIdField = idField<'creditLimit'>();

/** Exposure against the limit in force; parts that are not ticked are listed with `counted: false`. */
export const exposureFields = {
  parts: z.array(z.object({ part: z.enum(exposureParts), amountMinor: minorField, counted: z.boolean() })),
  exposureMinor: minorField,
  /** Limit in force with its temporary and insured parts; 0 where there is none (`hasLimit`). */
  limitMinor: minorField,
  temporaryMinor: minorField,
  insuredMinor: minorField,
  availableMinor: minorField,
  hasLimit: z.boolean(),
  limitKind: limitKindField.nullable(),
  limitUntilOn: dayField.nullable(),
  /** A limit was in force once and ended on this day, and none has followed. */
  limitEndedOn: dayField.nullable(),
};
export const exposureField = z.object({
  customerId: customerIdField,
  currency: currencyField,
  /** Customers counted together under one shared limit, head first; one name when the customer stands alone. */
  group: z.array(z.object({ customerId: customerIdField, code: z.string(), name: z.string() })),
  ...exposureFields,
});
export type ExposureAnswer = z.infer<typeof exposureField>;

export const creditContract = {
  /** What a customer stands for in one currency, part by part, against the limit: the one definition (domain.md §7.6). */
  'credit.exposure': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField, currency: currencyField }),
    output: exposureField,
    errors: ['customer_not_found'],
  }),
  /** The same for everybody who stands for something or has a limit, for lists and gauges. */
  'credit.exposures': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          exposureMinor: minorField,
          limitMinor: minorField,
          availableMinor: minorField,
          hasLimit: z.boolean(),
          /** How many share this limit and this exposure. */
          sharedBy: z.number().int(),
        }),
      ),
    }),
  }),
  /** The limits in force on a day in one currency, for lists and gauges. */
  'credit.inForce': query({
    input: z.strictObject({ asOf: dayField, currency: currencyField }),
    output: z.object({
      rows: z.array(z.object({ customerId: customerIdField, amountMinor: minorField, untilOn: dayField.nullable() })),
    }),
  }),
  /** Every limit ever set for a customer, newest first; those in force are marked. */
  'credit.limits': query({
    input: z.strictObject({ customerId: customerIdField, asOf: dayField }),
    output: z.object({
      rows: z.array(
        z.object({
          limitId: limitIdField,
          currency: currencyField,
          amountMinor: minorField,
          kind: limitKindField,
          fromOn: dayField,
          untilOn: dayField.nullable(),
          reason: z.string(),
          approver: z.string(),
          /** What it was worked out from, as JSON; empty: nothing on record. */
          basisJson: z.string(),
          recordedAt: instantField,
          inForce: z.boolean(),
          /** The limit it took the place of; null for the first, and for a temporary one, which comes on top. */
          beforeMinor: minorField.nullable(),
        }),
      ),
    }),
    errors: ['customer_not_found'],
  }),
  'credit.setLimit': command({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField,
      amountMinor: minorField.refine((amount) => amount >= 0, { error: 'not_an_amount' }),
      kind: limitKindField.default('standing'),
      fromOn: dayField,
      untilOn: dayField.nullable().default(null),
      reason: requiredText,
      approver: shortText.default(''),
      basis: z.record(z.string().max(60), z.json()).nullable().default(null),
    }),
    /** `limit_without_end`: every limit should have an end day (domain.md §7.6); it is kept all the same. */
    output: z.object({ limitId: limitIdField, warnings: z.array(z.enum(['limit_without_end'])) }),
    errors: ['customer_not_found', 'limit_ends_before_start', 'temporary_limit_needs_end'],
    touches: ['credit', 'signals'],
  }),
  /** A limit entered by mistake is taken out of the record; what was known before keeps it. */
  'credit.takeBackLimit': command({
    input: z.strictObject({ limitId: limitIdField, reason: requiredText }),
    output: z.null(),
    errors: ['limit_not_found'],
    touches: ['credit', 'signals'],
  }),
} as const;
