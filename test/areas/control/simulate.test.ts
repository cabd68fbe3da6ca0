import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate, type PastItem, type PolicyChange } from '../../../src-main/areas/control/rules/simulate.ts';
import type { Grade } from '../../../src-main/areas/settings/contract.ts';
import { addDays, day, daysBetween } from '../../../src-main/kernel/day.ts';

const window = { from: day('2025-07-01'), asOf: day('2026-06-30') };
const none: PolicyChange = { days: [], cutOff: null, lostSalesBp: 0, marginBp: 1000, fundingRateBp: 600 };
const loss = { items: 100, dueMinor: 10_000, badMinor: 500, lostMinor: 100 };
const item = (customer: string, issuedOn: string, terms: number, amountMinor: number, ...paid: [string, number][]): PastItem<string> => ({
  customer, issuedOn: day(issuedOn), dueOn: addDays(day(issuedOn), terms), amountMinor, paid: paid.map(([on, minor]) => ({ on: day(on), amountMinor: minor })),
}); // prettier-ignore
const grades: Readonly<Record<string, Grade | null>> = { a: 'AA', c: 'C', u: null };
const run = (items: PastItem<string>[], change: Partial<PolicyChange> = {}) =>
  simulate(items, window, (customer) => grades[customer] ?? null, () => loss, { ...none, ...change }); // prettier-ignore

describe('the policy simulator', () => {
  // Issued 1 January, due on 31 January, paid 10 February: 10 days late, owed for 40 days.
  const late = item('a', '2026-01-01', 30, 100_000, ['2026-02-10', 100_000]);

  it('keeps each payment as late as it was: 40 days owed become 70', () => {
    const { before, after } = run([late], { days: [{ grade: null, days: 30 }] });
    expect(before).toEqual({
      salesMinor: 100_000, creditSalesMinor: 100_000, averageMinor: 10_959, endMinor: 0, overdueEndMinor: 0, carryingMinor: 658,
      expectedLossMinor: 1000, marginMinor: 10_000, netMinor: 8342,
    }); // prettier-ignore
    expect(after).toMatchObject({ averageMinor: 19_178, carryingMinor: 1151, netMinor: 7849 });
  });

  it('never pays before the invoice, and leaves what was not paid unpaid', () => {
    const early = item('a', '2026-01-01', 30, 100_000, ['2026-01-05', 60_000]);
    const { before, after } = run([early], { days: [{ grade: null, days: -30 }] });
    // 60,000 for 4 days, then for none; 40,000 for 181 days up to the end, and overdue either way.
    expect(before.averageMinor).toBe(Math.round((60_000 * 4 + 40_000 * 181) / 365));
    expect(after).toMatchObject({ averageMinor: Math.round((40_000 * 181) / 365), endMinor: 40_000, overdueEndMinor: 40_000 }); // prettier-ignore
  });

  it('moves debts past the end: longer terms leave them open and not overdue', () => {
    const recent = item('a', '2026-05-15', 30, 100_000, ['2026-06-20', 100_000]);
    expect(run([recent], { days: [{ grade: null, days: 30 }] }).after).toMatchObject({ endMinor: 100_000, overdueEndMinor: 0 }); // prettier-ignore
  });

  it('changes the grade named, an unscored customer as B; the grade goes before all', () => {
    const items = [late, { ...late, customer: 'u' }];
    const { customers } = run(items, { days: [{ grade: null, days: 10 }, { grade: 'B', days: 20 }] }); // prettier-ignore
    expect([...customers].map(([name, { days }]) => [name, days])).toEqual([['a', 10], ['u', 20]]); // prettier-ignore
  });

  it('below the cut-off cash is paid, a share goes elsewhere, and nothing is owed or lost', () => {
    const { after, customers } = run([late, { ...late, customer: 'c' }], { cutOff: 'A', lostSalesBp: 2500 });
    expect(customers.get('c')).toMatchObject({ cash: true, after: { salesMinor: 75_000, creditSalesMinor: 0, averageMinor: 0, expectedLossMinor: 0, marginMinor: 7500 } }); // prettier-ignore
    expect(after).toMatchObject({ salesMinor: 175_000, creditSalesMinor: 100_000, marginMinor: 17_500, expectedLossMinor: 1000 }); // prettier-ignore
  });

  const past = fc.record({ customer: fc.constantFrom('a', 'c', 'u'), at: fc.nat(364), terms: fc.integer({ min: 0, max: 90 }), amountMinor: fc.integer({ min: 1, max: 1e6 }), paidAfter: fc.array(fc.nat(200), { maxLength: 3 }) }); // prettier-ignore
  const build = (
    list: readonly { customer: string; at: number; terms: number; amountMinor: number; paidAfter: number[] }[],
  ): PastItem<string>[] =>
    list.map(({ customer, at, terms, amountMinor, paidAfter }) => {
      const issuedOn = addDays(window.from, at);
      const part = Math.floor(amountMinor / 4);
      const paid = paidAfter.map((after) => ({ on: addDays(issuedOn, after), amountMinor: part })).filter(({ on }) => on <= window.asOf); // prettier-ignore
      return { customer, issuedOn, dueOn: addDays(issuedOn, terms), amountMinor, paid };
    });

  it('gives back history where nothing is changed', () =>
    fc.assert(
      fc.property(fc.array(past, { maxLength: 12 }), (list) => {
        const items = build(list);
        const { before, after } = run(items, { days: [{ grade: null, days: 0 }], cutOff: 'D' });
        expect(after).toEqual(before);
        // The mean of the daily balances, added up day by day; each customer is rounded once.
        let minorDays = 0;
        for (let on = window.from; on <= window.asOf; on = addDays(on, 1))
          for (const { issuedOn, amountMinor, paid } of items)
            if (issuedOn <= on)
              minorDays += amountMinor - paid.filter((part) => part.on <= on).reduce((sum, part) => sum + part.amountMinor, 0); // prettier-ignore
        expect(Math.abs(before.averageMinor - minorDays / (daysBetween(window.from, window.asOf) + 1))).toBeLessThan(2);
      }),
      { numRuns: 40 },
    ));

  it('longer terms never lower what is owed, and the table adds up', () =>
    fc.assert(
      fc.property(fc.array(past, { maxLength: 12 }), fc.nat(60), (list, days) => {
        const { before, after, customers } = run(build(list), { days: [{ grade: null, days }] });
        expect(after.averageMinor).toBeGreaterThanOrEqual(before.averageMinor);
        expect([...customers.values()].reduce((sum, one) => sum + one.after.averageMinor, 0)).toBe(after.averageMinor);
      }),
    ));
});
