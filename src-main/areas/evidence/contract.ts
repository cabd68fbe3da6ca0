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
import { documentIdField, documentKindField } from '../ledger/contract.ts';

export const evidenceIdField = idField<'evidence'>();
export const evidenceKindField = z.enum(['contract', 'delivery', 'statement', 'invoice', 'signer', 'letter']);
export const evidenceStateField = z.enum(['missing', 'claimed', 'held', 'unobtainable']);

const percent = z.number().int().min(0).max(100);
const score = {
  possible: z.number().int(),
  /** Held and claimed, and held alone. */
  earned: z.number().int(),
  proved: z.number().int(),
  percent,
  provedPercent: percent,
};
const states = z.record(evidenceKindField, evidenceStateField);

export const evidenceRowField = z.object({
  evidenceId: evidenceIdField,
  kind: evidenceKindField,
  state: z.enum(['present', 'unobtainable']),
  on: dayField.nullable(),
  reference: z.string(),
  personId: idField<'authorisedPerson'>().nullable(),
  personName: z.string(),
  /** That person could act on that day, by the register. */
  personAuthorised: z.boolean(),
  files: z.number().int(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type EvidenceRow = z.infer<typeof evidenceRowField>;

export const evidenceGapField = z.object({
  documentId: documentIdField,
  kind: documentKindField,
  number: z.string(),
  customerId: customerIdField,
  customerName: z.string(),
  currency: currencyField,
  issuedOn: dayField,
  dueOn: dayField,
  daysLate: z.number().int(),
  openMinor: minorField,
  contractNo: z.string(),
  states,
  ...score,
});
export type EvidenceGap = z.infer<typeof evidenceGapField>;

export const evidenceContract = {
  /** The papers of one receivable: what is held, what is only claimed, what is missing, and where each is known from. */
  'evidence.document': query({
    input: z.strictObject({ documentId: documentIdField, ...pointInTime }),
    output: z.object({
      ...evidenceGapField.shape,
      overdue: z.boolean(),
      parts: z.array(
        z.object({
          kind: evidenceKindField,
          points: z.number().int(),
          /** A letter is asked for only once the debt is overdue. */
          applies: z.boolean(),
          state: evidenceStateField,
          /** What speaks for it: a row of this register, the contract register, a delivery, the invoice's days, a letter. */
          sources: z.array(
            z.object({
              from: z.enum(['evidence', 'contract', 'contract_no', 'delivery', 'paper', 'letter', 'person']),
              state: evidenceStateField,
              on: dayField.nullable(),
              text: z.string(),
            }),
          ),
        }),
      ),
      rows: z.array(evidenceRowField),
    }),
    errors: ['document_not_found', 'evidence_not_a_receivable'],
  }),
  /** Receivables whose papers have gaps, worst first: open amount × points missing. In one currency. */
  'evidence.gaps': query({
    input: z.strictObject({
      ...pointInTime,
      currency: currencyField,
      customerId: customerIdField.optional(),
      /** any: something is missing. */
      gap: z.union([z.literal('any'), evidenceKindField]).default('any'),
      /** Also papers of which only a day or a number is known. */
      unproved: z.boolean().default(false),
      overdue: z.boolean().default(false),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(evidenceGapField),
      total: z.number().int(),
      openMinor: minorField,
    }),
  }),
  /** Over all open receivables of a currency, or a customer's: the score weighted by what is open, and gaps per paper. */
  'evidence.summary': query({
    input: z.strictObject({ ...pointInTime, currency: currencyField, customerId: customerIdField.optional() }),
    output: z.object({
      documents: z.number().int(),
      openMinor: minorField,
      percent,
      provedPercent: percent,
      gaps: z.array(
        z.object({
          kind: evidenceKindField,
          missing: z.number().int(),
          missingMinor: minorField,
          claimed: z.number().int(),
          claimedMinor: minorField,
        }),
      ),
    }),
  }),
  /** A paper is there. One paper, such as a stamped statement, can speak for several documents of one customer. */
  'evidence.record': command({
    input: z.strictObject({
      documentIds: z.array(documentIdField).min(1).max(500),
      kind: evidenceKindField,
      on: dayField,
      reference: shortText.default(''),
      /** Who signed, from the register of authorised persons. */
      personId: idField<'authorisedPerson'>().nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ evidenceIds: z.array(evidenceIdField) }),
    errors: ['document_not_found', 'evidence_not_a_receivable', 'evidence_of_two_customers', 'evidence_person_not_found'],
    touches: ['contracts'],
  }), // prettier-ignore
  /** It will not be had, and why: no task any more, and no points. */
  'evidence.setUnobtainable': command({
    input: z.strictObject({ documentId: documentIdField, kind: evidenceKindField, reason: requiredText }),
    output: z.object({ evidenceId: evidenceIdField }),
    errors: ['document_not_found', 'evidence_not_a_receivable'],
    touches: ['contracts'],
  }),
  'evidence.remove': command({
    input: z.strictObject({ evidenceId: evidenceIdField, reason: requiredText }),
    output: z.null(),
    errors: ['evidence_not_found'],
    touches: ['contracts'],
  }),
} as const;
