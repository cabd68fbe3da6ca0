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
import { gradeField } from '../settings/contract.ts';

const reviewIdField = idField<'creditReview'>();

export const dangerField = z.enum(['none', 'yellow', 'orange', 'red']);
export const customerClassField = z.enum(['new', 'existing', 'core', 'watch', 'blocked']);
export const reviewReasonField = z.enum(['cycle', 'never', 'signal', 'over_limit', 'dispute', 'limit_request', 'amendment']); // prettier-ignore
export const reviewOutcomes = ['kept', 'granted', 'raised', 'lowered', 'suspended'] as const;
const outcomeField = z.enum(reviewOutcomes);

const proposalField = z.object({
  kind: z.enum(['grant', 'raise', 'lower', 'suspend', 'expire']),
  /** Null: to be decided with the customer's own figures. */
  toMinor: minorField.nullable(),
  reasons: z.array(z.string()),
});

export const reviewFilters = ['all', 'due', 'proposals', 'high_risk', 'watch', 'over_limit', 'new', 'core', 'expiring'] as const; // prettier-ignore
export const reviewSorts = ['name', 'class', 'grade', 'limit', 'exposure', 'use', 'danger', 'next'] as const;

export const reviewRowField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  /** The head of the pool this customer's limit and exposure are those of; null: its own. */
  poolHeadId: customerIdField.nullable(),
  class: customerClassField,
  strategic: z.boolean(),
  grade: gradeField.nullable(),
  overridden: z.boolean(),
  /** Null: no limit in force. With temporary and insured parts. */
  limitMinor: minorField.nullable(),
  limitKind: z.enum(['standing', 'temporary', 'trial']).nullable(),
  limitUntilOn: dayField.nullable(),
  exposureMinor: minorField,
  overdueMinor: minorField,
  danger: dangerField,
  status: z.enum(['open', 'watch', 'hold']),
  reviewedOn: dayField.nullable(),
  /** Null: never reviewed. */
  nextOn: dayField.nullable(),
  /** Why a review is due today; empty: it is not. */
  due: z.array(reviewReasonField),
  proposals: z.array(proposalField),
});
export type ReviewRow = z.infer<typeof reviewRowField>;

const stepField = z.object({
  op: z.enum(['', '×', '÷', '+', '−', 'min', 'max', 'median', '=']),
  label: z.string(),
  unit: z.enum(['money', 'bp', 'days', 'months', 'count', 'thousandths']),
  value: z.number().int(),
});
const workedField = z.object({
  name: z.enum(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'ownSales', 'ownReceivables', 'insured']),
  /** Null: what is missing is named. */
  amountMinor: minorField.nullable(),
  steps: z.array(stepField),
  missing: z.array(z.string()),
});

export const adviceField = z.object({
  customerId: customerIdField,
  currency: currencyField,
  asOf: dayField,
  methods: z.array(workedField),
  caps: z.array(workedField),
  recommendation: z.object({
    amountMinor: minorField.nullable(),
    exactMinor: minorField.nullable(),
    boundBy: workedField.shape.name.nullable(),
    counted: z.array(workedField.shape.name),
    missing: z.array(z.string()),
  }),
  grade: gradeField.nullable(),
  confidenceBp: z.number().int().nullable(),
  scoredOn: dayField.nullable(),
  termDays: z.number().int(),
  statementOn: dayField.nullable(),
  statementAudited: z.boolean(),
  statementAgeMonths: z.number().int().nullable(),
  payPeak: z.object({ amountMinor: minorField, fromOn: dayField, untilOn: dayField }).nullable(),
  limit: z
    .object({
      amountMinor: minorField,
      fromOn: dayField,
      untilOn: dayField.nullable(),
      kind: z.enum(['standing', 'temporary', 'trial']),
    })
    .nullable(),
  exposureMinor: minorField,
  insuredMinor: minorField,
  securedMinor: minorField,
  class: customerClassField,
  danger: dangerField,
  hardStops: z.array(z.string()),
  /** What a new customer may start with, and how far the trial has come; null: neither new nor on a trial limit. */
  trial: z
    .object({
      amountMinor: minorField.nullable(),
      termDays: z.number().int(),
      steps: z.array(stepField),
      missing: z.array(z.string()),
      state: z.enum(['not_started', 'running', 'graduated']),
      countsFromOn: dayField.nullable(),
      onTimePayments: z.number().int(),
      neededPayments: z.number().int(),
      paymentsLeft: z.number().int(),
      daysLeft: z.number().int(),
      neededDays: z.number().int(),
      graduatedOn: dayField.nullable(),
      restarts: z.array(dayField),
    })
    .nullable(),
  due: z.array(reviewReasonField),
  reviewedOn: dayField.nullable(),
  nextOn: dayField.nullable(),
  /** The next review if there were one today. */
  proposedNextOn: dayField,
  /** Months of the cycle; 0: at each deal. */
  cycleMonths: z.number().int(),
  proposals: z.array(proposalField),
});
export type LimitAdvice = z.infer<typeof adviceField>;

/** Kept with a review: the limit before and after it, and all that was worked out on the day. */
export const reviewBasisField = z.object({
  beforeMinor: minorField.nullable(),
  afterMinor: minorField.nullable(),
  advice: adviceField.nullable(),
});

const limitChoice = z.strictObject({
  amountMinor: minorField.refine((amount) => amount >= 0, { error: 'not_an_amount' }),
  untilOn: dayField.nullable(),
  kind: z.enum(['standing', 'trial']),
  reason: requiredText,
  approver: shortText.default(''),
});

export const reviewsContract = {
  /** The master list of credit control in one currency: who is to be looked at, and what is proposed. */
  'reviews.list': query({
    input: z.strictObject({
      ...pointInTime,
      currency: currencyField,
      filter: z.enum(reviewFilters).default('all'),
      search: shortText.default(''),
      sort: z.enum(reviewSorts).default('next'),
      descending: z.boolean().default(false),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(reviewRowField),
      total: z.number().int(),
      /** Sums over the rows of the filter. */
      limitMinor: minorField,
      exposureMinor: minorField,
      /** How many each filter shows, whatever is searched for. */
      counts: z.record(z.enum(reviewFilters), z.number().int()),
    }),
  }),
  /** Every method of domain.md §7.6 for one customer, with its arithmetic, the recommendation, trial and proposals. */
  'reviews.advice': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField,
      currency: currencyField,
      /** What a customer without sales is expected to buy in a month. */
      expectedMonthlyMinor: minorField.optional(),
    }),
    output: adviceField,
    errors: ['customer_not_found'],
  }),
  'reviews.ofCustomer': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField }),
    output: z.object({
      rows: z.array(
        z.object({
          reviewId: reviewIdField,
          reviewedOn: dayField,
          nextOn: dayField,
          outcome: outcomeField,
          currency: currencyField.nullable(),
          /** Limit before and after; null: none, or a review that left it alone. */
          beforeMinor: minorField.nullable(),
          afterMinor: minorField.nullable(),
          recommendedMinor: minorField.nullable(),
          grade: gradeField.nullable(),
          note: z.string(),
          actor: z.string(),
          recordedAt: instantField,
        }),
      ),
    }),
    errors: ['customer_not_found'],
  }),
  /**
   * Puts a review on record with what was worked out on its day. With `limit` the limit is set by it; the outcome follows
   * from what was in force: none before → granted, more → raised, less → lowered, nothing → suspended, else kept.
   */
  'reviews.record': command({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField,
      reviewedOn: dayField,
      nextOn: dayField,
      note: longText,
      limit: limitChoice.nullable(),
      expectedMonthlyMinor: minorField.optional(),
    }),
    output: z.object({ reviewId: reviewIdField, outcome: outcomeField }),
    errors: ['customer_not_found', 'review_next_before_review', 'review_before_last', 'limit_ends_before_start', 'trial_needs_end'], // prettier-ignore
    touches: ['credit', 'signals'],
  }),
  /** Takes a review back that was entered by mistake. A limit set with it stays and is set again by hand. */
  'reviews.withdraw': command({
    input: z.strictObject({ reviewId: reviewIdField, reason: requiredText }),
    output: z.null(),
    errors: ['review_not_found'],
    touches: ['credit', 'signals'],
  }),
} as const;
