import { z } from 'zod';
import { currencyField, idField, instantField, minorField, windowFields } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { documentIdField } from '../ledger/contract.ts';

export const fieldChangeField = z.object({
  /** Name of the field, with its place in lists: `items.1.dueOn`. */
  field: z.string(),
  before: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  after: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
export type FieldChange = z.infer<typeof fieldChangeField>;

export const timelineRowField = z.object({
  key: z.string(),
  at: instantField,
  actor: z.string(),
  /** The command that did it, or `import`, `import_undone`, `letter`. */
  what: z.string(),
  /** Number of the audit entry; null for what is told by the rows themselves. */
  seq: z.number().int().nullable(),
  documentId: documentIdField.nullable(),
  kind: z.string(),
  number: z.string(),
  currency: currencyField.nullable(),
  amountMinor: minorField.nullable(),
  changes: z.array(fieldChangeField),
  undone: z.boolean(),
  undoable: z.boolean(),
});
export type TimelineRow = z.infer<typeof timelineRowField>;

export const historyContract = {
  /** Everything recorded about a customer, or about one document, newest first: who, when, what, field by field. */
  'history.timeline': query({
    input: z.union([
      z.strictObject({ customerId: customerIdField, ...windowFields }),
      z.strictObject({ documentId: documentIdField, ...windowFields }),
    ]),
    output: z.object({ rows: z.array(timelineRowField), total: z.number().int() }),
    errors: ['customer_not_found', 'document_not_found'],
  }),
  /**
   * Takes back what one command did, as known from now on: what it recorded is voided, what it took apart is put together
   * again. Figures "as known at" an earlier moment stay. Refused when later work stands on it.
   */
  'history.undo': command({
    input: z.union([
      z.strictObject({ commandId: z.string().min(1).max(64) }),
      z.strictObject({ seq: idField<'auditEntry'>() }),
    ]),
    output: z.object({ seq: z.number().int(), procedure: z.string() }),
    errors: ['entry_not_found', 'undo_not_possible', 'already_undone', 'undo_in_use'],
    touches: [
      'ledger',
      'signals',
      'bank',
      'bills',
      'credit',
      'orders',
      'scores',
      'actions',
      'promises',
      'policy',
      'work',
    ],
  }),
} as const;
