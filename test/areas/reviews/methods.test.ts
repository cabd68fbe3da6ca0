import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import {
  adviceOf,
  roundedIn,
  type LimitFacts,
  type LimitMethod,
} from '../../../src-main/areas/reviews/rules/methods.ts';
import { payPeakOf } from '../../../src-main/areas/reviews/rules/peak.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, daysBetween } from '../../../src-main/kernel/day.ts';

const settings = initialSettings('Test', currency('CNY'), 'en').limits;
const k = (thousands: number): number => thousands * 100_000;

const noFigures: StatementFigures = {
  cashMinor: null, receivablesMinor: null, inventoryMinor: null, currentAssetsMinor: null, totalAssetsMinor: null, intangibleMinor: null,
  currentLiabilitiesMinor: null, totalLiabilitiesMinor: null, paidInMinor: null, retainedEarningsMinor: null, equityMinor: null,
  salesMinor: null, costOfSalesMinor: null, ebitMinor: null, interestMinor: null, netProfitMinor: null, operatingCashMinor: null,
  marketValueMinor: null,
}; // prettier-ignore

/** domain.md §7.4: current assets 6.0 m, inventory 2.4, current liabilities 4.0, liabilities 6.0, equity 4.0. */
const figures: StatementFigures = {
  ...noFigures, currentAssetsMinor: k(6000), inventoryMinor: k(2400), currentLiabilitiesMinor: k(4000),
  totalLiabilitiesMinor: k(6000), totalAssetsMinor: k(10_000), equityMinor: k(4000),
}; // prettier-ignore

const statement = (of: StatementFigures, ageMonths = 5, months = 12): LimitFacts['statement'] => ({
  figures: of,
  periodEndOn: day('2026-06-30'),
  months,
  ageMonths,
});

/** domain.md §7.6: 120,000 a month, 60 days, grade A. */
const facts: LimitFacts = {
  grade: 'A', salesMinor: k(1440), salesMonths: 12, expectedMonthlyMinor: null, termDays: 60, statement: statement(figures),
  references: { limitsMinor: [], good: 0, bad: 0 }, payPeak: null, averageLateTenths: null, yearsTrading: null, securedMinor: 0,
  insuredMinor: 0, retentionMinor: 0, ownSalesMinor: 0, ownReceivablesMinor: 0,
}; // prettier-ignore

function method(name: LimitMethod, change: Partial<LimitFacts> = {}) {
  const found = adviceOf({ ...facts, ...change }, settings).methods.find((one) => one.name === name);
  if (!found) throw new Error(`no method ${name}`);
  return found;
}
const amount = (name: LimitMethod, change: Partial<LimitFacts> = {}) => method(name, change).amountMinor;

describe('the worked example of §7.6', () => {
  it('M1 192,000 · M3 min(400,000, 400,000) · M4 525,000 → 192,000, bound by the sales need', () => {
    expect(amount('M1')).toBe(k(192));
    expect(amount('M3')).toBe(k(400));
    expect(
      method('M3')
        .steps.filter(({ op }) => op === '=')
        .map(({ value }) => value),
    ).toEqual([k(400), k(400)]);
    expect(amount('M4')).toBe(k(525));
    const { recommendation } = adviceOf(facts, settings);
    expect(recommendation).toMatchObject({ amountMinor: k(192), exactMinor: k(192), boundBy: 'M1' });
    expect(recommendation.counted).toEqual(['M1', 'M3', 'M4']);
  });

  it('tells the arithmetic in order', () => {
    expect(method('M1').steps.map(({ op, label, value }) => `${op}${label} ${value}`)).toEqual([
      'sales 144000000', '÷salesMonths 12', '=monthlySales 12000000', '×termDays 60', '÷daysInMonth 30', '×gradeFactor 8000',
    ]); // prettier-ignore
    expect(method('M4').steps.map(({ value }) => value)).toEqual([-100, k(3000), 1750]);
  });

  it('M5: grade B, tangible net worth 80,000, turnover 700,000 → min(need, 28,000, 35,000) = 28,000', () => {
    const small = { ...noFigures, equityMinor: k(80), salesMinor: k(700) };
    expect(amount('M5', { grade: 'B', statement: statement(small) })).toBe(k(28));
    // A need below both is what counts; intangibles are taken off: 60,000 × 35 % = 21,000.
    expect(amount('M5', { grade: 'B', statement: statement(small), salesMinor: k(120) })).toBe(k(20));
    expect(amount('M5', { grade: 'B', statement: statement({ ...small, intangibleMinor: k(20) }) })).toBe(k(21));
    // Half a year's turnover of 350,000 stands for 700,000.
    expect(amount('M5', { grade: 'B', statement: statement({ ...small, equityMinor: k(8000), salesMinor: k(350) }, 5, 6) })).toBe(k(35)); // prettier-ignore
  });
});

describe.each([
  ['AAA', 360], ['AA', 240], ['A', 192], ['B', 144], ['C', 0], ['D', 0],
] as const)('M1 of grade %s', (grade, thousands) => {
  it(`is ${thousands},000`, () => expect(amount('M1', { grade })).toBe(k(thousands)));
}); // prettier-ignore

describe('the other methods', () => {
  it('M1 takes what is expected where nothing was sold, and says what it lacks', () => {
    expect(amount('M1', { salesMinor: 0, expectedMonthlyMinor: k(50) })).toBe(k(80));
    expect(method('M1', { salesMinor: 0, grade: null })).toMatchObject({
      amountMinor: null,
      missing: ['sales', 'grade'],
    });
    // Three months of trade at 90,000 in all: 30,000 a month.
    expect(amount('M1', { salesMinor: k(90), salesMonths: 3, grade: 'AA', termDays: 30 })).toBe(k(30));
  });

  it('M2 doubles a month, with good references only', () => {
    const references = { limitsMinor: [], good: 1, bad: 0 };
    expect(amount('M2', { references })).toBe(k(240));
    expect(method('M2').missing).toEqual(['goodReference']);
    expect(method('M2', { references: { ...references, bad: 1 } }).missing).toEqual(['badReference']);
  });

  it('M3 takes the lower part, and nothing from an overindebted company', () => {
    expect(amount('M3', { statement: statement({ ...figures, equityMinor: k(3000) }) })).toBe(k(300));
    expect(amount('M3', { statement: statement({ ...figures, currentLiabilitiesMinor: k(5500) }) })).toBe(k(100));
    expect(amount('M3', { statement: statement({ ...figures, equityMinor: k(-10) }) })).toBe(0);
    expect(method('M3', { statement: null }).missing).toEqual(['statement']);
    expect(method('M3', { statement: statement({ ...figures, currentAssetsMinor: null }) }).missing).toEqual(['workingCapital']); // prettier-ignore
  });

  it.each([
    [[80], 80],
    [[200, 50, 80], 80],
    [[50, 80], 65],
    [[10, 20, 30, 400], 25],
  ])('M6 is the median of %j', (limits, median) =>
    expect(amount('M6', { references: { limitsMinor: limits.map(k), good: 0, bad: 0 } })).toBe(k(median)),
  );

  it('M7 sums six marks: need −10, habits +10, years +5, margin 0, current +5, leverage 0 → 10 % of 4.0 m', () => {
    const change = { averageLateTenths: -20, yearsTrading: 5, salesMinor: k(24_000), statement: statement({ ...figures, salesMinor: k(10_000), netProfitMinor: k(300) }) }; // prettier-ignore
    // Need 2 m a month × 2 = 4 m: 100 % of net worth, −10. Margin 3 %: 0. Current 1.5: +5. Leverage 1.5: 0.
    const worked = method('M7', change);
    expect(worked.steps.filter(({ label }) => label.startsWith('mark')).map(({ label, value }) => [label, value])).toEqual([
      ['markNeed', -1000], ['markHabits', 1000], ['markYears', 500], ['markMargin', 0], ['markCurrent', 500], ['markLeverage', 0], ['markShare', 1000],
    ]); // prettier-ignore
    expect(worked.amountMinor).toBe(k(400));
    expect(amount('M7', { statement: statement({ ...figures, equityMinor: 0 }) })).toBe(0);
    expect(method('M7', { statement: statement({ ...noFigures, equityMinor: k(100) }) }).missing).toContain(
      'markLeverage',
    );
  });

  it('M8 adds a tenth to the payment peak', () => {
    expect(amount('M8', { payPeak: { amountMinor: k(300), fromOn: day('2026-03-01'), untilOn: day('2026-04-29') } })).toBe(k(330)); // prettier-ignore
    expect(method('M8').missing).toEqual(['onTimePayment']);
  });

  it('M9 adds 80 % of the security to what is given without: 192,000 + 80,000', () => {
    expect(amount('M9', { securedMinor: k(100) })).toBe(k(272));
    expect(method('M9').missing).toEqual(['security']);
  });
});

describe('the recommendation', () => {
  const recommended = (change: Partial<LimitFacts>) => adviceOf({ ...facts, ...change }, settings).recommendation;

  it('is bound by the caps: 10 % of our yearly sales, 15 % of our receivables, insurer and own risk', () => {
    expect(recommended({ ownSalesMinor: k(1500) })).toMatchObject({ amountMinor: k(150), boundBy: 'ownSales' });
    expect(recommended({ ownSalesMinor: k(1500), ownReceivablesMinor: k(900) })).toMatchObject({ amountMinor: k(135), boundBy: 'ownReceivables' }); // prettier-ignore
    expect(recommended({ insuredMinor: k(100), retentionMinor: k(20) })).toMatchObject({ amountMinor: k(120), boundBy: 'insured' }); // prettier-ignore
  });

  it('leaves statements older than twelve months out, and rounds down to whole thousands', () => {
    const thin = { ...figures, equityMinor: k(1000), inventoryMinor: null };
    expect(recommended({ statement: statement(thin, 12) })).toMatchObject({ amountMinor: k(100), boundBy: 'M3' });
    expect(recommended({ statement: statement(thin, 13) })).toMatchObject({ amountMinor: k(192), boundBy: 'M1', counted: ['M1'] }); // prettier-ignore
    expect(recommended({ salesMinor: 144_749_999 })).toMatchObject({ exactMinor: 19_300_000, amountMinor: k(193) });
    expect(recommended({ salesMinor: 144_700_000 })).toMatchObject({ exactMinor: 19_293_333, amountMinor: k(192) });
  });

  it('is rounded down to whole thousands of its own currency', () => {
    const usual = { ...settings, roundDownToMinor: 100_000 };
    const to = (base: string, code: string) => roundedIn(usual, currency(base), currency(code)).roundDownToMinor;
    expect([to('CNY', 'CNY'), to('CNY', 'USD'), to('CNY', 'JPY'), to('CNY', 'KWD')]).toEqual([100_000, 100_000, 1_000, 1_000_000]); // prettier-ignore
    expect(roundedIn({ roundDownToMinor: 1_000 }, currency('JPY'), currency('CNY'))).toEqual({
      roundDownToMinor: 100_000,
    });
    expect(roundedIn({ roundDownToMinor: 50 }, currency('CNY'), currency('JPY'))).toEqual({ roundDownToMinor: 0 });
  });

  it('is none without a sales need: caps alone recommend nothing', () =>
    expect(recommended({ grade: null, ownSalesMinor: k(1500) })).toMatchObject({ amountMinor: null, boundBy: null, missing: ['grade'] })); // prettier-ignore

  it('never goes beyond any figure it counted', () => {
    const minor = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(minor, minor, minor, minor, fc.constantFrom('AAA', 'A', 'B', 'D' as const), (sales, ownSales, ownAr, insured, grade) => {
        const advice = adviceOf({ ...facts, salesMinor: sales, ownSalesMinor: ownSales, ownReceivablesMinor: ownAr, insuredMinor: insured, grade: grade }, settings);
        const { amountMinor, exactMinor, counted } = advice.recommendation;
        if (amountMinor === null || exactMinor === null) return sales === 0;
        const all = [...advice.methods, ...advice.caps].filter(({ name }) => counted.includes(name));
        return all.every((one) => (one.amountMinor ?? -1) >= exactMinor) && amountMinor <= exactMinor && exactMinor - amountMinor < settings.roundDownToMinor;
      }),
    ); // prettier-ignore
  });
});

describe('the payment peak', () => {
  const paid = (on: string, amountMinor: number, daysLate = 0) => ({ on: day(on), amountMinor, daysLate });

  it('is the fullest window as long as the terms', () => {
    const payments = [paid('2026-03-01', 100), paid('2026-03-30', 150), paid('2026-03-31', 120)];
    expect(payPeakOf(payments, 30)).toEqual({ amountMinor: 270, fromOn: '2026-03-30', untilOn: '2026-04-28' });
    expect(payPeakOf(payments, 31)).toEqual({ amountMinor: 370, fromOn: '2026-03-01', untilOn: '2026-03-31' });
    expect(payPeakOf(payments, 0)).toMatchObject({ amountMinor: 150, untilOn: '2026-03-30' });
    expect(payPeakOf([...payments, paid('2026-03-31', 900, 1)], 30)).toMatchObject({ amountMinor: 270 });
    expect(payPeakOf([paid('2026-03-31', 900, 1)], 30)).toBeNull();
  });

  it('is what trying every window finds', () => {
    const start = day('2026-01-01');
    const payment = fc.record({ at: fc.nat(60), amountMinor: fc.integer({ min: 1, max: 1000 }), daysLate: fc.integer({ min: -5, max: 5 }) }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 25 }), fc.integer({ min: 1, max: 40 }), (list, length) => {
        const payments = list.map(({ at, ...one }) => ({ ...one, on: addDays(start, at) }));
        let best = 0;
        for (let from = 0; from <= 60; from += 1)
          best = Math.max(best, payments.reduce((sum, { on, amountMinor, daysLate }) => {
            const into = daysBetween(addDays(start, from), on);
            return sum + (daysLate <= 0 && into >= 0 && into < length ? amountMinor : 0);
          }, 0)); // prettier-ignore
        expect(payPeakOf(payments, length)?.amountMinor ?? 0).toBe(best);
      }),
    );
  });
});
