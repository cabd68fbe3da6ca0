import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, Id, IssuedId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { keptSql, knownSql } from '../../ledger/store/asOf.ts';
import type { ProofGrade, ServiceMethod } from '../contract.ts';
import { weaknessOf } from '../rules/incidents.ts';
import { servedOn } from '../rules/proof.ts';
import { questionParams, type ClockQuestion } from './debts.ts';
import { plain, type Found } from './found.ts';

const ofCustomer = (question: ClockQuestion, alias: string): string =>
  question.customerId === undefined ? '' : `AND ${alias}.customer_id = :customerId`;
const recordedSql = (question: ClockQuestion, alias: string): string =>
  question.knownAt === undefined ? '' : `AND ${alias}.recorded_at <= :knownAt`;
const fileOf = (question: ClockQuestion, entity: string, id: string): string =>
  `EXISTS (SELECT 1 FROM attachment f WHERE f.entity = '${entity}' AND f.entity_id = ${id} AND ${keptSql(question, 'f')})`;

/**
 * Dunning letters, each with the best proof of its service; a letter without proof counts for the grey date, from the day
 * it bears. A letter names items: what it claims in part it covers in full (时效规定 9); what it only names as disputed it asks
 * nothing of.
 */
export function letterIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const rows = db.rows<{
    documentId: DocumentId;
    customerId: CustomerId;
    issuedId: IssuedId;
    number: string;
    letterOn: Day;
    proofId: Id<'serviceProof'> | null;
    method: ServiceMethod | null;
    sentOn: Day | null;
    deliveredOn: Day | null;
    returnedOn: Day | null;
    proofGrade: ProofGrade | null;
  }>(
    `WITH letter AS MATERIALIZED (
       SELECT l.id, l.number, l.as_of, l.figures_json, line.value ->> '$.dueItemId' AS due_item_id
       FROM issued_document l, json_each(l.figures_json, '$.lines') line
       WHERE l.kind = 'dunning_letter' AND l.as_of <= :asOf AND line.value ->> '$.claimedMinor' > 0 ${recordedSql(question, 'l')})
     SELECT DISTINCT i.document_id AS "documentId", i.customer_id AS "customerId", l.id AS "issuedId", l.number,
       coalesce(l.figures_json ->> '$.letterOn', l.as_of) AS "letterOn", p.id AS "proofId", p.method, p.sent_on AS "sentOn",
       p.delivered_on AS "deliveredOn", p.returned_on AS "returnedOn", p.proof_grade AS "proofGrade"
     FROM letter l JOIN due_item i ON i.id = l.due_item_id
       LEFT JOIN service_proof p ON p.issued_id = l.id AND p.sent_on <= :asOf AND ${knownSql(question, 'p')}
     WHERE 1 ${ofCustomer(question, 'i')}`,
    questionParams(question),
  );
  return rows.flatMap((row) => {
    const grade = row.proofGrade ?? 'none';
    const served =
      row.method === null || row.sentOn === null ? null : servedOn({ ...row, method: row.method, sentOn: row.sentOn });
    // A proof whose delivery lies ahead of the day proves nothing yet.
    const proved = served !== null && served <= question.asOf;
    const onDay = proved ? served : (row.sentOn ?? row.letterOn);
    if (onDay > question.asOf) return [];
    return {
      documentId: row.documentId,
      customerId: row.customerId,
      currency: null,
      incident: {
        ...plain,
        kind: 'letter' as const,
        onDay,
        proofGrade: proved ? grade : 'none',
        weakness: proved ? weaknessOf(grade) : 'no_proof',
        reference: row.number,
        source: 'letter',
        sourceId: row.issuedId,
        detail: row.method ?? '',
      },
    };
  });
}

/** Results of a contact that say that a demand was made, and one that it arrived. */
const DEMANDED = `('paid_already','promise','partial_promise','dispute','invoice_missing','in_approval','refuses','insolvent',
  'call_back','reached','sent','documents_requested','plan_proposed','part_paid','reply','threat_received')`;

/**
 * Logged contacts in which money was asked for. An entry that belongs to an issued letter is left to the letter. Without
 * named items it speaks for everything late on its day, which is enough for the grey date only.
 */
export function actionIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const rows = db.rows<{
    actionId: number;
    customerId: CustomerId;
    documentId: DocumentId | null;
    onDay: Day;
    channel: string;
    result: string;
    proofGrade: ProofGrade;
  }>(
    `SELECT DISTINCT x.id AS "actionId", x.customer_id AS "customerId", i.document_id AS "documentId", x.on_day AS "onDay",
       x.channel, x.result, x.proof_grade AS "proofGrade"
     FROM collection_action x LEFT JOIN action_item a ON a.action_id = x.id AND ${knownSql(question, 'a')}
       LEFT JOIN due_item i ON i.id = a.due_item_id
     WHERE x.direction = 'out' AND x.purpose = 'collection' AND x.issued_id IS NULL AND x.result IN ${DEMANDED}
       AND x.on_day <= :asOf AND ${knownSql(question, 'x')} ${ofCustomer(question, 'x')}`,
    questionParams(question),
  );
  return rows.map(({ actionId, customerId, documentId, onDay, channel, proofGrade }) => ({
    documentId,
    customerId,
    currency: null,
    incident: {
      ...plain,
      kind: 'action',
      onDay,
      proofGrade,
      weakness: weaknessOf(proofGrade) ?? (documentId === null ? 'no_item_named' : null),
      source: 'action',
      sourceId: actionId,
      detail: channel,
    },
  }));
}

/** Balances the customer confirmed: with the paper it is proved, by its reference on record, without either it is a claim. */
export function statementIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const rows = db.rows<{
    evidenceId: number;
    documentId: DocumentId;
    customerId: CustomerId;
    onDay: Day;
    reference: string;
    filed: number;
  }>(
    `SELECT e.id AS "evidenceId", e.document_id AS "documentId", d.customer_id AS "customerId", e.on_day AS "onDay", e.reference,
       ${fileOf(question, 'evidence', 'e.id')} AS filed
     FROM document_evidence e JOIN document d ON d.id = e.document_id
     WHERE e.kind = 'statement' AND e.state = 'present' AND e.on_day <= :asOf AND ${keptSql(question, 'e')} ${ofCustomer(question, 'd')}`,
    questionParams(question),
  );
  return rows.map(({ evidenceId, documentId, customerId, onDay, reference, filed }) => {
    const proofGrade = filed === 1 ? 'A' : reference !== '' ? 'B' : 'none';
    return {
      documentId,
      customerId,
      currency: null,
      incident: {
        ...plain,
        kind: 'statement',
        onDay,
        proofGrade,
        weakness: weaknessOf(proofGrade) === null ? null : 'no_file',
        reference,
        source: 'evidence',
        sourceId: evidenceId,
      },
    };
  });
}
