import { describe, expect, it } from 'vitest';
import {
  currency,
  currencyFromText,
  exponentOf,
  isCurrencyCode,
  knownCurrencies,
  symbolOf,
} from '../../src-main/kernel/currency.ts';

describe('codes', () => {
  it.each(['CNY', 'USD', 'JPY', 'KWD'])('%s is known', (code) => {
    expect(isCurrencyCode(code)).toBe(true);
    expect(currency(code)).toBe(code);
  });

  it.each(['cny', 'XXX', 'CN', '', 'toString', '__proto__', 'constructor', null, undefined, 156])(
    '%s is not',
    (code) => {
      expect(isCurrencyCode(code)).toBe(false);
      expect(() => currency(code as string)).toThrow(RangeError);
    },
  );

  it('have the exponents of ISO 4217, as the platform knows them', () => {
    // ISO's figure; the platform follows CLDR, which prints these without their minor units.
    const withoutMinorInPractice = new Set(['COP', 'HUF', 'IDR', 'IQD', 'LAK', 'MMK', 'PKR', 'TWD', 'TZS', 'UZS']);
    for (const code of knownCurrencies) {
      if (withoutMinorInPractice.has(code)) continue;
      const format = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
      expect([code, exponentOf(code)]).toEqual([code, format.maximumFractionDigits]);
    }
    expect(['CNY', 'JPY', 'KRW', 'VND', 'KWD', 'IQD', 'IDR', 'TWD'].map((code) => exponentOf(currency(code)))).toEqual([
      2, 0, 0, 0, 3, 3, 2, 2,
    ]);
  });

  it('are ISO codes, each listed once in alphabetical order', () => {
    const iso = new Set(Intl.supportedValuesOf('currency'));
    expect(knownCurrencies.filter((code) => !iso.has(code))).toEqual([]);
    expect([...new Set(knownCurrencies)].sort()).toEqual(knownCurrencies);
  });

  it('print a symbol where it is clear, else the code', () => {
    expect(['CNY', 'JPY', 'USD', 'CHF'].map((code) => symbolOf(currency(code)))).toEqual(['¥', 'JP¥', '$', 'CHF ']);
  });
});

describe('currencyFromText', () => {
  // prettier-ignore
  it.each([
    ['CNY', 'CNY'], ['cny', 'CNY'], [' Cny ', 'CNY'], ['ＣＮＹ', 'CNY'], ['RMB', 'CNY'], ['rmb', 'CNY'], ['人民币', 'CNY'], ['元', 'CNY'],
    ['¥', 'CNY'], ['￥', 'CNY'], ['CNH', 'CNY'], ['美元', 'USD'], ['美金', 'USD'], ['$', 'USD'], ['＄', 'USD'], ['us$', 'USD'],
    ['US dollar', 'USD'], ['us  dollars', 'USD'], ['欧元', 'EUR'], ['€', 'EUR'], ['Euro', 'EUR'], ['英镑', 'GBP'], ['港币', 'HKD'],
    ['hk$', 'HKD'], ['日元', 'JPY'], ['日圆', 'JPY'], ['新台币', 'TWD'],
  ])('%s is %s', (text, code) => {
    expect(currencyFromText(text)).toBe(code);
  });

  it.each(['', ' ', '万元', 'dollars and cents', 'XXX', '__proto__', 'constructor', '12', 'CNY 12'])(
    '"%s" is none',
    (text) => {
      expect(currencyFromText(text)).toBeNull();
    },
  );
});
