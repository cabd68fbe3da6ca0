import type { PointInTime } from '../../ledger/store/asOf.ts';

/** On record at that moment and not taken away by then. */
export function keptSql(point: PointInTime, alias: string): string {
  return point.knownAt === undefined
    ? `${alias}.removed_at IS NULL`
    : `${alias}.recorded_at <= :knownAt AND (${alias}.removed_at IS NULL OR ${alias}.removed_at > :knownAt)`;
}
