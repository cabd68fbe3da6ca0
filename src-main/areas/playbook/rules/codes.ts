import type { Day } from '../../../kernel/day.ts';
import { excuseCodes, type ExcuseCode, type ResultCode } from '../../actions/rules/codes.ts';
import type { ScriptKind } from '../contract.ts';

/** The shipped words: raised with every change of a sentence, so that an own version knows what it was made from. */
export const shippedLibrary = { version: 1, shippedOn: '2026-11-22' as Day } as const;

/** Reasons customers give for not paying (domain.md §6.2). */
export const scriptExcuses = excuseCodes;
export type ExcuseScript = ExcuseCode;

/** Where in the chase a talk takes place (domain.md §6.4, §6.5). */
export const scriptStages = [
  'pre_due', 'first_call', 'second_call', 'broken_promise', 'dispute_call', 'plan_talk', 'final_notice', 'visit', 'care',
] as const; // prettier-ignore
export type StageScript = (typeof scriptStages)[number];

/** Sheets of conduct: the talk itself, then channel by channel, then what is not ours to do (domain.md §10.6, §14). */
export const scriptConduct = ['talk', 'phone', 'message', 'letter', 'visit', 'data', 'money'] as const;
export type ConductScript = (typeof scriptConduct)[number];

export interface ScriptFacts {
  readonly resultCodes: readonly ResultCode[];
  readonly lawCards: readonly string[];
}

const facts = (resultCodes: string, lawCards = ''): ScriptFacts => ({
  resultCodes: resultCodes === '' ? [] : (resultCodes.split(' ') as ResultCode[]),
  lawCards: lawCards === '' ? [] : lawCards.split(' '),
});

/** Results that usually follow and the law cards that speak about it: the same in every language. */
export const scriptFacts: {
  readonly excuse: Readonly<Record<ExcuseScript, ScriptFacts>>;
  readonly stage: Readonly<Record<StageScript, ScriptFacts>>;
  readonly conduct: Readonly<Record<ConductScript, ScriptFacts>>;
} = {
  excuse: {
    E01: facts('invoice_missing documents_requested promise', 'invoiceDuty'),
    E02: facts('in_approval promise call_back', 'noDisguise'),
    E03: facts('call_back wrong_contact'),
    E04: facts('partial_promise plan_proposed promise'),
    E05: facts('promise refuses', 'payWhenPaid'),
    E06: facts('dispute partial_promise', 'undisputedPart objection'),
    E07: facts('documents_requested partial_promise', 'undisputedPart'),
    E08: facts('paid_already'),
    E09: facts('wrong_contact promise'),
    E10: facts('in_approval promise', 'noDisguise'),
    E11: facts('refuses promise', 'acceptanceStart noDisguise'),
    E12: facts('dispute call_back'),
    E13: facts('refuses plan_proposed', 'billsAreNotCash noDisguise'),
    E14: facts('dispute refuses', 'authorisation evidenceTrio'),
    E15: facts('no_answer voicemail', 'contactHours'),
  },
  stage: {
    pre_due: facts('in_approval promise invoice_missing'),
    first_call: facts('promise in_approval paid_already invoice_missing'),
    second_call: facts('promise partial_promise refuses'),
    broken_promise: facts('promise partial_promise plan_proposed'),
    dispute_call: facts('dispute partial_promise', 'undisputedPart objection'),
    plan_talk: facts('plan_proposed partial_promise refuses'),
    final_notice: facts('promise plan_proposed refuses', 'harassment'),
    visit: facts('promise plan_proposed part_paid', 'harassment privacy'),
    care: facts('reached call_back', 'privacy'),
  },
  conduct: {
    talk: facts('', 'reputation'),
    phone: facts('', 'contactHours harassment'),
    message: facts('', 'privacy reputation'),
    letter: facts('', 'lawyerLetter interestOnStatement'),
    visit: facts('', 'harassment'),
    data: facts('', 'privacy agents'),
    money: facts('', 'billsAreNotCash undisputedPart'),
  },
};

export function codesOf(kind: ScriptKind): readonly string[] {
  return kind === 'excuse' ? scriptExcuses : kind === 'stage' ? scriptStages : scriptConduct;
}

export function factsOf(kind: ScriptKind, code: string): ScriptFacts | null {
  return (scriptFacts[kind] as Readonly<Record<string, ScriptFacts>>)[code] ?? null;
}
