import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Language } from '../../../kernel/format.ts';
import { filled, readableParams } from '../../../kernel/refusalText.ts';
import type { CheckReason } from './check.ts';

/** A catalogue `resources/text/orderCheck.<language>.json`. */
export type CheckWords = Readonly<Record<string, string>>;

/**
 * A reason as a sentence with its figures: `no_limit` of exposure 0 and an order of 500,000 reads "No credit limit is set;
 * with this order the exposure is ¥5,000.00". Parts about a disputed or unmatched amount appear only where there is one.
 */
export function reasonText(
  { code, params }: Pick<CheckReason, 'code' | 'params'>,
  currency: CurrencyCode,
  words: CheckWords,
  language: Language,
): string {
  const values = readableParams({ currency, ...params }, language);
  if (typeof params.marks === 'string') values.marks = named('mark', params.marks.split(','), words, language);
  if (typeof params.reason === 'string') values.reason = words[`status.${params.reason}`] ?? params.reason;
  if (params.grade === '–') values.grade = words['grade.none'] ?? '–';
  const extra = (['disputedMinor', 'unappliedMinor'] as const)
    .filter((name) => Number(params[name] ?? 0) > 0)
    .map((name) => filled(words[`also.${name}`] ?? '', values));
  return [filled(words[code] ?? code, values), ...extra].join('');
}

function named(prefix: string, codes: readonly string[], words: CheckWords, language: Language): string {
  return codes.map((code) => words[`${prefix}.${code}`] ?? code).join(language === 'zh' ? '、' : ', ');
}
