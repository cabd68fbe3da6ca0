import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Real files of every kind through the command line. */
const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const samples = fileURLToPath(new URL('../../../resources/practice/', import.meta.url));
const files = fileURLToPath(new URL('../../fixtures/import/', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-import-'));

function run(...args: string[]) {
  const done = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function json(...args: string[]): Record<string, unknown> {
  const done = run(...args, '--json');
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out) as Record<string, unknown>;
}

describe('importing from the command line', () => {
  beforeAll(() => {
    json('init', '--book', 'B', '--company', '恒信', '--currency', 'CNY', '--lang', 'zh');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('takes customers, invoices and receipts as programs export them, without a word about columns', () => {
    expect(json('import', 'customers', `${samples}customers.xlsx`, '--book', 'B')).toMatchObject({ accepted: 60, rejected: 0, totalMinor: {}, batch: '1' }); // prettier-ignore
    const invoices = json('import', 'invoices', `${samples}invoices.csv`, '--book', 'B');
    expect(invoices).toMatchObject({ accepted: 200, newCustomers: 0, controlTotals: [{ differenceMinor: 0 }] });
    const receipts = json('import', 'receipts', `${samples}receipts.csv`, '--book', 'B') as { totalMinor: { CNY: number } }; // prettier-ignore
    const aging = json('aging', '--book', 'B', '--as-of', '2026-10-31') as { currencies: { totalMinor: number; ledgerMinor: number }[] }; // prettier-ignore
    const { CNY: invoiced } = invoices.totalMinor as { CNY: number };
    expect(aging.currencies[0]?.totalMinor).toBe(invoiced - receipts.totalMinor.CNY);
    expect(aging.currencies[0]?.ledgerMinor).toBe(invoiced - receipts.totalMinor.CNY);
  });

  it('names every bad cell in the language asked for and loads the rest', () => {
    const done = json('import', 'invoices', `${files}traps.xlsx`, '--book', 'B', '--lang', 'zh');
    expect(done).toMatchObject({ accepted: 4, rejected: 19, duplicates: 1, totalMinor: { CNY: 153_450 } });
    const errors = done.errors as { row: number; column: string; cell: string; code: string; message: string }[];
    expect(errors).toHaveLength(19);
    expect(errors[0]).toMatchObject({ row: 3, column: 'Invoice', cell: 'A3', code: 'id_exponent' });
    for (const error of errors) {
      expect(error.message).toMatch(/\p{Script=Han}/u);
      expect(error.message).not.toMatch(/\{\{/);
    }
  });

  it('says which column of --map the file lacks', () => {
    const done = run('import', 'invoices', `${files}utf8.csv`, '--book', 'B', '--map', 'invoiceNo=发票号码,customerName=客户,issuedOn=开票日期,amount=总价', '--json'); // prettier-ignore
    expect(done).toMatchObject({ status: 1, out: '' });
    const refusal = JSON.parse(done.err) as { code: string; message: string };
    expect(refusal).toMatchObject({ code: 'mapping_column_unknown' });
    expect(refusal.message).toContain('总价');
  });

  it('finds the header by the columns of --map, also with a comma in a name, whatever else the row is called', () => {
    fs.writeFileSync(path.join(folder, 'odd.csv'), 'Report,,,\n,,,\nX,Y,Z,"Sum, net"\nQ1,Ann,2026-01-05,"1,000.00"\n');
    const map = 'invoiceNo=X,customerCode=Y,issuedOn=Z,amount=Sum, net';
    const dry = json('import', 'invoices', 'odd.csv', '--book', 'B', '--map', map, '--dry-run');
    expect(dry).toMatchObject({ accepted: 1, batch: '', totalMinor: { CNY: 100_000 } });
    expect(json('import', 'invoices', 'odd.csv', '--book', 'B', '--map', map)).toMatchObject({ accepted: 1 });
    expect(json('undo', '--book', 'B', '--batch', '5')).toMatchObject({ undone: 5 });
    expect(json('import', 'invoices', 'odd.csv', '--book', 'B', '--map', map)).toMatchObject({
      accepted: 1,
      batch: '6',
    });
  });

  it.each([
    ['password.xlsx', 'file_password_protected'],
    ['bomb.xlsx', 'file_too_large'],
    ['no-header.csv', 'header_not_found'],
  ])('refuses %s', (file, code) => {
    const done = run('import', 'invoices', files + file, '--book', 'B', '--json');
    expect(done).toMatchObject({ status: 1, out: '' });
    expect(JSON.parse(done.err)).toMatchObject({ code });
  });

  it('exports the aging as a workbook, but never over a data file', () => {
    expect(json('export-aging', '--book', 'B', '--as-of', '2026-10-31', '--out', 'a.xlsx', '--lang', 'zh')).toMatchObject({ out: path.join(folder, 'a.xlsx') }); // prettier-ignore
    expect(fs.readFileSync(path.join(folder, 'a.xlsx')).subarray(0, 2).toString()).toBe('PK');
    fs.copyFileSync(path.join(folder, 'B.duewarden'), path.join(folder, 'disguised.xlsx'));
    expect(run('export-aging', '--book', 'B', '--out', 'disguised.xlsx')).toMatchObject({ status: 2 });
    expect(fs.readFileSync(path.join(folder, 'disguised.xlsx')).subarray(0, 6).toString()).toBe('SQLite');
    const nowhere = run('export-aging', '--book', 'B', '--out', 'no/such/folder/a.xlsx');
    expect(JSON.parse(nowhere.err)).toMatchObject({ code: 'file_not_writable' });
  });
});
