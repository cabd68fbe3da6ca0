// @ts-check
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';

/** Finds the Electron to run, or says why there is none. */

const DOWNLOAD_PATIENCE_MS = 20_000;

/** @typedef {{ readonly path: string } | { readonly problem: string }} FoundElectron */

/** @returns {FoundElectron} */
export function findElectron() {
  const { DUEWARDEN_ELECTRON: own, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return { problem: '没有图形显示,改用浏览器。 / There is no display; the screens open in a browser instead.' };
  }
  if (own) {
    if (fs.existsSync(own)) return { path: own };
    return { problem: `DUEWARDEN_ELECTRON: ${own} 不存在,改用浏览器。 / is not there; using a browser instead.` };
  }
  const found = findInstalledElectron() ?? (download() ? findInstalledElectron() : null);
  if (found) return { path: found };
  return {
    problem:
      '无法取得 Electron 程序(网络受限?),改用浏览器。 / The Electron binary cannot be had here (no network?); the screens open in a browser instead.',
  };
}

/** Chromium refuses to sandbox for root, and then will not start at all. */
export function rootFlags() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** The Electron that the package of that name has brought, or null. */
export function findInstalledElectron() {
  const home = path.join(root, 'node_modules', 'electron');
  try {
    const file = path.join(home, 'dist', fs.readFileSync(path.join(home, 'path.txt'), 'utf8'));
    return fs.existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** Electron's package brings its binary with a script of its own. A network that never answers ends the wait. */
function download() {
  const script = path.join(root, 'node_modules', 'electron', 'install.js');
  if (!fs.existsSync(script)) return false;
  process.stderr.write('正在下载 Electron … / Downloading Electron …\n');
  const { status } = spawnSync(process.execPath, [script], {
    timeout: DOWNLOAD_PATIENCE_MS,
    killSignal: 'SIGKILL',
    stdio: 'ignore',
  });
  return status === 0;
}
