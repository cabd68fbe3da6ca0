import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import type { FunnelStep } from '../contract.ts';
import { counted, median } from './shares.ts';

export interface FunnelItem {
  readonly dueItemId: DueItemId;
  readonly dueOn: Day;
  /** What was overdue of it when it came into the period. */
  readonly amountMinor: number;
  readonly openMinor: number;
  /** The day the last of it was paid; null: something is open. */
  readonly clearedOn: Day | null;
  /** Steps done, each with its first day. */
  readonly steps: readonly { readonly code: string; readonly on: Day }[];
}

/** Before anything was done. */
export const UNTOUCHED = 'none';

/** An item at a step it reached, and what became of it there. */
export interface FunnelPlace<Item extends FunnelItem = FunnelItem> {
  readonly item: Item;
  readonly code: string;
  readonly on: Day;
  readonly outcome: 'paid' | 'went_on' | 'stuck';
  /** How long a stuck one has stood there. */
  readonly days: number | null;
}

/**
 * How far cases went on the ladder: each item counts at every step it reached; it is paid there when the money closed it
 * before the next step, and stuck there when it is open and that was its last (domain.md §0 row 28).
 */
export function placesOf<Item extends FunnelItem>(
  items: readonly Item[],
  ladder: readonly string[],
  asOf: Day,
): FunnelPlace<Item>[] {
  const order = stepOrder(ladder);
  return items.flatMap((item) => {
    const reached = item.steps
      .filter(({ code, on }) => order.has(code) && on <= asOf && (item.clearedOn === null || on <= item.clearedOn))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0)));
    const path = [{ code: UNTOUCHED, on: item.dueOn }, ...forward(reached, order)];
    return path.map(({ code, on }, index): FunnelPlace<Item> => {
      const outcome = index < path.length - 1 ? 'went_on' : item.clearedOn !== null ? 'paid' : 'stuck';
      return { item, code, on, outcome, days: outcome === 'stuck' ? daysBetween(on, asOf) : null };
    });
  });
}

/** The places step by step. Entered = paid + went on + stuck at every step. */
export function funnelOf(places: readonly FunnelPlace[], ladder: readonly string[]): FunnelStep[] {
  return [...stepOrder(ladder).keys()].flatMap((code) => {
    const entered = places.filter((place) => place.code === code);
    if (entered.length === 0) return [];
    const of = (outcome: FunnelPlace['outcome']) => entered.filter((place) => place.outcome === outcome);
    const [paid, wentOn, stuck] = [of('paid'), of('went_on'), of('stuck')];
    return [
      {
        code,
        entered: entered.length,
        enteredMinor: amountOf(entered),
        paid: paid.length,
        paidMinor: amountOf(paid),
        wentOn: wentOn.length,
        stuck: stuck.length,
        stuckMinor: stuck.reduce((sum, { item }) => sum + item.openMinor, 0),
        medianDays: median(stuck.flatMap(({ days }) => (days === null ? [] : [days]))),
        paidShare: counted(paid.length, entered.length),
      },
    ];
  });
}

const amountOf = (places: readonly FunnelPlace[]): number =>
  places.reduce((sum, { item }) => sum + item.amountMinor, 0);

function stepOrder(ladder: readonly string[]): Map<string, number> {
  return new Map([UNTOUCHED, ...ladder].map((code, index) => [code, index]));
}

/** Steps upwards only: a reminder sent after a formal letter takes no case back. */
function forward<Step extends { readonly code: string }>(
  steps: readonly Step[],
  order: ReadonlyMap<string, number>,
): Step[] {
  let highest = 0;
  return steps.filter(({ code }) => {
    const place = order.get(code) ?? 0;
    if (place <= highest) return false;
    highest = place;
    return true;
  });
}
