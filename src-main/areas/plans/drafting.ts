import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ErrorOf, ParsedInputOf } from '../../kernel/procedure.ts';
import type { Day } from '../../kernel/day.ts';
import type { DueItemId, PlanId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { findItem } from '../ledger/store/find.ts';
import { listItems } from '../ledger/store/read.ts';
import { readSettings } from '../settings/store.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import type { InstalmentPlanned, PlanWarning, plansContract, ScheduleInput } from './contract.ts';
import { scheduleOf, type ScheduleRefusal } from './rules/schedule.ts';
import { insertPlan, isPerforming, nextPlanNumber, plansAt } from './store.ts';
import { securityOf } from './store/links.ts';

export type NewPlanInput = ParsedInputOf<(typeof plansContract)['plans.draft']>;
export type PlanRefusal = ErrorOf<(typeof plansContract)['plans.draft']>;

/** The dates and amounts of a plan by the book's calendar and settings. */
export function plannedSchedule(
  db: ReadDb,
  schedule: ScheduleInput,
  draftedOn: Day,
): Result<InstalmentPlanned[], ScheduleRefusal> {
  const { maxMonths } = readSettings(db).plans;
  return scheduleOf(schedule, readWorkdays(db), { draftedOn, maxMonths });
}

export function scheduleWarnings(db: ReadDb, { debtMinor, downPaymentMinor }: ScheduleInput): PlanWarning[] {
  return downPaymentMinor * 10_000 < debtMinor * readSettings(db).plans.downPaymentBp ? ['low_down_payment'] : [];
}

/**
 * A plan over open items of one customer and currency, as a draft. It covers no more than is open, and an item belongs to
 * one plan at a time. Due dates stay what they are.
 */
export function draftPlan(
  ctx: CommandContext,
  input: NewPlanInput,
): Result<{ planId: PlanId; number: string; warnings: PlanWarning[] }, PlanRefusal> {
  const { db } = ctx;
  const { customerId, currency, draftedOn, items } = input;
  const customer = findCustomer(db, customerId);
  if (!customer) return refuse('customer_not_found');
  const open = new Map(listItems(db, { customerId, asOf: draftedOn }).map((item) => [item.dueItemId, item]));
  for (const { dueItemId, amountMinor } of items) {
    const item = findItem(db, dueItemId);
    if (!item) return refuse('item_not_found');
    if (item.customer_id !== customerId) return refuse('customer_mismatch');
    if (item.currency !== currency) return refuse('currency_mismatch');
    const openMinor = open.get(dueItemId)?.openMinor ?? 0;
    if (amountMinor > openMinor) return refuse('plan_exceeds_open', { number: open.get(dueItemId)?.number ?? '', openMinor, currency }); // prettier-ignore
  }
  const taken = planHolding(
    db,
    customerId,
    draftedOn,
    items.map(({ dueItemId }) => dueItemId),
  );
  if (taken !== null) return refuse('item_in_plan', { number: taken });
  if (
    new Set(items.map(({ dueItemId }) => dueItemId)).size !== items.length ||
    items.reduce((sum, { amountMinor }) => sum + amountMinor, 0) !== input.debtMinor
  )
    // prettier-ignore
    return refuse('plan_sum_mismatch');
  if (input.securityId !== undefined && !securityOf(db, input.securityId, customerId))
    return refuse('security_not_found');
  const schedule = plannedSchedule(db, input, draftedOn);
  if (!schedule.ok) return schedule;
  const settings = readSettings(db).plans;
  const number = nextPlanNumber(db, draftedOn);
  const terms = {
    period: input.period,
    shift: input.shift,
    maxLates: input.maxLates ?? settings.maxLates,
    acceleration: input.acceleration,
    acknowledgement: input.acknowledgement,
    release: input.release,
    guarantor: input.guarantor,
  };
  const plan = {
    customer_id: customerId,
    currency,
    number,
    drafted_on: draftedOn,
    debt_minor: input.debtMinor,
    down_payment_minor: input.downPaymentMinor,
    method: input.method,
    interest_treatment: input.interestTreatment,
    interest_rate_bp: input.interestTreatment === 'keep' ? input.interestRateBp : null,
    interest_minor: schedule.value.reduce((sum, { interestMinor }) => sum + interestMinor, 0),
    default_days: input.defaultDays ?? settings.lateDays,
    terms_json: JSON.stringify(terms),
    security_id: input.securityId ?? null,
    request_json: JSON.stringify(input.request ?? null),
    note: input.note,
    actor: ctx.actor,
  };
  const planId = insertPlan(db, plan, items, schedule.value, ctx.recordedAt);
  ctx.audit({
    entity: 'plan',
    id: planId,
    customerId,
    after: { number, currency, debtMinor: input.debtMinor, instalments: schedule.value.length, draftedOn },
  });
  const warnings = scheduleWarnings(db, input);
  if (input.securityId === undefined && input.guarantor === '') warnings.push('no_security');
  if (input.request?.verdict === 'refuse') warnings.push('request_refused');
  return ok({ planId, number, warnings });
}

/** The number of a signed plan that still holds one of the items on that day. */
export function planHolding(
  db: ReadDb,
  customerId: NewPlanInput['customerId'],
  asOf: Day,
  dueItemIds: readonly DueItemId[],
  but: PlanId | null = null,
): string | null {
  const holding = plansAt(db, { asOf, customerId }).find(
    (plan) => isPerforming(plan.state) && plan.planId !== but && plan.dueItemIds.some((id) => dueItemIds.includes(id)),
  );
  return holding?.number ?? null;
}
