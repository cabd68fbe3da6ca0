import { describe, expect, it } from 'vitest';
import { concentrationOf, shareBp } from '../../../src-main/areas/closing/rules/measures.ts';
import { ABSENT, margins, movementOf, NOT_DUE, sumMovements } from '../../../src-main/areas/closing/rules/roll.ts';
import {
  ALWAYS,
  asSettlement,
  stands,
  whyFlipped,
  whyOverdue,
  type Fact,
} from '../../../src-main/areas/closing/rules/why.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const at = (asOf: string, known?: string) => ({
  asOf: day(asOf),
  knownAt: known === undefined ? ALWAYS : instant(known),
});
const fact = (on: string, recorded: string, more: Partial<Fact> = {}): Fact => ({
  on: day(on),
  recordedAt: instant(recorded),
  voidedAt: null,
  reversedOn: null,
  reversedAt: null,
  ...more,
});
const close = at('2026-03-31', '2026-04-01T10:00:00Z');

describe('why a fact counts at one point only', () => {
  const bounced = fact('2026-03-10', '2026-03-10T08:00:00Z', {
    reversedOn: day('2026-03-25'),
    reversedAt: instant('2026-04-05T08:00:00Z'),
  });
  it.each([
    ['a later day', fact('2026-04-02', '2026-04-02T08:00:00Z'), close, at('2026-04-30'), 'dated_in_period', '2026-04-02'],
    ['an earlier day keyed late', fact('2026-03-28', '2026-04-02T08:00:00Z'), close, at('2026-03-31'), 'recorded_late', '2026-03-28'],
    ['a reversal of the period', fact('2026-03-10', '2026-03-10T08:00:00Z', { reversedOn: day('2026-04-05'), reversedAt: instant('2026-04-05T08:00:00Z') }), close, at('2026-04-30'), 'reversed', '2026-04-05'],
    ['a reversal keyed late', bounced, close, at('2026-03-31'), 'reversed_late', '2026-03-25'],
    ['an undone import', fact('2026-03-10', '2026-03-10T08:00:00Z', { voidedAt: instant('2026-04-05T08:00:00Z') }), close, at('2026-03-31'), 'voided', '2026-03-10'],
    ['back before its day', fact('2026-04-02', '2026-04-02T08:00:00Z'), at('2026-04-30'), close, 'not_yet_dated', '2026-04-02'],
    ['back before it was keyed', fact('2026-03-28', '2026-04-02T08:00:00Z'), at('2026-03-31'), close, 'not_yet_recorded', '2026-03-28'],
    ['back before its reversal', bounced, at('2026-03-31'), close, 'not_yet_reversed', '2026-03-25'],
    ['back before it was undone', fact('2026-03-10', '2026-03-10T08:00:00Z', { voidedAt: instant('2026-04-05T08:00:00Z') }), at('2026-03-31'), close, 'not_yet_voided', '2026-03-10'],
  ] as const)('%s', (_name, one, from, to, why, on) => {
    expect(stands(one, from)).not.toBe(stands(one, to));
    expect(whyFlipped(one, from, to)).toMatchObject({ why, on });
  }); // prettier-ignore

  it('has no reason where nothing changed', () => {
    expect(() => whyFlipped(fact('2026-01-01', '2026-01-01T08:00:00Z'), close, at('2026-04-30'))).toThrow();
  });

  it('speaks of allocations as payments', () => {
    expect(asSettlement('dated_in_period')).toBe('settled');
    expect(asSettlement('recorded_late')).toBe('settled_late');
    expect(asSettlement('not_yet_recorded')).toBe('not_yet_settled');
    expect(asSettlement('reversed_late')).toBe('reversed_late');
  });
});

describe('why an open item is overdue at one point only', () => {
  it.each([
    ['2026-04-10', '2026-04-10', '2026-03-31', '2026-04-30', 'became_overdue'],
    // Moved from 10 May to 10 April: only the move made it overdue.
    ['2026-05-10', '2026-04-10', '2026-03-31', '2026-04-30', 'redated'],
    ['2026-03-10', '2026-05-15', '2026-03-31', '2026-04-30', 'redated'],
    ['2026-04-10', '2026-04-10', '2026-04-30', '2026-03-31', 'not_yet_overdue'],
  ])('due %s and %s, seen from %s to %s', (dueFrom, dueTo, from, to, why) => {
    expect(whyOverdue({ from: day(dueFrom), to: day(dueTo) }, { from: day(from), to: day(to) })).toBe(why);
  });
});

describe('movements of the matrix', () => {
  it.each([
    [NOT_DUE, 0, 'newly_overdue'],
    [ABSENT, 2, 'newly_overdue'],
    [ABSENT, NOT_DUE, 'new'],
    [NOT_DUE, ABSENT, 'paid_in_time'],
    [NOT_DUE, NOT_DUE, 'stays_not_due'],
    [1, ABSENT, 'cured'],
    [1, NOT_DUE, 'cured'],
    [1, 2, 'worse'],
    [2, 1, 'better'],
    [1, 1, 'same'],
  ] as const)('%i to %i is %s', (from, to, movement) => {
    expect(movementOf(from, to)).toBe(movement);
  });

  it('add up to the change of what is overdue', () => {
    const cell = (from: number, to: number, amountMinor: number) => ({ from, to, amountMinor, count: 1, partCount: 0 });
    const cells = [cell(-1, 0, 100), cell(0, 1, 60), cell(0, -2, 40), cell(-2, -1, 500), cell(1, 1, 7)];
    const sums = new Map(sumMovements(cells).map((row) => [row.movement, row.amountMinor]));
    expect(Object.fromEntries(sums)).toMatchObject({ newly_overdue: 100, worse: 60, cured: 40, new: 500, same: 7 });
    const overdue = (side: 'from' | 'to') =>
      [...margins(cells, side)].filter(([state]) => state >= 0).reduce((sum, [, row]) => sum + row.amountMinor, 0);
    expect(overdue('to') - overdue('from')).toBe(100 - 40);
  });
});

describe('concentration', () => {
  it('is the sum of squared shares: 500, 300, 200 give 3,800', () => {
    expect(concentrationOf([300, 500, 200, 0, -50])).toEqual({ index: 3800, topTenShareBp: 10_000 });
    expect(concentrationOf([])).toEqual({ index: 0, topTenShareBp: 0 });
    expect(concentrationOf(Array.from({ length: 20 }, () => 7))).toEqual({ index: 500, topTenShareBp: 5000 });
    expect(shareBp(1, 8)).toBe(1250);
    expect(shareBp(1, 0)).toBe(0);
  });
});
