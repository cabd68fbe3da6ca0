import { importFields, type ImportField, type ImportKind } from '../contract.ts';
import { readDay } from './dates.ts';
import { isMissing } from './amounts.ts';
import { bareKey, ignoredNames, labelKey, namesOf, openAmountNames } from './synonyms.ts';
import { kindAt, textAt, type Table } from './table.ts';

const SEARCHED_ROWS = 60;
const MAX_LEVELS = 3;
const importKinds = ['invoices', 'receipts', 'customers'] as const;

export interface Header {
  /** Row index of the header's first line and of its last; the data begins after it. */
  readonly top: number;
  readonly bottom: number;
  /** One label per column, levels joined by `/`. */
  readonly labels: readonly string[];
}

export interface Proposal {
  readonly index: number;
  readonly field: ImportField;
  readonly confidence: 'exact' | 'likely';
}

interface Candidate extends Proposal {
  readonly rank: number;
}

/**
 * The header is the row (or two or three rows) whose cells are known column names, before numbers and dates begin.
 * `expected` are labels the caller is sure of; then the row that has them all wins. Null: no row looks like one.
 */
export function findHeader(table: Table, kind: ImportKind | null, expected: readonly string[] = []): Header | null {
  const wanted = expected.map(labelKey);
  const limit = Math.min(table.height, SEARCHED_ROWS);
  let best: { header: Header; score: number } | null = null;
  for (let top = 0; top < limit; top += 1) {
    if (!mayBeHeader(table, top)) continue;
    for (const header of readings(table, top)) {
      const score = wanted.length > 0 ? expectedScore(header, wanted) : headerScore(header, kind);
      // The first of equals: a header repeated on every page is the same header.
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  return best?.header ?? null;
}

/** Every row that may be a header, with and without the levels below it: to be compared with those of earlier files. */
export function possibleHeaders(table: Table): Header[] {
  const rows = Array.from({ length: Math.min(table.height, SEARCHED_ROWS) }, (_, row) => row);
  return rows.filter((row) => mayBeHeader(table, row)).flatMap((row) => readings(table, row));
}

/** The header a person pointed at, with the levels below it where those make more of its names known. */
export function headerAt(table: Table, row: number, kind: ImportKind | null): Header {
  const [first, ...deeper] = readings(table, row);
  let best = first ?? { top: row, bottom: row, labels: labelsOf(table, row, row) };
  for (const header of deeper) if (headerScore(header, kind) > headerScore(best, kind)) best = header;
  return best;
}

function expectedScore(header: Header, wanted: readonly string[]): number {
  const labels = new Set(header.labels.map(labelKey));
  return wanted.every((label) => labels.has(label)) ? 100 - header.top / 1000 : 0;
}

function headerScore(header: Header, kind: ImportKind | null): number {
  const kinds = kind === null ? importKinds : [kind];
  let most = 0;
  for (const each of kinds) {
    const found = matchLabels(header.labels, each);
    if (found.length < 2) continue;
    const exact = found.filter((match) => match.confidence === 'exact').length;
    most = Math.max(most, exact * 2 + (found.length - exact));
  }
  // A row of sub-headings belongs to the header even where it names nothing new.
  return most === 0 ? 0 : most + (header.bottom - header.top) * 0.1;
}

/** At least two texts, and no more than a stray number or date: those belong to data. */
function mayBeHeader(table: Table, row: number): boolean {
  let [texts, values] = [0, 0];
  for (let column = 0; column < table.width; column += 1) {
    const kind = kindAt(table, row, column);
    if (kind === 'blank') continue;
    if (kind === 'text' && !/^[-\d.,/: ]+$/.test(textAt(table, row, column))) texts += 1;
    else values += 1;
  }
  return texts >= 2 && values * 3 <= texts;
}

/** The row alone, then with one and two more levels while those look like sub-headings under merged or empty cells. */
function readings(table: Table, top: number): Header[] {
  const found: Header[] = [{ top, bottom: top, labels: labelsOf(table, top, top) }];
  for (let bottom = top + 1; bottom < Math.min(top + MAX_LEVELS, table.height); bottom += 1) {
    if (!mayBeSubHeading(table, top, bottom)) break;
    found.push({ top, bottom, labels: labelsOf(table, top, bottom) });
  }
  return found;
}

function mayBeSubHeading(table: Table, top: number, row: number): boolean {
  const mergedAcross = table.merges.some((merge) => merge.top >= top && merge.top < row && merge.right > merge.left);
  const mergedDown = table.merges.some((merge) => merge.top >= top && merge.top < row && merge.bottom >= row);
  let [texts, newColumns, words] = [0, 0, 0];
  for (let column = 0; column < table.width; column += 1) {
    const kind = kindAt(table, row, column);
    if (kind === 'blank') continue;
    if (kind !== 'text' || /\d{3}/.test(textAt(table, row, column))) return false;
    texts += 1;
    if (textAt(table, row - 1, column).trim() === '') newColumns += 1;
    if (isColumnName(textAt(table, row, column))) words += 1;
  }
  return texts >= 2 && (mergedAcross || mergedDown || newColumns >= 2 || words >= 2);
}

function isColumnName(label: string): boolean {
  const key = bareKey(label);
  return importKinds.some((kind) => namesOf(kind).has(key)) || openAmountNames.includes(key);
}

function labelsOf(table: Table, top: number, bottom: number): string[] {
  const labels: string[] = [];
  for (let column = 0; column < table.width; column += 1) {
    const parts: string[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const text = filledText(table, row, column, row < bottom);
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    labels.push(parts.join('/'));
  }
  return labels;
}

/** Merged cells speak for all they cover; a gap in an upper level is filled from the left when a name stands below it. */
function filledText(table: Table, row: number, column: number, upper: boolean): string {
  const own = textAt(table, row, column).replace(/\s+/g, ' ').trim();
  if (own !== '') return own;
  const merge = table.merges.find(
    (area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
  if (merge) return merge.top === row ? textAt(table, merge.top, merge.left).replace(/\s+/g, ' ').trim() : '';
  if (!upper || table.merges.length > 0 || textAt(table, row + 1, column).trim() === '') return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = textAt(table, row, left).trim();
    if (text !== '') return text;
  }
  return '';
}

/**
 * Fields for labels, each given once: exact names before likely ones, columns with content before empty ones, better
 * names before worse, left before right.
 */
export function matchLabels(
  labels: readonly string[],
  kind: ImportKind,
  isBlank: (index: number) => boolean = () => false,
): Proposal[] {
  const candidates = labels.flatMap((label, index) => candidatesFor(label, index, kind));
  candidates.sort(
    (a, b) =>
      Number(a.confidence === 'likely') - Number(b.confidence === 'likely') ||
      Number(isBlank(a.index)) - Number(isBlank(b.index)) ||
      a.rank - b.rank ||
      a.index - b.index,
  );
  const [columns, fields] = [new Set<number>(), new Set<ImportField>()];
  const taken: Proposal[] = [];
  for (const { index, field, confidence } of candidates) {
    if (columns.has(index) || fields.has(field)) continue;
    columns.add(index);
    fields.add(field);
    taken.push({ index, field, confidence });
  }
  return kind === 'invoices' ? withOpenAmount(labels, taken, isBlank) : taken;
}

/** The whole label, then the innermost level, then what the label contains. */
function candidatesFor(label: string, index: number, kind: ImportKind): Candidate[] {
  if (label === '' || ignoredNames.has(bareKey(label))) return [];
  const names = namesOf(kind);
  const own: ReadonlySet<string> = new Set(importFields[kind]);
  const levels = label.split('/');
  for (const key of [
    labelKey(label),
    bareKey(label),
    levels.map(bareKey).join(''),
    bareKey(levels.at(-1) ?? ''),
    bareKey(levels[0] ?? ''),
  ]) {
    const found = names.get(key);
    if (found)
      return found
        .filter(({ field }) => own.has(field))
        .map(({ field, rank }) => ({ index, field, rank, confidence: 'exact' as const }));
  }
  const key = bareKey(label);
  let longest: { length: number; found: readonly { field: ImportField; rank: number }[] } | null = null;
  for (const [name, found] of names) {
    const enough = /^[a-z]/.test(name) ? name.length >= 5 : name.length >= 3;
    if (enough && key.includes(name) && name.length > (longest?.length ?? 0)) longest = { length: name.length, found };
  }
  return (longest?.found ?? []).map(({ field, rank }) => ({ index, field, rank, confidence: 'likely' as const }));
}

/**
 * A list of open items without dated payments: what is open counts, not what was once invoiced. With a payment date
 * column the invoice amount stands and the payments are loaded beside it. A running 余额 next to another amount is no
 * open amount.
 */
function withOpenAmount(
  labels: readonly string[],
  taken: readonly Proposal[],
  isBlank: (index: number) => boolean,
): Proposal[] {
  if (taken.some(({ field }) => field === 'paidOn')) return [...taken];
  const hasAmount = taken.some(({ field }) => field === 'amount');
  const usable = openAmountNames.filter((name) => !hasAmount || (name !== '余额' && name !== 'balance'));
  const open = labels
    .flatMap((label, index) => label.split('/').map((level) => ({ index, rank: usable.indexOf(bareKey(level)) })))
    .filter(({ index, rank }) => rank >= 0 && !isBlank(index))
    .sort((a, b) => a.rank - b.rank)[0];
  if (!open) return [...taken];
  const others = taken.filter(
    ({ index, field }) => field !== 'amount' && field !== 'paidAmount' && index !== open.index,
  );
  return [...others, { index: open.index, field: 'amount', confidence: 'exact' }];
}

/** Takes back likely proposals whose cells say otherwise: a "date" column without dates, an "amount" column of words. */
export function checkedByContent(table: Table, header: Header, proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(({ index, field, confidence }) => {
    if (confidence === 'exact') return true;
    if (!dateFields.has(field) && !amountFields.has(field)) return true;
    let [seen, fit] = [0, 0];
    for (let row = header.bottom + 1; row < table.height && seen < 200; row += 1) {
      const cell = { text: textAt(table, row, index), kind: kindAt(table, row, index) };
      if (isMissing(cell)) continue;
      seen += 1;
      if (dateFields.has(field) ? isDateLike(cell) : /\d/.test(cell.text)) fit += 1;
    }
    return seen === 0 || fit * 3 >= seen;
  });
}

function isDateLike(cell: Parameters<typeof readDay>[0]): boolean {
  return readDay(cell, 'dmy') !== null || readDay(cell, 'mdy') !== null || readDay(cell, 'ymd') !== null;
}

export const dateFields: ReadonlySet<ImportField> = new Set(['issuedOn', 'dueOn', 'paidOn', 'receivedOn']);
export const amountFields: ReadonlySet<ImportField> = new Set(['amount', 'paidAmount', 'limitAmount']);
/** Columns in which a spreadsheet may have damaged what was keyed in: numbers that are names. */
export const idFields: ReadonlySet<ImportField> = new Set(['invoiceNo', 'receiptNo', 'customerCode', 'taxId']);

const tellTale: Readonly<Record<ImportKind, ReadonlySet<ImportField>>> = {
  invoices: new Set(['invoiceNo', 'issuedOn', 'dueOn', 'amount']),
  receipts: new Set(['receiptNo', 'receivedOn', 'payerName', 'amount']),
  customers: new Set(['taxId', 'limitAmount', 'phone', 'contactName', 'address', 'email', 'salesperson', 'shortName']),
};

/** What kind of list the header belongs to; invoices where it could be either. */
export function guessKind(labels: readonly string[]): ImportKind {
  const score = (kind: ImportKind): number =>
    matchLabels(labels, kind).reduce(
      (sum, { field, confidence }) => sum + (confidence === 'exact' ? 2 : 1) * (tellTale[kind].has(field) ? 1.5 : 0.5),
      0,
    );
  const [invoices, customers] = [score('invoices'), score('customers')];
  const bare = labels.map((label) => bareKey(label));
  const says = (pattern: RegExp): boolean => bare.some((label) => pattern.test(label));
  const money = (['invoices', 'receipts'] as const).some((kind) =>
    matchLabels(labels, kind).some(({ field }) => field === 'amount'),
  );
  if (!money && customers > 0 && customers >= invoices - 2) return 'customers';
  const receiptWords = says(
    /^(收款单号|收款日期|收据号|到账日期|回单号|贷方发生额.*|对方户名|receiptno|receiptnumber|receipt|datereceived|receiptdate|payer)$/,
  );
  const invoiceWords = says(
    /^(开票日期|发票日期|到期日|到期日期|invoicedate|duedate|due|invoiceno|invoicenumber|invoice|价税合计)$/,
  );
  return receiptWords && !says(/^(到期日|到期日期|duedate|due|开票日期|发票日期|invoicedate)$/)
    ? 'receipts'
    : invoiceWords || invoices >= customers
      ? 'invoices'
      : 'customers';
}

/** Under this key the answers to a file are remembered for the next one with the same columns. */
export function headerKey(labels: readonly string[]): string {
  return labels.map(labelKey).join('|').replace(/\|+$/, '');
}
