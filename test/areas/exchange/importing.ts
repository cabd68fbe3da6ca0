import fs from 'node:fs';
import path from 'node:path';
import type { DryRun, ImportPlan, OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import { newToken } from '../../../src-main/service/grants.ts';
import type { TestBook } from '../book.ts';

/** The steps of an import as the screen takes them, on real files. */

export const fixtures = path.join(import.meta.dirname, '../../fixtures/import');

type OpenInput = Omit<InputOf<Contracts['exchange.open']>, 'fileToken'>;

export function granted(book: TestBook, file: string, mode: 'read' | 'write'): string {
  const token = newToken();
  book.service.grants.grant(token, file, mode);
  return token;
}

export function tryOpen(book: TestBook, file: string, more: OpenInput = {}): Promise<Result<OpenedFile>> {
  const fileToken = granted(book, path.resolve(fixtures, file), 'read');
  return book.ask('exchange.open', { fileToken, ...more });
}

export async function open(book: TestBook, file: string, more: OpenInput = {}): Promise<OpenedFile> {
  const opened = await tryOpen(book, file, more);
  if (!opened.ok) throw new Error(`${file} refused: ${opened.code} ${JSON.stringify(opened.params)}`);
  return opened.value;
}

/** What the screen would send when the clerk takes every proposal as it is. */
export function asProposed(opened: OpenedFile, more: Partial<ImportPlan> = {}): ImportPlan {
  return {
    importId: opened.importId,
    kind: opened.kind,
    headerRow: opened.headerRow,
    mapping: opened.columns.flatMap(({ index, proposed }) => (proposed === null ? [] : [{ index, field: proposed }])),
    formats: [],
    currency: currency('CNY'),
    negativesAsCreditNotes: false,
    linesAsOne: false,
    includeHiddenRows: true,
    asOf: day('2026-11-22'),
    ...more,
  };
}

/** A CSV made for one test, read back through a real file. */
export async function openText(book: TestBook, lines: readonly string[], more: OpenInput = {}): Promise<OpenedFile> {
  const file = path.join(book.folder, `${Math.random().toString(36).slice(2)}.csv`);
  fs.writeFileSync(file, lines.join('\n'));
  return open(book, file, more);
}

/** Fields by header, as `Invoice=invoiceNo`. */
export function proposals(opened: OpenedFile): Record<string, string> {
  return Object.fromEntries(
    opened.columns.filter(({ proposed }) => proposed !== null).map(({ header, proposed }) => [header, proposed ?? '']),
  );
}

/** Errors as `T05 amount_in_words`-like pairs of cell and code. */
export function codes(dry: Pick<DryRun, 'errors'>): string[] {
  return dry.errors.map(({ cell, row, code }) => `${cell || `row ${row}`} ${code}`);
}
