/**
 * The key under which two spellings of a company name meet: full-width forms folded, case folded, no white space and
 * none of the punctuation that people put into names at will.
 * `杭州明达服饰（有限公司）` and `杭州明达服饰(有限公司)` share one key. Proposal only, never an automatic merge.
 * Lower, upper, lower: the capital ẞ is ß in small letters, which is SS in capitals.
 */
export function nameKey(name: string): string {
  return tidy(name)
    .replace(/[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pd}·・•.,，。、'"_/\\]/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');
}

/**
 * Text as a person sees it: compatibility forms folded (NFKC), invisible characters (zero-width, direction marks)
 * dropped, control characters and runs of white space made one space, no space at the ends.
 */
export function tidy(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFKC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Safe as the text of an element and inside a quoted attribute. */
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

/** Linux counts 255 bytes of UTF-8; what is left serves a number or an ending that callers add. */
const FILE_NAME_BYTES = 200;

/**
 * A file name that Windows, macOS and Linux take: `A/B: 对账?` becomes `A-B- 对账-`; never empty, reserved (CON, LPT1 …),
 * hidden or too long. A name that has to be cut keeps its ending (`.pdf`).
 */
export function safeFileName(name: string): string {
  const cleaned = trimmedName(tidy(name).replace(/[<>:"/\\|?*]/g, '-'));
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? '';
  const stem = cleaned.slice(0, cleaned.length - ending.length);
  const cut = trimmedName(firstBytes(stem, FILE_NAME_BYTES - ending.length)) + ending;
  return cut === '' || /^(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d) *(\.|$)/i.test(cut) ? `_${cut}` : cut;
}

/** Windows drops dots and spaces at the end, and a leading dot hides a file elsewhere. */
function trimmedName(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/g, '');
}

/** The longest beginning, in whole characters, of at most so many bytes of UTF-8. */
function firstBytes(text: string, bytes: number): string {
  let used = 0;
  let kept = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    used += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (used > bytes) break;
    kept += char;
  }
  return kept;
}

/**
 * One text for one value: object keys sorted by code unit, no white space, `undefined` left out of objects and null in
 * lists. The base of every hash, so values that JSON would change in silence are bugs.
 * `canonicalJson({b: 1, a: [true, null]})` is `{"a":[true,null],"b":1}`.
 * @throws TypeError for NaN, infinities, dates, maps, functions and other values that are no plain data.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry)).join(',')}]`;
  if (typeof value === 'object') {
    if (Object.prototype.toString.call(value) !== '[object Object]') throw new TypeError('no plain data');
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
  }
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`no plain data: ${typeof value}`);
}
