import { divideRounded, scaleMinor } from '../../../kernel/money.ts';

/** What waiting costs (domain.md §3.3). Amounts in minor units, rates in basis points a year. */

/** Amount × rate × days ÷ 365: 100,000 at 6 % for 90 days is 1,479.45. */
export function carryingCost(amountMinor: number, rateBp: number, days: number): number {
  return scaleMinor(amountMinor, rateBp * days, 365 * 10_000, 'halfUp');
}

/** Days until the money tied up has eaten the margin: 5 % at 6 % a year → 304. Null when money costs nothing. */
export function daysUntilMarginGone(marginBp: number, rateBp: number): number | null {
  return rateBp <= 0 ? null : Number(divideRounded(BigInt(marginBp) * 365n, BigInt(rateBp), 'halfUp'));
}

/** Sales that earn a loss back: 100,000 at a net margin of 5 % → 2,000,000. Null without a margin. */
export function salesToReplace(lossMinor: number, netMarginBp: number): number | null {
  return netMarginBp <= 0 ? null : scaleMinor(lossMinor, 10_000, netMarginBp, 'halfUp');
}

/** What a customer gives away in a year who lets "d/D net N" pass: 2/10 net 30 → 3724 (37.2 %). Null when N is not after D. */
export function discountYearlyBp(discountBp: number, discountDays: number, netDays: number): number | null {
  if (netDays <= discountDays || discountBp >= 10_000) return null;
  const top = BigInt(discountBp) * 365n * 10_000n;
  return Number(divideRounded(top, BigInt(10_000 - discountBp) * BigInt(netDays - discountDays), 'halfUp'));
}
