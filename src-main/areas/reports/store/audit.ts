import { q, type ReadDb } from '../../../storage/database.ts';

/** The newest entry of the audit chain, printed as an anchor outside the file. */
export function newestAudit(db: ReadDb) {
  return db.first(q.selectFrom('audit').select(['seq', 'at', 'hash']).orderBy('seq', 'desc').limit(1)) ?? null;
}
