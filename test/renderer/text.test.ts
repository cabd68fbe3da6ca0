import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contracts } from '../../src-main/areas/contracts.ts';
import { hostContract } from '../../src-main/hosts/contract.ts';
import { commonErrors } from '../../src-main/kernel/procedure.ts';
import { codeCatalogues, keyGroups, wordGroups, wordId } from '../../src-renderer/components/Timeline/codeWords.ts';

const root = join(import.meta.dirname, '../..');
const textRoot = join(root, 'src-renderer/text');

/** Ids with their sentences: `{"a":{"b":"x"}}` becomes `a.b` → x; lists count their places. */
function flat(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[prefix, value]]);
  if (typeof value !== 'object' || value === null) throw new Error(`${prefix} is neither text nor group`);
  return new Map(
    Object.entries(value).flatMap(([key, entry]) => [...flat(entry, prefix === '' ? key : `${prefix}.${key}`)]),
  );
}

const read = (path: string): Map<string, string> => flat(JSON.parse(readFileSync(path, 'utf8')) as unknown);
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

const namespaces = readdirSync(join(textRoot, 'zh')).map((file) => file.replace('.json', ''));
/** Texts the command line says too are read beside those of the screens. */
const shared = ['errors', 'scoring'];
const catalogue = (language: string, name: string): Map<string, string> =>
  new Map([
    ...(namespaces.includes(name) ? read(join(textRoot, `${language}/${name}.json`)) : []),
    ...(shared.includes(name) ? read(join(root, `resources/text/${name}.${language}.json`)) : []),
  ]);
const catalogues = [...new Set([...namespaces, ...shared])].map(
  (name) => [name, catalogue('zh', name), catalogue('en', name)] as const,
);
const byName = new Map(catalogues.map(([name, zh]) => [name, zh]));

describe('catalogues', () => {
  it('has the same files in both languages', () => {
    expect(readdirSync(join(textRoot, 'en'))).toEqual(readdirSync(join(textRoot, 'zh')));
  });

  it.each(catalogues)('%s has the same ids and placeholders in both languages', (_name, zh, en) => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [id, text] of zh) expect([id, placeholders(en.get(id) ?? '')]).toEqual([id, placeholders(text)]);
  });

  it.each(catalogues)(
    '%s has no empty text, no straight quotes around Chinese words, and no stray braces',
    (name, zh, en) => {
      for (const [id, text] of [...zh, ...en]) {
        expect([name, id, text.trim()]).not.toEqual([name, id, '']);
        expect([name, id, text.replace(/\{\{\w+\}\}/g, '')]).toEqual([name, id, expect.not.stringMatching(/[{}]/)]);
      }
      for (const [id, text] of zh) expect([id, /"[\u4e00-\u9fff]/.test(text)]).toEqual([id, false]);
    },
  );
});

describe('timelines', () => {
  it.each(Object.entries(contracts).filter(([, { kind }]) => kind !== 'query'))('names %s for a clerk', (procedure) => {
    expect(byName.get('history')?.get(`procedures.${procedure.replace('.', '_')}`)).toBeDefined();
  });
});

describe('fields of timelines', () => {
  const fieldsOf = (schema: unknown): string[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    const own =
      'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
    return [...own, ...Object.values(schema).flatMap(fieldsOf)];
  };

  it.each(Object.entries(contracts).filter(([, { kind }]) => kind === 'command'))(
    'names what %s is told',
    (_procedure, { input }) => {
      const fields = fieldsOf(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }));
      const named = byName.get('history') ?? new Map<string, string>();
      expect([...new Set(fields)].filter((field) => !named.has(`fields.${field}`))).toEqual([]);
    },
  );
});

describe('codes of timelines', () => {
  interface Codes {
    readonly path: readonly string[];
    readonly values: readonly string[];
    /** The codes are names of parts, not values. */
    readonly names: boolean;
  }
  const isNode = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  /** Every list of codes in what a command is told, with the path to it. */
  function codesOf(schema: unknown, path: readonly string[] = []): Codes[] {
    if (!isNode(schema)) return [];
    const { enum: listed, const: only, properties, propertyNames, items, additionalProperties, anyOf, oneOf, allOf } = schema;
    const texts = (list: unknown): string[] =>
      Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
    const parts = (list: unknown): unknown[] => (Array.isArray(list) ? (list as unknown[]) : []);
    const values = [...texts(listed), ...texts([only])];
    const names = isNode(propertyNames) ? texts(propertyNames.enum) : [];
    return [
      ...(values.length > 0 ? [{ path, values, names: false }] : []),
      ...(names.length > 0 ? [{ path, values: names, names: true }] : []),
      ...Object.entries(isNode(properties) ? properties : {}).flatMap(([name, part]) => codesOf(part, [...path, name])),
      ...(isNode(items) ? codesOf(items, [...path, '1']) : []),
      ...(isNode(additionalProperties) ? codesOf(additionalProperties, [...path, 'any']) : []),
      ...[anyOf, oneOf, allOf].flatMap(parts).flatMap((part) => codesOf(part, path)),
    ];
  } // prettier-ignore
  /** A grade says itself; no text says nothing. */
  const speaksForItself = (value: string): boolean => value === '' || /^[A-Z]{1,3}$/.test(value);
  const hasWord = (groups: readonly string[], code: string): boolean =>
    groups.some((group) => {
      const [name = '', id = ''] = wordId(group, code).split(':');
      return codeCatalogues.includes(name) && catalogue('zh', name).has(id) && catalogue('en', name).has(id);
    });

  it.each(Object.entries(contracts).filter(([, { kind }]) => kind === 'command'))(
    'has a word for every code %s is told',
    (procedure, { input }) => {
      const without = codesOf(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })).flatMap(
        ({ path, values, names }) => {
          const groups = names ? keyGroups(path.at(-1) ?? '') : wordGroups(procedure, path.join('.'));
          const known = (code: string): boolean =>
            speaksForItself(code) ||
            hasWord(groups, code) ||
            (names && catalogue('zh', 'history').has(`fields.${code}`));
          return values.filter((code) => !known(code)).map((code) => `${path.join('.')} ${code}`);
        },
      );
      expect(without).toEqual([]);
    },
  );

  it.each([
    ['promises.judge', 'judged.to', 'kept_within', '宽限内兑现'],
    ['plans.terminate', 'before.state', 'broken', '已违约'],
    ['actions.add', 'findings.1', 'outside_hours', '不在可联系时间'],
    ['collections.logResult', 'rated.debtorType', 'slow_process', '流程慢'],
    ['collections.logResult', 'delay.code', 'E04', '资金紧张'],
    ['cases.voidStage', 'undone.stage', 'filed', '已递交'],
    ['cases.open', 'checks.law_firm', 'yes', '是'],
    ['policy.recordStep', 'stepCode', 'L2', 'L2 催款函'],
    ['signals.tick', 'code', 'unreachable', '联系不上、函件无回应'],
  ])('says what %s told as %s: %s', (procedure, path, code, word) => {
    const found = wordGroups(procedure, path)
      .map((group) => wordId(group, code).split(':'))
      .map(([name = '', id = '']) => catalogue('zh', name).get(id))
      .find((text) => text !== undefined);
    expect(found).toBe(word);
  });

  it('leaves the words of the clerk alone', () => {
    expect(wordGroups('actions.add', 'note')).toEqual([]);
    expect(wordGroups('actions.add', 'toString')).toEqual([]);
  });
});

describe('refusals', () => {
  const codes = new Set<string>([
    ...commonErrors,
    ...Object.values(contracts).flatMap(({ errors }) => [...errors]),
    ...Object.values(hostContract).flatMap(({ errors }) => [...errors]),
  ]);

  it('has a sentence for every code a procedure may answer with', () => {
    expect([...codes].filter((code) => byName.get('errors')?.has(code) !== true)).toEqual([]);
  });
});

describe('texts in use', () => {
  const sources = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(root, 'src-renderer', file), 'utf8')] as const);

  const everywhere = ['common', 'frame', 'errors'];

  /** `t('a.b')` belongs to the file's `useTranslation`; `t('other:a.b')` names its own, which must be loaded with it. */
  function missing(source: string): string[] {
    const named = [...source.matchAll(/(?:useTranslation\(|TFunction<)\[?((?:'\w+'(?:, )?)+)/g)];
    const own = new Set(named.flatMap(([, names = '']) => [...names.matchAll(/\w+/g)].map(([name]) => name)));
    if (own.size === 0 || source.includes('useTranslation()')) own.add('common');
    return [...source.matchAll(/\bt\(\s*['`]([\w.:]+)(['`]|\$)/g)].flatMap(([, id = '', end]) => {
      const [name, key] = id.includes(':') ? (id.split(':') as [string, string]) : [null, id];
      if (name !== null && !own.has(name) && !everywhere.includes(name)) return [id];
      const known = (name === null ? [...own] : [name]).some((each) =>
        [...(byName.get(each)?.keys() ?? [])].some((have) =>
          end === '$' ? have.startsWith(key) : have === key || have.startsWith(`${key}.`),
        ),
      );
      return known ? [] : [id];
    });
  }

  it('looks at the screens', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(missing(`useTranslation('aging'); t('no.such.text')`)).toEqual(['no.such.text']);
    expect(missing(`useTranslation('aging'); t('common:save')`)).toEqual([]);
    expect(missing(`useTranslation('aging'); t('quadrant:title')`)).toEqual(['quadrant:title']);
    expect(missing(`useTranslation(['aging', 'quadrant']); t('quadrant:title'); t('title')`)).toEqual([]);
    expect(missing("useTranslation('quadrant'); t(`names.${each}`); t(`nomes.${each}`)")).toEqual(['nomes.']);
  });

  it.each(sources)('%s asks only for texts that are there', (_file, source) => {
    expect(missing(source)).toEqual([]);
  });
});
