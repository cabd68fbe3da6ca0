import { randomUUID } from 'node:crypto';
import type { ImportKind } from './contract.ts';
import type { ReadFile, ReadRequest } from './read/file.ts';
import type { PlannedImport } from './rules/planned.ts';
import type { ResolvedPlan } from './rules/resolve.ts';

/** A file that was opened for import: its rows, and the last plan made of them. */
export interface OpenFile {
  readonly importId: string;
  readonly fileName: string;
  readonly request: ReadRequest;
  file: ReadFile;
  readonly kind: ImportKind;
  /** Kept from the dry run for the commit, as long as neither the plan nor the book has changed. */
  planned: { readonly key: string; readonly plan: ResolvedPlan; readonly planned: PlannedImport } | null;
}

const KEPT_FILES = 5;
const files = new Map<string, OpenFile>();

/** Keeps the newest few; a file that fell out is opened again. */
export function keepFile(file: Omit<OpenFile, 'importId' | 'planned'>): OpenFile {
  const open: OpenFile = { ...file, importId: randomUUID(), planned: null };
  files.set(open.importId, open);
  const oldest = files.keys().next().value;
  if (files.size > KEPT_FILES && oldest !== undefined) files.delete(oldest);
  return open;
}

export function findFile(importId: string): OpenFile | null {
  const file = files.get(importId);
  if (!file) return null;
  files.delete(importId);
  files.set(importId, file);
  return file;
}
