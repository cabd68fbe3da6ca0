import { exponentOf, type CurrencyCode } from './currency.ts';
import { ok, refuse, type Result } from './result.ts';

/** An amount in whole minor units of one currency: ¥12.34 is `{amountMinor: 1234, currency: 'CNY'}`. */
export interface Money<C extends CurrencyCode = CurrencyCode> {
  readonly amountMinor: number;
  readonly currency: C;
}

/** Largest amount kept: sums of thousands of them still fit the exact range of a double (2^53). */
export const MAX_AMOUNT_MINOR = 2 ** 51 - 1;

export function isAmountMinor(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= MAX_AMOUNT_MINOR;
}

/** @throws RangeError when the amount is no whole number of minor units or out of bounds. */
export function money<C extends CurrencyCode>(amountMinor: number, currency: C): Money<C> {
  return Object.freeze({ amountMinor: checked(amountMinor), currency });
}

/** @throws RangeError when the currencies differ: adding unlike money is a bug, not an input error. */
export function add<C extends CurrencyCode>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  sameCurrency(a, b);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

export function subtract<C extends CurrencyCode>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  sameCurrency(a, b);
  return money(a.amountMinor - b.amountMinor, a.currency);
}

/** Sum that refuses to leave the exact range. `sumMinor([1, 2, 3])` is 6. */
export function sumMinor(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total = checked(total + amount);
  return total;
}

export type RoundingRule = 'halfUp' | 'halfEven' | 'down' | 'up';

/**
 * amountMinor × numerator ÷ denominator in exact integer arithmetic, rounded once by a named rule
 * (away from zero for `up`, towards zero for `down`).
 * `scaleMinor(1000, 1, 3, 'halfUp')` is 333; `scaleMinor(5, 1, 2, 'halfUp')` is 3, `'halfEven'` gives 2.
 */
export function scaleMinor(amountMinor: number, numerator: number, denominator: number, rule: RoundingRule): number {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0)
    throw new RangeError('a ratio of whole numbers is needed');
  return checked(Number(divideRounded(BigInt(checked(amountMinor)) * BigInt(numerator), BigInt(denominator), rule)));
}

/** top ÷ bottom rounded once to a whole number: `divideRounded(-5n, 2n, 'halfUp')` is -3n, `'halfEven'` -2n. */
export function divideRounded(top: bigint, bottom: bigint, rule: RoundingRule): bigint {
  const negative = top < 0n !== bottom < 0n;
  const [magnitude, divisor] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const whole = magnitude / divisor;
  const rounded = whole + (roundsAway(rule, (magnitude % divisor) * 2n, divisor, whole % 2n === 1n) ? 1n : 0n);
  return negative ? -rounded : rounded;
}

function roundsAway(rule: RoundingRule, twiceRest: bigint, divisor: bigint, odd: boolean): boolean {
  switch (rule) {
    case 'down':
      return false;
    case 'up':
      return twiceRest > 0n;
    case 'halfUp':
      return twiceRest >= divisor;
    case 'halfEven':
      return twiceRest > divisor || (twiceRest === divisor && odd);
  }
}

/**
 * Split an amount by weights so that the parts add up to it (largest remainder; ties to the earlier part).
 * `splitMinor(100, [1, 1, 1])` is `[34, 33, 33]`. Weights are whole and not negative, with a positive sum.
 */
export function splitMinor(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (
    !weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0) ||
    !Number.isSafeInteger(total) ||
    total <= 0
  )
    throw new RangeError('weights must be whole, not negative, with a positive sum');
  const sign = amountMinor < 0 ? -1 : 1;
  const magnitude = BigInt(checked(Math.abs(amountMinor)));
  const parts = weights.map((weight) => Number((magnitude * BigInt(weight)) / BigInt(total)));
  const remainders = weights.map((weight, index) => ({ index, left: (magnitude * BigInt(weight)) % BigInt(total) }));
  let missing = Number(magnitude) - sumMinor(parts);
  remainders.sort((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1));
  for (const { index } of remainders) {
    if (missing === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    missing -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : part * sign));
}

/**
 * Plain decimal text for files and letters, no grouping: `toDecimal(-1205, CNY)` is `-12.05`.
 * @throws RangeError for a fraction of a minor unit, which would print a wrong figure.
 */
export function toDecimal(amountMinor: number, currency: CurrencyCode): string {
  const exponent = exponentOf(currency);
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`not a whole number of minor units: ${amountMinor}`);
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = amountMinor < 0 ? '-' : '';
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}

/**
 * Read plain decimal text (`-1234.5`, no grouping) into minor units without passing through a float.
 * Refuses text that is no number, more decimals than the currency has, and amounts out of bounds.
 * `fromDecimal('12.3', CNY)` is 1230.
 */
export function fromDecimal(
  text: string,
  currency: CurrencyCode,
): Result<number, 'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large'> {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/.exec(text.trim());
  if (!match) return refuse('amount_not_a_number', { text });
  const sign = (match[1] ?? match[4]) === '-' ? -1 : 1;
  const whole = match[2] ?? '0';
  const fraction = (match[3] ?? match[5] ?? '').replace(/0+$/, '');
  const exponent = exponentOf(currency);
  if (fraction.length > exponent) return refuse('amount_too_precise', { text, decimals: exponent });
  const magnitude = Number(whole + fraction.padEnd(exponent, '0'));
  if (!isAmountMinor(magnitude)) return refuse('amount_too_large', { text });
  return ok(magnitude === 0 ? 0 : sign * magnitude);
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`);
}

function checked(amountMinor: number): number {
  if (!isAmountMinor(amountMinor))
    throw new RangeError(`not a safe whole amount of minor units: ${String(amountMinor)}`);
  return amountMinor === 0 ? 0 : amountMinor;
}
