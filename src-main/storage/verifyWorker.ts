import { hash } from 'node:crypto';
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { checkFiles, filesOf } from './attachments.ts';
import { errorCode } from './problems.ts';
import { verifyBook, type Verdict } from './verify.ts';

/** Checks a finished copy, and with `files` the folder of its attachments, off the service's thread: `{path, files}` in, `{verdict, sha256, sizeBytes, …}` out. */
export interface CheckedCopy {
  readonly verdict: Verdict;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly schemaVersion: number;
}

const { path, files } = workerData as { path: string; files?: string };
parentPort?.postMessage(check());

function check(): CheckedCopy {
  const bytes = fs.readFileSync(path);
  const copy = { sha256: hash('sha256', bytes, 'hex'), sizeBytes: bytes.length };
  try {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      const schemaVersion = Number(sqlite.pragma('user_version', { simple: true }));
      const verdict = verifyBook(sqlite);
      return { ...copy, verdict: files === undefined ? verdict : withFiles(verdict, sqlite, files), schemaVersion };
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (!errorCode(error).startsWith('SQLITE_')) throw error;
    const findings = [{ check: 'integrity', detail: error instanceof Error ? error.message : String(error) }];
    return { ...copy, schemaVersion: 0, verdict: { sound: false, findings, checks: [], auditHead: '', auditRows: 0 } };
  }
}

function withFiles(verdict: Verdict, sqlite: Sqlite.Database, folder: string): Verdict {
  const { count, missing, changed } = checkFiles(folder, filesOf(sqlite));
  const name = sqlite.prepare('SELECT file_name FROM attachment WHERE sha256 = ? ORDER BY id LIMIT 1').pluck();
  const findings = [...missing, ...changed].map((sha256) => ({
    check: 'attached_files',
    detail: `${String(name.get(sha256))} (${sha256.slice(0, 12)}…)`,
  }));
  return {
    ...verdict,
    sound: verdict.sound && findings.length === 0,
    findings: [...verdict.findings, ...findings.slice(0, 20)],
    checks: [...verdict.checks, { check: 'attached_files', passed: findings.length === 0, count }],
  };
}
