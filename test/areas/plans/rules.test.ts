import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOf, usualDaysLate, weeksFrom, type LostWord } from '../../../src-main/areas/plans/rules/forecast.ts';
import { answerRequest } from '../../../src-main/areas/plans/rules/request.ts';
import { scheduleOf } from '../../../src-main/areas/plans/rules/schedule.ts';
import { planStanding, type PlanTerms } from '../../../src-main/areas/plans/rules/states.ts';
import { isWeekday } from '../../../src-main/areas/terms/rules/workdays.ts';
import type { ScheduleInput } from '../../../src-main/areas/plans/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, addMonths, day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { unwrap } from '../../../src-main/kernel/result.ts';

const limits = { draftedOn: day('2026-01-05'), maxMonths: 60 };
const schedule = (more: Partial<ScheduleInput> = {}): ScheduleInput => ({
  debtMinor: 12_000_000,
  currency: currency('CNY'),
  downPaymentMinor: 0,
  downPaymentOn: day('2026-01-05'),
  method: 'equal_principal',
  count: 12,
  firstDueOn: day('2026-02-10'),
  period: 'month',
  shift: 'none',
  interestTreatment: 'keep',
  interestRateBp: 600,
  ...more,
});
const planned = (more: Partial<ScheduleInput> = {}) => unwrap(scheduleOf(schedule(more), isWeekday, limits));

describe('the instalments of a plan', () => {
  it('pays the same principal each time and interest on what was left', () => {
    const parts = planned();
    expect(parts[0]).toMatchObject({ principalMinor: 1_000_000, interestMinor: 60_000, amountMinor: 1_060_000 });
    expect(parts[11]).toMatchObject({ principalMinor: 1_000_000, interestMinor: 5_000 });
  });

  // A = P·i ÷ (1 − (1 + i)^−n): 120,000.00 at 0.5 % a month in 12 is 10,327.97.
  it('pays the same sum each time, the last one taking up the rounding', () => {
    const parts = planned({ method: 'equal_instalment' });
    expect(new Set(parts.slice(0, -1).map(({ amountMinor }) => amountMinor))).toEqual(new Set([1_032_797]));
    expect(Math.abs((parts.at(-1)?.amountMinor ?? 0) - 1_032_797)).toBeLessThanOrEqual(12);
    expect(parts.reduce((sum, { principalMinor }) => sum + principalMinor, 0)).toBe(12_000_000);
  });

  it('charges nothing where interest is waived or suspended', () => {
    for (const interestTreatment of ['waive', 'suspend'] as const)
      expect(planned({ interestTreatment }).every(({ interestMinor }) => interestMinor === 0)).toBe(true);
  });

  it('splits 100.00 in three as 33.33, 33.33 and 33.34', () => {
    const parts = planned({ debtMinor: 10_000, count: 3, interestTreatment: 'waive' });
    expect(parts.map(({ amountMinor }) => amountMinor)).toEqual([3_333, 3_333, 3_334]);
  });

  it('holds the month end and moves a day off to the next or the last working day', () => {
    const days = (shift: ScheduleInput['shift']) => planned({ firstDueOn: day('2026-01-31'), count: 3, shift }).map(({ dueOn }) => dueOn); // prettier-ignore
    expect(days('none')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(days('next')).toEqual(['2026-02-02', '2026-03-02', '2026-03-31']);
    expect(days('previous')).toEqual(['2026-01-30', '2026-02-27', '2026-03-31']);
  });

  it('refuses what does not add up, runs too long or starts with too much', () => {
    const code = (more: Partial<ScheduleInput>, maxMonths = 12) => {
      const reply = scheduleOf(schedule(more), isWeekday, { ...limits, maxMonths });
      return reply.ok ? 'ok' : reply.code;
    };
    expect(code({ count: 11 })).toBe('ok');
    expect(code({ count: 13 })).toBe('plan_too_long');
    expect(code({ downPaymentMinor: 12_000_001 })).toBe('plan_down_payment_too_high');
    expect(code({ method: 'own', own: [{ dueOn: day('2026-03-01'), amountMinor: 1 }] })).toBe('plan_sum_mismatch');
    expect(code({ downPaymentMinor: 100, downPaymentOn: day('2026-05-01') })).toBe('plan_days_disordered');
  });

  it('always pays the debt back to the cent, whatever method, rate and length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000_00 }),
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 0, max: 2_400 }),
        fc.constantFrom('equal_principal' as const, 'equal_instalment' as const),
        fc.constantFrom('month' as const, 'week' as const, 'two_weeks' as const),
        (debtMinor, count, interestRateBp, method, period) => {
          const parts = planned({ debtMinor, count, interestRateBp, method, period });
          expect(parts.reduce((sum, { principalMinor }) => sum + principalMinor, 0)).toBe(debtMinor);
          expect(parts.every(({ amountMinor, principalMinor, interestMinor }) => amountMinor === principalMinor + interestMinor && principalMinor >= 0)).toBe(true); // prettier-ignore
        },
      ),
    );
  });
});

describe('a request for time', () => {
  const facts = { askedOn: day('2026-03-01'), creditNow: 'good' as const, creditWhy: '', debtMinor: 10_000_000, paidTodayMinor: 0, penaltyAgreed: true }; // prettier-ignore
  const prices = { restOnlyFromBp: 5_000, penaltyBp: 200 };
  it.each([
    ['bad credit', { creditNow: 'bad' as const, paidTodayMinor: 9_000_000 }, 'refuse', 10_000_000, 0],
    ['more than half today', { paidTodayMinor: 6_000_000 }, 'rest_only', 4_000_000, 0],
    ['exactly half', { paidTodayMinor: 5_000_000 }, 'rest_only', 5_000_000, 0],
    ['less than half', { paidTodayMinor: 2_000_000 }, 'penalty_and_rest', 8_000_000, 200_000],
    ['nothing', {}, 'full', 10_000_000, 200_000],
    ['no penalty the contract does not know', { penaltyAgreed: false }, 'full', 10_000_000, 0],
  ])('%s', (_title, more, verdict, interestBaseMinor, penaltyMinor) => {
    expect(answerRequest({ ...facts, ...more }, prices)).toMatchObject({ verdict, interestBaseMinor, penaltyMinor });
  });
});

describe('how a plan stands', () => {
  const plan: PlanTerms = {
    signedOn: day('2026-03-01'),
    endedOn: null,
    defaultDays: 7,
    maxLates: 2,
    instalments: [1, 2, 3].map((seq) => ({ seq, dueOn: addMonths(day('2026-02-10'), seq), amountMinor: 10_000 })),
  };
  const paid = (...days: string[]) => days.map((onDay) => ({ onDay: day(onDay), amountMinor: 10_000 }));
  it.each([
    ['draft before the signing', [], '2026-02-28', 'draft'],
    ['active before the first day', [], '2026-03-10', 'active'],
    ['late the day after', [], '2026-03-11', 'late'],
    ['late for seven days', [], '2026-03-17', 'late'],
    ['broken on the eighth', [], '2026-03-18', 'broken'],
    ['active again when paid late', paid('2026-03-12'), '2026-03-12', 'active'],
    ['broken by the second late one', paid('2026-03-12'), '2026-04-11', 'broken'],
    ['broken though the second came a day late', paid('2026-03-12', '2026-04-11'), '2026-04-20', 'broken'],
    ['completed when all came', paid('2026-03-10', '2026-04-10', '2026-05-10'), '2026-05-10', 'completed'],
    ['completed even after it broke', paid('2026-04-01', '2026-04-01', '2026-04-01'), '2026-04-02', 'completed'],
    ['blind to money from before the signing', paid('2026-02-27'), '2026-03-11', 'late'],
  ])('is %s', (_title, money, asOf, state) => {
    expect(planStanding(plan, money, day(asOf)).state).toBe(state);
  });

  it('names the day it broke, what is late and what comes next', () => {
    expect(planStanding(plan, [], day('2026-03-20'))).toMatchObject({ brokenOn: '2026-03-18', lateMinor: 10_000, nextDueOn: '2026-04-10', nextMinor: 10_000 }); // prettier-ignore
    expect(planStanding(plan, paid('2026-03-12'), day('2026-04-30')).brokenOn).toBe('2026-04-11');
  });

  it('is shortened from its end by credit notes', () => {
    const standing = planStanding(plan, paid('2026-03-10', '2026-04-10'), day('2026-04-10'), 10_000);
    expect(standing).toMatchObject({ state: 'completed', completedOn: '2026-04-10' });
    expect(planStanding(plan, [], day('2026-03-02'), 30_000)).toMatchObject({ state: 'completed', completedOn: '2026-03-01' }); // prettier-ignore
  });

  it('is completed by more than it asks for, whenever it comes, and never before all of it came', () => {
    const much = [{ onDay: day('2026-03-05'), amountMinor: 45_000 }];
    expect(planStanding(plan, much, day('2026-03-05'))).toMatchObject({ state: 'completed', completedOn: '2026-03-05', paidMinor: 30_000, lateMinor: 0 }); // prettier-ignore
    expect(planStanding(plan, [{ onDay: day('2026-03-05'), amountMinor: 29_999 }], day('2026-03-05')).state).toBe('active'); // prettier-ignore
    expect(planStanding(plan, [{ onDay: day('2026-03-05'), amountMinor: 29_999 }], day('2026-05-18'))).toMatchObject({ state: 'broken', lateMinor: 1 }); // prettier-ignore
  });

  it('is ended from its day on', () => {
    const ended = { ...plan, endedOn: day('2026-03-15') };
    expect(planStanding(ended, [], day('2026-03-14')).state).toBe('late');
    expect(planStanding(ended, [], day('2026-03-15')).state).toBe('terminated');
  });

  it('does not depend on the order of the money', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.integer({ min: 0, max: 80 }), amountMinor: fc.integer({ min: 1, max: 12_000 }) }), { maxLength: 6 }), // prettier-ignore
        fc.integer({ min: 0, max: 90 }),
        (money, on) => {
          const parts = money.map(({ days, amountMinor }) => ({
            onDay: addDays(day('2026-03-01'), days),
            amountMinor,
          }));
          const asOf = addDays(day('2026-03-01'), on);
          expect(planStanding(plan, [...parts].reverse(), asOf)).toEqual(planStanding(plan, parts, asOf));
        },
      ),
    );
  });
});

describe('cash to be expected', () => {
  const item = { dueItemId: id<'dueItem'>(1), customerId: id<'customer'>(1), currency: currency('CNY'), dueOn: day('2026-03-20'), openMinor: 50_000, disputedMinor: 0 }; // prettier-ignore
  const asOf = day('2026-03-18');
  const none: LostWord = new Map();

  it('takes promises on their day and the rest by habit', () => {
    const promise = {
      onDay: day('2026-03-25'),
      amountMinor: 20_000,
      dueItemIds: [item.dueItemId],
      basis: 'promise' as const,
    };
    expect(
      expectedOf([item], [promise], none, 6, asOf).map((row) => [row.expectedOn, row.amountMinor, row.basis]),
    ).toEqual([
      ['2026-03-25', 20_000, 'promise'],
      ['2026-03-26', 30_000, 'habit'],
    ]);
  });

  it('names no day past habit, in dispute or after a broken word', () => {
    const reasons = (rows: ReturnType<typeof expectedOf>) => rows.map((row) => [row.expectedOn, row.reason]);
    expect(reasons(expectedOf([item], [], none, 6, day('2026-03-27')))).toEqual([[null, 'beyond_habit']]);
    expect(reasons(expectedOf([{ ...item, disputedMinor: 50_000 }], [], none, 6, asOf))).toEqual([[null, 'disputed']]);
    expect(reasons(expectedOf([item], [], new Map([[item.dueItemId, 'promise_broken']]), 6, asOf))).toEqual([[null, 'promise_broken']]); // prettier-ignore
  });

  it('adds up to what is open', () => {
    const parts = [
      { onDay: day('2026-03-25'), amountMinor: 90_000, dueItemIds: [item.dueItemId], basis: 'plan' as const },
    ];
    const rows = expectedOf([{ ...item, disputedMinor: 10_000 }], parts, none, null, asOf);
    expect(rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(50_000);
  });

  it('needs three payments for a habit, and begins the first week on the day itself', () => {
    const paid = { customerId: item.customerId, amountMinor: 40_000, amountTimesDays: 1_000_000, count: 3 };
    expect(usualDaysLate(paid)).toBe(25);
    expect(usualDaysLate({ ...paid, count: 2 })).toBeNull();
    expect(weeksFrom(day('2026-03-18'), 2)).toEqual([
      { fromOn: '2026-03-18', toOn: '2026-03-22' },
      { fromOn: '2026-03-23', toOn: '2026-03-29' },
    ]);
  });
});
