import { divideRounded } from '../../../kernel/money.ts';

/**
 * What a customer gives away in a year by not taking an early-payment discount, in basis points: d ÷ (1−d) × 365 ÷ (N−D)
 * (domain.md §3.3). 2/10 net 30 costs 3724 bp = 37.2 % a year. Null where nothing is paid earlier (N ≤ D) or all is given away.
 */
export function annualCostOfDiscountBp(discountBp: number, discountDays: number, netDays: number): number | null {
  if (netDays <= discountDays || discountBp >= 10_000) return null;
  const cost = divideRounded(
    BigInt(discountBp) * 365n * 10_000n,
    BigInt(10_000 - discountBp) * BigInt(netDays - discountDays),
    'halfUp',
  );
  return Number(cost);
}
