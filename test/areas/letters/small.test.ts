import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import type { LetterNotice } from '../../../src-main/areas/letters/contract.ts';
import { againstSmall, smallClaimOf, type SmallFacts } from '../../../src-main/areas/letters/rules/small.ts';
import { shippedPolicy } from '../../../src-main/areas/policy/rules/defaults.ts';
import type { DebtorFacts, ItemFacts } from '../../../src-main/areas/policy/rules/due.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { CNY } from './samples.ts';

const asOf = day('2026-11-21');
const { ladders } = shippedPolicy(initialSettings('x', CNY, 'zh'));

function item(number: number, late: number, freeMinor: number, more: Partial<ItemFacts> = {}): ItemFacts {
  return {
    dueItemId: id(number),
    dueOn: addDays(asOf, -late),
    freeMinor,
    graceDays: 3,
    ladder: ladders.standard,
    events: [],
    startCode: null,
    brokenOn: null,
    blocks: [],
    sendingHeld: [],
    writtenOn: null,
    termUntilOn: null,
    ...more,
  };
}

function debtor(items: readonly ItemFacts[], more: Partial<DebtorFacts> = {}): DebtorFacts {
  return {
    asOf,
    items,
    lastLetterOn: null,
    lastCallOn: null,
    gaps: { sameKindDays: 5, itemDays: 0, customerDays: 0 },
    unappliedMinor: 0,
    unappliedHoldBp: 1000,
    minAmountMinor: 50_000,
    ...more,
  };
}

const overdue = (items: readonly ItemFacts[]): number =>
  items.filter(({ dueOn }) => dueOn < asOf).reduce((sum, { freeMinor }) => sum + freeMinor, 0);
const claimOf = (facts: DebtorFacts, more: Partial<SmallFacts> = {}) =>
  smallClaimOf(facts, { overdueMinor: overdue(facts.items), lastOn: null, gapDays: 90, ...more });
const reasons = (facts: DebtorFacts, more: Partial<SmallFacts> = {}): string[] | null =>
  claimOf(facts, more)?.held.map(({ reason, untilOn }) => `${reason} ${untilOn ?? ''}`.trim()) ?? null;

const one = item(1, 30, 12_000);
const promised = { reason: 'promise', untilOn: day('2026-11-30') } as const;

describe('a small balance', () => {
  it.each<[string, DebtorFacts, Partial<SmallFacts>, string[] | null]>([
    ['below the smallest amount is due', debtor([one]), {}, []],
    ['at the smallest amount is none', debtor([item(1, 30, 50_000)]), {}, null],
    ['a cent below it is one', debtor([item(1, 30, 49_999)]), {}, []],
    ['counts what is disputed too', debtor([one]), { overdueMinor: 60_000 }, null],
    ['in a currency without a smallest amount is none', debtor([one], { minAmountMinor: null }), {}, null],
    ['is none while no smallest amount is set', debtor([one], { minAmountMinor: 0 }), {}, null],
    ['that is not due yet is none', debtor([item(1, 0, 12_000)]), {}, null],
    ['wholly disputed asks for nothing', debtor([item(1, 30, 0, { blocks: [{ reason: 'disputed', untilOn: null }] })]), { overdueMinor: 12_000 }, null],
    ['waits for the day of the first letter', debtor([item(1, 6, 12_000)]), {}, ['not_yet 2026-11-21']],
    ['is due on the day of the first letter', debtor([item(1, 7, 12_000)]), {}, []],
    ['waits within the grace', debtor([item(1, 9, 12_000, { graceDays: 10 })]), {}, ['not_yet 2026-11-21']],
    ['waits for its own gap', debtor([one]), { lastOn: day('2026-09-01') }, ['small_gap 2026-11-29']],
    ['comes again after its own gap', debtor([one]), { lastOn: day('2026-08-23') }, []],
    ['waits a day short of it', debtor([one]), { lastOn: day('2026-08-24') }, ['small_gap 2026-11-21']],
    ['waits for a promise', debtor([item(1, 30, 12_000, { blocks: [promised] })]), {}, ['promise 2026-11-30']],
    ['waits for a plan', debtor([item(1, 30, 12_000, { blocks: [{ reason: 'plan', untilOn: null }] })]), {}, ['plan']],
    ['waits after a lawyer’s letter', debtor([item(1, 30, 12_000, { sendingHeld: [{ reason: 'legal', untilOn: null }] })]), {}, ['legal']],
    ['waits while a term runs', debtor([item(1, 30, 12_000, { termUntilOn: day('2026-11-25') })]), {}, ['term_running 2026-11-25']],
    ['waits after another letter', debtor([one], { lastLetterOn: day('2026-11-19') }), {}, ['same_kind 2026-11-23']],
    ['waits where somebody was called today', debtor([one], { lastCallOn: asOf }), {}, ['same_day 2026-11-21']],
    ['waits for money that is not matched', debtor([one], { unappliedMinor: 1_200 }), {}, ['unapplied']],
    ['goes on beside a trifle of such money', debtor([one], { unappliedMinor: 1_199 }), {}, []],
    ['is never written about where the timetable has no letter', debtor([item(1, 30, 12_000, { ladder: ladders.standard.slice(0, 2) })]), {}, ['no_letter']],
    ['does not wait for the calls and the gaps of its timetable', debtor([item(1, 30, 12_000, { events: [{ kind: 'step', on: day('2026-11-20'), code: 'C1' }] })]), {}, []],
  ])('%s', (_name, facts, more, expected) => {
    expect(reasons(facts, more)).toEqual(expected);
  }); // prettier-ignore

  it('leaves blocked items and those within the grace out, and what is disputed in its place', () => {
    const facts = debtor([
      item(1, 9, 12_000),
      item(2, 2, 8_000),
      item(3, 40, 5_000, { blocks: [promised] }),
      item(4, 40, 0, { blocks: [{ reason: 'disputed', untilOn: null }] }),
      item(5, -3, 9_000),
    ]);
    expect(claimOf(facts)).toEqual({
      dueItemIds: [1],
      claimedMinor: 12_000,
      leaveOut: [2, 3],
      oldestDueOn: addDays(asOf, -40),
      held: [],
    });
  });

  it('that must wait for everything tells what ends first', () => {
    const later = { reason: 'paused', untilOn: day('2026-12-31') } as const;
    const facts = debtor([item(1, 30, 5_000, { blocks: [later] }), item(2, 20, 6_000, { blocks: [promised] })]);
    expect(reasons(facts)).toEqual(['promise 2026-11-30']);
    expect(claimOf(facts)?.claimedMinor).toBe(11_000);
  });

  it('names what it asks for, asks for no more than is overdue, and leaves out the rest', () => {
    const items = fc.array(
      fc.record({
        late: fc.integer({ min: -5, max: 120 }),
        minor: fc.integer({ min: 0, max: 9_000 }),
        blocked: fc.boolean(),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(items, (rows) => {
        const all = rows.map((row, index) => item(index + 1, row.late, row.minor, row.blocked ? { blocks: [promised] } : {}));
        const claim = claimOf(debtor(all));
        if (claim === null) return;
        const named = all.filter(({ dueItemId }) => claim.dueItemIds.includes(dueItemId));
        expect(claim.claimedMinor).toBe(named.reduce((sum, { freeMinor }) => sum + freeMinor, 0));
        expect(claim.claimedMinor).toBeLessThanOrEqual(overdue(all));
        expect(claim.leaveOut.some((one) => claim.dueItemIds.includes(one))).toBe(false);
        const late = all.filter(({ dueOn, freeMinor }) => dueOn < asOf && freeMinor > 0);
        expect(late.every(({ dueItemId }) => [...claim.dueItemIds, ...claim.leaveOut].includes(dueItemId))).toBe(true);
        if (claim.held.length === 0) expect(named.every(({ blocks }) => blocks.length === 0)).toBe(true);
      }),
      { numRuns: 200 },
    ); // prettier-ignore
  });

  it('goes out at most once in its gap, however often it is looked at', () => {
    let lastOn: Day | null = null;
    const written: Day[] = [];
    for (let on = day('2026-01-01'); on < day('2027-01-01'); on = addDays(on, 1)) {
      const facts = { ...debtor([item(1, 0, 12_000, { dueOn: day('2026-01-01') })]), asOf: on };
      const claim = smallClaimOf(facts, { overdueMinor: 12_000, lastOn, gapDays: 90 });
      if (claim === null || claim.held.length > 0) continue;
      lastOn = on;
      written.push(on);
    }
    expect(written).toEqual(['2026-01-08', '2026-04-08', '2026-07-07', '2026-10-05']);
  });
});

describe('what speaks against one of a batch', () => {
  const notice = (code: LetterNotice['code'], severity: LetterNotice['severity']): LetterNotice => ({ code, severity, params: {} }); // prettier-ignore
  it.each([
    [[notice('below_minimum', 'look'), notice('level_repeated', 'look')], []],
    [[notice('copies_to_attach', 'note'), notice('unapplied_money', 'note')], []],
    [[notice('unapplied_money', 'look'), notice('below_minimum', 'look')], ['unapplied_money']],
    [
      [notice('no_account', 'blocking'), notice('open_promise', 'look')],
      ['no_account', 'open_promise'],
    ],
  ])('%j', (notices, expected) => {
    expect(againstSmall(notices)).toEqual(expected);
  });
});
