import { ok, refuse } from '../../kernel/result.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers } from '../context.ts';
import { exposures } from '../credit/exposure.ts';
import { creditStatusesAt } from '../credit/store.ts';
import { findCustomer } from '../customers/store.ts';
import { told } from '../orders/procedures.ts';
import { openFor, standingOf } from '../orders/rules.ts';
import { findOrder, stepAmount } from '../orders/steps.ts';
import { insertOrderEvent } from '../orders/store.ts';
import { gradesInForce } from '../scoring/store.ts';
import { readSettings } from '../settings/store.ts';
import { dangerLevels } from '../signals/levels.ts';
import { z } from 'zod';
import { checkAndKeep, checkOf } from './checking.ts';
import { reasonField, storedCheckField, type holdsContract } from './contract.ts';
import { proposalsFor } from './rules/status.ts';
import { findStatus, insertStatus, listChecks, listStatuses, overdueAt, voidStatus } from './store.ts';

export const holdsProcedures: Handlers<typeof holdsContract> = {
  'holds.check': ({ db }, { asOf, knownAt, ...question }) => checkOf(db, { asOf, knownAt }, question),

  'holds.record': (ctx, { asOf, note, ...question }) =>
    checkAndKeep(
      ctx,
      asOf,
      question,
      note === '' ? undefined : { reason: note, approver: '', evidence: '', payment: '' },
    ),

  'holds.release': (ctx, { asOf, reason, approver, evidence, payment, ...question }) =>
    checkAndKeep(ctx, asOf, question, { reason, approver, evidence, payment }),

  'holds.confirmOrder': (ctx, { orderId, on, note, release }) => {
    const found = findOrder(ctx.db, orderId);
    if (!found) return refuse('order_not_found');
    const step = stepAmount(found, 'confirmed', on, undefined);
    if (!step.ok) return step;
    const amountMinor = step.value;
    const { order, standing } = found;
    const kept = checkAndKeep(ctx, on, { ...order, amountMinor: standsWith(standing, { confirmedMinor: amountMinor }) }, release); // prettier-ignore
    if (!kept.ok) return kept;
    insertOrderEvent(ctx.db, orderId, { kind: 'confirmed', on, amountMinor, note }, ctx);
    told(ctx, order, { kind: 'confirmed', on, amountMinor, decision: kept.value.decision });
    return ok({ amountMinor, ...kept.value });
  },

  'holds.shipOrder': (ctx, { orderId, on, amountMinor: asked, note, release }) => {
    const found = findOrder(ctx.db, orderId);
    if (!found) return refuse('order_not_found');
    const step = stepAmount(found, 'shipped', on, asked);
    if (!step.ok) return step;
    const amountMinor = step.value;
    const { order, standing } = found;
    const confirmingMinor = openFor('confirmed', order.amountMinor, standing);
    const stands = standsWith(standing, { confirmedMinor: confirmingMinor, shippedMinor: amountMinor });
    const kept = checkAndKeep(ctx, on, { ...order, amountMinor: stands }, release);
    if (!kept.ok) return kept;
    if (confirmingMinor > 0)
      insertOrderEvent(ctx.db, orderId, { kind: 'confirmed', on, amountMinor: confirmingMinor }, ctx);
    insertOrderEvent(ctx.db, orderId, { kind: 'shipped', on, amountMinor, note }, ctx);
    told(ctx, order, { kind: 'shipped', on, amountMinor, decision: kept.value.decision });
    return ok({ amountMinor, ...kept.value });
  },

  'holds.checks': ({ db }, { offset, limit, ...filter }) => {
    const { rows, total } = listChecks(db, filter, { offset, limit });
    return ok({
      rows: rows.map(({ reasonsJson, figuresJson, released, ...row }) => ({
        ...row,
        ...storedFigures.parse(JSON.parse(figuresJson)),
        reasons: z.array(reasonField).parse(JSON.parse(reasonsJson)),
        released: released === 1,
      })),
      total,
    });
  },

  'holds.setStatus': (ctx, input) => {
    const { db, audit } = ctx;
    const { customerId, fromOn, reviewOn, status } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (reviewOn !== null && reviewOn < fromOn) return refuse('status_review_before_start', { earliest: fromOn });
    const before = creditStatusesAt(db, { asOf: fromOn }).get(customerId);
    if (before?.status === 'hold' && status !== 'hold' && input.approver === '' && input.evidence === '')
      return refuse('hold_lift_needs_approver');
    const statusId = insertStatus(db, input, ctx);
    const { customerId: _customerId, ...after } = input;
    audit({
      entity: 'customer',
      id: customerId,
      before: { creditStatus: before === undefined ? null : { status: before.status, reason: before.reason } },
      after: { creditStatus: after },
    });
    return ok({ statusId });
  },

  'holds.takeBackStatus': ({ db, recordedAt, audit }, { statusId, reason }) => {
    const found = findStatus(db, statusId);
    if (!found) return refuse('status_not_found');
    voidStatus(db, statusId, recordedAt);
    const { customerId, ...creditStatus } = found;
    audit({ entity: 'customer', id: customerId, before: { creditStatus }, after: { creditStatus: null }, reason });
    return ok(null);
  },

  'holds.history': ({ db }, { customerId, knownAt }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    return ok({ rows: listStatuses(db, { customerId, knownAt }) });
  },

  'holds.statuses': ({ db }, { asOf, knownAt }) => {
    const newest = new Map<number, ReturnType<typeof listStatuses>[number]>();
    for (const row of listStatuses(db, { knownAt }))
      if (row.fromOn <= asOf && !newest.has(row.customerId)) newest.set(row.customerId, row);
    return ok({ rows: [...newest.values()].filter(({ status }) => status !== 'open') });
  },

  'holds.proposals': ({ db }, { currency, ...point }) => {
    const { orderCheck } = readSettings(db);
    const exposed = exposures(db, point, currency);
    const levels = dangerLevels(db, point);
    const grades = gradesInForce(db, point);
    const statuses = creditStatusesAt(db, point);
    const late = new Map(overdueAt(db, point).filter((row) => row.currency === currency).map((row) => [row.customerId, row.oldestDaysLate])); // prettier-ignore
    const rows = [...customerLabels(db, '', { present: true }).values()].flatMap(({ id: customerId, code, name }) => {
      const exposure = exposed.get(customerId);
      const status = statuses.get(customerId);
      const reasons = proposalsFor(
        {
          asOf: point.asOf,
          dangerRed: levels.get(customerId)?.level === 'red',
          oldestDaysLate: late.get(customerId) ?? 0,
          exposureMinor: exposure?.exposureMinor ?? 0,
          limitMinor: exposure?.limitMinor ?? 0,
          hasLimit: (exposure?.limit ?? null) !== null,
          grade: grades.get(customerId)?.grade ?? null,
          status: status?.status ?? 'open',
          reviewOn: status?.reviewOn ?? null,
        },
        orderCheck,
      );
      if (reasons.length === 0) return [];
      return [
        {
          customerId,
          customerCode: code,
          customerName: name,
          status: status?.status ?? ('open' as const),
          reasons: reasons.map(({ reason, params }) => ({ reason, params: { ...params } })),
          exposureMinor: exposure?.exposureMinor ?? 0,
          limitMinor: exposure?.limitMinor ?? 0,
        },
      ];
    });
    return ok({ rows: rows.sort((a, b) => b.exposureMinor - a.exposureMinor || a.customerId - b.customerId) });
  },
};

const storedFigures = storedCheckField.pick({
  parts: true,
  exposureMinor: true,
  limitMinor: true,
  availableMinor: true,
  afterMinor: true,
  grade: true,
  payment: true,
});

/** What of an order stands in the exposure once more of it is confirmed or shipped. */
function standsWith(
  sums: Parameters<typeof standingOf>[0],
  more: { readonly confirmedMinor?: number; readonly shippedMinor?: number },
): number {
  const { confirmedNotShippedMinor, shippedNotInvoicedMinor } = standingOf({
    ...sums,
    confirmedMinor: sums.confirmedMinor + (more.confirmedMinor ?? 0),
    shippedMinor: sums.shippedMinor + (more.shippedMinor ?? 0),
  });
  return confirmedNotShippedMinor + shippedNotInvoicedMinor;
}
