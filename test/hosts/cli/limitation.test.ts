import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-limitation-'));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args, '--book', 'B'], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function json(...args: string[]) {
  const done = run(...args, '--json');
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out) as {
    items: { invoiceNo: string; safeOn: string; greyOn: string; state: string; events: Record<string, unknown>[] }[];
  };
}

describe('limitation by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    fs.writeFileSync(
      path.join(folder, 'i.csv'),
      'Invoice,Account,Date,Due,Total\nINV1,A,2023-03-01,2023-03-31,1000.00\nINV2,A,2023-05-01,2023-06-30,500.00\n',
    );
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
    json('receipt', 'add', '--customer', 'A', '--received-on', '2024-05-20', '--amount', '300.00', '--allocate', 'INV2=300.00'); // prettier-ignore
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('answers with both dates and the events of each open item, nearest end first', () => {
    const { items } = json('limitation', '--as-of', '2026-03-02');
    expect(items).toMatchObject([
      { invoiceNo: 'INV1', safeOn: '2026-03-31', greyOn: '2026-03-31', state: 'alarm', events: [{ kind: 'due', onDay: '2023-03-31', countsForSafe: true }] },
      { invoiceNo: 'INV2', safeOn: '2027-05-20', greyOn: '2027-05-20', state: 'running' },
    ]); // prettier-ignore
    expect(items[1]?.events[1]).toMatchObject({ kind: 'receipt', onDay: '2024-05-20', proofGrade: 'A', countsForSafe: true, whyNot: null }); // prettier-ignore
  });

  it('knows nothing of what came after the day, and prints a table for people', () => {
    expect(json('limitation', '--as-of', '2024-05-19').items.map(({ safeOn }) => safeOn)).toEqual(['2026-03-31', '2026-06-30']); // prettier-ignore
    expect(run('limitation', '--as-of', '2026-03-02').out).toContain('alarm 30');
    expect(run('limitation', '--customer', 'NOBODY').status).toBe(1);
  });
});
