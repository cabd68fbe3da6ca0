import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { CreditRecord, ExternalRating, FraudCheck } from '../contract.ts';

export interface By {
  readonly recordedAt: Instant;
  readonly actor: string;
}

/** What was on file about a customer by that day, latest look first. */
export function recordsOf(db: ReadDb, point: PointInTime, customerId: CustomerId): CreditRecord[] {
  return recordRows(
    db,
    `WHERE customer_id = :customerId AND checked_on <= :asOf AND ${keptSql(point)} ORDER BY checked_on DESC, id DESC`,
    { customerId, ...pointParams(point) },
  );
}

export function findRecord(db: ReadDb, recordId: Id<'creditRecord'>): CreditRecord | null {
  return recordRows(db, 'WHERE id = :recordId AND removed_at IS NULL', { recordId })[0] ?? null;
}

function recordRows(db: ReadDb, where: string, params: Record<string, SqlValue>): CreditRecord[] {
  return db.rows<CreditRecord>(
    `SELECT id AS "recordId", customer_id AS "customerId", kind, category, status, happened_on AS "happenedOn",
       checked_on AS "checkedOn", expires_on AS "expiresOn", source, currency, amount_minor AS "amountMinor",
       limit_minor AS "limitMinor", note, actor, recorded_at AS "recordedAt" FROM credit_record ${where}`,
    params,
  );
}

export type NewRecord = Omit<CreditRecord, 'recordId' | 'actor' | 'recordedAt'>;

export function insertRecord(db: WriteDb, record: NewRecord, { recordedAt, actor }: By): Id<'creditRecord'> {
  const { lastId } = db.run(
    q.insertInto('credit_record').values({
      customer_id: record.customerId,
      kind: record.kind,
      category: record.category,
      status: record.status,
      happened_on: record.happenedOn,
      checked_on: record.checkedOn,
      expires_on: record.expiresOn,
      source: record.source,
      currency: record.currency,
      amount_minor: record.amountMinor,
      limit_minor: record.limitMinor,
      note: record.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as Id<'creditRecord'>;
}

export function ratingsOf(db: ReadDb, point: PointInTime, customerId: CustomerId): ExternalRating[] {
  return ratingRows(
    db,
    `WHERE customer_id = :customerId AND rated_on <= :asOf AND ${keptSql(point)} ORDER BY rated_on DESC, id DESC`,
    { customerId, ...pointParams(point) },
  );
}

export function findRating(db: ReadDb, ratingId: Id<'externalRating'>): ExternalRating | null {
  return ratingRows(db, 'WHERE id = :ratingId AND removed_at IS NULL', { ratingId })[0] ?? null;
}

function ratingRows(db: ReadDb, where: string, params: Record<string, SqlValue>): ExternalRating[] {
  return db.rows<ExternalRating>(
    `SELECT id AS "ratingId", customer_id AS "customerId", agency, rating, own_grade AS "ownGrade", rated_on AS "ratedOn",
       expires_on AS "expiresOn", source, note, recorded_at AS "recordedAt" FROM external_rating ${where}`,
    params,
  );
}

export type NewRating = Omit<ExternalRating, 'ratingId' | 'recordedAt'>;

export function insertRating(db: WriteDb, rating: NewRating, recordedAt: Instant): Id<'externalRating'> {
  const { lastId } = db.run(
    q.insertInto('external_rating').values({
      customer_id: rating.customerId,
      agency: rating.agency,
      rating: rating.rating,
      own_grade: rating.ownGrade,
      rated_on: rating.ratedOn,
      expires_on: rating.expiresOn,
      source: rating.source,
      note: rating.note,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as Id<'externalRating'>;
}

export function fraudChecksOf(db: ReadDb, point: PointInTime, customerId: CustomerId): FraudCheck[] {
  return fraudRows(
    db,
    `WHERE customer_id = :customerId AND checked_on <= :asOf AND ${keptSql(point)} ORDER BY checked_on DESC, id DESC`,
    { customerId, ...pointParams(point) },
  );
}

export function findFraudCheck(db: ReadDb, fraudCheckId: Id<'fraudCheck'>): FraudCheck | null {
  return fraudRows(db, 'WHERE id = :fraudCheckId AND removed_at IS NULL', { fraudCheckId })[0] ?? null;
}

function fraudRows(db: ReadDb, where: string, params: Record<string, SqlValue>): FraudCheck[] {
  return db
    .rows<Omit<FraudCheck, 'ticks'> & { ticksJson: string }>(
      `SELECT id AS "fraudCheckId", customer_id AS "customerId", checked_on AS "checkedOn", ticks_json AS "ticksJson", note,
         actor, recorded_at AS "recordedAt" FROM fraud_check ${where}`,
      params,
    )
    .map(({ ticksJson, ...check }) => ({ ...check, ticks: JSON.parse(ticksJson) as FraudCheck['ticks'] }));
}

export type NewFraudCheck = Omit<FraudCheck, 'fraudCheckId' | 'actor' | 'recordedAt'>;

export function insertFraudCheck(db: WriteDb, check: NewFraudCheck, { recordedAt, actor }: By): Id<'fraudCheck'> {
  const { lastId } = db.run(
    q.insertInto('fraud_check').values({
      customer_id: check.customerId,
      checked_on: check.checkedOn,
      ticks_json: JSON.stringify(check.ticks),
      note: check.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as Id<'fraudCheck'>;
}
