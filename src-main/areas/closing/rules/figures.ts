import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import { bucketIndex, bucketRanges } from '../../aging/rules/buckets.ts';
import { countBackDso, periodDso, periodWindow, salesSlices } from '../../aging/rules/dso.ts';
import type { CloseCurrency, CloseFigures, CloseRow } from '../contract.ts';

/** How far count-back looks, as in the key figures of the aging. */
export const HISTORY_MONTHS = 36;

export interface FiguresQuestion {
  readonly asOf: Day;
  readonly bucketEnds: CloseFigures['bucketEnds'];
  readonly currency: CurrencyCode;
  /** Σ debit documents − Σ credit documents, worked out without the rows. */
  readonly ledgerMinor: number;
  /** Credit sales per month `YYYY-MM`, back to the start of the count-back's history and of the period's window. */
  readonly sales: ReadonlyMap<string, number>;
  /** Credit sales of the period method's window. */
  readonly periodSalesMinor: number;
}

/** The figures of one currency from its frozen rows: nothing in them that the rows do not add up to. */
export function figuresOf(rows: readonly CloseRow[], question: FiguresQuestion): CloseCurrency {
  const { asOf, bucketEnds, currency, ledgerMinor } = question;
  const due = aged(bucketEnds.due);
  const document = aged(bucketEnds.document);
  const balances = new Map<CustomerId, number>();
  const overdueCustomers = new Map<CustomerId, number>();
  const sum = { overdueMinor: 0, unappliedMinor: 0, disputedMinor: 0, over90Minor: 0, itemCount: 0, creditCount: 0 };
  for (const row of rows) {
    if (row.currency !== currency) continue;
    balances.set(row.customerId, (balances.get(row.customerId) ?? 0) + row.openMinor);
    if (row.kind === 'credit' || row.dueOn === null) {
      sum.unappliedMinor += row.openMinor;
      sum.creditCount += 1;
      continue;
    }
    const daysLate = daysBetween(row.dueOn, asOf);
    due.add(daysLate, row.openMinor);
    document.add(daysBetween(row.issuedOn, asOf), row.openMinor);
    sum.itemCount += 1;
    sum.disputedMinor += row.disputedMinor;
    if (daysLate > 90) sum.over90Minor += row.openMinor;
    if (daysLate <= 0) continue;
    sum.overdueMinor += row.openMinor;
    overdueCustomers.set(row.customerId, (overdueCustomers.get(row.customerId) ?? 0) + row.openMinor);
  }
  const receivableMinor = due.notDueMinor + sum.overdueMinor;
  const dso = countBackDso(receivableMinor, salesSlices(asOf, question.sales, HISTORY_MONTHS));
  const { days } = periodWindow(asOf);
  const topTen = [...balances.values()].sort((a, b) => b - a).slice(0, 10);
  return {
    currency,
    totalMinor: receivableMinor + sum.unappliedMinor,
    ledgerMinor,
    notDueMinor: due.notDueMinor,
    overdueMinor: sum.overdueMinor,
    unappliedMinor: sum.unappliedMinor,
    disputedMinor: sum.disputedMinor,
    customerCount: balances.size,
    itemCount: sum.itemCount,
    creditCount: sum.creditCount,
    dueBuckets: due.buckets,
    documentNotDueMinor: document.notDueMinor,
    documentBuckets: document.buckets,
    over90Minor: sum.over90Minor,
    topTenMinor: topTen.reduce((total, balance) => total + Math.max(0, balance), 0),
    overdueCustomerCount: [...overdueCustomers.values()].filter((overdue) => overdue > 0).length,
    dsoCountBackTenths: dso.tenths,
    dsoCountBackIsFloor: dso.floor,
    dsoPeriodTenths: periodDso(receivableMinor, question.periodSalesMinor, days),
    bestPossibleDsoTenths: periodDso(due.notDueMinor, question.periodSalesMinor, days),
    averageDaysDelinquentTenths: periodDso(sum.overdueMinor, question.periodSalesMinor, days),
  };
}

function aged(ends: readonly number[]) {
  const buckets = bucketRanges(ends).map((range) => ({ ...range, amountMinor: 0, count: 0 }));
  const result = {
    notDueMinor: 0,
    buckets,
    add(days: number, openMinor: number): void {
      const bucket = buckets[bucketIndex(days, ends)];
      if (bucket === undefined) {
        result.notDueMinor += openMinor;
        return;
      }
      bucket.amountMinor += openMinor;
      bucket.count += 1;
    },
  };
  return result;
}
