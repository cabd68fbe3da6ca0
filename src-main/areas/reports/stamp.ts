import type { Instant } from '../../kernel/instant.ts';
import type { ReadDb } from '../../storage/database.ts';
import { newestAudit } from './store/audit.ts';

export interface Stamp {
  readonly generatedAt: Instant;
  readonly knownAt: Instant;
  readonly audit: { readonly seq: number; readonly hash: string } | null;
}

/** When a report was made, by what was on record, and the newest entry of the audit chain: its anchor outside the file. */
export function stampOf(db: ReadDb, knownAt: Instant | undefined, generatedAt: Instant): Stamp {
  const audit = newestAudit(db);
  return {
    generatedAt,
    // Without the question asked, everything on record counts, whatever the machine's clock says.
    knownAt: knownAt ?? (audit && audit.at > generatedAt ? audit.at : generatedAt),
    audit: audit === null ? null : { seq: audit.seq, hash: audit.hash },
  };
}
