import { hash } from 'node:crypto';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { BankStatementId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { BankFormat, BankStatement } from '../contract.ts';
import type { ReadLine } from '../rules/statement.ts';
import { leftSql } from './lines.ts';

/** The name of a line in the data file: all that makes it itself, in 64 signs. */
export function hashed(fingerprint: string): string {
  return hash('sha256', fingerprint, 'hex');
}

/** Which of these lines the book has. */
export function knownFingerprints(db: ReadDb, hashes: readonly string[]): Set<string> {
  const rows = db.rows<{ fingerprint: string }>(
    `SELECT fingerprint FROM bank_line
     WHERE voided_at IS NULL AND fingerprint IN (SELECT value FROM json_each(:hashes))`,
    { hashes: JSON.stringify(hashes) },
  );
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}

/** Where an account stood at the end of the last statement that lies wholly before a day. */
export function statementBefore(
  db: ReadDb,
  accountNumber: string,
  currency: CurrencyCode,
  fromOn: Day,
): { toOn: Day; closingMinor: number } | null {
  const row = db.first(
    q
      .selectFrom('bank_statement')
      .select(['to_on', 'closing_minor'])
      .where('account_number', '=', accountNumber)
      .where('currency', '=', currency)
      .where('voided_at', 'is', null)
      .where('closing_minor', 'is not', null)
      .where('to_on', '<', fromOn)
      .orderBy('to_on', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  );
  return row?.to_on == null || row.closing_minor === null ? null : { toOn: row.to_on, closingMinor: row.closing_minor };
}

export interface LoadOf {
  readonly statementId: BankStatementId;
  readonly accountNumber: string;
  readonly loadedAt: Instant;
  readonly undone: boolean;
}

/** Earlier loads of the very same bytes. */
export function loadsOfFile(db: ReadDb, sha256: string): LoadOf[] {
  const rows = db.all(
    q
      .selectFrom('bank_statement')
      .select(['id', 'account_number', 'recorded_at', 'voided_at'])
      .where('file_sha256', '=', sha256)
      .orderBy('id', 'desc'),
  );
  return rows.map((row) => ({
    statementId: row.id,
    accountNumber: row.account_number,
    loadedAt: row.recorded_at,
    undone: row.voided_at !== null,
  }));
}

export interface NewStatement {
  readonly accountNumber: string;
  readonly bankName: string;
  readonly format: BankFormat;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly currency: CurrencyCode;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly duplicates: number;
  readonly rejected: number;
  /** New lines in the order of time, each with its hash. */
  readonly lines: readonly (ReadLine & { readonly hash: string })[];
}

export function insertStatement(
  db: WriteDb,
  statement: NewStatement,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): BankStatementId {
  const { lastId } = db.run(
    q.insertInto('bank_statement').values({
      account_number: statement.accountNumber,
      bank_name: statement.bankName,
      format: statement.format,
      file_name: statement.fileName,
      file_sha256: statement.fileSha256,
      currency: statement.currency,
      from_on: statement.fromOn,
      to_on: statement.toOn,
      opening_minor: statement.openingMinor,
      closing_minor: statement.closingMinor,
      line_count: statement.lines.length,
      duplicate_count: statement.duplicates,
      rejected_count: statement.rejected,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  const insert = db.prepare(
    `INSERT INTO bank_line (statement_id, line_no, fingerprint, account_number, currency, booked_on, amount_minor,
       payer_name, payer_account, memo, bank_reference, balance_minor, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  statement.lines.forEach((line, index) => {
    insert(
      lastId, index + 1, line.hash, statement.accountNumber, statement.currency, line.bookedOn, line.amountMinor,
      line.payerName.slice(0, 200), line.payerAccount.slice(0, 64), line.memo.slice(0, 1000),
      line.bankReference.slice(0, 200), line.balanceMinor, recordedAt,
    ); // prettier-ignore
  });
  return lastId as BankStatementId;
}

export function listStatements(
  db: ReadDb,
  {
    includeUndone,
    offset,
    limit,
  }: { readonly includeUndone: boolean; readonly offset: number; readonly limit: number },
): { rows: BankStatement[]; total: number } {
  const where = includeUndone ? '1' : 's.voided_at IS NULL';
  const rows = db.rows<BankStatement>(
    `SELECT s.id AS "statementId", s.account_number AS "accountNumber", s.bank_name AS "bankName", s.format,
       s.file_name AS "fileName", s.currency, s.from_on AS "fromOn", s.to_on AS "toOn", s.opening_minor AS "openingMinor",
       s.closing_minor AS "closingMinor", s.line_count AS "lineCount", s.duplicate_count AS "duplicateCount",
       s.rejected_count AS "rejectedCount", s.recorded_at AS "loadedAt", s.actor, s.voided_at AS "undoneAt",
       (SELECT count(*) FROM bank_line l WHERE l.statement_id = s.id AND l.voided_at IS NULL AND l.set_aside_at IS NULL
          AND ${leftSql} <> 0) AS "waitingCount"
     FROM bank_statement s WHERE ${where} ORDER BY s.id DESC LIMIT :limit OFFSET :offset`,
    { limit, offset },
  );
  const total = db.rows<{ count: number }>(`SELECT count(*) AS count FROM bank_statement s WHERE ${where}`)[0]?.count;
  return { rows, total: total ?? 0 };
}

export function findStatement(db: ReadDb, statementId: BankStatementId) {
  return db.first(
    q.selectFrom('bank_statement').select(['id', 'file_name', 'voided_at']).where('id', '=', statementId),
  );
}

/** Documents that lines of a statement are matched to, by number, oldest line first. */
export function matchedDocuments(db: ReadDb, statementId: BankStatementId): string[] {
  return db
    .rows<{ number: string }>(
      `SELECT d.number FROM bank_line l JOIN bank_match m ON m.line_id = l.id JOIN document d ON d.id = m.document_id
       WHERE l.statement_id = :statementId AND l.voided_at IS NULL AND m.voided_at IS NULL AND d.voided_at IS NULL
       ORDER BY l.booked_on, l.id, m.id`,
      { statementId },
    )
    .map(({ number }) => number);
}

/** A statement and its lines count no longer; a later load of the same file brings them again. */
export function voidStatement(db: WriteDb, statementId: BankStatementId, at: Instant): number {
  db.prepare('UPDATE bank_statement SET voided_at = ? WHERE id = ?')(at, statementId);
  return db.prepare('UPDATE bank_line SET voided_at = ? WHERE statement_id = ? AND voided_at IS NULL')(at, statementId)
    .changes;
}

export interface Freshness {
  readonly accountNumber: string;
  readonly bankName: string;
  readonly currency: CurrencyCode;
  readonly newestOn: Day;
  readonly waitingCount: number;
}

/** Per account the newest day a statement reaches, and how many lines wait; the stalest account first. */
export function freshnessOf(db: ReadDb): Freshness[] {
  return db.rows<Freshness>(
    `SELECT s.account_number AS "accountNumber", s.currency, max(s.to_on) AS "newestOn",
       (SELECT b.bank_name FROM bank_statement b WHERE b.account_number = s.account_number AND b.voided_at IS NULL
          ORDER BY b.bank_name = '', b.id DESC LIMIT 1) AS "bankName",
       (SELECT count(*) FROM bank_line l WHERE l.account_number = s.account_number AND l.currency = s.currency
          AND l.voided_at IS NULL AND l.set_aside_at IS NULL AND ${leftSql} <> 0) AS "waitingCount"
     FROM bank_statement s WHERE s.voided_at IS NULL AND s.to_on IS NOT NULL
     GROUP BY s.account_number, s.currency ORDER BY "newestOn", s.account_number`,
  );
}
