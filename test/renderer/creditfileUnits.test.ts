import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigure, showFigure, unitFor, unitPowers } from '../../src-renderer/screens/creditfile/units.ts';
import { currency } from '../../src-main/kernel/currency.ts';

const [CNY, JPY] = [currency('CNY'), currency('JPY')];

describe('figures typed in a unit', () => {
  it.each([
    ['52.5', 4, 52_500_000], ['1,234.56', 0, 123_456], ['(3)', 3, -300_000], ['-0.000001', 6, -100], ['１２', 0, 1200], ['.5', 3, 50_000],
    ['', 4, null], ['  ', 0, null],
  ])('%s with power %s is %s fen', (text, power, minor) => {
    expect(readFigure(text, power, CNY)).toEqual({ ok: true, value: minor });
  }); // prettier-ignore

  it.each([
    ['1.2345678', 4, 'amount_too_precise'],
    ['0.001', 0, 'amount_too_precise'],
    ['十', 0, 'amount_not_a_number'],
    ['.', 0, 'amount_not_a_number'],
    ['99999999999999', 4, 'amount_too_large'],
  ])('%s with power %s is refused as %s', (text, power, code) => {
    expect(readFigure(text, power, CNY)).toMatchObject({ ok: false, code });
  });

  it.each([
    [52_500_000, 4, '52.5'], [123_456, 0, '1,234.56'], [-300_000, 3, '-3'], [5, 4, '0.000005'], [0, 6, '0'], [123_456_789_000, 0, '1,234,567,890'],
  ])('%s fen with power %s is shown as %s', (minor, power, text) => {
    expect(showFigure(minor, power, CNY)).toBe(text);
  }); // prettier-ignore

  it('go to any unit and back without losing a cent, in currencies with and without cents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
        fc.constantFrom(...unitPowers),
        fc.constantFrom(CNY, JPY),
        (minor, power, unit) => {
          expect(readFigure(showFigure(minor, power, unit), power, unit)).toEqual({ ok: true, value: minor });
        },
      ),
    );
  });

  it('of a hundred million and more are shown in 万', () => {
    expect([unitFor([null, 9_999_999_999], CNY), unitFor([-10_000_000_000], CNY), unitFor([], CNY)]).toEqual([0, 4, 0]);
  });
});
