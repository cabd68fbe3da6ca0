import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { appendAudit } from './audit.ts';
import { BookFile } from './book.ts';
import { contentDigest } from './digest.ts';
import { APPLICATION_ID, migrations as allMigrations, schemaVersion, type Migration } from './migrations/index.ts';
import { errorCode, storageProblem } from './problems.ts';
import { headWithoutLog, logProblem } from './replay.ts';
import { instantFromMs } from '../kernel/instant.ts';

export type OpenProblem =
  | 'book_missing' | 'book_is_folder' | 'book_empty' | 'book_not_a_book' | 'book_damaged' | 'book_newer'
  | 'book_busy' | 'book_read_only' | 'book_unreadable' | 'book_migration_failed' | 'disk_full'; // prettier-ignore

export interface OpenOptions {
  /** Called before the first migration of an older file; must leave a verified copy and return its path. */
  readonly backupBeforeMigration?: (sqlite: Sqlite.Database, fromVersion: number) => Promise<string>;
  readonly migrations?: readonly Migration[];
}

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Opens a data file the careful way: looked at before SQLite touches it, locked for this process alone, every setting
 * read back, version checked, after an unclean end checked for damage and for a log that is not its own, then migrated.
 * Never creates a file.
 */
export async function openBook(file: string, options: OpenOptions = {}): Promise<Result<BookFile, OpenProblem>> {
  const steps = options.migrations ?? allMigrations;
  const looked = lookAt(file, schemaVersion(steps));
  if (!looked.ok) return looked;
  let sqlite: Sqlite.Database | null = null;
  try {
    const before = looked.value.unclean ? headWithoutLog(file) : null;
    sqlite = new Sqlite(file, { fileMustExist: true, timeout: 1500 });
    configure(sqlite);
    const version = Number(sqlite.pragma('user_version', { simple: true }));
    if (Number(sqlite.pragma('application_id', { simple: true })) !== APPLICATION_ID)
      return closed(sqlite, refuse('book_not_a_book', { file }));
    if (version > schemaVersion(steps)) return closed(sqlite, newer(file, version, schemaVersion(steps)));
    if (looked.value.unclean) {
      const found = String(sqlite.pragma('integrity_check(5)', { simple: true }));
      if (found !== 'ok') return closed(sqlite, refuse('book_damaged', { file, detail: found }));
      const detail = logProblem(sqlite, before);
      if (detail !== null) return closed(sqlite, refuse('book_damaged', { file, detail }));
    }
    if (version < schemaVersion(steps)) {
      const migrated = await migrate(sqlite, version, steps, options);
      if (!migrated.ok) return closed(sqlite, migrated);
    }
    sqlite.prepare('SELECT count(*) FROM setting').get();
    return ok(new BookFile(file, sqlite, looked.value.unclean));
  } catch (error) {
    sqlite?.close();
    const problem = storageProblem(error);
    if (!problem) throw error;
    return refuse(problem, { file, detail: error instanceof Error ? error.message : '' });
  }
}

export type CreateProblem = 'book_exists' | 'book_folder_not_writable' | 'disk_full';

/** Makes a new, empty data file. The name is reserved exclusively first: an existing file is never touched. */
export function createBook(file: string): Result<BookFile, CreateProblem> {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  } catch (error) {
    return notCreated(error, file, ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT']);
  }
  try {
    fs.closeSync(fs.openSync(file, 'wx'));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return refuse('book_exists', { file });
    return notCreated(error, file, ['EACCES', 'EPERM', 'EROFS', 'ENOENT']);
  }
  let sqlite: Sqlite.Database | null = null;
  try {
    sqlite = new Sqlite(file, { timeout: 1500 });
    configure(sqlite);
    applySteps(sqlite, 0, allMigrations);
    return ok(new BookFile(file, sqlite, false));
  } catch (error) {
    sqlite?.close();
    // Ours since a moment ago and still without content: leaving it would block the name.
    for (const leftover of [file, `${file}-wal`, `${file}-shm`]) fs.rmSync(leftover, { force: true });
    if (storageProblem(error) === 'disk_full') return refuse('disk_full', { file });
    throw error;
  }
}

function notCreated(error: unknown, file: string, notWritable: readonly string[]) {
  if (storageProblem(error) === 'disk_full') return refuse('disk_full', { file });
  if (notWritable.includes(errorCode(error))) return refuse('book_folder_not_writable', { file });
  throw error;
}

/** Refuses what can be judged from the file alone, so that a file of a newer version is not altered by one byte. */
function lookAt(file: string, known: number): Result<{ unclean: boolean }, OpenProblem> {
  let stat: fs.Stats;
  const header = Buffer.alloc(100);
  let read = 0;
  try {
    stat = fs.statSync(file);
    if (stat.isDirectory()) return refuse('book_is_folder', { file });
    if (stat.size === 0) return refuse('book_empty', { file });
    const handle = fs.openSync(file, 'r');
    read = fs.readSync(handle, header, 0, 100, 0);
    fs.closeSync(handle);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return refuse('book_missing', { file });
    return refuse('book_unreadable', { file, detail: errorCode(error) });
  }
  if (read < 100 || !header.subarray(0, 16).equals(MAGIC)) return refuse('book_not_a_book', { file });
  const version = header.readUInt32BE(60);
  if (header.readUInt32BE(68) === APPLICATION_ID && version > known) return newer(file, version, known);
  const unclean = fs.existsSync(`${file}-wal`) && fs.statSync(`${file}-wal`).size > 0;
  // SQLite itself notices a file that was cut off only once it reads a page that is gone. With a log beside it the
  // missing pages may be in there: a checkpoint on a full disk ends like that.
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const sizeIsCurrent = header.readUInt32BE(24) === header.readUInt32BE(92);
  const pages = header.readUInt32BE(28);
  if (!unclean && sizeIsCurrent && stat.size < pages * pageSize)
    return refuse('book_damaged', { file, detail: `${stat.size} bytes, ${pages} pages of ${pageSize}` });
  try {
    fs.accessSync(file, fs.constants.W_OK);
    fs.accessSync(path.dirname(file), fs.constants.W_OK);
  } catch {
    return refuse('book_read_only', { file });
  }
  return ok({ unclean });
}

function newer(file: string, version: number, known: number) {
  return refuse('book_newer', { file, version, known });
}

/** Set on every open: the driver's defaults differ, and a re-opened WAL file would fall back to `synchronous=NORMAL`. */
const pragmas: readonly (readonly [name: string, value: string, readBack: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['busy_timeout', '1500', 1500],
];

function configure(sqlite: Sqlite.Database): void {
  for (const [name, value, readBack] of pragmas) {
    sqlite.pragma(`${name} = ${value}`);
    const found = sqlite.pragma(name, { simple: true });
    if (found !== readBack) throw new Error(`pragma ${name} reads back as ${String(found)}, not ${readBack}`);
  }
}

async function migrate(
  sqlite: Sqlite.Database,
  from: number,
  steps: readonly Migration[],
  options: OpenOptions,
): Promise<Result<null, 'book_migration_failed' | 'disk_full'>> {
  let copy = '';
  try {
    copy = (await options.backupBeforeMigration?.(sqlite, from)) ?? '';
    applySteps(sqlite, from, steps);
    return ok();
  } catch (error) {
    if (storageProblem(error) === 'disk_full') return refuse('disk_full', { file: sqlite.name });
    return refuse('book_migration_failed', {
      backup: copy,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** All pending steps and the version in one transaction: SQLite takes schema changes back like any other. */
function applySteps(sqlite: Sqlite.Database, from: number, steps: readonly Migration[]): void {
  sqlite.transaction(() => {
    const before = from === 0 ? '' : documentSums(sqlite);
    if (from === 0) sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    const applied = steps.filter((step) => step.version > from);
    for (const step of applied) for (const statement of step.statements) sqlite.exec(statement);
    sqlite.pragma(`user_version = ${schemaVersion(steps)}`);
    const broken = sqlite.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`migration left ${broken.length} broken references`);
    if (from > 0) {
      if (documentSums(sqlite) !== before) throw new Error('migration changed what documents add up to');
      appendAudit(sqlite, {
        at: instantFromMs(Date.now()),
        actor: 'duewarden',
        procedure: 'migration',
        commandId: null,
        detail: { from, steps: applied.map((step) => `${step.version}-${step.name}`) },
        contentDigest: contentDigest(sqlite),
      });
    }
  })();
}

/** What no migration may change: how many documents there are and what they add up to, per kind and currency. */
function documentSums(sqlite: Sqlite.Database): string {
  return JSON.stringify(
    sqlite
      .prepare('SELECT kind, currency, count(*), sum(amount_minor) FROM document GROUP BY kind, currency ORDER BY 1, 2')
      .raw()
      .all(),
  );
}

function closed<T>(sqlite: Sqlite.Database, value: T): T {
  sqlite.close();
  return value;
}
