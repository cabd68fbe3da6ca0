import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { BankLineId, BankStatementId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import type { ReadDb, SqlValue, WriteDb } from '../../../storage/database.ts';
import type { BankLine } from '../contract.ts';

/** Matched so far of line `l`: links that stand, to documents that stand. A receipt that bounced stays matched. */
const matchedSql = `coalesce((SELECT sum(m.amount_minor) FROM bank_match m JOIN document d ON d.id = m.document_id
  WHERE m.line_id = l.id AND m.voided_at IS NULL AND d.voided_at IS NULL), 0)`;
/** What is left of line `l`, with the sign of its amount. */
export const leftSql = `(CASE WHEN l.amount_minor > 0 THEN l.amount_minor - ${matchedSql} ELSE l.amount_minor + ${matchedSql} END)`;

export interface LineFilter {
  readonly status: 'waiting' | 'matched' | 'set_aside' | 'all';
  readonly direction: 'in' | 'out' | 'all';
  readonly lineId?: BankLineId | undefined;
  readonly statementId?: BankStatementId | undefined;
  readonly search?: string | undefined;
  readonly currency?: CurrencyCode | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

const statusSql = {
  waiting: `l.set_aside_at IS NULL AND ${leftSql} <> 0`,
  matched: `l.set_aside_at IS NULL AND ${leftSql} = 0`,
  set_aside: 'l.set_aside_at IS NOT NULL',
  all: '1',
} as const;
const directionSql = { in: 'l.amount_minor > 0', out: 'l.amount_minor < 0', all: '1' } as const;

function conditions(filter: LineFilter): { where: string; params: Record<string, SqlValue> } {
  const where = ['l.voided_at IS NULL', statusSql[filter.status], directionSql[filter.direction]];
  const params: Record<string, SqlValue> = {};
  const add = (sql: string, name: string, value: SqlValue | undefined): void => {
    if (value === undefined) return;
    where.push(sql);
    params[name] = value;
  };
  add('l.id = :lineId', 'lineId', filter.lineId);
  add('l.statement_id = :statementId', 'statementId', filter.statementId);
  add('l.currency = :currency', 'currency', filter.currency);
  add('l.booked_on >= :from', 'from', filter.from);
  add('l.booked_on <= :to', 'to', filter.to);
  const search = filter.search?.trim() ?? '';
  if (search !== '') {
    params.search = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const texts = ['payer_name', 'payer_account', 'memo', 'bank_reference'].map((column) => `l.${column} LIKE :search ESCAPE '\\'`); // prettier-ignore
    const amount = fromDecimal(search.replace(/,/g, ''), filter.currency ?? ('CNY' as CurrencyCode));
    if (amount.ok) {
      params.amount = Math.abs(amount.value);
      texts.push('abs(l.amount_minor) = :amount');
    }
    where.push(`(${texts.join(' OR ')})`);
  }
  return { where: where.join(' AND '), params };
}

type LineRow = Omit<BankLine, 'matches' | 'setAside'> & { readonly setAside: number; readonly matches: string };

export function listLines(db: ReadDb, filter: LineFilter, window: { readonly offset: number; readonly limit: number }) {
  const { where, params } = conditions(filter);
  // Waiting money is worked off from the oldest; everything else is looked up from the newest.
  const order = filter.status === 'waiting' ? 'l.booked_on, l.id' : 'l.booked_on DESC, l.id DESC';
  const rows = db.rows<LineRow>(
    `SELECT l.id AS "lineId", l.statement_id AS "statementId", s.file_name AS "fileName", s.bank_name AS "bankName",
       l.account_number AS "accountNumber", l.booked_on AS "bookedOn", l.currency, l.amount_minor AS "amountMinor",
       ${leftSql} AS "leftMinor", l.payer_name AS "payerName", l.payer_account AS "payerAccount", l.memo,
       l.bank_reference AS "bankReference", l.balance_minor AS "balanceMinor", l.set_aside_reason AS "setAsideReason",
       l.set_aside_at IS NOT NULL AS "setAside",
       (SELECT json_group_array(json_object('documentId', d.id, 'number', d.number, 'customerName', c.name,
          'amountMinor', m.amount_minor, 'reversedOn', d.reversed_on))
        FROM bank_match m JOIN document d ON d.id = m.document_id JOIN customer c ON c.id = d.customer_id
        WHERE m.line_id = l.id AND m.voided_at IS NULL AND d.voided_at IS NULL) AS matches
     FROM bank_line l JOIN bank_statement s ON s.id = l.statement_id
     WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    { ...params, ...window },
  );
  const sums = db.rows<{
    currency: CurrencyCode;
    count: number;
    inMinor: number;
    outMinor: number;
    leftInMinor: number;
    leftOutMinor: number;
  }>(
    `SELECT currency, count(*) AS count, sum(max(amount, 0)) AS "inMinor", sum(min(amount, 0)) AS "outMinor",
       sum(max("left", 0)) AS "leftInMinor", sum(min("left", 0)) AS "leftOutMinor"
     FROM (SELECT l.currency, l.amount_minor AS amount, ${leftSql} AS "left" FROM bank_line l WHERE ${where})
     GROUP BY currency ORDER BY currency`,
    params,
  );
  return {
    rows: rows.map(({ matches, setAside, ...row }): BankLine => ({
      ...row,
      setAside: setAside === 1,
      matches: JSON.parse(matches) as BankLine['matches'],
    })),
    total: sums.reduce((total, { count }) => total + count, 0),
    sums: sums.map(({ count: _count, ...sum }) => sum),
  };
}

/** A line that stands, or null: undone statements have none. */
export function findLine(db: ReadDb, lineId: BankLineId): BankLine | null {
  return listLines(db, { status: 'all', direction: 'all', lineId }, { offset: 0, limit: 1 }).rows[0] ?? null;
}

export function leftOf(db: ReadDb, lineId: BankLineId): number {
  return db.rows<{ left: number }>(`SELECT ${leftSql} AS "left" FROM bank_line l WHERE l.id = :lineId`, { lineId })[0]?.left ?? 0; // prettier-ignore
}

export function setAsideLine(db: WriteDb, lineId: BankLineId, at: Instant | null, reason: string): void {
  db.prepare('UPDATE bank_line SET set_aside_at = ?, set_aside_reason = ? WHERE id = ?')(at, reason, lineId);
}
