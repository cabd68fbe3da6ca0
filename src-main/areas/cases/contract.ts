import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  languageField,
  longText,
  minorField,
  pointInTime,
  positiveMinorField,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { documentIdField, dueItemIdField } from '../ledger/contract.ts';
import { agentIdField } from '../securities/contract.ts';

/**
 * What can be done about a debt beyond asking, and the stages it goes through (domain.md §10.4, §0 rows 20–22, 128, 147).
 * Subject to the courts; not legal advice.
 */
export const caseKinds = [
  'lawyer_letter', 'payment_order', 'small_claim', 'suit', 'arbitration', 'preservation', 'enforcement', 'insolvency', 'outsourced',
] as const; // prettier-ignore
export type CaseKind = (typeof caseKinds)[number];

export const assetKinds = ['deposit', 'movable', 'real_estate', 'other'] as const;
export type AssetKind = (typeof assetKinds)[number];

/** How a case ends. `won_unpaid`: a title that can be enforced; the time for that goes on running. */
export const outcomes = [
  'paid', 'settled', 'won_unpaid', 'partly', 'lost', 'ended', 'withdrawn', 'unenforceable',
] as const; // prettier-ignore
export type Outcome = (typeof outcomes)[number];
/** What a case costs, by kind. */
export const costKinds = [
  'court_fee', 'lawyer', 'security', 'notary', 'appraisal', 'travel', 'postage', 'commission', 'other',
] as const; // prettier-ignore
export type CostKind = (typeof costKinds)[number];

/** How near a deadline is: past its day, at most 7 days, at most 30 days, or later. */
export const urgencies = ['overdue', 'within_7', 'within_30', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

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

export const caseIdField = idField<'case'>();
export const caseEventIdField = idField<'caseEvent'>();
export const caseDeadlineIdField = idField<'caseDeadline'>();
export const assetClueIdField = idField<'assetClue'>();
export const caseKindField = z.enum(caseKinds);
export const outcomeField = z.enum(outcomes);
export const clueKinds = ['bank_account', 'vehicle', 'property', 'receivable', 'equipment', 'equity', 'other'] as const;
export const clueKindField = z.enum(clueKinds);
/** What a deadline set by hand is about. */
export const ownDeadlineKinds = ['hearing', 'evidence_period', 'supplement', 'set_aside', 'report', 'other'] as const;
export const ownDeadlineKindField = z.enum(ownDeadlineKinds);

export const caseDeadlineField = z.object({
  caseId: caseIdField,
  /** Of a tick or of one set by hand; null: it follows by rule and nobody ticked it. */
  deadlineId: caseDeadlineIdField.nullable(),
  code: z.string(),
  own: z.boolean(),
  party: z.enum(['us', 'court', 'debtor']),
  fromStage: z.string(),
  fromOn: dayField,
  dueOn: dayField,
  /** The day as counted, where a day off moved it. */
  shiftedFrom: dayField.nullable(),
  article: z.string(),
  subject: z.string(),
  note: z.string(),
  doneOn: dayField.nullable(),
  daysLeft: z.number().int(),
  urgency: z.enum(urgencies),
});
export type CaseDeadline = z.infer<typeof caseDeadlineField>;

export const caseRowField = z.object({
  caseId: caseIdField,
  parentId: caseIdField.nullable(),
  kind: caseKindField,
  number: z.string(),
  title: z.string(),
  forum: z.string(),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  currency: currencyField,
  claimMinor: minorField,
  agentId: agentIdField.nullable(),
  /** Of the register, or as typed. */
  agentName: z.string(),
  openedOn: dayField,
  closedOn: dayField.nullable(),
  outcome: z.union([outcomeField, z.literal('')]),
  /** The furthest stage on record; `opened` before the first. */
  stage: z.string(),
  stageOn: dayField,
  next: caseDeadlineField.nullable(),
  /** Costs of the case and of those under it. */
  costMinor: minorField,
  /** What came in on its debts while it ran, or as entered at closing; null for a case under another. */
  recoveredMinor: minorField.nullable(),
  netMinor: minorField.nullable(),
});
export type CaseRow = z.infer<typeof caseRowField>;

export const checkField = z.object({
  code: z.string(),
  article: z.string(),
  answer: checkAnswerField.nullable(),
  /** What the book knows by itself. */
  byFacts: checkAnswerField.nullable(),
});

export const caseEventField = z.object({
  eventId: caseEventIdField,
  stage: z.string(),
  onDay: dayField,
  values: eventValuesField,
  costKind: z.string(),
  costMinor: minorField,
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
  /** The limitation period starts anew with it, and how well that is proved; null: it does not. */
  interrupts: z.string().nullable(),
  proofGrade: z.enum(['none', 'A', 'B']),
});

export const clueField = z.object({
  clueId: assetClueIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  kind: clueKindField,
  description: z.string(),
  seenOn: dayField,
  source: z.string(),
  currency: z.union([currencyField, z.literal('')]),
  valueMinor: minorField.nullable(),
  caseId: caseIdField.nullable(),
  note: z.string(),
  actor: z.string(),
});
export type Clue = z.infer<typeof clueField>;

const touches = ['cases', 'signals', 'limitation', 'policy', 'work'] as const;
const item = z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField });

export const casesContract = {
  /** Cases as of a day: what cannot wait first, then the newest. */
  'cases.list': query({
    input: z.strictObject({
      ...pointInTime,
      status: z.enum(['open', 'closed', 'all']).default('open'),
      kind: caseKindField.optional(),
      customerId: customerIdField.optional(),
      search: shortText.optional(),
    }),
    output: z.object({
      rows: z.array(caseRowField),
      /** Over cases that stand under no other, per currency. */
      sums: z.array(
        z.object({ currency: currencyField, count: z.number().int(), claimMinor: minorField, costMinor: minorField, recoveredMinor: minorField }),
      ), // prettier-ignore
      overdueCount: z.number().int(),
      soonCount: z.number().int(),
    }),
  }),
  'cases.get': query({
    input: z.strictObject({ caseId: caseIdField, ...pointInTime }),
    output: z.object({
      ...caseRowField.shape,
      values: caseValuesField,
      note: z.string(),
      closeNote: z.string(),
      actor: z.string(),
      items: z.array(
        z.object({
          dueItemId: dueItemIdField,
          documentId: documentIdField,
          number: z.string(),
          dueOn: dayField,
          /** Claimed of it. */
          amountMinor: minorField,
          openMinor: minorField,
        }),
      ),
      events: z.array(caseEventField),
      deadlines: z.array(caseDeadlineField),
      checks: z.array(checkField),
      parent: z.object({ caseId: caseIdField, kind: caseKindField, number: z.string() }).nullable(),
      children: z.array(z.object({ caseId: caseIdField, kind: caseKindField, number: z.string(), stage: z.string(), closedOn: dayField.nullable() })),
      ownCostMinor: minorField,
      /** Of an enforcement with a day for performance: the doubled part of the interest so far. */
      interest: z
        .object({
          interestMinor: minorField,
          article: z.string(),
          checkedOn: dayField,
          segments: z.array(z.object({ from: dayField, to: dayField, days: z.number().int(), principalMinor: minorField, interestMinor: minorField })),
        })
        .nullable(),
      /** claim_day_unusual: the court's day lies outside 30 days to three months. */
      warnings: z.array(z.enum(['claim_day_unusual', 'arbitration_named'])),
    }),
    errors: ['case_not_found'],
  }), // prettier-ignore
  /** Every deadline of every open case, nearest first. */
  'cases.deadlines': query({
    input: z.strictObject({
      ...pointInTime,
      /** open: not done. */
      status: z.enum(['open', 'all']).default('open'),
      customerId: customerIdField.optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          ...caseDeadlineField.shape,
          kind: caseKindField,
          number: z.string(),
          title: z.string(),
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
        }),
      ),
      counts: z.record(z.enum(urgencies), z.number().int()),
    }),
  }),
  /** The checklist of a case that is not opened yet, by the facts of the book. */
  'cases.check': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField,
      kind: caseKindField,
      dueItemIds: z.array(dueItemIdField).max(500),
      claimMinor: minorField,
      agentId: agentIdField.nullable().default(null),
      parentId: caseIdField.nullable().default(null),
      values: caseValuesField,
    }),
    output: z.object({
      checks: z.array(checkField),
      /** Contracts of the customer that name arbitration. */
      arbitrationContracts: z.array(z.string()),
      /** Items that are in another open claim. */
      taken: z.array(dueItemIdField),
      /** The local average yearly wage as entered last. */
      lastYearlyWageMinor: minorField.nullable(),
    }),
  }),
  /** Opens a case on debts of one customer; from then on they are left to it. A case under another takes its debts over. */
  'cases.open': command({
    input: z.strictObject({
      customerId: customerIdField,
      kind: caseKindField,
      parentId: caseIdField.nullable().default(null),
      number: shortText.default(''),
      title: shortText.default(''),
      /** Court, commission or firm. */
      forum: shortText.default(''),
      /** Absent: the sum of the items. More than it where interest and costs are claimed too. */
      claimMinor: positiveMinorField.optional(),
      items: z.array(item).max(500).default([]),
      agentId: agentIdField.nullable().default(null),
      openedOn: dayField,
      values: caseValuesField.prefault({}),
      note: longText.default(''),
    }),
    output: z.object({ caseId: caseIdField }),
    errors: [
      'customer_not_found', 'case_items_missing', 'item_not_found', 'customer_mismatch', 'currency_mismatch', 'case_amount_exceeds_open',
      'case_item_taken', 'case_parent_not_possible', 'case_law_firm_needed', 'case_agent_not_allowed', 'agent_not_found',
      'case_arbitration_not_agreed', 'case_day_in_future',
    ],
    touches: [...touches],
  }), // prettier-ignore
  'cases.change': command({
    input: z.strictObject({
      caseId: caseIdField,
      number: shortText.optional(),
      title: shortText.optional(),
      forum: shortText.optional(),
      claimMinor: positiveMinorField.optional(),
      agentId: agentIdField.nullable().optional(),
      values: caseValuesField.optional(),
      note: longText.optional(),
    }),
    output: z.null(),
    errors: ['case_not_found', 'agent_not_found', 'case_law_firm_needed', 'case_agent_not_allowed'],
    touches: [...touches],
  }),
  /** A stage reached, or costs alone (`cost`). */
  'cases.addStage': command({
    input: z.strictObject({
      caseId: caseIdField,
      stage: z.string().min(1).max(40),
      onDay: dayField,
      values: eventValuesField.prefault({}),
      costKind: z.union([z.enum(costKinds), z.literal('')]).default(''),
      costMinor: minorField.default(0),
      note: longText.default(''),
    }),
    output: z.object({ eventId: caseEventIdField }),
    errors: [
      'case_not_found', 'case_closed', 'case_stage_unknown', 'case_stage_twice', 'case_stage_before_opening', 'case_day_in_future',
      'case_asset_missing', 'case_cost_kind_missing', 'case_checks_missing',
    ],
    touches: [...touches],
  }), // prettier-ignore
  /** Entered by mistake: from now on it never was. */
  'cases.voidStage': command({
    input: z.strictObject({ eventId: caseEventIdField, reason: requiredText }),
    output: z.null(),
    errors: ['case_stage_not_found', 'case_closed'],
    touches: [...touches],
  }),
  'cases.addDeadline': command({
    input: z.strictObject({ caseId: caseIdField, kind: ownDeadlineKindField, dueOn: dayField, note: longText.default('') }),
    output: z.object({ deadlineId: caseDeadlineIdField }),
    errors: ['case_not_found', 'case_closed'],
    touches: [...touches],
  }), // prettier-ignore
  /** Ticks a deadline off: one set by hand by its id, one that follows by rule by what it runs from. */
  'cases.tickDeadline': command({
    input: z.strictObject({
      caseId: caseIdField,
      deadlineId: caseDeadlineIdField.nullable().default(null),
      code: z.string().max(40).default(''),
      fromStage: z.string().max(40).default(''),
      fromOn: dayField.nullable().default(null),
      subject: shortText.default(''),
      doneOn: dayField,
      note: longText.default(''),
    }),
    output: z.object({ deadlineId: caseDeadlineIdField }),
    errors: ['case_not_found', 'case_deadline_not_found', 'case_deadline_done', 'case_day_in_future'],
    touches: [...touches],
  }),
  'cases.untickDeadline': command({
    input: z.strictObject({ deadlineId: caseDeadlineIdField }),
    output: z.null(),
    errors: ['case_deadline_not_found'],
    touches: [...touches],
  }),
  'cases.removeDeadline': command({
    input: z.strictObject({ deadlineId: caseDeadlineIdField, reason: requiredText }),
    output: z.null(),
    errors: ['case_deadline_not_found'],
    touches: [...touches],
  }),
  'cases.close': command({
    input: z.strictObject({
      caseId: caseIdField,
      closedOn: dayField,
      outcome: outcomeField,
      recoveredMinor: minorField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.null(),
    errors: ['case_not_found', 'case_closed', 'case_closed_too_early', 'case_children_open', 'case_day_in_future'],
    touches: [...touches],
  }),
  'cases.reopen': command({
    input: z.strictObject({ caseId: caseIdField, reason: requiredText }),
    output: z.null(),
    errors: ['case_not_found', 'case_not_closed'],
    touches: [...touches],
  }),
  /** Opened by mistake: from now on it never was. */
  'cases.void': command({
    input: z.strictObject({ caseId: caseIdField, reason: requiredText }),
    output: z.null(),
    errors: ['case_not_found', 'case_has_children'],
    touches: [...touches],
  }),
  /** What the debtor may own, newest first. */
  'cases.clues': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional(), search: shortText.optional() }),
    output: z.object({ rows: z.array(clueField) }),
  }),
  'cases.addClue': command({
    input: z.strictObject({
      customerId: customerIdField,
      kind: clueKindField,
      description: requiredText,
      seenOn: dayField,
      source: requiredText,
      currency: currencyField.optional(),
      valueMinor: minorField.nullable().default(null),
      caseId: caseIdField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ clueId: assetClueIdField }),
    errors: ['customer_not_found', 'case_not_found', 'case_day_in_future'],
    touches: ['cases'],
  }),
  'cases.removeClue': command({
    input: z.strictObject({ clueId: assetClueIdField, reason: requiredText }),
    output: z.null(),
    errors: ['case_clue_not_found'],
    touches: ['cases'],
  }),
  /** The sheet a law firm needs to write its letter or its claim: our own paper, never one in its name. */
  'cases.requestSheet': query({
    input: z.strictObject({ caseId: caseIdField, ...pointInTime, language: languageField.optional() }),
    output: z.object({ documentToken: z.string(), title: z.string(), suggestedFileName: z.string() }),
    errors: ['case_not_found'],
  }),
} as const;
