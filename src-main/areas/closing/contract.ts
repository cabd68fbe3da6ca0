import { z } from 'zod';
import { isDay } from '../../kernel/day.ts';
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
import { basisField, bucketField } from '../aging/contract.ts';
import { customerIdField } from '../customers/contract.ts';
import { documentIdField, documentKindField, dueItemIdField } from '../ledger/contract.ts';
import { bucketEndsField } from '../settings/contract.ts';

export const closeIdField = idField<'close'>();
/** A calendar month `YYYY-MM`. */
export const monthField = z.string().refine((text) => text.length === 7 && isDay(`${text}-01`), {
  error: 'not_a_month',
});

const pointField = z.strictObject({ asOf: dayField, knownAt: instantField.optional() });
const sum = z.object({ currency: currencyField, amountMinor: minorField });

/** Steps of a month's end (domain.md §15 no. 17): the first nine are worked out, the others are done by people. */
export const checkCodes = [
  'proof', 'bank_data', 'bank_lines', 'unapplied', 'disputes', 'due_dates', 'bills', 'audit_chain', 'backup',
  'statements', 'signals', 'provision', 'kpis', 'report',
] as const; // prettier-ignore
export const checkCodeField = z.enum(checkCodes);
export type CheckCode = z.infer<typeof checkCodeField>;

export const checkField = z.object({
  code: checkCodeField,
  /** `bad` keeps the month open, `look` asks for a look, `manual` is known to people only. */
  state: z.enum(['ok', 'look', 'bad', 'manual']),
  /** How many of the things the check is about; null when it does not count. */
  count: z.number().int().nullable(),
  amounts: z.array(sum),
  on: dayField.nullable(),
  at: instantField.nullable(),
});
export type Check = z.infer<typeof checkField>;

export const tickField = z.strictObject({ code: checkCodeField, note: shortText });
export type Tick = z.infer<typeof tickField>;

/** Figures of one currency as they stood at the close. Invariant: notDue + Σ buckets + unapplied = total = ledger. */
export const closeCurrencyField = z.object({
  currency: currencyField,
  totalMinor: minorField,
  ledgerMinor: minorField,
  notDueMinor: minorField,
  overdueMinor: minorField,
  unappliedMinor: minorField,
  disputedMinor: minorField,
  customerCount: z.number().int(),
  itemCount: z.number().int(),
  creditCount: z.number().int(),
  /** By days late. */
  dueBuckets: z.array(bucketField),
  /** By natural age; `documentNotDueMinor` is what was dated on the very day. */
  documentNotDueMinor: minorField,
  documentBuckets: z.array(bucketField),
  over90Minor: minorField,
  topTenMinor: minorField,
  overdueCustomerCount: z.number().int(),
  dsoCountBackTenths: z.number().int().nullable(),
  dsoCountBackIsFloor: z.boolean(),
  dsoPeriodTenths: z.number().int().nullable(),
  bestPossibleDsoTenths: z.number().int().nullable(),
  averageDaysDelinquentTenths: z.number().int().nullable(),
});
export type CloseCurrency = z.infer<typeof closeCurrencyField>;

export const closeFiguresField = z.object({
  bucketEnds: z.object({ due: bucketEndsField, document: bucketEndsField }),
  currencies: z.array(closeCurrencyField),
});
export type CloseFigures = z.infer<typeof closeFiguresField>;

export const closeRowField = z.object({
  kind: z.enum(['item', 'credit']),
  /** The due item of an `item`, the document of a `credit`. */
  refId: z.number().int(),
  customerId: customerIdField,
  currency: currencyField,
  number: z.string(),
  issuedOn: dayField,
  dueOn: dayField.nullable(),
  /** Open of an item; unapplied of a credit, as a negative amount. */
  openMinor: minorField,
  disputedMinor: minorField,
});
export type CloseRow = z.infer<typeof closeRowField>;

const closeHead = {
  closeId: closeIdField,
  month: monthField,
  revision: z.number().int(),
  asOf: dayField,
  knownAt: instantField,
  /** SHA-256 over the canonical form of month, revision, day, moment, figures and rows. */
  sha256: z.string(),
  /** Head of the audit chain just before the close; 64 zeros in a book without entries. */
  auditHead: z.string(),
  rowCount: z.number().int(),
  currencies: z.array(closeCurrencyField),
};

/** Which figure of the aging is explained; `unapplied` is negative there as in the aging. */
export const measureField = z.enum(['balance', 'overdue', 'unapplied']);
export type Measure = z.infer<typeof measureField>;

/** Why a line moved the figure. The `not_yet_…` codes mirror the others when `to` lies before `from`. */
export const whyCodes = [
  'dated_in_period', 'recorded_late', 'reversed', 'reversed_late', 'voided',
  'became_overdue', 'redated', 'settled', 'settled_late',
  'not_yet_dated', 'not_yet_recorded', 'not_yet_reversed', 'not_yet_voided', 'not_yet_overdue', 'not_yet_settled',
] as const; // prettier-ignore
export const whyField = z.enum(whyCodes);
export type Why = z.infer<typeof whyField>;

export const explainKindField = z.enum([...documentKindField.options, 'reversal', 'voided']);
export type ExplainKind = z.infer<typeof explainKindField>;

export const explainLineField = z.object({
  kind: explainKindField,
  document: z.string(),
  documentId: documentIdField,
  /** The other side of an allocation: the invoice a receipt was matched with. Empty otherwise. */
  against: z.string(),
  customerId: customerIdField,
  customer: z.string(),
  amountMinor: minorField,
  why: whyField,
  /** The day that counts: of the document, the allocation, the reversal or the due date. */
  on: dayField,
  recordedAt: instantField,
});
export type ExplainLine = z.infer<typeof explainLineField>;

/** −2 absent (new, or settled), −1 not due, 0 and up the bucket. */
export const rollStateField = z.number().int().min(-2).max(11);

export const rollCellField = z.object({
  from: rollStateField,
  to: rollStateField,
  amountMinor: minorField,
  /** Whole items; an item paid in part counts where its rest is. */
  count: z.number().int(),
  /** Items of which only a part is in this cell. */
  partCount: z.number().int(),
});
export type RollCell = z.infer<typeof rollCellField>;

/** The aging does not count what is not due. */
const agingStateField = z.object({
  state: rollStateField,
  amountMinor: minorField,
  count: z.number().int().nullable(),
});

export const movementField = z.enum([
  'newly_overdue', 'worse', 'same', 'better', 'cured', 'new', 'stays_not_due', 'paid_in_time',
]); // prettier-ignore
export type Movement = z.infer<typeof movementField>;

const comparedFigures = {
  notDueMinor: minorField,
  buckets: z.array(minorField),
  unappliedMinor: minorField,
  overdueMinor: minorField,
  totalMinor: minorField,
};
const comparedEnd = z.object({
  ...comparedFigures,
  ledgerMinor: minorField,
  over90Minor: minorField,
  customerCount: z.number().int(),
  /** Σ(open × max(0, days late)) ÷ Σ open (domain.md §4.2). */
  weightedOverdueTenths: z.number().int(),
  /** Basis points of Σ open items: 1,250 is 12.5 %. */
  over90ShareBp: z.number().int(),
  topTenShareBp: z.number().int(),
  /** Herfindahl–Hirschman index of the customers' balances, 0 to 10,000. */
  concentration: z.number().int(),
});
export type ComparedEnd = z.infer<typeof comparedEnd>;
const comparedCustomer = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  from: z.object(comparedFigures),
  to: z.object(comparedFigures),
  changeMinor: minorField,
  overdueChangeMinor: minorField,
});
export type ComparedCustomer = z.infer<typeof comparedCustomer>;

const ends = { from: pointField, to: pointField };

export const closingContract = {
  /** What has to be looked at before the month is closed, with figures as of its last day. */
  'closing.checklist': query({
    input: z.strictObject({ month: monthField }),
    output: z.object({
      month: monthField,
      asOf: dayField,
      /** The month's last day is not over yet. */
      running: z.boolean(),
      closed: z.object({ closeId: closeIdField, revision: z.number().int(), at: instantField }).nullable(),
      checks: z.array(checkField),
    }),
  }),
  /**
   * Freezes the figures and every open row as of the month's last day, by what is on record now. A month closed before
   * is closed again only with `reviseReason`; the earlier close stays.
   */
  'closing.close': command({
    input: z.strictObject({
      month: monthField,
      note: longText.default(''),
      ticks: z.array(tickField).max(50).default([]),
      reviseReason: requiredText.optional(),
    }),
    output: z.object(closeHead),
    errors: ['month_not_over', 'month_closed', 'month_not_closed', 'aging_off_ledger'],
    touches: ['closes'],
  }),
  /** Every close, newest month and revision first. */
  'closing.list': query({
    input: z.strictObject({ ...windowFields }),
    output: z.object({
      rows: z.array(z.object({ ...closeHead, note: z.string(), reviseReason: z.string(), actor: z.string() })),
      total: z.number().int(),
    }),
  }),
  'closing.get': query({
    input: z.strictObject({
      closeId: closeIdField,
      kind: z.enum(['item', 'credit', 'all']).default('all'),
      currency: currencyField.optional(),
      search: shortText.default(''),
      ...windowFields,
    }),
    output: z.object({
      ...closeHead,
      bucketEnds: z.object({ due: bucketEndsField, document: bucketEndsField }),
      note: z.string(),
      reviseReason: z.string(),
      actor: z.string(),
      checks: z.array(checkField.extend({ ticked: z.boolean(), tickNote: z.string() })),
      rows: z.array(closeRowField.extend({ customerName: z.string() })),
      total: z.number().int(),
    }),
    errors: ['close_not_found'],
  }),
  /** Works the close out again from the facts and compares every row, every figure, the hash and the audit head. */
  'closing.verify': query({
    input: z.strictObject({ closeId: closeIdField }),
    output: z.object({
      closeId: closeIdField,
      equal: z.boolean(),
      sha256: z.string(),
      /** Of what is stored now. */
      storedSha256: z.string(),
      /** Of what the facts give. */
      factsSha256: z.string(),
      rowCount: z.number().int(),
      factsRowCount: z.number().int(),
      figuresEqual: z.boolean(),
      auditHeadFound: z.boolean(),
      /** The first hundred rows that differ. */
      differences: z.array(z.object({ frozen: closeRowField.nullable(), facts: closeRowField.nullable() })),
      differenceCount: z.number().int(),
    }),
    errors: ['close_not_found'],
  }),
  /** The difference of a figure between two points, line by line; the lines add up to it exactly. */
  'closing.explain': query({
    input: z.strictObject({
      ...ends,
      measure: measureField.default('balance'),
      currency: currencyField.optional(),
      /** Only lines of this reason; the totals stay whole. */
      why: whyField.optional(),
      sort: z.enum(['amount', 'on', 'document']).default('amount'),
      offset: windowFields.offset,
      limit: z.number().int().min(1).max(100_000).default(200),
    }),
    output: z.object({
      measure: measureField,
      currencies: z.array(
        z.object({
          currency: currencyField,
          /** The aging's own figure at the two points. */
          fromMinor: minorField,
          toMinor: minorField,
          /** Σ of all lines, whatever is filtered or windowed; equals toMinor − fromMinor. */
          linesMinor: minorField,
          lineCount: z.number().int(),
          reasons: z.array(z.object({ why: whyField, count: z.number().int(), amountMinor: minorField })),
          /** Lines that pass the filter. */
          total: z.number().int(),
          lines: z.array(explainLineField),
        }),
      ),
    }),
  }),
  /** Two agings of one currency side by side, per bucket and per customer. */
  'closing.compare': query({
    input: z.strictObject({
      ...ends,
      basis: basisField.default('due'),
      currency: currencyField,
      sort: z.enum(['change', 'overdueChange', 'total', 'name']).default('change'),
      ...windowFields,
    }),
    output: z.object({
      currency: currencyField,
      basis: basisField,
      bucketEnds: bucketEndsField,
      from: comparedEnd,
      to: comparedEnd,
      customers: z.array(comparedCustomer),
      total: z.number().int(),
    }),
  }),
  /** The migration matrix of buckets between two points: where every open amount came from and went to. */
  'closing.roll': query({
    input: z.strictObject({ ...ends, currency: currencyField, basis: basisField.default('due') }),
    output: z.object({
      currency: currencyField,
      bucketEnds: bucketEndsField,
      cells: z.array(rollCellField),
      /** Per state what the aging of the day itself says: the rows' and columns' sums must equal it. */
      fromStates: z.array(agingStateField),
      toStates: z.array(agingStateField),
      movements: z.array(z.object({ movement: movementField, amountMinor: minorField, count: z.number().int() })),
    }),
  }),
  /** The items behind one cell or one movement of the matrix, largest first. */
  'closing.rollItems': query({
    input: z.strictObject({
      ...ends,
      currency: currencyField,
      basis: basisField.default('due'),
      cell: z.strictObject({ from: rollStateField, to: rollStateField }).optional(),
      movement: movementField.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          dueItemId: dueItemIdField,
          documentId: documentIdField,
          number: z.string(),
          customerId: customerIdField,
          customerName: z.string(),
          issuedOn: dayField,
          fromDueOn: dayField.nullable(),
          toDueOn: dayField.nullable(),
          fromOpenMinor: minorField,
          toOpenMinor: minorField,
          from: rollStateField,
          to: rollStateField,
          /** What of the item is in this cell. */
          amountMinor: minorField,
        }),
      ),
      total: z.number().int(),
      amountMinor: minorField,
    }),
  }),
} as const;
