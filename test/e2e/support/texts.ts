import fs from 'node:fs';
import path from 'node:path';
import { root } from './world.ts';

export type Texts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What the screens say, from their own catalogues: `say('customers:list.add')` is 新客户. A key that is not there throws. */
export function textsOf(language: 'zh' | 'en'): Texts {
  const known = new Map<string, unknown>();
  const places = (name: string): string[] => [
    path.join(root, 'src-renderer', 'text', language, `${name}.json`),
    path.join(root, 'resources', 'text', `${name}.${language}.json`),
  ];
  const catalogue = (name: string): unknown => {
    if (!known.has(name)) {
      const parts = places(name).filter((file) => fs.existsSync(file));
      if (parts.length === 0) throw new Error(`no texts for ${name}`);
      known.set(name, Object.assign({}, ...parts.map((file) => JSON.parse(fs.readFileSync(file, 'utf8')) as unknown)));
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
