import { sql } from 'kysely';
import { q, type ReadDb } from '../../../storage/database.ts';
import type { CreditKind, DebitKind } from '../../../storage/schema.ts';

/**
 * The next free number of an own series, counted over all customers: W-000001, W-000002 … Numbers of other shapes do not
 * count. A number once used is not given again while its document stands.
 */
export function nextInSeries(db: ReadDb, kind: DebitKind | CreditKind, letters: string): string {
  const prefix = `${letters}-`;
  const row = db.first(
    q
      .selectFrom('document')
      .select(sql<number | null>`max(cast(substr(number, ${sql.lit(prefix.length + 1)}) AS INTEGER))`.as('last'))
      .where('kind', '=', kind)
      .where('number', '>=', `${prefix}000000`)
      .where('number', '<', `${prefix}:`)
      // Needed for the index of numbers, which lists standing documents only.
      .where('voided_at', 'is', null),
  );
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(6, '0')}`;
}

/** The next free number of the own receipt series: R-000001, R-000002 … */
export function nextReceiptNumber(db: ReadDb): string {
  return nextInSeries(db, 'receipt', 'R');
}
