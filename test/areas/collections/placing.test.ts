import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Forced } from '../../../src-main/areas/collections/contract.ts';
import { forcedOf, putOffUntil, ringing, type Matters } from '../../../src-main/areas/collections/rules/forcing.ts';
import {
  compareItems,
  placeOf,
  type BlockFact,
  type CustomerDay,
  type DebtFact,
} from '../../../src-main/areas/collections/rules/placing.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';

const CNY = currency('CNY');
const settings = initialSettings('Test', CNY, 'en').worklist;
const today = day('2026-11-22');
const debt: DebtFact = {
  currency: CNY,
  overdueMinor: 100_000_00,
  disputedMinor: 0,
  heldMinor: 0,
  heldBy: [],
  unappliedMinor: 0,
  oldestDueOn: day('2026-10-01'),
  oldestUndisputedOn: day('2026-10-01'),
  baseMinor: 100_000_00,
  rate: null,
};
const plain: CustomerDay = {
  debts: [debt],
  owes: true,
  grade: null,
  brokenPromises: 0,
  limitationDays: null,
  forced: [],
  wakesOn: null,
  blocks: [],
  contact: null,
  putOff: null,
};
const due: Forced = {
  code: 'promise_due',
  on: today,
  sinceOn: today,
  amountMinor: 100,
  currency: CNY,
  reference: '',
  time: '',
};
const all = (kind: BlockFact['kind'], backOn: string | null = null): BlockFact => ({
  kind,
  sinceOn: day('2026-11-01'),
  backOn: backOn === null ? null : day(backOn),
  dueItemIds: 'all',
  reason: 'because',
});
const held = (kind: BlockFact['kind'], minor: number, backOn: string | null = null): Partial<CustomerDay> => ({
  debts: [{ ...debt, heldMinor: minor, heldBy: [{ kind, backOn: backOn === null ? null : day(backOn), minor }] }],
});
const contact = (daysAgo: number, more: Partial<NonNullable<CustomerDay['contact']>> = {}) => ({
  contact: { onDay: addDays(today, -daysAgo), lastReachedOn: addDays(today, -daysAgo), nextOn: null, ...more },
});

describe('what was planned before things changed', () => {
  const planned = (reference: string): Partial<CustomerDay> => ({
    forced: [{ ...due, code: 'action_due', reference }],
    ...contact(10, { nextOn: today }),
  });
  const place = (more: Partial<CustomerDay>) => placeOf({ ...plain, ...more }, settings, today);

  it('is dropped where all is paid, except what the customer was told to get', () => {
    expect(place({ ...planned('call'), debts: [], owes: false })).toEqual({ place: 'nowhere' });
    expect(place({ ...planned('check_promise'), debts: [], owes: false })).toEqual({ place: 'nowhere' });
    expect(place({ ...planned('send_statement'), debts: [], owes: false })).toMatchObject({ place: 'list' });
    expect(place({ ...planned('call'), debts: [], owes: true })).toMatchObject({ place: 'list' });
  });

  it('asks nobody whose money is here', () => {
    const debts = [{ ...debt, unappliedMinor: 100_000_00 }];
    expect(place({ ...planned('call'), debts })).toMatchObject({ place: 'hidden', reason: 'covered' });
    expect(place({ ...planned('check_payment'), debts })).toMatchObject({ place: 'list' });
    const broken = { forced: [{ ...due, code: 'promise_broken' as const }] };
    expect(place({ ...broken, debts })).toMatchObject({ place: 'hidden', reason: 'covered' });
    expect(place({ ...broken, debts: [{ ...debt, unappliedMinor: 99_999_99 }] })).toMatchObject({ place: 'list' });
  });

  it('waits for a promise, plan or suit that came after, and stays where it was planned in its knowledge', () => {
    const plan = (sinceOn: string) => ({ ...held('plan', 100_000_00), blocks: [{ ...all('plan'), dueItemIds: [], sinceOn: day(sinceOn) }] }); // prettier-ignore
    expect(place({ ...planned('call'), ...plan('2026-11-15') })).toMatchObject({ place: 'hidden', reason: 'plan' });
    expect(place({ ...planned('call'), ...plan('2026-11-12') })).toMatchObject({ place: 'list' });
    expect(place({ ...planned('agree_plan'), ...plan('2026-11-15') })).toMatchObject({ place: 'list' });
  });
});

describe('who is hidden, why, and until when', () => {
  it.each<[string, Partial<CustomerDay>, string, string | null]>([
    ['excluded', { blocks: [all('excluded')] }, 'excluded', null],
    ['paused to the end of the month', { blocks: [all('paused', '2026-12-01')] }, 'paused', '2026-12-01'],
    ['paused, though forced', { blocks: [all('paused', '2026-12-01')], forced: [due] }, 'paused', '2026-12-01'],
    ['excluded item by item, though forced', { ...held('excluded', 100_000_00), forced: [due] }, 'excluded', null],
    ['merged away', { blocks: [all('merged')] }, 'merged', null],
    ['worked today', contact(0), 'worked', '2026-11-25'],
    ['worked today, nobody there', contact(0, { lastReachedOn: null }), 'worked', '2026-11-23'],
    ['worked today, next day set', contact(0, { nextOn: day('2026-12-05') }), 'worked', '2026-12-05'],
    ['worked today, limitation still near', { ...contact(0), forced: [{ ...due, code: 'limitation', on: addDays(today, 9) }] }, 'worked', '2026-11-23'], // prettier-ignore
    ['reached two days ago', contact(2), 'contacted', '2026-11-23'],
    ['called again on the 28th', contact(5, { nextOn: day('2026-11-28') }), 'scheduled', '2026-11-28'],
    ['all of it promised', held('promise', 100_000_00, '2026-11-28'), 'promise', '2026-11-28'],
    ['all of it in a plan', held('plan', 100_000_00), 'plan', null],
    ['all of it before a court', held('legal', 100_000_00), 'legal', null],
    ['all of it in dispute', { debts: [{ ...debt, disputedMinor: 100_000_00 }] }, 'disputed', null],
    ['money not applied covers it', { debts: [{ ...debt, unappliedMinor: 100_000_00 }] }, 'covered', null],
    ['put off', { putOff: { fromOn: addDays(today, -2), untilOn: day('2026-11-26'), reason: 'on leave' } }, 'put_off', '2026-11-26'], // prettier-ignore
    [
      'put off, forced by what stood then',
      { forced: [{ ...due, sinceOn: addDays(today, -3) }], putOff: { fromOn: addDays(today, -2), untilOn: day('2026-11-26'), reason: 'x' } },
      'put_off',
      '2026-11-26',
    ], // prettier-ignore
  ])('%s', (_name, more, reason, backOn) => {
    expect(placeOf({ ...plain, ...more }, settings, today)).toMatchObject({ place: 'hidden', reason, backOn });
  });

  it('names the day something will force it, when that comes first', () => {
    const wakesOn = day('2026-11-24');
    const back = (more: Partial<CustomerDay>) => placeOf({ ...plain, wakesOn, ...more }, settings, today);
    expect(back(held('promise', 100_000_00, '2026-11-28'))).toMatchObject({ reason: 'promise', backOn: '2026-11-24' });
    expect(back(held('plan', 100_000_00))).toMatchObject({ reason: 'plan', backOn: '2026-11-24' });
    expect(back({ blocks: [all('paused', '2026-12-01')] })).toMatchObject({ reason: 'paused', backOn: '2026-12-01' });
  });

  it('hides what is below the least amount, when one is set', () => {
    const least = { ...settings, minAmountMinor: 100_000_01 };
    expect(placeOf(plain, least, today)).toMatchObject({ place: 'hidden', reason: 'small' });
    expect(placeOf(plain, { ...settings, minAmountMinor: 100_000_00 }, today)).toMatchObject({ place: 'list' });
  });

  it.each<[string, Partial<CustomerDay>]>([
    ['nothing speaks against it', {}],
    ['reached as many days ago as are quiet', contact(3)],
    ['tried in vain yesterday', contact(1, { lastReachedOn: null })],
    ['forced though reached yesterday', { ...contact(1), forced: [due] }],
    ['forced though all is promised', { ...held('promise', 100_000_00), forced: [due] }],
    ['forced though nothing is overdue', { debts: [], forced: [due] }],
    ['part of it promised', held('promise', 99_999_99)],
    ['part of it in dispute', { debts: [{ ...debt, disputedMinor: 99_999_99 }] }],
    ['money not applied covers most', { debts: [{ ...debt, unappliedMinor: 99_999_99 }] }],
    ['put off before the reason arose', { forced: [due], putOff: { fromOn: addDays(today, -2), untilOn: addDays(today, 4), reason: 'x' } }], // prettier-ignore
    ['put off until today', { putOff: { fromOn: addDays(today, -2), untilOn: today, reason: 'x' } }],
    [
      'worked this morning, to call back this afternoon',
      { ...contact(0, { nextOn: today }), forced: [{ ...due, code: 'action_due', on: today }] },
    ],
  ])('lists the customer: %s', (_name, more) => {
    expect(placeOf({ ...plain, ...more }, settings, today)).toMatchObject({ place: 'list' });
  });

  it('has nothing to say of a customer who owes nothing overdue', () => {
    expect(placeOf({ ...plain, debts: [] }, settings, today)).toEqual({ place: 'nowhere' });
  });
});

describe('a limitation period that ends', () => {
  const ends = (inDays: number): Forced => ({
    ...due,
    code: 'limitation',
    on: addDays(today, inDays),
    sinceOn: addDays(today, inDays - 89),
  });
  const putOff = (days: number, daysAgo = 1): Partial<CustomerDay> => ({
    putOff: { fromOn: addDays(today, -daysAgo), untilOn: addDays(today, days), reason: 'on leave' },
  });
  const excluded: Partial<CustomerDay> = { blocks: [all('excluded')] };
  const paused: Partial<CustomerDay> = { blocks: [all('paused', '2026-12-01')] };
  const place = (more: Partial<CustomerDay>) => placeOf({ ...plain, ...more }, settings, today);

  it.each<[string, Partial<CustomerDay>, string | null]>([
    ['of one that is excluded', { ...excluded, forced: [ends(89)] }, 'excluded'],
    ['of one that is paused', { ...paused, forced: [ends(40)] }, 'paused'],
    ['of one excluded item by item', { ...held('excluded', 100_000_00), forced: [ends(40)] }, 'excluded'],
    ['today, of one that is excluded', { ...excluded, forced: [ends(0)] }, 'excluded'],
    ['today, though dealt with today', { ...contact(0), forced: [ends(0)] }, null],
    ['today, of one excluded and dealt with today', { ...excluded, ...contact(0), forced: [ends(0)] }, 'excluded'],
    ['of one with a promise nobody proved', { ...held('promise', 100_000_00), forced: [ends(40)] }, 'promise'],
    ['of one with a plan nobody signed for', { ...held('plan', 100_000_00), forced: [ends(40)] }, 'plan'],
    ['of one before a court, without its paper', { ...held('legal', 100_000_00), forced: [ends(40)] }, 'legal'],
    ['of one wholly in dispute', { debts: [{ ...debt, disputedMinor: 100_000_00 }], forced: [ends(40)] }, 'disputed'],
    ['of one that may be chased', { forced: [ends(40)] }, null],
    ['of one of whom part is promised', { ...held('promise', 99_999_99), forced: [ends(40)] }, null],
    ['beside a promise that is due', { ...held('promise', 100_000_00), forced: [ends(40), due] }, null],
    ['too soon after the day it was put off to', { ...putOff(11, 60), forced: [ends(40)] }, null],
    ['of one excluded and put off for too long', { ...excluded, ...putOff(11, 60), forced: [ends(40)] }, 'excluded'],
  ])('is seen: %s', (_name, more, kind) => {
    const placing = place(more);
    expect(placing).toMatchObject({ place: 'list', leftAlone: kind === null ? null : { kind } });
    expect(placing.place === 'list' && placing.forced.some(({ code }) => code === 'limitation')).toBe(true);
  });

  it('asks for nothing else of one that is left alone, and says until when and why', () => {
    const planned: Forced = { ...due, code: 'action_due', reference: 'call' };
    expect(place({ ...paused, ...contact(9, { nextOn: today }), forced: [due, ends(40), planned] })).toEqual({
      place: 'list',
      forced: [ends(40)],
      leftAlone: { kind: 'paused', backOn: '2026-12-01', note: 'because' },
    });
  });

  it.each<[string, Partial<CustomerDay>, string, string | null]>([
    ['merged away', { blocks: [all('merged')], forced: [ends(40)] }, 'merged', null],
    ['over already, excluded', { ...excluded, forced: [ends(-1)] }, 'excluded', null],
    ['over already, paused', { ...paused, forced: [ends(-400)] }, 'paused', '2026-12-01'],
    ['over already, put off', { ...putOff(5), forced: [ends(-400)] }, 'put_off', '2026-11-27'],
    ['far enough from the day it was put off to', { ...putOff(10), forced: [ends(40)] }, 'put_off', '2026-12-02'],
    ['excluded, and put off knowing it', { ...excluded, ...putOff(10), forced: [ends(40)] }, 'put_off', '2026-12-02'],
    ['dealt with today', { ...contact(0), forced: [ends(1)] }, 'worked', '2026-11-23'],
    ['excluded and dealt with today', { ...excluded, ...contact(0), forced: [ends(1)] }, 'worked', '2026-11-23'],
    ['without one inside the alarm, excluded', excluded, 'excluded', null],
  ])('waits: %s', (_name, more, reason, backOn) => {
    expect(place(more)).toMatchObject({ place: 'hidden', reason, backOn });
  });

  it('is never out of sight on the day that counts, whatever was decided of the customer', () => {
    const kinds = ['excluded', 'paused', 'promise', 'plan', 'legal', 'disputed'] as const;
    const customer = fc.record({
      left: fc.integer({ min: 0, max: 89 }),
      whole: fc.option(fc.constantFrom(...kinds)),
      items: fc.option(fc.constantFrom(...kinds)),
      share: fc.constantFrom(1, 50_000_00, 100_000_00),
      contacted: fc.option(fc.integer({ min: 0, max: 9 })),
      nextIn: fc.option(fc.integer({ min: 0, max: 60 })),
      putOff: fc.option(fc.record({ ago: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 1, max: 120 }) })),
      unapplied: fc.constantFrom(0, 100_000_00),
    });
    fc.assert(
      fc.property(customer, (it) => {
        const facts: CustomerDay = {
          ...plain,
          ...(it.items === null ? {} : held(it.items, it.share)),
          blocks: it.whole === null ? [] : [all(it.whole)],
          ...(it.contacted === null ? {} : contact(it.contacted, { nextOn: it.nextIn === null ? null : addDays(today, it.nextIn) })), // prettier-ignore
          ...(it.putOff === null ? {} : putOff(it.putOff.days, it.putOff.ago)),
          forced: [ends(it.left)],
        };
        const debts = facts.debts.map((one) => ({ ...one, unappliedMinor: it.unapplied }));
        const placing = place({ ...facts, debts });
        if (placing.place === 'list') {
          expect(placing.forced.map(({ code }) => code)).toContain('limitation');
          return;
        }
        expect(placing.place).toBe('hidden');
        if (placing.place === 'nowhere') return;
        // A day's work hides for that day; what the clerk put off leaves time for a demand.
        expect(['worked', 'put_off']).toContain(placing.reason);
        const spareDays = placing.reason === 'put_off' ? 30 : 0;
        expect(placing.backOn !== null && placing.backOn <= addDays(today, it.left - spareDays)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('which clock rings', () => {
  const clock = (inDays: number) => ({ safeOn: addDays(today, inDays), inDays });
  it.each<[string, number[], number | null]>([
    ['the nearest', [30, 10, 20], 10],
    ['one that can still be kept before one that is over', [-400, 60], 60],
    ['the one longest over where none can be kept', [-5, -400, 90], -400],
    ['today’s', [0, -1], 0],
    ['none outside the alarm', [90, 300], null],
    ['none at all', [], null],
  ])('%s', (_name, days, expected) => {
    expect(ringing(days.map(clock), settings, today)?.inDays ?? null).toBe(expected);
  });

  it('leaves 30 days for a demand', () => {
    expect(putOffUntil(day('2027-01-15'))).toBe('2026-12-16');
  });
});

describe('what puts a customer on top', () => {
  const quiet: Matters = { promises: [], contactOn: null, next: null, clocks: [], bills: [], deadlines: [], instalments: [], decisions: [] }; // prettier-ignore
  const sum = { amountMinor: 5_000_00, currency: CNY };
  const promise = {
    ...sum,
    state: 'due',
    madeOn: day('2026-11-01'),
    dueOn: today,
    brokenOn: addDays(today, 3),
    keptMinor: 0,
    paidLate: false,
  };
  const broken = {
    ...promise,
    state: 'broken',
    dueOn: day('2026-11-10'),
    brokenOn: day('2026-11-13'),
    keptMinor: 1_000_00,
  };
  const codes = (matters: Partial<Matters>): string[] =>
    forcedOf({ ...quiet, ...matters }, settings, today).map(({ code }) => code);

  it.each<[string, Partial<Matters>, string[]]>([
    ['a promise due today', { promises: [promise] }, ['promise_due']],
    ['a promise due, contacted before', { promises: [promise], contactOn: addDays(today, -1) }, ['promise_due']],
    ['a broken promise', { promises: [broken] }, ['promise_broken']],
    ['called within the grace of a promise that broke after', { promises: [broken], contactOn: day('2026-11-12') }, ['promise_broken']], // prettier-ignore
    ['called since it broke', { promises: [broken], contactOn: day('2026-11-13') }, []],
    ['promised again since it broke', { promises: [broken, { ...promise, state: 'open', dueOn: addDays(today, 9), madeOn: day('2026-11-14') }] }, []], // prettier-ignore
    ['broken and paid since', { promises: [{ ...broken, paidLate: true }] }, []],
    ['an open promise', { promises: [{ ...promise, state: 'open', dueOn: addDays(today, 1) }] }, []],
    ['the next action today', { next: { on: today, time: '', words: 'call' } }, ['action_due']],
    ['the next action forgotten', { next: { on: addDays(today, -9), time: '', words: '' } }, ['action_due']],
    ['the next action tomorrow', { next: { on: addDays(today, 1), time: '', words: '' } }, []],
    ['89 days to limitation', { clocks: [{ ...sum, safeOn: addDays(today, 89), reference: 'INV' }] }, ['limitation']],
    ['90 days to limitation', { clocks: [{ ...sum, safeOn: addDays(today, 90), reference: 'INV' }] }, []],
    ['a bill in three days', { bills: [{ ...sum, maturesOn: addDays(today, 3), reference: 'B' }] }, ['bill_matures']],
    ['a bill in four days', { bills: [{ ...sum, maturesOn: addDays(today, 4), reference: 'B' }] }, []],
    ['a deadline in a week', { deadlines: [{ on: addDays(today, 7), reference: '' }] }, ['case_deadline']],
    ['a deadline in eight days', { deadlines: [{ on: addDays(today, 8), reference: '' }] }, []],
    ['an instalment today', { instalments: [{ ...sum, dueOn: today, late: false, reference: 'P' }] }, ['plan_due']],
    ['an instalment late', { instalments: [{ ...sum, dueOn: addDays(today, -2), late: true, reference: 'P' }] }, ['plan_due']], // prettier-ignore
    ['a decision', { decisions: [{ ...sum, sinceOn: today, reference: 'R15' }] }, ['decision_due']],
  ])('%s', (_name, matters, expected) => {
    expect(codes(matters)).toEqual(expected);
  });

  it('says what is missing of a broken promise and which clock is nearest', () => {
    const [first] = forcedOf({ ...quiet, promises: [broken] }, settings, today);
    expect(first).toMatchObject({ amountMinor: 4_000_00, on: '2026-11-10', sinceOn: '2026-11-13' });
    const clocks = [30, 10, 20].map((days) => ({ ...sum, safeOn: addDays(today, days), reference: `INV${days}` }));
    expect(forcedOf({ ...quiet, clocks }, settings, today)).toMatchObject([
      { code: 'limitation', reference: 'INV10', on: '2026-12-02', sinceOn: '2026-09-04' },
    ]);
  });

  it('orders by the most pressing reason, then score, then amount', () => {
    const row = (customerCode: string, priority: number, overdueMinor: number, ...reasons: Forced['code'][]) => ({
      customerCode,
      priority,
      overdueMinor,
      forced: reasons.map((code) => ({ ...due, code })),
    });
    const rows = [
      row('scored high', 900, 1),
      row('decision', 1, 1, 'decision_due'),
      row('due', 5, 1, 'promise_due', 'limitation'),
      row('broken', 1, 1, 'promise_broken'),
      row('scored low, more', 100, 9),
      row('scored low', 100, 3),
      row('action', 999, 1, 'action_due'),
    ];
    expect(rows.sort(compareItems).map(({ customerCode }) => customerCode)).toEqual([
      'broken', 'due', 'action', 'decision', 'scored high', 'scored low, more', 'scored low',
    ]); // prettier-ignore
  });
});
