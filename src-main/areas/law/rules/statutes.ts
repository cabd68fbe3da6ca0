import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { LawPack, LawValues } from '../contract.ts';
import { feeCodes, shippedFees } from './fees.ts';

/**
 * Statutory terms and late payment, as data: change them here, or in the program by a version of one's own (domain.md
 * §10.3, §10.7). Subject to the courts; not legal advice.
 */
export interface ShippedRule {
  readonly pack: LawPack;
  readonly code: StatuteCode;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly article: string;
  readonly source: string;
  readonly checkedOn: Day;
  readonly values: Exclude<LawValues, { kind: 'card' }>;
}

/** One question each; the versions of an answer differ by their days. */
export const statuteCodes = [
  'terms_public', 'terms_large', 'terms_business', 'interest', 'interest_court', 'limitation', ...feeCodes,
] as const; // prettier-ignore
export type StatuteCode = (typeof statuteCodes)[number];

const on = (text: string): Day => text as Day;
const term = (defaultDays: number, maxDays: number, beyond: 'forbidden' | 'if_fair') =>
  ({ kind: 'term', defaultDays, maxDays, beyond }) as const;

const order802 = {
  pack: 'cn',
  fromOn: on('2025-06-01'),
  untilOn: null,
  source: '保障中小企业款项支付条例(国务院令第802号,2025)',
  checkedOn: on('2025-04-19'),
} as const;
const order728 = {
  pack: 'cn',
  fromOn: on('2020-09-01'),
  untilOn: on('2025-05-31'),
  source: '保障中小企业款项支付条例(国务院令第728号,2020)',
  checkedOn: on('2025-04-19'),
} as const;
const uk = {
  pack: 'uk',
  fromOn: on('2013-03-16'),
  untilOn: null,
  source: 'Late Payment of Commercial Debts (Interest) Act 1998, as amended 2013; gov.uk',
  checkedOn: on('2026-06-30'),
} as const;
const eu = {
  pack: 'eu',
  fromOn: on('2013-03-16'),
  untilOn: null,
  source: 'Directive 2011/7/EU, EUR-Lex summary; national law may be stricter',
  checkedOn: on('2026-06-30'),
} as const;

const noSums = { currency: null, fixedSums: [] } as const;
const daily = { kind: 'interest', base: 'none', aboveBaseBp: 0, dailyBp: 5, currency: null, fixedSums: [] } as const;

const acknowledgedOnly = {
  kind: 'limitation',
  longStopMonths: null,
  obstacleMonths: null,
  demandRestarts: false,
  revives: false,
  rollsToWorkday: false,
} as const;
const limitationCn = {
  pack: 'cn',
  code: 'limitation',
  checkedOn: on('2026-06-30'),
  values: {
    kind: 'limitation',
    months: 36,
    longStopMonths: 240,
    obstacleMonths: 6,
    demandRestarts: true,
    revives: true,
    rollsToWorkday: true,
  },
} as const;

export const shippedRules: readonly ShippedRule[] = [
  { ...order802, code: 'terms_public', article: '9', values: term(30, 60, 'forbidden') },
  { ...order728, code: 'terms_public', article: '8', values: term(30, 60, 'forbidden') },
  { ...order802, code: 'terms_large', article: '9', values: term(60, 60, 'if_fair') },
  { ...order802, code: 'interest', article: '17', values: { ...daily, fixedSums: [] } },
  { ...order728, code: 'interest', article: '15', values: { ...daily, fixedSums: [] } },
  {
    pack: 'cn',
    code: 'interest_court',
    fromOn: on('2024-08-27'),
    untilOn: null,
    article: '法释〔2024〕11号',
    source: '最高人民法院关于大型企业与中小企业约定以第三方支付款项为付款前提条款效力问题的批复',
    checkedOn: on('2025-04-19'),
    values: { kind: 'interest', base: 'LPR1Y', aboveBaseBp: 0, dailyBp: 0, ...noSums, fixedSums: [] },
  },
  { ...uk, code: 'terms_public', article: 's. 4', values: term(30, 30, 'forbidden') },
  { ...uk, code: 'terms_business', article: 's. 4', values: term(30, 60, 'if_fair') },
  {
    ...uk,
    code: 'interest',
    fromOn: on('2002-08-07'),
    article: 's. 5A, 6',
    values: {
      kind: 'interest',
      base: 'BOE',
      aboveBaseBp: 800,
      dailyBp: 0,
      currency: 'GBP' as CurrencyCode,
      fixedSums: [
        { fromMinor: 0, sumMinor: 4_000 },
        { fromMinor: 100_000, sumMinor: 7_000 },
        { fromMinor: 1_000_000, sumMinor: 10_000 },
      ],
    },
  },
  { ...eu, code: 'terms_public', article: '4', values: term(30, 60, 'forbidden') },
  { ...eu, code: 'terms_business', article: '3', values: term(30, 60, 'if_fair') },
  {
    ...eu,
    code: 'interest',
    article: '2, 6',
    values: {
      kind: 'interest',
      base: 'ECB_MRO',
      aboveBaseBp: 800,
      dailyBp: 0,
      currency: 'EUR' as CurrencyCode,
      fixedSums: [{ fromMinor: 0, sumMinor: 4_000 }],
    },
  },
  {
    ...limitationCn,
    fromOn: on('2021-01-01'),
    untilOn: null,
    article: '民法典 188',
    source: '民法典第188至204条；最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定(2020年修正)',
  },
  {
    ...limitationCn,
    fromOn: on('2017-10-01'),
    untilOn: on('2020-12-31'),
    article: '民法总则 188',
    source: '民法总则第188至204条',
  },
  {
    pack: 'uk',
    code: 'limitation',
    fromOn: on('1981-05-01'),
    untilOn: null,
    article: 'Limitation Act 1980 s 5',
    source: 'Limitation Act 1980, ss. 5, 29-30 (England and Wales)',
    checkedOn: on('2026-06-30'),
    values: { ...acknowledgedOnly, months: 72 },
  },
  {
    pack: 'eu',
    code: 'limitation',
    fromOn: on('2013-03-16'),
    untilOn: null,
    article: '',
    source: 'national law of the member state; enter its period here',
    checkedOn: on('2026-06-30'),
    values: { ...acknowledgedOnly, months: null },
  },
  ...shippedFees,
];
