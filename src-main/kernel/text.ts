/**
 * The key under which two spellings of a company name meet: NFKC, no spaces or brackets marks, case folded.
 * `杭州明达服饰（有限公司）` and `杭州明达服饰(有限公司)` share one key. Proposal only, never an automatic merge.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）·.,，。、'"“”‘’\-_/]/g, '');
}

/** Text without control characters, full-width forms folded, runs of white space made one. */
export function tidy(text: string): string {
  return (
    text
      .normalize('NFKC')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\ufeff\u00a0]+/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => htmlEntities[char] ?? char);
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A file name that every system takes: `A/B: 对账?` becomes `A-B- 对账-`; never empty, never a reserved name. */
export function safeFileName(name: string): string {
  const cleaned = tidy(name)
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/[. ]+$/, '')
    .slice(0, 120);
  if (cleaned === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned)) return `_${cleaned}`;
  return cleaned;
}

/** One text for one value: object keys sorted, no white space. The base of every hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
