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
import { documentIdField, documentKindField, dueItemIdField } from '../ledger/contract.ts';
import { debtorClassField, termsFindingField } from '../law/contract.ts';
import { termRuleField } from '../terms/contract.ts';

export const contractIdField = idField<'contract'>();
export const milestoneIdField = idField<'milestone'>();
export const deliveryIdField = idField<'delivery'>();
export const amendmentIdField = idField<'amendment'>();
export const claimIdField = idField<'claim'>();
export const personIdField = idField<'authorisedPerson'>();

export const contractKinds = ['sale', 'framework', 'project', 'service', 'lease', 'other'] as const;
export const contractStatuses = ['draft', 'signed', 'ended', 'cancelled'] as const;
export const contractStatusField = z.enum(contractStatuses);
export const tickStates = ['', 'yes', 'no', 'na'] as const;
/** One line of a checklist: looked at or not, and what was found. */
export const tickField = z.strictObject({ state: z.enum(tickStates), note: z.string().trim().max(500).default('') });
export type Tick = z.infer<typeof tickField>;
const ticksField = z.record(z.string().max(40), tickField);

/** What the contract says about money and time beyond its dates. */
export const agreedField = z.strictObject({
  /** Null: the milestones say when, or nothing is agreed. */
  rule: termRuleField.nullable().default(null),
  /** 定金 (民法典 586), not any payment in advance. */
  depositMinor: positiveMinorField.nullable().default(null),
  /** A penalty in one sum, and the loss it stands for as we estimate it. */
  penaltyMinor: positiveMinorField.nullable().default(null),
  lossMinor: positiveMinorField.nullable().default(null),
  /** 背靠背: we are paid once the customer has been paid. */
  payWhenPaid: z.boolean().default(false),
});
export type Agreed = z.infer<typeof agreedField>;

const contractFields = {
  customerId: customerIdField,
  number: requiredText,
  title: shortText.default(''),
  kind: z.enum(contractKinds).default('sale'),
  currency: currencyField,
  /** Null: a framework without a sum of its own. */
  amountMinor: positiveMinorField.nullable().default(null),
  taxRateBp: z.number().int().min(0).max(10_000).nullable().default(null),
  signedOn: dayField.nullable().default(null),
  fromOn: dayField.nullable().default(null),
  untilOn: dayField.nullable().default(null),
  status: contractStatusField.default('draft'),
  customerSignatory: shortText.default(''),
  ourSignatory: shortText.default(''),
  agreed: agreedField.prefault({}),
  /** Agreed interest for late payment in basis points a year. */
  lateRateBp: z.number().int().min(0).max(100_000).nullable().default(null),
  /** Days the customer has to object after delivery (民法典 621). */
  objectionDays: z.number().int().min(0).max(730).nullable().default(null),
  smeStated: z.boolean().default(false),
  /** Where a dispute goes. A paper that names both is refused: such an arbitration clause is void. */
  disputeResolution: z.array(z.enum(['court', 'arbitration'])).max(2).default([]),
  /** The court's place or the arbitration commission. */
  jurisdiction: shortText.default(''),
  clauses: ticksField.default({}),
  validity: ticksField.default({}),
  note: longText.default(''),
}; // prettier-ignore

export const contractGapField = z.object({
  list: z.enum(['clauses', 'validity', 'head', 'milestones']),
  code: z.string(),
});
export const contractWarningField = z.object({
  code: z.string(),
  level: z.enum(['warn', 'note']),
  articles: z.array(z.string()),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ContractGap = z.infer<typeof contractGapField>;
export type ContractWarning = z.infer<typeof contractWarningField>;

/** 合同金额执行汇总: what was agreed, invoiced, paid, is open, in the contract's currency. */
const progressFields = {
  invoicedMinor: minorField,
  /** Paid by receipts. */
  receivedMinor: minorField,
  /** Credit notes and write-offs. */
  creditedMinor: minorField,
  openMinor: minorField,
  overdueMinor: minorField,
  /** Amount − invoiced, never below zero; null without an amount. */
  uninvoicedMinor: minorField.nullable(),
};

export const contractRowField = z.object({
  contractId: contractIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(contractKinds),
  currency: currencyField,
  amountMinor: minorField.nullable(),
  signedOn: dayField.nullable(),
  fromOn: dayField.nullable(),
  untilOn: dayField.nullable(),
  status: contractStatusField,
  ...progressFields,
  gaps: z.number().int(),
  warnings: z.number().int(),
  /** Signed and nothing missing. */
  complete: z.boolean(),
  nextMilestone: z.object({ label: z.string(), plannedOn: dayField }).nullable(),
});
export type ContractRow = z.infer<typeof contractRowField>;

export const milestoneKinds = ['deposit', 'progress', 'delivery', 'acceptance', 'retention', 'other'] as const;
export const milestoneStateField = z.enum(['waiting', 'soon', 'late', 'reached', 'invoiced_waiting']);
export const milestoneField = z.object({
  milestoneId: milestoneIdField,
  contractId: contractIdField,
  seq: z.number().int(),
  kind: z.enum(milestoneKinds),
  label: z.string(),
  plannedOn: dayField.nullable(),
  actualOn: dayField.nullable(),
  amountMinor: minorField,
  dueDays: z.number().int(),
  triggerDocument: z.string(),
  note: z.string(),
  /** The document that has its due item. */
  documentId: documentIdField.nullable(),
  documentNumber: z.string(),
  dueItemId: dueItemIdField.nullable(),
  dueOn: dayField.nullable(),
  openMinor: minorField.nullable(),
  /** Made by reaching this milestone, so that it can be taken back; false: an invoice that was there before. */
  raisedHere: z.boolean(),
  /** invoiced_waiting: on a document already (retention), its day not yet come to pass. */
  state: milestoneStateField,
  /** plannedOn − asOf; null when reached or without a day. */
  daysLeft: z.number().int().nullable(),
});
export type Milestone = z.infer<typeof milestoneField>;
export const boardRowField = milestoneField.extend({
  number: z.string(),
  customerId: customerIdField,
  customerName: z.string(),
  currency: currencyField,
});
export type BoardRow = z.infer<typeof boardRowField>;

export const acceptances = ['pending', 'accepted', 'objected', 'deemed'] as const;
export const deliveryField = z.object({
  deliveryId: deliveryIdField,
  customerId: customerIdField,
  customerName: z.string(),
  contractId: contractIdField.nullable(),
  contractNumber: z.string(),
  documentId: documentIdField.nullable(),
  documentNumber: z.string(),
  number: z.string(),
  plannedOn: dayField.nullable(),
  deliveredOn: dayField.nullable(),
  goods: z.string(),
  receiver: z.string(),
  /** On the list of people who may take goods in on that day; null: nobody delivered or nobody named. */
  receiverKnown: z.boolean().nullable(),
  currency: currencyField,
  amountMinor: minorField.nullable(),
  acceptance: z.enum(acceptances),
  acceptedOn: dayField.nullable(),
  objectedOn: dayField.nullable(),
  /** Days agreed for this delivery; null: those of the contract, else of the settings. */
  objectionDays: z.number().int().nullable(),
  /** Last day to object; null: not delivered, or no period known. */
  objectionUntil: dayField.nullable(),
  /** Whose days those are. */
  objectionFrom: z.enum(['delivery', 'contract', 'settings', 'none']),
  /** objectionUntil − asOf while acceptance is pending. */
  objectionDaysLeft: z.number().int().nullable(),
  /** plannedOn passed without delivery, or delivered after it. */
  delayDays: z.number().int(),
  note: z.string(),
});
export type Delivery = z.infer<typeof deliveryField>;

const changeDay = dayField.nullable();
/** What an amendment changes. `before` is set by the program from what stands when it is written down. */
export const amendmentChangeField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('due'), dueItemId: dueItemIdField, after: dayField }),
  z.strictObject({ kind: z.literal('milestone'), milestoneId: milestoneIdField, after: dayField }),
  z.strictObject({ kind: z.literal('until'), after: changeDay }),
  z.strictObject({ kind: z.literal('amount'), after: positiveMinorField }),
  z.strictObject({ kind: z.literal('lateRate'), after: z.number().int().min(0).max(100_000).nullable() }),
  z.strictObject({ kind: z.literal('objection'), after: z.number().int().min(0).max(730).nullable() }),
  z.strictObject({ kind: z.literal('other'), label: requiredText, before: shortText, after: requiredText }),
]);
export type AmendmentChange = z.infer<typeof amendmentChangeField>;
const kept = { label: z.string().default(''), changeId: idField<'dueDateChange'>().nullable().default(null) };
const beforeDay = { before: changeDay };
const beforeNumber = { before: z.number().int().nullable() };
export const keptChangeField = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due'), dueItemId: dueItemIdField, after: dayField, ...beforeDay, ...kept }),
  z.object({ kind: z.literal('milestone'), milestoneId: milestoneIdField, after: dayField, ...beforeDay, ...kept }),
  z.object({ kind: z.literal('until'), after: changeDay, ...beforeDay, ...kept }),
  z.object({ kind: z.literal('amount'), after: minorField, ...beforeNumber, ...kept }),
  z.object({ kind: z.literal('lateRate'), after: z.number().int().nullable(), ...beforeNumber, ...kept }),
  z.object({ kind: z.literal('objection'), after: z.number().int().nullable(), ...beforeNumber, ...kept }),
  z.object({ kind: z.literal('other'), before: z.string(), after: z.string(), ...kept }),
]);
export type KeptChange = z.infer<typeof keptChangeField>;
export const amendmentField = z.object({
  amendmentId: amendmentIdField,
  contractId: contractIdField,
  number: z.string(),
  amendedOn: dayField,
  subject: z.string(),
  changes: z.array(keptChangeField),
  signed: z.boolean(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type Amendment = z.infer<typeof amendmentField>;

export const claimCauses = ['late_delivery', 'quality', 'quantity', 'late_payment', 'scope', 'damage', 'termination', 'other'] as const; // prettier-ignore
export const claimOutcomes = ['accepted', 'partly', 'rejected', 'withdrawn', 'settled'] as const;
export const claimField = z.object({
  claimId: claimIdField,
  customerId: customerIdField,
  customerName: z.string(),
  contractId: contractIdField.nullable(),
  contractNumber: z.string(),
  documentId: documentIdField.nullable(),
  documentNumber: z.string(),
  /** Ours against the customer, or theirs against us. */
  direction: z.enum(['ours', 'theirs']),
  cause: z.enum(claimCauses),
  currency: currencyField,
  amountMinor: minorField,
  noticedOn: dayField,
  deadlineOn: dayField.nullable(),
  daysLeft: z.number().int().nullable(),
  closedOn: dayField.nullable(),
  outcome: z.enum(['', ...claimOutcomes]),
  outcomeMinor: minorField.nullable(),
  /** The credit note (theirs) or debit note (ours) it ended in. */
  resultDocumentId: documentIdField.nullable(),
  resultNumber: z.string(),
  note: z.string(),
});
export type Claim = z.infer<typeof claimField>;

export const scopes = ['order', 'receive', 'statement', 'settlement', 'repayment', 'collect', 'negotiate', 'branch'] as const; // prettier-ignore
export const scopeField = z.enum(scopes);
export const personStates = ['valid', 'not_yet', 'ending', 'expired', 'revoked'] as const;
export const personField = z.object({
  personId: personIdField,
  customerId: customerIdField,
  customerName: z.string(),
  contractId: contractIdField.nullable(),
  contractNumber: z.string(),
  side: z.enum(['theirs', 'ours']),
  name: z.string(),
  idLast4: z.string(),
  scopes: z.array(scopeField),
  currency: z.string(),
  limitMinor: minorField.nullable(),
  fromOn: dayField,
  untilOn: dayField.nullable(),
  revokedOn: dayField.nullable(),
  state: z.enum(personStates),
  daysLeft: z.number().int().nullable(),
  note: z.string(),
});
export type AuthorisedPerson = z.infer<typeof personField>;

export const alarmCodes = [
  'milestone_late', 'milestone_soon', 'delivery_late', 'delivery_soon', 'objection_ending', 'objection_over', 'contract_ending',
  'contract_over', 'authorisation_ending', 'authorisation_over', 'claim_soon', 'claim_late', 'amendment_unsigned',
] as const; // prettier-ignore
export const contractAlarmField = z.object({
  code: z.enum(alarmCodes),
  level: z.enum(['yellow', 'orange', 'red']),
  record: z.enum(['contract', 'milestone', 'delivery', 'claim', 'person', 'amendment']),
  recordId: z.number().int(),
  contractId: contractIdField.nullable(),
  customerId: customerIdField,
  customerName: z.string(),
  /** Contract number and what of it. */
  contractNumber: z.string(),
  label: z.string(),
  dueOn: dayField,
  daysLeft: z.number().int(),
});
export type ContractAlarm = z.infer<typeof contractAlarmField>;

export const contractDocumentField = z.object({
  documentId: documentIdField,
  kind: documentKindField,
  number: z.string(),
  issuedOn: dayField,
  amountMinor: minorField,
  openMinor: minorField,
});

const touches = ['contracts'] as const;
const withLedger = ['contracts', 'ledger', 'signals'] as const;
const reason = { reason: requiredText };
const ledgerErrors = ['customer_not_found', 'document_number_taken', 'items_do_not_add_up', 'term_not_found', 'term_currency_differs', 'purpose_needs_debit_note'] as const; // prettier-ignore
const confirmErrors = [
  'document_not_found',
  'only_debits_confirm',
  'item_not_found',
  'item_waits_for_nothing',
] as const;

export const contractsContract = {
  /** The register with its progress as of a day, newest first; sums per currency over the selection. */
  'contracts.list': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      /** current: draft or signed · incomplete: of those, with gaps · ending: signed and over within 60 days. */
      filter: z.enum(['current', 'draft', 'incomplete', 'ending', 'closed', 'all']).default('current'),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(contractRowField),
      total: z.number().int(),
      sums: z.array(z.object({ currency: currencyField, amountMinor: minorField, invoicedMinor: minorField, receivedMinor: minorField, openMinor: minorField, count: z.number().int() })),
    }),
  }), // prettier-ignore
  'contracts.get': query({
    input: z.strictObject({ contractId: contractIdField, ...pointInTime }),
    output: z.object({
      ...contractRowField.omit({ gaps: true, warnings: true }).shape,
      taxRateBp: z.number().int().nullable(),
      customerSignatory: z.string(),
      ourSignatory: z.string(),
      agreed: agreedField,
      lateRateBp: z.number().int().nullable(),
      objectionDays: z.number().int().nullable(),
      smeStated: z.boolean(),
      disputeResolution: z.array(z.enum(['court', 'arbitration'])),
      jurisdiction: z.string(),
      clauses: ticksField,
      validity: ticksField,
      note: z.string(),
      debtorClass: debtorClassField,
      customerTaxId: z.string(),
      gapList: z.array(contractGapField),
      warningList: z.array(contractWarningField),
      /** What the statutes say about the longest term of the contract. */
      termsFinding: termsFindingField.nullable(),
      milestones: z.array(milestoneField),
      deliveries: z.array(deliveryField),
      amendments: z.array(amendmentField),
      claims: z.array(claimField),
      people: z.array(personField),
      documents: z.array(contractDocumentField),
    }),
    errors: ['contract_not_found'],
  }),
  /** Without `contractId` a new contract. What is not given of a known one goes back to its default: send it whole. */
  'contracts.save': command({
    input: z.strictObject({ contractId: contractIdField.optional(), ...contractFields }),
    output: z.object({ contractId: contractIdField, invoicesFound: z.number().int() }),
    errors: [
      'contract_not_found', 'customer_not_found', 'contract_number_taken', 'court_and_arbitration', 'contract_days_disordered',
      'contract_signed_day_missing', 'contract_customer_fixed', 'contract_currency_fixed', 'term_currency_differs',
    ], // prettier-ignore
    touches,
  }),
  /** Only ticks of the two checklists, for answering them one by one. */
  'contracts.tick': command({
    input: z.strictObject({ contractId: contractIdField, clauses: ticksField.default({}), validity: ticksField.default({}) }),
    output: z.object({ gaps: z.number().int() }),
    errors: ['contract_not_found'],
    touches,
  }), // prettier-ignore
  'contracts.remove': command({
    input: z.strictObject({ contractId: contractIdField, ...reason }),
    output: z.null(),
    errors: ['contract_not_found', 'contract_in_use'],
    touches,
  }),

  /**
   * The payment plan, whole: shares of the contract amount (they add up to 100 %, amounts by largest remainder) or
   * amounts (they add up to the contract amount). Milestones already on a document stay as they are and must be sent.
   */
  'contracts.planMilestones': command({
    input: z.strictObject({
      contractId: contractIdField,
      milestones: z
        .array(
          z.strictObject({
            milestoneId: milestoneIdField.optional(),
            kind: z.enum(milestoneKinds),
            label: z.string().trim().min(1).max(60),
            plannedOn: dayField.nullable().default(null),
            shareBp: z.number().int().min(1).max(10_000).optional(),
            amountMinor: positiveMinorField.optional(),
            dueDays: z.number().int().min(0).max(3650).default(0),
            triggerDocument: shortText.default(''),
            note: shortText.default(''),
          }),
        )
        .max(24),
    }),
    output: z.object({ milestones: z.array(z.object({ milestoneId: milestoneIdField, amountMinor: minorField })) }),
    errors: [
      'contract_not_found', 'contract_amount_missing', 'milestones_do_not_add_up', 'milestone_shares_not_whole', 'milestone_share_or_amount',
      'milestone_label_taken', 'milestone_fixed', 'milestone_not_found',
    ], // prettier-ignore
    touches,
  }),
  /**
   * The day came, shown by the trigger document. Its part is invoiced (with others, such as the retention, as due items
   * of their own on the same document), or found on an invoice that is there; on a document already, it is dated now.
   */
  'contracts.reachMilestone': command({
    input: z.strictObject({
      milestoneId: milestoneIdField,
      actualOn: dayField,
      triggerDocument: shortText.default(''),
      invoice: z
        .strictObject({
          kind: z.enum(['invoice', 'debit_note']).default('invoice'),
          number: requiredText,
          issuedOn: dayField,
          /** Other milestones of the contract on the same document; they wait for their own day. */
          withMilestones: z.array(milestoneIdField).max(23).default([]),
          note: longText.default(''),
        })
        .optional(),
      /** An invoice that has this part already. */
      documentId: documentIdField.optional(),
    }),
    output: z.object({ documentId: documentIdField, dueItemId: dueItemIdField, dueOn: dayField }),
    errors: [
      'milestone_not_found', 'milestone_reached', 'milestone_needs_document', 'contract_not_signed', 'document_does_not_match',
      ...ledgerErrors, ...confirmErrors,
    ], // prettier-ignore
    touches: withLedger,
  }),
  /** An invoice that has this part as a due item; the milestone itself is not said to be reached. */
  'contracts.linkMilestone': command({
    input: z.strictObject({ milestoneId: milestoneIdField, documentId: documentIdField }),
    output: z.object({ dueItemId: dueItemIdField }),
    errors: ['milestone_not_found', 'milestone_reached', 'document_does_not_match', 'document_not_found'],
    touches,
  }),
  /** Said by mistake. A document raised by it goes too, if nothing has happened to it since. */
  'contracts.unreachMilestone': command({
    input: z.strictObject({ milestoneId: milestoneIdField, ...reason }),
    output: z.object({ voided: z.string().nullable() }),
    errors: ['milestone_not_found', 'milestone_not_reached', 'milestone_document_used'],
    touches: withLedger,
  }),
  /** Every milestone of signed contracts, late ones first. */
  'contracts.board': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      filter: z.enum(['all', 'late', 'soon', 'waiting', 'reached']).default('all'),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(boardRowField),
      total: z.number().int(),
      counts: z.object({ late: z.number().int(), soon: z.number().int(), waiting: z.number().int(), reached: z.number().int() }),
    }),
  }), // prettier-ignore

  'contracts.deliveries': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      contractId: contractIdField.optional(),
      filter: z.enum(['open', 'all']).default('open'),
      ...windowFields,
    }),
    output: z.object({ rows: z.array(deliveryField), total: z.number().int() }),
  }),
  /** Linked to an invoice, its delivery day becomes the invoice's; due dates that waited for it follow. */
  'contracts.saveDelivery': command({
    input: z.strictObject({
      deliveryId: deliveryIdField.optional(),
      customerId: customerIdField,
      contractId: contractIdField.nullable().default(null),
      documentId: documentIdField.nullable().default(null),
      number: shortText.default(''),
      plannedOn: dayField.nullable().default(null),
      deliveredOn: dayField.nullable().default(null),
      goods: shortText.default(''),
      receiver: shortText.default(''),
      amountMinor: positiveMinorField.nullable().default(null),
      objectionDays: z.number().int().min(0).max(730).nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({
      deliveryId: deliveryIdField,
      /** False: nobody of this name may take goods in that day. */
      receiverKnown: z.boolean().nullable(),
      redated: z.number().int(),
    }),
    errors: [
      'delivery_not_found', 'customer_not_found', 'contract_not_found', 'customer_mismatch', 'delivery_without_day',
      'delivery_settled', ...confirmErrors,
    ], // prettier-ignore
    touches: withLedger,
  }),
  /**
   * Accepted, objected to, or deemed accepted because the period went by without a word: that only on a click, and only
   * once it is over. `pending` takes an answer back. The acceptance day goes to the linked invoice.
   */
  'contracts.settleDelivery': command({
    input: z.strictObject({
      deliveryId: deliveryIdField,
      acceptance: z.enum(acceptances),
      on: dayField,
      note: longText.default(''),
    }),
    output: z.object({ redated: z.number().int() }),
    errors: [
      'delivery_not_found', 'delivery_not_delivered', 'objection_window_open', 'objection_window_unknown', 'acceptance_before_delivery',
      ...confirmErrors,
    ], // prettier-ignore
    touches: withLedger,
  }),
  'contracts.removeDelivery': command({
    input: z.strictObject({ deliveryId: deliveryIdField, ...reason }),
    output: z.null(),
    errors: ['delivery_not_found'],
    touches,
  }),

  /** Written down, signed or not. As long as it is not signed it changes nothing. */
  'contracts.saveAmendment': command({
    input: z.strictObject({
      amendmentId: amendmentIdField.optional(),
      contractId: contractIdField,
      number: requiredText,
      amendedOn: dayField,
      subject: requiredText,
      changes: z.array(amendmentChangeField).min(1).max(60),
      note: longText.default(''),
    }),
    output: z.object({ amendmentId: amendmentIdField }),
    errors: [
      'contract_not_found', 'amendment_not_found', 'amendment_signed', 'amendment_number_taken', 'milestone_not_found',
      'item_not_found', 'customer_mismatch', 'amendment_changes_nothing',
    ], // prettier-ignore
    touches,
  }),
  /** Signed by both: every change takes effect, due dates move from the day of signing with the amendment as evidence. */
  'contracts.signAmendment': command({
    input: z.strictObject({ amendmentId: amendmentIdField, signedOn: dayField }),
    output: z.object({ redated: z.array(z.object({ dueItemId: dueItemIdField, fromDueOn: dayField, toDueOn: dayField })) }),
    errors: ['amendment_not_found', 'amendment_signed', 'contract_not_signed', 'item_not_found', 'redate_before_document', 'redate_same_day'],
    touches: withLedger,
  }), // prettier-ignore
  /** Entered by mistake. Of a signed one everything it changed goes back, as long as nothing was changed after it. */
  'contracts.takeBackAmendment': command({
    input: z.strictObject({ amendmentId: amendmentIdField, ...reason }),
    output: z.null(),
    errors: ['amendment_not_found', 'amendment_changed_since', 'due_change_not_found', 'due_change_not_last'],
    touches: withLedger,
  }),

  'contracts.claims': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      contractId: contractIdField.optional(),
      filter: z.enum(['open', 'closed', 'all']).default('open'),
      ...windowFields,
    }),
    output: z.object({ rows: z.array(claimField), total: z.number().int() }),
  }),
  'contracts.saveClaim': command({
    input: z.strictObject({
      claimId: claimIdField.optional(),
      customerId: customerIdField,
      contractId: contractIdField.nullable().default(null),
      /** The invoice it is about. */
      documentId: documentIdField.nullable().default(null),
      direction: z.enum(['ours', 'theirs']),
      cause: z.enum(claimCauses),
      currency: currencyField,
      amountMinor: positiveMinorField,
      noticedOn: dayField,
      deadlineOn: dayField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ claimId: claimIdField }),
    errors: ['claim_not_found', 'claim_closed', 'customer_not_found', 'contract_not_found', 'document_not_found', 'customer_mismatch', 'currency_mismatch', 'claim_deadline_before_notice'],
    touches,
  }), // prettier-ignore
  /**
   * The end of a claim and what it does to what is owed: theirs may end in a credit note (against the invoice it is about
   * as far as that is open), ours in a debit note.
   */
  'contracts.closeClaim': command({
    input: z.strictObject({
      claimId: claimIdField,
      closedOn: dayField,
      outcome: z.enum(claimOutcomes),
      outcomeMinor: minorField.default(0),
      document: z.strictObject({ number: requiredText.optional(), dueOn: dayField.optional() }).optional(),
      note: longText.default(''),
    }),
    output: z.object({ documentId: documentIdField.nullable(), number: z.string() }),
    errors: [
      'claim_not_found', 'claim_closed', 'claim_outcome_exceeds', 'claim_outcome_missing', 'claim_closed_before_notice', 'claim_number_missing',
      'claim_document_stands', 'allocation_exceeds_item', 'allocation_exceeds_credit', 'currency_mismatch', 'customer_mismatch', 'item_not_found',
      ...ledgerErrors,
    ], // prettier-ignore
    touches: withLedger,
  }),
  /**
   * A claim closed too early is open again. The document it ended in stays in the ledger and with the claim, and is named:
   * a credit note is reversed by its own command, a debit note is set off by a credit note. While it stands, closing the
   * claim again makes no second one.
   */
  'contracts.reopenClaim': command({
    input: z.strictObject({ claimId: claimIdField, ...reason }),
    output: z.object({ standingDocumentId: documentIdField.nullable(), standingNumber: z.string() }),
    errors: ['claim_not_found', 'claim_not_closed'],
    touches,
  }),
  'contracts.removeClaim': command({
    input: z.strictObject({ claimId: claimIdField, ...reason }),
    output: z.null(),
    errors: ['claim_not_found', 'claim_has_document'],
    touches,
  }),

  'contracts.people': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      contractId: contractIdField.optional(),
      filter: z.enum(['valid', 'ending', 'all']).default('all'),
      ...windowFields,
    }),
    output: z.object({ rows: z.array(personField), total: z.number().int() }),
  }),
  /** Of an identity number only the last four characters are kept; more is refused. */
  'contracts.savePerson': command({
    input: z.strictObject({
      personId: personIdField.optional(),
      customerId: customerIdField,
      contractId: contractIdField.nullable().default(null),
      side: z.enum(['theirs', 'ours']).default('theirs'),
      name: requiredText,
      idLast4: z.string().trim().max(40).default(''),
      scopes: z.array(scopeField).min(1).max(8),
      currency: currencyField.nullable().default(null),
      limitMinor: positiveMinorField.nullable().default(null),
      fromOn: dayField,
      untilOn: dayField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ personId: personIdField }),
    errors: ['person_not_found', 'customer_not_found', 'contract_not_found', 'customer_mismatch', 'id_only_last_four', 'person_days_disordered', 'person_limit_needs_currency'],
    touches,
  }), // prettier-ignore
  'contracts.revokePerson': command({
    input: z.strictObject({ personId: personIdField, revokedOn: dayField.nullable(), note: shortText.default('') }),
    output: z.null(),
    errors: ['person_not_found', 'person_days_disordered'],
    touches,
  }),
  'contracts.removePerson': command({
    input: z.strictObject({ personId: personIdField, ...reason }),
    output: z.null(),
    errors: ['person_not_found'],
    touches,
  }),

  /** What about contracts cannot wait on a day, worst first. */
  'contracts.alarms': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({ rows: z.array(contractAlarmField) }),
  }),
} as const;
