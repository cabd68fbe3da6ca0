import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) =>
  answer(...args) as {
    items: { invoiceNo: string; safeOn: string; greyOn: string; state: string; events: Record<string, unknown>[] }[];
  };

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
