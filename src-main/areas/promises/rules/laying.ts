import type { Day } from '../../../kernel/day.ts';
import type { DueItemId, PromiseId } from '../../../kernel/ids.ts';
import type { PromiseState } from '../contract.ts';
import { isLive } from './judging.ts';

/** A due item a promise may lie on. */
export interface Promisable {
  readonly dueItemId: DueItemId;
  readonly dueOn: Day;
  readonly openMinor: number;
}

export interface Standing {
  readonly promiseId: PromiseId;
  readonly state: PromiseState;
  readonly madeOn: Day;
  readonly dueOn: Day;
  /** Received for it already; absent: nothing. */
  readonly keptMinor?: number;
  readonly lines: readonly { readonly dueItemId: DueItemId; readonly amountMinor: number }[];
}

/**
 * Lays an amount on items, the oldest due first: 800.00 on 500.00 due in March and 600.00 due in April is 500.00 and
 * 300.00. What no item has room for is left over.
 */
export function layOut(amountMinor: number, items: readonly Promisable[]) {
  const inOrder = [...items].sort((a, b) =>
    a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.dueItemId - b.dueItemId,
  );
  const lines: { dueItemId: DueItemId; amountMinor: number }[] = [];
  let left = amountMinor;
  for (const { dueItemId, openMinor } of inOrder) {
    const taken = Math.min(left, openMinor);
    if (taken <= 0) continue;
    lines.push({ dueItemId, amountMinor: taken });
    left -= taken;
  }
  return { lines, leftMinor: left };
}

/**
 * Open amounts less what standing promises, but the one to be replaced, still wait for. 600.00 of 1,000.00 promised and
 * 300.00 of it paid: 700.00 are open, 300.00 of them promised, 400.00 free.
 */
export function freeOf(
  items: readonly Promisable[],
  standing: readonly Standing[],
  replacing: PromiseId | null,
): Promisable[] {
  const taken = new Map<DueItemId, number>();
  for (const { promiseId, state, lines, keptMinor = 0 } of standing) {
    if (!isLive(state) || promiseId === replacing) continue;
    let paid = keptMinor;
    for (const { dueItemId, amountMinor } of lines) {
      const part = Math.min(paid, amountMinor);
      paid -= part;
      taken.set(dueItemId, (taken.get(dueItemId) ?? 0) + amountMinor - part);
    }
  }
  return items.map((item) => ({ ...item, openMinor: Math.max(0, item.openMinor - (taken.get(item.dueItemId) ?? 0)) }));
}

/**
 * Which standing promise a new one puts off: one given on an earlier day for the same items; of several the one due
 * first. Two promises of one call ("half on Friday, half in a week") stand beside each other while both have room.
 */
export function putOff(
  standing: readonly Standing[],
  dueItemIds: readonly DueItemId[],
  madeOn: Day,
  roomBeside: boolean,
): PromiseId | null {
  const meant = standing
    .filter(({ state, lines }) => isLive(state) && lines.some(({ dueItemId }) => dueItemIds.includes(dueItemId)))
    .filter((promise) => promise.madeOn < madeOn || !roomBeside)
    .sort((a, b) => (a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.promiseId - b.promiseId));
  return meant[0]?.promiseId ?? null;
}

/**
 * The level of a new promise: one more than the promises for the same item that were not kept, put off or taken back; the
 * highest of its items. A promise for the rest after a kept one stays at its level; a second half of the same call too.
 */
export function levelOf(
  standing: readonly Standing[],
  dueItemIds: readonly DueItemId[],
  replacing: PromiseId | null,
): number {
  const unkept = standing.filter(
    ({ promiseId, state }) =>
      promiseId === replacing || !(isLive(state) || state === 'kept' || state === 'kept_within'),
  );
  const counts = dueItemIds.map(
    (wanted) => unkept.filter(({ lines }) => lines.some(({ dueItemId }) => dueItemId === wanted)).length,
  );
  return 1 + Math.max(0, ...counts);
}
