import type { BatchId, DueItemId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb, WriteDb } from '../../../storage/database.ts';
import { refreshCaches } from '../../ledger/store/write.ts';

/**
 * Documents that stand on a batch: receipts applied to its invoices or invoices its receipts were applied to by later
 * work, reversals, disputes, issued letters. As long as there is one, the batch stays.
 */
export function documentsOnBatch(db: ReadDb, batchId: BatchId): string[] {
  const rows = db.rows<{ number: string }>(
    `WITH batch_item AS MATERIALIZED (SELECT i.id FROM due_item i JOIN document d ON d.id = i.document_id WHERE d.batch_id = :batchId)
     SELECT c.number FROM allocation a JOIN document c ON c.id = a.credit_id
       WHERE a.due_item_id IN (SELECT id FROM batch_item) AND a.voided_at IS NULL AND a.batch_id IS NOT :batchId
     UNION SELECT d.number FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id
       WHERE a.credit_id IN (SELECT id FROM document WHERE batch_id = :batchId) AND a.voided_at IS NULL AND a.batch_id IS NOT :batchId
     UNION SELECT number FROM document WHERE batch_id = :batchId AND reversed_on IS NOT NULL AND voided_at IS NULL
     UNION SELECT c.number FROM allocation a JOIN document c ON c.id = a.credit_id
       WHERE a.batch_id = :batchId AND a.reversed_on IS NOT NULL AND a.voided_at IS NULL
     UNION SELECT d.number FROM dispute x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
       WHERE x.due_item_id IN (SELECT id FROM batch_item) AND x.voided_at IS NULL
     UNION SELECT l.number FROM issued_document l
       WHERE l.kind = 'dunning_letter' AND EXISTS (SELECT 1 FROM json_each(l.figures_json, '$.lines') line
         WHERE line.value ->> '$.dueItemId' IN (SELECT id FROM batch_item))
     ORDER BY 1`,
    { batchId },
  );
  return rows.map((row) => row.number);
}

/**
 * Takes a batch out: its documents, items, allocations and limits no longer count, and customers it brought go where
 * nothing else has come to use them. What its receipts had settled is open again.
 */
export function voidBatch(
  db: WriteDb,
  batchId: BatchId,
  at: Instant,
  reason: string,
): { documents: number; customers: number } {
  const settled = db.rows<{ id: DueItemId }>(
    `SELECT DISTINCT a.due_item_id AS id FROM allocation a JOIN due_item i ON i.id = a.due_item_id JOIN document d ON d.id = i.document_id
     WHERE a.batch_id = :batchId AND a.voided_at IS NULL AND d.batch_id IS NOT :batchId`,
    { batchId },
  );
  db.prepare(`UPDATE allocation SET voided_at = ? WHERE batch_id = ? AND voided_at IS NULL`)(at, batchId);
  db.prepare(
    `UPDATE due_item SET voided_at = ?, open_minor = 0 WHERE document_id IN (SELECT id FROM document WHERE batch_id = ?) AND voided_at IS NULL`,
  )(at, batchId);
  const documents = db.prepare(
    `UPDATE document SET voided_at = ?, unapplied_minor = 0 WHERE batch_id = ? AND voided_at IS NULL`,
  )(at, batchId).changes;
  db.prepare(`UPDATE credit_limit SET voided_at = ? WHERE batch_id = ? AND voided_at IS NULL`)(at, batchId);
  refreshCaches(db, settled.map((item) => item.id), []); // prettier-ignore
  const customers = db.prepare(
    `UPDATE customer SET removed_at = ? WHERE batch_id = ? AND removed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM document d WHERE d.customer_id = customer.id AND d.voided_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM credit_limit l WHERE l.customer_id = customer.id AND l.voided_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM issued_document o WHERE o.customer_id = customer.id)`,
  )(at, batchId).changes;
  db.prepare(`UPDATE import_batch SET undone_at = ?, undo_reason = ? WHERE id = ?`)(at, reason, batchId);
  return { documents, customers };
}
