import { handoverStyle, handoverTexts, type HandoverText } from '../../../../resources/templates/handover.ts';
import { listStyle } from '../../../../resources/templates/listStyle.ts';
import { pageRule, paperStyle } from '../../../../resources/templates/paper.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';
import { formatDay, formatMinor, formatMoney, type Language } from '../../../kernel/format.ts';
import { grouped } from '../../../kernel/grouping.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import { html, type Insert, type Markup } from '../../../kernel/markup.ts';
import { sumMinor } from '../../../kernel/money.ts';
import { page } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../storage/database.ts';
import {
  actionsAt,
  delaysAt,
  lastContacts,
  ratingsAt,
  type ActionAt,
  type LastContact,
  type RatingAt,
} from '../../actions/store.ts';
import { casesAt, type CaseAt } from '../../cases/store.ts';
import { contactsOf } from '../../customers/store/contacts.ts';
import { listDisputes, type DisputeFact } from '../../disputes/store.ts';
import { itemAtSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { plansAt, type PlanAt } from '../../plans/store.ts';
import { promisesAt, type PromiseAt } from '../../promises/store.ts';
import { isPractice, readSettings } from '../../settings/store.ts';

export type HandoverOf =
  { readonly customerId: CustomerId } | { readonly salesperson: string } | { readonly collector: string };

interface Owing {
  readonly customerId: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly salesperson: string;
  readonly collector: string;
  readonly phone: string;
  readonly note: string;
}

interface Item {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly openMinor: number;
}

const MOST_ITEMS = 15;
const MOST_CONTACTS = 6;
const LOG_DAYS = 180;

/** Customers with something open that somebody looks after; the one asked for also when nothing is open. */
function owing(db: ReadDb, point: PointInTime, of: HandoverOf): { customers: Owing[]; items: Map<CustomerId, Item[]> } {
  const [condition, value] =
    'customerId' in of
      ? (['c.id', of.customerId] as const)
      : 'salesperson' in of
        ? (['c.salesperson', of.salesperson] as const)
        : (['c.collector', of.collector] as const);
  const items = db.rows<Item>(
    `WITH ${itemAtSql(point)}
     SELECT a.id AS "dueItemId", a.customer_id AS "customerId", d.number, a.currency, a.issued_on AS "issuedOn", a.due_on AS "dueOn", a.open_minor AS "openMinor"
     FROM item_at a CROSS JOIN document d ON d.id = a.document_id CROSS JOIN customer c ON c.id = a.customer_id
     WHERE ${condition} = :value AND a.open_minor > 0 ORDER BY a.due_on, a.id`,
    { ...pointParams(point), value },
  );
  const byCustomer = grouped(items, (item) => item.customerId);
  const customers = db
    .rows<Owing>(
      `SELECT c.id AS "customerId", c.code, c.name, c.salesperson, c.collector, c.phone, c.note FROM customer c
       WHERE ${condition} = :value AND c.removed_at IS NULL ORDER BY c.code`,
      { value },
    )
    .filter(({ customerId }) => 'customerId' in of || byCustomer.has(customerId));
  return { customers, items: byCustomer };
}

interface Known {
  readonly log: Map<CustomerId, ActionAt[]>;
  readonly last: Map<CustomerId, LastContact>;
  readonly ratings: Map<CustomerId, RatingAt>;
  readonly promises: Map<CustomerId, PromiseAt[]>;
  readonly disputes: Map<CustomerId, DisputeFact[]>;
  readonly plans: Map<CustomerId, PlanAt[]>;
  readonly cases: Map<CustomerId, CaseAt[]>;
  readonly reasons: Map<DueItemId, string>;
}

function gathered(db: ReadDb, point: PointInTime): Known {
  const own = <Row extends { readonly customerId: CustomerId }>(rows: readonly Row[]) =>
    grouped(rows, (row) => row.customerId);
  const notKept = (state: string): boolean =>
    state === 'open' || state === 'due' || state === 'partial' || state === 'broken';
  return {
    log: own(actionsAt(db, { ...point, from: addDays(point.asOf, -LOG_DAYS) })),
    last: lastContacts(db, point),
    ratings: ratingsAt(db, point),
    promises: own(promisesAt(db, point).filter(({ state }) => notKept(state))),
    disputes: own(listDisputes(db, { ...point, status: 'open' })),
    plans: own(plansAt(db, point).filter(({ state }) => state === 'active' || state === 'late' || state === 'broken')),
    cases: own(casesAt(db, point).filter(({ closedOn }) => closedOn === null)),
    reasons: new Map(delaysAt(db, point).map(({ dueItemId, code }) => [dueItemId, code])),
  };
}

/**
 * What somebody who takes customers over has to know (domain.md §0 rows 59, 152): what is owed and why, what was promised,
 * disputed or agreed, what was said last and what comes next. Null: nobody is meant.
 */
export function handoverPaper(
  db: ReadDb,
  point: PointInTime,
  of: HandoverOf,
  language: Language,
): { html: string; title: string; customers: number } | null {
  const { customers, items } = owing(db, point, of);
  if (customers.length === 0) return null;
  const text = handoverTexts[language];
  const known = gathered(db, point);
  const { company } = readSettings(db);
  const [first] = customers;
  const whose = 'customerId' in of ? (first?.name ?? '') : 'salesperson' in of ? of.salesperson : of.collector;
  const on = (value: Day | null): string => (value === null ? '–' : formatDay(value, language));
  const paper = new Sheet(db, point.asOf, language, known);
  const { words } = text;
  const body = html`<body class="sans">
    <main class="sheet">
      <div class="top">
        <div><h1>${text.title}</h1><p>${company.name} · ${'customerId' in of ? '' : `${words.of} `}${whose} ${isPractice(db) ? html`<span class="mark">${words.practice}</span>` : null}</p></div>
        <div class="day"><span>${words.asOf}</span><b>${on(point.asOf)}</b></div>
      </div>
      ${customers.length > 1 ? summary(customers, items, known, text, point.asOf, on) : null}
      ${customers.map((customer) => paper.customer(customer, items.get(customer.customerId) ?? []))}
      <div class="signs"><div>${words.handedBy} · ${words.signature}</div><div>${words.takenBy} · ${words.signature}</div></div>
    </main>
  </body>`; // prettier-ignore
  const title = `${text.title} ${whose} ${point.asOf}`;
  const rule = pageRule('13mm 13mm 16mm', point.asOf, 'counter(page) " / " counter(pages)');
  return {
    html: page({ language, title, style: `${paperStyle}${listStyle}${handoverStyle}${rule}`, body }),
    title,
    customers: customers.length,
  };
}

const cell = (value: Insert, figure = false): Markup =>
  figure ? html`<td class="n">${value}</td>` : html`<td>${value}</td>`;
const table = (heads: readonly (readonly [string, boolean?])[], rows: readonly Markup[]): Markup =>
  html`<table class="list"><thead><tr>${heads.map(([name, figure]) => (figure === true ? html`<th class="n">${name}</th>` : html`<th>${name}</th>`))}</tr></thead><tbody>${rows}</tbody></table>`; // prettier-ignore

function totals(
  items: readonly Item[],
  asOf: Day,
): { currency: CurrencyCode; openMinor: number; overdueMinor: number }[] {
  return [...grouped(items, (item) => item.currency)].map(([currency, own]) => ({
    currency,
    openMinor: sumMinor(own.map(({ openMinor }) => openMinor)),
    overdueMinor: sumMinor(own.filter(({ dueOn }) => dueOn < asOf).map(({ openMinor }) => openMinor)),
  }));
}

const oldest = (items: readonly Item[], asOf: Day): number =>
  Math.max(0, ...items.map(({ dueOn }) => daysBetween(dueOn, asOf)));

function summary(
  customers: readonly Owing[],
  items: Map<CustomerId, Item[]>,
  known: Known,
  text: HandoverText,
  asOf: Day,
  on: (day: Day | null) => string,
): Markup {
  const { words } = text;
  return html`<section>
    <h3>${words.summary}</h3>
    ${table(
      [[words.customer], [words.owed, true], [words.overdue, true], [words.oldest, true], [words.next]],
      customers.map(({ customerId, name }) => {
        const own = items.get(customerId) ?? [];
        const sums = totals(own, asOf);
        const next = known.last.get(customerId);
        return html`<tr>
          ${cell(name)}${cell(sums.map(({ openMinor, currency }) => formatMoney(openMinor, currency)).join(' + '), true)}${cell(sums.map(({ overdueMinor, currency }) => formatMoney(overdueMinor, currency)).join(' + '), true)}${cell(String(oldest(own, asOf)), true)}${cell(next?.nextOn == null ? words.noNext : `${on(next.nextOn)} ${text.nextActions[next.nextAction] ?? ''}`)}
        </tr>`;
      }),
    )}
  </section>`;
}

/** The part of one customer. */
class Sheet {
  readonly #db: ReadDb;
  readonly #asOf: Day;
  readonly #language: Language;
  readonly #known: Known;

  constructor(db: ReadDb, asOf: Day, language: Language, known: Known) {
    this.#db = db;
    this.#asOf = asOf;
    this.#language = language;
    this.#known = known;
  }

  customer(customer: Owing, items: readonly Item[]): Markup {
    const text = handoverTexts[this.#language];
    const { words } = text;
    const { customerId } = customer;
    const known = this.#known;
    const on = (value: Day | null): string => (value === null ? '–' : formatDay(value, this.#language));
    const people = contactsOf(this.#db, customerId).slice(0, 4);
    const rating = known.ratings.get(customerId);
    const last = known.last.get(customerId);
    const sums = totals(items, this.#asOf);
    const more = items.slice(MOST_ITEMS);
    const next =
      last === undefined ? words.never
      : last.nextOn === null ? (last.closedBecause === '' ? words.noNext : words.closed.replace('{reason}', () => last.closedBecause))
      : [on(last.nextOn), last.nextTime, text.nextActions[last.nextAction] ?? ''].filter((part) => part !== '').join(' ');
    const fact = (label: string, value: string): Markup => html`<dt>${label}</dt><dd>${value === '' ? '–' : value}</dd>`;
    return html`<section class="customer">
      <h2>${customer.code} ${customer.name}</h2>
      <dl class="about">
        ${fact(words.owed, sums.map(({ openMinor, currency }) => formatMoney(openMinor, currency)).join(' + '))}
        ${fact(words.overdue, sums.map(({ overdueMinor, currency }) => formatMoney(overdueMinor, currency)).join(' + '))}
        ${fact(words.salesperson, customer.salesperson)}${fact(words.collector, customer.collector)}
        ${fact(words.contacts, people.map(({ name, phone, mobile }) => [name, mobile === '' ? phone : mobile].filter((part) => part !== '').join(' ')).join(' · '))}
        ${fact(words.phone, customer.phone)}
        ${fact(words.rating, rating === undefined ? words.unrated : `${rating.box === null ? words.unrated : text.boxes[rating.box]} (${words.ability} ${rating.ability ?? '–'}, ${words.willingness} ${rating.willingness ?? '–'})`)}
        ${fact(words.next, next)}
      </dl>
      ${customer.note === '' ? null : html`<p>${words.note}: ${customer.note}</p>`}
      ${items.length === 0 ? null : html`<h3>${words.items}</h3>${table(
        [[words.number], [words.issuedOn], [words.dueOn], [words.daysLate, true], [words.open, true], [words.reason]],
        items.slice(0, MOST_ITEMS).map((item) => html`<tr>${cell(item.number)}${cell(on(item.issuedOn))}${cell(on(item.dueOn))}${cell(String(Math.max(0, daysBetween(item.dueOn, this.#asOf))), true)}${cell(formatMoney(item.openMinor, item.currency), true)}${cell(text.reasons[known.reasons.get(item.dueItemId) ?? ''] ?? '')}</tr>`),
      )}${more.length === 0 ? null : html`<p>${words.moreItems.replace('{count}', String(more.length)).replace('{amount}', totals(more, this.#asOf).map(({ openMinor, currency }) => formatMoney(openMinor, currency)).join(' + '))}</p>`}`}
      ${this.#part(words.promises, known.promises.get(customerId), [[words.madeOn], [words.promised], [words.amount, true], [words.kept, true]], (promise) => html`<tr>${cell(on(promise.madeOn))}${cell(on(promise.dueOn))}${cell(formatMoney(promise.amountMinor, promise.currency), true)}${cell(formatMinor(promise.keptMinor, promise.currency), true)}</tr>`)}
      ${this.#part(words.disputes, known.disputes.get(customerId), [[words.number], [words.reason], [words.openedOn], [words.owner], [words.targetOn], [words.amount, true]], (dispute) => html`<tr>${cell(dispute.number)}${cell(text.disputes[dispute.reason] ?? dispute.reason)}${cell(on(dispute.openedOn))}${cell(dispute.owner)}${cell(on(dispute.targetOn))}${cell(formatMoney(dispute.standingMinor, dispute.currency), true)}</tr>`)}
      ${this.#part(words.plans, known.plans.get(customerId), [[words.number], [words.dueOn], [words.amount, true]], (plan) => html`<tr>${cell(plan.number)}${cell(on(plan.nextDueOn))}${cell(formatMoney(plan.nextMinor, plan.currency), true)}</tr>`)}
      ${this.#part(words.cases, known.cases.get(customerId), [[words.number], [words.openedOn], [words.deadline]], (each) => html`<tr>${cell(each.number)}${cell(on(each.openedOn))}${cell(on(each.nextDeadlineOn))}</tr>`)}
      ${this.#part(words.log, known.log.get(customerId)?.slice(-MOST_CONTACTS).reverse(), [[words.day], [words.channel], [words.result], [words.said]], (contact) => html`<tr>${cell(on(contact.onDay))}${cell(text.channels[contact.channel] ?? '')}${cell(text.results[contact.result] ?? '')}${cell([contact.contactName, contact.note].filter((part) => part !== '').join(' · '))}</tr>`)}
    </section>`;
  } // prettier-ignore

  #part<Row>(heading: string, rows: readonly Row[] | undefined, heads: readonly (readonly [string, boolean?])[], row: (each: Row) => Markup): Markup | null {
    return rows === undefined || rows.length === 0 ? null : html`<h3>${heading}</h3>${table(heads, rows.map(row))}`;
  } // prettier-ignore
}
