import type { CaseCode } from '../contract.ts';

/** Where a step is done; `:id` is the customer of the case. */
export const stepPlaces = ['cockpit', 'promises', 'plans', 'disputes', 'letters'] as const;
export type StepPlace = (typeof stepPlaces)[number];

export const stepCodes = [
  'call_logged', 'full_promise', 'written_promise', 'excuse_logged', 'approver_noted', 'next_step_soon', 'new_promise',
  'rated_again', 'part_disputed', 'dispute_owned', 'rest_promised', 'plan_drafted', 'plan_within_year', 'plan_signed',
  'final_letter', 'proof_kept', 'deadline_set',
] as const; // prettier-ignore
export type StepCode = (typeof stepCodes)[number];

export interface CaseStep {
  readonly code: StepCode;
  readonly place: StepPlace;
}

export interface CaseQuestion {
  readonly code: string;
  readonly options: readonly string[];
  readonly right: string;
}

export interface CaseDefinition {
  readonly code: CaseCode;
  readonly steps: readonly CaseStep[];
  readonly questions: readonly CaseQuestion[];
}

export const stepPoints = 3;
export const questionPoints = 2;

const step = (code: StepCode, place: StepPlace): CaseStep => ({ code, place });
const ask = (code: string, right: 'a' | 'b' | 'c'): CaseQuestion => ({ code, options: ['a', 'b', 'c'], right });

export const cases: Readonly<Record<CaseCode, CaseDefinition>> = {
  first_call: {
    code: 'first_call',
    steps: [step('call_logged', 'cockpit'), step('full_promise', 'cockpit'), step('written_promise', 'promises')],
    questions: [ask('opening', 'b'), ask('colleague', 'c'), ask('soon', 'a')],
  },
  excuse: {
    code: 'excuse',
    steps: [step('excuse_logged', 'cockpit'), step('approver_noted', 'cockpit'), step('next_step_soon', 'cockpit')],
    questions: [ask('due_date', 'c'), ask('third_time', 'b'), ask('only_reason', 'a')],
  },
  broken_promise: {
    code: 'broken_promise',
    steps: [step('new_promise', 'cockpit'), step('written_promise', 'promises'), step('rated_again', 'cockpit')],
    questions: [ask('when', 'a'), ask('words', 'c'), ask('third_promise', 'b')],
  },
  dispute: {
    code: 'dispute',
    steps: [step('part_disputed', 'cockpit'), step('dispute_owned', 'disputes'), step('rest_promised', 'cockpit')],
    questions: [ask('whole', 'b'), ask('blame', 'a'), ask('late_claim', 'c')],
  },
  plan: {
    code: 'plan',
    steps: [step('plan_drafted', 'plans'), step('plan_within_year', 'plans'), step('plan_signed', 'plans')],
    questions: [ask('age', 'b'), ask('interest', 'c'), ask('one_late', 'a')],
  },
  final_notice: {
    code: 'final_notice',
    steps: [step('final_letter', 'letters'), step('proof_kept', 'letters'), step('deadline_set', 'cockpit')],
    questions: [ask('consequence', 'a'), ask('copy', 'c'), ask('after', 'b')],
  },
};

export function maxPoints({ steps, questions }: CaseDefinition): number {
  return steps.length * stepPoints + questions.length * questionPoints;
}

/** Three steps done and two of three questions right: 9 + 4 = 13 of 15. */
export function pointsOf(
  definition: CaseDefinition,
  doneSteps: readonly string[],
  answers: Readonly<Record<string, string>>,
): number {
  const right = definition.questions.filter(({ code, right: wanted }) => answers[code] === wanted).length;
  return definition.steps.filter(({ code }) => doneSteps.includes(code)).length * stepPoints + right * questionPoints;
}
