import { isCurrencyCode } from './currency.ts';
import { isDay } from './day.ts';
import { formatDay, formatMoney, formatShare, type Language } from './format.ts';
import type { RefusalParams } from './result.ts';

/**
 * The values of a refusal as a person reads them, by their names: `…Minor` beside a `currency` becomes money, `…Bp` per cent,
 * days are written out, lists joined. `{openMinor: 1000, currency: 'CNY'}` gives `{openMinor: '¥10.00', currency: 'CNY'}`.
 */
export function readableParams(params: RefusalParams, language: Language): Record<string, string | number> {
  const { currency } = params;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number' && name.endsWith('Minor') && isCurrencyCode(currency))
      values[name] = formatMoney(value, currency);
    else if (typeof value === 'number' && name.endsWith('Bp')) values[name] = formatShare(value, 10_000);
    else if (isDay(value)) values[name] = formatDay(value, language);
    else if (Array.isArray(value)) values[name] = value.join(language === 'zh' ? '、' : ', ');
    else values[name] = typeof value === 'number' ? value : String(value ?? '');
  }
  return values;
}

/** Puts values into a text with `{{name}}` places; a place without a value stays visible, since it is a defect. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
