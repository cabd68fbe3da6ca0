import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { ActionId, CustomerId, DueItemId, IssuedId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReadDb } from '../../storage/database.ts';
import { knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { inVainResults, isReached, reachedResults, type Box, type Channel, type DelayCause, type DelayCode, type ProofGrade, type Purpose, type ResultCode } from './rules/codes.ts'; // prettier-ignore
import { boxOf } from './rules/rating.ts';

/** One contact of the log, as other areas read it. */
export interface ActionAt {
  readonly actionId: ActionId;
  readonly customerId: CustomerId;
  readonly onDay: Day;
  readonly atTime: string;
  readonly direction: 'out' | 'in';
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly contactName: string;
  readonly contactRole: string;
  readonly result: ResultCode;
  readonly reasonCode: string;
  readonly proofGrade: ProofGrade;
  readonly proofNote: string;
  readonly stepCode: string;
  readonly nextOn: Day | null;
  readonly nextTime: string;
  readonly nextAction: string;
  readonly closedBecause: string;
  readonly minutes: number;
  readonly costMinor: number;
  readonly costCurrency: CurrencyCode;
  readonly repliesToId: ActionId | null;
  readonly issuedId: IssuedId | null;
  readonly note: string;
  readonly actor: string;
  readonly dueItemIds: readonly DueItemId[];
  readonly recordedAt: Instant;
}

export interface ActionQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  /** Contacts of this day and later. */
  readonly from?: Day | undefined;
}

/** The log of a day as known at a moment, earliest first; corrected rows are not in it. */
export function actionsAt(db: ReadDb, question: ActionQuestion): ActionAt[] {
  const { customerId, from } = question;
  const params = {
    ...pointParams(question),
    ...(customerId === undefined ? {} : { customerId }),
    ...(from === undefined ? {} : { from }),
  };
  const where = `x.on_day <= :asOf AND ${knownSql(question, 'x')} ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'}
    ${from === undefined ? '' : 'AND x.on_day >= :from'}`;
  const rows = db.rows<Omit<ActionAt, 'dueItemIds'>>(
    `SELECT x.id AS "actionId", x.customer_id AS "customerId", x.on_day AS "onDay", x.at_time AS "atTime", x.direction, x.purpose,
       x.channel, x.contact_name AS "contactName", x.contact_role AS "contactRole", x.result, x.reason_code AS "reasonCode",
       x.proof_grade AS "proofGrade", x.proof_note AS "proofNote", x.step_code AS "stepCode", x.next_on AS "nextOn",
       x.next_time AS "nextTime", x.next_action AS "nextAction", x.closed_because AS "closedBecause", x.minutes,
       x.cost_minor AS "costMinor", x.cost_currency AS "costCurrency", x.replies_to_id AS "repliesToId", x.issued_id AS "issuedId",
       x.note, x.actor, x.recorded_at AS "recordedAt"
     FROM collection_action x WHERE ${where} ORDER BY x.on_day, x.at_time, x.id`,
    params,
  );
  if (rows.length === 0) return [];
  const items = new Map<ActionId, DueItemId[]>();
  for (const { actionId, dueItemId } of db.rows<{ actionId: ActionId; dueItemId: DueItemId }>(
    `SELECT i.action_id AS "actionId", i.due_item_id AS "dueItemId" FROM collection_action x JOIN action_item i ON i.action_id = x.id
     WHERE ${where} ORDER BY i.id`,
    params,
  ))
    items.set(actionId, [...(items.get(actionId) ?? []), dueItemId]);
  return rows.map((row) => ({ ...row, dueItemIds: items.get(row.actionId) ?? [] }));
}

export interface LastContact {
  readonly actionId: ActionId;
  readonly onDay: Day;
  readonly atTime: string;
  readonly channel: Channel;
  readonly result: ResultCode;
  readonly reached: boolean;
  readonly nextOn: Day | null;
  readonly nextTime: string;
  readonly nextAction: string;
  readonly closedBecause: string;
  /** Contacts in vain since somebody was last reached, and the day of the first of them. */
  readonly attemptsSinceReached: number;
  readonly firstAttemptOn: Day | null;
  readonly lastReachedOn: Day | null;
}

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(',');

/**
 * The last contact of each customer who was ever contacted about money, and what it leaves to do; care contacts are kept
 * apart. Contacts of one day count in the order they were entered.
 */
export function lastContacts(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): Map<CustomerId, LastContact> {
  const { customerId } = point;
  const rows = db.rows<Omit<LastContact, 'reached'> & { customerId: CustomerId }>(
    `WITH contact AS MATERIALIZED (
       SELECT x.*, row_number() OVER (PARTITION BY x.customer_id ORDER BY x.on_day DESC, x.id DESC) AS newest
       FROM collection_action x WHERE x.on_day <= :asOf AND x.purpose <> 'care' AND ${knownSql(point, 'x')}
         ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'}),
     reached AS (
       SELECT customer_id, min(newest) AS newest, max(on_day) AS on_day FROM contact WHERE result IN (${list(reachedResults)}) GROUP BY customer_id),
     tried AS (
       SELECT c.customer_id, count(*) AS attempts, min(c.on_day) AS first_on FROM contact c LEFT JOIN reached r ON r.customer_id = c.customer_id
       WHERE c.direction = 'out' AND c.result IN (${list(inVainResults)}) AND c.newest < coalesce(r.newest, 1e9) GROUP BY c.customer_id)
     SELECT c.customer_id AS "customerId", c.id AS "actionId", c.on_day AS "onDay", c.at_time AS "atTime", c.channel, c.result,
       c.next_on AS "nextOn", c.next_time AS "nextTime", c.next_action AS "nextAction", c.closed_because AS "closedBecause",
       coalesce(t.attempts, 0) AS "attemptsSinceReached", t.first_on AS "firstAttemptOn", r.on_day AS "lastReachedOn"
     FROM contact c LEFT JOIN tried t ON t.customer_id = c.customer_id LEFT JOIN reached r ON r.customer_id = c.customer_id
     WHERE c.newest = 1`,
    { ...pointParams(point), ...(customerId === undefined ? {} : { customerId }) },
  );
  return new Map(rows.map(({ customerId: of, ...row }) => [of, { ...row, reached: isReached(row.result) }]));
}

export interface RatingAt {
  readonly ability: number | null;
  readonly willingness: number | null;
  readonly box: Box | null;
  readonly debtorType: string;
  readonly ratedOn: Day;
}

/** The ability × willingness rating of each customer who was rated by the day; the last one counts. */
export function ratingsAt(db: ReadDb, point: PointInTime): Map<CustomerId, RatingAt> {
  const rows = db.rows<Omit<RatingAt, 'box'> & { customerId: CustomerId }>(
    `SELECT customer_id AS "customerId", ability, willingness, debtor_type AS "debtorType", rated_on AS "ratedOn" FROM (
       SELECT x.*, row_number() OVER (PARTITION BY x.customer_id ORDER BY x.rated_on DESC, x.id DESC) AS newest
       FROM debtor_rating x WHERE x.rated_on <= :asOf AND ${knownSql(point, 'x')}) WHERE newest = 1`,
    pointParams(point),
  );
  return new Map(
    rows.map(({ customerId, ...row }) => [customerId, { ...row, box: boxOf(row.ability, row.willingness) }]),
  );
}

export interface DelayAt {
  readonly delayId: number;
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly code: DelayCode;
  readonly cause: DelayCause | '';
  readonly onDay: Day;
  readonly note: string;
  readonly actor: string;
}

/** Why items are late, as last told by the day; one row an item. */
export function delaysAt(db: ReadDb, point: PointInTime & { readonly customerId?: CustomerId | undefined }): DelayAt[] {
  const { customerId } = point;
  return db.rows<DelayAt>(
    `SELECT id AS "delayId", due_item_id AS "dueItemId", customer_id AS "customerId", code, cause, on_day AS "onDay", note, actor FROM (
       SELECT x.*, row_number() OVER (PARTITION BY x.due_item_id ORDER BY x.on_day DESC, x.id DESC) AS newest
       FROM delay_reason x WHERE x.on_day <= :asOf AND ${knownSql(point, 'x')} ${customerId === undefined ? '' : 'AND x.customer_id = :customerId'})
     WHERE newest = 1`,
    { ...pointParams(point), ...(customerId === undefined ? {} : { customerId }) },
  );
}
