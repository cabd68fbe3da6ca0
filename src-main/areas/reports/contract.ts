import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  instantField,
  languageField,
  minorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { basisField } from '../aging/contract.ts';
import { customerIdField } from '../customers/contract.ts';
import { documentIdField } from '../ledger/contract.ts';
import { issuedIdField } from '../letters/contract.ts';
import { bucketEndsField } from '../settings/contract.ts';

export const reportRequest = {
  asOf: dayField,
  knownAt: instantField.optional(),
  language: languageField,
  /** The currency whose quadrant, KPIs and top ten are shown in full; the aging lists every currency. */
  currency: currencyField,
};

// prettier-ignore
export const listIds = [
  'aged-summary', 'aged-detail', 'open-items', 'receipts', 'allocations', 'unapplied', 'customer-ledger', 'disputes', 'write-offs',
] as const;
export const listIdField = z.enum(listIds);
export type ListId = z.infer<typeof listIdField>;

/**
 * Where unapplied money stands in an aging (behaviours.md §2.3): a column of its own; set against the oldest items, for
 * looking only; or in the bucket of its own day, as a negative amount.
 */
export const unappliedViewField = z.enum(['separate', 'net', 'own-date']);
export type UnappliedView = z.infer<typeof unappliedViewField>;

// prettier-ignore
export const listStatusField = z.enum(['all', 'overdue', 'not-due', 'disputed', 'worked-out', 'unapplied', 'reversed', 'unresolved', 'resolved']);
export type ListStatus = z.infer<typeof listStatusField>;

/** What is asked of a list; which parameters a list takes stands in `rules/lists.ts`, others are refused. */
export const listRequest = {
  list: listIdField,
  asOf: dayField,
  knownAt: instantField.optional(),
  /** Absent: every currency, each in a section of its own. */
  currency: currencyField.optional(),
  customerId: customerIdField.optional(),
  basis: basisField.optional(),
  unapplied: unappliedViewField.optional(),
  /** First day of a period; absent: from the beginning. */
  from: dayField.optional(),
  /** Last day of a period; absent: the as-of day. */
  to: dayField.optional(),
  status: listStatusField.optional(),
  /** By a column; rows that belong together stay together. Absent: the list's own order. */
  sort: z.strictObject({ column: z.string().max(40), descending: z.boolean() }).optional(),
};

export const listColumnField = z.object({
  id: z.string(),
  kind: z.enum(['text', 'day', 'instant', 'money', 'int', 'code', 'flags']),
  /** Days from–to of an aging bucket; null: the column's name says all. */
  bucket: z.object({ from: z.number().int(), to: z.number().int().nullable() }).nullable(),
  /** Group of words for codes and flags. */
  words: z.string().nullable(),
  /** Relative, about a pixel of the screen each. */
  width: z.number().int(),
  align: z.enum(['left', 'right']),
  /** Heads the group on screen and paper; a column of every line in files. */
  heading: z.boolean(),
});
export type ListColumn = z.infer<typeof listColumnField>;

/** Text, day, instant and code as text; money and int as whole numbers (money in minor units); flags as codes. */
export const listCellField = z.union([z.string(), z.number().int(), z.array(z.string()), z.null()]);
export type ListCell = z.infer<typeof listCellField>;

/**
 * `currency` opens a section where there are several, `group` names a customer above its lines, `detail` explains the line
 * before it and is not summed, `opening` and `closing` frame a running balance.
 */
export const listRowField = z.object({
  key: z.string(),
  kind: z.enum(['currency', 'group', 'line', 'detail', 'opening', 'closing', 'subtotal', 'total']),
  currency: currencyField,
  cells: z.array(listCellField),
  documentId: documentIdField.nullable(),
  customerId: customerIdField.nullable(),
});
export type ListRow = z.infer<typeof listRowField>;

/** Σ parts − against: zero on every sound list. The two sides come from different tables. */
export const listProofField = z.object({
  parts: z.array(z.object({ code: z.string(), amountMinor: minorField })),
  against: z.string(),
  againstMinor: minorField,
  differenceMinor: minorField,
});
export type ListProof = z.infer<typeof listProofField>;

export const listFactsField = z.object({
  list: listIdField,
  company: z.string(),
  companyEn: z.string(),
  practice: z.boolean(),
  asOf: dayField,
  /** Both null unless the list is of a period; `from` null: from the beginning. */
  from: dayField.nullable(),
  to: dayField.nullable(),
  knownAt: instantField,
  generatedAt: instantField,
  currency: currencyField.nullable(),
  customer: z.object({ code: z.string(), name: z.string() }).nullable(),
  basis: basisField.nullable(),
  bucketEnds: bucketEndsField.nullable(),
  unapplied: unappliedViewField.nullable(),
  status: listStatusField.nullable(),
  sort: z.object({ column: z.string(), descending: z.boolean() }).nullable(),
  /** Newest entry of the audit chain; null in a book nothing was recorded in. */
  audit: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
});
export type ListFacts = z.infer<typeof listFactsField>;

export const listSectionField = z.object({
  currency: currencyField,
  /** Lines that are summed, without details and subtotals. */
  lines: z.number().int(),
  totals: z.array(listCellField),
  proof: listProofField.nullable(),
});
export type ListSection = z.infer<typeof listSectionField>;

/** `list_customer_needed` – · `list_parameter_unfit` parameter, list · `period_reversed` from, to */
export const listErrors = [
  'list_customer_needed',
  'list_parameter_unfit',
  'period_reversed',
  'customer_not_found',
] as const;

/** Why somebody is to be visited: agreed for the day, agreed earlier and not done, a task, the demand of the policy. */
export const visitReasonField = z.object({
  code: z.enum(['agreed', 'overdue', 'task', 'policy']),
  on: dayField,
  time: z.string(),
  /** Title of the task, code of the step; else empty. */
  reference: z.string(),
});
export type VisitReason = z.infer<typeof visitReasonField>;

export const visitField = z.object({
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  collector: z.string(),
  region: z.string(),
  address: z.string(),
  /** Empty: on the list of the day, with nothing that calls for a visit. */
  reasons: z.array(visitReasonField),
  /** Must not be chased at all now; null: may. */
  stopped: z.enum(['merged', 'excluded', 'paused', 'legal']).nullable(),
  overdue: z.array(z.object({ currency: currencyField, amountMinor: minorField })),
  oldestDays: z.number().int(),
});
export type Visit = z.infer<typeof visitField>;

/** One round; more than a day holds. */
export const MOST_VISITS = 30;
const visitQuestion = { asOf: dayField, knownAt: instantField.optional(), onDay: dayField };

export const reportsContract = {
  'reports.preview': query({
    input: z.strictObject(reportRequest),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      /** False puts a red banner on the report: the parts do not add up to the ledger. */
      reconciled: z.boolean(),
    }),
  }),
  'reports.issue': command({
    input: z.strictObject(reportRequest),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    touches: ['documents'],
  }),
  /** The credit policy as a manual, drawn from the settings in force. */
  'reports.policy': query({
    input: z.strictObject({ language: languageField, asOf: dayField }),
    output: z.object({ documentToken: fileTokenField, title: z.string(), suggestedFileName: z.string() }),
  }),
  'reports.issuePolicy': command({
    input: z.strictObject({ language: languageField, asOf: dayField }),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    touches: ['documents'],
  }),
  /** One customer's credit file on a day, as it is put before a manager. */
  'reports.creditFile': query({
    input: z.strictObject({ ...reportRequest, customerId: customerIdField }),
    output: z.object({ documentToken: fileTokenField, title: z.string(), suggestedFileName: z.string() }),
    errors: ['customer_not_found', 'customer_merged'],
  }),
  /** One page about a debtor, to read before a call or to take along on a visit. */
  'reports.debtorBrief': query({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      language: languageField,
      customerId: customerIdField,
    }),
    output: z.object({ documentToken: fileTokenField, title: z.string(), suggestedFileName: z.string() }),
    errors: ['customer_not_found', 'customer_merged'],
  }),
  'reports.issueCreditFile': command({
    input: z.strictObject({ ...reportRequest, customerId: customerIdField }),
    output: z.object({ issuedId: issuedIdField, number: z.string(), sha256: z.string() }),
    errors: ['customer_not_found', 'customer_merged'],
    touches: ['documents'],
  }),
  /** What somebody who takes over a customer, or all customers of a colleague, has to know; not numbered, not archived. */
  'reports.handover': query({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      language: languageField,
      of: z.union([
        z.strictObject({ customerId: customerIdField }),
        z.strictObject({ salesperson: requiredText }),
        z.strictObject({ collector: requiredText }),
      ]),
    }),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      customers: z.number().int(),
    }),
    errors: ['handover_empty'],
  }),
  /**
   * Who to visit on a day, by region and address, and after them the others on the list of the day. Visits agreed are those
   * up to `onDay`; the figures and the policy's step are those of `asOf`.
   */
  'reports.visits': query({
    input: z.strictObject({ ...visitQuestion, collector: shortText.optional() }),
    output: z.object({ rows: z.array(visitField) }),
  }),
  /** The sheet to take along, in the order of the round; not numbered, not archived. */
  'reports.visitSheet': query({
    input: z.strictObject({
      ...visitQuestion,
      language: languageField,
      customerIds: z.array(customerIdField).min(1).max(MOST_VISITS),
    }),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      customers: z.number().int(),
    }),
    errors: ['customer_not_found'],
  }),
  /** A list as rows: the same that are printed and written to files, in the same order. */
  'reports.list': query({
    input: z.strictObject({ ...listRequest, ...windowFields }),
    output: z.object({
      facts: listFactsField,
      columns: z.array(listColumnField),
      rows: z.array(listRowField),
      total: z.number().int(),
      sections: z.array(listSectionField),
      reconciled: z.boolean(),
    }),
    errors: listErrors,
  }),
  /** The list as a page to print; refused beyond what a printer should be asked for. */
  'reports.listPage': query({
    input: z.strictObject({ ...listRequest, language: languageField }),
    output: z.object({
      documentToken: fileTokenField,
      title: z.string(),
      suggestedFileName: z.string(),
      landscape: z.boolean(),
      reconciled: z.boolean(),
    }),
    errors: [...listErrors, 'list_too_long_to_print'],
  }),
} as const;
