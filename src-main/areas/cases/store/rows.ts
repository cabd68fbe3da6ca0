import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CaseId, CustomerId, DueItemId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { courtPapers, deliveryPapers } from '../rules/papers.ts';
import {
  caseValuesField,
  eventValuesField,
  type CaseKind,
  type CaseValues,
  type EventValues,
  type Outcome,
} from '../contract.ts';

export type CaseEventId = Id<'caseEvent'>;
export type CaseDeadlineId = Id<'caseDeadline'>;

export interface CaseQuestion extends PointInTime {
  readonly customerId?: CustomerId | undefined;
  readonly caseId?: CaseId | undefined;
}

export interface CaseRow {
  readonly caseId: CaseId;
  readonly parentId: CaseId | null;
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly kind: CaseKind;
  readonly number: string;
  readonly title: string;
  readonly forum: string;
  readonly currency: CurrencyCode;
  readonly claimMinor: number;
  readonly agentId: Id<'serviceAgent'> | null;
  readonly agentName: string;
  readonly openedOn: Day;
  readonly values: CaseValues;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
  readonly closedOn: Day | null;
  readonly outcome: Outcome | '';
  readonly recoveredMinor: number | null;
  readonly closeNote: string;
  /** A court's or arbitral paper is among its files. */
  readonly courtPapers: number;
  /** A proof of delivery is among its files. */
  readonly deliveryPapers: number;
}

export interface CaseItemRow {
  readonly caseId: CaseId;
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
}

export interface CaseEventRow {
  readonly eventId: CaseEventId;
  readonly caseId: CaseId;
  readonly stage: string;
  readonly onDay: Day;
  readonly values: EventValues;
  readonly costKind: string;
  readonly costMinor: number;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

export interface CaseDeadlineRow {
  readonly deadlineId: CaseDeadlineId;
  readonly caseId: CaseId;
  readonly kind: string;
  readonly dueOn: Day;
  readonly basis: string;
  readonly note: string;
  readonly doneOn: Day | null;
}

const inList = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(',');

function whereOf(question: CaseQuestion): { where: string; params: Record<string, SqlValue> } {
  const where = ['k.opened_on <= :asOf', knownSql(question, 'k')];
  const params = pointParams(question);
  if (question.customerId !== undefined) {
    where.push('k.customer_id = :customerId');
    params.customerId = question.customerId;
  }
  if (question.caseId !== undefined) {
    where.push('k.id = :caseId');
    params.caseId = question.caseId;
  }
  return { where: where.join(' AND '), params };
}

/** Cases opened by the day and on record, oldest first. One that was closed after the day is still open on it. */
export function caseRows(db: ReadDb, question: CaseQuestion): CaseRow[] {
  const { where, params } = whereOf(question);
  const closed = `k.closed_on <= :asOf${question.knownAt === undefined ? '' : ' AND k.closed_at <= :knownAt'}`;
  const files = (kinds: readonly string[]): string =>
    `(SELECT count(*) FROM attachment f WHERE f.entity = 'case' AND f.entity_id = k.id AND f.kind IN (${inList(kinds)}) AND ${keptSql(question, 'f')})`;
  return db
    .rows<Omit<CaseRow, 'values'> & { valuesJson: string }>(
      `SELECT k.id AS "caseId", k.parent_id AS "parentId", k.customer_id AS "customerId", c.code AS "customerCode",
         c.name AS "customerName", k.kind, k.number, k.title, k.forum, k.currency, k.claim_minor AS "claimMinor",
         k.agent_id AS "agentId", coalesce(a.name, '') AS "agentName", k.opened_on AS "openedOn", k.values_json AS "valuesJson",
         k.note, k.actor, k.recorded_at AS "recordedAt", CASE WHEN ${closed} THEN k.closed_on END AS "closedOn",
         CASE WHEN ${closed} THEN k.outcome ELSE '' END AS outcome,
         CASE WHEN ${closed} THEN k.recovered_minor END AS "recoveredMinor",
         CASE WHEN ${closed} THEN k.close_note ELSE '' END AS "closeNote",
         ${files(courtPapers)} AS "courtPapers", ${files(deliveryPapers)} AS "deliveryPapers"
       FROM legal_case k JOIN customer c ON c.id = k.customer_id LEFT JOIN service_agent a ON a.id = k.agent_id
       WHERE ${where} ORDER BY k.opened_on, k.id`,
      params,
    )
    .map(({ valuesJson, ...row }) => {
      const values = caseValuesField.parse(JSON.parse(valuesJson));
      return { ...row, values, agentName: row.agentName === '' ? values.agentName : row.agentName };
    });
}

export function caseItemRows(db: ReadDb, question: CaseQuestion): CaseItemRow[] {
  const { where, params } = whereOf(question);
  return db.rows<CaseItemRow>(
    `SELECT i.case_id AS "caseId", i.due_item_id AS "dueItemId", i.amount_minor AS "amountMinor"
     FROM legal_case k JOIN case_item i ON i.case_id = k.id WHERE ${where} AND ${knownSql(question, 'i')} ORDER BY i.id`,
    params,
  );
}

export function caseEventRows(db: ReadDb, question: CaseQuestion): CaseEventRow[] {
  const { where, params } = whereOf(question);
  return db
    .rows<Omit<CaseEventRow, 'values'> & { valuesJson: string }>(
      `SELECT e.id AS "eventId", e.case_id AS "caseId", e.stage, e.on_day AS "onDay", e.values_json AS "valuesJson",
         e.cost_kind AS "costKind", e.cost_minor AS "costMinor", e.note, e.actor, e.recorded_at AS "recordedAt"
       FROM legal_case k JOIN case_event e ON e.case_id = k.id
       WHERE ${where} AND e.on_day <= :asOf AND ${knownSql(question, 'e')} ORDER BY e.on_day, e.id`,
      params,
    )
    .map(({ valuesJson, ...row }) => ({ ...row, values: eventValuesField.parse(JSON.parse(valuesJson)) }));
}

/** Own deadlines, and ticks of those that follow by rule (`basis` names the stage and day they run from). */
export function caseDeadlineRows(db: ReadDb, question: CaseQuestion): CaseDeadlineRow[] {
  const { where, params } = whereOf(question);
  const done = `x.done_on <= :asOf${question.knownAt === undefined ? '' : ' AND x.done_at <= :knownAt'}`;
  return db.rows<CaseDeadlineRow>(
    `SELECT x.id AS "deadlineId", x.case_id AS "caseId", x.kind, x.due_on AS "dueOn", x.basis, x.note,
       CASE WHEN ${done} THEN x.done_on END AS "doneOn"
     FROM legal_case k JOIN case_deadline x ON x.case_id = k.id WHERE ${where} AND ${knownSql(question, 'x')} ORDER BY x.due_on, x.id`,
    params,
  );
}
