import { hash } from 'node:crypto';
import type { ReadDb } from '../../storage/database.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { canonicalJson } from '../../kernel/text.ts';
import { kpisOf } from '../aging/figures.ts';
import { agingTable } from '../aging/procedures.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import type { CloseFigures, CloseRow } from './contract.ts';
import { rowsAt } from './store/closes.ts';

export interface Snapshot {
  readonly figures: CloseFigures;
  readonly rows: CloseRow[];
}

/** Figures and rows of a point, worked out from the facts. Bucket ends are those of the settings unless given. */
export function snapshotOf(db: ReadDb, point: PointInTime, ends?: CloseFigures['bucketEnds']): Snapshot {
  const bucketEnds = ends ?? readSettings(db).buckets;
  const rows = rowsAt(db, point);
  const counts = countByCurrency(rows);
  const byDue = agingTable(db, { ...point, basis: 'due', bucketEnds: bucketEnds.due }).currencies;
  const byDocument = agingTable(db, { ...point, basis: 'document', bucketEnds: bucketEnds.document }).currencies;
  const currencies = byDue.map((due): CloseFigures['currencies'][number] => {
    const { currency } = due;
    const document = byDocument.find((row) => row.currency === currency);
    const kpis = kpisOf(db, { ...point, currency });
    return {
      currency,
      totalMinor: due.totalMinor,
      ledgerMinor: due.ledgerMinor,
      notDueMinor: due.notDueMinor,
      overdueMinor: due.overdueMinor,
      unappliedMinor: due.unappliedMinor,
      disputedMinor: due.disputedMinor,
      customerCount: due.customerCount,
      itemCount: counts.get(currency)?.item ?? 0,
      creditCount: counts.get(currency)?.credit ?? 0,
      dueBuckets: due.buckets,
      documentNotDueMinor: document?.notDueMinor ?? 0,
      documentBuckets: document?.buckets ?? [],
      over90Minor: kpis.over90Minor,
      topTenMinor: kpis.topTenMinor,
      overdueCustomerCount: kpis.overdueCustomerCount,
      dsoCountBackTenths: kpis.dsoCountBackTenths,
      dsoCountBackIsFloor: kpis.dsoCountBackIsFloor,
      dsoPeriodTenths: kpis.dsoPeriodTenths,
      bestPossibleDsoTenths: kpis.bestPossibleDsoTenths,
      averageDaysDelinquentTenths: kpis.averageDaysDelinquentTenths,
    };
  });
  return {
    figures: { bucketEnds: { due: [...bucketEnds.due], document: [...bucketEnds.document] }, currencies },
    rows,
  };
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

function countByCurrency(rows: readonly CloseRow[]): Map<CurrencyCode, { item: number; credit: number }> {
  const counts = new Map<CurrencyCode, { item: number; credit: number }>();
  for (const row of rows) {
    const count = counts.get(row.currency) ?? { item: 0, credit: 0 };
    count[row.kind] += 1;
    counts.set(row.currency, count);
  }
  return counts;
}
