import { ok, refuse } from '../../kernel/result.ts';
import { addDays } from '../../kernel/day.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { readSettings } from '../settings/store.ts';
import { disputeOutcomeField, disputeReasonField, type ledgerContract } from './contract.ts';
import { dueDate, isCredit, proposeAllocation, withBalance } from './rules.ts';
import { disputesOf, findDispute, insertDispute, resolveDispute, unresolvedMinor } from './store/disputes.ts';
import { findAllocation, findDocument, findItem, openForProposal } from './store/find.ts';
import { historyEntries } from './store/history.ts';
import { allocationsOf, findDocuments, listCredits, listItems, sumItems } from './store/read.ts';
import {
  allocate,
  insertCredit,
  insertDebit,
  nextReceiptNumber,
  numberTaken,
  reverseAllocations,
  reverseCredit,
  type NewCredit,
} from './store/write.ts';

export const ledgerProcedures: Handlers<typeof ledgerContract> = {
  'ledger.items': ({ db }, { sort, descending, offset, limit, ...filter }) =>
    ok({ rows: listItems(db, filter, { sort, descending, offset, limit }), ...sumItems(db, filter) }),

  'ledger.document': ({ db }, { documentId, asOf, knownAt }) => {
    const document = findDocument(db, documentId);
    if (!document) return refuse('document_not_found');
    const items = listItems(db, { asOf, knownAt, documentId, status: 'all' });
    const credit = isCredit(document.kind);
    return ok({
      documentId,
      kind: document.kind,
      number: document.number,
      customerId: document.customer_id,
      customerName: document.customer_name,
      currency: document.currency,
      issuedOn: document.issued_on,
      amountMinor: document.amount_minor,
      openMinor: credit ? document.unapplied_minor : items.reduce((sum, item) => sum + item.openMinor, 0),
      note: document.note,
      reversedOn: document.reversed_on,
      recordedAt: document.recorded_at,
      batchId: document.batch_id,
      items,
      allocations: allocationsOf(db, documentId),
      disputes: disputesOf(db, documentId).map((dispute) => ({
        ...dispute,
        reason: disputeReasonField.parse(dispute.reason),
        outcome: disputeOutcomeField.nullable().parse(dispute.outcome),
      })),
    });
  },

  'ledger.credits': ({ db }, { offset, limit, ...filter }) => ok(listCredits(db, filter, { offset, limit })),

  'ledger.history': ({ db }, { customerId, currency, asOf, knownAt, offset, limit }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const entries = historyEntries(db, { customerId, asOf, knownAt });
    const currencies = [...new Set(entries.map((entry) => entry.currency))].filter(
      (code) => currency === undefined || code === currency,
    );
    const rows = currencies.flatMap((code) => withBalance(entries.filter((entry) => entry.currency === code)));
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },

  'ledger.find': ({ db }, { text, limit }) => ok({ rows: findDocuments(db, text, limit) }),

  'ledger.propose': ({ db }, { customerId, currency, amountMinor, on, memo }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const open = openForProposal(db, customerId, currency, addDays(on, 366));
    return ok(proposeAllocation(amountMinor, open, memo));
  },

  'ledger.addInvoice': (ctx, input) => {
    const { db, audit } = ctx;
    const customer = findCustomer(db, input.customerId);
    if (!customer) return refuse('customer_not_found');
    if (numberTaken(db, input.customerId, input.kind, input.number))
      return refuse('document_number_taken', { number: input.number });
    const items = input.items?.map((item) => ({ ...item, dueBasis: 'stated' as const })) ?? [
      {
        ...dueDate(input.dueOn ?? null, input.issuedOn, {
          customerDays: customer.termsDays,
          companyDays: readSettings(db).defaultTermsDays,
        }),
        amountMinor: input.amountMinor,
      },
    ];
    const total = items.reduce((sum, item) => sum + item.amountMinor, 0);
    if (total !== input.amountMinor)
      return refuse('items_do_not_add_up', {
        totalMinor: total,
        amountMinor: input.amountMinor,
        currency: input.currency,
      });
    const documentId = insertDebit(db, { ...input, items }, ctx);
    audit({ entity: 'document', id: documentId, after: { ...input, items } });
    return ok({ documentId });
  },

  'ledger.addCreditNote': (ctx, { allocations, ...input }) =>
    addCredit(
      ctx,
      { ...input, kind: 'credit_note', method: null, payerName: '', reference: '' },
      allocations,
      'chosen',
    ),

  'ledger.addReceipt': (ctx, { allocations, rule, receivedOn, number, ...input }) =>
    addCredit(
      ctx,
      { ...input, kind: 'receipt', issuedOn: receivedOn, number: number ?? nextReceiptNumber(ctx.db) },
      allocations,
      rule,
    ),

  'ledger.allocate': (ctx, { creditId, lines, rule }) => {
    const credit = findDocument(ctx.db, creditId);
    if (!credit || !isCredit(credit.kind)) return refuse('document_not_found');
    if (credit.reversed_on !== null) return refuse('document_reversed', { number: credit.number });
    const done = allocate(ctx.db, creditId, lines, { ...ctx, rule });
    if (!done.ok) return done;
    ctx.audit({ entity: 'document', id: creditId, allocated: lines, rule, allocationIds: done.value.allocationIds });
    return ok({ unappliedMinor: done.value.unappliedMinor });
  },

  'ledger.unallocate': ({ db, recordedAt, audit }, { allocationId, on, reason }) => {
    const allocation = findAllocation(db, allocationId);
    if (!allocation) return refuse('allocation_not_found');
    if (allocation.reversed_on !== null) return refuse('already_reversed');
    if (on < allocation.effective_on) return refuse('reversal_before_document', { earliest: allocation.effective_on });
    reverseAllocations(db, [allocation], { on, at: recordedAt, reason });
    audit({ entity: 'allocation', id: allocationId, reversedOn: on, reason });
    return ok(null);
  },

  'ledger.reverse': ({ db, recordedAt, audit }, { documentId, reversedOn, reason }) => {
    const document = findDocument(db, documentId);
    if (!document) return refuse('document_not_found');
    if (!isCredit(document.kind)) return refuse('only_credits_reverse', { number: document.number });
    if (document.reversed_on !== null) return refuse('already_reversed');
    if (reversedOn < document.issued_on) return refuse('reversal_before_document', { earliest: document.issued_on });
    const reversed = reverseCredit(db, documentId, { on: reversedOn, at: recordedAt, reason });
    audit({
      entity: 'document',
      id: documentId,
      reversedOn,
      reason,
      allocations: reversed,
    });
    return ok(null);
  },

  'ledger.openDispute': ({ db, recordedAt, audit }, { dueItemId, amountMinor, reason, openedOn, note }) => {
    const item = findItem(db, dueItemId);
    if (!item) return refuse('item_not_found');
    if (openedOn < item.issued_on) return refuse('dispute_before_document', { earliest: item.issued_on });
    const free = item.open_minor - unresolvedMinor(db, dueItemId);
    if (amountMinor > free) return refuse('dispute_exceeds_open', { openMinor: free, currency: item.currency });
    const disputeId = insertDispute(db, {
      dueItemId,
      customerId: item.customer_id,
      amountMinor,
      reason,
      note,
      openedOn,
      recordedAt,
    });
    audit({ entity: 'dispute', id: disputeId, after: { dueItemId, amountMinor, reason, openedOn, note } });
    return ok({ disputeId });
  },

  'ledger.resolveDispute': ({ db, recordedAt, audit }, { disputeId, resolvedOn, outcome, note }) => {
    const dispute = findDispute(db, disputeId);
    if (!dispute) return refuse('dispute_not_found');
    if (dispute.resolved_on !== null) return refuse('already_resolved');
    if (resolvedOn < dispute.opened_on) return refuse('resolution_before_opening', { earliest: dispute.opened_on });
    resolveDispute(db, disputeId, { on: resolvedOn, at: recordedAt, outcome, note });
    audit({ entity: 'dispute', id: disputeId, resolvedOn, outcome, note });
    return ok(null);
  },
};

function addCredit(ctx: CommandContext, credit: NewCredit, lines: Parameters<typeof allocate>[2], rule: string) {
  const { db, audit } = ctx;
  if (!findCustomer(db, credit.customerId)) return refuse('customer_not_found');
  if (numberTaken(db, credit.customerId, credit.kind, credit.number))
    return refuse('document_number_taken', { number: credit.number });
  const documentId = insertCredit(db, credit, ctx);
  const applied = allocate(db, documentId, lines, { ...ctx, rule });
  if (!applied.ok) return applied;
  audit({ entity: 'document', id: documentId, after: credit, allocated: lines, rule });
  return ok({ documentId, number: credit.number, unappliedMinor: applied.value.unappliedMinor });
}
