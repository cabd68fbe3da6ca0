import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CustomerMatcher } from '../../../src-main/areas/exchange/rules/match.ts';
import { planAtOnce } from '../../../src-main/areas/exchange/rules/plan.ts';
import type { BookFacts } from '../../../src-main/areas/exchange/rules/planned.ts';
import { resolvePlan } from '../../../src-main/areas/exchange/rules/resolve.ts';
import { findHeader, matchLabels } from '../../../src-main/areas/exchange/rules/header.ts';
import { columnLetter, textTable } from '../../../src-main/areas/exchange/rules/table.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { unwrap } from '../../../src-main/kernel/result.ts';
import { on, TestBook } from '../book.ts';
import { asProposed, openText } from './importing.ts';
import { liveContent } from './liveContent.ts';

/** Random lists against a model of a few lines, and against the book they are loaded into. */

const header = ['Invoice', 'Code', 'Date', 'Due', 'Amount', 'Paid on', 'Paid amount'];
interface Row {
  readonly number: number;
  readonly customer: number;
  readonly dated: boolean;
  readonly amountMinor: number;
  readonly paid: 'no' | 'full' | 'part' | 'too much' | 'undated';
}
const row: fc.Arbitrary<Row> = fc.record({
  number: fc.integer({ min: 1, max: 12 }),
  customer: fc.integer({ min: 1, max: 3 }),
  dated: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
  amountMinor: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 2, max: 900_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 0 }) },
  ),
  paid: fc.constantFrom('no', 'no', 'full', 'part', 'too much', 'undated'),
});

const cells = ({ number, customer, dated, amountMinor, paid }: Row): string[] => {
  const decimal = (minor: number): string => (minor / 100).toFixed(2);
  const paidMinor = {
    no: null,
    full: null,
    part: Math.floor(amountMinor / 2),
    'too much': amountMinor + 1,
    undated: 1,
  }[paid];
  const paidOn = paid === 'no' || paid === 'undated' ? '' : '2026-03-01';
  return [
    `N${number}`,
    `C${customer}`,
    dated ? '2026-01-15' : 'x',
    '2026-02-14',
    decimal(amountMinor),
    paidOn,
    paidMinor === null ? '' : decimal(paidMinor),
  ];
};

/** What ought to happen, said without any of the code under test. */
function expected(rows: readonly Row[]) {
  const loaded = new Map<number, Row>();
  const sums = { accepted: 0, rejected: 0, duplicates: 0, amountMinor: 0, openMinor: 0 };
  for (const one of rows) {
    const halfOfOne = one.paid === 'part' && Math.floor(one.amountMinor / 2) === 0;
    const wrong = !one.dated || one.amountMinor <= 0 || one.paid === 'too much' || one.paid === 'undated' || halfOfOne;
    const holder = loaded.get(one.number);
    if (wrong || (holder && holder.customer !== one.customer)) sums.rejected += 1;
    else if (holder) sums.duplicates += 1;
    else {
      loaded.set(one.number, one);
      sums.accepted += 1;
      sums.amountMinor += one.amountMinor;
      sums.openMinor +=
        one.amountMinor -
        (one.paid === 'full' ? one.amountMinor : one.paid === 'part' ? Math.floor(one.amountMinor / 2) : 0);
    }
  }
  return sums;
}

const nothing: BookFacts = {
  customers: [],
  defaultTermsDays: 30,
  debits: () => [],
  hasCredit: () => false,
  receiptsLike: () => 0,
};

describe('planning', () => {
  it('does to every row what the model says', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const table = textTable([header, ...rows.map(cells)]);
        const mapping = matchLabels(header, 'invoices').map(({ index, field }) => ({ index, field }));
        const plan = unwrap(
          resolvePlan(table, {
            importId: '',
            kind: 'invoices',
            headerRow: 1,
            mapping,
            formats: [],
            currency: currency('CNY'),
            negativesAsCreditNotes: false,
            linesAsOne: false,
            includeHiddenRows: true,
            asOf: day('2026-11-22'),
          }),
        );
        const planned = planAtOnce(plan, nothing);
        const { accepted, rejected, duplicates, amountMinor, openMinor } = expected(rows);
        const [total] = planned.totals;
        expect({
          accepted: planned.accepted,
          rejected: planned.rejectedRows.length,
          duplicates: planned.duplicateRows.length,
          amountMinor: total?.amountMinor ?? 0,
          openMinor: (total?.amountMinor ?? 0) - (total?.paidMinor ?? 0),
        }).toEqual({ accepted, rejected, duplicates, amountMinor, openMinor });
        expect(planned.accepted + planned.rejectedRows.length + planned.duplicateRows.length + planned.skipped).toBe(
          planned.rows,
        );
        expect(new Set(planned.errors.map((error) => error.row - 1))).toEqual(new Set(planned.rejectedRows));
        for (const error of planned.errors)
          if (error.cell !== '') expect(error.cell).toBe(`${columnLetter(header.indexOf(error.column))}${error.row}`);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '',
        '合计',
        'Total',
        '2026-01-01',
        '1,234.50',
        '(5)',
        '1E+20',
        '03/04/2026',
        'N1',
        '期初余额',
        '壹佰',
        '1.5万',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
        fc.constantFrom('invoices', 'receipts', 'customers'),
        (rows, kind) => {
          const labels = {
            invoices: header,
            receipts: ['Receipt', 'Customer', 'Date', 'Amount', 'Invoice No'],
            customers: ['Code', 'Name', 'Tax id', 'Credit limit', 'Terms'],
          }[kind];
          const table = textTable([labels, ...rows]);
          findHeader(table, null);
          const mapping = matchLabels(labels, kind).map(({ index, field }) => ({ index, field }));
          const answers = mapping.map(({ index }) => ({
            index,
            dateOrder: 'dmy' as const,
            decimalMark: 'point' as const,
          }));
          const plan = resolvePlan(table, {
            importId: '',
            kind,
            headerRow: 1,
            mapping,
            formats: answers,
            currency: currency('CNY'),
            negativesAsCreditNotes: true,
            linesAsOne: true,
            includeHiddenRows: true,
            asOf: day('2026-11-22'),
          });
          const planned = planAtOnce(unwrap(plan), nothing);
          expect(planned.accepted + planned.rejectedRows.length + planned.duplicateRows.length + planned.skipped).toBe(
            planned.rows,
          );
          for (const { amountMinor, paid } of planned.invoices) {
            expect(amountMinor).toBeGreaterThan(0);
            if (paid) expect(paid.amountMinor).toBeLessThanOrEqual(amountMinor);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('loading', () => {
  let book: TestBook;
  beforeAll(async () => {
    book = await TestBook.create();
  });
  afterAll(() => book.close());

  it('leaves in the book what was planned, proves it, and takes it out without a trace', async () => {
    await book.call('customers.search', { text: '' });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const before = liveContent(book);
        const plan = asProposed(await openText(book, [header.join(','), ...rows.map((one) => cells(one).join(','))]));
        const dry = await book.call('exchange.dryRun', plan);
        const { accepted, rejected, duplicates, amountMinor, openMinor } = expected(rows);
        expect(dry).toMatchObject({ accepted, rejected, duplicates });
        if (accepted === 0) return;
        const done = await book.call('exchange.commit', plan);
        expect(done).toMatchObject({ accepted, rejected, duplicates, totals: [{ amountMinor }] });
        expect(await book.aging('2026-06-30')).toMatchObject({
          totalMinor: openMinor,
          ledgerMinor: openMinor,
          unappliedMinor: 0,
        });
        const again = asProposed(await openText(book, [header.join(','), ...rows.map((one) => cells(one).join(','))]));
        expect(await book.call('exchange.dryRun', again)).toMatchObject({ accepted: 0, rejected });
        await book.call('exchange.undo', { batchId: done.batchId, reason: 'model' });
        expect(liveContent(book)).toEqual(before);
      }),
      { numRuns: 6 },
    );
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true, findings: [] });
    expect(
      (await book.call('aging.table', { asOf: on('2026-06-30') })).currencies.every((one) => one.totalMinor === 0),
    ).toBe(true);
  });
});

describe('matching customers', () => {
  it('gives codes that nobody has', () => {
    const matcher = new CustomerMatcher([{ id: 1 as never, code: 'k0001', name: 'A', taxId: '', termsDays: null }]);
    const made = ['B', 'C'].map((name) => matcher.create({ code: '', name, taxId: '' }, 1).code);
    expect(made).toEqual(['K0002', 'K0003']);
  });
});
