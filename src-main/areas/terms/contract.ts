import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  positiveMinorField,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';

export const termIdField = idField<'term'>();

/** The day a line of terms counts from (behaviours.md §2.4). */
export const termBases = ['invoice', 'delivery', 'acceptance', 'statement', 'month_end', 'milestone'] as const;
export const termBaseField = z.enum(termBases);
export type TermBase = z.infer<typeof termBaseField>;

export const holidayShifts = ['none', 'next', 'previous'] as const;
const termParts = ['instalment', 'retention', 'milestone'] as const;

/**
 * One part of the amount and when it falls due: base day + months + days, then the pay day of that month.
 * 25日结账次月10日付款 is `{base: 'statement', cutOffDay: 25, months: 1, days: 0, payDay: 10}`.
 */
export const termLineField = z.strictObject({
  part: z.enum(termParts),
  /** 预付款, 质保金 …; for a milestone its name. */
  label: z.string().trim().max(60),
  /** Share of the whole amount; with neither share nor amount the line takes what is left. The last line always does. */
  shareBp: z.number().int().min(1).max(10_000).nullable(),
  amountMinor: positiveMinorField.nullable(),
  base: termBaseField,
  /** 账单日 for base `statement`: 1–28 day of the month, 0 and below days back from its end (0 = last day). */
  cutOffDay: z.number().int().min(-27).max(28).nullable(),
  months: z.number().int().min(0).max(120),
  days: z.number().int().min(0).max(3650),
  /** Paid on this day of the month that months and days lead to; 31 is its last day. */
  payDay: z.number().int().min(1).max(31).nullable(),
  /** Delivery, acceptance or milestone are usually this many days after the document; null: nobody can say. */
  expectedDays: z.number().int().min(0).max(3650).nullable(),
});
export type TermLine = z.infer<typeof termLineField>;

export const termRuleField = z
  .strictObject({
    lines: z.array(termLineField).min(1).max(24),
    shift: z.enum(holidayShifts),
    /** 2/10 net 30 is `{bp: 200, days: 10}` beside a line of 30 days; counted from each line's own base, never on retention. */
    discount: z
      .strictObject({ bp: z.number().int().min(1).max(5000), days: z.number().int().min(0).max(365) })
      .nullable(),
    /** The currency of fixed amounts; null when every line is a share. */
    currency: currencyField.nullable(),
  })
  .superRefine((rule, ctx) => {
    const wrong = (message: string, line: number): void =>
      ctx.addIssue({ code: 'custom', message, path: ['lines', line] });
    rule.lines.forEach((line, index) => {
      const last = index === rule.lines.length - 1;
      if (line.shareBp !== null && line.amountMinor !== null) wrong('term_share_or_amount', index);
      if (!last && line.shareBp === null && line.amountMinor === null) wrong('term_only_last_takes_rest', index);
      if (line.amountMinor !== null && rule.currency === null) wrong('term_amount_needs_currency', index);
      if ((line.base === 'statement') !== (line.cutOffDay !== null)) wrong('term_cut_off_with_statement', index);
      if (line.base === 'milestone' && line.label === '') wrong('term_milestone_needs_name', index);
    });
    const shares = rule.lines.reduce((sum, line) => sum + (line.shareBp ?? 0), 0);
    const closed = rule.lines.every((line) => line.shareBp !== null);
    if (shares > 10_000 || (closed && shares !== 10_000)) wrong('term_shares_not_whole', rule.lines.length - 1);
    if (!closed && shares === 10_000) wrong('term_shares_not_whole', rule.lines.length - 1);
  });
export type TermRule = z.infer<typeof termRuleField>;

/** The terms as they were on the day the document was issued: kept with it, whatever becomes of the term. */
export const frozenTermsField = z.strictObject({
  /** Null for plain days of the customer or the company. */
  termId: termIdField.nullable(),
  code: z.string(),
  name: z.string(),
  rule: termRuleField,
  /** For each due item of the document in order, the line of the rule it came from. */
  lines: z.array(z.number().int().min(0)),
});
export type FrozenTerms = z.infer<typeof frozenTermsField>;

export const termField = z.object({
  id: termIdField,
  code: z.string(),
  name: z.string(),
  rule: termRuleField,
  /** Customers who have it. */
  customers: z.number().int(),
  recordedAt: instantField,
  removedAt: instantField.nullable(),
});
export type Term = z.infer<typeof termField>;

export const calendarDayField = z.object({
  on: dayField,
  kind: z.enum(['work', 'off']),
  name: z.string(),
  nameEn: z.string(),
  /** official: the yearly notice of the State Council; own: entered here, and it counts before the official one. */
  from: z.enum(['official', 'own']),
  source: z.string(),
});
export type CalendarDay = z.infer<typeof calendarDayField>;

const termRefusals = ['term_code_taken', 'term_not_found'] as const;

export const termsContract = {
  /** Terms in use by code, on request with those put away; `usual` is what a new book may start with. */
  'terms.list': query({
    input: z.strictObject({ removed: z.boolean().default(false) }),
    output: z.object({
      rows: z.array(termField),
      usual: z.array(z.object({ code: z.string(), rule: termRuleField })),
    }),
  }),
  /** Without `id` a new term. Documents issued before keep the terms they were issued under. */
  'terms.save': command({
    input: z.strictObject({
      id: termIdField.optional(),
      code: z.string().trim().min(1).max(40),
      name: requiredText,
      rule: termRuleField,
    }),
    output: z.object({ id: termIdField }),
    errors: [...termRefusals],
    touches: ['terms'],
  }),
  /** Puts a term away: not offered any more, still read by those who have it. */
  'terms.remove': command({
    input: z.strictObject({ id: termIdField }),
    output: z.null(),
    errors: ['term_not_found'],
    touches: ['terms'],
  }),
  /** Takes a removed term back into use. */
  'terms.restore': command({
    input: z.strictObject({ id: termIdField }),
    output: z.null(),
    errors: [...termRefusals],
    touches: ['terms'],
  }),
  /** The usual terms of the trade, named in the book's language; codes that are there stay as they are. */
  'terms.addUsual': command({
    input: z.strictObject({}),
    output: z.object({ added: z.number().int() }),
    touches: ['terms'],
  }),
  /** Days of a year that are other than Monday to Friday work, Saturday and Sunday off. */
  'terms.calendar': query({
    input: z.strictObject({ year: z.number().int().min(1900).max(2200) }),
    output: z.object({
      year: z.number().int(),
      /** False: no official table for this year yet, weekends only (and own days). */
      official: z.boolean(),
      officialFrom: z.number().int(),
      officialTo: z.number().int(),
      days: z.array(calendarDayField),
    }),
  }),
  'terms.setDay': command({
    input: z.strictObject({ on: dayField, kind: z.enum(['work', 'off']), name: shortText, source: shortText }),
    output: z.null(),
    touches: ['terms'],
  }),
  /** Takes an own day out; the official table counts again. */
  'terms.removeDay': command({
    input: z.strictObject({ on: dayField }),
    output: z.null(),
    errors: ['calendar_day_not_found'],
    touches: ['terms'],
  }),
} as const;
