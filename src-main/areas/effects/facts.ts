import { addDays, type Day } from '../../kernel/day.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import { scaleMinor } from '../../kernel/money.ts';
import type { ReadDb } from '../../storage/database.ts';
import { isLetter, isReached } from '../actions/rules/codes.ts';
import { actionsAt } from '../actions/store.ts';
import { readSettings } from '../settings/store.ts';
import type { Doing } from './rules/attribution.ts';
import type { Answer } from './rules/response.ts';
import { creditedDoing, doingsByCustomer } from './rules/attribution.ts';
import {
  fellDue,
  inflows,
  lettersSent,
  overdueOn,
  type FellDue,
  type Inflow,
  type Overdue,
  type Period,
} from './store.ts';

/** How far back an action may lie that began the collecting of what was paid in the period. */
const LOOK_BACK_DAYS = 366;

export interface Credited extends Inflow {
  readonly doing: Doing | null;
}

export interface Newly extends FellDue {
  /** What was open of it when it became overdue. */
  readonly overdueMinor: number;
}

export interface CustomerEffect {
  startMinor: number;
  newlyMinor: number;
  receivedMinor: number;
  creditedMinor: number;
  endMinor: number;
  worked: boolean;
}

export interface EffectFacts {
  readonly period: Period;
  readonly base: CurrencyCode;
  readonly attributionDays: number;
  readonly responseDays: number;
  readonly start: readonly Overdue[];
  readonly end: readonly Overdue[];
  readonly newly: readonly Newly[];
  readonly due: readonly FellDue[];
  readonly flows: readonly Inflow[];
  /** Receipts with what each counts for. */
  readonly credited: readonly Credited[];
  readonly doings: readonly Doing[];
  /** Of them those within the period. */
  readonly done: readonly Doing[];
  readonly answers: readonly Answer[];
  readonly customers: ReadonlyMap<CustomerId, CustomerEffect>;
}

/** Everything the effect of collecting is measured from, read once for a period and a currency. */
export function effectFacts(db: ReadDb, period: Period): EffectFacts {
  const settings = readSettings(db);
  const { attributionDays, hourlyCostMinor, responseDays } = settings.effects;
  const base = settings.baseCurrency;
  const lookBack = addDays(period.from, -LOOK_BACK_DAYS);
  const start = overdueOn(db, period, addDays(period.from, -1));
  const end = overdueOn(db, period, period.asOf);
  const due = fellDue(db, period);
  const newly = due
    .filter(({ dueOn }) => dueOn < period.asOf)
    .map((item): Newly => ({ ...item, overdueMinor: item.amountMinor - item.paidByDueMinor }))
    .filter(({ overdueMinor }) => overdueMinor > 0);
  const flows = inflows(db, period);

  const actions = actionsAt(db, { asOf: period.asOf, knownAt: period.knownAt, from: lookBack });
  const logged = new Set(actions.flatMap(({ issuedId }) => (issuedId === null ? [] : [Number(issuedId)])));
  const cost = (minutes: number, costMinor: number, currency: CurrencyCode): number =>
    scaleMinor(hourlyCostMinor, minutes, 60, 'halfUp') + (currency === base ? costMinor : 0);
  const doings: Doing[] = [
    ...actions
      .filter(({ direction, purpose }) => direction === 'out' && purpose === 'collection')
      .map((action): Doing => ({
        key: `action ${action.actionId}`,
        customerId: action.customerId,
        on: action.onDay,
        order: action.actionId,
        channel: action.channel,
        stepCode: action.stepCode,
        result: action.result,
        reached: isReached(action.result),
        written: isLetter(action.channel) || ['sms', 'wechat', 'email'].includes(action.channel),
        minutes: action.minutes,
        costMinor: cost(action.minutes, action.costMinor, action.costCurrency),
        dueItemIds: action.dueItemIds,
      })),
    ...lettersSent(db, period, lookBack)
      .filter(({ id }) => !logged.has(id))
      .map((letter): Doing => ({
        key: `letter ${letter.id}`,
        customerId: letter.customerId,
        on: letter.on,
        order: 0,
        channel: 'letter',
        stepCode: `L${letter.level}`,
        result: 'sent',
        reached: false,
        written: true,
        minutes: 0,
        costMinor: 0,
        dueItemIds: letter.dueItemIds,
      })),
  ];
  const answers = actions
    .filter((action) => action.purpose !== 'care' && (action.direction === 'in' || isReached(action.result)))
    .map(({ customerId, onDay, actionId }): Answer => ({ customerId, on: onDay, order: actionId }));
  const byCustomer = doingsByCustomer(doings);
  const credited = flows
    .filter(({ receipt }) => receipt)
    .map((flow) => ({ ...flow, doing: creditedDoing(flow, byCustomer.get(flow.customerId) ?? [], attributionDays) }));
  const done = doings.filter(({ on }) => on >= period.from);

  const customers = new Map<CustomerId, CustomerEffect>();
  const of = (customerId: CustomerId): CustomerEffect => {
    const known = customers.get(customerId) ?? {
      startMinor: 0,
      newlyMinor: 0,
      receivedMinor: 0,
      creditedMinor: 0,
      endMinor: 0,
      worked: false,
    };
    customers.set(customerId, known);
    return known;
  };
  for (const item of start) of(item.customerId).startMinor += item.openMinor;
  for (const item of newly) of(item.customerId).newlyMinor += item.overdueMinor;
  for (const flow of flows) {
    if (flow.receipt) of(flow.customerId).receivedMinor += flow.amountMinor;
    else of(flow.customerId).creditedMinor += flow.amountMinor;
  }
  for (const item of end) of(item.customerId).endMinor += item.openMinor;
  for (const { customerId } of done) {
    const known = customers.get(customerId);
    if (known) known.worked = true;
  }
  return {
    period,
    base,
    attributionDays,
    responseDays,
    start,
    end,
    newly,
    due,
    flows,
    credited,
    doings,
    done,
    answers,
    customers,
  };
}

export function isCleared({ startMinor, newlyMinor, receivedMinor, endMinor, worked }: CustomerEffect): boolean {
  return worked && startMinor + newlyMinor > 0 && receivedMinor > 0 && endMinor === 0;
}

/** When the last of each item was taken down within the period; items open at the end are not in it. */
export function clearings({ flows, end }: EffectFacts): Map<DueItemId, Day> {
  const open = new Set(end.map(({ dueItemId }) => dueItemId));
  const days = new Map<DueItemId, Day>();
  for (const { dueItemId, on } of flows) if (!open.has(dueItemId)) days.set(dueItemId, on);
  return days;
}
