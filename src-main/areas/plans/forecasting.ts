import type { CurrencyCode } from '../../kernel/currency.ts';
import { addMonths } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { effectiveSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { listItems, unappliedByCustomer } from '../ledger/store/read.ts';
import { isLive, isNotKept } from '../promises/rules/judging.ts';
import { promisesAt } from '../promises/store.ts';
import type { ForecastRow } from './contract.ts';
import {
  bucketOf,
  expectedOf,
  usualDaysLate,
  weeksFrom,
  type ExpectedPart,
  type LostWord,
  type PaidPart,
} from './rules/forecast.ts';
import { isPerforming, plansAt } from './store.ts';

export interface ForecastQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly currency?: CurrencyCode | undefined;
}

/** Every open amount with the day it may be expected on; unused money of the customer is taken off the oldest first. */
export function forecastRows(db: ReadDb, question: ForecastQuestion): ForecastRow[] {
  const { asOf } = question;
  const items = listItems(db, question).filter(({ openMinor }) => openMinor > 0);
  const plans = grouped(plansAt(db, question), ({ customerId, currency }) => `${customerId} ${currency}`);
  const promises = grouped(promisesAt(db, question), ({ customerId, currency }) => `${customerId} ${currency}`);
  const habits = habitsAt(db, question);
  const unapplied = new Map(unappliedByCustomer(db, question).map((row) => [`${row.customerId} ${row.currency}`, row.unappliedMinor])); // prettier-ignore
  const rows: ForecastRow[] = [];
  for (const [key, own] of grouped(items, ({ customerId, currency }) => `${customerId} ${currency}`)) {
    const parts: ExpectedPart[] = [];
    const lost: LostWord = new Map();
    for (const promise of promises.get(key) ?? []) {
      const dueItemIds = promise.lines.map(({ dueItemId }) => dueItemId);
      if (isLive(promise.state)) parts.push({ onDay: promise.dueOn, amountMinor: promise.amountMinor - promise.keptMinor, dueItemIds, basis: 'promise' });
      else if (isNotKept(promise.state) && promise.replacedById === null) for (const id of dueItemIds) lost.set(id, 'promise_broken'); // prettier-ignore
    }
    for (const plan of plans.get(key) ?? []) {
      if (plan.state === 'broken') for (const id of plan.dueItemIds) lost.set(id, 'plan_broken');
      if (!isPerforming(plan.state)) continue;
      for (const { dueOn, amountMinor, paidMinor } of plan.instalments)
        parts.push({ onDay: dueOn, amountMinor: amountMinor - paidMinor, dueItemIds: plan.dueItemIds, basis: 'plan' });
    }
    const covered = withoutUnapplied(own, unapplied.get(key) ?? 0);
    const usual = habits.get(own[0]?.customerId as CustomerId) ?? null;
    const byId = new Map(own.map((item) => [item.dueItemId, item]));
    for (const expected of expectedOf(covered, parts, lost, usual, asOf)) {
      const item = byId.get(expected.dueItemId);
      if (!item) continue;
      const { documentId, number, customerId, customerCode, customerName, currency, dueOn } = item;
      rows.push({ documentId, number, customerId, customerCode, customerName, currency, dueOn, ...expected });
    }
  }
  return rows;
}

/** The rows of a forecast gathered by week and currency. */
export function forecastWeeks(rows: readonly ForecastRow[], asOf: ForecastQuestion['asOf'], count: number) {
  const weeks = weeksFrom(asOf, count);
  return [...grouped(rows, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => {
      const sums = new Map(weeks.map(({ fromOn }) => [fromOn as string, { planMinor: 0, promiseMinor: 0, habitMinor: 0, totalMinor: 0 }])); // prettier-ignore
      const total = { totalMinor: 0, uncertainMinor: 0, laterMinor: 0 };
      for (const { expectedOn, amountMinor, basis } of own) {
        const bucket = bucketOf(expectedOn, weeks);
        total.totalMinor += amountMinor;
        const sum = sums.get(bucket);
        if (sum) {
          sum.totalMinor += amountMinor;
          if (basis === 'plan') sum.planMinor += amountMinor;
          else if (basis === 'promise') sum.promiseMinor += amountMinor;
          else sum.habitMinor += amountMinor;
        } else if (bucket === 'later') total.laterMinor += amountMinor;
        else total.uncertainMinor += amountMinor;
      }
      const none = { planMinor: 0, promiseMinor: 0, habitMinor: 0, totalMinor: 0 };
      return { currency, ...total, weeks: weeks.map((week) => ({ ...week, ...(sums.get(week.fromOn) ?? none) })) };
    });
}

/** Money that is here already need not come again. */
function withoutUnapplied<
  Item extends { readonly dueItemId: DueItemId; readonly dueOn: string; readonly openMinor: number },
>(items: readonly Item[], unappliedMinor: number): Item[] {
  let left = unappliedMinor;
  return [...items]
    .sort((a, b) => (a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.dueItemId - b.dueItemId))
    .flatMap((item) => {
      const used = Math.min(left, item.openMinor);
      left -= used;
      return used === item.openMinor ? [] : [{ ...item, openMinor: item.openMinor - used }];
    });
}

/** How late a customer usually pays, from the receipts of the last 12 months. */
function habitsAt(db: ReadDb, question: ForecastQuestion): Map<CustomerId, number | null> {
  const { asOf, customerId } = question;
  const rows = db.rows<PaidPart>(
    `SELECT i.customer_id AS "customerId", sum(a.amount_minor) AS "amountMinor", count(*) AS count,
       sum(a.amount_minor * (julianday(d.issued_on) - julianday(i.due_on))) AS "amountTimesDays"
     FROM (${effectiveSql(question)}) a CROSS JOIN due_item i ON i.id = a.due_item_id CROSS JOIN document d ON d.id = a.credit_id
     WHERE d.kind = 'receipt' ${customerId === undefined ? '' : 'AND i.customer_id = :customerId'} GROUP BY i.customer_id`,
    { ...pointParams(question), from: addMonths(asOf, -12), ...(customerId === undefined ? {} : { customerId }) },
  );
  return new Map(rows.map((row) => [row.customerId, usualDaysLate(row)]));
}
