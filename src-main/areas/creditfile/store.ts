import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb } from '../../storage/database.ts';
import { keptSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { statementFiguresField, type StatementFigures } from './contract.ts';
import { hardStopsIn, type HardStop, type RecordFact } from './rules/hardStops.ts';
import { concerns, factorBpOf, type MarketScope, type Placed } from './rules/market.ts';

export { completenessAt, completenessOfCustomer } from './store/completeness.ts';
export { recordsOf, ratingsOf } from './store/records.ts';

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
  readonly actor: string;
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
    actor: row.actor,
    recordedAt: row.recorded_at,
  }));
}

/**
 * Codes of what forbids credit to a customer as of a day: insolvency, listed as a dishonest debtor, licence revoked, fraud
 * mark. An unpaid dishonoured bill is told by the register of bills and added where a score is made.
 */
export function hardStopsOf(db: ReadDb, point: PointInTime, customerId: CustomerId): HardStop[] {
  const params = { customerId, ...pointParams(point) };
  const records = db.rows<RecordFact>(
    `SELECT category, status, checked_on AS "checkedOn" FROM credit_record
     WHERE customer_id = :customerId AND checked_on <= :asOf AND ${keptSql(point)}`,
    params,
  );
  const [newest] = db.rows<{ ticks: number }>(
    `SELECT json_array_length(ticks_json) AS ticks FROM fraud_check
     WHERE customer_id = :customerId AND checked_on <= :asOf AND ${keptSql(point)} ORDER BY checked_on DESC, id DESC LIMIT 1`,
    params,
  );
  return hardStopsIn(records, newest?.ticks ?? null);
}

export interface MarketNoteInForce {
  readonly scope: MarketScope;
  readonly name: string;
  readonly outlook: 'good' | 'neutral' | 'bad';
  readonly factorBp: number;
}

/** What the market, the customer's industry and region do to a score on that day: the product, and the notes behind it. */
export function marketFactorOf(
  db: ReadDb,
  point: PointInTime,
  placed: Placed,
): { readonly factorBp: number; readonly notes: readonly MarketNoteInForce[] } {
  const notes = db
    .rows<MarketNoteInForce>(
      `SELECT scope, name, outlook, factor_bp AS "factorBp" FROM market_note
       WHERE from_on <= :asOf AND (until_on IS NULL OR until_on >= :asOf) AND ${keptSql(point)}
       ORDER BY CASE scope WHEN 'market' THEN 0 WHEN 'industry' THEN 1 ELSE 2 END, from_on, id`,
      pointParams(point),
    )
    .filter((note) => concerns(note, placed));
  return { factorBp: factorBpOf(notes), notes };
}
