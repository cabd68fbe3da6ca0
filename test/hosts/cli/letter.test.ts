import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) => answer(...args) as Record<string, unknown>;

describe('a letter by the command line', () => {
  beforeAll(() => {
    json('init', '--company', '甲公司', '--currency', 'CNY');
    const rows = ['V1,南方,2025-02-01,2025-03-31,200000.00', 'V2,南方,2025-06-01,2025-08-31,1000.00', 'V3,北方,2025-06-01,2026-08-31,10.00']; // prettier-ignore
    fs.writeFileSync(path.join(folder, 'i.csv'), ['Invoice,Account,Date,Due,Total', ...rows, ''].join('\n'));
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
    json('receipt', 'add', '--customer', '南方', '--received-on', '2025-06-30', '--amount', '50000.00', '--allocate', 'V1=50000.00'); // prettier-ignore
  });

  it('states late interest cut where money came, at the LPR of each breach', () => {
    const told = json('letter', '--customer', '南方', '--level', '3', '--as-of', '2025-09-30', '--with-interest', '--lang', 'zh', '--out', 'L.html'); // prettier-ignore
    // (200,000 × 91 + 150,000 × 92) × 3.10 % × 1.3 ÷ 365 = 3,533.15; 1,000 × 30 × 3.00 % × 1.3 ÷ 365 = 3.21.
    expect(told).toMatchObject({ claimedMinor: 15_100_000, notices: expect.arrayContaining([{ code: 'interest_estimate', severity: 'note', params: { amountMinor: 353_636, currency: 'CNY' } }]) as unknown }); // prettier-ignore
    expect(fs.readFileSync(path.join(folder, 'L.html'), 'utf8')).toContain('3,536.36');
  });

  it('says why there is none, in whole sentences and without a file', () => {
    for (const language of ['zh', 'en']) {
      const done = run('letter', '--customer', '北方', '--as-of', '2025-09-30', '--lang', language, '--out', 'N.html', '--json'); // prettier-ignore
      expect([done.status, done.out]).toEqual([1, '']);
      const { code, message } = JSON.parse(done.err) as { code: string; message: string };
      expect(code).toBe('letter_blocked');
      expect(message).not.toMatch(/[{}]/);
      expect(message).toContain('nothing_overdue');
    }
    expect(fs.existsSync(path.join(folder, 'N.html'))).toBe(false);
    expect(run('letter', '--customer', '南方', '--level', '5', '--out', 'N.html').status).toBe(2);
  });
});
