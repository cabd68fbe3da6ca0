import { divideRounded, scaleMinor, splitMinor } from '../../../kernel/money.ts';
import type { Grade } from '../../settings/contract.ts';

export const ceilingNames = ['dso', 'funding', 'ratio', 'leastCost'] as const;
export type CeilingName = (typeof ceilingNames)[number];

/** One number that went into a ceiling, in the order it was used. */
export interface CeilingStep {
  readonly op: '' | '×' | '÷' | '+' | '−' | 'min' | '=';
  readonly label: string;
  readonly unit: 'money' | 'bp' | 'days' | 'count';
  readonly value: number;
}

export interface Ceiling {
  readonly name: CeilingName;
  readonly amountMinor: number | null;
  readonly steps: readonly CeilingStep[];
  readonly missing: readonly string[];
}

/** One way to sell: how much a year, paid after how many days, what collecting costs and what is lost. */
export interface CreditOption {
  readonly name: string;
  readonly salesMinor: number;
  readonly collectionDays: number;
  readonly collectionCostMinor: number;
  readonly badDebtBp: number;
}

export interface PlanFigures {
  /** Credit sales planned for a year. */
  readonly planSalesMinor: number | null;
  readonly targetDsoDays: number | null;
  /** Own money and bank line set aside for receivables. */
  readonly ownFundsMinor: number | null;
  readonly creditLineMinor: number | null;
  /** Share of a sale that is cost, and so ties up money. */
  readonly costShareBp: number | null;
  readonly currentAssetsShareBp: number | null;
  readonly salesShareBp: number | null;
  /** A year's price of money. */
  readonly fundingRateBp: number | null;
  readonly options: readonly CreditOption[];
}

const money = (op: CeilingStep['op'], label: string, value: number): CeilingStep => ({
  op,
  label,
  unit: 'money',
  value,
});
const share = (op: CeilingStep['op'], label: string, value: number): CeilingStep => ({ op, label, unit: 'bp', value });
const days = (op: CeilingStep['op'], label: string, value: number): CeilingStep => ({ op, label, unit: 'days', value });
const missing = (name: CeilingName, ...what: (string | false)[]): Ceiling => ({
  name,
  amountMinor: null,
  steps: [],
  missing: what.filter((one): one is string => one !== false),
});

/** Planned credit sales ÷ 365 × target DSO: 10.4 m at 45 days is 1,282,192. */
export function dsoCeiling({ planSalesMinor, targetDsoDays }: PlanFigures): Ceiling {
  if (planSalesMinor === null || targetDsoDays === null)
    return missing('dso', planSalesMinor === null && 'planSales', targetDsoDays === null && 'targetDso');
  return {
    name: 'dso',
    amountMinor: scaleMinor(planSalesMinor, targetDsoDays, 365, 'halfUp'),
    steps: [money('', 'planSales', planSalesMinor), days('÷', 'year', 365), days('×', 'targetDso', targetDsoDays)],
    missing: [],
  };
}

/** Money that can be tied up ÷ cost share: (600,000 + 200,000) ÷ 80 % = 1,000,000. */
export function fundingCeiling({ ownFundsMinor, creditLineMinor, costShareBp }: PlanFigures): Ceiling {
  const noMoney = ownFundsMinor === null && creditLineMinor === null;
  if (noMoney || costShareBp === null || costShareBp === 0)
    return missing('funding', noMoney && 'funds', (costShareBp ?? 0) === 0 && 'costShare');
  const [own, line] = [ownFundsMinor ?? 0, creditLineMinor ?? 0];
  return {
    name: 'funding',
    amountMinor: scaleMinor(own + line, 10_000, costShareBp, 'down'),
    steps: [money('', 'ownFunds', own), money('+', 'creditLine', line), share('÷', 'costShare', costShareBp)],
    missing: [],
  };
}

/** A share of current assets or of yearly sales, the smaller: 40 % of 3.0 m and 12 % of 10.4 m: min(1,200,000, 1,248,000). */
export function ratioCeiling(
  plan: PlanFigures,
  facts: { readonly currentAssetsMinor: number | null; readonly yearSalesMinor: number },
): Ceiling {
  const { currentAssetsShareBp, salesShareBp } = plan;
  const sales = plan.planSalesMinor ?? (facts.yearSalesMinor > 0 ? facts.yearSalesMinor : null);
  const ofAssets = currentAssetsShareBp === null || facts.currentAssetsMinor === null ? null : scaleMinor(facts.currentAssetsMinor, currentAssetsShareBp, 10_000, 'halfUp'); // prettier-ignore
  const ofSales = salesShareBp === null || sales === null ? null : scaleMinor(sales, salesShareBp, 10_000, 'halfUp');
  const parts = [ofAssets, ofSales].filter((part) => part !== null);
  if (parts.length === 0)
    return missing(
      'ratio',
      currentAssetsShareBp === null && salesShareBp === null && 'ratioShare',
      currentAssetsShareBp !== null && facts.currentAssetsMinor === null && 'currentAssets',
      salesShareBp !== null && sales === null && 'yearSales',
    );
  return {
    name: 'ratio',
    amountMinor: Math.min(...parts),
    steps: [
      ...(ofAssets === null ? [] : [money('', 'currentAssets', facts.currentAssetsMinor ?? 0), share('×', 'currentAssetsShare', currentAssetsShareBp ?? 0), money('=', 'assetsPart', ofAssets)]),
      ...(ofSales === null ? [] : [money(ofAssets === null ? '' : 'min', 'yearSales', sales ?? 0), share('×', 'salesShare', salesShareBp ?? 0), money('=', 'salesPart', ofSales)]),
    ],
    missing: [],
  }; // prettier-ignore
}

export interface OptionWorth {
  readonly name: string;
  readonly contributionMinor: number;
  readonly opportunityMinor: number;
  readonly collectionCostMinor: number;
  readonly badDebtMinor: number;
  readonly netMinor: number;
  readonly receivablesMinor: number;
}

/**
 * What an option brings: sales × (1 − variable cost) − opportunity cost − collection − bad debt, opportunity cost = sales ÷
 * 360 × days × variable cost × price of money (domain.md §3.1 no. 4). Sales 3.6 m, 60 days, 60 % cost, 10 %, 30,000, 2 %:
 * 1,440,000 − 36,000 − 30,000 − 72,000 = 1,302,000.
 */
export function optionWorth(option: CreditOption, costShareBp: number, fundingRateBp: number): OptionWorth {
  const contributionMinor = scaleMinor(option.salesMinor, 10_000 - costShareBp, 10_000, 'halfUp');
  const tied = BigInt(option.salesMinor) * BigInt(option.collectionDays) * BigInt(costShareBp) * BigInt(fundingRateBp);
  const opportunityMinor = Number(divideRounded(tied, 360n * 100_000_000n, 'halfUp'));
  const badDebtMinor = scaleMinor(option.salesMinor, option.badDebtBp, 10_000, 'halfUp');
  return {
    name: option.name,
    contributionMinor,
    opportunityMinor,
    collectionCostMinor: option.collectionCostMinor,
    badDebtMinor,
    netMinor: contributionMinor - opportunityMinor - option.collectionCostMinor - badDebtMinor,
    receivablesMinor: scaleMinor(option.salesMinor, option.collectionDays, 360, 'halfUp'),
  };
}

/** The receivables of the option that brings most; of two that bring the same the one that ties up less. */
export function leastCostCeiling(plan: PlanFigures): Ceiling {
  const { costShareBp, fundingRateBp, options } = plan;
  if (costShareBp === null || fundingRateBp === null || options.length < 2)
    return missing('leastCost', options.length < 2 && 'options', costShareBp === null && 'costShare', fundingRateBp === null && 'fundingRate'); // prettier-ignore
  const worths = options.map((option) => ({ option, worth: optionWorth(option, costShareBp, fundingRateBp) }));
  const [best] = worths.toSorted((a, b) => b.worth.netMinor - a.worth.netMinor || a.worth.receivablesMinor - b.worth.receivablesMinor); // prettier-ignore
  if (best === undefined) return missing('leastCost', 'options');
  return {
    name: 'leastCost',
    amountMinor: best.worth.receivablesMinor,
    steps: [
      money('', 'optionSales', best.option.salesMinor),
      days('÷', 'yearOf360', 360),
      days('×', 'optionDays', best.option.collectionDays),
    ],
    missing: [],
  };
}

/** All four, and the smallest that has data: it is the ceiling. None has: there is no ceiling. */
export function ceilingsOf(
  plan: PlanFigures,
  facts: { readonly currentAssetsMinor: number | null; readonly yearSalesMinor: number },
): {
  readonly ceilings: readonly Ceiling[];
  readonly ceilingMinor: number | null;
  readonly boundBy: CeilingName | null;
} {
  const ceilings = [dsoCeiling(plan), fundingCeiling(plan), ratioCeiling(plan, facts), leastCostCeiling(plan)];
  const least = ceilings.reduce<Ceiling | null>(
    (least, one) => (one.amountMinor !== null && (least?.amountMinor == null || one.amountMinor < least.amountMinor) ? one : least),
    null,
  ); // prettier-ignore
  return { ceilings, ceilingMinor: least?.amountMinor ?? null, boundBy: least?.name ?? null };
}

export type Light = 'green' | 'amber' | 'red';

export interface Usage {
  readonly light: Light;
  /** Receivables ÷ ceiling, half up: 1.5 m of 1,282,192 is 11,699. */
  readonly usedBp: number;
  /** What is over the ceiling and so to be collected; 0 below it. */
  readonly overMinor: number;
  readonly freeMinor: number;
  /** What the excess costs in a year; null without a price of money. */
  readonly overCostMinor: number | null;
  readonly consequences: readonly Consequence[];
}
export const consequences = [
  'no_increase',
  'weekly_drive',
  'new_credit_aa',
  'b_and_below_cash',
  'collect_excess',
] as const;
export type Consequence = (typeof consequences)[number];

/** Green up to 90 %, amber up to 100 %, red beyond; a ceiling of nothing is red as soon as anything is owed (domain.md §3.2). */
export function usageOf(receivablesMinor: number, ceilingMinor: number, fundingRateBp: number | null): Usage {
  const owed = Math.max(0, receivablesMinor);
  const light: Light = owed > ceilingMinor ? 'red' : owed * 10 > ceilingMinor * 9 ? 'amber' : 'green';
  const overMinor = Math.max(0, owed - ceilingMinor);
  const usedBp = ceilingMinor > 0 ? Number(divideRounded(BigInt(owed) * 10_000n, BigInt(ceilingMinor), 'halfUp')) : owed > 0 ? 99_990_000 : 0; // prettier-ignore
  return {
    light,
    usedBp,
    overMinor,
    freeMinor: Math.max(0, ceilingMinor - owed),
    overCostMinor: fundingRateBp === null ? null : scaleMinor(overMinor, fundingRateBp, 10_000, 'halfUp'),
    consequences:
      light === 'green'
        ? []
        : light === 'amber'
          ? ['no_increase', 'weekly_drive']
          : ['no_increase', 'weekly_drive', 'new_credit_aa', 'b_and_below_cash', 'collect_excess'],
  };
}

/** Factor on the share of credit sales, in tenths (domain.md §3.2); a customer without a score counts as B. */
export const allocationTenths: Readonly<Record<Grade, number>> = { AAA: 12, AA: 10, A: 8, B: 6, C: 0, D: 0 };

export interface ToAllocate<Key> {
  readonly key: Key;
  readonly salesMinor: number;
  readonly grade: Grade | null;
}

/**
 * The ceiling shared out by credit sales × grade factor; the parts add up to it to the cent. 1,000 to AAA with 500 of sales,
 * A with 250 and B with 250: weights 600, 200, 150 → 631.58, 210.53, 157.89.
 */
export function allocate<Key>(ceilingMinor: number, customers: readonly ToAllocate<Key>[]): Map<Key, number> {
  const weights = customers.map(
    ({ salesMinor, grade }) => Math.max(0, salesMinor) * (allocationTenths[grade ?? 'B'] / 2),
  );
  if (weights.every((weight) => weight === 0)) return new Map(customers.map(({ key }) => [key, 0]));
  const parts = splitMinor(ceilingMinor, weights);
  return new Map(customers.map(({ key }, index) => [key, parts[index] ?? 0]));
}
