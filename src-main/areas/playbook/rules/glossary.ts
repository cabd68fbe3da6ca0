import type { Language } from '../../../kernel/format.ts';
import type { GlossaryTerm } from '../contract.ts';
import { shippedTerms } from './texts/glossary.ts';

/** The glossary in one language, own words in the place of shipped ones of the same code, the others after their group. */
export function glossaryWith(own: readonly GlossaryTerm[], language: Language): GlossaryTerm[] {
  const byCode = new Map(own.map((term) => [term.code, term]));
  const shipped = shippedTerms.map(({ meaningZh, meaningEn, ...term }) => {
    const mine = byCode.get(term.code);
    byCode.delete(term.code);
    return mine === undefined
      ? { ...term, meaning: language === 'zh' ? meaningZh : meaningEn, own: false }
      : { ...mine, path: term.path };
  });
  return [...shipped, ...byCode.values()];
}

/** A code for a new word: `own-` and its English name in small letters, or a number where none is left. */
export function codeForTerm(en: string, taken: ReadonlySet<string>): string {
  const stem = `own-${en.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'term'}`; // prettier-ignore
  let code = stem;
  for (let count = 2; taken.has(code); count += 1) code = `${stem}-${count}`;
  return code;
}
