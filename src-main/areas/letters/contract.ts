import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  idField,
  instantField,
  languageField,
  longText,
  minorField,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { planIdField } from '../plans/contract.ts';
import { promiseIdField } from '../promises/contract.ts';
import { dueItemIdField } from '../ledger/contract.ts';
import { heldField, heldReasons } from '../policy/contract.ts';
import { proofGrades, proofReasons, serviceMethods } from '../limitation/contract.ts';

export const issuedIdField = idField<'issued'>();
/** L0 reminds before the due day, L1–L3 rise, L4 is the last word before the matter leaves the house (domain.md §11.1). */
export const letterLevelField = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type LetterLevel = z.infer<typeof letterLevelField>;

/** What a clerk chooses for one letter: one debtor, one currency, one language. */
export const letterRequest = {
  customerId: customerIdField,
  currency: currencyField,
  level: letterLevelField,
  language: languageField,
  asOf: dayField,
  /** Absent: the days set for the level, counted from asOf or from today, whichever is later. */
  payBy: dayField.optional(),
  /** Items the clerk took out of the letter. */
  leaveOut: z.array(dueItemIdField).max(1000).default([]),
  /** Show unapplied receipts and credits as a deduction from the sum asked for. */
  deductUnapplied: z.boolean().default(false),
  /** State late interest with its basis; formal demands and final notices only. */
  withInterest: z.boolean().default(false),
  accountId: z.string().max(40).optional(),
};

/**
 * Reasons why a letter cannot or should not go out. `blocking` ones stop the issue; `look` ones need a reason; a `note`
 * is for the clerk's eyes. Params by code:
 * `nothing_overdue` – · `fully_disputed` disputedMinor · `covered_by_unapplied` unappliedMinor · `no_account` –
 * `company_profile_incomplete` missing (`phone_or_email`, `tax_id`, joined by `,`) · `field_unfilled` fields (joined by `,`)
 * `as_of_in_future` asOf, today · `pay_by_in_past` payBy, today · `changed_since_as_of` count, asOf, today
 * `base_not_reconciled` differenceMinor · `below_minimum` claimedMinor, minimumMinor · `unapplied_money` unappliedMinor, shareBp
 * `disputed_left_out` disputedMinor, count · `level_early` level, oldestDaysLate, fromDaysLate
 * `level_skipped` level, lastLevel (0: none yet) · `level_repeated` level, number, lastLevel
 * `nothing_coming_due` – · `open_promise`, `performing_plan`, `paused`, `excluded`, `legal_stage` count, untilOn (empty: not
 * known), reason · `earlier_term_running` number, payBy · `customer_tax_id_missing` – · `copies_to_attach` count · `law_relied_on` –
 * `interest_left_out` count · `interest_estimate` amountMinor. Where an amount is named, `currency` is too.
 */
export const letterNoticeField = z.object({
  code: z.enum([
    'nothing_overdue',
    'fully_disputed',
    'covered_by_unapplied',
    'no_account',
    'company_profile_incomplete',
    'field_unfilled',
    'as_of_in_future',
    'pay_by_in_past',
    'changed_since_as_of',
    'base_not_reconciled',
    'below_minimum',
    'unapplied_money',
    'disputed_left_out',
    'level_early',
    'level_skipped',
    'level_repeated',
    'earlier_term_running',
    'customer_tax_id_missing',
    'nothing_coming_due',
    'open_promise',
    'performing_plan',
    'paused',
    'excluded',
    'legal_stage',
    'copies_to_attach',
    'law_relied_on',
    'interest_left_out',
    'interest_estimate',
  ]),
  severity: z.enum(['blocking', 'look', 'note']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type LetterNotice = z.infer<typeof letterNoticeField>;

export const letterLineField = z.object({
  dueItemId: dueItemIdField,
  number: z.string(),
  issuedOn: dayField,
  dueOn: dayField,
  daysLate: z.number().int(),
  amountMinor: minorField,
  openMinor: minorField,
  disputedMinor: minorField,
  /** openMinor − disputedMinor: what this letter asks for. */
  claimedMinor: minorField,
});

export const letterFiguresField = z.object({
  currency: currencyField,
  lines: z.array(letterLineField),
  claimedMinor: minorField,
  disputedMinor: minorField,
  unappliedMinor: minorField,
  deductedMinor: minorField,
  /** claimedMinor − deductedMinor. */
  requestedMinor: minorField,
  oldestDaysLate: z.number().int(),
  payBy: dayField,
  /** Late interest on what is claimed, beside the sum asked for; null: not stated. */
  interest: z
    .object({
      amountMinor: minorField,
      perDayMinor: minorField,
      sources: z.array(z.string()),
      /** Items whose interest cannot be worked out. */
      leftOut: z.number().int(),
    })
    .nullable(),
});
export type LetterFigures = z.infer<typeof letterFiguresField>;

/** What a clerk writes into a notice of suspension (民法典 526–528): the ground is theirs, and so is the evidence. */
export const suspensionRequest = {
  customerId: customerIdField,
  currency: currencyField,
  /** What is not going to be delivered for now. */
  amountMinor: positiveMinorField,
  /** How the contract or order is called in the notice. */
  orderText: shortText,
  ground: z.enum(['a526', 'a527']),
  /** Facts and evidence, a line each; a notice without them is not issued. */
  evidence: longText,
  /** Days the customer is given to pay or to offer security. */
  securityDays: z.number().int().min(1).max(90).default(15),
  language: languageField,
  asOf: dayField,
};

export const issuedKindField = z.enum([
  'dunning_letter',
  'management_report',
  'credit_file',
  'suspension_notice',
  'policy_manual',
  'promise_confirmation',
  'repayment_agreement',
]);

export const serviceProofIdField = idField<'serviceProof'>();

/** How a letter reached its reader; of several ways the best proved one. */
export const serviceStateField = z.object({
  /** Null: nobody recorded anything yet. */
  method: z.enum(serviceMethods).nullable(),
  grade: z.enum(proofGrades),
  sentOn: dayField.nullable(),
  /** The day it counts from; null: nothing shows that it arrived. */
  servedOn: dayField.nullable(),
  proofs: z.number().int(),
  /** Issued longer ago than the post takes, and still without proof. */
  overdue: z.boolean(),
});

/** Beside the reasons of every step: its own gap runs; the first letter's day has not come; the timetable has no letter. */
export const smallHeldField = z.object({
  reason: z.enum([...heldReasons, 'small_gap', 'not_yet', 'no_letter']),
  untilOn: dayField.nullable(),
});
export type SmallHeld = z.infer<typeof smallHeldField>;

const service = {
  method: z.enum(serviceMethods),
  sentOn: dayField,
  deliveredOn: dayField.nullable(),
  returnedOn: dayField.nullable(),
  tracking: shortText,
  address: longText,
  /** The address or account that the contract names for notices. */
  agreedAddress: z.boolean(),
  /** Who signed or stamped for it at the debtor's. */
  signedBy: shortText,
};

export const serviceProofField = z.object({
  proofId: serviceProofIdField,
  issuedId: issuedIdField,
  customerId: customerIdField,
  ...service,
  proofGrade: z.enum(proofGrades),
  /** What the rule would give, and why. */
  proposed: z.enum(proofGrades),
  why: z.enum(proofReasons),
  servedOn: dayField.nullable(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  files: z.number().int(),
});
export type ServiceProofRow = z.infer<typeof serviceProofField>;

export const issuedRowField = z.object({
  issuedId: issuedIdField,
  kind: issuedKindField,
  number: z.string(),
  title: z.string(),
  customerId: customerIdField.nullable(),
  customerName: z.string(),
  level: z.number().int().nullable(),
  language: languageField,
  currency: currencyField,
  amountMinor: minorField,
  asOf: dayField,
  issuedAt: instantField,
  actor: z.string(),
  sha256: z.string(),
  /** Letters and notices to a customer; null: a paper that is not served. */
  service: serviceStateField.nullable(),
});
export type IssuedRow = z.infer<typeof issuedRowField>;

/** A paper drawn up and kept for viewing; `unfilled` names what is still missing. */
const draftField = z.object({
  documentToken: fileTokenField,
  title: z.string(),
  suggestedFileName: z.string(),
  unfilled: z.array(z.string()),
});

export const lettersContract = {
  /** Customers worth a letter, largest claim first, with the level that is next. */
  'letters.candidates': query({
    input: z.strictObject({ asOf: dayField, currency: currencyField, search: shortText.default(''), ...windowFields }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          overdueMinor: minorField,
          disputedMinor: minorField,
          unappliedMinor: minorField,
          oldestDaysLate: z.number().int(),
          /** Highest level of the letters that named an item still open; a customer who paid up starts anew. */
          lastLevel: z.number().int().nullable(),
          lastIssuedAt: instantField.nullable(),
          /** The day until which that letter gave time; a new one before that day contradicts it. */
          lastPayBy: dayField.nullable(),
          suggestedLevel: letterLevelField,
          /** The policy asks for this letter now; false: a call is next, a gap or a term runs, or it is not its day yet. */
          stepDue: z.boolean(),
          /** Why the customer is not to be written to now, wholly or in part; the letter is shown and not offered. */
          held: z.array(heldField),
        }),
      ),
      total: z.number().int(),
    }),
  }),
  /** Draws a draft up and keeps it for viewing; `documentToken` is what the host shows, prints or saves. */
  'letters.preview': query({
    input: z.strictObject(letterRequest),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      figures: letterFiguresField,
      notices: z.array(letterNoticeField),
    }),
    errors: ['customer_not_found', 'account_not_found'],
  }),
  /** Numbers, freezes, hashes and archives the letter. Refused while a blocking notice stands. */
  'letters.issue': command({
    input: z.strictObject({ ...letterRequest, lookedReason: requiredText.optional() }),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    errors: ['customer_not_found', 'account_not_found', 'letter_blocked', 'letter_needs_reason'],
    touches: ['documents', 'signals', 'policy'],
  }),
  /**
   * Small balances: customers of whom all that is overdue in the currency is below the smallest amount of the policy, those
   * who can be written to first, then the largest sum.
   */
  'letters.small': query({
    input: z.strictObject({ asOf: dayField, currency: currencyField, search: shortText.default(''), ...windowFields }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          overdueMinor: minorField,
          disputedMinor: minorField,
          /** What the letter asks for: without disputed parts and items that must not be chased. */
          claimedMinor: minorField,
          oldestDaysLate: z.number().int(),
          /** The last letter of any kind about what is overdue now. */
          lastLevel: z.number().int().nullable(),
          lastIssuedAt: instantField.nullable(),
          /** Empty: the letter is due and not yet done. */
          held: z.array(smallHeldField),
        }),
      ),
      total: z.number().int(),
      /** In the base currency, which alone it is set in; null in any other. */
      minimumMinor: minorField.nullable(),
      gapDays: z.number().int(),
    }),
  }),
  /** A small-balance letter as it would be printed. */
  'letters.smallDraft': query({
    input: z.strictObject({ asOf: dayField, currency: currencyField, customerId: customerIdField }),
    output: draftField,
    errors: ['customer_not_found', 'account_not_found', 'small_balance_gone'],
  }),
  /**
   * One gentle letter each, numbered, frozen and archived like any other, in the customer's language. Whoever must not be
   * written to now, or not without a reason, is left out and told with the codes of what stands against it.
   */
  'letters.issueSmall': command({
    input: z.strictObject({
      asOf: dayField,
      currency: currencyField,
      customerIds: z.array(customerIdField).min(1).max(500),
    }),
    output: z.object({
      issued: z.array(
        z.object({
          customerId: customerIdField,
          customerName: z.string(),
          issuedId: issuedIdField,
          number: z.string(),
          amountMinor: minorField,
        }),
      ),
      left: z.array(z.object({ customerId: customerIdField, customerName: z.string(), codes: z.array(z.string()) })),
    }),
    errors: ['small_letters_none'],
    touches: ['documents', 'signals', 'policy'],
  }),
  /** Issued letters one after the other in one file, each from a page of its own; refused if the hash of one no longer fits. */
  'letters.bundle': query({
    input: z.strictObject({ issuedIds: z.array(issuedIdField).min(1).max(500), language: languageField }),
    output: z.object({ documentToken: fileTokenField, title: z.string(), suggestedFileName: z.string() }),
    errors: ['document_not_found', 'archive_hash_mismatch'],
  }),
  /** Draws a notice of suspension up and keeps it for viewing. `unfilled` names what is still missing. */
  'letters.suspensionDraft': query({
    input: z.strictObject(suspensionRequest),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      unfilled: z.array(z.string()),
    }),
    errors: ['customer_not_found'],
  }),
  /** Numbers, freezes, hashes and archives the notice. Refused while a field is empty. */
  'letters.issueSuspension': command({
    input: z.strictObject(suspensionRequest),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    errors: ['customer_not_found', 'suspension_incomplete'],
    touches: ['documents'],
  }),
  /** The confirmation of a promise (承诺确认函), drawn up for viewing. */
  'letters.promiseDraft': query({
    input: z.strictObject({ promiseId: promiseIdField, language: languageField, asOf: dayField }),
    output: draftField,
    errors: ['promise_not_found'],
  }),
  /** Numbers and archives the confirmation of a promise, for the customer to sign and send back. */
  'letters.promiseConfirmation': command({
    input: z.strictObject({ promiseId: promiseIdField, language: languageField, asOf: dayField }),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    errors: ['promise_not_found', 'agreement_incomplete'],
    touches: ['documents'],
  }),
  /** The repayment agreement of a plan (还款协议), drawn up for viewing. */
  'letters.planDraft': query({
    input: z.strictObject({ planId: planIdField, language: languageField, asOf: dayField }),
    output: draftField,
    errors: ['plan_not_found'],
  }),
  /** Numbers and archives the agreement and ties it to the plan. */
  'letters.repaymentAgreement': command({
    input: z.strictObject({ planId: planIdField, language: languageField, asOf: dayField }),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    errors: ['plan_not_found', 'agreement_incomplete'],
    touches: ['documents', 'plans'],
  }),
  /** Everything issued, letters and reports alike, newest first. */
  'letters.archive': query({
    input: z.strictObject({
      kind: issuedKindField.optional(),
      customerId: customerIdField.optional(),
      search: shortText.default(''),
      /** Only letters and notices of which nothing proves the arrival. */
      unserved: z.boolean().default(false),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(issuedRowField),
      total: z.number().int(),
      /** Issued longer ago than the post takes, and still without proof; of all letters that match the search. */
      overdueProofs: z.number().int(),
    }),
  }),
  /** Opens an archived document for viewing or reprinting, byte for byte; refused if its hash no longer fits. */
  'letters.reprint': query({
    input: z.strictObject({ issuedId: issuedIdField }),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      sha256: z.string(),
    }),
    errors: ['document_not_found', 'archive_hash_mismatch'],
  }),
  /** The ways one letter was served, newest first. */
  'letters.proofs': query({
    input: z.strictObject({ issuedId: issuedIdField }),
    output: z.object({ rows: z.array(serviceProofField) }),
    errors: ['document_not_found'],
  }),
  /**
   * Records how a letter or notice went out and what shows that it arrived; papers are attached to the record. The grade
   * follows from the facts; a better one than they earn needs a note that says why.
   */
  'letters.addProof': command({
    input: z.strictObject({
      issuedId: issuedIdField,
      ...service,
      deliveredOn: dayField.nullable().default(null),
      returnedOn: dayField.nullable().default(null),
      tracking: shortText.default(''),
      address: longText.default(''),
      agreedAddress: z.boolean().default(false),
      signedBy: shortText.default(''),
      /** Absent: what the facts earn. */
      proofGrade: z.enum(proofGrades).optional(),
      note: longText.default(''),
    }),
    output: z.object({ proofId: serviceProofIdField, proofGrade: z.enum(proofGrades), why: z.enum(proofReasons) }),
    errors: ['document_not_found', 'letter_not_served', 'proof_days_disordered', 'proof_day_in_future', 'proof_grade_needs_note'],
    touches: ['documents', 'limitation', 'signals'],
  }), // prettier-ignore
  'letters.voidProof': command({
    input: z.strictObject({ proofId: serviceProofIdField, reason: requiredText }),
    output: z.null(),
    errors: ['proof_not_found'],
    touches: ['documents', 'limitation', 'signals'],
  }),
} as const;
