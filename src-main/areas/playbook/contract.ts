import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  languageField,
  longText,
  minorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { resultField } from '../actions/contract.ts';
import { customerIdField } from '../customers/contract.ts';

export const scriptKindField = z.enum(['excuse', 'stage', 'conduct']);
export type ScriptKind = z.infer<typeof scriptKindField>;

const line = z.string().trim().min(1).max(500);
const lines = z.array(line).max(15);

/** What a clerk says and does, in one language. Blanks such as `{amount}` are named in `rules/blanks.ts`. */
const words = {
  title: requiredText,
  /** What the call is to reach. Of a conduct sheet: why these rules. */
  goal: longText.min(1),
  /** The first sentence. Empty on a conduct sheet. */
  opening: longText,
  /** Questions that test what was said, in this order. */
  questions: lines,
  /** The answer, as said on the telephone. Empty on a conduct sheet. */
  reply: longText,
  /** What to write down while talking. */
  writeDown: lines,
  /** What to do afterwards, with the data it takes. Of a conduct sheet: what one does. */
  followUp: lines,
  /** What one never says or does. */
  never: lines,
};
export const scriptWordsField = z.strictObject(words);
export type ScriptWords = z.infer<typeof scriptWordsField>;

export const scriptField = z.object({
  kind: scriptKindField,
  /** An excuse (E01 … E15), a stage of the chase, or a sheet of conduct. */
  code: z.string(),
  ...words,
  /** Results that usually follow, the likeliest first; empty on a conduct sheet. */
  resultCodes: z.array(resultField),
  /** Law cards that matter here, by the codes of the law area. */
  lawCards: z.array(z.string()),
  /** True: an own version stands in the place of the shipped one. */
  own: z.boolean(),
  /** Own: when it was saved. Null: shipped, see `shippedOn`. */
  savedAt: instantField.nullable(),
});
export type Script = z.infer<typeof scriptField>;

export const glossaryGroups = [
  'terms',
  'papers',
  'chase',
  'promises',
  'credit',
  'money',
  'law',
  'security',
  'figures',
] as const;
export const glossaryTermField = z.object({
  /** Short English name of the term, stable. */
  code: z.string(),
  group: z.enum(glossaryGroups),
  zh: z.string(),
  en: z.string(),
  meaning: z.string(),
  /** Screen where it is met; empty: nowhere by itself. */
  path: z.string(),
  own: z.boolean(),
});
export type GlossaryTerm = z.infer<typeof glossaryTermField>;

export const lessonIdField = idField<'lesson'>();
export const lessonOutcomes = ['paid_full', 'paid_by_plan', 'settled_for_less', 'goods_back', 'judgment', 'insolvent', 'written_off', 'still_customer', 'other'] as const; // prettier-ignore
export const lessonCauses = ['papers', 'process', 'cash', 'downstream', 'our_fault', 'dispute', 'unwilling', 'changed_hands', 'credit_too_easy', 'too_late', 'fraud', 'other'] as const; // prettier-ignore
export type LessonOutcome = (typeof lessonOutcomes)[number];
export type LessonCause = (typeof lessonCauses)[number];

/** The debt as it was when the lesson was written, so that the note stands by itself. */
export const lessonFiguresField = z.strictObject({
  currency: currencyField.nullable().default(null),
  /** Late debts that were cleared, in `currency`. */
  clearedMinor: minorField.default(0),
  /** The latest of them, at the moment it was settled. */
  daysLate: z.number().int().min(0).max(36_500).default(0),
});
export type LessonFigures = z.infer<typeof lessonFiguresField>;

export const lessonField = z.object({
  lessonId: lessonIdField,
  customerId: customerIdField.nullable(),
  customerCode: z.string(),
  customerName: z.string(),
  title: z.string(),
  closedOn: dayField,
  outcome: z.enum(lessonOutcomes),
  cause: z.enum(lessonCauses),
  story: z.string(),
  worked: z.string(),
  learned: z.string(),
  tags: z.array(z.string()),
  figures: lessonFiguresField,
  actor: z.string(),
  recordedAt: instantField,
});
export type Lesson = z.infer<typeof lessonField>;

const printed = z.object({ documentToken: z.string(), title: z.string(), suggestedFileName: z.string() });

export const playbookContract = {
  /** The whole library in one language, own versions in the place of shipped ones. Blanks are left as `{amount}`. */
  'playbook.scripts': query({
    input: z.strictObject({ language: languageField }),
    output: z.object({ rows: z.array(scriptField), shippedOn: dayField, version: z.number().int() }),
  }),
  /** One's own words in the place of the shipped ones; the version before is kept. */
  'playbook.saveScript': command({
    input: z.strictObject({
      kind: scriptKindField,
      code: requiredText,
      language: languageField,
      ...words,
      /** Left out: as shipped. */
      resultCodes: z.array(resultField).max(12).optional(),
      /** Why it was changed. */
      note: longText.default(''),
    }),
    output: z.null(),
    errors: ['script_not_found', 'script_blank_unknown', 'script_wording'],
    touches: ['playbook'],
  }),
  /** The shipped words count again. */
  'playbook.restoreScript': command({
    input: z.strictObject({ kind: scriptKindField, code: requiredText, language: languageField }),
    output: z.null(),
    errors: ['script_not_found', 'script_not_own'],
    touches: ['playbook'],
  }),
  /** One page to read before and during the call, with room to write. */
  'playbook.card': query({
    input: z.strictObject({ kind: scriptKindField, code: requiredText, language: languageField }),
    output: printed,
    errors: ['script_not_found'],
  }),
  /** The sheet for the wall beside the telephone: principles, do and don't by channel. */
  'playbook.conductSheet': query({ input: z.strictObject({ language: languageField }), output: printed }),
  /** Terms of the trade with their meaning in one language; own terms among them. */
  'playbook.glossary': query({
    input: z.strictObject({ language: languageField }),
    output: z.object({ rows: z.array(glossaryTermField) }),
  }),
  /** A word this company uses; of a code that ships it stands in its place. */
  'playbook.saveTerm': command({
    input: z.strictObject({
      code: shortText.default(''),
      group: z.enum(glossaryGroups),
      zh: requiredText,
      en: requiredText,
      meaning: longText.min(1),
      language: languageField,
    }),
    output: z.object({ code: z.string() }),
    errors: ['glossary_term_taken'],
    touches: ['playbook'],
  }),
  'playbook.removeTerm': command({
    input: z.strictObject({ code: requiredText, language: languageField }),
    output: z.null(),
    errors: ['glossary_term_not_own'],
    touches: ['playbook'],
  }),
  /** Newest first. Words of the search are looked for in every field; all of them must be there. */
  'playbook.lessons': query({
    input: z.strictObject({
      search: shortText.default(''),
      customerId: customerIdField.optional(),
      cause: z.enum(lessonCauses).optional(),
      outcome: z.enum(lessonOutcomes).optional(),
      tag: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(lessonField),
      total: z.number().int(),
      /** All tags in use, most used first. */
      tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
    }),
  }),
  'playbook.saveLesson': command({
    input: z.strictObject({
      lessonId: lessonIdField.optional(),
      customerId: customerIdField.nullable(),
      title: requiredText,
      closedOn: dayField,
      outcome: z.enum(lessonOutcomes),
      cause: z.enum(lessonCauses),
      story: longText.default(''),
      worked: longText.default(''),
      learned: longText.min(1),
      tags: z.array(z.string().trim().min(1).max(40)).max(12).default([]),
      figures: lessonFiguresField.default({ currency: null, clearedMinor: 0, daysLate: 0 }),
    }),
    output: z.object({ lessonId: lessonIdField }),
    errors: ['customer_not_found', 'lesson_not_found'],
    touches: ['playbook'],
  }),
  /** Nothing to learn from what ended up to a day: it is not asked about again. Undone by removing it as a lesson. */
  'playbook.waiveLesson': command({
    input: z.strictObject({ customerId: customerIdField, closedOn: dayField }),
    output: z.object({ lessonId: lessonIdField }),
    errors: ['customer_not_found'],
    touches: ['playbook'],
  }),
  'playbook.removeLesson': command({
    input: z.strictObject({ lessonId: lessonIdField }),
    output: z.null(),
    errors: ['lesson_not_found'],
    touches: ['playbook'],
  }),
} as const;
