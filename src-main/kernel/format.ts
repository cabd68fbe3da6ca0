import { exponentOf, symbolOf, type CurrencyCode } from './currency.ts';
import { partsOf, type Day } from './day.ts';
import { divideRounded, toDecimal } from './money.ts';

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

/** For axes only: ¥123,000.00 is `12.3万` in Chinese, `123k` in English. Never where a figure must be exact. */
export function formatShort(amountMinor: number, currency: CurrencyCode, language: Language): string {
  const major = amountMinor / 10 ** exponentOf(currency);
  const steps = shortSteps[language];
  const at = steps.findLastIndex(([step]) => Math.abs(major) >= step);
  const [step, unit] = steps[at] ?? [1, ''];
  const next = steps[at + 1];
  // The rounded figure decides, so that 999,960 reads 1m and not 1000k.
  if (next && Math.abs(shortened(major, step)) * step >= next[0]) return `${shortened(major, next[0])}${next[1]}`;
  return `${shortened(major, step)}${unit}`;
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

/**
 * A share of two whole numbers as per cent with one decimal, rounded half up from the exact ratio; `–` where the base
 * is zero. `formatShare(1, 3)` is `33.3%`, `formatShare(7, 2000)` is `0.4%`. @throws RangeError for fractions.
 */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  const tenths = divideRounded(BigInt(part) * 1000n, BigInt(whole), 'halfUp');
  const digits = String(tenths < 0n ? -tenths : tenths).padStart(2, '0');
  return `${tenths < 0n ? '-' : ''}${digits.slice(0, -1)}.${digits.slice(-1)}%`;
}

// prettier-ignore
const shortSteps: Readonly<Record<Language, readonly (readonly [step: number, unit: string])[]>> = {
  zh: [[1e4, '万'], [1e8, '亿'], [1e12, '万亿']],
  en: [[1e3, 'k'], [1e6, 'm'], [1e9, 'bn']],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
// prettier-ignore
const longMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** Three figures or so: one decimal under 100, none from there on; never a negative zero. */
function shortened(value: number, step: number): number {
  const scaled = value / step;
  return Number(scaled.toFixed(Math.abs(scaled) >= 99.95 ? 0 : 1)) || 0;
}
