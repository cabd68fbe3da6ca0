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
import { exposureFields } from '../credit/contract.ts';
import { customerIdField } from '../customers/contract.ts';
import { orderIdField } from '../orders/contract.ts';
import { gradeField } from '../settings/contract.ts';

export const effects = ['pass', 'warn', 'reason', 'hold'] as const;
export type Effect = (typeof effects)[number];
export type Decision = Effect;

export const checkCodes = [
  'within_limit', 'limit_tolerance', 'limit_tolerance_grade', 'over_limit', 'no_limit', 'limit_expired', 'overdue_short', 'overdue_long', 'overdue_block',
  'broken_promise', 'grade_cash_only', 'danger_red', 'customer_hold', 'customer_watch', 'contract_missing', 'signer_missing', 'file_stale', 'fraud_marks',
] as const; // prettier-ignore
export type CheckCode = (typeof checkCodes)[number];

export const holdReasons = ['overdue', 'over_limit', 'danger', 'grade', 'broken_promise', 'fraud', 'insolvency', 'dispute', 'documents', 'stale_file', 'other'] as const; // prettier-ignore
export const openReasons = ['paid', 'secured', 'reviewed', 'mistaken', 'other'] as const;
/** Why a customer is watched, held, or let go again. */
export const statusReasons = [...new Set([...holdReasons, ...openReasons])] as (
  (typeof holdReasons)[number] | (typeof openReasons)[number]
)[];
export type StatusReason = (typeof statusReasons)[number];

export const effectField = z.enum(effects);
export const checkIdField = idField<'orderCheck'>();
const paramsField = z.record(z.string(), z.union([z.string(), z.number()]));

export const reasonField = z.object({
  code: z.enum(checkCodes),
  effect: effectField,
  /** Until it is cleared, only against cash or prepayment. */
  cashOnly: z.boolean(),
  /** Figures of its sentence (`rules/describe.ts`). */
  params: paramsField,
});
export type Reason = z.infer<typeof reasonField>;

export const checkField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  asOf: dayField,
  orderMinor: minorField,
  decision: effectField,
  reasons: z.array(reasonField),
  ...exposureFields,
  /** Exposure with the order. */
  afterMinor: minorField,
  grade: gradeField.nullable(),
  /** The order is confirmed already: stopping it needs a ground in law (民法典 526–528). */
  binding: z.boolean(),
});
export type Check = z.infer<typeof checkField>;

/** How an order is let go in spite of reasons: why, who approved, and for a hold a name or a payment. */
export const releaseField = z.strictObject({
  reason: requiredText,
  approver: shortText.default(''),
  evidence: longText.default(''),
  /** Number of the receipt that paid for it. */
  payment: shortText.default(''),
});

export const statusField = z.enum(['open', 'watch', 'hold']);
export const creditStatusField = z.object({
  statusId: idField<'creditStatus'>(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  status: statusField,
  reason: z.enum(statusReasons),
  note: z.string(),
  evidence: z.string(),
  fromOn: dayField,
  reviewOn: dayField.nullable(),
  approver: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type CreditStatusRow = z.infer<typeof creditStatusField>;

export const storedCheckField = z.object({
  checkId: checkIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  orderId: orderIdField.nullable(),
  orderNumber: z.string().nullable(),
  currency: currencyField,
  amountMinor: minorField,
  asOf: dayField,
  decision: effectField,
  reasons: z.array(reasonField),
  /** The figures it rested on, as they were that day. */
  parts: exposureFields.parts,
  exposureMinor: minorField,
  limitMinor: minorField,
  availableMinor: minorField,
  /** Exposure with the order. */
  afterMinor: minorField,
  grade: gradeField.nullable(),
  released: z.boolean(),
  releaseReason: z.string(),
  approver: z.string(),
  evidence: z.string(),
  payment: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});

const releaseErrors = ['order_needs_reason', 'order_on_hold', 'receipt_not_found'] as const;
const stepErrors = [
  'customer_not_found',
  'order_not_found',
  'order_step_exceeds',
  'order_step_before_order',
  'order_nothing_left',
] as const;

export const holdsContract = {
  /** 发货前检查: may this order go? Every reason at once, before anything is stored (domain.md §7.7). */
  'holds.check': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField,
      currency: currencyField,
      amountMinor: positiveMinorField,
      /** An order on record: what of it counts already is not counted twice. */
      orderId: orderIdField.optional(),
      binding: z.boolean().optional(),
    }),
    output: checkField,
    errors: ['customer_not_found', 'order_not_found'],
  }),
  /** Keeps a check that lets the order go by itself, or with a note. */
  'holds.record': command({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField,
      amountMinor: positiveMinorField,
      asOf: dayField,
      orderId: orderIdField.optional(),
      note: longText.default(''),
    }),
    output: z.object({ checkId: checkIdField, decision: effectField }),
    errors: ['customer_not_found', 'order_not_found', ...releaseErrors],
    touches: ['credit', 'orders'],
  }),
  /** Lets an order go in spite of what was found; the check, the reason and the name are kept. */
  'holds.release': command({
    input: z.strictObject({
      customerId: customerIdField,
      currency: currencyField,
      amountMinor: positiveMinorField,
      asOf: dayField,
      orderId: orderIdField.optional(),
      ...releaseField.shape,
    }),
    output: z.object({ checkId: checkIdField, decision: effectField }),
    errors: ['customer_not_found', 'order_not_found', ...releaseErrors],
    touches: ['credit', 'orders'],
  }),
  /** Confirms an order after the check; what the check finds needs a release, or the order stays as it is. */
  'holds.confirmOrder': command({
    input: z.strictObject({
      orderId: orderIdField,
      on: dayField,
      note: longText.default(''),
      release: releaseField.optional(),
    }),
    output: z.object({ amountMinor: minorField, checkId: checkIdField, decision: effectField }),
    errors: [...stepErrors, ...releaseErrors],
    touches: ['orders', 'credit', 'signals'],
  }),
  /** Ships an order, wholly or in part, after the check; one not confirmed yet is confirmed with it. */
  'holds.shipOrder': command({
    input: z.strictObject({
      orderId: orderIdField,
      on: dayField,
      amountMinor: positiveMinorField.optional(),
      note: longText.default(''),
      release: releaseField.optional(),
    }),
    output: z.object({ amountMinor: minorField, checkId: checkIdField, decision: effectField }),
    errors: [...stepErrors, ...releaseErrors],
    touches: ['orders', 'credit', 'signals'],
  }),
  /** Checks on record, newest first. */
  'holds.checks': query({
    input: z.strictObject({
      customerId: customerIdField.optional(),
      /** Only those let go in spite of reasons. */
      released: z.boolean().default(false),
      ...windowFields,
    }),
    output: z.object({ rows: z.array(storedCheckField), total: z.number().int() }),
  }),
  /** Open, watch or hold, from a day on. A hold is the clerk's word, never a rule's. */
  'holds.setStatus': command({
    input: z.strictObject({
      customerId: customerIdField,
      status: statusField,
      reason: z.enum(statusReasons),
      note: longText.default(''),
      evidence: longText.default(''),
      fromOn: dayField,
      reviewOn: dayField.nullable().default(null),
      approver: shortText.default(''),
    }),
    output: z.object({ statusId: idField<'creditStatus'>() }),
    errors: ['customer_not_found', 'status_review_before_start', 'hold_lift_needs_approver'],
    touches: ['credit', 'signals'],
  }),
  /** A status entered by mistake is taken out of the record. */
  'holds.takeBackStatus': command({
    input: z.strictObject({ statusId: idField<'creditStatus'>(), reason: requiredText }),
    output: z.null(),
    errors: ['status_not_found'],
    touches: ['credit', 'signals'],
  }),
  /** Every status a customer had, newest first. */
  'holds.history': query({
    input: z.strictObject({ customerId: customerIdField, knownAt: instantField.optional() }),
    output: z.object({ rows: z.array(creditStatusField) }),
    errors: ['customer_not_found'],
  }),
  /** Customers on watch or on hold as of a day. */
  'holds.statuses': query({
    input: z.strictObject({ ...pointInTime }),
    output: z.object({ rows: z.array(creditStatusField) }),
  }),
  /** Holds the rules propose and nobody has confirmed. */
  'holds.proposals': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          status: statusField,
          reasons: z.array(z.object({ reason: z.enum(statusReasons), params: paramsField })),
          exposureMinor: minorField,
          limitMinor: minorField,
        }),
      ),
    }),
  }),
} as const;
