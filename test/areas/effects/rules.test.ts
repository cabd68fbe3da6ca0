import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditedDoing, startOfCollecting, type Doing } from '../../../src-main/areas/effects/rules/attribution.ts';
import { funnelOf, placesOf, UNTOUCHED, type FunnelItem } from '../../../src-main/areas/effects/rules/funnel.ts';
import { noticesOf, responseDays } from '../../../src-main/areas/effects/rules/response.ts';
import { counted, measured, median, quantile, weightedTenths } from '../../../src-main/areas/effects/rules/shares.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { id, type CustomerId, type DueItemId } from '../../../src-main/kernel/ids.ts';

const customerId: CustomerId = id<'customer'>(1);
const item: DueItemId = id<'dueItem'>(7);
const doing = (on: string, more: Partial<Doing> = {}): Doing => ({
  key: on, customerId, on: day(on), order: 0, channel: 'phone', stepCode: '', result: 'reached', reached: true, written: false,
  minutes: 10, costMinor: 1_000, dueItemIds: [], ...more,
}); // prettier-ignore
const money = { customerId, dueItemId: item, on: day('2026-06-10'), amountMinor: 50_000 };

describe('shares', () => {
  it('are given from five cases on: 210 of 520 is 40.4 %', () => {
    expect(measured(21_000, 52_000, 12)).toEqual({ partMinor: 21_000, wholeMinor: 52_000, n: 12, ratioBp: 4038 });
    expect(measured(21_000, 52_000, 4).ratioBp).toBeNull();
    expect(measured(0, 0, 12).ratioBp).toBeNull();
    expect([counted(3, 5).ratioBp, counted(3, 4).ratioBp]).toEqual([6000, null]);
  });

  it('take the lower middle and the nearest rank', () => {
    expect([median([40, 1, 9, 3]), median([]), quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90)]).toEqual([3, null, 9]);
  });

  it('weigh days by amounts: 100 after 10 days and 300 after 20 are 17.5 days', () => {
    expect(weightedTenths([{ amountMinor: 100, days: 10 }, { amountMinor: 300, days: 20 }])).toBe(175); // prettier-ignore
    expect(weightedTenths([])).toBeNull();
  });
});

describe('what money counts for', () => {
  it('is the last thing done not longer ago than the days set', () => {
    const doings = [doing('2026-06-01'), doing('2026-06-09'), doing('2026-06-11'), doing('2026-05-26')];
    expect(creditedDoing(money, doings, 14)?.on).toBe('2026-06-09');
    expect(creditedDoing(money, [doing('2026-05-27'), doing('2026-05-26')], 14)?.on).toBe('2026-05-27');
    expect(creditedDoing(money, [doing('2026-05-26')], 14)?.on).toBeUndefined();
  });

  it('is nothing that was about other items, and of one day the later entered', () => {
    const other = doing('2026-06-10', { dueItemIds: [id<'dueItem'>(8)] });
    const own = doing('2026-06-08', { dueItemIds: [item] });
    expect(creditedDoing(money, [other, own], 14)).toBe(own);
    const later = doing('2026-06-08', { order: 5 });
    expect(creditedDoing(money, [later, own], 14)).toBe(later);
  });

  it('began with the first thing done after the due day', () => {
    const doings = [doing('2026-05-20'), doing('2026-05-10'), doing('2026-05-01')];
    expect(startOfCollecting({ ...money, dueOn: day('2026-05-01') }, doings)).toBe('2026-05-10');
    expect(startOfCollecting({ ...money, dueOn: day('2026-06-01') }, doings)).toBeNull();
  });
});

describe('response', () => {
  it('counts the first notice of a step, and one without an answer as unanswered', () => {
    const doings = [
      doing('2026-06-01', { written: true, channel: 'letter', stepCode: 'L1', order: 1 }),
      doing('2026-06-03', { written: true, channel: 'letter', stepCode: 'L1', order: 3 }),
      doing('2026-06-15', { written: true, channel: 'letter', stepCode: 'L2', order: 9 }),
      doing('2026-06-16'),
      doing('2026-05-30', { written: true, channel: 'letter', stepCode: 'L0' }),
    ];
    const answers = [
      { customerId, on: day('2026-06-01'), order: 0 },
      { customerId, on: day('2026-06-05'), order: 5 },
    ];
    const notices = noticesOf(doings, answers, day('2026-06-01'));
    expect(notices.map(({ doing: { stepCode }, repliedOn }) => [stepCode, repliedOn])).toEqual([
      ['L1', '2026-06-05'],
      ['L2', null],
    ]);
    expect(responseDays(notices)).toEqual([4]);
  });
});

const ladder = ['L1', 'C2', 'L2', 'L3'];
const asOf = day('2026-08-31');
const case_ = (steps: [string, string][], clearedOn: string | null, amountMinor = 100): FunnelItem => ({
  dueItemId: item,
  dueOn: day('2026-06-01'),
  amountMinor,
  openMinor: clearedOn === null ? amountMinor : 0,
  clearedOn: clearedOn === null ? null : day(clearedOn),
  steps: steps.map(([code, on]) => ({ code, on: day(on) })),
});

describe('the funnel', () => {
  it('says where cases were paid, went on and are stuck', () => {
    const places = placesOf(
      [
        case_([], '2026-06-05'),
        case_([['L1', '2026-06-10']], '2026-06-20'),
        case_([['L1', '2026-06-10'], ['L2', '2026-07-01']], null),
        case_([['L1', '2026-06-10'], ['L2', '2026-07-01'], ['L1', '2026-07-10']], null),
        case_([['L1', '2026-06-10'], ['L3', '2026-08-01']], '2026-07-15'),
      ],
      ladder,
      asOf,
    ); // prettier-ignore
    const steps = funnelOf(places, ladder);
    expect(steps.map(({ code, entered, paid, wentOn, stuck }) => [code, entered, paid, wentOn, stuck])).toEqual([
      [UNTOUCHED, 5, 1, 4, 0],
      ['L1', 4, 2, 2, 0],
      ['L2', 2, 0, 0, 2],
    ]);
    expect(steps.at(-1)).toMatchObject({ stuckMinor: 200, medianDays: 61 });
  });

  it('loses nobody: entered is paid, gone on and stuck at every step', () => {
    const any = fc.record({
      steps: fc.array(fc.tuple(fc.constantFrom(...ladder, 'X'), fc.integer({ min: 1, max: 120 })), { maxLength: 6 }),
      cleared: fc.option(fc.integer({ min: 1, max: 90 })),
      amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (cases) => {
        const dueOn = day('2026-06-01');
        const items = cases.map(({ steps, cleared, amountMinor }): FunnelItem => ({
          dueItemId: item, dueOn, amountMinor, openMinor: cleared === null ? amountMinor : 0,
          clearedOn: cleared === null ? null : addDays(dueOn, cleared),
          steps: steps.map(([code, late]) => ({ code, on: addDays(dueOn, late) })),
        })); // prettier-ignore
        const told = funnelOf(placesOf(items, ladder, asOf), ladder);
        for (const step of told) expect(step.paid + step.wentOn + step.stuck).toBe(step.entered);
        expect(told.reduce((sum, { paid, stuck }) => sum + paid + stuck, 0)).toBe(items.length);
        expect(told[0]?.entered ?? 0).toBe(items.length);
      }),
    );
  });
});
