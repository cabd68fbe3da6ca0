import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { RefusalParams, Result } from '../../kernel/result.ts';
import { readBytes, readTable, type ReadFile } from '../exchange/read/file.ts';
import { limits, ReadRefusal, refusalOf } from '../exchange/read/refusal.ts';
import { decodeText, type Encoding } from '../exchange/read/text.ts';
import { unwrappedTable } from './rules/cells.ts';
import { readCamt053 } from './rules/camt053.ts';
import { findBankHeader } from './rules/columns.ts';
import { isMt940, readMt940 } from './rules/mt940.ts';
import { isOfx, readOfx } from './rules/ofx.ts';
import type { ReadStatement } from './rules/statement.ts';
import { parseXml } from './xml.ts';

/** What the thread is asked: one file, and what the clerk has chosen about it. */
export interface BankReadRequest {
  readonly path: string;
  readonly sheet: string | null;
  readonly encoding: Encoding | null;
}

/** A statement format comes back read; a list comes back as a table, for its columns are a question to the book. */
export type BankFile =
  | { readonly format: 'csv'; readonly sha256: string; readonly encoding: Encoding | null; readonly list: ReadFile }
  | {
      readonly format: 'camt053' | 'mt940' | 'ofx';
      readonly sha256: string;
      readonly encoding: Encoding;
      readonly statements: readonly ReadStatement[];
    };

export type BankReadAnswer =
  | { readonly ok: true; readonly file: BankFile }
  | { readonly ok: false; readonly code: string; readonly params: RefusalParams };

if (parentPort) {
  const port = parentPort;
  port.postMessage(await answer(workerData as BankReadRequest));
}

async function answer(request: BankReadRequest): Promise<BankReadAnswer> {
  try {
    return await readBankFile(request);
  } catch (error) {
    return refusalOf(error);
  }
}

/** What a file is by its content; what its name says is not asked. */
export async function readBankFile({ path, sheet, encoding }: BankReadRequest): Promise<BankReadAnswer> {
  const bytes = readBytes(path);
  const sha256 = hash('sha256', bytes, 'hex');
  if (mayBeText(bytes)) {
    const { text, encoding: found } = decodeText(bytes, encoding);
    const plain = text.replace(/^\ufeff/, '');
    if (isOfx(plain)) {
      if (/<!(?:DOCTYPE|ENTITY)/i.test(plain)) return { ok: false, code: 'bank_xml_unsafe', params: {} };
      return statementsOf('ofx', readOfx(plain), sha256, found);
    }
    if (isMt940(plain)) return statementsOf('mt940', readMt940(plain), sha256, found);
    if (isXmlStatement(plain)) return statementsOf('camt053', readCamt053(parseXml(plain)), sha256, found);
  }
  try {
    const list = await readTable(
      bytes,
      { sheet, encoding, kind: null, expectHeaders: [] },
      (table) => findBankHeader(unwrappedTable(table)) !== null,
    );
    return { ok: true, file: { format: 'csv', sha256, encoding: list.encoding, list: { ...list, table: unwrappedTable(list.table) } } }; // prettier-ignore
  } catch (error) {
    if (error instanceof ReadRefusal && error.code === 'file_type_unknown')
      return { ok: false, code: 'bank_format_unknown', params: error.params };
    throw error;
  }
}

/** Workbooks begin with their own marks and hold zeros; none of the text formats does. */
function mayBeText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 8).toString('latin1');
  return bytes.length > 0 && !head.startsWith('PK') && !head.startsWith('\u00d0\u00cf');
}

/** XML that is no workbook: a bank's message, of whatever kind; the reader says which it wants. */
function isXmlStatement(text: string): boolean {
  const head = text.slice(0, 4000);
  if (/urn:schemas-microsoft-com:office:spreadsheet|<html|<table/i.test(head)) return false;
  return /<(?:\w+:)?Document[\s>]/.test(head) || /urn:iso:std:iso:20022|BkToCstmr/.test(head);
}

function statementsOf(
  format: 'camt053' | 'mt940' | 'ofx',
  read: Result<ReadStatement[]>,
  sha256: string,
  encoding: Encoding,
): BankReadAnswer {
  if (!read.ok) return { ok: false, code: read.code, params: read.params };
  const entries = read.value.reduce((sum, statement) => sum + statement.entries.length, 0);
  if (entries > limits.rows) return { ok: false, code: 'file_too_large', params: { rows: limits.rows } };
  return { ok: true, file: { format, sha256, encoding, statements: read.value } };
}
