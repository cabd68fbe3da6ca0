import errorsEn from '../../../../resources/text/errors.en.json' with { type: 'json' };
import errorsZh from '../../../../resources/text/errors.zh.json' with { type: 'json' };
import type { Language } from '../../../kernel/format.ts';
import { fillMessage } from '../../../kernel/message.ts';
import type { RowError } from '../contract.ts';

/** The sentence for a row's error, as the screens have it; the bare code where the catalogue lacks it. */
export function rowMessage({ code, params }: Pick<RowError, 'code' | 'params'>, language: Language): string {
  const catalogue: Readonly<Record<string, string>> = language === 'zh' ? errorsZh : errorsEn;
  return fillMessage(catalogue[code] ?? code, params);
}
