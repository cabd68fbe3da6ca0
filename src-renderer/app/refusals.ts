import type { i18n as I18n } from 'i18next';
import { isCurrencyCode } from '../../src-main/kernel/currency.ts';
import { isDay } from '../../src-main/kernel/day.ts';
import { formatDay, formatMoney } from '../../src-main/kernel/format.ts';
import type { Refusal, RefusalParams } from '../../src-main/kernel/result.ts';
import { RefusedError } from './calls.ts';
import { languageOf } from './i18n.ts';

/** The sentence for a refusal in the language of the screen; amounts and days in it are formatted by their names. */
export function refusalText(i18n: I18n, refusal: Refusal): string {
  const values = readable(refusal.params, languageOf(i18n));
  const key = `errors:${refusal.code}`;
  return i18n.exists(key) ? i18n.t(key, values) : i18n.t('common:refusedUnknown', { code: refusal.code });
}

export function errorText(i18n: I18n, error: unknown): string {
  if (error instanceof RefusedError) return refusalText(i18n, error.refusal);
  return i18n.t('common:failedUnexpectedly', { detail: error instanceof Error ? error.message : String(error) });
}

/** Params made ready for a sentence: `…Minor` as money of `currency`, `…Bp` as per cent, days in the language's form. */
export function readable(params: RefusalParams, language: 'zh' | 'en'): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number' && name.endsWith('Minor') && isCurrencyCode(params['currency'])) {
      values[name] = formatMoney(value, params['currency']);
    } else if (typeof value === 'number' && name.endsWith('Bp')) values[name] = `${(value / 100).toFixed(1)}%`;
    else if (isDay(value)) values[name] = formatDay(value, language);
    else if (Array.isArray(value)) values[name] = value.join(language === 'zh' ? '、' : ', ');
    else values[name] = typeof value === 'number' ? value : String(value ?? '');
  }
  return values;
}
