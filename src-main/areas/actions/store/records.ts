import type { Day } from '../../../kernel/day.ts';
import { daysBetween } from '../../../kernel/day.ts';
import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Insertable } from 'kysely';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import type {
  CareDateTable,
  CustomerFeedbackTable,
  DebtorRatingTable,
  DelayReasonTable,
} from '../../../storage/schemaCollections.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { abilityAnswersField, type CareDate, type Feedback, type Rating } from '../contract.ts';
import { nextOccurrence } from '../rules/care.ts';
import { boxOf } from '../rules/rating.ts';

export function insertRating(
  db: WriteDb,
  row: Omit<Insertable<DebtorRatingTable>, 'id' | 'voided_at'>,
): Rating['ratingId'] {
  return db.run(q.insertInto('debtor_rating').values({ ...row, voided_at: null })).lastId as Rating['ratingId'];
}

/** Every rating of a customer, the one that counts first. */
export function ratingsOf(db: ReadDb, point: PointInTime, customerId: CustomerId): Rating[] {
  return db
    .rows<Omit<Rating, 'answers' | 'box'> & { answersJson: string }>(
      `SELECT x.id AS "ratingId", x.customer_id AS "customerId", x.rated_on AS "ratedOn", x.ability, x.willingness,
         x.ability_evidence AS "abilityEvidence", x.willingness_evidence AS "willingnessEvidence", x.debtor_type AS "debtorType",
         x.answers_json AS "answersJson", x.note, x.action_id AS "actionId", x.actor, x.recorded_at AS "recordedAt"
       FROM debtor_rating x WHERE x.customer_id = :customerId AND x.rated_on <= :asOf AND ${knownSql(point, 'x')}
       ORDER BY x.rated_on DESC, x.id DESC`,
      { ...pointParams(point), customerId },
    )
    .map(({ answersJson, ...row }) => ({
      ...row,
      answers: abilityAnswersField.parse(JSON.parse(answersJson)),
      box: boxOf(row.ability, row.willingness),
    }));
}

export function insertDelay(db: WriteDb, row: Omit<Insertable<DelayReasonTable>, 'id' | 'voided_at'>): void {
  db.run(q.insertInto('delay_reason').values({ ...row, voided_at: null }));
}

export function insertFeedback(
  db: WriteDb,
  row: Omit<Insertable<CustomerFeedbackTable>, 'id' | 'voided_at' | 'closed_on' | 'closed_at' | 'outcome'>,
): Feedback['feedbackId'] {
  const { lastId } = db.run(
    q
      .insertInto('customer_feedback')
      .values({ ...row, closed_on: null, closed_at: null, outcome: '', voided_at: null }),
  );
  return lastId as Feedback['feedbackId'];
}

export function findFeedback(db: ReadDb, feedbackId: Id<'feedback'>) {
  return db.first(
    q.selectFrom('customer_feedback').selectAll().where('id', '=', feedbackId).where('voided_at', 'is', null),
  );
}

export function closeFeedback(db: WriteDb, feedbackId: Id<'feedback'>, on: Day, outcome: string, at: Instant): void {
  db.run(
    q.updateTable('customer_feedback').set({ closed_on: on, closed_at: at, outcome }).where('id', '=', feedbackId),
  );
}

export function voidFeedback(db: WriteDb, feedbackId: Id<'feedback'>, at: Instant): void {
  db.run(q.updateTable('customer_feedback').set({ voided_at: at }).where('id', '=', feedbackId));
}

/** Feedback given by the day, open items with the nearest target first; what was closed later is open on the day. */
export function feedbackAt(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): Feedback[] {
  const { customerId, asOf } = point;
  const closedThen = `(x.closed_on <= :asOf ${point.knownAt === undefined ? '' : 'AND x.closed_at <= :knownAt'})`;
  return db
    .rows<Omit<Feedback, 'daysPastTarget'>>(
      `SELECT x.id AS "feedbackId", x.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", x.kind,
         x.on_day AS "onDay", x.score, x.content, x.owner, x.target_on AS "targetOn", CASE WHEN ${closedThen} THEN x.closed_on END AS "closedOn",
         CASE WHEN ${closedThen} THEN x.outcome ELSE '' END AS outcome, x.actor, x.recorded_at AS "recordedAt"
       FROM customer_feedback x JOIN customer c ON c.id = x.customer_id
       WHERE x.on_day <= :asOf AND ${knownSql(point, 'x')} ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'}
       ORDER BY "closedOn" IS NOT NULL, coalesce(x.target_on, '9999-12-31'), x.on_day DESC, x.id DESC`,
      { ...pointParams(point), ...(customerId === undefined ? {} : { customerId }) },
    )
    .map((row) => ({
      ...row,
      daysPastTarget: row.closedOn !== null || row.targetOn === null || row.targetOn >= asOf ? null : daysBetween(row.targetOn, asOf),
    })); // prettier-ignore
}

export function insertCare(db: WriteDb, row: Omit<Insertable<CareDateTable>, 'id' | 'removed_at'>): CareDate['careId'] {
  return db.run(q.insertInto('care_date').values({ ...row, removed_at: null })).lastId as CareDate['careId'];
}

export function findCare(db: ReadDb, careId: CareDate['careId']) {
  return db.first(q.selectFrom('care_date').selectAll().where('id', '=', careId).where('removed_at', 'is', null));
}

export function removeCare(db: WriteDb, careId: CareDate['careId'], at: Instant): void {
  db.run(q.updateTable('care_date').set({ removed_at: at }).where('id', '=', careId));
}

/** Care dates on record, those to come first by their next day; what is past and does not return comes last. */
export function careAt(db: ReadDb, point: PointInTime & { readonly customerId?: CustomerId | undefined }): CareDate[] {
  const { customerId, asOf } = point;
  const params: Record<string, SqlValue> = point.knownAt === undefined ? {} : { knownAt: point.knownAt };
  const rows = db.rows<Omit<CareDate, 'yearly' | 'nextOn' | 'optedOut'> & { yearly: number }>(
    `SELECT x.id AS "careId", x.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName",
       x.contact_id AS "contactId", coalesce(p.name, '') AS "contactName", x.kind, x.title, x.on_day AS "onDay", x.yearly, x.note,
       x.actor, x.recorded_at AS "recordedAt"
     FROM care_date x JOIN customer c ON c.id = x.customer_id LEFT JOIN customer_contact p ON p.id = x.contact_id
     WHERE ${keptSql(point, 'x')} ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'} ORDER BY x.on_day, x.id`,
    { ...params, ...(customerId === undefined ? {} : { customerId }) },
  );
  const out = rows.filter(({ kind, onDay }) => kind === 'opt_out' && onDay <= asOf);
  const optedOut = (row: { customerId: CustomerId; contactId: number | null }): boolean =>
    out.some(
      (each) => each.customerId === row.customerId && (each.contactId === null || each.contactId === row.contactId),
    );
  const past = ({ nextOn }: CareDate): boolean => nextOn < asOf;
  return rows
    .map((row) => ({
      ...row,
      yearly: row.yearly === 1,
      nextOn: nextOccurrence(row.onDay, row.yearly === 1, asOf),
      optedOut: row.kind !== 'opt_out' && optedOut(row),
    }))
    .sort(
      (a, b) =>
        Number(past(a)) - Number(past(b)) || (a.nextOn < b.nextOn ? -1 : a.nextOn > b.nextOn ? 1 : a.careId - b.careId),
    );
}
