import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../storage/database.ts';
import type { Rate } from './contract.ts';

export type RateId = Id<'rate'>;

const columns = `id AS "rateId", currency, base, on_day AS "onDay", rate, source, recorded_at AS "recordedAt"`;

export interface RateQuestion {
  readonly base: CurrencyCode;
  readonly currency?: CurrencyCode | undefined;
  readonly asOf?: Day | undefined;
  readonly knownAt?: Instant | undefined;
}

/** Rates to the base currency, newest day first; of one day the later recorded comes first. */
export function listRates(db: ReadDb, question: RateQuestion): Rate[] {
  const where = [
    'base = :base',
    question.knownAt === undefined
      ? 'removed_at IS NULL'
      : 'recorded_at <= :knownAt AND (removed_at IS NULL OR removed_at > :knownAt)',
  ];
  const params: Record<string, SqlValue> = { base: question.base };
  if (question.knownAt !== undefined) params['knownAt'] = question.knownAt;
  if (question.currency !== undefined) {
    where.push('currency = :currency');
    params['currency'] = question.currency;
  }
  if (question.asOf !== undefined) {
    where.push('on_day <= :asOf');
    params['asOf'] = question.asOf;
  }
  return db.rows<Rate>(
    `SELECT ${columns} FROM exchange_rate WHERE ${where.join(' AND ')} ORDER BY on_day DESC, currency, id DESC`,
    params,
  );
}

export function findRate(db: ReadDb, rateId: RateId): Rate | undefined {
  return db.rows<Rate>(`SELECT ${columns} FROM exchange_rate WHERE id = :rateId AND removed_at IS NULL`, { rateId })[0];
}

export function insertRate(db: WriteDb, rate: Omit<Rate, 'rateId'>): RateId {
  const { lastId } = db.run(
    q.insertInto('exchange_rate').values({
      currency: rate.currency,
      base: rate.base,
      on_day: rate.onDay,
      rate: rate.rate,
      source: rate.source,
      recorded_at: rate.recordedAt,
      removed_at: null,
    }),
  );
  return lastId as RateId;
}

export function removeRate(db: WriteDb, rateId: RateId, at: Instant): void {
  db.prepare('UPDATE exchange_rate SET removed_at = ? WHERE id = ?')(at, rateId);
}
