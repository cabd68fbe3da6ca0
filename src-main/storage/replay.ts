import fs from 'node:fs';
import Sqlite from 'better-sqlite3';
import { auditHead, type AuditHead } from './audit.ts';
import { contentDigest } from './digest.ts';
import { discard, unfinishedName } from './files.ts';

/**
 * The end of the audit as the file has it without the log beside it, read through a second name: SQLite plays a log
 * back by its name alone, also one that belongs to another file or to another copy of this one. Null when the file
 * cannot be read so, as when a checkpoint was cut short.
 */
export function headWithoutLog(file: string): AuditHead | null {
  const alias = unfinishedName(file);
  try {
    try {
      fs.linkSync(file, alias);
    } catch {
      // File systems without links, such as those of USB sticks.
      fs.copyFileSync(file, alias);
    }
    const sqlite = new Sqlite(alias, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      const head = auditHead(sqlite);
      // Half a checkpoint can leave a page where another table's rows are read as entries; those look different.
      return /^[0-9a-f]{64}$/.test(head.hash) && /^[0-9a-f]{32}$/.test(head.contentDigest) ? head : null;
    } finally {
      sqlite.close();
    }
  } catch {
    return null;
  } finally {
    discard(alias);
  }
}

/** Why the log that was just played back cannot be this book's own; null when everything fits. */
export function logProblem(sqlite: Sqlite.Database, before: AuditHead | null): string | null {
  if (before && before.seq > 0) {
    const hash = sqlite.prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(before.seq);
    if (hash !== before.hash) return `log of another book: audit #${before.seq}`;
  }
  const head = auditHead(sqlite);
  return contentDigest(sqlite) === head.contentDigest ? null : `content digest after audit #${head.seq}`;
}
