import type { WriteDb } from '../../../storage/database.ts';
import type { Instant } from '../../../kernel/instant.ts';

type FileTable = 'financial_statement' | 'credit_record' | 'external_rating' | 'market_note' | 'fraud_check';

/** Takes a row off the record; what was known before keeps it. False: it is not there. */
export function takeOff(db: WriteDb, table: FileTable, rowId: number, at: Instant): boolean {
  return db.prepare(`UPDATE ${table} SET removed_at = ? WHERE id = ? AND removed_at IS NULL`)(at, rowId).changes > 0;
}

/** The papers of an entry that was put in place of an earlier one go on with it. */
export function movePapers(db: WriteDb, entity: string, from: number, to: number): void {
  db.prepare('UPDATE attachment SET entity_id = ? WHERE entity = ? AND entity_id = ?')(to, entity, from);
}
