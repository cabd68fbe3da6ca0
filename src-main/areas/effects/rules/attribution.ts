import { addDays, type Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';

/** One thing done: a contact of the log or an issued letter, as far as effect goes. */
export interface Doing {
  readonly key: string;
  readonly customerId: CustomerId;
  readonly on: Day;
  /** Of two on one day the later entered wins. */
  readonly order: number;
  readonly channel: string;
  readonly stepCode: string;
  readonly result: string;
  readonly reached: boolean;
  readonly written: boolean;
  readonly minutes: number;
  readonly costMinor: number;
  /** Empty: about whatever was due. */
  readonly dueItemIds: readonly DueItemId[];
}

export interface Money {
  readonly customerId: CustomerId;
  readonly dueItemId: DueItemId;
  readonly on: Day;
  readonly amountMinor: number;
}

/**
 * The last thing done about an item not longer ago than `days` before the money, its own day among them: the receipt counts
 * for it alone (domain.md §12). Null: it came unassisted. Done on the 1st and the 9th, paid on the 10th: the 9th.
 */
export function creditedDoing<Done extends Doing>(money: Money, doings: readonly Done[], days: number): Done | null {
  const earliest = addDays(money.on, -days);
  let best: Done | null = null;
  for (const doing of doings) {
    if (doing.on > money.on || doing.on < earliest) continue;
    if (doing.dueItemIds.length > 0 && !doing.dueItemIds.includes(money.dueItemId)) continue;
    if (best === null || doing.on > best.on || (doing.on === best.on && doing.order > best.order)) best = doing;
  }
  return best;
}

/** The first thing done about an item after its due day and by the money: where collecting began. */
export function startOfCollecting(item: Money & { readonly dueOn: Day }, doings: readonly Doing[]): Day | null {
  let first: Day | null = null;
  for (const { on, dueItemIds } of doings) {
    if (on <= item.dueOn || on > item.on) continue;
    if (dueItemIds.length > 0 && !dueItemIds.includes(item.dueItemId)) continue;
    if (first === null || on < first) first = on;
  }
  return first;
}

export function doingsByCustomer<Done extends Doing>(doings: readonly Done[]): Map<CustomerId, Done[]> {
  const byCustomer = new Map<CustomerId, Done[]>();
  for (const doing of doings) {
    const list = byCustomer.get(doing.customerId);
    if (list) list.push(doing);
    else byCustomer.set(doing.customerId, [doing]);
  }
  return byCustomer;
}
