import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json } = terminal();

describe('the list of the day by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    const rows = [
      'INV1,A,2026-01-02,2026-07-01,320000.00',
      'INV2,B,2026-01-02,2026-09-14,410000.00',
      'INV3,C,2026-01-02,2026-09-22,8000.00',
      'INV4,D,2026-01-02,2026-12-01,9000.00',
    ];
    fs.writeFileSync(path.join(folder, 'i.csv'), ['Invoice,Account,Date,Due,Total', ...rows, ''].join('\n'));
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
    json('receipt', 'add', '--customer', 'C', '--received-on', '2026-10-01', '--amount', '8000.00');
  });

  it('ranks by points that add up, and says who is not on it and why', () => {
    expect(json('today', '--as-of', '2026-10-04')).toEqual({
      items: [
        {
          customer: 'A',
          priority: 576000,
          chips: [
            { code: 'overdue', points: 320000 },
            { code: 'grade', points: 0 },
            { code: 'age', points: 256000 },
          ],
          forced: false,
          reasons: [],
        },
        {
          customer: 'B',
          priority: 410000,
          chips: [
            { code: 'overdue', points: 410000 },
            { code: 'grade', points: 0 },
            { code: 'age', points: 0 },
          ],
          forced: false,
          reasons: [],
        },
      ],
      hidden: [{ customer: 'C', reason: 'covered' }],
    });
  });

  it('prints the same for people', () => {
    const { out } = run('today', '--as-of', '2026-10-04');
    expect(out).toMatch(/A .* 576000 +overdue 320000 age \+256000/);
    expect(out).toMatch(/C .* covered/);
  });
});
