import fc from 'fast-check';
import { knownCurrencies } from '../../src-main/kernel/currency.ts';
import { dayFromNumber, dayNumber, dayOf, type Day } from '../../src-main/kernel/day.ts';
import { MAX_AMOUNT_MINOR } from '../../src-main/kernel/money.ts';

/** What properties of the kernel, and of everything above it, are tried on. */
export const anyMinor = fc.oneof(
  fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(-MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR),
);

export const anyCurrency = fc.constantFrom(...knownCurrencies);

export function anyDay(first: Day = dayOf(1, 1, 1), last: Day = dayOf(9999, 12, 31)): fc.Arbitrary<Day> {
  return fc.integer({ min: dayNumber(first), max: dayNumber(last) }).map(dayFromNumber);
}
