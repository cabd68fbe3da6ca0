import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import type { DueItemId, PromiseId } from '../../../kernel/ids.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import { workdayAfter, type IsWorkday } from '../../terms/rules/workdays.ts';
import type { PromiseState } from '../contract.ts';

/** A promise as judging needs it. */
export interface PromiseTerms {
  readonly promiseId: PromiseId;
  readonly amountMinor: number;
  readonly madeOn: Day;
  readonly dueOn: Day;
  /** The last day of grace, `graceDay`. */
  readonly graceOn: Day;
  readonly toleranceBp: number;
  /** No invoices were named: any money of the customer keeps it. */
  readonly assumed: boolean;
  readonly dueItemIds: readonly DueItemId[];
  readonly withdrawnOn: Day | null;
  /** The day a newer promise took its place. */
  readonly replacedOn: Day | null;
  /** Owed on its items and taken off since it was given, which nobody can pay any more. */
  readonly reliefMinor: number;
  /** What money from the day it was given on can pay of its items; null: nothing was taken off them. */
  readonly payableMinor: number | null;
}

/** Money that came in: on an item, or (`dueItemId` null) not yet used for any. */
export interface Payment {
  readonly onDay: Day;
  readonly dueItemId: DueItemId | null;
  readonly amountMinor: number;
}

/** Money given to one promise. */
export interface Part {
  readonly onDay: Day;
  readonly amountMinor: number;
}

export interface Verdict {
  readonly state: PromiseState;
  /** Received for it up to the day, in time or late. */
  readonly keptMinor: number;
  /** Of that, by the last day of grace (or the day it was withdrawn or replaced). */
  readonly inTimeMinor: number;
  readonly paidLateDays: number | null;
}

/**
 * The last day of grace, in days banks work (domain.md §13.2): promised for Tuesday 2026-03-10 with 1 day is 03-11, judged
 * broken from 03-12 on; for Friday 03-13 it is Monday 03-16, and for 2026-09-30 the day after the holiday, 10-08.
 */
export function graceDay(dueOn: Day, toleranceDays: number, isWorkday: IsWorkday): Day {
  return workdayAfter(dueOn, toleranceDays, isWorkday);
}

/** What must be there for "kept within tolerance": 1,000.00 with 5 % is 950.00. */
export function enoughMinor(amountMinor: number, toleranceBp: number): number {
  return amountMinor - scaleMinor(amountMinor, toleranceBp, 10_000, 'down');
}

/** Until when money counts for it before any other: the day of grace, the day it was taken back, the eve of a newer one. */
function liveUntil(promise: PromiseTerms): Day {
  const ends = [promise.withdrawnOn, promise.replacedOn === null ? null : addDays(promise.replacedOn, -1)];
  return ends.reduce<Day>((first, next) => (next === null ? first : earlier(first, next)), promise.graceOn);
}

/**
 * Hands receipts out to promises: oldest money first, and of one day the promise due first (behaviours.md §2.9). A promise
 * takes money received from the day it was given on, for its own items or not used yet, up to its amount. What is left
 * goes, as late money, to promises that lapsed by time alone. Money of one day and item is one sum, so the order of keying and the
 * number of receipts make no difference.
 *
 * 500.00 promised for the 5th and 500.00 for the 12th, 700.00 received on the 4th: 500.00 and 200.00.
 */
export function shareOut(promises: readonly PromiseTerms[], payments: readonly Payment[]): Map<PromiseId, Part[]> {
  const parts = new Map<PromiseId, Part[]>(promises.map(({ promiseId }) => [promiseId, []]));
  const wanted = new Map(promises.map((promise) => [promise.promiseId, targetMinor(promise)]));
  const inOrder = [...promises].sort((a, b) =>
    a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.promiseId - b.promiseId,
  );
  for (const payment of summed(payments)) {
    let left = payment.amountMinor;
    for (const late of [false, true]) {
      for (const promise of inOrder) {
        if (left <= 0) break;
        const { promiseId, madeOn, assumed, dueItemIds } = promise;
        const until = liveUntil(promise);
        if (payment.onDay < madeOn || payment.onDay > until !== late) continue;
        if (late && until < promise.graceOn) continue;
        if (!assumed && payment.dueItemId !== null && !dueItemIds.includes(payment.dueItemId)) continue;
        const taken = Math.min(left, wanted.get(promiseId) ?? 0);
        if (taken <= 0) continue;
        wanted.set(promiseId, (wanted.get(promiseId) ?? 0) - taken);
        parts.get(promiseId)?.push({ onDay: payment.onDay, amountMinor: taken });
        left -= taken;
      }
    }
  }
  return parts;
}

/**
 * The verdict of one day, by the days money was received on and nothing else. Money after the verdict adds "paid n days
 * after" and does not turn it; a reversed receipt is no receipt, so its verdict falls again.
 *
 * 1,000.00 for 03-10, one day and 5 %: 950.00 on 03-11 is kept within tolerance, 600.00 partial, nothing broken on 03-12;
 * 1,000.00 on 03-15 leaves it broken, paid 5 days after.
 */
export function judgePromise(promise: PromiseTerms, parts: readonly Part[], asOf: Day): Verdict {
  const { graceOn: grace } = promise;
  const target = targetMinor(promise);
  const until = (last: Day): number =>
    parts.reduce((sum, { onDay, amountMinor }) => (onDay <= last && onDay <= asOf ? sum + amountMinor : sum), 0);
  const keptMinor = until(asOf);
  const closed = liveUntil(promise);
  const inTimeMinor = until(closed < asOf ? closed : asOf);
  const verdict = (state: PromiseState): Verdict => ({
    state,
    keptMinor,
    inTimeMinor,
    paidLateDays: state === 'partial' || state === 'broken' ? paidLateDays(promise, parts, asOf) : null,
  });
  // Credited away before its day: nothing is left that could be paid.
  if (target === 0) return verdict('superseded');
  if (until(earlier(promise.dueOn, closed)) >= target) return verdict('kept');
  const enough = inTimeMinor >= enoughMinor(target, promise.toleranceBp);
  const replaced = promise.replacedOn !== null && promise.replacedOn <= asOf ? promise.replacedOn : null;
  const withdrawn = promise.withdrawnOn !== null && promise.withdrawnOn <= asOf ? promise.withdrawnOn : null;
  if (withdrawn !== null && withdrawn <= grace && (replaced === null || withdrawn <= replaced)) {
    return verdict(withdrawn >= promise.dueOn && enough ? 'kept_within' : 'withdrawn');
  }
  if (replaced !== null && replaced <= promise.dueOn) return verdict('superseded');
  if (asOf < promise.dueOn) return verdict('open');
  if (enough) return verdict('kept_within');
  // Put off only after its day had come: that is not kept, whatever is promised next.
  if (asOf <= grace && replaced === null) return verdict('due');
  return verdict(inTimeMinor > 0 ? 'partial' : 'broken');
}

/** All promises of one customer and currency with their shares and verdicts. */
export function judgeAll(
  promises: readonly PromiseTerms[],
  payments: readonly Payment[],
  asOf: Day,
): Map<PromiseId, Verdict & { readonly parts: readonly Part[] }> {
  const shares = shareOut(
    promises.filter(({ madeOn }) => madeOn <= asOf),
    payments.filter(({ onDay }) => onDay <= asOf),
  );
  return new Map(
    promises.map((promise) => {
      const parts = shares.get(promise.promiseId) ?? [];
      return [promise.promiseId, { ...judgePromise(besideOthers(promise, promises, shares), parts, asOf), parts }];
    }),
  );
}

/**
 * Where something was taken off the items of several promises, one kept by what is left leaves the other nothing to keep:
 * 500.00 and 500.00 promised for one invoice of 1,000.00, 600.00 of it credited and 400.00 paid: the first is kept, the
 * second is over.
 */
function besideOthers(
  promise: PromiseTerms,
  promises: readonly PromiseTerms[],
  shares: ReadonlyMap<PromiseId, readonly Part[]>,
): PromiseTerms {
  const { promiseId, amountMinor, payableMinor, reliefMinor, dueItemIds, madeOn, graceOn } = promise;
  if (payableMinor === null) return promise;
  const others = promises
    .filter((other) => other.promiseId !== promiseId && other.dueItemIds.every((item) => dueItemIds.includes(item)))
    .flatMap((other) => shares.get(other.promiseId) ?? [])
    .reduce((sum, part) => (part.onDay >= madeOn && part.onDay <= graceOn ? sum + part.amountMinor : sum), 0);
  return { ...promise, reliefMinor: Math.max(reliefMinor, amountMinor - Math.max(0, payableMinor - others)) };
}

/** Judged and not kept: what the count of broken promises and the danger signal go by. */
export function isNotKept(state: PromiseState): boolean {
  return state === 'broken' || state === 'partial';
}

/** Standing: the customer is to be left alone about these items until its day is over. */
export function isLive(state: PromiseState): boolean {
  return state === 'open' || state === 'due';
}

function targetMinor(promise: PromiseTerms): number {
  return Math.max(0, promise.amountMinor - promise.reliefMinor);
}

function paidLateDays(promise: PromiseTerms, parts: readonly Part[], asOf: Day): number | null {
  let sum = 0;
  for (const { onDay, amountMinor } of [...parts].sort((a, b) => (a.onDay < b.onDay ? -1 : 1))) {
    if (onDay > asOf) break;
    sum += amountMinor;
    if (sum >= targetMinor(promise)) return daysBetween(promise.dueOn, onDay);
  }
  return null;
}

/** One sum per day and item; used money before unused, items in their own order. */
function summed(payments: readonly Payment[]): Payment[] {
  const sums = new Map<string, { onDay: Day; dueItemId: DueItemId | null; amountMinor: number }>();
  for (const { onDay, dueItemId, amountMinor } of payments) {
    const key = `${onDay} ${dueItemId ?? ''}`;
    const sum = sums.get(key);
    if (sum) sum.amountMinor += amountMinor;
    else sums.set(key, { onDay, dueItemId, amountMinor });
  }
  const order = (payment: Payment): number => payment.dueItemId ?? Number.MAX_SAFE_INTEGER;
  return [...sums.values()].sort((a, b) => (a.onDay !== b.onDay ? (a.onDay < b.onDay ? -1 : 1) : order(a) - order(b)));
}

function earlier(a: Day, b: Day): Day {
  return a <= b ? a : b;
}
