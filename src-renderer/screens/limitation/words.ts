import type { Language } from '../../../src-main/kernel/format.ts';

const english: readonly (readonly [RegExp, string])[] = [
  [/民法典/g, 'Civil Code'],
  [/民法总则/g, 'General Provisions'],
  [/时效规定/g, 'Limitation Provisions'],
  [/担保解释/g, 'Security Interpretation'],
  [/；/g, '; '],
];

/** A citation in the language of the screen: `民法典 195；时效规定 8` is `Civil Code 195; Limitation Provisions 8`. */
export function citation(article: string, language: Language): string {
  return language === 'zh'
    ? article.replaceAll(', ', '、')
    : english.reduce((text, [from, to]) => text.replace(from, to), article);
}
