import Sqlite from 'better-sqlite3';
import { errorCode } from './errorCode.ts';

export { errorCode } from './errorCode.ts';

export type StorageProblem = 'disk_full' | 'book_read_only' | 'book_damaged' | 'book_busy' | 'book_unreadable';

/** What a driver or file-system error means to the clerk; null for a bug of ours, which must not be dressed up. */
export function storageProblem(error: unknown): StorageProblem | null {
  const code = errorCode(error);
  if (error instanceof Sqlite.SqliteError) {
    if (code === 'SQLITE_FULL') return 'disk_full';
    if (code.startsWith('SQLITE_READONLY')) return 'book_read_only';
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'book_damaged';
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'book_busy';
    if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) return 'book_unreadable';
    return null;
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full';
  if (code === 'EROFS') return 'book_read_only';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') return 'book_unreadable';
  return null;
}
