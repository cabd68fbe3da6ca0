import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { RowError } from '../contract.ts';
import { readAmount } from './amounts.ts';
import { CustomerMatcher } from './match.ts';
import { CustomerPlanner } from './planCustomers.ts';
import { InvoicePlanner } from './planInvoices.ts';
import { ReceiptPlanner } from './planReceipts.ts';
import type { BookFacts, ControlTotal, PlannedImport, RowVerdict } from './planned.ts';
import type { ResolvedPlan } from './resolve.ts';
import { dataCells } from './resolve.ts';
import { RowClassifier } from './rows.ts';
import { RowReader } from './rowReader.ts';
import { halfConverted } from './dates.ts';
import { columnLetter, kindAt, textAt } from './table.ts';

const SAMPLE_ROWS = 20;
const ROWS_PER_STEP = 250;

/**
 * Decides for every row of the file what would happen to it. Yields the number of rows done every few hundred, so that
 * the caller can show progress and let others in; the value at the end is the whole plan.
 */
export function* planImport(plan: ResolvedPlan, facts: BookFacts): Generator<number, PlannedImport> {
  const read = new RowReader(plan);
  const matcher = new CustomerMatcher(facts.customers);
  const invoices = new InvoicePlanner(plan, facts, read, matcher);
  const receipts = new ReceiptPlanner(plan, facts, read, matcher);
  const customers = new CustomerPlanner(plan, read, matcher);
  const planner = { invoices, receipts, customers }[plan.kind];
  const classifier = new RowClassifier(plan);
  const proof = new Proof(plan);
  const errors: RowError[] = [];
  const warnings: RowError[] = columnWarnings(plan);
  const rejected = new Set<number>();
  const duplicateRows: { row: number; number: string }[] = [];
  const sample: Readonly<Record<string, string>>[] = [];
  const totals = new Map<CurrencyCode, { amountMinor: number; paidMinor: number }>();
  let [rows, accepted, skipped, party] = [0, 0, 0, ''];

  for (let row = plan.header.bottom + 1; row < plan.table.height; row += 1) {
    if (row % ROWS_PER_STEP === 0) yield row;
    const sort = classifier.classify(row);
    if (sort === 'blank') continue;
    rows += 1;
    if (sort === 'item') {
      read.start(row);
      const verdict: RowVerdict = planner.plan(row, party);
      errors.push(...read.errors);
      warnings.push(...read.warnings);
      if (verdict.state !== 'skipped') proof.item(verdict);
      switch (verdict.state) {
        case 'accepted': {
          accepted += 1;
          const sum = totals.get(verdict.currency) ?? { amountMinor: 0, paidMinor: 0 };
          totals.set(verdict.currency, {
            amountMinor: sum.amountMinor + verdict.amountMinor,
            paidMinor: sum.paidMinor + verdict.paidMinor,
          });
          if (sample.length < SAMPLE_ROWS && Object.keys(verdict.sample).length > 0) sample.push(verdict.sample);
          break;
        }
        case 'duplicate':
          duplicateRows.push({ row, number: verdict.number });
          break;
        case 'rejected':
          rejected.add(row);
          break;
        case 'skipped':
          skipped += 1;
      }
      continue;
    }
    skipped += 1;
    if (sort === 'party') party = classifier.label(row);
    if (sort === 'subtotal' || sort === 'total') {
      proof.total(row, classifier.label(row), sort);
      party = '';
    }
    if (sort === 'opening') {
      read.start(row);
      read.warn(null, 'opening_row_skipped', { label: classifier.label(row) });
      warnings.push(...read.warnings);
    }
  }

  if (planner instanceof InvoicePlanner) {
    for (const { row, error, amountMinor, currency } of planner.finish()) {
      accepted -= 1;
      rejected.add(row);
      errors.push(error);
      const sum = totals.get(currency);
      if (sum) totals.set(currency, { ...sum, amountMinor: sum.amountMinor - amountMinor });
    }
    // What is paid follows the invoices that are left, not the rows they came from.
    for (const sum of totals.values()) sum.paidMinor = 0;
    for (const { paid, currency } of invoices.invoices) {
      const sum = totals.get(currency);
      if (paid && sum) sum.paidMinor += paid.amountMinor;
    }
  }
  errors.sort((a, b) => a.row - b.row);
  const standing = plan.kind === 'customers' ? [] : [...totals].map(([currency, sum]) => ({ currency, ...sum }));
  return {
    kind: plan.kind,
    rows,
    accepted,
    skipped,
    rejectedRows: [...rejected].sort((a, b) => a - b),
    duplicateRows,
    errors,
    warnings,
    newCustomers: matcher.created,
    invoices: invoices.invoices,
    receipts: receipts.receipts,
    customers: customers.customers,
    totals: accepted === 0 ? [] : standing.sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    controlTotals: proof.totals,
    dueFromTerms: invoices.dueFromTerms,
    sample,
  };
}

/** Runs a plan to its end at once. */
export function planAtOnce(plan: ResolvedPlan, facts: BookFacts): PlannedImport {
  const steps = planImport(plan, facts);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Holds the file's own totals against what was read of the rows above them. */
class Proof {
  readonly totals: ControlTotal[] = [];
  readonly #plan: ResolvedPlan;
  #all = 0;
  #sinceLast = 0;
  readonly #currencies = new Set<CurrencyCode>();

  constructor(plan: ResolvedPlan) {
    this.#plan = plan;
  }

  item(verdict: { currency: CurrencyCode | null; amountMinor: number | null }): void {
    if (verdict.currency === null || verdict.amountMinor === null) return;
    this.#currencies.add(verdict.currency);
    this.#all += verdict.amountMinor;
    this.#sinceLast += verdict.amountMinor;
  }

  total(row: number, label: string, sort: 'subtotal' | 'total'): void {
    const { table, columns, amountFormats } = this.#plan;
    const [column, format] = [columns.get('amount'), amountFormats.get('amount')];
    const [currency = this.#plan.currency] = this.#currencies;
    const sinceLast = this.#sinceLast;
    this.#sinceLast = 0;
    // Sums over several currencies prove nothing.
    if (column === undefined || !format || this.#currencies.size > 1) return;
    const stated = readAmount({ text: textAt(table, row, column), kind: kindAt(table, row, column) }, format, currency);
    if (!stated.ok || stated.value === null) return;
    // 合计 may close a group or the whole list: the reading that fits is meant.
    const readMinor =
      sort === 'subtotal' || (stated.value !== this.#all && stated.value === sinceLast) ? sinceLast : this.#all;
    this.totals.push({
      row: row + 1,
      label,
      fileMinor: stated.value,
      readMinor,
      differenceMinor: stated.value - readMinor,
    });
  }
}

/** What only the column as a whole can tell: days turned into dates by the wrong reading, codes that lost their zeros. */
function columnWarnings(plan: ResolvedPlan): RowError[] {
  const { table, header, columns } = plan;
  const found: RowError[] = [];
  const warn = (column: number, code: string, params: RowError['params']): void => {
    found.push({
      row: header.bottom + 1,
      column: header.labels[column] ?? '',
      cell: `${columnLetter(column)}${header.bottom + 1}`,
      code,
      params,
      value: '',
    });
  };
  for (const [field, column] of columns) {
    if (plan.dateOrders.has(field) && halfConverted(dataCells(table, header, column)))
      warn(column, 'dates_half_converted', {});
    if (field === 'customerCode' || field === 'invoiceNo' || field === 'receiptNo') {
      let [zeroLength, shorter] = [0, 0];
      for (const { text, kind } of dataCells(table, header, column))
        if (kind === 'text' && /^0\d+$/.test(text)) zeroLength = Math.max(zeroLength, text.length);
      if (zeroLength === 0) continue;
      for (const { text, kind } of dataCells(table, header, column))
        if (kind === 'number' && text.length < zeroLength) shorter += 1;
      if (shorter > 0) warn(column, 'id_zeros_lost', { count: shorter, length: zeroLength });
    }
  }
  return found;
}
