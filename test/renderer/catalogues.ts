import errorsEn from '../../resources/text/errors.en.json';
import errorsZh from '../../resources/text/errors.zh.json';
import type { Catalogue, Catalogues } from '../../src-renderer/app/i18n.ts';

const files = import.meta.glob<Catalogue>('../../src-renderer/text/*/*.json', { eager: true, import: 'default' });

function of(language: string, errors: Catalogue): Record<string, Catalogue> {
  const found: Record<string, Catalogue> = { errors };
  for (const [path, texts] of Object.entries(files)) {
    const match = /\/text\/(\w+)\/(\w+)\.json$/.exec(path);
    if (match?.[1] === language && match[2] !== undefined) found[match[2]] = texts;
  }
  return found;
}

/** All texts of the screens at once. */
export const catalogues: Catalogues = { zh: of('zh', errorsZh), en: of('en', errorsEn) };
