import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) => answer(...args) as Record<string, unknown> & { rows: { result: string }[] };

const log = (...args: string[]) => ['log', '--customer', 'A', '--channel', 'phone', ...args];

describe('the log by the command line', () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    fs.writeFileSync(path.join(folder, 'i.csv'), 'Invoice,Account,Date,Due,Total\nINV1,A,2026-01-02,2026-03-01,1000.00\n');
    json('import', 'invoices', 'i.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total');
  }); // prettier-ignore

  it('takes a contact, sets the next step by the result, and lists what is there', () => {
    expect(json(...log('--result', 'invoice_missing', '--on', '2026-03-06', '--invoice', 'INV1', '--minutes', '5', '--cost', '3.50'))).toEqual({
      action: 1, customer: 'A', channel: 'phone', result: 'invoice_missing', nextOn: '2026-03-10', nextAction: 'call', findings: [],
    }); // prettier-ignore
    const listed = json('log', 'list', '--as-of', '2026-03-06', '--customer', 'A');
    expect(listed).toMatchObject({ total: 1, minutes: 5, costs: [{ currency: 'CNY', costMinor: 350 }] });
    expect(listed.rows.map(({ result }) => result)).toEqual(['invoice_missing']);
    expect(json('log', 'list', '--as-of', '2026-03-05').rows).toEqual([]);
  });

  it('asks for a reason where the conduct check finds something', () => {
    const late = log('--result', 'reached', '--on', '2026-03-12', '--at', '23:10');
    const refused = run(...late);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('outside_hours');
    expect(json(...late, '--override', 'asked to be called then')).toMatchObject({ findings: ['outside_hours'] });
    expect(run('log', '--customer', 'A', '--result', 'reached', '--on', '2026-03-12').status).not.toBe(0);
  });

  it('takes what stands alone: who called, and what proves it', () => {
    expect(json(...log('--result', 'reached', '--on', '2026-03-16', '--in', '--signed', '--slip', 'EMS1'))).toMatchObject({ findings: [] }); // prettier-ignore
    expect(json('log', 'list', '--as-of', '2026-03-16').rows[0]).toMatchObject({ direction: 'in', purpose: 'collection' }); // prettier-ignore
    json(...log('--result', 'reached', '--on', '2026-03-17', '--care'));
    expect(json('log', 'list', '--as-of', '2026-03-17', '--withdrawn').rows[0]).toMatchObject({ purpose: 'care' });
  });
});
