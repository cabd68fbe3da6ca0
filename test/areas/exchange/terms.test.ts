import { afterEach, beforeEach, expect, it } from 'vitest';
import { on, TestBook } from '../book.ts';
import { asProposed, codes, openText } from './importing.ts';

let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create();
  await book.call('terms.addUsual', {});
});
afterEach(() => book.close());

const header = 'Invoice,Code,Customer,Currency,Date,Due,Terms,Amount,Paid on';
const plan = async (...lines: string[]) => asProposed(await openText(book, [header, ...lines]));

it('dates invoices by the terms of the book, named by code or name, before it reads days out of the words', async () => {
  const done = await book.call(
    'exchange.commit',
    await plan(
      'A1,C1,Ann,CNY,2026-03-12,,M30,100.00,',
      'A2,C1,Ann,CNY,2026-03-12,,30 days from month end,100.00,2026-05-02',
      'A3,C1,Ann,CNY,2026-03-26,,m25-10,100.00,',
      'A4,C1,Ann,CNY,2026-03-12,,Net 20,100.00,',
      'A5,C1,Ann,CNY,2026-03-12,2026-03-31,M30,100.00,',
      'A6,C1,Ann,CNY,2026-03-12,,2-10-N30,100.00,',
    ),
  );
  expect(done.accepted).toBe(6);
  const { rows } = await book.call('invoices.register', { asOf: on('2026-12-31'), status: 'all', sort: 'number' });
  expect(rows.map((row) => [row.number, row.dueOn, row.dueBasis, row.terms?.code ?? null, row.openMinor])).toEqual([
    ['A1', '2026-04-30', 'terms', 'M30', 10_000],
    ['A2', '2026-04-30', 'terms', 'M30', 0],
    // The 10th of May 2026 is a Sunday, and 2026-05-09 was worked instead.
    ['A3', '2026-05-11', 'terms', 'M25-10', 10_000],
    ['A4', '2026-04-01', 'terms', null, 10_000],
    ['A5', '2026-03-31', 'stated', null, 10_000],
    ['A6', '2026-04-11', 'terms', '2-10-N30', 10_000],
  ]);
  expect(rows.at(-1)).toMatchObject({ discountUntilOn: '2026-03-22', discountBp: 200 });
  expect(await book.call('book.verify', {})).toMatchObject({ sound: true, findings: [] });
});

it('goes by the customer’s own term where the file says nothing', async () => {
  const id = await book.customer('C1', { name: 'Ann' });
  const { rows } = await book.call('terms.list', {});
  const { id: _id, recordedAt: _at, ...profile } = await book.call('customers.get', { id });
  await book.call('customers.save', { id, ...profile, termsDays: 5, paymentTermId: rows.find((term) => term.code === 'M60')?.id ?? null }); // prettier-ignore
  const dry = await book.call('exchange.dryRun', await plan('A1,C1,Ann,CNY,2026-03-12,,,100.00,', 'A2,C1,Ann,CNY,2026-03-12,,10,1,')); // prettier-ignore
  expect(dry.sample.map((row) => row.dueOn)).toEqual(['2026-05-30', '2026-03-22']);
  expect(dry.dueFromTerms).toBe(2);
});

it('does not guess at terms that need more than an invoice list says', async () => {
  const dry = await book.call('exchange.dryRun', await plan('A1,C1,Ann,CNY,2026-03-12,,30-60-10,100.00,'));
  expect(codes(dry)).toEqual(['G2 terms_not_understood']);
});
