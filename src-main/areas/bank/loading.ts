import { sumMinor } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CommandContext } from '../context.ts';
import type { BankFormat } from './contract.ts';
import type { OpenedBankFile } from './opening.ts';
import { judge, type JudgedStatement } from './preview.ts';
import { isFailure } from './rules/proof.ts';
import { linesOf } from './rules/statement.ts';
import { rememberBankProfile } from './store/profiles.ts';
import { insertStatement, loadsOfFile } from './store/statements.ts';
import { labelOf } from './understanding.ts';

type LoadProblem = 'bank_columns_needed' | 'date_order_needed' | 'decimal_mark_needed' | 'bank_account_needed' | 'bank_balance_unproved' | 'bank_rows_unreadable'; // prettier-ignore

/** What keeps a file from being loaded, before anything is written. */
export function loadProblem(opened: OpenedBankFile, acceptUnproved: string | undefined): Result<null, LoadProblem> {
  const { list } = opened;
  if (list && !list.plan) {
    if (list.list.missing.length > 0) return refuse('bank_columns_needed', { missing: list.list.missing });
    if (list.list.dateOrder === null)
      return refuse('date_order_needed', { column: labelOf(list, 'bookedOn'), examples: list.examples.date });
    return refuse('decimal_mark_needed', { column: labelOf(list, 'balance'), examples: list.examples.amount });
  }
  if (opened.statements.some(({ accountNumber }) => accountNumber === '')) return refuse('bank_account_needed');
  const broken = opened.judged.find(({ proof }) => proof.state === 'broken');
  return broken && acceptUnproved === undefined ? unproved(broken) : ok();
}

function unproved({ statement, proof }: JudgedStatement) {
  const failures = statement.entries.filter((entry) => entry.kind === 'rejected' && isFailure(entry));
  if (proof.differenceMinor === null && failures.length > 0)
    return refuse('bank_rows_unreadable', {
      account: statement.accountNumber,
      count: failures.length,
      row: failures[0]?.row ?? 0,
    });
  const first = proof.breaks[0];
  const total = proof.totals.find(({ differenceMinor }) => differenceMinor !== 0);
  return refuse('bank_balance_unproved', {
    account: statement.accountNumber,
    currency: statement.currency,
    differenceMinor:
      proof.differenceMinor || (total?.differenceMinor ?? (first ? first.foundMinor - first.expectedMinor : 0)),
    row: first?.row ?? total?.row ?? 0,
  });
}

interface LoadedStatement {
  readonly statementId: ReturnType<typeof insertStatement> | null;
  readonly accountNumber: string;
  readonly currency: JudgedStatement['statement']['currency'];
  readonly lines: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly inMinor: number;
  readonly outMinor: number;
}

/** Stores what is new, statement by statement. A statement that the very same file brought before is not stored again. */
export function storeBankFile(
  ctx: CommandContext,
  opened: OpenedBankFile,
  acceptUnproved: string | undefined,
): { format: BankFormat; statements: LoadedStatement[]; lines: number; duplicates: number; rejected: number } {
  const { db, recordedAt } = ctx;
  const { file, fileName, list } = opened;
  const standing = loadsOfFile(db, file.sha256).filter(({ undone }) => !undone);
  // Laid against the book once more: something may have been loaded since the file was opened.
  const statements = judge(db, opened.statements).map((judged): LoadedStatement => {
    const { statement, proof, fresh, duplicates } = judged;
    const rejected = statement.entries.length - linesOf(statement).length;
    const counts = {
      accountNumber: statement.accountNumber,
      currency: statement.currency,
      lines: fresh.length,
      duplicates: duplicates.size,
      rejected,
      inMinor: sumMinor(fresh.map(({ amountMinor }) => Math.max(amountMinor, 0))),
      outMinor: sumMinor(fresh.map(({ amountMinor }) => Math.min(amountMinor, 0))),
    };
    const again = standing.some(({ accountNumber }) => accountNumber === statement.accountNumber);
    if (fresh.length === 0 && (again || statement.entries.length === 0)) return { statementId: null, ...counts };
    const { openingMinor, closingMinor, state } = proof;
    const statementId = insertStatement(
      db,
      {
        ...statement,
        bankName: statement.bankName || opened.bankName,
        format: file.format,
        fileName,
        fileSha256: file.sha256,
        openingMinor,
        closingMinor,
        duplicates: duplicates.size,
        rejected,
        lines: fresh,
      },
      ctx,
    );
    ctx.audit({
      entity: 'bankStatement',
      id: statementId,
      after: {
        fileName,
        sha256: file.sha256,
        format: file.format,
        ...counts,
        openingMinor,
        closingMinor,
        proof: state,
      },
      ...(state === 'broken' ? { acceptUnproved } : {}),
    });
    return { statementId, ...counts };
  });
  if (list?.plan) {
    const accountNumber = opened.accountStated ? '' : (opened.statements[0]?.accountNumber ?? '');
    rememberBankProfile(db, list.headerKey, { ...list.profile, accountNumber }, recordedAt);
  }
  const total = (pick: (one: LoadedStatement) => number): number => sumMinor(statements.map(pick));
  return {
    format: file.format,
    statements,
    lines: total((one) => one.lines),
    duplicates: total((one) => one.duplicates),
    rejected: total((one) => one.rejected),
  };
}
