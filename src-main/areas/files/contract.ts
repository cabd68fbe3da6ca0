import { z } from 'zod';
import {
  dayField,
  fileTokenField,
  idField,
  instantField,
  longText,
  requiredText,
  shortText,
} from '../../kernel/fields.ts';
import { command, job, query } from '../../kernel/procedure.ts';

export const attachmentIdField = idField<'attachment'>();

/** The record a file belongs to, by the name the audit knows it by: `customer`, `contract`, `creditRecord` … */
export const entityField = z.string().regex(/^[a-z][A-Za-z]{1,39}$/);
const customerId = idField<'customer'>();

const about = {
  /** What it is: licence, contract, register_screenshot … */
  kind: shortText,
  title: shortText,
  /** The day the paper itself bears. */
  onDay: dayField.nullable(),
  expiresOn: dayField.nullable(),
  note: longText,
};

export const attachmentField = z.object({
  attachmentId: attachmentIdField,
  entity: entityField,
  entityId: z.number().int().positive(),
  customerId: customerId.nullable(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  ...about,
  actor: z.string(),
  recordedAt: instantField,
  removedAt: instantField.nullable(),
  /** False: the folder of files beside the book lacks it. */
  present: z.boolean(),
});
export type Attachment = z.infer<typeof attachmentField>;

export const filesContract = {
  /** The files of one record, or of a customer with all its records, newest first. */
  'files.list': query({
    input: z.union([
      z.strictObject({ entity: entityField, entityId: z.number().int().positive(), removed: z.boolean().optional() }),
      z.strictObject({ customerId, removed: z.boolean().optional() }),
    ]),
    output: z.object({ rows: z.array(attachmentField) }),
  }),
  'files.add': command({
    input: z.strictObject({
      entity: entityField,
      entityId: z.number().int().positive(),
      customerId: customerId.nullable().default(null),
      fileToken: fileTokenField,
      kind: shortText.default(''),
      title: shortText.default(''),
      onDay: dayField.nullable().default(null),
      expiresOn: dayField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ attachmentId: attachmentIdField }),
    errors: ['file_empty', 'file_too_large', 'file_kind_refused', 'customer_not_found'],
    touches: ['files'],
  }),
  'files.change': command({
    input: z.strictObject({ attachmentId: attachmentIdField, ...about }),
    output: z.null(),
    errors: ['attachment_not_found'],
    touches: ['files'],
  }),
  /** Takes it off the record. Its bytes stay beside the book, and so does what an earlier day knew. */
  'files.remove': command({
    input: z.strictObject({ attachmentId: attachmentIdField, reason: requiredText }),
    output: z.null(),
    errors: ['attachment_not_found'],
    touches: ['files'],
  }),
  'files.bringBack': command({
    input: z.strictObject({ attachmentId: attachmentIdField }),
    output: z.null(),
    errors: ['attachment_not_found'],
    touches: ['files'],
  }),
  /** A page with the picture on it, for the preview frame. Other kinds are saved as a copy and opened outside. */
  'files.preview': query({
    input: z.strictObject({ attachmentId: attachmentIdField }),
    output: z.object({ documentToken: fileTokenField }),
    errors: ['attachment_not_found', 'attachment_missing', 'attachment_no_picture'],
  }),
  'files.saveCopy': job({
    input: z.strictObject({ attachmentId: attachmentIdField, saveToken: fileTokenField }),
    output: z.object({ fileName: z.string() }),
    errors: ['attachment_not_found', 'attachment_missing'],
  }),
} as const;
