import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-small-'));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args, '--book', 'B'], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

interface Small {
  minimumMinor: number;
  out: string | null;
  customers: { customer: string; claimedMinor: number; held: string[]; number: string | null }[];
}

function small(...args: string[]): Small {
  const done = run('letter', 'small', ...args, '--json');
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out) as Small;
}

describe('small balances by the command line', () => {
  beforeAll(() => {
    run('init', '--company', 'Test Ltd', '--currency', 'CNY');
    const rows = ['INV1,A,2026-01-02,2026-02-01,120.00', 'INV2,B,2026-01-02,2026-02-01,80.50', 'INV3,C,2026-01-02,2026-02-01,9000.00']; // prettier-ignore
    fs.writeFileSync(path.join(folder, 'i.csv'), ['Invoice,Account,Date,Due,Total', ...rows, ''].join('\n'));
    run('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
    const company = { name: 'Test Ltd', nameEn: '', taxId: '', address: '', addressEn: '', phone: '1', email: '', contactName: '' }; // prettier-ignore
    const accounts = [{ accountId: 'a', accountName: 'Test Ltd', bankName: 'Bank', accountNumber: '1', swift: '', currency: 'CNY', isDefault: true }]; // prettier-ignore
    const letters = { payWithinDays: { l1: 10, l2: 7, l3: 7 }, unappliedHoldBp: 1000, minAmountMinor: 50_000 };
    run('settings.update', '--json', JSON.stringify({ company, accounts, confirmAccounts: true, letters }));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('are listed, and written to with --issue, all in one file', () => {
    const listed = small();
    expect(listed.minimumMinor).toBe(50_000);
    expect(listed.customers.map(({ customer, claimedMinor, held }) => [customer, claimedMinor, held])).toEqual([
      ['A', 12_000, []],
      ['B', 8_050, []],
    ]);
    expect(run('letter', 'small', '--out', 'all.html').status).toBe(2);
    const issued = small('--issue', '--out', 'all.html');
    expect(issued.customers.map(({ number }) => number?.slice(-4))).toEqual(['0001', '0002']);
    expect(fs.readFileSync(path.join(folder, 'all.html'), 'utf8').match(/<section class="letter /g)).toHaveLength(2);
    const again = small('--issue', '--out', 'none.html');
    expect(again.customers.map(({ held, number }) => [held[0], number])).toEqual([['small_gap', null], ['small_gap', null]]); // prettier-ignore
    expect(again.out).toBeNull();
    expect(fs.existsSync(path.join(folder, 'none.html'))).toBe(false);
  });
});
