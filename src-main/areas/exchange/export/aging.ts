import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { formatMinor, type Language } from '../../../kernel/format.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { AgingCurrency, Basis } from '../../aging/contract.ts';
import { agingTable } from '../../aging/procedures.ts';
import type { JobContext } from '../../context.ts';
import type { OpenItem } from '../../ledger/contract.ts';
import { listItems } from '../../ledger/store/read.ts';
import { readSettings } from '../../settings/store.ts';
import { amount, dateCell, heading, text, whole, writeWorkbook, type Cell, type SheetPlan } from './sheets.ts';
import { agingWords, type AgingWords } from './words.ts';

export interface AgingExport {
  readonly asOf: Day;
  readonly knownAt?: Instant | undefined;
  readonly basis: Basis;
  readonly currency?: CurrencyCode | undefined;
  readonly search?: string | undefined;
  readonly language: Language;
}

const ITEMS_PER_STEP = 2000;

/**
 * The aging as a workbook of three sheets: summary, customers, open items. Codes and numbers are text, figures are
 * numbers, and every sheet says as of when, known when, on which basis, and whether it agrees with the ledger.
 * Returns the number of open items.
 */
export async function exportAging(
  ctx: JobContext,
  file: string,
  question: AgingExport,
): Promise<Result<number, 'file_not_writable'>> {
  const { language, search, ...asked } = question;
  const words = agingWords[language];
  const table = agingTable(ctx.db, {
    ...asked,
    customers: { search, sort: 'overdue', sortBucket: 0, descending: true, offset: 0, limit: 1_000_000 },
  });
  const items: OpenItem[] = [];
  const { basis: _basis, ...point } = asked;
  for (let offset = 0; ; offset += ITEMS_PER_STEP) {
    ctx.progress('collecting', items.length, items.length + ITEMS_PER_STEP);
    await ctx.breathe();
    const rows = listItems(
      ctx.db,
      { ...point, search, status: 'open' },
      { sort: 'customer', offset, limit: ITEMS_PER_STEP },
    );
    items.push(...rows);
    if (rows.length < ITEMS_PER_STEP) break;
  }
  ctx.progress('writing', 0, 1);
  const head = headRows(ctx, question, words);
  const written = await writeWorkbook(file, [
    summarySheet(head, table.currencies, words),
    customerSheet(head, table.currencies, words),
    itemSheet(head, items, words),
  ]);
  ctx.progress('writing', 1, 1);
  return written.ok ? ok(items.length) : written;
}

function headRows(ctx: JobContext, question: AgingExport, words: AgingWords): Cell[][] {
  const { company } = readSettings(ctx.db);
  const line = (label: string, value: string): Cell[] => [
    { value: label, type: String, fontWeight: 'bold' },
    text(value),
  ];
  return [
    [{ value: words.title, type: String, fontWeight: 'bold', fontSize: 14 }],
    line(words.company, company.name),
    line(words.asOf, question.asOf),
    line(words.knownAt, question.knownAt ?? words.now),
    line(words.basis, words.bases[question.basis]),
    line(words.generatedAt, ctx.now),
    ...(question.search ? [line(words.search, question.search)] : []),
    [],
  ];
}

function bucketHeadings(currencies: readonly AgingCurrency[], words: AgingWords): Cell[] {
  const buckets = currencies[0]?.buckets ?? [];
  return buckets.map(({ from, to }) => heading(to === null ? words.over(from - 1) : words.days(from, to), 'right'));
}

/** One line per currency, never a sum over several, and the proof below each. */
function summarySheet(head: readonly Cell[][], currencies: readonly AgingCurrency[], words: AgingWords): SheetPlan {
  const columns = [heading(words.currency), heading(words.notDue, 'right'), ...bucketHeadings(currencies, words), heading(words.unapplied, 'right'), heading(words.total, 'right'), heading(words.ledger, 'right'), heading(words.difference, 'right')]; // prettier-ignore
  const rows = currencies.map((row): Cell[] => [
    text(row.currency),
    amount(row.notDueMinor, row.currency),
    ...row.buckets.map((bucket) => amount(bucket.amountMinor, row.currency)),
    amount(row.unappliedMinor, row.currency),
    amount(row.totalMinor, row.currency, true),
    amount(row.ledgerMinor, row.currency),
    amount(row.totalMinor - row.ledgerMinor, row.currency),
  ]);
  const proof = currencies.map(({ currency, totalMinor, ledgerMinor }): Cell[] => {
    const agrees = totalMinor === ledgerMinor;
    const sums = { total: formatMinor(totalMinor, currency), ledger: formatMinor(ledgerMinor, currency) };
    const value = `${currency}: ${agrees ? words.reconciled(sums.total) : words.notReconciled(sums.total, sums.ledger)}`;
    return [{ value, type: String, ...(agrees ? {} : { textColor: '#c92a2a', fontWeight: 'bold' as const }) }];
  });
  return {
    sheet: words.sheets.summary,
    widths: [14, ...columns.map(() => 16)],
    rows: [...head, columns, ...rows, [], ...proof],
  };
}

function customerSheet(head: readonly Cell[][], currencies: readonly AgingCurrency[], words: AgingWords): SheetPlan {
  const columns = [heading(words.code), heading(words.name), heading(words.currency), heading(words.notDue, 'right'), ...bucketHeadings(currencies, words), heading(words.unapplied, 'right'), heading(words.overdue, 'right'), heading(words.total, 'right'), heading(words.oldest, 'right')]; // prettier-ignore
  const rows = currencies.flatMap(({ currency, customers }) =>
    customers.map((row): Cell[] => [
      text(row.customerCode),
      text(row.customerName),
      text(currency),
      amount(row.notDueMinor, currency),
      ...row.buckets.map((bucket) => amount(bucket.amountMinor, currency)),
      amount(row.unappliedMinor, currency),
      amount(row.overdueMinor, currency),
      amount(row.totalMinor, currency, true),
      whole(row.oldestDaysLate),
    ]),
  );
  return {
    sheet: words.sheets.customers,
    widths: [14, 34, ...columns.map(() => 14)],
    rows: [...head, columns, ...rows],
  };
}

/** With headings the import knows, so that this sheet can be loaded elsewhere as it is. */
function itemSheet(head: readonly Cell[][], items: readonly OpenItem[], words: AgingWords): SheetPlan {
  const columns = [heading(words.number), heading(words.code), heading(words.name), heading(words.currency), heading(words.issuedOn), heading(words.dueOn), heading(words.amount, 'right'), heading(words.open, 'right'), heading(words.disputed, 'right'), heading(words.daysLate, 'right')]; // prettier-ignore
  const rows = items.map((item): Cell[] => [
    text(item.number),
    text(item.customerCode),
    text(item.customerName),
    text(item.currency),
    dateCell(item.issuedOn),
    dateCell(item.dueOn),
    amount(item.amountMinor, item.currency),
    amount(item.openMinor, item.currency),
    amount(item.disputedMinor, item.currency),
    whole(item.daysLate),
  ]);
  return {
    sheet: words.sheets.items,
    widths: [24, 14, 34, 8, 12, 12, 16, 16, 14, 10],
    rows: [...head, columns, ...rows],
  };
}
