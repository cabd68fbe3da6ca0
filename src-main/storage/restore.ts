import fs from 'node:fs';
import path from 'node:path';
import type { Instant } from '../kernel/instant.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { checkCopy, readManifest } from './backup.ts';
import { discard, flushFile, renameWithRetry, unfinishedName } from './files.ts';
import { schemaVersion } from './migrations/index.ts';
import { storageProblem } from './problems.ts';

export type RestoreProblem = 'backup_unknown' | 'backup_not_verified' | 'book_newer' | 'disk_full';

/** A checked copy standing beside the book, ready to be swapped in. */
export interface StagedRestore {
  readonly staged: string;
  readonly bookPath: string;
}

/** Copies a backup beside the book and proves it: hash against the manifest, then the full check. The book is untouched. */
export async function stageRestore(copy: string, bookPath: string): Promise<Result<StagedRestore, RestoreProblem>> {
  if (!fs.existsSync(copy)) return refuse('backup_unknown', { file: path.basename(copy) });
  const staged = unfinishedName(bookPath);
  try {
    fs.copyFileSync(copy, staged, fs.constants.COPYFILE_EXCL);
    flushFile(staged);
    const checked = await checkCopy(staged);
    const manifest = readManifest(copy);
    const detail =
      manifest && manifest.sha256 !== checked.sha256 ? 'sha256' : (checked.verdict.findings[0]?.detail ?? '');
    if (!checked.verdict.sound || detail !== '') {
      discard(staged);
      return refuse('backup_not_verified', { file: path.basename(copy), detail });
    }
    if (checked.schemaVersion > schemaVersion()) {
      discard(staged);
      return refuse('book_newer', {
        file: path.basename(copy),
        version: checked.schemaVersion,
        known: schemaVersion(),
      });
    }
    return ok({ staged, bookPath });
  } catch (error) {
    discard(staged);
    if (storageProblem(error) === 'disk_full') return refuse('disk_full', { file: bookPath });
    throw error;
  }
}

/**
 * Swaps a staged copy in. The present file is moved aside under a name with the time and kept: a restore can be taken
 * back. Call with the book closed. Returns the path of the file moved aside.
 */
export function swapIn({ staged, bookPath }: StagedRestore, now: Instant): string {
  const stamp = now.replace(/[-:]/g, '').replace('.', '');
  const extension = path.extname(bookPath);
  const aside = `${bookPath.slice(0, -extension.length || undefined)}.replaced-${stamp}${extension}`;
  if (fs.existsSync(bookPath)) renameWithRetry(bookPath, aside);
  // A log left behind, even without its book, would be replayed into the wrong file.
  if (fs.existsSync(`${bookPath}-wal`)) renameWithRetry(`${bookPath}-wal`, `${aside}-wal`);
  try {
    renameWithRetry(staged, bookPath);
  } catch (error) {
    if (fs.existsSync(aside)) renameWithRetry(aside, bookPath);
    if (fs.existsSync(`${aside}-wal`)) renameWithRetry(`${aside}-wal`, `${bookPath}-wal`);
    throw error;
  }
  return aside;
}
