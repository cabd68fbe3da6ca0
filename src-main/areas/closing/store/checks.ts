import { listBackups } from '../../../storage/backup.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { creditAtSql, disputeAtSql, itemAtSql } from '../../ledger/store/asOf.ts';

/** Something to look at: how many, how much per currency, and the day or moment that matters. */
export interface Finding {
  readonly count: number;
  readonly amounts: { currency: CurrencyCode; amountMinor: number }[];
}

interface Group {
  readonly currency: CurrencyCode;
  readonly count: number;
  readonly amountMinor: number;
}

/** The day up to which every bank account with statements is covered: the earliest of their newest days. */
export function bankCoverage(db: ReadDb): { accounts: number; on: Day | null } {
  const rows = db.rows<{ newest: Day }>(
    `SELECT max(newest) AS newest FROM (
       SELECT s.account_number, max(coalesce(s.to_on, l.booked_on), coalesce(l.booked_on, s.to_on)) AS newest
       FROM bank_statement s LEFT JOIN (SELECT statement_id, max(booked_on) AS booked_on FROM bank_line WHERE voided_at IS NULL GROUP BY statement_id) l
         ON l.statement_id = s.id WHERE s.voided_at IS NULL)
     WHERE newest IS NOT NULL GROUP BY account_number ORDER BY newest`,
  );
  return { accounts: rows.length, on: rows[0]?.newest ?? null };
}

/** Money that came in up to the day and is neither matched with receipts nor set aside. */
export function waitingBankLines(db: ReadDb, asOf: Day): Finding {
  return finding(
    db.rows<Group>(
      `SELECT currency, count(*) AS count, sum(minor) AS "amountMinor" FROM (
         SELECT l.currency, l.amount_minor - coalesce(
           (SELECT sum(m.amount_minor) FROM bank_match m JOIN document d ON d.id = m.document_id
              WHERE m.line_id = l.id AND m.voided_at IS NULL AND d.voided_at IS NULL), 0) AS minor
         FROM bank_line l WHERE l.set_aside_at IS NULL AND l.voided_at IS NULL AND l.booked_on <= :asOf AND l.amount_minor > 0)
       WHERE minor > 0 GROUP BY currency`,
      { asOf },
    ),
  );
}

export function unappliedCredits(db: ReadDb, asOf: Day): Finding {
  return finding(
    db.rows<Group>(
      `WITH ${creditAtSql({ asOf })} SELECT currency, count(*) AS count, sum(unapplied_minor) AS "amountMinor" FROM credit_at GROUP BY currency`,
      { asOf },
    ),
  );
}

/** Disputes still open on the day whose target day is over. */
export function lateDisputes(db: ReadDb, asOf: Day): Finding {
  const point = { asOf };
  return finding(
    db.rows<Group>(
      `WITH ${itemAtSql(point)}, ${disputeAtSql(point)}
       SELECT i.currency, count(*) AS count, sum(min(x.disputed_minor, i.open_minor)) AS "amountMinor"
       FROM dispute_at x JOIN item_at i ON i.id = x.due_item_id
       WHERE EXISTS (SELECT 1 FROM dispute t WHERE t.due_item_id = x.due_item_id AND t.target_on < :asOf AND t.opened_on <= :asOf
         AND t.voided_at IS NULL AND (t.resolved_on IS NULL OR t.resolved_on > :asOf))
       GROUP BY i.currency`,
      { asOf },
    ),
  );
}

/** Open items whose due date was not on the paper: worked out from terms, or hanging on an event that is only expected. */
export function workedDueDates(db: ReadDb, asOf: Day): Finding {
  return finding(
    db.rows<Group>(
      `WITH ${itemAtSql({ asOf })} SELECT i.currency, count(*) AS count, sum(i.open_minor) AS "amountMinor"
       FROM item_at i CROSS JOIN due_item t ON t.id = i.id WHERE i.due_basis = 'document' OR t.trigger_happened = 0 GROUP BY i.currency`,
      { asOf },
    ),
  );
}

/** Bills that had matured by the day and of which nobody has said how it ended. */
export function silentBills(db: ReadDb, asOf: Day): Finding {
  return finding(
    db.rows<Group>(
      `SELECT b.currency, count(*) AS count, sum(b.amount_minor) AS "amountMinor" FROM bill b JOIN document d ON d.id = b.receipt_id
       WHERE b.voided_at IS NULL AND b.matures_on <= :asOf AND d.voided_at IS NULL AND d.reversed_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM bill_event e WHERE e.bill_id = b.id AND e.voided_at IS NULL AND e.kind NOT IN ('received', 'presented', 'notified', 'recourse_paid'))
       GROUP BY b.currency`,
      { asOf },
    ),
  );
}

/** Entries of the audit, and the first whose link to the one before is broken. The full check of the hashes is `verify`'s. */
export function auditLinks(db: ReadDb): { entries: number; broken: number; at: Instant | null } {
  const [row] = db.rows<{ entries: number; broken: number | null; at: Instant | null }>(
    `SELECT count(*) AS entries, max(at) AS at, sum(prev_hash <> before OR seq <> seq_before + 1) AS broken FROM (
       SELECT seq, at, prev_hash, lag(hash, 1, prev_hash) OVER (ORDER BY seq) AS before, lag(seq, 1, 0) OVER (ORDER BY seq) AS seq_before FROM audit)`,
  );
  return { entries: row?.entries ?? 0, broken: row?.broken ?? 0, at: row?.at ?? null };
}

/** The newest verified copy beside the data file. */
export function newestBackup(db: ReadDb): Instant | null {
  const file = db.rows<{ file: string }>(`SELECT file FROM pragma_database_list WHERE name = 'main'`)[0]?.file ?? '';
  return file === '' ? null : (listBackups(file)[0]?.madeAt ?? null);
}

/** Management reports of the day that were issued. */
export function issuedReports(db: ReadDb, asOf: Day): { count: number; at: Instant | null } {
  const [row] = db.rows<{ count: number; at: Instant | null }>(
    `SELECT count(*) AS count, max(recorded_at) AS at FROM issued_document WHERE kind = 'management_report' AND as_of = :asOf`,
    { asOf },
  );
  return { count: row?.count ?? 0, at: row?.at ?? null };
}

function finding(groups: readonly Group[]): Finding {
  return {
    count: groups.reduce((sum, group) => sum + group.count, 0),
    amounts: groups.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  };
}
