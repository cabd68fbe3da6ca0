import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingOf } from '../aging/store.ts';
import { contingentBills } from '../bills/store.ts';
import { creditGroupOf } from '../customers/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import { exposureOfParts, type Exposure, type ExposurePart } from './rules/exposure.ts';
import { limitKey, limitsInForce, type LimitInForce } from './store.ts';

export interface CustomerExposure extends Exposure {
  /** Customers counted together: one, or a group whose head pools its limit (head first). */
  readonly customers: readonly CustomerId[];
  /** The limit in force; null: none was set, or the last one has ended. */
  readonly limit: LimitInForce | null;
  /** Limit in force, 0 without one. */
  readonly limitMinor: number;
  readonly availableMinor: number;
}

/**
 * What a customer (or the group that shares its limit) stands for in one currency on a day, part by part, against the
 * limit in force. The only place that adds exposure up.
 */
export function exposureOf(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
  currency: CurrencyCode,
): CustomerExposure {
  const customers = creditGroupOf(db, customerId);
  const amounts: Partial<Record<ExposurePart, number>> = {};
  const add = (part: ExposurePart, amountMinor: number): void => {
    amounts[part] = (amounts[part] ?? 0) + amountMinor;
  };
  for (const member of customers) {
    const aging = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500], customerId: member, currency });
    const figures = aging.get(currency)?.get(member);
    if (figures) {
      add('openItems', figures.totalMinor - figures.unappliedMinor);
      add('unapplied', figures.unappliedMinor);
    }
    for (const bill of contingentBills(db, { ...point, customerId: member }))
      if (bill.currency === currency)
        add(bill.kind === 'bank_acceptance' ? 'bankBills' : 'commercialBills', bill.contingentMinor);
  }
  const limits = limitsInForce(db, point);
  const limit = customers.map((member) => limits.get(limitKey(member, currency)) ?? null)[0] ?? null;
  const exposure = exposureOfParts(amounts, readSettings(db).exposure);
  const limitMinor = limit?.amountMinor ?? 0;
  return { ...exposure, customers, limit, limitMinor, availableMinor: limitMinor - exposure.exposureMinor };
}
