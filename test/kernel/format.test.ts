import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../src-main/kernel/currency.ts';
import { day } from '../../src-main/kernel/day.ts';
import {
  formatDay,
  formatLongDay,
  formatMinor,
  formatMoney,
  formatShare,
  formatShort,
} from '../../src-main/kernel/format.ts';
import { toDecimal } from '../../src-main/kernel/money.ts';
import { anyCurrency, anyDay, anyMinor } from './arbitraries.ts';

const CNY = currency('CNY');
const JPY = currency('JPY');
const KWD = currency('KWD');
const CHF = currency('CHF');

describe('formatMinor and formatMoney', () => {
  it.each([
    [0, CNY, '0.00', '¥0.00'],
    [-0, CNY, '0.00', '¥0.00'],
    [5, CNY, '0.05', '¥0.05'],
    [-5, CNY, '-0.05', '-¥0.05'],
    [99_999, CNY, '999.99', '¥999.99'],
    [100_000, CNY, '1,000.00', '¥1,000.00'],
    [-123_456, CNY, '-1,234.56', '-¥1,234.56'],
    [123_456_789_012, CNY, '1,234,567,890.12', '¥1,234,567,890.12'],
    [1_234_567, JPY, '1,234,567', 'JP¥1,234,567'],
    [1_234_567, KWD, '1,234.567', 'KWD 1,234.567'],
    [-123_456, CHF, '-1,234.56', '-CHF 1,234.56'],
  ])('%d %s', (amount, code, plain, signed) => {
    expect(formatMinor(amount, code)).toBe(plain);
    expect(formatMoney(amount, code)).toBe(signed);
  });

  it('groups by three and changes no digit', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (amount, code) => {
        const text = formatMinor(amount, code);
        expect(text).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
        expect(text.replaceAll(',', '')).toBe(toDecimal(amount, code));
      }),
    );
  });

  it('throws rather than print a fraction of a minor unit', () => {
    expect(() => formatMinor(0.5, CNY)).toThrow(RangeError);
  });
});

describe('formatShort', () => {
  it.each([
    // major units of CNY, zh, en
    [0, '0', '0'],
    [0.04, '0', '0'],
    [-0.04, '0', '0'],
    [12.34, '12.3', '12.3'],
    [99.96, '100', '100'],
    [999.4, '999', '999'],
    [999.6, '1000', '1k'],
    [1234, '1234', '1.2k'],
    [9999.4, '9999', '10k'],
    [9999.6, '1万', '10k'],
    [12_345, '1.2万', '12.3k'],
    [123_000, '12.3万', '123k'],
    [999_960, '100万', '1m'],
    [1_000_000, '100万', '1m'],
    [-1_500_000, '-150万', '-1.5m'],
    [99_999_999, '1亿', '100m'],
    [123_456_789, '1.2亿', '123m'],
    [999_960_000, '10亿', '1bn'],
    [2_500_000_000_000, '2.5万亿', '2500bn'],
  ])('%d is %s and %s', (major, zh, en) => {
    expect(formatShort(Math.round(major * 100), CNY, 'zh')).toBe(zh);
    expect(formatShort(Math.round(major * 100), CNY, 'en')).toBe(en);
  });

  it('knows currencies without and with three decimals', () => {
    expect(formatShort(123_000, JPY, 'en')).toBe('123k');
    expect(formatShort(123_000, KWD, 'en')).toBe('123');
  });

  it('is never more than 5 % off', () => {
    const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, bn: 1e9, 万: 1e4, 亿: 1e8, 万亿: 1e12 };
    fc.assert(
      fc.property(anyMinor, fc.constantFrom('zh' as const, 'en' as const), (amount, language) => {
        const match = /^(-?[\d.]+)(\D*)$/.exec(formatShort(amount, CNY, language));
        const read = Number(match?.[1]) * (factors[match?.[2] ?? '?'] ?? NaN);
        expect(Math.abs(read - amount / 100)).toBeLessThanOrEqual(Math.max(0.05, Math.abs(amount / 100) * 0.05) + 1e-9);
      }),
    );
  });
});

describe('days', () => {
  it('are printed as each language writes them', () => {
    expect(formatDay(day('2026-08-31'), 'zh')).toBe('2026-08-31');
    expect(formatDay(day('2026-08-31'), 'en')).toBe('31 Aug 2026');
    expect(formatDay(day('2026-01-05'), 'en')).toBe('5 Jan 2026');
    expect(formatLongDay(day('2026-08-31'), 'zh')).toBe('2026年8月31日');
    expect(formatLongDay(day('2026-12-01'), 'en')).toBe('1 December 2026');
  });

  it('name every month as the platform does', () => {
    fc.assert(
      fc.property(anyDay(day('1000-01-01')), (value) => {
        const options = { day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;
        const long = new Intl.DateTimeFormat('en-GB', { ...options, month: 'long' }).format(
          new Date(`${value}T00:00:00Z`),
        );
        expect(formatLongDay(value, 'en')).toBe(long);
        expect(long.startsWith(formatDay(value, 'en').slice(0, -5))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('formatShare', () => {
  it.each([
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [0, 5, '0.0%'],
    [5, 5, '100.0%'],
    [7, 2000, '0.4%'], // 0.35 % exactly; in floats 0.3
    [1, 16, '6.3%'],
    [-1, 3, '-33.3%'],
    [1, -3, '-33.3%'],
    [-1, 100_000, '0.0%'],
    [3, 2, '150.0%'],
    [2 ** 51 - 1, 1, '225179981368524700.0%'],
    [1, 0, '–'],
    [0, 0, '–'],
  ])('%d of %d is %s', (part, whole, text) => {
    expect(formatShare(part, whole)).toBe(text);
  });

  it('needs whole numbers', () => {
    expect(() => formatShare(0.5, 1)).toThrow(RangeError);
    expect(() => formatShare(NaN, 1)).toThrow(RangeError);
  });
});
