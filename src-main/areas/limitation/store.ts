import { z } from 'zod';
import type { Day } from '../../kernel/day.ts';

import type {
  CustomerId,
  DocumentId,
  DueItemId,
  Id,
  IssuedId,
  LimitationEventId,
  SecurityId,
} from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import type { ManualKind, ProofGrade, ServiceMethod } from './contract.ts';
import { incidence, weaknessOf } from './rules/incidents.ts';
import type { ClockQuestion } from './store/debts.ts';
import { plain, type Found } from './store/found.ts';

export type ServiceProofId = Id<'serviceProof'>;

/** Which items an entry speaks about; the column holds it as JSON. */
export const itemsField = z.strictObject({ dueItemIds: z.array(z.number().int().positive()) });

export interface LimitationEvent {
  readonly eventId: LimitationEventId;
  readonly customerId: CustomerId;
  readonly kind: ManualKind | 'guarantor_claim';
  readonly onDay: Day;
  readonly untilOn: Day | null;
  readonly dueItemIds: readonly DueItemId[];
  readonly scope: 'debt' | 'guarantor';
  readonly securityId: SecurityId | null;
  readonly proofGrade: ProofGrade;
  readonly reference: string;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
  readonly files: number;
}

/** Entries made by hand that stand at the point, oldest first. */
export function limitationEvents(
  db: ReadDb,
  question: Partial<ClockQuestion> & { readonly eventId?: LimitationEventId },
): LimitationEvent[] {
  const { asOf, knownAt, customerId, eventId } = question;
  const rows = db.rows<Omit<LimitationEvent, 'dueItemIds'> & { itemsJson: string }>(
    `SELECT e.id AS "eventId", e.customer_id AS "customerId", e.kind, e.on_day AS "onDay", e.until_on AS "untilOn",
       e.items_json AS "itemsJson", e.scope, e.security_id AS "securityId", e.proof_grade AS "proofGrade", e.reference, e.note,
       e.actor, e.recorded_at AS "recordedAt", (SELECT count(*) FROM attachment f
         WHERE f.entity = 'limitationEvent' AND f.entity_id = e.id AND ${keptSql({ knownAt }, 'f')}) AS files
     FROM limitation_event e WHERE ${keptSql({ knownAt }, 'e')}
       ${asOf === undefined ? '' : 'AND e.on_day <= :asOf'} ${customerId === undefined ? '' : 'AND e.customer_id = :customerId'}
       ${eventId === undefined ? '' : 'AND e.id = :eventId'} ORDER BY e.on_day, e.id`,
    {
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(eventId === undefined ? {} : { eventId }),
    },
  );
  return rows.map(({ itemsJson, ...row }) => ({
    ...row,
    dueItemIds: itemsField.parse(JSON.parse(itemsJson)).dueItemIds as DueItemId[],
  }));
}

/** What was entered by hand, for the debts it names. An end that lies ahead of the day has not come yet. */
export function enteredIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const events = limitationEvents(db, question).filter(({ scope }) => scope === 'debt');
  const documents = documentsOf(db, events.flatMap(({ dueItemIds }) => dueItemIds)); // prettier-ignore
  return events.flatMap((event) => {
    const { kind, proofGrade } = event;
    if (kind === 'guarantor_claim') return [];
    const { effect } = incidence[kind];
    const lasts = effect === 'proceedings' || effect === 'suspension';
    const ended = event.untilOn !== null && event.untilOn <= question.asOf;
    const incident = {
      ...plain,
      kind,
      onDay: event.onDay,
      untilOn: ended ? event.untilOn : effect === 'suspension' ? question.asOf : null,
      ongoing: lasts && !ended,
      proofGrade,
      weakness: weaknessOf(proofGrade),
      reference: event.reference,
      source: 'event',
      sourceId: event.eventId,
      detail: event.note,
    };
    const named = new Set(event.dueItemIds.flatMap((itemId) => documents.get(itemId) ?? []));
    return [...named].map((documentId) => ({ documentId, customerId: event.customerId, currency: null, incident }));
  });
}

/** The document of each item. */
export function documentsOf(db: ReadDb, dueItemIds: readonly DueItemId[]): Map<DueItemId, DocumentId> {
  if (dueItemIds.length === 0) return new Map();
  const rows = db.rows<{ id: DueItemId; documentId: DocumentId }>(
    `SELECT id, document_id AS "documentId" FROM due_item WHERE id IN (SELECT value FROM json_each(:items))`,
    { items: JSON.stringify([...new Set(dueItemIds)]) },
  );
  return new Map(rows.map(({ id, documentId }) => [id, documentId]));
}

export interface NewEvent {
  readonly customerId: CustomerId;
  readonly kind: LimitationEvent['kind'];
  readonly onDay: Day;
  readonly untilOn: Day | null;
  readonly dueItemIds: readonly DueItemId[];
  readonly scope: 'debt' | 'guarantor';
  readonly securityId: SecurityId | null;
  readonly proofGrade: ProofGrade;
  readonly reference: string;
  readonly note: string;
}

export function insertEvent(
  db: WriteDb,
  event: NewEvent,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): LimitationEventId {
  return db.run(
    q.insertInto('limitation_event').values({
      customer_id: event.customerId,
      kind: event.kind,
      on_day: event.onDay,
      until_on: event.untilOn,
      items_json: JSON.stringify({ dueItemIds: event.dueItemIds }),
      scope: event.scope,
      security_id: event.securityId,
      proof_grade: event.proofGrade,
      reference: event.reference,
      note: event.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  ).lastId as LimitationEventId;
}

/** An obstacle or proceedings are over; nothing else of an entry is ever changed. */
export function endEvent(db: WriteDb, eventId: LimitationEventId, untilOn: Day): void {
  db.run(q.updateTable('limitation_event').set({ until_on: untilOn }).where('id', '=', eventId));
}

export function removeEvent(db: WriteDb, eventId: LimitationEventId, recordedAt: Instant): void {
  db.run(q.updateTable('limitation_event').set({ removed_at: recordedAt }).where('id', '=', eventId));
}

/** How an issued letter went out and what shows that it arrived. */
export interface ServiceProof {
  readonly proofId: ServiceProofId;
  readonly issuedId: IssuedId;
  readonly customerId: CustomerId;
  readonly method: ServiceMethod;
  readonly sentOn: Day;
  readonly deliveredOn: Day | null;
  readonly returnedOn: Day | null;
  readonly tracking: string;
  readonly address: string;
  readonly agreedAddress: boolean;
  readonly signedBy: string;
  readonly proofGrade: ProofGrade;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
  readonly files: number;
}

/** Proofs of service that stand, newest sending first; of one letter, one customer or the whole book. */
export function serviceProofs(
  db: ReadDb,
  question: Partial<PointInTime> & {
    readonly issuedId?: IssuedId | undefined;
    readonly issuedIds?: readonly IssuedId[];
    readonly customerId?: CustomerId | undefined;
    readonly proofId?: ServiceProofId | undefined;
  },
): ServiceProof[] {
  const { asOf, knownAt, issuedId, issuedIds, customerId, proofId } = question;
  const rows = db.rows<Omit<ServiceProof, 'agreedAddress'> & { agreedAddress: number }>(
    `SELECT p.id AS "proofId", p.issued_id AS "issuedId", p.customer_id AS "customerId", p.method, p.sent_on AS "sentOn",
       p.delivered_on AS "deliveredOn", p.returned_on AS "returnedOn", p.tracking, p.address, p.agreed_address AS "agreedAddress",
       p.signed_by AS "signedBy", p.proof_grade AS "proofGrade", p.note, p.actor, p.recorded_at AS "recordedAt",
       (SELECT count(*) FROM attachment f WHERE f.entity = 'serviceProof' AND f.entity_id = p.id AND ${keptSql({ knownAt }, 'f')}) AS files
     FROM service_proof p WHERE ${knownSql({ knownAt } as PointInTime, 'p')}
       ${asOf === undefined ? '' : 'AND p.sent_on <= :asOf'} ${issuedId === undefined ? '' : 'AND p.issued_id = :issuedId'}
       ${customerId === undefined ? '' : 'AND p.customer_id = :customerId'} ${proofId === undefined ? '' : 'AND p.id = :proofId'}
       ${issuedIds === undefined ? '' : 'AND p.issued_id IN (SELECT value FROM json_each(:issuedIds))'}
     ORDER BY p.sent_on DESC, p.id DESC`,
    {
      ...(asOf === undefined ? {} : pointParams({ asOf })),
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(issuedId === undefined ? {} : { issuedId }),
      ...(issuedIds === undefined ? {} : { issuedIds: JSON.stringify(issuedIds) }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(proofId === undefined ? {} : { proofId }),
    },
  );
  return rows.map((row) => ({ ...row, agreedAddress: row.agreedAddress === 1 }));
}

export type NewServiceProof = Omit<ServiceProof, 'proofId' | 'actor' | 'recordedAt' | 'files'>;

export function insertServiceProof(
  db: WriteDb,
  proof: NewServiceProof,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): ServiceProofId {
  return db.run(
    q.insertInto('service_proof').values({
      customer_id: proof.customerId,
      issued_id: proof.issuedId,
      method: proof.method,
      sent_on: proof.sentOn,
      delivered_on: proof.deliveredOn,
      returned_on: proof.returnedOn,
      tracking: proof.tracking,
      address: proof.address,
      agreed_address: proof.agreedAddress ? 1 : 0,
      signed_by: proof.signedBy,
      proof_grade: proof.proofGrade,
      note: proof.note,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  ).lastId as ServiceProofId;
}

export function voidServiceProof(db: WriteDb, proofId: ServiceProofId, recordedAt: Instant): void {
  db.run(q.updateTable('service_proof').set({ voided_at: recordedAt }).where('id', '=', proofId));
}
