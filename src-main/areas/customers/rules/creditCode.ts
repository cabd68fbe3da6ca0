/** 31 characters: digits and capitals without I, O, S, V, Z (GB 32100-2015). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Kinds of registering office, the first character, each with its kinds of body, the second. */
const offices = /^(1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)/;

export type CreditCodeProblem = 'length' | 'character' | 'office' | 'division' | 'check' | 'personal';

export type CreditCodeCheck =
  /** Nothing typed, or a tax id of another country or an older kind. */
  | { readonly state: 'empty' }
  | { readonly state: 'other' }
  | { readonly state: 'right' }
  | {
      readonly state: 'wrong';
      readonly problem: CreditCodeProblem;
      /** The character objected to, or the one the check digit should be. */
      readonly detail: string;
      /** Its place, counted from 1; 0 where the whole is meant. */
      readonly place: number;
    };

/**
 * A unified social credit code (统一社会信用代码) as typed: white space and hyphens are overlooked, small letters are
 * capitals. Check character: Σ value × 3^(place − 1) mod 31 over the first 17, then 31 less that (GB 32100-2015).
 * 91350100M000100Y43, the example of the standard, is right: the sum is 1,640, which leaves 28, and 31 − 28 = 3.
 * Ids of other countries are left alone.
 */
export function checkCreditCode(typed: string): CreditCodeCheck {
  const code = tidied(typed);
  if (code === '') return { state: 'empty' };
  if (isPersonalNumber(code)) return wrong('personal', '', 0);
  if (!looksChinese(code)) return { state: 'other' };
  if (code.length !== 18) return wrong('length', String(code.length), 0);
  const strange = [...code].findIndex((letter) => !alphabet.includes(letter));
  if (strange >= 0) return wrong('character', code.charAt(strange), strange + 1);
  if (!offices.test(code)) return wrong('office', code.slice(0, 2), 1);
  if (!/^\d{6}$/.test(code.slice(2, 8))) return wrong('division', code.slice(2, 8), 3);
  const expected = creditCodeCheckCharacter(code.slice(0, 17));
  return expected === code.charAt(17) ? { state: 'right' } : wrong('check', expected, 18);
}

/** The 18th character for the first 17. `creditCodeCheckCharacter('91350100M000100Y4')` is `3`. */
export function creditCodeCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    sum += alphabet.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Two spellings of one code are equal here. */
export function tidied(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

function wrong(problem: CreditCodeProblem, detail: string, place: number): CreditCodeCheck {
  return { state: 'wrong', problem, detail, place };
}

/** Meant as a Chinese code: its length, or its first characters and nearly its length. */
function looksChinese(code: string): boolean {
  return /^[0-9A-Z]{18}$/.test(code) || (/^9[123]\d{5}/.test(code) && code.length >= 16 && code.length <= 20);
}

/** A resident identity number (GB 11643) belongs to a person and is not kept. */
function isPersonalNumber(code: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(code)) return false;
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += Number(code.charAt(place)) * (2 ** (17 - place) % 11);
  return '10X98765432'.charAt(sum % 11) === code.charAt(17);
}
