import path from 'node:path';
import type { z } from 'zod';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { startWorker } from '../../storage/worker.ts';
import type { JobContext } from '../context.ts';
import type { encodingField } from '../exchange/contract.ts';
import { answerOf } from '../exchange/fileReading.ts';
import { readSettings } from '../settings/store.ts';
import type { BankPlan, bankOpenErrors, BankPreview } from './contract.ts';
import { judge, previewOf, type JudgedStatement } from './preview.ts';
import type { BankFile, BankReadAnswer, BankReadRequest } from './readBankFile.ts';
import { readList } from './rules/list.ts';
import { accountKey, type ReadStatement } from './rules/statement.ts';
import { findBankProfile } from './store/profiles.ts';
import { loadsOfFile } from './store/statements.ts';
import { understandList, type UnderstoodList } from './understanding.ts';

export interface BankFileInput {
  readonly fileToken: string;
  readonly encoding?: z.infer<typeof encodingField> | undefined;
  readonly sheet?: string | undefined;
  readonly plan?: BankPlan | undefined;
  readonly accountNumber?: string | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly bankName?: string | undefined;
}

/** A bank file, read and laid against the book. */
export interface OpenedBankFile {
  readonly fileName: string;
  readonly file: BankFile;
  readonly bankName: string;
  readonly list: UnderstoodList | null;
  readonly statements: readonly ReadStatement[];
  readonly judged: readonly JudgedStatement[];
  /** The file itself names the account of every statement. */
  readonly accountStated: boolean;
}

type OpenProblem = (typeof bankOpenErrors)[number] | 'file_token_unknown' | 'file_unreadable';

export async function openBankFile(
  ctx: JobContext,
  input: BankFileInput,
): Promise<Result<OpenedBankFile, OpenProblem>> {
  const granted = ctx.files.toRead(input.fileToken);
  if (!granted.ok) return granted;
  const request: BankReadRequest = {
    path: granted.value,
    sheet: input.sheet ?? null,
    encoding: input.encoding ?? null,
  };
  const read = await answerOf<BankReadAnswer>(ctx, startWorker('readBankFile', import.meta.url, request));
  if (!read.ok) return refuse(read.code as OpenProblem, read.params);
  return laidAgainst(ctx, input, path.basename(granted.value), read.file);
}

/** A file that has been read, against what the book knows: its columns, what was loaded before, whether it is proved. */
export function laidAgainst(
  ctx: Pick<JobContext, 'db' | 'today'>,
  input: Omit<BankFileInput, 'fileToken'>,
  fileName: string,
  file: BankFile,
): Result<OpenedBankFile, OpenProblem> {
  if (file.format !== 'csv') {
    const given = accountKey(input.accountNumber ?? '');
    const statements = file.statements.map((statement) => ({
      ...statement,
      accountNumber: statement.accountNumber || given,
      bankName: input.bankName || statement.bankName,
    }));
    return ok({
      fileName,
      file,
      bankName: statements.find(({ bankName }) => bankName !== '')?.bankName ?? '',
      list: null,
      statements,
      judged: judge(ctx.db, statements),
      accountStated: file.statements.every(({ accountNumber }) => accountNumber !== ''),
    });
  }
  const understood = understandList(file.list, {
    fileName,
    plan: input.plan ?? null,
    accountNumber: accountKey(input.accountNumber ?? ''),
    bankName: input.bankName ?? '',
    currency: input.currency ?? null,
    baseCurrency: readSettings(ctx.db).baseCurrency,
    asOf: ctx.today,
    profileOf: (key) => findBankProfile(ctx.db, key),
  });
  if (!understood.ok) return understood;
  const { plan } = understood.value;
  const statements = plan === null ? [] : readList(plan);
  const bare = plan === null ? [] : readList({ ...plan, accountNumber: '' });
  return ok({
    fileName,
    file,
    bankName: statements.find(({ bankName }) => bankName !== '')?.bankName ?? understood.value.bankName,
    list: understood.value,
    statements,
    judged: judge(ctx.db, statements),
    accountStated: bare.length > 0 && bare.every(({ accountNumber }) => accountNumber !== ''),
  });
}

export function bankPreview(ctx: Pick<JobContext, 'db'>, opened: OpenedBankFile): BankPreview {
  const { file, judged, list } = opened;
  return {
    fileName: opened.fileName,
    sha256: file.sha256,
    format: file.format,
    bankName: opened.bankName,
    encoding: file.encoding,
    balanceProved: judged.every(({ proof }) => proof.state !== 'broken'),
    list: list?.list ?? null,
    statements: judged.map((one) => previewOf(one, opened.accountStated)),
    loadedBefore: loadsOfFile(ctx.db, file.sha256).map(({ statementId, loadedAt, undone }) => ({
      statementId,
      loadedAt,
      undone,
    })),
  };
}
