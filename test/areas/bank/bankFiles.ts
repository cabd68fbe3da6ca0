import fs from 'node:fs';
import path from 'node:path';
import { readBankFile, type BankFile } from '../../../src-main/areas/bank/readBankFile.ts';
import { refusalOf } from '../../../src-main/areas/exchange/read/refusal.ts';
import { readList } from '../../../src-main/areas/bank/rules/list.ts';
import type { ReadStatement } from '../../../src-main/areas/bank/rules/statement.ts';
import { understandList } from '../../../src-main/areas/bank/understanding.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import { granted } from '../exchange/importing.ts';
import type { TestBook } from '../book.ts';

export const bankFixtures = path.join(import.meta.dirname, '../../fixtures/bank');

export async function readFixture(name: string): Promise<BankFile> {
  const answer = await readBankFile({ path: path.resolve(bankFixtures, name), sheet: null, encoding: null }).catch(
    refusalOf,
  );
  if (!answer.ok) throw new Error(answer.code);
  return answer.file;
}

/** The statements of a fixture, as the program reads it by itself. */
export async function statementsOf(name: string): Promise<readonly ReadStatement[]> {
  const file = await readFixture(name);
  if (file.format !== 'csv') return file.statements;
  const understood = understandList(file.list, {
    fileName: name,
    plan: null,
    accountNumber: '',
    bankName: '',
    currency: null,
    baseCurrency: currency('CNY'),
    asOf: day('2026-11-22'),
    profileOf: () => null,
  });
  if (!understood.ok) throw new Error(understood.code);
  if (!understood.value.plan) throw new Error(`questions left: ${understood.value.list.missing.join()}`);
  return readList(understood.value.plan);
}

type OpenInput = Omit<InputOf<Contracts['bank.open']>, 'fileToken'>;
type LoadInput = Omit<InputOf<Contracts['bank.load']>, 'fileToken'>;

export const openBank = (book: TestBook, file: string, more: OpenInput = {}) =>
  book.ask('bank.open', { fileToken: granted(book, path.resolve(bankFixtures, file), 'read'), ...more });

export const loadBank = (book: TestBook, file: string, more: LoadInput = {}) =>
  book.ask('bank.load', { fileToken: granted(book, path.resolve(bankFixtures, file), 'read'), ...more });

/** A bank file made for one test. */
export function written(book: TestBook, name: string, text: string): string {
  const file = path.join(book.folder, name);
  fs.writeFileSync(file, text);
  return file;
}

export interface ListLine {
  readonly on: string;
  readonly amountMinor: number;
  readonly payer?: string;
  readonly memo?: string;
  readonly reference?: string;
  readonly balanceMinor?: number;
}

/** A list as a bank writes it; columns that no line uses are left out. */
export function listText(lines: readonly ListLine[], account = '571900000012345'): string {
  const money = (minor: number | undefined): string => (minor === undefined ? '' : (minor / 100).toFixed(2));
  const balances = lines.some((line) => line.balanceMinor !== undefined);
  const rows = lines.map((line) =>
    [
      line.on.replaceAll('-', ''),
      line.amountMinor < 0 ? money(-line.amountMinor) : '',
      line.amountMinor > 0 ? money(line.amountMinor) : '',
      ...(balances ? [money(line.balanceMinor)] : []),
      line.payer ?? '',
      line.memo ?? '',
      line.reference ?? '',
    ].join(','),
  );
  const names = ['交易日期', '借方金额', '贷方金额', ...(balances ? ['余额'] : []), '对方户名', '摘要', '流水号'];
  return [`账号：${account}`, names.join(','), ...rows, ''].join('\n');
}
