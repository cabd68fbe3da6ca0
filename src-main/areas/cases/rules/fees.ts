import type { Day } from '../../../kernel/day.ts';
import { scaleMinor, sumMinor } from '../../../kernel/money.ts';
import type { CaseKind } from '../contract.ts';

/** What a court charges for. An arbitration commission and a law firm have their own rules. */
export const feeProcedures = ['suit', 'payment-order', 'small', 'preservation', 'enforcement'] as const;
export type FeeProcedure = (typeof feeProcedures)[number];

interface BandRule {
  /** The part of the claim up to here, in fen; null: all above. */
  readonly upToMinor: number | null;
  /** A fixed sum for the whole band, or a rate of the part in it. */
  readonly flatMinor?: number;
  readonly rateBp?: number;
}

interface FeeScale {
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly article: string;
  readonly source: string;
  readonly checkedOn: Day;
  readonly bands: readonly BandRule[];
  readonly capMinor: number | null;
  /** The part of the scale that is charged: a payment order costs a third of a suit. */
  readonly share: readonly [numerator: number, denominator: number];
}

const yuan = (amount: number): number => amount * 100;
const rule = {
  fromOn: '2007-04-01' as Day,
  untilOn: null,
  source: '诉讼费用交纳办法(国务院令第481号)',
  checkedOn: '2025-04-19' as Day,
  capMinor: null,
} as const;
const suitBands: readonly BandRule[] = [
  { upToMinor: yuan(10_000), flatMinor: yuan(50) },
  { upToMinor: yuan(100_000), rateBp: 250 },
  { upToMinor: yuan(200_000), rateBp: 200 },
  { upToMinor: yuan(500_000), rateBp: 150 },
  { upToMinor: yuan(1_000_000), rateBp: 100 },
  { upToMinor: yuan(2_000_000), rateBp: 90 },
  { upToMinor: yuan(5_000_000), rateBp: 80 },
  { upToMinor: yuan(10_000_000), rateBp: 70 },
  { upToMinor: yuan(20_000_000), rateBp: 60 },
  { upToMinor: null, rateBp: 50 },
];

/** The scales by the day of filing, newest first (domain.md §10.4): change them here when the law does. */
export const feeScales: Readonly<Record<FeeProcedure, readonly FeeScale[]>> = {
  suit: [{ ...rule, article: '13', bands: suitBands, share: [1, 1] }],
  'payment-order': [{ ...rule, article: '13, 14(3)', bands: suitBands, share: [1, 3] }],
  small: [{ ...rule, article: '13, 16', bands: suitBands, share: [1, 2] }],
  preservation: [
    {
      ...rule,
      article: '14(2)',
      bands: [
        { upToMinor: yuan(1_000), flatMinor: yuan(30) },
        { upToMinor: yuan(100_000), rateBp: 100 },
        { upToMinor: null, rateBp: 50 },
      ],
      capMinor: yuan(5_000),
      share: [1, 1],
    },
  ],
  enforcement: [
    {
      ...rule,
      article: '14(1)',
      bands: [
        { upToMinor: yuan(10_000), flatMinor: yuan(50) },
        { upToMinor: yuan(500_000), rateBp: 150 },
        { upToMinor: yuan(5_000_000), rateBp: 100 },
        { upToMinor: yuan(10_000_000), rateBp: 50 },
        { upToMinor: null, rateBp: 10 },
      ],
      share: [1, 1],
    },
  ],
};

export interface FeeBand {
  /** The part of the claim above this and up to `toMinor` (null: no end). */
  readonly fromMinor: number;
  readonly toMinor: number | null;
  /** Hundredths of a percent of the part; null: a fixed sum. */
  readonly rateBp: number | null;
  /** What the claim has in this band; 0 where it does not reach it. */
  readonly partMinor: number;
  readonly feeMinor: number;
}

export interface Fee {
  readonly procedure: FeeProcedure;
  readonly claimMinor: number;
  readonly feeMinor: number;
  /** Sum of the bands, before the share and the cap. */
  readonly fullMinor: number;
  readonly share: readonly [number, number];
  readonly capMinor: number | null;
  readonly capped: boolean;
  readonly bands: readonly FeeBand[];
  readonly article: string;
  readonly source: string;
  readonly checkedOn: Day;
  readonly ruleFrom: Day;
}

/** The scale that counts on a day; the oldest for a day before all of them. */
function scaleOn(procedure: FeeProcedure, on: Day): FeeScale {
  const scales = feeScales[procedure];
  const found = scales.find(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn >= on)) ?? scales.at(-1); // prettier-ignore
  if (found === undefined) throw new Error(`no scale of fees for ${procedure}`);
  return found;
}

/**
 * What the court charges for a claim in fen, an estimate by the scale of the day (domain.md §10.4). Of 200,000.00: suit
 * 50 + 2,250 + 2,000 = 4,300.00; payment order a third, 1,433.33; small claim or short form half, 2,150.00; preservation
 * 30 + 990 + 500 = 1,520.00; enforcement 50 + 2,850 = 2,900.00. Of 1,000,000.00: suit 13,800.00.
 */
export function feeOf(procedure: FeeProcedure, claimMinor: number, on: Day): Fee {
  const scale = scaleOn(procedure, on);
  let fromMinor = 0;
  const bands = scale.bands.map((band): FeeBand => {
    const from = fromMinor;
    const top = band.upToMinor ?? claimMinor;
    fromMinor = band.upToMinor ?? from;
    const partMinor = Math.max(0, Math.min(claimMinor, top) - from);
    const feeMinor =
      claimMinor <= from && from > 0
        ? 0
        : (band.flatMinor ?? scaleMinor(partMinor, band.rateBp ?? 0, 10_000, 'halfUp'));
    return { fromMinor: from, toMinor: band.upToMinor, rateBp: band.rateBp ?? null, partMinor, feeMinor };
  });
  const fullMinor = sumMinor(bands.map(({ feeMinor }) => feeMinor));
  const cappedMinor = scale.capMinor === null ? fullMinor : Math.min(fullMinor, scale.capMinor);
  const [numerator, denominator] = scale.share;
  const { article, source, checkedOn, fromOn: ruleFrom, share, capMinor } = scale;
  const feeMinor = scaleMinor(cappedMinor, numerator, denominator, 'halfUp');
  return { procedure, claimMinor, feeMinor, fullMinor, share, capMinor, capped: cappedMinor < fullMinor, bands, article, source, checkedOn, ruleFrom }; // prettier-ignore
}

/** Which scale a case is charged by; null: the court charges nothing by scale. */
export function feeProcedureOf(kind: CaseKind, procedure: 'simple' | 'ordinary'): FeeProcedure | null {
  switch (kind) {
    case 'suit':
      return procedure === 'simple' ? 'small' : 'suit';
    case 'small_claim':
      return 'small';
    case 'payment_order':
      return 'payment-order';
    case 'preservation':
      return 'preservation';
    case 'enforcement':
      return 'enforcement';
    default:
      return null;
  }
}
