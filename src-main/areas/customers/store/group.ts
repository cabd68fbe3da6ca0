import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';

export interface NamedCustomer {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
}

/**
 * The customers whose debts count against one limit: those of a group whose head pools its limit, else the customer
 * alone. The head comes first.
 */
export function creditGroupOf(db: ReadDb, customerId: CustomerId): CustomerId[] {
  const rows = db.rows<{ id: CustomerId }>(
    `WITH head AS (
       SELECT h.id FROM customer c JOIN customer h ON h.id = coalesce(c.parent_id, c.id)
       WHERE c.id = :customerId AND h.pools_limit = 1 AND h.removed_at IS NULL)
     SELECT m.id FROM customer m JOIN head ON m.id = head.id OR m.parent_id = head.id
     WHERE m.removed_at IS NULL ORDER BY m.id = head.id DESC, m.id`,
    { customerId },
  );
  return rows.length === 0 ? [customerId] : rows.map(({ id }) => id);
}

export function membersOf(db: ReadDb, headId: CustomerId): NamedCustomer[] {
  return db.rows(
    'SELECT id, code, name FROM customer WHERE parent_id = :headId AND removed_at IS NULL ORDER BY name, id',
    { headId },
  );
}

export function groupHeads(db: ReadDb): NamedCustomer[] {
  return db.rows(
    `SELECT id, code, name FROM customer c WHERE removed_at IS NULL
       AND EXISTS (SELECT 1 FROM customer m WHERE m.parent_id = c.id AND m.removed_at IS NULL) ORDER BY name, id`,
  );
}

/** The customer and all that were merged into it, however often in turn: what was said to or about one of them. */
export function mergedFamily(db: ReadDb, customerId: CustomerId): CustomerId[] {
  return db
    .rows<{ id: CustomerId }>(
      `WITH RECURSIVE family (id) AS (SELECT :customerId UNION SELECT c.id FROM customer c JOIN family f ON c.merged_into_id = f.id)
       SELECT id FROM family`,
      { customerId },
    )
    .map(({ id }) => id);
}

/** Where a merged customer is found now; null for one that was not merged. */
export function mergedInto(db: ReadDb, customerId: CustomerId): NamedCustomer | null {
  const [row] = db.rows<NamedCustomer>(
    `WITH RECURSIVE way (id, next) AS (
       SELECT id, merged_into_id FROM customer WHERE id = :customerId
       UNION SELECT c.id, c.merged_into_id FROM customer c JOIN way w ON c.id = w.next)
     SELECT c.id, c.code, c.name FROM way JOIN customer c ON c.id = way.id
     WHERE way.next IS NULL AND c.id <> :customerId AND c.removed_at IS NULL`,
    { customerId },
  );
  return row ?? null;
}

/** A common table expression `merged (id, into_id)`: every customer merged away with where it is found now. */
export const mergedSql = `merged_step (id, into_id) AS (
    SELECT id, merged_into_id FROM customer WHERE merged_into_id IS NOT NULL
    UNION SELECT s.id, c.merged_into_id FROM merged_step s JOIN customer c ON c.id = s.into_id WHERE c.merged_into_id IS NOT NULL),
  merged AS (SELECT id, into_id FROM merged_step s
    WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = s.into_id AND c.merged_into_id IS NOT NULL))`;
