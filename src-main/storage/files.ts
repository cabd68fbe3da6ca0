import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { refuse, type Result } from '../kernel/result.ts';
import { errorCode } from './errorCode.ts';

/** Names of unfinished files end like this; they are ours and are swept at the next start. */
export const UNFINISHED = '.unfinished';

export function unfinishedName(target: string): string {
  return `${target}.${randomBytes(4).toString('hex')}${UNFINISHED}`;
}

/** Either the whole new content or the old file, never a half: written beside, flushed, then renamed. */
export function writeFileAtomic(target: string, content: string | Uint8Array): void {
  const temporary = unfinishedName(target);
  try {
    const handle = fs.openSync(temporary, 'wx');
    try {
      fs.writeFileSync(handle, content);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    renameWithRetry(temporary, target);
  } catch (error) {
    discard(temporary);
    throw error;
  }
}

/** Removes an unfinished file and SQLite's files beside it. What cannot be removed now is swept at the next start. */
export function discard(unfinished: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    try {
      fs.rmSync(unfinished + suffix, { force: true });
    } catch {
      // The error that led here is the one to tell.
    }
  }
}

/** Virus scanners and backup tools hold files for moments on Windows; a short patience saves the clerk an error. */
export function renameWithRetry(from: string, to: string, attempts = 10): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      fs.renameSync(from, to);
      flushFolder(path.dirname(to));
      return;
    } catch (error) {
      if (attempt >= attempts || !['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * attempt);
    }
  }
}

export function flushFile(file: string): void {
  const handle = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function flushFolder(folder: string): void {
  // Windows has no handle on folders; the rename is durable there with the file's own flush.
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** A full disk throws, as everywhere; the service has its own word for it. */
export function notWritable(error: unknown): Result<never, 'file_not_writable'> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '' || code === 'ENOSPC' || code === 'EDQUOT') throw error;
  return refuse('file_not_writable', { detail: code });
}
