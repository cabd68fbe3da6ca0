import type { StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import type { FigureName } from '../../../src-main/areas/creditfile/rules/ratios.ts';

/** The lines in the order of a statement. */
export const figureGroups = [
  {
    group: 'balance',
    names: [
      'cashMinor', 'receivablesMinor', 'inventoryMinor', 'currentAssetsMinor', 'intangibleMinor', 'totalAssetsMinor',
      'currentLiabilitiesMinor', 'totalLiabilitiesMinor', 'paidInMinor', 'retainedEarningsMinor', 'equityMinor',
    ],
  },
  {
    group: 'income',
    names: ['salesMinor', 'costOfSalesMinor', 'ebitMinor', 'interestMinor', 'netProfitMinor', 'operatingCashMinor'],
  },
  { group: 'market', names: ['marketValueMinor'] },
] as const satisfies readonly { group: string; names: readonly FigureName[] }[]; // prettier-ignore

/** Totals stand out from the lines they sum. */
export const totalLines: ReadonlySet<FigureName> = new Set(['currentAssetsMinor', 'totalAssetsMinor', 'currentLiabilitiesMinor', 'totalLiabilitiesMinor', 'equityMinor']); // prettier-ignore

export const noFigures: StatementFigures = {
  cashMinor: null,
  receivablesMinor: null,
  inventoryMinor: null,
  currentAssetsMinor: null,
  totalAssetsMinor: null,
  intangibleMinor: null,
  currentLiabilitiesMinor: null,
  totalLiabilitiesMinor: null,
  paidInMinor: null,
  retainedEarningsMinor: null,
  equityMinor: null,
  salesMinor: null,
  costOfSalesMinor: null,
  ebitMinor: null,
  interestMinor: null,
  netProfitMinor: null,
  operatingCashMinor: null,
  marketValueMinor: null,
};

/** Thousandths as a plain figure: times with two decimals, per cent and days with one. */
export function ratioText(valueMilli: number, unit: 'times' | 'percent' | 'days'): string {
  if (unit === 'times') return (valueMilli / 1000).toFixed(2);
  return unit === 'percent' ? `${(valueMilli / 10).toFixed(1)}%` : (valueMilli / 1000).toFixed(1);
}

/** Where statements usually come from; any other words do as well. */
export const statementSources = ['customer', 'auditReport', 'annualReport', 'taxReturn', 'agency'] as const;
