import type { RefusalParams } from '../../../kernel/result.ts';

export type ReadProblem =
  | 'file_type_unknown' | 'file_password_protected' | 'file_damaged' | 'file_too_large' | 'csv_quote_open'
  | 'sheet_empty' | 'sheet_unknown' | 'header_not_found'; // prettier-ignore

/** Ends the reading of a file with a reason the clerk can act on. */
export class ReadRefusal extends Error {
  override readonly name = 'ReadRefusal';
  readonly code: ReadProblem;
  readonly params: RefusalParams;

  constructor(code: ReadProblem, params: RefusalParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** What a thread answers when reading ended: the reason found, or that the file could not be opened. Bugs go on. */
export function refusalOf(error: unknown): {
  readonly ok: false;
  readonly code: string;
  readonly params: RefusalParams;
} {
  if (error instanceof ReadRefusal) return { ok: false, code: error.code, params: error.params };
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return { ok: false, code: 'file_unreadable', params: { detail: String(error.code) } };
  throw error;
}

/** What a receivables list may take; anything larger is not one, or was made to hurt. */
export const limits = {
  fileBytes: 60_000_000,
  /** Of one part of a workbook, and of all together, once unpacked. */
  partBytes: 250_000_000,
  unpackedBytes: 400_000_000,
  /** Spreadsheet XML packs some 10 to 40 times; a bomb a thousand times. Small parts are let pass whatever they are. */
  packedTimes: 200,
  smallPartBytes: 4_000_000,
  rows: 200_000,
  columns: 400,
} as const;
