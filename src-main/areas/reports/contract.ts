import { z } from 'zod';
import { currencyField, dayField, fileTokenField, instantField, languageField } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { issuedIdField } from '../letters/contract.ts';

export const reportRequest = {
  asOf: dayField,
  knownAt: instantField.optional(),
  language: languageField,
  /** The currency whose quadrant, KPIs and top ten are shown in full; the aging lists every currency. */
  currency: currencyField,
};

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
} as const;
