import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { Basis } from '../../aging/contract.ts';
import { bucketIndex } from '../../aging/rules/buckets.ts';
import type { UnappliedView } from '../contract.ts';

export interface OpenPart {
  readonly dueOn: Day;
  readonly issuedOn: Day;
  readonly openMinor: number;
}

export interface UnappliedPart {
  readonly issuedOn: Day;
  /** Positive. */
  readonly unappliedMinor: number;
}

/** −1 not due, 0 … n a bucket, null the column of unapplied money. */
export type Place = number | null;

export interface Placed<Part> {
  readonly part: Part;
  readonly place: Place;
  readonly amountMinor: number;
  /** Of the item, set against unapplied money for looking only. */
  readonly nettedMinor: number;
}

export interface Placing<Item, Credit> {
  readonly items: Placed<Item>[];
  readonly credits: Placed<Credit>[];
}

/**
 * Where the items and unapplied credits of one customer in one currency stand in an aging (behaviours.md §2.3).
 * Items of 100.00 (40 days late) and 50.00 (not due) with 120.00 unapplied: separate leaves 100.00, 50.00 and −120.00;
 * net leaves nothing of the first, 30.00 of the second and no unapplied money; own-date puts −120.00 into the bucket of
 * the day it came in. The sum is 30.00 each time.
 */
export function placed<Item extends OpenPart, Credit extends UnappliedPart>(
  items: readonly Item[],
  credits: readonly Credit[],
  by: {
    readonly asOf: Day;
    readonly basis: Basis;
    readonly bucketEnds: readonly number[];
    readonly view: UnappliedView;
  },
): Placing<Item, Credit> {
  const bucketOf = (day: Day): number => bucketIndex(daysBetween(day, by.asOf), by.bucketEnds);
  const oldestFirst = [...items].sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.issuedOn, b.issuedOn));
  const money = [...credits].sort((a, b) => compare(a.issuedOn, b.issuedOn));
  const owed = items.reduce((sum, item) => sum + item.openMinor, 0);
  const held = money.reduce((sum, credit) => sum + credit.unappliedMinor, 0);
  // Only as much is netted as both sides have; neither side turns its sign.
  let ofItems = by.view === 'net' ? Math.max(0, Math.min(owed, held)) : 0;
  let ofCredits = ofItems;
  return {
    items: oldestFirst.map((part) => {
      const nettedMinor = Math.min(ofItems, part.openMinor);
      ofItems -= nettedMinor;
      const place = bucketOf(by.basis === 'due' ? part.dueOn : part.issuedOn);
      return { part, place, amountMinor: part.openMinor - nettedMinor, nettedMinor };
    }),
    credits: money.flatMap((part) => {
      const used = Math.min(ofCredits, part.unappliedMinor);
      ofCredits -= used;
      const left = part.unappliedMinor - used;
      if (left === 0) return [];
      const place = by.view === 'own-date' ? bucketOf(part.issuedOn) : null;
      return [{ part, place, amountMinor: -left, nettedMinor: used }];
    }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
