import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths, day, monthEnd, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { divideRounded, scaleMinor } from '../../kernel/money.ts';
import type { OutputOf } from '../../kernel/procedure.ts';
import type { ReadDb } from '../../storage/database.ts';
import { kpisOf, latenessOf } from '../aging/figures.ts';
import { agingOf, customerLabels, openByCustomer, salesBetween } from '../aging/store.ts';
import { limitsInForce } from '../credit/store.ts';
import { findCustomer } from '../customers/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { creditDaysOf, tradeByCustomer, yearFrom } from '../reviews/facts.ts';
import { gradesInForce } from '../scoring/store.ts';
import type { Grade } from '../settings/contract.ts';
import type { controlContract } from './contract.ts';
import {
  allocate,
  allocationTenths,
  ceilingsOf,
  optionWorth,
  usageOf,
  type Light,
  type PlanFigures,
} from './rules/ceilings.ts';
import {
  addRecords,
  decide,
  lossRate,
  noRecord,
  DEFAULT_DAYS,
  type LossRate,
  type LossRecord,
} from './rules/decision.ts';
import { simulate, type PolicyChange } from './rules/simulate.ts';
import { carryingCost } from './rules/waiting.ts';
import { companyMonths, lossRecords, planInForce, soldItems, writtenOff } from './store.ts';

type CurrencyPoint = PointInTime & { readonly currency: CurrencyCode };
type Overview = OutputOf<(typeof controlContract)['control.overview']>;

const noPlan: PlanFigures = {
  planSalesMinor: null,
  targetDsoDays: null,
  ownFundsMinor: null,
  creditLineMinor: null,
  costShareBp: null,
  currentAssetsShareBp: null,
  salesShareBp: null,
  fundingRateBp: null,
  options: [],
};

export function overviewOf(db: ReadDb, point: CurrencyPoint): Overview {
  const plan = planInForce(db, point);
  const figures = plan?.figures ?? noPlan;
  const customers = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500] }).get(point.currency);
  let [receivablesMinor, overdueMinor] = [0, 0];
  for (const one of customers?.values() ?? []) {
    receivablesMinor += one.notDueMinor + one.overdueMinor;
    overdueMinor += one.overdueMinor;
  }
  const yearSalesMinor = salesBetween(db, { ...point, from: yearFrom(point.asOf) });
  const newest = companyMonths(db, point, 24).find(
    ({ figures: { currentAssetsMinor } }) => currentAssetsMinor !== null,
  );
  const currentAssetsMinor = newest?.figures.currentAssetsMinor ?? null;
  const { ceilings, ceilingMinor, boundBy } = ceilingsOf(figures, { currentAssetsMinor, yearSalesMinor });
  const usage = ceilingMinor === null ? null : usageOf(receivablesMinor, ceilingMinor, figures.fundingRateBp);
  const { costShareBp, fundingRateBp } = figures;
  return {
    plan: plan && { ...plan, figures: plan.figures },
    ceilings: ceilings.map((one) => ({ ...one, steps: [...one.steps], missing: [...one.missing] })),
    ceilingMinor,
    boundBy,
    receivablesMinor,
    overdueMinor,
    usage: usage && { ...usage, consequences: [...usage.consequences] },
    options: costShareBp === null || fundingRateBp === null ? [] : figures.options.map((option) => optionWorth(option, costShareBp, fundingRateBp)), // prettier-ignore
    goals: goalsOf(db, point, {
      plan: plan?.figures ?? null,
      receivablesMinor,
      overdueMinor,
      yearSalesMinor,
      ceilingMinor,
    }),
    yearSalesMinor,
    currentAssets: newest === undefined || currentAssetsMinor === null ? null : { month: newest.month, amountMinor: currentAssetsMinor }, // prettier-ignore
  };
}

function goalsOf(
  db: ReadDb,
  point: CurrencyPoint,
  known: {
    readonly plan: NonNullable<Overview['plan']>['figures'] | null;
    readonly receivablesMinor: number;
    readonly overdueMinor: number;
    readonly yearSalesMinor: number;
    readonly ceilingMinor: number | null;
  },
): Overview['goals'] {
  const { plan, receivablesMinor, overdueMinor, yearSalesMinor, ceilingMinor } = known;
  const bp = (top: number, bottom: number): number | null =>
    bottom <= 0 ? null : Number(divideRounded(BigInt(top) * 10_000n, BigInt(bottom), 'halfUp'));
  const goal = (name: Overview['goals'][number]['name'], unit: Overview['goals'][number]['unit'], target: number | null, actual: number | null) =>
    ({ name, unit, target, actual, light: target === null || actual === null ? null : goalLight(actual, target) }); // prettier-ignore
  return [
    goal('dso', 'tenthsOfDay', plan?.targetDsoDays == null ? null : plan.targetDsoDays * 10, kpisOf(db, point).dsoCountBackTenths),
    goal('overdueShare', 'bp', plan?.overdueShareBp ?? null, bp(overdueMinor, receivablesMinor)),
    goal('badDebt', 'bp', plan?.badDebtBp ?? null, bp(writtenOff(db, { ...point, from: yearFrom(point.asOf) }), yearSalesMinor)),
    goal('ceiling', 'money', ceilingMinor, receivablesMinor),
  ]; // prettier-ignore
}

/** Green up to the target, amber up to a tenth beyond it, red above. */
export function goalLight(actual: number, target: number): Light {
  return actual <= target ? 'green' : actual * 10 <= target * 11 ? 'amber' : 'red';
}

export function allocationOf(db: ReadDb, point: CurrencyPoint) {
  const { ceilingMinor } = overviewOf(db, point);
  const labels = customerLabels(db, undefined, { present: true });
  const trade = tradeByCustomer(db, point);
  const grades = gradesInForce(db, point);
  const open = openByCustomer(db, point);
  const limits = new Map(
    [...limitsInForce(db, point).values()]
      .filter(({ currency }) => currency === point.currency)
      .map((limit) => [limit.customerId, limit.amountMinor]),
  );
  const concerned = [...labels.values()].filter(({ id }) => (trade.get(id)?.salesMinor ?? 0) > 0 || open.has(id) || limits.has(id)); // prettier-ignore
  const toAllocate = concerned.map(({ id }) => ({
    key: id,
    salesMinor: trade.get(id)?.salesMinor ?? 0,
    grade: grades.get(id)?.grade ?? null,
  }));
  const parts = ceilingMinor === null ? new Map<CustomerId, number>() : allocate(ceilingMinor, toAllocate);
  const rows = concerned
    .map(({ id, code, name }) => {
      const grade = grades.get(id)?.grade ?? null;
      return {
        customerId: id,
        customerCode: code,
        customerName: name,
        grade,
        salesMinor: trade.get(id)?.salesMinor ?? 0,
        factorTenths: allocationTenths[grade ?? 'B'],
        allocatedMinor: parts.get(id) ?? 0,
        limitMinor: limits.get(id) ?? null,
        receivablesMinor: open.get(id) ?? 0,
      };
    })
    .sort((a, b) => b.allocatedMinor - a.allocatedMinor || b.salesMinor - a.salesMinor || a.customerId - b.customerId);
  return { rows, ceilingMinor };
}

/** Months shown: a year and the same month of the year before. */
const MONTHS = 13;

export function monthsOf(db: ReadDb, point: CurrencyPoint) {
  const plan = planInForce(db, point)?.figures ?? null;
  return companyMonths(db, point, MONTHS)
    .map(({ month, figures, note }) => {
      const last = monthEnd(day(`${month}-01`));
      const endOn = last <= point.asOf ? last : point.asOf;
      let receivablesMinor = 0;
      for (const open of openByCustomer(db, { ...point, asOf: endOn }).values()) receivablesMinor += open;
      const { currentAssetsMinor, payablesMinor } = figures;
      const needMinor =
        plan?.costShareBp == null ? null : scaleMinor(receivablesMinor, plan.costShareBp, 10_000, 'halfUp');
      return {
        month,
        figures,
        note,
        endOn,
        receivablesMinor,
        ratioBp: currentAssetsMinor === null || currentAssetsMinor === 0 ? null : Number(divideRounded(BigInt(receivablesMinor) * 10_000n, BigInt(currentAssetsMinor), 'halfUp')), // prettier-ignore
        needMinor,
        gapMinor: needMinor === null || payablesMinor === null ? null : needMinor - payablesMinor,
        yearCostMinor: needMinor === null || plan?.fundingRateBp == null ? null : carryingCost(needMinor, plan.fundingRateBp, 365), // prettier-ignore
      };
    })
    .reverse();
}

/** The house's record of losses by the grade customers have now. */
function lossesByGrade(
  db: ReadDb,
  point: CurrencyPoint,
  gradeOf: (id: CustomerId) => Grade | null,
): Map<Grade | null, LossRecord> {
  const until = addDays(point.asOf, -DEFAULT_DAYS);
  const from: Day = addDays(addMonths(until, -24), 1);
  const byGrade = new Map<Grade | null, LossRecord>();
  for (const [id, record] of lossRecords(db, { ...point, from, until }))
    byGrade.set(gradeOf(id), addRecords(byGrade.get(gradeOf(id)) ?? noRecord, record));
  return byGrade;
}

export function simulationOf(db: ReadDb, point: CurrencyPoint, change: PolicyChange) {
  const from = yearFrom(point.asOf);
  const grades = gradesInForce(db, point);
  const gradeOf = (id: CustomerId): Grade | null => grades.get(id)?.grade ?? null;
  const byGrade = lossesByGrade(db, point, gradeOf);
  const rates = new Map<Grade | null, LossRate>();
  const rateOf = (grade: Grade | null): LossRate => {
    const known = rates.get(grade) ?? lossRate(byGrade, grade);
    rates.set(grade, known);
    return known;
  };
  const items = soldItems(db, { ...point, from });
  const { before, after, customers } = simulate(items, { from, asOf: point.asOf }, gradeOf, rateOf, change);
  const labels = customerLabels(db);
  const rows = [...customers]
    .map(([customerId, figures]) => ({
      customerId,
      customerCode: labels.get(customerId)?.code ?? '',
      customerName: labels.get(customerId)?.name ?? '',
      grade: gradeOf(customerId),
      ...figures,
    }))
    .sort((a, b) => Math.abs(b.after.averageMinor - b.before.averageMinor) - Math.abs(a.after.averageMinor - a.before.averageMinor) || b.before.salesMinor - a.before.salesMinor || a.customerId - b.customerId); // prettier-ignore
  return { from, asOf: point.asOf, items: items.length, before, after, rows, losses: [...rates].map(([grade, loss]) => ({ grade, loss })) }; // prettier-ignore
}

export function decisionOf(
  db: ReadDb,
  question: CurrencyPoint & {
    readonly customerId: CustomerId;
    readonly amountMinor: number;
    readonly termDays?: number | undefined;
    readonly marginBp?: number | undefined;
    readonly fundingRateBp?: number | undefined;
  },
): OutputOf<(typeof controlContract)['control.decision']> {
  const { customerId, currency, amountMinor } = question;
  const point = { asOf: question.asOf, knownAt: question.knownAt, currency };
  const plan = planInForce(db, point)?.figures ?? null;
  const ownMargin = findCustomer(db, customerId)?.marginBp ?? null;
  const marginBp = question.marginBp ?? ownMargin ?? plan?.marginBp ?? null;
  const fundingRateBp = question.fundingRateBp ?? plan?.fundingRateBp ?? null;
  const termDays = question.termDays ?? creditDaysOf(db, customerId, currency, point.asOf);
  const grades = gradesInForce(db, point);
  const grade = grades.get(customerId)?.grade ?? null;
  const loss = lossRate(lossesByGrade(db, point, (id) => grades.get(id)?.grade ?? null), grade); // prettier-ignore
  const lateTenths = latenessOf(db, { ...point, customerId }).averageDaysLateTenths ?? 0;
  const lateDays = Math.floor(lateTenths / 10 + 0.5);
  return {
    termDays,
    marginBp,
    marginFrom: question.marginBp !== undefined ? 'given' : ownMargin !== null ? 'customer' : marginBp !== null ? 'plan' : 'none',
    fundingRateBp,
    fundingFrom: question.fundingRateBp !== undefined ? 'given' : fundingRateBp !== null ? 'plan' : 'none',
    grade,
    lateDays,
    loss,
    result: marginBp === null || fundingRateBp === null ? null : decide({ amountMinor, marginBp, record: loss, termDays, lateDays, fundingRateBp }),
  }; // prettier-ignore
}
