import { symbolOf, type CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { fromDecimal } from '../../../src-main/kernel/money.ts';
import { refuse, type Result } from '../../../src-main/kernel/result.ts';

const scales: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/**
 * Read an amount as typed into whole minor units, without passing through a float: grouping commas in their right
 * places, the currency's sign and `万`/`亿` are understood. `12,345.60` and `¥1.234567万` are 1234560 and 1234567 fen.
 * `1,2` is refused: it may be a decimal comma.
 */
export function parseMoney(
  text: string,
  currency: CurrencyCode,
): Result<number, 'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large'> {
  let typed = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^[-−–]/, '-');
  const sign = typed.startsWith('-') ? '-' : '';
  typed = typed.replace(/^[+-]/, '');
  for (const mark of [symbolOf(currency).trim(), currency, '¥', '元'])
    typed = typed.startsWith(mark)
      ? typed.slice(mark.length)
      : typed.endsWith(mark)
        ? typed.slice(0, -mark.length)
        : typed;
  const shift = scales[typed.at(-1) ?? ''] ?? 0;
  if (shift > 0) typed = typed.slice(0, -1);
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d*)?$|^\.\d+$/.test(typed)) return refuse('amount_not_a_number', { text });
  return fromDecimal(sign + moved(typed.replace(/,/g, ''), shift), currency);
}

/** Decimal point moved right in the text: `moved('1.2', 4)` is `12000`. */
function moved(decimal: string, places: number): string {
  if (places === 0) return decimal;
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(places, '0');
  return `${whole || '0'}${digits.slice(0, places)}.${digits.slice(places) || '0'}`;
}
