import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the tests of one file. */
export function folderForFile(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-hosts-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Screens as a build leaves them, with a secret beside the folder and a link that leads out of it. */
export function screensIn(folder: string): string {
  const screens = path.join(folder, 'renderer');
  fs.mkdirSync(path.join(screens, 'assets'), { recursive: true });
  fs.writeFileSync(path.join(screens, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__"><p>screens');
  fs.writeFileSync(path.join(screens, 'assets', 'index-4f2.js'), 'export {};');
  fs.writeFileSync(path.join(screens, 'assets', 'notes.txt'), 'not of a kind that is served');
  fs.writeFileSync(path.join(folder, 'secret.js'), 'the secret');
  fs.writeFileSync(path.join(folder, 'renderer.js'), 'a name that begins like the folder');
  fs.symlinkSync(path.join(folder, 'secret.js'), path.join(screens, 'assets', 'link.js'));
  return screens;
}

/** Ways out of a folder that servers have fallen for. None may end in a file. */
export const waysOut = [
  '/../secret.js', '/..%2fsecret.js', '/%2e%2e/secret.js', '/%2e%2e%2fsecret.js', '/%252e%252e%252fsecret.js',
  '/..\\secret.js', '/..%5csecret.js', '/assets/../../secret.js', '/assets/..%2f..%2fsecret.js', '/assets/link.js',
  '/./../secret.js', '//secret.js', '/C:/secret.js', '/C:%5csecret.js', '/%5c%5chost%5cshare%5cx.js', '/\\\\host\\x.js',
  '/secret.js%00.html', '/assets/index-4f2.js%00', '/index.html%00.js', '/%c0%ae%c0%ae/secret.js', '/%ff', '/%',
  '/../renderer.js', '/assets/', '/assets', '/assets/notes.txt', '/.env', '/assets/index-4f2.js/', '/assets/x'.repeat(200),
  '/assets/index-4f2.js:$DATA', '/assets/index-4f2.js?x', '/file:///etc/passwd', '/~/secret.js', '/proc/self/environ',
]; // prettier-ignore
