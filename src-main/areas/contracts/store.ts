import type { ContractId, CustomerId } from '../../kernel/ids.ts';
import { type ReadDb } from '../../storage/database.ts';
import { keptSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';

/** Signed contracts of a customer that are in force on a day. */
export function contractsInForce(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
): { contractId: ContractId; number: string }[] {
  return db.rows(
    `SELECT k.id AS "contractId", k.number FROM contract k
     WHERE k.customer_id = :customerId AND k.status = 'signed' AND ${keptSql(point, 'k')}
       AND coalesce(k.signed_on, k.from_on, '') <= :asOf AND (k.until_on IS NULL OR k.until_on >= :asOf)
     ORDER BY k.id`,
    { ...pointParams(point), customerId },
  );
}

/** The customer's people who may act within a scope (`order`, `receive`, `statement` …) on a day. */
export function authorisedFor(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
  scope: string,
): { name: string; limitMinor: number | null }[] {
  return db.rows(
    `SELECT p.name, p.limit_minor AS "limitMinor" FROM authorised_person p
     WHERE p.customer_id = :customerId AND p.side = 'theirs' AND ${keptSql(point, 'p')}
       AND p.from_on <= :asOf AND (p.until_on IS NULL OR p.until_on >= :asOf)
       AND (p.revoked_on IS NULL OR p.revoked_on > :asOf)
       AND EXISTS (SELECT 1 FROM json_each(p.scopes_json) s WHERE s.value = :scope)
     ORDER BY p.id`,
    { ...pointParams(point), customerId, scope },
  );
}
