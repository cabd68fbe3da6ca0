import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CommonError, Contract, ErrorOf, OutputOf, ParsedInputOf, ProcedureSpec } from '../kernel/procedure.ts';
import type { Result } from '../kernel/result.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import type { PackPart, WrittenFile } from '../storage/packs.ts';

/** Paths behind the tokens a screen holds. Only a host can put one in. */
export interface FileGrants {
  toRead(token: string): Result<string, 'file_token_unknown'>;
  toWrite(token: string): Result<string, 'file_token_unknown'>;
}

/** Finished HTML pages waiting to be shown, printed or saved by the host, by a token nobody can guess. */
export interface DocumentShelf {
  keep(page: { readonly html: string; readonly title: string }): string;
}

/** Files kept beside the book by their content. */
export interface AttachmentShelf {
  keep(sourcePath: string): { readonly sha256: string; readonly sizeBytes: number };
  /** The path of a content; null: it is not there. */
  find(sha256: string): string | null;
}

/** Folders of evidence beside the book, written whole and never over one that is there. */
export interface PackShelf {
  write(
    name: string,
    parts: readonly PackPart[],
    manifest: (files: readonly WrittenFile[]) => { readonly path: string; readonly content: string },
  ): { readonly folder: string; readonly files: WrittenFile[] };
  check(
    folder: string,
    files: readonly Pick<WrittenFile, 'path' | 'sha256'>[],
  ): { readonly missing: string[]; readonly changed: string[] };
}

export interface QueryContext {
  readonly db: ReadDb;
  readonly now: Instant;
  /** Today in the clerk's time zone; for defaults only, figures take their day from the input. */
  readonly today: Day;
  readonly files: FileGrants;
  readonly documents: DocumentShelf;
  readonly attachments: AttachmentShelf;
  readonly packs: PackShelf;
}

export interface CommandContext extends QueryContext {
  readonly db: WriteDb;
  readonly actor: string;
  /** Later than anything on record: `knownAt` of this moment includes this command. */
  readonly recordedAt: Instant;
  /** Adds to the command's audit entry: what changed, field by field. */
  audit(change: unknown): void;
}

export interface JobContext extends QueryContext {
  /** Shown to the clerk; `phase` is a code the screen translates. */
  progress(phase: string, done: number, total: number): void;
  /** Lets other calls in; throws `Cancelled` once the clerk has asked to stop. Call it every few milliseconds of work. */
  breathe(): Promise<void>;
  /** Writes in one transaction with one audit entry; may be called once or more, each whole or not at all. */
  command<T, Code extends string>(work: (ctx: CommandContext) => Result<T, Code>): Result<T, Code>;
  /** A verified copy of the book as it is now. */
  backup(reason: 'before_import'): Promise<Result<null, 'backup_failed'>>;
}

/** Thrown through a job's own code and turned into the refusal `cancelled` by the service. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

type ContextOf<S extends ProcedureSpec> = S['kind'] extends 'query'
  ? QueryContext
  : S['kind'] extends 'command'
    ? CommandContext
    : JobContext;

type ReplyOf<S extends ProcedureSpec> = Result<OutputOf<S>, ErrorOf<S> | CommonError>;

/** One handler per procedure of a contract, with the types the contract gives it. */
export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (
    ctx: ContextOf<C[Name]>,
    input: ParsedInputOf<C[Name]>,
  ) => C[Name]['kind'] extends 'job' ? Promise<ReplyOf<C[Name]>> : ReplyOf<C[Name]>;
};
