import type { AgingCurrency, AgingCustomer, Basis, QuadrantPoint } from '../../src-main/areas/aging/contract.ts';
import { bucketIndex, bucketRanges, riskLevel } from '../../src-main/areas/aging/rules/buckets.ts';
import { paretoLine, quadrantName, weightedTenths } from '../../src-main/areas/aging/rules/quadrant.ts';
import type { Settings } from '../../src-main/areas/settings/contract.ts';
import type { Signal } from '../../src-main/areas/signals/contract.ts';
import { concentrationFinding, overdueFinding, overLimitFinding } from '../../src-main/areas/signals/rules.ts';
import { dangerOf } from '../../src-main/areas/signals/rules/danger.ts';
import { addDays, daysBetween, type Day } from '../../src-main/kernel/day.ts';
import { CNY, daysLate, type FakeCustomer } from './fakeBook.ts';

/** Figures over the fake book by the rules of the product, so that they add up as the real ones do. */
export function agingRow(customer: FakeCustomer, asOf: Day, basis: Basis, ends: readonly number[]): AgingCustomer {
  const buckets = bucketRanges(ends).map((range) => ({ ...range, amountMinor: 0, count: 0 }));
  let notDueMinor = 0;
  let overdueMinor = 0;
  let disputedMinor = 0;
  let oldestDaysLate = 0;
  for (const item of customer.items) {
    const late = daysLate(item, asOf);
    const age = basis === 'due' ? late : daysBetween(item.issuedOn, asOf);
    const bucket = buckets[bucketIndex(age, ends)];
    if (bucket === undefined) notDueMinor += item.openMinor;
    else {
      bucket.amountMinor += item.openMinor;
      bucket.count += 1;
    }
    if (late > 0) overdueMinor += item.openMinor;
    disputedMinor += item.disputedMinor;
    oldestDaysLate = Math.max(oldestDaysLate, late);
  }
  const openMinor = customer.items.reduce((sum, item) => sum + item.openMinor, 0);
  return {
    customerId: customer.id,
    customerCode: customer.code,
    customerName: customer.name,
    notDueMinor,
    buckets,
    unappliedMinor: customer.unappliedMinor === 0 ? 0 : -customer.unappliedMinor,
    overdueMinor,
    disputedMinor,
    totalMinor: openMinor - customer.unappliedMinor,
    oldestDaysLate,
  };
}

export function agingOf(rows: readonly AgingCustomer[], ends: readonly number[], customers: readonly AgingCustomer[]) {
  const sum = (of: (row: AgingCustomer) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const figures: AgingCurrency = {
    currency: CNY,
    notDueMinor: sum((row) => row.notDueMinor),
    buckets: bucketRanges(ends).map((range, index) => ({
      ...range,
      amountMinor: sum((row) => row.buckets[index]?.amountMinor ?? 0),
      count: sum((row) => row.buckets[index]?.count ?? 0),
    })),
    unappliedMinor: sum((row) => row.unappliedMinor),
    overdueMinor: sum((row) => row.overdueMinor),
    disputedMinor: sum((row) => row.disputedMinor),
    totalMinor: sum((row) => row.totalMinor),
    ledgerMinor: sum((row) => row.totalMinor),
    billsHeldMinor: 0,
    customerCount: rows.length,
    customers: [...customers],
  };
  return figures;
}

export function quadrantOf(book: readonly FakeCustomer[], asOf: Day, settings: Settings['quadrant']) {
  const bare = book.flatMap((customer) => {
    const overdue = customer.items.filter((item) => daysLate(item, asOf) > 0);
    const overdueMinor = overdue.reduce((sum, item) => sum + item.openMinor, 0);
    if (overdueMinor === 0) return [];
    const weighted = overdue.reduce((sum, item) => sum + item.openMinor * daysLate(item, asOf), 0);
    return [{ customer, overdue, overdueMinor, tenths: weightedTenths(weighted, overdueMinor) }];
  });
  const line = paretoLine(
    bare.map(({ overdueMinor }) => overdueMinor),
    settings.paretoShareBp,
  );
  const split = {
    splitDays: settings.splitDays,
    splitAmountMinor: settings.splitMode === 'pareto' ? line : settings.splitAmountMinor,
  };
  const points = bare.map<QuadrantPoint>(({ customer, overdue, overdueMinor, tenths }) => {
    const oldest = Math.max(...overdue.map((item) => daysLate(item, asOf)));
    return {
      customerId: customer.id,
      customerCode: customer.code,
      customerName: customer.name,
      weightedDaysLateTenths: tenths,
      overdueMinor,
      exposureMinor: customer.items.reduce((sum, item) => sum + item.openMinor, 0) - customer.unappliedMinor,
      oldestDaysLate: oldest,
      riskLevel: riskLevel(oldest),
      quadrant: quadrantName(tenths, overdueMinor, split),
      before:
        tenths > 300 ? { weightedDaysLateTenths: tenths - 210, overdueMinor: Math.ceil(overdueMinor * 0.8) } : null,
    };
  });
  return {
    asOf,
    currency: CNY,
    ...split,
    splitMode: settings.splitMode,
    paretoShareBp: settings.paretoShareBp,
    points,
    totals: (['I', 'II', 'III', 'IV'] as const).map((quadrant) => {
      const of = points.filter((point) => point.quadrant === quadrant);
      return { quadrant, count: of.length, overdueMinor: of.reduce((sum, point) => sum + point.overdueMinor, 0) };
    }),
  };
}

export function signalsOf(book: readonly FakeCustomer[], asOf: Day, settings: Settings): Signal[] {
  const rows = book.map((customer) => ({ customer, row: agingRow(customer, asOf, 'due', [30]) }));
  const allMinor = rows.reduce((sum, { row }) => sum + row.totalMinor, 0);
  return rows.flatMap(({ customer, row }) => {
    const dueOn = addDays(asOf, -row.oldestDaysLate);
    const found = [
      ['overdue', overdueFinding({ ...row, oldestDueOn: dueOn }, settings.warnings)],
      [
        'over_limit',
        customer.limitMinor === null ? null : overLimitFinding(row.totalMinor, customer.limitMinor, settings.warnings),
      ],
      ['concentration', concentrationFinding(row.totalMinor, allMinor, settings.warnings)],
    ] as const;
    return found.flatMap(([rule, finding]) =>
      finding === null
        ? []
        : [
            {
              key: `${rule}:${customer.id}:CNY`,
              rule,
              level: finding.level,
              customerId: customer.id,
              customerCode: customer.code,
              customerName: customer.name,
              currency: CNY,
              amountMinor: rule === 'overdue' ? row.overdueMinor : row.totalMinor,
              sinceOn: addDays(dueOn, 1),
              figures: finding.figures,
              danger: dangerOf(rule, finding.level),
              expiresOn: null,
              names: [],
              fact: finding.fact,
              acknowledged: null,
            },
          ],
    );
  });
}
