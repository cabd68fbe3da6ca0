import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  ceilingsOf,
  dsoCeiling,
  fundingCeiling,
  leastCostCeiling,
  optionWorth,
  ratioCeiling,
  usageOf,
  type PlanFigures,
} from '../../../src-main/areas/control/rules/ceilings.ts';
import { decide, expectedLoss, lossRate, type LossRecord } from '../../../src-main/areas/control/rules/decision.ts';
import {
  carryingCost,
  daysUntilMarginGone,
  discountYearlyBp,
  salesToReplace,
} from '../../../src-main/areas/control/rules/waiting.ts';
import type { Grade } from '../../../src-main/areas/settings/contract.ts';

const k = (thousands: number): number => thousands * 100_000;
const plan: PlanFigures = {
  planSalesMinor: k(10_400), targetDsoDays: 45, ownFundsMinor: null, creditLineMinor: null, costShareBp: null,
  currentAssetsShareBp: null, salesShareBp: null, fundingRateBp: 500, options: [],
}; // prettier-ignore
const facts = { currentAssetsMinor: null, yearSalesMinor: 0 };

describe('the worked example of §3.2', () => {
  it('plan sales 10.4 m, target DSO 45 → ceiling 1,282,192', () => {
    const { amountMinor } = dsoCeiling(plan);
    expect(amountMinor).toBe(128_219_178);
    expect(Math.round((amountMinor ?? 0) / 100)).toBe(1_282_192);
  });

  it('receivables 1,500,000 → over by 217,808, 117 %, about 10,890 a year at 5 %', () => {
    const usage = usageOf(k(1500), dsoCeiling(plan).amountMinor ?? 0, 500);
    expect(usage).toMatchObject({ light: 'red', usedBp: 11_699, overMinor: 21_780_822, freeMinor: 0, overCostMinor: 1_089_041 }); // prettier-ignore
    expect(Math.round(usage.overMinor / 100)).toBe(217_808);
    expect(Math.round((usage.overCostMinor ?? 0) / 100)).toBe(10_890);
    expect(usage.consequences).toEqual(['no_increase', 'weekly_drive', 'new_credit_aa', 'b_and_below_cash', 'collect_excess']); // prettier-ignore
  });
});

describe('the gauge', () => {
  it.each([
    [900, 'green', 0],
    [901, 'amber', 2],
    [1000, 'amber', 2],
    [1001, 'red', 5],
    [-5, 'green', 0],
  ])('with %s of 1000 is %s', (owed, light, consequences) => {
    const usage = usageOf(owed, 1000, null);
    expect([usage.light, usage.consequences.length, usage.overCostMinor]).toEqual([light, consequences, null]);
  });

  it('of a ceiling of nothing is red with any debt', () => {
    expect(usageOf(1, 0, 500)).toMatchObject({ light: 'red', overMinor: 1 });
    expect(usageOf(0, 0, 500)).toMatchObject({ light: 'green', usedBp: 0 });
  });
});

describe('the ceilings', () => {
  it('by funding: (600,000 + 200,000) ÷ 80 % = 1,000,000', () => {
    expect(fundingCeiling({ ...plan, ownFundsMinor: k(600), creditLineMinor: k(200), costShareBp: 8000 }).amountMinor).toBe(k(1000)); // prettier-ignore
    expect(fundingCeiling({ ...plan, ownFundsMinor: k(600) }).missing).toEqual(['costShare']);
    expect(fundingCeiling(plan).missing).toEqual(['funds', 'costShare']);
  });

  it('by ratio: 40 % of 3.0 m current assets, 12 % of sales of 10.4 m → min(1,200,000, 1,248,000)', () => {
    const both = { ...plan, currentAssetsShareBp: 4000, salesShareBp: 1200 };
    expect(ratioCeiling(both, { currentAssetsMinor: k(3000), yearSalesMinor: 0 }).amountMinor).toBe(k(1200));
    expect(ratioCeiling(both, facts).amountMinor).toBe(k(1248));
    expect(ratioCeiling({ ...both, planSalesMinor: null }, { ...facts, yearSalesMinor: k(5000) }).amountMinor).toBe(k(600)); // prettier-ignore
    expect(ratioCeiling({ ...plan, currentAssetsShareBp: 4000 }, facts).missing).toEqual(['currentAssets']);
  });

  const options = [
    { name: '30', salesMinor: k(3000), collectionDays: 30, collectionCostMinor: k(20), badDebtBp: 100 },
    { name: '60', salesMinor: k(3600), collectionDays: 60, collectionCostMinor: k(30), badDebtBp: 200 },
    { name: '90', salesMinor: k(3700), collectionDays: 90, collectionCostMinor: k(60), badDebtBp: 400 },
  ];
  it('by least cost: 1,440,000 − 36,000 − 30,000 − 72,000 = 1,302,000 at 60 days is best → 600,000', () => {
    expect(options.map((option) => optionWorth(option, 6000, 1000).netMinor)).toEqual([k(1135), k(1302), 121_650_000]);
    expect(optionWorth(options[1] ?? fail(), 6000, 1000)).toMatchObject({ contributionMinor: k(1440), opportunityMinor: k(36), badDebtMinor: k(72) }); // prettier-ignore
    expect(leastCostCeiling({ ...plan, options, costShareBp: 6000, fundingRateBp: 1000 }).amountMinor).toBe(k(600));
    expect(leastCostCeiling(plan).missing).toEqual(['options', 'costShare']);
  });

  it('the smallest with data is the ceiling', () => {
    const all = ceilingsOf({ ...plan, ownFundsMinor: k(800), costShareBp: 8000 }, facts);
    expect(all).toMatchObject({ ceilingMinor: k(1000), boundBy: 'funding' });
    expect(ceilingsOf({ ...plan, planSalesMinor: null }, facts)).toMatchObject({ ceilingMinor: null, boundBy: null });
  });
});

describe('the allocation', () => {
  it('shares by sales × grade factor: weights 600, 200, 150', () => {
    const parts = allocate(100_000, [
      { key: 'a', salesMinor: 500, grade: 'AAA' },
      { key: 'b', salesMinor: 250, grade: 'A' },
      { key: 'c', salesMinor: 250, grade: 'B' },
      { key: 'd', salesMinor: 900, grade: 'C' },
    ]);
    expect([...parts]).toEqual([['a', 63_158], ['b', 21_053], ['c', 15_789], ['d', 0]]); // prettier-ignore
    expect([...allocate(1000, [{ key: 1, salesMinor: 5, grade: null }, { key: 2, salesMinor: 5, grade: 'B' }]).values()]).toEqual([500, 500]); // prettier-ignore
    expect([...allocate(1000, [{ key: 1, salesMinor: 5, grade: 'D' }]).values()]).toEqual([0]);
  });

  it('adds up to the ceiling to the cent', () => {
    const customer = fc.record({ salesMinor: fc.integer({ min: 0, max: 1e10 }), grade: fc.constantFrom<(Grade | null)[]>('AAA', 'AA', 'A', 'B', 'C', 'D', null) }); // prettier-ignore
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.array(customer, { minLength: 1, maxLength: 40 }), (ceiling, list) => {
        const parts = [...allocate(ceiling, list.map((one, key) => ({ ...one, key }))).values()];
        const weighs = list.some(({ salesMinor, grade }) => salesMinor > 0 && grade !== 'C' && grade !== 'D');
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(weighs ? ceiling : 0);
      }),
    ); // prettier-ignore
  });
});

describe('what waiting costs (§3.3)', () => {
  it('carrying cost, 304 days, 2,000,000, 37.2 %', () => {
    expect(carryingCost(k(100), 600, 90)).toBe(147_945);
    expect(carryingCost(k(100), 600, 365)).toBe(k(6));
    expect(daysUntilMarginGone(500, 600)).toBe(304);
    expect(daysUntilMarginGone(500, 0)).toBeNull();
    expect(salesToReplace(k(100), 500)).toBe(k(2000));
    expect(salesToReplace(k(100), 0)).toBeNull();
    expect(discountYearlyBp(200, 10, 30)).toBe(3724);
    expect(discountYearlyBp(200, 30, 30)).toBeNull();
  });
});

describe('the decision sheet', () => {
  const record = (items: number, lostMinor: number): LossRecord => ({ items, dueMinor: 10_000, badMinor: 2 * lostMinor, lostMinor }); // prettier-ignore

  it('12,000 − 3,000 − 1,232.88 = 7,767.12', () =>
    expect(decide({ amountMinor: k(100), marginBp: 1200, record: record(50, 300), termDays: 60, lateDays: 15, fundingRateBp: 600 })).toEqual({
      marginMinor: k(12), expectedLossMinor: k(3), carryingDays: 75, carryingMinor: 123_288, netMinor: 776_712,
    })); // prettier-ignore

  it('counts an early payer as on time', () =>
    expect(decide({ amountMinor: k(100), marginBp: 0, record: record(0, 0), termDays: 30, lateDays: -9, fundingRateBp: 600 }).carryingDays).toBe(30)); // prettier-ignore

  it('takes the record of the grade from 20 items on, then that of all, then none', () => {
    const rate = (own: number, others: number) => lossRate(new Map<Grade | null, LossRecord>([['A', record(own, 300)], ['C', record(others, 900)]]), 'A'); // prettier-ignore
    expect(rate(20, 5)).toMatchObject({ from: 'grade', defaultBp: 600, lossGivenDefaultBp: 5000 });
    expect(rate(19, 5)).toMatchObject({ from: 'all', lostMinor: 1200, dueMinor: 20_000 });
    expect(rate(9, 10)).toMatchObject({ from: 'none', lostMinor: 0 });
    expect(expectedLoss(k(100), rate(9, 10))).toBe(0);
  });
});

function fail(): never {
  throw new Error('missing');
}
