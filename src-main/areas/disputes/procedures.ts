import { addDays, daysBetween } from '../../kernel/day.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { addCredit } from '../ledger/receipts.ts';
import { findItem } from '../ledger/store/find.ts';
import { nextInSeries } from '../ledger/store/series.ts';
import { readSettings } from '../settings/store.ts';
import { disputeOutcomeField, disputeReasonField, type Dispute, type disputesContract } from './contract.ts';
import { causesOf, concedes, daysOpen, objectionOf, targetDay } from './rules.ts';
import {
  findDispute,
  insertDispute,
  listDisputes,
  owners,
  resolveDispute,
  sumDisputes,
  unresolvedMinor,
  updateDispute,
  type DisputeFact,
} from './store.ts';

export const disputesProcedures: Handlers<typeof disputesContract> = {
  'disputes.list': ({ db }, { offset, limit, ...filter }) => {
    const { objectionDays } = readSettings(db).disputes;
    const { asOf, knownAt } = filter;
    const sums = sumDisputes(db, filter);
    const past = sumDisputes(db, { asOf, knownAt, status: 'past_target' });
    return ok({
      rows: listDisputes(db, filter, { offset, limit }).map((fact) => shown(fact, asOf, objectionDays)),
      total: sums.reduce((count, sum) => count + sum.count, 0),
      sums,
      owners: owners(db),
      pastTargetCount: past.reduce((count, sum) => count + sum.count, 0),
    });
  },

  'disputes.causes': ({ db }, { asOf, knownAt, from, currency }) => {
    const openedFrom = from ?? addDays(asOf, -364);
    const facts = listDisputes(db, { asOf, knownAt, currency, openedFrom, status: 'all' });
    return ok({ from: openedFrom, rows: causesOf(facts, asOf) });
  },

  'disputes.open': ({ db, recordedAt, audit }, { targetOn, ...input }) => {
    const item = findItem(db, input.dueItemId);
    if (!item) return refuse('item_not_found');
    if (input.openedOn < item.issued_on) return refuse('dispute_before_document', { earliest: item.issued_on });
    const free = Math.max(0, item.open_minor - unresolvedMinor(db, input.dueItemId));
    if (input.amountMinor > free) return refuse('dispute_exceeds_open', { openMinor: free, currency: item.currency });
    const target = targetOn ?? targetDay(input.openedOn, readSettings(db).disputes.targetDays);
    if (target < input.openedOn) return refuse('target_before_opening', { earliest: input.openedOn });
    const dispute = { ...input, targetOn: target };
    const disputeId = insertDispute(db, { ...dispute, customerId: item.customer_id }, recordedAt);
    audit({ entity: 'dispute', id: disputeId, after: dispute });
    return ok({ disputeId, targetOn: target });
  },

  'disputes.update': ({ db, audit }, { disputeId, ...given }) => {
    const dispute = findDispute(db, disputeId);
    if (!dispute) return refuse('dispute_not_found');
    if (dispute.resolved_on !== null) return refuse('already_resolved');
    if (given.targetOn != null && given.targetOn < dispute.opened_on)
      return refuse('target_before_opening', { earliest: dispute.opened_on });
    const { reason, owner, target_on: targetOn, evidence, note } = dispute;
    const before = { reason, owner, targetOn, evidence, note };
    const changed = (Object.keys(before) as (keyof typeof before)[]).filter(
      (field) => given[field] !== undefined && given[field] !== before[field],
    );
    if (changed.length === 0) return ok(null);
    const after = { ...before, ...Object.fromEntries(changed.map((field) => [field, given[field]])) };
    const { targetOn: target_on, ...fields } = after;
    updateDispute(db, disputeId, { ...fields, target_on });
    audit({ entity: 'dispute', id: disputeId, before: picked(before, changed), after: picked(after, changed) });
    return ok(null);
  },

  'disputes.resolve': (ctx, { disputeId, resolvedOn, outcome, amountMinor, number, note }) => {
    const { db, recordedAt, audit } = ctx;
    const dispute = findDispute(db, disputeId);
    if (!dispute) return refuse('dispute_not_found');
    if (dispute.resolved_on !== null) return refuse('already_resolved');
    if (resolvedOn < dispute.opened_on) return refuse('resolution_before_opening', { earliest: dispute.opened_on });
    const { currency } = dispute;
    if (amountMinor !== undefined && amountMinor > dispute.amount_minor)
      return refuse('outcome_exceeds_dispute', { amountMinor: dispute.amount_minor, currency });
    let creditNote: { readonly documentId: DocumentId; readonly number: string } | null = null;
    if (amountMinor !== undefined && concedes(outcome)) {
      const added = addCredit(
        ctx,
        {
          kind: 'credit_note',
          customerId: dispute.customer_id,
          number: number ?? nextInSeries(db, 'credit_note', 'C'),
          currency,
          issuedOn: resolvedOn,
          amountMinor,
          method: null,
          payerName: '',
          reference: dispute.number,
          note,
          paper: { purpose: 'dispute', parentId: dispute.document_id },
        },
        [{ dueItemId: dispute.due_item_id, amountMinor }],
        'chosen',
      );
      if (!added.ok) return added;
      creditNote = added.value;
    }
    const documentId = creditNote?.documentId ?? null;
    const resolution = { on: resolvedOn, outcome, amountMinor: amountMinor ?? null, documentId, note };
    resolveDispute(db, disputeId, { ...resolution, at: recordedAt });
    audit({ entity: 'dispute', id: disputeId, resolved: resolution });
    return ok({ creditNoteId: documentId, number: creditNote?.number ?? null });
  },

  'disputes.void': ({ db, recordedAt, audit }, { disputeId, reason }) => {
    const dispute = findDispute(db, disputeId);
    if (!dispute) return refuse('dispute_not_found');
    if (dispute.resolved_on !== null) return refuse('already_resolved');
    updateDispute(db, disputeId, { voided_at: recordedAt });
    audit({ entity: 'dispute', id: disputeId, voided: true, reason });
    return ok(null);
  },
};

function shown(
  { deliveredOn, ...fact }: DisputeFact,
  asOf: Dispute['openedOn'],
  objectionDays: number | null,
): Dispute {
  const { openedOn, resolvedOn, targetOn } = fact;
  return {
    ...fact,
    reason: disputeReasonField.parse(fact.reason),
    outcome: disputeOutcomeField.nullable().parse(fact.outcome),
    objection: objectionOf(openedOn, { issuedOn: fact.issuedOn, deliveredOn }, objectionDays),
    afterDue: openedOn > fact.dueOn,
    daysOpen: daysOpen(openedOn, resolvedOn, asOf),
    daysPastTarget: targetOn === null || resolvedOn !== null ? null : daysBetween(targetOn, asOf),
  };
}

function picked(record: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}
