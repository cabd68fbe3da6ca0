// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronForTests } from './electron-for-tests.mjs';
import { ensureBuilt, root } from './build.mjs';
import { guardNode } from './guard.mjs';

/**
 * `npm run test:e2e`: the browser host in Chromium and the desktop program in a real Electron, on a display of its own.
 * What is missing fails the run. Started by root, the desktop program runs as an ordinary user, because Chromium has
 * no sandbox for root. Further arguments go to vitest: `npm run test:e2e -- web`.
 */

guardNode();
const USER = 'duewarden-e2e';

ensureBuilt();
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
need(fs.existsSync(chromium), `Chromium (${chromium}; or set CHROMIUM)`);
for (const tool of ['Xvfb', 'unzip', 'pdftotext', 'pdfinfo']) need(has(tool), tool);
const electron = await electronForTests();
const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-e2e-'));
const owner = process.getuid?.() === 0 ? ordinaryUser() : null;
const xvfb = await startDisplay();
try {
  stageDesktop();
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = path.join(root, 'resources', 'tooling', 'vitest.e2e.config.ts');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', root, '--config', config, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        DISPLAY: xvfb.display,
        DUEWARDEN_E2E_CHROMIUM: chromium,
        DUEWARDEN_E2E_STAGE: stage,
        ...(owner ? { DUEWARDEN_E2E_USER: String(owner.uid), DUEWARDEN_E2E_GROUP: String(owner.gid) } : {}),
      },
    },
  );
  process.exitCode = status ?? 1;
} finally {
  xvfb.child.kill();
  fs.rmSync(stage, { recursive: true, force: true });
}

/**
 * Electron with the built program inside, and the Node for its data service, where an ordinary user can read them:
 * the repository itself may lie in a folder that only root enters.
 */
function stageDesktop() {
  fs.chmodSync(stage, 0o755);
  const dist = path.join(stage, 'electron');
  const app = path.join(dist, 'resources', 'app');
  fs.cpSync(electron, dist, { recursive: true });
  fs.mkdirSync(path.join(app, 'node_modules'), { recursive: true });
  for (const part of ['package.json', 'out', 'node_modules/better-sqlite3', 'resources/icons', 'resources/practice']) {
    fs.cpSync(path.join(root, part), path.join(app, part), { recursive: true });
  }
  const node = path.join(stage, 'node');
  fs.copyFileSync(process.execPath, node);
  fs.chmodSync(node, 0o755);
}

function ordinaryUser() {
  const find = () => spawnSync('getent', ['passwd', USER], { encoding: 'utf8' }).stdout.trim();
  if (find() === '')
    spawnSync('useradd', ['--system', '--create-home', '--shell', '/bin/sh', USER], { stdio: 'inherit' });
  const [, , uid, gid] = find().split(':');
  need(uid !== undefined && gid !== undefined, `an ordinary user (useradd ${USER})`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** A display of this run alone; access by any local user, no network. */
async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-ac'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    /** @type {import('node:stream').Readable} */ (child.stdio[3]).once('data', (data) => resolve(String(data).trim()));
  });
  return { child, display: `:${number}` };
}

/** @param {string} tool */
function has(tool) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, tool)));
}

/**
 * @param {boolean} there
 * @param {string} what
 */
function need(there, what) {
  if (there) return;
  process.stderr.write(`test:e2e needs ${what}.\n`);
  process.exit(1);
}
