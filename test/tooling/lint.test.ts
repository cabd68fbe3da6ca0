import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** The bans are syntax only, so texts are linted without the type-aware rules, which would need real files. */
const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: resolve(root, 'resources/tooling/eslint.config.js'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('house/') || ruleId.startsWith('react-hooks/'),
});

async function bansIn(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('what the house forbids', () => {
  it.each([
    ['house/no-clock', 'src-main/areas/aging/rules/quadrant.ts', 'export const today = Date.now();'],
    ['house/no-clock', 'src-main/areas/aging/rules.ts', 'export const today = new Date();'],
    ['house/no-clock', 'src-main/areas/aging/contract.ts', "export const ms = Date.parse('2026-03-05');"],
    ['house/no-clock', 'src-main/kernel/format.ts', 'export const today = Date();'],
    ['house/no-clock', 'src-main/kernel/money.ts', 'export const luck = Math.random();'],
    ['house/no-parse-float', 'src-main/areas/exchange/reader/cells.ts', "export const x = parseFloat('1');"],
    ['house/no-parse-float', 'src-renderer/components/MoneyInput.tsx', "export const x = Number.parseFloat('1');"],
    ['house/no-open-external', 'src-main/hosts/electron/menu.ts', "void shell.openExternal('https://example.org');"],
    ['house/no-open-external', 'src-main/hosts/electron/menu.ts', 'const { openExternal } = shell; void openExternal;'],
    ['house/no-own-window', 'src-main/hosts/electron/shell.ts', 'void new BrowserWindow({});'],
    ['house/no-own-window', 'src-main/hosts/electron/shell.ts', 'void new electron.BrowserWindow({});'],
    ['house/no-network', 'src-main/service/service.ts', "import { request } from 'node:https'; void request;"],
    ['house/no-network', 'src-main/service/service.ts', "export * from 'net';"],
    ['house/no-network', 'src-main/hosts/electron/shell.ts', "void import('node:http');"],
    ['house/no-network', 'src-main/hosts/cli/main.ts', "import 'dgram';"],
    ['house/no-network', 'resources/launch/start.mjs', "import tls from 'node:tls'; void tls;"],
    ['house/no-network', 'src-main/storage/database.ts', "void process.getBuiltinModule('node:net');"],
    [
      'react-hooks/rules-of-hooks',
      'src-renderer/app/App.tsx',
      'export function A() { if (x) useState(0); return null; }',
    ],
  ])('%s in %s', async (rule, file, code) => {
    expect(await bansIn(file, code)).toEqual([rule]);
  });

  it('house/no-raw-ipc wherever the object turns up', async () => {
    const code = "import { ipcMain } from 'electron'; ipcMain.handle('x', () => 1);";
    const found = await bansIn('src-main/hosts/electron/shell.ts', code);
    expect(new Set(found)).toEqual(new Set(['house/no-raw-ipc']));
  });
});

describe('what is allowed where it belongs', () => {
  it.each([
    ['src-main/kernel/day.ts', 'export const x = new Date(0);'],
    ['src-main/kernel/instant.ts', "export const x = Date.parse('2026-03-05');"],
    ['src-main/service/clock.ts', 'export const now = () => Date.now();'],
    ['src-main/hosts/electron/external.ts', "void shell.openExternal('https://example.org');"],
    ['src-main/hosts/electron/windows.ts', 'void new BrowserWindow({});'],
    ['src-main/hosts/electron/ipc.ts', "ipcMain.handle('x', () => 1);"],
    ['src-main/hosts/web/server.ts', "import { createServer } from 'node:http'; void createServer;"],
    ['test/web/server.test.ts', "import { request } from 'node:http'; void request;"],
    ['src-main/service/service.ts', "import { readFile } from 'node:fs/promises'; void readFile;"],
    ['src-main/areas/aging/rules.ts', 'export type Day = string; export const late = (day: Day) => day;'],
  ])('%s', async (file, code) => {
    expect(await bansIn(file, code)).toEqual([]);
  });
});

describe('the type-aware rules', () => {
  it.each(['src-main/kernel/money.ts', 'src-main/areas/book/contract.ts', 'test/tooling/lint.test.ts'])(
    'are errors for %s',
    async (file) => {
      const full = new ESLint({ cwd: root, overrideConfigFile: resolve(root, 'resources/tooling/eslint.config.js') });
      const { rules } = (await full.calculateConfigForFile(file)) as { rules: Record<string, [number]> };
      for (const rule of ['no-floating-promises', 'no-explicit-any', 'switch-exhaustiveness-check'])
        expect([rule, rules[`@typescript-eslint/${rule}`]?.[0]]).toEqual([rule, 2]);
      expect(Object.entries(rules).filter(([, [level]]) => level === 1)).toEqual([]);
    },
  );
});
