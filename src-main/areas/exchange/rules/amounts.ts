import { currencyFromText, exponentOf, type CurrencyCode } from '../../../kernel/currency.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { tidy } from '../../../kernel/text.ts';
import type { CellKind } from './table.ts';

export type DecimalMark = 'point' | 'comma';

export interface AmountCell {
  readonly text: string;
  readonly kind: CellKind;
}

/** How one column writes its figures. `unitPower` 4 means the whole column counts in 万. */
export interface AmountFormat {
  readonly mark: DecimalMark;
  readonly unitPower: number;
}

export type AmountProblem =
  | 'amount_not_a_number' | 'amount_too_precise' | 'amount_too_large' | 'amount_in_words' | 'amount_unit_mixed'
  | 'currency_differs' | 'cell_error'; // prettier-ignore

const plain = /^-?\d+(?:\.\d+)?$/;
const pointShape = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2})*,\d{3})?(?:\.\d*)?$/;
const commaShape = /^(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?$/;
const weakPoint = /^\d{1,3},\d{3}$/;
const weakComma = /^\d{1,3}\.\d{3}$/;
const chineseWords = /[壹贰叁肆伍陆柒捌玖拾佰仟圆整]|^[零一二三四五六七八九十百千万亿元角分正]+$/;
const englishWords =
  /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|only)\b/i;
const unitPowers: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };
const dollars: ReadonlySet<string> = new Set(['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN']);

interface Taken {
  /** What is left when sign, currency and unit are off. */
  readonly figure: string;
  readonly negative: boolean;
  readonly currencyText: string;
  readonly unitPower: number;
}

/**
 * Takes a figure apart without judging it: `(￥1,234.00)` is 1,234.00, negative, with ¥; `1.5万元` is 1.5 with power 4;
 * `1,234.00-`, `−5`, `△5` and `5 Cr` are negative.
 */
function takeApart(text: string): Taken {
  let rest = tidy(text).replace(/^'/, '').replace(/[−﹣–—]/g, '-').replace(/[\s\u00a0'’]/g, ''); // prettier-ignore
  let negative = false;
  const flip = (pattern: RegExp, kept: string): void => {
    if (!pattern.test(rest)) return;
    rest = rest.replace(pattern, kept);
    negative = true;
  };
  flip(/^\((.*)\)$/, '$1');
  flip(/(?<=\d)cr\.?$/i, '');
  rest = rest.replace(/(?<=\d)dr\.?$/i, '').replace(/(?<=\d)[元圆](?:整|正)?$/, '');
  let unitPower = 0;
  rest = rest.replace(/(?<=\d)(百万|千万|千|万|亿)元?$/, (_whole, unit: string) => {
    unitPower = unitPowers[unit] ?? 0;
    return '';
  });
  let currencyText = '';
  const takeCurrency = (_whole: string, found: string): string => {
    currencyText = found;
    return '';
  };
  flip(/^[△▲-](?=[^\d]*\d)/, '');
  rest = rest.replace(/^([A-Za-z]{3}(?=[\d.,-])|US\$|HK\$|[¥$€£]|人民币)/, takeCurrency);
  flip(/^[△▲-]/, '');
  flip(/-$/, '');
  rest = rest.replace(/(?<=\d)([A-Za-z]{3}|[¥$€£])$/, takeCurrency).replace(/^\+/, '');
  return { figure: rest, negative, currencyText, unitPower };
}

/** Missing and not zero: an empty cell, dashes, n/a. */
export function isMissing(cell: AmountCell): boolean {
  if (cell.kind === 'blank') return true;
  if (cell.kind === 'number') return false;
  const text = tidy(cell.text);
  return text === '' || /^(?:[-–—−―_/\\.]+|n\/?a|nil|null|none|无)$/i.test(text);
}

/**
 * Reads one amount into minor units; null where the cell is missing. Text goes from digits to the integer directly, no
 * binary fraction is ever involved. `readAmount('1.234,50', comma, EUR)` is 123450.
 */
export function readAmount(
  cell: AmountCell,
  format: AmountFormat,
  currency: CurrencyCode,
): Result<number | null, AmountProblem> {
  if (cell.kind === 'error') return refuse('cell_error', { value: cell.text });
  if (isMissing(cell)) return ok(null);
  if (format.unitPower === 0 && plain.test(cell.text) && (cell.kind === 'number' || format.mark === 'point'))
    return fromDecimal(cell.text, currency);
  const taken = takeApart(cell.text);
  if (!/\d/.test(taken.figure) || /[^\d.,]/.test(taken.figure)) {
    const words = chineseWords.test(tidy(cell.text)) || englishWords.test(cell.text);
    return words ? refuse('amount_in_words') : refuse('amount_not_a_number', { text: cell.text });
  }
  if (taken.currencyText !== '' && !sameCurrency(taken.currencyText, currency))
    return refuse('currency_differs', { found: taken.currencyText, expected: currency });
  if (taken.unitPower !== 0 && taken.unitPower !== format.unitPower) return refuse('amount_unit_mixed');
  // A number cell has the point for its decimals, however the column writes its texts.
  const mark = cell.kind === 'number' ? 'point' : format.mark;
  if (!(mark === 'point' ? pointShape : commaShape).test(taken.figure))
    return refuse('amount_not_a_number', { text: cell.text });
  const decimal = mark === 'point' ? taken.figure.replace(/,/g, '') : taken.figure.replace(/\./g, '').replace(',', '.');
  const read = fromDecimal(shifted(decimal, format.unitPower), currency);
  return read.ok && taken.negative ? ok(read.value === 0 ? 0 : -read.value) : read;
}

function sameCurrency(text: string, currency: CurrencyCode): boolean {
  if (text === '$') return dollars.has(currency);
  if (text === '¥') return currency === 'CNY' || currency === 'JPY';
  return currencyFromText(text) === currency;
}

/** `shifted('1.5', 4)` is `15000`: units are moved over the digits, not multiplied. */
function shifted(decimal: string, power: number): string {
  if (power === 0) return decimal;
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(power, '0');
  return `${whole}${digits.slice(0, power)}.${digits.slice(power)}`;
}

export interface MarkDecision {
  readonly mark: DecimalMark | null;
  readonly ambiguous: boolean;
  readonly examples: readonly string[];
}

/**
 * Decides for a whole column whether the point or the comma parts the decimals. Number cells need no decision. A lone
 * `1,234` is thousands, as no currency of two decimals has three; a lone `1.234` may be either and is asked.
 */
export function decideDecimalMark(cells: Iterable<AmountCell>, currency: CurrencyCode): MarkDecision {
  let [point, comma, thousandsByComma, thousandsByPoint] = [0, 0, 0, 0];
  const examples: string[] = [];
  for (const cell of cells) {
    if (cell.kind === 'number' || isMissing(cell)) continue;
    const { figure } = takeApart(cell.text);
    if (!/[.,]/.test(figure) || /[^\d.,]/.test(figure)) continue;
    if (weakPoint.test(figure)) thousandsByComma += 1;
    else if (weakComma.test(figure)) thousandsByPoint += 1;
    else if (pointShape.test(figure) && !commaShape.test(figure)) point += 1;
    else if (commaShape.test(figure) && !pointShape.test(figure)) comma += 1;
    else if (figure.includes('.')) point += 1;
    else comma += 1;
    if (examples.length < 3 && !examples.includes(cell.text)) examples.push(cell.text);
  }
  const decided = (mark: DecimalMark): MarkDecision => ({ mark, ambiguous: false, examples });
  if (point > 0 && comma === 0) return decided('point');
  if (comma > 0 && point === 0) return decided('comma');
  if (point === 0 && thousandsByPoint === 0 && (thousandsByComma === 0 || exponentOf(currency) < 3))
    return decided('point');
  return { mark: null, ambiguous: true, examples };
}

/**
 * The unit of a column: said in its header (`金额（万元）`), or written in every cell. One cell alone does not make
 * the column: `1.5万元` among plain figures stays an error of its row.
 */
export function decideUnit(header: string, cells: Iterable<AmountCell>): number {
  const said = /[(（[【/:：]\s*(?:单位[:：]?)?\s*(千|万|百万|千万|亿)元\s*[)）\]】]?/.exec(header);
  if (said?.[1] !== undefined) return unitPowers[said[1]] ?? 0;
  let power: number | null = null;
  for (const cell of cells) {
    if (isMissing(cell) || cell.kind === 'error') continue;
    const found = cell.kind === 'number' ? 0 : takeApart(cell.text).unitPower;
    if (power !== null && found !== power) return 0;
    power = found;
  }
  return power ?? 0;
}
