import fs from 'node:fs';
import path from 'node:path';
import type { BookProblem, BookState, OpenBook, ServiceEvent } from '../areas/book/contract.ts';
import { buildPractice } from '../areas/practice/build.ts';
import { initialSettings } from '../areas/settings/rules.ts';
import { isPractice, markPractice, readSettings, writeSettings } from '../areas/settings/store.ts';
import type { CurrencyCode } from '../kernel/currency.ts';
import type { Language } from '../kernel/format.ts';
import { ok, refuse, type RefusalParams, type Result } from '../kernel/result.ts';
import { safeFileName } from '../kernel/text.ts';
import { attachmentFolder, copyFiles, filesOf } from '../storage/attachments.ts';
import {
  backupFilesFolder,
  backupFolder,
  checkCopy,
  listBackups,
  makeBackup,
  sweepUnfinished,
  type BackupReason,
  type BackupManifest,
} from '../storage/backup.ts';
import type { BookFile } from '../storage/book.ts';
import type { WriteDb } from '../storage/database.ts';
import { unfinishedName } from '../storage/files.ts';
import { schemaVersion } from '../storage/migrations/index.ts';
import { createBook, openBook } from '../storage/open.ts';
import { stageRestore, swapIn } from '../storage/restore.ts';
import type { Clock } from './clock.ts';
import type { Grants } from './grants.ts';
import { BookShelf } from './shelf.ts';

interface KeeperOptions {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly emit: (event: ServiceEvent) => void;
}

interface Trouble {
  readonly path: string;
  readonly problem: BookProblem;
  readonly detail: string;
}

type Progress = (phase: string, done: number, total: number) => void;

/** Opens, closes, copies and restores the one book that is in use. */
export class BookKeeper {
  readonly shelf: BookShelf;
  readonly grants: Grants;
  readonly clock: Clock;
  readonly cancelJob: (jobId: string) => void;
  readonly #emit: (event: ServiceEvent) => void;
  #book: BookFile | null = null;
  #trouble: Trouble | null = null;
  #backupProblem: OpenBook['backupProblem'] = null;

  constructor(options: KeeperOptions, grants: Grants, cancelJob: (jobId: string) => void) {
    this.shelf = new BookShelf(options.dataFolder);
    this.clock = options.clock;
    this.#emit = options.emit;
    this.grants = grants;
    this.cancelJob = cancelJob;
  }

  get book(): BookFile | null {
    return this.#book;
  }

  state(): BookState {
    if (this.#book) {
      const settings = readSettings(this.#book.db);
      const newest = listBackups(this.#book.path)[0];
      return {
        state: 'open',
        book: {
          fileName: path.basename(this.#book.path),
          companyName: settings.company.name,
          baseCurrency: settings.baseCurrency,
          practice: isPractice(this.#book.db),
          readOnly: false,
          schemaVersion: schemaVersion(),
          lastBackupAt: newest?.madeAt ?? null,
          backupProblem: this.#backupProblem,
          newerCopyAt: newest && lacks(this.#book, newest) ? newest.madeAt : null,
        },
      };
    }
    if (!this.#trouble) return { state: 'none' };
    const { path: file, problem, detail } = this.#trouble;
    const backups = listBackups(file).map(({ backupId, madeAt, sizeBytes }) => ({
      backupId,
      madeAt,
      sizeBytes,
      verified: true,
    }));
    return { state: 'recovery', fileName: path.basename(file), problem, detail, backups };
  }

  async open(file: string): Promise<Result<BookState, BookProblem>> {
    if (this.#book?.path === file) return ok(this.state());
    const opened = await openBook(file, {
      backupBeforeMigration: async (sqlite) => {
        const made = await makeBackup(sqlite, file, { reason: 'before_migration', now: this.clock.now() });
        if (!made.ok)
          throw Object.assign(new Error('no verified copy could be made before the update'), { code: 'EIO' });
        return made.value.backupId;
      },
    });
    if (!opened.ok) {
      if (!this.#book) this.#trouble = { path: file, problem: opened.code, detail: detailOf(opened.params) };
      this.#tell();
      return opened;
    }
    this.#take(opened.value);
    return ok(this.state());
  }

  create(
    file: string,
    companyName: string,
    baseCurrency: CurrencyCode,
    language: Language,
  ): Result<BookState, BookProblem> {
    const made = createBook(file);
    if (!made.ok) return made;
    this.#found(
      made.value,
      (db) => writeSettings(db, initialSettings(companyName, baseCurrency, language)),
      companyName,
    );
    this.#take(made.value);
    return ok(this.state());
  }

  /** The practice company of today, made when there is none of the last 30 days. Older ones stay where they are. */
  async openPractice(language: Language): Promise<Result<BookState, BookProblem>> {
    const today = this.clock.today();
    const stem = language === 'zh' ? '练习公司' : 'Practice company';
    const existing = this.shelf
      .list()
      .filter(
        (book) =>
          book.fileName.startsWith(`${stem} `) &&
          Date.parse(today) - Date.parse(book.fileName.slice(stem.length + 1, stem.length + 11)) < 30 * 86_400_000,
      );
    if (existing[0]) return this.open(existing[0].path);
    return this.createPractice(this.#freePath(`${stem} ${today}`), language);
  }

  /** A practice company of today at a place that is free. */
  createPractice(file: string, language: Language): Result<BookState, BookProblem> {
    const made = createBook(file);
    if (!made.ok) return made;
    this.#found(
      made.value,
      (db, at) => {
        markPractice(db);
        buildPractice({
          db,
          today: this.clock.today(),
          language,
          recordedAt: at,
          actor: language === 'zh' ? '财务' : 'Finance',
        });
      },
      path.basename(file),
    );
    this.#take(made.value);
    return ok(this.state());
  }

  /** A free path in the usual folder: `恒信.duewarden`, then `恒信 2.duewarden` … */
  freePathFor(companyName: string): string {
    return this.#freePath(safeFileName(companyName));
  }

  close(): BookState {
    this.#book?.close();
    this.#book = null;
    this.#trouble = null;
    this.#tell();
    return this.state();
  }

  async backup(reason: BackupReason, target: string | null, progress: Progress) {
    const book = this.#book;
    if (!book) return refuse('no_book_open');
    book.checkpoint();
    return makeBackup(book.sqlite, book.path, {
      reason,
      now: this.clock.now(),
      ...(target === null ? {} : { target }),
      progress: (done, total) => progress('copying', done, total),
    });
  }

  /** First opening of a day: a checked copy, made while the clerk is already at work. */
  async dailyBackup(): Promise<void> {
    const book = this.#book;
    const today = this.clock.now().slice(0, 10);
    if (book && !listBackups(book.path).some((copy) => copy.madeAt.startsWith(today)))
      await this.#automaticBackup(book, 'daily');
  }

  /** At the end of a day's work: a copy when anything changed since the newest one. */
  async quitBackup(): Promise<void> {
    const book = this.#book;
    if (book && book.head.seq > 1 && listBackups(book.path)[0]?.auditHead !== book.head.hash)
      await this.#automaticBackup(book, 'quit');
  }

  /** Proves the book by a full check of a fresh copy, off the service's own thread. */
  async verify(progress: Progress) {
    const book = this.#book;
    if (!book) return refuse('no_book_open');
    const copy = unfinishedName(path.join(path.dirname(book.path), path.basename(book.path)));
    try {
      await book.sqlite.backup(copy, {
        progress: ({ totalPages, remainingPages }) => {
          progress('copying', totalPages - remainingPages, totalPages);
          return 2000;
        },
      });
      progress('checking', 0, 1);
      const { verdict } = await checkCopy(copy, attachmentFolder(book.path));
      progress('checking', 1, 1);
      return ok(verdict);
    } finally {
      for (const leftover of [copy, `${copy}-wal`, `${copy}-shm`]) fs.rmSync(leftover, { force: true });
    }
  }

  /** From an open book or from the recovery screen. The present file is moved aside, never lost. */
  async restore(copy: string) {
    const bookPath = this.#book?.path ?? this.#trouble?.path;
    if (!bookPath) return refuse('no_book_open');
    const staged = await stageRestore(copy, bookPath);
    if (!staged.ok) return staged;
    if (this.#book) await makeBackup(this.#book.sqlite, bookPath, { reason: 'before_restore', now: this.clock.now() });
    this.#book?.close();
    this.#book = null;
    const aside = swapIn(staged.value, this.clock.now());
    const opened = await this.open(bookPath);
    if (!opened.ok) return opened;
    this.#bringFiles(copy);
    return ok({ state: opened.value, replacedFileName: path.basename(aside) });
  }

  /** What a restored copy speaks of and the book's folder lacks comes back with it; nothing there is replaced. */
  #bringFiles(copy: string): void {
    const book = this.#book;
    if (book) copyFiles(backupFilesFolder(copy), attachmentFolder(book.path), filesOf(book.sqlite));
  }

  /** The folder of copies of the book in use or in trouble. */
  backupFolder(): string | null {
    const bookPath = this.#book?.path ?? this.#trouble?.path;
    return bookPath === undefined ? null : backupFolder(bookPath);
  }

  /** A copy that fails its check means that the book itself may be damaged; the state line says so until one succeeds. */
  async #automaticBackup(book: BookFile, reason: 'daily' | 'quit'): Promise<void> {
    const made = await makeBackup(book.sqlite, book.path, { reason, now: this.clock.now() });
    this.#backupProblem = made.ok ? null : { code: made.code, detail: detailOf(made.params) };
    this.#tell();
  }

  #found(book: BookFile, fill: (db: WriteDb, at: ReturnType<Clock['now']>) => void, companyName: string): void {
    const at = this.clock.now();
    book.command({ at, actor: 'duewarden', procedure: 'book.create', commandId: null }, (db, audit) => {
      fill(db, at);
      audit({ entity: 'book', created: companyName });
      return ok();
    });
  }

  #take(book: BookFile): void {
    this.#book?.close();
    this.#book = book;
    this.#trouble = null;
    this.#backupProblem = null;
    sweepUnfinished(book.path);
    const settings = readSettings(book.db);
    this.shelf.opened({
      path: book.path,
      companyName: settings.company.name,
      practice: isPractice(book.db),
      openedAt: this.clock.now(),
    });
    this.#tell();
  }

  #tell(): void {
    this.#emit({ event: 'book', state: this.state() });
  }

  #freePath(stem: string): string {
    for (let count = 1; ; count += 1) {
      const file = path.join(this.shelf.folder, `${stem}${count === 1 ? '' : ` ${count}`}.duewarden`);
      if (!fs.existsSync(file)) return file;
    }
  }
}

function detailOf(params: RefusalParams): string {
  return typeof params.detail === 'string' ? params.detail : '';
}

/** Whether the file lacks what a copy of it has: the end of the copy's audit is nowhere in its own. */
function lacks(book: BookFile, copy: BackupManifest): boolean {
  if (copy.reason === 'before_restore') return false;
  return book.db.rows('SELECT 1 FROM audit WHERE hash = :hash', { hash: copy.auditHead }).length === 0;
}
