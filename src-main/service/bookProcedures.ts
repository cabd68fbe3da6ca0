import fs from 'node:fs';
import path from 'node:path';
import type { bookContract } from '../areas/book/contract.ts';
import type { Handlers, JobContext } from '../areas/context.ts';
import { ok, refuse } from '../kernel/result.ts';
import { listBackups } from '../storage/backup.ts';
import { q } from '../storage/database.ts';
import type { BookKeeper } from './keeper.ts';

/** Jobs about the file may use progress only: there may be no book yet. */
export type BookHandlers = {
  readonly [Name in keyof Handlers<typeof bookContract>]: (
    ctx: Pick<JobContext, 'progress'>,
    input: Parameters<Handlers<typeof bookContract>[Name]>[1],
  ) => ReturnType<Handlers<typeof bookContract>[Name]>;
};

export function bookHandlers(keeper: BookKeeper): BookHandlers {
  return {
    'book.state': () => ok(keeper.state()),

    'book.shelf': () =>
      ok({
        folder: keeper.shelf.folder,
        books: keeper.shelf.list().map(({ path: _path, ...book }) => book),
      }),

    'book.create': async (_ctx, { companyName, baseCurrency, language, saveToken }) => {
      const chosen = saveToken === undefined ? ok(keeper.freePathFor(companyName)) : keeper.grants.toWrite(saveToken);
      return chosen.ok ? keeper.create(bookPath(chosen.value), companyName, baseCurrency, language) : chosen;
    },

    'book.open': async (_ctx, input) => {
      if ('bookId' in input) {
        const file = keeper.shelf.find(input.bookId);
        return file === null ? refuse('book_unknown') : keeper.open(file);
      }
      const granted = keeper.grants.toRead(input.fileToken);
      return granted.ok ? keeper.open(granted.value) : granted;
    },

    'book.openPractice': async (_ctx, { language }) => keeper.openPractice(language),

    'book.close': async () => ok(keeper.close()),

    'book.backup': async ({ progress }, { saveToken }) => {
      const target = saveToken === undefined ? ok(null) : keeper.grants.toWrite(saveToken);
      if (!target.ok) return target;
      if (target.value !== null && fs.existsSync(target.value)) return refuse('backup_failed', { detail: 'EEXIST' });
      return keeper.backup('manual', target.value, progress);
    },

    'book.backups': () => {
      const file = keeper.book?.path;
      return ok({ rows: file === undefined ? [] : listBackups(file), folder: keeper.backupFolder() ?? '' });
    },

    'book.restore': async (_ctx, input) => {
      if ('backupId' in input) {
        const folder = keeper.backupFolder();
        if (folder === null) return refuse('no_book_open');
        if (path.basename(input.backupId) !== input.backupId) return refuse('backup_unknown', { file: input.backupId });
        return keeper.restore(path.join(folder, input.backupId));
      }
      const granted = keeper.grants.toRead(input.fileToken);
      return granted.ok ? keeper.restore(granted.value) : granted;
    },

    'book.verify': async ({ progress }) => keeper.verify(progress),

    'book.audit': (_ctx, { beforeSeq, limit }) => {
      const db = keeper.book?.db;
      if (!db) return refuse('no_book_open');
      let rows = q
        .selectFrom('audit')
        .select(['seq', 'at', 'actor', 'procedure', 'detail_json as detail', 'hash'])
        .orderBy('seq', 'desc')
        .limit(limit);
      if (beforeSeq !== undefined) rows = rows.where('seq', '<', beforeSeq);
      const total = db.first(q.selectFrom('audit').select((eb) => eb.fn.countAll<number>().as('count')));
      return ok({ rows: db.all(rows), total: total?.count ?? 0 });
    },

    'book.cancelJob': (_ctx, { jobId }) => {
      keeper.cancelJob(jobId);
      return ok(null);
    },
  };
}

/** The name a clerk gives may lack the ending; a data file always has it. */
function bookPath(file: string): string {
  return file.endsWith('.duewarden') ? file : `${file}.duewarden`;
}
