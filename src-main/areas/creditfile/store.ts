import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { statementFiguresField, type StatementFigures } from './contract.ts';

export interface FinancialStatement {
  readonly statementId: Id<'financialStatement'>;
  readonly customerId: CustomerId;
  readonly periodEndOn: Day;
  readonly months: number;
  readonly currency: CurrencyCode;
  readonly source: string;
  readonly audited: boolean;
  readonly figures: StatementFigures;
  readonly note: string;
  readonly recordedAt: Instant;
}

/** A customer's statements for periods that had ended by the day and were on record by then, newest first. */
export function statementsOf(db: ReadDb, point: PointInTime, customerId: CustomerId): FinancialStatement[] {
  const { asOf, knownAt } = point;
  let rows = q
    .selectFrom('financial_statement')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('period_end_on', '<=', asOf)
    .orderBy('period_end_on', 'desc')
    .orderBy('id', 'desc');
  rows =
    knownAt === undefined
      ? rows.where('removed_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('removed_at', 'is', null), eb('removed_at', '>', knownAt)]));
  return db.all(rows).map((row) => ({
    statementId: row.id,
    customerId: row.customer_id,
    periodEndOn: row.period_end_on,
    months: row.months,
    currency: row.currency,
    source: row.source,
    audited: row.audited === 1,
    figures: statementFiguresField.parse(JSON.parse(row.figures_json)),
    note: row.note,
    recordedAt: row.recorded_at,
  }));
}
