import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InterestRule } from '../../../src-main/areas/interest/contract.ts';
import { allBaseRates, baseRateOn } from '../../../src-main/areas/interest/rules/baseRates.ts';
import { settledOf } from '../../../src-main/areas/interest/ledger.ts';
import { lateInterest, type InterestQuestion } from '../../../src-main/areas/interest/rules/lateInterest.ts';
import { allRules } from '../../../src-main/areas/law/rules/versions.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, daysBetween, type Day } from '../../../src-main/kernel/day.ts';
import { unwrap } from '../../../src-main/kernel/result.ts';

const baseRates = allBaseRates([]);
const lawRules = allRules([]);
const asked = (more: Partial<InterestQuestion> = {}): InterestQuestion => ({
  principalMinor: 20_000_000,
  currency: currency('CNY'),
  dueOn: day('2025-03-31'),
  toOn: day('2025-09-30'),
  rule: 'cn-lpr',
  baseRates,
  lawRules,
  ...more,
});
const answer = (more: Partial<InterestQuestion> = {}) => unwrap(lateInterest(asked(more)));

describe('late interest by the worked examples of the trade', () => {
  it.each([
    ['LPR 3.10 % × 1.3', { multiplierMilli: 1300 }, 404_104, 0.0403],
    ['LPR 3.10 % × 1.5', { multiplierMilli: 1500 }, 466_274, 0.0465],
    ['0.05 % a day', { rule: 'cn-sme' as InterestRule }, 1_830_000, 0.1825],
    ['agreed 12 %', { rule: 'contract' as InterestRule, ratePpm: 120_000 }, 1_203_288, 0.12],
  ])('200,000 late for 183 days: %s', (_name, more, interestMinor, annualRate) => {
    const { interestMinor: told, segments, fixedSumMinor } = answer(more);
    expect([told, fixedSumMinor]).toEqual([interestMinor, 0]);
    expect(segments).toEqual([
      { from: '2025-04-01', to: '2025-09-30', days: 183, principalMinor: 20_000_000, annualRate, interestMinor },
    ]);
  });

  it('adds base + 8 points and a fixed sum in the UK: £10,000, 60 days at 11.75 %', () => {
    const uk = answer({
      principalMinor: 1_000_000,
      currency: currency('GBP'),
      rule: 'uk',
      dueOn: day('2026-01-31'),
      toOn: day('2026-04-01'),
    });
    expect(uk).toMatchObject({ interestMinor: 19_315, fixedSumMinor: 10_000, perDayMinor: 322 });
    expect(uk.segments).toMatchObject([{ days: 60, annualRate: 0.1175 }]);
  });

  it.each([
    [99_999, 4_000],
    [100_000, 7_000],
    [999_999, 7_000],
    [1_000_000, 10_000],
  ])('a UK debt of %i pence bears the fixed sum %i', (principalMinor, fixedSumMinor) => {
    expect(answer({ principalMinor, currency: currency('GBP'), rule: 'uk', dueOn: day('2025-01-31') })).toMatchObject({ fixedSumMinor }); // prettier-ignore
  });

  it('changes with the half-year in the EU: 10.15 %, then 10.40 %', () => {
    const eu = answer({
      principalMinor: 1_000_000,
      currency: currency('EUR'),
      rule: 'eu',
      dueOn: day('2026-05-31'),
      toOn: day('2026-07-31'),
    });
    expect(eu.fixedSumMinor).toBe(4_000);
    expect(eu.segments).toEqual([
      { from: '2026-06-01', to: '2026-06-30', days: 30, principalMinor: 1_000_000, annualRate: 0.1015, interestMinor: 8_342 },
      { from: '2026-07-01', to: '2026-07-31', days: 31, principalMinor: 1_000_000, annualRate: 0.104, interestMinor: 8_833 },
    ]); // prettier-ignore
  });

  it('cuts segments where money came, whose own day still bears interest on the old principal', () => {
    const { segments, interestMinor } = answer({
      rule: 'contract',
      ratePpm: 100_000,
      payments: [{ on: day('2025-06-30'), amountMinor: 5_000_000 }],
    });
    expect(segments).toMatchObject([
      { from: '2025-04-01', to: '2025-06-30', days: 91, principalMinor: 20_000_000, interestMinor: 498_630 },
      { from: '2025-07-01', to: '2025-09-30', days: 92, principalMinor: 15_000_000, interestMinor: 378_082 },
    ]);
    expect(interestMinor).toBe(876_712);
  });

  it('says both answers where law leaves a choice or disagrees', () => {
    expect(answer().alternatives).toMatchObject([{ code: 'upper', multiplierMilli: 1500, interestMinor: 466_274 }]);
    expect(answer({ multiplierMilli: 1500 }).alternatives).toMatchObject([{ code: 'lower', interestMinor: 404_104 }]);
    // 200,000 × 3.10 % × 183 ÷ 365 by the reply of the Supreme Court of August 2024.
    expect(answer({ rule: 'cn-sme' }).alternatives).toMatchObject([{ code: 'court_reply', interestMinor: 310_849 }]);
    expect(answer({ rule: 'cn-sme', dueOn: day('2023-03-31') }).alternatives).toEqual([]);
  });

  it('takes each day by its own LPR where that reading is chosen', () => {
    const { segments } = answer({ reading: 'by_segment' });
    expect(segments.map(({ from, annualRate }) => [from, annualRate])).toEqual([
      ['2025-04-01', 0.0403],
      ['2025-05-20', 0.039],
    ]);
  });

  it('counts a year as 360 days where that is set, but a daily rate by the day', () => {
    expect(answer({ dayBase: 360 }).interestMinor).toBe(409_717);
    expect(answer({ rule: 'cn-sme', dayBase: 360 }).interestMinor).toBe(1_830_000);
  });

  it('takes the version of the regulation that counted on the day of the breach', () => {
    expect(answer({ rule: 'cn-sme', dueOn: day('2025-05-30') }).article).toBe('15');
    expect(answer({ rule: 'cn-sme', dueOn: day('2025-05-31') }).article).toBe('17');
  });

  it.each([
    ['a breach before LPR was', { dueOn: day('2019-08-18') }, 'interest_rule_not_in_force'],
    ['a debt before the regulation', { rule: 'cn-sme' as InterestRule, dueOn: day('2020-08-30') }, 'interest_rule_not_in_force'],
    ['a base rate nobody entered', { rule: 'uk' as InterestRule, dueOn: day('2010-01-31') }, 'interest_rate_unknown'],
    ['no agreed rate', { rule: 'contract' as InterestRule }, 'interest_contract_rate_missing'],
    ['an end before the start', { toOn: day('2025-03-30') }, 'interest_days_disordered'],
  ])('refuses %s', (_name, more, code) => {
    expect(lateInterest(asked(more))).toMatchObject({ ok: false, code });
  }); // prettier-ignore

  it('warns when a rate long after the newest known one is needed', () => {
    const late = { dueOn: day('2026-10-31'), toOn: day('2026-11-30') };
    expect(answer(late).warnings).toMatchObject([
      { code: 'rate_old', params: { kind: 'LPR1Y', lastOn: '2026-06-22' } },
    ]);
    expect(answer().warnings).toEqual([]);
  });

  it('leaves the fixed sum out where the debt is in another currency, and says so', () => {
    const { fixedSumMinor, warnings } = answer({ rule: 'eu', currency: currency('USD') });
    expect([fixedSumMinor, warnings.map(({ code }) => code)]).toEqual([0, ['fixed_sum_currency']]);
  });

  it('finds the base rate in force on a day', () => {
    expect(baseRateOn(baseRates, 'LPR1Y', day('2024-10-20'))?.ratePpm).toBe(33_500);
    expect(baseRateOn(baseRates, 'LPR1Y', day('2024-10-21'))?.ratePpm).toBe(31_000);
    expect(baseRateOn(baseRates, 'LPR1Y', day('2019-08-19'))).toBeNull();
  });
});

const dueOn = day('2025-01-10');
const days = fc.integer({ min: 0, max: 700 });
const question = fc.record({
  principalMinor: fc.integer({ min: 1, max: 5_000_000_00 }),
  rule: fc.constantFrom<InterestRule>('cn-lpr', 'cn-sme', 'uk', 'eu', 'contract'),
  reading: fc.constantFrom('at_breach' as const, 'by_segment' as const),
  dayBase: fc.constantFrom(365 as const, 360 as const),
  payments: fc.array(
    fc.record({
      on: days.map((late) => addDays(dueOn, late - 20)),
      amountMinor: fc.integer({ min: 1, max: 100_000_00 }),
    }),
    { maxLength: 6 },
  ),
});
const at = (offset: number): Day => addDays(dueOn, offset);

describe('late interest, whatever the debt', () => {
  it('of [a, c] is that of [a, b] and [b, c]', () => {
    fc.assert(
      fc.property(question, days, days, (debt, one, other) => {
        const [b, c] = one < other ? [at(one), at(other)] : [at(other), at(one)];
        const ask = (toOn: Day, fromOn?: Day) => answer({ ...debt, dueOn, toOn, fromOn, ratePpm: 123_456 });
        const [whole, left, right] = [ask(c), ask(b), ask(c, b)];
        expect(left.interestMinor + right.interestMinor).toBe(whole.interestMinor);
        expect(left.fixedSumMinor + right.fixedSumMinor).toBe(whole.fixedSumMinor);
      }),
    );
  });

  it('is the sum of its segments, which follow each other without a gap while something is owed', () => {
    fc.assert(
      fc.property(question, days, (debt, late) => {
        const { segments, interestMinor } = answer({ ...debt, dueOn, toOn: at(late), ratePpm: 98_765 });
        expect(segments.reduce((sum, segment) => sum + segment.interestMinor, 0)).toBe(interestMinor);
        segments.forEach((segment, index) => {
          expect(segment.days).toBe(daysBetween(segment.from, segment.to) + 1);
          const next = segments[index + 1];
          if (next) expect(next.from).toBe(addDays(segment.to, 1));
        });
      }),
    );
  });

  it('does not depend on the order in which payments are told, and falls with every payment', () => {
    fc.assert(
      fc.property(question, days, (debt, late) => {
        const ask = (payments: InterestQuestion['payments']) => answer({ ...debt, payments: payments ?? [], dueOn, toOn: at(late), ratePpm: 100_000 }); // prettier-ignore
        const told = ask(debt.payments).interestMinor;
        expect(ask([...debt.payments].reverse()).interestMinor).toBe(told);
        expect(ask(debt.payments.slice(1)).interestMinor).toBeGreaterThanOrEqual(told);
      }),
    );
  });
});

describe('what is settled of the charges of a debt', () => {
  it('counts notes and waivers, each once, and nothing that a letter only showed', () => {
    const charge = (amountMinor: number, booked: 'letter' | 'note', waivedOn: string | null = null) => ({
      amountMinor,
      booked,
      waivedOn: waivedOn === null ? null : day(waivedOn),
    });
    expect(settledOf([])).toEqual({ notedMinor: 0, waivedMinor: 0, settledMinor: 0 });
    expect(
      settledOf([charge(300_00, 'note'), charge(200_00, 'letter'), charge(50_00, 'letter', '2025-09-30')]),
    ).toEqual({ notedMinor: 300_00, waivedMinor: 50_00, settledMinor: 350_00 });
    expect(settledOf([charge(300_00, 'note', '2025-09-30')])).toEqual({
      notedMinor: 0,
      waivedMinor: 300_00,
      settledMinor: 300_00,
    });
  });
});
