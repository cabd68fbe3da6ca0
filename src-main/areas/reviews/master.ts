import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingOf, customerLabels } from '../aging/store.ts';
import { exposures } from '../credit/exposure.ts';
import { creditStatusesAt, limitKey, limitsInForce, limitsOf, type Limit } from '../credit/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { gradesInForce } from '../scoring/store.ts';
import { coverOf } from '../securities/store.ts';
import { grades, type Settings } from '../settings/contract.ts';
import { readSettings } from '../settings/store.ts';
import { dangerLevels } from '../signals/levels.ts';
import { coreOf } from '../customers/rules/kinds.ts';
import type { ReviewRow } from './contract.ts';
import { creditPeople, eventsSinceReview, habitsByCustomer, salesMonths, tradeByCustomer } from './facts.ts';
import { customerClass, nextReviewOn, reviewDue } from './rules/calendar.ts';
import { roundedIn } from './rules/methods.ts';
import { EXPIRES_SOON_DAYS, proposalsOf } from './rules/triggers.ts';
import { reviewsAt } from './store.ts';

type CurrencyPoint = PointInTime & { readonly currency: CurrencyCode };

/** Customers on whom the insurer's limit counts: only they are asked for their cover. */
function insuredNowAndThen(db: ReadDb, point: CurrencyPoint, limit: Limit): { now: number; then: number } {
  const now = coverOf(db, point, limit.customerId, point.currency).insuredMinor;
  return { now, then: coverOf(db, { ...point, asOf: limit.fromOn }, limit.customerId, point.currency).insuredMinor };
}

/**
 * Every customer with a limit, a debt or sales in the currency (in the base currency also those without any trade), with
 * what credit control knows of each. A statement a kind of fact, none a customer.
 */
export function masterRows(db: ReadDb, point: CurrencyPoint): ReviewRow[] {
  const settings = readSettings(db);
  const { asOf, currency } = point;
  const rounded = roundedIn(settings.limits, settings.baseCurrency, currency);
  const labels = customerLabels(db, undefined, { present: true });
  const people = creditPeople(db);
  const trade = tradeByCustomer(db, point);
  const habits = habitsByCustomer(db, point);
  const agings = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500] });
  const aging = agings.get(currency);
  const limits = limitsInForce(db, point);
  const standing = exposures(db, point, currency, { aging: agings, limits });
  const gradeOf = gradesInForce(db, point);
  const reviews = reviewsAt(db, point);
  const dangers = dangerLevels(db, point);
  const statuses = creditStatusesAt(db, point);
  const events = eventsSinceReview(db, point);
  const ended = endedLimits(limitsOf(db, { knownAt: point.knownAt }), asOf, currency);
  const insured = new Set(db.rows<{ id: CustomerId }>('SELECT DISTINCT customer_id AS id FROM insured_limit').map(({ id }) => id)); // prettier-ignore
  const core = new Set([
    ...coreOf(new Map([...trade].map(([id, { salesMinor }]) => [id, salesMinor]))),
    ...coreOf(new Map([...(aging ?? [])].map(([id, { totalMinor }]) => [id, totalMinor]))),
  ]);

  const rows: ReviewRow[] = [];
  for (const [customerId, label] of labels) {
    const traded = trade.get(customerId);
    const figures = aging?.get(customerId);
    const stands = standing.get(customerId);
    // Members of a pool stand for its limit and exposure together.
    const limit = stands === undefined ? (limits.get(limitKey(customerId, currency)) ?? null) : stands.limit;
    const concerned = limit !== null || figures !== undefined || stands !== undefined || (traded?.salesMinor ?? 0) > 0;
    if (!concerned && (traded !== undefined || currency !== settings.baseCurrency)) continue;
    const person = people.get(customerId);
    const graded = gradeOf.get(customerId);
    const grade = graded?.grade ?? null;
    const review = reviews.get(customerId);
    const danger = dangers.get(customerId)?.level ?? 'none';
    const status = statuses.get(customerId)?.status ?? 'open';
    const happened = events.get(customerId);
    const habit = habits.get(customerId);
    const exposureMinor = stands?.exposureMinor ?? 0;
    const limitMinor = limit === null ? null : (stands?.limitMinor ?? limit.amountMinor);
    const receivableMinor = figures?.totalMinor ?? 0;
    const cover = limit !== null && insured.has(customerId) ? insuredNowAndThen(db, point, limit) : { now: 0, then: 0 };
    const firstTradeOn = earliest(traded?.firstOn ?? null, person?.sinceOn ?? null);
    rows.push({
      customerId,
      customerCode: label.code,
      customerName: label.name,
      poolHeadId: stands !== undefined && stands.customers.length > 1 ? (stands.customers[0] ?? null) : null,
      class: customerClass({ firstTradeOn, core: core.has(customerId), strategic: person?.strategic ?? false, status }, asOf, settings.limits.newCustomerMonths),
      strategic: person?.strategic ?? false,
      grade,
      overridden: (graded?.overriddenUntilOn ?? null) !== null,
      limitMinor,
      limitKind: limit?.kind ?? null,
      limitUntilOn: limit?.untilOn ?? null,
      exposureMinor,
      overdueMinor: figures?.overdueMinor ?? 0,
      danger,
      status,
      reviewedOn: review?.reviewedOn ?? null,
      nextOn: review?.nextOn ?? null,
      due: reviewDue({
        asOf, nextOn: review?.nextOn ?? null, hasLimit: limit !== null, exposureMinor, limitMinor: limitMinor ?? 0, receivableMinor,
        disputedMinor: figures?.disputedMinor ?? 0, danger, requestsSince: happened?.requests ?? 0, amendmentsSince: happened?.amendments ?? 0,
      }),
      proposals: proposalsOf(
        {
          limit,
          lastEndedOn: ended.get(customerId) ?? null,
          exposureMinor,
          danger,
          hardStop: false,
          averageLateTenths: habit?.averageLateTenths ?? null,
          recentPayments: habit?.recentPayments ?? 0,
          recentWorstLate: habit?.recentWorstLate ?? 0,
          tradingMonths: traded === undefined ? 0 : salesMonths(traded.firstOn, asOf),
          overdueMinor: figures?.overdueMinor ?? 0,
          insuredMinor: cover.now,
          insuredBeforeMinor: cover.then,
          stale: isStale({ reviewedOn: review?.reviewedOn ?? null, scoredOn: graded?.scoredOn ?? null, grade }, asOf, settings),
          trialGraduated: false,
          recommendedMinor: null,
        },
        asOf,
        rounded,
      )
        // A limit without an end is told with the customer; in a list of all it would drown what has changed.
        .filter(({ reasons }) => reasons[0] !== 'no_end')
        .map((one) => ({ ...one, reasons: [...one.reasons] })),
    });
  } // prettier-ignore
  return rows;
}

/** Neither reviewed nor scored within the cycle of the grade and the days of grace after it. Never looked at is not stale but due. */
export function isStale(
  looked: { readonly reviewedOn: Day | null; readonly scoredOn: Day | null; readonly grade: ReviewRow['grade'] },
  asOf: Day,
  settings: Settings,
): boolean {
  const last = [looked.reviewedOn, looked.scoredOn].reduce(
    (a, b) => (a === null || (b !== null && b > a) ? b : a),
    null,
  );
  if (last === null) return false;
  const next = nextReviewOn(last, looked.grade, settings.limits.reviewMonths);
  // At each deal: a month is as long as such a look lasts.
  const until = next === last ? addMonths(last, 1) : next;
  return addDays(until, settings.orderCheck.staleGraceDays) < asOf;
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** When the last standing or trial limit of a customer ended, where nothing took its place. */
export function endedLimits(all: readonly Limit[], asOf: Day, currency: CurrencyCode): Map<CustomerId, Day> {
  const ended = new Map<CustomerId, Day>();
  const seen = new Set<CustomerId>();
  for (const limit of all) {
    if (limit.currency !== currency || limit.kind === 'temporary' || limit.fromOn > asOf || seen.has(limit.customerId))
      continue;
    seen.add(limit.customerId);
    if (limit.untilOn !== null && limit.untilOn < asOf) ended.set(limit.customerId, limit.untilOn);
  }
  return ended;
}

const classOrder: Readonly<Record<ReviewRow['class'], number>> = { blocked: 0, watch: 1, new: 2, core: 3, existing: 4 };
const dangerOrder: Readonly<Record<ReviewRow['danger'], number>> = { none: 0, yellow: 1, orange: 2, red: 3 };

/** High risk: grade C or D, an orange or red level, or a hold. */
export function passesFilter(row: ReviewRow, filter: string, asOf: Day): boolean {
  switch (filter) {
    case 'due':
      return row.due.length > 0;
    case 'proposals':
      return row.proposals.length > 0;
    case 'high_risk':
      return (
        row.grade === 'C' ||
        row.grade === 'D' ||
        row.danger === 'orange' ||
        row.danger === 'red' ||
        row.status === 'hold'
      );
    case 'watch':
      return row.status !== 'open' || row.danger === 'yellow';
    case 'over_limit':
      return row.limitMinor !== null && row.exposureMinor > row.limitMinor;
    case 'new':
      return row.class === 'new';
    case 'core':
      return row.class === 'core';
    case 'expiring':
      return row.limitUntilOn !== null && row.limitUntilOn <= addDays(asOf, EXPIRES_SOON_DAYS);
    default:
      return true;
  }
}

/** Rows in the order asked for; what is not known comes last either way, ties by name. */
export function sortRows(rows: readonly ReviewRow[], sort: string, descending: boolean): ReviewRow[] {
  const sign = descending ? -1 : 1;
  const key = (row: ReviewRow): number | string | null => {
    switch (sort) {
      case 'name':
        return row.customerName;
      case 'class':
        return classOrder[row.class];
      case 'grade':
        return row.grade === null ? null : grades.indexOf(row.grade);
      case 'limit':
        return row.limitMinor;
      case 'exposure':
        return row.exposureMinor;
      case 'use':
        return row.limitMinor === null || row.limitMinor <= 0 ? (row.exposureMinor > 0 ? Infinity : null) : row.exposureMinor / row.limitMinor; // prettier-ignore
      case 'danger':
        return dangerOrder[row.danger];
      default:
        return row.nextOn ?? (row.due.length > 0 ? '' : null);
    }
  };
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else if (x !== y) return x < y ? -sign : sign;
    return a.customerName < b.customerName ? -1 : a.customerName > b.customerName ? 1 : a.customerId - b.customerId;
  });
}
