// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { findElectron } from './electron.mjs';
import { guardNode } from './guard.mjs';

/**
 * `npm run dev`: with Electron, electron-vite's own server with hot reload. Without it (or with `--web`), the browser
 * host on a build that follows every change: reload the page for the screens, start again for the service.
 */

guardNode();
const cli = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const flags = process.argv.slice(2);
const electron = flags.includes('--web') ? { problem: '' } : findElectron();
if ('path' in electron) runElectron(electron.path);
else {
  if (electron.problem !== '') process.stderr.write(`${electron.problem}\n`);
  ensureBuilt();
  followChanges();
  process.env.DUEWARDEN_CHECK_OUTPUTS = '1';
  await import(new URL('../../out/main/web.js', import.meta.url).href);
}

/** @param {string} binary */
function runElectron(binary) {
  const child = spawn(process.execPath, [cli, 'dev', ...(flags.length > 0 ? ['--', ...flags] : [])], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ELECTRON_EXEC_PATH: binary },
  });
  process.on('exit', () => child.kill());
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Builds again a moment after the last of some changes. A build that fails says so and leaves the one before. */
function followChanges() {
  /** @type {NodeJS.Timeout | undefined} */
  let soon;
  const build = () => {
    const child = spawn(process.execPath, [path.join(root, 'resources', 'launch', 'build.mjs')], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('exit', (code) => code === 0 && process.stderr.write('已更新 / Up to date: reload the page.\n'));
  };
  for (const folder of ['src-main', 'src-renderer', 'resources']) {
    fs.watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(soon);
      soon = setTimeout(build, 300);
    });
  }
}
