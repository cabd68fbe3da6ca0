import { suspensionEn, suspensionZh } from '../../../resources/templates/suspension.ts';
import { letterStyle } from '../../../resources/templates/letterStyle.ts';
import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import { formatLongDay } from '../../kernel/format.ts';
import type { ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { QueryContext } from '../context.ts';
import type { Customer } from '../customers/contract.ts';
import { findCustomer } from '../customers/store.ts';
import type { Company } from '../settings/contract.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import type { lettersContract } from './contract.ts';
import { html, type Markup } from './markup.ts';
import { Merger } from './merge.ts';
import { page } from './page.ts';
import { companyName, contactOf, moneyInWords } from './sheet.ts';

export type SuspensionRequest = ParsedInputOf<(typeof lettersContract)['letters.suspensionDraft']>;

export interface SuspensionSheet extends SuspensionRequest {
  readonly letterOn: Day;
  /** Null prints a draft. */
  readonly number: string | null;
  readonly company: Company;
  readonly customer: Pick<Customer, 'name' | 'address' | 'contactName'>;
  readonly practice: boolean;
}

const texts = { zh: suspensionZh, en: suspensionEn } as const;

/** A notice with everything it prints. The facts are the clerk's own words; without them there is no notice. */
export function suspensionSheet(
  { db, today }: QueryContext,
  request: SuspensionRequest,
): Result<{ sheet: SuspensionSheet; title: string }, 'customer_not_found'> {
  const customer = findCustomer(db, request.customerId);
  if (!customer) return refuse('customer_not_found');
  const sheet = {
    ...request,
    letterOn: today,
    number: null,
    company: readSettings(db).company,
    customer,
    practice: isPractice(db),
  };
  return ok({ sheet, title: `${texts[request.language].title} ${customer.name}` });
}

/** The notice as a page of its own, and the fields that had no value. */
export function suspensionHtml(sheet: SuspensionSheet): { html: string; unfilled: string[] } {
  const { language, company, customer, ground } = sheet;
  const text = texts[language];
  const merger = new Merger({
    orderText: text.orderLabel,
    evidence: text.evidenceHeading,
    contact: text.contactHeading,
  });
  const values = {
    orderText: sheet.orderText === '' ? null : sheet.orderText,
    amount: html`<b>${moneyInWords(sheet.amountMinor, sheet.currency, language)}</b>`,
    asOf: formatLongDay(sheet.asOf, language),
    securityBy: html`<b>${formatLongDay(addDays(sheet.letterOn, sheet.securityDays), language)}</b>`,
    number: sheet.number ?? text.draft,
  };
  const fill = (template: string): Markup => merger.fillFrom(template, values);
  const mark = sheet.number ?? text.draft;
  const colon = language === 'zh' ? '：' : ': ';
  const watermark = sheet.number === null ? text.draft : sheet.practice ? text.watermarkPractice : null;
  const facts = sheet.evidence.split('\n').filter((line) => line.trim() !== '');
  const row = (label: string, value: Markup | string): Markup =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${value}</td>
    </tr>`;
  const body = html`<body class="serif">
    ${watermark !== null && html`<div class="watermark sans" aria-hidden="true">${watermark}</div>`}
    <main class="sheet">
      <header class="head">
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
      ${sheet.practice && html`<p class="flush" style="margin-top:3mm"><span class="mark">${text.practice}</span></p>`}
      <h1>${text.title}</h1>
      <div class="to">
        <span>${text.to}${colon}</span><b>${customer.name}</b>
        ${customer.address !== '' && html`<small>${customer.address}</small>`}
        ${customer.contactName !== '' && html`<small>${text.attention}${colon}${customer.contactName}</small>`}
      </div>
      <p>${fill(text.opening)}</p>
      <p>${fill(text.grounds[ground])}</p>
      <h2>${text.evidenceHeading}</h2>
      ${facts.length === 0 ? html`<p>${merger.field('evidence', null)}</p>` : facts.map((line) => html`<p>${line}</p>`)}
      <h2>${text.stopped}</h2>
      <p>${fill(text.stoppedText)}</p>
      <h2>${text.resumeHeading}</h2>
      <p>${fill(text.resume[ground])}</p>
      <p>${text.prompt}</p>
      <p>${text.reserve}</p>
      <div class="foot whole">
        <p>
          <span class="label">${text.contactHeading}</span
          >${colon}${merger.field('contact', contactOf(company, language))}
        </p>
      </div>
      <div class="close whole">
        <span>${text.close}</span>
        <div class="sign">
          ${language === 'en' && html`<span class="line"></span><br />${text.signature}<br />`}${companyName(company, language)}${text.seal}<br />${formatLongDay(sheet.letterOn, language)}
        </div>
      </div>
      <section class="slip whole">
        <h2>${text.receiptHeading}</h2>
        <p>${fill(text.receipt)}</p>
        <div class="blanks two">
          <div>${text.receivedBy}</div>
          <div>${text.receivedOn}</div>
        </div>
      </section>
    </main>
  </body>`;
  const style = `${paperStyle}${letterStyle}${pageRule('17mm 20mm 19mm 22mm', mark, 'counter(page) " / " counter(pages)')}`;
  return {
    html: page({ language, title: `${text.title} ${mark} ${customer.name}`, style, body }),
    unfilled: merger.unfilled,
  };
}
