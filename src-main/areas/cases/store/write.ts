import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CaseId, CustomerId, DueItemId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { LegalCaseTable } from '../../../storage/schemaCollections.ts';
import type { CaseKind, CaseValues, EventValues } from '../contract.ts';
import type { CaseDeadlineId, CaseEventId } from './rows.ts';

export interface Told {
  readonly recordedAt: Instant;
  readonly actor: string;
}

export interface NewCase {
  readonly customerId: CustomerId;
  readonly parentId: CaseId | null;
  readonly kind: CaseKind;
  readonly number: string;
  readonly title: string;
  readonly forum: string;
  readonly currency: CurrencyCode;
  readonly claimMinor: number;
  readonly agentId: Id<'serviceAgent'> | null;
  readonly openedOn: Day;
  readonly values: CaseValues;
  readonly note: string;
}

export function insertCase(db: WriteDb, opened: NewCase, { recordedAt, actor }: Told): CaseId {
  return db.run(
    q.insertInto('legal_case').values({
      customer_id: opened.customerId,
      parent_id: opened.parentId,
      kind: opened.kind,
      number: opened.number,
      title: opened.title,
      forum: opened.forum,
      currency: opened.currency,
      claim_minor: opened.claimMinor,
      agent_id: opened.agentId,
      opened_on: opened.openedOn,
      values_json: JSON.stringify(opened.values),
      note: opened.note,
      actor,
      recorded_at: recordedAt,
      closed_on: null,
      outcome: '',
      recovered_minor: null,
      close_note: '',
      closed_at: null,
      voided_at: null,
    }),
  ).lastId as CaseId;
}

export function insertCaseItem(
  db: WriteDb,
  caseId: CaseId,
  item: { readonly dueItemId: DueItemId; readonly amountMinor: number },
  recordedAt: Instant,
): void {
  db.run(
    q.insertInto('case_item').values({
      case_id: caseId,
      due_item_id: item.dueItemId,
      amount_minor: item.amountMinor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
}

export function updateCase(db: WriteDb, caseId: CaseId, fields: Partial<Omit<LegalCaseTable, 'id'>>): void {
  db.run(q.updateTable('legal_case').set(fields).where('id', '=', caseId));
}

export function insertCaseEvent(
  db: WriteDb,
  caseId: CaseId,
  event: {
    readonly stage: string;
    readonly onDay: Day;
    readonly values: EventValues;
    readonly costKind: string;
    readonly costMinor: number;
    readonly note: string;
  },
  { recordedAt, actor }: Told,
): CaseEventId {
  return db.run(
    q.insertInto('case_event').values({
      case_id: caseId,
      stage: event.stage,
      on_day: event.onDay,
      values_json: JSON.stringify(event.values),
      cost_kind: event.costKind,
      cost_minor: event.costMinor,
      note: event.note,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  ).lastId as CaseEventId;
}

export function findCaseEvent(db: ReadDb, eventId: CaseEventId) {
  return db.first(
    q
      .selectFrom('case_event')
      .select(['case_id as caseId', 'stage', 'on_day as onDay', 'cost_minor as costMinor'])
      .where('id', '=', eventId)
      .where('voided_at', 'is', null),
  );
}

export function voidCaseEvent(db: WriteDb, eventId: CaseEventId, at: Instant): void {
  db.prepare('UPDATE case_event SET voided_at = ? WHERE id = ?')(at, eventId);
}

export function insertCaseDeadline(
  db: WriteDb,
  caseId: CaseId,
  deadline: {
    readonly kind: string;
    readonly dueOn: Day;
    /** Empty: set by hand. Else the rule's deadline it ticks. */
    readonly basis: string;
    readonly note: string;
    readonly doneOn: Day | null;
  },
  { recordedAt, actor }: Told,
): CaseDeadlineId {
  return db.run(
    q.insertInto('case_deadline').values({
      case_id: caseId,
      kind: deadline.kind,
      due_on: deadline.dueOn,
      basis: deadline.basis,
      note: deadline.note,
      done_on: deadline.doneOn,
      done_at: deadline.doneOn === null ? null : recordedAt,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  ).lastId as CaseDeadlineId;
}

export function findCaseDeadline(db: ReadDb, deadlineId: CaseDeadlineId) {
  return db.first(
    q
      .selectFrom('case_deadline as x')
      .innerJoin('legal_case as k', 'k.id', 'x.case_id')
      .select(['x.case_id as caseId', 'k.customer_id as customerId', 'x.kind', 'x.due_on as dueOn', 'x.basis'])
      .select('x.done_on as doneOn')
      .where('x.id', '=', deadlineId)
      .where('x.voided_at', 'is', null),
  );
}

export function setDeadlineDone(db: WriteDb, deadlineId: CaseDeadlineId, done: { on: Day; at: Instant } | null): void {
  db.run(
    q
      .updateTable('case_deadline')
      .set({ done_on: done?.on ?? null, done_at: done?.at ?? null })
      .where('id', '=', deadlineId),
  );
}

export function voidCaseDeadline(db: WriteDb, deadlineId: CaseDeadlineId, at: Instant): void {
  db.run(q.updateTable('case_deadline').set({ voided_at: at }).where('id', '=', deadlineId));
}
