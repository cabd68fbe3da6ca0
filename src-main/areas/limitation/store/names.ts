import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';

export interface CustomerName {
  readonly code: string;
  readonly name: string;
  /** Lower case, with pinyin initials. */
  readonly searchText: string;
}

export function customerNames(db: ReadDb): Map<CustomerId, CustomerName> {
  const rows = db.rows<CustomerName & { id: CustomerId }>(
    `SELECT id, code, name, search_text || ' ' || lower(code) AS "searchText" FROM customer WHERE removed_at IS NULL`,
  );
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/** Whose item it is; null: there is no such item. */
export function itemCustomer(db: ReadDb, dueItemId: DueItemId): CustomerId | null {
  const [row] = db.rows<{ customerId: CustomerId }>(
    `SELECT customer_id AS "customerId" FROM due_item WHERE id = :dueItemId AND voided_at IS NULL`,
    { dueItemId },
  );
  return row?.customerId ?? null;
}
