import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, removeFolder, root } from './support/world.ts';

/** `npm start` where there can be no window: it says so in one line and the same screens stand behind a link. */

async function start(env: Readonly<Record<string, string>>, ...flags: string[]) {
  const dataFolder = newFolder('start');
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...bare } = process.env;
  const child = spawn(
    process.execPath,
    [path.join(root, 'resources', 'launch', 'start.mjs'), '--data', dataFolder, ...flags],
    { cwd: root, env: { ...bare, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const link = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/.exec(said)?.[0];
        if (found) resolve(found);
      });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const answer = await fetch(link, { redirect: 'manual' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const code = await ended;
  removeFolder(dataFolder);
  return { said, status: answer.status, code };
}

describe('a start without a window', () => {
  test('because it was asked for', async () => {
    const { said, status, code } = await start({ DISPLAY: ':0' }, '--web', '--demo');
    expect({ status, code, lines: said.trim().split('\n').length }).toEqual({ status: 303, code: 0, lines: 1 });
  });

  test('because there is no display', async () => {
    const { said, status, code } = await start({});
    expect({ status, code, lines: said.trim().split('\n').length }).toEqual({ status: 303, code: 0, lines: 2 });
    expect(said).toMatch(/没有图形显示.*There is no display/);
  });

  test('because the Electron that was named is not there', async () => {
    const { said, status } = await start({ DISPLAY: ':0', DUEWARDEN_ELECTRON: '/nowhere/electron' });
    expect(status).toBe(303);
    expect(said).toContain('/nowhere/electron');
  });

  test('because Electron does not start on this machine', async () => {
    const { said, status } = await start({ DISPLAY: ':0', DUEWARDEN_ELECTRON: '/bin/false' });
    expect(status).toBe(303);
    expect(said).toMatch(/did not start \(false 1\)/);
  });
});
