import type { EffectRow, EffectSums } from '../contract.ts';

type Summed = Pick<
  EffectRow,
  | 'amountMinor' | 'partMinor' | 'startMinor' | 'newlyMinor' | 'creditedMinor' | 'otherMinor' | 'endMinor' | 'minutes' | 'counts' | 'costMinor' | 'costCurrency'
>; // prettier-ignore

/** What rows add up to, costs by currency: 30.00 CNY, 12.00 USD and 5.00 CNY are 35.00 CNY and 12.00 USD. */
export function sumsOf(rows: readonly Summed[]): EffectSums {
  const sums = { amountMinor: 0, partMinor: 0, startMinor: 0, newlyMinor: 0, creditedMinor: 0, otherMinor: 0, endMinor: 0, minutes: 0, counting: 0 }; // prettier-ignore
  const costs = new Map<EffectRow['costCurrency'], number>();
  for (const row of rows) {
    sums.amountMinor += row.amountMinor;
    sums.partMinor += row.partMinor;
    sums.startMinor += row.startMinor;
    sums.newlyMinor += row.newlyMinor;
    sums.creditedMinor += row.creditedMinor;
    sums.otherMinor += row.otherMinor;
    sums.endMinor += row.endMinor;
    sums.minutes += row.minutes;
    if (row.counts) sums.counting += 1;
    if (row.costMinor !== 0) costs.set(row.costCurrency, (costs.get(row.costCurrency) ?? 0) + row.costMinor);
  }
  return { ...sums, costs: [...costs].map(([currency, costMinor]) => ({ currency, costMinor })) };
}

/** The sum of one column of any rows. */
export function total<Row>(rows: Iterable<Row>, of: (row: Row) => number): number {
  let sum = 0;
  for (const row of rows) sum += of(row);
  return sum;
}
