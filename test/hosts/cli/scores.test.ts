import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

/** Grade and points of a customer as a script reads them. */

const { folder, run, json: answer } = terminal();
const json = (...args: string[]) => answer(...args) as Record<string, unknown>;

interface Shown {
  recorded: boolean;
  grade: string;
  scoredGrade: string;
  score: number;
  confidenceBp: number;
  hardStops: string[];
  asOf: string;
  card: { name: string; version: number };
  points: { factor: string; points: number; max: number; value: string | number | null; text: string }[];
  override: { grade: string; untilOn: string } | null;
}

/** Any procedure of the table, as the last form of the command line calls it. */
function call(procedure: string, input: unknown): void {
  const done = run(procedure, '--json', JSON.stringify(input));
  expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
}

const show = (...args: string[]): Shown => json('score', 'show', '--customer', 'C1', ...args) as unknown as Shown;
const sum = ({ points }: Shown): number => points.reduce((total, one) => total + Math.round(one.points * 1000), 0);

describe('scores on the command line', { timeout: 60_000 }, () => {
  beforeAll(() => {
    json('init', '--company', 'Test Ltd', '--currency', 'CNY');
    fs.writeFileSync(path.join(folder, 'inv.csv'), 'Invoice,Account,Date,Due,Total\nA1,C1,2024-01-15,2024-02-14,1000.00\nA2,C1,2025-02-15,2025-03-17,500.00\n'); // prettier-ignore
    json('import', 'invoices', 'inv.csv', '--map', 'invoiceNo=Invoice,customerCode=Account,issuedOn=Date,dueOn=Due,amount=Total', '--date-order', 'ymd'); // prettier-ignore
    json('receipt', 'add', '--customer', 'C1', '--received-on', '2025-03-27', '--amount', '500.00', '--allocate', 'A2=500.00'); // prettier-ignore
  });

  it('show what a score would be for a customer never scored', () => {
    const shown = show('--as-of', '2025-06-30');
    expect(shown).toMatchObject({ recorded: false, grade: 'D', scoredGrade: 'D', hardStops: [], asOf: '2025-06-30', card: { version: 1 }, override: null }); // prettier-ignore
    expect(shown.points.find(({ factor }) => factor === 'payment')).toMatchObject({ points: 12.5, max: 25, value: 10 });
    expect(shown.points.find(({ factor }) => factor === 'promises')).toMatchObject({ points: 0, max: 5, value: null });
    expect(sum(shown)).toBe(shown.score * 1000);
    expect(shown.points.reduce((total, { max }) => total + max, 0)).toBe(100);
  });

  it.each([
    ['en', ['Grade D,', ', not recorded', 'Own payment record', 'Weighted days late, 12 months: 10 d (Ledger', 'Promises kept: No promise fell due in 12 months', 'No market notes in force']],
    ['zh', ['D 级，', '（未登记，试算）', '本公司付款记录', '近 12 月加权逾期天数：10 天（账簿', '承诺兑现率：近 12 个月没有到期的承诺', '没有生效的市场备注']],
  ] as const)('say every code in words in %s', (language, words) => {
    const done = run('score', 'show', '--customer', 'C1', '--as-of', '2025-06-30', '--lang', language);
    expect({ status: done.status, err: done.err }).toEqual({ status: 0, err: '' });
    for (const word of words) expect(done.out).toContain(word);
    expect(done.out).not.toMatch(/[a-z]_[a-z]/);
  }); // prettier-ignore

  it('show the score on record with its override while that lasts', () => {
    const [customer] = (json('customers', '--as-of', '2025-06-30') as { rows: { customerId: number }[] }).rows;
    const customerId = customer?.customerId;
    call('scoring.record', { customerId, asOf: '2025-06-30' });
    const recorded = show('--as-of', '2025-12-31');
    expect(recorded).toMatchObject({ recorded: true, asOf: '2025-06-30', grade: 'D' });
    call('scoring.override', { customerId, grade: 'C', fromOn: '2025-07-01', untilOn: '2025-12-31', reason: 'bank reference' }); // prettier-ignore
    expect(show('--as-of', '2025-12-31')).toMatchObject({ grade: 'C', scoredGrade: 'D', override: { grade: 'C', untilOn: '2025-12-31' } }); // prettier-ignore
    expect(show('--as-of', '2026-01-01')).toMatchObject({ grade: 'D', override: null });
  });

  it('say who is not known', () => {
    const done = run('score', 'show', '--customer', 'NOBODY', '--json');
    expect(done.status).toBe(1);
    expect(JSON.parse(done.err)).toMatchObject({ code: 'customer_not_found' });
  });
});
