import { formatLongDay } from '../../kernel/format.ts';
import { letterStyle } from '../../../resources/templates/letterStyle.ts';
import type { BlockCondition } from '../../../resources/templates/letterText.ts';
import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import type { LetterLevel } from './contract.ts';
import { disputedTable, itemTable, totals } from './letterTables.ts';
import { html, type Insert, type Markup } from './markup.ts';
import { Merger } from './merge.ts';
import { page } from './page.ts';
import {
  colon,
  companyName,
  currencyName,
  holds,
  letterTexts,
  mergeValues,
  wordsOf,
  type LetterSheet,
  type MergeValues,
  type Texts,
  type Words,
} from './sheet.ts';

/** The letter as a page of its own, and the merge fields that had no value. */
export function letterHtml(sheet: LetterSheet): { html: string; unfilled: string[] } {
  const text = letterTexts[sheet.language];
  const { words } = text;
  const merger = new Merger({ ...words, contact: words.contactHeading, oldestDueOn: words.dueOn });
  const values = mergeValues(sheet, text);
  const blocks = (list: readonly Block[]): Markup[] =>
    list.filter((block) => holds(block.when, sheet)).map((block) => merger.fill(block.text, values));
  const paragraphs = (list: readonly Block[]): Markup[] => blocks(list).map((filled) => html`<p>${filled}</p>`);
  const level = wordsOf(sheet);
  // A small sum is one sheet: no slip to send back, and a little less air.
  const body = html`<body class="${sheet.small === true ? 'serif brief' : 'serif'}">
    ${watermark(sheet, words)}
    <main class="sheet">
      ${letterHead(sheet, words)}
      <h1>${level.title}</h1>
      ${addressee(sheet, words)} ${words.salutation !== '' && html`<p class="flush">${words.salutation}</p>`}
      ${paragraphs(level.opening)} ${itemTable(sheet, text)} ${totals(sheet, text, merger, values)}
      ${paragraphs(level.demand)}
      <div class="asides whole">${paragraphs(text.asides)}</div>
      ${disputedTable(sheet, text)} ${paymentBox(sheet, text, merger, values)}
      <div class="foot whole">
        <p>
          <span class="label">${words.contactHeading}</span>${colon(sheet)}${merger.field('contact', values.contact)}
        </p>
        <p><span class="label">${words.enclosures}</span>${colon(sheet)}${joined(blocks(level.enclosures), sheet)}</p>
      </div>
      ${closing(sheet, words)} ${sheet.small !== true && replySlip(sheet, text, merger, values)}
    </main>
  </body>`;
  const mark = sheet.number ?? words.draft;
  const style = `${paperStyle}${letterStyle}${pageRule('17mm 20mm 19mm 22mm', mark, 'counter(page) " / " counter(pages)')}`;
  const title = `${level.title} ${mark} ${sheet.customer.name}`;
  return { html: page({ language: sheet.language, title, style, body }), unfilled: merger.unfilled };
}

interface Block {
  readonly text: MergeText;
  readonly when?: readonly BlockCondition[];
}
type LevelTexts = Texts['levels'][LetterLevel] | Texts['small'];
/** Every text with merge fields that a letter can hold, so that a misspelt field does not compile. */
type MergeText =
  | LevelTexts['opening'][number]['text']
  | LevelTexts['demand'][number]['text']
  | LevelTexts['enclosures'][number]['text']
  | Texts['asides'][number]['text'];

function joined(parts: readonly Markup[], { language }: LetterSheet): Insert[] {
  const mark = language === 'zh' ? '；' : '; ';
  return parts.map((part, index) => (index === 0 ? part : html`${mark}${part}`));
}

function watermark(sheet: LetterSheet, words: Words): Insert {
  if (sheet.number !== null && !sheet.practice) return null;
  const word = sheet.number === null ? words.draft : sheet.language === 'zh' ? '练习' : 'PRACTICE';
  return html`<div class="watermark sans" aria-hidden="true">${word}</div>`;
}

function letterHead(sheet: LetterSheet, words: Words): Markup {
  const { company, language } = sheet;
  const address = language === 'en' && company.addressEn !== '' ? company.addressEn : company.address;
  const small = [address, [company.phone, company.email].filter(Boolean).join(' · ')].filter((line) => line !== '');
  return html`<header class="head">
      <div>
        <strong class="sans">${companyName(company, language)}</strong
        >${small.map((line) => html`<small>${line}</small>`)}
      </div>
      <table class="ref">
        <tbody>
          <tr>
            <th scope="row">${words.numberLabel}</th>
            <td>${sheet.number ?? html`<span class="mark">${words.draft}</span>`}</td>
          </tr>
          <tr>
            <th scope="row">${words.dateLabel}</th>
            <td>${formatLongDay(sheet.letterOn, language)}</td>
          </tr>
          <tr>
            <th scope="row">${words.asOfLabel}</th>
            <td>${formatLongDay(sheet.asOf, language)}</td>
          </tr>
        </tbody>
      </table>
    </header>
    ${sheet.practice && html`<p class="flush" style="margin-top:3mm"><span class="mark">${words.practice}</span></p>`}`;
}

function addressee(sheet: LetterSheet, words: Words): Markup {
  const { customer } = sheet;
  const lines = [
    customer.taxId !== '' && sheet.level >= 3 ? `${words.taxId}${colon(sheet)}${customer.taxId}` : '',
    customer.address,
    customer.contactName === '' ? '' : `${words.attention}${colon(sheet)}${customer.contactName}`,
  ].filter((line) => line !== '');
  return html`<div class="to">
    <span>${words.to}${colon(sheet)}</span><b>${customer.name}</b>${lines.map((line) => html`<small>${line}</small>`)}
  </div>`;
}

function paymentBox(sheet: LetterSheet, text: Texts, merger: Merger, values: MergeValues): Markup {
  const { words } = text;
  const { account } = sheet;
  const row = (label: string, value: Insert): Markup =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  return html`<section class="pay whole">
    <h2>${words.accountHeading}</h2>
    <dl>
      ${row(words.accountName, merger.field('accountName', account?.accountName ?? null))}
      ${row(words.bankName, merger.field('bankName', account?.bankName ?? null))}
      ${row(words.accountNumber, merger.field('accountNumber', account ? grouped(account.accountNumber) : null))}
      ${account && account.swift !== '' && row(words.swift, account.swift)}
      ${row(words.accountCurrency, sheet.language === 'zh' ? currencyName(sheet.figures.currency).trim() : sheet.figures.currency)}
      ${row(words.referenceLabel, [sheet.number ?? words.draft, sheet.customer.code].join(' / '))}
    </dl>
    <p class="warn"><b>${merger.fill(text.payment.warning, values)}</b></p>
  </section>`;
}

/** Bank account digits in fours are read and keyed with fewer mistakes; anything but plain digits stays as it is. */
function grouped(accountNumber: string): string {
  return /^\d{9,}$/.test(accountNumber) ? accountNumber.replace(/(\d{4})(?=\d)/g, '$1 ') : accountNumber;
}

function closing(sheet: LetterSheet, words: Words): Markup {
  const { language } = sheet;
  const name = companyName(sheet.company, language);
  if (language === 'zh')
    return html`<div class="close whole">
      <span>${words.close}</span>
      <div class="sign">${name}${words.seal}<br />${formatLongDay(sheet.letterOn, language)}</div>
    </div>`;
  return html`<div class="close whole">
    <span>${words.close}</span>
    <div class="sign"><span class="line"></span><br />${words.signature}<br />${name}</div>
  </div>`;
}

function replySlip(sheet: LetterSheet, text: Texts, merger: Merger, values: MergeValues): Markup {
  const { words, slip } = text;
  return html`<section class="slip whole">
    <h2>${words.slipHeading}<span>${words.slipCut}</span></h2>
    <p>${merger.fill(slip.intro, values)}</p>
    <ol>
      ${slip.answers.map((answer) => html`<li>${answer}</li>`)}
    </ol>
    <div class="blanks">
      <div>${words.slipCompany}${sheet.language === 'zh' ? '：' : ': '}${sheet.customer.name}</div>
      <div>${words.slipSigned}</div>
      <div>${words.slipDate}</div>
    </div>
    ${
      sheet.level >= 3 &&
      html`<div class="receipt whole">
        <h3>${words.receiptHeading}</h3>
        <p>${slip.receipt}</p>
        <div class="blanks two">
          <div>${words.receivedBy}</div>
          <div>${words.receivedOn}</div>
        </div>
      </div>`
    }
  </section>`;
}
