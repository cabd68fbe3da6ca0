import { describe, expect, it } from 'vitest';
import { termRuleField } from '../../../src-main/areas/terms/contract.ts';
import { netDays, termLine, termRule, usualTerms } from '../../../src-main/areas/terms/rules/usual.ts';
import { CNY } from '../fakeBook.ts';
import {
  draftOfTerm,
  emptyLine,
  emptyTerm,
  ruleOfDraft,
  without,
  type TermDraft,
} from '../../../src-renderer/screens/settings/termDraft.ts';

const draft = (more: Partial<TermDraft>): TermDraft => ({ ...emptyTerm(CNY), ...more });

describe('terms as they are typed', () => {
  it('is 30 days for all to begin with', () => {
    expect(ruleOfDraft(emptyTerm(CNY))).toEqual({ rule: netDays(30) });
  });

  it('keeps every usual term and others through the form', () => {
    const rules = [
      ...usualTerms({ deposit: '预付款', onDelivery: '货款', retention: '质保金' }).map(({ rule }) => rule),
      termRule([termLine({ amountMinor: 500_000 }), termLine({ days: 30, payDay: 31 })], { currency: CNY }),
      termRule([termLine({ base: 'statement', cutOffDay: -2, months: 1, payDay: 10 })], { shift: 'previous' }),
      termRule([termLine({ base: 'statement', cutOffDay: 0, days: 10 })]),
      termRule([termLine({ days: 30 })], { discount: { bp: 150, days: 10 } }),
    ];
    for (const rule of rules) expect(ruleOfDraft(draftOfTerm({ code: 'X', name: 'X', rule }, CNY))).toEqual({ rule });
  });

  it.each<[string, Partial<TermDraft>, string]>([
    ['shares of 90 %', { lines: [{ ...emptyLine, takes: 'share', share: '40' }, { ...emptyLine, takes: 'share', share: '50' }] }, 'shares'],
    ['nothing left for the rest', { lines: [{ ...emptyLine, takes: 'share', share: '100' }, emptyLine] }, 'shares'],
    ['no share typed', { lines: [{ ...emptyLine, takes: 'share', share: '' }, emptyLine] }, 'shares'],
    ['the rest before the last', { lines: [emptyLine, { ...emptyLine, takes: 'share', share: '50' }] }, 'rest'],
    ['half a day', { lines: [{ ...emptyLine, days: '1.5' }] }, 'range'],
    ['a pay day of 32', { lines: [{ ...emptyLine, payDay: '32' }] }, 'range'],
    ['a statement day of 30', { lines: [{ ...emptyLine, base: 'statement', cutOffDay: '30' }] }, 'cutOff'],
    ['a milestone without a name', { lines: [{ ...emptyLine, base: 'milestone' }] }, 'milestone'],
    ['a discount without days', { discount: '2' }, 'range'],
  ])('%s is told', (_name, more, wrong) => {
    expect(ruleOfDraft(draft(more))).toEqual({ wrong });
  }); // prettier-ignore

  it('says of nothing that the contract refuses that it is right', () => {
    const shares = ['', '30', '50', '100', '33.33'];
    for (const first of shares)
      for (const second of shares)
        for (const takes of ['share', 'rest'] as const) {
          const read = ruleOfDraft(draft({ lines: [{ ...emptyLine, takes: 'share', share: first }, { ...emptyLine, takes, share: second }] })); // prettier-ignore
          if ('rule' in read) expect(termRuleField.safeParse(read.rule)).toMatchObject({ success: true });
        }
  });

  it('gives the whole amount to the only line that is left', () => {
    const lines = [{ ...emptyLine, takes: 'share', share: '30' } as const, emptyLine];
    expect(ruleOfDraft(draft({ lines: without(lines, 1) }))).toEqual({ rule: netDays(30) });
  });
});
