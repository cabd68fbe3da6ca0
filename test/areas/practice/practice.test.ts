import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { practiceFacts } from '../../../src-main/areas/practice/rules/story.ts';
import { taxId } from '../../../src-main/areas/practice/rules/customers.ts';
import type { Facts } from '../../../src-main/areas/practice/rules/facts.ts';
import { addDays, day, dayFromNumber, dayNumber, daysBetween, type Day } from '../../../src-main/kernel/day.ts';
import { instant, type Instant } from '../../../src-main/kernel/instant.ts';
import { sumMinor } from '../../../src-main/kernel/money.ts';

const noon = (today: Day): Instant => instant(`${today}T04:00:00Z`);
const tell = (today: Day, language: 'zh' | 'en' = 'zh'): Facts => practiceFacts(today, noon(today), language);
const anyToday = fc
  .integer({ min: dayNumber(day('2024-01-01')), max: dayNumber(day('2035-12-31')) })
  .map((number) => dayFromNumber(number));

interface Standing {
  readonly code: string;
  readonly overdueMinor: number;
  readonly weightedDays: number;
  readonly exposureMinor: number;
}

/** Worked out here by the definitions of domain.md §4.3, independent of the product's own reports. */
function standings(facts: Facts, today: Day): Standing[] {
  return facts.customers.flatMap((customer) => {
    const items = facts.debits
      .filter((debit) => debit.customer === customer && debit.currency === ('CNY' as string))
      .flatMap((debit) => debit.items)
      .filter((item) => item.openMinor > 0);
    const overdue = items.filter((item) => item.dueOn < today);
    const overdueMinor = sumMinor(overdue.map((item) => item.openMinor));
    const unapplied = facts.credits.filter((credit) => credit.customer === customer);
    const exposureMinor =
      sumMinor(items.map((item) => item.openMinor)) - sumMinor(unapplied.map((credit) => credit.unappliedMinor));
    const dayMinor = overdue.reduce((sum, item) => sum + item.openMinor * daysBetween(item.dueOn, today), 0);
    return [
      { code: customer.code, overdueMinor, weightedDays: overdueMinor ? dayMinor / overdueMinor : 0, exposureMinor },
    ];
  });
}

function paretoLine(rows: readonly Standing[]): number {
  const sorted = rows.map((row) => row.overdueMinor).sort((a, b) => b - a);
  const total = sumMinor(sorted);
  let sum = 0;
  for (const amount of sorted) {
    sum += amount;
    if (sum * 100 >= total * 80) return amount;
  }
  return 0;
}

describe('the practice company', () => {
  it('is the same for the same day, to the last row', () => {
    const print = (facts: Facts): string =>
      hash(
        'sha256',
        JSON.stringify([
          facts.debits.map(({ number, amountMinor, recordedAt }) => [number, amountMinor, recordedAt]),
          facts.credits.map(({ number, amountMinor, unappliedMinor }) => [number, amountMinor, unappliedMinor]),
          facts.allocations.map(({ item, amountMinor }) => [item.debit.number, amountMinor]),
        ]),
        'hex',
      );
    const today = day('2026-10-15');
    expect(print(tell(today))).toBe(print(tell(today)));
    expect(print(tell(today, 'en'))).toBe(print(tell(today, 'zh')));
    expect(print(tell(addDays(today, 1)))).not.toBe(print(tell(today)));
  });

  it('has the size that was asked for, in three currencies', () => {
    const facts = tell(day('2026-10-15'));
    expect(facts.customers).toHaveLength(60);
    const invoices = facts.debits.filter((debit) => debit.kind === 'invoice');
    expect(invoices.length).toBeGreaterThan(1400);
    expect(invoices.length).toBeLessThan(1650);
    expect(new Set(facts.debits.map((debit) => debit.currency as string))).toEqual(new Set(['CNY', 'USD', 'EUR']));
    expect(new Set(facts.customers.map((customer) => customer.name)).size).toBe(60);
    expect(new Set(facts.customers.flatMap(({ taxId: id }) => (id === '' ? [] : id))).size).toBe(55);
    const words = tell(day('2026-10-15'), 'en')
      .customers.map((customer) => JSON.stringify(customer))
      .join();
    expect(words).not.toMatch(/\p{Script=Han}/u);
  });

  it('adds up on any day: items to invoices, allocations to both sides, nothing recorded in the future', () => {
    fc.assert(
      fc.property(anyToday, (today) => {
        const facts = tell(today);
        for (const debit of facts.debits) {
          expect(sumMinor(debit.items.map((item) => item.amountMinor))).toBe(debit.amountMinor);
          expect(debit.issuedOn <= today).toBe(true);
        }
        for (const item of facts.debits.flatMap((debit) => debit.items)) {
          const applied = facts.allocations.filter((one) => one.item === item && one.reversal === null);
          expect(item.openMinor).toBe(item.amountMinor - sumMinor(applied.map((one) => one.amountMinor)));
          expect(item.openMinor).toBeGreaterThanOrEqual(0);
        }
        for (const credit of facts.credits) {
          const applied = facts.allocations.filter((one) => one.credit === credit && one.reversal === null);
          const left = credit.amountMinor - sumMinor(applied.map((one) => one.amountMinor));
          expect(credit.unappliedMinor).toBe(credit.reversal ? 0 : left);
          expect(credit.issuedOn <= today).toBe(true);
        }
        for (const { item, credit, effectiveOn, recordedAt, reversal } of facts.allocations) {
          expect(item.debit.customer).toBe(credit.customer);
          expect(effectiveOn).toBe(item.debit.issuedOn > credit.issuedOn ? item.debit.issuedOn : credit.issuedOn);
          expect(recordedAt >= credit.recordedAt && recordedAt >= item.debit.recordedAt).toBe(true);
          if (reversal) expect(reversal.at >= recordedAt && reversal.on >= effectiveOn).toBe(true);
        }
        for (const { item, amountMinor, openedOn, resolution } of facts.disputes) {
          expect(openedOn >= item.debit.issuedOn && openedOn <= today).toBe(true);
          if (!resolution) expect(amountMinor).toBeLessThanOrEqual(item.openMinor);
        }
        const rows = [...facts.customers, ...facts.debits, ...facts.credits, ...facts.allocations, ...facts.limits];
        expect(rows.every((row) => row.recordedAt <= noon(today))).toBe(true);
        const numbers = [...facts.debits, ...facts.credits].map((document) => document.number);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 6, examples: [[day('2024-01-04')]] },
    );
  });

  it('shows something in every quadrant and something for every warning, whatever day it is', () => {
    fc.assert(
      fc.property(anyToday, (today) => {
        const facts = tell(today);
        const rows = standings(facts, today).filter((row) => row.overdueMinor > 0);
        const line = paretoLine(rows);
        const quadrants = rows.map((row) => [row.overdueMinor >= line, row.weightedDays >= 60].join());
        expect(new Set(quadrants)).toEqual(new Set(['true,true', 'true,false', 'false,true', 'false,false']));

        const exposures = standings(facts, today);
        const total = sumMinor(exposures.map((row) => row.exposureMinor));
        const biggest = Math.max(...exposures.map((row) => row.exposureMinor));
        expect(biggest / total).toBeGreaterThan(0.15);
        expect(biggest / total).toBeLessThan(0.4);

        const over = exposures.filter((row) => {
          const limit = facts.limits.filter((one) => one.customer.code === row.code && one.fromOn <= today).at(-1);
          return limit !== undefined && row.exposureMinor > limit.amountMinor;
        });
        expect(over.length).toBeGreaterThanOrEqual(4);
        expect(over.length).toBeLessThanOrEqual(12);

        const overdueTotal = sumMinor(rows.map((row) => row.overdueMinor));
        const fresh = facts.debits
          .flatMap((debit) => debit.items)
          .filter(
            (item) => item.openMinor * 50 >= overdueTotal && item.dueOn < today && daysBetween(item.dueOn, today) <= 7,
          );
        expect(fresh.length).toBeGreaterThanOrEqual(3);

        for (const code of ['KH003', 'KH004']) {
          const paid = facts.allocations.filter(
            (one) => one.credit.customer.code === code && one.credit.kind === 'receipt' && !one.reversal,
          );
          const average = (from: number, to: number): number => {
            const some = paid.filter(
              ({ effectiveOn }) => daysBetween(effectiveOn, today) >= from && daysBetween(effectiveOn, today) < to,
            );
            expect(new Set(some.map((one) => one.credit)).size).toBeGreaterThanOrEqual(3);
            return (
              some.reduce((sum, one) => sum + Math.max(0, daysBetween(one.item.dueOn, one.effectiveOn)), 0) /
              some.length
            );
          };
          expect(average(0, 90) - average(90, 455)).toBeGreaterThanOrEqual(10);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('ends near today and holds what a clerk has to try: disputes, bounced bill, unapplied money, credit note, write-off', () => {
    fc.assert(
      fc.property(anyToday, (today) => {
        const facts = tell(today);
        const newest = facts.debits.map((debit) => debit.issuedOn).reduce((a, b) => (a > b ? a : b));
        expect(daysBetween(newest, today)).toBeLessThanOrEqual(1);
        expect(facts.disputes.filter((dispute) => !dispute.resolution).length).toBeGreaterThanOrEqual(3);
        expect(facts.disputes.filter((dispute) => dispute.resolution).length).toBeGreaterThanOrEqual(5);
        expect(facts.credits.filter((credit) => credit.reversal).length).toBe(3);
        expect(facts.credits.filter((credit) => credit.unappliedMinor > 0).length).toBeGreaterThanOrEqual(4);
        expect(facts.credits.some((credit) => credit.kind === 'write_off')).toBe(true);
        const bust = facts.credits
          .filter((credit) => credit.customer.code === 'KH002' && credit.kind === 'receipt')
          .map((credit) => credit.issuedOn);
        expect(daysBetween(bust.reduce((a, b) => (a > b ? a : b)), today)).toBeGreaterThanOrEqual(240); // prettier-ignore
      }),
      { numRuns: 10 },
    );
  });

  it('is keyed in through three years, so that reports of what was known then work', () => {
    const today = day('2026-10-15');
    const facts = tell(today);
    const sameDay = facts.debits.filter((debit) => debit.recordedAt.startsWith(debit.issuedOn)).length;
    expect(sameDay / facts.debits.length).toBeGreaterThan(0.9);
    expect(facts.debits.some((debit) => debit.recordedAt.slice(0, 10) > addDays(debit.issuedOn, 1))).toBe(true);
    expect(facts.allocations.some((one) => one.recordedAt.slice(0, 10) > one.credit.recordedAt.slice(0, 10))).toBe(
      true,
    );
  });
});

describe('tax ids', () => {
  it('carry the check character of GB 32100', () => {
    // The worked example of the standard's weights: 1·9 + 3·1 + … mod 31.
    expect(taxId('330481', 1)).toMatch(/^91330481MA00000\d{2}[0-9A-HJ-NP-RTUW-Y]$/);
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (let index = 0; index < 60; index += 1) {
      const id = taxId('320509', index);
      let sum = 0;
      let weight = 1;
      for (const letter of id.slice(0, 17)) {
        sum += letters.indexOf(letter) * weight;
        weight = (weight * 3) % 31;
      }
      expect((sum + letters.indexOf(id.charAt(17))) % 31).toBe(0);
    }
  });
});
