import type { Day } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { attachmentsOfOwner } from '../files/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import type { PlanShown, plansContract, PlanWarning } from './contract.ts';
import { planStates } from './contract.ts';
import { draftPlan, planHolding, plannedSchedule, scheduleWarnings } from './drafting.ts';
import { forecastRows, forecastWeeks } from './forecasting.ts';
import { bucketOf, weeksFrom } from './rules/forecast.ts';
import { answerRequest } from './rules/request.ts';
import { planItems, planView, showPlans } from './showing.ts';
import { coveredBy, findPlan, isPerforming, plansAt, updatePlan, type PlanAt } from './store.ts';
import { personOf, securityOf } from './store/links.ts';

const groups = {
  live: ['active', 'late'],
  draft: ['draft'],
  broken: ['broken'],
  ended: ['completed', 'terminated'],
} as const;

const urgency = { broken: 0, late: 1, active: 2, draft: 3, completed: 4, terminated: 5 } as const;

export const plansProcedures: Handlers<typeof plansContract> = {
  'plans.list': ({ db }, { offset, limit, status, search = '', ...question }) => {
    const all = showPlans(db, plansAt(db, question));
    const words = search.trim().toLowerCase();
    const rows = all
      .filter((plan) => status === 'all' || (groups[status] as readonly string[]).includes(plan.state))
      .filter(({ number, customerCode, customerName }) =>
        `${number} ${customerCode} ${customerName}`.toLowerCase().includes(words),
      )
      .sort(
        (a, b) => urgency[a.state] - urgency[b.state] || ((a.nextDueOn ?? '9999') < (b.nextDueOn ?? '9999') ? -1 : 1),
      );
    const sums = new Map<PlanShown['currency'], { currency: PlanShown['currency']; count: number; debtMinor: number; restMinor: number; lateMinor: number }>(); // prettier-ignore
    for (const { currency, debtMinor, interestMinor, paidMinor, lateMinor } of rows) {
      const sum = sums.get(currency) ?? { currency, count: 0, debtMinor: 0, restMinor: 0, lateMinor: 0 };
      sums.set(currency, sum);
      sum.count += 1;
      sum.debtMinor += debtMinor;
      sum.restMinor += Math.max(0, debtMinor + interestMinor - paidMinor);
      sum.lateMinor += lateMinor;
    }
    const counts = planStates
      .map((state) => ({ state, count: all.filter((plan) => plan.state === state).length }))
      .filter(({ count }) => count > 0);
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, sums: [...sums.values()], counts });
  },

  'plans.get': ({ db }, { planId, ...point }) => {
    const found = planView(db, point, planId);
    const [shown] = found ? showPlans(db, [found.plan]) : [];
    if (!found || !shown) return refuse('plan_not_found');
    const { plan, items } = found;
    return ok({
      plan: shown,
      terms: plan.terms,
      request: plan.request,
      items,
      instalments: [...plan.instalments],
      securityId: plan.securityId,
      personId: plan.personId as never,
      warnings: warningsOf(db, plan, point),
    });
  },

  'plans.marks': ({ db }, question) =>
    ok({
      rows: plansAt(db, question)
        .filter(({ state }) => isPerforming(state) || state === 'broken')
        .flatMap(({ planId, number, state, nextDueOn, dueItemIds }) =>
          dueItemIds.map((dueItemId) => ({ dueItemId, planId, number, state, nextDueOn })),
        ),
    }),

  'plans.decide': ({ db }, facts) => ok(answerRequest(facts, readSettings(db).plans)),

  'plans.preview': ({ db, today }, schedule) => {
    const planned = plannedSchedule(db, schedule, schedule.downPaymentMinor > 0 ? schedule.downPaymentOn : today);
    if (!planned.ok) return planned;
    const interestMinor = planned.value.reduce((sum, part) => sum + part.interestMinor, 0);
    const totalMinor = planned.value.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return ok({ instalments: planned.value, interestMinor, totalMinor, warnings: scheduleWarnings(db, schedule) });
  },

  'plans.draft': (ctx, input) => draftPlan(ctx, input),

  'plans.sign': (ctx, { planId, signedOn, signedBy, personId }) => {
    const found = findPlan(ctx.db, planId);
    if (!found) return refuse('plan_not_found');
    if (found.signed_on !== null) return refuse('plan_not_draft', { number: found.number });
    if (signedOn < found.drafted_on) return refuse('plan_signed_before_draft', { draftedOn: found.drafted_on });
    if (personId !== undefined && !personOf(ctx.db, personId, found.customer_id)) return refuse('person_not_found');
    const ids = coveredBy(ctx.db, planId);
    const taken = planHolding(ctx.db, found.customer_id, signedOn, ids, planId);
    if (taken !== null) return refuse('item_in_plan', { number: taken });
    updatePlan(ctx.db, planId, { signed_on: signedOn, signed_by: signedBy, person_id: personId ?? null, signed_at: ctx.recordedAt }); // prettier-ignore
    ctx.audit({ entity: 'plan', id: planId, customerId: found.customer_id, signed: { signedOn, signedBy } });
    const plan = plansAt(ctx.db, { asOf: signedOn, customerId: found.customer_id }).find(
      (one) => one.planId === planId,
    );
    return ok({ warnings: plan ? warningsOf(ctx.db, plan, { asOf: signedOn }) : [] });
  },

  'plans.update': ({ db, audit }, { planId, note, securityId }) => {
    const found = findPlan(db, planId);
    if (!found) return refuse('plan_not_found');
    if (securityId !== undefined && securityId !== null && !securityOf(db, securityId, found.customer_id)) return refuse('security_not_found'); // prettier-ignore
    updatePlan(db, planId, {
      ...(note === undefined ? {} : { note }),
      ...(securityId === undefined ? {} : { security_id: securityId }),
    });
    const before = { note: found.note, securityId: found.security_id };
    audit({ entity: 'plan', id: planId, customerId: found.customer_id, before, after: { note: note ?? found.note, securityId: securityId === undefined ? found.security_id : securityId } }); // prettier-ignore
    return ok(null);
  },

  'plans.terminate': ({ db, recordedAt, audit }, { planId, endedOn, kind, reason }) => {
    const found = findPlan(db, planId);
    if (!found) return refuse('plan_not_found');
    if (found.signed_on === null || endedOn < found.signed_on)
      return refuse('plan_not_signed', { number: found.number });
    if (found.ended_on !== null) return refuse('plan_ended', { endedOn: found.ended_on });
    updatePlan(db, planId, { ended_on: endedOn, end_kind: kind, end_reason: reason, ended_at: recordedAt });
    audit({ entity: 'plan', id: planId, customerId: found.customer_id, ended: { endedOn, kind, reason } });
    return ok(null);
  },

  'plans.void': ({ db, recordedAt, audit }, { planId, reason }) => {
    const found = findPlan(db, planId);
    if (!found) return refuse('plan_not_found');
    if (found.signed_on !== null) return refuse('plan_signed', { number: found.number });
    updatePlan(db, planId, { voided_at: recordedAt });
    audit({ entity: 'plan', id: planId, customerId: found.customer_id, voided: true, reason });
    return ok(null);
  },

  'plans.cashForecast': ({ db }, { weeks, bucket, offset, limit, ...question }) => {
    const all = forecastRows(db, question);
    const spans = weeksFrom(question.asOf, weeks);
    const order = (on: Day | null): string => on ?? '9999-12-31';
    const rows = all
      .filter(({ expectedOn }) => bucket === undefined || bucketOf(expectedOn, spans) === bucket)
      .sort((a, b) => (order(a.expectedOn) !== order(b.expectedOn) ? (order(a.expectedOn) < order(b.expectedOn) ? -1 : 1) : b.amountMinor - a.amountMinor)); // prettier-ignore
    return ok({ currencies: forecastWeeks(all, question.asOf, weeks), rows: rows.slice(offset, offset + limit), total: rows.length }); // prettier-ignore
  },
};

function warningsOf(db: ReadDb, plan: PlanAt, point: PointInTime): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  if (plan.downPaymentMinor * 10_000 < plan.debtMinor * readSettings(db).plans.downPaymentBp) warnings.push('low_down_payment'); // prettier-ignore
  if (plan.securityId === null && plan.terms.guarantor === '') warnings.push('no_security');
  if (plan.request?.verdict === 'refuse') warnings.push('request_refused');
  if (plan.signedOn !== null && attachmentsOfOwner(db, { entity: 'plan', entityId: plan.planId }).length === 0) warnings.push('no_signed_file'); // prettier-ignore
  if (plan.signedOn === null) {
    const open = new Map(planItems(db, point, plan).map((item) => [item.dueItemId, item.openMinor]));
    if (plan.items.some(({ dueItemId, amountMinor }) => (open.get(dueItemId) ?? 0) < amountMinor)) warnings.push('debt_changed'); // prettier-ignore
  }
  return warnings;
}
