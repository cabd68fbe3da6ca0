import { day, type Day } from '../../../kernel/day.ts';
import type { StatementFigures } from '../contract.ts';
import { compare, fraction, milli, plus, times, type Fraction } from './fraction.ts';
import type { FigureName, StatementFacts } from './ratios.ts';

export const altmanModels = ['z', 'zPrime', 'zDouble'] as const;
export type AltmanModel = (typeof altmanModels)[number];
export type AltmanZone = 'safe' | 'grey' | 'distress';
export type AltmanTerm = 'x1' | 'x2' | 'x3' | 'x4' | 'x5';

/** Coefficients in thousandths (domain.md §7.5). Z takes the market value of the equity, the others its book value. */
const coefficients: Readonly<Record<AltmanModel, Readonly<Partial<Record<AltmanTerm, number>>>>> = {
  z: { x1: 1200, x2: 1400, x3: 3300, x4: 600, x5: 999 },
  zPrime: { x1: 717, x2: 847, x3: 3107, x4: 420, x5: 998 },
  zDouble: { x1: 6560, x2: 3260, x3: 6720, x4: 1050 },
};

/** How a value is read: above the upper cut safe, below the lower one distress, the cuts themselves and between grey. */
export interface AltmanCutOff {
  readonly model: AltmanModel;
  readonly upperMilli: number;
  readonly lowerMilli: number;
  /** Which source prints it; the texts name it. */
  readonly source: 'textbook' | 'chinese_tools' | 'private_firms' | 'private_non_manufacturers';
  /** Last compared with the source on this day. */
  readonly checkedOn: Day;
  /** The one a zone is told by; others are shown beside it. */
  readonly usual: boolean;
}

/**
 * Another page reads Z″ by the cuts of Z′ (1.23 and 2.9) with 6.5 for 6.56: that mixes two models and is not offered.
 */
export const altmanCutOffs: readonly AltmanCutOff[] = [
  { model: 'z', upperMilli: 2990, lowerMilli: 1810, source: 'textbook', checkedOn: day('2026-11-01'), usual: true },
  {
    model: 'z',
    upperMilli: 2675,
    lowerMilli: 1810,
    source: 'chinese_tools',
    checkedOn: day('2026-11-01'),
    usual: false,
  },
  {
    model: 'zPrime',
    upperMilli: 2900,
    lowerMilli: 1230,
    source: 'private_firms',
    checkedOn: day('2026-11-01'),
    usual: true,
  },
  { model: 'zDouble', upperMilli: 2600, lowerMilli: 1100, source: 'private_non_manufacturers', checkedOn: day('2026-11-01'), usual: true }, // prettier-ignore
];

export function zoneOf(value: Fraction, { upperMilli, lowerMilli }: AltmanCutOff): AltmanZone {
  if (compare(value, fraction(upperMilli, 1000)) > 0) return 'safe';
  return compare(value, fraction(lowerMilli, 1000)) < 0 ? 'distress' : 'grey';
}

export interface AltmanPart {
  readonly term: AltmanTerm;
  readonly coefficientMilli: number;
  /** The ratio × 1000, and what it adds × 1000. */
  readonly ratioMilli: number;
  readonly addsMilli: number;
}

export interface AltmanReading {
  readonly cutOff: AltmanCutOff;
  readonly zone: AltmanZone;
}

export type Altman =
  | { readonly model: AltmanModel; readonly state: 'lacking'; readonly lacking: readonly FigureName[] }
  /** No assets or no liabilities: a ratio has no denominator. */
  | { readonly model: AltmanModel; readonly state: 'no_denominator' }
  | {
      readonly model: AltmanModel;
      readonly state: 'known';
      readonly valueMilli: number;
      readonly zone: AltmanZone;
      readonly parts: readonly AltmanPart[];
      readonly readings: readonly AltmanReading[];
    };

const needsOf: Readonly<Record<AltmanTerm, readonly FigureName[]>> = {
  x1: ['currentAssetsMinor', 'currentLiabilitiesMinor'],
  x2: ['retainedEarningsMinor'],
  x3: ['ebitMinor'],
  x4: ['equityMinor', 'totalLiabilitiesMinor'],
  x5: ['salesMinor'],
};

/**
 * One of Altman's values: a hint from old US data, never a decision (domain.md §7.5). Results of less than a year are
 * brought to twelve months. Total assets 10, working capital 2, retained earnings 1, EBIT 0.8, liabilities 6, equity 4,
 * sales 18: Z″ 2.88 safe, Z′ 2.55 grey.
 */
export function altmanOf(model: AltmanModel, { figures, months }: StatementFacts): Altman {
  const terms = Object.entries(coefficients[model]) as [AltmanTerm, number][];
  const needs = new Set<FigureName>(['totalAssetsMinor']);
  for (const [term] of terms) for (const name of needsOf[term]) needs.add(name);
  if (model === 'z') {
    needs.delete('equityMinor');
    needs.add('marketValueMinor');
  }
  const lacking = [...needs].filter((name) => figures[name] === null);
  if (lacking.length > 0) return { model, state: 'lacking', lacking };
  if (figure(figures, 'totalAssetsMinor') <= 0 || figure(figures, 'totalLiabilitiesMinor') <= 0)
    return { model, state: 'no_denominator' };
  let value = fraction(0);
  const parts = terms.map(([term, coefficientMilli]): AltmanPart => {
    const ratio = ratioOf(term, model, figures, months);
    const adds = times(ratio, fraction(coefficientMilli, 1000));
    value = plus(value, adds);
    return { term, coefficientMilli, ratioMilli: milli(ratio), addsMilli: milli(adds) };
  });
  const readings = altmanCutOffs
    .filter((cutOff) => cutOff.model === model)
    .map((cutOff) => ({ cutOff, zone: zoneOf(value, cutOff) }));
  const usual = readings.find(({ cutOff }) => cutOff.usual);
  if (!usual) throw new Error(`no usual cut-offs for ${model}`);
  return { model, state: 'known', valueMilli: milli(value), zone: usual.zone, parts, readings };
}

function ratioOf(term: AltmanTerm, model: AltmanModel, figures: StatementFigures, months: number): Fraction {
  const assets = BigInt(figure(figures, 'totalAssetsMinor'));
  const aYear = (name: FigureName): Fraction => fraction(BigInt(figure(figures, name)) * 12n, assets * BigInt(months));
  switch (term) {
    case 'x1':
      return fraction(figure(figures, 'currentAssetsMinor') - figure(figures, 'currentLiabilitiesMinor'), assets);
    case 'x2':
      return fraction(figure(figures, 'retainedEarningsMinor'), assets);
    case 'x3':
      return aYear('ebitMinor');
    case 'x4':
      return fraction(
        figure(figures, model === 'z' ? 'marketValueMinor' : 'equityMinor'),
        figure(figures, 'totalLiabilitiesMinor'),
      );
    case 'x5':
      return aYear('salesMinor');
  }
}

function figure(figures: StatementFigures, name: FigureName): number {
  const value = figures[name];
  if (value === null) throw new Error(`${name} was found before`);
  return value;
}
