import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeProblem } from '../../resources/launch/guard.mjs';

const guard = resolve(import.meta.dirname, '../../resources/launch/guard.mjs');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duewarden-guard-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nodeProblem', () => {
  it.each(['22.0.0', '24.21.0', '26.1.0-nightly'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it.each(['18.20.4', '20.11.1', '21.9.9', '8.0.0', ''])('%s will not', (version) => {
    const problem = nodeProblem(version) ?? '';
    expect(problem).toContain('需要 Node 22');
    expect(problem).toContain('Node ≥ 22 is needed');
    expect(problem).toContain(version);
    expect(problem).not.toContain('\n');
  });
});

describe('the guard as a program', () => {
  it('says nothing on a Node that will do', () => {
    expect(execFileSync(process.execPath, [guard], { encoding: 'utf8' })).toBe('');
  });

  it('says one line and fails on one that will not', () => {
    cpSync(guard, join(folder, 'guard.mjs'));
    writeFileSync(
      join(folder, 'old.mjs'),
      `import { guardNode } from './guard.mjs'; guardNode('20.11.1'); console.log('went on');`,
    );
    const run = spawnSync(process.execPath, [join(folder, 'old.mjs')], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toBe(`${nodeProblem('20.11.1')}\n`);
  });

  it('does nothing by being imported', () => {
    writeFileSync(join(folder, 'import.mjs'), `await import('./guard.mjs'); console.log('went on');`);
    expect(execFileSync(process.execPath, [join(folder, 'import.mjs')], { encoding: 'utf8' })).toBe('went on\n');
  });

  it('needs nothing but Node itself', () => {
    const imported = [...readFileSync(guard, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });
});
