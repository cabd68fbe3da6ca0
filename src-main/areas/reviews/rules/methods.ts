import { exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { scaleMinor, sumMinor } from '../../../kernel/money.ts';
import type { StatementFigures } from '../../creditfile/contract.ts';
import { workingAssetsOf } from '../../creditfile/rules/workingAssets.ts';
import type { Grade, Settings } from '../../settings/contract.ts';

export const limitMethods = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9'] as const;
export type LimitMethod = (typeof limitMethods)[number];
export const limitCaps = ['ownSales', 'ownReceivables', 'insured'] as const;
export type LimitCap = (typeof limitCaps)[number];
export type Unit = 'money' | 'bp' | 'days' | 'months' | 'count' | 'thousandths';

/** One number that went in, in the order it was used; `label` is a code the screen puts into words. */
export interface Step {
  readonly op: '' | '×' | '÷' | '+' | '−' | 'min' | 'max' | 'median' | '=';
  readonly label: string;
  readonly unit: Unit;
  readonly value: number;
}

/** What a method gives: an amount with its arithmetic, or what is missing for it. */
export interface Worked<Name extends string> {
  readonly name: Name;
  readonly amountMinor: number | null;
  readonly steps: readonly Step[];
  readonly missing: readonly string[];
}

export interface LimitFacts {
  readonly grade: Grade | null;
  /** Credit sales to the customer over `salesMonths` months up to the day (12, or fewer for a younger customer). */
  readonly salesMinor: number;
  readonly salesMonths: number;
  /** What the clerk expects a customer without sales to buy in a month. */
  readonly expectedMonthlyMinor: number | null;
  readonly termDays: number;
  /** The newest statements in this currency; null: none. */
  readonly statement: {
    readonly figures: StatementFigures;
    readonly periodEndOn: Day;
    readonly months: number;
    readonly ageMonths: number;
  } | null;
  /** Limits other suppliers give, and whether every reference speaks well of the customer. */
  readonly references: { readonly limitsMinor: readonly number[]; readonly good: number; readonly bad: number };
  /** Highest amount paid on time within the length of the terms, last 12 months; null: nothing was paid on time. */
  readonly payPeak: { readonly amountMinor: number; readonly fromOn: Day; readonly untilOn: Day } | null;
  /** Amount-weighted days late of the last 12 months, in tenths; null: nothing paid. */
  readonly averageLateTenths: number | null;
  readonly yearsTrading: number | null;
  readonly securedMinor: number;
  readonly insuredMinor: number;
  /** What the insurance policy leaves with us. */
  readonly retentionMinor: number;
  readonly ownSalesMinor: number;
  readonly ownReceivablesMinor: number;
}

export type LimitSettings = Pick<Settings['limits'], 'gradeFactorBp' | 'ownSalesShareBp' | 'exposureShareBp' | 'roundDownToMinor'>; // prettier-ignore

/**
 * The house's round amount in another currency: 1,000.00 of a base with cents are 1,000 yen, whatever the rate; the other
 * amounts of the settings speak of the base currency only.
 */
export function roundedIn<Limits extends Pick<LimitSettings, 'roundDownToMinor'>>(
  limits: Limits,
  base: CurrencyCode,
  currency: CurrencyCode,
): Limits {
  const shift = exponentOf(currency) - exponentOf(base);
  const roundDownToMinor =
    shift >= 0
      ? scaleMinor(limits.roundDownToMinor, 10 ** shift, 1, 'down')
      : scaleMinor(limits.roundDownToMinor, 1, 10 ** -shift, 'down');
  return { ...limits, roundDownToMinor };
}

/** Statements of an earlier period say too little about what a customer can carry (domain.md §7.6). */
export const STATEMENT_MONTHS = 12;

const money = (op: Step['op'], label: string, value: number): Step => ({ op, label, unit: 'money', value });
const share = (op: Step['op'], label: string, value: number): Step => ({ op, label, unit: 'bp', value });
const bpOf = (minor: number, bp: number): number => scaleMinor(minor, bp, 10_000, 'halfUp');
const worked = <Name extends string>(name: Name, amountMinor: number, ...steps: Step[]): Worked<Name> => ({
  name, amountMinor: Math.max(0, amountMinor), steps, missing: [],
}); // prettier-ignore
const noData = <Name extends string>(name: Name, ...missing: string[]): Worked<Name> => ({
  name, amountMinor: null, steps: [], missing,
}); // prettier-ignore

/** Credit sales of an average month; without any sales what the clerk expects. 1,440,000 in 12 months → 120,000. */
export function monthlySales(facts: Pick<LimitFacts, 'salesMinor' | 'salesMonths' | 'expectedMonthlyMinor'>): {
  readonly minor: number;
  readonly expected: boolean;
} | null {
  if (facts.salesMinor > 0)
    return { minor: scaleMinor(facts.salesMinor, 1, facts.salesMonths, 'halfUp'), expected: false };
  return facts.expectedMonthlyMinor === null ? null : { minor: facts.expectedMonthlyMinor, expected: true };
}

function salesSteps(facts: LimitFacts, monthly: { readonly minor: number; readonly expected: boolean }): Step[] {
  if (monthly.expected) return [money('', 'expectedMonthly', monthly.minor)];
  return [
    money('', 'sales', facts.salesMinor),
    { op: '÷', label: 'salesMonths', unit: 'months', value: facts.salesMonths },
    money('=', 'monthlySales', monthly.minor),
  ];
}

/** M1, sales need: monthly sales × credit period × grade factor. 120,000 × 60 ÷ 30 × 0.8 = 192,000. */
export function salesNeed(facts: LimitFacts, settings: LimitSettings): Worked<'M1'> {
  const monthly = monthlySales(facts);
  const missing = [...(monthly === null ? ['sales'] : []), ...(facts.grade === null ? ['grade'] : [])];
  if (monthly === null || facts.grade === null) return noData('M1', ...missing);
  const factorBp = settings.gradeFactorBp[facts.grade];
  const [top, months] = monthly.expected ? [monthly.minor, 1] : [facts.salesMinor, facts.salesMonths];
  return worked(
    'M1',
    scaleMinor(top, facts.termDays * factorBp, months * 30 * 10_000, 'halfUp'),
    ...salesSteps(facts, monthly),
    { op: '×', label: 'termDays', unit: 'days', value: facts.termDays },
    { op: '÷', label: 'daysInMonth', unit: 'days', value: 30 },
    share('×', 'gradeFactor', factorBp),
  );
}

/** M2, rule of two: two months' sales, with good references only. */
export function ruleOfTwo(facts: LimitFacts): Worked<'M2'> {
  const monthly = monthlySales(facts);
  if (facts.references.good === 0 || facts.references.bad > 0)
    return noData('M2', ...(monthly === null ? ['sales'] : []), facts.references.bad > 0 ? 'badReference' : 'goodReference'); // prettier-ignore
  if (monthly === null) return noData('M2', 'sales');
  const amount = monthly.expected ? monthly.minor * 2 : scaleMinor(facts.salesMinor, 2, facts.salesMonths, 'halfUp');
  return worked('M2', amount, ...salesSteps(facts, monthly), { op: '×', label: 'two', unit: 'count', value: 2 });
}

/** Equity, or what assets leave over debts. */
export function netWorth({ equityMinor, totalAssetsMinor, totalLiabilitiesMinor }: StatementFigures): number | null {
  if (equityMinor !== null) return equityMinor;
  return totalAssetsMinor === null || totalLiabilitiesMinor === null ? null : totalAssetsMinor - totalLiabilitiesMinor;
}

function workingCapital({ currentAssetsMinor, currentLiabilitiesMinor }: StatementFigures): number | null {
  return currentAssetsMinor === null || currentLiabilitiesMinor === null ? null : currentAssetsMinor - currentLiabilitiesMinor; // prettier-ignore
}

/** M3, capacity: the lower of 10 % of net worth and 20 % of working capital. 4.0 m and 2.0 m: min(400,000, 400,000). */
export function capacity(facts: LimitFacts): Worked<'M3'> {
  if (facts.statement === null) return noData('M3', 'statement');
  const worth = netWorth(facts.statement.figures);
  const working = workingCapital(facts.statement.figures);
  if (worth === null || working === null)
    return noData('M3', ...(worth === null ? ['netWorth'] : []), ...(working === null ? ['workingCapital'] : []));
  const [ofWorth, ofWorking] = [bpOf(worth, 1000), bpOf(working, 2000)];
  return worked(
    'M3',
    Math.min(ofWorth, ofWorking),
    money('', 'netWorth', worth),
    share('×', 'worthShare', 1000),
    money('=', 'worthPart', ofWorth),
    money('min', 'workingCapital', working),
    share('×', 'workingShare', 2000),
    money('=', 'workingPart', ofWorking),
  );
}

/** M4, a share of the working assets by the valuation of domain.md §7.4: 3.0 m × 17.5 % = 525,000. */
export function ofWorkingAssets({ statement }: LimitFacts): Worked<'M4'> {
  if (statement === null) return noData('M4', 'statement');
  const model = workingAssetsOf(statement.figures);
  if (model.state === 'lacking') return noData('M4', ...model.lacking);
  if (model.state === 'no_current_liabilities') return noData('M4', 'currentLiabilitiesMinor');
  return worked(
    'M4',
    model.limitMinor,
    ...(model.valueMilli === null
      ? []
      : [{ op: '', label: 'valuation', unit: 'thousandths', value: model.valueMilli } as const]),
    money('', 'workingAssets', model.workingAssetsMinor),
    share('×', 'workingAssetsShare', model.shareBp),
  );
}

/**
 * Shares of tangible net worth and of turnover by grade. Published are 35 % and 5 % for grade B (domain.md §7.6 M5);
 * one step up or down for the other grades is the house's own.
 */
export const capacityShares: Readonly<Record<Grade, { readonly worthBp: number; readonly turnoverBp: number }>> = {
  AAA: { worthBp: 5000, turnoverBp: 800 },
  AA: { worthBp: 4500, turnoverBp: 700 },
  A: { worthBp: 4000, turnoverBp: 600 },
  B: { worthBp: 3500, turnoverBp: 500 },
  C: { worthBp: 0, turnoverBp: 0 },
  D: { worthBp: 0, turnoverBp: 0 },
};

/** M5, need against capacity by grade: B with 80,000 tangible net worth and 700,000 turnover: min(need, 28,000, 35,000). */
export function needAgainstCapacity(facts: LimitFacts): Worked<'M5'> {
  const monthly = monthlySales(facts);
  const { grade, statement } = facts;
  const worth = statement === null ? null : netWorth(statement.figures);
  const turnover = statement?.figures.salesMinor ?? null;
  const missing = [
    ...(monthly === null ? ['sales'] : []),
    ...(grade === null ? ['grade'] : []),
    ...(statement === null ? ['statement'] : [...(worth === null ? ['netWorth'] : []), ...(turnover === null ? ['turnover'] : [])]), // prettier-ignore
  ];
  if (monthly === null || grade === null || worth === null || turnover === null || statement === null)
    return noData('M5', ...missing);
  const tangible = worth - (statement.figures.intangibleMinor ?? 0);
  const yearly = scaleMinor(turnover, 12, statement.months, 'halfUp');
  const need = scaleMinor(monthly.minor, facts.termDays, 30, 'halfUp');
  const { worthBp, turnoverBp } = capacityShares[grade];
  const [ofWorth, ofTurnover] = [bpOf(tangible, worthBp), bpOf(yearly, turnoverBp)];
  return worked(
    'M5',
    Math.min(need, ofWorth, ofTurnover),
    money('', 'need', need),
    money('min', 'tangibleWorth', tangible),
    share('×', 'worthShare', worthBp),
    money('=', 'worthPart', ofWorth),
    money('min', 'turnover', yearly),
    share('×', 'turnoverShare', turnoverBp),
    money('=', 'turnoverPart', ofTurnover),
  );
}

/** M6, references: the median of the limits other suppliers give; of two in the middle their mean. 50, 80, 200 → 80. */
export function byReferences({ references }: LimitFacts): Worked<'M6'> {
  const limits = references.limitsMinor.toSorted((a, b) => a - b);
  const [low, high] = [limits[Math.floor((limits.length - 1) / 2)], limits[Math.floor(limits.length / 2)]];
  if (low === undefined || high === undefined) return noData('M6', 'referenceLimit');
  return worked(
    'M6',
    scaleMinor(low + high, 1, 2, 'down'),
    ...limits.map((limit, index) => money(index === 0 ? 'median' : '', 'referenceLimit', limit)),
  );
}

/** −10 %, −5 %, 0, +5 % or +10 %: as far as `value` gets along four rising or falling cuts. */
function stepBp(value: number, cuts: readonly [number, number, number, number], better: 'low' | 'high'): number {
  const passed = cuts.filter((cut) => (better === 'low' ? value <= cut : value >= cut)).length;
  return (passed - 2) * 500;
}

/** M7 counts from so many of its six marks on. */
const MARKS_NEEDED = 3;

/**
 * M7, a share of net worth: the sum of ±5 or ±10 % for need, pay habits, years, margin, current ratio and leverage; a mark
 * nobody can give is 0. Source gives the six marks and their steps, the cuts are the house's own (domain.md §7.6).
 */
export function shareOfNetWorth(facts: LimitFacts): Worked<'M7'> {
  const figures = facts.statement?.figures;
  const worth = figures === undefined ? null : netWorth(figures);
  if (figures === undefined) return noData('M7', 'statement');
  if (worth === null) return noData('M7', 'netWorth');
  if (worth <= 0) return worked('M7', 0, money('', 'netWorth', worth));
  const ratio = (top: number | null, bottom: number | null): number | null =>
    top === null || bottom === null || bottom <= 0 ? null : top / bottom;
  const monthly = monthlySales(facts);
  const marks: [string, number | null][] = [
    ['markNeed', mark(ratio(monthly === null ? null : scaleMinor(monthly.minor, facts.termDays, 30, 'halfUp'), worth), [0.05, 0.1, 0.2, 0.4], 'low')],
    ['markHabits', mark(facts.averageLateTenths, [0, 150, 300, 450], 'low')],
    ['markYears', mark(facts.yearsTrading, [1, 2, 5, 10], 'high')],
    ['markMargin', mark(ratio(figures.netProfitMinor, figures.salesMinor), [0, 0.02, 0.05, 0.1], 'high')],
    ['markCurrent', mark(ratio(figures.currentAssetsMinor, figures.currentLiabilitiesMinor), [1, 1.2, 1.5, 2], 'high')],
    ['markLeverage', mark(ratio(figures.totalLiabilitiesMinor, worth), [0.5, 1, 2, 3], 'low')],
  ]; // prettier-ignore
  const known = marks.filter(([, bp]) => bp !== null);
  if (known.length < MARKS_NEEDED) return noData('M7', ...marks.filter(([, bp]) => bp === null).map(([name]) => name));
  const shareBp = Math.max(0, known.reduce((sum, [, bp]) => sum + (bp ?? 0), 0)); // prettier-ignore
  return worked(
    'M7',
    bpOf(worth, shareBp),
    money('', 'netWorth', worth),
    ...known.map(([name, bp], index) => share(index === 0 ? '×' : '+', name, bp ?? 0)),
    share('=', 'markShare', shareBp),
  );
}

function mark(
  value: number | null,
  cuts: readonly [number, number, number, number],
  better: 'low' | 'high',
): number | null {
  return value === null ? null : stepBp(value, cuts, better);
}

/** M8, payment peak: the most paid on time within the length of the terms, plus a tenth. 300,000 → 330,000. */
export function paymentPeak({ payPeak }: LimitFacts): Worked<'M8'> {
  if (payPeak === null) return noData('M8', 'onTimePayment');
  return worked('M8', bpOf(payPeak.amountMinor, 11_000), money('', 'peak', payPeak.amountMinor), share('×', 'peakFactor', 11_000)); // prettier-ignore
}

/** M9, secured: what is given without security, plus 80 % of what the security brings. 192,000 + 80 % × 100,000 = 272,000. */
export function withSecurity({ securedMinor }: LimitFacts, unsecuredMinor: number | null): Worked<'M9'> {
  if (securedMinor <= 0) return noData('M9', 'security');
  if (unsecuredMinor === null) return noData('M9', 'recommendation');
  return worked(
    'M9',
    unsecuredMinor + bpOf(securedMinor, 8000),
    money('', 'unsecured', unsecuredMinor),
    money('+', 'secured', securedMinor),
    share('×', 'securedShare', 8000),
  );
}

/** What no customer may go beyond: a share of our yearly sales, a share of our receivables, the insurer's limit and our own risk. */
export function capsOf(facts: LimitFacts, settings: LimitSettings): Worked<LimitCap>[] {
  return [
    facts.ownSalesMinor > 0
      ? worked('ownSales', bpOf(facts.ownSalesMinor, settings.ownSalesShareBp), money('', 'ownSales', facts.ownSalesMinor), share('×', 'ownSalesShare', settings.ownSalesShareBp))
      : noData('ownSales', 'ownSales'),
    facts.ownReceivablesMinor > 0
      ? worked('ownReceivables', bpOf(facts.ownReceivablesMinor, settings.exposureShareBp), money('', 'ownReceivables', facts.ownReceivablesMinor), share('×', 'exposureShare', settings.exposureShareBp))
      : noData('ownReceivables', 'ownReceivables'),
    facts.insuredMinor > 0
      ? worked('insured', sumMinor([facts.insuredMinor, facts.retentionMinor]), money('', 'insured', facts.insuredMinor), money('+', 'retention', facts.retentionMinor))
      : noData('insured', 'insured'),
  ]; // prettier-ignore
}

export interface Recommendation {
  /** Null: not even the sales need is known. */
  readonly amountMinor: number | null;
  /** Before it was rounded down. */
  readonly exactMinor: number | null;
  /** Which of the counted figures was the smallest; the first of equal ones. */
  readonly boundBy: LimitMethod | LimitCap | null;
  /** What was compared. */
  readonly counted: readonly (LimitMethod | LimitCap)[];
  readonly missing: readonly string[];
}

export interface Advice {
  readonly methods: readonly Worked<LimitMethod>[];
  readonly caps: readonly Worked<LimitCap>[];
  readonly recommendation: Recommendation;
}

/**
 * Every method side by side and the stated minimum of domain.md §7.6: min(M1, the lower of M3 and M4 while the statements
 * are no older than twelve months, the caps), rounded down. Sales 120,000 a month, 60 days, grade A: M1 192,000, M3 400,000,
 * M4 525,000 → 192,000, bound by M1.
 */
export function adviceOf(facts: LimitFacts, settings: LimitSettings): Advice {
  const need = salesNeed(facts, settings);
  const fresh = facts.statement !== null && facts.statement.ageMonths <= STATEMENT_MONTHS;
  const [carries, assets] = [capacity(facts), ofWorkingAssets(facts)];
  const caps = capsOf(facts, settings);
  const compared: Worked<LimitMethod | LimitCap>[] = [need, ...(fresh ? [carries, assets] : []), ...caps];
  const counted = compared.filter((one) => one.amountMinor !== null);
  const bound = counted.reduce<Worked<LimitMethod | LimitCap> | null>(
    (least, one) => (least === null || (one.amountMinor ?? 0) < (least.amountMinor ?? 0) ? one : least),
    null,
  );
  const exact = need.amountMinor === null ? null : (bound?.amountMinor ?? null);
  const amountMinor = exact === null ? null : roundedDown(exact, settings.roundDownToMinor);
  return {
    methods: [
      need,
      ruleOfTwo(facts),
      carries,
      assets,
      needAgainstCapacity(facts),
      byReferences(facts),
      shareOfNetWorth(facts),
      paymentPeak(facts),
      withSecurity(facts, amountMinor),
    ],
    caps,
    recommendation: {
      amountMinor,
      exactMinor: exact,
      boundBy: exact === null ? null : (bound?.name ?? null),
      counted: counted.map(({ name }) => name),
      missing: need.missing,
    },
  };
}

/** `roundedDown(19299999, 100000)` is 19200000: 192,999.99 down to whole thousands. */
export function roundedDown(minor: number, toMinor: number): number {
  return toMinor <= 1 ? minor : Math.floor(minor / toMinor) * toMinor;
}
