// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { findElectron } from './electron.mjs';
import { guardNode } from './guard.mjs';

/**
 * `npm run dev`: with Electron, electron-vite's own server with hot reload. Without it, the browser host on a build
 * that follows every change: reload the page for the screens, start again for the service.
 */

guardNode();
const cli = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const flags = process.argv.slice(2);
const electron = flags.includes('--web') ? { problem: '' } : findElectron();
if ('path' in electron) {
  run([cli, 'dev', ...(flags.length > 0 ? ['--', ...flags] : [])], { ELECTRON_EXEC_PATH: electron.path });
} else {
  if (electron.problem !== '') process.stderr.write(`${electron.problem}\n`);
  ensureBuilt();
  run([cli, 'build', '--watch', '--logLevel', 'warn'], {});
  process.env.DUEWARDEN_CHECK_OUTPUTS = '1';
  await import(new URL('../../out/main/web.js', import.meta.url).href);
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function run(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  process.on('exit', () => child.kill());
  child.on('exit', (code) => process.exit(code ?? 1));
}
