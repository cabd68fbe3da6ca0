import { z } from 'zod';
import { dayField, longText, minorField, shortText } from '../../../kernel/fields.ts';
import { assetKinds } from './stages.ts';

/** How a point of a checklist stands by the clerk's own judgement; absent: not looked at. */
export const checkAnswerField = z.enum(['yes', 'no']);

/** What a case says beside its columns, kept as `values_json`. */
export const caseValuesField = z.strictObject({
  /** Points of the checklist before opening, by code. */
  checks: z.record(z.string().max(40), checkAnswerField).default({}),
  /** Papers of the application that are ready, by code. */
  papers: z.array(z.string().max(40)).max(60).default([]),
  procedure: z.enum(['simple', 'ordinary']).default('simple'),
  preSuit: z.boolean().default(false),
  urgent: z.boolean().default(false),
  /** Days a lawyer's letter gives the debtor. */
  answerDays: z.number().int().min(1).max(90).default(7),
  /** Name of a law firm that is not in the register. */
  agentName: shortText.default(''),
  /** Who is to be reached there. */
  agentContact: shortText.default(''),
  /** The agreement to arbitrate where no contract on record names it. */
  agreement: shortText.default(''),
  /** Of an enforcement: last day on which the debtor was to perform. */
  performUntilOn: dayField.nullable().default(null),
  /** The local average yearly wage a small claim is measured by. */
  yearlyWageMinor: minorField.nullable().default(null),
  /** Both agreed to a small claim above the limit. */
  smallAgreed: z.boolean().default(false),
  /** One's own estimate of what will come in, of ten thousand; null: none made. */
  chanceBp: z.number().int().min(0).max(10_000).nullable().default(null),
  /** Expected costs beside the fee: lawyer, security, travel. */
  otherCostsMinor: minorField.default(0),
  facts: longText.default(''),
});
export type CaseValues = z.infer<typeof caseValuesField>;

/** What a stage says beside its day, kept as `values_json`. */
export const eventValuesField = z.strictObject({
  /** Number of the court's paper, of the delivery, of the receipt: what proves the day. */
  reference: shortText.default(''),
  performUntilOn: dayField.nullable().default(null),
  claimUntilOn: dayField.nullable().default(null),
  /** The day the petition was accepted by the court. */
  petitionOn: dayField.nullable().default(null),
  assetKind: z.enum(assetKinds).nullable().default(null),
  asset: shortText.default(''),
  /** Last day of a preservation as the ruling names it. */
  untilOn: dayField.nullable().default(null),
  amountMinor: minorField.nullable().default(null),
});
export type EventValues = z.infer<typeof eventValuesField>;
