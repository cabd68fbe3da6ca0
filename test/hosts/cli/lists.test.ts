import fs from 'node:fs';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../../areas/book.ts';

const { folder, run } = terminal();

interface Printed {
  columns: { id: string }[];
  rows: { kind: string; cells: (string | number | null)[] }[];
  total: number;
  sections: { proof: { againstMinor: number; differenceMinor: number } }[];
}

describe('lists by the command line', () => {
  beforeAll(async () => {
    const book = await TestBook.create('2026-06-30T08:00:00.000Z');
    const customer = await book.customer('C1', { name: '明达' });
    const { itemId } = await book.invoice(customer, 'A-1', '2026-04-20', 100_000, { dueOn: '2026-05-20' });
    await book.receipt(customer, '2026-06-20', 50_000, [{ dueItemId: itemId, amountMinor: 30_000 }]);
    for (let index = 0; index < 3; index += 1)
      await book.invoice(customer, `B-${index}`, day('2026-06-01'), 1_000, { dueOn: '2026-07-01' });
    const file = book.service.keeper.book?.path;
    await book.service.close();
    fs.copyFileSync(file ?? '', path.join(folder, 'B.duewarden'));
    await book.close();
  });

  it('prints all rows with their proof as JSON', () => {
    const done = run('list', 'open-items', '--as-of', '2026-06-30', '--sort', 'open:desc', '--json');
    expect(done).toMatchObject({ status: 0, err: '' });
    const value = JSON.parse(done.out) as Printed;
    expect(value.rows).toHaveLength(value.total);
    const number = value.columns.findIndex(({ id }) => id === 'number');
    expect(value.rows.map(({ kind, cells }) => `${kind} ${String(cells[number] ?? '')}`.trim())).toEqual([
      'line A-1',
      'line B-0',
      'line B-1',
      'line B-2',
      'total',
    ]);
    expect(value.sections[0]?.proof).toMatchObject({ againstMinor: 53_000, differenceMinor: 0 });
  });

  it('prints an account as a table', () => {
    const done = run('list', 'customer-ledger', '--customer', 'C1', '--from', '2026-06-01', '--to', '2026-06-20');
    expect(done.status).toBe(0);
    expect(done.out).toMatch(/opening\s+2026-06-01.*1,000\.00/);
    expect(done.out).toMatch(/closing\s+2026-06-20.*530\.00/);
    expect(done.out).toContain('CNY: open 730.00 + unapplied -200.00 = closing 530.00');
  });

  it('writes html, csv and xlsx by the ending of the name', async () => {
    for (const ending of ['html', 'csv', 'xlsx']) {
      const done = run(
        'list',
        'aged-detail',
        '--as-of',
        '2026-06-30',
        '--unapplied',
        'net',
        '--lang',
        'zh',
        '--out',
        `out.${ending}`,
      );
      expect(done).toMatchObject({ status: 0, err: '' });
    }
    expect(fs.readFileSync(path.join(folder, 'out.html'), 'utf8')).toContain('先抵最早到期的');
    const csv = fs.readFileSync(path.join(folder, 'out.csv'), 'utf8');
    expect(csv).toMatch(/^\uFEFF行类型,币种,/);
    expect(csv.trim().split('\r\n')).toHaveLength(7);
    expect((await readXlsxFile(path.join(folder, 'out.xlsx'))).map(({ sheet }) => sheet)).toEqual(['CNY', '说明']);
  });

  it.each([
    [['list', 'nothing'], 2, 'list needs one of'],
    [['list', 'open-items', 'more'], 2, 'list needs one of'],
    [['list', 'open-items', '--out', 'a.doc'], 2, '--out must end in'],
    [['list', 'open-items', '--sort', 'open:up'], 2, '--sort'],
    [['list', 'customer-ledger'], 1, 'list_customer_needed'],
    [['list', 'open-items', '--basis', 'due'], 1, 'list_parameter_unfit'],
  ])('refuses %j', (args, status, message) => {
    const done = run(...args);
    expect(done.status).toBe(status);
    expect(done.err).toContain(message);
  });
});
