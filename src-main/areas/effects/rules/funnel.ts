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

/**
 * How far cases went on the ladder: each item counts at every step it reached; it is paid there when the money closed it
 * before the next step, and stuck there when it is open and that was its last (domain.md §0 row 28). Entered = paid + went
 * on + stuck at every step.
 */
export function funnelOf(items: readonly FunnelItem[], ladder: readonly string[], asOf: Day): FunnelStep[] {
  const order = new Map([UNTOUCHED, ...ladder].map((code, index) => [code, index]));
  const tally = new Map<
    string,
    {
      entered: number;
      enteredMinor: number;
      paid: number;
      paidMinor: number;
      wentOn: number;
      stuck: number;
      stuckMinor: number;
      days: number[];
    }
  >();
  for (const item of items) {
    const reached = item.steps
      .filter(({ code, on }) => order.has(code) && on <= asOf && (item.clearedOn === null || on <= item.clearedOn))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0)));
    const path = [{ code: UNTOUCHED, on: item.dueOn }, ...forward(reached, order)];
    path.forEach(({ code, on }, index) => {
      const line = tally.get(code) ?? {
        entered: 0,
        enteredMinor: 0,
        paid: 0,
        paidMinor: 0,
        wentOn: 0,
        stuck: 0,
        stuckMinor: 0,
        days: [],
      };
      tally.set(code, line);
      line.entered += 1;
      line.enteredMinor += item.amountMinor;
      if (index < path.length - 1) line.wentOn += 1;
      else if (item.clearedOn !== null) {
        line.paid += 1;
        line.paidMinor += item.amountMinor;
      } else {
        line.stuck += 1;
        line.stuckMinor += item.openMinor;
        line.days.push(daysBetween(on, asOf));
      }
    });
  }
  return [...order.keys()].flatMap((code) => {
    const line = tally.get(code);
    if (!line) return [];
    const { days, ...sums } = line;
    return [{ code, ...sums, medianDays: median(days), paidShare: counted(sums.paid, sums.entered) }];
  });
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
