import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { dueItemIdField } from '../ledger/contract.ts';
import { gradeField } from '../settings/contract.ts';

export const collectionPolicyIdField = idField<'collectionPolicy'>();
export const policyOverrideIdField = idField<'policyOverride'>();

export const policySegments = ['good', 'standard', 'high_risk'] as const;
export const segmentField = z.enum(policySegments);
export type PolicySegment = z.infer<typeof segmentField>;

export const stepKinds = ['reminder', 'call', 'letter', 'lawyer', 'decision', 'writeoff_review'] as const;
export const stepKindField = z.enum(stepKinds);
export type StepKind = z.infer<typeof stepKindField>;

export const stepCodeField = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{1,20}$/);

/** One rung of a ladder: what is done so many days after the due day (before it where negative). */
export const policyStepField = z.strictObject({
  code: stepCodeField,
  kind: stepKindField,
  offsetDays: z.number().int().min(-60).max(3650),
  /** L0–L4 of a reminder or a letter; null for what is not written by us. */
  letterLevel: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  /** Days that must have passed since the step before it was done, however late that was. */
  gapDays: z.number().int().min(0).max(365),
  /** New credit is held from this step on: pointed out where the step is due. */
  holdCredit: z.boolean(),
  note: shortText,
});
export type PolicyStep = z.infer<typeof policyStepField>;

/** Rising by offset, each code once, letters rising by level. */
export const ladderField = z
  .array(policyStepField)
  .min(1)
  .max(30)
  .refine((steps) => steps.every((step, index) => index === 0 || step.offsetDays >= (steps[index - 1]?.offsetDays ?? 0)), {
    error: 'steps_must_rise',
  })
  .refine((steps) => new Set(steps.map(({ code }) => code)).size === steps.length, { error: 'step_codes_not_unique' })
  .refine((steps) => steps.every((step) => (step.kind === 'letter' || step.kind === 'reminder') === (step.letterLevel !== null)), {
    error: 'letter_level_missing',
  })
  .refine(
    (steps) => {
      const levels = steps.filter(({ kind }) => kind === 'letter').map(({ letterLevel }) => letterLevel ?? 0);
      return levels.every((level, index) => level > 0 && (index === 0 || level > (levels[index - 1] ?? 0)));
    },
    { error: 'letter_levels_must_rise' },
  ); // prettier-ignore

/** What a version of the policy says (behaviours.md §2.12, domain.md §6.5). */
export const policyDefinitionField = z.strictObject({
  ladders: z.strictObject({ good: ladderField, standard: ladderField, high_risk: ladderField }),
  segments: z.strictObject({
    good: z.array(gradeField).max(6),
    highRisk: z.array(gradeField).max(6),
    /** Red by the danger signals, and debtors neither able nor willing to pay, are high risk whatever their grade. */
    dangerRed: z.boolean(),
    debtorTypeD: z.boolean(),
  }),
  /** No letter before an item is so many days late: money may be on its way. Interest runs all the same. */
  graceDays: z.number().int().min(0).max(60),
  /** Items on terms of up to so many days take the steps from the first letter to the decision in half the time; 0: never. */
  shortTermDays: z.number().int().min(0).max(60),
  /** Undisputed overdue sum in the base currency below which nothing is sent; such customers are shown apart. */
  minAmountMinor: minorField,
  /** No step after this one is proposed; null: the whole ladder. */
  maxStep: stepCodeField.nullable(),
  gaps: z.strictObject({
    /** Between two contacts of the same kind with one customer. */
    sameKindDays: z.number().int().min(0).max(60),
    /** Between two written messages that name one item. */
    itemDays: z.number().int().min(0).max(60),
    /** Between any two contacts with one customer; 0: no such gap. */
    customerDays: z.number().int().min(0).max(60),
  }),
  /** Where debts that were overdue when they came into the book begin, by their days late then; rising. */
  firstStart: z
    .array(z.strictObject({ fromDays: z.number().int().min(1).max(3650), stepCode: stepCodeField }))
    .max(10)
    .refine((rows) => rows.every((row, index) => index === 0 || row.fromDays > (rows[index - 1]?.fromDays ?? 0)), {
      error: 'ages_must_rise',
    }),
});
export type PolicyDefinition = z.infer<typeof policyDefinitionField>;

export const blockKinds = ['excluded', 'paused', 'promise', 'plan', 'disputed', 'legal', 'merged'] as const;
export const blockKindField = z.enum(blockKinds);
export type BlockKind = z.infer<typeof blockKindField>;

/**
 * Why a step waits: a block; money that is not matched yet; a gap to an earlier contact; a term given in a letter that
 * still runs; the smallest amount. Each comes back by itself, on a day where one is known.
 */
export const heldReasons = [
  ...blockKinds,
  'unapplied',
  'step_gap',
  'same_day',
  'same_kind',
  'item_gap',
  'customer_gap',
  'term_running',
  'below_minimum',
] as const;
export const heldReasonField = z.enum(heldReasons);
export type HeldReason = z.infer<typeof heldReasonField>;

void currencyField;
void instantField;
void longText;
void requiredText;
void command;
void query;
void customerIdField;
void dueItemIdField;
void dayField;

export const policyContract = {} as const;
