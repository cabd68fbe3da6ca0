import { hash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import type { Instant } from '../kernel/instant.ts';
import { canonicalJson } from '../kernel/text.ts';

/** What a command did, field by field where a record changed. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly procedure: string;
  readonly commandId: string | null;
  readonly detail: unknown;
  /** Content digest of the book after the command. */
  readonly contentDigest: string;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  readonly contentDigest: string;
  readonly at: Instant | null;
}

export const AUDIT_ORIGIN = '0'.repeat(64);

/** Appends one entry to the chain: hash = SHA-256(previous hash + canonical entry). */
export function appendAudit(sqlite: Sqlite.Database, entry: AuditEntry): AuditHead {
  const head = auditHead(sqlite);
  const seq = head.seq + 1;
  const detailJson = canonicalJson(entry.detail);
  const next = entryHash(head.hash, { seq, ...entry, detailJson });
  sqlite
    .prepare(
      `INSERT INTO audit (seq, at, actor, procedure, command_id, detail_json, content_digest, prev_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      seq,
      entry.at,
      entry.actor,
      entry.procedure,
      entry.commandId,
      detailJson,
      entry.contentDigest,
      head.hash,
      next,
    );
  return { seq, hash: next, contentDigest: entry.contentDigest, at: entry.at };
}

export function auditHead(sqlite: Sqlite.Database): AuditHead {
  const row = sqlite.prepare('SELECT seq, hash, content_digest, at FROM audit ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; hash: string; content_digest: string; at: Instant } | undefined;
  if (!row) return { seq: 0, hash: AUDIT_ORIGIN, contentDigest: '0'.repeat(32), at: null };
  return { seq: row.seq, hash: row.hash, contentDigest: row.content_digest, at: row.at };
}

/**
 * Walks the whole chain. Names the first sequence number that does not fit: an edited, deleted, inserted or moved
 * entry. Evident only against an outside anchor (backup manifests, printed reports) when the whole chain is rewritten.
 */
export function verifyAudit(sqlite: Sqlite.Database): { rows: number; badSeq: number | null; head: AuditHead } {
  const rows = sqlite
    .prepare('SELECT seq, at, actor, procedure, command_id, detail_json, content_digest, prev_hash, hash FROM audit ORDER BY seq')
    .iterate() as IterableIterator<{
    seq: number; at: Instant; actor: string; procedure: string; command_id: string | null;
    detail_json: string; content_digest: string; prev_hash: string; hash: string;
  }>; // prettier-ignore
  let previous = AUDIT_ORIGIN;
  let expected = 1;
  let badSeq: number | null = null;
  for (const row of rows) {
    const right =
      row.seq === expected &&
      row.prev_hash === previous &&
      row.hash ===
        entryHash(previous, {
          seq: row.seq,
          at: row.at,
          actor: row.actor,
          procedure: row.procedure,
          commandId: row.command_id,
          contentDigest: row.content_digest,
          detailJson: row.detail_json,
        });
    if (!right) {
      badSeq = Math.min(row.seq, expected);
      break;
    }
    previous = row.hash;
    expected += 1;
  }
  return { rows: expected - 1, badSeq, head: auditHead(sqlite) };
}

function entryHash(
  previous: string,
  entry: Omit<AuditEntry, 'detail'> & { readonly seq: number; readonly detailJson: string },
): string {
  const { seq, at, actor, procedure, commandId, detailJson, contentDigest } = entry;
  return hash(
    'sha256',
    previous + canonicalJson([seq, at, actor, procedure, commandId, detailJson, contentDigest]),
    'hex',
  );
}
