import { z } from 'zod';
import { currencyField, dayField, idField, instantField, requiredText, windowFields } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';

export const rateIdField = idField<'rate'>();

/** Decimal text, above zero, six decimals at most: what one unit of the currency is worth in the base currency. */
export const rateTextField = z.string().trim().min(1).max(30);

export const rateField = z.object({
  rateId: rateIdField,
  currency: currencyField,
  base: currencyField,
  onDay: dayField,
  rate: z.string(),
  source: z.string(),
  recordedAt: instantField,
});
export type Rate = z.infer<typeof rateField>;

export const ratesContract = {
  /** Rates typed in, newest day first. With `asOf`, those of that day and before. */
  'rates.list': query({
    input: z.strictObject({ asOf: dayField.optional(), currency: currencyField.optional(), ...windowFields }),
    output: z.object({ rows: z.array(rateField), total: z.number().int(), base: currencyField }),
  }),
  /** A rate to the base currency; one source gives one rate a day. */
  'rates.save': command({
    input: z.strictObject({ currency: currencyField, onDay: dayField, rate: rateTextField, source: requiredText }),
    output: z.object({ rateId: rateIdField, rate: z.string() }),
    errors: ['exchange_rate_not_a_rate', 'exchange_rate_same_currency', 'exchange_rate_taken'],
    touches: ['settings'],
  }),
  'rates.remove': command({
    input: z.strictObject({ rateId: rateIdField }),
    output: z.null(),
    errors: ['exchange_rate_not_found'],
    touches: ['settings'],
  }),
} as const;
