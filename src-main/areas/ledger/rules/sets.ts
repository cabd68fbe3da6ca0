import { grouped } from '../../../kernel/grouping.ts';
import type { Day } from '../../../kernel/day.ts';
import { evidence, type Evidence, type OpenDebt } from './openDebt.ts';

/** Items that belong together by what they are, or only because their sum fits. */
export interface ItemSet {
  readonly items: readonly OpenDebt[];
  readonly why: Evidence;
}

/** All 4,096 combinations of twelve are looked at; thirteen and more would only be guessing (behaviours.md §2.15). */
const SEARCHED_ITEMS = 12;

/**
 * Sets of two and more items whose values add up to something wanted: those a customer pays together (all that is open,
 * all that is overdue, one day's or one month's invoices, the oldest ones), whatever their number, then any combination of
 * the twelve oldest. Items come oldest due first. Sets that mean something before those that only fit, small before large.
 */
export function setsThat(
  fits: (valueMinor: number, items: () => readonly OpenDebt[]) => boolean,
  items: readonly OpenDebt[],
  on: Day,
  valueOf: (item: OpenDebt) => number,
  mostMinor: number,
): ItemSet[] {
  const found = new Map<string, ItemSet>();
  const keep = (set: ItemSet): void => {
    const key = set.items.map((item) => item.dueItemId).join(' ');
    if (set.items.length > 1 && !found.has(key)) found.set(key, set);
  };
  for (const group of groupsOf(items, on)) {
    const value = group.items.reduce((sum, item) => sum + valueOf(item), 0);
    if (group.items.length > 1 && fits(value, () => group.items)) keep(group);
  }
  const pool = items.filter((item) => valueOf(item) <= mostMinor).slice(0, SEARCHED_ITEMS);
  const sums = new Float64Array(1 << pool.length);
  const loose: ItemSet[] = [];
  for (let mask = 1; mask < sums.length; mask += 1) {
    const lowest = 31 - Math.clz32(mask & -mask);
    const item = pool[lowest];
    const value = (sums[mask & (mask - 1)] ?? 0) + (item === undefined ? 0 : valueOf(item));
    sums[mask] = value;
    const members = (): OpenDebt[] => pool.filter((_, index) => (mask & (1 << index)) !== 0);
    if ((mask & (mask - 1)) === 0 || !fits(value, members)) continue;
    const chosen = members();
    loose.push({ items: chosen, why: evidence('set_of', { count: chosen.length }) });
  }
  loose.sort((a, b) => a.items.length - b.items.length || compareOldest(a.items, b.items));
  for (const set of loose) keep(set);
  return [...found.values()];
}

function groupsOf(items: readonly OpenDebt[], on: Day): ItemSet[] {
  const overdue = items.filter((item) => item.dueOn < on);
  const groups: ItemSet[] = [
    { items, why: evidence('set_all', { count: items.length }) },
    { items: overdue, why: evidence('set_overdue', { count: overdue.length }) },
  ];
  for (const [month, members] of grouped(items, (item) => item.issuedOn.slice(0, 7)))
    groups.push({ items: members, why: evidence('set_month', { month, count: members.length }) });
  for (const [dueOn, members] of grouped(items, (item) => item.dueOn))
    groups.push({ items: members, why: evidence('set_due_on', { dueOn, count: members.length }) });
  for (let count = 2; count < items.length; count += 1)
    groups.push({ items: items.slice(0, count), why: evidence('set_oldest', { count }) });
  return groups;
}

function compareOldest(a: readonly OpenDebt[], b: readonly OpenDebt[]): number {
  for (const [index, item] of a.entries()) {
    const other = b[index];
    if (other === undefined || other.dueItemId === item.dueItemId) continue;
    return item.dueOn < other.dueOn ? -1 : item.dueOn > other.dueOn ? 1 : item.dueItemId - other.dueItemId;
  }
  return 0;
}
