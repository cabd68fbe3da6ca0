import { ok, refuse } from '../../../kernel/result.ts';
import type { Handlers } from '../../context.ts';
import { findCustomer } from '../../customers/store.ts';
import type { actionsContract } from '../contract.ts';
import { correctAction, recordAction } from '../recording.ts';
import { gapOf } from '../rules/gaps.ts';
import { isInVain, isReached, type Channel } from '../rules/codes.ts';
import { actionsAt, lastContacts } from '../store.ts';
import { listActions, sumActions } from '../store/log.ts';
import { overdueCustomers, peopleOf } from '../store/overdue.ts';
import { ratingsOf } from '../store/records.ts';
import { findAction, optedOut, rescheduleAction, voidAction } from '../store/writing.ts';
import { weigh } from '../weighing.ts';

export type LogName =
  | 'actions.list' | 'actions.check' | 'actions.add' | 'actions.correct' | 'actions.withdraw' | 'actions.reschedule'
  | 'actions.gaps' | 'actions.customer'; // prettier-ignore

export const logProcedures: Pick<Handlers<typeof actionsContract>, LogName> = {
  'actions.list': ({ db }, { offset, limit, ...question }) =>
    ok({ rows: listActions(db, question, { offset, limit }), ...sumActions(db, question) }),

  'actions.check': ({ db }, draft) => {
    if (!findCustomer(db, draft.customerId)) return refuse('customer_not_found');
    return ok(weigh(db, draft));
  },

  'actions.add': (ctx, input) => recordAction(ctx, input),
  'actions.correct': (ctx, { actionId, reason, ...input }) => correctAction(ctx, actionId, reason, input),

  'actions.withdraw': ({ db, recordedAt, audit }, { actionId, reason }) => {
    const before = findAction(db, actionId);
    if (!before) return refuse('action_not_found');
    voidAction(db, actionId, recordedAt, reason);
    audit({ entity: 'action', id: actionId, customerId: before.customer_id, voided: true, reason });
    return ok(null);
  },

  'actions.reschedule': (ctx, { actionId, reason, ...next }) => {
    const before = findAction(ctx.db, actionId);
    if (!before) return refuse('action_not_found');
    if (next.nextOn === null && next.closedBecause === '') return refuse('next_action_missing');
    if (next.nextOn !== null && next.nextOn < before.on_day)
      return refuse('next_action_in_past', { earliest: before.on_day });
    const after = next.nextOn === null ? { ...next, nextTime: '', nextAction: '' } : { ...next, closedBecause: '' };
    const moved = rescheduleAction(ctx.db, before, { ...after, reason, actor: ctx.actor, recordedAt: ctx.recordedAt });
    ctx.audit({
      entity: 'action',
      id: moved,
      customerId: before.customer_id,
      before: { nextOn: before.next_on, nextTime: before.next_time, nextAction: before.next_action, closedBecause: before.closed_because },
      after,
      reason,
    }); // prettier-ignore
    return ok({ actionId: moved });
  },

  'actions.gaps': ({ db }, { asOf, knownAt, kind, offset, limit, ...filter }) => {
    const last = lastContacts(db, { asOf, knownAt });
    const all = overdueCustomers(db, { asOf, knownAt }, filter).flatMap((customer) => {
      const contact = last.get(customer.customerId);
      const found = gapOf(contact, asOf);
      if (found === null) return [];
      return [
        {
          ...customer,
          kind: found,
          lastOn: contact?.onDay ?? null,
          lastResult: contact?.result ?? null,
          nextOn: contact?.nextOn ?? null,
          nextAction: contact?.nextAction ?? '',
          closedBecause: contact?.closedBecause ?? '',
        },
      ];
    });
    const count = (of: 'no_next' | 'next_passed'): number => all.filter((row) => row.kind === of).length;
    const rows = kind === 'any' ? all : all.filter((row) => row.kind === kind);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      counts: { no_next: count('no_next'), next_passed: count('next_passed') },
      collectors: peopleOf(db, 'collector'),
      salespeople: peopleOf(db, 'salesperson'),
    });
  },

  'actions.customer': ({ db }, { customerId, ...point }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const ratings = ratingsOf(db, point, customerId);
    const [rating] = ratings;
    const last = lastContacts(db, { ...point, customerId }).get(customerId) ?? null;
    const { minutes, costs } = sumActions(db, { ...point, customerId });
    return ok({
      rating: rating ?? null,
      rateAgain: rating !== undefined && last?.lastReachedOn != null && last.lastReachedOn > rating.ratedOn,
      ratings,
      last: last && {
        actionId: last.actionId,
        onDay: last.onDay,
        channel: last.channel,
        result: last.result,
        nextOn: last.nextOn,
        nextTime: last.nextTime,
        nextAction: last.nextAction,
        closedBecause: last.closedBecause,
      },
      attemptsSinceReached: last?.attemptsSinceReached ?? 0,
      lastReachedOn: last?.lastReachedOn ?? null,
      channels: channelsTried(actionsAt(db, { ...point, customerId })),
      minutes,
      costs,
      optedOut: optedOut(db, customerId, null, point.asOf),
    });
  },
};

/** How each channel did: tried, got through, and how often it failed running. */
function channelsTried(log: readonly { channel: Channel; direction: 'out' | 'in'; purpose: string; result: string }[]) {
  const found = new Map<Channel, { channel: Channel; tried: number; reached: number; inVainRunning: number }>();
  for (const { channel, direction, purpose, result } of log) {
    if (direction === 'in' || purpose === 'care') continue;
    const sum = found.get(channel) ?? { channel, tried: 0, reached: 0, inVainRunning: 0 };
    sum.tried += 1;
    if (isReached(result)) sum.reached += 1;
    sum.inVainRunning = isInVain(result) ? sum.inVainRunning + 1 : isReached(result) ? 0 : sum.inVainRunning;
    found.set(channel, sum);
  }
  return [...found.values()].sort((a, b) => b.tried - a.tried);
}
