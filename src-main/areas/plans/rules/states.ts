import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';

export interface Instalment {
  /** 0 is the down-payment. */
  readonly seq: number;
  readonly dueOn: Day;
  readonly amountMinor: number;
}

export interface PlanTerms {
  readonly signedOn: Day | null;
  readonly endedOn: Day | null;
  /** An instalment later than this breaks the plan. */
  readonly defaultDays: number;
  /** So does this many late ones. */
  readonly maxLates: number;
  readonly instalments: readonly Instalment[];
}

export interface PlanMoney {
  readonly onDay: Day;
  readonly amountMinor: number;
}

export type PlanState = 'draft' | 'active' | 'late' | 'broken' | 'completed' | 'terminated';

export interface InstalmentAt extends Instalment {
  readonly paidMinor: number;
  /** The day it was there in full. */
  readonly paidOn: Day | null;
  /** Days past its day until it was paid, or until the day looked at; 0 in time. */
  readonly daysLate: number;
}

export interface PlanStanding {
  readonly state: PlanState;
  readonly instalments: readonly InstalmentAt[];
  readonly paidMinor: number;
  /** Due before the day and not paid. */
  readonly lateMinor: number;
  /** The next instalment that is not paid and not late. */
  readonly nextDueOn: Day | null;
  readonly nextMinor: number;
  /** The day the plan broke: from then on the original due dates count again. */
  readonly brokenOn: Day | null;
  readonly completedOn: Day | null;
}

/**
 * How a plan stands (domain.md §13.1), by the days money was received on. Receipts from the signing on go to the
 * instalments in their order; credits given on the covered items shorten the plan from its end. Broken by one instalment
 * later than `defaultDays`, or by the day of the `maxLates`-th late one; a broken plan mends only by being paid in full.
 *
 * Three of 100.00 on the 10th of March, April and May, 7 days, 2 lates: paid 03-12 and 04-11 is broken on 04-11, when the
 * second was late; paid 03-12 alone is late on 03-11, active from 03-12 on, and broken on 04-18 without more money.
 */
export function planStanding(plan: PlanTerms, money: readonly PlanMoney[], asOf: Day, creditedMinor = 0): PlanStanding {
  const shortened = shorten(plan.instalments, creditedMinor);
  const received = [...money]
    .filter(({ onDay }) => onDay <= asOf && plan.signedOn !== null && onDay >= plan.signedOn)
    .sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0));
  const instalments = fill(shortened, received, asOf);
  const owed = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const paidMinor = instalments.reduce((sum, instalment) => sum + instalment.paidMinor, 0);
  const lateMinor = instalments
    .filter(({ dueOn }) => dueOn < asOf)
    .reduce((sum, instalment) => sum + instalment.amountMinor - instalment.paidMinor, 0);
  const next = instalments.find(({ dueOn, paidMinor: paid, amountMinor }) => dueOn >= asOf && paid < amountMinor);
  const brokenOn = breach(plan, instalments, asOf);
  // An instalment that credits took away was paid by nobody on any day.
  const paidDays = instalments.filter(({ amountMinor }) => amountMinor > 0).map(({ paidOn }) => paidOn);
  const completedOn = paidMinor >= owed ? (last(paidDays) ?? plan.signedOn) : null;
  return {
    state: stateOf(plan, asOf, { whole: paidMinor >= owed, brokenOn, lateMinor }),
    instalments,
    paidMinor,
    lateMinor,
    nextDueOn: next?.dueOn ?? null,
    nextMinor: next === undefined ? 0 : next.amountMinor - next.paidMinor,
    brokenOn,
    completedOn,
  };
}

function stateOf(
  plan: PlanTerms,
  asOf: Day,
  found: { readonly whole: boolean; readonly brokenOn: Day | null; readonly lateMinor: number },
): PlanState {
  if (plan.endedOn !== null && plan.endedOn <= asOf) return 'terminated';
  if (plan.signedOn === null || plan.signedOn > asOf) return 'draft';
  if (found.whole) return 'completed';
  if (found.brokenOn !== null) return 'broken';
  return found.lateMinor > 0 ? 'late' : 'active';
}

/** Credits on the covered items are no payment, but nobody owes them any more: the last instalments shrink first. */
function shorten(instalments: readonly Instalment[], creditedMinor: number): Instalment[] {
  let left = creditedMinor;
  const shorter: Instalment[] = [];
  for (const instalment of [...inOrder(instalments)].reverse()) {
    const taken = Math.min(left, instalment.amountMinor);
    left -= taken;
    shorter.unshift({ ...instalment, amountMinor: instalment.amountMinor - taken });
  }
  return shorter;
}

function fill(instalments: readonly Instalment[], received: readonly PlanMoney[], asOf: Day): InstalmentAt[] {
  const purse = received.map((part) => ({ ...part }));
  return instalments.map((instalment) => {
    let paidMinor = 0;
    let reachedOn: Day | null = instalment.amountMinor === 0 ? instalment.dueOn : null;
    while (paidMinor < instalment.amountMinor) {
      const part = purse[0];
      if (!part) break;
      const taken = Math.min(part.amountMinor, instalment.amountMinor - paidMinor);
      paidMinor += taken;
      part.amountMinor -= taken;
      if (part.amountMinor === 0) purse.shift();
      if (paidMinor === instalment.amountMinor) reachedOn = part.onDay;
    }
    return { ...instalment, paidMinor, paidOn: reachedOn, daysLate: Math.max(0, daysBetween(instalment.dueOn, reachedOn ?? asOf)) }; // prettier-ignore
  });
}

function breach(plan: PlanTerms, instalments: readonly InstalmentAt[], asOf: Day): Day | null {
  const late = instalments.filter(({ daysLate }) => daysLate > 0);
  const overdue = late.filter(({ daysLate }) => daysLate > plan.defaultDays).map(({ dueOn }) => addDays(dueOn, plan.defaultDays + 1)); // prettier-ignore
  const counted = late[plan.maxLates - 1];
  const days = [...overdue, ...(counted === undefined ? [] : [addDays(counted.dueOn, 1)])].filter((on) => on <= asOf);
  return days.sort()[0] ?? null;
}

function inOrder(instalments: readonly Instalment[]): Instalment[] {
  return [...instalments].sort((a, b) => (a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.seq - b.seq));
}

function last(days: readonly (Day | null)[]): Day | null {
  return days.reduce((newest, next) => (next !== null && (newest === null || next > newest) ? next : newest), null);
}
