import {
  importFields,
  type ImportColumn,
  type ImportField,
  type ImportKind,
  type OpenedFile,
} from '../../../src-main/areas/exchange/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { InputFor } from '../../app/calls.ts';

export type ImportPlan = InputFor<'exchange.dryRun'>;
export type DateOrder = NonNullable<ImportColumn['dateOrder']>;
export type DecimalMark = NonNullable<ImportColumn['decimalMark']>;

/** What the clerk decided about an opened file; the plan is made of it. */
export interface ImportDraft {
  readonly fields: Readonly<Record<number, ImportField>>;
  readonly dateOrders: Readonly<Record<number, DateOrder>>;
  readonly decimalMarks: Readonly<Record<number, DecimalMark>>;
  readonly currency: CurrencyCode;
  readonly negativesAsCreditNotes: boolean;
  readonly linesAsOne: boolean;
  readonly includeHiddenRows: boolean;
}

const dateFields: ReadonlySet<ImportField> = new Set(['issuedOn', 'dueOn', 'paidOn', 'receivedOn']);
const amountFields: ReadonlySet<ImportField> = new Set(['amount', 'paidAmount', 'limitAmount']);

/** Groups of which one field at least must be mapped. */
const needed: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  invoices: [['invoiceNo'], ['amount'], ['issuedOn']],
  receipts: [['amount'], ['receivedOn'], ['customerCode', 'customerName', 'taxId', 'invoiceNo']],
  customers: [['customerName', 'customerCode']],
};

/** Everything the reader found out stands as proposed; what it could not tell stays open. */
export function draftOf(file: OpenedFile, currency: CurrencyCode): ImportDraft {
  const fields: Record<number, ImportField> = {};
  const dateOrders: Record<number, DateOrder> = {};
  const decimalMarks: Record<number, DecimalMark> = {};
  for (const column of file.columns) {
    if (column.proposed !== null) fields[column.index] = column.proposed;
    if (column.dateOrder !== null) dateOrders[column.index] = column.dateOrder;
    if (column.decimalMark !== null) decimalMarks[column.index] = column.decimalMark;
  }
  return {
    fields,
    dateOrders,
    decimalMarks,
    currency,
    negativesAsCreditNotes: false,
    linesAsOne: file.linesLikely,
    includeHiddenRows: true,
  };
}

/** A field can come from one column only: giving it to a second takes it from the first. */
export function withField(draft: ImportDraft, index: number, field: ImportField | null): ImportDraft {
  const kept = Object.entries(draft.fields).filter(([at, taken]) => Number(at) !== index && taken !== field);
  const fields: Record<number, ImportField> = Object.fromEntries(kept);
  if (field !== null) fields[index] = field;
  return { ...draft, fields };
}

export type Question =
  | { readonly ask: 'dateOrder'; readonly column: ImportColumn }
  | { readonly ask: 'decimalMark'; readonly column: ImportColumn };

/** What the file cannot tell and the clerk must: order of dates, mark of decimals; only for columns that are used. */
export function questionsOf(file: OpenedFile, draft: ImportDraft): readonly Question[] {
  return file.columns.flatMap((column): Question[] => {
    const field = draft.fields[column.index];
    if (field === undefined) return [];
    if (dateFields.has(field) && column.dateOrderAmbiguous) return [{ ask: 'dateOrder', column }];
    if (amountFields.has(field) && column.decimalMarkAmbiguous) return [{ ask: 'decimalMark', column }];
    return [];
  });
}

export function isAnswered(question: Question, draft: ImportDraft): boolean {
  const { index } = question.column;
  return question.ask === 'dateOrder' ? draft.dateOrders[index] !== undefined : draft.decimalMarks[index] !== undefined;
}

/** Groups still without a column: `[['customerName', 'customerCode']]` means one of the two. */
export function missingFields(kind: ImportKind, draft: ImportDraft): readonly (readonly ImportField[])[] {
  const taken = new Set(Object.values(draft.fields));
  return needed[kind].filter((group) => !group.some((field) => taken.has(field)));
}

/** Whether the check may run: nothing missing, nothing unanswered. */
export function isComplete(file: OpenedFile, draft: ImportDraft): boolean {
  return (
    missingFields(file.kind, draft).length === 0 &&
    questionsOf(file, draft).every((question) => isAnswered(question, draft))
  );
}

export function planOf(file: OpenedFile, draft: ImportDraft, asOf: Day): ImportPlan {
  const mapped = Object.entries(draft.fields).map(([index, field]) => ({ index: Number(index), field }));
  return {
    importId: file.importId,
    kind: file.kind,
    sheet: file.sheet,
    headerRow: file.headerRow,
    mapping: mapped,
    formats: mapped.flatMap(({ index, field }) => {
      const dateOrder = dateFields.has(field) ? draft.dateOrders[index] : undefined;
      const decimalMark = amountFields.has(field) ? draft.decimalMarks[index] : undefined;
      if (dateOrder === undefined && decimalMark === undefined) return [];
      return [
        {
          index,
          ...(dateOrder === undefined ? {} : { dateOrder }),
          ...(decimalMark === undefined ? {} : { decimalMark }),
        },
      ];
    }),
    currency: draft.currency,
    negativesAsCreditNotes: draft.negativesAsCreditNotes,
    linesAsOne: draft.linesAsOne,
    includeHiddenRows: draft.includeHiddenRows,
    asOf,
  };
}

export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return importFields[kind];
}

export const isDateField = (field: ImportField | undefined): boolean => field !== undefined && dateFields.has(field);
export const isAmountField = (field: ImportField | undefined): boolean =>
  field !== undefined && amountFields.has(field);

/** How a date reads in an order, for the question: `03/04/2025` as `dmy` is 2025-04-03. Null when it does not. */
export function dateRead(sample: string, order: DateOrder): string | null {
  const match = /^\s*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})/.exec(sample.normalize('NFKC'));
  if (!match) return null;
  const [a = '', b = '', c = ''] = match.slice(1);
  const [year, month, date] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  const full = year.length === 2 ? `20${year}` : year;
  if (full.length !== 4 || Number(month) < 1 || Number(month) > 12 || Number(date) < 1 || Number(date) > 31)
    return null;
  return `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** How a number reads by a decimal mark: `1.234` is `1.234` by point and `1234` by comma. */
export function numberRead(sample: string, mark: DecimalMark): string {
  const digits = sample.normalize('NFKC').replace(/[^\d.,-]/g, '');
  return mark === 'point' ? digits.replace(/,/g, '') : digits.replace(/\./g, '').replace(/,/g, '.');
}
