import { laterDay, type Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CommandContext, Handlers } from '../../context.ts';
import { invoicesProcedures } from '../../invoices/procedures.ts';
import { itemById } from '../../invoices/store/paper.ts';
import { findDocument } from '../../ledger/store/find.ts';
import type { Amendment, AmendmentChange, contractsContract, KeptChange } from '../contract.ts';
import { milestoneDueDay } from '../rules/milestones.ts';
import {
  amendmentsAt,
  insertAmendment,
  removeAmendment,
  signAmendment,
  updateAmendment,
  type AmendmentId,
} from '../store/amendments.ts';
import { amendContract, findContract, type ContractRecord } from '../store/contracts.ts';
import { expectOn, milestonesAt, setMilestone } from '../store/milestones.ts';
import { ALWAYS } from './milestones.ts';

type Amendments = 'contracts.saveAmendment' | 'contracts.signAmendment' | 'contracts.takeBackAmendment';
interface Redated {
  readonly dueItemId: DueItemId;
  readonly fromDueOn: Day;
  readonly toDueOn: Day;
}

export const amendmentProcedures: Pick<Handlers<typeof contractsContract>, Amendments> = {
  'contracts.saveAmendment': (ctx, { amendmentId, contractId, changes, ...values }) => {
    const { db, audit } = ctx;
    const contract = findContract(db, contractId);
    if (contract === null) return refuse('contract_not_found');
    const known = amendmentsAt(db, { asOf: ALWAYS }, { contractId });
    const before = known.find((each) => each.amendmentId === amendmentId);
    if (amendmentId !== undefined && !before) return refuse('amendment_not_found');
    if (before?.signed === true) return refuse('amendment_signed', { number: before.number });
    if (known.some((each) => each.number === values.number && each.amendmentId !== amendmentId))
      return refuse('amendment_number_taken', { number: values.number });
    const kept: KeptChange[] = [];
    for (const change of changes) {
      const one = withBefore(ctx, contract, change);
      if (!one.ok) return one;
      if (one.value.before === one.value.after)
        return refuse('amendment_changes_nothing', { label: one.value.label || one.value.kind });
      kept.push(one.value);
    }
    const all = { ...values, changes: kept };
    const id = amendmentId ?? insertAmendment(db, contractId, all, ctx);
    if (amendmentId !== undefined) updateAmendment(db, amendmentId, all);
    audit({ entity: 'amendment', id, ...(before ? { before } : {}), after: { contractNo: contract.number, ...all }, customerId: contract.customerId }); // prettier-ignore
    return ok({ amendmentId: id });
  },

  'contracts.signAmendment': (ctx, { amendmentId, signedOn }) => {
    const { db, audit } = ctx;
    const found = findAmendment(ctx, amendmentId);
    if (!found) return refuse('amendment_not_found');
    const { amendment, contract } = found;
    if (amendment.signed) return refuse('amendment_signed', { number: amendment.number });
    if (contract.status !== 'signed') return refuse('contract_not_signed', { number: contract.number });
    const done: KeptChange[] = [];
    const redated: Redated[] = [];
    for (const change of amendment.changes) {
      const taken = takeEffect(ctx, contract, amendment, change, signedOn);
      if (!taken.ok) return taken;
      done.push(taken.value.change);
      if (taken.value.redated !== null) redated.push(taken.value.redated);
    }
    signAmendment(db, amendmentId, signedOn, done);
    audit({ entity: 'amendment', id: amendmentId, number: amendment.number, contractNo: contract.number, signedOn, changes: done, customerId: contract.customerId }); // prettier-ignore
    return ok({ redated });
  },

  'contracts.takeBackAmendment': (ctx, { amendmentId, reason }) => {
    const { db, recordedAt, audit } = ctx;
    const found = findAmendment(ctx, amendmentId);
    if (!found) return refuse('amendment_not_found');
    const { amendment, contract } = found;
    if (amendment.signed)
      for (const change of amendment.changes.toReversed()) {
        const undone = putBack(ctx, findContract(db, contract.contractId) ?? contract, change, reason);
        if (!undone.ok) return undone;
      }
    removeAmendment(db, amendmentId, recordedAt);
    audit({ entity: 'amendment', id: amendmentId, number: amendment.number, contractNo: contract.number, takenBack: true, reason, customerId: contract.customerId }); // prettier-ignore
    return ok(null);
  },
};

function findAmendment({ db }: Pick<CommandContext, 'db'>, amendmentId: AmendmentId) {
  const [amendment] = amendmentsAt(db, { asOf: ALWAYS }, { amendmentId });
  const contract = amendment && findContract(db, amendment.contractId);
  return amendment && contract ? { amendment, contract } : null;
}

/** The change with what stands now. */
function withBefore({ db }: Pick<CommandContext, 'db'>, contract: ContractRecord, change: AmendmentChange) {
  const none = { label: '', changeId: null };
  switch (change.kind) {
    case 'due': {
      const item = itemById(db, change.dueItemId);
      const document = item && findDocument(db, item.document_id);
      if (!item || !document) return refuse('item_not_found');
      if (document.customer_id !== contract.customerId) return refuse('customer_mismatch', { number: document.number });
      const label = `${document.number}${item.label === '' ? '' : ` · ${item.label}`}`;
      return ok<KeptChange>({ ...change, before: item.due_on, label, changeId: null });
    }
    case 'milestone': {
      const milestone = milestonesAt(db, { asOf: ALWAYS }, { contractId: contract.contractId }).find(
        ({ milestoneId }) => milestoneId === change.milestoneId,
      );
      if (!milestone || milestone.actualOn !== null) return refuse('milestone_not_found');
      return ok<KeptChange>({ ...change, before: milestone.plannedOn, label: milestone.label, changeId: null });
    }
    case 'until':
      return ok<KeptChange>({ ...change, before: contract.untilOn, ...none });
    case 'amount':
      return ok<KeptChange>({ ...change, before: contract.amountMinor, ...none });
    case 'lateRate':
      return ok<KeptChange>({ ...change, before: contract.lateRateBp, ...none });
    case 'objection':
      return ok<KeptChange>({ ...change, before: contract.objectionDays, ...none });
    case 'other':
      return ok<KeptChange>({ ...change, changeId: null });
  }
}

/** One change of a signed amendment. Due dates move by the ledger's own procedure, the amendment is their evidence. */
function takeEffect(
  ctx: CommandContext,
  contract: ContractRecord,
  amendment: Amendment,
  change: KeptChange,
  signedOn: Day,
) {
  const { db } = ctx;
  const { contractId } = contract;
  const move = (dueItemId: DueItemId, toDueOn: Day) => {
    const item = itemById(db, dueItemId);
    if (!item) return refuse('item_not_found');
    const changedOn = laterDay(signedOn, item.issued_on);
    const evidence = `${contract.number} / ${amendment.number}`;
    const moved = invoicesProcedures['invoices.redate'](ctx, { dueItemId, toDueOn, changedOn, reason: amendment.subject, evidence }); // prettier-ignore
    return moved.ok
      ? ok({ changeId: moved.value.changeId, redated: { dueItemId, fromDueOn: item.due_on, toDueOn } })
      : moved;
  };
  switch (change.kind) {
    case 'due': {
      const before = itemById(db, change.dueItemId)?.due_on ?? change.before;
      const moved = move(change.dueItemId, change.after);
      if (!moved.ok) return moved;
      return ok({ change: { ...change, before, changeId: moved.value.changeId }, redated: moved.value.redated });
    }
    case 'milestone': {
      const milestone = milestonesAt(db, { asOf: ALWAYS }, { milestoneId: change.milestoneId })[0];
      if (!milestone || milestone.actualOn !== null) return ok({ change, redated: null });
      const before = milestone.plannedOn;
      setMilestone(db, change.milestoneId, { planned_on: change.after });
      const toDueOn = milestoneDueDay(change.after, milestone.dueDays);
      // Only an item that waits for this very day follows it; one due by other terms stays where it is.
      if (milestone.dueItemId === null || !milestone.raisedHere || milestone.dueOn === toDueOn)
        return ok({ change: { ...change, before }, redated: null });
      expectOn(db, milestone.dueItemId, change.after);
      const moved = move(milestone.dueItemId, toDueOn);
      if (!moved.ok) return moved;
      return ok({ change: { ...change, before, changeId: moved.value.changeId }, redated: moved.value.redated });
    }
    case 'until':
      amendContract(db, contractId, { until_on: change.after });
      return ok({ change: { ...change, before: contract.untilOn }, redated: null });
    case 'amount':
      amendContract(db, contractId, { amount_minor: change.after });
      return ok({ change: { ...change, before: contract.amountMinor }, redated: null });
    case 'lateRate':
      amendContract(db, contractId, { late_rate_bp: change.after });
      return ok({ change: { ...change, before: contract.lateRateBp }, redated: null });
    case 'objection':
      amendContract(db, contractId, { objection_days: change.after });
      return ok({ change: { ...change, before: contract.objectionDays }, redated: null });
    case 'other':
      return ok({ change, redated: null });
  }
}

/** Back to what it was, unless somebody has changed it since. */
function putBack(ctx: CommandContext, contract: ContractRecord, change: KeptChange, reason: string) {
  const { db } = ctx;
  const { contractId } = contract;
  const since = (now: unknown): boolean => now !== change.after;
  const changed = refuse('amendment_changed_since', { label: change.label || change.kind });
  if ((change.kind === 'due' || change.kind === 'milestone') && change.changeId !== null) {
    const back = invoicesProcedures['invoices.takeBackRedate'](ctx, { changeId: change.changeId, reason });
    if (!back.ok) return back;
  }
  switch (change.kind) {
    case 'milestone': {
      const milestone = milestonesAt(db, { asOf: ALWAYS }, { milestoneId: change.milestoneId })[0];
      if (!milestone || since(milestone.plannedOn)) return changed;
      setMilestone(db, change.milestoneId, { planned_on: change.before });
      if (milestone.dueItemId !== null && change.changeId !== null && change.before !== null)
        expectOn(db, milestone.dueItemId, change.before);
      return ok(null);
    }
    case 'until':
      if (since(contract.untilOn)) return changed;
      amendContract(db, contractId, { until_on: change.before });
      return ok(null);
    case 'amount':
      if (since(contract.amountMinor)) return changed;
      amendContract(db, contractId, { amount_minor: change.before });
      return ok(null);
    case 'lateRate':
      if (since(contract.lateRateBp)) return changed;
      amendContract(db, contractId, { late_rate_bp: change.before });
      return ok(null);
    case 'objection':
      if (since(contract.objectionDays)) return changed;
      amendContract(db, contractId, { objection_days: change.before });
      return ok(null);
    case 'due':
    case 'other':
      return ok(null);
  }
}
