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
import { documentIdField } from '../ledger/contract.ts';

export const securityIdField = idField<'security'>();
export const policyIdField = idField<'policy'>();
export const insuredLimitIdField = idField<'insuredLimit'>();
export const agentIdField = idField<'serviceAgent'>();

export const securityKindField = z.enum(['guarantee', 'mortgage', 'pledge', 'lien', 'deposit', 'retention', 'other']);
export const securityFormField = z.enum([
  '', 'general', 'joint', 'unclear', 'building', 'movable', 'bill', 'receivable', 'right',
]); // prettier-ignore
export const guaranteePeriodField = z.enum(['agreed', 'not_agreed', 'until_paid']);
const alarmLevelField = z.enum(['yellow', 'orange', 'red']);

export const securityWarningField = z.enum([
  'unsigned', 'unclear_is_general', 'period_missing', 'agreed_period_void', 'resolution_missing', 'not_registered',
  'registration_advised', 'not_handed_over', 'deposit_unpaid', 'deposit_over_cap', 'contract_missing', 'recovery_blocked',
  'transfer_on_default', 'period_missed',
]); // prettier-ignore

const alarm = { level: alarmLevelField, dueOn: dayField, daysLeft: z.number().int(), sinceOn: dayField };
export const securityAlarmField = z.object({
  code: z.enum(['period_ends', 'period_missed', 'grace_over', 'term_ends', 'term_over']),
  ...alarm,
});
export const insuranceAlarmField = z.object({
  code: z.enum(['policy_ends', 'limit_ends', 'report_overdue', 'claim', 'extension_exceeded', 'term_exceeded']),
  ...alarm,
});

const securityFields = {
  customerId: customerIdField,
  contractId: idField<'contract'>().nullable(),
  kind: securityKindField,
  form: securityFormField,
  /** Who gives it: the guarantor, the owner of the thing. */
  provider: requiredText,
  /** The provider is a company: its resolution is asked for. */
  company: z.boolean(),
  period: guaranteePeriodField,
  transferOnDefault: z.boolean(),
  currency: currencyField,
  amountMinor: positiveMinorField,
  /** What it would bring; null: the amount. */
  realisableMinor: minorField.nullable(),
  signedOn: dayField.nullable(),
  mainDueOn: dayField.nullable(),
  untilOn: dayField.nullable(),
  registrationNumber: shortText,
  registeredOn: dayField.nullable(),
  resolutionOn: dayField.nullable(),
  /** Paid, handed over, taken into possession; of a guarantee: sued or asked within its period. */
  actedOn: dayField.nullable(),
  note: longText,
};

export const securityField = z.object({
  securityId: securityIdField,
  ...securityFields,
  customerName: z.string(),
  contractNumber: z.string(),
  releasedOn: dayField.nullable(),
  releaseReason: z.string(),
  recordedAt: instantField,
  /** The day that counts, agreed or by law, with the article. */
  periodEnd: z
    .object({
      on: dayField,
      basis: z.enum(['agreed', 'computed']),
      what: z.enum(['guarantee_period', 'limitation', 'grace', 'term']),
      article: z.string(),
    })
    .nullable(),
  /** What it stands for on the day; 0 when it has no effect. */
  coverMinor: minorField,
  /** At most this counts as a deposit; null: no contract to measure it by. */
  depositCapMinor: minorField.nullable(),
  /** Paid of its contract, of ten thousand; null: not known. */
  paidShareBp: z.number().int().nullable(),
  warnings: z.array(securityWarningField),
  alarm: securityAlarmField.nullable(),
});
export type Security = z.infer<typeof securityField>;

const policyFields = {
  insurer: requiredText,
  number: requiredText,
  currency: currencyField,
  fromOn: dayField,
  untilOn: dayField,
  insuredBp: z.number().int().min(1).max(10_000),
  retentionMinor: minorField.nullable(),
  /** Longest credit term the policy covers. */
  maxTermDays: z.number().int().min(1).max(730).nullable(),
  /** Longest a due date may be put off without the insurer. */
  maxExtensionDays: z.number().int().min(0).max(730).nullable(),
  /** Days from the due date to report an overdue item, and to claim. */
  reportOverdueDays: z.number().int().min(1).max(730).nullable(),
  claimDays: z.number().int().min(1).max(1_095).nullable(),
  premiumBasis: shortText,
  note: longText,
};

export const insuredLimitField = z.object({
  insuredLimitId: insuredLimitIdField,
  policyId: policyIdField,
  customerId: customerIdField,
  customerName: z.string(),
  amountMinor: positiveMinorField,
  fromOn: dayField,
  untilOn: dayField.nullable(),
  /** Set by us within what the policy allows, not by the insurer. */
  discretionary: z.boolean(),
  note: z.string(),
  /** What the buyer owes, in the policy's currency. */
  openMinor: minorField,
  overdueMinor: minorField,
  /** Counts on the day. */
  inForce: z.boolean(),
  oldest: z
    .object({
      documentId: documentIdField,
      number: z.string(),
      issuedOn: dayField,
      originalDueOn: dayField,
      dueOn: dayField,
      openMinor: minorField,
      reportedOn: dayField.nullable(),
      claimedOn: dayField.nullable(),
    })
    .nullable(),
  reportByOn: dayField.nullable(),
  claimByOn: dayField.nullable(),
  /** What the insurer would pay if all that is open were lost. */
  insuredLossMinor: minorField,
  alarms: z.array(insuranceAlarmField),
});
export type InsuredLimit = z.infer<typeof insuredLimitField>;

export const policyField = z.object({
  policyId: policyIdField,
  ...policyFields,
  inForce: z.boolean(),
  limits: z.array(insuredLimitField),
  alarms: z.array(insuranceAlarmField),
});
export type Policy = z.infer<typeof policyField>;

export const agentKindField = z.enum(['law_firm', 'factor', 'agency', 'insurer_agent']);
const agentFields = {
  kind: agentKindField,
  name: requiredText,
  contact: shortText,
  contractNumber: shortText,
  fromOn: dayField.nullable(),
  untilOn: dayField.nullable(),
  fee: shortText,
  /** Ticked points of the check list. */
  checks: z.array(shortText).max(30),
  note: longText,
};
export const agentField = z.object({
  agentId: agentIdField,
  ...agentFields,
  missingChecks: z.array(z.string()),
  alarm: z.object(alarm).nullable(),
});
export type Agent = z.infer<typeof agentField>;

const touches = ['contracts', 'credit'] as const;

export const securitiesContract = {
  /** The register on a day; alarms first, then the nearest end. */
  'securities.list': query({
    input: z.strictObject({
      ...pointInTime,
      customerId: customerIdField.optional(),
      contractId: idField<'contract'>().optional(),
      filter: z.enum(['standing', 'alarms', 'released', 'all']).default('standing'),
      kind: securityKindField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(securityField),
      total: z.number().int(),
      /** Over the selection, per currency: what was promised and what counts on the day. */
      sums: z.array(z.object({ currency: currencyField, amountMinor: minorField, coverMinor: minorField })),
      alarmCount: z.number().int(),
    }),
  }),
  'securities.get': query({
    input: z.strictObject({ securityId: securityIdField, ...pointInTime }),
    output: securityField,
    errors: ['security_not_found'],
  }),
  /** Everything about securities, insurance and agents that cannot wait, worst first. */
  'securities.alarms': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          of: z.enum(['security', 'policy', 'insured', 'agent']),
          id: z.number().int(),
          customerId: customerIdField.nullable(),
          /** Customer, insurer or agent. */
          name: z.string(),
          /** Provider, policy number, invoice. */
          detail: z.string(),
          /** Of a guarantee: what is to be done before the day. */
          form: z.string(),
          code: z.string(),
          ...alarm,
          currency: currencyField.nullable(),
          amountMinor: minorField.nullable(),
        }),
      ),
    }),
  }),
  /** What stands behind a customer's debts, per currency. Bills are told by `bills.exposure`. */
  'securities.behind': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField }),
    output: z.object({
      currencies: z.array(
        z.object({
          currency: currencyField,
          openMinor: minorField,
          /** Securities without deposits. */
          securedMinor: minorField,
          depositMinor: minorField,
          insuredMinor: minorField,
        }),
      ),
      limits: z.array(z.object({ ...insuredLimitField.shape, insurer: z.string(), number: z.string(), currency: currencyField })),
    }),
  }), // prettier-ignore
  'securities.insurance': query({
    input: z.strictObject({ ...pointInTime, all: z.boolean().default(false) }),
    output: z.object({ rows: z.array(policyField) }),
  }),
  'securities.agents': query({
    input: z.strictObject(pointInTime),
    output: z.object({ rows: z.array(agentField) }),
  }),
  'securities.save': command({
    input: z.strictObject({
      securityId: securityIdField.optional(),
      ...securityFields,
      contractId: securityFields.contractId.default(null),
      form: securityFormField.default(''),
      company: z.boolean().default(false),
      period: guaranteePeriodField.default('not_agreed'),
      transferOnDefault: z.boolean().default(false),
      realisableMinor: minorField.nullable().default(null),
      signedOn: dayField.nullable().default(null),
      mainDueOn: dayField.nullable().default(null),
      untilOn: dayField.nullable().default(null),
      registrationNumber: shortText.default(''),
      registeredOn: dayField.nullable().default(null),
      resolutionOn: dayField.nullable().default(null),
      actedOn: dayField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ securityId: securityIdField, warnings: z.array(securityWarningField) }),
    errors: [
      'security_not_found', 'customer_not_found', 'security_contract_not_found', 'security_form_does_not_fit',
      'security_days_disordered', 'security_value_negative',
    ],
    touches: [...touches],
  }), // prettier-ignore
  /** Given back, or done with; it counts until that day and stays in the register. */
  'securities.release': command({
    input: z.strictObject({ securityId: securityIdField, on: dayField, reason: requiredText }),
    output: z.null(),
    errors: ['security_not_found', 'security_released', 'security_days_disordered'],
    touches: [...touches],
  }),
  /** Entered by mistake. */
  'securities.remove': command({
    input: z.strictObject({ securityId: securityIdField, reason: requiredText }),
    output: z.null(),
    errors: ['security_not_found'],
    touches: [...touches],
  }),
  'securities.savePolicy': command({
    input: z.strictObject({
      policyId: policyIdField.optional(),
      ...policyFields,
      retentionMinor: minorField.nullable().default(null),
      maxTermDays: policyFields.maxTermDays.default(null),
      maxExtensionDays: policyFields.maxExtensionDays.default(null),
      reportOverdueDays: policyFields.reportOverdueDays.default(null),
      claimDays: policyFields.claimDays.default(null),
      premiumBasis: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.object({ policyId: policyIdField }),
    errors: ['policy_not_found', 'policy_days_disordered', 'policy_number_taken', 'policy_currency_in_use'],
    touches: [...touches],
  }),
  'securities.removePolicy': command({
    input: z.strictObject({ policyId: policyIdField, reason: requiredText }),
    output: z.null(),
    errors: ['policy_not_found'],
    touches: [...touches],
  }),
  /** What the insurer covers of one buyer. */
  'securities.saveInsured': command({
    input: z.strictObject({
      insuredLimitId: insuredLimitIdField.optional(),
      policyId: policyIdField,
      customerId: customerIdField,
      amountMinor: positiveMinorField,
      fromOn: dayField,
      untilOn: dayField.nullable().default(null),
      discretionary: z.boolean().default(false),
      note: longText.default(''),
    }),
    output: z.object({ insuredLimitId: insuredLimitIdField }),
    errors: ['policy_not_found', 'customer_not_found', 'insured_limit_not_found', 'policy_days_disordered', 'insured_limit_overlaps'],
    touches: [...touches],
  }), // prettier-ignore
  'securities.removeInsured': command({
    input: z.strictObject({ insuredLimitId: insuredLimitIdField, reason: requiredText }),
    output: z.null(),
    errors: ['insured_limit_not_found'],
    touches: [...touches],
  }),
  /** The insurer was told of an overdue invoice, or the claim was filed: that alarm is done with. */
  'securities.tellInsurer': command({
    input: z.strictObject({
      documentId: documentIdField,
      what: z.enum(['report', 'claim']),
      on: dayField,
      reference: requiredText,
    }),
    output: z.null(),
    errors: ['document_not_found', 'insurer_already_told'],
    touches: [...touches],
  }),
  'securities.saveAgent': command({
    input: z.strictObject({
      agentId: agentIdField.optional(),
      ...agentFields,
      contact: shortText.default(''),
      contractNumber: shortText.default(''),
      fromOn: dayField.nullable().default(null),
      untilOn: dayField.nullable().default(null),
      fee: shortText.default(''),
      checks: agentFields.checks.default([]),
      note: longText.default(''),
    }),
    output: z.object({ agentId: agentIdField, missingChecks: z.array(z.string()) }),
    errors: ['agent_not_found', 'agent_days_disordered', 'agent_check_unknown'],
    touches: [...touches],
  }),
  'securities.removeAgent': command({
    input: z.strictObject({ agentId: agentIdField, reason: requiredText }),
    output: z.null(),
    errors: ['agent_not_found'],
    touches: [...touches],
  }),
} as const;
