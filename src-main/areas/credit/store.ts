import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { BatchId, CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';

export interface Limit {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly reason: string;
  readonly recordedAt: Instant;
}

/** Every limit on record by then, newest start first; of two with one start the later recorded comes first. */
export function limitsOf(
  db: ReadDb,
  point: Pick<PointInTime, 'knownAt'> & { readonly customerId?: CustomerId },
): Limit[] {
  let limits = q
    .selectFrom('credit_limit')
    .select([
      'customer_id as customerId',
      'currency',
      'amount_minor as amountMinor',
      'from_on as fromOn',
      'until_on as untilOn',
      'reason',
      'recorded_at as recordedAt',
    ])
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc');
  const { customerId, knownAt } = point;
  if (customerId !== undefined) limits = limits.where('customer_id', '=', customerId);
  limits =
    knownAt === undefined
      ? limits.where('voided_at', 'is', null)
      : limits
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
  return db.all(limits);
}

/** The limit in force per customer and currency: the newest start that is not after the day, unless it has ended. */
export function limitsInForce(db: ReadDb, point: PointInTime): Map<string, Limit> {
  const inForce = new Map<string, Limit>();
  for (const limit of limitsOf(db, point)) {
    const key = limitKey(limit.customerId, limit.currency);
    if (limit.fromOn <= point.asOf && !inForce.has(key)) inForce.set(key, limit);
  }
  for (const [key, limit] of inForce) if (limit.untilOn !== null && limit.untilOn < point.asOf) inForce.delete(key);
  return inForce;
}

export function limitKey(customerId: CustomerId, currency: CurrencyCode): string {
  return `${customerId}:${currency}`;
}

export function insertLimit(db: WriteDb, limit: Limit, batchId: BatchId | null = null): void {
  db.run(
    q.insertInto('credit_limit').values({
      customer_id: limit.customerId,
      currency: limit.currency,
      amount_minor: limit.amountMinor,
      from_on: limit.fromOn,
      until_on: limit.untilOn,
      reason: limit.reason,
      batch_id: batchId,
      recorded_at: limit.recordedAt,
      voided_at: null,
    }),
  );
}
