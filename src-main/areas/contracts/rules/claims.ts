import type { Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';

/** An amount against open items, earliest due first. 500.00 against 300.00 and 400.00: 300.00 and 200.00. */
export function fillOldest(
  items: readonly { readonly dueItemId: DueItemId; readonly openMinor: number; readonly dueOn: Day }[],
  amountMinor: number,
): { dueItemId: DueItemId; amountMinor: number }[] {
  let left = amountMinor;
  return items
    .filter(({ openMinor }) => openMinor > 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map(({ dueItemId, openMinor }) => {
      const part = Math.min(openMinor, left);
      left -= part;
      return { dueItemId, amountMinor: part };
    })
    .filter((line) => line.amountMinor > 0);
}
