import { exponentOf, type CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { fromDecimal, toDecimal } from '../../../src-main/kernel/money.ts';
import type { Result } from '../../../src-main/kernel/result.ts';

/** What figures of a statement are typed and shown in, as powers of ten: yuan, thousands, 万, millions. */
export const unitPowers = [0, 3, 4, 6] as const;
export type UnitPower = (typeof unitPowers)[number];

/**
 * A figure typed in a unit, in whole minor units; the point moves over the digits, nothing is multiplied.
 * `readFigure('52.5', 4, CNY)` is 52,500,000 fen; `(3)` and `-3` are negative; null where nothing is typed.
 */
export function readFigure(
  text: string,
  power: number,
  currency: CurrencyCode,
): Result<number | null, 'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large'> {
  let typed = text.normalize('NFKC').replace(/[\s,]/g, '').replace(/^[−–]/, '-');
  if (typed === '') return { ok: true, value: null };
  const bracketed = /^\((.+)\)$/.exec(typed)?.[1];
  if (bracketed !== undefined) typed = `-${bracketed}`;
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(typed);
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) return fromDecimal(text, currency);
  const fraction = (match[3] ?? '').padEnd(power, '0');
  return fromDecimal(`${match[1]}${match[2]}${fraction.slice(0, power)}.${fraction.slice(power)}`, currency);
}

/** The shortest exact text of a figure in a unit, grouped: 52,500,000 fen in 万 is `52.5`. */
export function showFigure(minor: number | null, power: number, currency: CurrencyCode): string {
  if (minor === null) return '';
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(toDecimal(minor, currency)) ?? [];
  const digits = whole.padStart(power + 1, '0');
  const shown = digits.slice(0, digits.length - power).replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ','); // prettier-ignore
  const rest = (digits.slice(digits.length - power) + fraction).replace(/0+$/, '');
  return `${sign}${shown}${rest === '' ? '' : `.${rest}`}`;
}

/** The largest unit that shows every figure with no more than two decimals; 万 for large Chinese ones. */
export function unitFor(minors: readonly (number | null)[], currency: CurrencyCode): UnitPower {
  const largest = Math.max(0, ...minors.map((minor) => Math.abs(minor ?? 0)));
  return largest >= 10 ** (8 + exponentOf(currency)) ? 4 : 0;
}
