import { divideRounded } from '../../../kernel/money.ts';
import type { StatementFigures } from '../contract.ts';
import { compare, fraction, milli, minus, plus, type Fraction } from './fraction.ts';
import type { FigureName } from './ratios.ts';

export type WorkingAssetsRisk = 'high' | 'limited' | 'low';

interface Band {
  /** Upper end in tenths; the last band has none. */
  readonly toTenths: number | null;
  /** Whether a value on the upper end is still of this band. */
  readonly closed: boolean;
  readonly shareBp: number;
  readonly risk: WorkingAssetsRisk;
}

/**
 * Share of the working assets allowed as a limit (domain.md §7.4). Printed tables leave gaps between their ranges; these
 * bands have none: up to and with each cut, but 1.0 itself is of the best band.
 */
export const workingAssetsBands: readonly Band[] = [
  { toTenths: -46, closed: true, shareBp: 0, risk: 'high' },
  { toTenths: -39, closed: true, shareBp: 250, risk: 'high' },
  { toTenths: -32, closed: true, shareBp: 500, risk: 'high' },
  { toTenths: -25, closed: true, shareBp: 750, risk: 'high' },
  { toTenths: -18, closed: true, shareBp: 1000, risk: 'high' },
  { toTenths: -11, closed: true, shareBp: 1250, risk: 'limited' },
  { toTenths: -4, closed: true, shareBp: 1500, risk: 'limited' },
  { toTenths: 3, closed: true, shareBp: 1750, risk: 'limited' },
  { toTenths: 10, closed: false, shareBp: 2000, risk: 'limited' },
  { toTenths: null, closed: false, shareBp: 2500, risk: 'low' },
];

export function bandOf(value: Fraction): Band {
  const found = workingAssetsBands.find(({ toTenths, closed }) => {
    if (toTenths === null) return true;
    const side = compare(value, fraction(toTenths, 10));
    return side < 0 || (closed && side === 0);
  });
  if (!found) throw new Error('the last band has no end');
  return found;
}

const needs = ['currentAssetsMinor', 'inventoryMinor', 'currentLiabilitiesMinor', 'totalLiabilitiesMinor', 'equityMinor'] as const satisfies readonly FigureName[]; // prettier-ignore

export type WorkingAssets =
  | { readonly state: 'lacking'; readonly lacking: readonly FigureName[] }
  /** No current liabilities: the ratios of the model have no denominator. */
  | { readonly state: 'no_current_liabilities' }
  | {
      readonly state: 'known';
      /** The value that picks the band × 1000; null where net worth is not above zero and the share is 0 whatever it is. */
      readonly valueMilli: number | null;
      readonly currentMilli: number;
      readonly quickMilli: number;
      readonly currentDebtMilli: number | null;
      readonly debtMilli: number | null;
      readonly workingCapitalMinor: number;
      readonly netWorthMinor: number;
      /** (working capital + net worth) ÷ 2, half up. */
      readonly workingAssetsMinor: number;
      readonly shareBp: number;
      readonly risk: WorkingAssetsRisk;
      /** Working assets × share, never below zero. */
      readonly limitMinor: number;
    };

/**
 * The 营运资产 model of domain.md §7.4. Current assets 6.0 m, inventory 2.4, current liabilities 4.0, liabilities 6.0,
 * equity 4.0: 1.5 + 0.9 − 1.0 − 1.5 = −0.1, 17.5 % of (2.0 + 4.0) ÷ 2 = 3.0 m is 525,000.
 */
export function workingAssetsOf(figures: StatementFigures): WorkingAssets {
  const lacking = needs.filter((name) => figures[name] === null);
  if (lacking.length > 0) return { state: 'lacking', lacking };
  const [assets, inventory, currentDebt, debt, netWorth] = needs.map((name) => figures[name] ?? 0) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (currentDebt <= 0) return { state: 'no_current_liabilities' };
  const current = fraction(assets, currentDebt);
  const quick = fraction(assets - inventory, currentDebt);
  const workingCapitalMinor = assets - currentDebt;
  const workingAssetsMinor = Number(divideRounded(BigInt(workingCapitalMinor) + BigInt(netWorth), 2n, 'halfUp'));
  const shown = {
    state: 'known',
    currentMilli: milli(current),
    quickMilli: milli(quick),
    workingCapitalMinor,
    netWorthMinor: netWorth,
    workingAssetsMinor,
  } as const;
  if (netWorth <= 0)
    return { ...shown, valueMilli: null, currentDebtMilli: null, debtMilli: null, shareBp: 0, risk: 'high', limitMinor: 0 }; // prettier-ignore
  const [ofCurrent, ofAll] = [fraction(currentDebt, netWorth), fraction(debt, netWorth)];
  const value = minus(plus(current, quick), plus(ofCurrent, ofAll));
  const { shareBp, risk } = bandOf(value);
  // Halved and shared in one step: half a cent lost on the way would be a cent of the limit.
  const twice = BigInt(workingCapitalMinor) + BigInt(netWorth);
  const limitMinor = twice <= 0n ? 0 : Number(divideRounded(twice * BigInt(shareBp), 20_000n, 'halfUp'));
  return {
    ...shown,
    valueMilli: milli(value),
    currentDebtMilli: milli(ofCurrent),
    debtMilli: milli(ofAll),
    shareBp,
    risk,
    limitMinor,
  };
}
