import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  pointInTime,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { contactIdField, contactRoles, customerIdField } from '../customers/contract.ts';
import { documentIdField, dueItemIdField } from '../ledger/contract.ts';

/** The words of the collection log. Each list is closed; what a code is called stands in the catalogues. */

export const channels = [
  'phone', 'sms', 'wechat', 'email', 'letter', 'courier', 'visit', 'meeting', 'video', 'lawyer', 'court', 'other',
] as const; // prettier-ignore

/** Call results of the day's work, then what happens in writing and face to face (domain.md §6.4, behaviours.md §5.1). */
export const resultCodes = [
  'paid_already', 'promise', 'partial_promise', 'dispute', 'invoice_missing', 'in_approval', 'wrong_contact', 'no_answer',
  'voicemail', 'refuses', 'insolvent', 'call_back', 'reached', 'sent', 'documents_requested', 'plan_proposed', 'part_paid',
  'no_such_person', 'threat_received', 'reply',
] as const; // prettier-ignore

/** What debtors say (domain.md §6.2), in the order of that library. */
export const excuseCodes = [
  'E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15',
] as const; // prettier-ignore

/** Why an item is late: what the debtor says, or another reason told in the note. */
export const delayCodes = [...excuseCodes, 'other'] as const;

/** Where the delay comes from, as we see it (domain.md §0 rows 77, 143). */
export const delayCauses = [
  'customer_cash', 'customer_process', 'customer_will', 'our_papers', 'our_goods', 'our_delivery', 'our_terms', 'market', 'other',
] as const; // prettier-ignore

/** A: the other side signed or stamped · B: third-party record of arrival · C: own record only · none. */
export const proofGrades = ['none', 'A', 'B', 'C'] as const;
export const directions = ['out', 'in'] as const;

/** `care` is kept apart from collecting: it counts in no gap and no attempt (domain.md §14). `service` is about papers and dues to come. */
export const purposes = ['collection', 'care', 'service'] as const;

/** What comes next; the day and hour stand beside it. */
export const nextActions = [
  'call', 'send_copy', 'check_payment', 'check_promise', 'confirm_written', 'handle_dispute', 'find_contact', 'change_channel',
  'send_letter', 'send_statement', 'send_documents', 'visit', 'agree_plan', 'escalate', 'legal', 'await_reply', 'other',
] as const; // prettier-ignore

/** Whom a debtor's business never goes to: asked about so that the refusal can say why (domain.md §14). */
export const privateRoles = ['relative', 'friend', 'private_colleague', 'their_customer', 'public'] as const;

/** How a debtor is judged beyond the two ratings (domain.md §0 row 47). */
export const debtorTypes = ['careless', 'slow_process', 'disputing', 'in_trouble', 'wilful', 'hopeless'] as const;

/** A: able and willing · B: able, not willing · C: willing, not able · D: neither (domain.md §6.1). */
export const boxes = ['A', 'B', 'C', 'D'] as const;

export type Channel = (typeof channels)[number];
export type ResultCode = (typeof resultCodes)[number];
export type ExcuseCode = (typeof excuseCodes)[number];
export type DelayCode = (typeof delayCodes)[number];
export type DelayCause = (typeof delayCauses)[number];
export type ProofGrade = (typeof proofGrades)[number];
export type Purpose = (typeof purposes)[number];
export type NextAction = (typeof nextActions)[number];
export type PrivateRole = (typeof privateRoles)[number];
export type DebtorType = (typeof debtorTypes)[number];
export type Box = (typeof boxes)[number];

export const actionIdField = idField<'action'>();
export const channelField = z.enum(channels);
export const resultField = z.enum(resultCodes);
export const excuseField = z.union([z.enum(excuseCodes), z.literal('')]);
export const proofGradeField = z.enum(proofGrades);
export const nextActionField = z.union([z.enum(nextActions), z.literal('')]);
export const timeOfDayField = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), z.literal('')]);

/** The role of whoever was spoken to. The private ones are there to be refused with a reason. */
export const actionRoleField = z.union([z.enum(contactRoles), z.enum(privateRoles), z.literal('')]);

/** What was agreed of a visit, a slip number, who came along: small facts beside the note, by name. */
export const actionFactsField = z.record(z.string().max(40), z.union([shortText, z.number(), z.boolean()]));

/** One contact with a customer, as it is entered. */
export const actionFields = {
  customerId: customerIdField,
  contactId: contactIdField.nullable().default(null),
  /** For whoever is not among the customer's contacts; with a role in the company. */
  contactName: shortText.default(''),
  contactRole: actionRoleField.default(''),
  onDay: dayField,
  atTime: timeOfDayField.default(''),
  direction: z.enum(directions).default('out'),
  purpose: z.enum(purposes).default('collection'),
  channel: channelField,
  /** The step of the policy it carries out. */
  stepCode: shortText.default(''),
  policyId: idField<'collectionPolicy'>().nullable().default(null),
  result: resultField,
  reasonCode: excuseField.default(''),
  /** Absent: as the channel and the facts propose. */
  proofGrade: proofGradeField.optional(),
  proofNote: longText.default(''),
  minutes: z.number().int().min(0).max(1440).default(0),
  costMinor: minorField.default(0),
  /** Absent: the book's own. */
  costCurrency: currencyField.optional(),
  costNote: shortText.default(''),
  /** The day money was promised for; the promise itself is entered beside. */
  promisedOn: dayField.nullable().default(null),
  repliesToId: actionIdField.nullable().default(null),
  issuedId: idField<'issued'>().nullable().default(null),
  /** Absent: the day the result asks for. Null only with `closedBecause`. */
  nextOn: dayField.nullable().optional(),
  nextTime: timeOfDayField.default(''),
  nextAction: nextActionField.default(''),
  closedBecause: longText.default(''),
  dueItemIds: z.array(dueItemIdField).max(500).default([]),
  facts: actionFactsField.default({}),
  note: longText.default(''),
  /** The words that were or will be sent: they go through the wording check. */
  text: longText.default(''),
  /** Why a finding of the conduct check was gone beyond. */
  overrideReason: longText.default(''),
};
const actionInput = z.strictObject(actionFields);

export const conductCodes = [
  'role_private', 'consent_refused', 'other_debtor_named', 'care_asks_money', 'care_opted_out', 'outside_hours', 'too_many_today',
  'same_kind_gap', 'letter_gap', 'item_gap', 'courtesy_gap', 'duplicate', 'visit_alone', 'wording_blocked', 'wording_warned',
] as const; // prettier-ignore
export const conductSeverities = ['block', 'override'] as const;

/** What speaks against a contact: `block` cannot be gone beyond, `override` needs a reason. */
export const conductFindingField = z.object({
  code: z.enum(conductCodes),
  severity: z.enum(conductSeverities),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type ConductFinding = z.infer<typeof conductFindingField>;

export const nextHints = [
  'ask_date_and_bank', 'ask_in_writing', 'send_copy_today', 'ask_approver', 'escalate_third_time', 'open_dispute', 'pay_undisputed',
  'other_channel', 'find_new_contact', 'evidence_now', 'stop_supply', 'send_plan', 'rate_again', 'file_claim', 'keep_calm',
  'confirm_by_message', 'no_proof',
] as const; // prettier-ignore
export const nextStepField = z.object({
  nextOn: dayField.nullable(),
  nextTime: z.string(),
  nextAction: nextActionField,
  hints: z.array(z.enum(nextHints)),
});
export type NextStep = z.infer<typeof nextStepField>;

export const actionField = z.object({
  actionId: actionIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  contactId: contactIdField.nullable(),
  contactName: z.string(),
  contactRole: z.string(),
  onDay: dayField,
  atTime: z.string(),
  direction: z.enum(directions),
  purpose: z.enum(purposes),
  channel: channelField,
  stepCode: z.string(),
  result: resultField,
  reasonCode: z.string(),
  proofGrade: proofGradeField,
  proofNote: z.string(),
  minutes: z.number().int(),
  costMinor: minorField,
  costCurrency: currencyField,
  costNote: z.string(),
  repliesToId: actionIdField.nullable(),
  issuedId: idField<'issued'>().nullable(),
  issuedNumber: z.string().nullable(),
  nextOn: dayField.nullable(),
  nextTime: z.string(),
  nextAction: z.string(),
  closedBecause: z.string(),
  findings: z.array(conductFindingField),
  overrideReason: z.string(),
  facts: actionFactsField,
  text: z.string(),
  note: z.string(),
  items: z.array(z.object({ dueItemId: dueItemIdField, documentId: documentIdField, number: z.string() })),
  files: z.number().int(),
  correctsId: actionIdField.nullable(),
  actor: z.string(),
  recordedAt: instantField,
  /** Taken back since, and the reason; the row stays readable. */
  voidedAt: instantField.nullable(),
  voidReason: z.string(),
});
export type Action = z.infer<typeof actionField>;

const score = z.number().int().min(1).max(5).nullable();

/** Questions about a debtor's means (domain.md §0 row 133), answered yes, no or not known. */
export const abilityQuestions = [
  'pays_wages', 'pays_suppliers', 'orders_in_hand', 'site_running', 'bank_lines', 'own_receivables', 'free_assets',
  'sued_by_others', 'accounts_frozen', 'tax_arrears', 'staff_leaving', 'assets_sold',
] as const; // prettier-ignore
export const abilityAnswersField = z.partialRecord(z.enum(abilityQuestions), z.enum(['yes', 'no']));
export type AbilityAnswers = z.infer<typeof abilityAnswersField>;

const ratingFields = {
  customerId: customerIdField,
  ratedOn: dayField,
  /** 1 cannot … 5 can at once; null: not known. */
  ability: score,
  /** 1 will not … 5 wants to; null: not known. */
  willingness: score,
  abilityEvidence: longText,
  willingnessEvidence: longText,
  debtorType: z.union([z.enum(debtorTypes), z.literal('')]),
  answers: abilityAnswersField,
  note: longText,
};
export const ratingField = z.object({
  ratingId: idField<'debtorRating'>(),
  ...ratingFields,
  actionId: actionIdField.nullable(),
  box: z.enum(boxes).nullable(),
  actor: z.string(),
  recordedAt: instantField,
});
export type Rating = z.infer<typeof ratingField>;

export const gapKinds = ['no_next', 'next_passed'] as const;

export const feedbackKinds = ['complaint', 'suggestion', 'praise', 'satisfaction'] as const;
const feedbackFields = {
  customerId: customerIdField,
  kind: z.enum(feedbackKinds),
  onDay: dayField,
  /** 1 to 5, of a satisfaction alone. */
  score,
  content: longText,
  owner: shortText,
  targetOn: dayField.nullable(),
};
export const feedbackField = z.object({
  feedbackId: idField<'feedback'>(),
  customerCode: z.string(),
  customerName: z.string(),
  ...feedbackFields,
  closedOn: dayField.nullable(),
  outcome: z.string(),
  /** Days past the target while open; null in time, without a target, or closed. */
  daysPastTarget: z.number().int().nullable(),
  actor: z.string(),
  recordedAt: instantField,
});
export type Feedback = z.infer<typeof feedbackField>;

export const careKinds = ['visit', 'holiday', 'birthday', 'call', 'gift', 'opt_out', 'other'] as const;
const careFields = {
  customerId: customerIdField,
  contactId: contactIdField.nullable(),
  kind: z.enum(careKinds),
  title: requiredText,
  onDay: dayField,
  yearly: z.boolean(),
  note: longText,
};
export const careDateField = z.object({
  careId: idField<'careDate'>(),
  customerCode: z.string(),
  customerName: z.string(),
  ...careFields,
  contactName: z.string(),
  /** The next time it falls on the day asked about or later; its own day when it does not return. */
  nextOn: dayField,
  /** The customer or the person asked for no such contacts: shown, never proposed. */
  optedOut: z.boolean(),
  actor: z.string(),
  recordedAt: instantField,
});
export type CareDate = z.infer<typeof careDateField>;

const delayField = z.object({
  delayId: idField<'delayReason'>().nullable(),
  code: z.union([z.enum(delayCodes), z.literal('')]),
  cause: z.union([z.enum(delayCauses), z.literal('')]),
  onDay: dayField.nullable(),
  note: z.string(),
  actor: z.string(),
});

/** Why a contact does not come into the log. */
export const actionErrors = [
  'customer_not_found', 'contact_not_found', 'contact_of_another', 'contact_role_missing', 'action_in_future', 'action_not_found',
  'item_not_found', 'not_of_this_customer', 'next_action_missing', 'next_action_in_past', 'conduct_blocked', 'conduct_needs_reason',
] as const; // prettier-ignore
const touches = ['actions', 'signals', 'work'] as const;
const added = z.object({
  actionId: actionIdField,
  findings: z.array(conductFindingField),
  nextOn: dayField.nullable(),
  nextAction: z.string(),
});

export const actionsContract = {
  /** The log as it stood on a day, latest first; `withdrawn` shows corrected rows too. */
  'actions.list': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      from: dayField.optional(),
      purpose: z.enum(purposes).optional(),
      channel: channelField.optional(),
      result: resultField.optional(),
      direction: z.enum(directions).optional(),
      collector: shortText.optional(),
      salesperson: shortText.optional(),
      search: shortText.optional(),
      withdrawn: z.boolean().default(false),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(actionField),
      total: z.number().int(),
      minutes: z.number().int(),
      costs: z.array(z.object({ currency: currencyField, costMinor: minorField })),
    }),
  }),
  /** What speaks against a contact that is about to be made or logged, what its result asks for next, what it would prove. */
  'actions.check': query({
    input: z.strictObject({ ...actionFields, result: resultField.optional() }),
    output: z.object({
      findings: z.array(conductFindingField),
      next: nextStepField.nullable(),
      proofGrade: proofGradeField,
      /** Contacts in vain running, or how often the result came within 90 days; this one included. */
      times: z.number().int(),
      /** Channels that failed three times running: another one is advised. */
      wornChannels: z.array(channelField),
      advisedChannel: channelField.nullable(),
    }),
    errors: ['customer_not_found'],
  }),
  'actions.add': command({ input: actionInput, output: added, errors: [...actionErrors], touches: [...touches] }),
  /** A correction is a new row; the old one stays, voided, with the reason. */
  'actions.correct': command({
    input: z.strictObject({ actionId: actionIdField, reason: requiredText, ...actionFields }),
    output: added,
    errors: [...actionErrors],
    touches: [...touches],
  }),
  /** Entered by mistake: it never was. Reports as known before keep it. */
  'actions.withdraw': command({
    input: z.strictObject({ actionId: actionIdField, reason: requiredText }),
    output: z.null(),
    errors: ['action_not_found'],
    touches: [...touches],
  }),
  /** Another day for the next step of a contact: the row is corrected in that alone. */
  'actions.reschedule': command({
    input: z.strictObject({
      actionId: actionIdField,
      nextOn: dayField.nullable(),
      nextTime: timeOfDayField.default(''),
      nextAction: nextActionField.default(''),
      closedBecause: longText.default(''),
      reason: shortText.default(''),
    }),
    output: z.object({ actionId: actionIdField }),
    errors: ['action_not_found', 'next_action_missing', 'next_action_in_past'],
    touches: [...touches],
  }),
  /** Holes in the log: overdue customers without a next step, and next steps whose day has passed. */
  'actions.gaps': query({
    input: z.strictObject({
      ...pointInTime,
      kind: z.enum(['any', ...gapKinds]).default('any'),
      collector: shortText.optional(),
      salesperson: shortText.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          collector: z.string(),
          salesperson: z.string(),
          kind: z.enum(gapKinds),
          overdue: z.array(z.object({ currency: currencyField, overdueMinor: minorField })),
          oldestDaysLate: z.number().int(),
          lastOn: dayField.nullable(),
          lastResult: resultField.nullable(),
          nextOn: dayField.nullable(),
          nextAction: z.string(),
          closedBecause: z.string(),
        }),
      ),
      total: z.number().int(),
      counts: z.object({ no_next: z.number().int(), next_passed: z.number().int() }),
      collectors: z.array(z.string()),
      salespeople: z.array(z.string()),
    }),
  }),
  /** What the log tab of a customer shows beside the contacts themselves. */
  'actions.customer': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField }),
    output: z.object({
      rating: ratingField.nullable(),
      /** A contact took place since the rating: look at it again. */
      rateAgain: z.boolean(),
      ratings: z.array(ratingField),
      last: z
        .object({
          actionId: actionIdField,
          onDay: dayField,
          channel: channelField,
          result: resultField,
          nextOn: dayField.nullable(),
          nextTime: z.string(),
          nextAction: z.string(),
          closedBecause: z.string(),
        })
        .nullable(),
      attemptsSinceReached: z.number().int(),
      lastReachedOn: dayField.nullable(),
      channels: z.array(
        z.object({ channel: channelField, tried: z.number().int(), reached: z.number().int(), inVainRunning: z.number().int() }),
      ), // prettier-ignore
      minutes: z.number().int(),
      costs: z.array(z.object({ currency: currencyField, costMinor: minorField })),
      optedOut: z.boolean(),
    }),
    errors: ['customer_not_found'],
  }),
  /** Ability × willingness with the evidence; a new row every time, the last of a day counts. */
  'actions.rate': command({
    input: z.strictObject({
      ...ratingFields,
      abilityEvidence: longText.default(''),
      willingnessEvidence: longText.default(''),
      debtorType: ratingFields.debtorType.default(''),
      answers: abilityAnswersField.default({}),
      note: longText.default(''),
      actionId: actionIdField.nullable().default(null),
    }),
    output: z.object({ ratingId: idField<'debtorRating'>(), box: z.enum(boxes).nullable() }),
    errors: ['customer_not_found', 'rating_evidence_missing', 'action_not_found'],
    touches: ['actions', 'work'],
  }),
  /** Overdue items with the reason last told, those without one first, then by amount. */
  'actions.delays': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      filter: z.enum(['without', 'with', 'all']).default('all'),
      code: z.enum(delayCodes).optional(),
      currency: currencyField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          dueItemId: dueItemIdField,
          documentId: documentIdField,
          number: z.string(),
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          currency: currencyField,
          dueOn: dayField,
          daysLate: z.number().int(),
          openMinor: minorField,
          ...delayField.shape,
        }),
      ),
      total: z.number().int(),
      withoutCount: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, openMinor: minorField, withoutMinor: minorField })),
    }),
  }),
  /** Why money is late, per reason and currency: what is open of it today and how late. */
  'actions.delayCauses': query({
    input: z.strictObject({
      ...pointInTime,
      by: z.enum(['code', 'cause']).default('code'),
      currency: currencyField.optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          key: z.string(),
          currency: currencyField,
          count: z.number().int(),
          openMinor: minorField,
          /** Share of the overdue amount of that currency, basis points. */
          shareBp: z.number().int(),
          /** Weighted by amount, tenths of a day. */
          averageDaysLateTenths: z.number().int(),
        }),
      ),
    }),
  }),
  'actions.setDelayReason': command({
    input: z.strictObject({
      dueItemIds: z.array(dueItemIdField).min(1).max(500),
      code: z.enum(delayCodes),
      cause: z.union([z.enum(delayCauses), z.literal('')]).default(''),
      onDay: dayField,
      note: longText.default(''),
      actionId: actionIdField.nullable().default(null),
    }),
    output: z.object({ count: z.number().int() }),
    errors: ['item_not_found', 'action_not_found', 'delay_note_missing'],
    touches: ['actions'],
  }),
  'actions.feedback': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      status: z.enum(['open', 'closed', 'all']).default('all'),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(feedbackField),
      total: z.number().int(),
      openCount: z.number().int(),
      pastTargetCount: z.number().int(),
      /** Mean of the satisfaction scores of the last 12 months, tenths; null: none asked. */
      averageScoreTenths: z.number().int().nullable(),
    }),
  }),
  'actions.addFeedback': command({
    input: z.strictObject({ ...feedbackFields, content: longText.default(''), owner: shortText.default(''), score: score.default(null), targetOn: dayField.nullable().default(null) }),
    output: z.object({ feedbackId: idField<'feedback'>() }),
    errors: ['customer_not_found', 'feedback_score_missing', 'feedback_empty', 'feedback_target_before'],
    touches: ['actions'],
  }), // prettier-ignore
  'actions.closeFeedback': command({
    input: z.strictObject({ feedbackId: idField<'feedback'>(), closedOn: dayField, outcome: requiredText }),
    output: z.null(),
    errors: ['feedback_not_found', 'feedback_closed', 'feedback_closed_before'],
    touches: ['actions'],
  }),
  'actions.voidFeedback': command({
    input: z.strictObject({ feedbackId: idField<'feedback'>(), reason: requiredText }),
    output: z.null(),
    errors: ['feedback_not_found'],
    touches: ['actions'],
  }),
  /** Care contacts by their next day, those past and not returning last. */
  'actions.care': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      /** Only what falls within so many days from the day asked about. */
      withinDays: z.number().int().min(0).max(400).optional(),
      ...windowFields,
    }),
    output: z.object({ rows: z.array(careDateField), total: z.number().int() }),
  }),
  'actions.addCare': command({
    input: z.strictObject({ ...careFields, contactId: contactIdField.nullable().default(null), yearly: z.boolean().default(false), note: longText.default('') }),
    output: z.object({ careId: idField<'careDate'>() }),
    errors: ['customer_not_found', 'contact_not_found', 'contact_of_another'],
    touches: ['actions'],
  }), // prettier-ignore
  'actions.removeCare': command({
    input: z.strictObject({ careId: idField<'careDate'>(), reason: shortText.default('') }),
    output: z.null(),
    errors: ['care_not_found'],
    touches: ['actions'],
  }),
} as const;
