import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { getRawHeader, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settled } from './support/screens.ts';
import { eventually, given, newFolder, ordinaryUser, removeFolder, root } from './support/world.ts';

/** The program as it is packed: what is in it, how it is sealed, and that it starts, shows its screens and ends. */

const stage = (): string => path.join(given('DUEWARDEN_E2E_STAGE'), 'packed');
const resources = (): string => path.join(stage(), 'resources');

beforeAll(() => {
  const packed = spawnSync(process.execPath, [path.join(root, 'resources', 'launch', 'package.mjs'), '--dir'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(packed.status, packed.stdout + packed.stderr).toBe(0);
  // Where an ordinary user can read it, whoever owns the repository.
  fs.cpSync(path.join(root, 'dist', 'linux-unpacked'), stage(), { recursive: true });
});
afterAll(() => fs.rmSync(stage(), { recursive: true, force: true }));

describe('the archive', () => {
  test('holds what runs and nothing else', () => {
    const files = listPackage(path.join(resources(), 'app.asar'), { isPack: false }).map((file) => file.slice(1));
    const folders = new Set(files.map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...folders].sort()).toEqual([
      'node_modules', 'node_modules/better-sqlite3', 'out', 'out/main', 'out/preload', 'out/renderer', 'package.json',
      'resources', 'resources/icons',
    ]); // prettier-ignore
    for (const file of files) expect(file).not.toMatch(/\.(map|ts|tsx|c|h|gyp|md)$|(^|\/)(deps|src|test)(\/|$)/);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
  });

  test('lies closed but for the one native file, which cannot be read from inside', () => {
    const unpacked = path.join(resources(), 'app.asar.unpacked');
    const files = fs.readdirSync(unpacked, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map((entry) => path.relative(unpacked, path.join(entry.parentPath, entry.name)))).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(Object.keys(getRawHeader(path.join(resources(), 'app.asar')).header.files)).toContain('package.json');
  });

  test('names the program and carries no developer tools', () => {
    const manifest = JSON.parse(extractFile(path.join(resources(), 'app.asar'), 'package.json').toString()) as object;
    expect(manifest).toMatchObject({ name: 'duewarden', main: './out/main/shell.js' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });
});

test('the fuses are what the configuration says', async () => {
  const wire = await getCurrentFuseWire(path.join(stage(), 'duewarden'));
  const { ENABLE, DISABLE } = FuseState;
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    cookies: wire[FuseV1Options.EnableCookieEncryption],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    snapshot: wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot],
    fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
  }).toEqual({
    runAsNode: DISABLE,
    cookies: ENABLE,
    nodeOptions: DISABLE,
    inspect: DISABLE,
    integrity: ENABLE,
    onlyAsar: ENABLE,
    snapshot: DISABLE,
    fileProtocol: DISABLE,
  });
});

describe('the packed program', () => {
  const dataFolders: string[] = [];
  const running: ChildProcess[] = [];
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    dataFolders.forEach(removeFolder);
  });

  function start(
    flags: readonly string[],
    env: Readonly<Record<string, string>>,
  ): { child: ChildProcess; said: () => string } {
    const dataFolder = newFolder('packed');
    dataFolders.push(dataFolder);
    const child = spawn(path.join(stage(), 'duewarden'), ['--data', dataFolder, ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, DISPLAY: given('DISPLAY'), HOME: dataFolder, TZ: 'Asia/Shanghai', ...env },
      ...(ordinaryUser() ?? {}),
    });
    running.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return { child, said: () => said };
  }

  test('starts, shows the practice company, and ends when its window is closed', async () => {
    const env = { DUEWARDEN_SERVICE_NODE: path.join(given('DUEWARDEN_E2E_STAGE'), 'node') };
    const { child, said } = start(['--demo', '--lang', 'zh', '--remote-debugging-port=0'], env);
    const address = await eventually(() => {
      const found = /DevTools listening on (ws:\S+)/.exec(said())?.[1];
      if (!found) throw new Error(`no window: ${said()}`);
      return found;
    }, 30_000);
    const browser = await chromium.connectOverCDP(address);
    const page = await eventually(() => {
      const found = browser.contexts().flatMap((context) => context.pages())[0];
      if (!found) throw new Error('no page yet');
      return found;
    });
    await settled(page);
    expect(page.url()).toMatch(/^app:\/\/duewarden\//);
    expect(await page.locator('#main').innerText()).toMatch(/必须处理/);
    expect(await page.evaluate(() => Object.keys((window as unknown as { desktop: object }).desktop))).toEqual([
      'call',
      'onEvent',
      'takeDropped',
    ]);
    const ended = once(child, 'exit');
    await page.evaluate(() => window.close());
    expect((await ended)[0]).toBe(0);
  });

  test('runs no script that the environment or the command line names', async () => {
    const marker = path.join(newFolder('marker'), 'was-here');
    dataFolders.push(path.dirname(marker));
    const script = path.join(path.dirname(marker), 'evil.cjs');
    fs.writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x'); process.exit(42);`);
    const attempts: [string[], Record<string, string>][] = [
      [[script], { ELECTRON_RUN_AS_NODE: '1' }],
      [[], { NODE_OPTIONS: `--require ${script}` }],
      [[`--require=${script}`], {}],
    ];
    for (const [flags, env] of attempts) {
      const { child } = start(flags, env);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      child.kill('SIGKILL');
      expect(fs.existsSync(marker)).toBe(false);
    }
  });

  test('listens to no inspector', async () => {
    const { child, said } = start(['--inspect=0'], {});
    await new Promise((resolve) => setTimeout(resolve, 2500));
    child.kill('SIGKILL');
    expect(said()).not.toContain('Debugger listening');
  });
});
