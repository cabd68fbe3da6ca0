import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeCheckCharacter } from '../../../src-main/areas/customers/rules/creditCode.ts';

describe('unified social credit codes', () => {
  it.each([
    // The example of GB 32100-2015, then codes of known check characters: digit, letter, division of another province.
    '91350100M000100Y43', '91110000802100433B', '91330100799655058B', '914403001922038216', '9144030071526726XG',
    '91440300708461136T', '12100000400000624D', ' 91350100-M000100Y43 ', '９１３５０１００Ｍ０００１００Ｙ４３', '91350100m000100y43',
  ])('takes %s', (code) => {
    expect(checkCreditCode(code)).toEqual({ state: 'right' });
  }); // prettier-ignore

  it.each([
    ['91350100M000100Y44', 'check', '3', 18],
    ['91350100M000100Y4O', 'character', 'O', 18],
    ['9135010OM000100Y43', 'character', 'O', 8],
    ['91350100M000100Y4', 'length', '17', 0],
    ['91350100M000100Y433', 'length', '19', 0],
    ['98350100M000100Y43', 'office', '98', 1],
    ['Z1350100M000100Y43', 'character', 'Z', 1],
    ['91A50100M000100Y43', 'division', 'A50100', 3],
    ['11010519491231002X', 'personal', '', 0],
  ])('objects to %s: %s', (code, problem, detail, place) => {
    expect(checkCreditCode(code)).toEqual({ state: 'wrong', problem, detail, place });
  });

  it.each(['GB123456789', 'DE811907980', '58-1234567', '330100123456789', 'TRN 100-200', 'FR40303265045'])(
    'leaves %s of another kind alone',
    (id) => {
      expect(checkCreditCode(id)).toEqual({ state: 'other' });
    },
  );

  it('says nothing of an empty field', () => {
    expect(checkCreditCode('  ')).toEqual({ state: 'empty' });
  });

  const letter = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
  const body = fc
    .tuple(fc.stringMatching(/^\d{6}$/), fc.string({ unit: letter, minLength: 9, maxLength: 9 }))
    .map(([division, rest]) => `91${division}${rest}`);

  it('takes every code with its own check character, and none with one character changed', () => {
    fc.assert(
      fc.property(body, fc.nat({ max: 17 }), letter, (first, place, other) => {
        const code = first + creditCodeCheckCharacter(first);
        expect(checkCreditCode(code).state).toBe('right');
        if (code.charAt(place) === other) return;
        expect(checkCreditCode(code.slice(0, place) + other + code.slice(place + 1)).state).toBe('wrong');
      }),
    );
  });
});
