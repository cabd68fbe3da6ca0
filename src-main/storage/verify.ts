import { hash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type Sqlite from 'better-sqlite3';
import { verifyAudit } from './audit.ts';
import { contentDigest } from './digest.ts';
import { storageProblem } from './problems.ts';
import { schemaFaults } from './shape.ts';

export interface Finding {
  readonly check: string;
  readonly detail: string;
}

export interface Verdict {
  readonly sound: boolean;
  readonly findings: Finding[];
  readonly checks: { check: string; passed: boolean; count: number }[];
  readonly auditHead: string;
  readonly auditRows: number;
}

/** Sums that must hold in every book, as SQL that lists the rows where they do not. */
const sums: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'items_add_up',
    sql: `SELECT d.number || ' #' || d.id AS detail FROM document d LEFT JOIN due_item i ON i.document_id = d.id
          WHERE d.kind IN ('invoice','debit_note','opening','refund') GROUP BY d.id HAVING coalesce(sum(i.amount_minor), 0) <> d.amount_minor`,
  },
  {
    check: 'open_amounts',
    sql: `SELECT 'item #' || i.id AS detail FROM due_item i
          LEFT JOIN (SELECT due_item_id, sum(amount_minor) AS applied FROM allocation WHERE reversed_on IS NULL AND voided_at IS NULL GROUP BY due_item_id) a ON a.due_item_id = i.id
          WHERE i.open_minor <> CASE WHEN i.voided_at IS NULL THEN i.amount_minor - coalesce(a.applied, 0) ELSE 0 END`,
  },
  {
    check: 'unapplied_amounts',
    sql: `SELECT d.kind || ' ' || d.number || ' #' || d.id AS detail FROM document d
          LEFT JOIN (SELECT credit_id, sum(amount_minor) AS applied FROM allocation WHERE reversed_on IS NULL AND voided_at IS NULL GROUP BY credit_id) a ON a.credit_id = d.id
          WHERE d.kind IN ('receipt','credit_note','write_off')
            AND d.unapplied_minor <> CASE WHEN d.voided_at IS NULL AND d.reversed_on IS NULL THEN d.amount_minor - coalesce(a.applied, 0) ELSE 0 END`,
  },
  {
    check: 'allocations_fit',
    sql: `SELECT 'allocation #' || a.id AS detail FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document c ON c.id = a.credit_id
          WHERE i.customer_id <> c.customer_id OR i.currency <> c.currency OR a.effective_on < max(i.issued_on, c.issued_on)`,
  },
];

/** Everything that can be proved about a file from the inside. Read-only; also runs on backups. */
export function verifyBook(sqlite: Sqlite.Database): Verdict {
  const findings: Finding[] = [];
  const checks: { check: string; passed: boolean; count: number }[] = [];
  let auditHead = '';
  let auditRows = 0;

  const run = (check: string, look: () => { details: readonly string[]; count: number }): void => {
    try {
      const { details, count } = look();
      checks.push({ check, passed: details.length === 0, count });
      for (const detail of details.slice(0, 20)) findings.push({ check, detail });
    } catch (error) {
      // A damaged page can stop any of the checks; that too is a finding. Anything else is a bug.
      if (storageProblem(error) !== 'book_damaged') throw error;
      checks.push({ check, passed: false, count: 0 });
      findings.push({ check, detail: error instanceof Error ? error.message : String(error) });
    }
  };

  run('integrity', () => {
    const rows = (sqlite.pragma('integrity_check(20)') as { integrity_check: string }[]).map(
      (row) => row.integrity_check,
    );
    return {
      details: rows.filter((row) => row !== 'ok'),
      count: Number(sqlite.pragma('page_count', { simple: true })),
    };
  });
  run('schema', () => {
    const { faults, count } = schemaFaults(sqlite);
    return { details: faults, count };
  });
  run('references', () => {
    const rows = sqlite.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
    return { details: rows.map((row) => `${row.table} #${row.rowid} → ${row.parent}`), count: rows.length };
  });
  run('audit_chain', () => {
    const chain = verifyAudit(sqlite);
    auditHead = chain.head.hash;
    auditRows = chain.rows;
    return { details: chain.badSeq === null ? [] : [`#${chain.badSeq}`], count: chain.rows };
  });
  run('content_digest', () => {
    const head = sqlite.prepare('SELECT content_digest FROM audit ORDER BY seq DESC LIMIT 1').pluck().get() as
      string | undefined;
    const found = contentDigest(sqlite);
    const expected = head ?? '0'.repeat(32);
    return { details: found === expected ? [] : [`${found.slice(0, 12)}… ≠ ${expected.slice(0, 12)}…`], count: 1 };
  });
  for (const { check, sql } of sums) {
    run(check, () => {
      const rows = sqlite.prepare(`${sql} LIMIT 20`).all() as { detail: string }[];
      return { details: rows.map((row) => row.detail), count: rows.length };
    });
  }
  run('issued_documents', () => {
    const rows = sqlite.prepare('SELECT number, body, sha256 FROM issued_document').iterate() as IterableIterator<{
      number: string; body: Buffer; sha256: string;
    }>; // prettier-ignore
    const details: string[] = [];
    let count = 0;
    for (const row of rows) {
      count += 1;
      if (bodyHash(row.body) !== row.sha256) details.push(row.number);
    }
    return { details, count };
  });

  return {
    sound: findings.length === 0 && checks.every((check) => check.passed),
    findings,
    checks,
    auditHead,
    auditRows,
  };
}

function bodyHash(body: Buffer): string {
  try {
    return hash('sha256', inflateRawSync(body), 'hex');
  } catch {
    return 'unreadable';
  }
}
