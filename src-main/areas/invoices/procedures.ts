import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { dateInvoice } from '../ledger/invoicing.ts';
import { isCredit } from '../ledger/rules.ts';
import { findDocument } from '../ledger/store/find.ts';
import { listItems } from '../ledger/store/read.ts';
import { redate } from '../ledger/store/redate.ts';
import { hasOfficialTable, readWorkdays } from '../terms/workCalendar.ts';
import type { invoicesContract } from './contract.ts';
import { datedByEvents } from './rules/awaited.ts';
import {
  changeById,
  changesOf,
  itemById,
  itemsOf,
  lastChangeOf,
  setPaper,
  setTrigger,
  voidChange,
} from './store/paper.ts';
import { readTerms, registerRows, registerSums } from './store/register.ts';

export const invoicesProcedures: Handlers<typeof invoicesContract> = {
  'invoices.register': ({ db }, { sort, descending, offset, limit, ...filter }) =>
    ok({ rows: registerRows(db, filter, { sort, descending, offset, limit }), ...registerSums(db, filter) }),

  'invoices.terms': ({ db }, { documentId, asOf, knownAt }) => {
    const document = findDocument(db, documentId);
    if (!document) return refuse('document_not_found');
    const byThen = new Map(
      listItems(db, { asOf, knownAt, documentId, status: 'all' }).map((item) => [item.dueItemId, item.dueOn]),
    );
    const changes = changesOf(db, documentId, knownAt);
    return ok({
      documentId,
      number: document.number,
      issuedOn: document.issued_on,
      currency: document.currency,
      purpose: document.purpose,
      contractNo: document.contract_no,
      deliveredOn: document.delivered_on,
      acceptedOn: document.accepted_on,
      confirmedOn: document.confirmed_on,
      secured: document.secured === 1,
      lateRateBp: document.late_rate_bp,
      terms: readTerms(document.terms_json),
      items: itemsOf(db, documentId).map((item) => ({
        dueItemId: item.id,
        seq: item.seq,
        part: item.part,
        label: item.label,
        triggerKind: item.trigger_kind,
        triggerOn: item.trigger_on,
        triggerHappened: item.trigger_happened === 1,
        dueBasis: item.due_basis,
        amountMinor: item.amount_minor,
        originalDueOn: item.original_due_on ?? item.due_on,
        dueOn: byThen.get(item.id) ?? item.due_on,
        discountUntilOn: item.discount_until_on,
        discountBp: item.discount_bp,
        changes: changes
          .filter((change) => change.due_item_id === item.id)
          .map((change) => ({
            changeId: change.id,
            fromDueOn: change.from_due_on,
            toDueOn: change.to_due_on,
            changedOn: change.changed_on,
            reason: change.reason,
            evidence: change.evidence,
            actor: change.actor,
            recordedAt: change.recorded_at,
            voidedAt: change.voided_at,
          })),
      })),
    });
  },

  'invoices.preview': ({ db }, input) => {
    const dated = dateInvoice(db, input);
    if (!dated.ok) return dated;
    const { items, source, terms } = dated.value;
    const shifts = terms !== null && terms.rule.shift !== 'none';
    return ok({
      source,
      terms,
      calendarMissing: shifts && items.some((item) => !hasOfficialTable(item.dueOn)),
      items: items.map((item) => ({
        dueOn: item.dueOn,
        dueBasis: item.dueBasis,
        amountMinor: item.amountMinor,
        part: item.part ?? 'whole',
        label: item.label ?? '',
        triggerKind: item.triggerKind ?? 'document',
        triggerOn: item.triggerOn ?? null,
        triggerHappened: item.triggerHappened ?? true,
        discountUntilOn: item.discountUntilOn ?? null,
        discountBp: item.discountBp ?? null,
      })),
    });
  },

  'invoices.redate': ({ db, recordedAt, actor, audit }, { dueItemId, toDueOn, changedOn, reason, evidence }) => {
    const item = itemById(db, dueItemId);
    if (!item) return refuse('item_not_found');
    const from = changedOn ?? item.issued_on;
    if (from < item.issued_on) return refuse('redate_before_document', { earliest: item.issued_on });
    if (toDueOn === item.due_on) return refuse('redate_same_day', { dueOn: item.due_on });
    redate(db, { dueItemId, toDueOn, changedOn: from, reason, evidence }, { recordedAt, actor });
    const after = itemById(db, dueItemId);
    const changeId = lastChangeOf(db, dueItemId);
    if (!after || changeId === null) throw new Error('a change of a due date is on record');
    const originalDueOn = after.original_due_on ?? item.due_on;
    audit({ entity: 'dueItem', id: dueItemId, before: { dueOn: item.due_on }, after: { dueOn: toDueOn }, originalDueOn, changedOn: from, reason, evidence }); // prettier-ignore
    audit({ entity: 'document', id: item.document_id, redated: item.seq, fromDueOn: item.due_on, toDueOn, reason });
    return ok({ changeId, originalDueOn, dueOn: after.due_on });
  },

  'invoices.takeBackRedate': ({ db, recordedAt, audit }, { changeId, reason }) => {
    const change = changeById(db, changeId);
    const item = change && itemById(db, change.due_item_id);
    if (!change || !item) return refuse('due_change_not_found');
    if (lastChangeOf(db, item.id) !== changeId) return refuse('due_change_not_last');
    voidChange(db, changeId, item.id, recordedAt);
    const dueOn = itemById(db, item.id)?.due_on ?? item.due_on;
    audit({ entity: 'dueItem', id: item.id, before: { dueOn: item.due_on }, after: { dueOn }, takenBack: changeId, reason }); // prettier-ignore
    audit({ entity: 'document', id: item.document_id, redated: item.seq, fromDueOn: item.due_on, toDueOn: dueOn, reason }); // prettier-ignore
    return ok({ dueOn });
  },

  'invoices.confirm': (ctx, { documentId, milestones, evidence, ...days }) => {
    const { db, audit } = ctx;
    const document = findDocument(db, documentId);
    if (!document) return refuse('document_not_found');
    if (isCredit(document.kind)) return refuse('only_debits_confirm', { number: document.number });
    const items = itemsOf(db, documentId).map((item) => ({
      id: item.id,
      seq: item.seq,
      triggerKind: item.trigger_kind,
      triggerOn: item.trigger_on,
      triggerHappened: item.trigger_happened === 1,
      dueOn: item.due_on,
    }));
    for (const { dueItemId } of milestones) {
      const item = items.find((each) => each.id === dueItemId);
      if (!item) return refuse('item_not_found');
      if (item.triggerKind !== 'milestone') return refuse('item_waits_for_nothing');
    }
    const happened = { ...days, milestones: new Map(milestones.map(({ dueItemId, on }) => [dueItemId, on])) };
    const { issued_on: issuedOn } = document;
    const dated = datedByEvents(items, readTerms(document.terms_json), issuedOn, happened, readWorkdays(db));
    setPaper(db, documentId, {
      ...(days.deliveredOn === undefined ? {} : { deliveredOn: days.deliveredOn }),
      ...(days.acceptedOn === undefined ? {} : { acceptedOn: days.acceptedOn }),
      ...(days.confirmedOn === undefined ? {} : { confirmedOn: days.confirmedOn }),
    });
    for (const { item, on, toDueOn, ...discount } of dated) {
      setTrigger(db, item.id, { on, ...discount });
      if (toDueOn === item.dueOn) continue;
      // The terms always said so; what was shown until now was a guess. `knownAt` still tells what was known when.
      const change = { dueItemId: item.id, toDueOn, changedOn: issuedOn, reason: item.triggerKind, evidence };
      redate(db, change, ctx);
      audit({ entity: 'dueItem', id: item.id, before: { dueOn: item.dueOn }, after: { dueOn: toDueOn }, trigger: item.triggerKind, on, evidence }); // prettier-ignore
    }
    const before = { deliveredOn: document.delivered_on, acceptedOn: document.accepted_on, confirmedOn: document.confirmed_on }; // prettier-ignore
    audit({ entity: 'document', id: documentId, before, after: { ...before, ...days }, milestones, evidence });
    return ok({
      redated: dated
        .filter(({ item, toDueOn }) => item.dueOn !== toDueOn)
        .map(({ item, toDueOn }) => ({ dueItemId: item.id, fromDueOn: item.dueOn, toDueOn })),
    });
  },
};
