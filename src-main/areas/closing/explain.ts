import type { CurrencyCode } from '../../kernel/currency.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingTable } from '../aging/procedures.ts';
import { customerLabels } from '../aging/store.ts';
import { readSettings } from '../settings/store.ts';
import { whyCodes, type ExplainLine, type Measure, type Why } from './contract.ts';
import { explainLines, type BareLine, type ExplainQuestion } from './store/explain.ts';

export interface ExplainView {
  readonly why?: Why | undefined;
  readonly sort: 'amount' | 'on' | 'document';
  readonly offset: number;
  readonly limit: number;
}

export interface ExplainedCurrency {
  currency: CurrencyCode;
  fromMinor: number;
  toMinor: number;
  linesMinor: number;
  lineCount: number;
  reasons: { why: Why; count: number; amountMinor: number }[];
  total: number;
  lines: ExplainLine[];
}

/** The difference of a figure per currency, base currency first; the two ends are the aging's own figures. */
export function explainOf(db: ReadDb, question: ExplainQuestion, view: ExplainView): ExplainedCurrency[] {
  const base = question.currency ?? readSettings(db).baseCurrency;
  const from = figuresAt(db, question, 'from');
  const to = figuresAt(db, question, 'to');
  const all = new Map<CurrencyCode, BareLine[]>();
  for (const line of explainLines(db, question)) {
    const lines = all.get(line.currency);
    if (lines) lines.push(line);
    else all.set(line.currency, [line]);
  }
  const codes = [...new Set([...from.keys(), ...to.keys(), ...all.keys()])].sort((a, b) =>
    a === base ? -1 : b === base ? 1 : a < b ? -1 : 1,
  );
  const labels = customerLabels(db);
  return codes.map((currency) => {
    const lines = all.get(currency) ?? [];
    const wanted = view.why === undefined ? lines : lines.filter((line) => line.why === view.why);
    const window = [...wanted].sort(orders[view.sort]).slice(view.offset, view.offset + view.limit);
    return {
      currency,
      fromMinor: from.get(currency) ?? 0,
      toMinor: to.get(currency) ?? 0,
      linesMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
      lineCount: lines.length,
      reasons: reasonsOf(lines),
      total: wanted.length,
      lines: window.map(({ currency: _currency, ...line }) => ({
        ...line,
        customer: labels.get(line.customerId)?.name ?? '',
      })),
    };
  });
}

function figuresAt(db: ReadDb, question: ExplainQuestion, end: 'from' | 'to'): Map<CurrencyCode, number> {
  const { currencies } = agingTable(db, {
    ...question[end],
    basis: 'due',
    bucketEnds: [36_500],
    currency: question.currency,
  });
  return new Map(currencies.map((row) => [row.currency, row[figureOf[question.measure]]]));
}

const figureOf = {
  balance: 'totalMinor',
  overdue: 'overdueMinor',
  unapplied: 'unappliedMinor',
} as const satisfies Record<Measure, string>;

function reasonsOf(lines: readonly BareLine[]): ExplainedCurrency['reasons'] {
  const sums = new Map<Why, { count: number; amountMinor: number }>();
  for (const { why, amountMinor } of lines) {
    const sum = sums.get(why) ?? { count: 0, amountMinor: 0 };
    sum.count += 1;
    sum.amountMinor += amountMinor;
    sums.set(why, sum);
  }
  return whyCodes.flatMap((why) => {
    const sum = sums.get(why);
    return sum ? [{ why, ...sum }] : [];
  });
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const last = (a: BareLine, b: BareLine): number => a.documentId - b.documentId || text(a.against, b.against);
const orders: Readonly<Record<ExplainView['sort'], (a: BareLine, b: BareLine) => number>> = {
  amount: (a, b) => Math.abs(b.amountMinor) - Math.abs(a.amountMinor) || last(a, b),
  on: (a, b) => text(a.on, b.on) || text(a.recordedAt, b.recordedAt) || last(a, b),
  document: (a, b) => text(a.document, b.document) || last(a, b),
};
