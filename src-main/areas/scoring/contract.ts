import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  minorField,
  positiveMinorField,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { statementIdField } from '../creditfile/contract.ts';
import { customerIdField } from '../customers/contract.ts';
import { gradeField } from '../settings/contract.ts';

export const scoreIdField = idField<'score'>();
export const cardIdField = idField<'card'>();
export const overrideIdField = idField<'gradeOverride'>();

/** Factors of the points card in the order shown (domain.md §7.2). */
export const factorCodes = [
  'payment', 'promises', 'public_record', 'years', 'ratios', 'sales_trend', 'utilisation', 'capital', 'collateral',
  'outlook', 'concentration', 'importance',
] as const; // prettier-ignore
export type FactorCode = (typeof factorCodes)[number];

/** What is measured for them; a factor of several measures shares its points out evenly. */
export const measureCodes = [
  'days_late', 'promise_rate', 'public_record', 'years_trading', 'years_with_us', 'current_ratio', 'quick_ratio',
  'interest_cover', 'sales_trend', 'utilisation', 'capital_multiple', 'cover_share', 'outlook', 'receivable_share',
  'importance', 'margin',
] as const; // prettier-ignore
export type MeasureCode = (typeof measureCodes)[number];

export const modelField = z.enum(['card', 'features', 'working_assets', 'altman']);
export type ScoreModel = z.infer<typeof modelField>;

const shareBp = z.number().int().min(0).max(10_000);

/**
 * Steps from the best: the first whose threshold the value passes gives its share of the points; none gives nothing.
 * Thresholds in thousandths of the unit.
 */
const numberMeasureField = z.strictObject({
  code: z.enum(measureCodes),
  kind: z.literal('number'),
  unit: z.enum(['days', 'percent', 'times', 'years']),
  /** `≥ at`, `≤ at` or `< at`. */
  compare: z.enum(['atLeast', 'atMost', 'below']),
  steps: z
    .array(z.strictObject({ atMilli: z.number().int().min(-100_000_000).max(100_000_000), shareBp }))
    .min(1)
    .max(6),
});
const choiceMeasureField = z.strictObject({
  code: z.enum(measureCodes),
  kind: z.literal('choice'),
  options: z
    .array(z.strictObject({ choice: z.string().min(1).max(20), shareBp }))
    .min(1)
    .max(6),
});
export const measureField = z.discriminatedUnion('kind', [numberMeasureField, choiceMeasureField]);
export type Measure = z.infer<typeof measureField>;
export type NumberMeasure = z.infer<typeof numberMeasureField>;

export const cardFactorField = z.strictObject({
  code: z.enum(factorCodes),
  group: z.enum(['character', 'capacity', 'capital', 'collateral', 'conditions']),
  /** Whole points; all factors together 100. 0 leaves a factor out. */
  max: z.number().int().min(0).max(100),
  measures: z.array(measureField).min(1).max(4),
});
export type CardFactor = z.infer<typeof cardFactorField>;

export const cardField = z.strictObject({
  factors: z.array(cardFactorField).max(20),
  /** Lowest points of each grade; below C it is D. */
  cutOffs: z.strictObject({
    AAA: z.number().int().min(0).max(100),
    AA: z.number().int().min(0).max(100),
    A: z.number().int().min(0).max(100),
    B: z.number().int().min(0).max(100),
    C: z.number().int().min(0).max(100),
  }),
  /** Below this confidence no grade is better than `capGrade`. */
  minConfidenceBp: shareBp,
  capGrade: gradeField,
  /** A clean public record says nothing after so many days. */
  publicCheckDays: z.number().int().min(1).max(1095),
  /** Statements of a period that ended longer ago say nothing. */
  statementMonths: z.number().int().min(1).max(60),
  /** A judgement keyed by hand stands so long. */
  judgementDays: z.number().int().min(1).max(1095),
});
export type Card = z.infer<typeof cardField>;

export const featureCodes = [
  'impression', 'product', 'demand', 'competitiveness', 'end_customers', 'management',
  'profitability', 'quality_demands', 'market_pull', 'market_strength', 'payment_security', 'replaceability',
  'payment_record', 'references', 'growth', 'balance_sheet', 'capital_structure', 'capital_size',
] as const; // prettier-ignore
export type FeatureCode = (typeof featureCodes)[number];
export const featureGroups = ['own', 'priority', 'credit'] as const;
export type FeatureGroup = (typeof featureGroups)[number];
export const presetField = z.enum(['balanced', 'sales', 'finance']);
export type Preset = z.infer<typeof presetField>;

export const featureWeightsField = z.record(z.enum(featureCodes), z.number().int().min(0).max(100));
/** 1–3 weak, 4–7 medium, 8–10 strong, 0 no information. */
export const featureScoresField = z.record(z.enum(featureCodes), z.number().int().min(0).max(10));

/** A value the clerk gives where the data has none, with where it comes from. */
export const judgementField = z.strictObject({
  measure: z.enum(measureCodes),
  /** Number in thousandths of the unit; null: it is a choice. */
  valueMilli: z.number().int().min(-100_000_000).max(100_000_000).nullable(),
  choice: z.string().max(20).nullable(),
  source: shortText,
});
export type Judgement = z.infer<typeof judgementField>;

/** One measured value, with where it comes from and of which day, or why there is none. */
export const factField = z.object({
  measure: z.enum(measureCodes),
  milli: z.number().int().nullable(),
  choice: z.string().nullable(),
  source: z.enum([
    'ledger',
    'file',
    'promises',
    'records',
    'statement',
    'limit',
    'securities',
    'market',
    'judgement',
    'none',
  ]),
  on: dayField.nullable(),
  /** The figures behind it, by name; money in minor units of the score's currency. */
  figures: z.record(z.string(), z.number()),
  /** Why there is no value; null: there is one. */
  missing: z.string().nullable(),
  /** Where a judged value comes from, in the clerk's words. */
  note: z.string(),
});
export type Fact = z.infer<typeof factField>;

export const marketShiftField = z.object({
  factorBp: z.number().int(),
  notes: z.array(
    z.object({
      scope: z.enum(['market', 'industry', 'region']),
      name: z.string(),
      outlook: z.enum(['good', 'neutral', 'bad']),
      factorBp: z.number().int(),
    }),
  ),
});

/** Everything a score by the card is made from; with the card it gives the same score on any later day. */
export const cardInputsField = z.object({
  currency: currencyField,
  requestedLimitMinor: minorField.nullable(),
  facts: z.array(factField),
  market: marketShiftField,
  hardStops: z.array(z.string()),
});
export type CardInputs = z.infer<typeof cardInputsField>;

const milli = z.number().int();
export const factorPointsField = z.object({
  factor: z.enum(factorCodes),
  pointsMilli: milli,
  maxMilli: milli,
  /** Points of the measures that have a value. */
  availableMilli: milli,
  measures: z.array(
    z.object({
      measure: z.enum(measureCodes),
      pointsMilli: milli,
      maxMilli: milli,
      known: z.boolean(),
      /** The step reached in basis points of the maximum. */
      shareBp: z.number().int(),
    }),
  ),
});
export type FactorPoints = z.infer<typeof factorPointsField>;

/** A score by the points card; `scoreMilli` is the sum of all factors and the market's shift. */
export const cardScoreField = z.object({
  factors: z.array(factorPointsField),
  marketMilli: milli,
  scoreMilli: milli,
  confidenceBp: z.number().int(),
  /** By points alone, before the cap and the hard stops. */
  gradeByPoints: gradeField,
  capped: z.boolean(),
  grade: gradeField,
});
export type CardScore = z.infer<typeof cardScoreField>;

export const cardVersionField = z.object({
  /** Null: the built-in card, as long as no score was recorded and no version saved. */
  cardId: cardIdField.nullable(),
  version: z.number().int(),
  name: z.string(),
  fromOn: dayField,
  card: cardField,
  /** Scores that were made with it. */
  scores: z.number().int(),
  inForce: z.boolean(),
});
export type CardVersion = z.infer<typeof cardVersionField>;

const scoredField = z.object({
  customerId: customerIdField,
  asOf: dayField,
  card: z.object({ cardId: cardIdField.nullable(), version: z.number().int(), name: z.string() }),
  inputs: cardInputsField,
  score: cardScoreField,
});

export const storedScoreField = z.object({
  scoreId: scoreIdField,
  model: modelField,
  asOf: dayField,
  scoreMilli: milli,
  confidenceBp: z.number().int(),
  /** Grade of the card, band or risk of the other models. */
  grade: z.string(),
  hardStops: z.array(z.string()),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type StoredScore = z.infer<typeof storedScoreField>;

export const overrideField = z.object({
  overrideId: overrideIdField,
  grade: gradeField,
  fromOn: dayField,
  untilOn: dayField,
  reason: z.string(),
  approver: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  state: z.enum(['coming', 'running', 'ended', 'idle']),
});
export type OverrideRow = z.infer<typeof overrideField>;

export const gradeNowField = z.object({
  customerId: customerIdField,
  grade: gradeField,
  scoredGrade: gradeField,
  scoreMilli: milli,
  confidenceBp: z.number().int(),
  scoredOn: dayField,
  overriddenUntilOn: dayField.nullable(),
  hardStops: z.array(z.string()),
});

/** Share, value and bands of 特征分析 as recorded. */
export const featuresResultField = z.object({
  preset: presetField,
  weights: featureWeightsField,
  scores: featureScoresField,
  valueBp: z.number().int(),
  groups: z.array(z.object({ group: z.enum(featureGroups), weight: z.number().int(), valueBp: z.number().int() })),
  band: z.enum(['none', 'unattractive', 'acceptable', 'attractive']),
});
export type FeaturesResult = z.infer<typeof featuresResultField>;

const point = { asOf: dayField, knownAt: instantField.optional() };
const question = {
  customerId: customerIdField,
  asOf: dayField,
  /** Without it the customer's main currency. */
  currency: currencyField.optional(),
  /** A limit that is asked for takes the place of the one in force where capital is weighed. */
  requestedLimitMinor: positiveMinorField.optional(),
  judgements: z.array(judgementField).max(20).default([]),
};
const judgementErrors = ['judgement_has_data', 'judgement_without_source', 'judgement_not_a_value'] as const;

export const scoringContract = {
  /** What a score would be; nothing is stored. */
  'scoring.preview': query({
    input: z.strictObject({ ...question, knownAt: instantField.optional() }),
    output: scoredField,
    errors: ['customer_not_found', ...judgementErrors],
  }),
  'scoring.record': command({
    input: z.strictObject({ ...question, note: shortText.default('') }),
    output: z.object({ scoreId: scoreIdField, grade: gradeField, scoreMilli: milli, confidenceBp: z.number().int() }),
    errors: ['customer_not_found', ...judgementErrors],
    touches: ['scores'],
  }),
  /** One stored score, printed again from its own inputs; `reproduced` false would be a fault in the book. */
  'scoring.get': query({
    input: z.strictObject({ scoreId: scoreIdField }),
    output: z.object({
      stored: storedScoreField,
      card: scoredField.nullable(),
      features: featuresResultField.nullable(),
      figures: z.record(z.string(), z.unknown()).nullable(),
      reproduced: z.boolean(),
    }),
    errors: ['score_not_found'],
  }),
  /** Grade in force, newest score and override of one customer; `score` null: never scored by that day. */
  'scoring.current': query({
    input: z.strictObject({ customerId: customerIdField, ...point }),
    output: z.object({
      inForce: gradeNowField.nullable(),
      stored: storedScoreField.nullable(),
      score: scoredField.nullable(),
      override: overrideField.nullable(),
    }),
    errors: ['customer_not_found'],
  }),
  /** Every score and override of a customer on record, newest first. */
  'scoring.history': query({
    input: z.strictObject({ customerId: customerIdField, ...point }),
    output: z.object({ scores: z.array(storedScoreField), overrides: z.array(overrideField) }),
    errors: ['customer_not_found'],
  }),
  /** Grades of all scored customers on a day. */
  'scoring.grades': query({
    input: z.strictObject({ ...point }),
    output: z.object({ rows: z.array(gradeNowField) }),
  }),
  'scoring.void': command({
    input: z.strictObject({ scoreId: scoreIdField, reason: requiredText }),
    output: z.null(),
    errors: ['score_not_found', 'score_voided_already'],
    touches: ['scores'],
  }),
  /** By one grade up or down from the scored one, for a time. */
  'scoring.override': command({
    input: z.strictObject({
      customerId: customerIdField,
      grade: gradeField,
      fromOn: dayField,
      untilOn: dayField.nullable(),
      reason: shortText,
      approver: shortText.default(''),
    }),
    output: z.object({ overrideId: overrideIdField }),
    errors: [
      'customer_not_found', 'override_without_score', 'override_too_far', 'override_same_grade', 'override_hard_stop',
      'override_needs_reason', 'override_needs_expiry', 'override_ends_before_start', 'override_too_long',
    ], // prettier-ignore
    touches: ['scores'],
  }),
  'scoring.withdrawOverride': command({
    input: z.strictObject({ overrideId: overrideIdField, reason: requiredText }),
    output: z.null(),
    errors: ['override_not_found'],
    touches: ['scores'],
  }),
  'scoring.recordFeatures': command({
    input: z.strictObject({
      customerId: customerIdField,
      asOf: dayField,
      preset: presetField,
      scores: featureScoresField,
      note: shortText.default(''),
    }),
    output: z.object({ scoreId: scoreIdField, valueBp: z.number().int() }),
    errors: ['customer_not_found', 'features_empty'],
    touches: ['scores'],
  }),
  /** 营运资产 or an Altman model from one statement. */
  'scoring.recordModel': command({
    input: z.strictObject({
      customerId: customerIdField,
      asOf: dayField,
      model: z.enum(['working_assets', 'altman']),
      statementId: statementIdField,
      variant: z.enum(['z', 'zPrime', 'zDouble']).default('zDouble'),
      note: shortText.default(''),
    }),
    output: z.object({ scoreId: scoreIdField, scoreMilli: milli }),
    errors: ['customer_not_found', 'statement_not_found', 'statement_lacks_figures'],
    touches: ['scores'],
  }),
  /** The card in force on a day, every version, and the weights of 特征分析. */
  'scoring.card': query({
    input: z.strictObject({ ...point }),
    output: z.object({
      inForce: cardVersionField,
      versions: z.array(cardVersionField),
      presets: z.array(
        z.object({ preset: presetField, version: z.number().int(), fromOn: dayField, weights: featureWeightsField }),
      ),
    }),
  }),
  /** A new version; scores made before keep theirs. */
  'scoring.saveCard': command({
    input: z.strictObject({ name: requiredText, fromOn: dayField, card: cardField }),
    output: z.object({ cardId: cardIdField, version: z.number().int() }),
    errors: ['card_incomplete', 'card_points_not_100', 'card_bands_disordered', 'card_cutoffs_disordered'],
    touches: ['scores'],
  }),
  /** Takes a version out of use; scores made with it stay as they are. */
  'scoring.removeCard': command({
    input: z.strictObject({ cardId: cardIdField }),
    output: z.null(),
    errors: ['card_not_found'],
    touches: ['scores'],
  }),
  'scoring.saveWeights': command({
    input: z.strictObject({ preset: presetField, fromOn: dayField, weights: featureWeightsField }),
    output: z.object({ cardId: cardIdField, version: z.number().int() }),
    errors: ['weights_not_100'],
    touches: ['scores'],
  }),
} as const;
