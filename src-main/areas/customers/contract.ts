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
import { debtorClasses, debtorClassField, type DebtorClass } from '../law/contract.ts';
import { termIdField } from '../terms/contract.ts';

export const customerIdField = idField<'customer'>();

export const customerProfile = {
  code: requiredText,
  name: requiredText,
  shortName: shortText,
  taxId: shortText,
  /** Null: the company's default terms apply. */
  termsDays: z.number().int().min(0).max(730).nullable(),
  language: languageField,
  contactName: shortText,
  phone: shortText,
  email: shortText,
  address: longText,
  salesperson: shortText,
  region: shortText,
  industry: shortText,
  note: longText,
};

/** Debtor classes a statute tells apart (机关, 事业单位, 大型企业, 中小企业, 个体); empty: not known. */
export { debtorClasses, debtorClassField, type DebtorClass };

/** Whose law is laid to a customer's terms and letters; empty: that of the company. */
export const lawPacks = ['', 'cn', 'uk', 'eu'] as const;

const someMinor = minorField.refine((amount) => amount >= 0, { error: 'not_an_amount' });

/** What was looked at of a customer's right to trade. */
export const legalityTicks = [
  'licence_seen',
  'code_checked',
  'representative_checked',
  'permits_seen',
  'tax_checked',
  'premises_visited',
] as const;

const block = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

/** The written part of a credit file (domain.md §15 no. 16): a new customer, a known one, a core one, and its market. */
export const businessField = z.strictObject({
  legality: block({ ticks: z.array(z.enum(legalityTicks)).max(10), permits: longText, taxStanding: longText }),
  strength: block({
    premises: longText,
    staffCount: z.number().int().min(0).max(10_000_000).nullable(),
    equipment: longText,
    ownership: longText,
  }),
  potential: block({ products: longText, mainCustomers: longText, salesPlan: longText }),
  existing: block({ ownerChanges: longText, turnover: longText, tradeRecord: longText }),
  core: block({ keeper: shortText, dependence: longText, care: longText }),
  market: block({ position: z.enum(['', 'leader', 'upper', 'middle', 'lower']), competitiveness: longText }),
});
export type Business = z.infer<typeof businessField>;

export const emptyBusiness: Business = {
  legality: { ticks: [], permits: '', taxStanding: '' },
  strength: { premises: '', staffCount: null, equipment: '', ownership: '' },
  potential: { products: '', mainCustomers: '', salesPlan: '' },
  existing: { ownerChanges: '', turnover: '', tradeRecord: '' },
  core: { keeper: '', dependence: '', care: '' },
  market: { position: '', competitiveness: '' },
};

/** Who the customer is before the law and in a group. Left out of a save: as it was. */
export const customerIdentity = {
  legalRepresentative: shortText,
  /** Registered and paid-in capital, both in `capitalCurrency`. */
  capitalMinor: someMinor.nullable(),
  paidInMinor: someMinor.nullable(),
  capitalCurrency: z.union([currencyField, z.literal('')]),
  foundedOn: dayField.nullable(),
  customerSinceOn: dayField.nullable(),
  licenceUntilOn: dayField.nullable(),
  businessScope: longText,
  registeredAddress: longText,
  debtorClass: debtorClassField,
  lawPack: z.enum(lawPacks),
  department: shortText,
  /** Who of us looks after what is owed. */
  collector: shortText,
  /** What is earned on sales to this customer. */
  marginBp: z.number().int().min(-10_000).max(10_000).nullable(),
  strategic: z.boolean(),
  /** Head of the group; a head has no head of its own. */
  parentId: customerIdField.nullable(),
  /** At a head: its limit counts for the whole group. */
  poolsLimit: z.boolean(),
  business: businessField,
};

export const customerField = z.object({
  id: customerIdField,
  recordedAt: instantField,
  ...customerProfile,
  /** Goes before `termsDays`; null: none. */
  paymentTermId: termIdField.nullable(),
  ...customerIdentity,
});
export type Customer = z.infer<typeof customerField>;

export const nameIdField = idField<'customerName'>();
export const nameKinds = ['former', 'alias', 'english'] as const;
const nameFields = {
  kind: z.enum(nameKinds),
  name: requiredText,
  /** Last day of a former name; null where it is not known or still used. */
  untilOn: dayField.nullable(),
  note: shortText,
};

export const contactIdField = idField<'contact'>();
/** Company roles only: no relatives, no private circle (domain.md §14). */
export const contactRoles = [
  'legal_representative',
  'owner',
  'finance',
  'purchasing',
  'warehouse',
  'sales',
  'legal',
  'other',
] as const;
export const channels = ['', 'phone', 'mobile', 'email', 'wechat', 'post', 'visit'] as const;
const contactFields = {
  name: requiredText,
  role: z.enum(contactRoles),
  title: shortText,
  phone: shortText,
  mobile: shortText,
  email: shortText,
  wechat: shortText,
  address: longText,
  channel: z.enum(channels),
  /** Empty: that of the customer. */
  language: z.union([languageField, z.literal('')]),
  primary: z.boolean(),
  consent: z.enum(['unknown', 'given', 'refused']),
  consentOn: dayField.nullable(),
  consentNote: shortText,
  note: longText,
};
export const contactField = z.object({ contactId: contactIdField, ...contactFields, recordedAt: instantField });
export type Contact = z.infer<typeof contactField>;

export const customerAccountIdField = idField<'customerAccount'>();
export const accountSources = ['contract', 'letter', 'email', 'phone', 'visit', 'bank_line', 'other'] as const;
export const secondChecks = ['letter_sealed', 'known_person', 'bank_record', 'small_transfer', 'visit'] as const;
/** What was done before an account was believed: a call back on a known number, and a second check of another kind. */
export const accountChecksField = z.strictObject({
  /** The number called, known from before and not from the message that told of the account. */
  calledNumber: requiredText,
  calledPerson: requiredText,
  calledOn: dayField,
  secondCheck: z.enum(secondChecks),
  secondBy: requiredText,
  secondOn: dayField,
  note: shortText,
});
export const customerAccountField = z.object({
  accountId: customerAccountIdField,
  accountName: z.string(),
  bankName: z.string(),
  /** The last four characters only; `customers.showAccount` tells the rest. */
  maskedNumber: z.string(),
  currency: currencyField,
  source: z.enum(accountSources),
  status: z.enum(['pending', 'confirmed', 'retired']),
  checks: accountChecksField.nullable(),
  confirmedBy: z.string(),
  confirmedAt: instantField.nullable(),
  note: z.string(),
  recordedAt: instantField,
});
export type CustomerAccount = z.infer<typeof customerAccountField>;

const named = z.object({ id: customerIdField, code: z.string(), name: z.string() });

export const segmentIdField = idField<'segment'>();
const anyOf = z.array(requiredText).max(50);
/** Every condition that is set must hold; of a list any one. Amounts are in `currency`, sales over the last 12 months. */
export const segmentRuleField = z.strictObject({
  tags: anyOf,
  regions: anyOf,
  industries: anyOf,
  salespeople: anyOf,
  departments: anyOf,
  debtorClasses: z.array(debtorClassField).max(6),
  kinds: z.array(z.enum(['new', 'existing', 'core'])).max(3),
  currency: currencyField,
  salesAtLeastMinor: someMinor.nullable(),
  overdueAtLeastMinor: someMinor.nullable(),
  daysLateAtLeast: z.number().int().min(1).max(36_500).nullable(),
});
export type SegmentRule = z.infer<typeof segmentRuleField>;
export const segmentField = z.object({ segmentId: segmentIdField, name: z.string(), rule: segmentRuleField });

export const duplicateReasons = ['credit_code', 'bank_account', 'name', 'near_name', 'phone'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];
export const mergeIdField = idField<'merge'>();

const duplicateSide = z.object({
  ...named.shape,
  taxId: z.string(),
  phone: z.string(),
  address: z.string(),
  contactName: z.string(),
  documents: z.number().int(),
  recordedAt: instantField,
});
const rowCounts = z.array(z.object({ table: z.string(), count: z.number().int() }));
const mergeField = z.object({
  mergeId: mergeIdField,
  kept: named,
  merged: named,
  reason: z.string(),
  actor: z.string(),
  at: instantField,
  /** Looked at and left as two. */
  apart: z.boolean(),
  moved: rowCounts,
});

const ofCustomer = { customerId: customerIdField };
const pair = { keptId: customerIdField, mergedId: customerIdField };

export const customersContract = {
  /** By name, former spelling, pinyin initials or full pinyin, code, tax id, former and other names. */
  'customers.search': query({
    input: z.strictObject({ text: shortText, ...windowFields }),
    output: z.object({
      rows: z.array(z.object({ id: customerIdField, code: z.string(), name: z.string() })),
      total: z.number().int(),
    }),
  }),
  /** One merged into another is refused with `customer_merged` and where it went: `{id, name}`. */
  'customers.get': query({
    input: z.strictObject({ id: customerIdField }),
    output: customerField,
    errors: ['customer_not_found', 'customer_merged'],
  }),
  /** Without `id` a new customer. The code is the natural key and must be free. */
  'customers.save': command({
    input: z.strictObject({
      id: customerIdField.optional(),
      ...customerProfile,
      /** Left out: as it was. */
      paymentTermId: termIdField.nullable().optional(),
      ...z.object(customerIdentity).partial().shape,
    }),
    output: z.object({ id: customerIdField }),
    errors: [
      'customer_not_found',
      'customer_code_taken',
      'term_not_found',
      'capital_currency_missing',
      'parent_not_found',
      'parent_is_self',
      'parent_has_parent',
      'customer_has_members',
      'pool_needs_head',
    ],
    touches: ['customers'],
  }),
  /** Only a customer without documents and without group members can go. */
  'customers.remove': command({
    input: z.strictObject({ id: customerIdField }),
    output: z.null(),
    errors: ['customer_not_found', 'customer_has_documents', 'customer_has_members'],
    touches: ['customers'],
  }),

  /** What belongs to the credit file beside the record itself. Account numbers are masked. */
  'customers.file': query({
    input: z.strictObject(ofCustomer),
    output: z.object({
      /** Without `nameId`: the name of a customer merged into this one. */
      names: z.array(z.object({ nameId: nameIdField.nullable(), ...nameFields, recordedAt: instantField })),
      contacts: z.array(contactField),
      accounts: z.array(customerAccountField),
      tags: z.array(z.string()),
      group: z.object({
        head: named.extend({ poolsLimit: z.boolean() }).nullable(),
        /** Of the group the customer heads or belongs to, the head left out. */
        members: z.array(named),
      }),
    }),
    errors: ['customer_not_found'],
  }),
  'customers.saveName': command({
    input: z.strictObject({ ...ofCustomer, nameId: nameIdField.optional(), ...nameFields }),
    output: z.object({ nameId: nameIdField }),
    errors: ['customer_not_found', 'customer_name_not_found'],
    touches: ['customers'],
  }),
  'customers.removeName': command({
    input: z.strictObject({ nameId: nameIdField }),
    output: z.null(),
    errors: ['customer_name_not_found'],
    touches: ['customers'],
  }),
  /** The primary contact is also the one letters are addressed to. */
  'customers.saveContact': command({
    input: z.strictObject({ ...ofCustomer, contactId: contactIdField.optional(), ...contactFields }),
    output: z.object({ contactId: contactIdField }),
    errors: ['customer_not_found', 'contact_not_found', 'consent_day_missing'],
    touches: ['customers'],
  }),
  'customers.removeContact': command({
    input: z.strictObject({ contactId: contactIdField }),
    output: z.null(),
    errors: ['contact_not_found'],
    touches: ['customers'],
  }),

  /** A new or changed account is `pending` until somebody confirms it by a command of its own (domain.md §15 no. 14). */
  'customers.addAccount': command({
    input: z.strictObject({
      ...ofCustomer,
      accountName: requiredText,
      bankName: shortText,
      accountNumber: requiredText,
      currency: currencyField,
      source: z.enum(accountSources),
      note: shortText,
    }),
    output: z.object({ accountId: customerAccountIdField }),
    errors: ['customer_not_found', 'customer_account_known'],
    touches: ['customers'],
  }),
  /** The second confirmation. The two checks are by two people or two means; `retires` takes the old account out. */
  'customers.confirmAccount': command({
    input: z.strictObject({
      accountId: customerAccountIdField,
      checks: accountChecksField,
      retires: customerAccountIdField.nullable(),
    }),
    output: z.null(),
    errors: ['customer_account_not_found', 'customer_account_not_pending', 'account_checks_too_early'],
    touches: ['customers'],
  }),
  'customers.retireAccount': command({
    input: z.strictObject({ accountId: customerAccountIdField, note: shortText }),
    output: z.null(),
    errors: ['customer_account_not_found', 'customer_account_retired'],
    touches: ['customers'],
  }),
  /** The full number of one account. A command, since who saw it is on record. */
  'customers.showAccount': command({
    input: z.strictObject({ accountId: customerAccountIdField }),
    output: z.object({ accountNumber: z.string() }),
    errors: ['customer_account_not_found'],
  }),

  'customers.setTags': command({
    input: z.strictObject({ ...ofCustomer, tags: z.array(requiredText).max(30) }),
    output: z.null(),
    errors: ['customer_not_found'],
    touches: ['customers'],
  }),
  /** Words in use, for suggestions and filters; the most used first. */
  'customers.words': query({
    input: z.strictObject({}),
    output: z.object({
      tags: z.array(z.string()),
      salespeople: z.array(z.string()),
      departments: z.array(z.string()),
      collectors: z.array(z.string()),
      regions: z.array(z.string()),
      industries: z.array(z.string()),
      /** Heads of groups. */
      heads: z.array(named),
    }),
  }),
  'customers.segments': query({
    input: z.strictObject({}),
    output: z.object({ rows: z.array(segmentField) }),
  }),
  'customers.saveSegment': command({
    input: z.strictObject({ segmentId: segmentIdField.optional(), name: requiredText, rule: segmentRuleField }),
    output: z.object({ segmentId: segmentIdField }),
    errors: ['segment_not_found', 'segment_name_taken', 'segment_without_rule'],
    touches: ['customers'],
  }),
  'customers.removeSegment': command({
    input: z.strictObject({ segmentId: segmentIdField }),
    output: z.null(),
    errors: ['segment_not_found'],
    touches: ['customers'],
  }),

  /** What changed in the file from a day on, newest first: the change log of a known customer. */
  'customers.changes': query({
    input: z.strictObject({ ...ofCustomer, since: dayField }),
    output: z.object({
      rows: z.array(
        z.object({
          at: instantField,
          actor: z.string(),
          field: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
    errors: ['customer_not_found'],
  }),

  /** Pairs that may be one customer, the surest first, with why; those once left apart stay out. */
  'customers.duplicates': query({
    input: z.strictObject({ customerId: customerIdField.optional(), ...windowFields }),
    output: z.object({
      rows: z.array(z.object({ reasons: z.array(z.enum(duplicateReasons)), a: duplicateSide, b: duplicateSide })),
      total: z.number().int(),
    }),
  }),
  /** What a merge would move and what would stay behind: judgements give way to those of the customer that is kept. */
  'customers.mergePreview': query({
    input: z.strictObject(pair),
    output: z.object({
      kept: duplicateSide,
      merged: duplicateSide,
      moved: rowCounts,
      left: rowCounts,
      /** Numbers both customers have a document of the same kind under; they stop the merge. */
      sameNumbers: z.array(z.string()),
    }),
    errors: ['customer_not_found', 'merge_with_itself'],
  }),
  /** One customer's records go to the other; the name stays findable. Frozen pages and closed months are not touched. */
  'customers.merge': command({
    input: z.strictObject({ ...pair, reason: shortText }),
    output: z.object({ mergeId: mergeIdField }),
    errors: [
      'customer_not_found',
      'merge_with_itself',
      'merge_same_numbers',
      'merge_group_conflict',
      'merge_status_stricter',
    ],
    touches: ['customers', 'ledger', 'credit', 'bills', 'signals', 'documents', 'files', 'creditfile', 'contracts', 'orders', 'scores', 'bank'], // prettier-ignore
  }),
  /** Every moved row goes back. Refused once something stands on both. */
  'customers.undoMerge': command({
    input: z.strictObject({ mergeId: mergeIdField }),
    output: z.null(),
    errors: ['merge_not_found', 'merge_undone', 'merge_kept_gone', 'merge_in_use', 'customer_code_taken'],
    touches: ['customers', 'ledger', 'credit', 'bills', 'signals', 'documents', 'files', 'creditfile', 'contracts', 'orders', 'scores', 'bank'], // prettier-ignore
  }),
  /** Looked at and left as two: the pair is not proposed again. */
  'customers.keepApart': command({
    input: z.strictObject({ ...pair, reason: shortText }),
    output: z.object({ mergeId: mergeIdField }),
    errors: ['customer_not_found', 'merge_with_itself'],
    touches: ['customers'],
  }),
  /** Merges and decisions that stand, newest first. */
  'customers.merges': query({
    input: z.strictObject({}),
    output: z.object({ rows: z.array(mergeField) }),
  }),
} as const;
