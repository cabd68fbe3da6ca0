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
import { customerIdField } from '../customers/contract.ts';
import { lawPackField } from '../law/contract.ts';
import { documentIdField, dueItemIdField } from '../ledger/contract.ts';
import { securityIdField } from '../securities/contract.ts';

export const proofGrades = ['none', 'A', 'B', 'C'] as const;
export type ProofGrade = (typeof proofGrades)[number];

/** Kinds that other parts of the book tell of. */
export const derivedKinds = ['letter', 'receipt', 'statement', 'plan', 'promise', 'case', 'action'] as const;

/** Kinds somebody enters here because no other register holds them. */
export const manualKinds = [
  'demand', 'press_notice', 'consent', 'security_given', 'set_off', 'proceedings', 'mediation', 'police_report',
  'assignment_notice', 'revival', 'signed_demand', 'demand_grace_end', 'suspension',
] as const; // prettier-ignore
export type ManualKind = (typeof manualKinds)[number];

export const incidentKinds = [...derivedKinds, ...manualKinds] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Why something known does not move the safe date. */
export const weaknesses = [
  'no_proof', 'weak_proof', 'no_file', 'bill_not_honoured', 'third_party', 'cash_without_slip', 'no_item_named',
  'not_by_this_law', 'after_expiry', 'not_filed',
] as const; // prettier-ignore
export type Weakness = (typeof weaknesses)[number];

export const clockStates = ['running', 'alarm', 'passed', 'pending', 'no_rule'] as const;
export type ClockState = (typeof clockStates)[number];

/** What would start the period anew, or bring it back; each with its article in the texts. */
export const remedies = [
  'letter_with_proof', 'statement_stamped', 'part_payment', 'written_promise', 'signed_plan', 'file_claim', 'follow_up_call',
  'revive', 'ask_lawyer', 'enter_period',
] as const; // prettier-ignore
export type Remedy = (typeof remedies)[number];

/** How a letter went out. */
export const serviceMethods = ['hand', 'ems', 'courier', 'registered', 'email', 'wechat', 'fax', 'notary', 'newspaper'] as const; // prettier-ignore
export type ServiceMethod = (typeof serviceMethods)[number];

export const proofReasons = [
  'signed', 'notarised', 'published', 'delivered_with_record', 'delivered_to_agreed_address', 'should_have_arrived',
  'not_agreed_address', 'no_tracking', 'not_delivered', 'returned', 'nobody_signed',
] as const; // prettier-ignore
export type ProofReason = (typeof proofReasons)[number];

export const limitationEventIdField = idField<'limitationEvent'>();
export const proofGradeField = z.enum(proofGrades);
export const clockStateField = z.enum(clockStates);
export const manualKindField = z.enum(manualKinds);

export const clockEventField = z.object({
  kind: z.enum(['due', ...incidentKinds]),
  onDay: dayField,
  /** The end of what lasted: proceedings, an obstacle, the last instalment of a plan. */
  untilOn: dayField.nullable(),
  ongoing: z.boolean(),
  proofGrade: proofGradeField,
  countsForSafe: z.boolean(),
  /** Why it does not count; null: it does. */
  whyNot: z.enum(weaknesses).nullable(),
  article: z.string(),
  reference: z.string(),
  /** due · letter · action · receipt · evidence · plan · promise · case · event: the register, and its row. */
  source: z.string(),
  sourceId: z.number().int().nullable(),
  detail: z.string(),
});

const clock = {
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  invoiceNo: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  openMinor: minorField,
  dueOn: dayField,
  /** The day before the period starts; of a debt in parts the due day of the last part. */
  startOn: dayField,
  lawPack: lawPackField,
  /** Last day by what can be proved; null: the period of that law is not entered. */
  safeOn: dayField.nullable(),
  /** Last day by everything known; never before `safeOn`. */
  greyOn: dayField.nullable(),
  article: z.string(),
  state: clockStateField,
  /** Days left to the safe date; below zero once it is over. */
  daysLeft: z.number().int().nullable(),
  /** The nearest alarm reached, of the days in the settings. */
  alarmDays: z.number().int().nullable(),
  longStop: z.boolean(),
};

export const clockRowField = z.object({
  ...clock,
  /** The last thing that counts for the safe date beside the due day. */
  lastProved: z.object({ kind: z.enum(incidentKinds), onDay: dayField, reference: z.string() }).nullable(),
  /** Something that moved the grey date alone and still wants its proof: a call without a trace, a letter without a slip. */
  unproved: z.number().int(),
});
export type ClockRow = z.infer<typeof clockRowField>;

/** All in a state, or behind the nearest alarm reached. */
export const clockBandField = z.union([clockStateField, z.number().int().min(1).max(3650), z.literal('all')]);

export const limitationEventField = z.object({
  eventId: limitationEventIdField,
  kind: z.enum([...manualKinds, 'guarantor_claim']),
  onDay: dayField,
  untilOn: dayField.nullable(),
  dueItemIds: z.array(dueItemIdField),
  securityId: securityIdField.nullable(),
  proofGrade: proofGradeField,
  reference: z.string(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  files: z.number().int(),
});

export const guarantorStates = ['running', 'alarm', 'missed', 'claimed', 'no_period'] as const;
export const guarantorRowField = z.object({
  securityId: securityIdField,
  customerId: customerIdField,
  customerName: z.string(),
  provider: z.string(),
  form: z.enum(['general', 'joint']),
  currency: currencyField,
  amountMinor: minorField,
  mainDueOn: dayField.nullable(),
  /** Last day to claim: against the guarantor (joint), against the debtor in court (general). It does not stop. */
  endsOn: dayField.nullable(),
  article: z.string(),
  /** The first proved claim in time, and until when it can be enforced from then on; else one that nothing proves yet, which leaves the state as it is. */
  claimedOn: dayField.nullable(),
  claimProved: z.boolean(),
  enforceableUntilOn: dayField.nullable(),
  state: z.enum(guarantorStates),
  daysLeft: z.number().int().nullable(),
});
export type GuarantorRow = z.infer<typeof guarantorRowField>;

export const limitationContract = {
  /** Open receivables by the safe date, nearest first. */
  'limitation.list': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      band: clockBandField.default('all'),
      /** Only what is due already: before that nothing runs. */
      due: z.boolean().default(true),
      /** Only where a proof would move the safe date. */
      unproved: z.boolean().default(false),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(clockRowField),
      total: z.number().int(),
      /** Over all that is asked for but the band: how much stands in each, per currency. */
      bands: z.array(
        z.object({ band: clockBandField, currency: currencyField, count: z.number().int(), openMinor: minorField }),
      ),
      alarmDays: z.array(z.number().int()),
    }),
  }),
  /** One item with everything that happened to its debt, and what would start the period anew. */
  'limitation.clock': query({
    input: z.strictObject({ ...pointInTime, dueItemId: dueItemIdField }),
    output: z.object({
      ...clock,
      events: z.array(clockEventField),
      entries: z.array(limitationEventField),
      rule: z.object({
        months: z.number().int().nullable(),
        longStopMonths: z.number().int().nullable(),
        article: z.string(),
        source: z.string(),
        checkedOn: dayField.nullable(),
      }),
      remedies: z.array(z.enum(remedies)),
      /** The other open items of the customer, for an entry that speaks about several. */
      siblings: z.array(z.object({ dueItemId: dueItemIdField, invoiceNo: z.string(), dueOn: dayField, openMinor: minorField })),
    }),
    errors: ['limitation_item_not_open'],
  }), // prettier-ignore
  /** Every open item with its events, for lists and files outside; oldest safe date first. */
  'limitation.clocks': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({ rows: z.array(z.object({ ...clock, events: z.array(clockEventField) })) }),
  }),
  /** Guarantees with a period that runs apart from the debt's and does not stop. */
  'limitation.guarantors': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({ rows: z.array(guarantorRowField) }),
  }),
  /** Something that happened and that no other register holds. Days of an entry are never changed: take it out and enter it anew. */
  'limitation.addEvent': command({
    input: z.strictObject({
      customerId: customerIdField,
      kind: manualKindField,
      onDay: dayField,
      /** The end of proceedings or of an obstacle; null: it lasts, or it was done in a day. */
      untilOn: dayField.nullable().default(null),
      dueItemIds: z.array(dueItemIdField).min(1).max(500),
      proofGrade: proofGradeField,
      reference: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.object({ eventId: limitationEventIdField }),
    errors: ['customer_not_found', 'limitation_item_of_another', 'limitation_days_disordered', 'limitation_day_in_future'],
    touches: ['limitation', 'signals'],
  }), // prettier-ignore
  /** The guarantor was asked in writing, or the debtor sued, within the guarantee period. */
  'limitation.addGuarantorClaim': command({
    input: z.strictObject({
      securityId: securityIdField,
      onDay: dayField,
      proofGrade: proofGradeField,
      reference: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.object({ eventId: limitationEventIdField }),
    errors: ['security_not_found', 'limitation_day_in_future'],
    touches: ['limitation', 'signals'],
  }),
  /** Proceedings are over, or an obstacle is gone. */
  'limitation.endEvent': command({
    input: z.strictObject({ eventId: limitationEventIdField, untilOn: dayField }),
    output: z.null(),
    errors: ['limitation_event_not_found', 'limitation_event_ended', 'limitation_days_disordered', 'limitation_day_in_future'],
    touches: ['limitation', 'signals'],
  }), // prettier-ignore
  'limitation.removeEvent': command({
    input: z.strictObject({ eventId: limitationEventIdField, reason: requiredText }),
    output: z.null(),
    errors: ['limitation_event_not_found'],
    touches: ['limitation', 'signals'],
  }),
} as const;
