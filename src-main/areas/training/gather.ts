import { daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { actionsAt, lastContacts, ratingsAt } from '../actions/store.ts';
import { plansAt } from '../plans/store.ts';
import { blocksAt } from '../policy/blocks.ts';
import { promisesAt } from '../promises/store.ts';
import type { CaseCode } from './contract.ts';
import type { CaseFacts } from './rules/checks.ts';
import type { Candidate } from './rules/picking.ts';
import { disputesSince, letterLevels, lettersSince, overdueRows, ratingsSince, type RunRow } from './store.ts';

/** Everybody with something overdue, as a case may be begun with them. */
export function candidatesAt(db: ReadDb, asOf: Day, caseCode: CaseCode, runs: readonly RunRow[]): Candidate[] {
  const point = { asOf };
  const blocks = blocksAt(db, point);
  const contacts = lastContacts(db, point);
  const ratings = ratingsAt(db, point);
  const levels = letterLevels(db);
  const broken = brokenPromises(db, asOf);
  const used = new Map<CustomerId, number>();
  for (const run of runs)
    if (run.caseCode === caseCode)
      used.set(run.body.situation.customerId, (used.get(run.body.situation.customerId) ?? 0) + 1);
  return overdueRows(db, point).map((row) => {
    const { customerId } = row;
    const spokenOn = contacts.get(customerId)?.lastReachedOn ?? null;
    const promise = broken.get(customerId);
    return {
      ...row,
      blocked: (blocks.get(customerId) ?? []).some(({ kind }) => kind !== 'disputed'),
      spokenDaysAgo: spokenOn === null ? null : daysBetween(spokenOn, asOf),
      brokenMinor: promise?.missingMinor ?? 0,
      brokenOn: promise?.dueOn ?? null,
      letterLevel: levels.get(customerId) ?? 0,
      willingness: ratings.get(customerId)?.willingness ?? null,
      used: used.get(customerId) ?? 0,
    };
  });
}

/** The newest promise of each customer, where it was not kept. */
function brokenPromises(db: ReadDb, asOf: Day): Map<CustomerId, { missingMinor: number; dueOn: Day }> {
  const found = new Map<CustomerId, { missingMinor: number; dueOn: Day }>();
  for (const promise of promisesAt(db, { asOf })) {
    const missingMinor = promise.amountMinor - promise.keptMinor;
    if ((promise.state === 'broken' || promise.state === 'partial') && missingMinor > 0)
      found.set(promise.customerId, { missingMinor, dueOn: promise.dueOn });
    else found.delete(promise.customerId);
  }
  return found;
}

/** What happened with the customer of a run since it was begun, by what is on record now. */
export function factsOf(db: ReadDb, run: RunRow, asOf: Day): CaseFacts {
  const { situation } = run.body;
  const { customerId, currency } = situation;
  const since = run.startedAt;
  const fresh = <T extends { readonly recordedAt: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ recordedAt }) => recordedAt > since);
  const now = overdueRows(db, { asOf, customerId }).find((row) => row.currency === currency);
  const letters = lettersSince(db, customerId, since);
  return {
    startUndisputedMinor: situation.undisputedMinor,
    nowUndisputedMinor: now?.undisputedMinor ?? 0,
    startWillingness: situation.willingness,
    actions: fresh(actionsAt(db, { asOf, customerId })).map((action) => ({
      ...action,
      ofLetter: action.issuedId !== null && letters.some(({ issuedId }) => issuedId === action.issuedId),
    })),
    promises: fresh(promisesAt(db, { asOf, customerId })).filter((promise) => promise.state !== 'withdrawn' && promise.currency === currency), // prettier-ignore
    disputes: disputesSince(db, customerId, since),
    plans: fresh(plansAt(db, { asOf, customerId })).map((plan) => ({
      ...plan,
      lastDueOn: plan.instalments.reduce<Day | null>((last, { dueOn }) => (last === null || dueOn > last ? dueOn : last), null), // prettier-ignore
    })),
    letters,
    ratings: ratingsSince(db, customerId, since),
  };
}
