import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json } = terminal();

describe('the steps due by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    const rows = ['INV1,A,2026-01-02,2026-07-01,320000.00', 'INV2,A,2026-01-02,2026-09-14,410000.00', 'INV3,B,2026-01-02,2026-10-03,800.00']; // prettier-ignore
    fs.writeFileSync(path.join(folder, 'i.csv'), ['Invoice,Account,Date,Due,Total', ...rows, ''].join('\n'));
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
    json('receipt', 'add', '--customer', 'A', '--received-on', '2026-09-20', '--amount', '200000.00');
  });

  it('are told with what they are about and what holds them back', () => {
    const steps = (asOf: string): unknown => (json('policy', 'due', '--as-of', asOf) as { steps: unknown }).steps;
    expect(steps('2026-06-27')).toEqual([]);
    expect(steps('2026-07-02')).toMatchObject([{ customer: 'A', step: 'C1', since: '2026-07-02', items: 1, amountMinor: 32_000_000, heldBack: [] }]); // prettier-ignore
    expect(steps('2026-10-01')).toMatchObject([
      { customer: 'A', step: 'C1', segment: 'standard', items: 2, amountMinor: 73_000_000, heldBack: [{ reason: 'unapplied', until: null }] },
      { customer: 'B', step: 'L0', letterLevel: 0, kind: 'reminder', since: '2026-09-30', heldBack: [] },
    ]); // prettier-ignore
    const said = run('policy', 'due', '--as-of', '2026-10-01');
    expect(said.out).toContain('unapplied');
    expect((json('policy', 'due', '--as-of', '2026-10-01', '--customer', 'B') as { steps: unknown[] }).steps).toHaveLength(1); // prettier-ignore
  });
});
