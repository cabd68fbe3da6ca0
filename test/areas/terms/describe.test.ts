import { describe, expect, it } from 'vitest';
import en from '../../../resources/text/terms.en.json' with { type: 'json' };
import zh from '../../../resources/text/terms.zh.json' with { type: 'json' };
import { holidayShifts, termBases, type TermRule } from '../../../src-main/areas/terms/contract.ts';
import { describeRule } from '../../../src-main/areas/terms/rules/describe.ts';
import { netDays, termLine, termRule, usualTerms } from '../../../src-main/areas/terms/rules/usual.ts';
import { currency } from '../../../src-main/kernel/currency.ts';

describe('terms in words', () => {
  it.each<[TermRule, string, string]>([
    [netDays(0), '见票即付', 'on invoice'],
    [netDays(30), '开票后30天', 'net 30 days'],
    [termRule([termLine({ base: 'month_end', days: 30 })]), '月结30天', '30 days from month end'],
    [
      termRule([termLine({ base: 'statement', cutOffDay: 25, months: 1, payDay: 10 })], { shift: 'next' }),
      '25日结账次月10日付款，遇休息日顺延',
      'day 10 of the month after the statement of day 25, days off move to the next workday',
    ],
    [termRule([termLine({ base: 'statement', cutOffDay: -2, days: 15 })]), '月末前2天结账后15天', '15 days after the statement of 2 days before month end'],
    [termRule([termLine({ days: 30 })], { discount: { bp: 200, days: 10 } }), '2/10, n/30', '2/10 net 30'],
    [
      termRule([termLine({ base: 'delivery', days: 30 })], { discount: { bp: 150, days: 10 } }),
      '交货后30天，10天内付款优惠1.5%',
      '30 days after delivery, 1.5% off within 10 days',
    ],
    [
      termRule([
        termLine({ label: '预付款', shareBp: 3000 }),
        termLine({ label: '货款', shareBp: 6000, base: 'delivery', days: 30 }),
        termLine({ part: 'retention', label: '质保金', shareBp: 1000, base: 'acceptance', months: 12 }),
      ]),
      '30% 预付款（见票即付） + 60% 货款（交货后30天） + 10% 质保金（验收后12个月）',
      '30% 预付款 (on invoice) + 60% 货款 (30 days after delivery) + 10% 质保金 (12 months after acceptance)',
    ],
    [
      termRule([termLine({ amountMinor: 500_000 }), termLine({ base: 'milestone', part: 'milestone', label: '到港' })], { currency: currency('CNY') }),
      'CNY 5000.00 见票即付 + 余款 到港时付款',
      'CNY 5000.00 on invoice + rest on 到港',
    ],
    [termRule([termLine({ days: 30, payDay: 10 })]), '开票后30天起的首个10日付款', 'first day 10 after net 30 days'],
    [termRule([termLine({ months: 1, payDay: 31 })]), '开票次月月末付款', 'month end of the month after the invoice'],
  ])('%o', (rule, chinese, english) => {
    expect(describeRule(rule, zh)).toBe(chinese);
    expect(describeRule(rule, en)).toBe(english);
  }); // prettier-ignore

  it('has the same ids and places in both languages, and words for every rule there can be', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
    for (const [id, text] of Object.entries(zh)) expect([id, places(en[id as keyof typeof en])]).toEqual([id, places(text)]);
    for (const words of [zh, en])
      for (const base of termBases)
        for (const shift of holidayShifts)
          for (const months of [0, 1, 2])
            for (const days of [0, 1, 30])
              for (const payDay of [null, 10, 31]) {
                const line = termLine({ base, label: 'x', months, days, payDay, cutOffDay: base === 'statement' ? 25 : null });
                for (const rule of [termRule([line], { shift }), termRule([line], { shift, discount: { bp: 100, days: 5 } })])
                  expect(describeRule(rule, words)).not.toMatch(/[{}]/);
              }
  }); // prettier-ignore

  it('describes the usual terms', () => {
    const usual = usualTerms({ deposit: '预付款', onDelivery: '货款', retention: '质保金' });
    expect(usual.map(({ rule }) => describeRule(rule, zh))).toEqual([
      '见票即付',
      '开票后30天',
      '开票后60天',
      '月结30天',
      '月结60天',
      '25日结账次月10日付款，遇休息日顺延',
      '2/10, n/30',
      '30% 预付款（见票即付） + 60% 货款（交货后30天） + 10% 质保金（验收后12个月）',
    ]);
  });
});
