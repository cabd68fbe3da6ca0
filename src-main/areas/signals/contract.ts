import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  minorField,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { billAlarmField, billIdField } from '../bills/contract.ts';
import { customerIdField } from '../customers/contract.ts';
import { disputeField } from '../disputes/contract.ts';

export const signalRules = [
  'overdue', 'over_limit', 'concentration', 'paying_slower', 'large_newly_overdue', 'bill_maturing', 'bill_deadline', 'bill_dishonoured', 'dispute_overdue', 'limitation', 'case_deadline',
  'partial_payments', 'newer_unpaid', 'order_swing', 'trial_exceeded', 'bill_share', 'payer_accounts', 'late_disputes', 'returns_high',
  'extended_overdue', 'broken_promises', 'unreachable', 'identity_changed', 'public_record', 'fraud_marks', 'observed',
] as const; // prettier-ignore
export const signalRuleField = z.enum(signalRules);
export type SignalRule = z.infer<typeof signalRuleField>;
export const signalLevelField = z.enum(['yellow', 'orange', 'red']);
export type SignalLevel = z.infer<typeof signalLevelField>;

/** The ten danger signals, in the order of domain.md §5. */
export const dangerCodes = [
  'paying_slower', 'broken_promises', 'unreachable', 'partial_payments', 'order_swing', 'payment_method', 'late_disputes', 'more_credit',
  'identity_changed', 'insolvency',
] as const; // prettier-ignore
/** What a clerk may see beside the ten; each weighs 1. */
export const extendedCodes = [
  'decision_conflict', 'staff_flight', 'accountant_avoids', 'moved_cheaper', 'below_cost', 'profit_down', 'equipment_sold', 'their_customer_failed',
  'unclear_diversification', 'over_fast_growth', 'new_owner_credit', 'industry_shock', 'natural_disaster',
] as const; // prettier-ignore
export const tickCodes = [...dangerCodes, ...extendedCodes] as const;
export const tickCodeField = z.enum(tickCodes);
export type TickCode = z.infer<typeof tickCodeField>;
/** What counts in a customer's danger level: what can be ticked, and the marks of the fraud checklist. */
export const dangerCodeField = z.enum([...tickCodes, 'fraud_marks']);
export type DangerCode = z.infer<typeof dangerCodeField>;
export const dangerLevelField = z.enum(['none', 'yellow', 'orange', 'red']);
export type DangerLevel = z.infer<typeof dangerLevelField>;
export const tickIdField = idField<'dangerTick'>();

/** The figures that caused a signal: amounts in minor units of its currency, shares in basis points, days whole. */
export const signalFigureField = z.object({
  name: z.string(),
  unit: z.enum(['money', 'days', 'tenthsOfDay', 'basisPoints', 'count']),
  value: z.number(),
});
export type SignalFigure = z.infer<typeof signalFigureField>;

export const signalField = z.object({
  /** Stays the same while the matter is the same: rule, customer, currency, and the bill or dispute where it is about one. */
  key: z.string(),
  rule: signalRuleField,
  level: signalLevelField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  amountMinor: minorField,
  /** First day on which the rule held, by the facts. */
  sinceOn: dayField,
  figures: z.array(signalFigureField),
  /** The bill it is about, with what is to be done by when. */
  bill: z
    .object({ billId: billIdField, number: z.string(), alarm: billAlarmField.shape.code, dueOn: dayField })
    .optional(),
  /** The dispute it is about: the document in question, why, and who was to settle it by when. */
  dispute: disputeField
    .pick({ disputeId: true, number: true, reason: true, owner: true })
    .extend({ targetOn: dayField })
    .optional(),
  /** What it weighs in the customer's danger level; null: a matter of the ledger that is no danger signal. */
  danger: z.object({ code: dangerCodeField, weight: z.number().int(), critical: z.boolean() }).nullable(),
  /** First day on which it no longer stands though nothing else happens; null: it stands while the facts do. */
  expiresOn: dayField.nullable(),
  /** What a sentence names beside figures: payers, changed fields, kinds of public records, fraud marks. */
  names: z.array(z.string()),
  /** What the clerk saw, for an observation. */
  tick: z
    .object({ tickId: tickIdField, code: tickCodeField, evidence: z.string(), source: z.string(), actor: z.string() })
    .optional(),
  /** What must change before an acknowledged signal comes back. */
  fact: z.string(),
  acknowledged: z
    .object({ reason: z.string(), actor: z.string(), at: instantField, snoozeUntil: dayField.nullable() })
    .nullable(),
});
export type Signal = z.infer<typeof signalField>;

export const dangerCustomerField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  level: dangerLevelField,
  /** Sum of the weights of what stands; each code counts once. */
  weight: z.number().int(),
  critical: z.boolean(),
  signals: z.array(
    z.object({
      code: dangerCodeField,
      weight: z.number().int(),
      critical: z.boolean(),
      sinceOn: dayField,
      /** The day on which the last part of it ends by itself; null: one part stands while its facts do. */
      expiresOn: dayField.nullable(),
      /** Every part of it was acknowledged. */
      acknowledged: z.boolean(),
      findings: z.array(signalField),
    }),
  ),
});
export type DangerCustomer = z.infer<typeof dangerCustomerField>;

/** One row behind a signal: a document, a due item, a bill, a dispute, an order, a change, a record. */
export const signalRowField = z.object({
  kind: z.enum(['item', 'payment', 'invoice', 'credit_note', 'receipt', 'bill', 'dispute', 'order', 'due_change', 'promise', 'contact', 'identity', 'record', 'fraud_check', 'tick']), // prettier-ignore
  id: z.number().int(),
  /** Number of the document, bill or order; a code where it is a field, a category or an observation. */
  name: z.string(),
  on: dayField,
  amountMinor: minorField.nullable(),
  /** The part of the amount the rule is about: what is open, what was paid, what is in dispute. */
  partMinor: minorField.nullable(),
  daysLate: z.number().int().nullable(),
  toOn: dayField.nullable(),
  note: z.string(),
  documentId: idField<'document'>().nullable(),
});
export type SignalRow = z.infer<typeof signalRowField>;

export const tickField = z.object({
  tickId: tickIdField,
  customerId: customerIdField,
  code: tickCodeField,
  seenOn: dayField,
  expiresOn: dayField,
  evidence: z.string(),
  source: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  withdrawn: z.object({ at: instantField, reason: z.string() }).nullable(),
  /** Stands on the day, has run out, or was taken back. */
  state: z.enum(['standing', 'expired', 'withdrawn']),
});
export type Tick = z.infer<typeof tickField>;

const pointFields = { asOf: dayField, knownAt: instantField.optional() };

export const signalsContract = {
  'signals.list': query({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      customerId: customerIdField.optional(),
      include: z.enum(['open', 'acknowledged', 'all']).default('open'),
    }),
    output: z.object({
      rows: z.array(signalField),
      openCount: z.number().int(),
      acknowledgedCount: z.number().int(),
      /** Danger level of every customer with a danger signal, acknowledged ones counted. */
      levels: z.array(z.object({ customerId: customerIdField, level: dangerLevelField, weight: z.number().int() })),
    }),
  }),
  /** Danger level per customer with what makes it up, heaviest first (domain.md §5). */
  'signals.danger': query({
    input: z.strictObject({ ...pointFields, customerId: customerIdField.optional() }),
    output: z.object({ asOf: dayField, customers: z.array(dangerCustomerField) }),
  }),
  /** The rows behind the figures of one signal, newest first, at most 500. */
  'signals.rows': query({
    input: z.strictObject({ ...pointFields, key: z.string().min(1).max(200) }),
    output: z.object({ currency: currencyField, rows: z.array(signalRowField) }),
    errors: ['signal_not_found'],
  }),
  /** Observations of a customer, newest first, those that ran out or were taken back included. */
  'signals.ticks': query({
    input: z.strictObject({ ...pointFields, customerId: customerIdField }),
    output: z.object({ rows: z.array(tickField) }),
  }),
  /** A dated observation with its evidence; it runs out after the set days unless another day is given. */
  'signals.tick': command({
    input: z.strictObject({
      customerId: customerIdField,
      code: tickCodeField,
      seenOn: dayField,
      evidence: z.string().trim().min(1).max(2000),
      source: shortText.default(''),
      expiresOn: dayField.optional(),
    }),
    output: z.object({ tickId: tickIdField, expiresOn: dayField }),
    errors: ['customer_not_found', 'tick_in_future', 'tick_ends_before_seen'],
    touches: ['signals'],
  }),
  /** Takes an observation back, with the reason; it stays in the history. */
  'signals.withdrawTick': command({
    input: z.strictObject({ tickId: tickIdField, reason: requiredText }),
    output: z.null(),
    errors: ['tick_not_found', 'tick_already_withdrawn'],
    touches: ['signals'],
  }),
  /** Sends a signal away until its fact changes or the snooze ends; the reason is kept. */
  'signals.acknowledge': command({
    input: z.strictObject({
      key: z.string().min(1).max(200),
      fact: z.string().max(500),
      reason: requiredText,
      snoozeUntil: dayField.nullable().default(null),
    }),
    output: z.null(),
    errors: [],
    touches: ['signals'],
  }),
  'signals.bringBack': command({
    input: z.strictObject({ key: z.string().min(1).max(200) }),
    output: z.null(),
    errors: ['signal_not_acknowledged'],
    touches: ['signals'],
  }),
} as const;
