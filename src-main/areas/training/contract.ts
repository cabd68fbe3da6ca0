import { z } from 'zod';
import { currencyField, dayField, idField, instantField, minorField } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';

export const trainingRunIdField = idField<'trainingRun'>();

/** The guided cases in the order a new clerk takes them (behaviours.md N8). Their texts are `training:` on the screens. */
export const caseCodes = ['first_call', 'excuse', 'broken_promise', 'dispute', 'plan', 'final_notice'] as const;
export type CaseCode = (typeof caseCodes)[number];
export const caseField = z.enum(caseCodes);

/** The debt as it was when the case was begun: what the situation is told with. */
export const situationField = z.strictObject({
  customerId: customerIdField,
  currency: currencyField,
  overdueMinor: minorField,
  undisputedMinor: minorField,
  daysLate: z.number().int(),
  itemCount: z.number().int(),
  brokenMinor: minorField,
  brokenOn: dayField.nullable(),
  willingness: z.number().int().nullable(),
  letterLevel: z.number().int(),
});
export type Situation = z.infer<typeof situationField>;

const score = { points: z.number().int(), maxPoints: z.number().int() };

export const trainingStepField = z.object({
  code: z.string(),
  /** Where it is done: cockpit, promises, plans, disputes, letters. */
  place: z.string(),
  done: z.boolean(),
  /** Why not yet, by its code; null once done. */
  hint: z.string().nullable(),
});

export const trainingQuestionField = z.object({
  code: z.string(),
  options: z.array(z.string()),
  /** The first answer counts. Null: not answered. */
  chosen: z.string().nullable(),
  /** Told once there is an answer. */
  right: z.string().nullable(),
});

export const trainingRunField = z.object({
  runId: trainingRunIdField,
  caseCode: caseField,
  startedOn: dayField,
  startedAt: instantField,
  finishedAt: instantField.nullable(),
  customerCode: z.string(),
  customerName: z.string(),
  contactName: z.string(),
  situation: situationField,
  steps: z.array(trainingStepField),
  questions: z.array(trainingQuestionField),
  ...score,
  actor: z.string(),
});
export type TrainingRun = z.infer<typeof trainingRunField>;

export const trainingContract = {
  /** The six cases, how far each is, and whether a customer of the practice company fits today. */
  'training.cases': query({
    input: z.strictObject({ asOf: dayField }),
    output: z.object({
      rows: z.array(
        z.object({
          caseCode: caseField,
          /** Somebody fits; false also where a case is running already. */
          available: z.boolean(),
          maxPoints: z.number().int(),
          /** The newest run of the case. */
          run: z
            .object({
              runId: trainingRunIdField,
              customerName: z.string(),
              points: z.number().int(),
              startedAt: instantField,
              finishedAt: instantField.nullable(),
            })
            .nullable(),
          finishedCount: z.number().int(),
          bestPoints: z.number().int().nullable(),
        }),
      ),
      finishedCases: z.number().int(),
    }),
    errors: ['training_practice_only'],
  }),
  /** A run with its steps judged by what is on record now. */
  'training.run': query({
    input: z.strictObject({ runId: trainingRunIdField, asOf: dayField }),
    output: trainingRunField,
    errors: ['training_practice_only', 'training_run_not_found'],
  }),
  /** Begins a case, or begins it anew with another customer; the run before stays as it was. */
  'training.start': command({
    input: z.strictObject({ caseCode: caseField, asOf: dayField }),
    output: z.object({ runId: trainingRunIdField }),
    errors: ['training_practice_only', 'training_nobody_fits'],
    touches: ['training'],
  }),
  /** The first answer counts; it is told at once whether it was right. */
  'training.answer': command({
    input: z.strictObject({ runId: trainingRunIdField, question: z.string().max(40), option: z.string().max(4) }),
    output: z.object({ right: z.string() }),
    errors: ['training_practice_only', 'training_run_not_found', 'training_question_unknown', 'training_answered', 'training_finished'],
    touches: ['training'],
  }), // prettier-ignore
  /** Closes a run whose steps are done and whose questions are answered; its points stay. */
  'training.finish': command({
    input: z.strictObject({ runId: trainingRunIdField, asOf: dayField }),
    output: z.object(score),
    errors: ['training_practice_only', 'training_run_not_found', 'training_not_done', 'training_finished'],
    touches: ['training'],
  }),
} as const;
