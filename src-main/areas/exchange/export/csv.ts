import { stringify } from 'csv-stringify/sync';
import { ok, type Result } from '../../../kernel/result.ts';
import { notWritable, writeFileAtomic } from '../../../storage/files.ts';

/**
 * Text that a spreadsheet would work out as a formula is led by an apostrophe (behaviours.md §4.2): `=1+1` becomes
 * `'=1+1`; full-width signs count as well, and leading white space does not hide them. Amounts are no text and keep
 * their minus.
 */
export function guarded(text: string): string {
  return /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

/** Rows of finished cells as CSV lines: RFC 4180, CRLF. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows' },
  );
}

/** Writes the file whole or not at all: UTF-8 with the mark that spreadsheets need to see it. */
export function writeCsv(file: string, parts: readonly string[]): Result<null, 'file_not_writable'> {
  try {
    writeFileAtomic(file, Buffer.from(`\uFEFF${parts.join('')}`, 'utf8'));
    return ok();
  } catch (error) {
    return notWritable(error);
  }
}
