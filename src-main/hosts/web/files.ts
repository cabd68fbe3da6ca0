import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { MAX_FILE_BYTES } from '../../areas/files/rules.ts';
import { safeFileName } from '../../kernel/text.ts';
import { newToken } from '../../service/grants.ts';

export type PickPurpose = 'import' | 'bank' | 'book' | 'backup' | 'attachment';
export type SavePurpose = 'xlsx' | 'csv' | 'pdf' | 'ics' | 'book' | 'backup' | 'attachment';

/** A workbook of 50,000 rows is 5 MB; a book of a million invoices is under a gigabyte. */
const MAX_UPLOAD_BYTES: Readonly<Record<PickPurpose, number>> = {
  import: 200 * 1024 * 1024,
  bank: 200 * 1024 * 1024,
  book: 4 * 1024 * 1024 * 1024,
  backup: 4 * 1024 * 1024 * 1024,
  attachment: MAX_FILE_BYTES + 1,
};

export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';
}

interface Place {
  readonly path: string;
  readonly name: string;
  /** Books stay in the usual folder; everything else is handed to the browser and goes with the session. */
  readonly download: boolean;
}

/**
 * Files between the browser and the service. Each is given its own folder inside one private temporary folder, under
 * the name the clerk knows it by; data files themselves live in the usual folder for books from the start.
 */
export class WebFiles {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-'));
  readonly #books: string;
  readonly #places = new Map<string, Place>();

  constructor(dataFolder: string) {
    this.#books = path.join(dataFolder, 'books');
  }

  /** Takes an upload in. Nothing is left of one that breaks off or is too large. */
  async receive(request: IncomingMessage, purpose: PickPurpose, givenName: string) {
    const place = this.#placeFor(purpose === 'book' ? 'book' : 'upload', givenName);
    let sizeBytes = 0;
    const limit = MAX_UPLOAD_BYTES[purpose];
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length;
        done(sizeBytes > limit ? new UploadTooLarge() : null, chunk);
      },
    });
    try {
      await pipeline(request, count, fs.createWriteStream(place.path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      fs.rmSync(place.path, { force: true });
      throw error;
    }
    return { fileToken: newToken(), path: place.path, name: place.name, sizeBytes };
  }

  /** A place for the service to write to; `find` gives it back for the download. */
  offer(purpose: SavePurpose, suggestedName: string) {
    const place = this.#placeFor(purpose === 'book' ? 'book' : 'save', suggestedName);
    const saveToken = newToken();
    this.#places.set(saveToken, place);
    return { saveToken, path: place.path, name: place.name };
  }

  /** What a job has written to an offered place; null before that, and for books, which are not handed out. */
  find(saveToken: string): { path: string; name: string; sizeBytes: number } | null {
    const place = this.#places.get(saveToken);
    if (!place?.download) return null;
    const stat = fs.statSync(place.path, { throwIfNoEntry: false });
    return stat?.isFile() ? { path: place.path, name: place.name, sizeBytes: stat.size } : null;
  }

  clear(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  #placeFor(kind: 'book' | 'upload' | 'save', givenName: string): Place {
    const name = safeFileName(path.posix.basename(givenName.replaceAll('\\', '/')));
    if (kind === 'book') {
      fs.mkdirSync(this.#books, { recursive: true });
      const stem = name.replace(/\.duewarden$/, '');
      for (let count = 1; ; count += 1) {
        const bookName = `${stem}${count === 1 ? '' : ` ${count}`}.duewarden`;
        const file = path.join(this.#books, bookName);
        if (!fs.existsSync(file)) return { path: file, name: bookName, download: false };
      }
    }
    const folder = path.join(this.#folder, newToken());
    fs.mkdirSync(folder, { mode: 0o700 });
    return { path: path.join(folder, name), name, download: kind === 'save' };
  }
}
