import { z } from 'zod';
import { currencyField, dayField, instantField, minorField, requiredText } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { billAlarmField, billIdField } from '../bills/contract.ts';
import { customerIdField } from '../customers/contract.ts';
import { disputeField } from '../disputes/contract.ts';

export const signalRules = ['overdue', 'over_limit', 'concentration', 'paying_slower', 'large_newly_overdue', 'bill_maturing', 'bill_deadline', 'bill_dishonoured', 'dispute_overdue'] as const; // prettier-ignore
export const signalRuleField = z.enum(signalRules);
export type SignalRule = z.infer<typeof signalRuleField>;
export const signalLevelField = z.enum(['yellow', 'orange', 'red']);
export type SignalLevel = z.infer<typeof signalLevelField>;

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
  /** What must change before an acknowledged signal comes back. */
  fact: z.string(),
  acknowledged: z
    .object({ reason: z.string(), actor: z.string(), at: instantField, snoozeUntil: dayField.nullable() })
    .nullable(),
});
export type Signal = z.infer<typeof signalField>;

export const signalsContract = {
  'signals.list': query({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      customerId: customerIdField.optional(),
      include: z.enum(['open', 'acknowledged', 'all']).default('open'),
    }),
    output: z.object({ rows: z.array(signalField), openCount: z.number().int(), acknowledgedCount: z.number().int() }),
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
