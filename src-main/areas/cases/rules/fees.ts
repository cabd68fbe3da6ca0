import type { Day } from '../../../kernel/day.ts';
import { scaleMinor, sumMinor } from '../../../kernel/money.ts';
import type { LawRule } from '../../law/contract.ts';
import type { FeeCode } from '../../law/rules/fees.ts';
import { allRules, ruleOn } from '../../law/rules/versions.ts';
import type { CaseKind } from '../contract.ts';

/** What a court charges for. An arbitration commission and a law firm have their own rules. */
export const feeProcedures = ['suit', 'payment-order', 'small', 'preservation', 'enforcement'] as const;
export type FeeProcedure = (typeof feeProcedures)[number];

const codeOf = {
  suit: 'fees_suit',
  'payment-order': 'fees_payment_order',
  small: 'fees_small',
  preservation: 'fees_preservation',
  enforcement: 'fees_enforcement',
} as const satisfies Record<FeeProcedure, FeeCode>;

const shipped = allRules([]);

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
export function scaleOn(rules: readonly LawRule[], procedure: FeeProcedure, on: Day) {
  const code = codeOf[procedure];
  const found =
    ruleOn(rules, { pack: 'cn', code, on }) ?? rules.findLast((rule) => rule.code === code && !rule.replaced);
  if (found?.values.kind !== 'fees') throw new Error(`no scale of fees for ${procedure}`);
  return { ...found, values: found.values };
}

/**
 * What the court charges for a claim in fen, an estimate by the scale of the day (domain.md §10.4). Of 200,000.00: suit
 * 50 + 2,250 + 2,000 = 4,300.00; payment order a third, 1,433.33; small claim or short form half, 2,150.00; preservation
 * 30 + 990 + 500 = 1,520.00; enforcement 50 + 2,850 = 2,900.00. Of 1,000,000.00: suit 13,800.00. By the shipped scales,
 * or by `rules`, the law of the book.
 */
export function feeOf(procedure: FeeProcedure, claimMinor: number, on: Day, rules: readonly LawRule[] = shipped): Fee {
  const scale = scaleOn(rules, procedure, on);
  const { capMinor, numerator, denominator } = scale.values;
  let fromMinor = 0;
  const bands = scale.values.bands.map((band): FeeBand => {
    const from = fromMinor;
    const top = band.upToMinor ?? claimMinor;
    fromMinor = band.upToMinor ?? from;
    const partMinor = Math.max(0, Math.min(claimMinor, top) - from);
    const feeMinor =
      claimMinor <= from && from > 0
        ? 0
        : (band.flatMinor ?? scaleMinor(partMinor, band.rateBp ?? 0, 10_000, 'halfUp'));
    return { fromMinor: from, toMinor: band.upToMinor, rateBp: band.rateBp, partMinor, feeMinor };
  });
  const fullMinor = sumMinor(bands.map(({ feeMinor }) => feeMinor));
  const cappedMinor = capMinor === null ? fullMinor : Math.min(fullMinor, capMinor);
  const { article, source, checkedOn, fromOn: ruleFrom } = scale;
  const feeMinor = scaleMinor(cappedMinor, numerator, denominator, 'halfUp');
  return { procedure, claimMinor, feeMinor, fullMinor, share: [numerator, denominator], capMinor, capped: cappedMinor < fullMinor, bands, article, source, checkedOn, ruleFrom }; // prettier-ignore
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
