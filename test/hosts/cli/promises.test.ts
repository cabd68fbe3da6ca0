import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) => answer(...args) as { rows: { state: string; keptMinor: number }[] };

const promise = (...args: string[]) => ['promise', 'add', '--customer', 'A', ...args];
const states = (asOf: string) => json('promise', 'list', '--as-of', asOf).rows.map(({ state }) => state);

describe('promises by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    fs.writeFileSync(
      path.join(folder, 'i.csv'),
      'Invoice,Account,Date,Due,Total\nINV1,A,2026-01-02,2026-03-01,1000.00\n',
    );
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
  });

  it('is not made without a sum or a day, and counts no more than is open', () => {
    expect(run(...promise('--due', '2026-04-10', '--made-on', '2026-04-05')).status).toBe(1);
    expect(run(...promise('--amount', 'about 500', '--due', '2026-04-10', '--made-on', '2026-04-05')).status).toBe(1);
    expect(run(...promise('--amount', '500', '--made-on', '2026-04-05')).status).toBe(1);
    for (const slip of ['5,00.00', '５００', '500.005', '0', '-500', '99999999999999999'])
      expect(run(...promise('--amount', slip, '--due', '2026-04-10', '--made-on', '2026-04-05')).status).toBe(2);
    expect(run(...promise('--amount', '500', '--due', '2026-04-31', '--made-on', '2026-04-05')).status).toBe(2);
    expect(run(...promise('--amount', '500', '--due', '2026-04-04', '--made-on', '2026-04-05')).err).toContain('promise_day_before'); // prettier-ignore
    const made = json(...promise('--amount', '1500', '--due', '2026-04-10', '--made-on', '2026-04-05', '--written'));
    expect(made).toMatchObject({ customer: 'A', amountMinor: 100_000, level: 1, assumed: true, replaces: null, warnings: ['capped', 'assumed'] }); // prettier-ignore
  });

  it('tells the state of each on any day, by the day the money was received', () => {
    expect(states('2026-04-09')).toEqual(['open']);
    expect(states('2026-04-13')).toEqual(['due']);
    expect(states('2026-04-14')).toEqual(['broken']);
    json('receipt', 'add', '--customer', 'A', '--received-on', '2026-04-10', '--amount', '960.00', '--auto');
    expect(json('promise', 'list', '--as-of', '2026-04-12').rows).toEqual([
      expect.objectContaining({ promise: 1, customer: 'A', state: 'kept_within', keptMinor: 96_000 }),
    ]);
    const [rest] = (json('forecast', '--as-of', '2026-04-12') as unknown as { currencies: { uncertainMinor: number }[] }).currencies; // prettier-ignore
    expect(rest?.uncertainMinor).toBe(4_000);
  });
});
