import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, addMonths, monthEnd, monthStart, type Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { CustomerFigures } from '../../aging/store.ts';
import { listBills } from '../../bills/procedures.ts';
import { daysOpen } from '../../disputes/rules.ts';
import { listDisputes } from '../../disputes/store.ts';
import { billFinding, concentrationFinding, disputeFinding, newlyOverdueFinding, overdueFinding } from '../rules.ts';
import type { Found, Scan } from '../scan.ts';
import { bookedBetween, newlyOverdue } from '../store.ts';

/** What is overdue, and what is a large part of all receivables. */
export function* ageAndSize(scan: Scan): Iterable<Found> {
  const { warnings } = scan.settings;
  const { asOf } = scan.point;
  const totalsOf = monthEndTotals(scan);
  for (const [currency, customers] of scan.whole()) {
    const allMinor = receivables(customers);
    for (const figures of customers.values()) {
      const { customerId } = figures;
      if (!scan.wants(customerId)) continue;
      const oldestDueOn = addDays(asOf, -figures.oldestDaysLate);
      const overdue = overdueFinding({ ...figures, oldestDueOn }, warnings);
      if (overdue)
        yield {
          rule: 'overdue',
          customerId,
          currency,
          amountMinor: figures.overdueMinor,
          sinceOn: addDays(oldestDueOn, 1),
          finding: overdue,
        };
      const finding = concentrationFinding(figures.totalMinor, allMinor, warnings);
      if (!finding) continue;
      const sinceOn = concentratedSince(customerId, asOf, (back) => totalsOf(currency, back), warnings);
      yield { rule: 'concentration', customerId, currency, amountMinor: figures.totalMinor, sinceOn, finding };
    }
  }
}

export function* newlyLarge(scan: Scan): Iterable<Found> {
  const { warnings } = scan.settings;
  const totals = new Map([...scan.whole()].map(([currency, customers]) => [currency, receivables(customers)]));
  for (const fresh of newlyOverdue(scan.db, scan.point, warnings.newlyOverdueDays)) {
    const { customerId, currency, overdueMinor: amountMinor, firstDueOn } = fresh;
    if (!scan.wants(customerId)) continue;
    const finding = newlyOverdueFinding(amountMinor, totals.get(currency) ?? 0, firstDueOn, warnings);
    if (finding) {
      const sinceOn = addDays(firstDueOn, 1);
      yield { rule: 'large_newly_overdue', customerId, currency, amountMinor, sinceOn, finding };
    }
  }
}

/** Bills that cannot wait, refused ones among them. */
export function* billsToAct(scan: Scan): Iterable<Found> {
  for (const bill of listBills(scan.db, scan.asked)) {
    const finding = billFinding(bill, scan.point.asOf);
    if (!finding || bill.alarm === null) continue;
    const { billId, number, alarm } = bill;
    yield {
      rule: finding.rule,
      customerId: bill.customerId,
      currency: bill.currency,
      amountMinor: bill.amountMinor,
      sinceOn: finding.sinceOn,
      finding,
      about: { bill: { billId, number, alarm: alarm.code, dueOn: alarm.dueOn } },
    };
  }
}

export function* disputesPastTarget(scan: Scan): Iterable<Found> {
  const { customerId } = scan.asked;
  for (const dispute of listDisputes(scan.db, { ...scan.point, customerId, status: 'past_target' })) {
    const { disputeId, number, reason, owner, targetOn, openedOn, resolvedOn } = dispute;
    const lasted = daysOpen(openedOn, resolvedOn, scan.point.asOf);
    const finding = disputeFinding({ ...dispute, daysOpen: lasted }, scan.point.asOf);
    if (!finding || targetOn === null) continue;
    yield {
      rule: 'dispute_overdue',
      customerId: dispute.customerId,
      currency: dispute.currency,
      amountMinor: dispute.standingMinor,
      sinceOn: finding.sinceOn,
      finding,
      about: { dispute: { disputeId, number, reason, owner, targetOn } },
    };
  }
}

/** Receivables of a currency for shares: what customers owe, without those that are owed by us. */
function sumOwed(totals: Iterable<number>): number {
  let sum = 0;
  for (const totalMinor of totals) sum += Math.max(0, totalMinor);
  return sum;
}

function receivables(customers: ReadonlyMap<CustomerId, CustomerFigures>): number {
  return sumOwed([...customers.values()].map(({ totalMinor }) => totalMinor));
}

const LOOK_BACK_MONTHS = 6;

type Totals = ReadonlyMap<CustomerId, number>;

/**
 * What each customer owes in one currency at the month ends before a day, worked out once for all who are asked about:
 * from one month end back to the one before it by undoing what was booked in between.
 */
function monthEndTotals(scan: Scan): (currency: CurrencyCode, back: number) => Totals {
  const known = new Map<string, Totals>();
  return function totalsOf(currency, back): Totals {
    const key = `${currency} ${back}`;
    let totals = known.get(key);
    if (totals === undefined) {
      totals = back === 0 ? owedNow(scan, currency) : owedBefore(scan, currency, back, totalsOf(currency, back - 1));
      known.set(key, totals);
    }
    return totals;
  };
}

function owedNow(scan: Scan, currency: CurrencyCode): Totals {
  const customers = scan.whole().get(currency)?.values() ?? [];
  return new Map([...customers].map(({ customerId, totalMinor }) => [customerId, totalMinor]));
}

function owedBefore({ db, point }: Scan, currency: CurrencyCode, back: number, then: Totals): Totals {
  const totals = new Map(then);
  const window = { currency, after: lookBackEnd(point.asOf, back), until: lookBackEnd(point.asOf, back - 1) };
  for (const [customerId, minor] of bookedBetween(db, point, window))
    totals.set(customerId, (totals.get(customerId) ?? 0) - minor);
  return totals;
}

/** The day itself for 0, else so many month ends before it. 15 June and 1: 31 May. */
function lookBackEnd(asOf: Day, back: number): Day {
  return back === 0 ? asOf : monthEnd(addMonths(monthStart(asOf), -back));
}

/** The earliest of the month ends, in one run back from now, at which the share was reached; looked at for half a year. */
function concentratedSince(
  customerId: CustomerId,
  asOf: Day,
  totalsOf: (back: number) => Totals,
  thresholds: Parameters<typeof concentrationFinding>[2],
): Day {
  let since = asOf;
  for (let back = 1; back <= LOOK_BACK_MONTHS; back += 1) {
    const totals = totalsOf(back);
    if (!concentrationFinding(totals.get(customerId) ?? 0, sumOwed(totals.values()), thresholds)) break;
    since = lookBackEnd(asOf, back);
  }
  return since;
}
