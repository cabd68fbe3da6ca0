import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
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
import { dueItemIdField } from '../ledger/contract.ts';

export const planIdField = idField<'plan'>();

export const planStates = ['draft', 'active', 'late', 'broken', 'completed', 'terminated'] as const;
export const planStateField = z.enum(planStates);

/** `own`: the dates and amounts were agreed one by one. */
export const planMethods = ['equal_principal', 'equal_instalment', 'own'] as const;
/** What becomes of interest, said in so many words in the agreement (domain.md §9.3). */
export const interestTreatments = ['waive', 'keep', 'suspend'] as const;
export const planPeriods = ['month', 'two_weeks', 'week'] as const;
export const dayShifts = ['none', 'next', 'previous'] as const;

/** The words and rules of a plan beside its dates and amounts. */
export const planTermsField = z.object({
  period: z.enum(planPeriods),
  /** An instalment that falls on a day without banks moves to the next or the last working day. */
  shift: z.enum(dayShifts),
  maxLates: z.number().int().min(1),
  acceleration: z.boolean(),
  /** Own words; empty: the wording of the agreement in its language. */
  acknowledgement: z.string(),
  release: z.string(),
  guarantor: z.string(),
});
export type PlanTermsText = z.infer<typeof planTermsField>;

export const requestVerdicts = ['refuse', 'rest_only', 'penalty_and_rest', 'full'] as const;

/** How the customer's request for time was answered (domain.md §13.1). */
export const planRequestField = z.object({
  askedOn: dayField,
  creditNow: z.enum(['good', 'bad']),
  creditWhy: z.string(),
  paidTodayMinor: minorField,
  /** The contract states a penalty; without it none is asked for. */
  penaltyAgreed: z.boolean(),
  verdict: z.enum(requestVerdicts),
  /** What interest runs on. */
  interestBaseMinor: minorField,
  penaltyMinor: minorField,
});
export type PlanRequest = z.infer<typeof planRequestField>;

export const instalmentField = z.object({
  /** 0 is the down-payment. */
  seq: z.number().int(),
  dueOn: dayField,
  amountMinor: minorField,
  principalMinor: minorField,
  interestMinor: minorField,
});
export type InstalmentPlanned = z.infer<typeof instalmentField>;

export const planField = z.object({
  planId: planIdField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  state: planStateField,
  draftedOn: dayField,
  signedOn: dayField.nullable(),
  signedBy: z.string(),
  debtMinor: minorField,
  downPaymentMinor: minorField,
  method: z.enum(planMethods),
  interestTreatment: z.enum(interestTreatments),
  interestRateBp: z.number().int().nullable(),
  interestMinor: minorField,
  defaultDays: z.number().int(),
  count: z.number().int(),
  paidMinor: minorField,
  lateMinor: minorField,
  nextDueOn: dayField.nullable(),
  nextMinor: minorField,
  lastDueOn: dayField.nullable(),
  brokenOn: dayField.nullable(),
  completedOn: dayField.nullable(),
  endedOn: dayField.nullable(),
  endReason: z.string(),
  note: z.string(),
  recordedAt: instantField,
});
export type PlanShown = z.infer<typeof planField>;

export const planItemField = z.object({
  dueItemId: dueItemIdField,
  number: z.string(),
  /** The original due day: a plan never makes a debt younger. */
  dueOn: dayField,
  daysLate: z.number().int(),
  amountMinor: minorField,
  openMinor: minorField,
});

const schedule = {
  debtMinor: positiveMinorField,
  currency: currencyField,
  downPaymentMinor: minorField.default(0),
  downPaymentOn: dayField,
  method: z.enum(planMethods),
  count: z.number().int().min(1).max(260).default(1),
  firstDueOn: dayField,
  period: z.enum(planPeriods).default('month'),
  shift: z.enum(dayShifts).default('next'),
  interestTreatment: z.enum(interestTreatments),
  /** A year's interest on what is left, in basis points; only where interest is kept. */
  interestRateBp: z.number().int().min(0).max(10_000).nullable().default(null),
  /** Method `own`: the instalments as agreed, the down-payment apart. */
  own: z
    .array(z.strictObject({ dueOn: dayField, amountMinor: positiveMinorField }))
    .max(260)
    .optional(),
};
export const scheduleField = z.strictObject(schedule);
export type ScheduleInput = z.infer<typeof scheduleField>;

export const planWarnings = [
  'low_down_payment',
  'no_security',
  'request_refused',
  'debt_changed',
  'no_signed_file',
] as const;
export type PlanWarning = (typeof planWarnings)[number];

const scheduleErrors = [
  'plan_sum_mismatch',
  'plan_too_long',
  'plan_days_disordered',
  'plan_down_payment_too_high',
] as const;

/** One expected inflow. `uncertain`: past the day it could be expected by, or disputed, or promised and not kept. */
export const forecastBases = ['plan', 'promise', 'habit', 'due', 'uncertain'] as const;

export const forecastRowField = z.object({
  dueItemId: dueItemIdField,
  documentId: idField<'document'>(),
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  dueOn: dayField,
  amountMinor: minorField,
  /** Null: nobody can say. */
  expectedOn: dayField.nullable(),
  basis: z.enum(forecastBases),
  /** Why it is uncertain: late beyond habit, disputed, a promise or plan that was not kept. */
  reason: z.enum(['', 'beyond_habit', 'disputed', 'promise_broken', 'plan_broken']),
  /** The customer's usual days late that were added to the due day; null: not used. */
  usualDaysLate: z.number().int().nullable(),
});
export type ForecastRow = z.infer<typeof forecastRowField>;

export const plansContract = {
  'plans.list': query({
    input: z.strictObject({
      ...pointInTime,
      status: z.enum(['live', 'draft', 'broken', 'ended', 'all']).default('all'),
      customerId: customerIdField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(planField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, count: z.number().int(), debtMinor: minorField, restMinor: minorField, lateMinor: minorField })), // prettier-ignore
      counts: z.array(z.object({ state: planStateField, count: z.number().int() })),
    }),
  }),
  'plans.get': query({
    input: z.strictObject({ ...pointInTime, planId: planIdField }),
    output: z.object({
      plan: planField,
      terms: planTermsField,
      request: planRequestField.nullable(),
      items: z.array(planItemField),
      instalments: z.array(instalmentField.extend({ paidMinor: minorField, paidOn: dayField.nullable(), daysLate: z.number().int() })), // prettier-ignore
      securityId: idField<'security'>().nullable(),
      personId: idField<'authorisedPerson'>().nullable(),
      warnings: z.array(z.enum(planWarnings)),
    }),
    errors: ['plan_not_found'],
  }),
  /** Due items inside a performing plan, for a mark beside their old age. */
  'plans.marks': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          dueItemId: dueItemIdField,
          planId: planIdField,
          number: z.string(),
          state: planStateField,
          nextDueOn: dayField.nullable(),
        }),
      ),
    }),
  }),
  /** How a request for time is to be answered: credit now, what is paid today, what contract and law allow. */
  'plans.decide': query({
    input: z.strictObject({
      askedOn: dayField,
      creditNow: z.enum(['good', 'bad']),
      creditWhy: longText.default(''),
      debtMinor: positiveMinorField,
      paidTodayMinor: minorField.default(0),
      penaltyAgreed: z.boolean().default(false),
    }),
    output: planRequestField.extend({
      /** What was paid today of the debt. */
      shareBp: z.number().int(),
      thresholdBp: z.number().int(),
      /** A penalty is set in the settings, and the contract knows none. */
      penaltyLeftOut: z.boolean(),
    }),
  }),
  'plans.preview': query({
    input: scheduleField,
    output: z.object({
      instalments: z.array(instalmentField),
      interestMinor: minorField,
      totalMinor: minorField,
      warnings: z.array(z.enum(planWarnings)),
    }),
    errors: scheduleErrors,
  }),
  'plans.draft': command({
    input: z.strictObject({
      customerId: customerIdField,
      draftedOn: dayField,
      items: z
        .array(z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField }))
        .min(1)
        .max(500),
      ...schedule,
      /** Absent: as the settings have it. */
      defaultDays: z.number().int().min(0).max(60).optional(),
      maxLates: z.number().int().min(1).max(12).optional(),
      acceleration: z.boolean().default(true),
      acknowledgement: longText.default(''),
      release: longText.default(''),
      guarantor: shortText.default(''),
      securityId: idField<'security'>().optional(),
      request: planRequestField.optional(),
      note: longText.default(''),
    }),
    output: z.object({ planId: planIdField, number: z.string(), warnings: z.array(z.enum(planWarnings)) }),
    errors: [
      ...scheduleErrors, 'customer_not_found', 'item_not_found', 'customer_mismatch', 'currency_mismatch',
      'plan_exceeds_open', 'item_in_plan', 'security_not_found',
    ], // prettier-ignore
    touches: ['plans'],
  }),
  /** The customer signed: the debt is acknowledged, and receipts from this day on go to the instalments. */
  'plans.sign': command({
    input: z.strictObject({
      planId: planIdField,
      signedOn: dayField,
      signedBy: requiredText,
      personId: idField<'authorisedPerson'>().optional(),
    }),
    output: z.object({ warnings: z.array(z.enum(planWarnings)) }),
    errors: ['plan_not_found', 'plan_not_draft', 'plan_signed_before_draft', 'item_in_plan', 'person_not_found'],
    touches: ['plans', 'limitation', 'policy', 'work'],
  }),
  'plans.update': command({
    input: z.strictObject({
      planId: planIdField,
      note: longText.optional(),
      securityId: idField<'security'>().nullable().optional(),
    }),
    output: z.null(),
    errors: ['plan_not_found', 'security_not_found'],
    touches: ['plans'],
  }),
  /** Given up, replaced or cancelled: from this day on the original due dates count alone. */
  'plans.terminate': command({
    input: z.strictObject({
      planId: planIdField,
      endedOn: dayField,
      kind: z.enum(['default', 'replaced', 'agreed']),
      reason: requiredText,
    }),
    output: z.null(),
    errors: ['plan_not_found', 'plan_not_signed', 'plan_ended'],
    touches: ['plans', 'policy', 'work'],
  }),
  /** Entered by mistake; a plan that was signed is ended, not voided. */
  'plans.void': command({
    input: z.strictObject({ planId: planIdField, reason: requiredText }),
    output: z.null(),
    errors: ['plan_not_found', 'plan_signed'],
    touches: ['plans'],
  }),
  /**
   * Cash expected by week (domain.md §0 row 2): instalments of plans on their days, promised sums on theirs, the rest on
   * its due day plus the customer's usual lateness. What is past all that is uncertain and stands apart.
   */
  'plans.cashForecast': query({
    input: z.strictObject({
      ...pointInTime,
      weeks: z.number().int().min(1).max(52).default(12),
      currency: currencyField.optional(),
      customerId: customerIdField.optional(),
      /** Rows of one week only: its first day, or `later`, `uncertain`. */
      bucket: z.union([dayField, z.enum(['later', 'uncertain'])]).optional(),
      ...windowFields,
    }),
    output: z.object({
      currencies: z.array(
        z.object({
          currency: currencyField,
          totalMinor: minorField,
          uncertainMinor: minorField,
          laterMinor: minorField,
          weeks: z.array(
            z.object({
              fromOn: dayField,
              toOn: dayField,
              planMinor: minorField,
              promiseMinor: minorField,
              habitMinor: minorField,
              totalMinor: minorField,
            }),
          ),
        }),
      ),
      rows: z.array(forecastRowField),
      total: z.number().int(),
    }),
  }),
} as const;
