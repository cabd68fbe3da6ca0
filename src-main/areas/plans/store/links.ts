import type { CustomerId, Id, SecurityId } from '../../../kernel/ids.ts';
import { q, type ReadDb } from '../../../storage/database.ts';

/** Is it a standing security of this customer? */
export function securityOf(db: ReadDb, securityId: SecurityId, customerId: CustomerId): boolean {
  const found = db.first(
    q.selectFrom('security').select('customer_id').where('id', '=', securityId).where('removed_at', 'is', null),
  );
  return found?.customer_id === customerId;
}

/** Is it a standing authorised person of this customer? */
export function personOf(db: ReadDb, personId: Id<'authorisedPerson'>, customerId: CustomerId): boolean {
  const found = db.first(
    q.selectFrom('authorised_person').select('customer_id').where('id', '=', personId).where('removed_at', 'is', null),
  );
  return found?.customer_id === customerId;
}
