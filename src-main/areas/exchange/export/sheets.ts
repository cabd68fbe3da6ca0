import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { notWritable, writeFileAtomic } from '../../../storage/files.ts';

export type { Cell };

export interface SheetPlan {
  readonly sheet: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that stay in sight while scrolling. */
  readonly frozenRows?: number;
}

/** Control characters cannot be written into a workbook's XML. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g; // eslint-disable-line no-control-regex

/** Always a cell of text: `=1+1`, `+86…` and `007` are shown and not worked out. */
export function text(value: string): Cell {
  const clean = value.replace(unwritable, '');
  return clean === '' ? null : { value: clean, type: String, format: '@' };
}

export function heading(value: string, align: 'left' | 'right' = 'left'): Cell {
  return { value, type: String, fontWeight: 'bold', align, backgroundColor: '#eef1f5', bottomBorderStyle: 'thin', bottomBorderColor: '#9aa5b1' }; // prettier-ignore
}

/** A number cell with the currency's decimals, made from the decimal text and never by dividing. */
export function amount(amountMinor: number, currency: CurrencyCode, bold = false): Cell {
  const decimals = exponentOf(currency);
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return {
    value: Number(toDecimal(amountMinor, currency)),
    type: Number,
    format,
    ...(bold ? { fontWeight: 'bold' } : {}),
  };
}

export function whole(value: number): Cell {
  return { value, type: Number, format: '0' };
}

/** A real date cell, so that the clerk can sort and filter by it. */
export function dateCell(on: string): Cell {
  return { value: new Date(`${on}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
}

/** Writes the workbook whole or not at all. A full disk throws, as everywhere; the service has its own word for it. */
export async function writeWorkbook(
  file: string,
  sheets: readonly SheetPlan[],
): Promise<Result<null, 'file_not_writable'>> {
  const bytes = await writeXlsxFile(
    sheets.map(({ sheet, widths, rows, frozenRows }) => ({
      sheet,
      data: rows as SheetData,
      columns: widths.map((width) => ({ width })),
      ...(frozenRows === undefined ? {} : { stickyRowsCount: frozenRows }),
    })),
  ).toBuffer();
  try {
    writeFileAtomic(file, bytes);
    return ok();
  } catch (error) {
    return notWritable(error);
  }
}
