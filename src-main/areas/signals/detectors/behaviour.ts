import { addDays } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import { limitKey } from '../../credit/store.ts';
import { slowerFinding, slowerWindows } from '../rules.ts';
import { lateDisputesFinding } from '../rules/claims.ts';
import { swingFinding } from '../rules/orders.ts';
import {
  billShareFinding, LAST_RECEIPTS, newerUnpaidFinding, PARTIAL_WITHIN_DAYS, partialFinding, payersFinding, RETURN_DAYS, returnsFinding,
} from '../rules/receipts.ts'; // prettier-ignore
import type { Found, Scan } from '../scan.ts';
import { disputesRaised } from '../store/claims.ts';
import { ordersOfLate, orderSwings } from '../store/orders.ts';
import { billShares, oldSettled, overdueByAge, partialReceipts, payersOf, returnsOf, unusualPayers } from '../store/receipts.ts'; // prettier-ignore
import { byCustomer } from './limits.ts';

const idsOf = (rows: readonly { readonly customerId: CustomerId }[]): CustomerId[] => [
  ...new Set(rows.map(({ customerId }) => customerId)),
];

export function* payingSlower(scan: Scan): Iterable<Found> {
  const { recentFrom } = slowerWindows(scan.point.asOf);
  for (const { customerId, currency, slowing } of scan.habits()) {
    if (slowing === null) continue;
    const finding = slowerFinding(slowing.recent, slowing.prior, scan.settings.warnings);
    if (finding)
      yield { rule: 'paying_slower', customerId, currency, sinceOn: slowing.turnedOn ?? recentFrom, finding };
  }
}

/** Part payments and unmatched round sums among the last receipts. */
export function* partPayments(scan: Scan): Iterable<Found> {
  const { danger } = scan.settings;
  const rows = partialReceipts(scan.db, scan.asked, {
    withinDays: PARTIAL_WITHIN_DAYS,
    last: LAST_RECEIPTS,
    least: danger.partialOfLastFour,
  });
  for (const [{ customerId, currency }, receipts] of byCustomer(rows)) {
    const finding = partialFinding(receipts, currency, danger);
    if (finding) yield { rule: 'partial_payments', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
}

/** Old invoices paid while newer ones fall overdue. */
export function* newerUnpaid(scan: Scan): Iterable<Found> {
  const { recentFrom } = slowerWindows(scan.point.asOf);
  const oldPaid = new Map(
    scan.habits().map((habit) => [limitKey(habit.customerId, habit.currency), habit.oldPaidMinor]),
  );
  const paidOf = (of: Parameters<typeof limitKey>): number => oldPaid.get(limitKey(...of)) ?? 0;
  const candidates = overdueByAge(scan.db, scan.asked, recentFrom).filter((row) => {
    const paidMinor = paidOf([row.customerId, row.currency]);
    return paidMinor > 0 && row.newOverdueMinor > paidMinor;
  });
  const settled = oldSettled(scan.db, scan.point, recentFrom, idsOf(candidates));
  for (const { customerId, currency, ...overdue } of candidates) {
    const finding = newerUnpaidFinding({
      ...overdue,
      oldPaidMinor: paidOf([customerId, currency]),
      oldSettledMinor: settled.get(limitKey(customerId, currency)) ?? 0,
    });
    if (finding) yield { rule: 'newer_unpaid', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
}

export function* orderSwing(scan: Scan): Iterable<Found> {
  const { danger } = scan.settings;
  const swings = orderSwings(scan.db, scan.asked, danger);
  const orders = new Map(
    byCustomer(ordersOfLate(scan.db, scan.asked, idsOf(swings))).map(([of, rows]) => [
      limitKey(of.customerId, of.currency),
      rows,
    ]),
  );
  for (const { customerId, currency, ...swing } of swings) {
    const finding = swingFinding(swing, orders.get(limitKey(customerId, currency)) ?? [], scan.point.asOf, danger);
    if (finding) yield { rule: 'order_swing', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
}

/** More bills instead of money, and money from several hands. */
export function* waysOfPaying(scan: Scan): Iterable<Found> {
  const { danger } = scan.settings;
  const windows = slowerWindows(scan.point.asOf);
  const unusual = unusualPayers(scan.db, scan.asked, windows.recentFrom);
  for (const { customerId, currency, ...fact } of billShares(scan.db, scan.point, windows, idsOf(unusual.bills))) {
    const finding = billShareFinding(fact, danger);
    if (finding) yield { rule: 'bill_share', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
  const payers = payersOf(scan.db, scan.asked, windows.recentFrom, idsOf(unusual.names));
  for (const [{ customerId, currency }, rows] of byCustomer(payers)) {
    const finding = payersFinding(rows, danger);
    if (finding)
      yield { rule: 'payer_accounts', customerId, currency, sinceOn: finding.sinceOn, names: finding.names, finding };
  }
}

/** Disputes raised after the due date, and credit notes out of proportion. */
export function* lateClaims(scan: Scan): Iterable<Found> {
  const { danger } = scan.settings;
  for (const [{ customerId, currency }, disputes] of byCustomer(
    disputesRaised(scan.db, scan.asked, danger.disputesInDays),
  )) {
    const finding = lateDisputesFinding(disputes, scan.point.asOf, danger);
    if (finding) yield { rule: 'late_disputes', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
  for (const { customerId, currency, ...fact } of returnsOf(
    scan.db,
    scan.asked,
    addDays(scan.point.asOf, -RETURN_DAYS + 1),
  )) {
    const finding = returnsFinding(fact, danger);
    if (finding) yield { rule: 'returns_high', customerId, currency, sinceOn: finding.sinceOn, finding };
  }
}
