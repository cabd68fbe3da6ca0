import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { gradeField } from '../settings/contract.ts';

const figure = minorField.nullable();

/** Lines of a customer's statements in minor units of its currency; null: not given. */
export const statementFiguresField = z.strictObject({
  cashMinor: figure,
  receivablesMinor: figure,
  inventoryMinor: figure,
  currentAssetsMinor: figure,
  totalAssetsMinor: figure,
  intangibleMinor: figure,
  currentLiabilitiesMinor: figure,
  totalLiabilitiesMinor: figure,
  paidInMinor: figure,
  retainedEarningsMinor: figure,
  equityMinor: figure,
  salesMinor: figure,
  costOfSalesMinor: figure,
  ebitMinor: figure,
  interestMinor: figure,
  netProfitMinor: figure,
  operatingCashMinor: figure,
  marketValueMinor: figure,
});
export type StatementFigures = z.infer<typeof statementFiguresField>;

export const statementIdField = idField<'financialStatement'>();
export const recordIdField = idField<'creditRecord'>();
export const ratingIdField = idField<'externalRating'>();
export const marketNoteIdField = idField<'marketNote'>();
export const fraudCheckIdField = idField<'fraudCheck'>();

const point = { asOf: dayField, knownAt: instantField.optional() };
const ofCustomer = { customerId: customerIdField, ...point };
const touches = ['creditfile', 'scores'] as const;

const statement = {
  customerId: customerIdField,
  periodEndOn: dayField,
  /** What sales, costs and cash stand for; the balance is of the day. */
  months: z.number().int().min(1).max(24),
  currency: currencyField,
  /** Where it comes from: handed over, annual report, register, another agency. */
  source: requiredText,
  audited: z.boolean(),
  figures: statementFiguresField,
  note: longText.default(''),
};
export const statementField = z.object({
  statementId: statementIdField,
  ...statement,
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type Statement = z.infer<typeof statementField>;

export const recordKinds = ['bank', 'trade', 'public', 'report'] as const;
/** What an entry is about, by kind. Four of them are hard stops while active (rules/hardStops.ts). */
export const recordCategories = {
  bank: ['credit_line', 'reference', 'overdue_loan', 'other'],
  trade: ['reference', 'limit_given', 'late_payment', 'dispute', 'fraud', 'other'],
  public: [
    'search', 'litigation', 'enforcement', 'dishonest_debtor', 'spending_limit', 'penalty', 'abnormal_list', 'tax_arrears',
    'equity_frozen', 'insolvency', 'licence_revoked', 'fraud', 'other',
  ],
  report: ['credit_report', 'insurer_opinion', 'fraud', 'insolvency', 'other'],
} as const; // prettier-ignore
export const recordStatuses = ['clean', 'active', 'settled'] as const;
const categories = [...new Set(Object.values(recordCategories).flat())];

const record = {
  customerId: customerIdField,
  kind: z.enum(recordKinds),
  category: z.enum(categories),
  /** `clean`: looked for and nothing found; `active`: it stands; `settled`: it is over. */
  status: z.enum(recordStatuses),
  /** When it happened; null where it is not about one day. */
  happenedOn: dayField.nullable(),
  checkedOn: dayField,
  expiresOn: dayField.nullable(),
  source: requiredText,
  /** Of both amounts; empty where there are none. */
  currency: z.union([currencyField, z.literal('')]).default(''),
  /** What it is about: a claim, a loan, a fine. */
  amountMinor: minorField.nullable().default(null),
  /** Limit another supplier or a bank gives. */
  limitMinor: minorField.nullable().default(null),
  note: longText.default(''),
};
export const recordField = z.object({
  recordId: recordIdField,
  ...record,
  currency: z.union([currencyField, z.literal('')]),
  amountMinor: minorField.nullable(),
  limitMinor: minorField.nullable(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type CreditRecord = z.infer<typeof recordField>;

const rating = {
  customerId: customerIdField,
  agency: requiredText,
  rating: requiredText,
  /** What it means on our own scale; empty: not said. */
  ownGrade: z.union([gradeField, z.literal('')]),
  ratedOn: dayField,
  expiresOn: dayField.nullable(),
  source: shortText.default(''),
  note: longText.default(''),
};
export const ratingField = z.object({
  ratingId: ratingIdField,
  ...rating,
  source: z.string(),
  note: z.string(),
  recordedAt: instantField,
});
export type ExternalRating = z.infer<typeof ratingField>;

export const marketScopes = ['market', 'industry', 'region'] as const;
export const outlooks = ['good', 'neutral', 'bad'] as const;
const marketNote = {
  scope: z.enum(marketScopes),
  /** Industry or region as customers' profiles write it; empty for the whole market. */
  name: shortText.default(''),
  outlook: z.enum(outlooks),
  /** What scores are multiplied by: 9,500 is five per cent off, 10,000 leaves them as they are. */
  factorBp: z.number().int().min(5000).max(12_000),
  fromOn: dayField,
  untilOn: dayField.nullable(),
  source: requiredText,
  note: longText.default(''),
};
export const marketNoteField = z.object({
  noteId: marketNoteIdField,
  ...marketNote,
  name: z.string(),
  note: z.string(),
  inForce: z.boolean(),
  /** Customers whose profile names the industry or region; all for the whole market. */
  customers: z.number().int(),
  recordedAt: instantField,
});
export type MarketNote = z.infer<typeof marketNoteField>;

/** The nine red flags of a new customer (domain.md §15 no. 15). */
// prettier-ignore
export const fraudFlags = [
  'rushed_large_order', 'refuses_licence', 'name_like_known', 'new_firm_big_order', 'other_delivery_address',
  'subprice_resale', 'unusual_advance', 'mobile_only', 'changed_payee',
] as const;
export const fraudFlagField = z.enum(fraudFlags);
const fraudCheck = {
  customerId: customerIdField,
  checkedOn: dayField,
  ticks: z.array(fraudFlagField).max(fraudFlags.length),
  note: longText.default(''),
};
export const fraudCheckField = z.object({
  fraudCheckId: fraudCheckIdField,
  ...fraudCheck,
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type FraudCheck = z.infer<typeof fraudCheckField>;

export const completenessLineField = z.object({
  code: z.enum([
    'creditCode', 'licence', 'legalRepresentative', 'capital', 'address', 'contact', 'bankAccount', 'debtorClass',
    'statement', 'publicRegister', 'contract', 'fraudCheck', 'externalReport',
  ]), // prettier-ignore
  weight: z.number().int(),
  state: z.enum(['there', 'missing', 'expired', 'invalid', 'not_needed']),
  on: dayField.nullable(),
});
const completeness = {
  /** 0–100: the weights of what is there and still holds. */
  points: z.number().int(),
  lines: z.array(completenessLineField),
};

export const hardStopField = z.enum(['insolvency', 'dishonest_debtor', 'licence_revoked', 'fraud_mark']);

const takeAway = <Id extends z.ZodType>(id: Id) => ({ id, reason: shortText.default('') });

export const creditfileContract = {
  /** Statements of periods that had ended by the day, newest first. */
  'creditfile.statements': query({
    input: z.strictObject(ofCustomer),
    output: z.object({ rows: z.array(statementField) }),
  }),
  /** With `statementId` in place of that one, which earlier knowledge keeps. One statement a period end and length. */
  'creditfile.saveStatement': command({
    input: z.strictObject({ statementId: statementIdField.optional(), ...statement }),
    output: z.object({ statementId: statementIdField }),
    errors: ['customer_not_found', 'statement_not_found', 'statement_period_taken', 'statement_empty'],
    touches,
  }),
  'creditfile.removeStatement': command({
    input: z.strictObject(takeAway(statementIdField)),
    output: z.null(),
    errors: ['statement_not_found'],
    touches,
  }),

  /** What banks, suppliers, registers and agencies say, looked up by the day; latest look first. */
  'creditfile.records': query({
    input: z.strictObject(ofCustomer),
    output: z.object({
      rows: z.array(recordField),
      /** What forbids credit whatever the score says. */
      hardStops: z.array(hardStopField),
      /** Newest look at the public register, and whether nothing stands there; null: never looked. */
      register: z.object({ checkedOn: dayField, clean: z.boolean(), current: z.boolean() }).nullable(),
    }),
  }),
  'creditfile.saveRecord': command({
    input: z.strictObject({ recordId: recordIdField.optional(), ...record }),
    output: z.object({ recordId: recordIdField }),
    errors: ['customer_not_found', 'credit_record_not_found', 'credit_record_category_wrong', 'credit_record_currency_missing', 'credit_record_days_disordered'],
    touches,
  }), // prettier-ignore
  'creditfile.removeRecord': command({
    input: z.strictObject(takeAway(recordIdField)),
    output: z.null(),
    errors: ['credit_record_not_found'],
    touches,
  }),

  'creditfile.ratings': query({
    input: z.strictObject(ofCustomer),
    output: z.object({ rows: z.array(ratingField) }),
  }),
  'creditfile.saveRating': command({
    input: z.strictObject({ ratingId: ratingIdField.optional(), ...rating }),
    output: z.object({ ratingId: ratingIdField }),
    errors: ['customer_not_found', 'rating_not_found', 'rating_days_disordered'],
    touches,
  }),
  'creditfile.removeRating': command({
    input: z.strictObject(takeAway(ratingIdField)),
    output: z.null(),
    errors: ['rating_not_found'],
    touches,
  }),

  /** The register of notes about markets, industries and regions, those in force first. */
  'creditfile.marketNotes': query({
    input: z.strictObject(point),
    output: z.object({
      rows: z.array(marketNoteField),
      /** Names customers' profiles use, to choose from. */
      industries: z.array(z.string()),
      regions: z.array(z.string()),
    }),
  }),
  'creditfile.saveMarketNote': command({
    input: z.strictObject({ noteId: marketNoteIdField.optional(), ...marketNote }),
    output: z.object({ noteId: marketNoteIdField }),
    errors: ['market_note_not_found', 'market_note_name_missing', 'market_note_days_disordered'],
    touches,
  }),
  'creditfile.removeMarketNote': command({
    input: z.strictObject(takeAway(marketNoteIdField)),
    output: z.null(),
    errors: ['market_note_not_found'],
    touches,
  }),
  /** What the notes in force do to one customer's score. */
  'creditfile.marketFactor': query({
    input: z.strictObject(ofCustomer),
    output: z.object({
      factorBp: z.number().int(),
      notes: z.array(
        z.object({
          scope: z.enum(marketScopes),
          name: z.string(),
          outlook: z.enum(outlooks),
          factorBp: z.number().int(),
        }),
      ),
    }),
    errors: ['customer_not_found'],
  }),

  'creditfile.fraudChecks': query({
    input: z.strictObject(ofCustomer),
    output: z.object({
      rows: z.array(fraudCheckField),
      /** Three ticks or more on the newest check. */
      prepaymentOnly: z.boolean(),
    }),
  }),
  'creditfile.saveFraudCheck': command({
    input: z.strictObject({ fraudCheckId: fraudCheckIdField.optional(), ...fraudCheck }),
    output: z.object({ fraudCheckId: fraudCheckIdField, prepaymentOnly: z.boolean() }),
    errors: ['customer_not_found', 'fraud_check_not_found'],
    touches,
  }),
  'creditfile.removeFraudCheck': command({
    input: z.strictObject(takeAway(fraudCheckIdField)),
    output: z.null(),
    errors: ['fraud_check_not_found'],
    touches,
  }),

  /** How whole one customer's file is, and what is missing. */
  'creditfile.completeness': query({
    input: z.strictObject(ofCustomer),
    output: z.object({ ...completeness, isNew: z.boolean() }),
    errors: ['customer_not_found'],
  }),
  /** Customers by how whole their files are, the emptiest first. */
  'creditfile.completenessList': query({
    input: z.strictObject({
      ...point,
      /** Only files in which something is missing or out of date. */
      incomplete: z.boolean().default(false),
      search: shortText.default(''),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          points: z.number().int(),
          missing: z.array(completenessLineField.shape.code),
        }),
      ),
      total: z.number().int(),
      /** Of all customers, whatever is searched for. */
      incompleteCount: z.number().int(),
    }),
  }),
} as const;
