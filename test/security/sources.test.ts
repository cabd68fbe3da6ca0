import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function filesUnder(folder: string): { name: string; text: string }[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|html|css)$/.test(entry.name))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { name: path.relative(root, file), text: fs.readFileSync(file, 'utf8') };
    });
}

const main = filesUnder('src-main');
const renderer = filesUnder('src-renderer');
const naming = (files: readonly { name: string; text: string }[], word: RegExp) =>
  files.filter(({ text }) => word.test(text)).map(({ name }) => name);

describe('what the sources do not contain', () => {
  it.each([/crashReporter/, /autoUpdater/, /shell\.openPath/, /openExternal/, /@electron\/remote/, /webFrame\b/])(
    'in the program: %s',
    (word) => {
      expect(naming(main, word)).toEqual([]);
    },
  );

  it.each([
    /dangerouslySetInnerHTML/,
    /\.innerHTML\b/,
    /\.outerHTML\b/,
    /insertAdjacentHTML/,
    /document\.write/,
    /\beval\(/,
  ])('on the screens: %s', (word) => {
    expect(naming(renderer, word)).toEqual([]);
  });

  it('addresses of the network, but for the names of XML vocabularies', () => {
    const word = /\b(https?|wss?|ftp):\/\/(?!www\.w3\.org\/|127\.0\.0\.1|schemas\.|www\.apple\.com\/DTDs)/;
    expect(naming(renderer, word)).toEqual([]);
    expect(naming(main, word).filter((name) => !name.startsWith(path.join('src-main', 'hosts', 'web')))).toEqual([]);
  });

  it('more than one place that makes windows, hears pages or starts processes', () => {
    expect(naming(main, /new BrowserWindow\b/)).toEqual([path.join('src-main', 'hosts', 'electron', 'windows.ts')]);
    expect(naming(main, /\bipcMain\b/)).toEqual([path.join('src-main', 'hosts', 'electron', 'ipc.ts')]);
    expect(naming(main, /node:child_process/)).toEqual([path.join('src-main', 'service', 'launcher.ts')]);
  });
});

describe('the preload script', () => {
  const preload = fs.readFileSync(path.join(root, 'src-main', 'hosts', 'electron', 'preload.ts'), 'utf8');

  it('is small, imports Electron alone, and lets nothing of it out', () => {
    expect(preload.split('\n').length).toBeLessThan(60);
    expect([...preload.matchAll(/from '([^']+)'/g)].map((match) => match[1])).toEqual(['electron']);
    expect(preload).not.toMatch(/ipcRenderer\s*[,}]\s*\)|sendSync|executeInMainWorld|\brequire\(/);
    expect([...preload.matchAll(/exposeInMainWorld\('(\w+)'/g)].map((match) => match[1])).toEqual(['desktop']);
  });
});

describe('the packages', () => {
  const { dependencies, devDependencies } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;

  it('that are delivered unbundled are one', () => {
    expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
  });

  it('are pinned, and none of them loads code or sends reports at run time', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(name).not.toMatch(/remote|updater|sentry|bugsnag|analytics|telemetry/);
    }
  });
});
