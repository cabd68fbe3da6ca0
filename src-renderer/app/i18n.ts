import i18next, { type FormatterModule, type i18n as I18n } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../src-main/kernel/format.ts';
import errorsEn from '../../resources/text/errors.en.json';
import errorsZh from '../../resources/text/errors.zh.json';
import { recall, remember } from './memory.ts';

type Catalogue = Readonly<Record<string, unknown>>;

/** Every `text/<language>/<namespace>.json`; a new screen adds its two files and nothing else. */
const files = import.meta.glob<Catalogue>('../text/*/*.json', { eager: true, import: 'default' });

function cataloguesOf(language: Language): Record<string, Catalogue> {
  const found: Record<string, Catalogue> = { errors: language === 'zh' ? errorsZh : errorsEn };
  for (const [path, catalogue] of Object.entries(files)) {
    const match = /\/text\/(\w+)\/(\w+)\.json$/.exec(path);
    if (match?.[1] === language && match[2] !== undefined) found[match[2]] = catalogue;
  }
  return found;
}

/** Numbers in sentences are grouped like numbers in tables: 1,087. */
const grouping: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) =>
    (typeof value === 'number' ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : value) as string,
};

const STORED = 'duewarden.language';

function firstLanguage(): Language {
  const stored = recall(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Texts for the screens. A missing id throws in tests and shows as its id elsewhere. */
export function createI18n(language: Language = firstLanguage()): I18n {
  const instance = i18next.createInstance();
  void instance
    .use(initReactI18next)
    .use(grouping)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { zh: cataloguesOf('zh'), en: cataloguesOf('en') },
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
      initAsync: false,
      saveMissing: import.meta.env.MODE === 'test',
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`no text for ${namespace}:${key}`);
      },
    });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  return instance;
}

export function languageOf(instance: I18n): Language {
  return instance.language === 'en' ? 'en' : 'zh';
}

/** The language of the screens; switching takes effect at once and is remembered on this machine. */
export function useLanguage(): { readonly language: Language; readonly setLanguage: (language: Language) => void } {
  const { i18n } = useTranslation();
  const setLanguage = useCallback(
    (language: Language) => {
      remember(STORED, language);
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
      void i18n.changeLanguage(language);
    },
    [i18n],
  );
  return { language: languageOf(i18n), setLanguage };
}
