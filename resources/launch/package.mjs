// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, root } from './build.mjs';
import { findInstalledElectron } from './electron.mjs';
import { electronForTests, TEST_ELECTRON_VERSION } from './electron-for-tests.mjs';
import { guardNode } from './guard.mjs';

/**
 * `npm run package:dir` makes an unpacked program for this machine; `node resources/launch/package.mjs` the installers
 * for it. On Linux without an Electron of its own, the Electron of the tests is packed instead, for tests only.
 */

guardNode();
const directory = process.argv.includes('--dir');
const target = { win32: 'windows', darwin: 'mac', linux: 'linux' }[String(process.platform)];
if (!target) throw new Error(`no packaging for ${process.platform}`);
ensureBuilt();

const forTests = process.platform === 'linux' && findInstalledElectron() === null;
const env = forTests
  ? {
      ...process.env,
      DUEWARDEN_TEST_ELECTRON: await electronForTests(),
      DUEWARDEN_TEST_ELECTRON_VERSION: TEST_ELECTRON_VERSION,
    }
  : process.env;
const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
const config = fileURLToPath(new URL(`../packaging/${forTests ? 'test' : target}.cjs`, import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [builder, '--config', config, '--publish', 'never', ...(directory ? ['--dir'] : [])],
  { cwd: root, stdio: 'inherit', env },
);
process.exit(status ?? 1);
