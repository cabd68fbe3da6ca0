import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { isInstant, type Instant } from '../kernel/instant.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { attachmentFolder, copyFiles, filesOf } from './attachments.ts';
import { discard, flushFile, renameWithRetry, UNFINISHED, unfinishedName, writeFileAtomic } from './files.ts';
import { sweepPacks } from './packs.ts';
import { storageProblem } from './problems.ts';
import type { CheckedCopy } from './verifyWorker.ts';
import { askWorker } from './worker.ts';

export const backupReasons = [
  'manual',
  'daily',
  'before_migration',
  'before_import',
  'before_restore',
  'quit',
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What is written beside every copy and proves it later. */
export interface BackupManifest {
  readonly backupId: string;
  readonly madeAt: Instant;
  readonly reason: BackupReason;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly schemaVersion: number;
  readonly auditHead: string;
  readonly auditRows: number;
  /** Files kept beside the book that this copy speaks of, and how many of them could not be copied with it. */
  readonly files?: { readonly count: number; readonly missing: number };
}

/** `恒信纺织.duewarden` keeps its copies in `恒信纺织-backups` beside it. */
export function backupFolder(bookPath: string): string {
  return path.join(path.dirname(bookPath), `${path.basename(bookPath, path.extname(bookPath))}-backups`);
}

/** Copies in the usual folder share one place for files; a copy elsewhere has its own beside it. */
export function backupFilesFolder(copy: string): string {
  const shared = path.join(path.dirname(copy), 'files');
  return path.basename(path.dirname(copy)).endsWith('-backups') ? shared : attachmentFolder(copy);
}

export interface BackupOptions {
  readonly reason: BackupReason;
  readonly now: Instant;
  /** Another place for a manual copy, such as a USB stick. */
  readonly target?: string;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * A copy of the live book by SQLite's own online backup, checked by reading it back whole before it gets its name.
 * Until then it is an `.unfinished` file, so nothing under a final name is ever unchecked.
 */
export async function makeBackup(
  sqlite: Sqlite.Database,
  bookPath: string,
  options: BackupOptions,
): Promise<Result<BackupManifest, 'backup_failed' | 'backup_not_verified'>> {
  const stamp = options.now.replace(/[-:]/g, '').replace('.', '');
  const folder = backupFolder(bookPath);
  const target = options.target ?? path.join(folder, `${stamp}-${options.reason}.duewarden`);
  const temporary = unfinishedName(target);
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    await sqlite.backup(temporary, {
      progress: ({ totalPages, remainingPages }) => {
        options.progress?.(totalPages - remainingPages, totalPages);
        return 2000;
      },
    });
    singleFile(temporary);
    const checked = await checkCopy(temporary);
    if (!checked.verdict.sound) {
      discard(temporary);
      return refuse('backup_not_verified', { detail: checked.verdict.findings[0]?.detail ?? '' });
    }
    const wanted = filesOf(sqlite);
    const missing = copyFiles(attachmentFolder(bookPath), backupFilesFolder(target), wanted);
    const manifest: BackupManifest = {
      backupId: path.basename(target),
      madeAt: options.now,
      reason: options.reason,
      sizeBytes: checked.sizeBytes,
      sha256: checked.sha256,
      schemaVersion: checked.schemaVersion,
      auditHead: checked.verdict.auditHead,
      auditRows: checked.verdict.auditRows,
      files: { count: wanted.length, missing: missing.length },
    };
    flushFile(temporary);
    writeFileAtomic(manifestPath(target), `${JSON.stringify(manifest, null, 2)}\n`);
    renameWithRetry(temporary, target);
    if (options.target === undefined) rotate(folder, manifest);
    return ok(manifest);
  } catch (error) {
    discard(temporary);
    if (storageProblem(error) === null && !(error instanceof Error && 'code' in error)) throw error;
    return refuse('backup_failed', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Newest first; a copy without a readable manifest is listed as not verified by the caller checking it. */
export function listBackups(bookPath: string): BackupManifest[] {
  return copiesIn(backupFolder(bookPath)).sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** By the name the file has now: what a manifest says about its own name is not trusted. */
function copiesIn(folder: string): BackupManifest[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.duewarden'))
    .flatMap((name) => {
      const manifest = readManifest(path.join(folder, name));
      return manifest ? [{ ...manifest, backupId: name }] : [];
    });
}

export function readManifest(copy: string): BackupManifest | null {
  try {
    const manifest = JSON.parse(fs.readFileSync(manifestPath(copy), 'utf8')) as BackupManifest;
    return isInstant(manifest.madeAt) && typeof manifest.sha256 === 'string' ? manifest : null;
  } catch {
    return null;
  }
}

/** With the book's own folder of files, those are checked too. */
export function checkCopy(file: string, files?: string): Promise<CheckedCopy> {
  return askWorker<CheckedCopy>('verifyWorker', import.meta.url, {
    path: file,
    ...(files === undefined ? {} : { files }),
  });
}

/** Left by a copy, check or restore that was cut short, in the folder of copies and beside the book; never a file with a final name. */
export function sweepUnfinished(bookPath: string): void {
  const sweep = (folder: string, ours: (name: string) => boolean): void => {
    if (!fs.existsSync(folder)) return;
    for (const name of fs.readdirSync(folder)) if (ours(name)) fs.rmSync(path.join(folder, name), { force: true });
  };
  const folder = backupFolder(bookPath);
  const stem = `${path.basename(bookPath)}.`;
  sweep(path.dirname(bookPath), (name) => name.startsWith(stem) && name.includes(UNFINISHED));
  // A manifest is written just before its copy gets its name; one without a copy proves nothing.
  const lonely = (name: string): boolean =>
    name.endsWith('.duewarden.json') && !fs.existsSync(path.join(folder, name.slice(0, -'.json'.length)));
  sweep(folder, (name) => name.includes(UNFINISHED) || lonely(name));
  sweepPacks(bookPath);
}

/**
 * Which automatic copies may go: kept are the 3 newest of a day, one a day for 14 days, one a month for 12 months.
 * Manual copies never rotate. Pure, for the test's sake.
 */
export function copiesToDrop(copies: readonly BackupManifest[]): BackupManifest[] {
  const automatic = copies.filter((copy) => copy.reason !== 'manual').sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const newestDay = automatic[0]?.madeAt.slice(0, 10);
  const kept = new Set<BackupManifest>(automatic.filter((copy) => copy.madeAt.startsWith(newestDay ?? '')).slice(0, 3));
  const firstOf = (length: number, limit: number): void => {
    const seen = new Set<string>();
    for (const copy of automatic) {
      const period = copy.madeAt.slice(0, length);
      if (seen.has(period)) continue;
      seen.add(period);
      if (seen.size > limit) break;
      kept.add(copy);
    }
  };
  firstOf(10, 14);
  firstOf(7, 12);
  return automatic.filter((copy) => !kept.has(copy));
}

/** A copy far smaller than the one before is a reason to keep everything. */
function rotate(folder: string, newest: BackupManifest): void {
  const copies = copiesIn(folder);
  const previous = copies
    .filter((copy) => copy.madeAt < newest.madeAt)
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
  if (previous && newest.sizeBytes < previous.sizeBytes / 2) return;
  for (const copy of copiesToDrop(copies)) {
    const file = path.join(folder, copy.backupId);
    fs.rmSync(file, { force: true });
    fs.rmSync(manifestPath(file), { force: true });
  }
}

/** A copy carries no side files: out of WAL mode it is one file that can be moved about. */
function singleFile(file: string): void {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
  } finally {
    sqlite.close();
  }
}

/** The whole name is kept, so that a copy saved under any ending gets a manifest of its own and no other file is hit. */
function manifestPath(copy: string): string {
  return `${copy}.json`;
}
