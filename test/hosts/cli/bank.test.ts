import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Bank files as a script loads them. */
const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures/bank/', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-bank-test-'));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args, '--book', 'B', '--json'], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function json(...args: string[]): Record<string, unknown> {
  const done = run(...args);
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out) as Record<string, unknown>;
}

describe('bank files on the command line', { timeout: 60_000 }, () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('loads a list once, proves it, and lists what waits', () => {
    const load = ['bank', 'load', path.join(fixtures, 'ccb.csv')];
    expect(json(...load)).toMatchObject({
      format: 'csv',
      bank: '中国建设银行',
      lines: 4,
      duplicates: 0,
      rejected: 0,
      statements: [{ accountNumber: '33050161612709998888', proof: 'proved', openingMinor: 10_000_000, closingMinor: 10_046_550, inMinor: 2_050_050, outMinor: -2_003_500 }],
      errors: [],
    }); // prettier-ignore
    expect(json(...load)).toMatchObject({ lines: 0, duplicates: 4 });
    const waiting = json('bank', 'lines', '--direction', 'in');
    expect(waiting).toMatchObject({
      total: 2,
      sums: [{ currency: 'CNY', inMinor: 2_050_050, leftInMinor: 2_050_050 }],
    });
    expect(json('bank', 'lines', '--search', '明达', '--status', 'all')).toMatchObject({ total: 2 });
  });

  it('refuses what does not prove without a reason, and tells rejected rows by their cells', () => {
    const load = ['bank', 'load', path.join(fixtures, 'damaged.csv')];
    const refused = run(...load);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.err)).toMatchObject({ code: 'bank_rows_unreadable' });
    const loaded = json(...load, '--accept-unproved', 'the rest is keyed by hand');
    expect(loaded).toMatchObject({ lines: 1, rejected: 9, statements: [{ proof: 'broken' }] });
    expect(loaded.errors).toContainEqual({
      account: '571900000012345',
      row: 10,
      address: 'F10',
      code: 'id_exponent',
      message: expect.stringContaining('2.49521E+19') as string,
    });
  });

  it('takes a statement out again', () => {
    json('bank', 'load', path.join(fixtures, 'wechat.csv'), '--account', 'wx1');
    expect(json('bank', 'undo', '--statement', '3')).toEqual({ statement: 3, lines: 3 });
    expect(run('bank', 'undo', '--statement', '3').status).toBe(1);
    expect(run('bank', 'load').status).toBe(2);
  });
});
