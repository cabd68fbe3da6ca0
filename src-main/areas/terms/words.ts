import en from '../../../resources/text/terms.en.json' with { type: 'json' };
import zh from '../../../resources/text/terms.zh.json' with { type: 'json' };
import type { Language } from '../../kernel/format.ts';
import type { TermRule } from './contract.ts';
import { describeRule, type TermWords } from './rules/describe.ts';
import { usualTerms } from './rules/usual.ts';

const catalogues: Readonly<Record<Language, TermWords>> = { zh, en };

/** A rule in words, for paper and terminal; screens have the same catalogues. */
export function ruleInWords(rule: TermRule, language: Language): string {
  return describeRule(rule, catalogues[language]);
}

export function usualTermsIn(language: Language): readonly { readonly code: string; readonly rule: TermRule }[] {
  const words = catalogues[language];
  return usualTerms({
    deposit: words['label.deposit'] ?? '',
    onDelivery: words['label.onDelivery'] ?? '',
    retention: words['label.retention'] ?? '',
  });
}
