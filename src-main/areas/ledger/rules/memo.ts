import type { DocumentId } from '../../../kernel/ids.ts';

/**
 * Invoice numbers in what a payer wrote: full numbers, however their parts are separated, sequences such as
 * `INV-001,002、004` and `INV-001~003`, and last digits (six or more) that only one open invoice ends in. A number that
 * is part of a longer run of digits is never one.
 */

export interface NumberedDocument {
  readonly documentId: DocumentId;
  readonly number: string;
}

export interface MemoFind {
  readonly documentId: DocumentId;
  readonly number: string;
  /** The words of the memo that say so. */
  readonly text: string;
  readonly how: 'number' | 'sequence' | 'tail';
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const TAIL_DIGITS = 6;
/** A range names no more invoices than this: `1-9999` is hardly an instruction. */
const RANGE_LIMIT = 200;
const ranges = /^\s*(?:~|-|–|—|至|到|TO\b)\s*(\d+)/;
const listed = /^\s*(?:,|、|;|\/|&|\+|\||和|与|及|AND\b)\s*(\d+)/;
const spaced = /^\s+(\d+)/;

export function readMemo(memo: string, documents: readonly NumberedDocument[]): MemoFind[] {
  const text = memo.normalize('NFKC').toUpperCase();
  if (!/\d/.test(text)) return [];
  const byNumber = new Map<string, NumberedDocument[]>();
  const ordered = unique(documents);
  for (const document of ordered) {
    const key = plain(document.number);
    byNumber.set(key, [...(byNumber.get(key) ?? []), document]);
  }
  const finds = new Map<DocumentId, MemoFind>();
  const taken: Span[] = [];
  for (const { span, document } of fullNumbers(text, ordered)) {
    keep(finds, document, text.slice(span.start, span.end), 'number');
    taken.push(span);
    for (const follower of followers(text, span.end, document.number, byNumber)) {
      keep(finds, follower.document, text.slice(span.start, follower.end).trim(), 'sequence');
      taken.push({ start: span.end, end: follower.end });
    }
  }
  for (const match of text.matchAll(/\d+/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[0].length < TAIL_DIGITS || taken.some((other) => overlap(other, span)) || isDecimal(text, span)) continue;
    const ending = ordered.filter((document) => plain(document.number).endsWith(match[0]));
    const [only] = ending;
    if (only !== undefined && ending.length === 1) keep(finds, only, match[0], 'tail');
  }
  return [...finds.values()];
}

/** Longest first, so that `INV-1` is not found inside `INV-1-2`; where two documents fit the same words, neither is. */
function fullNumbers(text: string, documents: readonly NumberedDocument[]) {
  const hits = documents.flatMap((document) =>
    matchesOf(text, document.number).map((span) => ({ span, document, length: plain(document.number).length })),
  );
  hits.sort((a, b) => b.length - a.length || a.span.start - b.span.start);
  const kept: typeof hits = [];
  for (const hit of hits) {
    if (kept.some((other) => overlap(other.span, hit.span) && other.length > hit.length)) continue;
    kept.push(hit);
  }
  const clear = kept.filter(
    (hit) =>
      !kept.some((other) => other.document.documentId !== hit.document.documentId && overlap(other.span, hit.span)),
  );
  return clear.sort((a, b) => a.span.start - b.span.start);
}

function matchesOf(text: string, number: string): Span[] {
  const parts = plain(number, ' ')
    .split(' ')
    .filter((part) => part !== '');
  const whole = parts.join('');
  // Short figures alone are amounts, days and counts; a letter with them makes a number of them.
  if (/^\d*$/.test(whole) ? whole.length < 5 : whole.length < 2 || !/\d/.test(whole)) return [];
  const first = /^\d/.test(whole) ? String.raw`(?<!\d)` : String.raw`(?<![A-Z\d])`;
  const last = /\d$/.test(whole) ? String.raw`(?!\d)` : String.raw`(?![A-Z\d])`;
  const pattern = new RegExp(first + parts.map(escaped).join(String.raw`[\s\-_./#:]*`) + last, 'g');
  return [...text.matchAll(pattern)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => !(/^\d+$/.test(whole) && isDecimal(text, span)));
}

/** The invoices a full number goes on to: `,002` and `/03` replace its last digits, `~005` counts up to it. */
function followers(text: string, from: number, number: string, byNumber: ReadonlyMap<string, NumberedDocument[]>) {
  const key = plain(number);
  const tail = /\d+$/.exec(key)?.[0] ?? '';
  const found: { document: NumberedDocument; end: number }[] = [];
  let at = from;
  let last = tail;
  while (tail !== '') {
    const rest = text.slice(at);
    const range = ranges.exec(rest);
    const match = range ?? listed.exec(rest) ?? spaced.exec(rest);
    const digits = match?.[1];
    if (!match || digits === undefined || digits.length > tail.length) break;
    const end = at + match[0].length;
    if (isDecimal(text, { start: end - digits.length, end })) break;
    // A space alone separates numbers only where the figure is as long as the one before.
    if (range === null && listed.exec(rest) === null && digits.length !== tail.length) break;
    const next = last.slice(0, last.length - digits.length) + digits;
    const steps = range === null ? [next] : counted(last, next);
    let known = false;
    for (const step of steps) {
      const [document, ...others] = byNumber.get(key.slice(0, key.length - tail.length) + step) ?? [];
      if (document === undefined || others.length > 0) continue;
      found.push({ document, end });
      known = true;
    }
    if (!known && range === null && listed.exec(rest) === null) break;
    at = end;
    last = next;
  }
  return found;
}

/** `counted('001', '003')` is 002 and 003; downwards, or too many, is no range. */
function counted(from: string, to: string): string[] {
  const [first, last] = [Number(from), Number(to)];
  if (!Number.isSafeInteger(last) || last <= first || last - first > RANGE_LIMIT) return [];
  return Array.from({ length: last - first }, (_, index) => String(first + index + 1).padStart(from.length, '0'));
}

/** Is the figure the whole or the cents of an amount such as 1000.00? */
function isDecimal(text: string, { start, end }: Span): boolean {
  return /^\.\d/.test(text.slice(end)) || /\d[.]$/.test(text.slice(0, start)) || /^(,\d{3})+\.\d/.test(text.slice(end));
}

function keep(finds: Map<DocumentId, MemoFind>, document: NumberedDocument, text: string, how: MemoFind['how']): void {
  if (!finds.has(document.documentId))
    finds.set(document.documentId, { documentId: document.documentId, number: document.number, text, how });
}

/** Letters, figures and Chinese characters alone; what separates them becomes `between`. */
function plain(number: string, between = ''): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, between)
    .trim();
}

function unique(documents: readonly NumberedDocument[]): NumberedDocument[] {
  const byId = new Map(documents.map((document) => [document.documentId, document]));
  return [...byId.values()].sort((a, b) => a.documentId - b.documentId);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
