import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths, monthEnd, monthStart, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingOf, customerLabels, payments, type CustomerFigures, type Payment } from '../aging/store.ts';
import { listBills } from '../bills/procedures.ts';
import { exposures, type CustomerExposure } from '../credit/exposure.ts';
import { exposureEntries } from '../credit/exposureHistory.ts';
import { limitsInForce } from '../credit/store.ts';
import { daysOpen } from '../disputes/rules.ts';
import { listDisputes } from '../disputes/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import type { Signal, SignalLevel, SignalRule } from './contract.ts';
import {
  billFinding, concentrationFinding, disputeFinding, newlyOverdueFinding, overdueFinding, overLimitFinding, overLimitThreshold, slowerFinding,
  slowerWindows, stretchStart, type Finding,
} from './rules.ts'; // prettier-ignore
import { acknowledgements, newlyOverdue, slowingCandidates } from './store.ts';

export interface SignalQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
}

const severity: Readonly<Record<SignalLevel, number>> = { red: 0, orange: 1, yellow: 2 };

/**
 * Every warning that the figures of the day give rise to, worst first, each with the acknowledgement that still covers
 * it. An acknowledgement covers a signal while its fact is the same and the snooze has not ended.
 */
export function detectSignals(db: ReadDb, question: SignalQuestion): Signal[] {
  const { warnings } = readSettings(db);
  const point: PointInTime = { asOf: question.asOf, knownAt: question.knownAt };
  const aging = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500] });
  const labels = customerLabels(db);
  const standing = acknowledgements(db, question.knownAt);
  const limits = limitsInForce(db, point);
  const signals: Signal[] = [];
  const totalsOn = monthEndTotals(db, point);

  const add = (
    rule: SignalRule,
    customerId: CustomerId,
    currency: CurrencyCode,
    amountMinor: number,
    sinceOn: Day,
    finding: Finding,
    about: Pick<Signal, 'bill' | 'dispute'> = {},
  ): void => {
    const matter = about.bill?.billId ?? about.dispute?.disputeId;
    const key = `${rule}:${customerId}:${currency}${matter === undefined ? '' : `:${matter}`}`;
    const covered = standing.get(key);
    const holds =
      covered?.fact === finding.fact && (covered.snoozeUntil === null || covered.snoozeUntil > question.asOf);
    signals.push({
      key,
      rule,
      level: finding.level,
      customerId,
      customerCode: labels.get(customerId)?.code ?? '',
      customerName: labels.get(customerId)?.name ?? '',
      currency,
      amountMinor,
      sinceOn,
      figures: finding.figures,
      fact: finding.fact,
      ...about,
      acknowledged:
        covered && holds
          ? { reason: covered.reason, actor: covered.actor, at: covered.at, snoozeUntil: covered.snoozeUntil }
          : null,
    });
  };
  const wanted = (customerId: CustomerId): boolean =>
    question.customerId === undefined || question.customerId === customerId;
  const all = new Map([...aging].map(([currency, customers]) => [currency, receivables(customers)]));

  for (const [currency, customers] of aging) {
    for (const figures of customers.values()) {
      if (!wanted(figures.customerId)) continue;
      const oldestDueOn = addDays(question.asOf, -figures.oldestDaysLate);
      const overdue = overdueFinding({ ...figures, oldestDueOn }, warnings);
      if (overdue) add('overdue', figures.customerId, currency, figures.overdueMinor, addDays(oldestDueOn, 1), overdue);

      const concentrated = concentrationFinding(figures.totalMinor, all.get(currency) ?? 0, warnings);
      if (concentrated) {
        const since = concentratedSince(figures.customerId, question.asOf, (end) => totalsOn(currency, end), warnings);
        add('concentration', figures.customerId, currency, figures.totalMinor, since, concentrated);
      }
    }
  }

  const exposedIn = new Map<CurrencyCode, ReadonlyMap<CustomerId, CustomerExposure>>();
  for (const { customerId, currency, fromOn } of limits.values()) {
    const exposed = exposedIn.get(currency) ?? exposures(db, point, currency);
    exposedIn.set(currency, exposed);
    const exposure = exposed.get(customerId);
    // A shared limit is told of once, at the head of those who share it.
    if (!exposure || exposure.customers[0] !== customerId || !wanted(customerId)) continue;
    const { exposureMinor, limitMinor, parts } = exposure;
    const billsMinor = parts.reduce(
      (sum, { part, counted, amountMinor }) =>
        counted && (part === 'commercialBills' || part === 'bankBills') ? sum + amountMinor : sum,
      0,
    );
    const over = overLimitFinding(exposureMinor, limitMinor, warnings, billsMinor);
    if (!over) continue;
    const entries = exposureEntries(db, point, exposure.customers, currency);
    const since = stretchStart(entries, overLimitThreshold(limitMinor, warnings)) ?? question.asOf;
    add('over_limit', customerId, currency, exposureMinor, since > fromOn ? since : fromOn, over);
  }

  for (const bill of listBills(db, question)) {
    const finding = billFinding(bill, question.asOf);
    if (!finding || bill.alarm === null) continue;
    add(finding.rule, bill.customerId, bill.currency, bill.amountMinor, finding.sinceOn, finding, {
      bill: { billId: bill.billId, number: bill.number, alarm: bill.alarm.code, dueOn: bill.alarm.dueOn },
    });
  }

  const { customerId } = question;
  for (const dispute of listDisputes(db, { ...point, customerId, status: 'past_target' })) {
    const { disputeId, number, reason, owner, targetOn, openedOn, resolvedOn } = dispute;
    const lasted = daysOpen(openedOn, resolvedOn, question.asOf);
    const finding = disputeFinding({ ...dispute, daysOpen: lasted }, question.asOf);
    if (!finding || targetOn === null) continue;
    add('dispute_overdue', dispute.customerId, dispute.currency, dispute.standingMinor, finding.sinceOn, finding, {
      dispute: { disputeId, number, reason, owner, targetOn },
    });
  }

  for (const fresh of newlyOverdue(db, point, warnings.newlyOverdueDays)) {
    if (!wanted(fresh.customerId)) continue;
    const finding = newlyOverdueFinding(fresh.overdueMinor, all.get(fresh.currency) ?? 0, fresh.firstDueOn, warnings);
    if (finding)
      add(
        'large_newly_overdue',
        fresh.customerId,
        fresh.currency,
        fresh.overdueMinor,
        addDays(fresh.firstDueOn, 1),
        finding,
      );
  }

  const windows = slowerWindows(question.asOf);
  const slowing = slowingCandidates(db, question, windows, warnings);
  const customers = [...new Set(slowing.map(({ customerId }) => customerId))];
  const paid = payments(db, { ...point, from: windows.priorFrom, customers });
  const paidBy = new Map<CustomerId, Payment[]>(customers.map((customerId) => [customerId, []]));
  for (const part of paid) paidBy.get(part.customerId)?.push(part);
  for (const { customerId, currency } of slowing) {
    const parts = (paidBy.get(customerId) ?? []).filter((part) => part.currency === currency);
    const finding = slowerFinding(parts, question.asOf, warnings);
    if (!finding) continue;
    const owed = aging.get(currency)?.get(customerId)?.totalMinor ?? 0;
    add('paying_slower', customerId, currency, owed, finding.sinceOn, finding);
  }

  return signals.sort(
    (a, b) => severity[a.level] - severity[b.level] || b.amountMinor - a.amountMinor || (a.key < b.key ? -1 : 1),
  );
}

/** Receivables of a currency for shares: what customers owe, without those that are owed by us. */
function receivables(customers: ReadonlyMap<CustomerId, CustomerFigures>): number {
  let total = 0;
  for (const figures of customers.values()) total += Math.max(0, figures.totalMinor);
  return total;
}

const LOOK_BACK_MONTHS = 6;

/** What each customer owes in one currency at the month ends before a day, worked out once for all who are asked about. */
function monthEndTotals(
  db: ReadDb,
  point: PointInTime,
): (currency: CurrencyCode, asOf: Day) => ReadonlyMap<CustomerId, CustomerFigures> {
  const known = new Map<string, ReadonlyMap<CustomerId, CustomerFigures>>();
  return (currency, asOf) => {
    const key = `${currency} ${asOf}`;
    const found =
      known.get(key) ??
      agingOf(db, { ...point, asOf, basis: 'due', bucketEnds: [36_500], currency }).get(currency) ??
      new Map<CustomerId, CustomerFigures>();
    known.set(key, found);
    return found;
  };
}

/** The earliest of the month ends, in one run back from now, at which the share was reached; looked at for half a year. */
function concentratedSince(
  customerId: CustomerId,
  asOf: Day,
  customersOn: (day: Day) => ReadonlyMap<CustomerId, CustomerFigures>,
  thresholds: Parameters<typeof concentrationFinding>[2],
): Day {
  let since = asOf;
  for (let back = 1; back <= LOOK_BACK_MONTHS; back += 1) {
    const end = monthEnd(addMonths(monthStart(asOf), -back));
    const customers = customersOn(end);
    if (!concentrationFinding(customers.get(customerId)?.totalMinor ?? 0, receivables(customers), thresholds)) break;
    since = end;
  }
  return since;
}
