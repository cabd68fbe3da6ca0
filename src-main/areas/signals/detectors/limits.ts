import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addMonths } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import { exposureOf, exposures, type CustomerExposure } from '../../credit/exposure.ts';
import { exposureEntries } from '../../credit/exposureHistory.ts';
import { limitKey } from '../../credit/store.ts';
import { overLimitFinding, overLimitThreshold, stretchStart } from '../rules.ts';
import { extensionFinding } from '../rules/claims.ts';
import { trialFinding } from '../rules/orders.ts';
import type { Found, Scan } from '../scan.ts';
import { extensionsOverdue } from '../store/claims.ts';
import { recentOrders } from '../store/orders.ts';

/** How much of each limit is used; a pool that shares one is told at its head. */
export function* limitUse(scan: Scan): Iterable<Found> {
  const { warnings } = scan.settings;
  for (const { currency, exposure } of exposedTo(scan)) {
    const [customerId] = exposure.customers;
    if (exposure.limit === null || customerId === undefined || !scan.wants(customerId)) continue;
    const { exposureMinor, limitMinor, parts } = exposure;
    const billsMinor = parts
      .filter(({ part, counted }) => counted && (part === 'commercialBills' || part === 'bankBills'))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const finding = overLimitFinding(exposureMinor, limitMinor, warnings, billsMinor);
    if (!finding) continue;
    const { fromOn } = exposure.limit;
    const entries = exposureEntries(scan.db, scan.point, exposure.customers, currency);
    const since = stretchStart(entries, overLimitThreshold(limitMinor, warnings)) ?? scan.point.asOf;
    const sinceOn = since > fromOn ? since : fromOn;
    yield { rule: 'over_limit', customerId, currency, amountMinor: exposureMinor, sinceOn, finding };
  }
}

/** Everybody with a limit, in its currency. */
function* exposedTo(scan: Scan): Iterable<{ currency: CurrencyCode; exposure: CustomerExposure }> {
  const { db, point, asked } = scan;
  const currencies = new Set([...scan.limits().values()].map((limit) => limit.currency));
  for (const currency of currencies) {
    if (asked.customerId !== undefined) {
      yield { currency, exposure: exposureOf(db, point, asked.customerId, currency) };
      continue;
    }
    for (const [customerId, exposure] of exposures(db, point, currency, { aging: scan.whole(), limits: scan.limits() }))
      if (exposure.customers[0] === customerId) yield { currency, exposure };
  }
}

/** Due dates moved back after they had passed. */
export function* extensions(scan: Scan): Iterable<Found> {
  for (const [{ customerId, currency }, changes] of byCustomer(extensionsOverdue(scan.db, scan.asked))) {
    const found = extensionFinding(changes);
    if (found) {
      const { sinceOn, expiresOn } = found;
      yield { rule: 'extended_overdue', customerId, currency, sinceOn, expiresOn, finding: found };
    }
  }
}

/** Orders of new customers above the limit they are tried with. */
export function* trialOrders(scan: Scan): Iterable<Found> {
  const { limits, baseCurrency } = scan.settings;
  const newSince = addMonths(scan.point.asOf, -limits.newCustomerMonths);
  for (const [{ customerId, currency }, orders] of byCustomer(recentOrders(scan.db, scan.asked, newSince))) {
    const limit = scan.limits().get(limitKey(customerId, currency));
    const isNew = orders.some((order) => order.isNew === 1);
    const trialMinor =
      limit?.kind === 'trial'
        ? limit.amountMinor
        : limit === undefined && isNew && currency === baseCurrency
          ? limits.trialMinor
          : 0;
    const found = trialFinding({ trialMinor, orders });
    if (found) yield { rule: 'trial_exceeded', customerId, currency, sinceOn: found.sinceOn, finding: found };
  }
}

/** Rows put together by customer and currency. */
export function byCustomer<Row extends { readonly customerId: CustomerId; readonly currency: CurrencyCode }>(
  rows: readonly Row[],
): [Pick<Row, 'customerId' | 'currency'>, Row[]][] {
  const groups = new Map<string, [Row, Row[]]>();
  for (const row of rows) {
    const key = limitKey(row.customerId, row.currency);
    const group = groups.get(key);
    if (group) group[1].push(row);
    else groups.set(key, [row, [row]]);
  }
  return [...groups.values()];
}
