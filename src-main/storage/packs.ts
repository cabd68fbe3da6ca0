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
  readonly content: string | { readonly copyOf: string; readonly sha256: string };
}

/** A kept paper that is not what it was when it came into the book. */
export class PaperChanged extends Error {
  override readonly name = 'PaperChanged';
}

export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Writes a folder whole or not at all: beside its place first, then renamed. `manifest` gets every file with its hash and
 * gives the last file's words. Where something lies at its place, such as a pack of the time before a copy of the book was
 * brought back, the folder is `name (2)`. @throws Error ENOENT when a file to copy is gone, PaperChanged when it has
 * other bytes than it should.
 */
export function writePack(
  folder: string,
  name: string,
  parts: readonly PackPart[],
  manifest: (files: readonly WrittenFile[]) => { readonly path: string; readonly content: string },
): { readonly folder: string; readonly files: WrittenFile[] } {
  fs.mkdirSync(folder, { recursive: true });
  const target = freePlace(folder, name);
  const temporary = unfinishedName(target);
  try {
    fs.mkdirSync(temporary);
    const files = parts.map((part) => writePart(temporary, part));
    writePart(temporary, manifest(files));
    renameWithRetry(temporary, target);
    return { folder: target, files };
  } catch (error) {
    discardFolder(temporary);
    throw error;
  }
}

function freePlace(folder: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const place = path.join(folder, count === 1 ? name : `${name} (${count})`);
    // A link that leads nowhere is something too.
    if (fs.lstatSync(place, { throwIfNoEntry: false }) === undefined) return place;
  }
}

function discardFolder(unfinished: string): void {
  try {
    fs.rmSync(unfinished, { recursive: true, force: true });
  } catch {
    // The error that led here is the one to tell; the next start sweeps it.
  }
}

/** Halves of packs that a crash left. */
export function sweepPacks(bookPath: string): void {
  const folder = packFolder(bookPath);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const name of fs.readdirSync(folder))
    if (/\.[0-9a-f]{8}\.unfinished$/.test(name)) discardFolder(path.join(folder, name));
}

function writePart(folder: string, { path: name, content }: PackPart): WrittenFile {
  const place = insideOf(folder, name);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  if (typeof content === 'string') fs.writeFileSync(place, content, { flag: 'wx' });
  else fs.copyFileSync(content.copyOf, place, fs.constants.COPYFILE_EXCL);
  const sha256 = hashOf(place);
  if (typeof content !== 'string' && content.sha256 !== sha256) throw new PaperChanged(name);
  return { path: name, sha256, sizeBytes: fs.statSync(place).size };
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
