import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json } = terminal();

describe('danger signals by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    fs.writeFileSync(path.join(folder, 'i.csv'), 'Invoice,Account,Date,Due,Total\nINV1,C1,2026-01-02,2026-02-01,5000.00\n'); // prettier-ignore
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
    for (const day of ['2026-03-02', '2026-03-20'])
      json('receipt', 'add', '--customer', 'C1', '--received-on', day, '--amount', '1000.00', '--allocate', 'INV1=1000.00'); // prettier-ignore
  });

  it('names level, weight and what makes it up, as of a day', () => {
    expect(json('signals', '--as-of', '2026-03-31')).toMatchObject({
      asOf: '2026-03-31',
      customers: [
        {
          customerCode: 'C1',
          level: 'yellow',
          weight: 2,
          signals: [{ code: 'partial_payments', weight: 2, sinceOn: '2026-03-20', text: 'Part payments: 2 of the last 2 receipts; left open 7,000.00 CNY' }], // prettier-ignore
        },
      ],
    });
    expect(json('signals', '--as-of', '2026-03-19', '--customer', 'C1')).toEqual({ asOf: '2026-03-19', customers: [] });
  });

  it('prints a table for people and refuses a customer that is not there', () => {
    const { out } = run('signals', '--as-of', '2026-03-31');
    expect(out).toMatch(/yellow +2 +C1 .*partial_payments +2 +2026-03-20/);
    expect(run('signals', '--as-of', '2026-03-31', '--customer', 'NOBODY').status).toBe(1);
  });
});
