import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';

export interface NamedCustomer {
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string;
}

/** Every customer by its id, merged ones too. */
export function customersNamed(db: ReadDb): Map<CustomerId, NamedCustomer> {
  const rows = db.rows<NamedCustomer & { id: CustomerId }>(
    'SELECT id, code AS "customerCode", name AS "customerName", collector FROM customer',
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
