import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  longText,
  minorField,
  pointInTime,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { gradeField } from '../settings/contract.ts';

const planIdField = idField<'controlPlan'>();
const monthField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'not_a_month' });
const share = z.number().int().min(0).max(10_000);
const wholeMinor = minorField.refine((minor) => minor >= 0, { error: 'not_an_amount' });

export const creditOptionField = z.strictObject({
  name: requiredText,
  salesMinor: positiveMinorField,
  collectionDays: z.number().int().min(0).max(730),
  collectionCostMinor: wholeMinor,
  badDebtBp: share,
});

/** What total control is worked out from; every figure may be missing. */
export const planFiguresField = z.strictObject({
  planSalesMinor: wholeMinor.nullable(),
  targetDsoDays: z.number().int().min(1).max(730).nullable(),
  ownFundsMinor: wholeMinor.nullable(),
  creditLineMinor: wholeMinor.nullable(),
  costShareBp: share.nullable(),
  currentAssetsShareBp: share.nullable(),
  salesShareBp: share.nullable(),
  fundingRateBp: share.nullable(),
  marginBp: share.nullable(),
  /** Targets of the goal sheet beside DSO and the ceiling itself. */
  overdueShareBp: share.nullable(),
  badDebtBp: share.nullable(),
  options: z.array(creditOptionField).max(8),
});
export type Plan = z.infer<typeof planFiguresField>;

export const monthFiguresField = z.strictObject({
  currentAssetsMinor: wholeMinor.nullable(),
  payablesMinor: wholeMinor.nullable(),
});

const ceilingField = z.object({
  name: z.enum(['dso', 'funding', 'ratio', 'leastCost']),
  amountMinor: minorField.nullable(),
  steps: z.array(
    z.object({
      op: z.enum(['', '×', '÷', '+', '−', 'min', '=']),
      label: z.string(),
      unit: z.enum(['money', 'bp', 'days', 'count']),
      value: z.number().int(),
    }),
  ),
  missing: z.array(z.string()),
});
const lightField = z.enum(['green', 'amber', 'red']);
const goalField = z.object({
  name: z.enum(['dso', 'overdueShare', 'badDebt', 'ceiling']),
  unit: z.enum(['tenthsOfDay', 'bp', 'money']),
  target: z.number().int().nullable(),
  actual: z.number().int().nullable(),
  /** Null: no target, or nothing to measure. */
  light: lightField.nullable(),
});
const lossField = z.object({
  items: z.number().int(),
  dueMinor: minorField,
  badMinor: minorField,
  lostMinor: minorField,
  /** Whose record it is: that of the grade, of all customers, or too little to say. */
  from: z.enum(['grade', 'all', 'none']),
  defaultBp: z.number().int(),
  lossGivenDefaultBp: z.number().int(),
});
const policyFiguresField = z.object({
  salesMinor: minorField,
  creditSalesMinor: minorField,
  averageMinor: minorField,
  endMinor: minorField,
  overdueEndMinor: minorField,
  carryingMinor: minorField,
  expectedLossMinor: minorField,
  marginMinor: minorField,
  netMinor: minorField,
});
export type PolicyFiguresOut = z.infer<typeof policyFiguresField>;

const packField = z.enum(['standard', 'strict', 'growth']);
const answersField = z.record(z.string().max(40), z.string().max(40));
const changeField = z.object({
  path: z.string(),
  before: z.union([z.string(), z.number(), z.boolean()]),
  after: z.union([z.string(), z.number(), z.boolean()]),
});

export const controlContract = {
  /** Ceilings, usage and goals of one currency on a day (domain.md §3.1, §3.2). */
  'control.overview': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: z.object({
      plan: z.object({ planId: planIdField, fromOn: dayField, note: z.string(), figures: planFiguresField }).nullable(),
      ceilings: z.array(ceilingField),
      ceilingMinor: minorField.nullable(),
      boundBy: ceilingField.shape.name.nullable(),
      /** Open items, not netted with money that is not matched yet. */
      receivablesMinor: minorField,
      overdueMinor: minorField,
      usage: z
        .object({
          light: lightField,
          usedBp: z.number().int(),
          overMinor: minorField,
          freeMinor: minorField,
          overCostMinor: minorField.nullable(),
          consequences: z.array(z.string()),
        })
        .nullable(),
      options: z.array(
        z.object({
          name: z.string(),
          contributionMinor: minorField,
          opportunityMinor: minorField,
          collectionCostMinor: minorField,
          badDebtMinor: minorField,
          netMinor: minorField,
          receivablesMinor: minorField,
        }),
      ),
      goals: z.array(goalField),
      yearSalesMinor: minorField,
      currentAssets: z.object({ month: z.string(), amountMinor: minorField }).nullable(),
    }),
  }),
  /** The ceiling shared out to customers, beside their limits and debts. */
  'control.allocation': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField, ...windowFields }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          grade: gradeField.nullable(),
          salesMinor: minorField,
          factorTenths: z.number().int(),
          allocatedMinor: minorField,
          limitMinor: minorField.nullable(),
          receivablesMinor: minorField,
        }),
      ),
      total: z.number().int(),
      ceilingMinor: minorField.nullable(),
      salesMinor: minorField,
      allocatedMinor: minorField,
      limitsMinor: minorField,
      receivablesMinor: minorField,
    }),
  }),
  /** The months the company's figures were entered for, oldest first, with receivables at each month's end. */
  'control.months': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: z.object({
      rows: z.array(
        z.object({
          month: monthField,
          figures: monthFiguresField,
          note: z.string(),
          endOn: dayField,
          receivablesMinor: minorField,
          /** Receivables ÷ current assets. */
          ratioBp: z.number().int().nullable(),
          /** Receivables × cost share: the money they tie up. Null without a cost share. */
          needMinor: minorField.nullable(),
          /** Need − payables: what suppliers do not lend. */
          gapMinor: minorField.nullable(),
          /** A year's interest on the need. */
          yearCostMinor: minorField.nullable(),
        }),
      ),
    }),
  }),
  'control.savePlan': command({
    input: z.strictObject({ currency: currencyField, fromOn: dayField, figures: planFiguresField, note: longText }),
    output: z.object({ planId: planIdField }),
    touches: ['control'],
  }),
  'control.removePlan': command({
    input: z.strictObject({ planId: planIdField }),
    output: z.null(),
    errors: ['control_plan_not_found'],
    touches: ['control'],
  }),
  /** One month's figures of the company; what was entered for the month before gives way. */
  'control.saveMonth': command({
    input: z.strictObject({ currency: currencyField, month: monthField, figures: monthFiguresField, note: shortText }),
    output: z.null(),
    touches: ['control'],
  }),
  'control.removeMonth': command({
    input: z.strictObject({ currency: currencyField, month: monthField }),
    output: z.null(),
    errors: ['company_month_not_found'],
    touches: ['control'],
  }),
  /** The last twelve months over again under other terms and another cut-off (domain.md §0 no. 53). Nothing is stored. */
  'control.simulate': query({
    input: z.strictObject({
      ...pointInTime,
      currency: currencyField,
      days: z
        .array(z.strictObject({ grade: gradeField.nullable(), days: z.number().int().min(-365).max(365) }))
        .max(7)
        .default([]),
      cutOff: gradeField.nullable().default(null),
      lostSalesBp: share.default(0),
      marginBp: share,
      fundingRateBp: share,
      ...windowFields,
    }),
    output: z.object({
      from: dayField,
      asOf: dayField,
      items: z.number().int(),
      before: policyFiguresField,
      after: policyFiguresField,
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          grade: gradeField.nullable(),
          cash: z.boolean(),
          days: z.number().int(),
          before: policyFiguresField,
          after: policyFiguresField,
        }),
      ),
      total: z.number().int(),
      losses: z.array(z.object({ grade: gradeField.nullable(), loss: lossField })),
    }),
  }),
  /** Whether one sale on credit pays: margin − expected loss − cost of waiting (domain.md §0 no. 75). */
  'control.decision': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField,
      currency: currencyField,
      amountMinor: positiveMinorField,
      /** Left out: the customer's own terms. */
      termDays: z.number().int().min(0).max(730).optional(),
      /** Left out: the customer's margin, else that of the plan. */
      marginBp: share.optional(),
      fundingRateBp: share.optional(),
    }),
    output: z.object({
      termDays: z.number().int(),
      marginBp: z.number().int().nullable(),
      marginFrom: z.enum(['given', 'customer', 'plan', 'none']),
      fundingRateBp: z.number().int().nullable(),
      fundingFrom: z.enum(['given', 'plan', 'none']),
      grade: gradeField.nullable(),
      lateDays: z.number().int(),
      loss: lossField,
      /** Null: margin or price of money is missing. */
      result: z
        .object({
          marginMinor: minorField,
          expectedLossMinor: minorField,
          carryingDays: z.number().int(),
          carryingMinor: minorField,
          netMinor: minorField,
        })
        .nullable(),
    }),
    errors: ['customer_not_found'],
  }),
  /** The policy pack in force by its values, the answers of the self-check, and what each pack would change. */
  'control.policy': query({
    input: z.strictObject({}),
    output: z.object({
      inForce: z.enum(['standard', 'strict', 'growth', 'own']),
      answers: answersField,
      packs: z.array(z.object({ pack: packField, changes: z.array(changeField) })),
    }),
  }),
  /** Sets the values of a pack; the answers that proposed it are kept. Every value can be changed again in the settings. */
  'control.applyPack': command({
    input: z.strictObject({ pack: packField, answers: answersField }),
    output: z.object({ changes: z.array(changeField) }),
    touches: ['settings', 'credit', 'signals', 'control'],
  }),
} as const;
