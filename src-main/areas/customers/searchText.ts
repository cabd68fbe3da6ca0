import { pinyin } from 'pinyin-pro';
import { tidy } from '../../kernel/text.ts';

/**
 * Everything a customer can be found by, in one lower-case text: names (former and other ones too), code, tax
 * id, full pinyin and initials.
 * `杭州明达服饰` is found by `明达`, `hangzhou`, `hzmd` and `mdfs`.
 */
export function customerSearchText(
  customer: { name: string; shortName: string; code: string; taxId: string },
  otherNames: readonly string[] = [],
): string {
  const names = [...new Set([customer.name, customer.shortName, ...otherNames])].filter((name) => name !== '');
  const parts = [customer.code, ...names, customer.taxId];
  for (const name of names.filter((name) => /\p{Script=Han}/u.test(name))) {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
    parts.push(syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join(''));
  }
  return tidy(parts.join(' ')).toLowerCase();
}
