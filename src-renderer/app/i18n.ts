import i18next, { type BackendModule, type FormatterModule, type i18n as I18n } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../src-main/kernel/format.ts';
import { recall, remember } from './memory.ts';
import { singularOfOne } from './singular.ts';

export type Catalogue = Readonly<Record<string, unknown>>;
/** Language → namespace → texts. */
export type Catalogues = Readonly<Record<Language, Readonly<Record<string, Catalogue>>>>;

/** Every `text/<language>/<namespace>.json`, each fetched when first asked for; a new screen adds its two files. */
const files = import.meta.glob<Catalogue>('../text/*/*.json', { import: 'default' });
/** Words the command line says too: all of `errors`, and some of the groups of `scoring`. */
const shared = import.meta.glob<Catalogue>('../../resources/text/{errors,scoring}.*.json', { import: 'default' });
/** Every screen needs these; its own come with it. */
const everywhere = ['common', 'frame', 'errors'];

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    const loads = [files[`../text/${language}/${namespace}.json`], shared[`../../resources/text/${namespace}.${language}.json`]]; // prettier-ignore
    const found = loads.flatMap((load) => (load === undefined ? [] : [load()]));
    if (found.length === 0) callback(new Error(`no texts for ${namespace}`), false);
    else
      Promise.all(found).then(
        (parts) => callback(null, Object.assign({}, ...parts) as Catalogue),
        (error: unknown) => callback(error as Error, false),
      );
  },
};

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
  const asked = document.querySelector('meta[name="asked-language"]')?.getAttribute('content');
  if (asked === 'zh' || asked === 'en') {
    remember(STORED, asked);
    return asked;
  }
  const stored = recall(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const options = {
  fallbackLng: false,
  defaultNS: 'common',
  interpolation: { escapeValue: false, alwaysFormat: true },
  returnNull: false,
  postProcess: [singularOfOne.name],
} as const;

/** Texts for the screens in the language of this machine's clerk; resolves when the first screen can be drawn. */
export async function startI18n(): Promise<I18n> {
  const language = firstLanguage();
  const instance = i18next.createInstance();
  await instance
    .use(initReactI18next)
    .use(grouping)
    .use(singularOfOne)
    .use(backend)
    .init({ ...options, lng: language, ns: everywhere });
  showLanguage(language);
  return instance;
}

/** Gets the texts of the other screens too, so that going to them and switching the language wait for nothing. */
export function loadOtherTexts(instance: I18n): void {
  const names = Object.keys(files).map((path) => /(\w+)\.json$/.exec(path)?.[1] ?? 'common');
  void instance.loadNamespaces([...new Set(names)]);
}

/** With all texts in hand and nothing to wait for, as tests want it; an id without a text throws. */
export function createI18n(language: Language, catalogues: Catalogues): I18n {
  const instance = i18next.createInstance();
  void instance
    .use(initReactI18next)
    .use(grouping)
    .use(singularOfOne)
    .init({
      ...options,
      lng: language,
      resources: catalogues,
      initAsync: false,
      saveMissing: true,
      missingKeyHandler: (_languages, namespace, key) => {
        throw new Error(`no text for ${namespace}:${key}`);
      },
    });
  showLanguage(language);
  return instance;
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
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
      void i18n.changeLanguage(language).then(() => showLanguage(language));
    },
    [i18n],
  );
  return { language: languageOf(i18n), setLanguage };
}
