import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId, IssuedId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { Cockpit } from '../contract.ts';

/** The last reason told for each item by the day. */
export function lastDelays(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
): Map<DueItemId, { readonly code: string; readonly onDay: Day }> {
  const rows = db.rows<{ dueItemId: DueItemId; code: string; onDay: Day }>(
    `SELECT due_item_id AS "dueItemId", code, on_day AS "onDay" FROM delay_reason x
     WHERE x.customer_id = :customerId AND x.on_day <= :asOf AND ${knownSql(point, 'x')} ORDER BY x.on_day, x.id`,
    { ...pointParams(point), customerId: point.customerId },
  );
  return new Map(rows.map(({ dueItemId, ...delay }) => [dueItemId, delay]));
}

/** Letters and papers issued to a customer by the day, the newest first. */
export function papersTo(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
  limit: number,
): Cockpit['papers'] {
  return db.rows<{ issuedId: IssuedId; number: string; title: string; kind: string; level: number | null; asOf: Day }>(
    `SELECT id AS "issuedId", number, title, kind, level, as_of AS "asOf" FROM issued_document
     WHERE customer_id = :customerId AND as_of <= :asOf ${point.knownAt === undefined ? '' : 'AND recorded_at <= :knownAt'}
     ORDER BY as_of DESC, id DESC LIMIT :limit`,
    { ...pointParams(point), customerId: point.customerId, limit },
  );
}
