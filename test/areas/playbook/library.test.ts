import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultCodes } from '../../../src-main/areas/actions/rules/codes.ts';
import { lintWording } from '../../../src-main/areas/actions/rules/wording.ts';
import { shippedCards } from '../../../src-main/areas/law/rules/cards.ts';
import { glossaryGroups, type Script } from '../../../src-main/areas/playbook/contract.ts';
import { blankNames, filled, unknownBlanks } from '../../../src-main/areas/playbook/rules/blanks.ts';
import { scriptConduct, scriptExcuses, scriptStages } from '../../../src-main/areas/playbook/rules/codes.ts';
import { codeForTerm, glossaryWith } from '../../../src-main/areas/playbook/rules/glossary.ts';
import { shippedScripts, withOwn } from '../../../src-main/areas/playbook/rules/library.ts';
import { shippedTerms } from '../../../src-main/areas/playbook/rules/texts/glossary.ts';
import { screens } from '../../../src-renderer/app/screens.ts';

const zh = shippedScripts('zh');
const en = shippedScripts('en');
const named = (scripts: readonly Script[]) =>
  scripts.map((script) => [`${script.kind} ${script.code}`, script] as const);
const said = ({ title, goal, opening, questions, reply }: Script): string =>
  [title, goal, opening, ...questions, reply].join('\n');
const blanksIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

describe('the script library', () => {
  it('has every excuse, stage and sheet in both languages', () => {
    const keys = [
      ...scriptExcuses.map((code) => `excuse ${code}`),
      ...scriptStages.map((code) => `stage ${code}`),
      ...scriptConduct.map((code) => `conduct ${code}`),
    ];
    expect(keys).toHaveLength(15 + 9 + 7);
    expect(named(zh).map(([key]) => key)).toEqual(keys);
    expect(named(en).map(([key]) => key)).toEqual(keys);
  });

  it.each([...named(zh), ...named(en)])('%s says what to ask, answer, note and do', (_key, script) => {
    expect(script.title).not.toBe('');
    expect(script.goal).not.toBe('');
    expect(script.never.length).toBeGreaterThan(0);
    expect(script.followUp.length).toBeGreaterThan(0);
    expect(script.lawCards.every((code) => shippedCards.some((card) => card.code === code))).toBe(true);
    expect(script.resultCodes.every((code) => resultCodes.includes(code))).toBe(true);
    if (script.kind === 'conduct') {
      expect(script.opening + script.reply).toBe('');
      return;
    }
    expect(script.opening).not.toBe('');
    expect(script.questions.length).toBeGreaterThanOrEqual(3);
    expect(script.reply.length).toBeGreaterThan(20);
    expect(script.writeDown.length).toBeGreaterThanOrEqual(2);
    expect(script.resultCodes.length).toBeGreaterThan(0);
  });

  it.each([...named(zh), ...named(en)])('%s threatens nobody', (_key, script) => {
    expect(lintWording(said(script))).toEqual([]);
  });

  it.each(named(zh))('%s leaves the same blanks open in both languages, all of them known', (key, script) => {
    const other = new Map(named(en)).get(key);
    if (other === undefined) throw new Error(`${key} has no English words`);
    expect(unknownBlanks(JSON.stringify(script))).toEqual([]);
    expect(unknownBlanks(JSON.stringify(other))).toEqual([]);
    expect(blanksIn(script.reply)).toEqual(blanksIn(other.reply));
    expect(blanksIn(script.opening)).toEqual(blanksIn(other.opening));
  });

  it('speaks Chinese in the one and English in the other', () => {
    for (const script of zh)
      expect([script.code, /[a-z]{4,}/i.test(said(script).replace(/\{\w+\}/g, ''))]).toEqual([script.code, false]);
    for (const script of en)
      expect([script.code, /[\u4e00-\u9fff]/.test(JSON.stringify(script))]).toEqual([script.code, false]);
  });

  it('points E05, E10 and E11 to the rules for small firms', () => {
    const cards = (code: string) => zh.find((script) => script.code === code)?.lawCards;
    expect(cards('E05')).toContain('payWhenPaid');
    expect(cards('E10')).toContain('noDisguise');
    expect(cards('E11')).toEqual(['acceptanceStart', 'noDisguise']);
    expect(cards('E06')).toContain('undisputedPart');
  });

  it('puts an own version in the place of the shipped one and leaves the others', () => {
    const [first] = zh;
    if (first === undefined) throw new Error('the library is empty');
    const mine = { ...first, title: '我们的说法', own: true };
    const mixed = withOwn(zh, [mine, { ...mine, code: 'E99' }]);
    expect(mixed).toHaveLength(zh.length);
    expect(mixed[0]?.title).toBe('我们的说法');
    expect(mixed.slice(1)).toEqual(zh.slice(1));
  });
});

describe('blanks', () => {
  it('fills what is known and names the rest', () => {
    expect(filled('{amount} is open', 'en', { amount: 'CNY 3,200.00' })).toBe('CNY 3,200.00 is open');
    expect(filled('{amount} is open', 'en')).toBe('[amount overdue] is open');
    expect(filled('{me} of {company}. You', 'en', { me: 'Gu', company: 'A Co., Ltd.' })).toBe('Gu of A Co., Ltd. You');
    expect(filled('{amount} 未付，{nobody}', 'zh', { amount: '' })).toBe('〔逾期金额〕 未付，{nobody}');
    expect(unknownBlanks('{amount} {amont} {payBy}')).toEqual(['amont']);
  });

  it('never leaves a known blank open', () => {
    const names = Object.keys(blankNames);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names.map((name) => `{${name}}`), 'text', ' ')), (parts) => {
        expect(blanksIn(filled(parts.join(''), 'zh'))).toEqual([]);
      }),
    );
  });
});

describe('the glossary', () => {
  it('has seventy terms and more, each once, in every group', () => {
    expect(shippedTerms.length).toBeGreaterThanOrEqual(70);
    for (const pick of ['code', 'zh', 'en'] as const)
      expect(new Set(shippedTerms.map((term) => term[pick].toLowerCase())).size).toBe(shippedTerms.length);
    expect(new Set(shippedTerms.map(({ group }) => group))).toEqual(new Set(glossaryGroups));
  });

  it.each(shippedTerms.map((term) => [term.code, term] as const))('%s has a meaning in both languages and a screen that is there', (_code, term) => {
    expect(/[\u4e00-\u9fff]/.test(term.zh) && /[\u4e00-\u9fff]/.test(term.meaningZh)).toBe(true);
    expect(/[\u4e00-\u9fff]/.test(term.en + term.meaningEn)).toBe(false);
    if (term.path !== '') expect(screens.map(({ path }) => path)).toContain(term.path);
  });

  it('puts own words in the place of shipped ones and after them', () => {
    const own = { code: 'own-x', group: 'chase', zh: '催办', en: 'nudge', meaning: '轻轻催', path: '', own: true } as const;
    const mine = { ...own, code: 'aging', zh: '账龄', en: 'aging', meaning: '我们的说法', group: 'chase' } as const;
    const rows = glossaryWith([own, mine], 'zh');
    expect(rows).toHaveLength(shippedTerms.length + 1);
    expect(rows.find(({ code }) => code === 'aging')).toMatchObject({ meaning: '我们的说法', path: '/aging', own: true });
    expect(rows.at(-1)).toEqual(own);
    expect(codeForTerm('Soft nudge!', new Set(['own-soft-nudge']))).toBe('own-soft-nudge-2');
    expect(codeForTerm('催', new Set())).toBe('own-term');
  });
}); // prettier-ignore
