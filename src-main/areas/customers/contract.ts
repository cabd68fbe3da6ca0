import { z } from 'zod';
import {
  idField,
  instantField,
  languageField,
  longText,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { termIdField } from '../terms/contract.ts';

export const customerIdField = idField<'customer'>();

export const customerProfile = {
  code: requiredText,
  name: requiredText,
  shortName: shortText,
  taxId: shortText,
  /** Null: the company's default terms apply. */
  termsDays: z.number().int().min(0).max(730).nullable(),
  language: languageField,
  contactName: shortText,
  phone: shortText,
  email: shortText,
  address: longText,
  salesperson: shortText,
  region: shortText,
  industry: shortText,
  note: longText,
};

export const customerField = z.object({
  id: customerIdField,
  recordedAt: instantField,
  ...customerProfile,
  /** Goes before `termsDays`; null: none. */
  paymentTermId: termIdField.nullable(),
});
export type Customer = z.infer<typeof customerField>;

export const customersContract = {
  /** By name, former spelling, pinyin initials or full pinyin, code, tax id. */
  'customers.search': query({
    input: z.strictObject({ text: shortText, ...windowFields }),
    output: z.object({
      rows: z.array(z.object({ id: customerIdField, code: z.string(), name: z.string() })),
      total: z.number().int(),
    }),
  }),
  'customers.get': query({
    input: z.strictObject({ id: customerIdField }),
    output: customerField,
    errors: ['customer_not_found'],
  }),
  /** Without `id` a new customer. The code is the natural key and must be free. */
  'customers.save': command({
    input: z.strictObject({
      id: customerIdField.optional(),
      ...customerProfile,
      /** Left out: as it was. */
      paymentTermId: termIdField.nullable().optional(),
    }),
    output: z.object({ id: customerIdField }),
    errors: ['customer_not_found', 'customer_code_taken', 'term_not_found'],
    touches: ['customers'],
  }),
  /** Only a customer without documents can go. */
  'customers.remove': command({
    input: z.strictObject({ id: customerIdField }),
    output: z.null(),
    errors: ['customer_not_found', 'customer_has_documents'],
    touches: ['customers'],
  }),
} as const;
