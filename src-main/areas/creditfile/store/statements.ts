import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, Id } from '../../../kernel/ids.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { statementFiguresField, type Statement } from '../contract.ts';
import type { By } from './records.ts';

export type NewStatement = Omit<Statement, 'statementId' | 'actor' | 'recordedAt'>;

export function insertStatement(
  db: WriteDb,
  statement: NewStatement,
  { recordedAt, actor }: By,
): Id<'financialStatement'> {
  const { lastId } = db.run(
    q.insertInto('financial_statement').values({
      customer_id: statement.customerId,
      period_end_on: statement.periodEndOn,
      months: statement.months,
      currency: statement.currency,
      source: statement.source,
      audited: statement.audited ? 1 : 0,
      figures_json: JSON.stringify(statement.figures),
      note: statement.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as Id<'financialStatement'>;
}

export function findStatement(db: ReadDb, statementId: Id<'financialStatement'>): NewStatement | null {
  const row = db.first(
    q.selectFrom('financial_statement').selectAll().where('id', '=', statementId).where('removed_at', 'is', null),
  );
  return row === undefined
    ? null
    : {
        customerId: row.customer_id,
        periodEndOn: row.period_end_on,
        months: row.months,
        currency: row.currency,
        source: row.source,
        audited: row.audited === 1,
        figures: statementFiguresField.parse(JSON.parse(row.figures_json)),
        note: row.note,
      };
}

/** Another statement of the same period, which a second one would contradict without saying so. */
export function periodTaken(
  db: ReadDb,
  { customerId, periodEndOn, months }: { customerId: CustomerId; periodEndOn: Day; months: number },
  except: Id<'financialStatement'> | undefined,
): boolean {
  const found = db.rows<{ id: Id<'financialStatement'> }>(
    `SELECT id FROM financial_statement
     WHERE customer_id = :customerId AND period_end_on = :periodEndOn AND months = :months AND removed_at IS NULL`,
    { customerId, periodEndOn, months },
  );
  return found.some(({ id }) => id !== except);
}
