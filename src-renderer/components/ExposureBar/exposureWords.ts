import { useMemo } from 'react';
import en from '../../../resources/text/orderCheck.en.json';
import zh from '../../../resources/text/orderCheck.zh.json';
import type { CheckWords } from '../../../src-main/areas/holds/rules/describe.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useFormat } from '../../app/format.ts';

export interface ExposureWords {
  readonly language: Language;
  readonly words: CheckWords;
  /** A word of the catalogue the check itself uses: `part.openItems`, `decision.hold`, `status.paid`. */
  readonly word: (name: string) => string;
}

export function useExposureWords(): ExposureWords {
  const { language } = useFormat();
  return useMemo(() => {
    const words: CheckWords = { zh, en }[language];
    return { language, words, word: (name) => words[name] ?? name };
  }, [language]);
}
