import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { formatDay, formatMinor, type Language } from '../../../kernel/format.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { bucketLabel, bucketRanges } from '../../aging/rules/buckets.ts';
import type { ListCell, ListColumn, ListFacts, ListId, ListProof, ListRow } from '../contract.ts';

type Group = Readonly<Record<string, string>>;

/** The texts of `resources/text/lists.*.json`. Screen, paper and files take their words from the same place. */
export interface ListWords {
  readonly titles: Readonly<Record<ListId, string>>;
  readonly columns: Group;
  readonly columnsOf: Readonly<Partial<Record<ListId, Group>>>;
  readonly rows: Group;
  readonly facts: Group;
  readonly bases: Group;
  readonly views: Group;
  readonly statuses: Group;
  readonly sorts: Group;
  readonly proof: Group;
  readonly marks: Group;
  readonly kinds: Group;
  readonly flags: Group;
  readonly methods: Group;
  readonly rules: Group;
  readonly disputeReasons: Group;
  readonly disputeOutcomes: Group;
  readonly writeOffReasons: Group;
  readonly taxClasses: Group;
}

export interface ListSpeech {
  readonly language: Language;
  readonly words: ListWords;
  /** A moment on the clerk's own clock; the rules have none. */
  readonly instant: (at: Instant) => string;
}

/** `filled('{{from}}–{{to}} days', { from: 1, to: 30 })` is `1–30 days`. */
export function filled(text: string | undefined, values: Readonly<Record<string, string | number>> = {}): string {
  return (text ?? '').replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''));
}

export function columnLabel({ words }: ListSpeech, list: ListId, column: ListColumn): string {
  const { bucket } = column;
  if (bucket === null) return words.columnsOf[list]?.[column.id] ?? words.columns[column.id] ?? column.id;
  return bucket.to === null
    ? filled(words.columns.bucketOpen, { from: bucket.from - 1 })
    : filled(words.columns.bucketRange, { from: bucket.from, to: bucket.to });
}

/** A code in words; one the catalogue does not know is shown as it is rather than hidden. */
export function codeText({ words }: ListSpeech, group: string | null, code: string): string {
  const found = group === null ? undefined : (words as unknown as Readonly<Record<string, Group>>)[group]?.[code];
  return found ?? code;
}

/** What stands in a cell. Amounts are grouped and have the currency's decimals: `1,234.50`. */
export function cellText(speech: ListSpeech, column: ListColumn, cell: ListCell, currency: CurrencyCode): string {
  if (cell === null) return '';
  if (Array.isArray(cell)) return cell.map((code) => codeText(speech, column.words, code)).join(speech.words.marks.listComma); // prettier-ignore
  if (typeof cell === 'number') return column.kind === 'money' ? formatMinor(cell, currency) : String(cell);
  if (column.kind === 'day') return formatDay(cell as Day, speech.language);
  if (column.kind === 'instant') return speech.instant(cell as Instant);
  return column.kind === 'code' ? codeText(speech, column.words, cell) : cell;
}

/** What a row that is no line is called: `Total CNY`, `Subtotal C001 Mingda`. Null for lines. */
export function rowLabel({ words }: ListSpeech, columns: readonly ListColumn[], row: ListRow): string | null {
  const name = columns
    .flatMap(({ heading }, index) => (heading ? [row.cells[index] ?? ''] : []))
    .filter((part) => part !== '')
    .join(' ');
  switch (row.kind) {
    case 'currency':
      return filled(words.rows.currency, { currency: row.currency });
    case 'group':
      return name;
    case 'subtotal':
      return filled(words.rows.subtotalOf, { name });
    case 'total':
      return filled(words.rows.totalOf, { currency: row.currency });
    case 'opening':
    case 'closing':
      return words.rows[row.kind] ?? row.kind;
    default:
      return null;
  }
}

/** The columns drawn on screen and paper: those of a group's heading stand in the heading. */
export function drawnColumns<Column extends ListColumn>(columns: readonly Column[]): (Column & { at: number })[] {
  return columns.flatMap((column, at) => (column.heading ? [] : [{ ...column, at }]));
}

/** `open items 1,234.50 + unapplied -34.50 = ledger balance 1,200.00` and whether it does. */
export function proofText({ words }: ListSpeech, proof: ListProof, currency: CurrencyCode): string {
  const good = proof.differenceMinor === 0;
  const parts = proof.parts.map(
    ({ code, amountMinor }) => `${words.proof[code] ?? code} ${formatMinor(amountMinor, currency)}`,
  );
  const against = `${words.proof[proof.against] ?? proof.against} ${formatMinor(proof.againstMinor, currency)}`;
  const difference = filled(words.proof.difference, { amount: formatMinor(proof.differenceMinor, currency) });
  const mark = good ? words.proof.good : words.proof.bad;
  return `${currency} ${mark ?? ''}${words.marks.colon ?? ''}${parts.join(' + ')} ${good ? '=' : '≠'} ${against}${good ? '' : ` · ${difference}`}`;
}

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export function titleOf({ words }: ListSpeech, { list }: Pick<ListFacts, 'list'>): string {
  return words.titles[list];
}

export function companyOf({ language }: ListSpeech, facts: ListFacts): string {
  return language === 'en' && facts.companyEn !== '' ? facts.companyEn : facts.company;
}

/** What is said over every list: as of when, known when, on which basis, of what, made when, anchored where. */
export function factLines(speech: ListSpeech, facts: ListFacts, columns: readonly ListColumn[]): Fact[] {
  const { words } = speech;
  const day = (value: Day): string => formatDay(value, speech.language);
  const lines: Fact[] = [];
  const say = (id: string, value: string): void => {
    lines.push({ id, label: words.facts[id] ?? id, value });
  };
  say('asOf', day(facts.asOf));
  if (facts.to !== null)
    say(
      'period',
      facts.from === null
        ? filled(words.facts.periodAll, { to: day(facts.to) })
        : filled(words.facts.periodFromTo, { from: day(facts.from), to: day(facts.to) }),
    );
  say('currency', facts.currency ?? words.facts.each ?? '');
  if (facts.customer !== null) say('customer', `${facts.customer.code} ${facts.customer.name}`);
  if (facts.basis !== null) say('basis', words.bases[facts.basis] ?? facts.basis);
  if (facts.bucketEnds !== null)
    say('buckets', bucketRanges(facts.bucketEnds).map(bucketLabel).join(words.marks.listComma));
  if (facts.unapplied !== null) say('unapplied', words.views[facts.unapplied] ?? facts.unapplied);
  if (facts.status !== null) say('status', words.statuses[facts.status] ?? facts.status);
  const sorted = columns.find(({ id }) => id === facts.sort?.column);
  if (facts.sort !== null && sorted !== undefined) {
    const column = columnLabel(speech, facts.list, sorted);
    say('sort', filled(words.sorts[facts.sort.descending ? 'descending' : 'ascending'], { column }));
  }
  say('knownAt', speech.instant(facts.knownAt));
  say('generatedAt', speech.instant(facts.generatedAt));
  if (facts.audit !== null)
    say('audit', filled(words.facts.auditEntry, { seq: facts.audit.seq, hash: facts.audit.hash.slice(0, 12) }));
  return lines;
}

/** A cell as it is drawn: what explains a line stands beneath it with a hook. */
export function drawnText(speech: ListSpeech, row: ListRow, column: ListColumn & { readonly at: number }): string {
  const text = cellText(speech, column, row.cells[column.at] ?? null, row.currency);
  return row.kind === 'detail' && column.id === 'number' ? `↳ ${text}` : text;
}

/** Where the name of a row that is no line goes: its first drawn column without a value. −1 for lines. */
export function labelColumn(row: ListRow, drawn: readonly { readonly at: number }[]): number {
  if (row.kind === 'line' || row.kind === 'detail') return -1;
  return drawn.findIndex(({ at }) => (row.cells[at] ?? null) === null);
}

/** Room for the longest figure, which is a total: a digit is about seven pixels wide. */
export function fittedWidth(
  speech: ListSpeech,
  column: ListColumn & { readonly at: number },
  sections: readonly { readonly currency: CurrencyCode; readonly totals: readonly ListCell[] }[],
): number {
  if (column.kind !== 'money') return column.width;
  const longest = sections.map(
    ({ currency, totals }) => cellText(speech, column, totals[column.at] ?? null, currency).length,
  );
  return Math.max(column.width, ...longest.map((length) => length * 7 + 16));
}
