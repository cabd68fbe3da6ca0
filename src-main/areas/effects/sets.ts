import { daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { isSpoken } from '../actions/rules/codes.ts';
import { promisesAt, type PromiseAt } from '../promises/store.ts';
import type { Credited, CustomerEffect, EffectFacts } from './facts.ts';
import { doingsByCustomer, startOfCollecting, type Doing } from './rules/attribution.ts';
import { disputedOverdue, type FellDue, type Overdue, type Period } from './store.ts';

/** What each measure is made of: the measure counts or adds these up, and its drawer shows them. */

/** Customers with something overdue in the period that something was done about. */
export function workedOf({ customers }: EffectFacts): [CustomerId, CustomerEffect][] {
  return [...customers].filter(([, one]) => one.worked && one.startMinor + one.newlyMinor > 0);
}

/** Calls, visits and the like. */
export function spokenOf({ done }: EffectFacts): Doing[] {
  return done.filter(({ channel }) => isSpoken(channel));
}

/** Of them those that reached somebody. */
export function contactsOf(facts: EffectFacts): Doing[] {
  return spokenOf(facts).filter(({ reached }) => reached);
}

export function isPromise({ result }: Doing): boolean {
  return ['promise', 'partial_promise'].includes(result);
}

export function promisesGiven(db: ReadDb, period: Period): PromiseAt[] {
  return promisesAt(db, period).filter(({ currency }) => currency === period.currency);
}

/** Of the contacts those that brought a promise: one that came by letter or mail is none of theirs. */
export function promisedContacts(facts: EffectFacts, promises: readonly PromiseAt[]): Doing[] {
  const given = new Set(promises.flatMap(({ actionId }) => (actionId === null ? [] : [`action ${actionId}`])));
  return contactsOf(facts).filter((doing) => given.has(doing.key) || isPromise(doing));
}

/** Promises that fell due in the period and were kept or not, with what came in time of each. */
export function judgedPromises(
  { period }: EffectFacts,
  promises: readonly PromiseAt[],
): (PromiseAt & { readonly keptInTimeMinor: number })[] {
  return promises
    .filter(({ dueOn, state }) => dueOn >= period.from && ['kept', 'kept_within', 'partial', 'broken'].includes(state))
    .map((promise) => ({ ...promise, keptInTimeMinor: Math.min(promise.inTimeMinor, promise.amountMinor) }));
}

/** What fell due in the period. */
export function dueOf({ due, period }: EffectFacts): FellDue[] {
  return due.filter(({ dueOn }) => dueOn >= period.from);
}

/** What is overdue at the end, with the disputed part of each. */
export function disputedItems(
  db: ReadDb,
  { period, end }: EffectFacts,
): (Overdue & { readonly disputedMinor: number })[] {
  const disputed = disputedOverdue(db, period);
  return end.map((item) => ({ ...item, disputedMinor: disputed.get(item.dueItemId) ?? 0 }));
}

export interface Recovered extends Credited {
  /** Where collecting began, or the due day. */
  readonly since: Day;
  readonly days: number;
}

/** Receipts with how long they took: from the first thing done about the item, or from its due day. */
export function recoveredOf({ credited, doings }: EffectFacts, from: 'start' | 'due'): Recovered[] {
  const byCustomer = doingsByCustomer(doings);
  return credited.flatMap((flow) => {
    const since = from === 'due' ? flow.dueOn : startOfCollecting(flow, byCustomer.get(flow.customerId) ?? []);
    return since === null ? [] : [{ ...flow, since, days: daysBetween(since, flow.on) }];
  });
}
