import type { ImportField } from '../contract.ts';
import { isMissing } from './amounts.ts';
import { labelKey } from './synonyms.ts';
import type { ResolvedPlan } from './resolve.ts';
import { kindAt, textAt } from './table.ts';

export type RowClass = 'item' | 'header' | 'party' | 'subtotal' | 'total' | 'opening' | 'note' | 'blank' | 'hidden';

const subtotalLabel =
  /^(?:小计|本页小计|本页合计|本月合计|本月小计|本日合计|本期合计|sub-?\s?total\b|(?:page|period)\s+total\b)/i;
const totalLabel =
  /^(?:合计|总计|共计|总合计|本年累计|年累计|累计|grand\s*total\b|totals?$|total\s+(?:all|amount|outstanding|receivables?|overdue)\b)/i;
const groupTotalLabel = /^total\s+(?:for\s+)?\S|\S(?:小计|合计|汇总)$/i;
const openingLabel = /^(?:期初余额|上年结转|上月结转|期初|opening balance|balance b\/?f(?:wd)?|brought forward)/i;
const noteLabel = /^(?:备注|说明|注|制表|制单|审核|打印|编制|单位负责人|note|printed|prepared|page\s+\d)/i;

/** The fields by which a row shows that it is a row of data. */
const signs: readonly ImportField[] = ['invoiceNo', 'receiptNo', 'issuedOn', 'receivedOn', 'amount', 'dueOn'];

/**
 * What each row of the file is. Totals prove the load and are not loaded; a party row names the customer of the rows
 * below it, down to its total.
 */
export class RowClassifier {
  readonly #plan: ResolvedPlan;
  readonly #labels: readonly string[];
  /** The file has a customer column; a lone text is then a heading and no customer. */
  readonly #namesCustomers: boolean;

  constructor(plan: ResolvedPlan) {
    this.#plan = plan;
    this.#labels = plan.header.labels.map(labelKey);
    this.#namesCustomers = (['customerCode', 'customerName', 'taxId'] as const).some((field) =>
      plan.columns.has(field),
    );
  }

  classify(row: number): RowClass {
    const { table, columns, kind, includeHiddenRows } = this.#plan;
    const filled: number[] = [];
    for (let column = 0; column < table.width; column += 1)
      if (kindAt(table, row, column) !== 'blank') filled.push(column);
    if (filled.length === 0) return 'blank';
    if (!includeHiddenRows && table.hidden[row] === 1) return 'hidden';
    if (this.#repeatsHeader(row, filled)) return 'header';
    const label = this.#label(row, filled);
    if (kind === 'customers') return this.#isTotal(row, label) ?? 'item';
    const total = this.#isTotal(row, label);
    if (total) return total;
    const shown = signs.filter((field) => this.#shows(row, field));
    if (openingLabel.test(label) && !shown.includes('invoiceNo')) return 'opening';
    // An invoice number or two other signs make a row of data, complete or not; what is missing is then its error.
    if (shown.includes('amount') || shown.length >= 2) return 'item';
    if (filled.length === 1 && !this.#namesCustomers && label !== '' && !noteLabel.test(label) && this.#leadsItems(row))
      return 'party';
    const numbered = shown.includes('invoiceNo') || shown.includes('receiptNo');
    return numbered && filled.length > 1 && columns.size > 1 ? 'item' : 'note';
  }

  /** The text a total or party row shows: its first cell with words. */
  label(row: number): string {
    const { table } = this.#plan;
    const filled = Array.from({ length: table.width }, (_, column) => column).filter((column) => kindAt(table, row, column) !== 'blank'); // prettier-ignore
    return this.#label(row, filled);
  }

  #label(row: number, filled: readonly number[]): string {
    const { table } = this.#plan;
    const first = filled.find(
      (column) => kindAt(table, row, column) === 'text' && /\p{L}/u.test(textAt(table, row, column)),
    );
    return first === undefined ? '' : textAt(table, row, first).trim();
  }

  #isTotal(row: number, label: string): 'subtotal' | 'total' | null {
    const key = label
      .replace(/[\s:：]+/g, (gap) => (/[:：]/.test(gap) ? '' : ' '))
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
    const sort = subtotalLabel.test(key)
      ? 'subtotal'
      : totalLabel.test(key)
        ? 'total'
        : groupTotalLabel.test(key)
          ? 'subtotal'
          : null;
    if (!sort) return null;
    // Without an amount it is a customer by the name of Total, above its invoices.
    if (this.#plan.kind !== 'customers' && !this.#shows(row, 'amount') && this.#leadsItems(row)) return null;
    // A company may be called Total: with a number or a date of its own the row is an item.
    const own = (field: ImportField): boolean => this.#shows(row, field) && this.#text(row, field) !== label;
    if (['invoiceNo', 'receiptNo', 'issuedOn', 'receivedOn', 'taxId'].some((field) => own(field as ImportField)))
      return null;
    return this.#plan.kind === 'customers' && this.#shows(row, 'customerCode') && own('customerCode') ? null : sort;
  }

  #repeatsHeader(row: number, filled: readonly number[]): boolean {
    const { table, header } = this.#plan;
    if (filled.length < 2) return false;
    for (let level = header.top; level <= header.bottom; level += 1)
      if (filled.every((column) => textAt(table, row, column).trim() === textAt(table, level, column).trim()))
        return true;
    return filled.every((column) => this.#labels[column] === labelKey(textAt(table, row, column)));
  }

  #leadsItems(row: number): boolean {
    const { table } = this.#plan;
    for (let next = row + 1; next < Math.min(row + 4, table.height); next += 1) {
      const shown = signs.filter((field) => this.#shows(next, field));
      if (shown.length >= 2) return true;
    }
    return false;
  }

  #shows(row: number, field: ImportField): boolean {
    const column = this.#plan.columns.get(field);
    if (column === undefined) return false;
    return !isMissing({ text: this.#text(row, field), kind: kindAt(this.#plan.table, row, column) });
  }

  #text(row: number, field: ImportField): string {
    const column = this.#plan.columns.get(field);
    return column === undefined ? '' : textAt(this.#plan.table, row, column).trim();
  }
}
