import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { errorCode } from './errorCode.ts';
import { discard, flushFile, renameWithRetry, unfinishedName } from './files.ts';

/**
 * Files kept beside the book under the name of their content: `恒信.duewarden` has them in `恒信-files/ab/abcdef…`.
 * One content is one file, written once, never changed and never removed.
 */
export function attachmentFolder(bookPath: string): string {
  return path.join(path.dirname(bookPath), `${path.basename(bookPath, path.extname(bookPath))}-files`);
}

export interface KeptFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Where a content is or would be. @throws RangeError for anything but 64 hex digits: the name becomes a path. */
export function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a content hash');
  return path.join(folder, sha256.slice(0, 2), sha256);
}

/** Copies a file in. One that is there already is left as it is, unless its bytes are no longer its own: then it is laid aside. */
export function keepFile(folder: string, source: string): KeptFile {
  const kept = { sha256: hashOf(source), sizeBytes: fs.statSync(source).size };
  const place = placeOf(folder, kept.sha256);
  if (isWhole(place, kept.sha256)) return kept;
  fs.mkdirSync(path.dirname(place), { recursive: true });
  const temporary = unfinishedName(place);
  try {
    fs.copyFileSync(source, temporary, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(temporary, 0o600);
    if (hashOf(temporary) !== kept.sha256)
      throw Object.assign(new Error('the file changed while it was read'), { code: 'EIO' });
    flushFile(temporary);
    if (fs.existsSync(place)) renameWithRetry(place, `${place}.damaged-${Date.now()}`);
    renameWithRetry(temporary, place);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  return kept;
}

export interface FileCheck {
  readonly count: number;
  /** Wanted and not there. */
  readonly missing: readonly string[];
  /** There under its name with other bytes. */
  readonly changed: readonly string[];
}

export function checkFiles(folder: string, wanted: readonly string[]): FileCheck {
  const missing: string[] = [];
  const changed: string[] = [];
  for (const sha256 of wanted) {
    const place = placeOf(folder, sha256);
    if (!fs.existsSync(place)) missing.push(sha256);
    else if (!isWhole(place, sha256)) changed.push(sha256);
  }
  return { count: wanted.length, missing, changed };
}

/**
 * Brings what is wanted and not yet there from one folder to another; what is already there is not read again, a copy
 * of every day would cost the whole archive each time. Returns what could not be brought.
 */
export function copyFiles(from: string, to: string, wanted: readonly string[]): string[] {
  const failed: string[] = [];
  for (const sha256 of wanted) {
    if (fs.existsSync(placeOf(to, sha256))) continue;
    const source = placeOf(from, sha256);
    if (!isWhole(source, sha256)) failed.push(sha256);
    else keepFile(to, source);
  }
  return failed;
}

function isWhole(file: string, sha256: string): boolean {
  try {
    return hashOf(file) === sha256;
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'EACCES', 'EIO'].includes(errorCode(error))) return false;
    throw error;
  }
}

const CHUNK = 1 << 20;

function hashOf(file: string): string {
  const handle = fs.openSync(file, 'r');
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let read = fs.readSync(handle, chunk); read > 0; read = fs.readSync(handle, chunk))
      hash.update(chunk.subarray(0, read));
    return hash.digest('hex');
  } finally {
    fs.closeSync(handle);
  }
}

/** The contents a book speaks of, those of attachments taken away too: an earlier day still shows them. */
export function filesOf(sqlite: Sqlite.Database): string[] {
  const known = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'attachment'`).get() !== undefined;
  return known
    ? (sqlite.prepare('SELECT DISTINCT sha256 FROM attachment ORDER BY sha256').pluck().all() as string[])
    : [];
}
