import type { CurrencyCode } from '../../kernel/currency.ts';
import { addMonths, daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingOf, payments, salesBetween } from '../aging/store.ts';
import { exposureOf } from '../credit/exposure.ts';
import { creditStatusesAt, limitsOf } from '../credit/store.ts';
import { hardStopsOf, statementsOf } from '../creditfile/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { gradesInForce } from '../scoring/store.ts';
import { coverOf } from '../securities/store.ts';
import { readSettings } from '../settings/store.ts';
import { dangerLevels } from '../signals/levels.ts';
import { coreOf } from '../customers/rules/kinds.ts';
import type { LimitAdvice } from './contract.ts';
import {
  creditDaysOf,
  creditPeople,
  eventsSinceReview,
  referencesOf,
  retentionOf,
  salesMonths,
  tradeByCustomer,
  yearFrom,
} from './facts.ts';
import { endedLimits, isStale } from './master.ts';
import { customerClass, nextReviewOn, reviewDue, UNSCORED_CYCLE } from './rules/calendar.ts';
import { reviewsAt } from './store.ts';
import { adviceOf, monthlySales, roundedIn, type LimitFacts } from './rules/methods.ts';
import { payPeakOf } from './rules/peak.ts';
import { trialLimit, trialState } from './rules/trial.ts';
import { proposalsOf } from './rules/triggers.ts';

export interface AdviceQuestion extends PointInTime {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly expectedMonthlyMinor?: number | undefined;
}

/** All that is known for one customer's limit, put through every method; nothing is stored. */
export function limitAdvice(db: ReadDb, question: AdviceQuestion): LimitAdvice {
  const { customerId, currency, asOf, expectedMonthlyMinor = null } = question;
  const point = { asOf, knownAt: question.knownAt };
  const settings = readSettings(db);
  const limits = roundedIn(settings.limits, settings.baseCurrency, currency);
  const trades = tradeByCustomer(db, { ...point, currency });
  const trade = trades.get(customerId);
  const graded = gradesInForce(db, point, customerId).get(customerId);
  const person = creditPeople(db, customerId).get(customerId);
  const statement = statementsOf(db, point, customerId).find((one) => one.currency === currency) ?? null;
  const cover = coverOf(db, point, customerId, currency);
  const exposure = exposureOf(db, point, customerId, currency);
  // Of a pool it is the limit all its members share.
  const { limit } = exposure;
  const paid = payments(db, { ...point, from: yearFrom(asOf), customers: [customerId] }).filter((part) => part.currency === currency); // prettier-ignore
  const termDays = creditDaysOf(db, customerId, currency, asOf);
  const own = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500], currency }).get(currency);
  const paidMinor = paid.reduce((sum, part) => sum + part.amountMinor, 0);
  const averageLateTenths = paidMinor === 0 ? null : Math.floor((paid.reduce((sum, part) => sum + part.amountMinor * part.daysLate, 0) / paidMinor) * 10 + 0.5); // prettier-ignore
  const facts: LimitFacts = {
    grade: graded?.grade ?? null,
    salesMinor: Math.max(0, trade?.salesMinor ?? 0),
    salesMonths: trade === undefined ? 12 : salesMonths(trade.firstOn, asOf),
    expectedMonthlyMinor,
    termDays,
    statement: statement && {
      figures: statement.figures,
      periodEndOn: statement.periodEndOn,
      months: statement.months,
      ageMonths: ageMonths(statement.periodEndOn, asOf),
    },
    references: referencesOf(db, { ...point, currency, customerId }),
    payPeak: payPeakOf(
      paid.map((part) => ({ on: part.paidOn, amountMinor: part.amountMinor, daysLate: part.daysLate })),
      termDays,
    ),
    averageLateTenths,
    yearsTrading: person?.foundedOn == null ? null : Math.floor(ageMonths(person.foundedOn, asOf) / 12),
    securedMinor: cover.securedMinor,
    insuredMinor: cover.insuredMinor,
    retentionMinor: retentionOf(db, { ...point, currency, customerId }),
    ownSalesMinor: Math.max(0, salesBetween(db, { ...point, currency, from: yearFrom(asOf) })),
    ownReceivablesMinor: Math.max(0, [...(own?.values() ?? [])].reduce((sum, one) => sum + one.notDueMinor + one.overdueMinor, 0)), // prettier-ignore
  };
  const advice = adviceOf(facts, limits);
  const danger = dangerLevels(db, { ...point, customerId }).get(customerId)?.level ?? 'none';
  const hardStops = hardStopsOf(db, point, customerId);
  const figures = own?.get(customerId);
  const core =
    coreOf(new Map([...trades].map(([id, { salesMinor }]) => [id, salesMinor]))).has(customerId) ||
    coreOf(new Map([...(own ?? [])].map(([id, { totalMinor }]) => [id, totalMinor]))).has(customerId);
  const firstTradeOn = earlier(trade?.firstOn ?? null, person?.sinceOn ?? null);
  const status = creditStatusesAt(db, point).get(customerId)?.status ?? 'open';
  const customerClassNow = customerClass({ firstTradeOn, core, strategic: person?.strategic ?? false, status }, asOf, settings.limits.newCustomerMonths); // prettier-ignore
  const review = reviewsAt(db, point).get(customerId);
  const events = eventsSinceReview(db, point, customerId).get(customerId);
  const due = reviewDue({
    asOf,
    nextOn: review?.nextOn ?? null,
    hasLimit: limit !== null,
    exposureMinor: exposure.exposureMinor,
    limitMinor: exposure.limitMinor,
    receivableMinor: figures?.totalMinor ?? 0,
    disputedMinor: figures?.disputedMinor ?? 0,
    danger,
    requestsSince: events?.requests ?? 0,
    amendmentsSince: events?.amendments ?? 0,
  });

  const onTrial = customerClassNow === 'new' || limit?.kind === 'trial';
  const perReceipt = [...grouped(paid, (part) => part.creditId).values()].map((parts) => ({
    on: parts[0]?.paidOn ?? asOf,
    daysLate: Math.max(...parts.map((part) => part.daysLate)),
  }));
  // The trial runs from the trial limit, or from the first sale where none was given.
  const startOn = limit?.kind === 'trial' ? limit.fromOn : (trade?.firstOn ?? null);
  const state = startOn === null ? null : trialState({ startOn, payments: perReceipt.filter(({ on }) => on >= startOn), oldestDaysLate: figures?.oldestDaysLate ?? 0 }, asOf, settings.limits); // prettier-ignore
  const inCapital = person !== undefined && person.paidInMinor !== null && (person.capitalCurrency === '' || person.capitalCurrency === currency); // prettier-ignore
  const start = trialLimit(
    {
      monthlyMinor: monthlySales(facts)?.minor ?? null,
      paidInMinor: inCapital ? person.paidInMinor : null,
      inBase: currency === settings.baseCurrency,
    },
    limits,
  );
  const trial: LimitAdvice['trial'] = onTrial
    ? {
        amountMinor: start.amountMinor,
        termDays: start.termDays,
        steps: start.steps,
        missing: start.missing,
        state: state?.state ?? 'not_started',
        countsFromOn: state?.countsFromOn ?? null,
        onTimePayments: state?.onTimePayments ?? 0,
        neededPayments: settings.limits.graduateAfterPayments,
        paymentsLeft: state?.paymentsLeft ?? settings.limits.graduateAfterPayments,
        daysLeft: state?.daysLeft ?? settings.limits.graduateAfterDays,
        neededDays: settings.limits.graduateAfterDays,
        graduatedOn: state?.graduatedOn ?? null,
        restarts: [...(state?.restarts ?? [])],
      }
    : null;

  const since = addMonths(asOf, -6);
  const recent = paid.filter((part) => part.paidOn >= since);
  const stale = isStale({ reviewedOn: review?.reviewedOn ?? null, scoredOn: graded?.scoredOn ?? null, grade: graded?.grade ?? null }, asOf, settings); // prettier-ignore
  const proposals = proposalsOf(
    {
      limit,
      lastEndedOn: endedLimits(limitsOf(db, { knownAt: point.knownAt, customerId }), asOf, currency).get(customerId) ?? null, // prettier-ignore
      exposureMinor: exposure.exposureMinor,
      danger,
      hardStop: hardStops.length > 0,
      averageLateTenths,
      recentPayments: new Set(recent.map((part) => part.creditId)).size,
      recentWorstLate: recent.reduce((worst, part) => Math.max(worst, part.daysLate), -Infinity),
      tradingMonths: trade === undefined ? 0 : salesMonths(trade.firstOn, asOf),
      overdueMinor: figures?.overdueMinor ?? 0,
      insuredMinor: cover.insuredMinor,
      insuredBeforeMinor: limit === null ? 0 : coverOf(db, { ...point, asOf: limit.fromOn }, customerId, currency).insuredMinor, // prettier-ignore
      stale,
      trialGraduated: limit?.kind === 'trial' && state?.state === 'graduated',
      recommendedMinor: advice.recommendation.amountMinor,
    },
    asOf,
    limits,
  );
  const grade = graded?.grade ?? null;
  return {
    customerId,
    currency,
    asOf,
    methods: advice.methods.map((one) => ({ ...one, steps: [...one.steps], missing: [...one.missing] })),
    caps: advice.caps.map((one) => ({ ...one, steps: [...one.steps], missing: [...one.missing] })),
    recommendation: { ...advice.recommendation, counted: [...advice.recommendation.counted], missing: [...advice.recommendation.missing] }, // prettier-ignore
    grade,
    confidenceBp: graded?.confidenceBp ?? null,
    scoredOn: graded?.scoredOn ?? null,
    termDays,
    statementOn: statement?.periodEndOn ?? null,
    statementAudited: statement?.audited ?? false,
    statementAgeMonths: facts.statement?.ageMonths ?? null,
    payPeak: facts.payPeak && { ...facts.payPeak },
    limit: limit && { amountMinor: limit.amountMinor, fromOn: limit.fromOn, untilOn: limit.untilOn, kind: limit.kind },
    exposureMinor: exposure.exposureMinor,
    insuredMinor: cover.insuredMinor,
    securedMinor: cover.securedMinor,
    class: customerClassNow,
    danger,
    hardStops: [...hardStops],
    trial,
    due,
    reviewedOn: review?.reviewedOn ?? null,
    nextOn: review?.nextOn ?? null,
    proposedNextOn: nextReviewOn(asOf, grade, settings.limits.reviewMonths),
    cycleMonths: settings.limits.reviewMonths[grade ?? UNSCORED_CYCLE],
    proposals: proposals.map((one) => ({ ...one, reasons: [...one.reasons] })),
  };
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Whole months from a day to a later one: 31 December to 30 December of the next year are 11. */
function ageMonths(from: Day, to: Day): number {
  const rough = Math.max(0, Math.floor(daysBetween(from, to) / 31));
  let months = rough;
  while (addMonths(from, months + 1) <= to) months += 1;
  return months;
}
