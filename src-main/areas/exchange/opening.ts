import type { CurrencyCode } from '../../kernel/currency.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { ImportColumn, ImportKind, OpenedFile } from './contract.ts';
import type { ReadFile } from './read/file.ts';
import { decideDecimalMark, isMissing } from './rules/amounts.ts';
import { decideDateOrder, readDay } from './rules/dates.ts';
import { amountFields, checkedByContent, dateFields, findHeader, guessKind, headerAt, headerKey, matchLabels, possibleHeaders, type Header } from './rules/header.ts'; // prettier-ignore
import { dataCells } from './rules/resolve.ts';
import { columnLetter, kindAt, rowTexts, textAt, type Table } from './rules/table.ts';
import { findProfile, type Profile } from './store/batches.ts';

const PREVIEW_ROWS = 12;
const SAMPLES = 3;
const SAMPLED_ROWS = 200;

export interface OpenQuestion {
  readonly kind: ImportKind | null;
  readonly headerRow: number | null;
  readonly expectHeaders: readonly string[];
  /** For judging decimals: a lone 1,234 is thousands where the currency has two. */
  readonly currency: CurrencyCode;
}

export type Understood = Pick<
  OpenedFile,
  'kind' | 'headerRow' | 'columns' | 'dataRows' | 'hiddenRows' | 'preview' | 'previewFromRow' | 'linesLikely'
>;

/** What a file is taken for: header, kind, and what each column means, from earlier files of this shape or by its names. */
export function understand(db: ReadDb, file: ReadFile, question: OpenQuestion): Result<Understood, 'header_not_found'> {
  const { table } = file;
  const header = headerOf(db, table, question);
  if (!header) return refuse('header_not_found', { sheet: file.sheet, rows: table.height });
  const remembered = findProfile(db, question.kind, headerKey(header.labels));
  const kind = question.kind ?? remembered?.kind ?? guessKind(header.labels);
  const columns = columnsOf(
    table,
    header,
    kind,
    remembered?.kind === kind ? remembered.profile : null,
    question.currency,
  );
  const previewFrom = Math.max(0, header.top - PREVIEW_ROWS / 2);
  const previewRows = Array.from(
    { length: Math.min(PREVIEW_ROWS, table.height - previewFrom) },
    (_, row) => row + previewFrom,
  );
  const { dataRows, hiddenRows } = countRows(table, header);
  return {
    ok: true,
    value: {
      kind,
      headerRow: header.top + 1,
      columns,
      dataRows,
      hiddenRows,
      preview: previewRows.map((row) => rowTexts(table, row).map((text) => text.slice(0, 200))),
      previewFromRow: previewFrom + 1,
      linesLikely: linesLikely(table, header, columns),
    },
  };
}

/** Where the clerk says; else the very columns of an earlier file, whatever they are called; else by the names it has. */
function headerOf(db: ReadDb, table: Table, { kind, headerRow, expectHeaders }: OpenQuestion): Header | null {
  if (headerRow !== null) return headerRow <= table.height ? headerAt(table, headerRow - 1, kind) : null;
  const known = (header: Header): boolean => findProfile(db, kind, headerKey(header.labels)) !== null;
  const remembered = expectHeaders.length > 0 ? undefined : possibleHeaders(table).find(known);
  return remembered ?? findHeader(table, kind, expectHeaders);
}

function columnsOf(
  table: Table,
  header: Header,
  kind: ImportKind,
  profile: Profile | null,
  currency: CurrencyCode,
): ImportColumn[] {
  const isBlank = (index: number): boolean => sampleCells(table, header, index).length === 0;
  const proposals = checkedByContent(table, header, matchLabels(header.labels, kind, isBlank));
  return header.labels.map((label, index) => {
    const samples = sampleCells(table, header, index);
    const own = profile?.columns.find((column) => column.index === index);
    const proposal = proposals.find((one) => one.index === index);
    const field = profile ? (own?.field ?? null) : (proposal?.field ?? null);
    const isDate = field === null ? looksLikeDates(samples) : dateFields.has(field);
    const isAmount = field === null ? !isDate && looksLikeAmounts(samples) : amountFields.has(field);
    const order = isDate ? decideDateOrder(dataCells(table, header, index)) : null;
    const mark = isAmount ? decideDecimalMark(dataCells(table, header, index), currency) : null;
    return {
      index,
      letter: columnLetter(index),
      header: label,
      samples: [...new Set(samples.filter((cell) => !isMissing(cell)).map((cell) => cell.text.slice(0, 200)))].slice(
        0,
        SAMPLES,
      ),
      proposed: field,
      confidence: field === null ? 'none' : profile ? 'remembered' : (proposal?.confidence ?? 'none'),
      dateOrder: order?.ambiguous ? (own?.dateOrder ?? null) : (order?.order ?? null),
      dateOrderAmbiguous: order?.ambiguous ?? false,
      decimalMark: mark?.ambiguous ? (own?.decimalMark ?? null) : (mark?.mark ?? null),
      decimalMarkAmbiguous: mark?.ambiguous ?? false,
    };
  });
}

function sampleCells(table: Table, header: Header, column: number) {
  const cells: { text: string; kind: ReturnType<typeof kindAt> }[] = [];
  for (let row = header.bottom + 1; row < Math.min(table.height, header.bottom + 1 + SAMPLED_ROWS); row += 1) {
    const kind = kindAt(table, row, column);
    if (kind !== 'blank') cells.push({ text: textAt(table, row, column), kind });
  }
  return cells;
}

function looksLikeDates(cells: ReturnType<typeof sampleCells>): boolean {
  const dated = cells.filter((cell) => cell.kind === 'date' || (cell.kind === 'text' && /[-/.年月]/.test(cell.text) && (readDay(cell, 'dmy') ?? readDay(cell, 'mdy')) !== null)); // prettier-ignore
  return cells.length > 0 && dated.length * 2 > cells.length;
}

function looksLikeAmounts(cells: ReturnType<typeof sampleCells>): boolean {
  const figures = cells.filter((cell) => cell.kind === 'number' || /^[^\p{L}]*\d[\d.,]*[^\p{L}]*$/u.test(cell.text));
  return cells.length > 0 && figures.length * 2 > cells.length;
}

function countRows(table: Table, header: Header): { dataRows: number; hiddenRows: number } {
  let [dataRows, hiddenRows] = [0, 0];
  for (let row = header.bottom + 1; row < table.height; row += 1) {
    let filled = false;
    for (let column = 0; column < table.width && !filled; column += 1) filled = kindAt(table, row, column) !== 'blank';
    if (!filled) continue;
    dataRows += 1;
    if (table.hidden[row] === 1) hiddenRows += 1;
  }
  return { dataRows, hiddenRows };
}

/** A fifth of the rows and more repeat the number of the row above: goods lines, not invoices. */
function linesLikely(table: Table, header: Header, columns: readonly ImportColumn[]): boolean {
  const column = columns.find(({ proposed }) => proposed === 'invoiceNo')?.index;
  if (column === undefined) return false;
  let [numbered, repeated, before] = [0, 0, ''];
  for (let row = header.bottom + 1; row < table.height; row += 1) {
    const number = textAt(table, row, column).trim();
    if (number === '') continue;
    numbered += 1;
    if (number === before) repeated += 1;
    before = number;
  }
  return numbered > 1 && repeated * 5 >= numbered;
}
