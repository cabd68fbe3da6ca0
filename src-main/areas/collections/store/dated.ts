import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';

/** Dates kept for the relationship, and never for asking money; who wants none has none. */
export function careDates(
  db: ReadDb,
  customerId: CustomerId | undefined,
): { careDateId: number; customerId: CustomerId; kind: string; title: string; onDay: Day; yearly: number }[] {
  return db.rows(
    `SELECT k.id AS "careDateId", k.customer_id AS "customerId", k.kind, k.title, k.on_day AS "onDay", k.yearly FROM care_date k
     WHERE k.removed_at IS NULL AND k.kind <> 'opt_out' ${customerId === undefined ? '' : 'AND k.customer_id = :customerId'}
       AND NOT EXISTS (SELECT 1 FROM care_date o WHERE o.customer_id = k.customer_id AND o.kind = 'opt_out' AND o.removed_at IS NULL)
     ORDER BY k.on_day, k.id`,
    customerId === undefined ? {} : { customerId },
  );
}
