import type { Day } from '../../../kernel/day.ts';

/**
 * The periods of negotiable-instruments law that the register counts, as data: change them here and nowhere else.
 * 中华人民共和国票据法 (as amended 2004), read as domain.md §9.6 and [L9] give it. Not legal advice.
 *
 * Counting (art. 107 with the Civil Code): the first day is not counted; months end on the same date, or on the month's
 * last day where there is none. Days are not moved for holidays, so that a shown day is never later than the law's.
 */
export interface BillPeriod {
  readonly code: BillDeadlineCode;
  readonly appliesTo: 'acceptance' | 'cheque' | 'all';
  /** Article of the law, as printed beside the deadline. */
  readonly article: string;
  readonly from: 'maturity' | 'dishonour' | 'recoursePaid';
  readonly days: number;
  readonly months: number;
}

export type BillDeadlineCode = 'presentation' | 'rights' | 'notice' | 'recourse' | 're_recourse';

export const billLaw = {
  name: { zh: '中华人民共和国票据法（2004 年修正）', en: 'Negotiable Instruments Law of the PRC (as amended 2004)' },
  source: 'LawRefBook/Laws, 票据法',
  checkedOn: '2025-04-19' as Day,
} as const;

/** For a cheque the law counts from the date written on it, which the register keeps as its day of maturity. */
export const billPeriods: readonly BillPeriod[] = [
  { code: 'presentation', appliesTo: 'acceptance', article: '53', from: 'maturity', days: 10, months: 0 },
  { code: 'presentation', appliesTo: 'cheque', article: '91', from: 'maturity', days: 10, months: 0 },
  { code: 'rights', appliesTo: 'acceptance', article: '17(1)', from: 'maturity', days: 0, months: 24 },
  { code: 'rights', appliesTo: 'cheque', article: '17(2)', from: 'maturity', days: 0, months: 6 },
  { code: 'notice', appliesTo: 'all', article: '66', from: 'dishonour', days: 3, months: 0 },
  { code: 'recourse', appliesTo: 'all', article: '17(3)', from: 'dishonour', days: 0, months: 6 },
  { code: 're_recourse', appliesTo: 'all', article: '17(4)', from: 'recoursePaid', days: 0, months: 3 },
];

/** Acceptance bills issued from this day on run six months at most [S67]; earlier electronic ones could run a year. */
export const maximumTenor = {
  months: 6,
  issuedFrom: '2023-01-01' as Day,
  name: {
    zh: '商业汇票承兑、贴现与再贴现管理办法（2023 年 1 月 1 日起施行）',
    en: 'Measures on acceptance, discount and rediscount of commercial drafts (in force from 2023-01-01)',
  },
} as const;

/** When the register speaks about a bill in hand, in days from maturity (domain.md §9.6). */
export const alarmDays = { soon: -10, today: 0, late: 3, urgent: 8, last: 10 } as const;
