/**
 * Concentration of balances: Herfindahl–Hirschman index Σ share² on the scale to 10,000, and the share of the ten largest
 * in basis points (domain.md §4.2). Balances of zero and below have no share. 500, 300, 200: 3,800 and 10,000.
 */
export function concentrationOf(balances: readonly number[]): { index: number; topTenShareBp: number } {
  const owing = balances.filter((balance) => balance > 0).sort((a, b) => b - a);
  const total = owing.reduce((sum, balance) => sum + balance, 0);
  if (total === 0) return { index: 0, topTenShareBp: 0 };
  const index = owing.reduce((sum, balance) => sum + (balance / total) ** 2, 0) * 10_000;
  const topTen = owing.slice(0, 10).reduce((sum, balance) => sum + balance, 0);
  return { index: Math.floor(index + 0.5), topTenShareBp: shareBp(topTen, total) };
}

/** Basis points, half up; zero of nothing. 1 of 8 is 1,250. */
export function shareBp(partMinor: number, wholeMinor: number): number {
  return wholeMinor === 0 ? 0 : Math.floor((partMinor / wholeMinor) * 10_000 + 0.5);
}
