import type { Language } from '../../../kernel/format.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { RowError } from '../contract.ts';
import { messageFor } from '../../messages.ts';
import { heading, text, whole, writeWorkbook, type Cell } from './sheets.ts';

export interface RejectedRow {
  readonly cells: readonly string[];
  readonly error: RowError;
}

const words = {
  zh: { sheet: '未导入的行', row: '原行号', reason: '未导入的原因' },
  en: { sheet: 'Rows not loaded', row: 'Row in file', reason: 'Why it was not loaded' },
} as const;

/**
 * The rejected rows with the file's own columns, then the row number and every reason: to correct in place and load
 * again. All cells are text, so that nothing is changed by being opened. Returns the number of rows.
 */
export async function exportRejected(
  file: string,
  labels: readonly string[],
  rejected: readonly RejectedRow[],
  language: Language,
): Promise<Result<number, 'file_not_writable'>> {
  const { sheet, row: rowWord, reason } = words[language];
  const byRow = new Map<number, { cells: readonly string[]; reasons: string[] }>();
  for (const { cells, error } of rejected) {
    const entry = byRow.get(error.row) ?? { cells, reasons: [] };
    entry.reasons.push(
      `${error.column === '' ? '' : `${error.column}: `}${messageFor(error.code, { value: error.value, ...error.params }, language)}`,
    );
    byRow.set(error.row, entry);
  }
  const head: Cell[] = [...labels.map((label) => heading(label)), heading(rowWord), heading(reason)];
  const rows = [...byRow].map(([row, { cells, reasons }]): Cell[] => [
    ...labels.map((_label, index) => text(cells[index] ?? '')),
    whole(row),
    text(reasons.join('; ')),
  ]);
  const written = await writeWorkbook(file, [
    { sheet, widths: [...labels.map(() => 16), 10, 70], rows: [head, ...rows], frozenRows: 1 },
  ]);
  return written.ok ? ok(rows.length) : written;
}
