// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { findElectron, rootFlags } from './electron.mjs';
import { guardNode } from './guard.mjs';

/**
 * `npm start`: builds when needed, then opens the desktop program, or where that cannot be, the same screens in a browser.
 *   --demo          opens the practice company
 *   --book FILE     opens a data file
 *   --lang zh|en    language
 *   --data FOLDER   keeps everything there instead of in the usual folder of this user
 *   --web           the browser host, whatever else there is
 */

guardNode();
const flags = process.argv.slice(2);
ensureBuilt();

if (flags.includes('--web')) await startWeb();
else {
  const electron = findElectron();
  if ('path' in electron) startDesktop(electron.path);
  else {
    process.stderr.write(`${electron.problem}\n`);
    await startWeb();
  }
}

async function startWeb() {
  await import(new URL('../../out/main/web.js', import.meta.url).href);
}

/** @param {string} electron */
function startDesktop(electron) {
  const startedAt = performance.now();
  const child = spawn(electron, [root, ...rootFlags(), ...flags], { stdio: 'inherit', cwd: process.cwd() });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  const failed = (/** @type {string} */ reason) => {
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
    process.stderr.write(
      `桌面程序无法启动(${reason}),改用浏览器。 / The desktop program did not start (${reason}); using a browser instead.\n`,
    );
    void startWeb();
  };
  child.once('error', (error) => failed(error.message));
  child.once('exit', (code, signal) => {
    // Libraries that are missing, or a kernel that forbids the sandbox, end it before there is a window.
    const atOnce = performance.now() - startedAt < 3000;
    if (atOnce && (signal !== null || code !== 0)) failed(path.basename(electron) + ` ${signal ?? code}`);
    else process.exit(code ?? 1);
  });
}
