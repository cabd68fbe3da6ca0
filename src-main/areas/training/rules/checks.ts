import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import type { StepCode } from './cases.ts';

/** What is on record of the customer since the case was begun; nothing older counts. */
export interface CaseFacts {
  /** Undisputed and overdue: when the case began, and now. Money that came in since need not be promised. */
  readonly startUndisputedMinor: number;
  readonly nowUndisputedMinor: number;
  /** Rating of willingness when the case began; null: none. */
  readonly startWillingness: number | null;
  readonly actions: readonly {
    readonly onDay: Day;
    readonly direction: 'out' | 'in';
    readonly purpose: string;
    readonly channel: string;
    readonly result: string;
    readonly reasonCode: string;
    readonly contactName: string;
    readonly note: string;
    readonly proofGrade: string;
    readonly ofLetter: boolean;
    readonly nextOn: Day | null;
  }[];
  readonly promises: readonly {
    readonly amountMinor: number;
    readonly madeOn: Day;
    readonly dueOn: Day;
    readonly promisedBy: string;
    readonly written: boolean;
  }[];
  readonly disputes: readonly {
    readonly amountMinor: number;
    readonly itemMinor: number;
    readonly owner: string;
    readonly targetOn: Day | null;
  }[];
  readonly plans: readonly {
    readonly debtMinor: number;
    readonly downPaymentMinor: number;
    readonly draftedOn: Day;
    readonly lastDueOn: Day | null;
    readonly signedOn: Day | null;
  }[];
  readonly letters: readonly { readonly level: number; readonly payBy: Day | null; readonly proved: boolean }[];
  readonly ratings: readonly { readonly willingness: number | null; readonly evidence: string }[];
}

/** Why a step is not done yet, nearest miss first; the screen says it in a sentence. */
export const hints = [
  'nothing_yet', 'not_a_call', 'promise_too_small', 'promise_too_late', 'promise_nameless', 'not_written', 'other_reason',
  'no_name', 'no_next_step', 'next_step_late', 'not_lower', 'no_evidence', 'whole_item', 'no_owner', 'no_target',
  'down_payment_small', 'too_long', 'not_signed', 'level_too_low', 'no_proof', 'no_letter',
] as const; // prettier-ignore
export type Hint = (typeof hints)[number];

/** Null: done. */
export type Verdict = Hint | null;

const spoken: ReadonlySet<string> = new Set(['phone', 'wechat', 'video', 'meeting', 'visit']);
/** A first promise is for the next ten days, one after a broken promise for the next seven (domain.md §6.2, §13.2). */
export const promiseDays = 10;
export const renewedDays = 7;
export const nextStepDays = 7;
/** domain.md §13.1 */
export const minDownPaymentBp = 2000;
export const maxPlanMonths = 12;
/** domain.md §11.1: L4, the final notice. */
export const finalLevel = 4;

/**
 * Is a step done, by what the book says? A case of 80,000.00 undisputed: a promise of 50,000.00 is `promise_too_small`, of
 * 80,000.00 in three weeks `promise_too_late`, of 80,000.00 next week by a named person is done.
 */
export function checkStep(code: StepCode, facts: CaseFacts): Verdict {
  return checks[code](facts);
}

/** The best that was done counts: of several tries the one that got furthest. */
function best<T>(tries: readonly T[], judge: (one: T) => Verdict, none: Hint = 'nothing_yet'): Verdict {
  let reached: Verdict = none;
  let rank = -1;
  for (const one of tries) {
    const verdict = judge(one);
    if (verdict === null) return null;
    if (hints.indexOf(verdict) >= rank) {
      rank = hints.indexOf(verdict);
      reached = verdict;
    }
  }
  return reached;
}

const owed = (facts: CaseFacts): number => Math.min(facts.startUndisputedMinor, facts.nowUndisputedMinor);

const promiseFor = (facts: CaseFacts, minor: number, days: number): Verdict =>
  best(facts.promises, ({ amountMinor, madeOn, dueOn, promisedBy }) => {
    if (amountMinor < minor) return 'promise_too_small';
    if (dueOn > addDays(madeOn, days)) return 'promise_too_late';
    return promisedBy === '' ? 'promise_nameless' : null;
  });

const ofCollection = (facts: CaseFacts) => facts.actions.filter(({ purpose }) => purpose === 'collection');

const checks: Readonly<Record<StepCode, (facts: CaseFacts) => Verdict>> = {
  call_logged: (facts) => best(ofCollection(facts), ({ channel }) => (spoken.has(channel) ? null : 'not_a_call')),
  full_promise: (facts) => promiseFor(facts, owed(facts), promiseDays),
  written_promise: (facts) => best(facts.promises, ({ written }) => (written ? null : 'not_written')),
  excuse_logged: (facts) =>
    best(ofCollection(facts), ({ reasonCode, result }) =>
      reasonCode === 'E02' || result === 'in_approval' ? null : 'other_reason',
    ),
  approver_noted: (facts) =>
    best(
      ofCollection(facts).filter(({ reasonCode, result }) => reasonCode === 'E02' || result === 'in_approval'),
      ({ note }) => (note.trim().length >= 4 ? null : 'no_name'),
    ),
  next_step_soon: (facts) =>
    best(ofCollection(facts), ({ onDay, nextOn }) => {
      if (nextOn === null) return 'no_next_step';
      return nextOn > addDays(onDay, nextStepDays) ? 'next_step_late' : null;
    }),
  new_promise: (facts) => promiseFor(facts, 1, renewedDays),
  rated_again: (facts) =>
    best(facts.ratings, ({ willingness, evidence }) => {
      if (willingness === null || willingness > (facts.startWillingness ?? 3)) return 'not_lower';
      return evidence.trim() === '' ? 'no_evidence' : null;
    }),
  part_disputed: (facts) =>
    best(facts.disputes, ({ amountMinor, itemMinor }) => (amountMinor < itemMinor ? null : 'whole_item')),
  dispute_owned: (facts) =>
    best(facts.disputes, ({ owner, targetOn }) => {
      if (owner === '') return 'no_owner';
      return targetOn === null ? 'no_target' : null;
    }),
  rest_promised: (facts) => (facts.disputes.length === 0 ? 'nothing_yet' : promiseFor(facts, owed(facts), promiseDays)),
  plan_drafted: (facts) =>
    best(facts.plans, ({ debtMinor, downPaymentMinor }) =>
      BigInt(downPaymentMinor) * 10_000n >= BigInt(debtMinor) * BigInt(minDownPaymentBp) ? null : 'down_payment_small',
    ),
  plan_within_year: (facts) =>
    best(facts.plans, ({ draftedOn, lastDueOn }) =>
      lastDueOn !== null && lastDueOn <= addMonths(draftedOn, maxPlanMonths) ? null : 'too_long',
    ),
  plan_signed: (facts) => best(facts.plans, ({ signedOn }) => (signedOn === null ? 'not_signed' : null)),
  final_letter: (facts) => best(facts.letters, ({ level }) => (level >= finalLevel ? null : 'level_too_low')),
  proof_kept: (facts) =>
    facts.letters.length === 0
      ? 'no_letter'
      : best(facts.letters, ({ proved }) =>
          proved || facts.actions.some((action) => action.ofLetter && isProof(action.proofGrade)) ? null : 'no_proof',
        ),
  deadline_set: (facts) => {
    const last = facts.letters.findLast(({ level }) => level >= finalLevel);
    if (last === undefined) return 'no_letter';
    return best(ofCollection(facts), ({ nextOn }) => {
      if (nextOn === null) return 'no_next_step';
      return last.payBy !== null && nextOn > addDays(last.payBy, nextStepDays) ? 'next_step_late' : null;
    });
  },
};

const isProof = (grade: string): boolean => grade === 'A' || grade === 'B';
