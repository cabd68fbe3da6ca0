import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import type { Settings } from '../../settings/contract.ts';
import { factOf } from './danger.ts';
import { count, exceedsBp, money, reachesBp, share, shareBp } from './figures.ts';
import type { DatedFinding } from './receipts.ts';

type Thresholds = Settings['danger'];

/** The last 30 days and the 180 before them, as the days on which they begin. */
export function orderWindows(asOf: Day): { recentFrom: Day; priorFrom: Day } {
  const recentFrom = addDays(asOf, -29);
  return { recentFrom, priorFrom: addDays(recentFrom, -180) };
}

/** Fewer orders, or months without any, make no mean to compare with. */
export const MIN_ORDERS = 6;
export const MIN_ORDER_MONTHS = 5;
/** Who orders once a month has not stopped because the month has 31 days. */
export const SILENT_DAYS = 45;

export interface SwingFact {
  readonly recentMinor: number;
  readonly recentCount: number;
  readonly priorMinor: number;
  readonly priorCount: number;
  /** Of the six stretches of 30 days, those with an order. */
  readonly priorMonths: number;
  readonly lastOn: Day;
}

/**
 * Order swing (domain.md §5 no. 5): the orders of 30 days against the monthly mean of the six months before. Over 200 %
 * or under 50 % by default: yellow; twice as far up, or nothing at all, orange. 25,000 after 10,000 a month is 250 %.
 */
export function swingFinding(
  fact: SwingFact,
  /** Orders of the last 60 days, for the day since when. */
  orders: readonly { readonly on: Day; readonly amountMinor: number }[],
  asOf: Day,
  thresholds: Pick<Thresholds, 'orderRiseBp' | 'orderFallBp'>,
): DatedFinding | null {
  const direction = swingOf(fact.recentMinor, fact, asOf, thresholds);
  if (direction === null) return null;
  const { recentMinor, priorMinor } = fact;
  const far = recentMinor === 0 || exceedsBp(recentMinor * 6, priorMinor, thresholds.orderRiseBp * 2);
  const level = far ? 'orange' : 'yellow';
  return {
    level,
    figures: [
      money('recentOrdersMinor', recentMinor),
      money('meanOrdersMinor', Math.floor(priorMinor / 6 + 0.5)),
      share('ofMeanBp', shareBp(recentMinor * 6, priorMinor)),
      count('recentOrders', fact.recentCount),
      count('priorOrders', fact.priorCount),
    ],
    fact: `${direction}:${level}`,
    sinceOn: swingSince(direction, fact, orders, asOf, thresholds),
  };
}

function swingOf(
  recentMinor: number,
  { priorMinor, priorCount, priorMonths, lastOn }: SwingFact,
  asOf: Day,
  { orderRiseBp, orderFallBp }: Pick<Thresholds, 'orderRiseBp' | 'orderFallBp'>,
): 'rise' | 'fall' | null {
  if (priorCount < MIN_ORDERS || priorMonths < MIN_ORDER_MONTHS || priorMinor <= 0) return null;
  if (exceedsBp(recentMinor * 6, priorMinor, orderRiseBp)) return 'rise';
  if (reachesBp(recentMinor * 6, priorMinor, orderFallBp)) return null;
  return recentMinor === 0 && daysBetween(lastOn, asOf) < SILENT_DAYS ? null : 'fall';
}

/** The first day of the stretch, ending now and looked at for 30 days, on which the same swing stood against the same mean. */
function swingSince(
  direction: 'rise' | 'fall',
  fact: SwingFact,
  orders: readonly { readonly on: Day; readonly amountMinor: number }[],
  asOf: Day,
  thresholds: Pick<Thresholds, 'orderRiseBp' | 'orderFallBp'>,
): Day {
  let since = asOf;
  for (let back = 1; back < 30; back += 1) {
    const on = addDays(asOf, -back);
    const from = addDays(on, -29);
    const window = orders.filter((order) => order.on >= from && order.on <= on);
    const total = window.reduce((sum, order) => sum + order.amountMinor, 0);
    if (swingOf(total, fact, asOf, thresholds) !== direction) break;
    since = on;
  }
  return since;
}

export interface TrialFact {
  readonly trialMinor: number;
  readonly orders: readonly { readonly orderId: number; readonly on: Day; readonly amountMinor: number }[];
}

/** A new customer's order above the trial limit: 30,000 on a trial of 20,000 is orange from the first such order. */
export function trialFinding({ trialMinor, orders }: TrialFact): DatedFinding | null {
  const above = orders.filter((order) => order.amountMinor > trialMinor);
  const [first] = [...above].sort((a, b) => (a.on < b.on ? -1 : 1));
  if (trialMinor <= 0 || first === undefined) return null;
  return {
    level: 'orange',
    figures: [
      money('largestOrderMinor', Math.max(...above.map((order) => order.amountMinor))),
      money('trialMinor', trialMinor),
      count('orderCount', above.length),
    ],
    fact: factOf(above.map((order) => order.orderId)),
    sinceOn: first.on,
  };
}
