import { z } from 'zod';
import { currencyField, dayField, instantField, minorField, windowFields } from '../../kernel/fields.ts';
import { query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { dueItemIdField } from '../ledger/contract.ts';
import { lessonFiguresField, lessonOutcomes } from '../playbook/contract.ts';

const share = z.number().int().nullable();

/**
 * A share with what it is made of: `ratioBp` is null where fewer than five cases stand behind it, since a percentage of
 * four says nothing (domain.md §12).
 */
export const measuredShareField = z.object({ partMinor: minorField, wholeMinor: minorField, n: z.number().int(), ratioBp: share }); // prettier-ignore
export type MeasuredShare = z.infer<typeof measuredShareField>;
export const countedShareField = z.object({ part: z.number().int(), whole: z.number().int(), ratioBp: share });
export type CountedShare = z.infer<typeof countedShareField>;

/** What a period of collecting brought, in one currency. Days in tenths. */
export const effectSummaryField = z.object({
  from: dayField,
  to: dayField,
  currency: currencyField,
  /** The overdue balance rolled through the period: start + newly − received − credited + other = end. */
  startMinor: minorField,
  newlyMinor: minorField,
  receivedMinor: minorField,
  creditedMinor: minorField,
  /** Due dates moved, receipts reversed, documents voided. */
  otherMinor: minorField,
  endMinor: minorField,
  /** Received ÷ (start + newly overdue); n: customers. */
  success: measuredShareField,
  /** The training document's own: (before − after) ÷ before, without credits: (520 − 310) ÷ 520 = 40.4 %. */
  reduction: measuredShareField,
  /** Customers worked and cleared with money ÷ customers worked. */
  cleared: countedShareField,
  response: z.object({
    notices: z.number().int(),
    replied: z.number().int(),
    /** Replied within so many days ÷ notices. */
    within: countedShareField,
    withinDays: z.number().int(),
    medianDays: z.number().int().nullable(),
    p90Days: z.number().int().nullable(),
  }),
  recovery: z.object({
    /** Receipts, and of them those of items that something was done about before. */
    n: z.number().int(),
    started: z.number().int(),
    /** Σ(amount × days from the first action to the money) ÷ Σ amount, tenths of a day. */
    fromStartTenths: z.number().int().nullable(),
    fromDueTenths: z.number().int().nullable(),
    /** Customers still overdue at the end, reported apart. */
    openCustomers: z.number().int(),
  }),
  /** Contacts that reached somebody ÷ attempts; promises ÷ contacts; kept ÷ promised of those due in the period. */
  contactRate: countedShareField,
  promiseRate: countedShareField,
  kept: measuredShareField,
  /** 回款率: received by the end on what fell due in the period ÷ what fell due. */
  collection: measuredShareField,
  /** Disputed ÷ overdue at the end. */
  disputed: measuredShareField,
  satisfaction: z.object({ n: z.number().int(), meanTenths: z.number().int().nullable() }),
  /** In the book's base currency. */
  costMinor: minorField,
  legalCostMinor: minorField,
  costCurrency: currencyField,
  minutes: z.number().int(),
  actions: z.number().int(),
  /** Received with an action not longer ago than the attribution days, and without. */
  attributedMinor: minorField,
  unassistedMinor: minorField,
  attributionDays: z.number().int(),
});
export type EffectSummary = z.infer<typeof effectSummaryField>;

/** One channel or one step: what it cost and what came in after it (last action wins). */
export const effectLineField = z.object({
  code: z.string(),
  actions: z.number().int(),
  reached: z.number().int(),
  promises: z.number().int(),
  minutes: z.number().int(),
  costMinor: minorField,
  collectedMinor: minorField,
  receipts: z.number().int(),
  netMinor: minorField.nullable(),
  /** Cost ÷ collected; null without money, or where the two are in different currencies. */
  costRatioBp: share,
  /** Net ÷ cost, in hundredths: 250 is 2.5 times. */
  returnHundredths: z.number().int().nullable(),
});
export type EffectLine = z.infer<typeof effectLineField>;

/** Where cases stand and stall: of the items that reached a step, how many were paid after it, went on, or are stuck there. */
export const funnelStepField = z.object({
  code: z.string(),
  entered: z.number().int(),
  enteredMinor: minorField,
  paid: z.number().int(),
  paidMinor: minorField,
  wentOn: z.number().int(),
  stuck: z.number().int(),
  stuckMinor: minorField,
  /** Days the stuck ones have stood there; null: nobody. */
  medianDays: z.number().int().nullable(),
  paidShare: countedShareField,
});
export type FunnelStep = z.infer<typeof funnelStepField>;

/**
 * Every figure the screen prints, by the rows it opens to: the balance rolled through the period, the measures, a line by
 * channel, step or result (`by` and `code`), a step of the funnel (`code`).
 */
export const effectFigures = [
  'start', 'newly', 'received', 'credited', 'other', 'end',
  'success', 'reduction', 'cleared', 'open_customers', 'within', 'response', 'recovery_start', 'recovery_due',
  'cost', 'actions', 'legal', 'attributed', 'unassisted', 'contact', 'promise', 'kept', 'collection', 'disputed', 'satisfaction',
  'line_actions', 'line_reached', 'line_promises', 'line_receipts', 'line_net',
  'funnel_entered', 'funnel_paid', 'funnel_went_on', 'funnel_stuck',
] as const; // prettier-ignore
export type EffectFigure = (typeof effectFigures)[number];

export const lineGroups = ['channel', 'step', 'result'] as const;

/** One row behind a figure. Columns that say nothing about it are empty, 0 or null. */
export const effectRowField = z.object({
  key: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  dueItemId: dueItemIdField.nullable(),
  /** Of the invoice, or of the case a legal cost belongs to. */
  number: z.string(),
  /** Of money and actions their day, of items the due day, of a place in the funnel the day it was reached. */
  on: dayField.nullable(),
  /** The action a receipt counts for, or the one collecting began with. */
  actionOn: dayField.nullable(),
  channel: z.string(),
  stepCode: z.string(),
  result: z.string(),
  repliedOn: dayField.nullable(),
  /** Received, credited, overdue, promised, due, entered: what the figure adds up, in the currency of the period. */
  amountMinor: minorField,
  /** Of it kept in time, received, disputed or stuck. */
  partMinor: minorField,
  startMinor: minorField,
  newlyMinor: minorField,
  creditedMinor: minorField,
  otherMinor: minorField,
  endMinor: minorField,
  costMinor: minorField,
  costCurrency: currencyField,
  minutes: z.number().int(),
  /** To the answer, to the money, or stood at the step. */
  days: z.number().int().nullable(),
  score: z.number().int().nullable(),
  worked: z.boolean(),
  /** One of the part of a counted share: cleared, answered in time, reached, promised, paid. */
  counts: z.boolean(),
});
export type EffectRow = z.infer<typeof effectRowField>;

/** What all rows of a figure add up to, those outside the window among them. */
export const effectSumsField = z.object({
  amountMinor: minorField,
  partMinor: minorField,
  startMinor: minorField,
  newlyMinor: minorField,
  creditedMinor: minorField,
  otherMinor: minorField,
  endMinor: minorField,
  minutes: z.number().int(),
  counting: z.number().int(),
  /** One for each currency something was spent in. */
  costs: z.array(z.object({ currency: currencyField, costMinor: minorField })),
});
export type EffectSums = z.infer<typeof effectSumsField>;

/** The figure itself where it is more than a sum; what does not belong to it is null. */
export const openedFigureField = z.object({
  share: measuredShareField.nullable(),
  counted: countedShareField.nullable(),
  medianDays: z.number().int().nullable(),
  p90Days: z.number().int().nullable(),
  /** Days weighed by amount, or the mean score. */
  meanTenths: z.number().int().nullable(),
  line: effectLineField.nullable(),
});
export type OpenedFigure = z.infer<typeof openedFigureField>;

const period = { from: dayField, asOf: dayField, knownAt: instantField.optional(), currency: currencyField };

/** A matter that ended: of each customer the newest one. */
export const closedMatterField = z.object({
  kind: z.enum(['case', 'plan_completed', 'plan_broken', 'cleared']),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  endedOn: dayField,
  daysAgo: z.number().int(),
  /** Number of the case or plan; empty for debts cleared. */
  reference: z.string(),
  currency: currencyField,
  /** Claimed in the case, paid by the plan or late when it broke, cleared. */
  amountMinor: minorField,
  /** Of debts cleared, the latest of them. */
  daysLate: z.number().int(),
  /** What the note begins with. */
  outcome: z.enum(lessonOutcomes),
  figures: lessonFiguresField,
});
export type ClosedMatter = z.infer<typeof closedMatterField>;

export const effectsContract = {
  /** A period from `from` through `asOf`. */
  'effects.summary': query({
    input: z.strictObject(period),
    output: effectSummaryField,
    errors: ['effect_period_disordered'],
  }),
  'effects.lines': query({
    input: z.strictObject({ ...period, by: z.enum(lineGroups) }),
    output: z.object({ rows: z.array(effectLineField), costCurrency: currencyField }),
    errors: ['effect_period_disordered'],
  }),
  'effects.funnel': query({
    input: z.strictObject(period),
    output: z.object({ steps: z.array(funnelStepField) }),
    errors: ['effect_period_disordered'],
  }),
  /** Each policy version over the days it was in force, at most a year back; oldest first. */
  'effects.policies': query({
    input: z.strictObject({ asOf: dayField, knownAt: instantField.optional(), currency: currencyField }),
    output: z.object({
      rows: z.array(z.object({ version: z.number().int(), name: z.string(), days: z.number().int(), summary: effectSummaryField })),
    }),
  }), // prettier-ignore
  /** Closed matters without a note: nothing tells of what was learned, and nobody said that there is nothing to learn. */
  'effects.lessonPrompts': query({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      lateDays: z.number().int().min(1).max(3650).default(60),
      withinDays: z.number().int().min(1).max(3650).default(120),
    }),
    output: z.object({ rows: z.array(closedMatterField) }),
  }),
  /** The rows behind a figure with what they add up to: received 200,000 and 10,000 open to two receipts of 210,000. */
  'effects.rows': query({
    input: z.strictObject({
      ...period,
      figure: z.enum(effectFigures),
      by: z.enum(lineGroups).default('channel'),
      code: z.string().max(40).default(''),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(effectRowField),
      total: z.number().int(),
      sums: effectSumsField,
      figure: openedFigureField,
    }),
    errors: ['effect_period_disordered'],
  }),
} as const;
