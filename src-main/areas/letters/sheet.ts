import { capitalAmount } from '../../kernel/capitals.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import { formatLongDay, formatMinor, type Language } from '../../kernel/format.ts';
import { letterEn } from '../../../resources/templates/letter.en.ts';
import { letterZh } from '../../../resources/templates/letter.zh.ts';
import type { BlockCondition } from '../../../resources/templates/letterText.ts';
import type { Customer } from '../customers/contract.ts';
import type { Account, Company } from '../settings/contract.ts';
import type { LetterFigures, LetterLevel } from './contract.ts';
import { html, type Markup } from './markup.ts';
import { claimedLines } from './rules/claim.ts';
import type { EarlierLetter } from './rules/level.ts';

/** Everything printed on one letter; figures come ready and are not worked out again here. */
export interface LetterSheet {
  readonly language: Language;
  readonly level: LetterLevel;
  /** One of a batch about small sums: words of its own in place of those of its level. */
  readonly small?: boolean;
  readonly figures: LetterFigures;
  readonly asOf: Day;
  readonly letterOn: Day;
  /** Null prints a draft. */
  readonly number: string | null;
  readonly company: Company;
  readonly customer: Pick<Customer, 'code' | 'name' | 'taxId' | 'address' | 'contactName'>;
  readonly account: Account | null;
  readonly earlier: readonly EarlierLetter[];
  /** Letters of the practice company say so. */
  readonly practice: boolean;
}

export const letterTexts = { zh: letterZh, en: letterEn } as const;
export type Texts = (typeof letterTexts)[Language];
export type Words = Texts['words'];
export type MergeValues = ReturnType<typeof mergeValues>;

export function letterTitle(level: LetterLevel, language: Language): string {
  return letterTexts[language].levels[level].title;
}

/** What a letter of its level says, or one about small sums. */
export function wordsOf({
  level,
  small,
  language,
}: Pick<LetterSheet, 'level' | 'small' | 'language'>): Texts['levels'][LetterLevel] | Texts['small'] {
  const text = letterTexts[language];
  return small === true ? text.small : text.levels[level];
}

export function mergeValues(sheet: LetterSheet, text: Texts) {
  const { company, customer, figures, language } = sheet;
  const money = (amountMinor: number): string => moneyInWords(amountMinor, figures.currency, language);
  const strong = (value: string): Markup => html`<b>${value}</b>`;
  const oldest = claimedLines(figures.lines)[0];
  return {
    asOf: formatLongDay(sheet.asOf, language),
    payBy: strong(formatLongDay(figures.payBy, language)),
    letterOn: formatLongDay(sheet.letterOn, language),
    requested: strong(money(figures.requestedMinor)),
    interest: figures.interest === null ? null : strong(money(figures.interest.amountMinor)),
    withInterest:
      figures.interest === null ? null : strong(money(figures.requestedMinor + figures.interest.amountMinor)),
    perDay: figures.interest === null ? null : money(figures.interest.perDayMinor),
    interestBasis: figures.interest?.sources.join(language === 'zh' ? '；' : '; ') ?? null,
    disputed: money(figures.disputedMinor),
    unapplied: money(figures.unappliedMinor),
    deducted: money(figures.deductedMinor),
    capitals: capitalAmount(figures.currency === 'CNY' ? figures.requestedMinor : 0),
    oldestDaysLate: String(figures.oldestDaysLate),
    oldestDueOn: oldest ? formatLongDay(oldest.dueOn, language) : null,
    earlierLetters: earlierLetters(sheet, text),
    contact: contactOf(company, language),
    companyName: companyName(company, language),
    companyTaxId: company.taxId,
    customerName: customer.name,
    customerTaxId: customer.taxId,
    number: sheet.number ?? text.words.draft,
    title: wordsOf(sheet).title,
  };
}

export function holds(when: readonly BlockCondition[] | undefined, sheet: LetterSheet): boolean {
  const { figures, company, customer, earlier } = sheet;
  const taxIds = company.taxId !== '' && customer.taxId !== '';
  const facts: Readonly<Record<BlockCondition, boolean>> = {
    earlierLetters: earlier.length > 0,
    noEarlierLetters: earlier.length === 0,
    disputed: figures.disputedMinor > 0,
    unapplied: figures.unappliedMinor > 0 && figures.deductedMinor === 0,
    deducted: figures.deductedMinor > 0,
    taxIds,
    noTaxIds: !taxIds,
    interest: figures.interest !== null && figures.interest.amountMinor > 0,
    noInterest: figures.interest === null || figures.interest.amountMinor === 0,
  };
  return (when ?? []).every((condition) => facts[condition]);
}

function earlierLetters({ earlier, language }: LetterSheet, text: Texts): string {
  return earlier
    .map((letter) =>
      text.earlierLetter
        .replace('{earlierOn}', formatLongDay(letter.letterOn, language))
        .replace('{earlierTitle}', wordsOf({ ...letter, language }).title)
        .replace('{earlierNumber}', letter.number),
    )
    .join(text.listJoin);
}

export function contactOf(company: Company, language: Language): string | null {
  const ways = [company.phone, company.email].filter((way) => way !== '').join(language === 'zh' ? '，' : ', ');
  if (ways === '') return null;
  return company.contactName === ''
    ? ways
    : language === 'zh'
      ? `${company.contactName}（${ways}）`
      : `${company.contactName} (${ways})`;
}

export function companyName(company: Company, language: Language): string {
  return language === 'en' && company.nameEn !== '' ? company.nameEn : company.name;
}

/** `人民币1,680.32元`, `美元1,680.32`; `CNY 1,680.32` in English. */
export function moneyInWords(amountMinor: number, currency: CurrencyCode, language: Language): string {
  const figure = formatMinor(amountMinor, currency);
  if (language === 'en') return `${currency} ${figure}`;
  return `${currencyName(currency)}${figure}${currency === 'CNY' ? '元' : ''}`;
}

export function currencyName(currency: CurrencyCode): string {
  const names: Readonly<Record<string, string>> = letterZh.currencies;
  return names[currency] ?? `${currency} `;
}

export function colon({ language }: LetterSheet): string {
  return language === 'zh' ? '：' : ': ';
}

export function unitName(currency: CurrencyCode, language: Language): string {
  if (language === 'en') return currency;
  return currency === 'CNY' ? '人民币元' : currencyName(currency).trim();
}
