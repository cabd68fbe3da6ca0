import { scaleMinor } from '../../../kernel/money.ts';
import type { CountedShare, MeasuredShare } from '../contract.ts';

/** Below this many cases no percentage is given (domain.md §12). */
const ENOUGH = 5;

/** 210 of 520 over 12 customers: 4038 basis points; over four customers: no share. */
export function measured(partMinor: number, wholeMinor: number, n: number): MeasuredShare {
  return { partMinor, wholeMinor, n, ratioBp: n < ENOUGH || wholeMinor <= 0 ? null : scaleMinor(partMinor, 10_000, wholeMinor, 'halfUp') }; // prettier-ignore
}

export function counted(part: number, whole: number): CountedShare {
  return { part, whole, ratioBp: whole < ENOUGH ? null : scaleMinor(part, 10_000, whole, 'halfUp') };
}

/** The middle one, the lower of two in the middle: [1, 3, 9, 40] gives 3. Null of nothing. */
export function median(days: readonly number[]): number | null {
  return quantile(days, 50);
}

/** Nearest rank: the 90 % of [1 … 10] is 9. */
export function quantile(days: readonly number[], percent: number): number | null {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? null;
}

/** Σ(amount × days) ÷ Σ amount in tenths: 100 after 10 days and 300 after 20 are 17.5 days, told as 175. */
export function weightedTenths(
  parts: readonly { readonly amountMinor: number; readonly days: number }[],
): number | null {
  const whole = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (whole <= 0) return null;
  const top = parts.reduce((sum, { amountMinor, days }) => sum + BigInt(amountMinor) * BigInt(days * 10), 0n);
  return Math.round(Number((top * 10n) / BigInt(whole)) / 10);
}
