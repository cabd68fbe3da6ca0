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
import { documentIdField, dueItemIdField } from '../ledger/contract.ts';

export const baseRateIdField = idField<'baseRate'>();
export const interestChargeIdField = idField<'interestCharge'>();

export const baseRateKinds = ['LPR1Y', 'BOE', 'ECB_MRO'] as const;
export const baseRateKindField = z.enum(baseRateKinds);
export type BaseRateKind = z.infer<typeof baseRateKindField>;

/**
 * cn-lpr: sales contracts without an agreed penalty, LPR of the breach × 1.3 to 1.5 · cn-sme: public bodies and large
 * firms that owe small ones, 0.05 % a day · uk, eu: statutory base + 8 points and a fixed sum · contract: as agreed.
 */
export const interestRules = ['cn-lpr', 'cn-sme', 'uk', 'eu', 'contract'] as const;
export const interestRuleField = z.enum(interestRules);
export type InterestRule = z.infer<typeof interestRuleField>;

export const baseRateField = z.object({
  /** Null: shipped with the program. */
  rateId: baseRateIdField.nullable(),
  kind: baseRateKindField,
  fromOn: dayField,
  /** Parts per million a year: 31000 is 3.10 %. */
  ratePpm: z.number().int(),
  source: z.string(),
  checkedOn: dayField,
  note: z.string(),
  recordedAt: instantField.nullable(),
  /** A row of one's own stands in its place. */
  replaced: z.boolean(),
});
export type BaseRate = z.infer<typeof baseRateField>;

/** Days `from` to `to`, both counted, at one rate on one principal. */
export const interestSegmentField = z.object({
  from: dayField,
  to: dayField,
  days: z.number().int(),
  principalMinor: minorField,
  /** A fraction: 0.0403 is 4.03 % a year. */
  annualRate: z.number(),
  interestMinor: minorField,
});
export type InterestSegment = z.infer<typeof interestSegmentField>;

/**
 * rate_old: a rate of a day long after the newest known one was needed (kind, lastOn, on) · fixed_sum_currency: the fixed
 * sum is set in another currency (currency) · contract_below_lpr: less than the floor for protected sellers (ratePpm) ·
 * source_old: the statute was last checked long ago (checkedOn).
 */
export const interestWarningField = z.object({
  code: z.enum(['rate_old', 'fixed_sum_currency', 'contract_below_lpr']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type InterestWarning = z.infer<typeof interestWarningField>;

export const interestAnswerField = z.object({
  rule: interestRuleField,
  interestMinor: minorField,
  fixedSumMinor: minorField,
  segments: z.array(interestSegmentField),
  /** What every day after `toOn` adds, at the last rate on what is left. */
  perDayMinor: minorField,
  article: z.string(),
  source: z.string(),
  checkedOn: dayField,
  warnings: z.array(interestWarningField),
  /** What the same debt bears by the other reading, where law leaves a choice or disagrees. */
  alternatives: z.array(
    z.object({
      code: z.enum(['lower', 'upper', 'court_reply']),
      rule: interestRuleField,
      multiplierMilli: z.number().int(),
      interestMinor: minorField,
      source: z.string(),
    }),
  ),
});
export type InterestAnswer = z.infer<typeof interestAnswerField>;

export const interestErrors = ['interest_rate_unknown', 'interest_rule_not_in_force', 'interest_contract_rate_missing', 'interest_days_disordered'] as const; // prettier-ignore
export type InterestProblem = (typeof interestErrors)[number];

const ratePpm = z.number().int().min(0).max(1_000_000);
const multiplierMilli = z.number().int().min(1000).max(4000);

/** One item of a customer with what it bears up to the day. */
export const interestRowField = z.object({
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  number: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  dueOn: dayField,
  /** To the day looked at, or to the day the last of it was paid. */
  daysLate: z.number().int(),
  amountMinor: minorField,
  openMinor: minorField,
  /** Paid in full: what it still bears is kept or waived. */
  settled: z.boolean(),
  rule: interestRuleField.nullable(),
  /** Of an agreed rate. */
  ratePpm: z.number().int().nullable(),
  /** What LPR was last charged times, thousandths; null: nothing was, the settings say. */
  multiplierMilli: z.number().int().nullable(),
  /** Up to this day it is charged or waived; null: nothing yet. */
  accruedThroughOn: dayField.nullable(),
  /** Charged in letters, booked as notes, and given up. */
  letterMinor: minorField,
  notedMinor: minorField,
  waivedMinor: minorField,
  /** What the days since bear. */
  freshMinor: minorField,
  /** By today's facts the charged days bear this much more (or less); shown, never charged by itself. */
  restatedMinor: minorField,
  fixedSumMinor: minorField,
  /** No figure: why. */
  problem: z.enum(interestErrors).nullable(),
});
export type InterestRow = z.infer<typeof interestRowField>;

export const interestChargeField = z.object({
  chargeId: interestChargeIdField,
  dueItemId: dueItemIdField,
  number: z.string(),
  customerId: customerIdField,
  currency: currencyField,
  rule: interestRuleField,
  fromOn: dayField,
  throughOn: dayField,
  amountMinor: minorField,
  /** Of that, the fixed sum. */
  fixedSumMinor: minorField,
  /** What it was charged by where the rule asks for one: LPR times so many thousandths, an agreed rate. */
  multiplierMilli: z.number().int().nullable(),
  ratePpm: z.number().int().nullable(),
  booked: z.enum(['letter', 'note']),
  documentId: documentIdField.nullable(),
  noteNumber: z.string().nullable(),
  segments: z.array(interestSegmentField),
  source: z.string(),
  checkedOn: dayField,
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  waivedOn: dayField.nullable(),
  waiveReason: z.string(),
});
export type InterestCharge = z.infer<typeof interestChargeField>;

export const interestContract = {
  /** The calculator: any sum, by the rates on record. */
  'interest.calculate': query({
    input: z.strictObject({
      principalMinor: positiveMinorField,
      currency: currencyField,
      dueOn: dayField,
      toOn: dayField,
      /** Charged up to this day already. */
      fromOn: dayField.optional(),
      rule: interestRuleField,
      multiplierMilli: multiplierMilli.optional(),
      ratePpm: ratePpm.optional(),
      payments: z.array(z.strictObject({ on: dayField, amountMinor: positiveMinorField })).max(200).default([]),
    }),
    output: interestAnswerField,
    errors: interestErrors,
  }), // prettier-ignore
  'interest.rates': query({
    input: z.strictObject({ kind: baseRateKindField.optional() }),
    output: z.object({ rows: z.array(baseRateField) }),
  }),
  'interest.saveRate': command({
    input: z.strictObject({
      kind: baseRateKindField,
      fromOn: dayField,
      ratePpm,
      source: requiredText,
      checkedOn: dayField,
      note: longText.default(''),
    }),
    output: z.object({ rateId: baseRateIdField }),
    touches: ['interest'],
  }),
  'interest.removeRate': command({
    input: z.strictObject({ rateId: baseRateIdField }),
    output: z.null(),
    errors: ['base_rate_not_found'],
    touches: ['interest'],
  }),
  /** Overdue items and settled ones with days nobody charged, most first. */
  'interest.ledger': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      currency: currencyField,
      search: shortText.optional(),
      /** open: something is owed still · settled: paid, its interest undecided · all. */
      status: z.enum(['open', 'settled', 'all']).default('all'),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(interestRowField),
      total: z.number().int(),
      freshMinor: minorField,
      letterMinor: minorField,
      notedMinor: minorField,
    }),
  }),
  /** How one item's figure comes about, day by day. */
  'interest.item': query({
    input: z.strictObject({ dueItemId: dueItemIdField, ...pointInTime, rule: interestRuleField.optional(), multiplierMilli: multiplierMilli.optional(), ratePpm: ratePpm.optional() }),
    output: z.object({ row: interestRowField, answer: interestAnswerField.nullable(), charges: z.array(interestChargeField) }),
    errors: ['item_not_found'],
  }), // prettier-ignore
  /**
   * Charges the days since the last charge: in letters only, or as debit notes that the customer owes, one a document.
   * The next charge begins on the day after.
   */
  'interest.charge': command({
    input: z.strictObject({
      items: z
        .array(
          z.strictObject({
            dueItemId: dueItemIdField,
            rule: interestRuleField,
            multiplierMilli: multiplierMilli.optional(),
            ratePpm: ratePpm.optional(),
          }),
        )
        .min(1)
        .max(500),
      throughOn: dayField,
      booked: z.enum(['letter', 'note']),
      /** Of the notes; absent: the day charged through. */
      dueOn: dayField.optional(),
      note: longText.default(''),
    }),
    output: z.object({
      chargeIds: z.array(interestChargeIdField),
      documentIds: z.array(documentIdField),
      amountMinor: minorField,
    }),
    errors: [...interestErrors, 'item_not_found', 'interest_in_plan', 'interest_nothing_to_charge', 'interest_of_two_customers', 'document_number_taken', 'items_do_not_add_up', 'purpose_needs_debit_note'],
    touches: ['interest', 'ledger', 'signals'],
  }), // prettier-ignore
  /** Gives up the interest of an item up to a day, charged in letters or not; a booked note is credited in the ledger. */
  'interest.waive': command({
    input: z.strictObject({ dueItemId: dueItemIdField, throughOn: dayField, reason: requiredText }),
    output: z.object({ waivedMinor: minorField }),
    errors: [...interestErrors, 'item_not_found', 'interest_nothing_to_charge'],
    touches: ['interest'],
  }),
  /** A charge in letters entered by mistake: its days are open again. A note is voided in the ledger. */
  'interest.void': command({
    input: z.strictObject({ chargeId: interestChargeIdField, reason: requiredText }),
    output: z.null(),
    errors: ['interest_charge_not_found', 'interest_charge_booked', 'interest_charge_not_last'],
    touches: ['interest'],
  }),
} as const;
