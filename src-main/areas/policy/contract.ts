import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  pointInTime,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { documentIdField, dueItemIdField } from '../ledger/contract.ts';
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

const named = { customerId: customerIdField, customerCode: z.string(), customerName: z.string() };
export const heldField = z.object({ reason: heldReasonField, untilOn: dayField.nullable() });

export const policyVersionField = z.object({
  /** Null: what a book starts with. */
  policyId: collectionPolicyIdField.nullable(),
  version: z.number().int(),
  name: z.string(),
  fromOn: dayField.nullable(),
  definition: policyDefinitionField,
  approver: z.string(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField.nullable(),
});
export type PolicyVersionRow = z.infer<typeof policyVersionField>;

export const stepRowField = z.object({
  ...named,
  currency: currencyField,
  segment: segmentField,
  stepCode: z.string(),
  kind: stepKindField,
  letterLevel: policyStepField.shape.letterLevel,
  dueItemIds: z.array(dueItemIdField),
  sinceOn: dayField,
  amountMinor: minorField,
  heldBack: z.array(heldField),
  holdCredit: z.boolean(),
  /** Items that wait while the step goes on without them. */
  waitingCount: z.number().int(),
});
export type StepRow = z.infer<typeof stepRowField>;

export const overrideKinds = ['segment', 'pause', 'exclude', 'start_step', 'max_step', 'grace', 'own_step'] as const;
export const overrideField = z.object({
  ...named,
  overrideId: policyOverrideIdField,
  dueItemId: dueItemIdField.nullable(),
  number: z.string().nullable(),
  kind: z.enum(overrideKinds),
  value: z.string(),
  fromOn: dayField,
  untilOn: dayField.nullable(),
  reason: z.string(),
  approver: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type OverrideRow = z.infer<typeof overrideField>;

export const rpmStages = [
  'R0', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15', 'R16', 'R17',
] as const; // prettier-ignore
export const rpmStageField = z.enum(rpmStages);
export type RpmStage = z.infer<typeof rpmStageField>;
export const rpmGroups = ['before', 'during', 'after'] as const;

/** Where the actual day of a stage was found: entered by hand, or the record that says so. */
export const stageSources = [
  'hand', 'order', 'delivery', 'invoice', 'evidence', 'window', 'log', 'letter', 'case', 'payment',
] as const; // prettier-ignore
export type StageSource = (typeof stageSources)[number];

export const stageAtField = z.object({
  stage: rpmStageField,
  plannedOn: dayField.nullable(),
  actualOn: dayField.nullable(),
  /** actual − planned, or the day looked at − planned while it is missing; null: not planned, or not come yet. */
  delayDays: z.number().int().nullable(),
  /** Planned before the day, not done, and still to be done. */
  missing: z.boolean(),
  /** Entered by hand. */
  byHand: z.boolean(),
  /** What says that it was done on `actualOn`; null while it is not. */
  source: z.enum(stageSources).nullable(),
  /** Who entered it by hand and when; null for what the records say. */
  actor: z.string().nullable(),
  recordedAt: instantField.nullable(),
  result: z.string(),
  note: z.string(),
  stageId: idField<'rpmStage'>().nullable(),
});
export type StageAt = z.infer<typeof stageAtField>;

const stageDocument = {
  ...named,
  documentId: documentIdField,
  number: z.string(),
  currency: currencyField,
  issuedOn: dayField,
  dueOn: dayField,
  amountMinor: minorField,
  openMinor: minorField,
  stage: rpmStageField,
};

export const policyContract = {
  /** The policy in force on a day, every version on record, and the one a book starts with. */
  'policy.get': query({
    input: z.strictObject({ ...pointInTime }),
    output: z.object({
      current: policyVersionField,
      versions: z.array(policyVersionField),
      shipped: policyVersionField,
      /** Customers of each segment with something open. */
      segments: z.array(z.object({ segment: segmentField, customers: z.number().int() })),
    }),
  }),
  /** Keeps a new version; the ones before stay as they were and count for the days before its own. */
  'policy.save': command({
    input: z.strictObject({
      name: requiredText,
      fromOn: dayField,
      definition: policyDefinitionField,
      approver: requiredText,
      note: longText.default(''),
    }),
    output: z.object({ policyId: collectionPolicyIdField, version: z.number().int() }),
    errors: ['policy_unchanged', 'policy_step_unknown'],
    touches: ['policy'],
  }),
  /** Takes a version out of the record; refused once a step was done under it. */
  'policy.remove': command({
    input: z.strictObject({ policyId: collectionPolicyIdField, reason: requiredText }),
    output: z.null(),
    errors: ['policy_not_found', 'policy_in_use'],
    touches: ['policy'],
  }),
  /** What is due and not yet done, longest due first; `held` are those that must wait, with reasons. */
  'policy.due': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      stepCode: stepCodeField.optional(),
      show: z.enum(['ready', 'held', 'all']).default('all'),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(stepRowField),
      total: z.number().int(),
      /** Per step and currency over all rows of the currency asked for, whatever `stepCode` and `show` say. */
      groups: z.array(
        z.object({
          stepCode: z.string(),
          kind: stepKindField,
          letterLevel: policyStepField.shape.letterLevel,
          currency: currencyField,
          ready: z.number().int(),
          readyMinor: minorField,
          held: z.number().int(),
          heldMinor: minorField,
        }),
      ),
      /** Customers whose whole overdue sum is below the smallest amount worth a letter: cleared in one go. */
      small: z.object({ customers: z.number().int(), amountMinor: minorField, currency: currencyField.nullable() }),
    }),
    errors: ['customer_not_found'],
  }),
  /** Why an item is in or not in: its ladder with planned and done days, what is next, and what holds it. */
  'policy.item': query({
    input: z.strictObject({ ...pointInTime, dueItemId: dueItemIdField }),
    output: z.object({
      segment: segmentField,
      graceDays: z.number().int(),
      steps: z.array(
        z.object({
          code: z.string(),
          kind: stepKindField,
          letterLevel: policyStepField.shape.letterLevel,
          plannedOn: dayField,
          state: z.enum(['passed', 'due', 'to_come']),
        }),
      ),
      nextCode: z.string().nullable(),
      sinceOn: dayField.nullable(),
      held: z.array(heldField),
    }),
    errors: ['due_item_not_found'],
  }),
  /** A step done outside the program, or left out on purpose, with the reason. */
  'policy.recordStep': command({
    input: z.strictObject({
      customerId: customerIdField,
      dueItemIds: z.array(dueItemIdField).min(1).max(1000),
      stepCode: stepCodeField,
      onDay: dayField,
      kind: z.enum(['done', 'skipped']).default('done'),
      reason: requiredText,
    }),
    output: z.object({ steps: z.number().int(), superseded: z.number().int() }),
    errors: ['customer_not_found', 'due_item_not_found', 'policy_step_unknown', 'step_in_future'],
    touches: ['policy'],
  }),
  /** Pauses, exclusions and exceptions that count on a day, and those that are to come. */
  'policy.overrides': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({ rows: z.array(overrideField) }),
    errors: ['customer_not_found'],
  }),
  /** Everybody who must not be chased on a day, wholly or in part, and why. */
  'policy.blocked': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          ...named,
          kind: blockKindField,
          untilOn: dayField.nullable(),
          /** Null: everything. */
          items: z.number().int().nullable(),
          reason: z.string(),
        }),
      ),
    }),
    errors: ['customer_not_found'],
  }),
  'policy.override': command({
    input: z.strictObject({
      customerId: customerIdField,
      dueItemId: dueItemIdField.nullable().default(null),
      kind: z.enum(overrideKinds),
      /** Segment, step code, days of grace, or a step of its own as JSON; empty for a pause and an exclusion. */
      value: z.string().trim().max(1000).default(''),
      fromOn: dayField,
      untilOn: dayField.nullable().default(null),
      reason: requiredText,
      approver: shortText.default(''),
    }),
    output: z.object({ overrideId: policyOverrideIdField }),
    errors: [
      'customer_not_found',
      'due_item_not_found',
      'override_value_wrong',
      'override_ends_before_start',
      'pause_needs_end',
      'policy_step_unknown',
    ],
    touches: ['policy'],
  }),
  'policy.endOverride': command({
    input: z.strictObject({ overrideId: policyOverrideIdField, onDay: dayField, reason: requiredText }),
    output: z.null(),
    errors: ['override_not_found', 'override_ends_before_start'],
    touches: ['policy'],
  }),
  /** RPM 过程监控: open invoices and those closed in the last 90 days by the stage they are in. */
  'policy.board': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: z.object({
      columns: z.array(
        z.object({
          stage: rpmStageField,
          group: z.enum(rpmGroups),
          count: z.number().int(),
          amountMinor: minorField,
          /** Of them those with a stage past its planned day. */
          late: z.number().int(),
        }),
      ),
      /** Stage delay = actual − planned, of stages done in the last 90 days. */
      delays: z.array(
        z.object({
          stage: rpmStageField,
          count: z.number().int(),
          medianDays: z.number().nullable(),
          /** Share done by the planned day; null under five. */
          onTimeBp: z.number().int().nullable(),
          missing: z.number().int(),
        }),
      ),
      /** Days from one point of the deal to the next, of the same invoices. */
      cycle: z.array(
        z.object({
          leg: z.enum(['ship_accept', 'accept_invoice', 'invoice_confirm', 'invoice_due', 'due_paid', 'ship_paid']),
          count: z.number().int(),
          medianDays: z.number().nullable(),
          slowestDays: z.number().int().nullable(),
        }),
      ),
    }),
  }),
  /** Invoices in a stage, or those with a stage past its planned day. */
  'policy.stageRows': query({
    input: z.strictObject({
      ...pointInTime,
      currency: currencyField,
      stage: rpmStageField.optional(),
      only: z.enum(['all', 'late']).default('all'),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          ...stageDocument,
          /** The first stage past its planned day. */
          missingStage: rpmStageField.nullable(),
          plannedOn: dayField.nullable(),
          delayDays: z.number().int().nullable(),
        }),
      ),
      total: z.number().int(),
      amountMinor: minorField,
    }),
  }),
  /** One invoice through all its stages, and order, delivery and invoice laid beside each other (账款确认). */
  'policy.stages': query({
    input: z.strictObject({ ...pointInTime, documentId: documentIdField }),
    output: z.object({
      ...stageDocument,
      stages: z.array(stageAtField),
      threeWay: z.object({
        orderNumber: z.string().nullable(),
        orderMinor: minorField.nullable(),
        orderOn: dayField.nullable(),
        deliveredMinor: minorField.nullable(),
        deliveredOn: dayField.nullable(),
        invoiceMinor: minorField,
        invoiceOn: dayField,
        findings: z.array(
          z.enum([
            'no_order',
            'no_delivery',
            'amount_above_order',
            'amount_differs_from_delivery',
            'invoiced_before_delivery',
            'ordered_after_delivery',
          ]),
        ),
      }),
    }),
    errors: ['document_not_found'],
  }),
  /** A stage entered by hand: done on a day, planned for another, with its result. */
  'policy.recordStage': command({
    input: z.strictObject({
      documentId: documentIdField,
      stage: rpmStageField,
      plannedOn: dayField.nullable().default(null),
      actualOn: dayField.nullable().default(null),
      result: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.object({ stageId: idField<'rpmStage'>() }),
    errors: ['document_not_found', 'stage_without_day', 'stage_in_future'],
    touches: ['policy'],
  }),
  'policy.takeBackStage': command({
    input: z.strictObject({ stageId: idField<'rpmStage'>(), reason: requiredText }),
    output: z.null(),
    errors: ['stage_not_found'],
    touches: ['policy'],
  }),
} as const;
