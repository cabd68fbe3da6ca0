import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { type ReadDb } from '../../storage/database.ts';
import { pointParams, type PointInTime } from '../ledger/store/asOf.ts';

export interface Cover {
  /** Realisable value of what secures a customer's debts on the day (the amount where no other value is given). */
  readonly securedMinor: number;
  /** Insurers' limits in force. */
  readonly insuredMinor: number;
}

/** What stands behind a customer's debts in one currency on a day. Nothing: both 0. */
export function coverOf(db: ReadDb, point: PointInTime, customerId: CustomerId, currency: CurrencyCode): Cover {
  const known =
    point.knownAt === undefined
      ? 'x.removed_at IS NULL'
      : 'x.recorded_at <= :knownAt AND (x.removed_at IS NULL OR x.removed_at > :knownAt)';
  const params = { ...pointParams(point), customerId, currency };
  const [secured] = db.rows<{ minor: number | null }>(
    `SELECT sum(coalesce(x.realisable_minor, x.amount_minor)) AS minor FROM security x
     WHERE x.customer_id = :customerId AND x.currency = :currency AND ${known}
       AND coalesce(x.signed_on, '') <= :asOf AND (x.until_on IS NULL OR x.until_on >= :asOf)
       AND (x.released_on IS NULL OR x.released_on > :asOf)`,
    params,
  );
  const [insured] = db.rows<{ minor: number | null }>(
    `SELECT sum(x.amount_minor) AS minor FROM insured_limit x JOIN insurance_policy p ON p.id = x.policy_id
     WHERE x.customer_id = :customerId AND p.currency = :currency AND ${known} AND p.removed_at IS NULL
       AND x.from_on <= :asOf AND (x.until_on IS NULL OR x.until_on >= :asOf)
       AND p.from_on <= :asOf AND p.until_on >= :asOf`,
    params,
  );
  return { securedMinor: secured?.minor ?? 0, insuredMinor: insured?.minor ?? 0 };
}
