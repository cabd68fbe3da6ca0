import path from 'node:path';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { JobContext } from '../context.ts';
import { readInThread } from './fileReading.ts';
import type { ReadProblem } from './read/refusal.ts';
import { readStatementSheets, type NamedSheet, type ReadStatements } from './rules/statementSheet.ts';

/** A workbook of statements has a handful of sheets; what comes after is not looked at, and said so. */
const MOST_SHEETS = 8;

export interface OpenedStatements extends ReadStatements {
  readonly fileName: string;
}

/** What a customer's workbook or CSV says, period by period; nothing is stored. */
export async function openStatementFile(
  ctx: JobContext,
  file: string,
  question: { readonly currency: CurrencyCode; readonly unitPower: number | null },
): Promise<Result<OpenedStatements, ReadProblem | 'file_unreadable' | 'statement_lines_not_found'>> {
  const request = { path: file, kind: null, encoding: null, expectHeaders: [] };
  const first = await readInThread(ctx, { ...request, sheet: null });
  if (!first.ok) return first;
  const named: NamedSheet[] = [{ name: first.value.sheet, table: first.value.table }];
  const others = first.value.sheets.filter(({ name, rows, hidden }) => name !== first.value.sheet && rows > 0 && !hidden); // prettier-ignore
  for (const { name } of others.slice(0, MOST_SHEETS - 1)) {
    const read = await readInThread(ctx, { ...request, sheet: name });
    if (!read.ok) return read;
    named.push({ name, table: read.value.table });
  }
  const inOrder = named.toSorted((a, b) => placeOf(a.name) - placeOf(b.name));
  const statements = readStatementSheets(inOrder, question);
  if (statements.periods.length === 0) return refuse('statement_lines_not_found');
  const unread = others.slice(MOST_SHEETS - 1).map(({ name }) => name);
  return ok({ ...statements, skipped: [...statements.skipped, ...unread], fileName: path.basename(file) });

  function placeOf(name: string): number {
    return first.ok ? first.value.sheets.findIndex((sheet) => sheet.name === name) : 0;
  }
}
