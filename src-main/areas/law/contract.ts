import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  positiveMinorField,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';

export const lawRuleIdField = idField<'lawRule'>();

/** Whose statutes speak about a customer's debts. */
export const lawPackField = z.enum(['cn', 'uk', 'eu']);
export type LawPack = z.infer<typeof lawPackField>;

/** What a debtor is to the statutes; empty: not said. */
export const debtorClasses = ['', 'public_body', 'institution', 'large', 'sme', 'individual'] as const;
export const debtorClassField = z.enum(debtorClasses);
export type DebtorClass = z.infer<typeof debtorClassField>;

export const lawTopicField = z.enum(['terms', 'securities', 'contracts', 'holds', 'conduct']);
export type LawTopic = z.infer<typeof lawTopicField>;

const daysField = z.number().int().min(0).max(3650);

/** How long a debtor may be given. */
export const termValuesField = z.strictObject({
  kind: z.literal('term'),
  /** Days from the start of the period when nothing is agreed. */
  defaultDays: daysField,
  /** Days that can be agreed. */
  maxDays: daysField,
  /** Beyond `maxDays`: void whatever was agreed, or good only where it is fair and expressly agreed. */
  beyond: z.enum(['forbidden', 'if_fair']),
});

/** What a late debtor owes by statute. A base rate plus points, or a rate a day; fixed sums per debt by its size. */
export const interestValuesField = z.strictObject({
  kind: z.literal('interest'),
  base: z.enum(['none', 'LPR1Y', 'BOE', 'ECB_MRO']),
  aboveBaseBp: z.number().int().min(0).max(10_000),
  /** Hundredths of a percent a day: 5 is 0.05 % a day. 0: no daily rate. */
  dailyBp: z.number().int().min(0).max(1_000),
  currency: currencyField.nullable(),
  fixedSums: z.array(z.strictObject({ fromMinor: minorField, sumMinor: positiveMinorField })).max(10),
});

const monthsField = z.number().int().min(1).max(1200);

/** How long a claim can be brought, and what starts the period anew. */
export const limitationValuesField = z.strictObject({
  kind: z.literal('limitation'),
  /** Null: the national period is still to be entered. */
  months: monthsField.nullable(),
  /** From the harm on, whatever happens between; null: none. */
  longStopMonths: monthsField.nullable(),
  /** An obstacle in this many last months keeps it open as long again after the obstacle; null: not known to this law. */
  obstacleMonths: monthsField.nullable(),
  /** Asking for the money starts it anew; where not, an acknowledgement or a part payment alone does. */
  demandRestarts: z.boolean(),
  /** Consent after the end takes the objection away again. */
  revives: z.boolean(),
  /** A last day on a day off becomes the next workday. */
  rollsToWorkday: z.boolean(),
});

/** What a court charges: the sum of bands of the claim, of it a cap and a share. In fen. */
export const feesValuesField = z.strictObject({
  kind: z.literal('fees'),
  bands: z
    .array(
      z.strictObject({
        /** The part of the claim up to here; null, and the last: all above. */
        upToMinor: positiveMinorField.nullable(),
        /** One of the two: a fixed sum for the whole band, or a rate of the part in it. */
        flatMinor: minorField.nullable(),
        rateBp: z.number().int().min(0).max(10_000).nullable(),
      }),
    )
    .min(1)
    .max(20),
  /** The most that is charged; null: no end. */
  capMinor: positiveMinorField.nullable(),
  /** The part that is charged: a payment order costs 1/3 of a suit. */
  numerator: z.number().int().min(1).max(100),
  denominator: z.number().int().min(1).max(100),
});
export type FeesValues = z.infer<typeof feesValuesField>;

/** A card in somebody's own words. */
export const cardValuesField = z.strictObject({
  kind: z.literal('card'),
  topic: lawTopicField,
  title: requiredText,
  text: longText.min(1),
});

export const lawValuesField = z.discriminatedUnion('kind', [
  termValuesField,
  interestValuesField,
  limitationValuesField,
  feesValuesField,
  cardValuesField,
]);
export type LawValues = z.infer<typeof lawValuesField>;

const ruleFields = {
  pack: z.enum([...lawPackField.options, 'card']),
  /** Rows of one code are versions of one rule; which counts is chosen by the day of what happened. */
  code: requiredText,
  fromOn: dayField,
  /** Last day it counts; null: still in force. */
  untilOn: dayField.nullable(),
  article: shortText,
  source: requiredText,
  checkedOn: dayField,
  note: longText,
};

export const lawRuleField = z.object({
  /** Null: shipped with the program. */
  ruleId: lawRuleIdField.nullable(),
  ...ruleFields,
  /** The words of a shipped card are in the texts of the screens, under its code. */
  values: z.discriminatedUnion('kind', [
    termValuesField,
    interestValuesField,
    limitationValuesField,
    feesValuesField,
    z.strictObject({ kind: z.literal('card'), topic: lawTopicField, title: z.string(), text: z.string() }),
  ]),
  /** A row of one's own stands in its place: shown, but it counts no more. */
  replaced: z.boolean(),
  recordedAt: instantField.nullable(),
});
export type LawRule = z.infer<typeof lawRuleField>;

export const termsFindingField = z.object({
  level: z.enum(['warn', 'info']),
  /**
   * over_maximum: longer than the statute lets anybody agree · over_unless_fair: good only where fair and expressly agreed ·
   * over_default: longer than what counts when the contract says nothing.
   */
  code: z.enum(['over_maximum', 'over_unless_fair', 'over_default']),
  pack: lawPackField,
  debtorClass: debtorClassField,
  termDays: z.number().int(),
  limitDays: z.number().int(),
  /** What a contract can bring it to. */
  maxDays: z.number().int(),
  article: z.string(),
  source: z.string(),
  ruleFrom: dayField,
  checkedOn: dayField,
  /** Checked more than a year before `on`. */
  stale: z.boolean(),
  /** The statute protects small firms that said they are one; null where that does not matter. */
  smeStated: z.boolean().nullable(),
  /** What is owed a day late by this statute, where it names a daily rate: 5 is 0.05 %. */
  dailyBp: z.number().int().nullable(),
});
export type TermsFinding = z.infer<typeof termsFindingField>;

export const periodStartField = z.object({
  on: dayField,
  basis: z.enum(['acceptance', 'inspection_end', 'delivery', 'document']),
});

const editable = {
  ...ruleFields,
  untilOn: dayField.nullable().default(null),
  article: shortText.default(''),
  note: longText.default(''),
  values: lawValuesField,
};

export const lawContract = {
  /** Every rule and card, the shipped ones and one's own; newest version of a code first. */
  'law.rules': query({
    input: z.strictObject({ asOf: dayField }),
    output: z.object({
      rows: z.array(z.object({ ...lawRuleField.shape, inForce: z.boolean(), stale: z.boolean() })),
      /** Rules and cards in force that were checked more than a year ago. */
      staleCount: z.number().int(),
    }),
  }),
  /**
   * Is a due date later than the statute allows this debtor? By the law of the day the period starts. Null: nothing to
   * say, or nobody said what kind of debtor it is.
   */
  'law.check': query({
    input: z.strictObject({
      /** Empty: Chinese law. */
      lawPack: z.union([lawPackField, z.literal('')]),
      debtorClass: debtorClassField,
      documentOn: dayField,
      deliveredOn: dayField.nullable().default(null),
      acceptedOn: dayField.nullable().default(null),
      /** Last day of the agreed inspection, for a buyer who does not inspect. */
      inspectionEndsOn: dayField.nullable().default(null),
      dueOn: dayField,
      smeStated: z.boolean().optional(),
      /** True: the contract provides this term; false: no contract does; left out: not known. */
      agreed: z.boolean().optional(),
    }),
    output: z.object({ start: periodStartField, finding: termsFindingField.nullable() }),
  }),
  /** A version of one's own: in the place of the shipped one of the same code and first day, or beside it. */
  'law.saveRule': command({
    input: z.strictObject({ ruleId: lawRuleIdField.optional(), ...editable }),
    output: z.object({ ruleId: lawRuleIdField }),
    errors: ['law_rule_not_found', 'law_rule_taken', 'law_days_disordered', 'law_max_below_default', 'law_values_do_not_fit', 'law_bands_disordered'],
    touches: ['law'],
  }), // prettier-ignore
  /** Takes one's own version away; the shipped one counts again. */
  'law.removeRule': command({
    input: z.strictObject({ ruleId: lawRuleIdField }),
    output: z.null(),
    errors: ['law_rule_not_found'],
    touches: ['law'],
  }),
} as const;
