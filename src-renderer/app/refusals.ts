import type { i18n as I18n } from 'i18next';
import { readableParams } from '../../src-main/kernel/refusalText.ts';
import type { Refusal } from '../../src-main/kernel/result.ts';
import { RefusedError } from './calls.ts';
import { languageOf } from './i18n.ts';

/** The sentence for a refusal in the language of the screen; amounts and days in it are formatted by their names. */
export function refusalText(i18n: I18n, refusal: Refusal): string {
  const values = readableParams(refusal.params, languageOf(i18n));
  const key = `errors:${refusal.code}`;
  return i18n.exists(key) ? withoutFlags(i18n.t(key, values)) : i18n.t('common:refusedUnknown', { code: refusal.code });
}

/** Sentences are shared with the command line, which names its flags in brackets; a screen has none. */
function withoutFlags(sentence: string): string {
  return sentence.replace(/\s?[(（]--[^)）]*[)）]/g, '');
}

export function errorText(i18n: I18n, error: unknown): string {
  if (error instanceof RefusedError) return refusalText(i18n, error.refusal);
  return i18n.t('common:failedUnexpectedly', { detail: error instanceof Error ? error.message : String(error) });
}
