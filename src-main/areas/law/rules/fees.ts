import type { Day } from '../../../kernel/day.ts';
import type { FeesValues } from '../contract.ts';

/** What courts charge for, a scale each. */
export const feeCodes = ['fees_suit', 'fees_payment_order', 'fees_small', 'fees_preservation', 'fees_enforcement'] as const; // prettier-ignore
export type FeeCode = (typeof feeCodes)[number];

const yuan = (amount: number): number => amount * 100;
const sum = (upTo: number, flat: number) => ({ upToMinor: yuan(upTo), flatMinor: yuan(flat), rateBp: null });
const rate = (upTo: number | null, rateBp: number) => ({ upToMinor: upTo === null ? null : yuan(upTo), flatMinor: null, rateBp }); // prettier-ignore

const suitBands: FeesValues['bands'] = [
  sum(10_000, 50),
  rate(100_000, 250),
  rate(200_000, 200),
  rate(500_000, 150),
  rate(1_000_000, 100),
  rate(2_000_000, 90),
  rate(5_000_000, 80),
  rate(10_000_000, 70),
  rate(20_000_000, 60),
  rate(null, 50),
];
const whole = { kind: 'fees', capMinor: null, numerator: 1, denominator: 1 } as const;

function scale(code: FeeCode, article: string, values: FeesValues) {
  return {
    pack: 'cn' as const,
    code,
    fromOn: '2007-04-01' as Day,
    untilOn: null,
    article,
    source: '诉讼费用交纳办法(国务院令第481号)',
    checkedOn: '2025-04-19' as Day,
    values,
  };
}

/** What Chinese courts charge, by the day of filing (domain.md §10.4). */
export const shippedFees: readonly ReturnType<typeof scale>[] = [
  scale('fees_suit', '13', { ...whole, bands: suitBands }),
  scale('fees_payment_order', '13, 14(3)', { ...whole, bands: suitBands, denominator: 3 }),
  scale('fees_small', '13, 16', { ...whole, bands: suitBands, denominator: 2 }),
  scale('fees_preservation', '14(2)', { ...whole, bands: [sum(1_000, 30), rate(100_000, 100), rate(null, 50)], capMinor: yuan(5_000) }), // prettier-ignore
  scale('fees_enforcement', '14(1)', {
    ...whole,
    bands: [sum(10_000, 50), rate(500_000, 150), rate(5_000_000, 100), rate(10_000_000, 50), rate(null, 10)],
  }),
];

/**
 * Bands that follow each other up to the last, which has no end, each a sum or a rate: no
 * claim falls between them.
 */
export function bandsInOrder(bands: FeesValues['bands']): boolean {
  return bands.every(({ upToMinor, flatMinor, rateBp }, at) => {
    const before = at === 0 ? 0 : (bands[at - 1]?.upToMinor ?? Infinity);
    const last = at === bands.length - 1;
    return (flatMinor === null) !== (rateBp === null) && (upToMinor === null ? last : !last && upToMinor > before);
  });
}
