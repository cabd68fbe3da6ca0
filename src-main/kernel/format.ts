import { exponentOf, symbolOf, type CurrencyCode } from './currency.ts';
import { partsOf, type Day } from './day.ts';
import { toDecimal } from './money.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Grouped digits with the currency's decimals and a real minus: `formatMinor(-123456, CNY)` is `-1,234.56`. */
export function formatMinor(amountMinor: number, currency: CurrencyCode): string {
  const [whole = '0', fraction] = toDecimal(Math.abs(amountMinor), currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountMinor < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** With the sign of the currency: `formatMoney(-123456, CNY)` is `-¥1,234.56`; unknown symbols print the code. */
export function formatMoney(amountMinor: number, currency: CurrencyCode): string {
  return `${amountMinor < 0 ? '-' : ''}${symbolOf(currency)}${formatMinor(Math.abs(amountMinor), currency)}`;
}

/** For axes only: `12.3万` in Chinese, `123k` in English. Never where a figure must be exact. */
export function formatShort(amountMinor: number, currency: CurrencyCode, language: Language): string {
  const major = amountMinor / 10 ** exponentOf(currency);
  const steps: readonly (readonly [number, string])[] =
    language === 'zh' ? [[1e8, '亿'], [1e4, '万']] : [[1e9, 'bn'], [1e6, 'm'], [1e3, 'k']]; // prettier-ignore
  for (const [step, unit] of steps) {
    if (Math.abs(major) >= step) return `${trimmed(major / step)}${unit}`;
  }
  return trimmed(major);
}

/** ISO in Chinese, `31 Aug 2026` in English. */
export function formatDay(value: Day, language: Language): string {
  if (language === 'zh') return value;
  const { year, month, date } = partsOf(value);
  return `${date} ${months[month - 1]} ${year}`;
}

/** For letters: `2026年8月31日` and `31 August 2026`. */
export function formatLongDay(value: Day, language: Language): string {
  const { year, month, date } = partsOf(value);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${longMonths[month - 1]} ${year}`;
}

/** A share as per cent with one decimal, `–` where the base is zero: `formatShare(1, 3)` is `33.3%`. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)}%`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const longMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const; // prettier-ignore

function trimmed(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) >= 100 ? 0 : 1)));
}
