import { describe, expect, it } from 'vitest';
import {
  causesOf,
  concedes,
  daysOpen,
  objectionOf,
  targetDay,
  type CauseFact,
} from '../../../src-main/areas/disputes/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on } from '../book.ts';

describe('the days of a dispute', () => {
  it('sets the target ten days after the opening: 2026-03-02 gives 2026-03-12', () => {
    expect(targetDay(on('2026-03-02'), 10)).toBe('2026-03-12');
  });

  it.each([
    ['in time on the last day', '2026-03-16', '2026-03-01', 15, 'in_time'],
    ['late a day after', '2026-03-17', '2026-03-01', 15, 'late'],
    ['counted from the document where no delivery is known', '2026-02-16', null, 15, 'in_time'],
    ['unknown without an agreed period', '2026-12-31', '2026-03-01', null, 'unknown'],
  ])('calls an objection %s', (_name, openedOn, deliveredOn, days, expected) => {
    const document = { issuedOn: on('2026-02-01'), deliveredOn: deliveredOn === null ? null : on(deliveredOn) };
    expect(objectionOf(on(openedOn), document, days)).toBe(expected);
  });

  it('counts the days open to the settlement, else to the day looked at', () => {
    expect(daysOpen(on('2026-03-01'), on('2026-03-11'), on('2026-06-30'))).toBe(10);
    expect(daysOpen(on('2026-03-01'), null, on('2026-03-31'))).toBe(30);
  });

  it('gives something up by a credit note or a new price only', () => {
    const outcomes = ['rejected', 'credit_note', 'replacement', 'price_change', 'withdrawn'] as const;
    expect(outcomes.filter(concedes)).toEqual(['credit_note', 'price_change']);
  });
});

describe('root causes', () => {
  const fact = (part: Partial<CauseFact>): CauseFact => ({
    reason: 'quality',
    currency: currency('CNY'),
    amountMinor: 10_000,
    standingMinor: 10_000,
    openedOn: on('2026-03-01'),
    resolvedOn: null,
    outcome: null,
    outcomeMinor: null,
    ...part,
  });

  it('adds up two of quality: 100.00 open, 50.00 settled after 12 days by a credit note of 20.00', () => {
    const settled = { amountMinor: 5000, standingMinor: 0, resolvedOn: on('2026-03-13'), outcomeMinor: 2000 };
    expect(causesOf([fact({}), fact({ ...settled, outcome: 'credit_note' })], on('2026-06-30'))).toEqual([
      {
        reason: 'quality',
        currency: 'CNY',
        count: 2,
        amountMinor: 15_000,
        openCount: 1,
        openMinor: 10_000,
        resolvedCount: 1,
        concededMinor: 2000,
        averageDaysTenths: 120,
      },
    ]);
  });

  it('keeps currencies apart, puts the costliest reason first and concedes nothing by a rejection', () => {
    const rejected = { resolvedOn: on('2026-03-02'), outcome: 'rejected', outcomeMinor: 700 } as const;
    const rows = causesOf(
      [fact({ reason: 'price', amountMinor: 1, ...rejected }), fact({ currency: currency('USD') }), fact({})],
      on('2026-06-30'),
    );
    expect(rows.map((row) => [row.currency, row.reason, row.concededMinor])).toEqual([
      ['CNY', 'quality', 0],
      ['CNY', 'price', 0],
      ['USD', 'quality', 0],
    ]);
  });
});
