import { z } from 'zod';
import { fileTokenField } from '../kernel/fields.ts';
import { query } from '../kernel/procedure.ts';

/**
 * What a screen may ask of the machine it runs on. Answered by the host itself and never passed to the service.
 * In the browser host, picking and saving are done by the browser; there those calls are not answered.
 */
export const hostContract = {
  'host.about': query({
    input: z.strictObject({}),
    output: z.object({ host: z.enum(['electron', 'web']), version: z.string(), platform: z.string() }),
  }),
  'host.pickFile': query({
    input: z.strictObject({ purpose: z.enum(['import', 'bank', 'book', 'backup', 'attachment']) }),
    output: z.object({ fileToken: fileTokenField, name: z.string(), sizeBytes: z.number().int() }).nullable(),
  }),
  'host.saveFile': query({
    input: z.strictObject({
      purpose: z.enum(['xlsx', 'csv', 'pdf', 'ics', 'book', 'backup', 'attachment']),
      suggestedName: z.string().max(200),
    }),
    output: z.object({ saveToken: fileTokenField, name: z.string() }).nullable(),
  }),
  /** Asks where, prints the document to PDF there, atomically. Null: the clerk cancelled. */
  'host.savePdf': query({
    input: z.strictObject({ documentToken: fileTokenField, suggestedName: z.string().max(200) }),
    output: z.object({ saveToken: fileTokenField, name: z.string() }).nullable(),
    errors: ['document_token_unknown', 'pdf_failed'],
  }),
  /** Opens the system's print dialog for the document. */
  'host.print': query({
    input: z.strictObject({ documentToken: fileTokenField }),
    output: z.object({ printed: z.boolean() }),
    errors: ['document_token_unknown'],
  }),
  /** Shows a file this session wrote in the system's file manager. */
  'host.reveal': query({ input: z.strictObject({ saveToken: fileTokenField }), output: z.null() }),
  /** A system notification; false: this system shows none. Only promises due and agreed calls are worth one. */
  'host.notify': query({
    input: z.strictObject({ title: z.string().min(1).max(120), body: z.string().max(300) }),
    output: z.object({ shown: z.boolean() }),
  }),
  'host.restartService': query({ input: z.strictObject({}), output: z.null() }),
} as const;

export type HostContract = typeof hostContract;

export { serviceEventField, type ServiceEvent } from '../areas/book/contract.ts';
