/**
 * A yearly rate in per cent, exact to four decimals and never fewer than two, so that a segment can be worked out again from
 * what is printed: `rateText(0.03)` is `3.00%`, and 3.35 % × 1.3, `rateText(0.04355)`, is `4.355%`.
 */
export function rateText(annualRate: number): string {
  const [whole = '0', decimals = ''] = (Math.round(annualRate * 1_000_000) / 10_000).toFixed(4).split('.');
  return `${whole}.${decimals.slice(0, 2)}${decimals.slice(2).replace(/0+$/, '')}%`;
}
