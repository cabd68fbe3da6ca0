import { hash, randomUUID } from 'node:crypto';
import type { ServiceEvent } from '../areas/book/contract.ts';
import { Cancelled, type CommandContext, type JobContext, type QueryContext } from '../areas/context.ts';
import { logVerdicts } from '../areas/promises/judging.ts';
import { readSettings } from '../areas/settings/store.ts';
import type { ProcedureSpec } from '../kernel/procedure.ts';
import type { Instant } from '../kernel/instant.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { canonicalJson } from '../kernel/text.ts';
import type { BookFile } from '../storage/book.ts';
import { makeBackup } from '../storage/backup.ts';
import { q, type WriteDb } from '../storage/database.ts';
import { storageProblem } from '../storage/problems.ts';
import { bookHandlers, type BookHandlers } from './bookProcedures.ts';
import { BookKeeper } from './keeper.ts';
import type { Clock } from './clock.ts';
import { attachmentsOf } from './attachments.ts';
import { packsOf } from './packs.ts';
import { Grants, Shelf } from './grants.ts';
import type { Log } from './log.ts';
import { handlerOf, specOf } from './table.ts';

export interface ServiceOptions {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: (event: ServiceEvent) => void;
  /** Outputs are parsed too; on in tests and development. */
  readonly checkOutputs?: boolean;
}

export interface CallMeta {
  /** Made by the caller; the same id twice has one effect and one answer. Also the id of a job. */
  readonly commandId?: string | undefined;
  /** The moment to record what changes at, for playing a history again; refused when earlier than the newest on record. */
  readonly recordedAt?: Instant | undefined;
}

type Reply = Result<unknown>;
type Handler = (ctx: QueryContext & CommandContext & JobContext, input: unknown) => Reply | Promise<Reply>;

/** The only holder of the database: takes calls by name, parses them, runs them, and tells what changed. */
export class DataService {
  readonly grants = new Grants();
  readonly documents = new Shelf();
  readonly keeper: BookKeeper;
  readonly #bookHandlers: BookHandlers;
  readonly #options: ServiceOptions;
  readonly #cancelled = new Set<string>();
  #jobs: Promise<unknown> = Promise.resolve();

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.keeper = new BookKeeper(options, this.grants, (jobId) => this.#cancelled.add(jobId));
    this.#bookHandlers = bookHandlers(this.keeper);
  }

  /** Never rejects: whatever happens is a reply. */
  async call(name: string, input: unknown, meta: CallMeta = {}): Promise<Reply> {
    const spec = specOf(name);
    if (!spec) return refuse('unknown_procedure', { name: name.slice(0, 80) });
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refuse('invalid_input', { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
    }
    try {
      const reply = await this.#run(name, spec, parsed.data, meta);
      if (reply.ok && this.#options.checkOutputs) spec.output.parse(reply.value);
      return reply;
    } catch (error) {
      if (error instanceof Cancelled) return refuse('cancelled');
      const problem = storageProblem(error);
      if (problem === 'book_unreadable') return refuse('file_unreadable', { detail: messageOf(error) });
      if (problem) return refuse(problem, { detail: messageOf(error) });
      this.#options.log.error(name, error);
      return refuse('internal', { name });
    }
  }

  /** Finishes what runs, copies what changed, folds the log and lets the file go. */
  async close({ backup = false }: { readonly backup?: boolean } = {}): Promise<void> {
    await this.#jobs.catch(() => undefined);
    if (backup) await this.keeper.quitBackup().catch((error: unknown) => this.#options.log.error('quit backup', error));
    this.keeper.close();
  }

  async #run(name: string, spec: ProcedureSpec, input: unknown, meta: CallMeta): Promise<Reply> {
    const book = name.startsWith('book.');
    const handler = book ? this.#bookHandlerOf(name) : handlerOf(name);
    if (!handler) return refuse('unknown_procedure', { name });
    if (book && spec.kind !== 'job') return handler({} as never, input);
    if (!book && !this.keeper.book) return refuse('no_book_open');
    switch (spec.kind) {
      case 'query':
        return handler(this.#queryContext() as never, input);
      case 'command':
        return this.#command(name, spec, handler, input, meta);
      case 'job':
        return this.#job(name, spec, handler, input, meta);
    }
  }

  #command(name: string, spec: ProcedureSpec, handler: Handler, input: unknown, meta: CallMeta): Reply {
    const book = this.#book();
    const inputHash = hash('sha256', canonicalJson(input), 'hex');
    if (meta.commandId !== undefined) {
      const earlier = this.#earlier(book, name, inputHash, meta.commandId);
      if (earlier) return earlier;
    }
    const reply = this.#write(
      book,
      name,
      meta,
      (ctx) => handler(ctx as never, input) as Reply,
      (db, result, at) => {
        if (meta.commandId === undefined) return;
        const reply_json = JSON.stringify(result);
        db.run(
          q.insertInto('command_log').values({
            command_id: meta.commandId,
            procedure: name,
            input_hash: inputHash,
            reply_json,
            recorded_at: at,
          }),
        );
      },
    );
    if (reply.ok) this.#options.emit({ event: 'changed', topics: [...spec.touches] });
    return reply;
  }

  /** The answer of a command that was already carried out; a used id with other contents is refused. */
  #earlier(book: BookFile, name: string, inputHash: string, commandId: string): Reply | null {
    const row = book.db.first(
      q.selectFrom('command_log').select(['procedure', 'input_hash', 'reply_json']).where('command_id', '=', commandId),
    );
    if (!row) return null;
    if (row.procedure !== name || row.input_hash !== inputHash)
      return refuse('invalid_input', { field: 'commandId', reason: 'used_before' });
    return JSON.parse(row.reply_json) as Reply;
  }

  #write<T>(
    book: BookFile,
    procedure: string,
    { commandId, recordedAt }: CallMeta,
    work: (ctx: CommandContext) => Result<T>,
    finish?: (db: WriteDb, result: Result<T>, at: CommandContext['recordedAt']) => void,
  ): Result<T> {
    const given = recordedAt === undefined ? null : book.recordingAt(recordedAt);
    if (given && !given.ok) return given;
    const at = given?.value ?? book.nextRecordedAt(this.#options.clock.now());
    const actor = readSettings(book.db).actor;
    return book.command(
      { at, actor, procedure, commandId: commandId ?? null },
      (db, audit) => {
        const ctx = { ...this.#queryContext(), db, actor, recordedAt: at, audit };
        const result = work(ctx);
        // Money moved: what was promised may be kept by it, or by a reversal no longer. One transaction with its cause.
        if (result.ok && specOf(procedure)?.touches.includes('ledger')) logVerdicts(ctx, procedure);
        return result;
      },
      (db, result) => finish?.(db, result, at),
    );
  }

  /** Jobs wait for each other; queries and commands run in the pauses a job makes. */
  async #job(name: string, spec: ProcedureSpec, handler: Handler, input: unknown, meta: CallMeta): Promise<Reply> {
    const jobId = meta.commandId ?? randomUUID();
    const { emit } = this.#options;
    let last = { phase: '', done: 0, total: 0 };
    const tell = (state: 'running' | 'done' | 'failed' | 'cancelled'): void =>
      emit({ event: 'job', jobId, procedure: name, ...last, state });
    const turn = this.#jobs.then(async (): Promise<Reply> => {
      if (this.#cancelled.has(jobId)) return refuse('cancelled');
      const ctx = name.startsWith('book.') ? null : this.#queryContext();
      let told = 0;
      let rested = performance.now();
      const progress = (phase: string, done: number, total: number): void => {
        const now = performance.now();
        const news = phase !== last.phase || done >= total;
        last = { phase, done, total };
        if (!news && now - told < 100) return;
        told = now;
        tell('running');
      };
      const breathe = async (): Promise<void> => {
        if (this.#cancelled.has(jobId)) throw new Cancelled();
        if (performance.now() - rested < 8) return;
        await new Promise((resolve) => setImmediate(resolve));
        rested = performance.now();
      };
      return handler(
        {
          ...ctx,
          progress,
          breathe,
          command: <T>(work: (ctx: CommandContext) => Result<T>) =>
            this.#write(this.#book(), name, { recordedAt: meta.recordedAt }, work),
          backup: async (reason: 'before_import') => {
            const book = this.#book();
            const made = await makeBackup(book.sqlite, book.path, { reason, now: this.#options.clock.now() });
            return made.ok ? ok(null) : refuse('backup_failed', made.params);
          },
        } as never,
        input,
      );
    });
    this.#jobs = turn.catch(() => undefined);
    try {
      const reply = await turn;
      tell(reply.ok ? 'done' : reply.code === 'cancelled' ? 'cancelled' : 'failed');
      if (reply.ok && spec.touches.length > 0) emit({ event: 'changed', topics: [...spec.touches] });
      return reply;
    } catch (error) {
      tell(error instanceof Cancelled ? 'cancelled' : 'failed');
      throw error;
    } finally {
      this.#cancelled.delete(jobId);
    }
  }

  #bookHandlerOf(name: string): Handler | null {
    return Object.hasOwn(this.#bookHandlers, name)
      ? (this.#bookHandlers[name as keyof BookHandlers] as unknown as Handler)
      : null;
  }

  #queryContext(): QueryContext {
    const { clock } = this.#options;
    return {
      db: this.#book().db,
      now: clock.now(),
      today: clock.today(),
      files: this.grants,
      documents: this.documents,
      attachments: attachmentsOf(this.#book().path),
      packs: packsOf(this.#book().path),
    };
  }

  #book(): BookFile {
    if (!this.keeper.book) throw new Error('no book is open');
    return this.keeper.book;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
