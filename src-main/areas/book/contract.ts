import { z } from 'zod';
import { currencyField, fileTokenField, instantField, languageField, requiredText } from '../../kernel/fields.ts';
import { command, job, query, topics } from '../../kernel/procedure.ts';

/** One data file per company: what is open, what can be opened, and how it is kept safe. */

export const bookProblems = [
  'book_missing',
  'book_is_folder',
  'book_empty',
  'book_not_a_book',
  'book_damaged',
  'book_newer',
  'book_busy',
  'book_read_only',
  'book_unreadable',
  'book_migration_failed',
  'book_exists',
  'book_folder_not_writable',
  'disk_full',
] as const;
export const bookProblemField = z.enum(bookProblems);
export type BookProblem = z.infer<typeof bookProblemField>;

export const openBookField = z.object({
  fileName: z.string(),
  companyName: z.string(),
  baseCurrency: currencyField,
  practice: z.boolean(),
  readOnly: z.boolean(),
  schemaVersion: z.number().int(),
  lastBackupAt: instantField.nullable(),
  /** Set when the last automatic copy could not be made or did not pass its check: the clerk must be told. */
  backupProblem: z.object({ code: z.enum(['backup_failed', 'backup_not_verified']), detail: z.string() }).nullable(),
  /**
   * When a copy was made that holds entries this file has not, as after its log was lost or an older file was put in its
   * place; null when all is there. A restore is no such case.
   */
  newerCopyAt: instantField.nullable(),
});
export type OpenBook = z.infer<typeof openBookField>;

export const bookStateField = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('open'), book: openBookField }),
  z.object({
    state: z.literal('recovery'),
    fileName: z.string(),
    problem: bookProblemField,
    detail: z.string(),
    backups: z.array(
      z.object({ backupId: z.string(), madeAt: instantField, sizeBytes: z.number().int(), verified: z.boolean() }),
    ),
  }),
]);
export type BookState = z.infer<typeof bookStateField>;

export const backupRowField = z.object({
  backupId: z.string(),
  madeAt: instantField,
  reason: z.enum(['manual', 'daily', 'before_migration', 'before_import', 'before_restore', 'quit']),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  schemaVersion: z.number().int(),
  auditHead: z.string(),
});
export type BackupRow = z.infer<typeof backupRowField>;

export const verifyOutput = z.object({
  sound: z.boolean(),
  findings: z.array(z.object({ check: z.string(), detail: z.string() })),
  checks: z.array(z.object({ check: z.string(), passed: z.boolean(), count: z.number().int() })),
  auditHead: z.string(),
  auditRows: z.number().int(),
});

export const bookContract = {
  'book.state': query({ input: z.strictObject({}), output: bookStateField }),
  /** Books seen lately and those in the usual folder, newest first. `bookId` stands for a path the page never sees. */
  'book.shelf': query({
    input: z.strictObject({}),
    output: z.object({
      folder: z.string(),
      books: z.array(
        z.object({
          bookId: z.string(),
          fileName: z.string(),
          companyName: z.string().nullable(),
          practice: z.boolean(),
          openedAt: instantField.nullable(),
          sizeBytes: z.number().int(),
        }),
      ),
    }),
  }),
  /** `saveToken` names the place chosen in a dialog; without it the book goes to the usual folder. Never overwrites. */
  'book.create': job({
    input: z.strictObject({
      companyName: requiredText,
      baseCurrency: currencyField,
      language: languageField,
      saveToken: fileTokenField.optional(),
    }),
    output: bookStateField,
    errors: bookProblems,
    touches: ['book'],
  }),
  'book.open': job({
    input: z.union([z.strictObject({ bookId: z.string().max(64) }), z.strictObject({ fileToken: fileTokenField })]),
    output: bookStateField,
    errors: [...bookProblems, 'book_unknown'],
    touches: ['book'],
  }),
  'book.openPractice': job({
    input: z.strictObject({ language: languageField }),
    output: bookStateField,
    errors: bookProblems,
    touches: ['book'],
  }),
  'book.close': job({ input: z.strictObject({}), output: bookStateField, touches: ['book'] }),
  'book.backup': job({
    input: z.strictObject({ saveToken: fileTokenField.optional() }),
    output: backupRowField,
    errors: ['backup_failed', 'backup_not_verified'],
    touches: ['backups'],
  }),
  'book.backups': query({
    input: z.strictObject({}),
    output: z.object({ rows: z.array(backupRowField), folder: z.string() }),
  }),
  /** Restores beside the present file, which is moved aside and kept; also works from the recovery state. */
  'book.restore': job({
    input: z.union([z.strictObject({ backupId: z.string().max(200) }), z.strictObject({ fileToken: fileTokenField })]),
    output: z.object({ state: bookStateField, replacedFileName: z.string() }),
    errors: [...bookProblems, 'backup_unknown', 'backup_not_verified'],
    touches: ['book', 'backups'],
  }),
  'book.verify': job({ input: z.strictObject({}), output: verifyOutput }),
  /** Audit trail, newest first. */
  'book.audit': query({
    input: z.strictObject({
      beforeSeq: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          seq: z.number().int(),
          at: instantField,
          actor: z.string(),
          procedure: z.string(),
          detail: z.string(),
          hash: z.string(),
        }),
      ),
      total: z.number().int(),
    }),
  }),
  'book.cancelJob': command({ input: z.strictObject({ jobId: z.string().max(64) }), output: z.null() }),
} as const;

/** What comes from the service without being asked. */
export const serviceEventField = z.discriminatedUnion('event', [
  z.object({ event: z.literal('changed'), topics: z.array(z.enum(topics)) }),
  z.object({
    event: z.literal('job'),
    jobId: z.string(),
    procedure: z.string(),
    phase: z.string(),
    done: z.number(),
    total: z.number(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
  }),
  z.object({ event: z.literal('book'), state: bookStateField }),
  /** `stopped` after too many restarts: only the recovery screen is left. */
  z.object({ event: z.literal('service'), state: z.enum(['starting', 'ready', 'restarting', 'stopped']) }),
]);
export type ServiceEvent = z.infer<typeof serviceEventField>;
