import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { errorCode } from './errorCode.ts';
import { renameWithRetry, unfinishedName } from './files.ts';

/** Evidence packs lie beside the book: `恒信.duewarden` has them in `恒信-packs/EP-2026-0001 …/`. Never written over. */
export function packFolder(bookPath: string): string {
  return path.join(path.dirname(bookPath), `${path.basename(bookPath, path.extname(bookPath))}-packs`);
}

/** One file of a pack: its own words, or a copy of a file kept beside the book. */
export interface PackPart {
  /** Inside the folder, with forward slashes. */
  readonly path: string;
  readonly content: string | { readonly copyOf: string };
}

export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Writes a folder whole or not at all: beside its place first, then renamed. `manifest` gets every file with its hash and
 * gives the last file's words. @throws Error EEXIST when there is such a folder, ENOENT when a file to copy is gone.
 */
export function writePack(
  folder: string,
  name: string,
  parts: readonly PackPart[],
  manifest: (files: readonly WrittenFile[]) => { readonly path: string; readonly content: string },
): { readonly folder: string; readonly files: WrittenFile[] } {
  const target = path.join(folder, name);
  if (fs.existsSync(target)) throw Object.assign(new Error(`there is a folder ${name}`), { code: 'EEXIST' });
  fs.mkdirSync(folder, { recursive: true });
  const temporary = unfinishedName(target);
  try {
    fs.mkdirSync(temporary);
    const files = parts.map((part) => writePart(temporary, part));
    writePart(temporary, manifest(files));
    renameWithRetry(temporary, target);
    return { folder: target, files };
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

function writePart(folder: string, { path: name, content }: PackPart): WrittenFile {
  const place = insideOf(folder, name);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  if (typeof content === 'string') fs.writeFileSync(place, content, { flag: 'wx' });
  else fs.copyFileSync(content.copyOf, place, fs.constants.COPYFILE_EXCL);
  return { path: name, sha256: hashOf(place), sizeBytes: fs.statSync(place).size };
}

/** @throws RangeError for a name that leads out of the folder. */
function insideOf(folder: string, name: string): string {
  const place = path.resolve(folder, ...name.split('/'));
  if (!place.startsWith(folder + path.sep)) throw new RangeError(`not inside the pack: ${name}`);
  return place;
}

/** Which files of a folder are gone or have other bytes than they were written with. */
export function checkPack(
  folder: string,
  files: readonly Pick<WrittenFile, 'path' | 'sha256'>[],
): { readonly missing: string[]; readonly changed: string[] } {
  const missing: string[] = [];
  const changed: string[] = [];
  for (const { path: name, sha256 } of files) {
    try {
      if (hashOf(insideOf(folder, name)) !== sha256) changed.push(name);
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) throw error;
      missing.push(name);
    }
  }
  return { missing, changed };
}

function hashOf(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
