import { isCurrencyCode } from './currency.ts';
import { formatMoney } from './format.ts';
import type { RefusalParams } from './result.ts';

/**
 * A sentence of a catalogue with its values: `fillMessage('{{number}} of {{count}}', {number: 'R-1', count: 3})` is
 * `R-1 of 3`. Values whose name ends in `Minor` are amounts of the currency in `currency`; lists are joined.
 */
export function fillMessage(sentence: string, params: RefusalParams): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined || value === null) return '';
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value === 'number' && name.endsWith('Minor') && isCurrencyCode(params.currency))
      return formatMoney(value, params.currency);
    return String(value as string | number | boolean);
  });
}
