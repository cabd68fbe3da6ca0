import { agreementEn, agreementZh, promiseEn, promiseZh } from '../../../resources/templates/agreements.ts';
import { letterStyle } from '../../../resources/templates/letterStyle.ts';
import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import { capitalAmount } from '../../kernel/capitals.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import { formatLongDay, formatMinor, type Language } from '../../kernel/format.ts';
import type { Customer } from '../customers/contract.ts';
import type { InstalmentPlanned, PlanTermsText } from '../plans/contract.ts';
import type { PlanAt } from '../plans/store.ts';
import type { PromiseShown } from '../promises/contract.ts';
import type { Company } from '../settings/contract.ts';
import { html, type Markup } from './markup.ts';
import { Merger } from './merge.ts';
import { page } from './page.ts';
import { companyName, contactOf, moneyInWords } from './sheet.ts';

interface Paper {
  readonly language: Language;
  readonly letterOn: Day;
  readonly asOf: Day;
  /** Null prints a draft. */
  readonly number: string | null;
  readonly company: Company;
  readonly customer: Pick<Customer, 'name' | 'address' | 'contactName' | 'taxId'>;
  readonly practice: boolean;
}

export interface PromiseSheet extends Paper {
  readonly promise: Pick<
    PromiseShown,
    'amountMinor' | 'currency' | 'madeOn' | 'dueOn' | 'promisedBy' | 'assumed' | 'lines'
  >;
}

export interface AgreementSheet extends Paper {
  readonly plan: Pick<PlanAt, 'currency' | 'debtMinor' | 'interestTreatment' | 'interestRateBp' | 'defaultDays'>;
  readonly terms: PlanTermsText;
  readonly security: string;
  readonly items: readonly { readonly number: string; readonly dueOn: Day; readonly amountMinor: number }[];
  readonly instalments: readonly InstalmentPlanned[];
}

export const promiseTexts = { zh: promiseZh, en: promiseEn } as const;
export const agreementTexts = { zh: agreementZh, en: agreementEn } as const;

/** What a customer promised, put in writing for it to sign: the sum, the day, the invoices, and that nothing else changes. */
export function promiseHtml(sheet: PromiseSheet): { html: string; unfilled: string[] } {
  const { language, promise, customer, company } = sheet;
  const text = promiseTexts[language];
  const merger = new Merger({ promisedBy: text.signedBy, contact: text.contact });
  const values = {
    promisedBy: promise.promisedBy === '' ? customer.name : promise.promisedBy,
    madeOn: formatLongDay(promise.madeOn, language),
    number: sheet.number ?? text.draft,
  };
  const money = moneyInWords(promise.amountMinor, promise.currency, language);
  const capitals =
    language === 'zh' && promise.currency === 'CNY' ? `（大写：${capitalAmount(promise.amountMinor)}）` : '';
  const colon = language === 'zh' ? '：' : ': ';
  const main = html`${heading(sheet, text)}
    <h1>${text.title}</h1>
    <div class="to">
      <span>${text.to}${colon}</span><b>${customer.name}</b>
      ${customer.address !== '' && html`<small>${customer.address}</small>`}
      ${customer.contactName !== '' && html`<small>${text.attention}${colon}${customer.contactName}</small>`}
    </div>
    <p>${merger.fillFrom(text.opening, values)}</p>
    <p><b>${text.amountLabel}</b>${colon}${money}${capitals}</p>
    <p><b>${text.dueLabel}</b>${colon}<b>${formatLongDay(promise.dueOn, language)}</b></p>
    <h2>${text.linesHeading}</h2>
    ${itemTable(text, promise.lines, promise.currency, language)} ${promise.assumed && html`<p>${text.assumed}</p>`}
    <p>${text.unchanged}</p>
    <p>${text.reply}</p>
    <div class="foot whole">
      <p><span class="label">${text.contact}</span>${colon}${merger.field('contact', contactOf(company, language))}</p>
    </div>
    <div class="close whole">
      <span>${text.close}</span>
      <div class="sign">
        ${language === 'en' && html`<span class="line"></span><br />${text.signature}<br />`}${companyName(company, language)}${text.seal}<br />${formatLongDay(sheet.letterOn, language)}
      </div>
    </div>
    <section class="slip whole">
      <h2>${text.slipHeading}</h2>
      <p>${merger.fillFrom(text.slip, values)}</p>
      <div class="blanks two">
        <div>${text.signedBy}</div>
        <div>${text.signedOn}</div>
      </div>
    </section>`;
  return { html: paper(sheet, text, main), unfilled: merger.unfilled };
}

/**
 * The agreement a plan is signed on: the debt with its old due dates, the instalments, what becomes of interest in so many
 * words, default and acceleration, security, and that no due date changes.
 */
export function agreementHtml(sheet: AgreementSheet): { html: string; unfilled: string[] } {
  const { language, plan, terms, items, instalments, customer, company } = sheet;
  const text = agreementTexts[language];
  const merger = new Merger({ companyTaxId: text.taxId });
  const rate = plan.interestRateBp === null ? null : `${plan.interestRateBp / 100}%`;
  const values = {
    asOf: formatLongDay(sheet.asOf, language),
    debt: html`<b>${moneyInWords(plan.debtMinor, plan.currency, language)}</b>`,
    capitals: capitalAmount(plan.currency === 'CNY' ? plan.debtMinor : 0),
    rate: rate ?? '',
    days: String(plan.defaultDays),
    lates: String(terms.maxLates),
    guarantor: terms.guarantor,
    security: sheet.security,
    release: terms.release,
  };
  const fill = (template: string): Markup => merger.fillFrom(template, values);
  const colon = language === 'zh' ? '：' : ': ';
  const interest =
    plan.interestTreatment === 'keep' ? ((plan.interestRateBp ?? 0) > 0 ? text.keep : text.keepNoRate) : text[plan.interestTreatment]; // prettier-ignore
  const party = (label: string, name: string, taxId: string, address: string): Markup =>
    html`<p>
      <b>${label}</b>${colon}${name}${taxId !== '' && html`<br /><small>${text.taxId}${colon}${taxId}</small>`}
      ${address !== '' && html`<br /><small>${address}</small>`}
    </p>`;
  const main = html`${heading(sheet, text)}
    <h1>${text.title}</h1>
    ${party(text.creditor, companyName(company, language), company.taxId, company.address)}
    ${party(text.debtor, customer.name, customer.taxId, customer.address)}
    ${terms.guarantor !== '' && party(text.guarantor, terms.guarantor, '', '')}
    <p>${text.opening}</p>
    <h2>${text.debtHeading}</h2>
    <p>
      ${terms.acknowledgement !== '' ? terms.acknowledgement : fill(language === 'zh' && plan.currency === 'CNY' ? text.debt : text.debtPlain)}
    </p>
    ${terms.acknowledgement !== '' && html`<p>${fill(language === 'zh' && plan.currency === 'CNY' ? text.debt : text.debtPlain)}</p>`}
    ${itemTable(text, items, plan.currency, language)}
    <h2>${text.planHeading}</h2>
    <p>${text.plan}</p>
    ${instalmentTable(text, instalments, plan.currency, language)}
    <h2>${text.interestHeading}</h2>
    <p>${fill(interest)}</p>
    <h2>${text.defaultHeading}</h2>
    <p>${fill(text.default)}</p>
    <p>${terms.acceleration ? text.acceleration : text.noAcceleration}</p>
    <h2>${text.securityHeading}</h2>
    ${terms.guarantor !== '' && html`<p>${fill(text.guarantee)}</p>`}
    ${sheet.security !== '' && html`<p>${fill(text.security)}</p>`}
    ${terms.guarantor === '' && sheet.security === '' && html`<p>${text.noSecurity}</p>`}
    <h2>${text.otherHeading}</h2>
    <p>${text.noNovation}</p>
    ${terms.release !== '' && html`<p>${fill(text.release)}</p>`}
    <p>${text.copies}</p>
    <p>${text.close}</p>
    <section class="slip whole">
      <div class="blanks two">
        ${[text.creditor, text.debtor, ...(terms.guarantor === '' ? [] : [text.guarantor])].map(
          (label) => html`<div>${label}<br />${text.sign}<br />${text.signer}<br />${text.signedOn}</div>`,
        )}
      </div>
    </section>
    <p><small>${text.notAdvice}</small></p>`;
  return { html: paper(sheet, text, main), unfilled: merger.unfilled };
}

interface Head {
  readonly title: string;
  readonly numberLabel: string;
  readonly dateLabel: string;
  readonly draft: string;
  readonly practice: string;
  readonly watermarkPractice: string;
}

function heading(sheet: Paper, text: Head): Markup {
  const { company, language } = sheet;
  const row = (label: string, value: Markup | string): Markup =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${value}</td>
    </tr>`;
  return html`<header class="head">
      <div>
        <strong class="sans">${companyName(company, language)}</strong>
        <small>${language === 'en' && company.addressEn !== '' ? company.addressEn : company.address}</small>
      </div>
      <table class="ref">
        <tbody>
          ${row(text.numberLabel, sheet.number ?? html`<span class="mark">${text.draft}</span>`)}
          ${row(text.dateLabel, formatLongDay(sheet.letterOn, language))}
        </tbody>
      </table>
    </header>
    ${sheet.practice && html`<p class="flush" style="margin-top:3mm"><span class="mark">${text.practice}</span></p>`}`;
}

function paper(sheet: Paper, text: Head, main: Markup): string {
  const mark = sheet.number ?? text.draft;
  const watermark = sheet.number === null ? text.draft : sheet.practice ? text.watermarkPractice : null;
  const body = html`<body class="serif">
    ${watermark !== null && html`<div class="watermark sans" aria-hidden="true">${watermark}</div>`}
    <main class="sheet">${main}</main>
  </body>`;
  const style = `${paperStyle}${letterStyle}${pageRule('17mm 20mm 19mm 22mm', mark, 'counter(page) " / " counter(pages)')}`;
  return page({ language: sheet.language, title: `${text.title} ${mark} ${sheet.customer.name}`, style, body });
}

function itemTable(
  text: { readonly invoice: string; readonly dueOn: string; readonly amount: string },
  items: readonly { readonly number: string; readonly dueOn: Day; readonly amountMinor: number }[],
  currency: CurrencyCode,
  language: Language,
): Markup {
  return html`<table class="items">
    <thead>
      <tr>
        <th>${text.invoice}</th>
        <th>${text.dueOn}</th>
        <th class="n">${text.amount} (${currency})</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        (item) =>
          html`<tr>
            <td>${item.number}</td>
            <td>${formatLongDay(item.dueOn, language)}</td>
            <td class="n">${formatMinor(item.amountMinor, currency)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function instalmentTable(
  text: (typeof agreementTexts)[Language],
  instalments: readonly InstalmentPlanned[],
  currency: CurrencyCode,
  language: Language,
): Markup {
  const sum = (pick: (part: InstalmentPlanned) => number): string =>
    formatMinor(instalments.reduce((total, part) => total + pick(part), 0), currency); // prettier-ignore
  return html`<table class="items">
    <thead>
      <tr>
        <th>${text.seq}</th>
        <th>${text.payOn}</th>
        <th class="n">${text.principal}</th>
        <th class="n">${text.interest}</th>
        <th class="n">${text.total} (${currency})</th>
      </tr>
    </thead>
    <tbody>
      ${instalments.map(
        (part) =>
          html`<tr>
            <td>${part.seq === 0 ? text.down : String(part.seq)}</td>
            <td>${formatLongDay(part.dueOn, language)}</td>
            <td class="n">${formatMinor(part.principalMinor, currency)}</td>
            <td class="n">${formatMinor(part.interestMinor, currency)}</td>
            <td class="n">${formatMinor(part.amountMinor, currency)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr class="sum">
        <td colspan="2">${text.total}</td>
        <td class="n">${sum(({ principalMinor }) => principalMinor)}</td>
        <td class="n">${sum(({ interestMinor }) => interestMinor)}</td>
        <td class="n">${sum(({ amountMinor }) => amountMinor)}</td>
      </tr>
    </tfoot>
  </table>`;
}
