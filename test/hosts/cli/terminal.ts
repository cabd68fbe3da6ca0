import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));

export interface Terminal {
  /** Where the calls are made; gone after the tests. */
  readonly folder: string;
  readonly run: (...args: string[]) => { status: number | null; out: string; err: string };
  /** What a call that has to go well answers with `--json`. */
  readonly json: (...args: string[]) => unknown;
}

/** Calls of the command line as a script makes them, a process each, to the one book `B` of a folder of their own. */
export function terminal(): Terminal {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const run: Terminal['run'] = (...args) => {
    const done = spawnSync(process.execPath, [main, ...args, '--book', 'B'], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    });
    return { status: done.status, out: done.stdout, err: done.stderr };
  };
  const json: Terminal['json'] = (...args) => {
    const done = run(...args, '--json');
    expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
    return JSON.parse(done.out);
  };
  return { folder, run, json };
}
