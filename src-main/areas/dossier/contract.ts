import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  idField,
  instantField,
  languageField,
  longText,
  minorField,
} from '../../kernel/fields.ts';
import { job, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { evidenceKindField } from '../evidence/contract.ts';
import { documentIdField } from '../ledger/contract.ts';

export const packIdField = idField<'evidencePack'>();

/** What a claim rests on, in the order of a bundle (behaviours.md N3). */
export const dossierParts = ['contract', 'delivery', 'invoice', 'statement', 'letter', 'acknowledgement', 'security', 'log', 'case', 'calculation'] as const; // prettier-ignore
export const dossierPartField = z.enum(dossierParts);
export type DossierPart = z.infer<typeof dossierPartField>;

export const packFileField = z.object({
  /** Inside the folder, with forward slashes. */
  path: z.string(),
  sha256: z.string(),
  sizeBytes: z.number().int(),
  part: z.union([dossierPartField, z.literal('index')]),
  title: z.string(),
});
export type PackFile = z.infer<typeof packFileField>;

export const packField = z.object({
  packId: packIdField,
  number: z.string(),
  customerId: customerIdField,
  customerName: z.string(),
  asOf: dayField,
  currency: currencyField,
  claimMinor: minorField,
  files: z.array(packFileField),
  folder: z.string(),
  /** Of the manifest. */
  sha256: z.string(),
  note: z.string(),
  actor: z.string(),
  recordedAt: instantField,
});
export type Pack = z.infer<typeof packField>;

const asked = {
  customerId: customerIdField,
  currency: currencyField,
  asOf: dayField,
  knownAt: instantField.optional(),
};

export const dossierContract = {
  /** What is there and what is missing, while it can still be had. */
  'dossier.overview': query({
    input: z.strictObject(asked),
    output: z.object({
      claimMinor: minorField,
      overdueMinor: minorField,
      percent: z.number().int(),
      provedPercent: z.number().int(),
      parts: z.array(
        z.object({
          part: dossierPartField,
          /** Records and the files that go with them. */
          records: z.number().int(),
          files: z.number().int(),
          /** Letters of which nothing proves that they arrived; log entries without proof. */
          unproved: z.number().int(),
        }),
      ),
      gaps: z.array(
        z.object({
          documentId: documentIdField,
          number: z.string(),
          openMinor: minorField,
          missing: z.array(evidenceKindField),
          claimed: z.array(evidenceKindField),
        }),
      ),
      packs: z.array(packField),
    }),
    errors: ['customer_not_found'],
  }),
  /** The bundle as one document to read, print or save as PDF. */
  'dossier.preview': query({
    input: z.strictObject({ ...asked, language: languageField }),
    output: z.object({ documentToken: fileTokenField, title: z.string(), suggestedFileName: z.string() }),
    errors: ['customer_not_found'],
  }),
  /** Writes the folder beside the book: bundle, originals, letters, lists, and a manifest with the hash of each file. */
  'dossier.build': job({
    input: z.strictObject({ ...asked, language: languageField, note: longText.default('') }),
    output: z.object({ pack: packField }),
    errors: ['customer_not_found', 'pack_file_missing', 'pack_file_changed', 'pack_not_written'],
    touches: ['documents'],
  }),
  /** Reads every file of a folder again and says what is no longer as it was written. */
  'dossier.verify': query({
    input: z.strictObject({ packId: packIdField }),
    output: z.object({ files: z.number().int(), missing: z.array(z.string()), changed: z.array(z.string()), manifestWhole: z.boolean() }),
    errors: ['pack_not_found'],
  }), // prettier-ignore
} as const;
