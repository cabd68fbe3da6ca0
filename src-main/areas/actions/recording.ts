import type { Day } from '../../kernel/day.ts';
import type { ActionId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { canonicalJson } from '../../kernel/text.ts';
import type { CommandContext } from '../context.ts';
import { findContact } from '../customers/store/contacts.ts';
import { findCustomer } from '../customers/store.ts';
import { readSettings } from '../settings/store.ts';
import type { ConductFinding } from './contract.ts';
import { findAction, insertAction, moveFiles, ownersOf, voidAction, type NewAction } from './store/writing.ts';
import { weigh, type ActionInput } from './weighing.ts';

export type { ActionInput } from './weighing.ts';

export interface Recorded {
  readonly actionId: ActionId;
  readonly findings: ConductFinding[];
  readonly nextOn: Day | null;
  readonly nextAction: string;
}

export type RecordingError =
  | 'customer_not_found'
  | 'contact_not_found'
  | 'contact_of_another'
  | 'contact_role_missing'
  | 'action_in_future'
  | 'action_not_found'
  | 'item_not_found'
  | 'not_of_this_customer'
  | 'next_action_missing'
  | 'next_action_in_past'
  | 'conduct_blocked'
  | 'conduct_needs_reason';

/**
 * The one way a contact comes into the log. Checks whom, when and how often, lets the result propose the next step where
 * none is given, and asks for a reason where the conduct check finds something. Care contacts need no next step.
 */
export function recordAction(ctx: CommandContext, input: ActionInput): Result<Recorded, RecordingError> {
  return record(ctx, input, null);
}

/** The same for a row that was wrong: the new row stands in its place, the old one keeps the reason. */
export function correctAction(
  ctx: CommandContext,
  actionId: ActionId,
  reason: string,
  input: ActionInput,
): Result<Recorded, RecordingError> {
  const before = findAction(ctx.db, actionId);
  if (!before) return refuse('action_not_found');
  if (before.customer_id !== input.customerId) return refuse('not_of_this_customer');
  return record(ctx, input, { actionId, reason });
}

function record(
  ctx: CommandContext,
  input: ActionInput,
  corrects: { readonly actionId: ActionId; readonly reason: string } | null,
): Result<Recorded, RecordingError> {
  const { db, recordedAt, today } = ctx;
  const { customerId, onDay, dueItemIds } = input;
  const problem = whoAndWhat(ctx, input);
  if (problem) return problem;
  if (onDay > today) return refuse('action_in_future', { today });
  const { findings, next, proofGrade } = weigh(db, input, corrects?.actionId ?? null);
  const blocked = findings.filter(({ severity }) => severity === 'block');
  if (blocked.length > 0) return refuse('conduct_blocked', { findings: blocked.map(({ code }) => code) });
  if (findings.length > 0 && input.overrideReason === '')
    return refuse('conduct_needs_reason', { findings: findings.map(({ code }) => code) });
  const closed = input.closedBecause !== '' || input.purpose === 'care';
  const nextOn = closed ? null : input.nextOn === undefined ? (next?.nextOn ?? null) : input.nextOn;
  if (nextOn === null && !closed) return refuse('next_action_missing');
  if (nextOn !== null && nextOn < onDay) return refuse('next_action_in_past', { earliest: onDay });
  const nextAction = nextOn === null ? '' : input.nextAction === '' ? (next?.nextAction ?? '') : input.nextAction;
  const nextTime =
    nextOn === null
      ? ''
      : input.nextOn === undefined && next !== null
        ? next.nextTime || input.nextTime
        : input.nextTime;
  const contact = input.contactId === null ? null : findContact(db, input.contactId);
  const facts = { ...input.facts, ...(input.promisedOn === null ? {} : { promisedOn: input.promisedOn }) };
  const row: NewAction = {
    customer_id: customerId, contact_id: input.contactId, contact_name: contact?.name ?? input.contactName,
    contact_role: contact?.role ?? input.contactRole, on_day: onDay, at_time: input.atTime, direction: input.direction,
    purpose: input.purpose, channel: input.channel, step_code: input.stepCode, policy_id: input.policyId, result: input.result,
    reason_code: input.reasonCode, proof_grade: input.proofGrade ?? proofGrade, proof_note: input.proofNote, minutes: input.minutes,
    cost_minor: input.costMinor, cost_currency: input.costCurrency ?? readSettings(db).baseCurrency, cost_note: input.costNote,
    replies_to_id: input.repliesToId, issued_id: input.issuedId, next_on: nextOn, next_time: nextTime, next_action: nextAction,
    closed_because: input.closedBecause, conduct_json: canonicalJson(findings), override_reason: findings.length === 0 ? '' : input.overrideReason,
    facts_json: canonicalJson({ facts, text: input.text }), note: input.note, corrects_id: corrects?.actionId ?? null, actor: ctx.actor,
  }; // prettier-ignore
  const actionId = insertAction(db, row, dueItemIds, recordedAt);
  if (corrects) {
    voidAction(db, corrects.actionId, recordedAt, corrects.reason);
    moveFiles(db, corrects.actionId, actionId);
  }
  ctx.audit({
    entity: 'action',
    id: actionId,
    customerId,
    ...(corrects ? { corrects: corrects.actionId, reason: corrects.reason } : {}),
    after: { ...input, nextOn, nextAction, ...(findings.length > 0 ? { findings: findings.map(({ code }) => code) } : {}) },
  }); // prettier-ignore
  return ok({ actionId, findings, nextOn, nextAction });
}

function whoAndWhat({ db }: CommandContext, input: ActionInput) {
  const { customerId, contactId, dueItemIds, repliesToId } = input;
  if (!findCustomer(db, customerId)) return refuse('customer_not_found');
  if (contactId !== null) {
    const contact = findContact(db, contactId);
    if (!contact) return refuse('contact_not_found');
    if (contact.customerId !== customerId) return refuse('contact_of_another');
  } else if (input.contactName !== '' && input.contactRole === '') return refuse('contact_role_missing');
  if (repliesToId !== null && findAction(db, repliesToId)?.customer_id !== customerId)
    return refuse('action_not_found');
  if (dueItemIds.length === 0) return null;
  const owners = ownersOf(db, dueItemIds);
  if (dueItemIds.some((item) => !owners.has(item))) return refuse('item_not_found');
  return dueItemIds.some((item) => owners.get(item) !== customerId) ? refuse('not_of_this_customer') : null;
}
