import type { z } from 'zod';

/** What a command may change, so that screens know which figures to ask for again. */
export const topics = [
  'book',
  'settings',
  'customers',
  'ledger',
  'credit',
  'signals',
  'documents',
  'imports',
  'backups',
  'terms',
  'bank',
  'bills',
  'closes',
  'files',
  'law',
  'creditfile',
  'contracts',
  'orders',
  'scores',
  'control',
  'actions',
  'playbook',
  'promises',
  'plans',
  'cases',
  'limitation',
  'interest',
  'policy',
  'work',
  'training',
] as const;
export type Topic = (typeof topics)[number];

export type ProcedureKind = 'query' | 'command' | 'job';

export interface ProcedureSpec<
  Kind extends ProcedureKind = ProcedureKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
  /** Codes this procedure may refuse with, beside those of the service itself (`commonErrors`). */
  readonly errors: readonly Code[];
  readonly touches: readonly Topic[];
}

interface Shape<I extends z.ZodType, O extends z.ZodType, Code extends string> {
  readonly input: I;
  readonly output: O;
  readonly errors?: readonly Code[];
  readonly touches?: readonly Topic[];
}

function define<Kind extends ProcedureKind>(kind: Kind) {
  return <I extends z.ZodType, O extends z.ZodType, const Code extends string = never>(
    shape: Shape<I, O, Code>,
  ): ProcedureSpec<Kind, I, O, Code> =>
    Object.freeze({
      kind,
      input: shape.input,
      output: shape.output,
      errors: shape.errors ?? [],
      touches: shape.touches ?? [],
    });
}

/** Reads only; may run at any time. */
export const query = define('query');
/** Changes the book: one transaction, one audit entry, repeatable by its command id. */
export const command = define('command');
/** Long work with progress and cancel; what it changes it changes in one transaction. */
export const job = define('job');

export type Contract = Readonly<Record<string, ProcedureSpec>>;
export type InputOf<S extends ProcedureSpec> = z.input<S['input']>;
export type ParsedInputOf<S extends ProcedureSpec> = z.output<S['input']>;
export type OutputOf<S extends ProcedureSpec> = z.output<S['output']>;
export type ErrorOf<S extends ProcedureSpec> = S['errors'][number];

/** Refusals any procedure may answer with, given by the service and not by an area. */
// prettier-ignore
export const commonErrors = [
  'invalid_input', 'unknown_procedure', 'no_book_open', 'book_busy', 'book_read_only', 'disk_full', 'book_damaged',
  'cancelled', 'service_restarted', 'file_token_unknown', 'file_unreadable', 'file_not_writable', 'internal',
  'recorded_at_too_early',
] as const;
export type CommonError = (typeof commonErrors)[number];
