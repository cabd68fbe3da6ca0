import { useMemo } from 'react';
import en from '../../../resources/text/terms.en.json';
import zh from '../../../resources/text/terms.zh.json';
import type { TermLine, TermRule } from '../../../src-main/areas/terms/contract.ts';
import { describeDue, describeRule } from '../../../src-main/areas/terms/rules/describe.ts';
import { useLanguage } from '../../app/i18n.ts';

/** Terms in the words of the trade, in the language of the screens: 月结30天 · 2/10 net 30. */
export function useTermText(): {
  readonly ruleText: (rule: TermRule) => string;
  readonly dueText: (line: TermLine) => string;
} {
  const { language } = useLanguage();
  return useMemo(() => {
    const words = language === 'zh' ? zh : en;
    return { ruleText: (rule) => describeRule(rule, words), dueText: (line) => describeDue(line, words) };
  }, [language]);
}
