import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src-main/hosts/cli/arguments.ts';
import { readShares } from '../../../src-main/hosts/cli/receipts.ts';
import { currency } from '../../../src-main/kernel/currency.ts';

/** Money by the command line, as a script makes it. */
const main = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-cli-test-'));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args, '--book', 'B', '--json'], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function json(...args: string[]): unknown {
  const done = run(...args);
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
  return JSON.parse(done.out);
}

const refusal = (...args: string[]): unknown => {
  const done = run(...args);
  expect([done.status, done.out]).toEqual([1, '']);
  return JSON.parse(done.err);
};

const receipt = ['receipt', 'add', '--customer', 'C1', '--received-on', '2026-03-05', '--currency', 'CNY'];

describe('receipts by the command line', () => {
  beforeAll(() => {
    fs.writeFileSync(
      path.join(folder, 'inv.csv'),
      ['Invoice,Account,Date,Due,Total', 'INV1,C1,2026-01-15,2026-02-14,700.00', 'INV2,C1,2026-02-15,2026-03-17,500.00', 'INV3,C1,2026-02-20,2026-03-22,250.00'].join('\n'), // prettier-ignore
    );
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    json('import', 'invoices', 'inv.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total', '--date-order', 'ymd'); // prettier-ignore
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('records money on invoices by their numbers, the rest unapplied', () => {
    expect(json(...receipt, '--amount', '1000.00', '--allocate', 'INV1=600.00,INV2=300.00')).toEqual({
      receipt: 'R-000001',
      unappliedMinor: 10_000,
      documentId: 4,
      allocations: [
        { invoice: 'INV1', amountMinor: 60_000 },
        { invoice: 'INV2', amountMinor: 30_000 },
      ],
      adjustments: [],
    });
    expect(json('items', '--as-of', '2026-03-05')).toMatchObject({
      rows: [{ number: 'INV1', openMinor: 10_000 }, { number: 'INV2', openMinor: 20_000 }, { number: 'INV3' }],
    });
  });

  it('applies what was left by number and by id, and refuses what does not fit by name', () => {
    expect(json('receipt', 'allocate', '--receipt', 'R-000001', '--allocate', 'INV1=60.00')).toMatchObject({
      receipt: 'R-000001',
      unappliedMinor: 4000,
    });
    expect(json('receipt', 'allocate', '--receipt', '4', '--allocate', 'INV1=40.00')).toMatchObject({ unappliedMinor: 0 }); // prettier-ignore
    expect(refusal('receipt', 'allocate', '--receipt', 'R-9', '--allocate', 'INV1=1.00')).toMatchObject({ code: 'receipt_not_found' }); // prettier-ignore
    const unknown = refusal(...receipt, '--amount', '1.00', '--allocate', 'INV9=1.00');
    expect(unknown).toMatchObject({ code: 'open_invoice_not_found' });
    expect(JSON.stringify(unknown)).toContain('INV9');
    const settled = refusal(...receipt, '--amount', '1.00', '--allocate', 'INV1=1.00');
    expect(settled).toMatchObject({ code: 'open_invoice_not_found' });
    expect(JSON.stringify(settled)).toContain('INV1');
    expect(refusal(...receipt, '--amount', '900.00', '--allocate', 'INV2=900.00')).toMatchObject({ code: 'allocation_exceeds_item' }); // prettier-ignore
    expect(refusal(...receipt, '--amount', '1.00', '--allocate', 'INV3=2.00')).toMatchObject({ code: 'allocation_exceeds_credit' }); // prettier-ignore
    expect(refusal(...receipt, '--amount', '1.00', '--method', 'offset')).toMatchObject({ code: 'offset_needs_agreement' }); // prettier-ignore
  });

  it('takes the proposal, and lets go what it is told to', () => {
    expect(
      json(...receipt, '--amount', '245.00', '--auto', '--reference', '货款 INV3', '--payer', '张三'),
    ).toMatchObject({
      receipt: 'R-000002',
      rule: 'named',
      unappliedMinor: 0,
      allocations: [{ invoice: 'INV3', amountMinor: 24_500 }],
    });
    expect(json(...receipt, '--amount', '3.00', '--allocate', 'INV3=3.00', '--bank-charge', 'INV3=2.00')).toMatchObject(
      {
        adjustments: [{ document: 'F-000001', reason: 'bank_charge' }],
      },
    );
    expect(json('items', '--as-of', '2026-03-05')).toMatchObject({ rows: [{ number: 'INV2', openMinor: 20_000 }] });
  });

  it('records credit notes in a series of their own, takes receipts back and lists them', () => {
    const note = ['credit-note', 'add', '--customer', 'C1', '--issued-on', '2026-03-06', '--currency', 'CNY'];
    expect(json(...note, '--amount', '50.00')).toMatchObject({ creditNote: 'C-000001', unappliedMinor: 5000 });
    expect(json(...note, '--amount', '50.00', '--number', 'CN7', '--allocate', 'INV2=20.00')).toMatchObject({ creditNote: 'CN7', unappliedMinor: 3000 }); // prettier-ignore
    expect(json('receipt', 'reverse', '--receipt', 'R-000003', '--reversed-on', '2026-03-09')).toMatchObject({ receipt: 'R-000003', reversedOn: '2026-03-09' }); // prettier-ignore
    expect(json('items', '--as-of', '2026-03-09')).toMatchObject({
      rows: [
        { number: 'INV2', openMinor: 18_000, dueOn: '2026-03-17' },
        { number: 'INV3', openMinor: 500, dueOn: '2026-03-22' },
      ],
    });
    expect(refusal('receipt', 'reverse', '--receipt', 'R-000003', '--reversed-on', '2026-03-10')).toMatchObject({ code: 'already_reversed' }); // prettier-ignore
    expect(json('receipt', 'list', '--status', 'reversed')).toMatchObject({ total: 2 });
  });

  it.each([
    [[...receipt, '--amount', 'ten'], '--amount'],
    [[...receipt, '--amount', '10', '--allocate', 'INV1'], 'INV1=700.00'],
    [[...receipt, '--amount', '10', '--allocate', 'INV2=1', '--auto'], 'exclude'],
    [['receipt', 'reverse', '--receipt', 'R-000001'], '--reversed-on'],
  ])('does not guess at %j', (args, word) => {
    const done = run(...args);
    expect([done.status, done.err.includes(word)]).toEqual([2, true]);
  });
});

describe('shares', () => {
  it('are an invoice and an exact amount each; an equals sign in the number stays there', () => {
    expect(readShares('A=B=1.5, C=0.05', currency('CNY'))).toEqual([
      { invoice: 'A=B', amountMinor: 150 },
      { invoice: 'C', amountMinor: 5 },
    ]);
    for (const bad of ['', 'A', 'A=', '=1', 'A=0', 'A=-1', 'A=1.001', 'A=1,,'])
      expect(() => readShares(bad, currency('CNY')), bad).toThrow(UsageError);
  });
});
