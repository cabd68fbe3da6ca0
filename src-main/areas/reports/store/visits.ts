import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';

export interface CustomerPlace {
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string;
  readonly region: string;
  readonly address: string;
}

/** Where customers are to be found; those merged into others are left out. */
export function placesOf(db: ReadDb, customerIds: readonly CustomerId[]): CustomerPlace[] {
  if (customerIds.length === 0) return [];
  return db.rows<CustomerPlace>(
    `SELECT c.id AS "customerId", c.code AS "customerCode", c.name AS "customerName", c.collector, c.region, c.address
     FROM customer c WHERE c.removed_at IS NULL AND c.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(customerIds) },
  );
}
