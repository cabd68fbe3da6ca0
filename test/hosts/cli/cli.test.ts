import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The calls a script makes, as a script makes them: a process, its output, its exit code. */
const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-test-'));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function json(...args: string[]): unknown {
  const done = run(...args, '--json');
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out);
}

const MAP = 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total,paidOn=Settled';
const rows = [
  'Invoice,Account,Date,Due,Total,Settled',
  'A1,C1,01/15/2025,02/14/2025,"1,234.50",03/01/2025',
  'A2,C1,02/15/2025,03/17/2025,500.00,',
  'A3,C2,03/20/2025,06/28/2025,750.25,',
  'A4,C2,13/20/2025,04/19/2025,10.00,',
  'A2,C1,02/15/2025,03/17/2025,500.00,',
];

describe('command line', () => {
  beforeAll(() => {
    fs.writeFileSync(path.join(folder, 'inv.csv'), `${rows.join('\n')}\n`);
    expect(json('init', '--book', 'B', '--company', 'Test Ltd', '--currency', 'USD')).toMatchObject({
      book: path.join(folder, 'B.duewarden'),
      currency: 'USD',
    });
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('never creates over an existing file', () => {
    const before = fs.readFileSync(path.join(folder, 'B.duewarden'));
    const again = run('init', '--book', 'B', '--company', 'Other');
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(JSON.parse(again.err)).toMatchObject({ code: 'book_exists' });
    expect(fs.readFileSync(path.join(folder, 'B.duewarden')).equals(before)).toBe(true);
  });

  it('imports, and tells the same file from a new one', () => {
    const first = json('import', 'invoices', 'inv.csv', '--book', 'B', '--map', MAP, '--date-order', 'mdy') as Record<
      string,
      unknown
    >;
    expect(first).toMatchObject({
      accepted: 3,
      rejected: 1,
      duplicates: 1,
      totalMinor: { USD: 248_475 },
      loadedBefore: false,
    });
    expect(first.batch).not.toBe('');
    expect(first.errors).toMatchObject([{ row: 5, column: 'Date', cell: 'C5' }]);
    const again = json('import', 'invoices', 'inv.csv', '--book', 'B', '--map', MAP, '--date-order', 'mdy');
    expect(again).toMatchObject({ accepted: 0, duplicates: 4, batch: '', totalMinor: {}, loadedBefore: true });
  });

  it('asks for the date order where the file cannot tell', () => {
    fs.writeFileSync(
      path.join(folder, 'amb.csv'),
      'Invoice,Account,Date,Due,Total\nX1,C9,01/02/2025,03/04/2025,5.00\n',
    );
    const asked = run(
      'import',
      'invoices',
      'amb.csv',
      '--book',
      'B',
      '--map',
      'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total',
      '--json',
    );
    expect(asked).toMatchObject({ status: 1, out: '' });
    expect(JSON.parse(asked.err)).toMatchObject({ code: 'date_order_needed' });
  });

  it('gives the aging of any day in whole minor units, proved against the ledger', () => {
    const aging = json('aging', '--book', 'B', '--as-of', '2025-06-30', '--by', 'customer') as {
      currencies: Record<string, unknown>[];
    };
    expect(aging).toMatchObject({ asOf: '2025-06-30', basis: 'due' });
    expect(aging.currencies).toMatchObject([
      {
        currency: 'USD',
        notDueMinor: 0,
        unappliedMinor: 0,
        overdueMinor: 125_025,
        totalMinor: 125_025,
        ledgerMinor: 125_025,
      },
    ]);
    expect(aging.currencies[0]?.buckets).toContainEqual({ from: 1, to: 7, amountMinor: 75_025, count: 1 });
    expect(aging.currencies[0]?.customers).toMatchObject([{ customerCode: 'C2' }, { customerCode: 'C1' }]);
    // A1 was paid on 1 March: open the day before, settled on the day.
    const before = json('aging', '--book', 'B', '--as-of', '2025-02-28') as { currencies: { totalMinor: number }[] };
    expect(before.currencies[0]?.totalMinor).toBe(173_450);
    const known = json('aging', '--book', 'B', '--as-of', '2025-06-30', '--known-at', '2025-06-30') as {
      currencies: { totalMinor: number }[];
    };
    expect(known.currencies[0]?.totalMinor).toBe(0);
    const byDocument = json('aging', '--book', 'B', '--as-of', '2025-06-30', '--basis', 'document') as {
      currencies: { buckets: { amountMinor: number }[] }[];
    };
    expect(byDocument.currencies[0]?.buckets[0]?.amountMinor).toBe(125_025);
  });

  it('gives quadrant and warnings', () => {
    expect(json('quadrant', '--book', 'B', '--as-of', '2025-06-30')).toMatchObject({
      currency: 'USD',
      splitDays: 60,
      points: [{ customerCode: 'C2' }, { customerCode: 'C1' }],
    });
    const warnings = json('warnings', '--book', 'B', '--as-of', '2025-06-30') as { rows: { rule: string }[] };
    expect(new Set(warnings.rows.map((row) => row.rule))).toEqual(
      new Set(['overdue', 'concentration', 'large_newly_overdue']),
    );
  });

  it('writes a letter and a report', () => {
    const letter = json(
      'letter',
      '--book',
      'B',
      '--customer',
      'C1',
      '--level',
      '2',
      '--lang',
      'zh',
      '--as-of',
      '2025-06-30',
      '--out',
      'F.html',
    );
    expect(letter).toMatchObject({ out: path.join(folder, 'F.html'), number: null, requestedMinor: 50_000 });
    expect(fs.readFileSync(path.join(folder, 'F.html'), 'utf8')).toMatch(/催款函[\s\S]*A2[\s\S]*500\.00/);
    json('report', '--book', 'B', '--as-of', '2025-06-30', '--lang', 'zh', '--out', 'R.html');
    expect(fs.readFileSync(path.join(folder, 'R.html'), 'utf8')).toContain('1,250.25');
    expect(run('letter', '--book', 'B', '--customer', 'NOBODY', '--out', 'F.html')).toMatchObject({ status: 1 });
    expect(run('report', '--book', 'B', '--out', 'B.duewarden')).toMatchObject({ status: 2 });
  });

  it('verifies and copies the file, and says when it does not pass', () => {
    expect(json('verify', '--book', 'B')).toMatchObject({ sound: true, findings: [] });
    const copy = json('backup', '--book', 'B') as { file: string; sha256: string };
    expect(fs.existsSync(copy.file)).toBe(true);
    const tampered = path.join(folder, 'T.duewarden');
    fs.copyFileSync(copy.file, tampered);
    execFileSync(
      process.execPath,
      [
        '-e',
        `new (require('better-sqlite3'))(process.argv[1]).exec("UPDATE document SET amount_minor = amount_minor + 1 WHERE number = 'A3'")`,
        tampered,
      ],
      { cwd: path.dirname(main) },
    );
    const found = run('verify', '--book', 'T', '--json');
    expect(found.status).toBe(1);
    expect(JSON.parse(found.out)).toMatchObject({ sound: false });
  });

  it('calls any procedure by name, in the language asked for', () => {
    const found = run('--book', 'B', 'customers.search', '--json', '{"text":"C1"}');
    expect(JSON.parse(found.out)).toMatchObject({ total: 1 });
    const refused = run('--book', 'B', '--lang', 'zh', 'customers.get', '--json', '{"id":999}');
    expect(JSON.parse(refused.err)).toEqual({ code: 'customer_not_found', message: '账套中没有这个客户。' });
    expect(run('--book', 'B', 'no.such').status).toBe(1);
  });

  it.each([
    [['nonsense', '--book', 'B']],
    [['aging', '--book', 'B', '--as-of', '2025-02-30']],
    [['aging', '--book', 'B', '--colour', 'red']],
    [['aging', '--book']],
    [['aging']],
    [['import', 'invoices', '--book', 'B']],
    [['import', 'invoices', 'inv.csv', '--book', 'B', '--map', 'amount']],
    [['--book', 'B', 'aging.kpis', '--json', '{broken']],
    [[]],
  ])('exits with 2 when it cannot understand %j', (args) => {
    const done = run(...args);
    expect(done).toMatchObject({ status: 2 });
  });

  it('refuses a missing book with its name', () => {
    const done = run('aging', '--book', 'nowhere', '--json');
    expect(done).toMatchObject({ status: 1, out: '' });
    expect(JSON.parse(done.err)).toMatchObject({ code: 'book_missing' });
    expect((JSON.parse(done.err) as { message: string }).message).toContain('nowhere.duewarden');
  });
});
