import { z } from 'zod';
import { isCurrencyCode, type CurrencyCode } from './currency.ts';
import { isDay, type Day } from './day.ts';
import { isId, type Id } from './ids.ts';
import { isInstant, type Instant } from './instant.ts';
import { isAmountMinor } from './money.ts';

/** The words of every contract: one schema per kind of value that crosses a process. */
export const dayField = z.custom<Day>(isDay, { error: 'not_a_day' });
export const instantField = z.custom<Instant>(isInstant, { error: 'not_an_instant' });
export const currencyField = z.custom<CurrencyCode>(isCurrencyCode, { error: 'unknown_currency' });
export const minorField = z.custom<number>(isAmountMinor, { error: 'not_an_amount' });
export const positiveMinorField = z.custom<number>((value) => isAmountMinor(value) && value > 0, {
  error: 'not_a_positive_amount',
});
export const languageField = z.enum(['zh', 'en']);

export function idField<Kind extends string>(): z.ZodType<Id<Kind>, Id<Kind>> {
  return z.custom<Id<Kind>>(isId, { error: 'not_an_id' });
}

/** Text a person keys in: trimmed, bounded. Empty is allowed; `requiredText` is not. */
export const shortText = z.string().trim().max(200);
export const requiredText = z.string().trim().min(1).max(200);
export const longText = z.string().trim().max(5000);

/** The day a question is asked of, and what was on record by when; all that is on record where that is absent. */
export const pointInTime = { asOf: dayField, knownAt: instantField.optional() };

/** Lists travel in windows with a total, never whole. */
export const windowFields = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
};

/** A stand-in for a path: the host knows the file behind it, the screen never does. */
export const fileTokenField = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
