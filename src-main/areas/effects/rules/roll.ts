import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';

interface Item {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly dueOn: Day;
}

/** What a period did to one item while it was overdue. */
export interface RolledItem extends Item {
  startMinor: number;
  newlyMinor: number;
  receivedMinor: number;
  creditedMinor: number;
  endMinor: number;
  /** Its due date was moved, a receipt reversed, its document voided: end − (start + newly − received − credited). */
  otherMinor: number;
}

export interface Movements {
  readonly start: readonly (Item & { readonly openMinor: number })[];
  readonly newly: readonly (Item & { readonly overdueMinor: number })[];
  readonly flows: readonly (Item & { readonly amountMinor: number; readonly receipt: boolean })[];
  readonly end: readonly (Item & { readonly openMinor: number })[];
}

/**
 * The overdue balance rolled through a period, item by item: 200 at the start and 200 received leave 0; 120 at the start
 * whose due date was moved on are −120 of other and leave 0.
 */
export function rollOf({ start, newly, flows, end }: Movements): RolledItem[] {
  const items = new Map<DueItemId, RolledItem>();
  const of = ({ dueItemId, customerId, number, dueOn }: Item): RolledItem => {
    const known = items.get(dueItemId);
    if (known) return known;
    const item = { dueItemId, customerId, number, dueOn, startMinor: 0, newlyMinor: 0, receivedMinor: 0, creditedMinor: 0, endMinor: 0, otherMinor: 0 }; // prettier-ignore
    items.set(dueItemId, item);
    return item;
  };
  // The end first: of a due date that was moved the one that holds now is told.
  for (const row of end) of(row).endMinor += row.openMinor;
  for (const row of start) of(row).startMinor += row.openMinor;
  for (const row of newly) of(row).newlyMinor += row.overdueMinor;
  for (const row of flows) {
    if (row.receipt) of(row).receivedMinor += row.amountMinor;
    else of(row).creditedMinor += row.amountMinor;
  }
  for (const item of items.values())
    item.otherMinor = item.endMinor - (item.startMinor + item.newlyMinor - item.receivedMinor - item.creditedMinor);
  return [...items.values()];
}
