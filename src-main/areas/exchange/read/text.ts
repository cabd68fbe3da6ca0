import { parse } from 'csv-parse/sync';
import { limits, ReadRefusal } from './refusal.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Bytes to text: byte order mark, else UTF-16 by its zeros, else strict UTF-8, else GB18030 as far as the bytes look like
 * Chinese, else Windows-1252. `chosen` overrules all of it.
 */
export function decodeText(bytes: Buffer, chosen: Encoding | null): { text: string; encoding: Encoding } {
  const encoding = chosen ?? guessEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (chosen === null && looksBinary(text)) throw new ReadRefusal('file_type_unknown', { found: 'binary' });
  return { text, encoding };
}

function guessEncoding(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = zeroPlaces(bytes.subarray(0, 4096));
  if (zeros !== null) return zeros;
  if (decodes(bytes, 'utf-8')) return 'utf-8';
  return decodes(bytes, 'gb18030') && looksChinese(bytes) ? 'gb18030' : 'windows-1252';
}

function decodes(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Latin letters and digits in UTF-16 leave every second byte zero. */
function zeroPlaces(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  let [even, odd] = [0, 0];
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (odd > head.length / 8 && even < odd / 10) return 'utf-16le';
  return even > head.length / 8 && odd < even / 10 ? 'utf-16be' : null;
}

/** Nearly all Chinese text is of the level that GB2312 had: lead byte B0–F7 or A1–A9, trail byte A1–FE. */
function looksChinese(bytes: Buffer): boolean {
  let [pairs, common] = [0, 0];
  for (let index = 0; index < bytes.length && pairs < 20_000; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[index + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9))) common += 1;
    index += 1;
  }
  return common * 2 > pairs;
}

function looksBinary(text: string): boolean {
  let odd = 0;
  const head = text.slice(0, 4096);
  for (const char of head) {
    const code = char.codePointAt(0) ?? 0;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd) odd += 1;
  }
  return odd > 2 && odd * 50 > head.length;
}

/**
 * Rows of a delimited text, as a spreadsheet would count them: an empty line is a row, a line break inside quotes is not,
 * a `sep=;` line is none. Quotes in the middle of a cell are taken as they are; one that never closes is refused.
 */
export function readDelimited(text: string): string[][] {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text.replace(/^\ufeff/, '');
  const delimiter = told?.[1] ?? delimiterOf(body);
  try {
    return parse(body, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.rows + 1,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new ReadRefusal('csv_quote_open', { row: openQuoteRow(body, delimiter) });
    throw error;
  }
}

/** The line of the quotation mark that never closes. A mark opens at the beginning of a cell only; a doubled one stays in. */
function openQuoteRow(text: string, delimiter: string): number {
  let [line, opened] = [1, 0];
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '\n') line += 1;
    if (char !== '"') continue;
    if (opened === 0) {
      const before = text[index - 1];
      if (before === undefined || before === delimiter || before === '\n' || before === '\r') opened = line;
    } else if (text[index + 1] === '"') index += 1;
    else if (['\n', '\r', delimiter, undefined].includes(text[index + 1])) opened = 0;
  }
  return opened === 0 ? line : opened;
}

/** The mark that parts the first lines most evenly; quoted stretches do not count. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 40_000)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  let best = { delimiter: ',', score: 0 };
  const padded = lines.reduce((sum, line) => sum + (line.match(/,\t|\t,/g)?.length ?? 0), 0);
  const commas = lines.reduce((sum, line) => sum + line.split(',').length - 1, 0);
  // Banks put a tab into cells to keep a spreadsheet from reading them as numbers; it then stands beside the commas.
  const marks = padded > 0 && padded * 2 >= commas ? [';', '|', ','] : ['\t', ';', '|', ','];
  for (const delimiter of marks) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    for (const [cells, times] of counts) {
      const score = times * times * Math.min(cells, 12);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}
