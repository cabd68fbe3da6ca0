import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseKind } from '../../../src-main/areas/cases/contract.ts';
import { caseKinds } from '../../../src-main/areas/cases/contract.ts';
import { claimDayUnusual, deadlinesOf, deadlineRules, type DeadlineFacts, type StageFact } from '../../../src-main/areas/cases/rules/deadlines.ts'; // prettier-ignore
import { parentKinds, stageOf, stageReached, stagesOf } from '../../../src-main/areas/cases/rules/stages.ts';
import { nextDeadline, standingDeadlines, proofOf } from '../../../src-main/areas/cases/rules/standing.ts';
import { isWeekday } from '../../../src-main/areas/terms/rules/workdays.ts';
import { addDays, day, daysBetween, weekday } from '../../../src-main/kernel/day.ts';

const always = (): boolean => true;
const facts = (kind: CaseKind, events: [string, string, Partial<StageFact>?][], more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  kind, openedOn: day('2026-01-05'), closedOn: null, outcome: '', procedure: 'simple', preSuit: false, urgent: false, answerDays: 7,
  filedElsewhereOn: null, performUntilOn: null, events: events.map(([stage, onDay, values]) => ({ stage, onDay: day(onDay), ...values })), ...more,
}); // prettier-ignore
const due = (of: DeadlineFacts, workday = always): [string, string, string | null][] =>
  deadlinesOf(of, workday).map(({ code, dueOn, metOn }) => [code, dueOn, metOn]);

describe('deadlines of a payment order', () => {
  it('are 5, 15, 30 and 15 days, each from its own stage', () => {
    const order = facts('payment_order', [['filed', '2026-03-02'], ['accepted', '2026-03-06'], ['ordered', '2026-03-16'], ['served', '2026-03-25']]); // prettier-ignore
    expect(due(order)).toEqual([
      ['order_accept', '2026-03-07', '2026-03-06'],
      ['order_issue', '2026-03-21', '2026-03-16'],
      ['order_answer', '2026-04-09', null],
      ['order_serve', '2026-04-15', '2026-03-25'],
    ]);
  });

  it('end with an objection, and turn into two years once the order is in force', () => {
    const objected = facts('payment_order', [
      ['served', '2026-03-25'],
      ['objected', '2026-04-03'],
    ]);
    expect(due(objected)).toEqual([['order_answer', '2026-04-09', '2026-04-03']]);
    const inForce = facts('payment_order', [['served', '2026-03-25'], ['effective', '2026-04-10', { performUntilOn: day('2026-04-09') }]]); // prettier-ignore
    expect(due(inForce)).toContainEqual(['enforce_by', '2028-04-09', null]);
    expect(due({ ...inForce, filedElsewhereOn: day('2026-05-04') })).toContainEqual(['enforce_by', '2028-04-09', '2026-05-04']); // prettier-ignore
  });
});

describe('deadlines of a suit', () => {
  it('are 3 months in short form, 6 in ordinary form, 15 days to appeal and 10 against a ruling', () => {
    const suit = facts('suit', [
      ['accepted', '2026-01-12'],
      ['ruled', '2026-02-02'],
      ['judged', '2026-04-01'],
    ]);
    expect(due(suit)).toEqual([
      ['appeal_ruling', '2026-02-12', '2026-04-01'],
      ['trial_end', '2026-04-12', '2026-04-01'],
      ['appeal', '2026-04-16', null],
    ]);
    expect(due({ ...suit, procedure: 'ordinary' })).toContainEqual(['trial_end', '2026-07-12', '2026-04-01']);
  });

  it('move from a day off to the next workday', () => {
    const judged = facts('suit', [['judged', '2026-03-06']]);
    expect(weekday(day('2026-03-21'))).toBe(6);
    expect(deadlinesOf(judged, isWeekday)[0]).toMatchObject({ dueOn: '2026-03-23', shiftedFrom: '2026-03-21' });
  });

  it('keep the two years to enforce when a suit was closed as won and unpaid, and nothing else', () => {
    const won = facts('suit', [['judged', '2026-03-06'], ['effective', '2026-03-24', { performUntilOn: day('2026-04-03') }]], { closedOn: day('2026-04-10'), outcome: 'won_unpaid' }); // prettier-ignore
    expect(due(won)).toEqual([['enforce_by', '2028-04-03', null]]);
    expect(due({ ...won, outcome: 'settled' })).toEqual([]);
  });
});

describe('deadlines of a preservation', () => {
  const taken = (assetKind: 'deposit' | 'movable' | 'real_estate', onDay: string): [string, string, Partial<StageFact>] => [
    'taken', onDay, { assetKind, asset: assetKind },
  ]; // prettier-ignore

  it('last 1, 2 and 3 years by what was taken, renewal 7 days before', () => {
    const all = facts('preservation', [taken('deposit', '2026-03-02'), taken('movable', '2026-03-03'), taken('real_estate', '2026-03-04')]); // prettier-ignore
    expect(due(all)).toEqual([
      ['renew_by', '2027-02-23', null], ['preservation_ends', '2027-03-02', null],
      ['renew_by', '2028-02-25', null], ['preservation_ends', '2028-03-03', null],
      ['renew_by', '2029-02-25', null], ['preservation_ends', '2029-03-04', null],
    ]); // prettier-ignore
  });

  it('count from the renewal, by the day the ruling names, and before a weekend rather than after', () => {
    const renewed = facts('preservation', [taken('deposit', '2026-03-02'), ['renewed', '2027-02-22', { assetKind: 'deposit', asset: 'Deposit' }]]); // prettier-ignore
    expect(due(renewed).map(([, dueOn]) => dueOn)).toEqual(['2028-02-15', '2028-02-22']);
    const named = facts('preservation', [['taken', '2026-03-02', { assetKind: 'deposit', asset: 'x', untilOn: day('2026-09-02') }]]); // prettier-ignore
    expect(due(named)).toContainEqual(['preservation_ends', '2026-09-02', null]);
    const [renewBy] = deadlinesOf(facts('preservation', [['taken', '2026-03-02', { assetKind: 'deposit', asset: 'x', untilOn: day('2026-06-06') }]]), isWeekday); // prettier-ignore
    expect(renewBy).toMatchObject({ code: 'renew_by', dueOn: '2026-05-29', shiftedFrom: '2026-05-30' });
  });

  it('ask for a suit within 30 days where there was none yet', () => {
    const before = facts('preservation', [taken('deposit', '2026-03-02')], { preSuit: true });
    expect(due(before)[0]).toEqual(['sue_by', '2026-04-01', null]);
    expect(due({ ...before, filedElsewhereOn: day('2026-03-20') })[0]).toEqual(['sue_by', '2026-04-01', '2026-03-20']);
  });

  it('give the court 48 hours before suit and 5 days during it', () => {
    expect(due(facts('preservation', [['applied', '2026-03-02']], { preSuit: true }))).toEqual([['preserve_decide', '2026-03-04', null]]); // prettier-ignore
    expect(due(facts('preservation', [['secured', '2026-03-03']]))).toEqual([['preserve_decide', '2026-03-08', null]]);
  });
});

describe('other deadlines', () => {
  it('give two years to ask for enforcement and the court six months to act', () => {
    const enforcement = facts('enforcement', [['applied', '2026-05-06']], { performUntilOn: day('2026-04-09') });
    expect(due(enforcement)).toEqual([['enforce_act', '2026-11-06', null], ['enforce_by', '2028-04-09', '2026-05-06']]); // prettier-ignore
  });

  it('take the day the court named for claims, else the shortest the law knows', () => {
    expect(due(facts('insolvency', [['noticed', '2026-03-02']]))).toEqual([['claim_safe_by', '2026-04-01', null]]);
    const named = facts('insolvency', [
      ['noticed', '2026-03-02', { claimUntilOn: day('2026-05-15') }],
      ['claimed', '2026-05-08'],
    ]);
    expect(due(named)).toEqual([['claim_by', '2026-05-15', '2026-05-08']]);
    expect(claimDayUnusual(day('2026-03-02'), day('2026-03-31'))).toBe(true);
    expect(claimDayUnusual(day('2026-03-02'), day('2026-06-02'))).toBe(false);
    expect(claimDayUnusual(day('2026-03-02'), day('2026-06-03'))).toBe(true);
  });

  it("give the debtor the days of the lawyer's letter", () => {
    expect(due(facts('lawyer_letter', [['delivered', '2026-03-02']], { answerDays: 10 }))).toEqual([['letter_answer', '2026-03-12', null]]); // prettier-ignore
  });
});

describe('ticks and the next thing to do', () => {
  const suit = facts('suit', [['judged', '2026-03-05']]);
  it('lay a tick on the deadline of its own start only', () => {
    const tick = { deadlineId: 1, kind: 'appeal', dueOn: day('2026-03-20'), basis: 'appeal|judged|2026-03-05|', note: 'will not appeal', doneOn: day('2026-03-10') }; // prettier-ignore
    expect(standingDeadlines(suit, [tick], always)).toMatchObject([
      { code: 'appeal', doneOn: '2026-03-10', deadlineId: 1 },
    ]);
    expect(standingDeadlines(facts('suit', [['judged', '2026-03-06']]), [tick], always)).toMatchObject([{ code: 'appeal', doneOn: null }]); // prettier-ignore
  });

  it('put own deadlines among them and name the nearest that is open', () => {
    const hearing = { deadlineId: 2, kind: 'hearing', dueOn: day('2026-03-12'), basis: '', note: '', doneOn: null };
    const all = standingDeadlines(suit, [hearing], always);
    expect(all.map(({ code }) => code)).toEqual(['hearing', 'appeal']);
    expect(nextDeadline(all)?.code).toBe('hearing');
    expect(nextDeadline(standingDeadlines(suit, [{ ...hearing, doneOn: day('2026-03-12') }], always))?.code).toBe(
      'appeal',
    );
  });
});

describe('proof of what interrupts the limitation period', () => {
  const plain = { number: '', reference: '', courtPapers: 0, deliveryPapers: 0 };
  it.each([
    ['suit', plain, 'none'],
    ['suit', { ...plain, number: '(2026)浙0402民初1号' }, 'A'],
    ['payment_order', { ...plain, courtPapers: 1 }, 'A'],
    ['lawyer_letter', { ...plain, number: '1' }, 'none'],
    ['lawyer_letter', { ...plain, deliveryPapers: 1 }, 'B'],
    ['lawyer_letter', { ...plain, reference: 'EMS 1' }, 'B'],
  ] as const)('%s is proved as it should be', (kind, given, grade) => {
    expect(proofOf({ ...given, kind })).toBe(grade);
  });
});

describe('the templates', () => {
  it('name stages once, and every rule starts and ends at stages of its kinds', () => {
    for (const kind of caseKinds) {
      const codes = stagesOf[kind].map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const parent of parentKinds[kind]) expect(stagesOf[parent].length).toBeGreaterThan(0);
    }
    for (const { kinds, from, until } of deadlineRules)
      for (const kind of kinds)
        expect([kind, from, stageOf(kind, from)?.code, until, stageOf(kind, until)?.code]).toEqual([kind, from, from, until, until]); // prettier-ignore
    expect(stageReached('suit', [])).toBe('opened');
    expect(stageReached('suit', ['judged', 'filed'])).toBe('judged');
  });

  it('never let a deadline fall before its start or on a day off, whatever the days', () => {
    const stage = fc.constantFrom(...caseKinds).chain((kind) =>
      fc.tuple(fc.constant(kind), fc.array(fc.tuple(fc.constantFrom(...stagesOf[kind].map(({ code }) => code)), fc.integer({ min: 0, max: 900 })), { maxLength: 8 })),
    ); // prettier-ignore
    fc.assert(
      fc.property(stage, ([kind, events]) => {
        const given = facts(kind, events.map(([code, after]) => [code, addDays(day('2026-01-05'), after), { assetKind: 'deposit', asset: 'a' }])); // prettier-ignore
        for (const { code, fromOn, dueOn } of deadlinesOf(given, isWeekday)) {
          expect(daysBetween(fromOn, dueOn)).toBeGreaterThan(0);
          if (code !== 'preservation_ends' && code !== 'preserve_decide') expect(isWeekday(dueOn)).toBe(true);
        }
      }),
    );
  });
});
