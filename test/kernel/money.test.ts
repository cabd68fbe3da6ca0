import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../src-main/kernel/currency.ts';
import { formatMinor } from '../../src-main/kernel/format.ts';
import {
  MAX_AMOUNT_MINOR,
  add,
  divideRounded,
  fromDecimal,
  isAmountMinor,
  money,
  scaleMinor,
  splitMinor,
  subtract,
  sumMinor,
  toDecimal,
  type RoundingRule,
} from '../../src-main/kernel/money.ts';
import { ok } from '../../src-main/kernel/result.ts';
import { anyCurrency, anyMinor } from './arbitraries.ts';

const CNY = currency('CNY');
const USD = currency('USD');
const JPY = currency('JPY');
const KWD = currency('KWD');
const roundingRules: readonly RoundingRule[] = ['halfUp', 'halfEven', 'down', 'up'];

describe('amounts', () => {
  it.each([0, 1, -1, MAX_AMOUNT_MINOR, -MAX_AMOUNT_MINOR])('%d is an amount', (value) => {
    expect(isAmountMinor(value)).toBe(true);
    expect(money(value, CNY)).toEqual({ amountMinor: value, currency: 'CNY' });
  });

  it.each([0.5, NaN, Infinity, -Infinity, 2 ** 51, -(2 ** 51), '1', null, undefined, 1n])('%s is none', (value) => {
    expect(isAmountMinor(value)).toBe(false);
    expect(() => money(value as number, CNY)).toThrow(RangeError);
  });

  it('has no negative zero', () => {
    expect(Object.is(money(-0, CNY).amountMinor, 0)).toBe(true);
    expect(Object.is(subtract(money(5, CNY), money(5, CNY)).amountMinor, 0)).toBe(true);
    expect(Object.is(scaleMinor(-1, 1, 10, 'down'), 0)).toBe(true);
    expect(splitMinor(-1, [1, 1]).map((part) => Object.is(part, -0))).toEqual([false, false]);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(money(1, CNY))).toBe(true);
  });
});

describe('add, subtract, sum', () => {
  it('adds like with like', () => {
    expect(add(money(1205, CNY), money(-5, CNY))).toEqual(money(1200, CNY));
    expect(subtract(money(1205, CNY), money(2000, CNY))).toEqual(money(-795, CNY));
  });

  it('throws on unlike money', () => {
    expect(() => add(money(1, CNY), money(1, USD))).toThrow('cannot mix CNY and USD');
    expect(() => subtract(money(1, USD), money(1, CNY))).toThrow('cannot mix USD and CNY');
  });

  it('throws rather than leave the exact range', () => {
    expect(() => add(money(MAX_AMOUNT_MINOR, CNY), money(1, CNY))).toThrow(RangeError);
    expect(() => subtract(money(-MAX_AMOUNT_MINOR, CNY), money(1, CNY))).toThrow(RangeError);
    expect(() => sumMinor([MAX_AMOUNT_MINOR, 1])).toThrow(RangeError);
    expect(() => sumMinor([1, 0.5])).toThrow(RangeError);
  });

  it('sums nothing to zero and any iterable to its exact sum', () => {
    expect(sumMinor([])).toBe(0);
    expect(sumMinor(new Set([1, 2, 3]))).toBe(6);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 50 }), (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        expect(BigInt(sumMinor(amounts))).toBe(exact);
      }),
    );
  });

  it('subtracting undoes adding', () => {
    const half = fc.integer({ min: -(2 ** 50) + 1, max: 2 ** 50 - 1 });
    fc.assert(
      fc.property(half, half, anyCurrency, (a, b, code) => {
        expect(subtract(add(money(a, code), money(b, code)), money(b, code))).toEqual(money(a, code));
      }),
    );
  });
});

describe('scaleMinor', () => {
  it.each([
    // amount × numerator ÷ denominator: halfUp, halfEven, down, up
    [1000, 1, 3, [333, 333, 333, 334]],
    [2000, 1, 3, [667, 667, 666, 667]],
    [5, 1, 2, [3, 2, 2, 3]],
    [7, 1, 2, [4, 4, 3, 4]],
    [-5, 1, 2, [-3, -2, -2, -3]],
    [-7, 1, 2, [-4, -4, -3, -4]],
    [5, 1, -2, [-3, -2, -2, -3]],
    [-5, -1, 2, [3, 2, 2, 3]],
    [6, 1, 2, [3, 3, 3, 3]],
    [0, 7, 3, [0, 0, 0, 0]],
    [1, 1, 1000, [0, 0, 0, 1]],
    [-1, 1, 1000, [0, 0, 0, -1]],
    // 10,000.00 at 365 days of 1-year LPR 3.00 % × 1.5 on a 360-day base
    [1_000_000, 450 * 365, 10_000 * 360, [45_625, 45_625, 45_625, 45_625]],
  ] as const)('%d × %d ÷ %d', (amount, numerator, denominator, expected) => {
    expect(roundingRules.map((rule) => scaleMinor(amount, numerator, denominator, rule))).toEqual(expected);
  });

  it('refuses what is no ratio or leaves the exact range', () => {
    expect(() => scaleMinor(1, 1, 0, 'halfUp')).toThrow('a ratio of whole numbers');
    expect(() => scaleMinor(1, 0.5, 1, 'halfUp')).toThrow('a ratio of whole numbers');
    expect(() => scaleMinor(1, 1, NaN, 'halfUp')).toThrow('a ratio of whole numbers');
    expect(() => scaleMinor(0.5, 1, 1, 'halfUp')).toThrow(RangeError);
    expect(() => scaleMinor(MAX_AMOUNT_MINOR, 2, 1, 'halfUp')).toThrow(RangeError);
    expect(scaleMinor(MAX_AMOUNT_MINOR, 1_000_000, 1_000_000, 'halfUp')).toBe(MAX_AMOUNT_MINOR);
  });

  it('equals a reference by floor division', () => {
    const ratioPart = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const notZero = ratioPart.filter((value) => value !== 0);
    const small = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(small, ratioPart, notZero, fc.constantFrom(...roundingRules), (amount, top, bottom, rule) => {
        expect(BigInt(scaleMinor(amount, top, bottom, rule))).toBe(
          reference(BigInt(amount) * BigInt(top), BigInt(bottom), rule),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is symmetric about zero', () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        positive,
        positive,
        fc.constantFrom(...roundingRules),
        (amount, top, bottom, rule) => {
          expect(scaleMinor(-amount, top, bottom, rule)).toBe(0 - scaleMinor(amount, top, bottom, rule));
        },
      ),
    );
  });
});

/** By the definition: the two whole neighbours of the quotient, and which of them is nearer. */
function reference(top: bigint, bottom: bigint, rule: RoundingRule): bigint {
  const [n, d] = bottom < 0n ? [-top, -bottom] : [top, bottom];
  const floor = n >= 0n ? n / d : -((-n + d - 1n) / d);
  const above = n - floor * d;
  if (above === 0n) return floor;
  const [towards, away] = n >= 0n ? [floor, floor + 1n] : [floor + 1n, floor];
  if (rule === 'down') return towards;
  if (rule === 'up') return away;
  if (above * 2n < d) return floor;
  if (above * 2n > d) return floor + 1n;
  return rule === 'halfUp' ? away : floor % 2n === 0n ? floor : floor + 1n;
}

describe('divideRounded', () => {
  it('works beyond the range of doubles', () => {
    expect(divideRounded(10n ** 40n + 5n, 10n, 'halfUp')).toBe(10n ** 39n + 1n);
    expect(divideRounded(10n ** 40n + 5n, 10n, 'halfEven')).toBe(10n ** 39n);
    expect(() => divideRounded(1n, 0n, 'down')).toThrow(RangeError);
  });
});

describe('splitMinor', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [3, 7], [2, 3]], // 1.5 and 3.5: the tie goes to the earlier part
    [1, [0, 0, 1], [0, 0, 1]],
    [0, [1, 2], [0, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [100_00, [30, 30, 40], [3000, 3000, 4000]],
    [101, [0, 1, 0, 1], [0, 51, 0, 50]],
    [MAX_AMOUNT_MINOR, [1], [MAX_AMOUNT_MINOR]],
  ])('%d by %j is %j', (amount, weights, parts) => {
    expect(splitMinor(amount, weights)).toEqual(parts);
  });

  it.each([[[]], [[0, 0]], [[1, -1, 2]], [[0.5, 0.5]], [[NaN]], [[Number.MAX_SAFE_INTEGER, 1]]])(
    'refuses the weights %j',
    (weights) => {
      expect(() => splitMinor(100, weights)).toThrow('weights must be whole');
    },
  );

  it('refuses a fraction', () => {
    expect(() => splitMinor(0.5, [1])).toThrow(RangeError);
  });

  it('adds up, keeps the sign and stays within one minor unit of the exact share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(anyMinor, weights, (amount, list) => {
        const parts = splitMinor(amount, list);
        const total = BigInt(list.reduce((sum, weight) => sum + weight, 0));
        expect(parts).toHaveLength(list.length);
        expect(sumMinor(parts)).toBe(amount);
        parts.forEach((part, index) => {
          expect(Math.sign(part) * Math.sign(amount)).toBeGreaterThanOrEqual(0);
          const distance = BigInt(part) * total - BigInt(amount) * BigInt(list[index] ?? 0);
          expect((distance < 0n ? -distance : distance) < total).toBe(true);
          if (list[index] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('never gives a heavier part less', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (amount, list) => {
        const parts = splitMinor(amount, list);
        for (let i = 0; i < list.length; i += 1)
          for (let j = 0; j < list.length; j += 1)
            if ((list[i] ?? 0) > (list[j] ?? 0)) expect(parts[i]).toBeGreaterThanOrEqual(parts[j] ?? 0);
      }),
    );
  });
});

describe('decimal text', () => {
  it.each([
    [-1205, CNY, '-12.05'],
    [0, CNY, '0.00'],
    [5, CNY, '0.05'],
    [-5, CNY, '-0.05'],
    [100, CNY, '1.00'],
    [1205, JPY, '1205'],
    [0, JPY, '0'],
    [1205, KWD, '1.205'],
    [5, KWD, '0.005'],
    [MAX_AMOUNT_MINOR, CNY, '22517998136852.47'],
  ])('%d %s is %s', (amount, code, text) => {
    expect(toDecimal(amount, code)).toBe(text);
    expect(fromDecimal(text, code)).toEqual(ok(amount));
  });

  it.each([
    ['12.3', CNY, 1230],
    ['12', CNY, 1200],
    ['12.', CNY, 1200],
    ['.5', CNY, 50],
    ['-.5', CNY, -50],
    ['+1.00', CNY, 100],
    [' 1 ', CNY, 100],
    ['007.10', CNY, 710],
    ['1.2000000', CNY, 120],
    ['5.000', JPY, 5],
    ['-0', CNY, 0],
    ['-0.00', CNY, 0],
    ['0.07', CNY, 7],
    ['1.15', CNY, 115], // 1.15 × 100 is 114.99… in floats
    ['4.35', CNY, 435],
  ])('%s %s reads as %d', (text, code, amount) => {
    const read = fromDecimal(text, code);
    expect(read).toEqual(ok(amount));
    expect(read.ok && Object.is(read.value, -0)).toBe(false);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    '+',
    '1,234.00',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '1.2.3',
    '--1',
    '1-',
    '１２',
    '壹',
    '1 2',
  ])('"%s" is no number', (text) => {
    expect(fromDecimal(text, CNY)).toMatchObject({ ok: false, code: 'amount_not_a_number', params: { text } });
  });

  it.each([
    ['1.005', CNY, 2],
    ['1.5', JPY, 0],
    ['1.0001', KWD, 3],
  ])('%s %s is too precise', (text, code, decimals) => {
    expect(fromDecimal(text, code)).toMatchObject({
      ok: false,
      code: 'amount_too_precise',
      params: { text, decimals },
    });
  });

  it.each(['22517998136852.48', '-22517998136852.48', '1' + '0'.repeat(30), '9'.repeat(400)])(
    '%s is too large',
    (text) => {
      expect(fromDecimal(text, CNY)).toMatchObject({ ok: false, code: 'amount_too_large' });
    },
  );

  it('will not print a fraction of a minor unit', () => {
    expect(() => toDecimal(1.5, CNY)).toThrow(RangeError);
    expect(() => toDecimal(NaN, CNY)).toThrow(RangeError);
  });

  it('reads back what it prints, grouped or plain, in every currency', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (amount, code) => {
        expect(fromDecimal(toDecimal(amount, code), code)).toEqual(ok(amount === 0 ? 0 : amount));
        expect(fromDecimal(formatMinor(amount, code).replaceAll(',', ''), code)).toEqual(ok(amount === 0 ? 0 : amount));
      }),
    );
  });
});
