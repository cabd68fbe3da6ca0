import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { KeptRate, PromiseState } from '../contract.ts';
import { isNotKept } from './judging.ts';

/** Below this many judged promises a share is not printed. */
export const ENOUGH_PROMISES = 5;

export interface JudgedPromise {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  /** Received by the last day of grace. */
  readonly inTimeMinor: number;
  readonly dueOn: Day;
  readonly promiseId: number;
  readonly state: PromiseState;
}

/**
 * Kept ÷ promised of the promises that fell due after `after` and were judged; those still open, taken back or replaced
 * before their day say nothing. Promised 1,000.00, 500.00 and 500.00, kept in full, half and not at all: 1,250.00 of
 * 2,000.00 is 62.50 %, 3 promises, 2 not kept in a row.
 */
export function keptRatesOf(promises: readonly JudgedPromise[], after: Day): KeptRate[] {
  const groups = new Map<string, JudgedPromise[]>();
  for (const promise of promises) {
    const judged = promise.state === 'kept' || promise.state === 'kept_within' || isNotKept(promise.state);
    if (!judged || promise.dueOn <= after) continue;
    const key = `${promise.customerId} ${promise.currency}`;
    const group = groups.get(key);
    if (group) group.push(promise);
    else groups.set(key, [promise]);
  }
  return [...groups.values()].flatMap((group) => {
    const newestFirst = [...group].sort((a, b) =>
      a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? 1 : -1) : b.promiseId - a.promiseId,
    );
    const [first] = newestFirst;
    if (!first) return [];
    const promisedMinor = group.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const keptMinor = group.reduce((sum, { inTimeMinor, amountMinor }) => sum + Math.min(inTimeMinor, amountMinor), 0);
    const brokenCount = group.filter(({ state }) => isNotKept(state)).length;
    const kept = newestFirst.findIndex(({ state }) => !isNotKept(state));
    return [
      {
        customerId: first.customerId,
        currency: first.currency,
        count: group.length,
        keptCount: group.length - brokenCount,
        promisedMinor,
        keptMinor,
        rateBp: promisedMinor === 0 ? 0 : Math.floor((keptMinor * 10_000) / promisedMinor + 0.5),
        enough: group.length >= ENOUGH_PROMISES,
        brokenInARow: kept === -1 ? group.length : kept,
        brokenCount,
      },
    ];
  });
}
