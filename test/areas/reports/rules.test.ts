import { describe, expect, it } from 'vitest';
import type { AgingCurrency } from '../../../src-main/areas/aging/contract.ts';
import { labelWidth, overlaps } from '../../../src-main/areas/reports/charts/plot.ts';
import { shortName } from '../../../src-main/areas/reports/charts/quadrantField.ts';
import { wallClock } from '../../../src-main/areas/settings/moment.ts';
import { differenceMinor, isReconciled, nextStep } from '../../../src-main/areas/reports/rules/report.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const sound: AgingCurrency = {
  currency: currency('CNY'),
  notDueMinor: 100,
  buckets: [
    { from: 1, to: 30, amountMinor: 40, count: 1 },
    { from: 31, to: null, amountMinor: 10, count: 1 },
  ],
  unappliedMinor: -20,
  overdueMinor: 50,
  disputedMinor: 0,
  totalMinor: 130,
  ledgerMinor: 130,
  billsHeldMinor: 0,
  customerCount: 1,
  customers: [],
};

describe('reconciliation', () => {
  it('adds not due, buckets and unapplied: 100 + 40 + 10 − 20 = 130', () => {
    expect(differenceMinor(sound)).toBe(0);
    expect(isReconciled([sound])).toBe(true);
    expect(isReconciled([])).toBe(true);
  });

  it.each([
    ['a ledger of one less', { ledgerMinor: 129 }, 1],
    ['a part too large', { notDueMinor: 107 }, 7],
    ['unapplied money forgotten', { unappliedMinor: 0 }, 20],
  ])('finds %s', (_name, change, difference) => {
    const off = { ...sound, ...change };
    expect(differenceMinor(off)).toBe(difference);
    expect(isReconciled([sound, off])).toBe(false);
  });

  it('also finds a total that differs from parts and ledger that agree', () => {
    expect(isReconciled([{ ...sound, totalMinor: 131 }])).toBe(false);
  });
});

describe('next step', () => {
  const asOf = day('2026-11-22');
  const letter = (level: 1 | 2 | 3, payBy: string) => ({ level, number: 'DL-2026-0001', payBy: day(payBy) });

  it.each([
    [40, null, { kind: 'letter', level: 1 }],
    [40, letter(1, '2026-11-21'), { kind: 'letter', level: 2 }],
    [40, letter(2, '2026-11-01'), { kind: 'letter', level: 3 }],
    [40, letter(2, '2026-11-22'), { kind: 'wait', number: 'DL-2026-0001', payBy: '2026-11-22' }],
    [40, letter(3, '2026-11-22'), { kind: 'wait', number: 'DL-2026-0001', payBy: '2026-11-22' }],
    [400, letter(3, '2026-11-21'), { kind: 'decide' }],
  ])('%i days late after %o is %o', (daysLate, last, step) => {
    expect(nextStep(asOf, daysLate, last)).toEqual(step);
  });
});

describe('chart labels', () => {
  it('count Chinese characters as squares and Latin ones as about half', () => {
    expect(labelWidth('明达')).toBe(2);
    expect(labelWidth('ab')).toBeCloseTo(1.12);
  });

  it.each([
    ['杭州明达服饰有限公司', '杭州明达服饰'],
    ['上海锦绣家纺股份有限公司', '上海锦绣家纺'],
    ['有限公司', '有限公司'],
    ['Maison Tisserand, Ltd.', 'Maison Tisserand'],
    ['㐂龑国际供应链管理与跨境电子商务服务有限公司', '㐂龑国际供应链管理与跨…'],
  ])('shorten %s to %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  it('know when they cover each other; touching is no overlap', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(overlaps(box, { x: 9, y: 9, width: 5, height: 5 })).toBe(true);
    expect(overlaps(box, { x: 10, y: 0, width: 5, height: 5 })).toBe(false);
  });
});

it('moments are printed by the wall clock with their distance from UTC', () => {
  expect(process.env.TZ).toBe('Asia/Shanghai');
  expect(wallClock(instant('2026-11-22T01:30:00Z'), 'zh')).toBe('2026-11-22 09:30 (UTC+08:00)');
  expect(wallClock(instant('2026-11-22T01:30:00Z'), 'en')).toBe('22 Nov 2026 09:30 (UTC+08:00)');
  expect(wallClock(instant('2026-12-31T23:59:59Z'), 'zh')).toBe('2027-01-01 07:59 (UTC+08:00)');
});
