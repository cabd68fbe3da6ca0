import { daysBetween, type Day } from '../../kernel/day.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { findDocument } from '../ledger/store/find.ts';
import type { EvidenceGap, evidenceContract } from './contract.ts';
import { applies, evidenceKinds, evidencePoints, scoreOf, type EvidenceKind, type EvidenceState } from './rules/score.ts'; // prettier-ignore
import { sheetOf } from './sheet.ts';
import { findEvidence, gapRows, insertEvidence, personOf, removeEvidence, stateOfRank, summaryOf, type PaperRow } from './store.ts'; // prettier-ignore

export const evidenceProcedures: Handlers<typeof evidenceContract> = {
  'evidence.document': ({ db }, { documentId, ...point }) => {
    const sheet = sheetOf(db, documentId, point);
    if (sheet === null) return refuse('document_not_found');
    const { facts, sources, states } = sheet;
    if (!isReceivable(facts.kind)) return refuse('evidence_not_a_receivable', { number: facts.number });
    const overdue = facts.openMinor > 0 && facts.dueOn < point.asOf;
    return ok({
      documentId,
      kind: facts.kind,
      number: facts.number,
      customerId: facts.customerId,
      customerName: facts.customerName,
      currency: facts.currency,
      issuedOn: facts.issuedOn,
      dueOn: facts.dueOn,
      daysLate: daysBetween(facts.dueOn, point.asOf),
      openMinor: facts.openMinor,
      contractNo: facts.contractNo,
      states,
      ...scoreOf(states, overdue),
      overdue,
      parts: evidenceKinds.map((kind) => ({
        kind,
        points: evidencePoints[kind],
        applies: applies(kind, overdue),
        state: states[kind],
        sources: [...sources[kind]],
      })),
      rows: [...facts.rows],
    });
  },

  'evidence.gaps': ({ db }, { offset, limit, ...filter }) => {
    const { rows, ...sums } = gapRows(db, filter, { offset, limit });
    return ok({ rows: rows.map((row) => gapOf(row, filter.asOf)), ...sums });
  },

  'evidence.summary': ({ db }, filter) => ok(summaryOf(db, filter)),

  'evidence.record': (ctx, { documentIds, ...evidence }) => {
    const found: { documentId: DocumentId; customerId: number; number: string }[] = [];
    for (const documentId of new Set(documentIds)) {
      const document = receivable(ctx.db, documentId);
      if (!document.ok) return document;
      found.push({ documentId, customerId: document.value.customer_id, number: document.value.number });
    }
    const customerId = found[0]?.customerId;
    if (found.some((document) => document.customerId !== customerId)) return refuse('evidence_of_two_customers');
    const person = evidence.personId === null ? null : personOf(ctx.db, evidence.personId);
    if (evidence.personId !== null && person?.customerId !== customerId) return refuse('evidence_person_not_found');
    const evidenceIds = found.map(({ documentId }) =>
      insertEvidence(ctx.db, { ...evidence, documentId, state: 'present' }, ctx),
    );
    const { personId: _personId, ...told } = evidence;
    found.forEach(({ documentId, number }) =>
      ctx.audit({ entity: 'document', id: documentId, customerId, number, evidence: told.kind, on: told.on, reference: told.reference, signer: person?.name, note: told.note }),
    ); // prettier-ignore
    return ok({ evidenceIds });
  },

  'evidence.setUnobtainable': (ctx, { documentId, kind, reason }) => {
    const document = receivable(ctx.db, documentId);
    if (!document.ok) return document;
    const evidenceId = insertEvidence(
      ctx.db,
      { documentId, kind, state: 'unobtainable', on: ctx.today, reference: '', personId: null, note: reason },
      ctx,
    );
    const { customer_id: customerId, number } = document.value;
    ctx.audit({
      entity: 'document',
      id: documentId,
      customerId,
      number,
      evidence: kind,
      state: 'unobtainable',
      reason,
    });
    return ok({ evidenceId });
  },

  'evidence.remove': (ctx, { evidenceId, reason }) => {
    const evidence = findEvidence(ctx.db, evidenceId);
    if (evidence === undefined) return refuse('evidence_not_found');
    removeEvidence(ctx.db, evidenceId, ctx.recordedAt);
    const { customer_id: customerId, number, kind, on_day: on, reference } = evidence;
    ctx.audit({ entity: 'document', id: evidence.document_id, customerId, number, undone: { evidence: kind, on, reference }, reason });
    return ok(null);
  }, // prettier-ignore
};

function isReceivable(kind: string): kind is 'invoice' | 'debit_note' | 'opening' {
  return kind === 'invoice' || kind === 'debit_note' || kind === 'opening';
}

function receivable(
  db: ReadDb,
  documentId: DocumentId,
): Result<NonNullable<ReturnType<typeof findDocument>>, 'document_not_found' | 'evidence_not_a_receivable'> {
  const document = findDocument(db, documentId);
  if (document === undefined) return refuse('document_not_found');
  if (!isReceivable(document.kind)) return refuse('evidence_not_a_receivable', { number: document.number });
  return ok(document);
}

function gapOf(row: PaperRow, asOf: Day): EvidenceGap {
  const overdue = row.overdue === 1;
  const states = Object.fromEntries(evidenceKinds.map((kind) => [kind, stateOfRank[row[kind]] ?? 'missing'])) as Record<
    EvidenceKind,
    EvidenceState
  >;
  return {
    documentId: row.documentId,
    kind: row.documentKind,
    number: row.number,
    customerId: row.customerId,
    customerName: row.customerName,
    currency: row.currency,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    daysLate: daysBetween(row.dueOn, asOf),
    openMinor: row.openMinor,
    contractNo: row.contractNo,
    states,
    ...scoreOf(states, overdue),
  };
}
