/** A number as typed, in thousandths, without a float in between: `milliOf('12.5')` is 12500, `milliOf('-3')` is -3000. */
export function milliOf(text: string): number | null {
  const match = /^(-?)(\d{1,5})(?:\.(\d{1,3}))?\s*%?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const value = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'));
  return match[1] === '-' && value > 0 ? -value : value;
}
