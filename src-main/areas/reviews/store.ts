import type { Day } from '../../kernel/day.ts';
import type { CustomerId, Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';

export interface StoredReview {
  readonly reviewId: Id<'creditReview'>;
  readonly customerId: CustomerId;
  readonly reviewedOn: Day;
  readonly nextOn: Day;
  readonly outcome: string;
  readonly basisJson: string;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** Reviews made by the day and on record by then, newest first. */
export function listReviews(db: ReadDb, point: PointInTime, customerId?: CustomerId): StoredReview[] {
  const { asOf, knownAt } = point;
  let rows = q
    .selectFrom('credit_review')
    .select([
      'id',
      'customer_id as customerId',
      'reviewed_on as reviewedOn',
      'next_on as nextOn',
      'outcome',
      'basis_json as basisJson',
      'note',
      'actor',
      'recorded_at as recordedAt',
    ])
    .where('reviewed_on', '<=', asOf)
    .orderBy('reviewed_on', 'desc')
    .orderBy('id', 'desc');
  if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId);
  rows =
    knownAt === undefined
      ? rows.where('voided_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
  return db.all(rows).map(({ id, ...row }) => ({ reviewId: id, ...row }));
}

/** The last review of every customer reviewed by the day, and when the next one is due; of two on one day the later recorded. */
export function reviewsAt(db: ReadDb, point: PointInTime): Map<CustomerId, { reviewedOn: Day; nextOn: Day }> {
  const { asOf, knownAt } = point;
  let rows = q
    .selectFrom('credit_review')
    .select(['customer_id', 'reviewed_on', 'next_on'])
    .where('reviewed_on', '<=', asOf)
    .orderBy('reviewed_on')
    .orderBy('id');
  rows =
    knownAt === undefined
      ? rows.where('voided_at', 'is', null)
      : rows
          .where('recorded_at', '<=', knownAt)
          .where((eb) => eb.or([eb('voided_at', 'is', null), eb('voided_at', '>', knownAt)]));
  return new Map(
    db.all(rows).map((row) => [row.customer_id, { reviewedOn: row.reviewed_on, nextOn: row.next_on }] as const),
  );
}

export function insertReview(db: WriteDb, review: Omit<StoredReview, 'reviewId'>): Id<'creditReview'> {
  const { lastId } = db.run(
    q.insertInto('credit_review').values({
      customer_id: review.customerId,
      reviewed_on: review.reviewedOn,
      next_on: review.nextOn,
      outcome: review.outcome,
      basis_json: review.basisJson,
      note: review.note,
      actor: review.actor,
      recorded_at: review.recordedAt,
      voided_at: null,
    }),
  );
  return lastId as Id<'creditReview'>;
}

export function findReview(
  db: ReadDb,
  reviewId: Id<'creditReview'>,
): Pick<StoredReview, 'customerId' | 'reviewedOn' | 'nextOn' | 'outcome'> | null {
  return (
    db.first(
      q
        .selectFrom('credit_review')
        .select(['customer_id as customerId', 'reviewed_on as reviewedOn', 'next_on as nextOn', 'outcome'])
        .where('id', '=', reviewId)
        .where('voided_at', 'is', null),
    ) ?? null
  );
}

/** Takes a review back; false when it is not there or was taken back before. */
export function voidReview(db: WriteDb, reviewId: Id<'creditReview'>, at: Instant): boolean {
  return (
    db.run(
      q.updateTable('credit_review').set({ voided_at: at }).where('id', '=', reviewId).where('voided_at', 'is', null),
    ).changes > 0
  );
}
