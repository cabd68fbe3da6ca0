import { hash } from 'node:crypto';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { addMonths, monthStart, type Day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import type { Instant } from '../../kernel/instant.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb, WriteDb } from '../../storage/database.ts';
import { canonicalJson } from '../../kernel/text.ts';
import { periodWindow } from '../aging/rules/dso.ts';
import { salesBetween, salesByMonth } from '../aging/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { ledgerBalances } from '../ledger/store/read.ts';
import { readSettings } from '../settings/store.ts';
import { checksOf, offLedger } from './checklist.ts';
import type { CloseFigures, CloseRow, Tick } from './contract.ts';
import type { KeptChecklist } from './kept.ts';
import { figuresOf, HISTORY_MONTHS } from './rules/figures.ts';
import { auditHeadHash, insertClose, rowsAt } from './store/closes.ts';

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

export interface MonthToFreeze {
  readonly month: string;
  readonly revision: number;
  readonly asOf: Day;
  /** What is on record by then is frozen; also when the close is recorded. */
  readonly knownAt: Instant;
  readonly actor: string;
  readonly note: string;
  readonly ticks: readonly Tick[];
  readonly reviseReason?: string | undefined;
}

/** Writes a close: its rows, the figures made from them, and their hash. Refused while the aging differs from the ledger. */
export function freezeMonth(db: WriteDb, close: MonthToFreeze) {
  const { month, revision, asOf, knownAt } = close;
  const head = { month, revision, asOf, knownAt };
  const [off] = offLedger(db, asOf);
  if (off) return refuse('aging_off_ledger', offBy(month, off.currency, off.amountMinor));
  const snapshot = snapshotOf(db, { asOf, knownAt });
  const wrong = snapshot.figures.currencies.find((row) => row.totalMinor !== row.ledgerMinor);
  if (wrong) return refuse('aging_off_ledger', offBy(month, wrong.currency, wrong.totalMinor - wrong.ledgerMinor));
  const sha256 = snapshotHash(head, snapshot);
  const auditHead = auditHeadHash(db);
  const checklist: KeptChecklist = {
    checks: checksOf(db, asOf),
    ticks: [...close.ticks],
    reviseReason: close.reviseReason ?? '',
  };
  const closeId = insertClose(
    db,
    {
      month,
      revision,
      as_of: asOf,
      known_at: knownAt,
      checklist_json: canonicalJson(checklist),
      figures_json: canonicalJson(snapshot.figures),
      sha256,
      audit_head: auditHead,
      note: close.note,
      actor: close.actor,
      recorded_at: knownAt,
    },
    snapshot.rows,
  );
  const { currencies } = snapshot.figures;
  return ok({ closeId, ...head, sha256, auditHead, rowCount: snapshot.rows.length, currencies });
}

function offBy(month: string, currency: CurrencyCode, differenceMinor: number) {
  return { month, currency, difference: formatMinor(differenceMinor, currency) };
}

function rowValues(row: CloseRow): unknown[] {
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
