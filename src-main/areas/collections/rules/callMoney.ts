import type { DueItemId } from '../../../kernel/ids.ts';

export interface Part {
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
}

/**
 * A sum laid on items in the order given, each filled before the next; the parts add up to the sum. 60,000 on 50,000 and
 * 30,000 gives 50,000 and 10,000; 90,000 gives 50,000 and 40,000, of which 10,000 was spoken and is not owed.
 */
export function laidOn(items: readonly Part[], amountMinor: number): Part[] {
  let leftMinor = amountMinor;
  const parts = items.flatMap(({ dueItemId, amountMinor: openMinor }) => {
    const part = Math.min(leftMinor, openMinor);
    leftMinor -= Math.max(0, part);
    return part > 0 ? [{ dueItemId, amountMinor: part }] : [];
  });
  const last = parts.at(-1);
  return last === undefined || leftMinor <= 0
    ? parts
    : [...parts.slice(0, -1), { ...last, amountMinor: last.amountMinor + leftMinor }];
}
