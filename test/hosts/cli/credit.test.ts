import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

/** Limits and the order check as a script makes them. */

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) => answer(...args) as Record<string, unknown>;

interface Checked {
  decision: string;
  reasons: { code: string; text: string }[];
  exposureMinor: number;
  limitMinor: number;
  availableMinor: number;
  parts: { part: string; amountMinor: number }[];
}
const check = (amount: string, asOf: string, customer = 'C1'): Checked =>
  json('check-order', '--customer', customer, '--amount', amount, '--currency', 'CNY', '--as-of', asOf) as unknown as Checked; // prettier-ignore

describe('credit on the command line', { timeout: 60_000 }, () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    const rows = ['A1,C1,2026-03-01,2026-04-30,15000.00', 'B1,C2,2026-01-01,2026-02-01,100.00'];
    fs.writeFileSync(path.join(folder, 'inv.csv'), ['Invoice,Account,Date,Due,Total', ...rows, ''].join('\n'));
    json('import', 'invoices', 'inv.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total'); // prettier-ignore
  });

  it('asks for a reason while no limit is set', () => {
    expect(check('5000', '2026-03-15')).toMatchObject({
      decision: 'reason',
      reasons: [{ code: 'no_limit', text: expect.stringContaining('¥20,000.00') as string }],
      exposureMinor: 1_500_000,
      limitMinor: 0,
      availableMinor: -1_500_000,
    });
  });

  it('sets a limit without a reason and shows what is used of it', () => {
    expect(
      json('limit', 'set', '--customer', 'C1', '--amount', '20000', '--currency', 'CNY', '--from', '2026-01-01', '--until', '2026-12-31'), // prettier-ignore
    ).toMatchObject({ customer: 'C1', amountMinor: 2_000_000, kind: 'standing', warnings: [] });
    expect(json('limit', 'show', '--customer', 'C1', '--as-of', '2026-03-15')).toMatchObject({
      customer: 'C1',
      currency: 'CNY',
      exposureMinor: 1_500_000,
      limitMinor: 2_000_000,
      availableMinor: 500_000,
      limits: [{ amountMinor: 2_000_000, fromOn: '2026-01-01', untilOn: '2026-12-31', inForce: true }],
    });
  });

  it('passes to the cent, then asks for a reason, and the parts add up to the exposure', () => {
    const passed = check('5000.00', '2026-03-15');
    expect(passed).toMatchObject({ decision: 'pass', exposureMinor: 1_500_000, limitMinor: 2_000_000, availableMinor: 500_000 }); // prettier-ignore
    expect(passed.reasons.map(({ code }) => code)).toEqual(['within_limit']);
    expect(passed.parts).toContainEqual({ part: 'openItems', amountMinor: 1_500_000 });
    expect(passed.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(passed.exposureMinor);
    expect(check('5000.01', '2026-03-15').reasons.map(({ code }) => code)).toEqual(['limit_tolerance_grade']);
    expect(check('7000.01', '2026-03-15').reasons.map(({ code }) => code)).toEqual(['over_limit']);
  });

  it('gets stricter with the days late', () => {
    const found = (asOf: string): [string, string[]] => {
      const { decision, reasons } = check('100', asOf);
      return [decision, reasons.map(({ code }) => code)];
    };
    expect(found('2026-04-30')).toEqual(['pass', ['within_limit']]);
    expect(found('2026-05-01')).toEqual(['reason', ['overdue_short']]);
    expect(found('2026-05-15')).toEqual(['reason', ['overdue_short']]);
    expect(found('2026-05-16')).toEqual(['hold', ['overdue_long']]);
    expect(found('2026-05-30')).toEqual(['hold', ['overdue_long']]);
    expect(found('2026-05-31')).toEqual(['hold', ['overdue_block']]);
    // The limit ends with the year: both reasons at once.
    expect(found('2027-01-01')).toEqual(['hold', ['limit_expired', 'overdue_block']]);
  });

  it('speaks Chinese, and refuses what it does not know', () => {
    const done = run('check-order', '--customer', 'C1', '--amount', '5000', '--currency', 'CNY', '--as-of', '2026-03-15', '--lang', 'zh'); // prettier-ignore
    expect(done.out).toContain('可以发货');
    expect(done.out).toContain('未收应收');
    const unknown = run('check-order', '--customer', 'NOBODY', '--amount', '5', '--json');
    expect(unknown.status).toBe(1);
    expect(JSON.parse(unknown.err)).toMatchObject({ code: 'customer_not_found' });
    expect(run('check-order', '--customer', 'C1', '--amount', 'five', '--json').status).toBe(2);
    const endless = run('limit', 'set', '--customer', 'C1', '--amount', '1', '--from', '2026-02-01', '--kind', 'temporary', '--json'); // prettier-ignore
    expect(JSON.parse(endless.err)).toMatchObject({ code: 'temporary_limit_needs_end' });
  });

  it('adds a temporary limit on top', () => {
    json('limit', 'set', '--customer', 'C1', '--amount', '3000', '--from', '2026-03-01', '--until', '2026-03-31', '--kind', 'temporary', '--reason', 'spring fair', '--approver', 'Boss'); // prettier-ignore
    expect(check('8000', '2026-03-15')).toMatchObject({ decision: 'pass', limitMinor: 2_300_000, availableMinor: 800_000 }); // prettier-ignore
    expect(check('8000', '2026-04-01')).toMatchObject({ decision: 'reason', limitMinor: 2_000_000 });
  });
});
