import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const customers = 'Code,Name\nC1,Customer one\n';

const { folder, run, json } = terminal();

beforeAll(() => {
  fs.writeFileSync(path.join(folder, 'customers.csv'), customers);
  json('init', '--company', 'Test Ltd', '--currency', 'CNY');
  json('import', 'customers', 'customers.csv', '--map', 'customerCode=Code,customerName=Name');
});

const head = ['--customer', 'C1', '--issued-on', '2026-03-20', '--amount', '1000.00'];

it('dates an invoice by its terms, confirms what happened, and moves a due date', () => {
  expect(json('terms', 'add-usual')).toEqual({ added: 8 });
  expect(json('terms', 'list', '--lang', 'zh')).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ code: 'M30', text: '月结30天' })]) as unknown,
  });
  expect(run('terms', 'list').out).toContain('30 days from month end');

  expect(json('invoice', 'add', ...head, '--number', 'A1', '--term', 'M30')).toMatchObject({
    invoice: 'A1',
    currency: 'CNY',
    terms: 'M30',
    items: [{ item: 1, dueOn: '2026-04-30', dueBasis: 'terms', amountMinor: 100_000, part: 'whole' }],
  });
  expect(json('invoice', 'add', ...head, '--number', 'A2', '--term', '30-60-10')).toMatchObject({
    items: [
      { item: 1, dueOn: '2026-03-20', amountMinor: 30_000, provisional: false },
      { item: 2, dueOn: '2026-05-19', amountMinor: 60_000, provisional: true },
      { item: 3, dueOn: '2027-05-19', amountMinor: 10_000, part: 'retention', provisional: true },
    ],
  });
  expect(json('invoice', 'confirm', '--invoice', 'A2', '--delivered-on', '2026-03-25')).toMatchObject({
    redated: [{ fromDueOn: '2026-05-19', toDueOn: '2026-04-24' }],
  });
  expect(
    json('invoice', 'redate', '--invoice', 'A2', '--item', '2', '--to', '2026-06-30', '--on', '2026-05-01', '--reason', 'agreed'),
  ).toMatchObject({ invoice: 'A2', item: 2, originalDueOn: '2026-05-19', fromDueOn: '2026-04-24', dueOn: '2026-06-30' });
  expect(json('invoice', 'register', '--only', 'redated', '--as-of', '2026-05-01')).toMatchObject({
    total: 1,
    rows: [{ number: 'A2', seq: 2, originalDueOn: '2026-05-19', dueOn: '2026-06-30' }],
  });
  expect(
    json('invoice', 'add', ...head, '--number', 'A3', '--items', '2026-05-01=300.00,2026-06-01=700.00', '--secured'),
  ).toMatchObject({ terms: null, items: [{ dueOn: '2026-05-01' }, { dueOn: '2026-06-01', amountMinor: 70_000 }] });
}); // prettier-ignore

it('says what is missing or wrong', () => {
  expect(JSON.parse(run('invoice', 'add', ...head, '--number', 'A9', '--term', 'NONE').err)).toMatchObject({
    code: 'term_not_found',
  });
  expect(JSON.parse(run('invoice', 'redate', '--invoice', 'NO', '--to', '2026-06-30', '--reason', 'x').err)).toMatchObject({
    code: 'debit_not_found',
  });
  const several = run('invoice', 'redate', '--invoice', 'A2', '--to', '2026-06-30', '--reason', 'x');
  expect(several.status).toBe(2);
  expect(several.err).toContain('--item is missing: 1 due 2026-03-20');
  expect(run('invoice', 'confirm', '--invoice', 'A2').status).toBe(2);
}); // prettier-ignore
