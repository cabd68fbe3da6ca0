import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exposureOfParts, exposureParts } from '../../../src-main/areas/credit/rules/exposure.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';

const ticked = initialSettings('Test', currency('CNY'), 'en').exposure;
const k = (thousands: number): number => thousands * 100_000;

describe('exposure', () => {
  it('is open + shipped + orders + commercial bills − unapplied: 500 + 80 + 40 + 100 − 20 = 700 thousand, bank bills 0', () => {
    const amounts = { openItems: k(500), shippedNotInvoiced: k(80), confirmedOrders: k(40), commercialBills: k(100), unapplied: k(-20), bankBills: k(60) }; // prettier-ignore
    expect(exposureOfParts(amounts, ticked).exposureMinor).toBe(k(700));
    expect(exposureOfParts(amounts, { ...ticked, bankBills: true }).exposureMinor).toBe(k(760));
  });

  it('is the sum of what is ticked, and lists every part', () => {
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.boolean()), { minLength: 7, maxLength: 7 }), (drawn) => {
        const of = <T>(pick: (each: [number, boolean]) => T) => Object.fromEntries(exposureParts.map((part, index) => [part, pick(drawn[index] ?? [0, false])])) as Record<(typeof exposureParts)[number], T>; // prettier-ignore
        const { parts, exposureMinor } = exposureOfParts(of(([minor]) => minor), of(([, on]) => on)); // prettier-ignore
        expect(parts.map(({ part }) => part)).toEqual([...exposureParts]);
        expect(exposureMinor).toBe(drawn.reduce((sum, [minor, on]) => sum + (on ? minor : 0), 0));
      }),
    );
  });
});
