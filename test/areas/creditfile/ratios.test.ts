import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import {
  balanceDifferenceMinor,
  oversizedParts,
  ratiosOf,
  suggestedTotals,
  type RatioCode,
} from '../../../src-main/areas/creditfile/rules/ratios.ts';

const nothing: StatementFigures = {
  cashMinor: null, receivablesMinor: null, inventoryMinor: null, currentAssetsMinor: null, totalAssetsMinor: null,
  intangibleMinor: null, currentLiabilitiesMinor: null, totalLiabilitiesMinor: null, paidInMinor: null,
  retainedEarningsMinor: null, equityMinor: null, salesMinor: null, costOfSalesMinor: null, ebitMinor: null,
  interestMinor: null, netProfitMinor: null, operatingCashMinor: null, marketValueMinor: null,
}; // prettier-ignore

const year = (figures: Partial<StatementFigures>, months = 12, currency = 'CNY') => ({
  months,
  currency,
  figures: { ...nothing, ...figures },
});

const whole = year({
  receivablesMinor: 30_000, inventoryMinor: 24_000, currentAssetsMinor: 60_000, totalAssetsMinor: 100_000,
  currentLiabilitiesMinor: 40_000, totalLiabilitiesMinor: 60_000, equityMinor: 40_000, salesMinor: 180_000,
  costOfSalesMinor: 144_000, ebitMinor: 8_000, interestMinor: 2_000, netProfitMinor: 4_500, operatingCashMinor: 10_000,
}); // prettier-ignore

const one = (code: RatioCode, ...given: Parameters<typeof ratiosOf>) =>
  ratiosOf(...given).find((ratio) => ratio.code === code);

describe('ratios', () => {
  it.each<[RatioCode, number, string | null]>([
    ['current', 1500, 'fair'], // 60 / 40
    ['quick', 900, 'fair'], // (60 − 24) / 40
    ['interestCover', 4000, 'good'], // 8 / 2
    ['debtRatio', 600, null], // 60 / 100
    ['debtToEquity', 1500, null], // 60 / 40
    ['grossMargin', 200, null], // (180 − 144) / 180
    ['netMargin', 25, null], // 4.5 / 180
    ['dso', 60_833, null], // 30 × 365 / 180
    ['dio', 60_833, null], // 24 × 365 / 144
    ['inventoryTurnover', 6000, null], // 144 / 24
    ['operatingCash', 250, null], // 10 / 40
  ])('%s is %s thousandths', (code, valueMilli, light) => {
    expect(one(code, whole)).toMatchObject({ valueMilli, light, lack: null });
  });

  it.each<[RatioCode, number]>([
    ['dso', 45_625], // 300 × 365 × 6 / (1,200 × 12)
    ['inventoryTurnover', 8000], // 2 × 1,000 / 250
    ['operatingCash', 1000], // 2 × 100 / 200
  ])('%s of half a year is brought to twelve months', (code, valueMilli) => {
    const half = year({ receivablesMinor: 300, salesMinor: 1200, costOfSalesMinor: 1000, inventoryMinor: 250, operatingCashMinor: 100, currentLiabilitiesMinor: 200 }, 6); // prettier-ignore
    expect(one(code, half)).toMatchObject({ valueMilli });
  });

  it('grows against the earlier statement, year against half year on the same footing', () => {
    const half = year({ salesMinor: 75_000, netProfitMinor: -100, equityMinor: 32_000 }, 6);
    // 180 / (75 × 2) − 1 = 20 %; 40 / 32 − 1 = 25 % of a balance, which knows no months
    expect(one('salesGrowth', whole, half)).toMatchObject({ valueMilli: 200, inputs: { salesMinor: 180_000, 'earlier.salesMinor': 75_000 } }); // prettier-ignore
    expect(one('equityGrowth', whole, half)).toMatchObject({ valueMilli: 250 });
    expect(one('profitGrowth', whole, half)).toMatchObject({ valueMilli: null, lack: 'negative' });
    expect(one('salesGrowth', whole)).toMatchObject({ valueMilli: null, lack: 'no_earlier' });
    expect(one('salesGrowth', whole, year({ salesMinor: 1 }, 12, 'USD'))).toMatchObject({ valueMilli: null, lack: 'no_earlier' }); // prettier-ignore
  });

  it('is never zero for want of a figure', () => {
    for (const ratio of ratiosOf(year({}))) expect(ratio.valueMilli).toBeNull();
    expect(one('quick', year({ currentAssetsMinor: 5, currentLiabilitiesMinor: 5 }))).toMatchObject({
      valueMilli: null,
      lack: 'figures',
      lacking: ['inventoryMinor'],
    });
    expect(one('interestCover', year({ ebitMinor: 5, interestMinor: 0 }))).toMatchObject({ valueMilli: null, lack: 'zero' }); // prettier-ignore
    expect(one('debtToEquity', year({ totalLiabilitiesMinor: 5, equityMinor: -5 }))).toMatchObject({ valueMilli: null, lack: 'negative' }); // prettier-ignore
  });

  it.each([
    [2000, 'good'], [1999, 'fair'], [1200, 'fair'], [1199, 'weak'],
  ])('lights a current ratio of %s thousandths %s', (assets, light) => {
    expect(one('current', year({ currentAssetsMinor: assets, currentLiabilitiesMinor: 1000 }))).toMatchObject({ light });
  }); // prettier-ignore

  it('does not change with the unit the sheet is in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (a, b) => {
        const value = (scale: number) => one('current', year({ currentAssetsMinor: a * scale, currentLiabilitiesMinor: b * scale }))?.valueMilli; // prettier-ignore
        expect(value(10_000)).toBe(value(1));
      }),
    );
  });
});

describe('a balance sheet', () => {
  it('shows by how much it does not balance', () => {
    expect(balanceDifferenceMinor(whole.figures)).toBe(0);
    expect(balanceDifferenceMinor({ ...whole.figures, totalAssetsMinor: 100_100 })).toBe(100);
    expect(balanceDifferenceMinor({ ...whole.figures, equityMinor: null })).toBeNull();
  });

  it('offers the total that follows from the other two', () => {
    expect(suggestedTotals({ ...whole.figures, equityMinor: null })).toEqual({ equityMinor: 40_000 });
    expect(suggestedTotals({ ...whole.figures, totalAssetsMinor: null })).toEqual({ totalAssetsMinor: 100_000 });
    expect(suggestedTotals({ ...whole.figures, totalLiabilitiesMinor: null })).toEqual({ totalLiabilitiesMinor: 60_000 }); // prettier-ignore
    expect(suggestedTotals(whole.figures)).toEqual({});
    expect(suggestedTotals({ ...nothing, equityMinor: 1 })).toEqual({});
  });

  it('tells parts that are larger than their total', () => {
    expect(oversizedParts(whole.figures)).toEqual([]);
    expect(oversizedParts({ ...whole.figures, cashMinor: 6_001 })).toEqual([{ total: 'currentAssetsMinor', partsMinor: 60_001 }]); // prettier-ignore
    expect(oversizedParts({ ...whole.figures, currentLiabilitiesMinor: 60_001 })).toEqual([{ total: 'totalLiabilitiesMinor', partsMinor: 60_001 }]); // prettier-ignore
  });
});
