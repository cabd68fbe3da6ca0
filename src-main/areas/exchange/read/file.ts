import { hash } from 'node:crypto';
import fs from 'node:fs';
import type { RefusalParams } from '../../../kernel/result.ts';
import type { ImportKind } from '../contract.ts';
import { findHeader } from '../rules/header.ts';
import { textTable, type Table } from '../rules/table.ts';
import { ReadRefusal, limits } from './refusal.ts';
import { sniff, type FileFormat, type Sniffed } from './sniff.ts';
import { decodeText, readDelimited, type Encoding } from './text.ts';
import type { ReadSheet, readWorkbookSheets } from './workbook.ts';

/** What a reader is asked: one file, and what the clerk has chosen about it. */
export interface ReadRequest {
  readonly path: string;
  readonly kind: ImportKind | null;
  readonly sheet: string | null;
  readonly encoding: Encoding | null;
  readonly expectHeaders: readonly string[];
}

export interface ReadFile {
  readonly format: FileFormat;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly encoding: Encoding | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly hidden: boolean }[];
  readonly sheet: string;
  readonly table: Table;
}

export type ReadAnswer =
  | { readonly ok: true; readonly file: ReadFile }
  | { readonly ok: false; readonly code: string; readonly params: RefusalParams };

export async function readFile(request: ReadRequest): Promise<ReadFile> {
  return readTable(readBytes(request.path), request);
}

/** The whole file, unless it is larger than any list. */
export function readBytes(path: string): Buffer {
  const { size } = fs.statSync(path);
  if (size > limits.fileBytes) throw new ReadRefusal('file_too_large', { sizeMb: Math.round(size / 1_000_000) });
  return fs.readFileSync(path);
}

/** `isList` says by what a sheet is chosen, where the header is not that of a list of receivables. */
export async function readTable(
  bytes: Buffer,
  request: Omit<ReadRequest, 'path'>,
  isList: (table: Table) => boolean = (table) => findHeader(table, request.kind, request.expectHeaders) !== null,
): Promise<ReadFile> {
  const { format, hidesRows } = sniff(bytes);
  const { sheets, encoding } = await sheetsOf(bytes, { format, hidesRows }, request.encoding);
  const chosen = chooseSheet(sheets, request.sheet, isList);
  return {
    format,
    sizeBytes: bytes.length,
    sha256: hash('sha256', bytes, 'hex'),
    encoding,
    sheets: sheets.map(({ name, hidden, table }) => ({ name, hidden, rows: table.height })),
    sheet: chosen.name,
    table: chosen.table,
  };
}

async function sheetsOf(
  bytes: Buffer,
  { format, hidesRows }: Sniffed,
  chosen: Encoding | null,
): Promise<{ sheets: ReadSheet[]; encoding: Encoding | null }> {
  if (format === 'xlsx' || format === 'xls')
    return { sheets: await readSheets(bytes, format, hidesRows), encoding: null };
  const { text, encoding } = decodeText(bytes, chosen);
  if (format !== 'csv') return { sheets: await readSheets(text, format, hidesRows), encoding };
  const rows = readDelimited(text);
  if (rows.length > limits.rows) throw new ReadRefusal('file_too_large', { rows: limits.rows });
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop();
  return { sheets: [{ name: 'CSV', hidden: false, table: textTable(rows) }], encoding };
}

/** The workbook reader is half a second of loading that a CSV can do without. */
async function readSheets(...given: Parameters<typeof readWorkbookSheets>): Promise<ReadSheet[]> {
  return (await import('./workbook.ts')).readWorkbookSheets(...given);
}

/** The one asked for; else the first that shows a header; else the first with anything in it. */
function chooseSheet(sheets: readonly ReadSheet[], sheet: string | null, isList: (table: Table) => boolean): ReadSheet {
  if (sheet !== null) {
    const asked = sheets.find(({ name }) => name === sheet);
    if (!asked) throw new ReadRefusal('sheet_unknown', { sheet });
    if (asked.table.height === 0) throw new ReadRefusal('sheet_empty', { sheet });
    return asked;
  }
  const filled = sheets.filter(({ table }) => table.height > 0);
  const visible = filled.filter(({ hidden }) => !hidden);
  const candidates = visible.length > 0 ? visible : filled;
  const found = candidates.find(({ table }) => isList(table)) ?? candidates[0];
  if (!found) throw new ReadRefusal('sheet_empty', { sheet: sheets[0]?.name ?? '' });
  return found;
}
