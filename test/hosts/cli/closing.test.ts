import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A month's end by the command line: a history played again at its own moments, closed, and explained. */
const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-close-'));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args, '--book', 'B', '--json'], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function json<T = unknown>(...args: string[]): T {
  const done = run(...args);
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out) as T;
}

interface Explained {
  readonly currencies: {
    readonly currency: string;
    readonly fromMinor: number;
    readonly toMinor: number;
    readonly lines: {
      readonly kind: string;
      readonly document: string;
      readonly amountMinor: number;
      readonly why: string;
    }[];
  }[];
}

const totals = (...point: string[]): unknown =>
  json<{ currencies: { currency: string; totalMinor: number }[] }>('aging', ...point).currencies.map((row) => [
    row.currency,
    row.totalMinor,
  ]);

describe('closing by the command line', () => {
  beforeAll(() => {
    fs.writeFileSync(
      path.join(folder, 'inv.csv'),
      ['Invoice,Account,Date,Due,Total', 'INV1,C1,2026-01-15,2026-02-14,700.00', 'INV2,C1,2026-03-15,2026-04-14,500.00'].join('\n'), // prettier-ignore
    );
    json('init', '--company', 'Test Ltd', '--currency', 'CNY', '--recorded-at', '2026-01-02T02:00:00Z');
    json('import', 'invoices', 'inv.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total', '--date-order', 'ymd', '--recorded-at', '2026-03-31T02:00:00Z'); // prettier-ignore
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('closes a month as it was known at that moment', () => {
    expect(
      json('close', '--month', '2026-03', '--recorded-at', '2026-04-01T02:00:00Z', '--note', 'first'),
    ).toMatchObject({
      close: 1,
      month: '2026-03',
      revision: 1,
      asOf: '2026-03-31',
      knownAt: '2026-04-01T02:00:00.000Z',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      auditHead: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      currencies: [{ currency: 'CNY', totalMinor: 120_000 }],
    });
    const again = run('close', '--month', '2026-03', '--recorded-at', '2026-04-02T02:00:00Z');
    expect([again.status, JSON.parse(again.err)]).toMatchObject([1, { code: 'month_closed' }]);
    const early = run('close', '--month', '9998-12', '--recorded-at', '2026-04-02T02:00:00Z');
    expect([early.status, JSON.parse(early.err)]).toMatchObject([1, { code: 'month_not_over' }]);
  });

  it('explains why March prints differently later, with lines that add up', () => {
    json('receipt', 'add', '--customer', 'C1', '--received-on', '2026-03-30', '--amount', '300.00', '--currency', 'CNY', '--allocate', 'INV1=300.00', '--recorded-at', '2026-04-03T02:00:00Z'); // prettier-ignore
    const close = '2026-03-31,2026-04-01T02:00:00Z';
    const { currencies } = json<Explained>('explain', '--from', close, '--to', '2026-03-31');
    expect(currencies).toMatchObject([
      {
        currency: 'CNY',
        fromMinor: 120_000,
        toMinor: 90_000,
        lines: [{ kind: 'receipt', document: 'R-000001', amountMinor: -30_000, why: 'recorded_late' }],
      },
    ]);
    expect(totals('--as-of', '2026-03-31', '--known-at', '2026-04-01T02:00:00Z')).toEqual([['CNY', 120_000]]);
    expect(totals('--as-of', '2026-03-31')).toEqual([['CNY', 90_000]]);
    const overdue = json<Explained>('explain', '--from', close, '--to', '2026-04-30', '--measure', 'overdue', '--currency', 'CNY'); // prettier-ignore
    expect(overdue.currencies[0]?.lines.map((line) => [line.document, line.amountMinor, line.why])).toEqual([
      ['INV2', 50_000, 'became_overdue'],
      ['R-000001', -30_000, 'settled_late'],
    ]);
    // A day as the moment means its last instant: the receipt of 3 April is not known on the 2nd.
    expect(
      json<Explained>('explain', '--from', '2026-03-31,2026-04-02', '--to', '2026-03-31,2026-04-03').currencies,
    ).toMatchObject([{ fromMinor: 120_000, toMinor: 90_000 }]);
  });

  it('lists, proves and revises closes, compares and rolls', () => {
    json('close', '--month', '2026-03', '--revise', 'late receipt', '--recorded-at', '2026-04-04T02:00:00Z');
    expect(json('closes')).toMatchObject({
      total: 2,
      closes: [
        { close: 2, revision: 2 },
        { close: 1, revision: 1 },
      ],
    });
    expect(json('closes', '--verify', '1')).toMatchObject({ close: 1, equal: true, differenceCount: 0 });
    expect(json('compare', '--from', '2026-03-31', '--to', '2026-04-30')).toMatchObject({
      currency: 'CNY',
      from: { totalMinor: 90_000, overdueMinor: 40_000 },
      to: { totalMinor: 90_000, overdueMinor: 90_000 },
      customers: [{ customerCode: 'C1', changeMinor: 0, overdueChangeMinor: 50_000 }],
    });
    const roll = json<{ movements: { movement: string; amountMinor: number }[] }>('roll', '--from', '2026-03-31', '--to', '2026-04-30'); // prettier-ignore
    expect(roll.movements.filter((row) => row.amountMinor !== 0).map((row) => [row.movement, row.amountMinor])).toEqual(
      [
        ['newly_overdue', 50_000],
        ['worse', 40_000],
      ],
    );
  });

  it('says what it does not understand', () => {
    for (const wrong of [
      ['explain', '--from', '2026-03-31'],
      ['explain', '--from', 'March', '--to', '2026-03-31'],
      ['close', '--month', '2026-3'],
      ['explain', '--from', '2026-03-31,soon', '--to', '2026-03-31'],
    ])
      // prettier-ignore
      expect(run(...wrong).status).toBe(2);
  });
});
