import fs from 'node:fs';
import path from 'node:path';
import { root } from './world.ts';

export type Texts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What the screens say, from their own catalogues: `say('customers:list.add')` is 新客户. A key that is not there throws. */
export function textsOf(language: 'zh' | 'en'): Texts {
  const known = new Map<string, unknown>();
  const catalogue = (name: string): unknown => {
    if (!known.has(name)) {
      const folder =
        name === 'orderCheck' ? path.join('resources', 'text') : path.join('src-renderer', 'text', language);
      const file = name === 'orderCheck' ? `orderCheck.${language}.json` : `${name}.json`;
      known.set(name, JSON.parse(fs.readFileSync(path.join(root, folder, file), 'utf8')));
    }
    return known.get(name);
  };
  return (key, values = {}) => {
    const [name = '', at = ''] = key.split(':');
    const whole = catalogue(name) as Readonly<Record<string, unknown>>;
    const found =
      whole[at] ??
      at.split('.').reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], whole);
    if (typeof found !== 'string') throw new Error(`no text ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_all, field: string) => String(values[field] ?? ''));
  };
}
