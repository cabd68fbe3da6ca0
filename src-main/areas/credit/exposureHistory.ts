import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { exposureChanges } from '../bills/rules/states.ts';
import { billsAt } from '../bills/store.ts';
import { historyEntries } from '../ledger/store/history.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { orderExposureChanges } from '../orders/rules.ts';
import { ordersAt } from '../orders/store.ts';
import { readSettings } from '../settings/store.ts';

/**
 * How the exposure of customers counted together grew and shrank in one currency, by its ticked parts: documents and
 * reversals, bills until they were honoured, orders until they were invoiced. Oldest first, signed amounts.
 */
export function exposureEntries(
  db: ReadDb,
  point: PointInTime,
  customers: readonly CustomerId[],
  currency: CurrencyCode,
): { on: Day; changeMinor: number }[] {
  const ticked = readSettings(db).exposure;
  const entries = customers.flatMap((customerId) => {
    const asked = { asOf: point.asOf, knownAt: point.knownAt, customerId, currency };
    return [
      ...(ticked.openItems ? historyEntries(db, asked).filter((entry) => entry.currency === currency) : []),
      ...billsAt(db, asked)
        .filter(({ bill }) => (bill.kind === 'bank_acceptance' ? ticked.bankBills : ticked.commercialBills))
        .flatMap(({ bill, events }) => exposureChanges(bill.amountMinor, events, point.asOf, point.knownAt)),
      ...ordersAt(db, asked).flatMap(({ events }) => orderExposureChanges(events, point, ticked)),
    ];
  });
  // Within a day only its end counts.
  return entries
    .map(({ on, changeMinor }) => ({ on, changeMinor }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
