import { laterDay, type Day } from '../../../kernel/day.ts';
import type { DocumentId, MilestoneId } from '../../../kernel/ids.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CommandContext, Handlers } from '../../context.ts';
import { invoicesProcedures } from '../../invoices/procedures.ts';
import { itemsOf } from '../../invoices/store/paper.ts';
import { raiseInvoice } from '../../ledger/invoicing.ts';
import { isCredit } from '../../ledger/rules.ts';
import { findDocument } from '../../ledger/store/find.ts';
import { dueItemsOf } from '../../terms/rules/dueItems.ts';
import { readWorkdays } from '../../terms/workCalendar.ts';
import type { contractsContract } from '../contract.ts';
import { itemOfMilestone, milestoneRule, planAmounts } from '../rules/milestones.ts';
import { findContract } from '../store/contracts.ts';
import {
  documentUsed,
  insertMilestone,
  milestonesAt,
  setMilestone,
  updateMilestone,
  voidDocument,
  type MilestoneRecord,
} from '../store/milestones.ts';
import { boardRows } from '../view.ts';

type Milestones = 'contracts.planMilestones' | 'contracts.reachMilestone' | 'contracts.linkMilestone' | 'contracts.unreachMilestone' | 'contracts.board'; // prettier-ignore
export const ALWAYS = '9999-12-31' as Day;

export const milestoneProcedures: Pick<Handlers<typeof contractsContract>, Milestones> = {
  'contracts.planMilestones': ({ db, recordedAt, audit }, { contractId, milestones }) => {
    const contract = findContract(db, contractId);
    if (contract === null) return refuse('contract_not_found');
    if (contract.amountMinor === null) return refuse('contract_amount_missing', { number: contract.number });
    const labels = new Set<string>();
    for (const { label } of milestones) {
      if (labels.has(label)) return refuse('milestone_label_taken', { label });
      labels.add(label);
    }
    const { currency, amountMinor } = contract;
    const planned = planAmounts({ amountMinor, currency }, milestones);
    if (!planned.ok) return planned;
    const known = milestonesAt(db, { asOf: ALWAYS }, { contractId });
    const sent = new Set(milestones.map(({ milestoneId }) => milestoneId));
    const gone = known.filter(({ milestoneId }) => !sent.has(milestoneId));
    const lost = gone.find(isFixed);
    if (lost) return refuse('milestone_fixed', { label: lost.label });
    const values = milestones.map(({ milestoneId, shareBp: _share, amountMinor: _amount, ...milestone }, index) => ({
      milestoneId,
      values: { ...milestone, seq: index + 1, amountMinor: planned.value[index] ?? 0 },
    }));
    for (const { milestoneId, values: next } of values) {
      if (milestoneId === undefined) continue;
      const before = known.find((each) => each.milestoneId === milestoneId);
      if (!before) return refuse('milestone_not_found');
      const moved = before.amountMinor !== next.amountMinor || before.label !== next.label || before.dueDays !== next.dueDays || before.kind !== next.kind; // prettier-ignore
      if (isFixed(before) && moved) return refuse('milestone_fixed', { label: before.label });
    }
    for (const { milestoneId } of gone) setMilestone(db, milestoneId, { removed_at: recordedAt });
    const made = values.map(({ milestoneId, values: next }) => {
      if (milestoneId !== undefined) updateMilestone(db, milestoneId, next);
      return {
        milestoneId: milestoneId ?? insertMilestone(db, contractId, next, recordedAt),
        amountMinor: next.amountMinor,
      };
    });
    const told = (rows: readonly { readonly label: string; readonly plannedOn: Day | null; readonly amountMinor: number; readonly dueDays: number }[]) =>
      rows.map(({ label, plannedOn, amountMinor: part, dueDays }) => ({ label, plannedOn, amountMinor: part, dueDays })); // prettier-ignore
    audit({
      entity: 'contract',
      id: contractId,
      before: { milestones: told(known) },
      after: { milestones: told(values.map((each) => each.values)) },
      customerId: contract.customerId,
    });
    return ok({ milestones: made });
  },

  'contracts.reachMilestone': (ctx, { milestoneId, actualOn, triggerDocument, invoice, documentId }) => {
    const milestone = findMilestone(ctx, milestoneId);
    if (!milestone) return refuse('milestone_not_found');
    if (milestone.actualOn !== null) return refuse('milestone_reached', { label: milestone.label });
    if (milestone.contractStatus !== 'signed')
      return refuse('contract_not_signed', { number: milestone.contractNumber });
    const there = milestone.documentId ?? documentId;
    const placed =
      there !== undefined
        ? placeOn(ctx, milestone, there, actualOn, triggerDocument)
        : invoice !== undefined
          ? raiseFor(ctx, milestone, actualOn, invoice)
          : refuse('milestone_needs_document', { label: milestone.label });
    if (!placed.ok) return placed;
    setMilestone(ctx.db, milestoneId, { actual_on: actualOn, document_id: placed.value.documentId, ...(triggerDocument === '' ? {} : { trigger_document: triggerDocument }) }); // prettier-ignore
    ctx.audit({ entity: 'contract', id: milestone.contractId, milestone: milestone.label, actualOn, triggerDocument, ...placed.value, customerId: milestone.customerId }); // prettier-ignore
    const after = findMilestone(ctx, milestoneId);
    if (!after || after.dueItemId === null || after.dueOn === null) throw new Error('a reached milestone has its due item'); // prettier-ignore
    return ok({ documentId: placed.value.documentId, dueItemId: after.dueItemId, dueOn: after.dueOn });
  },

  'contracts.linkMilestone': (ctx, { milestoneId, documentId }) => {
    const milestone = findMilestone(ctx, milestoneId);
    if (!milestone) return refuse('milestone_not_found');
    if (milestone.actualOn !== null || milestone.documentId !== null)
      return refuse('milestone_reached', { label: milestone.label });
    const found = itemOn(ctx, milestone, documentId);
    if (!found.ok) return found;
    setMilestone(ctx.db, milestoneId, { document_id: documentId });
    ctx.audit({ entity: 'contract', id: milestone.contractId, milestone: milestone.label, documentNumber: found.value.number, customerId: milestone.customerId }); // prettier-ignore
    return ok({ dueItemId: found.value.item.id });
  },

  'contracts.unreachMilestone': (ctx, { milestoneId, reason }) => {
    const { db, recordedAt, audit } = ctx;
    const milestone = findMilestone(ctx, milestoneId);
    if (!milestone) return refuse('milestone_not_found');
    const { contractId, documentId, label, customerId } = milestone;
    if (milestone.actualOn === null && documentId === null) return refuse('milestone_not_reached', { label });
    const beside = milestonesAt(db, { asOf: ALWAYS }, { contractId }).filter(
      (each) => each.documentId === documentId && documentId !== null && each.milestoneId !== milestoneId,
    );
    const raised = milestone.raisedHere && documentId !== null;
    if (raised) {
      if (beside.some(({ actualOn }) => actualOn !== null) || documentUsed(db, documentId))
        return refuse('milestone_document_used', { number: milestone.documentNumber });
      voidDocument(db, documentId, recordedAt);
      audit({ entity: 'document', id: documentId, voided: true, reason });
      for (const each of beside) setMilestone(db, each.milestoneId, { document_id: null });
    }
    setMilestone(db, milestoneId, { actual_on: null, document_id: null });
    audit({ entity: 'contract', id: contractId, milestone: label, takenBack: true, reason, customerId });
    return ok({ voided: raised ? milestone.documentNumber : null });
  },

  'contracts.board': ({ db }, { customerId, filter, offset, limit, ...point }) => {
    const all = boardRows(db, point, { customerId });
    const group = (state: (typeof all)[number]['state']) => (state === 'invoiced_waiting' ? 'waiting' : state);
    const counts = { late: 0, soon: 0, waiting: 0, reached: 0 };
    for (const { state } of all) counts[group(state)] += 1;
    const rows = all.filter(({ state }) => filter === 'all' || group(state) === filter);
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, counts });
  },
};

function isFixed({ documentId, actualOn }: MilestoneRecord): boolean {
  return documentId !== null || actualOn !== null;
}

function findMilestone({ db }: Pick<CommandContext, 'db'>, milestoneId: MilestoneId): MilestoneRecord | undefined {
  return milestonesAt(db, { asOf: ALWAYS }, { milestoneId })[0];
}

/** The due item of a document that is this milestone, if the document is one of the customer's. */
function itemOn({ db }: Pick<CommandContext, 'db'>, milestone: MilestoneRecord, documentId: DocumentId) {
  const document = findDocument(db, documentId);
  if (!document) return refuse('document_not_found');
  const { customerId, currency, amountMinor } = milestone;
  const items = itemsOf(db, documentId).map((item) => ({ ...item, amountMinor: item.amount_minor }));
  const item = itemOfMilestone(items, milestone);
  if (document.customer_id !== customerId || document.currency !== currency || isCredit(document.kind) || item === null)
    return refuse('document_does_not_match', { number: document.number, amountMinor, currency });
  return ok({ item, number: document.number });
}

/** On a document that is there: an item that waited for this is dated by the document's own terms. */
function placeOn(ctx: CommandContext, milestone: MilestoneRecord, documentId: DocumentId, on: Day, evidence: string) {
  const found = itemOn(ctx, milestone, documentId);
  if (!found.ok) return found;
  const { item } = found.value;
  if (item.trigger_happened === 0) {
    const happened =
      item.trigger_kind === 'acceptance'
        ? { acceptedOn: on, milestones: [] }
        : item.trigger_kind === 'delivery'
          ? { deliveredOn: on, milestones: [] }
          : { milestones: [{ dueItemId: item.id, on }] };
    const dated = invoicesProcedures['invoices.confirm'](ctx, { documentId, evidence, ...happened });
    if (!dated.ok) return dated;
  }
  return ok({ documentId });
}

/** A document for this part and those that go with it; what waits for its own day is a due item of its own. */
function raiseFor(
  ctx: CommandContext,
  milestone: MilestoneRecord,
  actualOn: Day,
  invoice: {
    readonly kind: 'invoice' | 'debit_note';
    readonly number: string;
    readonly issuedOn: Day;
    readonly withMilestones: readonly MilestoneId[];
    readonly note: string;
  },
) {
  const contract = findContract(ctx.db, milestone.contractId);
  if (contract === null) throw new Error('a milestone has its contract');
  const plan = milestonesAt(ctx.db, { asOf: ALWAYS }, { contractId: milestone.contractId });
  const parts = [milestone];
  for (const id of new Set(invoice.withMilestones)) {
    const other = plan.find(({ milestoneId }) => milestoneId === id);
    if (!other || other.milestoneId === milestone.milestoneId) return refuse('milestone_not_found');
    if (isFixed(other)) return refuse('milestone_reached', { label: other.label });
    parts.push(other);
  }
  const { currency, number, title } = contract;
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  const rule = milestoneRule(parts, currency);
  const expected = Object.fromEntries(
    parts.flatMap(({ label, plannedOn }) => (plannedOn === null ? [] : [[label, laterDay(plannedOn, actualOn)]])),
  );
  const { issuedOn } = invoice;
  const days = { issuedOn, milestones: { [milestone.label]: actualOn }, expected: { milestones: expected } };
  const items = dueItemsOf(rule, days, amountMinor, readWorkdays(ctx.db));
  const terms = { termId: null, code: number, name: title, rule, lines: items.map(({ line }) => line) };
  const raised = raiseInvoice(
    ctx,
    {
      kind: invoice.kind,
      customerId: contract.customerId,
      number: invoice.number,
      currency,
      issuedOn,
      amountMinor,
      contractNo: number,
      secured: false,
      purpose: '',
      note: invoice.note,
      ...(contract.lateRateBp === null ? {} : { lateRateBp: contract.lateRateBp }),
    },
    { items: items.map(({ line: _line, ...item }) => item), source: 'stated', terms },
  );
  if (!raised.ok) return raised;
  for (const part of parts) setMilestone(ctx.db, part.milestoneId, { document_id: raised.value.documentId });
  return raised;
}
