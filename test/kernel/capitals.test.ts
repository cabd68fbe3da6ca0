import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAmount } from '../../src-main/kernel/capitals.ts';
import { fromDecimal, MAX_AMOUNT_MINOR } from '../../src-main/kernel/money.ts';
import { currency } from '../../src-main/kernel/currency.ts';
import { unwrap } from '../../src-main/kernel/result.ts';

const fen = (figure: string): number => unwrap(fromDecimal(figure.replaceAll(',', ''), currency('CNY')));

describe('the examples of 《正确填写票据和结算凭证的基本规定》', () => {
  it.each([
    // The rule prints 1,409.50 without 整 and allows it ("在角之后可以不写整字"); we always write it.
    ['1,409.50', '壹仟肆佰零玖元伍角整'],
    ['6,007.14', '陆仟零柒元壹角肆分'],
    // Accepted as well: 壹仟陆佰捌拾元叁角贰分
    ['1,680.32', '壹仟陆佰捌拾元零叁角贰分'],
    // Accepted as well: 壹拾万零柒仟元伍角叁分
    ['107,000.53', '壹拾万柒仟元零伍角叁分'],
    ['16,409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
  ])('%s is %s', (figure, text) => {
    expect(capitalAmount(fen(figure))).toBe(text);
  });
});

describe('amounts in capitals', () => {
  it.each([
    ['0.00', '零元整'],
    ['0.01', '壹分'],
    ['0.09', '玖分'],
    ['0.10', '壹角整'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1.00', '壹元整'],
    ['1.01', '壹元零壹分'],
    ['1.10', '壹元壹角整'],
    ['1.11', '壹元壹角壹分'],
    ['10.00', '壹拾元整'],
    ['10.05', '壹拾元零伍分'],
    ['10.50', '壹拾元零伍角整'],
    ['15.00', '壹拾伍元整'],
    ['20.20', '贰拾元零贰角整'],
    ['100.00', '壹佰元整'],
    ['101.00', '壹佰零壹元整'],
    ['110.00', '壹佰壹拾元整'],
    ['1,000.00', '壹仟元整'],
    ['1,001.00', '壹仟零壹元整'],
    ['1,010.00', '壹仟零壹拾元整'],
    ['1,100.00', '壹仟壹佰元整'],
    ['2,345.67', '贰仟叁佰肆拾伍元陆角柒分'],
    ['10,000.00', '壹万元整'],
    ['10,001.00', '壹万零壹元整'],
    ['10,010.00', '壹万零壹拾元整'],
    ['10,100.00', '壹万零壹佰元整'],
    ['11,000.00', '壹万壹仟元整'],
    ['12,345.67', '壹万贰仟叁佰肆拾伍元陆角柒分'],
    ['100,000.00', '壹拾万元整'],
    ['100,500.00', '壹拾万零伍佰元整'],
    ['105,000.00', '壹拾万伍仟元整'],
    ['1,000,000.00', '壹佰万元整'],
    ['1,234,567.89', '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
    ['10,001,000.00', '壹仟万壹仟元整'],
    ['10,000,100.00', '壹仟万零壹佰元整'],
    ['10,203,040.50', '壹仟零贰拾万叁仟零肆拾元零伍角整'],
    ['100,000,000.00', '壹亿元整'],
    ['100,000,001.00', '壹亿零壹元整'],
    ['100,001,000.00', '壹亿零壹仟元整'],
    ['100,010,000.00', '壹亿零壹万元整'],
    ['110,000,000.00', '壹亿壹仟万元整'],
    ['1,002,003,004.05', '壹拾亿零贰佰万叁仟零肆元零伍分'],
    ['123,456,789.01', '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
    ['1,000,000,000,000.00', '壹万亿元整'],
    ['1,000,100,000,000.00', '壹万零壹亿元整'],
    ['1,234,500,000,000.00', '壹万贰仟叁佰肆拾伍亿元整'],
    ['1,000,000,000,001.00', '壹万亿零壹元整'],
    ['22,517,998,136,852.47', '贰拾贰万伍仟壹佰柒拾玖亿玖仟捌佰壹拾叁万陆仟捌佰伍拾贰元肆角柒分'],
  ])('%s is %s', (figure, text) => {
    expect(capitalAmount(fen(figure))).toBe(text);
  });

  it('puts 负 before what is owed the other way round', () => {
    expect(capitalAmount(-168_032)).toBe('负壹仟陆佰捌拾元零叁角贰分');
    expect(capitalAmount(-5)).toBe('负伍分');
    expect(capitalAmount(-0)).toBe('零元整');
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuses %d', (amount) => {
    expect(() => capitalAmount(amount)).toThrow(RangeError);
  });

  it('is read back by an independent reader as the same figure', () => {
    const figures = fc.oneof(
      fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }),
      fc.integer({ min: 0, max: 2_000_000 }),
      // Figures with many zeros, where mistakes live.
      fc
        .array(fc.constantFrom('0', '0', '0', '1', '5'), { minLength: 1, maxLength: 15 })
        .map((digits) => Number(digits.join(''))),
    );
    fc.assert(
      fc.property(figures, (amount) => {
        const text = capitalAmount(amount);
        expect(read(text)).toBe(amount === 0 ? 0 : amount);
        expect(text).toMatch(/(元整|角整|分)$/);
        if (amount !== 0) expect(text).not.toMatch(/零零|零[元万亿拾佰仟角分整]|整./);
      }),
      { numRuns: 3000 },
    );
  });
});

/** Reads capitals the way a teller does: collect digits by place, close a section at 万 and 亿. */
function read(text: string): number {
  const negative = text.startsWith('负');
  let body = negative ? text.slice(1) : text;
  body = body.replace('整', '');
  const [whole, small] = body.includes('元') ? (body.split('元') as [string, string]) : ['', body];
  const jiao = /(.)角/.exec(small)?.[1];
  const cent = /(.)分/.exec(small)?.[1];
  const amount = readWhole(whole) * 100 + (jiao ? value(jiao) * 10 : 0) + (cent ? value(cent) : 0);
  return negative ? -amount : amount;
}

function readWhole(text: string): number {
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return readWhole(text.slice(0, at)) * size + readWhole(text.slice(at + 1));
  }
  let total = 0;
  for (const [, digit = '', place = ''] of text.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/gu))
    total += value(digit) * 10 ** ['', '拾', '佰', '仟'].indexOf(place);
  return total;
}

function value(digit: string): number {
  return '零壹贰叁肆伍陆柒捌玖'.indexOf(digit);
}
