/** "7 30 60" or "7、30、60": rising whole days, one to eleven of them; null otherwise. */
export function readEnds(text: string): number[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,;、/]+/)
    .filter((part) => part !== '');
  const ends = parts.map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : 0));
  const rising = ends.every((end, index) => end > (ends[index - 1] ?? 0) && end <= 36_500);
  return ends.length >= 1 && ends.length <= 11 && rising ? ends : null;
}
