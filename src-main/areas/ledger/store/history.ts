import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import type { DocumentKind } from '../contract.ts';
import { knownSql, pointParams, reversedSql, type PointInTime } from './asOf.ts';

export interface HistoryLine {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly on: Day;
  readonly changeMinor: number;
  readonly reversal: boolean;
  readonly note: string;
}

/** Every document of a customer up to a day, and every reversal as a line of its own on its own day. */
export function historyEntries(db: ReadDb, point: PointInTime & { readonly customerId: CustomerId }): HistoryLine[] {
  const known = knownSql(point, 'document');
  const rows = db.rows<Omit<HistoryLine, 'reversal'> & { reversal: number }>(
    `SELECT id AS "documentId", kind, number, currency, issued_on AS "on",
       CASE WHEN kind IN ('receipt','credit_note','write_off') THEN -amount_minor ELSE amount_minor END AS "changeMinor", 0 AS reversal, note
     FROM document WHERE customer_id = :customerId AND issued_on <= :asOf AND ${known}
     UNION ALL
     SELECT id, kind, number, currency, reversed_on, amount_minor, 1, reversal_reason
     FROM document WHERE customer_id = :customerId AND ${reversedSql(point, 'document')} AND ${known}`,
    { ...pointParams(point), customerId: point.customerId },
  );
  return rows.map((row) => ({ ...row, reversal: row.reversal === 1 }));
}
