import { z } from 'zod';
import { currencyField, dayField, instantField, minorField, requiredText } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';

export const creditContract = {
  /** The limits in force on a day in one currency, for lists and gauges. */
  'credit.inForce': query({
    input: z.strictObject({ asOf: dayField, currency: currencyField }),
    output: z.object({
      rows: z.array(z.object({ customerId: customerIdField, amountMinor: minorField, untilOn: dayField.nullable() })),
    }),
  }),
  /** Every limit ever set for a customer, newest first; the one in force is marked. */
  'credit.limits': query({
    input: z.strictObject({ customerId: customerIdField, asOf: dayField }),
    output: z.object({
      rows: z.array(
        z.object({
          currency: currencyField,
          amountMinor: minorField,
          fromOn: dayField,
          untilOn: dayField.nullable(),
          reason: z.string(),
          recordedAt: instantField,
          inForce: z.boolean(),
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
      fromOn: dayField,
      untilOn: dayField.nullable().default(null),
      reason: requiredText,
    }),
    output: z.null(),
    errors: ['customer_not_found', 'limit_ends_before_start'],
    touches: ['credit', 'signals'],
  }),
} as const;
