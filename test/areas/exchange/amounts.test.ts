import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideDecimalMark,
  decideUnit,
  isMissing,
  readAmount,
  type DecimalMark,
} from '../../../src-main/areas/exchange/rules/amounts.ts';
import { numberText } from '../../../src-main/areas/exchange/rules/table.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { formatMinor } from '../../../src-main/kernel/format.ts';
import { MAX_AMOUNT_MINOR, toDecimal } from '../../../src-main/kernel/money.ts';

const CNY = currency('CNY');
const cell = (value: string, kind: 'text' | 'number' = 'text') => ({ text: value, kind });
const read = (value: string, mark: DecimalMark = 'point', unitPower = 0, code = CNY) => {
  const result = readAmount(cell(value), { mark, unitPower }, code);
  return result.ok ? result.value : result.code;
};

describe('amounts of a file', () => {
  it.each([
    ['1234.5', 123450],
    ['1,234.50', 123450],
    ['１，２３４．５０', 123450],
    ['￥1,234.50', 123450],
    ['¥ 1 234.50', 123450],
    ['RMB 1,234.50', 123450],
    ['1,234.50元', 123450],
    ['CNY1234.5', 123450],
    ["'1234.5", 123450],
    ['1,00,000.00', 10000000],
    ['+5', 500],
    ['.5', 50],
    ['5.', 500],
    ['0.00', 0],
    ['(1,234.50)', -123450],
    ['（1,234.50）', -123450],
    ['1,234.50-', -123450],
    ['-1,234.50', -123450],
    ['−1234.5', -123450],
    ['△1,234.50', -123450],
    ['¥-12', -1200],
    ['-¥12', -1200],
    ['12.00 Cr', -1200],
    ['12.00 Dr', 1200],
  ])('reads %s', (given, expected) => {
    expect(read(given)).toBe(expected);
  });

  it.each([
    ['1.234,50', 123450],
    ['1.234', 123400],
    ['1234,5', 123450],
    ['-0,01', -1],
    ['1 234 567,89', 123456789],
  ])('reads %s with a comma for its decimals', (given, expected) => {
    expect(read(given, 'comma')).toBe(expected);
  });

  it('reads a number cell with its point even where the texts of the column use a comma', () => {
    expect(readAmount(cell('1.5', 'number'), { mark: 'comma', unitPower: 0 }, CNY)).toMatchObject({ value: 150 });
  });

  it.each(['', '  ', '-', '--', '—', 'n/a', '无', '/'])('takes %j for missing and not for nothing', (given) => {
    expect(read(given)).toBeNull();
    expect(isMissing(cell(given))).toBe(true);
  });

  it.each([
    ['壹万贰仟叁佰元整', 'amount_in_words'],
    ['一千二百元', 'amount_in_words'],
    ['One thousand dollars only', 'amount_in_words'],
    ['see below', 'amount_not_a_number'],
    ['1.2.3', 'amount_not_a_number'],
    ['12,34.5', 'amount_not_a_number'],
    ['1,2345', 'amount_not_a_number'],
    ['1.005', 'amount_too_precise'],
    ['99999999999999999', 'amount_too_large'],
    ['$5', 'currency_differs'],
    ['USD 5', 'currency_differs'],
    ['1.5万元', 'amount_unit_mixed'],
  ])('refuses %s as %s', (given, code) => {
    expect(read(given)).toBe(code);
  });

  it('refuses a cell with an error of the spreadsheet', () => {
    expect(readAmount({ text: '#N/A', kind: 'error' }, { mark: 'point', unitPower: 0 }, CNY)).toMatchObject({
      code: 'cell_error',
    });
  });

  it('takes $ for any dollar and ¥ for yen too', () => {
    expect(read('$5', 'point', 0, currency('AUD'))).toBe(500);
    expect(read('¥500', 'point', 0, currency('JPY'))).toBe(500);
  });

  it('moves units over the digits and never multiplies', () => {
    expect(read('1.5', 'point', 4)).toBe(1_500_000);
    expect(read('0.000001万元', 'point', 4)).toBe(1);
    expect(read('1.1万', 'point', 4)).toBe(1_100_000);
  });

  it('reads back what is written, whatever the sign, grouping and mark', () => {
    const codes = ['CNY', 'JPY', 'KWD'].map(currency);
    const writers: readonly ((plain: string, grouped: string) => readonly [string, DecimalMark])[] = [
      (plain) => [plain, 'point'],
      (_plain, grouped) => [grouped, 'point'],
      (_plain, grouped) => [grouped.replace(/[,.]/g, (mark) => (mark === ',' ? '.' : ',')), 'comma'],
      (plain) => [plain.replace('.', ','), 'comma'],
      (_plain, grouped) => [grouped.startsWith('-') ? `(${grouped.slice(1)})` : grouped, 'point'],
      (_plain, grouped) => [grouped.startsWith('-') ? `${grouped.slice(1)}-` : grouped, 'point'],
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }),
        fc.constantFrom(...codes),
        fc.constantFrom(...writers),
        (amountMinor, code, writer) => {
          const [written, mark] = writer(toDecimal(amountMinor, code), formatMinor(amountMinor, code));
          expect(read(written, mark, 0, code)).toBe(amountMinor);
        },
      ),
    );
  });

  it('keeps to the cent what a spreadsheet stores as a binary fraction', () => {
    expect(numberText(0.1 + 0.2)).toBe('0.3');
    expect(numberText(1234.56 * 3)).toBe('3703.68');
    expect(numberText(2.4952e19)).toBe('24952000000000000000');
    expect(numberText(1e-7)).toBe('0.0000001');
    expect(numberText(-1.5e-8)).toBe('-0.000000015');
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }), (amountMinor) => {
        // Eight digits before the point and more: what a cell of two decimals holds after going through a double.
        const stored = numberText(Number(toDecimal(amountMinor, CNY)));
        expect(readAmount(cell(stored, 'number'), { mark: 'point', unitPower: 0 }, CNY)).toMatchObject({
          value: amountMinor,
        });
      }),
    );
  });
});

describe('the decimal mark of a column', () => {
  const decide = (...values: string[]) =>
    decideDecimalMark(
      values.map((value) => cell(value)),
      CNY,
    );

  it.each([
    [['1,234.50', '5'], 'point'],
    [['12.5'], 'point'],
    [['1.234,50'], 'comma'],
    [['99,9', '1.234'], 'comma'],
    [['1,234', '2,500'], 'point'],
    [['100', '200'], 'point'],
    [['--', ''], 'point'],
  ])('is told by %j', (values, mark) => {
    expect(decide(...values)).toMatchObject({ mark, ambiguous: false });
  });

  it.each([[['1.234']], [['12.5', '99,9']]])('is asked for %j', (values) => {
    expect(decide(...values)).toMatchObject({ mark: null, ambiguous: true });
  });

  it('is asked for thousands where the currency has three decimals', () => {
    expect(decideDecimalMark([cell('1,234')], currency('KWD'))).toMatchObject({ ambiguous: true });
  });

  it('needs no telling where all cells are numbers', () => {
    expect(decideDecimalMark([cell('1.234', 'number')], CNY)).toMatchObject({ mark: 'point', ambiguous: false });
  });
});

describe('the unit of a column', () => {
  it('is what the header says or what every cell says', () => {
    expect(decideUnit('金额（万元）', [cell('1.5')])).toBe(4);
    expect(decideUnit('金额(元)', [cell('1.5')])).toBe(0);
    expect(decideUnit('金额', [cell('1.5万元'), cell('--'), cell('2万')])).toBe(4);
    expect(decideUnit('金额', [cell('1.5万元'), cell('20000')])).toBe(0);
  });
});
