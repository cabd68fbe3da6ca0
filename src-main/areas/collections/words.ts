import wordsEn from '../../../resources/text/work.en.json' with { type: 'json' };
import wordsZh from '../../../resources/text/work.zh.json' with { type: 'json' };
import type { Language } from '../../kernel/format.ts';

export type WorkWord = keyof typeof wordsEn;

const words: Readonly<Record<Language, Readonly<Record<WorkWord, string>>>> = { en: wordsEn, zh: wordsZh };

/** A text of the catalogue with its `{blanks}` filled in: for files and papers, which leave the screen. */
export function say(language: Language, word: WorkWord, values: Readonly<Record<string, string>> = {}): string {
  return words[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
