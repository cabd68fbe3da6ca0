import { z } from 'zod';
import { currencyField, languageField, longText, minorField, requiredText, shortText } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';

const basisPoints = z.number().int().min(0).max(10_000);

/** Inclusive upper ends of the buckets in days, rising: [7, 30] gives 1–7, 8–30, over 30. */
export const bucketEndsField = z
  .array(z.number().int().min(1).max(36_500))
  .min(1)
  .max(11)
  .refine((ends) => ends.every((end, index) => index === 0 || end > (ends[index - 1] ?? 0)), {
    error: 'buckets_must_rise',
  });

export const companyField = z.strictObject({
  name: requiredText,
  nameEn: shortText,
  taxId: shortText,
  address: longText,
  addressEn: longText,
  phone: shortText,
  email: shortText,
  contactName: shortText,
});
export type Company = z.infer<typeof companyField>;

export const accountField = z.strictObject({
  accountId: z.string().min(1).max(40),
  accountName: requiredText,
  bankName: requiredText,
  accountNumber: requiredText,
  swift: shortText,
  currency: currencyField,
  isDefault: z.boolean(),
});
export type Account = z.infer<typeof accountField>;

export const quadrantSettingsField = z.strictObject({
  /** X*: weighted days overdue at and beyond which a point is "long" (domain.md §4.3). */
  splitDays: z.number().int().min(1).max(3650),
  splitMode: z.enum(['pareto', 'fixed']),
  /** Y* when fixed, in minor units of the currency looked at. */
  splitAmountMinor: minorField,
  paretoShareBp: basisPoints,
});

export const warningSettingsField = z.strictObject({
  overdueDaysRed: z.number().int().min(1).max(3650),
  overLimitAmberBp: basisPoints,
  concentrationBp: basisPoints,
  slowerDays: z.number().int().min(1).max(365),
  slowerShareBp: basisPoints,
  slowerMinReceipts: z.number().int().min(1).max(100),
  newlyOverdueDays: z.number().int().min(1).max(90),
  newlyOverdueShareBp: basisPoints,
});

export const letterSettingsField = z.strictObject({
  /** A book of before the final notice has none for it: seven days. */
  payWithinDays: z.strictObject({ l1: days(), l2: days(), l3: days(), l4: days().optional() }),
  /** Unapplied money at or above this share of the amount holds a letter back until somebody looked (behaviours §2.12). */
  unappliedHoldBp: basisPoints,
  minAmountMinor: minorField,
  /** Days between two letters about small sums to one customer; absent: ninety. */
  smallGapDays: z.number().int().min(1).max(730).optional(),
});

/** How long a dispute may take, and how long after delivery a customer may object; null: no period is agreed. */
export const disputeSettingsField = z.strictObject({
  targetDays: z.number().int().min(1).max(365),
  objectionDays: z.number().int().min(1).max(730).nullable(),
});

/** Remainders that may be let go by a click: up to so much, when due for so many days. */
export const smallBalanceSettingsField = z.strictObject({
  minDaysLate: z.number().int().min(0).max(3650),
  /** One a currency; a currency not named here has one unit (1.00). Zero proposes nothing. */
  tolerances: z.array(z.strictObject({ currency: currencyField, amountMinor: minorField })).max(50),
});

/** What a receipt may fall short by and still be proposed as payment in full: a share and an amount, the smaller counts. */
export const receiptSettingsField = z.strictObject({
  toleranceBp: basisPoints,
  /** One a currency; a currency not named here has 50 units (50.00). Zero proposes nothing. */
  tolerances: z.array(z.strictObject({ currency: currencyField, amountMinor: minorField })).max(50),
});

export const grades = ['AAA', 'AA', 'A', 'B', 'C', 'D'] as const;
export const gradeField = z.enum(grades);
export type Grade = z.infer<typeof gradeField>;

/** Which parts count in a customer's exposure (domain.md §7.6); the formula is shown wherever the figure is. */
export const exposureSettingsField = z.strictObject({
  openItems: z.boolean(),
  /** Money received and not yet matched, taken off. */
  unapplied: z.boolean(),
  shippedNotInvoiced: z.boolean(),
  confirmedOrders: z.boolean(),
  commercialBills: z.boolean(),
  bankBills: z.boolean(),
  /** Signed contracts, as far as they are not yet ordered, shipped or invoiced. */
  uninvoicedContracts: z.boolean(),
  /** Share of an insured limit that is added to the limit. */
  insuredShareBp: basisPoints,
});

/** When an order is let go, questioned or held (domain.md §7.7). Days are days late of the oldest open item. */
export const orderCheckSettingsField = z.strictObject({
  toleranceBp: z.number().int().min(10_000).max(20_000),
  toleranceGrade: gradeField,
  reasonOverdueDays: z.number().int().min(1).max(365),
  holdOverdueDays: z.number().int().min(1).max(365),
  blockOverdueDays: z.number().int().min(1).max(365),
  /** This grade and those below are sold to against cash only. */
  cashOnlyGrade: gradeField,
  /** A file reviewed longer ago than its cycle by so many days is stale. */
  staleGraceDays: z.number().int().min(0).max(365),
  requireContract: z.boolean(),
  requireSigner: z.boolean(),
});

const gradeFactors = z.record(gradeField, z.number().int().min(0).max(100_000));

/** How a limit is worked out, raised and lowered, and how often a customer is looked at again (domain.md §7.6). */
export const limitSettingsField = z.strictObject({
  /** Factor on the sales need by grade. */
  gradeFactorBp: gradeFactors,
  ownSalesShareBp: basisPoints,
  exposureShareBp: basisPoints,
  roundDownToMinor: minorField,
  raiseStepBp: basisPoints,
  trialMinor: minorField,
  trialCapitalShareBp: basisPoints,
  trialTermDays: z.number().int().min(0).max(120),
  graduateAfterPayments: z.number().int().min(1).max(20),
  graduateAfterDays: z.number().int().min(1).max(730),
  newCustomerMonths: z.number().int().min(1).max(36),
  /** Months between reviews; 0: at each deal. */
  reviewMonths: z.record(gradeField, z.number().int().min(0).max(60)),
});

/** Thresholds of the ten danger signals (domain.md §5). */
export const dangerSettingsField = z.strictObject({
  tickLastsDays: z.number().int().min(1).max(1095),
  yellowFrom: z.number().int().min(1).max(50),
  orangeFrom: z.number().int().min(1).max(50),
  redFrom: z.number().int().min(1).max(50),
  partialOfLastFour: z.number().int().min(1).max(4),
  orderRiseBp: z.number().int().min(10_000).max(100_000),
  orderFallBp: basisPoints,
  billShareRiseBp: basisPoints,
  payerAccounts: z.number().int().min(2).max(20),
  creditNoteShareBp: basisPoints,
  disputesInDays: z.number().int().min(1).max(365),
  changedWithinDays: z.number().int().min(1).max(365),
});

const factorMilli = z.number().int().min(0).max(10_000);
const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How today's list is put in order (domain.md §4.4): factors in thousandths on the overdue amount; and what it leaves out. */
export const worklistSettingsField = z.strictObject({
  gradeFactorMilli: z.record(gradeField, factorMilli),
  noGradeFactorMilli: factorMilli,
  /** From so many days late on, rising; the first counts from day 1. */
  ageFactors: z
    .array(z.strictObject({ fromDays: z.number().int().min(1).max(3650), factorMilli }))
    .min(1)
    .max(12)
    .refine((rows) => rows.every((row, index) => index === 0 || row.fromDays > (rows[index - 1]?.fromDays ?? 0)), {
      error: 'ages_must_rise',
    }),
  brokenPromiseFactorMilli: factorMilli,
  disputeFactorMilli: factorMilli,
  limitationFactorMilli: factorMilli,
  limitationWithinDays: z.number().int().min(0).max(1095),
  /** Limitation nearer than this puts a customer on top, whatever the amount. */
  forceLimitationDays: z.number().int().min(0).max(1095),
  billMaturesWithinDays: z.number().int().min(0).max(60),
  /** A customer reached fewer than so many days ago is left in peace, unless something forces it. */
  quietDays: z.number().int().min(0).max(60),
  listSize: z.number().int().min(5).max(200),
  minAmountMinor: minorField,
});

/** When and how often a debtor may be contacted (domain.md §10.6, §6.5); going beyond needs a reason. */
export const conductSettingsField = z.strictObject({
  fromTime: timeField,
  untilTime: timeField,
  maxPerDay: z.number().int().min(1).max(20),
  /** Days between contacts of the same kind, and between any two letters. */
  sameKindGapDays: z.number().int().min(0).max(60),
  letterGapDays: z.number().int().min(0).max(60),
  /** Days between two messages about one item, and between any two to one customer; 0: no such gap. */
  itemGapDays: z.number().int().min(0).max(60),
  courtesyGapDays: z.number().int().min(0).max(60),
});

/** When a promise counts as kept (domain.md §13.2) and when promises have been enough. */
export const promiseSettingsField = z.strictObject({
  toleranceDays: z.number().int().min(0).max(30),
  toleranceBp: basisPoints,
  maxPostponements: z.number().int().min(0).max(20),
  remindDaysBefore: z.number().int().min(0).max(30),
});

/** Payment plans (domain.md §13.1). */
export const planSettingsField = z.strictObject({
  downPaymentBp: basisPoints,
  /** An instalment later than this breaks the plan, and so do this many late ones. */
  lateDays: z.number().int().min(0).max(60),
  maxLates: z.number().int().min(1).max(12),
  maxMonths: z.number().int().min(1).max(60),
  /** Paid today at or above this share: interest on the rest only. */
  restOnlyFromBp: basisPoints,
  /** Penalty on the whole when less is paid, in basis points of the debt. */
  penaltyBp: basisPoints,
});

/** Days before the end of the limitation period at which the clock rings, falling. */
export const limitationSettingsField = z.strictObject({
  alarmDays: z.array(z.number().int().min(1).max(3650)).min(1).max(8),
});

/** How late interest is worked out where law leaves a choice (domain.md §10.2). */
export const interestSettingsField = z.strictObject({
  dayBase: z.union([z.literal(365), z.literal(360)]),
  /** On the base rate, thousandths: 1300 to 1500 by the interpretation on sales contracts. */
  multiplierMilli: z.number().int().min(1000).max(4000),
  /** The rate at the breach for the whole time, or each day's own. */
  reading: z.enum(['at_breach', 'by_segment']),
});

/** How the effect of collecting is measured (domain.md §12). */
export const effectSettingsField = z.strictObject({
  /** Money counts for the last action not longer ago than this. */
  attributionDays: z.number().int().min(1).max(120),
  /** What an hour of the clerk costs, in minor units of the base currency. */
  hourlyCostMinor: minorField,
  responseDays: z.number().int().min(1).max(60),
});

/** The policy pack in force and the answers of the self-check that proposed it (domain.md §0 no. 145). */
export const policyPackField = z.strictObject({
  pack: z.enum(['standard', 'strict', 'growth', 'own']),
  answers: z.record(z.string().max(40), z.string().max(40)),
});

export const settingsField = z.object({
  company: companyField,
  accounts: z.array(accountField).max(20),
  baseCurrency: currencyField,
  language: languageField,
  defaultTermsDays: z.number().int().min(0).max(730),
  actor: requiredText,
  buckets: z.strictObject({ due: bucketEndsField, document: bucketEndsField }),
  quadrant: quadrantSettingsField,
  warnings: warningSettingsField,
  letters: letterSettingsField,
  // A data file of before these sections does not have them.
  disputes: disputeSettingsField.default({ targetDays: 10, objectionDays: null }),
  smallBalances: smallBalanceSettingsField.default({ minDaysLate: 30, tolerances: [] }),
  receipts: receiptSettingsField.default({ toleranceBp: 100, tolerances: [] }),
  // Filled by `readSettings` in a data file of before them.
  exposure: exposureSettingsField,
  orderCheck: orderCheckSettingsField,
  limits: limitSettingsField,
  danger: dangerSettingsField,
  policy: policyPackField,
  worklist: worklistSettingsField,
  conduct: conductSettingsField,
  promises: promiseSettingsField,
  plans: planSettingsField,
  limitation: limitationSettingsField,
  interest: interestSettingsField,
  effects: effectSettingsField,
});
export type Settings = z.infer<typeof settingsField>;

export const settingsContract = {
  'settings.get': query({ input: z.strictObject({}), output: settingsField }),
  /** Give the sections that changed, whole. Changed accounts need `confirmAccounts` (fraud guard, domain.md §15 no. 13). */
  'settings.update': command({
    input: z.strictObject({
      company: companyField.optional(),
      accounts: z.array(accountField).max(20).optional(),
      confirmAccounts: z.boolean().optional(),
      language: languageField.optional(),
      defaultTermsDays: z.number().int().min(0).max(730).optional(),
      actor: requiredText.optional(),
      buckets: z.strictObject({ due: bucketEndsField, document: bucketEndsField }).optional(),
      quadrant: quadrantSettingsField.optional(),
      warnings: warningSettingsField.optional(),
      letters: letterSettingsField.optional(),
      disputes: disputeSettingsField.optional(),
      smallBalances: smallBalanceSettingsField.optional(),
      receipts: receiptSettingsField.optional(),
      exposure: exposureSettingsField.optional(),
      orderCheck: orderCheckSettingsField.optional(),
      limits: limitSettingsField.optional(),
      danger: dangerSettingsField.optional(),
      policy: policyPackField.optional(),
      worklist: worklistSettingsField.optional(),
      conduct: conductSettingsField.optional(),
      promises: promiseSettingsField.optional(),
      plans: planSettingsField.optional(),
      limitation: limitationSettingsField.optional(),
      interest: interestSettingsField.optional(),
      effects: effectSettingsField.optional(),
    }),
    output: settingsField,
    errors: ['accounts_need_confirmation', 'account_ids_not_unique'],
    touches: ['settings'],
  }),
} as const;

function days() {
  return z.number().int().min(1).max(90);
}
