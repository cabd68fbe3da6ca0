import { caseSheetStyle, caseSheetTexts, type CaseSheetText } from '../../../resources/templates/caseSheet.ts';
import { listStyle } from '../../../resources/templates/listStyle.ts';
import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import { daysBetween } from '../../kernel/day.ts';
import { formatDay, formatMinor, formatMoney, type Language } from '../../kernel/format.ts';
import { html, type Insert, type Markup } from '../../kernel/markup.ts';
import { sumMinor } from '../../kernel/money.ts';
import { page } from '../../kernel/page.ts';
import type { ReadDb } from '../../storage/database.ts';
import { actionsAt } from '../actions/store.ts';
import { contractsAt } from '../contracts/store/contracts.ts';
import { findCustomer } from '../customers/store.ts';
import { contactsOf } from '../customers/store/contacts.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import type { WholeCase } from './store.ts';
import { cluesAt } from './store/clues.ts';
import type { CaseItemDetail } from './store/figures.ts';
import { lettersAbout } from './store/papers.ts';

const LOG_ROWS = 10;

/**
 * The sheet a law firm needs: who, what is owed, letters and contacts so far, facts and what is asked. Our own paper,
 * with our own name above it; nothing on it looks like a lawyer's letter (domain.md §14).
 */
export function caseSheet(
  db: ReadDb,
  found: WholeCase,
  items: readonly CaseItemDetail[],
  options: { readonly point: PointInTime; readonly language?: Language | undefined },
): { html: string; title: string } {
  const { point } = options;
  const settings = readSettings(db);
  const language = options.language ?? settings.language;
  const text = caseSheetTexts[language];
  const { words } = text;
  const { currency, customerId } = found;
  const { company } = settings;
  const customer = findCustomer(db, customerId);
  if (customer === null) throw new Error('a case has a customer');
  const money = (minor: number): string => formatMinor(minor, currency);
  const on = (value: Parameters<typeof formatDay>[0] | null): string => (value === null ? '–' : formatDay(value, language)); // prettier-ignore
  const heading = found.kind === 'lawyer_letter' ? text.title : text.titleCase;
  const dueItemIds = found.items.map(({ dueItemId }) => dueItemId);
  const letters = lettersAbout(db, point, { customerId, dueItemIds });
  const contacts = contactsOf(db, customerId);
  const contracts = contractsAt(db, point, { customerId }).filter(({ status }) => status !== 'draft');
  const log = actionsAt(db, { ...point, customerId })
    .slice(-LOG_ROWS)
    .reverse();
  const clues = cluesAt(db, { ...point, customerId });
  const row = (...cells: Insert[]): Markup => html`<tr>${cells.map((cell) => (isFigure(cell) ? cell : html`<td>${cell}</td>`))}</tr>`; // prettier-ignore
  const disputedMinor = sumMinor(items.map((item) => item.disputedMinor));
  const body = html`<body class="sans">
    <main class="sheet">
      ${isPractice(db) ? html`<p><span class="mark">${words.practice}</span></p>` : null}
      <div class="top">
        <div><h1>${heading}</h1><p>${company.name}</p></div>
        <div class="day"><span>${words.asOf}</span><b>${on(point.asOf)}</b></div>
      </div>
      <p class="own">${text.own}</p>
      <div class="parties">
        ${party(words.to, [found.agentName === '' ? words.none : found.agentName, found.values.agentContact])}
        ${party(words.from, [company.name, company.address, company.phone, company.contactName])}
        ${party(words.debtor, [customer.name, labelled(words.taxId, customer.taxId), labelled(words.address, customer.address), labelled(words.phone, customer.phone)])}
      </div>
      ${section(words.claim, html`<p><b>${formatMoney(found.claimMinor, currency)}</b></p>`)}
      ${found.kind === 'lawyer_letter' ? section(words.asked, html`<p>${text.asked.replace('{days}', String(found.values.answerDays))}</p>`) : null}
      ${section(
        words.items,
        html`<table class="list"><thead><tr><th>${words.invoice}</th><th>${words.issuedOn}</th><th>${words.dueOn}</th><th class="n">${words.daysLate}</th><th class="n">${words.open}</th><th class="n">${words.disputed}</th></tr></thead>
          <tbody>${items.map((item) => row(item.number, on(item.issuedOn), on(item.dueOn), figure(String(Math.max(0, daysBetween(item.dueOn, point.asOf)))), figure(money(item.openMinor)), figure(item.disputedMinor === 0 ? '–' : money(item.disputedMinor))))}
          <tr class="total"><td colspan="4">${words.total}</td><td class="n">${money(sumMinor(items.map(({ openMinor }) => openMinor)))}</td><td class="n">${disputedMinor === 0 ? '–' : money(disputedMinor)}</td></tr></tbody></table>`,
      )}
      ${section(
        words.letters,
        letters.length === 0
          ? html`<p>${words.none}</p>`
          : html`<table class="list"><thead><tr><th>${words.number}</th><th>${words.level}</th><th>${words.letterOn}</th><th class="n">${words.amount}</th><th>${words.service}</th></tr></thead>
              <tbody>${letters.map((letter) => row(letter.number, letter.level === null ? '–' : `L${letter.level}`, on(letter.on), figure(money(letter.amountMinor)), served(letter)))}</tbody></table>`,
      )}
      ${section(
        words.contracts,
        contracts.length === 0
          ? html`<p>${words.none}</p>`
          : html`<table class="list"><thead><tr><th>${words.number}</th><th>${words.signedOn}</th><th>${words.disputesGoTo}</th></tr></thead>
              <tbody>${contracts.map((contract) => row(`${contract.number} ${contract.title}`, on(contract.signedOn), forumWords(contract.disputeResolution, contract.jurisdiction)))}</tbody></table>`,
      )}
      ${section(
        words.contacts,
        contacts.length === 0
          ? html`<p>${words.none}</p>`
          : html`<table class="list"><tbody>${contacts.map((contact) => row(contact.name, contact.title, [contact.phone, contact.mobile].filter((each) => each !== '').join(' / '), contact.email))}</tbody></table>`,
      )}
      ${log.length === 0 ? null : section(words.log, html`<table class="list"><thead><tr><th>${words.day}</th><th>${words.channel}</th><th>${words.note}</th></tr></thead>
          <tbody>${log.map((one) => row(on(one.onDay), text.channels[one.channel] ?? one.channel, one.note))}</tbody></table>`)}
      ${clues.length === 0 ? null : section(words.clues, html`<table class="list"><thead><tr><th>${words.clues}</th><th>${words.seenOn}</th><th>${words.source}</th></tr></thead>
          <tbody>${clues.map((clue) => row(clue.description, on(clue.seenOn), clue.source))}</tbody></table>`)}
      ${found.values.facts === '' ? null : section(words.facts, html`<p>${found.values.facts}</p>`)}
      <div class="signs"><div>${words.prepared}: ${found.actor}</div><div>${words.signed}</div></div>
    </main>
  </body>`; // prettier-ignore
  const title = `${heading} ${customer.name} ${point.asOf}`;
  const style = `${paperStyle}${pageRule('16mm 15mm', heading, 'counter(page) " / " counter(pages)')}${listStyle}${caseSheetStyle}`;
  return { html: page({ language, title, style, body }), title };

  function served(letter: (typeof letters)[number]): string {
    if (letter.sentOn === null) return words.notServed;
    const arrived = letter.deliveredOn === null ? words.sent.replace('{day}', on(letter.sentOn)) : words.delivered.replace('{day}', on(letter.deliveredOn)); // prettier-ignore
    return [text.methods[letter.method] ?? letter.method, arrived, letter.tracking].filter((each) => each !== '').join(' · '); // prettier-ignore
  }

  function forumWords(goesTo: readonly ('court' | 'arbitration')[], place: string): string {
    return [...goesTo.map((one) => words[one]), place].filter((each) => each !== '').join(' · ') || words.none;
  }
}

/** A cell to the right. */
function figure(value: string): Markup {
  return html`<td class="n">${value}</td>`;
}

const isFigure = (cell: Insert): cell is Markup =>
  typeof cell === 'object' && cell !== null && 'text' in cell && cell.text.startsWith('<td');

const labelled = (label: string, value: string): string => (value === '' ? '' : `${label}: ${value}`);

function party(title: string, lines: readonly string[]): Markup {
  return html`<div>
    <h2>${title}</h2>
    ${lines.filter((line) => line !== '').map((line) => html`<p>${line}</p>`)}
  </div>`;
}

function section(title: CaseSheetText['words']['claim'], content: Markup): Markup {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}
