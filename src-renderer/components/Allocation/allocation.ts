import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import { sumMinor } from '../../../src-main/kernel/money.ts';

/** What goes where: due item id → amount in minor units. Nothing at zero is kept. */
export type Amounts = Readonly<Record<number, number>>;

type Fillable = Pick<OpenItem, 'dueItemId' | 'openMinor' | 'dueOn'>;

export function allocatedMinor(amounts: Amounts): number {
  return sumMinor(Object.values(amounts));
}

export function withAmount(amounts: Amounts, dueItemId: number, amountMinor: number | null): Amounts {
  const { [dueItemId]: _before, ...rest } = amounts;
  return amountMinor === null || amountMinor === 0 ? rest : { ...rest, [dueItemId]: amountMinor };
}

/** Oldest due first until the money is gone: 100 over items of 70 and 50 gives 70 and 30. */
export function fillOldest(items: readonly Fillable[], availableMinor: number): Amounts {
  const amounts: Record<number, number> = {};
  let left = availableMinor;
  for (const item of items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    const amountMinor = Math.min(left, item.openMinor);
    if (amountMinor <= 0) continue;
    amounts[item.dueItemId] = amountMinor;
    left -= amountMinor;
  }
  return amounts;
}

/** What one item can still take: its open amount or the money left, whichever is less. */
export function fillItem(item: Fillable, amounts: Amounts, availableMinor: number): number {
  const elsewhere = allocatedMinor(withAmount(amounts, item.dueItemId, null));
  return Math.max(0, Math.min(item.openMinor, availableMinor - elsewhere));
}

export function sameAmounts(a: Amounts, b: Amounts): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[Number(key)] === b[Number(key)]);
}

export interface AllocationCheck {
  readonly allocatedMinor: number;
  /** What stays unapplied; negative when more was given out than there is. */
  readonly remainderMinor: number;
  readonly tooMuch: boolean;
  /** Items that were given more than they are open for. */
  readonly overfilled: ReadonlySet<number>;
}

/** Adds up what the clerk typed: 100 available, 70 + 40 given out is 10 too much. */
export function checkAmounts(items: readonly Fillable[], amounts: Amounts, availableMinor: number): AllocationCheck {
  const allocated = allocatedMinor(amounts);
  const overfilled = new Set<number>(
    items.filter((item) => (amounts[item.dueItemId] ?? 0) > item.openMinor).map((item) => item.dueItemId),
  );
  const remainderMinor = availableMinor - allocated;
  return { allocatedMinor: allocated, remainderMinor, tooMuch: remainderMinor < 0, overfilled };
}
