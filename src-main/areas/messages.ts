import en from '../../resources/text/errors.en.json' with { type: 'json' };
import zh from '../../resources/text/errors.zh.json' with { type: 'json' };
import type { Language } from '../kernel/format.ts';
import { filled, readableParams } from '../kernel/refusalText.ts';
import type { RefusalParams } from '../kernel/result.ts';

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh, en };

/** The sentence for a code as the screens have it, with its values; the bare code where the catalogue lacks it. */
export function messageFor(code: string, params: RefusalParams, language: Language): string {
  const text = catalogues[language][code];
  return text === undefined ? code : filled(text, readableParams(params, language));
}
