import { z } from 'zod';
import {
  currencyField,
  dayField,
  instantField,
  minorField,
  pointInTime,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { query } from '../../kernel/procedure.ts';
import {
  customerIdField,
  debtorClassField,
  segmentField,
  segmentIdField,
  segmentRuleField,
} from '../customers/contract.ts';
import { rateField, rateIdField } from '../rates/contract.ts';
import { bucketEndsField } from '../settings/contract.ts';

export const basisField = z.enum(['due', 'document']);
export type Basis = z.infer<typeof basisField>;

/** Days late from–to, both ends included; the last bucket has no `to`. */
export const bucketField = z.object({
  from: z.number().int(),
  to: z.number().int().nullable(),
  amountMinor: minorField,
  count: z.number().int(),
});
export type Bucket = z.infer<typeof bucketField>;

/** Invariant: notDue + Σ buckets + unapplied (negative) = total = ledger. */
const agingFigures = {
  notDueMinor: minorField,
  buckets: z.array(bucketField),
  /** Money and credits not yet matched, as a negative amount. */
  unappliedMinor: minorField,
  overdueMinor: minorField,
  disputedMinor: minorField,
  totalMinor: minorField,
};

export const agingCustomerField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  ...agingFigures,
  /** Days late of the oldest overdue item, 0 when nothing is overdue. */
  oldestDaysLate: z.number().int(),
});
export type AgingCustomer = z.infer<typeof agingCustomerField>;

export const agingCurrencyField = z.object({
  currency: currencyField,
  ...agingFigures,
  /** Σ documents − Σ credits from the ledger, worked out without the buckets. */
  ledgerMinor: minorField,
  /** Memo, in none of the sums: bills received and not yet honoured, though they settled their invoices. */
  billsHeldMinor: minorField,
  customerCount: z.number().int(),
  customers: z.array(agingCustomerField),
});
export type AgingCurrency = z.infer<typeof agingCurrencyField>;

/** I large and long, II large and short, III small and short, IV small and long (domain.md §4.3). */
export const quadrantField = z.enum(['I', 'II', 'III', 'IV']);
export type QuadrantName = z.infer<typeof quadrantField>;

export const quadrantPointField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  /** Σ(open × days late) ÷ Σ open over overdue items, rounded to a tenth of a day. */
  weightedDaysLateTenths: z.number().int(),
  overdueMinor: minorField,
  exposureMinor: minorField,
  oldestDaysLate: z.number().int(),
  /** 1–5, the level of domain.md §4.5 by the oldest overdue item. */
  riskLevel: z.number().int().min(1).max(5),
  quadrant: quadrantField,
  /** Where the point stood at the end of the month before; null when nothing was overdue then. */
  before: z.object({ weightedDaysLateTenths: z.number().int(), overdueMinor: minorField }).nullable(),
});
export type QuadrantPoint = z.infer<typeof quadrantPointField>;

export const kpiField = z.object({
  currency: currencyField,
  totalMinor: minorField,
  overdueMinor: minorField,
  notDueMinor: minorField,
  over90Minor: minorField,
  unappliedMinor: minorField,
  disputedMinor: minorField,
  customerCount: z.number().int(),
  overdueCustomerCount: z.number().int(),
  /** Tenths of a day; null means "n/a" (no sales in the window). */
  dsoCountBackTenths: z.number().int().nullable(),
  /** Count-back ran out of sales history: print "> n". */
  dsoCountBackIsFloor: z.boolean(),
  dsoPeriodTenths: z.number().int().nullable(),
  /** Count-back of what nobody disputes, and the days the disputed part adds by the period method (domain.md §2.4). */
  dsoCountBackWithoutDisputedTenths: z.number().int().nullable(),
  disputeDaysTenths: z.number().int().nullable(),
  bestPossibleDsoTenths: z.number().int().nullable(),
  averageDaysDelinquentTenths: z.number().int().nullable(),
  /** The same measures at the end of the month before, for the trend; null without history. */
  before: z
    .object({
      asOf: dayField,
      totalMinor: minorField,
      overdueMinor: minorField,
      over90Minor: minorField,
      dsoCountBackTenths: z.number().int().nullable(),
    })
    .nullable(),
  /** Open minus unapplied of the ten largest, for concentration. */
  topTenMinor: minorField,
  dueNextSevenDaysMinor: minorField,
});
export type Kpi = z.infer<typeof kpiField>;

export const agingInBaseField = z.object({
  base: currencyField,
  asOf: dayField,
  rows: z.array(
    z.object({
      currency: currencyField,
      totalMinor: minorField,
      overdueMinor: minorField,
      billsHeldMinor: minorField,
      /** The same in the base currency, each rounded by itself. */
      baseTotalMinor: minorField,
      baseOverdueMinor: minorField,
      baseBillsHeldMinor: minorField,
      /** Null for the base currency itself. */
      rate: rateField.pick({ rateId: true, rate: true, onDay: true, source: true }).nullable(),
    }),
  ),
  /** Sums of the converted figures, in the base currency. */
  totalMinor: minorField,
  overdueMinor: minorField,
  billsHeldMinor: minorField,
});
export type AgingInBase = z.infer<typeof agingInBaseField>;

export const agingContract = {
  /** The aging of every currency (or one). `by: 'customer'` adds the rows, windowed and sorted per currency. */
  'aging.table': query({
    input: z.strictObject({
      ...pointInTime,
      basis: basisField.default('due'),
      currency: currencyField.optional(),
      by: z.enum(['none', 'customer']).default('none'),
      buckets: bucketEndsField.optional(),
      search: shortText.optional(),
      sort: z.enum(['name', 'code', 'total', 'overdue', 'oldest', 'notDue', 'unapplied', 'bucket']).default('overdue'),
      /** Which bucket to sort by, counted from 0. */
      sortBucket: z.number().int().min(0).max(11).default(0),
      descending: z.boolean().default(true),
      ...windowFields,
    }),
    output: z.object({
      asOf: dayField,
      knownAt: instantField.nullable(),
      basis: basisField,
      bucketEnds: bucketEndsField,
      currencies: z.array(agingCurrencyField),
      /** Items whose due date was missing and had to be worked out. */
      flaggedDueDates: z.number().int(),
    }),
  }),
  /**
   * All currencies in the base currency, at the rates given or the newest on or before the day. Analysis only: never part
   * of a letter or a statement. Refuses where a rate is missing and names the currency.
   */
  'aging.inBase': query({
    input: z.strictObject({ ...pointInTime, rates: z.array(rateIdField).max(200).optional() }),
    output: agingInBaseField,
    errors: ['exchange_rate_missing', 'exchange_rate_not_found'],
  }),
  'aging.quadrant': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: z.object({
      asOf: dayField,
      currency: currencyField,
      splitDays: z.number().int(),
      splitAmountMinor: minorField,
      splitMode: z.enum(['pareto', 'fixed']),
      paretoShareBp: z.number().int(),
      points: z.array(quadrantPointField),
      totals: z.array(z.object({ quadrant: quadrantField, count: z.number().int(), overdueMinor: minorField })),
    }),
  }),
  'aging.kpis': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField }),
    output: kpiField,
  }),
  /** Customers with their figures in one currency: the customer list. */
  'aging.customers': query({
    input: z.strictObject({
      ...pointInTime,
      currency: currencyField,
      search: shortText.default(''),
      filter: z.enum(['all', 'balance', 'overdue', 'unapplied']).default('all'),
      /** Of the customer's file; left out: any. */
      tag: shortText.optional(),
      segmentId: segmentIdField.optional(),
      debtorClass: debtorClassField.optional(),
      salesperson: shortText.optional(),
      department: shortText.optional(),
      /** Head of a group: the head and its members. */
      groupId: customerIdField.optional(),
      sort: z.enum(['name', 'code', 'total', 'overdue', 'oldest', 'unapplied']).default('overdue'),
      descending: z.boolean().default(true),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          customerId: customerIdField,
          customerCode: z.string(),
          customerName: z.string(),
          termsDays: z.number().int(),
          notDueMinor: minorField,
          overdueMinor: minorField,
          disputedMinor: minorField,
          unappliedMinor: minorField,
          totalMinor: minorField,
          oldestDaysLate: z.number().int(),
          salesperson: z.string(),
          debtorClass: debtorClassField,
          /** Name of the group's head; empty: in no group. */
          group: z.string(),
          tags: z.array(z.string()),
        }),
      ),
      total: z.number().int(),
      /** Currencies the book has documents in, base currency first. */
      currencies: z.array(currencyField),
    }),
    errors: ['segment_not_found'],
  }),
  /** Every segment with how many customers are in it. */
  'aging.segments': query({
    input: z.strictObject(pointInTime),
    output: z.object({ rows: z.array(segmentField.extend({ count: z.number().int() })) }),
  }),
  /** How many customers a rule would take, before it is saved. */
  'aging.segmentCount': query({
    input: z.strictObject({ ...pointInTime, rule: segmentRuleField }),
    output: z.object({ count: z.number().int(), names: z.array(z.string()) }),
  }),
  /** New, known or core, and what part of sales and of the open debt the customer makes. */
  'aging.standing': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField, customerId: customerIdField }),
    output: z.object({
      kind: z.enum(['new', 'existing', 'core']),
      sinceOn: dayField,
      salesMinor: minorField,
      salesShareBp: z.number().int(),
      /** 1 is the largest; null without sales. */
      salesRank: z.number().int().nullable(),
      openMinor: minorField,
      openShareBp: z.number().int(),
    }),
    errors: ['customer_not_found'],
  }),
  /** Header figures of one customer, a line per currency. */
  'aging.customer': query({
    input: z.strictObject({ ...pointInTime, customerId: customerIdField }),
    output: z.object({
      currencies: z.array(
        z.object({
          currency: currencyField,
          ...agingFigures,
          oldestDaysLate: z.number().int(),
          /** Memo: bills not yet honoured. */
          billsHeldMinor: minorField,
        }),
      ),
      /** How late this customer usually pays: amount-weighted over paid items of the last 12 months, in the currency of most of them. */
      lateness: z.object({
        paidItems: z.number().int(),
        medianDaysLate: z.number().int().nullable(),
        slowDaysLate: z.number().int().nullable(),
        averageDaysLateTenths: z.number().int().nullable(),
      }),
    }),
    errors: ['customer_not_found'],
  }),
} as const;
