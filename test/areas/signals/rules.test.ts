import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import {
  concentrationFinding, disputeFinding, newlyOverdueFinding, overdueFinding, overLimitFinding, shareBp, slowerBy, slowerWindows, stretchStart,
  type ReceiptPart,
} from '../../../src-main/areas/signals/rules.ts'; // prettier-ignore
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';

const { warnings } = initialSettings('Test Ltd', currency('CNY'), 'en');
const asOf = day('2026-06-30');

describe('overdue', () => {
  it.each([
    [1, 'yellow'], [30, 'yellow'], [31, 'orange'], [59, 'orange'], [60, 'red'], [400, 'red'],
  ])('%i days late is %s', (oldestDaysLate, level) => {
    const found = overdueFinding({ overdueMinor: 100, oldestDaysLate, oldestDueOn: addDays(asOf, -oldestDaysLate), totalMinor: 400 }, warnings);
    expect(found).toMatchObject({ level });
    expect(found?.figures).toContainEqual({ name: 'overdueShareBp', unit: 'basisPoints', value: 2500 });
  }); // prettier-ignore

  it('is silent without overdue', () => {
    expect(
      overdueFinding({ overdueMinor: 0, oldestDaysLate: 0, oldestDueOn: asOf, totalMinor: 400 }, warnings),
    ).toBeNull();
  });
});

describe('dispute past its target day', () => {
  it.each([
    [0, null], [1, 'yellow'], [15, 'yellow'], [16, 'orange'], [30, 'orange'], [31, 'red'],
  ])('%i days past the target: %s', (late, level) => {
    const found = disputeFinding({ standingMinor: 500, daysOpen: late + 10, targetOn: addDays(asOf, -late) }, asOf);
    expect(found?.level ?? null).toBe(level);
    if (found) expect(found.sinceOn).toBe(addDays(asOf, 1 - late));
  }); // prettier-ignore

  it('is silent without a target, and when nothing of it is open any more', () => {
    expect(disputeFinding({ standingMinor: 500, daysOpen: 90, targetOn: null }, asOf)).toBeNull();
    expect(disputeFinding({ standingMinor: 0, daysOpen: 90, targetOn: day('2026-01-01') }, asOf)).toBeNull();
  });
});

describe('over limit', () => {
  it.each([
    [79_999, null], [80_000, 'yellow'], [100_000, 'yellow'], [100_001, 'orange'], [120_000, 'orange'], [120_001, 'red'],
  ])('exposure %i of a limit of 100,000: %s', (exposure, level) => {
    expect(overLimitFinding(exposure, 100_000, warnings)?.level ?? null).toBe(level);
  }); // prettier-ignore

  it('takes any exposure over a limit of zero for red', () => {
    expect(overLimitFinding(1, 0, warnings)).toMatchObject({ level: 'red' });
    expect(overLimitFinding(0, 0, warnings)).toBeNull();
  });
});

describe('concentration', () => {
  it.each([
    [149, null], [150, 'yellow'], [249, 'yellow'], [250, 'orange'], [399, 'orange'], [400, 'red'],
  ])('%i of 1,000: %s', (total, level) => {
    expect(concentrationFinding(total, 1000, warnings)?.level ?? null).toBe(level);
  }); // prettier-ignore
});

describe('large newly overdue', () => {
  it.each([
    [1999, null], [2000, 'orange'], [9999, 'orange'], [10_000, 'red'],
  ])('%i of 100,000: %s', (newly, level) => {
    expect(newlyOverdueFinding(newly, 100_000, asOf, warnings)?.level ?? null).toBe(level);
  }); // prettier-ignore
});

describe('paying slower (domain §5 no. 1)', () => {
  const { recentFrom, priorFrom } = slowerWindows(asOf);
  const part = (creditId: number, paidOn: string, daysLate: number, amountMinor = 100): ReceiptPart => ({
    creditId,
    paidOn: day(paidOn),
    daysLate,
    amountMinor,
  });
  const prior = [1, 2, 3].map((id) => part(id, '2025-11-10', 6));

  it('looks at 90 days and the twelve months before', () => {
    expect([recentFrom, priorFrom]).toEqual(['2026-04-02', '2025-04-02']);
  });

  it.each([
    [6, null], [15, null], [16, 'yellow'], [25, 'yellow'], [26, 'orange'], [46, 'red'],
  ])('6 days before, %i days now: %s', (now, level) => {
    const recent = [4, 5, 6].map((id) => part(id, '2026-05-10', now));
    expect(slowerBy([...prior, ...recent], asOf, warnings)?.level ?? null).toBe(level);
  }); // prettier-ignore

  it('speaks when the share paid late rose by 20 points and the average with it', () => {
    const punctual = [1, 2, 3].map((id) => part(id, '2025-11-10', 0));
    const recent = [part(4, '2026-05-10', 3), part(5, '2026-05-11', 0), part(6, '2026-05-12', 0)];
    expect(slowerBy([...punctual, ...recent], asOf, warnings)).toMatchObject({
      level: 'yellow',
      sinceOn: '2026-05-10',
    });
  });

  it('needs three receipts in each window, however many items they paid', () => {
    const few = [part(4, '2026-05-10', 90), part(4, '2026-05-10', 95), part(5, '2026-05-11', 99)];
    expect(slowerBy([...prior, ...few], asOf, warnings)).toBeNull();
  });
});

describe('stretchStart', () => {
  const entries = [
    { on: day('2026-01-01'), changeMinor: 100 },
    { on: day('2026-02-01'), changeMinor: -60 },
    { on: day('2026-03-01'), changeMinor: 50 },
    { on: day('2026-03-01'), changeMinor: -5 },
    { on: day('2026-04-01'), changeMinor: 10 },
  ];
  it.each([
    [80, '2026-03-01'], [86, '2026-04-01'], [40, '2026-01-01'], [1000, null],
  ])('balance at or above %i since %s', (threshold, since) => {
    expect(stretchStart(entries, threshold)).toBe(since);
  }); // prettier-ignore
});

it('gives shares in basis points', () => {
  expect([shareBp(1, 3), shareBp(2, 3), shareBp(1, 0)]).toEqual([3333, 6667, 0]);
});
