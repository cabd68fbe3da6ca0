import type { Language } from '../../../kernel/format.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { JobContext } from '../../context.ts';
import type { listErrors, ListCell, ListColumn, ListRow } from '../../reports/contract.ts';
import { readyList, type ReadyList } from '../../reports/lists/build.ts';
import type { ListRequest } from '../../reports/lists/question.ts';
import { speechOf } from '../../reports/lists/speech.ts';
import {
  cellText, columnLabel, companyOf, factLines, labelColumn, proofText, rowLabel, titleOf, type ListSpeech,
} from '../../reports/rules/listText.ts'; // prettier-ignore
import { csvLines, guarded, writeCsv } from './csv.ts';
import { amount, dateCell, heading, text, whole, writeWorkbook, type Cell, type SheetPlan } from './sheets.ts';

export interface ListExport extends ListRequest {
  readonly language: Language;
  readonly format: 'xlsx' | 'csv';
}

const ROWS_PER_STEP = 1000;

/**
 * A list as a workbook or as CSV: the columns, order and sums of the screen, the name of a group as columns of every
 * line so that it can be filtered. Returns the number of rows written.
 */
export async function exportList(
  ctx: JobContext,
  file: string,
  { language, format, ...request }: ListExport,
): Promise<Result<number, (typeof listErrors)[number] | 'file_not_writable'>> {
  ctx.progress('collecting', 0, 1);
  await ctx.breathe();
  const ready = readyList(ctx.db, request, ctx.now);
  if (!ready.ok) return ready;
  const speech = speechOf(language);
  const written =
    format === 'xlsx'
      ? await writeWorkbook(file, await sheetsOf(ctx, speech, ready.value))
      : writeCsv(file, await linesOf(ctx, speech, ready.value));
  if (!written.ok) return written;
  return ok(
    ready.value.sections.reduce((sum, { rows }) => sum + rows.filter(({ kind }) => kind !== 'group').length, 0),
  );
}

/** Rows in steps, with room for other calls between them. */
async function eachRow<Made>(ctx: JobContext, list: ReadyList, make: (row: ListRow) => Made | null): Promise<Made[][]> {
  const total = list.sections.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const sections: Made[][] = [];
  for (const { rows } of list.sections) {
    const made: Made[] = [];
    for (const row of rows) {
      if (done % ROWS_PER_STEP === 0) {
        ctx.progress('writing', done, total);
        await ctx.breathe();
      }
      done += 1;
      const one = make(row);
      if (one !== null) made.push(one);
    }
    sections.push(made);
  }
  return sections;
}

/**
 * A sheet per currency, so that a column is of one currency and its sum means something; the head in the first row and
 * frozen, so that the table filters. As of when, known when and the proof stand on a sheet of their own.
 */
async function sheetsOf(ctx: JobContext, speech: ListSpeech, list: ReadyList): Promise<SheetPlan[]> {
  const { columns, facts, sections } = list;
  const everyColumn = columns.map((column, at) => ({ ...column, at }));
  const made = await eachRow(ctx, list, (row): Cell[] | null => {
    if (row.kind === 'group') return null;
    const bold = row.kind !== 'line' && row.kind !== 'detail';
    const at = bold ? Math.max(0, labelColumn(row, everyColumn)) : -1;
    const label = rowLabel(speech, columns, row) ?? '';
    return columns.map((column, index) => {
      const cell = index === at ? text(label) : xlsxCell(speech, column, row.cells[index] ?? null, row);
      return bold && cell !== null && typeof cell === 'object' ? { ...cell, fontWeight: 'bold' } : cell;
    });
  });
  const head = columns.map((column) => heading(columnLabel(speech, facts.list, column), column.align));
  const widths = columns.map(({ width }) => Math.max(9, Math.round(width / 7.2)));
  const empty = [{ currency: facts.currency ?? speech.words.titles[facts.list].slice(0, 28) }];
  return [
    ...(sections.length === 0 ? empty : sections).map(({ currency }, index) => ({
      sheet: currency,
      widths,
      rows: [head, ...(made[index] ?? [])],
      frozenRows: 1,
    })),
    aboutSheet(speech, list),
  ];
}

function xlsxCell(speech: ListSpeech, column: ListColumn, cell: ListCell, row: ListRow): Cell {
  if (cell === null) return null;
  if (typeof cell === 'number') return column.kind === 'money' ? amount(cell, row.currency) : whole(cell);
  if (column.kind === 'day' && typeof cell === 'string') return dateCell(cell);
  return text(cellText(speech, column, cell, row.currency));
}

function aboutSheet(speech: ListSpeech, list: ReadyList): SheetPlan {
  const { facts, columns, sections } = list;
  const { words } = speech;
  const line = (label: string | undefined, value: string): Cell[] => [
    { value: label ?? '', type: String, fontWeight: 'bold' },
    text(value),
  ];
  const proofs = sections.flatMap(({ currency, proof }): Cell[][] => {
    if (proof === null) return [];
    const value = proofText(speech, proof, currency);
    return [[null, proof.differenceMinor === 0 ? text(value) : { value, type: String, textColor: '#c92a2a', fontWeight: 'bold' }]]; // prettier-ignore
  });
  return {
    sheet: words.facts.about ?? 'About',
    widths: [18, 110],
    rows: [
      [{ value: titleOf(speech, facts), type: String, fontWeight: 'bold', fontSize: 14 }],
      line(words.facts.company, companyOf(speech, facts)),
      ...(facts.practice ? [line('', words.facts.practice ?? '')] : []),
      ...factLines(speech, facts, columns).map(({ label, value }) => line(label, value)),
      ...(facts.audit === null ? [] : [line('', `#${facts.audit.seq} ${facts.audit.hash}`)]),
      [],
      ...proofs,
    ],
  };
}

/**
 * One table for machines: what kind of row, the currency, then the columns. Days are ISO, amounts plain decimals
 * (`-1234.50`), texts guarded.
 */
async function linesOf(ctx: JobContext, speech: ListSpeech, list: ReadyList): Promise<string[]> {
  const { columns, facts } = list;
  const { words } = speech;
  const head = [words.columns.row ?? '', words.facts.currency ?? '', ...columns.map((column) => columnLabel(speech, facts.list, column))]; // prettier-ignore
  const sections = await eachRow(ctx, list, (row): string[] | null =>
    row.kind === 'group'
      ? null
      : [
          row.kind,
          row.currency,
          ...columns.map((column, index) => csvCell(speech, column, row.cells[index] ?? null, row)),
        ],
  );
  return [csvLines([head.map(guarded)]), ...sections.map((rows) => (rows.length === 0 ? '' : csvLines(rows)))];
}

function csvCell(speech: ListSpeech, column: ListColumn, cell: ListCell, row: ListRow): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return column.kind === 'money' ? toDecimal(cell, row.currency) : String(cell);
  if ((column.kind === 'day' || column.kind === 'instant') && typeof cell === 'string') return cell;
  return guarded(cellText(speech, column, cell, row.currency));
}
