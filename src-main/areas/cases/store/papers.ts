import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { knownSql, type PointInTime } from '../../ledger/store/asOf.ts';

export interface LetterSent {
  readonly number: string;
  readonly level: number | null;
  readonly on: Day;
  readonly amountMinor: number;
  /** How it went out and when it arrived, of the newest record of service; empty: none on record. */
  readonly method: string;
  readonly sentOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly tracking: string;
}

/** Letters issued about some debts up to the day, oldest first, with what is on record of their service. */
export function lettersAbout(
  db: ReadDb,
  point: PointInTime,
  about: { readonly customerId: CustomerId; readonly dueItemIds: readonly DueItemId[] },
): LetterSent[] {
  const known = point.knownAt === undefined ? '' : 'AND l.recorded_at <= :knownAt';
  return db.rows<LetterSent>(
    `SELECT l.number, l.level, l.figures_json ->> '$.letterOn' AS "on", l.amount_minor AS "amountMinor",
       coalesce(p.method, '') AS method, p.sent_on AS "sentOn", p.delivered_on AS "deliveredOn", coalesce(p.tracking, '') AS tracking
     FROM issued_document l LEFT JOIN service_proof p ON p.id = (
       SELECT max(p2.id) FROM service_proof p2 WHERE p2.issued_id = l.id AND p2.sent_on <= :asOf AND ${knownSql(point, 'p2')})
     WHERE l.kind = 'dunning_letter' AND l.customer_id = :customerId AND l.as_of <= :asOf ${known}
       AND EXISTS (SELECT 1 FROM json_each(l.figures_json, '$.lines') line
         WHERE line.value ->> '$.dueItemId' IN (SELECT value FROM json_each(:ids)))
     ORDER BY l.id`,
    {
      asOf: point.asOf,
      ...(point.knownAt === undefined ? {} : { knownAt: point.knownAt }),
      customerId: about.customerId,
      ids: JSON.stringify(about.dueItemIds),
    },
  );
}
