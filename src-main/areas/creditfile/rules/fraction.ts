import { divideRounded } from '../../../kernel/money.ts';

/** A ratio kept exact until it is shown, so that a value on a cut falls on the side it belongs to. */
export interface Fraction {
  readonly top: bigint;
  /** Greater than zero. */
  readonly bottom: bigint;
}

/** @throws RangeError for a denominator of zero: callers say first what is lacking. */
export function fraction(top: number | bigint, bottom: number | bigint = 1): Fraction {
  const [above, below] = [BigInt(top), BigInt(bottom)];
  if (below === 0n) throw new RangeError('a fraction has a denominator');
  return below < 0n ? { top: -above, bottom: -below } : { top: above, bottom: below };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** Below zero when a < b, zero when equal, above when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Thousandths, half up: 2/3 is 667. */
export function milli(value: Fraction): number {
  return Number(divideRounded(value.top * 1000n, value.bottom, 'halfUp'));
}
