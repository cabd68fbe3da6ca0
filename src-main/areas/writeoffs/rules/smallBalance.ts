import { exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import type { Settings } from '../../settings/contract.ts';

/** How much of one item may be let go by a click: as set for the currency, else one unit (CNY 1.00, JPY 1). */
export function toleranceMinor(currency: CurrencyCode, settings: Settings['smallBalances']): number {
  const set = settings.tolerances.find((tolerance) => tolerance.currency === currency);
  return set?.amountMinor ?? 10 ** exponentOf(currency);
}

export interface SmallBalanceFact {
  readonly currency: CurrencyCode;
  readonly openMinor: number;
  readonly daysLate: number;
  readonly disputed: boolean;
}

/**
 * May this remainder be proposed? Within the tolerance, due long enough, nobody disputes it. 0.80 open, 31 days late, is
 * one at the defaults of 1.00 and 30 days; 1.01 or 29 days is not.
 */
export function isSmallBalance(fact: SmallBalanceFact, settings: Settings['smallBalances']): boolean {
  return (
    fact.openMinor > 0 &&
    fact.openMinor <= toleranceMinor(fact.currency, settings) &&
    fact.daysLate >= settings.minDaysLate &&
    !fact.disputed
  );
}

/** Spreads an amount over due items in their order: 700 over 500 and 300 is 500 and 200. `left` is what found no place. */
export function spread(
  amountMinor: number,
  items: readonly { readonly dueItemId: DueItemId; readonly openMinor: number }[],
): { lines: { dueItemId: DueItemId; amountMinor: number }[]; leftMinor: number } {
  const lines: { dueItemId: DueItemId; amountMinor: number }[] = [];
  let leftMinor = amountMinor;
  for (const { dueItemId, openMinor } of items) {
    const part = Math.min(leftMinor, openMinor);
    if (part <= 0) continue;
    lines.push({ dueItemId, amountMinor: part });
    leftMinor -= part;
  }
  return { lines, leftMinor };
}
