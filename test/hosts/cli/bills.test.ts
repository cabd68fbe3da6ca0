import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-bills-'));

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

const NUMBER = '000131433720260110000000000012';

describe('bills by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    fs.writeFileSync(path.join(folder, 'i.csv'), 'Invoice,Account,Date,Due,Total\nINV1,C1,2026-01-02,2026-02-01,1000.00\n'); // prettier-ignore
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('takes one in, watches it, and brings the debt back when it is refused', () => {
    const added = json('bill', 'add', '--customer', 'C1', '--kind', 'commercial_acceptance', '--number', NUMBER, '--amount', '1000.00', '--issued-on', '2026-01-10', '--received-on', '2026-01-15', '--matures-on', '2026-07-10', '--allocate', 'INV1=1000.00'); // prettier-ignore
    expect(added).toEqual({ bill: 1, number: NUMBER, receipt: 'R-000001', unappliedMinor: 0, warnings: [] });
    const listed = json('bill', 'list', '--as-of', '2026-07-12');
    expect(listed).toMatchObject({ rows: [{ number: NUMBER, state: 'held', alarm: { code: 'present_now', dueOn: '2026-07-20' } }] }); // prettier-ignore
    expect(json('aging', '--as-of', '2026-07-12')).toMatchObject({ currencies: [{ totalMinor: 0, billsHeldMinor: 100_000 }] }); // prettier-ignore
    expect(json('bill', 'dishonour', '--bill', NUMBER, '--on', '2026-07-13', '--reason', 'no funds')).toEqual({ bill: 1, number: NUMBER, state: 'dishonoured', on: '2026-07-13' }); // prettier-ignore
    expect(json('aging', '--as-of', '2026-07-13')).toMatchObject({ currencies: [{ totalMinor: 100_000, billsHeldMinor: 0 }] }); // prettier-ignore
  });

  it('passes one on, tells what a discount cost, takes it back, and refuses what cannot be', () => {
    json('bill', 'add', '--customer', 'C1', '--kind', 'bank_acceptance', '--number', 'B-2', '--amount', '500.00', '--issued-on', '2026-02-01', '--received-on', '2026-02-02', '--matures-on', '2026-08-01'); // prettier-ignore
    expect(json('bill', 'discount', '--bill', 'B-2', '--on', '2026-03-01', '--bank', 'ICBC', '--proceeds', '493.75')).toMatchObject({ state: 'discounted', discountCostMinor: 625 }); // prettier-ignore
    const late = run('bill', 'endorse', '--bill', 'B-2', '--on', '2026-03-02', '--to', 'S');
    expect(late.status).toBe(1);
    expect(JSON.parse(late.err)).toMatchObject({ code: 'bill_step_not_possible' });
    expect(json('bill', 'undo', '--bill', 'B-2', '--reason', 'other bill')).toMatchObject({ undone: 'discounted', state: 'held' }); // prettier-ignore
    expect(json('bill', 'endorse', '--bill', 'B-2', '--on', '2026-03-02', '--to', 'S', '--recourse', 'no')).toMatchObject({ state: 'endorsed' }); // prettier-ignore
    expect(json('bill', 'honour', '--bill', '2', '--on', '2026-08-03')).toMatchObject({ state: 'honoured' });
    expect(run('bill', 'honour', '--bill', 'none', '--on', '2026-08-03')).toMatchObject({ status: 1 });
    expect(run('bill', 'honour', '--bill', 'B-2')).toMatchObject({ status: 2 });
  });
});
