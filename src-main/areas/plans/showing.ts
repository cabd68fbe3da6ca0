import { daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId, PlanId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { itemAtSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import type { planItemField, PlanShown } from './contract.ts';
import { findPlan, plansAt, type PlanAt } from './store.ts';

/** Plans with their customers' names, for lists. */
export function showPlans(db: ReadDb, plans: readonly PlanAt[]): PlanShown[] {
  const customers = new Map(
    db
      .rows<{ id: CustomerId; code: string; name: string }>(
        `SELECT id, code, name FROM customer WHERE id IN (SELECT customer_id FROM payment_plan)`,
      )
      .map((customer) => [customer.id, customer]),
  );
  return plans.map((plan) => ({
    planId: plan.planId,
    number: plan.number,
    customerId: plan.customerId,
    customerCode: customers.get(plan.customerId)?.code ?? '',
    customerName: customers.get(plan.customerId)?.name ?? '',
    currency: plan.currency,
    state: plan.state,
    draftedOn: plan.draftedOn,
    signedOn: plan.signedOn,
    signedBy: plan.signedBy,
    debtMinor: plan.debtMinor,
    downPaymentMinor: plan.downPaymentMinor,
    method: plan.method,
    interestTreatment: plan.interestTreatment,
    interestRateBp: plan.interestRateBp,
    interestMinor: plan.interestMinor,
    defaultDays: plan.defaultDays,
    count: plan.instalments.filter(({ seq }) => seq > 0).length,
    paidMinor: plan.paidMinor,
    lateMinor: plan.lateMinor,
    nextDueOn: plan.nextDueOn,
    nextMinor: plan.nextMinor,
    lastDueOn: plan.instalments.at(-1)?.dueOn ?? null,
    brokenOn: plan.brokenOn,
    completedOn: plan.completedOn,
    endedOn: plan.endedOn,
    endReason: plan.endReason,
    note: plan.note,
    recordedAt: plan.recordedAt,
  }));
}

/** What a plan covers: each item at its original due day with what is open of it. */
export function planItems(db: ReadDb, point: PointInTime, plan: PlanAt) {
  const rows = new Map(
    db
      .rows<{ dueItemId: DueItemId; number: string; dueOn: Day; openMinor: number }>(
        `WITH ${itemAtSql(point, 'AND i.customer_id = :customerId')}
         SELECT i.id AS "dueItemId", d.number, coalesce(r.due_on, i.due_on) AS "dueOn", coalesce(o.open_minor, 0) AS "openMinor"
         FROM plan_item x JOIN due_item i ON i.id = x.due_item_id JOIN document d ON d.id = i.document_id
         LEFT JOIN redated r ON r.due_item_id = i.id LEFT JOIN item_at o ON o.id = i.id WHERE x.plan_id = :planId`,
        { ...pointParams(point), customerId: plan.customerId, planId: plan.planId },
      )
      .map((item) => [item.dueItemId, item]),
  );
  return plan.items.flatMap((covered): (typeof planItemField)['_output'][] => {
    const item = rows.get(covered.dueItemId);
    return item ? [{ ...item, ...covered, daysLate: daysBetween(item.dueOn, point.asOf) }] : [];
  });
}

/** One plan as it stands on a day with the items it covers; null where there is none. */
export function planView(db: ReadDb, point: PointInTime, planId: PlanId) {
  const customerId = findPlan(db, planId)?.customer_id;
  if (customerId === undefined) return null;
  const plan = plansAt(db, { ...point, customerId }).find((one) => one.planId === planId);
  return plan === undefined ? null : { plan, items: planItems(db, point, plan) };
}
