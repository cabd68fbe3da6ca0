import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import type { PromiseShown, PromiseState } from '../contract.ts';
import { promiseStates } from '../contract.ts';
import { isLive, isNotKept } from './judging.ts';

export interface PromiseFilter {
  readonly status: 'live' | 'not_kept' | 'kept' | 'closed' | 'all';
  readonly currency?: CurrencyCode | undefined;
  readonly dueItemId?: DueItemId | undefined;
  readonly search?: string | undefined;
}

/** Does a promise belong in the list asked for? `closed` are those taken back or replaced. */
export function passes(promise: PromiseShown, filter: PromiseFilter): boolean {
  const { state, currency, lines } = promise;
  if (filter.currency !== undefined && currency !== filter.currency) return false;
  if (filter.dueItemId !== undefined && !lines.some(({ dueItemId }) => dueItemId === filter.dueItemId)) return false;
  if (filter.status !== 'all' && groupOf(state) !== filter.status) return false;
  const words = (filter.search ?? '').trim().toLowerCase();
  if (words === '') return true;
  const text = [promise.customerCode, promise.customerName, promise.promisedBy, ...lines.map(({ number }) => number)];
  return text.join(' ').toLowerCase().includes(words);
}

export function groupOf(state: PromiseState): Exclude<PromiseFilter['status'], 'all'> {
  if (isLive(state)) return 'live';
  if (isNotKept(state)) return 'not_kept';
  return state === 'kept' || state === 'kept_within' ? 'kept' : 'closed';
}

const order: Readonly<Record<PromiseState, number>> = {
  due: 0, open: 1, broken: 2, partial: 2, kept_within: 3, kept: 3, withdrawn: 4, superseded: 4,
}; // prettier-ignore

/** Due first, then standing by day, then the broken, the newest first, then what is done with. */
export function urgency(a: PromiseShown, b: PromiseShown): number {
  if (order[a.state] !== order[b.state]) return order[a.state] - order[b.state];
  const rising = isLive(a.state) ? 1 : -1;
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -rising : rising;
  return a.promiseId - b.promiseId;
}

export function sumsOf(rows: readonly PromiseShown[]) {
  const sums = new Map<
    CurrencyCode,
    { currency: CurrencyCode; count: number; amountMinor: number; keptMinor: number }
  >();
  for (const { currency, amountMinor, keptMinor } of rows) {
    const sum = sums.get(currency) ?? { currency, count: 0, amountMinor: 0, keptMinor: 0 };
    sums.set(currency, sum);
    sum.count += 1;
    sum.amountMinor += amountMinor;
    sum.keptMinor += keptMinor;
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

export function countStates(rows: readonly PromiseShown[]): { state: PromiseState; count: number }[] {
  return promiseStates.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
}
