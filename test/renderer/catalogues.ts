import type { Catalogue, Catalogues } from '../../src-renderer/app/i18n.ts';

const files = import.meta.glob<Catalogue>('../../src-renderer/text/*/*.json', { eager: true, import: 'default' });
const shared = import.meta.glob<Catalogue>('../../resources/text/{errors,scoring}.*.json', {
  eager: true,
  import: 'default',
});

function of(language: string): Record<string, Catalogue> {
  const found: Record<string, Catalogue> = {};
  const add = (name: string, texts: Catalogue): void => {
    found[name] = { ...found[name], ...texts };
  };
  for (const [path, texts] of Object.entries(files)) {
    const match = /\/text\/(\w+)\/(\w+)\.json$/.exec(path);
    if (match?.[1] === language && match[2] !== undefined) add(match[2], texts);
  }
  for (const [path, texts] of Object.entries(shared)) {
    const match = /(\w+)\.(\w+)\.json$/.exec(path);
    if (match?.[2] === language && match[1] !== undefined) add(match[1], texts);
  }
  return found;
}

/** All texts of the screens at once. */
export const catalogues: Catalogues = { zh: of('zh'), en: of('en') };
