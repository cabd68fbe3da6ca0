import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../src-main/kernel/currency.ts';
import type { Day } from '../../src-main/kernel/day.ts';
import {
  formatDay,
  formatLongDay,
  formatMinor,
  formatMoney,
  formatShort,
  type Language,
} from '../../src-main/kernel/format.ts';
import { instantMs, type Instant } from '../../src-main/kernel/instant.ts';
import { languageOf } from './i18n.ts';

export interface Format {
  readonly language: Language;
  /** With the currency's sign: ¥1,234.50. */
  money(amountMinor: number, currency: CurrencyCode): string;
  /** Without the sign, for columns whose head names the currency. */
  amount(amountMinor: number, currency: CurrencyCode): string;
  /** Axis figures only: 12.3万, 123k. */
  short(amountMinor: number, currency: CurrencyCode): string;
  day(day: Day): string;
  longDay(day: Day): string;
  /** In the clock of this machine: 2026-11-21 08:31. */
  instant(at: Instant): string;
  /** Tenths of a unit as one decimal: 584 is 58.4. */
  tenths(value: number): string;
  /** Basis points as per cent with one decimal: 2980 is 29.8%. */
  basisPoints(value: number): string;
  count(value: number): string;
  currencyName(currency: CurrencyCode): string;
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

function tenths(value: number): string {
  const size = Math.abs(value);
  return `${value < 0 ? '-' : ''}${grouped(Math.floor(size / 10))}.${size % 10}`;
}

export function formatFor(language: Language): Format {
  const currencyNames = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'currency' });
  return {
    language,
    money: formatMoney,
    amount: formatMinor,
    short: (amountMinor, currency) => formatShort(amountMinor, currency, language),
    day: (value) => formatDay(value, language),
    longDay: (value) => formatLongDay(value, language),
    instant: (at) => {
      const local = new Date(instantMs(at));
      const two = (value: number) => String(value).padStart(2, '0');
      const date = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}` as Day;
      return `${formatDay(date, language)} ${two(local.getHours())}:${two(local.getMinutes())}`;
    },
    tenths,
    // Rounded as an integer: 215 is 2.2%, where 2.15 as a floating number would lie just below.
    basisPoints: (value) => `${tenths(Math.sign(value) * Math.round(Math.abs(value) / 10))}%`,
    count: grouped,
    currencyName: (currency) => currencyNames.of(currency) ?? currency,
  };
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  return useMemo(() => formatFor(language), [language]);
}
