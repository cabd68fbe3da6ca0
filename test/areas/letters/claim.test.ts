import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { claimOf, defaultPayBy } from '../../../src-main/areas/letters/rules/claim.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { asOf, claim, CNY, customerId, item } from './samples.ts';

describe('what a letter claims', () => {
  it('is every overdue item without its disputed part: 800.00 − 200.00 and 150.00 make 750.00', () => {
    const figures = claim([item(1, { amountMinor: 80_000, disputedMinor: 20_000 }), item(2, { amountMinor: 15_000 })]);
    expect(figures.claimedMinor).toBe(75_000);
    expect(figures.disputedMinor).toBe(20_000);
    expect(figures.requestedMinor).toBe(75_000);
    expect(figures.lines.map((line) => [line.number, line.claimedMinor])).toEqual([
      ['INV-1', 60_000],
      ['INV-2', 15_000],
    ]);
  });

  it('shows unapplied money and deducts it only when asked: 750.00 − 100.00 is 650.00', () => {
    const items = [item(1, { amountMinor: 75_000 })];
    expect(claim(items, { unappliedMinor: 10_000 })).toMatchObject({ unappliedMinor: 10_000, deductedMinor: 0, requestedMinor: 75_000 }); // prettier-ignore
    expect(claim(items, { unappliedMinor: 10_000, deductUnapplied: true })).toMatchObject({ deductedMinor: 10_000, requestedMinor: 65_000 }); // prettier-ignore
    expect(claim(items, { unappliedMinor: 99_000, deductUnapplied: true })).toMatchObject({ deductedMinor: 75_000, requestedMinor: 0 }); // prettier-ignore
  });

  it('leaves out what is due today or later, what the clerk took out, other customers and other currencies', () => {
    const figures = claim(
      [
        item(1, { late: 1, amountMinor: 100 }),
        item(2, { late: 0 }),
        item(3, { late: -5 }),
        item(4, { late: 40 }),
        item(5, { late: 40, currency: currency('USD') }),
        item(6, { late: 40, customerId: id(2) }),
        item(7, { late: 40, openMinor: 0 }),
      ],
      { leaveOut: [id(4)] },
    );
    expect(figures.lines.map((line) => line.number)).toEqual(['INV-1']);
    expect(figures.oldestDaysLate).toBe(1);
  });

  it('counts the oldest days by claimed items only; a wholly disputed one stays a line of zero', () => {
    const figures = claim([item(1, { late: 90, disputedMinor: 100_000 }), item(2, { late: 20 })]);
    expect(figures.lines.map((line) => line.claimedMinor)).toEqual([0, 100_000]);
    expect(figures.oldestDaysLate).toBe(20);
  });

  it('lists the oldest due first', () => {
    const figures = claim([item(1, { late: 5 }), item(2, { late: 50 }), item(3, { late: 20 })]);
    expect(figures.lines.map((line) => line.daysLate)).toEqual([50, 20, 5]);
  });

  const anyItem = fc
    .record({
      number: fc.integer({ min: 1, max: 9 }),
      late: fc.integer({ min: -40, max: 400 }),
      openMinor: fc.integer({ min: 0, max: 10_000_000 }),
      disputedMinor: fc.integer({ min: 0, max: 12_000_000 }),
      other: fc.constantFrom('customer', 'currency', 'none', 'none'),
    })
    .map(({ number, late, openMinor, disputedMinor, other }) =>
      item(number, {
        late,
        dueOn: addDays(asOf, -late),
        openMinor,
        disputedMinor,
        ...(other === 'customer' ? { customerId: id<'customer'>(2) } : {}),
        ...(other === 'currency' ? { currency: currency('USD') } : {}),
      }),
    );

  it('always adds up and never asks for what is not owed', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { maxLength: 12 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
        (items, unappliedMinor, deductUnapplied, out) => {
          const figures = claimOf({
            customerId,
            currency: CNY,
            items,
            unappliedMinor,
            deductUnapplied,
            leaveOut: out.map((number) => id<'dueItem'>(number)),
            payBy: day('2026-12-01'),
          });
          const sum = (pick: (line: (typeof figures.lines)[number]) => number): number =>
            figures.lines.reduce((total, line) => total + pick(line), 0);
          expect(sum((line) => line.claimedMinor)).toBe(figures.claimedMinor);
          expect(sum((line) => line.disputedMinor)).toBe(figures.disputedMinor);
          expect(figures.requestedMinor).toBe(figures.claimedMinor - figures.deductedMinor);
          expect(figures.requestedMinor).toBeGreaterThanOrEqual(0);
          expect(figures.deductedMinor).toBeLessThanOrEqual(deductUnapplied ? unappliedMinor : 0);
          const owed = items
            .filter((one) => one.customerId === customerId && one.currency === CNY && one.daysLate > 0)
            .reduce((total, one) => total + one.openMinor, 0);
          expect(figures.claimedMinor + figures.disputedMinor).toBeLessThanOrEqual(owed);
          for (const line of figures.lines) {
            expect(line.claimedMinor + line.disputedMinor).toBe(line.openMinor);
            expect(Math.min(line.claimedMinor, line.disputedMinor)).toBeGreaterThanOrEqual(0);
            expect(line.daysLate).toBeGreaterThan(0);
            expect(out).not.toContain(line.dueItemId);
          }
        },
      ),
    );
  });
});

describe('pay by', () => {
  const settings = initialSettings('x', CNY, 'zh').letters;
  it.each([
    [1, '2026-11-21', '2026-11-21', '2026-12-01'],
    [2, '2026-11-21', '2026-11-21', '2026-11-28'],
    [3, '2026-10-31', '2026-11-21', '2026-11-28'],
  ] as const)('of level %i as of %s written on %s is %s', (level, on, today, payBy) => {
    expect(defaultPayBy(level, day(on), day(today), settings)).toBe(payBy);
  });
});
