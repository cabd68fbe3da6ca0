import { grouped } from '../../../kernel/grouping.ts';
import { isNotKept } from '../../promises/rules/judging.ts';
import { promisesAt } from '../../promises/store.ts';
import { brokenPromiseFinding } from '../rules/promises.ts';
import type { Found, Scan } from '../scan.ts';

/** Customers whose word did not hold, by the promises on record and the receipts. */
export function* brokenPromises(scan: Scan): Iterable<Found> {
  const judged = promisesAt(scan.db, { ...scan.point, customerId: scan.asked.customerId }).filter(
    ({ state }) => isNotKept(state) || state === 'kept' || state === 'kept_within',
  );
  for (const own of grouped(judged, ({ customerId, currency }) => `${customerId} ${currency}`).values()) {
    const finding = brokenPromiseFinding(
      own.map((promise) => ({ ...promise, kept: !isNotKept(promise.state) })),
      scan.asked.asOf,
    );
    const [first] = own;
    if (!finding || !first) continue;
    const { customerId, currency } = first;
    yield { rule: 'broken_promises', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
}
