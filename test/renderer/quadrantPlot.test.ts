import { describe, expect, it } from 'vitest';
import { day } from '../../src-main/kernel/day.ts';
import { initialSettings } from '../../src-main/areas/settings/rules.ts';
import {
  amountTicks,
  CROWD,
  drawnPoints,
  extentOf,
  MAX_POINTS,
  nextPoint,
  radiusOf,
} from '../../src-renderer/components/QuadrantChart/plot.ts';
import { CNY, largeBook, lookBook } from './fakeBook.ts';
import { quadrantOf } from './fakeFigures.ts';

const asOf = day('2026-11-21');
const settings = initialSettings('甲', CNY, 'zh').quadrant;
const look = quadrantOf(lookBook(asOf), asOf, settings);

describe('the quadrant picture', () => {
  it('draws small bubbles over large ones', () => {
    const exposures = drawnPoints(look.points).map(({ exposureMinor }) => exposureMinor);
    expect(exposures).toEqual([...exposures].sort((a, b) => b - a));
    expect(exposures).toHaveLength(look.points.length);
  });

  it('keeps the largest when there are too many to see', () => {
    const many = quadrantOf(largeBook(6000, asOf), asOf, settings).points;
    const drawn = drawnPoints(many);
    expect(drawn).toHaveLength(MAX_POINTS);
    const least = Math.min(...drawn.map(({ overdueMinor }) => overdueMinor));
    expect(many.filter(({ overdueMinor }) => overdueMinor > least).length).toBeLessThan(MAX_POINTS);
  });

  it('holds every point and both lines in its frame', () => {
    const extent = extentOf(look, look.points);
    expect(extent.daysMax).toBeGreaterThanOrEqual(look.splitDays * 2);
    for (const point of look.points) {
      expect(point.overdueMinor).toBeGreaterThan(extent.amountMin);
      expect(point.overdueMinor).toBeLessThan(extent.amountMax);
    }
    expect(look.splitAmountMinor).toBeGreaterThan(extent.amountMin);
    // 260 days against a crowd below 110: the old one is pinned at the edge instead of pressing the others together.
    expect(extent.pinned).toBe(true);
    expect(extent.daysMax).toBeLessThan(260);
  });

  it('gives twice the exposure twice the area beyond the least radius', () => {
    const beyond = (minor: number) => (radiusOf(minor, 400, true, false) - 4) ** 2;
    expect(beyond(400) / beyond(200)).toBeCloseTo(2);
    expect(radiusOf(0, 0, true, false)).toBe(4);
    expect(radiusOf(400, 400, true, true)).toBeLessThan(radiusOf(400, 400, true, false));
    expect(CROWD).toBeLessThan(MAX_POINTS);
  });

  it('puts few round ticks on the amount axis', () => {
    expect(amountTicks(900, 60_000)).toEqual([1000, 2000, 5000, 10_000, 20_000, 50_000]);
    const wide = amountTicks(50, 5e9);
    expect(wide.length).toBeLessThanOrEqual(9);
    for (const tick of wide) expect(String(tick)).toMatch(/^10*$/);
  });

  it('walks by keys in the order of days and of amounts', () => {
    const points = look.points;
    const oldest = nextPoint(points, null, 'End') ?? -1;
    const days = points.map(({ weightedDaysLateTenths }) => weightedDaysLateTenths);
    let at = nextPoint(points, null, 'ArrowRight') ?? -1;
    const seen = [at];
    for (let step = 0; step < points.length; step += 1) {
      at = nextPoint(points, at, 'ArrowLeft') ?? -1;
      seen.push(at);
    }
    expect(new Set(seen).size).toBe(points.length);
    expect(days[at]).toBe(Math.min(...days));
    expect(days[oldest]).toBe(Math.max(...days));
    expect(nextPoint([], null, 'ArrowUp')).toBeNull();
  });
});
