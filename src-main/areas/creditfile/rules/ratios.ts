import type { StatementFigures } from '../contract.ts';
import { compare, fraction, milli, type Fraction } from './fraction.ts';

/** One statement as the ratios need it: figures in minor units, and the months its sales and costs stand for. */
export interface StatementFacts {
  readonly months: number;
  readonly currency: string;
  readonly figures: StatementFigures;
}

export type FigureName = keyof StatementFigures;

// prettier-ignore
export const ratioCodes = [
  'current', 'quick', 'interestCover', 'debtRatio', 'debtToEquity', 'grossMargin', 'netMargin', 'dso', 'dio',
  'inventoryTurnover', 'operatingCash', 'salesGrowth', 'profitGrowth', 'equityGrowth',
] as const;
export type RatioCode = (typeof ratioCodes)[number];
export type RatioUnit = 'times' | 'percent' | 'days';
export type RatioLight = 'good' | 'fair' | 'weak';

/** Why there is no figure. Never a zero instead of it. */
export type RatioLack = 'figures' | 'zero' | 'negative' | 'no_earlier';

export interface Ratio {
  readonly code: RatioCode;
  readonly unit: RatioUnit;
  /** Times and days × 1000; per cent × 1000 of the ratio itself (42.5 % is 425). Null: see `lack`. */
  readonly valueMilli: number | null;
  /** The figures that went in, in minor units, by their names; the formula of the code is filled with them. */
  readonly inputs: Readonly<Partial<Record<FigureName | `earlier.${FigureName}`, number>>>;
  readonly lack: RatioLack | null;
  /** What is not given, where `lack` is `figures`. */
  readonly lacking: readonly FigureName[];
  /** By the cuts of the score card (domain.md §7.2); null where the card has none. */
  readonly light: RatioLight | null;
}

interface Recipe {
  readonly unit: RatioUnit;
  readonly needs: readonly FigureName[];
  readonly of: (figure: (name: FigureName) => number, months: number) => Fraction | RatioLack;
  /** Full marks from the first, half from the second (domain.md §7.2). */
  readonly cuts?: readonly [Fraction, Fraction];
}

const DAYS_PER_YEAR = 365;

/** part ÷ whole where the whole is a figure that cannot sensibly be zero or below. */
function share(top: number | bigint, bottom: number | bigint): Fraction | RatioLack {
  const whole = BigInt(bottom);
  return whole === 0n ? 'zero' : whole < 0n ? 'negative' : fraction(top, whole);
}

const recipes: Readonly<Record<Exclude<RatioCode, 'salesGrowth' | 'profitGrowth' | 'equityGrowth'>, Recipe>> = {
  current: {
    unit: 'times',
    needs: ['currentAssetsMinor', 'currentLiabilitiesMinor'],
    of: (figure) => share(figure('currentAssetsMinor'), figure('currentLiabilitiesMinor')),
    cuts: [fraction(2), fraction(12, 10)],
  },
  quick: {
    unit: 'times',
    needs: ['currentAssetsMinor', 'inventoryMinor', 'currentLiabilitiesMinor'],
    of: (figure) => share(figure('currentAssetsMinor') - figure('inventoryMinor'), figure('currentLiabilitiesMinor')),
    cuts: [fraction(1), fraction(6, 10)],
  },
  interestCover: {
    unit: 'times',
    needs: ['ebitMinor', 'interestMinor'],
    of: (figure) => share(figure('ebitMinor'), figure('interestMinor')),
    cuts: [fraction(3), fraction(15, 10)],
  },
  debtRatio: {
    unit: 'percent',
    needs: ['totalLiabilitiesMinor', 'totalAssetsMinor'],
    of: (figure) => share(figure('totalLiabilitiesMinor'), figure('totalAssetsMinor')),
  },
  debtToEquity: {
    unit: 'times',
    needs: ['totalLiabilitiesMinor', 'equityMinor'],
    of: (figure) => share(figure('totalLiabilitiesMinor'), figure('equityMinor')),
  },
  grossMargin: {
    unit: 'percent',
    needs: ['salesMinor', 'costOfSalesMinor'],
    of: (figure) => share(figure('salesMinor') - figure('costOfSalesMinor'), figure('salesMinor')),
  },
  netMargin: {
    unit: 'percent',
    needs: ['netProfitMinor', 'salesMinor'],
    of: (figure) => share(figure('netProfitMinor'), figure('salesMinor')),
  },
  dso: {
    unit: 'days',
    needs: ['receivablesMinor', 'salesMinor'],
    of: (figure, months) => daysOf(figure('receivablesMinor'), figure('salesMinor'), months),
  },
  dio: {
    unit: 'days',
    needs: ['inventoryMinor', 'costOfSalesMinor'],
    of: (figure, months) => daysOf(figure('inventoryMinor'), figure('costOfSalesMinor'), months),
  },
  inventoryTurnover: {
    unit: 'times',
    needs: ['costOfSalesMinor', 'inventoryMinor'],
    of: (figure, months) => share(BigInt(figure('costOfSalesMinor')) * 12n, BigInt(figure('inventoryMinor')) * BigInt(months)), // prettier-ignore
  },
  operatingCash: {
    unit: 'times',
    needs: ['operatingCashMinor', 'currentLiabilitiesMinor'],
    of: (figure, months) => share(BigInt(figure('operatingCashMinor')) * 12n, BigInt(figure('currentLiabilitiesMinor')) * BigInt(months)), // prettier-ignore
  },
};

/** Stock ÷ a year's flow × 365, the flow of `months` brought to twelve. */
function daysOf(stock: number, flow: number, months: number): Fraction | RatioLack {
  return share(BigInt(stock) * BigInt(DAYS_PER_YEAR * months), BigInt(flow) * 12n);
}

const growths = {
  salesGrowth: { name: 'salesMinor', flow: true },
  profitGrowth: { name: 'netProfitMinor', flow: true },
  equityGrowth: { name: 'equityMinor', flow: false },
} as const;

/**
 * Every ratio of a statement, with the figures it is made of. Flows of less than a year are brought to twelve months;
 * growth is against the earlier statement given, of the same currency.
 * Receivables 300, sales 1,200 in six months: 300 × 365 × 6 ÷ (1,200 × 12) = 45.625 days.
 */
export function ratiosOf(statement: StatementFacts, earlier: StatementFacts | null = null): Ratio[] {
  return ratioCodes.map((code) =>
    code === 'salesGrowth' || code === 'profitGrowth' || code === 'equityGrowth'
      ? growthOf(code, statement, earlier)
      : ratioOf(code, recipes[code], statement),
  );
}

function ratioOf(code: RatioCode, recipe: Recipe, { figures, months }: StatementFacts): Ratio {
  const lacking = recipe.needs.filter((name) => figures[name] === null);
  const inputs = Object.fromEntries(
    recipe.needs.flatMap((name) => (figures[name] === null ? [] : [[name, figures[name]] as const])),
  );
  const value = lacking.length > 0 ? 'figures' : recipe.of((name) => figures[name] ?? 0, months);
  const known = typeof value === 'string' ? null : value;
  return {
    code,
    unit: recipe.unit,
    valueMilli: known === null ? null : milli(known),
    inputs,
    lack: typeof value === 'string' ? value : null,
    lacking,
    light: known === null || recipe.cuts === undefined ? null : lightOf(known, recipe.cuts),
  };
}

function lightOf(value: Fraction, [full, half]: readonly [Fraction, Fraction]): RatioLight {
  return compare(value, full) >= 0 ? 'good' : compare(value, half) >= 0 ? 'fair' : 'weak';
}

function growthOf(code: keyof typeof growths, statement: StatementFacts, earlier: StatementFacts | null): Ratio {
  const { name, flow } = growths[code];
  const now = statement.figures[name];
  const base = { code, unit: 'percent', light: null, lacking: [] } as const;
  if (now === null) return { ...base, valueMilli: null, inputs: {}, lack: 'figures', lacking: [name] };
  const was = earlier?.currency === statement.currency ? earlier.figures[name] : null;
  if (earlier === null || was === null)
    return { ...base, valueMilli: null, inputs: { [name]: now }, lack: 'no_earlier' };
  const inputs = { [name]: now, [`earlier.${name}`]: was };
  const [monthsNow, monthsThen] = flow ? [statement.months, earlier.months] : [1, 1];
  const then = BigInt(was) * BigInt(monthsNow);
  const change = share(BigInt(now) * BigInt(monthsThen) - then, then);
  return typeof change === 'string'
    ? { ...base, valueMilli: null, inputs, lack: change }
    : { ...base, valueMilli: milli(change), inputs, lack: null };
}

/** What a balance sheet says of itself: assets − (liabilities + equity); null while one of them is not given. */
export function balanceDifferenceMinor(figures: StatementFigures): number | null {
  const { totalAssetsMinor: assets, totalLiabilitiesMinor: debts, equityMinor: equity } = figures;
  return assets === null || debts === null || equity === null ? null : assets - debts - equity;
}

/** A total that follows from the two others of the balance; offered, never filled in by itself. */
export function suggestedTotals(figures: StatementFigures): Partial<Record<FigureName, number>> {
  const { totalAssetsMinor: assets, totalLiabilitiesMinor: debts, equityMinor: equity } = figures;
  if (assets === null && debts !== null && equity !== null) return { totalAssetsMinor: debts + equity };
  if (debts === null && assets !== null && equity !== null) return { totalLiabilitiesMinor: assets - equity };
  if (equity === null && assets !== null && debts !== null) return { equityMinor: assets - debts };
  return {};
}

/** Parts that are larger than the total they belong to: a slip of the pen, or a figure of another column. */
export const partsOfTotals = [
  { total: 'currentAssetsMinor', parts: ['cashMinor', 'receivablesMinor', 'inventoryMinor'] },
  { total: 'totalAssetsMinor', parts: ['currentAssetsMinor', 'intangibleMinor'] },
  { total: 'totalLiabilitiesMinor', parts: ['currentLiabilitiesMinor'] },
] as const satisfies readonly { total: FigureName; parts: readonly FigureName[] }[];

export function oversizedParts(figures: StatementFigures): { total: FigureName; partsMinor: number }[] {
  return partsOfTotals.flatMap(({ total, parts }) => {
    const whole = figures[total];
    const partsMinor = parts.reduce((sum, part) => sum + (figures[part] ?? 0), 0);
    return whole !== null && partsMinor > whole ? [{ total, partsMinor }] : [];
  });
}
