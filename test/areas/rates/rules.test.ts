import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertMinor, millionths, readRate } from '../../../src-main/areas/rates/rules.ts';
import { currency, knownCurrencies } from '../../../src-main/kernel/currency.ts';

const [CNY, USD, JPY] = [currency('CNY'), currency('USD'), currency('JPY')];

describe('reading a rate', () => {
  it.each([
    ['7.1234', '7.1234'],
    [' 7 ', '7'],
    ['07.1230', '7.123'],
    ['0.048123', '0.048123'],
    ['7.1234560', '7.123456'],
    ['7.000', '7'],
    ['100.5', '100.5'],
  ])('%s is %s', (text, rate) => {
    expect(readRate(text)).toEqual({ ok: true, value: rate });
  });

  it.each(['', '0', '0.000000', '-7.1', '7,1', '7.1234567', 'seven', '1e3', '.5', '7.', '12345678901'])(
    'refuses %j',
    (text) => {
      expect(readRate(text)).toMatchObject({ ok: false, code: 'exchange_rate_not_a_rate' });
    },
  );

  it('keeps its value through its shortest form', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), (value) => {
        const digits = value.toString().padStart(7, '0');
        const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        const read = readRate(text);
        expect(read.ok && millionths(read.value)).toBe(value);
      }),
    );
  });
});

describe('converting', () => {
  it.each([
    // 1,234.56 × 7.1234 = 8,794.264704
    [123_456, USD, CNY, '7.1234', 879_426],
    // 10,000 yen × 0.048123 = 481.23
    [10_000, JPY, CNY, '0.048123', 48_123],
    // 100.00 × 20.5 = 2,050 yen
    [10_000, CNY, JPY, '20.5', 2_050],
    // half up, away from zero: 0.05 × 0.1 = 0.005 → 0.01
    [5, USD, CNY, '0.1', 1],
    [-5, USD, CNY, '0.1', -1],
    [4, USD, CNY, '0.1', 0],
    [-4, USD, CNY, '0.1', 0],
    [0, USD, CNY, '7.1', 0],
  ])('%i %s to %s at %s is %i', (minor, from, base, rate, converted) => {
    expect(convertMinor(minor, from, base, rate)).toBe(converted);
    expect(Object.is(convertMinor(minor, from, base, rate), -0)).toBe(false);
  });

  it('at 1 between equal exponents changes nothing, and a sign never changes the size', () => {
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const rate = fc.integer({ min: 1, max: 99_999_999 }).map((value) => (value / 1_000_000).toFixed(6));
    fc.assert(
      fc.property(amount, rate, fc.constantFrom(...knownCurrencies), (minor, text, from) => {
        expect(convertMinor(minor, USD, CNY, '1')).toBe(minor);
        expect(convertMinor(-minor, from, CNY, text) + convertMinor(minor, from, CNY, text)).toBe(0);
      }),
    );
  });
});
