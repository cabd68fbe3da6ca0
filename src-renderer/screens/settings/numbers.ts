/** Whole number in a range, typed in any width of digits; null when it is not. `wholeIn('３０', 1, 90)` is 30. */
export function wholeIn(text: string, from: number, to: number): number | null {
  const typed = text.normalize('NFKC').trim();
  if (!/^\d{1,6}$/.test(typed)) return null;
  const value = Number(typed);
  return value >= from && value <= to ? value : null;
}

/** Per cent with up to two decimals as basis points, without a float in between: `basisPointsOf('12.5')` is 1250. */
export function basisPointsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return value <= 10_000 ? value : null;
}

/** Basis points as they are typed: `percentText(1250)` is `12.5`, `percentText(8000)` is `80`. */
export function percentText(basisPoints: number): string {
  const whole = Math.floor(basisPoints / 100);
  const rest = basisPoints % 100;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}
