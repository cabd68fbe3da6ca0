import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseCodes } from '../../../src-main/areas/training/contract.ts';
import { cases, maxPoints, pointsOf, type StepCode } from '../../../src-main/areas/training/rules/cases.ts';
import { checkStep, type CaseFacts } from '../../../src-main/areas/training/rules/checks.ts';
import { pickFor, type Candidate } from '../../../src-main/areas/training/rules/picking.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import trainingEn from '../../../src-renderer/text/en/training.json' with { type: 'json' };

const on = day('2026-11-22');
const nothing: CaseFacts = {
  startUndisputedMinor: 8_000_000, nowUndisputedMinor: 8_000_000, startWillingness: 3,
  actions: [], promises: [], disputes: [], plans: [], letters: [], ratings: [],
}; // prettier-ignore
const call = { onDay: on, direction: 'out', purpose: 'collection', channel: 'phone', result: 'promise', reasonCode: '', contactName: 'Ms Wu', note: '', proofGrade: 'none', ofLetter: false, nextOn: null } as const; // prettier-ignore
const promise = { amountMinor: 8_000_000, madeOn: on, dueOn: day('2026-11-30'), promisedBy: 'Ms Wu', written: true } as const; // prettier-ignore
const dispute = { amountMinor: 200_000, itemMinor: 1_000_000, owner: 'Quality', targetOn: day('2026-12-02') } as const;
const plan = { debtMinor: 8_000_000, downPaymentMinor: 1_600_000, draftedOn: on, lastDueOn: day('2027-11-22'), signedOn: on } as const; // prettier-ignore
const letter = { level: 4, payBy: day('2026-12-02'), proved: true } as const;

describe('what the book shows of a step', () => {
  it.each<[StepCode, Partial<CaseFacts>, string | null]>([
    ['call_logged', {}, 'nothing_yet'],
    ['call_logged', { actions: [{ ...call, channel: 'sms' }] }, 'not_a_call'],
    ['call_logged', { actions: [{ ...call, purpose: 'care' }] }, 'nothing_yet'],
    ['call_logged', { actions: [{ ...call, channel: 'sms' }, call] }, null],
    ['full_promise', { promises: [{ ...promise, amountMinor: 5_000_000 }] }, 'promise_too_small'],
    ['full_promise', { promises: [{ ...promise, dueOn: day('2026-12-03') }] }, 'promise_too_late'],
    ['full_promise', { promises: [{ ...promise, dueOn: day('2026-12-02') }] }, null],
    ['full_promise', { promises: [{ ...promise, promisedBy: '' }] }, 'promise_nameless'],
    // Money that came in meanwhile need not be promised.
    ['full_promise', { nowUndisputedMinor: 5_000_000, promises: [{ ...promise, amountMinor: 5_000_000 }] }, null],
    ['written_promise', { promises: [{ ...promise, written: false }] }, 'not_written'],
    ['written_promise', { promises: [promise] }, null],
    ['excuse_logged', { actions: [{ ...call, reasonCode: 'E04' }] }, 'other_reason'],
    ['excuse_logged', { actions: [{ ...call, reasonCode: 'E02' }] }, null],
    ['approver_noted', { actions: [{ ...call, reasonCode: 'E02', note: ' ' }] }, 'no_name'],
    ['approver_noted', { actions: [{ ...call, result: 'in_approval', note: '钱经理，周三签' }] }, null],
    ['next_step_soon', { actions: [call] }, 'no_next_step'],
    ['next_step_soon', { actions: [{ ...call, nextOn: day('2026-11-30') }] }, 'next_step_late'],
    ['next_step_soon', { actions: [{ ...call, nextOn: day('2026-11-29') }] }, null],
    ['new_promise', { promises: [{ ...promise, amountMinor: 100, dueOn: day('2026-11-30') }] }, 'promise_too_late'],
    ['new_promise', { promises: [{ ...promise, amountMinor: 100, dueOn: day('2026-11-29') }] }, null],
    ['rated_again', { ratings: [{ willingness: 4, evidence: 'x' }] }, 'not_lower'],
    ['rated_again', { ratings: [{ willingness: null, evidence: 'x' }] }, 'not_lower'],
    ['rated_again', { ratings: [{ willingness: 2, evidence: ' ' }] }, 'no_evidence'],
    ['rated_again', { ratings: [{ willingness: 2, evidence: 'second date missed' }] }, null],
    ['part_disputed', { disputes: [{ ...dispute, amountMinor: 1_000_000 }] }, 'whole_item'],
    ['part_disputed', { disputes: [dispute] }, null],
    ['dispute_owned', { disputes: [{ ...dispute, owner: '' }] }, 'no_owner'],
    ['dispute_owned', { disputes: [{ ...dispute, targetOn: null }] }, 'no_target'],
    ['dispute_owned', { disputes: [dispute] }, null],
    ['rest_promised', { promises: [promise] }, 'nothing_yet'],
    [
      'rest_promised',
      { disputes: [dispute], nowUndisputedMinor: 7_800_000, promises: [{ ...promise, amountMinor: 7_800_000 }] },
      null,
    ],
    ['plan_drafted', { plans: [{ ...plan, downPaymentMinor: 1_599_999 }] }, 'down_payment_small'],
    ['plan_drafted', { plans: [plan] }, null],
    ['plan_within_year', { plans: [{ ...plan, lastDueOn: day('2027-11-23') }] }, 'too_long'],
    ['plan_within_year', { plans: [plan] }, null],
    ['plan_signed', { plans: [{ ...plan, signedOn: null }] }, 'not_signed'],
    ['plan_signed', { plans: [plan] }, null],
    ['final_letter', { letters: [{ ...letter, level: 3 }] }, 'level_too_low'],
    ['final_letter', { letters: [letter] }, null],
    ['proof_kept', {}, 'no_letter'],
    ['proof_kept', { letters: [{ ...letter, proved: false }] }, 'no_proof'],
    [
      'proof_kept',
      { letters: [{ ...letter, proved: false }], actions: [{ ...call, ofLetter: true, proofGrade: 'B' }] },
      null,
    ],
    ['deadline_set', { actions: [{ ...call, nextOn: day('2026-12-03') }] }, 'no_letter'],
    ['deadline_set', { letters: [letter], actions: [{ ...call, nextOn: day('2026-12-10') }] }, 'next_step_late'],
    ['deadline_set', { letters: [letter], actions: [{ ...call, nextOn: day('2026-12-09') }] }, null],
  ])('%s with %j: %s', (code, facts, verdict) => {
    expect(checkStep(code, { ...nothing, ...facts })).toBe(verdict);
  });

  it('never takes back a step because more was done', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ amountMinor: fc.integer({ min: 1, max: 9_000_000 }), days: fc.integer({ min: 0, max: 20 }) }),
        ),
        (more) => {
          const tries = more.map(({ amountMinor, days }) => ({
            ...promise,
            amountMinor,
            dueOn: day(`2026-12-${String(days + 1).padStart(2, '0')}`),
          }));
          expect(checkStep('full_promise', { ...nothing, promises: [promise, ...tries] })).toBeNull();
        },
      ),
    );
  });
});

describe('points', () => {
  it('counts three a step and two a right answer', () => {
    const { first_call: first } = cases;
    expect(maxPoints(first)).toBe(15);
    expect(pointsOf(first, [], {})).toBe(0);
    expect(
      pointsOf(first, ['call_logged', 'full_promise', 'written_promise'], { opening: 'b', colleague: 'c', soon: 'b' }),
    ).toBe(13);
    expect(pointsOf(first, ['plan_signed'], { opening: 'z' })).toBe(0);
  });

  it.each(caseCodes)(
    '%s has steps and questions with texts, and more than one letter is right over its questions',
    (code) => {
      const { steps, questions } = cases[code];
      expect(steps.length).toBeGreaterThanOrEqual(3);
      expect(questions.length).toBeGreaterThanOrEqual(2);
      expect(new Set(questions.map(({ right }) => right)).size).toBeGreaterThan(1);
      const texts: Record<string, Record<string, string>> = trainingEn.questions[code];
      for (const question of questions)
        expect(Object.keys(texts[question.code] ?? {})).toEqual(['ask', ...question.options, 'why']);
      expect(Object.keys(texts).sort()).toEqual(questions.map((question) => question.code).sort());
      for (const { code: step } of steps) expect(Object.keys(trainingEn.stepTexts)).toContain(step);
    },
  );
});

describe('picking a customer', () => {
  const one = (number: number, more: Partial<Candidate> = {}): Candidate => ({
    customerId: id<'customer'>(number), currency: currency('CNY'), overdueMinor: 5_000_000, undisputedMinor: 5_000_000, daysLate: 20, itemCount: 2,
    blocked: false, spokenDaysAgo: null, brokenMinor: 0, brokenOn: null, letterLevel: 0, willingness: null, used: 0, ...more,
  });
  const picked = (...asked: Parameters<typeof pickFor>) => pickFor(...asked)?.customerId ?? null;

  it('takes a young debt nobody spoke about for a first call, never one that is not to be chased', () => {
    expect(picked('first_call', [one(1, { daysLate: 200 }), one(2, { daysLate: 12 }), one(3, { daysLate: 5, spokenDaysAgo: 3 })])).toBe(2);
    expect(picked('first_call', [one(1, { blocked: true }), one(2, { undisputedMinor: 0 }), one(3, { brokenMinor: 5 })])).toBeNull();
  });

  it('takes another customer when a case is repeated', () => {
    expect(picked('first_call', [one(1, { used: 1 }), one(2, { daysLate: 300 })])).toBe(2);
    expect(picked('first_call', [one(1, { used: 1 })])).toBe(1);
  });

  it('takes what each case is about', () => {
    expect(picked('broken_promise', [one(1), one(2, { brokenMinor: 100, brokenOn: on })])).toBe(2);
    expect(picked('dispute', [one(1, { undisputedMinor: 4_000_000 }), one(2, { itemCount: 1 }), one(3)])).toBe(3);
    expect(picked('plan', [one(1, { overdueMinor: 9, undisputedMinor: 9, daysLate: 80 }), one(2, { daysLate: 40 }), one(3, { overdueMinor: 9_000_000, daysLate: 10 })])).toBe(2);
    expect(picked('final_notice', [one(1, { daysLate: 200 }), one(2, { daysLate: 90, letterLevel: 2 })])).toBe(2);
  });
}); // prettier-ignore
