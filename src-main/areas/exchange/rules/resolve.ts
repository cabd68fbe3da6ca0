import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { ImportField, ImportKind, ImportPlan } from '../contract.ts';
import { decideDecimalMark, decideUnit, type AmountFormat } from './amounts.ts';
import { decideDateOrder, type DateOrder } from './dates.ts';
import { amountFields, dateFields, findHeader, headerAt, type Header } from './header.ts';
import { columnLetter, kindAt, textAt, type CellKind, type Table } from './table.ts';

/** A plan with every question answered: which column is what, and how each column writes days and figures. */
export interface ResolvedPlan {
  readonly kind: ImportKind;
  readonly table: Table;
  readonly header: Header;
  readonly columns: ReadonlyMap<ImportField, number>;
  readonly dateOrders: ReadonlyMap<ImportField, DateOrder>;
  readonly amountFormats: ReadonlyMap<ImportField, AmountFormat>;
  readonly currency: CurrencyCode;
  readonly asOf: Day;
  readonly negativesAsCreditNotes: boolean;
  readonly linesAsOne: boolean;
  readonly includeHiddenRows: boolean;
}

export type ResolveProblem =
  | 'header_not_found' | 'mapping_incomplete' | 'mapping_column_unknown' | 'mapping_field_twice' | 'date_order_needed'
  | 'decimal_mark_needed'; // prettier-ignore

/** Groups of which one field at least must be mapped. A list grouped under party rows needs no customer column. */
const needed: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  invoices: [['invoiceNo'], ['amount'], ['issuedOn']],
  receipts: [['amount'], ['receivedOn'], ['customerCode', 'customerName', 'taxId', 'invoiceNo']],
  customers: [['customerName', 'customerCode']],
};

export function resolvePlan(table: Table, plan: ImportPlan): Result<ResolvedPlan, ResolveProblem> {
  const header =
    plan.headerRow === undefined ? findHeader(table, plan.kind) : headerAt(table, plan.headerRow - 1, plan.kind);
  if (!header) return refuse('header_not_found', { rows: table.height });
  const columns = new Map<ImportField, number>();
  for (const { index, field } of plan.mapping) {
    if (index >= table.width) return refuse('mapping_column_unknown', { column: columnLetter(index) });
    if (columns.has(field)) return refuse('mapping_field_twice', { field });
    columns.set(field, index);
  }
  const missing = needed[plan.kind].filter((group) => !group.some((field) => columns.has(field)));
  if (missing.length > 0) return refuse('mapping_incomplete', { missing: missing.map((group) => group[0] ?? '') });

  const dateOrders = new Map<ImportField, DateOrder>();
  const amountFormats = new Map<ImportField, AmountFormat>();
  for (const [field, index] of columns) {
    const label = header.labels[index] ?? '';
    const answer = plan.formats.find((format) => format.index === index);
    if (dateFields.has(field)) {
      const decided = decideDateOrder(dataCells(table, header, index));
      const order = answer?.dateOrder ?? decided.order;
      if (order === null) return refuse('date_order_needed', { column: label, examples: decided.examples });
      dateOrders.set(field, order);
    }
    if (amountFields.has(field)) {
      const decided = decideDecimalMark(dataCells(table, header, index), plan.currency);
      const mark = answer?.decimalMark ?? decided.mark;
      if (mark === null) return refuse('decimal_mark_needed', { column: label, examples: decided.examples });
      amountFormats.set(field, { mark, unitPower: decideUnit(label, dataCells(table, header, index)) });
    }
  }
  const { kind, currency, asOf, negativesAsCreditNotes, linesAsOne, includeHiddenRows } = plan;
  return ok({
    kind, table, header, columns, dateOrders, amountFormats, currency, asOf, negativesAsCreditNotes, linesAsOne,
    includeHiddenRows,
  }); // prettier-ignore
}

/** The cells of a column below the header. */
export function* dataCells(table: Table, header: Header, column: number): Generator<{ text: string; kind: CellKind }> {
  for (let row = header.bottom + 1; row < table.height; row += 1) {
    const kind = kindAt(table, row, column);
    if (kind !== 'blank') yield { text: textAt(table, row, column), kind };
  }
}
