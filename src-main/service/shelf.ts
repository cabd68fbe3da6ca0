import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { instantField } from '../kernel/fields.ts';
import type { Instant } from '../kernel/instant.ts';
import { writeFileAtomic } from '../storage/files.ts';

const entryField = z.object({
  path: z.string(),
  companyName: z.string(),
  practice: z.boolean(),
  openedAt: instantField,
});
const fileField = z.object({ recent: z.array(entryField) });
type Entry = z.infer<typeof entryField>;

export interface ShelfBook {
  readonly bookId: string;
  readonly path: string;
  readonly fileName: string;
  readonly companyName: string | null;
  readonly practice: boolean;
  readonly openedAt: Instant | null;
  readonly sizeBytes: number;
}

/** Where books usually live and which were opened lately. A damaged list is put aside and started anew; books are not touched. */
export class BookShelf {
  readonly folder: string;
  readonly #listFile: string;

  constructor(dataFolder: string) {
    this.folder = path.join(dataFolder, 'books');
    this.#listFile = path.join(dataFolder, 'recent.json');
  }

  list(): ShelfBook[] {
    const recent = this.#read();
    const known = new Map(recent.map((entry) => [entry.path, entry]));
    const found = fs.existsSync(this.folder)
      ? fs.readdirSync(this.folder).filter((name) => name.endsWith('.duewarden') && !name.includes('.replaced-'))
      : [];
    const paths = new Set([...recent.map((entry) => entry.path), ...found.map((name) => path.join(this.folder, name))]);
    return [...paths]
      .flatMap((file) => {
        const stat = fs.statSync(file, { throwIfNoEntry: false });
        if (!stat?.isFile()) return [];
        const entry = known.get(file);
        return [
          {
            bookId: bookIdOf(file),
            path: file,
            fileName: path.basename(file),
            companyName: entry?.companyName ?? null,
            practice: entry?.practice ?? false,
            openedAt: entry?.openedAt ?? null,
            sizeBytes: stat.size,
          },
        ];
      })
      .sort((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? '') || a.fileName.localeCompare(b.fileName));
  }

  find(bookId: string): string | null {
    return this.list().find((book) => book.bookId === bookId)?.path ?? null;
  }

  opened(entry: Entry): void {
    const others = this.#read().filter((other) => other.path !== entry.path);
    fs.mkdirSync(path.dirname(this.#listFile), { recursive: true });
    writeFileAtomic(this.#listFile, `${JSON.stringify({ recent: [entry, ...others].slice(0, 30) }, null, 2)}\n`);
  }

  #read(): Entry[] {
    let text: string;
    try {
      text = fs.readFileSync(this.#listFile, 'utf8');
    } catch {
      return [];
    }
    try {
      return fileField.parse(JSON.parse(text)).recent;
    } catch {
      fs.renameSync(this.#listFile, `${this.#listFile}.unreadable-${Date.now()}`);
      return [];
    }
  }
}

function bookIdOf(file: string): string {
  return hash('sha256', file, 'hex').slice(0, 24);
}
