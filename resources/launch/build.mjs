// @ts-check
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds `out/` when it is missing or older than what it is made of. Says what it does on standard error only. */

export const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = path.join(root, 'out', 'built.json');
const lock = path.join(root, '.cache', 'build.lock');
const sources = [
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
/** Another build that takes longer than this has died. */
const LOCK_PATIENCE_MS = 120_000;

/** @param {{ readonly force?: boolean }} [options] */
export function ensureBuilt({ force = false } = {}) {
  if (!force && isFresh()) return;
  const release = takeLock();
  try {
    if (!force && isFresh()) return;
    const before = stateOfSources();
    process.stderr.write('正在构建 … / Building …\n');
    const cli = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) {
      process.stderr.write('构建失败 / The build failed.\n');
      process.exit(status ?? 1);
    }
    fs.writeFileSync(stamp, `${JSON.stringify(before)}\n`);
  } finally {
    release();
  }
}

function isFresh() {
  try {
    const built = JSON.parse(fs.readFileSync(stamp, 'utf8'));
    const now = stateOfSources();
    return built.newestMs === now.newestMs && built.files === now.files;
  } catch {
    return false;
  }
}

/** The newest change and the number of files: an edited, added or removed file shows in one of them. */
function stateOfSources() {
  let newestMs = 0;
  let files = 0;
  const look = (/** @type {string} */ file) => {
    const stat = fs.statSync(file);
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(file)) look(path.join(file, name));
      return;
    }
    files += 1;
    newestMs = Math.max(newestMs, stat.mtimeMs);
  };
  for (const source of sources) look(path.join(root, source));
  return { newestMs, files };
}

/** Two programs started at once build once: the second waits for the first. */
function takeLock() {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  for (const end = Date.now() + LOCK_PATIENCE_MS; ;) {
    try {
      fs.mkdirSync(lock);
      return () => fs.rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_PATIENCE_MS || Date.now() > end) fs.rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt({ force: true });
