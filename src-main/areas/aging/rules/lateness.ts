/** One payment of one item: how much, and how many days after the due day (negative: early). */
export interface PaidPart {
  readonly amountMinor: number;
  readonly daysLate: number;
}

/** Amount-weighted days late in tenths: 100 at 10 d and 300 at 30 d give 250. Null without payments. */
export function averageDaysLateTenths(parts: readonly PaidPart[]): number | null {
  const total = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  return total === 0
    ? null
    : lateTenthsOf(
        parts.reduce((sum, part) => sum + part.amountMinor * part.daysLate, 0),
        total,
      );
}

/** The same from the sums: Σ amount × days late over Σ amount. 10,000 over 400 is 250. */
export function lateTenthsOf(amountTimesDays: number, amountMinor: number): number {
  return Math.floor((amountTimesDays / amountMinor) * 10 + 0.5);
}

/**
 * Days late that the given share of the money (basis points) does not exceed: 5000 is the weighted median.
 * 100 at 5 d, 100 at 10 d, 800 at 20 d: the median is 20. Null without payments.
 */
export function daysLateQuantile(parts: readonly PaidPart[], shareBp: number): number | null {
  const sorted = [...parts].sort((a, b) => a.daysLate - b.daysLate);
  const total = sorted.reduce((sum, part) => sum + part.amountMinor, 0);
  let reached = 0;
  for (const part of sorted) {
    reached += part.amountMinor;
    if (reached * 10_000 >= total * shareBp) return part.daysLate;
  }
  return null;
}
