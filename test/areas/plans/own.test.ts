import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOwn, lastWithRest, rowAfter, type OwnRow } from '../../../src-main/areas/plans/rules/own.ts';
import { scheduleOf } from '../../../src-main/areas/plans/rules/schedule.ts';
import { isWeekday } from '../../../src-main/areas/terms/rules/workdays.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';

const row = (dueOn: string | null, amountMinor: number | null): OwnRow => ({ dueOn: dueOn === null ? null : day(dueOn), amountMinor }); // prettier-ignore
const plan = { spreadMinor: 1_000_000, downPaymentOn: day('2026-11-22') };

describe('instalments agreed one by one', () => {
  it.each<[string, OwnRow[], Partial<ReturnType<typeof checkOwn>>]>([
    ['that leave something', [row('2026-12-01', 400_000), row('2027-01-01', 480_000)], { leftMinor: 120_000, complete: false }],
    ['that are too much', [row('2026-12-01', 1_000_050)], { leftMinor: -50, complete: false }],
    ['that add up', [row('2026-12-01', 400_000), row('2027-01-01', 600_000)], { leftMinor: 0, days: [null, null], complete: true }],
    ['on the day of the down-payment', [row('2026-11-22', 1_000_000)], { days: [null], complete: true }],
    ['before the down-payment', [row('2026-11-21', 1_000_000)], { days: ['before_down'], complete: false }],
    ['twice on one day', [row('2026-12-01', 500_000), row('2026-12-01', 500_000)], { days: [null, 'not_after'], complete: false }],
    ['out of order', [row('2026-12-01', 200_000), row('2026-11-30', 300_000), row('2026-12-02', 500_000)], { days: [null, 'not_after', null], complete: false }],
    ['without a day', [row('2026-12-01', 500_000), row(null, 500_000)], { days: [null, 'no_day'], complete: false }],
    ['without an amount', [row('2026-12-01', 1_000_000), row('2027-01-01', null)], { amounts: [null, 'no_amount'], leftMinor: 0, complete: false }],
    ['of nothing', [row('2026-12-01', 1_000_000), row('2027-01-01', 0)], { amounts: [null, 'no_amount'], complete: false }],
  ])('%s', (_name, rows, expected) => {
    expect(checkOwn(rows, plan)).toMatchObject(expected);
  }); // prettier-ignore

  it('take the rest, or what is too much, on the last one', () => {
    const rows = [row('2026-12-01', 400_000), row('2027-01-01', 480_000)];
    expect(lastWithRest(rows, 120_000)?.map(({ amountMinor }) => amountMinor)).toEqual([400_000, 600_000]);
    expect(lastWithRest(rows, -80_000)?.at(-1)?.amountMinor).toBe(400_000);
    expect(lastWithRest(rows, -480_000)).toBeNull();
    expect(lastWithRest([], 100)).toBeNull();
  });

  it.each([
    ['month', [row('2026-12-31', 1)], 30_000, '2027-01-31', 30_000],
    ['week', [row('2026-12-04', 1)], 30_000, '2026-12-11', 30_000],
    ['two_weeks', [row('2026-12-20', 1), row('2026-12-04', 1)], -5, '2027-01-03', null],
    ['month', [row(null, 1)], 0, '2026-12-22', null],
  ] as const)('go on by the %s', (period, rows, left, dueOn, amountMinor) => {
    expect(rowAfter(rows, period, left, day('2026-12-22'))).toEqual({ dueOn, amountMinor });
  });

  it('that are complete make a plan, whatever the days and amounts', () => {
    const parts = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 40 }), minor: fc.integer({ min: 1, max: 500_000 }) }), { minLength: 1, maxLength: 12 }); // prettier-ignore
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 1_000_000 }), (given, spare) => {
        let on = day('2026-11-22');
        const rows = given.map(({ gap, minor }) => ({ dueOn: (on = addDays(on, gap)), amountMinor: minor }));
        const spreadMinor = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0) + spare;
        const whole = lastWithRest(rows, spare) ?? [];
        expect(checkOwn(whole, { spreadMinor, downPaymentOn: null })).toMatchObject({ leftMinor: 0, complete: true });
        const planned = scheduleOf(
          {
            debtMinor: spreadMinor, downPaymentMinor: 0, downPaymentOn: day('2026-11-22'), method: 'own', count: whole.length,
            firstDueOn: day('2026-12-01'), period: 'month', shift: 'next', interestTreatment: 'waive', interestRateBp: null, own: whole,
          },
          isWeekday,
          { draftedOn: day('2026-11-22'), maxMonths: 60 },
        ); // prettier-ignore
        expect(planned).toMatchObject({ ok: true });
        if (planned.ok) expect(planned.value.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }))).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });
});
