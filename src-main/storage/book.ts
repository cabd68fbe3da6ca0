import type Sqlite from 'better-sqlite3';
import { instantFromMs, instantMs, type Instant } from '../kernel/instant.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { appendAudit, auditHead, type AuditHead } from './audit.ts';
import { Database, type ReadDb, type WriteDb } from './database.ts';
import { ContentDigest } from './digest.ts';
import { storageProblem } from './problems.ts';

export interface CommandMeta {
  readonly actor: string;
  readonly procedure: string;
  readonly commandId: string | null;
  readonly at: Instant;
}

/** An open data file: the only holder of the connection. Reading goes through `db`, writing through `command`. */
export class BookFile {
  readonly path: string;
  /** The file had not been closed properly when it was opened. */
  readonly wasUnclean: boolean;
  readonly sqlite: Sqlite.Database;
  readonly #database: Database;
  readonly #digest: ContentDigest;
  #head: AuditHead;

  constructor(path: string, sqlite: Sqlite.Database, wasUnclean: boolean) {
    this.path = path;
    this.sqlite = sqlite;
    this.wasUnclean = wasUnclean;
    this.#database = new Database(sqlite);
    this.#head = auditHead(sqlite);
    this.#digest = new ContentDigest(this.#head.contentDigest);
    this.#digest.attach(sqlite);
  }

  get db(): ReadDb {
    return this.#database;
  }

  get head(): AuditHead {
    return this.#head;
  }

  /** Never twice the same and never earlier than what is on record, whatever the machine's clock does. */
  nextRecordedAt(now: Instant): Instant {
    const newest = this.#head.at;
    return newest !== null && now <= newest ? instantFromMs(instantMs(newest) + 1) : now;
  }

  /**
   * A moment given for what is about to be recorded, as when a history is played again: refused when something later is
   * already on record. The newest moment itself is allowed, so that several commands may share one.
   */
  recordingAt(given: Instant): Result<Instant, 'recorded_at_too_early'> {
    const newest = this.#head.at;
    return newest !== null && given < newest
      ? refuse('recorded_at_too_early', { recordedAt: given, newest })
      : ok(given);
  }

  /**
   * One command: one transaction with its audit entry inside. A refusal or an exception leaves the book as it was.
   * `work` runs to its end without giving way, so nobody ever sees half a command.
   */
  command<T>(
    meta: CommandMeta,
    work: (db: WriteDb, audit: (change: unknown) => void) => Result<T>,
    finish?: (db: WriteDb, result: Result<T>) => void,
  ): Result<T> {
    const before = this.#digest.hex;
    const changes: unknown[] = [];
    this.sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = work(this.#database, (change) => changes.push(change));
      if (!result.ok) {
        this.#rollback(before);
        return result;
      }
      finish?.(this.#database, result);
      const head = appendAudit(this.sqlite, { ...meta, detail: changes, contentDigest: this.#digest.hex });
      referTo(this.sqlite, head.seq, changes);
      this.sqlite.exec('COMMIT');
      this.#head = head;
      return result;
    } catch (error) {
      this.#rollback(before);
      throw error;
    }
  }

  /** Folds the write-ahead log into the file. */
  checkpoint(): void {
    this.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** A full or failing disk does not stop the closing: what is committed stays in the log and is found at the next open. */
  close(): void {
    if (!this.sqlite.open) return;
    try {
      this.sqlite.pragma('optimize');
      this.checkpoint();
    } catch (error) {
      if (storageProblem(error) === null) throw error;
    } finally {
      this.sqlite.close();
    }
  }

  #rollback(digest: string): void {
    if (this.sqlite.inTransaction) this.sqlite.exec('ROLLBACK');
    this.#digest.reset(digest);
  }
}

/**
 * Which records an entry is about, and whose they are, so that the history of a record or of a customer is found without
 * reading the whole audit.
 */
function referTo(sqlite: Sqlite.Database, seq: number, changes: readonly unknown[]): void {
  const insert = sqlite.prepare('INSERT OR IGNORE INTO audit_ref (entity, entity_id, seq) VALUES (?, ?, ?)');
  for (const change of changes) {
    if (typeof change !== 'object' || change === null) continue;
    const { entity, id, customerId } = change as {
      readonly entity?: unknown;
      readonly id?: unknown;
      readonly customerId?: unknown;
    };
    if (typeof entity === 'string' && Number.isSafeInteger(id)) insert.run(entity, id, seq);
    if (Number.isSafeInteger(customerId)) insert.run('customer', customerId, seq);
  }
}
