import { exponentOf, type CurrencyCode } from '../../kernel/currency.ts';
import { divideRounded, isAmountMinor } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';

/** Decimals a rate may have. */
const RATE_DECIMALS = 6;
const SCALE = 10n ** BigInt(RATE_DECIMALS);

/**
 * Reads a rate without passing through a float, in the shortest form: `07.1230` is `7.123`.
 * Refused are text that is no number, zero, negative ones, and more than six decimals.
 */
export function readRate(text: string): Result<string, 'exchange_rate_not_a_rate'> {
  const match = /^0*(\d{1,9})(?:\.(\d{1,6}?)0*)?$/.exec(text.trim());
  if (!match) return refuse('exchange_rate_not_a_rate', { rate: text.trim().slice(0, 30) });
  const [, whole = '0', fraction = ''] = match;
  const rest = fraction.replace(/0+$/, '');
  const rate = rest === '' ? whole : `${whole}.${rest}`;
  return rate === '0' ? refuse('exchange_rate_not_a_rate', { rate: text.trim() }) : ok(rate);
}

/** Rate in millionths: `7.123` is 7123000n. @throws RangeError for text that `readRate` refuses. */
export function millionths(rate: string): bigint {
  const read = readRate(rate);
  if (!read.ok) throw new RangeError(`not a rate: ${rate}`);
  const [whole = '0', fraction = ''] = read.value.split('.');
  return BigInt(whole + fraction.padEnd(RATE_DECIMALS, '0'));
}

/**
 * amount × rate in the base currency, rounded once, half up away from zero, whatever decimals the two currencies have.
 * 1,234.56 USD at 7.1234 is 8,794.27 CNY; 10,000 JPY (no decimals) at 0.048123 is 481.23 CNY.
 * @throws RangeError when the result leaves the exact range.
 */
export function convertMinor(amountMinor: number, from: CurrencyCode, base: CurrencyCode, rate: string): number {
  const top = BigInt(amountMinor) * millionths(rate) * 10n ** BigInt(exponentOf(base));
  const converted = Number(divideRounded(top, SCALE * 10n ** BigInt(exponentOf(from)), 'halfUp'));
  if (!isAmountMinor(converted)) throw new RangeError(`${amountMinor} ${from} at ${rate} is too large`);
  return converted === 0 ? 0 : converted;
}
