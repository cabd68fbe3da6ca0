import { sumMinor } from '../../kernel/money.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PreviewLine, PreviewStatement } from './contract.ts';
import { fingerprints } from './rules/fingerprint.ts';
import { inOrderOfTime, proveBalance } from './rules/proof.ts';
import { linesOf, type ReadEntry, type ReadLine, type ReadStatement } from './rules/statement.ts';
import { hashed, knownFingerprints, statementBefore } from './store/statements.ts';

const SHOWN_LINES = 500;

/** A statement against the book: which of its lines are new, and does its balance prove. */
export interface JudgedStatement {
  readonly statement: ReadStatement;
  readonly proof: PreviewStatement['proof'];
  /** In the order of time. */
  readonly fresh: readonly (ReadLine & { readonly hash: string })[];
  readonly duplicates: ReadonlySet<ReadLine>;
}

/** Statements of one file in its order; what one of them brings is a duplicate in the next. */
export function judge(db: ReadDb, statements: readonly ReadStatement[]): JudgedStatement[] {
  const brought = new Set<string>();
  return statements.map((statement) => {
    const { accountNumber, currency, fromOn } = statement;
    const previous = fromOn === null ? null : statementBefore(db, accountNumber, currency, fromOn);
    const lines = inOrderOfTime(linesOf(statement));
    const hashes = fingerprints(statement, lines).map(hashed);
    const known = knownFingerprints(db, hashes);
    const fresh: (ReadLine & { hash: string })[] = [];
    const duplicates = new Set<ReadLine>();
    lines.forEach((line, index) => {
      const hash = hashes[index] ?? '';
      if (known.has(hash) || brought.has(hash)) duplicates.add(line);
      else fresh.push({ ...line, hash });
      brought.add(hash);
    });
    return { statement, proof: proveBalance(statement, previous), fresh, duplicates };
  });
}

export function previewOf(
  { statement, proof, fresh, duplicates }: JudgedStatement,
  accountStated: boolean,
): PreviewStatement {
  const lines = linesOf(statement);
  const shown = statement.entries.slice(0, SHOWN_LINES);
  const further = statement.entries.slice(SHOWN_LINES).filter((entry) => entry.kind === 'rejected');
  return {
    accountNumber: statement.accountNumber,
    accountStated,
    currency: statement.currency,
    currencyStated: statement.currencyStated,
    fromOn: statement.fromOn,
    toOn: statement.toOn,
    proof,
    inMinor: sumMinor(lines.map((line) => Math.max(line.amountMinor, 0))),
    outMinor: sumMinor(lines.map((line) => Math.min(line.amountMinor, 0))),
    newCount: fresh.length,
    duplicateCount: duplicates.size,
    rejectedCount: statement.entries.length - lines.length,
    lines: [...shown, ...further.slice(0, SHOWN_LINES)].map((entry) => shownLine(entry, duplicates)),
  };
}

function shownLine(entry: ReadEntry, duplicates: ReadonlySet<ReadLine>): PreviewLine {
  const { row, address, payerName, memo, bookedOn, amountMinor } = entry;
  const common = { row, address, payerName, memo: memo.slice(0, 500), bookedOn, amountMinor };
  if (entry.kind === 'rejected')
    return { ...common, state: 'rejected', code: entry.code, params: { ...entry.params }, value: entry.value, payerAccount: '', bankReference: '', balanceMinor: null }; // prettier-ignore
  const { payerAccount, bankReference, balanceMinor, notice } = entry;
  const duplicate = duplicates.has(entry);
  return { ...common, state: duplicate ? 'duplicate' : 'new', code: duplicate ? 'bank_line_known' : notice, params: {}, value: '', payerAccount, bankReference, balanceMinor }; // prettier-ignore
}
