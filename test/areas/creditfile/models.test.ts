import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import { altmanCutOffs, altmanOf, zoneOf, type AltmanModel } from '../../../src-main/areas/creditfile/rules/altman.ts';
import { compare, fraction, milli, minus, plus, times } from '../../../src-main/areas/creditfile/rules/fraction.ts';
import { bandOf, workingAssetsBands, workingAssetsOf } from '../../../src-main/areas/creditfile/rules/workingAssets.ts';

const nothing: StatementFigures = {
  cashMinor: null, receivablesMinor: null, inventoryMinor: null, currentAssetsMinor: null, totalAssetsMinor: null,
  intangibleMinor: null, currentLiabilitiesMinor: null, totalLiabilitiesMinor: null, paidInMinor: null,
  retainedEarningsMinor: null, equityMinor: null, salesMinor: null, costOfSalesMinor: null, ebitMinor: null,
  interestMinor: null, netProfitMinor: null, operatingCashMinor: null, marketValueMinor: null,
}; // prettier-ignore
const million = 100_000_000;

const example: StatementFigures = {
  ...nothing,
  currentAssetsMinor: 6 * million,
  inventoryMinor: 2.4 * million,
  currentLiabilitiesMinor: 4 * million,
  totalLiabilitiesMinor: 6 * million,
  equityMinor: 4 * million,
};

describe('the working-asset model', () => {
  it('is −0.1, 17.5 % and 525,000 for the worked example', () => {
    expect(workingAssetsOf(example)).toEqual({
      state: 'known',
      valueMilli: -100,
      currentMilli: 1500,
      quickMilli: 900,
      currentDebtMilli: 1000,
      debtMilli: 1500,
      workingCapitalMinor: 2 * million,
      netWorthMinor: 4 * million,
      workingAssetsMinor: 3 * million,
      shareBp: 1750,
      risk: 'limited',
      limitMinor: 52_500_000,
    });
  });

  it.each([
    ['-4.601', 0, 'high'], ['-4.6', 0, 'high'], ['-4.599', 250, 'high'], ['-4.59', 250, 'high'],
    ['-3.9', 250, 'high'], ['-3.895', 500, 'high'], ['-3.89', 500, 'high'],
    ['-3.2', 500, 'high'], ['-3.195', 750, 'high'], ['-2.5', 750, 'high'], ['-2.495', 1000, 'high'],
    ['-1.8', 1000, 'high'], ['-1.795', 1250, 'limited'], ['-1.1', 1250, 'limited'], ['-1.095', 1500, 'limited'],
    ['-0.4', 1500, 'limited'], ['-0.395', 1750, 'limited'], ['0', 1750, 'limited'],
    ['0.3', 1750, 'limited'], ['0.305', 2000, 'limited'], ['0.31', 2000, 'limited'], ['0.9', 2000, 'limited'],
    ['0.95', 2000, 'limited'], ['0.999', 2000, 'limited'], ['1', 2500, 'low'], ['7', 2500, 'low'],
  ])('gives %s a share of %s bp, %s risk, without gaps between the bands', (value, shareBp, risk) => {
    expect(bandOf(fraction(Math.round(Number(value) * 1000), 1000))).toMatchObject({ shareBp, risk });
  }); // prettier-ignore

  it('tells a value a hair beyond a cut from the cut itself', () => {
    expect(bandOf(fraction(-4_000_000_000_000n, 10_000_000_000_000n)).shareBp).toBe(1500);
    expect(bandOf(fraction(-3_999_999_999_999n, 10_000_000_000_000n)).shareBp).toBe(1750);
    expect(bandOf(fraction(3_000_000_000_001n, 10_000_000_000_000n)).shareBp).toBe(2000);
    expect(bandOf(fraction(9_999_999_999_999n, 10_000_000_000_000n)).shareBp).toBe(2000);
  });

  it.each([0, -1, -4 * million])('allows nothing on a net worth of %s', (equityMinor) => {
    expect(workingAssetsOf({ ...example, equityMinor })).toMatchObject({ shareBp: 0, limitMinor: 0, valueMilli: null });
  });

  it('allows nothing where working capital is deeper in the red than net worth is in the black', () => {
    const figures = { ...example, currentAssetsMinor: million, inventoryMinor: 0, currentLiabilitiesMinor: 3 * million, totalLiabilitiesMinor: 3 * million, equityMinor: million }; // prettier-ignore
    expect(workingAssetsOf(figures)).toMatchObject({ workingAssetsMinor: -million / 2, limitMinor: 0 });
  });

  it('says what is lacking and never takes it for zero', () => {
    expect(workingAssetsOf({ ...example, inventoryMinor: null, equityMinor: null })).toEqual({
      state: 'lacking',
      lacking: ['inventoryMinor', 'equityMinor'],
    });
    expect(workingAssetsOf({ ...example, currentLiabilitiesMinor: 0 })).toEqual({ state: 'no_current_liabilities' });
  });

  it('never allows a lower share for a better value', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: 1, max: 5000 }), (at, more) => {
        expect(bandOf(fraction(at + more, 1000)).shareBp).toBeGreaterThanOrEqual(bandOf(fraction(at, 1000)).shareBp);
      }),
    );
    expect(workingAssetsBands).toHaveLength(10);
  });
});

describe('Altman’s values', () => {
  const statement = {
    months: 12,
    currency: 'CNY',
    figures: {
      ...nothing,
      totalAssetsMinor: 10 * million,
      currentAssetsMinor: 5 * million,
      currentLiabilitiesMinor: 3 * million,
      retainedEarningsMinor: million,
      ebitMinor: 0.8 * million,
      totalLiabilitiesMinor: 6 * million,
      equityMinor: 4 * million,
      salesMinor: 18 * million,
      marketValueMinor: 9 * million,
    },
  };

  it('are Z″ 2.88 safe and Z′ 2.55 grey for the worked example', () => {
    expect(altmanOf('zDouble', statement)).toMatchObject({ valueMilli: 2876, zone: 'safe' });
    expect(altmanOf('zPrime', statement)).toMatchObject({ valueMilli: 2553, zone: 'grey' });
    expect(altmanOf('zDouble', statement)).toMatchObject({
      parts: [
        { term: 'x1', coefficientMilli: 6560, ratioMilli: 200, addsMilli: 1312 },
        { term: 'x2', coefficientMilli: 3260, ratioMilli: 100, addsMilli: 326 },
        { term: 'x3', coefficientMilli: 6720, ratioMilli: 80, addsMilli: 538 },
        { term: 'x4', coefficientMilli: 1050, ratioMilli: 667, addsMilli: 700 },
      ],
    });
  });

  it('take the market value in Z and show the other cut beside the usual one', () => {
    // 1.2×0.2 + 1.4×0.1 + 3.3×0.08 + 0.6×1.5 + 0.999×1.8 = 3.3422
    expect(altmanOf('z', statement)).toMatchObject({ valueMilli: 3342, zone: 'safe' });
    const between = { ...statement, figures: { ...statement.figures, marketValueMinor: 4 * million } };
    // 0.6×4/6 = 0.4 in place of 0.9: 2.8422 lies between 2.675 and 2.99
    expect(altmanOf('z', between)).toMatchObject({
      valueMilli: 2842,
      zone: 'grey',
      readings: [{ zone: 'grey' }, { zone: 'safe', cutOff: { upperMilli: 2675, source: 'chinese_tools' } }],
    });
    expect(altmanOf('z', { ...statement, figures: { ...statement.figures, marketValueMinor: null } })).toEqual({
      model: 'z',
      state: 'lacking',
      lacking: ['marketValueMinor'],
    });
  });

  it('bring half a year to twelve months', () => {
    const half = { ...statement, months: 6, figures: { ...statement.figures, ebitMinor: 0.4 * million, salesMinor: 9 * million } }; // prettier-ignore
    expect(altmanOf('zPrime', half)).toEqual(altmanOf('zPrime', statement));
  });

  it.each<[AltmanModel, number, string]>([
    ['z', 2991, 'safe'], ['z', 2990, 'grey'], ['z', 1810, 'grey'], ['z', 1809, 'distress'],
    ['zPrime', 2901, 'safe'], ['zPrime', 2900, 'grey'], ['zPrime', 1230, 'grey'], ['zPrime', 1229, 'distress'],
    ['zDouble', 2601, 'safe'], ['zDouble', 2600, 'grey'], ['zDouble', 1100, 'grey'], ['zDouble', 1099, 'distress'],
  ])('read %s of %s thousandths as %s', (model, value, zone) => {
    const usual = altmanCutOffs.find((each) => each.model === model && each.usual);
    expect(usual && zoneOf(fraction(value, 1000), usual)).toBe(zone);
  }); // prettier-ignore

  it('need assets and liabilities', () => {
    expect(altmanOf('zDouble', { ...statement, figures: { ...statement.figures, totalLiabilitiesMinor: 0 } })).toEqual({
      model: 'zDouble',
      state: 'no_denominator',
    });
  });
});

describe('fractions', () => {
  const some = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
    .map(([top, bottom]) => fraction(top, bottom));

  it('add, take away and compare exactly', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(compare(minus(plus(a, b), b), a)).toBe(0);
        expect(compare(times(a, fraction(2)), plus(a, a))).toBe(0);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      }),
    );
  });

  it('round half up once', () => {
    expect([milli(fraction(2, 3)), milli(fraction(1, 2000)), milli(fraction(-1, 2000)), milli(fraction(5, -4))]).toEqual([667, 1, -1, -1250]); // prettier-ignore
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });
});
