import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { BatchId, CustomerId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import type { LimitKind } from './contract.ts';

export type { LimitKind };

export interface Limit {
  readonly limitId: Id<'creditLimit'>;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly reason: string;
  readonly recordedAt: Instant;
  /** A temporary limit comes on top of the standing or trial one; each takes the place of the earlier of its kind. */
  readonly kind: LimitKind;
  readonly approver: string;
  /** What it was worked out from (JSON); empty: nothing on record. */
  readonly basisJson: string;
}

/** What counts on a day: the standing or trial limit with the temporary ones added, as one amount. */
export interface LimitInForce extends Limit {
  readonly temporaryMinor: number;
}

/** Every limit on record by then, newest start first; of two with one start the later recorded comes first. */
export function limitsOf(
  db: ReadDb,
  point: Pick<PointInTime, 'knownAt'> & { readonly customerId?: CustomerId },
): Limit[] {
  let limits = q
    .selectFrom('credit_limit')
    .select([
      'id as limitId',
      'customer_id as customerId',
      'currency',
      'amount_minor as amountMinor',
      'from_on as fromOn',
      'until_on as untilOn',
      'reason',
      'recorded_at as recordedAt',
      'kind',
      'approver',
      'basis_json as basisJson',
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

/**
 * The limit in force per customer and currency: the newest start that is not after the day, unless it has ended, and on
 * top of it every temporary limit of that day. 100,000 standing with 20,000 for August is 120,000 in August.
 */
export function limitsInForce(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): Map<string, LimitInForce> {
  const { customerId } = point;
  const all = limitsOf(db, { knownAt: point.knownAt, ...(customerId === undefined ? {} : { customerId }) });
  const begun = all.filter((limit) => limit.fromOn <= point.asOf);
  const stands = (limit: Limit): boolean => limit.untilOn === null || limit.untilOn >= point.asOf;
  const base = new Map<string, Limit>();
  for (const limit of begun) {
    const key = limitKey(limit.customerId, limit.currency);
    if (limit.kind !== 'temporary' && !base.has(key)) base.set(key, limit);
  }
  const inForce = new Map<string, LimitInForce>();
  for (const [key, limit] of base) if (stands(limit)) inForce.set(key, { ...limit, temporaryMinor: 0 });
  for (const limit of begun) {
    if (limit.kind !== 'temporary' || !stands(limit)) continue;
    const key = limitKey(limit.customerId, limit.currency);
    const { amountMinor = 0, temporaryMinor = 0, ...known } = inForce.get(key) ?? {};
    inForce.set(key, {
      ...limit,
      ...known,
      amountMinor: amountMinor + limit.amountMinor,
      temporaryMinor: temporaryMinor + limit.amountMinor,
    });
  }
  return inForce;
}

export function limitKey(customerId: CustomerId, currency: CurrencyCode): string {
  return `${customerId}:${currency}`;
}

/** A limit without kind, approver or basis is a standing one, as an import brings it. */
export type NewLimit = Omit<Limit, 'limitId' | 'kind' | 'approver' | 'basisJson'> &
  Partial<Pick<Limit, 'kind' | 'approver' | 'basisJson'>>;

export function insertLimit(db: WriteDb, limit: NewLimit, batchId: BatchId | null = null): Id<'creditLimit'> {
  const { lastId } = db.run(
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
      kind: limit.kind ?? 'standing',
      basis_json: limit.basisJson ?? '',
      approver: limit.approver ?? '',
    }),
  );
  return lastId as Id<'creditLimit'>;
}

/** The end of the newest standing or trial limit that has run out by the day, if none is in force; else null. */
export function limitEndedOn(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
  currency: CurrencyCode,
): Day | null {
  const begun = limitsOf(db, { knownAt: point.knownAt, customerId }).find(
    (limit) => limit.currency === currency && limit.kind !== 'temporary' && limit.fromOn <= point.asOf,
  );
  return begun && begun.untilOn !== null && begun.untilOn < point.asOf ? begun.untilOn : null;
}

export function findLimit(db: ReadDb, limitId: Id<'creditLimit'>) {
  return db.first(
    q
      .selectFrom('credit_limit')
      .select(['customer_id as customerId', 'currency', 'amount_minor as amountMinor', 'from_on as fromOn', 'kind'])
      .where('id', '=', limitId)
      .where('voided_at', 'is', null),
  );
}

export function voidLimit(db: WriteDb, limitId: Id<'creditLimit'>, at: Instant): void {
  db.run(q.updateTable('credit_limit').set({ voided_at: at }).where('id', '=', limitId));
}

export type CreditStatusKind = 'open' | 'watch' | 'hold';

export interface CreditStatus {
  readonly status: CreditStatusKind;
  /** A reason code of the holds area. */
  readonly reason: string;
  readonly reviewOn: Day | null;
}

/** The status of every customer somebody set one for, as it stood on the day; who is not named is open. */
export function creditStatusesAt(db: ReadDb, point: PointInTime): Map<CustomerId, CreditStatus> {
  const rows = db.rows<CreditStatus & { customerId: CustomerId }>(
    `SELECT s.customer_id AS "customerId", s.status, s.reason, s.review_on AS "reviewOn" FROM credit_status s
     WHERE s.from_on <= :asOf AND ${knownSql(point, 's')} ORDER BY s.from_on, s.id`,
    pointParams(point),
  );
  return new Map(rows.map(({ customerId, ...status }) => [customerId, status]));
}
