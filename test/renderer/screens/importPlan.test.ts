import { describe, expect, it } from 'vitest';
import type { ImportColumn, OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import {
  dateRead,
  draftOf,
  isComplete,
  missingFields,
  numberRead,
  planOf,
  questionsOf,
  withField,
} from '../../../src-renderer/screens/import/plan.ts';

const CNY = currency('CNY');
const column = (index: number, header: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  index,
  letter: 'ABCDEF'[index] ?? '?',
  header,
  samples: [],
  proposed: null,
  confidence: 'none',
  dateOrder: null,
  dateOrderAmbiguous: false,
  decimalMark: null,
  decimalMarkAmbiguous: false,
  ...more,
});
const file: OpenedFile = {
  importId: 'import-1',
  fileName: 'a.csv',
  sizeBytes: 10,
  format: 'csv',
  sha256: '',
  encoding: 'utf-8',
  sheets: [],
  sheet: 'a',
  preview: [],
  previewFromRow: 1,
  headerRow: 2,
  dataRows: 3,
  hiddenRows: 0,
  kind: 'invoices',
  linesLikely: false,
  loadedBefore: [],
  columns: [
    column(0, 'No', { proposed: 'invoiceNo', confidence: 'exact' }),
    column(1, 'Date', { proposed: 'issuedOn', confidence: 'exact', dateOrderAmbiguous: true }),
    column(2, 'Total', { proposed: 'amount', confidence: 'likely', decimalMarkAmbiguous: true }),
    column(3, 'Due', { dateOrderAmbiguous: true }),
  ],
};

describe('the plan of an import', () => {
  it('asks about the columns that are used, and only about those', () => {
    const draft = draftOf(file, CNY);
    expect(questionsOf(file, draft).map(({ ask, column: { index } }) => [ask, index])).toEqual([
      ['dateOrder', 1],
      ['decimalMark', 2],
    ]);
    const more = withField(draft, 3, 'dueOn');
    expect(questionsOf(file, more)).toHaveLength(3);
    expect(questionsOf(file, withField(more, 3, null))).toHaveLength(2);
  });

  it('is complete when every question is answered and nothing needed is missing', () => {
    const draft = draftOf(file, CNY);
    expect(isComplete(file, draft)).toBe(false);
    const answered = { ...draft, dateOrders: { 1: 'dmy' }, decimalMarks: { 2: 'point' } } as const;
    expect(isComplete(file, answered)).toBe(true);
    expect(isComplete(file, withField(answered, 0, null))).toBe(false);
    expect(missingFields('invoices', withField(answered, 0, null))).toEqual([['invoiceNo']]);
    expect(missingFields('customers', answered)).toEqual([['customerName', 'customerCode']]);
  });

  it('gives a field to one column only', () => {
    expect(withField(draftOf(file, CNY), 3, 'issuedOn').fields).toEqual({ 0: 'invoiceNo', 2: 'amount', 3: 'issuedOn' });
  });

  it('sends answers with the columns they are about', () => {
    const draft = { ...draftOf(file, CNY), dateOrders: { 1: 'dmy', 3: 'mdy' }, decimalMarks: { 2: 'comma' } } as const;
    expect(planOf(file, draft, day('2026-11-21'))).toMatchObject({
      headerRow: 2,
      mapping: [
        { index: 0, field: 'invoiceNo' },
        { index: 1, field: 'issuedOn' },
        { index: 2, field: 'amount' },
      ],
      formats: [
        { index: 1, dateOrder: 'dmy' },
        { index: 2, decimalMark: 'comma' },
      ],
      currency: 'CNY',
    });
  });
});

describe('readings beside a question', () => {
  it.each([
    ['03/04/2025', 'dmy', '2025-04-03'],
    ['03/04/2025', 'mdy', '2025-03-04'],
    ['25.12.24', 'dmy', '2024-12-25'],
    ['25/12/2024', 'mdy', null],
    ['03/04/2025', 'ymd', null],
    ['soon', 'ymd', null],
  ] as const)('%s as %s is %s', (sample, order, expected) => {
    expect(dateRead(sample, order)).toBe(expected);
  });

  it('reads a number both ways', () => {
    expect(numberRead('1.234', 'point')).toBe('1.234');
    expect(numberRead('1.234', 'comma')).toBe('1234');
    expect(numberRead('-1.234,56 €', 'comma')).toBe('-1234.56');
  });
});
