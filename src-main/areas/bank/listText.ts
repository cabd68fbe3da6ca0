import { hash } from 'node:crypto';
import { readDelimited } from '../exchange/read/text.ts';
import { textTable } from '../exchange/rules/table.ts';
import type { BankFile } from './readBankFile.ts';
import { unwrappedTable } from './rules/cells.ts';

/** A bank's list that is text already, as when the program itself makes one. */
export function bankListOf(text: string): BankFile {
  const sha256 = hash('sha256', text, 'hex');
  const table = unwrappedTable(textTable(readDelimited(text)));
  const list = {
    format: 'csv',
    sizeBytes: Buffer.byteLength(text),
    sha256,
    encoding: 'utf-8',
    sheets: [{ name: 'CSV', rows: table.height, hidden: false }],
    sheet: 'CSV',
    table,
  } as const;
  return { format: 'csv', sha256, encoding: 'utf-8', list };
}
