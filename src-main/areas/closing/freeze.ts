import { hash } from 'node:crypto';
import { addMonths, monthStart } from '../../kernel/day.ts';
import type { ReadDb } from '../../storage/database.ts';
import { canonicalJson } from '../../kernel/text.ts';
import { periodWindow } from '../aging/rules/dso.ts';
import { salesBetween, salesByMonth } from '../aging/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { ledgerBalances } from '../ledger/store/read.ts';
import { readSettings } from '../settings/store.ts';
import type { CloseFigures, CloseRow } from './contract.ts';
import { figuresOf, HISTORY_MONTHS } from './rules/figures.ts';
import { rowsAt } from './store/closes.ts';

export interface Snapshot {
  readonly figures: CloseFigures;
  readonly rows: CloseRow[];
}

/**
 * Rows and figures of a point, worked out from the facts: the figures from the rows, the ledger beside them from the
 * documents. Bucket ends are those of the settings unless given.
 */
export function snapshotOf(db: ReadDb, point: PointInTime, ends?: CloseFigures['bucketEnds']): Snapshot {
  const { baseCurrency, buckets } = readSettings(db);
  const bucketEnds = { due: [...(ends ?? buckets).due], document: [...(ends ?? buckets).document] };
  const rows = rowsAt(db, point);
  const ledger = ledgerBalances(db, point);
  const codes = new Set([...rows.map((row) => row.currency), ...ledger.keys()]);
  if (codes.size === 0) codes.add(baseCurrency);
  // By code: another base currency later must not change the order, and with it the hash.
  const currencies = [...codes].sort().map((currency) =>
    figuresOf(rows, {
      asOf: point.asOf,
      bucketEnds,
      currency,
      ledgerMinor: ledger.get(currency) ?? 0,
      sales: salesByMonth(db, { ...point, currency, from: monthStart(addMonths(point.asOf, 1 - HISTORY_MONTHS)) }),
      periodSalesMinor: salesBetween(db, { ...point, currency, from: periodWindow(point.asOf).from }),
    }),
  );
  return { figures: { bucketEnds, currencies }, rows };
}

/** SHA-256 over the canonical form of what was frozen: anybody with the same facts comes to the same 64 characters. */
export function snapshotHash(
  head: { readonly month: string; readonly revision: number; readonly asOf: string; readonly knownAt: string },
  { figures, rows }: Snapshot,
): string {
  const { month, revision, asOf, knownAt } = head;
  return hash('sha256', canonicalJson({ month, revision, asOf, knownAt, figures, rows: rows.map(rowValues) }), 'hex');
}

export function rowValues(row: CloseRow): unknown[] {
  return [
    row.kind, row.refId, row.customerId, row.currency, row.number, row.issuedOn, row.dueOn, row.openMinor, row.disputedMinor,
  ]; // prettier-ignore
}

export interface RowDifference {
  readonly frozen: CloseRow | null;
  readonly facts: CloseRow | null;
}

/** Rows of one list that are not just so in the other; both in the order of `rowsAt`. */
export function differences(frozen: readonly CloseRow[], facts: readonly CloseRow[]): RowDifference[] {
  const key = (row: CloseRow): string => `${row.kind}:${row.refId}`;
  const left = new Map(facts.map((row) => [key(row), row]));
  const result: RowDifference[] = [];
  for (const row of frozen) {
    const other = left.get(key(row)) ?? null;
    left.delete(key(row));
    if (other === null || canonicalJson(rowValues(other)) !== canonicalJson(rowValues(row)))
      result.push({ frozen: row, facts: other });
  }
  for (const row of left.values()) result.push({ frozen: null, facts: row });
  return result;
}
