import type { OutputOf, ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { canonicalJson } from '../../kernel/text.ts';
import type { CommandContext } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { actionsContract } from './contract.ts';
import { boxOf } from './rules/rating.ts';
import { insertDelay, insertRating } from './store/records.ts';
import { findAction, ownersOf } from './store/writing.ts';

type RateSpec = (typeof actionsContract)['actions.rate'];
type DelaySpec = (typeof actionsContract)['actions.setDelayReason'];
export type RatingProblem = 'customer_not_found' | 'action_not_found' | 'rating_evidence_missing';
export type DelayProblem = 'delay_note_missing' | 'action_not_found' | 'item_not_found';

/** Keeps how able and willing a debtor is to pay, each with what shows it: the one way a rating comes on record. */
export function rateDebtor(
  ctx: CommandContext,
  input: ParsedInputOf<RateSpec>,
): Result<OutputOf<RateSpec>, RatingProblem> {
  const { db, actor, recordedAt } = ctx;
  if (!findCustomer(db, input.customerId)) return refuse('customer_not_found');
  if (input.actionId !== null && !findAction(db, input.actionId)) return refuse('action_not_found');
  const unproved =
    (input.ability !== null && input.abilityEvidence === '') ||
    (input.willingness !== null && input.willingnessEvidence === '');
  if (unproved) return refuse('rating_evidence_missing');
  const ratingId = insertRating(db, {
    customer_id: input.customerId,
    rated_on: input.ratedOn,
    ability: input.ability,
    willingness: input.willingness,
    ability_evidence: input.abilityEvidence,
    willingness_evidence: input.willingnessEvidence,
    debtor_type: input.debtorType,
    answers_json: canonicalJson(input.answers),
    action_id: input.actionId,
    note: input.note,
    actor,
    recorded_at: recordedAt,
  });
  ctx.audit({ entity: 'debtorRating', id: ratingId, customerId: input.customerId, after: input });
  return ok({ ratingId, box: boxOf(input.ability, input.willingness) });
}

/** Keeps with each item why its money is late, as the customer told it: the one way a reason comes on record. */
export function tellDelay(
  ctx: CommandContext,
  input: ParsedInputOf<DelaySpec>,
): Result<OutputOf<DelaySpec>, DelayProblem> {
  const { db, actor, recordedAt } = ctx;
  const { dueItemIds, code, cause, onDay, note, actionId } = input;
  if (code === 'other' && note === '') return refuse('delay_note_missing');
  if (actionId !== null && !findAction(db, actionId)) return refuse('action_not_found');
  const owners = ownersOf(db, dueItemIds);
  if (dueItemIds.some((item) => !owners.has(item))) return refuse('item_not_found');
  for (const [dueItemId, customerId] of owners) {
    insertDelay(db, {
      customer_id: customerId,
      due_item_id: dueItemId,
      code,
      cause,
      on_day: onDay,
      note,
      action_id: actionId,
      actor,
      recorded_at: recordedAt,
    });
    ctx.audit({ entity: 'delayReason', id: dueItemId, customerId, after: { code, cause, onDay, note } });
  }
  return ok({ count: owners.size });
}
