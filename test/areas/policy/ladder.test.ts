import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicySegment } from '../../../src-main/areas/policy/contract.ts';
import { shippedPolicy } from '../../../src-main/areas/policy/rules/defaults.ts';
import { stepsOf, type DebtorFacts, type ItemFacts } from '../../../src-main/areas/policy/rules/due.ts';
import {
  firstStep,
  ladderFor,
  nextDue,
  plannedOn,
  type StepEvent,
} from '../../../src-main/areas/policy/rules/ladder.ts';
import { segmentOf } from '../../../src-main/areas/policy/rules/segment.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, daysBetween, type Day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';

const policy = shippedPolicy(initialSettings('x', currency('CNY'), 'zh'));
const due = day('2026-06-01');
const at = (late: number): Day => addDays(due, late);
const whole = { own: [], maxStep: null, short: false };

function item(more: Partial<ItemFacts> & { segment?: PolicySegment } = {}): ItemFacts {
  const { segment = 'standard', ...rest } = more;
  return {
    dueItemId: id(1),
    dueOn: due,
    graceDays: policy.graceDays,
    ladder: ladderFor(policy.ladders[segment], whole),
    events: [],
    startCode: null,
    brokenOn: null,
    freeMinor: 80_000,
    blocks: [],
    sendingHeld: [],
    writtenOn: null,
    termUntilOn: null,
    ...rest,
  };
}

function debtor(late: number, items: readonly ItemFacts[], more: Partial<DebtorFacts> = {}): DebtorFacts {
  return {
    asOf: at(late),
    items,
    lastLetterOn: null,
    lastCallOn: null,
    gaps: policy.gaps,
    unappliedMinor: 0,
    unappliedHoldBp: 1000,
    minAmountMinor: 0,
    ...more,
  };
}

const letter = (late: number, level: number): StepEvent => ({ kind: 'letter', on: at(late), level });
const called = (late: number): StepEvent => ({ kind: 'contact', on: at(late) });
const step = (late: number, code: string): StepEvent => ({ kind: 'step', on: at(late), code });
const codes = (facts: DebtorFacts): string[] => stepsOf(facts).map((one) => one.step.code);
const held = (facts: DebtorFacts) => stepsOf(facts)[0]?.heldBack.map(({ reason, untilOn }) => [reason, untilOn]);

/** Whoever works every day: what is due is done at once. */
function diligent(segment: PolicySegment, days = 200): [number, string][] {
  const events: StepEvent[] = [];
  const done: [number, string][] = [];
  for (let late = -10; late <= days; late += 1) {
    const next = nextDue(item({ segment, events }), at(late));
    if (!next || next.gapUntilOn !== null) continue;
    done.push([late, next.step.code]);
    events.push(next.step.letterLevel === null ? step(late, next.step.code) : letter(late, next.step.letterLevel));
  }
  return done;
}

describe('the timetables of a collector who never misses a day', () => {
  it.each([
    ['standard', [[-3, 'L0'], [1, 'C1'], [7, 'L1'], [10, 'C2'], [15, 'L2'], [30, 'L3'], [45, 'L4'], [60, 'LAW'], [90, 'DEC'], [180, 'WO']]],
    ['good', [[-3, 'L0'], [3, 'C1'], [10, 'L1'], [20, 'C2'], [30, 'L2'], [45, 'L3'], [60, 'L4'], [75, 'LAW'], [105, 'DEC'], [180, 'WO']]],
    ['high_risk', [[-7, 'L0'], [-1, 'L0B'], [1, 'C1'], [3, 'L1'], [5, 'C2'], [10, 'L2'], [15, 'L3'], [25, 'L4'], [35, 'LAW'], [45, 'DEC'], [150, 'WO']]],
  ] as const)('%s', (segment, expected) => {
    expect(diligent(segment)).toEqual(expected);
  }); // prettier-ignore

  it('takes half the time on short terms, two days apart at least', () => {
    const ladder = ladderFor(policy.ladders.standard, { ...whole, short: true });
    expect(ladder.map(({ code, offsetDays }) => [code, offsetDays])).toEqual([
      ['L0', -3], ['C1', 1], ['L1', 4], ['C2', 6], ['L2', 8], ['L3', 15], ['L4', 23], ['LAW', 30], ['DEC', 45], ['WO', 180],
    ]); // prettier-ignore
    const risky = ladderFor(policy.ladders.high_risk, { ...whole, short: true }).map(({ offsetDays }) => offsetDays);
    expect(risky).toEqual([-7, -1, 1, 3, 5, 7, 9, 13, 18, 23, 150]);
  });

  it('sends no letter within the grace, whatever the timetable says', () => {
    const [first] = policy.ladders.high_risk.filter(({ code }) => code === 'L1');
    expect(first && plannedOn(first, due, 10)).toBe(at(10));
    expect(first && plannedOn(first, due, 0)).toBe(at(3));
  });
});

describe('the next step', () => {
  it('is the next in order and once, after two weeks away', () => {
    const events = [step(1, 'C1'), letter(7, 1)];
    expect(codes(debtor(31, [item({ events })]))).toEqual(['C2']);
    events.push(called(31));
    const again = debtor(31, [item({ events })], { lastCallOn: at(31) });
    expect(codes(again)).toEqual(['L2']);
    expect(held(again)).toEqual([['step_gap', at(33)]]);
    expect(codes(debtor(34, [item({ events })]))).toEqual(['L2']);
    events.push(letter(34, 2));
    expect(held(debtor(34, [item({ events })]))).toEqual([['step_gap', at(38)]]);
  });

  it('after 400 days without a word is the first call, not the last letter', () => {
    expect(codes(debtor(400, [item()]))).toEqual(['C1']);
  });

  it('leaves a reminder out once the due day is over, and takes the later of two', () => {
    expect(codes(debtor(0, [item()]))).toEqual(['L0']);
    expect(codes(debtor(1, [item()]))).toEqual(['C1']);
    expect(codes(debtor(-2, [item({ segment: 'high_risk' })]))).toEqual(['L0']);
    expect(codes(debtor(-1, [item({ segment: 'high_risk' })]))).toEqual(['L0B']);
    expect(codes(debtor(-1, [item({ segment: 'high_risk', events: [letter(-7, 0)] })]))).toEqual(['L0B']);
    expect(codes(debtor(-4, [item()]))).toEqual([]);
  });

  it('counts a call that reached somebody, and two attempts on different days', () => {
    const attempt = (late: number): StepEvent => ({ kind: 'attempt', on: at(late) });
    expect(codes(debtor(8, [item({ events: [called(2)] })]))).toEqual(['L1']);
    expect(codes(debtor(8, [item({ events: [attempt(2)] })]))).toEqual(['C1']);
    expect(codes(debtor(8, [item({ events: [attempt(2), attempt(2)] })]))).toEqual(['C1']);
    expect(codes(debtor(8, [item({ events: [attempt(2), attempt(4)] })]))).toEqual(['L1']);
  });

  it('does not count a call for a letter, nor a call before the day as one', () => {
    expect(codes(debtor(16, [item({ events: [step(1, 'C1'), called(8)] })]))).toEqual(['L1']);
    expect(codes(debtor(2, [item({ events: [called(-5)] })]))).toEqual(['C1']);
  });

  it('stays where the letters took it when money came and went back', () => {
    const events = [step(1, 'C1'), letter(7, 1), step(10, 'C2'), letter(15, 2)];
    expect(codes(debtor(60, [item({ events })]))).toEqual(['L3']);
  });

  it('never goes below a letter that went higher than the ladder does', () => {
    const ladder = ladderFor(policy.ladders.standard, { ...whole, maxStep: 'L2' });
    expect(codes(debtor(60, [item({ ladder, events: [letter(20, 3)] })]))).toEqual([]);
  });

  it('does not wait for its day when a promise was broken', () => {
    expect(codes(debtor(4, [item({ events: [called(1)] })]))).toEqual([]);
    expect(codes(debtor(4, [item({ events: [called(1)], brokenOn: at(3) })]))).toEqual(['L1']);
  });

  it('starts an old debt where its age on arrival says', () => {
    const rows = [{ fromDays: 1, stepCode: 'C1' }, { fromDays: 31, stepCode: 'L1' }, { fromDays: 91, stepCode: 'L2' }]; // prettier-ignore
    expect(firstStep(rows, due, at(0))).toBeNull();
    expect(firstStep(rows, due, at(30))).toBe('C1');
    expect(firstStep(rows, due, at(91))).toBe('L2');
    expect(codes(debtor(100, [item({ startCode: 'L2' })]))).toEqual(['L2']);
    expect(codes(debtor(5, [item({ startCode: 'L2' })]))).toEqual([]);
  });
});

describe('one customer', () => {
  const younger = (more: Partial<ItemFacts> = {}): ItemFacts =>
    item({ dueItemId: id(2), dueOn: at(38), freeMinor: 15_000, ...more });
  const afterL2 = [step(1, 'C1'), letter(7, 1), step(10, 'C2'), letter(15, 2)];

  it('gets one letter at the highest level about everything that is due', () => {
    const [only, ...more] = stepsOf(debtor(40, [item({ events: afterL2 }), younger()]));
    expect(only).toMatchObject({ step: { code: 'L3' }, amountMinor: 95_000, dueItemIds: [1, 2], heldBack: [], sinceOn: at(30) }); // prettier-ignore
    expect(more).toEqual([]);
  });

  it('is reminded of the rest when one item was written about lately', () => {
    const facts = debtor(40, [item({ events: [...afterL2, letter(39, 3)], writtenOn: at(39) }), younger()]);
    expect(codes(facts)).toEqual(['C1']);
    expect(stepsOf(facts)[0]).toMatchObject({ dueItemIds: [2], amountMinor: 15_000 });
  });

  it('is left in peace about what is blocked, and told about with the day it ends', () => {
    const blocks = [{ reason: 'promise', untilOn: at(44) }] as const;
    const facts = debtor(40, [item({ events: afterL2, blocks }), younger()]);
    expect(stepsOf(facts)).toMatchObject([{ step: { code: 'C1' }, dueItemIds: [2], heldBack: [], waiting: [{ dueItemId: 1, held: blocks }] }]); // prettier-ignore
    expect(held(debtor(40, [item({ events: afterL2, blocks })]))).toEqual([['promise', at(44)]]);
  });

  it('is asked for the undisputed part', () => {
    expect(stepsOf(debtor(40, [item({ events: afterL2, freeMinor: 30_000 })]))).toMatchObject([{ amountMinor: 30_000 }]); // prettier-ignore
    const disputed = item({ events: afterL2, freeMinor: 0, blocks: [{ reason: 'disputed', untilOn: null }] });
    expect(held(debtor(40, [disputed]))).toEqual([['disputed', null]]);
  });

  it('waits for gaps, terms, money not matched and the smallest amount', () => {
    const one = item({ events: afterL2 });
    expect(held(debtor(40, [one], { lastLetterOn: at(38) }))).toEqual([['same_kind', at(40)]]);
    expect(held(debtor(40, [one], { lastCallOn: at(40) }))).toEqual([['same_day', at(40)]]);
    expect(held(debtor(40, [one], { lastCallOn: at(39), gaps: { ...policy.gaps, customerDays: 5 } }))).toEqual([['customer_gap', at(43)]]); // prettier-ignore
    expect(held(debtor(40, [one], { unappliedMinor: 8_000 }))).toEqual([['unapplied', null]]);
    expect(held(debtor(40, [one], { unappliedMinor: 7_999 }))).toEqual([]);
    expect(held(debtor(40, [one], { minAmountMinor: 80_001 }))).toEqual([['below_minimum', null]]);
    expect(held(debtor(40, [item({ events: afterL2, termUntilOn: at(41) })]))).toEqual([['term_running', at(41)]]);
  });

  it('has a decision of ours beside the letter that is due', () => {
    const old = item({ events: [...afterL2, letter(30, 3), letter(45, 4)] });
    expect(codes(debtor(75, [old, younger()]))).toEqual(['C1', 'LAW']);
  });

  it('has nothing sent while a lawyer writes, but the decision comes all the same', () => {
    const sendingHeld = [{ reason: 'legal', untilOn: null }] as const;
    const old = item({ events: [...afterL2, { kind: 'kind', on: at(61), stepKind: 'lawyer' }], sendingHeld });
    expect(stepsOf(debtor(91, [old]))).toMatchObject([{ step: { code: 'DEC' }, heldBack: [] }]);
    expect(held(debtor(40, [item({ events: afterL2, sendingHeld })]))).toEqual([['legal', null]]);
  });
});

describe('segments', () => {
  it.each([
    ['AAA', false, null, 'good'],
    ['AA', false, 'A', 'good'],
    ['A', false, null, 'standard'],
    ['B', false, 'C', 'standard'],
    ['C', false, null, 'high_risk'],
    ['D', false, null, 'high_risk'],
    [null, false, null, 'standard'],
    ['AA', true, null, 'high_risk'],
    ['AAA', false, 'D', 'high_risk'],
    [null, true, null, 'high_risk'],
  ] as const)('grade %s, red %s, type %s: %s', (grade, dangerRed, debtorType, expected) => {
    expect(segmentOf({ grade, dangerRed, debtorType }, policy.segments)).toBe(expected);
  });
});

describe('whatever happened', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('letter' as const), on: fc.integer({ min: -5, max: 120 }).map(at), level: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constant('step' as const), on: fc.integer({ min: -5, max: 120 }).map(at), code: fc.constantFrom('C1', 'L1', 'C2', 'LAW') }),
    fc.record({ kind: fc.constant('contact' as const), on: fc.integer({ min: -5, max: 120 }).map(at) }),
    fc.record({ kind: fc.constant('attempt' as const), on: fc.integer({ min: -5, max: 120 }).map(at) }),
  ); // prettier-ignore
  const anyItem = fc
    .record({
      late: fc.integer({ min: -10, max: 60 }),
      segment: fc.constantFrom('good' as const, 'standard' as const, 'high_risk' as const),
      events: fc.array(event, { maxLength: 6 }),
      blocked: fc.boolean(),
      freeMinor: fc.integer({ min: 0, max: 100_000 }),
    })
    .map(({ late, blocked, ...rest }) => ({ ...rest, dueOn: at(late), blocks: blocked ? [{ reason: 'paused' as const, untilOn: null }] : [] })); // prettier-ignore
  const anyDebtor = fc.record({ items: fc.array(anyItem, { minLength: 1, maxLength: 5 }), late: fc.integer({ min: 0, max: 300 }) }); // prettier-ignore
  const factsOf = ({ items, late }: { items: readonly Partial<ItemFacts>[]; late: number }): DebtorFacts =>
    debtor(late, items.map((one, index) => item({ ...one, dueItemId: id(index + 1) }))); // prettier-ignore

  it('a blocked item is in no step that goes ahead, and nobody due is forgotten', () => {
    fc.assert(
      fc.property(anyDebtor, (made) => {
        const facts = factsOf(made);
        const steps = stepsOf(facts);
        const blocked = new Set(
          facts.items.filter(({ blocks }) => blocks.length > 0).map(({ dueItemId }) => dueItemId),
        );
        for (const one of steps.filter(({ heldBack }) => heldBack.length === 0))
          expect(one.dueItemIds.filter((dueItemId) => blocked.has(dueItemId))).toEqual([]);
        const anyDue = facts.items.some((one) => (one.freeMinor > 0 || one.blocks.length > 0) && nextDue(one, facts.asOf) !== null); // prettier-ignore
        expect(steps.length > 0).toBe(anyDue);
      }),
    );
  });

  it('a step is next in order for an item of it, never earlier than its day', () => {
    fc.assert(
      fc.property(anyDebtor, (made) => {
        const facts = factsOf(made);
        for (const one of stepsOf(facts)) {
          const leading = facts.items.filter((each) => one.dueItemIds.includes(each.dueItemId)).map((each) => nextDue(each, facts.asOf)); // prettier-ignore
          expect(leading.some((next) => next?.step.code === one.step.code)).toBe(true);
          expect(daysBetween(one.sinceOn, facts.asOf) >= 0 || one.heldBack.length > 0).toBe(true);
        }
      }),
    );
  });

  it('doing what is due and asking again the same day adds nothing that may be done', () => {
    fc.assert(
      fc.property(anyDebtor, (made) => {
        const facts = factsOf(made);
        const ready = stepsOf(facts).filter(({ heldBack }) => heldBack.length === 0);
        const sent = ready.filter(({ step: { kind } }) => ['reminder', 'call', 'letter'].includes(kind));
        if (sent.length === 0) return;
        const items = facts.items.map((one) => {
          const mine = ready.filter(({ dueItemIds }) => dueItemIds.includes(one.dueItemId));
          const events = mine.map(({ step: done }): StepEvent => done.letterLevel === null ? { kind: 'step', on: facts.asOf, code: done.code } : { kind: 'letter', on: facts.asOf, level: done.letterLevel }); // prettier-ignore
          return { ...one, events: [...one.events, ...events] };
        });
        const call = sent.some(({ step: { kind } }) => kind === 'call');
        const after = stepsOf({ ...facts, items, ...(call ? { lastCallOn: facts.asOf } : { lastLetterOn: facts.asOf }) }); // prettier-ignore
        expect(after.filter(({ step: { kind }, heldBack }) => ['reminder', 'call', 'letter'].includes(kind) && heldBack.length === 0)).toEqual([]); // prettier-ignore
      }),
    );
  });
});
