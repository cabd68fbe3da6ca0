import type { QuadrantName, QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';

/** What a quadrant picture is drawn from; the answer of `aging.quadrant` fits. */
export interface QuadrantPlot {
  readonly currency: CurrencyCode;
  readonly splitDays: number;
  readonly splitAmountMinor: number;
  readonly points: readonly QuadrantPoint[];
}

export interface Extent {
  readonly daysMax: number;
  /** Points beyond `daysMax` stand at the edge, and the edge says so. */
  readonly pinned: boolean;
  readonly amountMin: number;
  readonly amountMax: number;
}

/** More points than this are no picture any more; the table twin has them all. */
export const MAX_POINTS = 2000;

export function drawnPoints(points: readonly QuadrantPoint[]): readonly QuadrantPoint[] {
  const shown = points.filter(({ overdueMinor }) => overdueMinor > 0);
  // Small bubbles last, so that none hides under a big one.
  const byExposure = [...shown].sort((a, b) => b.exposureMinor - a.exposureMinor);
  if (byExposure.length <= MAX_POINTS) return byExposure;
  const kept = new Set([...shown].sort((a, b) => b.overdueMinor - a.overdueMinor).slice(0, MAX_POINTS));
  return byExposure.filter((point) => kept.has(point));
}

/**
 * The frame of the picture. The day axis ends at three times the days of three quarters of the points, so that one very old debt
 * does not press all others against the left edge; the amount axis leaves a free band for the names of the quadrants.
 */
export function extentOf({ splitDays, splitAmountMinor }: QuadrantPlot, points: readonly QuadrantPoint[]): Extent {
  const days = points.map(({ weightedDaysLateTenths }) => weightedDaysLateTenths / 10).sort((a, b) => a - b);
  const most = days.at(-1) ?? 0;
  const threeQuarters = days[Math.floor((days.length - 1) * 0.75)] ?? 0;
  const daysMax = roundUp(
    Math.max(splitDays * 2, Math.min(most * 1.05, Math.max(threeQuarters * 3, splitDays * 3.3))),
    20,
  );
  let amountMin = Math.max(splitAmountMinor, 100);
  let amountMax = amountMin;
  for (const { overdueMinor, before } of points) {
    if (overdueMinor > 0) amountMin = Math.min(amountMin, overdueMinor);
    amountMax = Math.max(amountMax, overdueMinor, before?.overdueMinor ?? 0);
  }
  return { daysMax, pinned: most > daysMax, amountMin: amountMin / 2.2, amountMax: amountMax * 2.2 };
}

/** Beyond this many points bubbles shrink and tails are left out, or nothing could be told apart. */
export const CROWD = 150;

/** Bubble radius: area goes by exposure. */
export function radiusOf(exposureMinor: number, largestMinor: number, large: boolean, crowded: boolean): number {
  const [least, most] = crowded ? (large ? [2.5, 8] : [1.5, 5]) : large ? [4, 17] : [3, 10];
  if (largestMinor <= 0 || exposureMinor <= 0) return least;
  return least + (most - least) * Math.sqrt(Math.min(1, exposureMinor / largestMinor));
}

/** Ticks of an amount axis: 1, 2 and 5 times powers of ten, at most six of them. */
export function amountTicks(min: number, max: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power += 1)
    for (const step of [1, 2, 5]) {
      const value = step * 10 ** power;
      if (value >= min && value <= max) ticks.push(value);
    }
  if (ticks.length <= 6) return ticks;
  const tens = ticks.filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6));
  return tens.length >= 2 ? tens : ticks.filter((_, index) => index % 2 === 0);
}

/** Where each quadrant stands in the picture. */
export const corners: Readonly<Record<QuadrantName, { readonly right: boolean; readonly top: boolean }>> = {
  I: { right: true, top: true },
  II: { right: false, top: true },
  III: { right: false, top: false },
  IV: { right: true, top: false },
};

/** The next point in a direction, by the order of days (left, right) or of amounts (up, down). */
export function nextPoint(points: readonly QuadrantPoint[], from: number | null, key: string): number | null {
  if (points.length === 0) return null;
  const along = key === 'ArrowUp' || key === 'ArrowDown' ? 'overdueMinor' : 'weightedDaysLateTenths';
  const forward = key === 'ArrowRight' || key === 'ArrowUp';
  const order = points.map((_, index) => index).sort((a, b) => (points[a]?.[along] ?? 0) - (points[b]?.[along] ?? 0));
  if (from === null || key === 'Home' || key === 'End') return (key === 'Home' ? order[0] : order.at(-1)) ?? null;
  const place = order.indexOf(from) + (forward ? 1 : -1);
  return order[Math.max(0, Math.min(order.length - 1, place))] ?? null;
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
