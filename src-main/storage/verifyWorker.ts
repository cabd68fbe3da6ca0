import { hash } from 'node:crypto';
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { errorCode } from './problems.ts';
import { verifyBook, type Verdict } from './verify.ts';

/** Checks a finished copy off the service's thread: `{path}` in, `{verdict, sha256, sizeBytes, …}` out. */
export interface CheckedCopy {
  readonly verdict: Verdict;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly schemaVersion: number;
}

const { path } = workerData as { path: string };
parentPort?.postMessage(check());

function check(): CheckedCopy {
  const bytes = fs.readFileSync(path);
  const copy = { sha256: hash('sha256', bytes, 'hex'), sizeBytes: bytes.length };
  try {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      const schemaVersion = Number(sqlite.pragma('user_version', { simple: true }));
      return { ...copy, verdict: verifyBook(sqlite), schemaVersion };
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (!errorCode(error).startsWith('SQLITE_')) throw error;
    const findings = [{ check: 'integrity', detail: error instanceof Error ? error.message : String(error) }];
    return { ...copy, schemaVersion: 0, verdict: { sound: false, findings, checks: [], auditHead: '', auditRows: 0 } };
  }
}
