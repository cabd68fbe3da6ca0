import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths, daysBetween, monthEnd, monthStart, type Day } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { Settings } from '../settings/contract.ts';
import { readSettings } from '../settings/store.ts';
import type { Kpi, QuadrantName, QuadrantPoint } from './contract.ts';
import { riskLevel } from './rules/buckets.ts';
import { countBackDso, periodDso, periodWindow, salesSlices } from './rules/dso.ts';
import { averageDaysLateTenths, daysLateQuantile } from './rules/lateness.ts';
import { paretoLine, quadrantName, weightedTenths } from './rules/quadrant.ts';
import {
  agingOf,
  customerLabels,
  dueWithin,
  openByCustomer,
  overdueByCustomer,
  payments,
  type Payment,
  salesBetween,
  salesByMonth,
  sumFigures,
} from './store.ts';

type CurrencyPoint = PointInTime & { readonly currency: CurrencyCode };

export interface Quadrant {
  readonly asOf: Day;
  readonly currency: CurrencyCode;
  readonly splitDays: number;
  readonly splitAmountMinor: number;
  readonly splitMode: Settings['quadrant']['splitMode'];
  readonly paretoShareBp: number;
  readonly points: QuadrantPoint[];
  readonly totals: { quadrant: QuadrantName; count: number; overdueMinor: number }[];
}

/** The age quadrant, reading A of domain.md §4.3, with last month's position of every point. Largest first. */
export function quadrantOf(db: ReadDb, point: CurrencyPoint): Quadrant {
  const { quadrant: settings } = readSettings(db);
  const overdue = overdueByCustomer(db, point);
  const before = new Map(
    overdueByCustomer(db, { ...point, asOf: lastMonthEnd(point.asOf) }).map((row) => [row.customerId, row]),
  );
  const exposure = openByCustomer(db, point);
  const labels = customerLabels(db);
  const split = {
    splitDays: settings.splitDays,
    splitAmountMinor:
      settings.splitMode === 'fixed'
        ? settings.splitAmountMinor
        : paretoLine(
            overdue.map((row) => row.overdueMinor),
            settings.paretoShareBp,
          ),
  };
  const points = overdue
    .map((row): QuadrantPoint => {
      const earlier = before.get(row.customerId);
      const oldestDaysLate = daysBetween(row.oldestDueOn, point.asOf);
      const weightedDaysLateTenths = weightedTenths(row.openTimesDays, row.overdueMinor);
      return {
        customerId: row.customerId,
        customerCode: labels.get(row.customerId)?.code ?? '',
        customerName: labels.get(row.customerId)?.name ?? '',
        weightedDaysLateTenths,
        overdueMinor: row.overdueMinor,
        exposureMinor: exposure.get(row.customerId) ?? row.overdueMinor,
        oldestDaysLate,
        riskLevel: riskLevel(oldestDaysLate),
        quadrant: quadrantName(weightedDaysLateTenths, row.overdueMinor, split),
        before: earlier
          ? {
              weightedDaysLateTenths: weightedTenths(earlier.openTimesDays, earlier.overdueMinor),
              overdueMinor: earlier.overdueMinor,
            }
          : null,
      };
    })
    .sort((a, b) => b.overdueMinor - a.overdueMinor || a.customerId - b.customerId);
  const totals = (['I', 'II', 'III', 'IV'] as const).map((quadrant) => {
    const members = points.filter((member) => member.quadrant === quadrant);
    return {
      quadrant,
      count: members.length,
      overdueMinor: members.reduce((sum, member) => sum + member.overdueMinor, 0),
    };
  });
  return {
    asOf: point.asOf,
    currency: point.currency,
    ...split,
    splitMode: settings.splitMode,
    paretoShareBp: settings.paretoShareBp,
    points,
    totals,
  };
}

/** How far count-back looks: beyond three years of sales the figure says "more than". */
const HISTORY_MONTHS = 36;

/** The key figures of one currency, each with last month's end beside it where a trend is shown. */
export function kpisOf(db: ReadDb, point: CurrencyPoint): Kpi {
  const now = measures(db, point);
  const beforeAsOf = lastMonthEnd(point.asOf);
  const before = measures(db, { ...point, asOf: beforeAsOf });
  const window = periodWindow(point.asOf);
  const sales = salesBetween(db, { ...point, from: window.from });
  const { figures, customers } = now;
  return {
    currency: point.currency,
    totalMinor: figures.totalMinor,
    overdueMinor: figures.overdueMinor,
    notDueMinor: figures.notDueMinor,
    over90Minor: now.over90Minor,
    unappliedMinor: figures.unappliedMinor,
    disputedMinor: figures.disputedMinor,
    customerCount: customers.length,
    overdueCustomerCount: customers.filter((customer) => customer.overdueMinor > 0).length,
    dsoCountBackTenths: now.dso.tenths,
    dsoCountBackIsFloor: now.dso.floor,
    dsoPeriodTenths: periodDso(now.receivableMinor, sales, window.days),
    dsoCountBackWithoutDisputedTenths: now.undisputedDso.tenths,
    disputeDaysTenths: periodDso(figures.disputedMinor, sales, window.days),
    bestPossibleDsoTenths: periodDso(figures.notDueMinor, sales, window.days),
    averageDaysDelinquentTenths: periodDso(figures.overdueMinor, sales, window.days),
    before:
      before.customers.length === 0 && before.dso.tenths === null
        ? null
        : {
            asOf: beforeAsOf,
            totalMinor: before.figures.totalMinor,
            overdueMinor: before.figures.overdueMinor,
            over90Minor: before.over90Minor,
            dsoCountBackTenths: before.dso.tenths,
          },
    topTenMinor: customers
      .map((customer) => customer.totalMinor)
      .sort((a, b) => b - a)
      .slice(0, 10)
      .reduce((sum, total) => sum + Math.max(0, total), 0),
    dueNextSevenDaysMinor: dueWithin(db, point, 7),
  };
}

function measures(db: ReadDb, point: CurrencyPoint) {
  const bucketEnds = [90];
  const customers = [
    ...(agingOf(db, { ...point, basis: 'due', bucketEnds })
      .get(point.currency)
      ?.values() ?? []),
  ];
  const figures = sumFigures(customers, bucketEnds);
  const from = monthStart(addMonths(point.asOf, 1 - HISTORY_MONTHS));
  // Advance receipts are not receivables: the open items count, unapplied money does not (domain.md §2.1).
  const receivableMinor = figures.notDueMinor + figures.overdueMinor;
  const slices = salesSlices(point.asOf, salesByMonth(db, { ...point, from }), HISTORY_MONTHS);
  const dso = countBackDso(receivableMinor, slices);
  const undisputedDso = countBackDso(receivableMinor - figures.disputedMinor, slices);
  return { figures, customers, receivableMinor, over90Minor: figures.buckets[1]?.amountMinor ?? 0, dso, undisputedDso };
}

/** Fewer paid items than this say too little about a habit (behaviours.md §2.20). */
const MIN_PAID_ITEMS = 5;

/** How late a customer usually pays, from receipts of the last twelve months in the currency of most of the paid items. */
export function latenessOf(db: ReadDb, point: PointInTime & { readonly customerId: CustomerId }) {
  const all = payments(db, { ...point, from: addDays(point.asOf, -364), customers: [point.customerId] });
  // Amounts are weights, and those of two currencies cannot be weighed against each other.
  const itemsIn = (parts: readonly Payment[]): number => new Set(parts.map((part) => part.dueItemId)).size;
  const byCurrency = [...grouped(all, ({ currency }) => currency)].sort(
    ([a, left], [b, right]) => itemsIn(right) - itemsIn(left) || (a < b ? -1 : 1),
  );
  const paid = byCurrency[0]?.[1] ?? [];
  const paidItems = itemsIn(paid);
  const enough = paidItems >= MIN_PAID_ITEMS;
  return {
    paidItems,
    medianDaysLate: enough ? daysLateQuantile(paid, 5000) : null,
    slowDaysLate: enough ? daysLateQuantile(paid, 8000) : null,
    averageDaysLateTenths: averageDaysLateTenths(paid),
  };
}

/** The last day of the month before the day's own. */
export function lastMonthEnd(asOf: Day): Day {
  return monthEnd(addMonths(monthStart(asOf), -1));
}
