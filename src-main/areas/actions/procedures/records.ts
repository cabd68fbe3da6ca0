import type { CustomerId } from '../../../kernel/ids.ts';
import { divideRounded } from '../../../kernel/money.ts';
import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CommandContext, Handlers } from '../../context.ts';
import { findContact, type ContactId } from '../../customers/store/contacts.ts';
import { findCustomer } from '../../customers/store.ts';
import type { actionsContract, Feedback } from '../contract.ts';
import { rateDebtor, tellDelay } from '../learned.ts';
import { delayRows, delaySums } from '../store/overdue.ts';
import {
  careAt,
  closeFeedback,
  feedbackAt,
  findCare,
  findFeedback,
  insertCare,
  insertFeedback,
  removeCare,
  voidFeedback,
} from '../store/records.ts';
import type { LogName } from './log.ts';

export const recordProcedures: Omit<Handlers<typeof actionsContract>, LogName> = {
  'actions.rate': rateDebtor,

  'actions.delays': ({ db }, { offset, limit, ...question }) => {
    const all = delaySums(db, { ...question, filter: 'all' }, 'code');
    const wanted = delaySums(db, question, 'code');
    const currencies = [...new Set(all.map(({ currency }) => currency))];
    const minor = (rows: typeof all): number => rows.reduce((sum, row) => sum + row.openMinor, 0);
    const count = (rows: typeof all): number => rows.reduce((sum, row) => sum + row.count, 0);
    return ok({
      rows: delayRows(db, question, { offset, limit }),
      total: count(wanted),
      withoutCount: count(all.filter(({ key }) => key === '')),
      sums: currencies.map((currency) => {
        const own = all.filter((row) => row.currency === currency);
        return { currency, openMinor: minor(own), withoutMinor: minor(own.filter(({ key }) => key === '')) };
      }),
    });
  },

  'actions.delayCauses': ({ db }, { by, ...question }) => {
    const rows = delaySums(db, question, by);
    const totals = new Map<string, number>();
    for (const { currency, openMinor } of rows) totals.set(currency, (totals.get(currency) ?? 0) + openMinor);
    return ok({
      rows: rows.map((row) => ({
        ...row,
        shareBp: Number(divideRounded(BigInt(row.openMinor) * 10_000n, BigInt(totals.get(row.currency) ?? 1), 'halfUp')),
      })),
    });
  }, // prettier-ignore

  'actions.setDelayReason': tellDelay,

  'actions.feedback': ({ db }, { status, offset, limit, ...question }) => {
    const all = feedbackAt(db, question);
    const rows = all.filter(({ closedOn }) => status === 'all' || (closedOn === null) === (status === 'open'));
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      openCount: all.filter(awaits).length,
      pastTargetCount: all.filter(({ daysPastTarget }) => daysPastTarget !== null).length,
      averageScoreTenths: averageScore(all, addMonths(question.asOf, -12)),
    });
  },

  'actions.addFeedback': (ctx, input) => {
    const { db, actor, recordedAt } = ctx;
    const { customerId, kind, onDay, score, content, owner, targetOn } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (kind === 'satisfaction' ? score === null : content === '')
      return refuse(kind === 'satisfaction' ? 'feedback_score_missing' : 'feedback_empty');
    if (targetOn !== null && targetOn < onDay) return refuse('feedback_target_before', { earliest: onDay });
    const feedbackId = insertFeedback(db, {
      customer_id: customerId, kind, on_day: onDay, score, content, owner, target_on: targetOn, actor, recorded_at: recordedAt,
    }); // prettier-ignore
    ctx.audit({ entity: 'feedback', id: feedbackId, customerId, after: input });
    return ok({ feedbackId });
  },

  'actions.closeFeedback': (ctx, { feedbackId, closedOn, outcome }) => {
    const found = findFeedback(ctx.db, feedbackId);
    if (!found) return refuse('feedback_not_found');
    if (found.closed_on !== null) return refuse('feedback_closed');
    if (closedOn < found.on_day) return refuse('feedback_closed_before', { earliest: found.on_day });
    closeFeedback(ctx.db, feedbackId, closedOn, outcome, ctx.recordedAt);
    ctx.audit({ entity: 'feedback', id: feedbackId, customerId: found.customer_id, after: { closedOn, outcome } });
    return ok(null);
  },

  'actions.voidFeedback': (ctx, { feedbackId, reason }) => {
    const found = findFeedback(ctx.db, feedbackId);
    if (!found) return refuse('feedback_not_found');
    voidFeedback(ctx.db, feedbackId, ctx.recordedAt);
    ctx.audit({ entity: 'feedback', id: feedbackId, customerId: found.customer_id, voided: true, reason });
    return ok(null);
  },

  'actions.care': ({ db }, { withinDays, offset, limit, ...question }) => {
    const rows = careAt(db, question).filter(({ nextOn }) => withinDays === undefined || within(nextOn, question.asOf, withinDays));
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  }, // prettier-ignore

  'actions.addCare': (ctx, input) => {
    const problem = whoIs(ctx, input.customerId, input.contactId);
    if (problem) return problem;
    const { customerId, contactId, kind, title, onDay, yearly, note } = input;
    const careId = insertCare(ctx.db, {
      customer_id: customerId, contact_id: contactId, kind, title, on_day: onDay, yearly: yearly ? 1 : 0, note, actor: ctx.actor,
      recorded_at: ctx.recordedAt,
    }); // prettier-ignore
    ctx.audit({ entity: 'careDate', id: careId, customerId, after: input });
    return ok({ careId });
  },

  'actions.removeCare': (ctx, { careId, reason }) => {
    const found = findCare(ctx.db, careId);
    if (!found) return refuse('care_not_found');
    removeCare(ctx.db, careId, ctx.recordedAt);
    ctx.audit({
      entity: 'careDate',
      id: careId,
      customerId: found.customer_id,
      removed: true,
      title: found.title,
      reason,
    });
    return ok(null);
  },
};

/** A complaint or suggestion waits for an answer; praise and a score do not. */
const awaits = ({ kind, closedOn }: Feedback): boolean =>
  closedOn === null && (kind === 'complaint' || kind === 'suggestion');

function averageScore(all: readonly Feedback[], from: Day): number | null {
  const scores = all.flatMap(({ score, onDay }) => (score !== null && onDay > from ? [score] : []));
  if (scores.length === 0) return null;
  return Math.floor((scores.reduce((sum, score) => sum + score, 0) * 20 + scores.length) / (scores.length * 2));
}

function within(nextOn: Day, asOf: Day, days: number): boolean {
  return nextOn >= asOf && nextOn <= addDays(asOf, days);
}

function whoIs({ db }: CommandContext, customerId: CustomerId, contactId: ContactId | null) {
  if (!findCustomer(db, customerId)) return refuse('customer_not_found');
  if (contactId === null) return null;
  const contact = findContact(db, contactId);
  if (!contact) return refuse('contact_not_found');
  return contact.customerId === customerId ? null : refuse('contact_of_another');
}
