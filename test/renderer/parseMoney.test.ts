import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../src-main/kernel/currency.ts';
import { formatMinor, formatMoney } from '../../src-main/kernel/format.ts';
import { parseMoney } from '../../src-renderer/components/MoneyInput/parseMoney.ts';

const CNY = currency('CNY');
const JPY = currency('JPY');
const KWD = currency('KWD');

describe('parseMoney', () => {
  it.each([
    ['12345.6', 1234560],
    ['12,345.60', 1234560],
    ['¥12,345.60', 1234560],
    ['￥100', 10000],
    ['100元', 10000],
    ['CNY 5', 500],
    ['-1,000', -100000],
    ['−1', -100],
    ['.5', 50],
    ['1.2万', 1200000],
    ['1.234567万', 1234567],
    ['0.01亿', 100000000],
    ['１２．３０', 1230],
  ])('reads %s as %i fen', (typed, minor) => {
    expect(parseMoney(typed, CNY)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ['1,2', 'amount_not_a_number'],
    ['12,34,567', 'amount_not_a_number'],
    ['1e5', 'amount_not_a_number'],
    ['', 'amount_not_a_number'],
    ['abc', 'amount_not_a_number'],
    ['1.234', 'amount_too_precise'],
    ['0.0000001万', 'amount_too_precise'],
    ['99999999999999999', 'amount_too_large'],
  ])('refuses %s with %s', (typed, code) => {
    expect(parseMoney(typed, CNY)).toMatchObject({ ok: false, code });
  });

  it('knows how many decimals a currency has', () => {
    expect(parseMoney('1234', JPY)).toEqual({ ok: true, value: 1234 });
    expect(parseMoney('12.5', JPY)).toMatchObject({ ok: false, code: 'amount_too_precise' });
    expect(parseMoney('1.234', KWD)).toEqual({ ok: true, value: 1234 });
  });

  it('reads back whatever the program prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), fc.constantFrom(CNY, JPY, KWD), (minor, code) => {
        expect(parseMoney(formatMinor(minor, code), code)).toEqual({ ok: true, value: minor });
        expect(parseMoney(formatMoney(minor, code), code)).toEqual({ ok: true, value: minor });
      }),
    );
  });
});
