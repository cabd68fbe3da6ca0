import { briefEn } from '../../../../resources/templates/brief.en.ts';
import { briefZh } from '../../../../resources/templates/brief.zh.ts';
import type { BriefText } from '../../../../resources/templates/briefText.ts';
import { listStyle } from '../../../../resources/templates/listStyle.ts';
import { pageRule, paperStyle } from '../../../../resources/templates/paper.ts';
import { visitsStyle, visitsTexts, type VisitsText } from '../../../../resources/templates/visits.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { formatMoney, type Language } from '../../../kernel/format.ts';
import { grouped } from '../../../kernel/grouping.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { html, type Markup } from '../../../kernel/markup.ts';
import { sumMinor } from '../../../kernel/money.ts';
import { page } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { cockpitOf } from '../../collections/cockpit.ts';
import type { Cockpit } from '../../collections/contract.ts';
import { scriptValues } from '../../collections/rules/callScript.ts';
import { noteWords } from '../../collections/rules/noteWords.ts';
import type { Customer } from '../../customers/contract.ts';
import type { PointInTime } from '../../ledger/store/asOf.ts';
import type { Script } from '../../playbook/contract.ts';
import { scriptsAt } from '../../playbook/store.ts';
import { isPractice, readSettings } from '../../settings/store.ts';
import type { Visit } from '../contract.ts';
import { table } from '../creditFile/parts.ts';
import { wallClock } from '../../settings/moment.ts';
import { Pen } from '../pen.ts';
import { aimsOf, papersToTake, routeOrder, type DebtorFacts } from '../rules/visits.ts';
import { visitsOn } from '../visits.ts';

const briefs: Readonly<Record<Language, BriefText>> = { zh: briefZh, en: briefEn };

/** With remarks they leave room for the answers on half a page. */
const MOST_ITEMS = 5;
const MOST_PROMISES = 3;
const MOST_CONTACTS = 3;

interface Stop {
  readonly visit: Visit;
  readonly cockpit: Cockpit;
  /** The words of a visit with the blanks of this customer filled. */
  readonly script: Script | null;
}

interface Desk {
  readonly pen: Pen;
  readonly text: VisitsText;
  readonly brief: BriefText;
  readonly asOf: Day;
}

/**
 * The round of a day on paper (domain.md §0 row 9): the route first, then for each customer who to ask for, what is owed and
 * since when, what was promised, what to take and to reach, and room for the answer, the signatures and the costs.
 */
export function visitSheet(
  db: ReadDb,
  point: PointInTime,
  { onDay, language, now, customers }: { readonly onDay: Day; readonly language: Language; readonly now: Instant; readonly customers: readonly Customer[] },
): { html: string; title: string } {
  const known = new Map(visitsOn(db, point, onDay).map((visit) => [visit.customerId, visit]));
  const settings = readSettings(db);
  const { company } = settings;
  const payBy = addDays(point.asOf, settings.letters.payWithinDays.l1);
  const stops = customers
    .map((customer): Stop => {
      const cockpit = cockpitOf(db, point, customer);
      const currency = mainCurrency(cockpit, settings.baseCurrency);
      const items = cockpit.items.filter((item) => item.currency === currency && item.daysLate > 0);
      const contact = cockpit.contacts[0]?.name ?? customer.contactName;
      const values = scriptValues(cockpit, { currency, items, contact, company: company.name, me: settings.actor, payBy }, language);
      const script = scriptsAt(db, language, values).find(({ kind, code }) => kind === 'stage' && code === 'visit') ?? null;
      return { visit: known.get(customer.id) ?? chosen(customer, cockpit), cockpit, script };
    })
    .sort((a, b) => routeOrder(a.visit, b.visit));
  const text = visitsTexts[language];
  const { words } = text;
  const desk: Desk = { pen: new Pen(language, settings.baseCurrency), text, brief: briefs[language], asOf: point.asOf };
  const { pen } = desk;
  const companyName = language === 'en' && company.nameEn !== '' ? company.nameEn : company.name;
  const overdue = sums(stops.flatMap(({ visit }) => visit.overdue));
  const title = `${text.title} ${onDay}`;
  const blank = (label: string, wide = false): Markup => html`<div class="${wide ? 'wide' : ''}">${label}</div>`;
  const body = html`<body class="sans">
    <main class="sheet">
      <div class="top">
        <div><h1>${text.title}</h1><p>${companyName}${isPractice(db) && html` <span class="mark">${words.practice}</span>`}</p></div>
        <div class="day"><span>${words.day}</span><b>${pen.day(onDay)}</b></div>
      </div>
      <p class="meta"><b>${pen.sayFrom(words.lead, { count: stops.length, amount: overdue })}</b><span>${words.asOf} ${pen.day(point.asOf)}</span><span>${words.made} ${wallClock(now, language)}</span></p>
      <section class="route"><h3>${words.route}</h3>${table(
        [words.nr, words.place, words.customer, { right: words.overdue }, { right: words.oldest }, words.why],
        stops.map(({ visit, cockpit }, index) => [
          index + 1,
          html`${visit.region === '' ? '' : html`<b>${visit.region}</b> `}${visit.address === '' ? words.noPlace : visit.address}`,
          html`${visit.customerName}<small>${telephone(cockpit)}</small>`,
          sums(visit.overdue),
          visit.oldestDays === 0 ? '–' : pen.sayFrom(words.days, { count: visit.oldestDays }),
          why(desk, visit, onDay),
        ]),
      )}</section>
      <p class="conduct"><b>${words.conduct}</b>${colon(pen)}${words.conductText}</p>
      <section class="fill" aria-label="${words.costs}">
        ${blank(words.crew, true)}${blank(words.start)}${blank(words.back)}${blank(words.transport)}${blank(words.mileage)}${blank(words.fares)}${blank(words.other)}
      </section>
      ${stops.map((stop, index) => customerPart(desk, stop, index + 1, onDay))}
    </main>
  </body>`;
  const rule = pageRule('12mm 13mm 14mm', `${onDay} · ${words.confidential}`, 'counter(page) " / " counter(pages)');
  return { html: page({ language, title, style: `${paperStyle}${listStyle}${visitsStyle}${rule}`, body }), title };
} // prettier-ignore

function mainCurrency(cockpit: Cockpit, base: CurrencyCode): CurrencyCode {
  return (cockpit.money.find(({ overdueMinor }) => overdueMinor > 0) ?? cockpit.money[0])?.currency ?? base;
}

/** A customer the clerk ticked whom nothing else takes her to. */
function chosen(customer: Customer, cockpit: Cockpit): Visit {
  return {
    customerId: customer.id,
    customerCode: customer.code,
    customerName: customer.name,
    collector: customer.collector,
    region: customer.region,
    address: customer.address,
    reasons: [],
    stopped: null,
    overdue: cockpit.money
      .filter(({ overdueMinor }) => overdueMinor > 0)
      .map(({ currency, overdueMinor }) => ({ currency, amountMinor: overdueMinor })),
    oldestDays: Math.max(0, ...cockpit.money.map(({ oldestDaysLate }) => oldestDaysLate)),
  };
}

function customerPart(desk: Desk, stop: Stop, nr: number, onDay: Day): Markup {
  const { pen, text, brief } = desk;
  const { words } = text;
  const { visit, cockpit } = stop;
  const blocks = cockpit.mayChase ? [] : [...new Set(cockpit.blocks.map(({ kind }) => brief.blocks[kind]))];
  const part = (label: string, kind = ''): Markup => html`<div class="${kind}">${label}</div>`;
  return html`<section class="visit">
    <header><h2>${nr}. ${visit.customerName} <small>${visit.customerCode}</small></h2><span>${why(desk, visit, onDay)}</span></header>
    <p class="where">${[visit.region, visit.address === '' ? words.noPlace : visit.address].filter((one) => one !== '').join(' · ')}</p>
    ${money(desk, cockpit)}
    ${blocks.length > 0 && html`<p class="stop">${words.blocked}${colon(pen)}${blocks.join(comma(pen))}</p>`}
    <div class="halves">
      <div>${people(desk, cockpit)}${overdueItems(desk, cockpit)}${take(desk, cockpit)}</div>
      <div>${promises(desk, cockpit)}${reach(desk, stop)}</div>
    </div>
    <div class="answer">
      ${part(words.met)}${part(words.minutes)}${part(words.said, 'wide')}${part(words.promise)}${part(words.handed)}${part(words.visitor, 'sign')}${part(words.theirs, 'sign')}
    </div>
  </section>`;
} // prettier-ignore

function money({ pen, text }: Desk, cockpit: Cockpit): Markup {
  const { words } = text;
  return html`<p class="sums">
    ${cockpit.money.map(
      (row) => html`<span>${words.owed} <b>${pen.money(row.owedMinor, row.currency)}</b></span>
        <span class="bad">${words.overdue} <b>${pen.money(row.overdueMinor, row.currency)}</b>${row.oldestDaysLate > 0 && html` · ${words.oldest} ${pen.sayFrom(words.days, { count: row.oldestDaysLate })}`}</span>
        ${row.disputedMinor > 0 && html`<span>${pen.sayFrom(words.disputed, { amount: pen.money(row.disputedMinor, row.currency) })}</span>`}
        ${row.unappliedMinor > 0 && html`<span>${pen.sayFrom(words.unapplied, { amount: pen.money(row.unappliedMinor, row.currency) })}</span>`}`,
    )}
  </p>`;
} // prettier-ignore

/** Names, roles and numbers; the letters' own person where no contact is kept. */
function people({ pen, text }: Desk, cockpit: Cockpit): Markup {
  const { words } = text;
  const { contacts, customer } = cockpit;
  const known = [customer.contactName, customer.phone].filter((one) => one !== '').join(' ');
  return html`<h3>${words.contacts}</h3>
    <ul class="plain">
      ${contacts.length === 0 && html`<li>${known === '' ? words.noContact : known}</li>`}
      ${contacts.slice(0, MOST_CONTACTS).map((contact) => html`<li><b>${contact.name}</b> ${contact.title === '' ? noteWords[pen.language].role[contact.role] : contact.title} ${[contact.mobile, contact.phone].filter((one) => one !== '').join(' / ')} ${contact.consent === 'refused' && html`<span class="bad">${words.refused}</span>`}</li>`)}
    </ul>`;
} // prettier-ignore

function overdueItems({ pen, text }: Desk, cockpit: Cockpit): Markup {
  const { words } = text;
  const late = cockpit.items.filter(({ daysLate, openMinor }) => daysLate > 0 && openMinor > 0);
  const rest = late.slice(MOST_ITEMS);
  return html`<h3>${words.items}</h3>
    ${late.length === 0
      ? html`<p>${words.none}</p>`
      : table(
          [words.number, words.dueOn, { right: words.late }, { right: words.open }],
          late.slice(0, MOST_ITEMS).map((item) => [
            html`${item.number}${item.safeOn !== null && item.safeInDays !== null && item.safeInDays <= 365 && html`<small> ${pen.sayFrom(words.limitation, { day: pen.day(item.safeOn) })}</small>`}`,
            html`<span class="nowrap">${pen.day(item.dueOn)}</span>`,
            item.daysLate,
            pen.money(item.openMinor, item.currency),
          ]),
        )}
    ${rest.length > 0 && html`<p>${pen.sayFrom(words.more, { count: rest.length, amount: sums(rest.map(({ currency, openMinor }) => ({ currency, amountMinor: openMinor }))) })}</p>`}`;
} // prettier-ignore

function promises({ pen, text, brief }: Desk, cockpit: Cockpit): Markup {
  const { words } = text;
  const judged = cockpit.promises.filter(({ state }) => state !== 'withdrawn' && state !== 'superseded');
  const kept = judged.filter(({ state }) => state === 'kept' || state === 'kept_within').length;
  const { lastContact } = cockpit;
  return html`<h3>${words.promises}${judged.length > 0 && html` · ${pen.sayFrom(words.keptOf, { count: judged.length, kept })}`}</h3>
    <ul class="plain">
      ${judged.length === 0 && html`<li>${words.noPromises}</li>`}
      ${judged.slice(0, MOST_PROMISES).map((promise) => html`<li>${pen.sayFrom(words.promised, { day: pen.day(promise.dueOn), amount: pen.money(promise.amountMinor, promise.currency) })}${colon(pen)}<span class="${promise.state === 'broken' ? 'bad' : ''}">${brief.states[promise.state]}</span></li>`)}
      <li>${words.last}${colon(pen)}${lastContact === null ? words.never : html`${pen.day(lastContact.onDay)} ${lastContact.contactName} ${noteWords[pen.language].result[lastContact.result]}${lastContact.note === '' ? '' : html` <small>${short(lastContact.note)}</small>`}`}</li>
    </ul>`;
} // prettier-ignore

function take({ pen, text }: Desk, cockpit: Cockpit): Markup {
  const { words } = text;
  const facts = factsOf(cockpit);
  const papers = papersToTake(facts);
  return html`<h3>${words.take}</h3>
    <ul class="boxes">
      ${papers.length === 0 && html`<li>${words.none}</li>`}
      ${papers.map(({ code, numbers }) => html`<li>${code === 'letter' ? pen.sayFrom(text.papers.letter, { level: facts.letterLevel ?? 0 }) : text.papers[code]}${numbers.length > 0 && html` <small>${numbered(pen, numbers)}</small>`}</li>`)}
    </ul>`;
} // prettier-ignore

function reach({ pen, text }: Desk, { cockpit, script }: Stop): Markup {
  const { words } = text;
  const facts = factsOf(cockpit);
  const amount = (of: (row: Cockpit['money'][number]) => number): string =>
    sums(cockpit.money.map((row) => ({ currency: row.currency, amountMinor: of(row) })));
  return html`<h3>${words.reach}</h3>
    <ul class="boxes">
      ${aimsOf(facts).map((aim) => html`<li>${aim === 'pay_now' ? pen.sayFrom(text.aims.pay_now, { amount: amount((row) => row.overdueMinor - row.disputedMinor) }) : aim === 'settle' ? pen.sayFrom(text.aims.settle, { amount: amount((row) => row.disputedMinor) }) : text.aims[aim]}</li>`)}
    </ul>
    ${script !== null && script.questions.length > 0 && html`<h3>${words.ask}</h3><ul class="plain">${script.questions.slice(0, 2).map((question) => html`<li>${question}</li>`)}</ul>`}`;
} // prettier-ignore

function factsOf(cockpit: Cockpit): DebtorFacts {
  const broken = cockpit.promises.filter(({ state }) => state === 'broken' || state === 'partial');
  const step = cockpit.steps.find(({ heldBack, letterLevel }) => heldBack.length === 0 && letterLevel !== null);
  return {
    owes: cockpit.money.some(({ owedMinor }) => owedMinor > 0),
    undisputed: cockpit.money.some(({ overdueMinor, disputedMinor }) => overdueMinor > disputedMinor),
    disputed: cockpit.money.some(({ disputedMinor }) => disputedMinor > 0),
    brokenPromises: broken.length,
    planTalk: cockpit.plans.some(({ state }) => state === 'draft' || state === 'broken'),
    letterLevel: step?.letterLevel ?? null,
    lastResult: cockpit.lastContact?.result ?? '',
    items: cockpit.items.map((item) => ({
      number: item.number,
      daysLate: item.daysLate,
      missing: item.evidenceMissing,
      delayCode: item.delay?.code ?? '',
      safeInDays: item.safeInDays,
    })),
  };
}

function why({ pen, text }: Desk, visit: Visit, onDay: Day): Markup {
  const { words } = text;
  const said = visit.reasons.map(({ code, on, time, reference }) => {
    if (code === 'agreed') return pen.sayFrom(words.agreed, { time: time === '' ? pen.day(onDay) : time });
    if (code === 'overdue') return pen.sayFrom(words.late_visit, { day: pen.day(on) });
    if (code === 'policy') return pen.sayFrom(words.policy, { code: reference });
    return pen.sayFrom(words.task, { title: [time, reference].filter((one) => one !== '').join(' ') });
  });
  if (said.length === 0) return html`${words.chosen}`;
  return html`${said.map((one, index) => html`${index > 0 && comma(pen)}${one}`)}`;
}

function telephone(cockpit: Cockpit): string {
  const [contact] = cockpit.contacts;
  if (contact === undefined) return [cockpit.customer.contactName, cockpit.customer.phone].filter((one) => one !== '').join(' '); // prettier-ignore
  return `${contact.name} ${contact.mobile || contact.phone}`.trim();
}

/** Currency by currency: ¥1,000.00 + US$50.00; nothing is a dash. */
function sums(rows: readonly { readonly currency: CurrencyCode; readonly amountMinor: number }[]): string {
  const all = [...grouped(rows, ({ currency }) => currency)].map(([currency, own]) => [currency, sumMinor(own.map(({ amountMinor }) => amountMinor))] as const); // prettier-ignore
  const some = all.filter(([, amountMinor]) => amountMinor !== 0);
  return some.length === 0
    ? '–'
    : some.map(([currency, amountMinor]) => formatMoney(amountMinor, currency)).join(' + ');
}

function numbered(pen: Pen, numbers: readonly string[]): string {
  const shown = numbers.slice(0, 4).join(comma(pen));
  return numbers.length > 4 ? `${shown} … (${numbers.length})` : shown;
}

const MOST_NOTE = 60;
function short(note: string): string {
  const letters = [...note.replace(/\s+/g, ' ').trim()];
  return letters.length > MOST_NOTE ? `${letters.slice(0, MOST_NOTE).join('')}…` : letters.join('');
}

/** Chinese print has its own marks, with no space behind them. */
const colon = ({ language }: Pen): string => (language === 'zh' ? '：' : ': ');
const comma = ({ language }: Pen): string => (language === 'zh' ? '、' : ', ');
