import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

/** Disputes, write-offs and set-offs as a script makes them. */
const MAP = 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total';

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) => answer(...args) as Record<string, unknown>;

function refused(...args: string[]): { code: string; message: string } {
  const done = run(...args, '--json');
  expect({ status: done.status, out: done.out }).toEqual({ status: 1, out: '' });
  return JSON.parse(done.err) as { code: string; message: string };
}

const totalOn = (day: string): unknown =>
  (
    json('aging', '--as-of', day).currencies as { totalMinor: number; ledgerMinor: number; disputedMinor: number }[]
  ).map(({ totalMinor, ledgerMinor, disputedMinor }) => ({
    totalMinor,
    off: totalMinor - ledgerMinor,
    disputedMinor,
  }))[0];

describe('claims on the command line', { timeout: 60_000 }, () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    const rows = [
      'A1,C1,2025-01-15,2025-02-14,1000.00',
      'A2,C1,2025-02-15,2025-03-17,500.00',
      'B,C2,2025-02-01,2025-03-01,1.00',
    ];
    fs.writeFileSync(path.join(folder, 'inv.csv'), ['Invoice,Account,Date,Due,Total', ...rows, ''].join('\n'));
    json('import', 'invoices', 'inv.csv', '--map', MAP);
    const { rows: found } = json('items', '--customer', 'C2') as { rows: { customerId: number }[] };
    const invoice = {
      customerId: found[0]?.customerId,
      number: 'A1',
      currency: 'CNY',
      issuedOn: '2025-03-20',
      amountMinor: 75_025,
    };
    expect(run('ledger.addInvoice', '--json', JSON.stringify(invoice)).status).toBe(0);
    json('writeoff', '--invoice', 'B', '--amount', '1.00', '--on', '2025-03-01', '--reason', 'small-balance');
  }, 60_000);

  it('opens a dispute and ends it by a credit note', () => {
    const opened = json('dispute', 'open', '--invoice', 'A2', '--amount', '30.00', '--opened-on', '2025-04-01', '--reason', 'quality', '--owner', 'Li'); // prettier-ignore
    expect(opened).toMatchObject({ dispute: 1, invoice: 'A2', disputedMinor: 3000, undisputedMinor: 47_000, targetOn: '2025-04-11' }); // prettier-ignore
    expect(totalOn('2025-06-30')).toEqual({ totalMinor: 225_025, off: 0, disputedMinor: 3000 });
    const listed = json('dispute', 'list', '--as-of', '2025-06-30', '--status', 'past_target') as { rows: unknown[] };
    expect(listed.rows).toMatchObject([{ disputeId: 1, owner: 'Li', daysPastTarget: 80 }]);
    expect(json('dispute', 'resolve', '--dispute', '1', '--on', '2025-05-01', '--outcome', 'credit_note', '--amount', '20.00')).toEqual({ dispute: 1, outcome: 'credit_note', creditNote: 'C-000001' }); // prettier-ignore
    expect(totalOn('2025-06-30')).toEqual({ totalMinor: 223_025, off: 0, disputedMinor: 0 });
    expect(refused('dispute', 'resolve', '--dispute', '1', '--on', '2025-05-01', '--outcome', 'rejected').code).toBe('already_resolved'); // prettier-ignore
  });

  it('asks whose invoice is meant, and names what it cannot find', () => {
    const dispute = ['dispute', 'open', '--amount', '1.00', '--opened-on', '2025-04-01', '--reason', 'price'];
    const several = refused(...dispute, '--invoice', 'A1');
    expect(several).toMatchObject({ code: 'invoice_ambiguous' });
    expect(several.message).toContain('C1, C2');
    expect(several.message).toContain('--customer');
    expect(refused(...dispute, '--invoice', 'A').code).toBe('debit_not_found');
    expect(refused(...dispute, '--invoice', 'A1', '--customer', 'C2', '--amount', '750.26').code).toBe('dispute_exceeds_open'); // prettier-ignore
  });

  it('writes off, takes money in for it after all, and refuses to forget that', () => {
    const done = json('writeoff', '--invoice', 'A1', '--customer', 'C1', '--amount', '900.00', '--on', '2025-09-30', '--reason', 'bankruptcy'); // prettier-ignore
    expect(done).toMatchObject({
      writeOff: 'W-000002',
      openMinor: 10_000,
      gaps: ['approver', 'evidence', 'tax_class'],
    });
    expect(totalOn('2025-09-30')).toEqual({ totalMinor: 133_025, off: 0, disputedMinor: 0 });
    expect(json('writeoff', 'recover', '--write-off', 'W-000002', '--amount', '100.00', '--on', '2025-10-10')).toEqual({
      writeOff: 'W-000002',
      receipt: 'R-000001',
      debitNote: 'W-000002-1',
      recoverableMinor: 80_000,
    });
    expect(totalOn('2025-10-31')).toEqual({ totalMinor: 133_025, off: 0, disputedMinor: 0 });
    const register = json('writeoff', 'list', '--as-of', '2025-10-31') as { sums: unknown };
    expect(register.sums).toEqual([{ currency: 'CNY', count: 2, amountMinor: 90_100, recoveredMinor: 10_000, claimMinor: 80_100 }]); // prettier-ignore
    expect(refused('writeoff', 'cancel', '--write-off', 'W-000002', '--on', '2025-11-01', '--reason', 'x').code).toBe('write_off_recovered'); // prettier-ignore
    expect(refused('writeoff', '--invoice', 'A1', '--customer', 'C1', '--amount', '100.01', '--on', '2025-10-01', '--reason', 'other').code).toBe('write_off_exceeds_open'); // prettier-ignore
  });

  it('keeps a reason it does not know as the note of another one', () => {
    const done = json('writeoff', '--invoice', 'A2', '--amount', '1.00', '--on', '2025-09-30', '--reason', 'owner vanished'); // prettier-ignore
    expect(done).toMatchObject({ writeOff: 'W-000003', reason: 'other' });
    const { rows } = json('writeoff', 'list', '--reason', 'other') as { rows: unknown };
    expect(rows).toMatchObject([{ number: 'W-000003', note: 'owner vanished' }]);
  });

  it('sets debts off against each other by a named agreement', () => {
    const offset = ['offset', 'add', '--customer', 'C2', '--amount', '750.25', '--on', '2025-11-01'];
    expect(run(...offset)).toMatchObject({ status: 2, out: '' });
    expect(json(...offset, '--agreement', '抵账协议 2025-11', '--allocate', 'A1=750.25')).toMatchObject({ offset: 'R-000002', unappliedMinor: 0 }); // prettier-ignore
    expect(totalOn('2025-11-01')).toEqual({ totalMinor: 57_900, off: 0, disputedMinor: 0 });
    const { rows } = json('receipts', '--search', '抵账协议') as { rows: unknown };
    expect(rows).toMatchObject([{ method: 'offset', reference: '抵账协议 2025-11' }]);
    expect(json('verify')).toMatchObject({ findings: [] });
  });

  it('tells what was done with a document, and takes one command back', () => {
    const { receipt } = json('receipt', 'add', '--customer', 'C1', '--received-on', '2026-03-01', '--amount', '1.00', '--currency', 'CNY'); // prettier-ignore
    const told = json('timeline', '--document', String(receipt)) as { rows: { seq: number; what: string }[] };
    expect(told.rows).toMatchObject([{ what: 'ledger.addReceipt', undone: false }]);
    const entry = String(told.rows[0]?.seq);
    expect(json('undo', '--entry', entry)).toMatchObject({ procedure: 'ledger.addReceipt' });
    expect(refused('undo', '--entry', entry).code).toBe('already_undone');
    expect(refused('timeline', '--document', 'N-404').code).toBe('document_not_found');
  });
});
