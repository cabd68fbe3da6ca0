import { briefEn } from '../../../../resources/templates/brief.en.ts';
import { briefZh } from '../../../../resources/templates/brief.zh.ts';
import { briefStyle } from '../../../../resources/templates/briefStyle.ts';
import type { BriefText } from '../../../../resources/templates/briefText.ts';
import { pageRule, paperStyle } from '../../../../resources/templates/paper.ts';
import { reportStyle } from '../../../../resources/templates/reportStyle.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { bucketIndex, bucketLabel, bucketRanges } from '../../aging/rules/buckets.ts';
import { cockpitOf } from '../../collections/cockpit.ts';
import type { Cockpit, CockpitItem } from '../../collections/contract.ts';
import { likelyExcuses, reasonsGiven, scriptValues, situationOf, stageOf } from '../../collections/rules/callScript.ts';
import { noteWords } from '../../collections/rules/noteWords.ts';
import type { Customer } from '../../customers/contract.ts';
import type { PointInTime } from '../../ledger/store/asOf.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { page } from '../../letters/page.ts';
import { scriptsAt } from '../../playbook/store.ts';
import type { Script } from '../../playbook/contract.ts';
import { isReleased, standingSecurities } from '../../securities/register.ts';
import type { Security } from '../../securities/contract.ts';
import { isPractice, readSettings } from '../../settings/store.ts';
import { table } from '../creditFile/parts.ts';
import { wallClock } from '../../settings/moment.ts';
import { Pen } from '../pen.ts';

const texts: Readonly<Record<Language, BriefText>> = { zh: briefZh, en: briefEn };

export interface BriefData {
  readonly language: Language;
  readonly cockpit: Cockpit;
  readonly currency: CurrencyCode;
  readonly securities: readonly Security[];
  readonly opening: Script | null;
  readonly replies: readonly Script[];
  readonly bucketEnds: readonly number[];
  readonly companyName: string;
  readonly practice: boolean;
  readonly madeAt: Instant;
}

/** What there is to know of a debtor before a talk, in the currency most is overdue in (domain.md §0 row 123). */
export function briefData(
  db: ReadDb,
  point: PointInTime,
  customer: Customer,
  language: Language,
  now: Instant,
): BriefData {
  const cockpit = cockpitOf(db, point, customer);
  const settings = readSettings(db);
  const { company } = settings;
  const [first] = cockpit.money;
  const currency = (cockpit.money.find(({ overdueMinor }) => overdueMinor > 0) ?? first)?.currency ?? settings.baseCurrency;
  const stage = stageOf(situationOf(cockpit, currency));
  const items = cockpit.items.filter((item) => item.currency === currency && item.daysLate > 0);
  const contact = cockpit.contacts[0]?.name ?? '';
  const talk = { currency, items, contact, company: company.name, me: settings.actor, payBy: addDays(point.asOf, settings.letters.payWithinDays.l1) };
  const scripts = scriptsAt(db, language, scriptValues(cockpit, talk, language));
  const find = (kind: string, code: string): Script | null =>
    scripts.find((script) => script.kind === kind && script.code === code) ?? null;
  return {
    language,
    cockpit,
    currency,
    securities: standingSecurities(db, { ...point, customerId: customer.id }).filter((each) => !isReleased(each, point)),
    opening: find('stage', stage),
    replies: likelyExcuses(stage, reasonsGiven(cockpit), 2).flatMap((code) => find('excuse', code) ?? []),
    bucketEnds: settings.buckets.due,
    companyName: language === 'en' && company.nameEn !== '' ? company.nameEn : company.name,
    practice: isPractice(db),
    madeAt: now,
  };
} // prettier-ignore

export function briefTitle({ language, cockpit }: BriefData): string {
  return `${texts[language].title} ${cockpit.customer.name}`;
}

interface Desk {
  readonly pen: Pen;
  readonly text: BriefText;
  readonly data: BriefData;
}

/** One A4 page: who, what is owed and since when, what was said and promised, the strategy, and what to ask. */
export function briefHtml(data: BriefData): string {
  const { language, cockpit } = data;
  const text = texts[language];
  const { words } = text;
  const desk: Desk = { pen: new Pen(language, data.currency), text, data };
  const { pen } = desk;
  const { customer } = cockpit;
  const or = (value: string): string => (value === '' ? words.unknown : value);
  const body = html`<body class="sans">
    <main class="sheet">
      <header>
        <div class="top">
          <div>
            <h1>${customer.name}</h1>
            <p>
              ${text.title} · ${data.companyName}${data.practice && html` <span class="mark">${words.practice}</span>`}
            </p>
          </div>
          <div class="day"><span>${words.asOf}</span><b>${pen.day(cockpit.asOf)}</b></div>
        </div>
        <div class="meta">
          <span
            >${pen.sayFrom(text.lead, { name: customer.shortName || customer.name, code: or(customer.code), collector: or(customer.collector), salesperson: or(customer.salesperson) })}</span
          >
          <span>${words.made} ${wallClock(data.madeAt, language)}</span>
        </div>
      </header>
      ${figures(desk)} ${stop(desk)} ${strip(desk)} ${owed(desk)}
      <div class="two">
        <div>${history(desk)}</div>
        <div>${promises(desk)} ${agreed(desk)}</div>
      </div>
      ${strategy(desk)} ${ask(desk)}
    </main>
  </body>`;
  const mark = `${customer.code} · ${cockpit.asOf} · ${words.confidential}`;
  const style = `${paperStyle}${reportStyle}${briefStyle}${pageRule('12mm 14mm 14mm', mark, 'counter(page) " / " counter(pages)')}`;
  return page({ language, title: briefTitle(data), style, body });
}

function figures({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const { cockpit, currency } = data;
  const money = cockpit.money.find((row) => row.currency === currency);
  const rate = cockpit.keptRates.find((each) => each.currency === currency);
  const { lateness, lastContact, danger, status } = cockpit;
  const kpi = (label: string, value: Insert, note: Insert = '', bad = false): Markup =>
    html`<div class="kpi"><span>${label}</span><b class="${bad ? 'bad' : ''}">${value}</b><em>${note}</em></div>`;
  const usual =
    lateness.medianDaysLate === null || lateness.slowDaysLate === null
      ? words.unknown
      : lateness.slowDaysLate <= 0
        ? words.early
        : pen.sayFrom(words.days, { from: Math.max(0, lateness.medianDaysLate), to: lateness.slowDaysLate });
  return html`<div class="kpis brief">
    ${kpi(words.owed, pen.money(money?.owedMinor ?? 0), (money?.unappliedMinor ?? 0) === 0 ? '' : pen.sayFrom(words.unapplied, { amount: pen.money(Math.abs(money?.unappliedMinor ?? 0)) }))}
    ${kpi(words.overdue, pen.money(money?.overdueMinor ?? 0), (money?.disputedMinor ?? 0) === 0 ? '' : pen.sayFrom(words.disputed, { amount: pen.money(money?.disputedMinor ?? 0) }), (money?.overdueMinor ?? 0) > 0)}
    ${kpi(words.exposure, pen.money(money?.exposureMinor ?? 0), money?.hasLimit === true ? pen.sayFrom(words.limit, { amount: pen.money(money.limitMinor) }) : words.noLimit, money?.hasLimit === true && money.exposureMinor > money.limitMinor)}
    ${kpi(words.grade, cockpit.grade ?? words.unknown, status === null || status.status === 'open' ? '' : text.statuses[status.status], cockpit.grade === 'C' || cockpit.grade === 'D')}
    ${kpi(words.danger, text.dangers[danger.level], '', danger.level === 'red' || danger.level === 'orange')}
    ${kpi(words.usual, usual, pen.sayFrom(words.paidItems, { count: lateness.paidItems }))}
    ${kpi(words.kept, rate === undefined || rate.count === 0 ? words.unknown : rate.enough ? pen.basisPoints(rate.rateBp) : `${rate.keptCount} / ${rate.count}`, rate === undefined || rate.count === 0 ? '' : pen.sayFrom(words.keptOf, { count: rate.count }))}
    ${kpi(words.lastContact, lastContact === null ? words.never : pen.day(lastContact.onDay), cockpit.attemptsSinceReached > 0 ? pen.sayFrom(words.inVain, { count: cockpit.attemptsSinceReached }) : '')}
  </div>`;
} // prettier-ignore

/** Chinese print has its own colon, with no space behind it. */
function colon(pen: Pen): string {
  return pen.language === 'zh' ? '：' : ': ';
}

function stop({ pen, text, data }: Desk): Insert {
  const { cockpit } = data;
  const { limitation } = cockpit;
  if (cockpit.mayChase) return null;
  const why = cockpit.blocks.map(({ kind, untilOn, reason }) =>
    [text.blocks[kind], kind === 'legal' && !cockpit.cases.some(({ number }) => number === reason) ? '' : reason, untilOn === null ? '' : String(pen.sayFrom(text.words.until, { day: pen.day(untilOn) }).text)]
      .filter((part) => part !== '')
      .join(' · '),
  );
  return html`<div class="stop">${text.sections.blocked}${colon(pen)}${[...new Set(why)].join(pen.language === 'zh' ? '；' : '; ')}${
    limitation === null
      ? ''
      : html`<br />${pen.sayFrom(text.words.keepClaim, { number: limitation.number, day: pen.day(limitation.safeOn) })}`
  }</div>`;
} // prettier-ignore

function strip({ pen, text, data }: Desk): Markup {
  const items = data.cockpit.items.filter(({ currency }) => currency === data.currency);
  const sum = (index: number): number =>
    items.reduce((total, item) => total + (bucketIndex(item.daysLate, data.bucketEnds) === index ? item.openMinor : 0), 0);
  const cell = (label: string, minor: number): Markup => html`<div><span>${label}</span><b>${pen.amount(minor)}</b></div>`;
  return html`<section class="whole">
    <h2>${text.sections.aging}<span>${data.currency}</span></h2>
    <div class="strip">
      ${cell(text.words.notDue, sum(-1))}
      ${bucketRanges(data.bucketEnds).map((range, index) => cell(bucketLabel(range), sum(index)))}
    </div>
  </section>`;
} // prettier-ignore

/** With two lines of remarks each they leave room for all the rest on one page. */
const MOST_ITEMS = 7;

function owed({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const items = data.cockpit.items.filter(({ currency }) => currency === data.currency);
  const shown = items.slice(0, MOST_ITEMS);
  const rest = items.slice(MOST_ITEMS);
  const restMinor = rest.reduce((sum, { openMinor }) => sum + openMinor, 0);
  return html`<section>
    <h2>${text.sections.items}${rest.length > 0 && html`<span>${pen.sayFrom(words.more, { count: rest.length, amount: pen.money(restMinor) })}</span>`}</h2>
    ${items.length === 0
      ? html`<p class="quiet">${words.none}</p>`
      : table(
          [words.invoice, words.due, { right: words.late }, { right: words.open }, words.remarks],
          shown.map((item) => [
            html`<span class="nowrap">${item.number}</span>`,
            html`<span class="nowrap">${pen.day(item.dueOn)}</span>`,
            item.daysLate > 0 ? item.daysLate : '–',
            pen.amount(item.openMinor),
            remarks(pen, text, item),
          ]),
        )}
  </section>`;
} // prettier-ignore

function remarks(pen: Pen, text: BriefText, item: CockpitItem): string {
  const { words } = text;
  // Words, not markup: they become that once, when the line goes into its cell.
  const say = (template: string, values: Readonly<Record<string, string>>): string =>
    template.replace(/\{([A-Za-z0-9]+)\}/g, (gap, field: string) => values[field] ?? gap);
  const papers = item.evidenceMissing.map((kind) => text.papers[kind] ?? kind);
  const excuses: Readonly<Record<string, string>> = noteWords[pen.language].excuses;
  return [
    item.disputedMinor > 0 ? say(words.disputedPart, { amount: pen.amount(item.disputedMinor) }) : '',
    item.promisedOn === null
      ? ''
      : say(words.promisedFor, { day: pen.day(item.promisedOn), amount: pen.amount(item.promisedMinor) }),
    item.planNumber === null ? '' : say(words.plan, { number: item.planNumber }),
    item.caseNumber === null ? '' : say(words.legal, { number: item.caseNumber || '–' }),
    item.delay === null ? '' : (excuses[item.delay.code] ?? ''),
    item.safeOn !== null && item.safeInDays !== null && item.safeInDays <= 365
      ? say(words.limitation, { day: pen.day(item.safeOn) })
      : '',
    papers.length === 0 ? '' : say(words.missing, { papers: papers.join(pen.language === 'zh' ? '、' : ', ') }),
  ]
    .filter((part) => part !== '')
    .join(pen.language === 'zh' ? '；' : '; ');
}

function history({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const results = noteWords[pen.language].result;
  const contacts = data.cockpit.contacts.slice(0, 3);
  const recent = data.cockpit.recent.slice(0, 4);
  return html`<section>
    <h2>${words.contact}</h2>
    <ul class="plain">
      ${contacts.length === 0 && html`<li>${[data.cockpit.customer.contactName, data.cockpit.customer.phone].filter((part) => part !== '').join(' ') || words.none}</li>`}
      ${contacts.map((contact) => html`<li><b>${contact.name}</b> ${noteWords[pen.language].role[contact.role]} ${contact.mobile || contact.phone} ${contact.consent === 'refused' && html`<span class="bad">${words.consentRefused}</span>`}</li>`)}
    </ul>
    <h2>${text.sections.history}</h2>
    <ul class="plain">
      ${recent.length === 0 && html`<li>${words.never}</li>`}
      ${recent.map((action) => html`<li>${pen.day(action.onDay)} ${action.contactName}${colon(pen)}${results[action.result]}${action.reasonCode !== '' && ` · ${(noteWords[pen.language].excuses as Readonly<Record<string, string>>)[action.reasonCode] ?? action.reasonCode}`}</li>`)}
    </ul>
  </section>`;
} // prettier-ignore

function promises({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const shown = data.cockpit.promises.slice(0, 4);
  return html`<section>
    <h2>${text.sections.promises}</h2>
    <ul class="plain">
      ${shown.length === 0 && html`<li>${words.none}</li>`}
      ${shown.map((promise) => html`<li>${pen.sayFrom(words.promisedFor, { day: pen.day(promise.dueOn), amount: pen.money(promise.amountMinor, promise.currency) })}${colon(pen)}<span class="${promise.state === 'broken' ? 'bad' : ''}">${text.states[promise.state]}</span> ${promise.level > 1 && pen.sayFrom(words.level, { level: promise.level })}</li>`)}
    </ul>
  </section>`;
} // prettier-ignore

function agreed({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const { plans, cases } = data.cockpit;
  return html`<section>
    <h2>${text.sections.agreed} · ${text.sections.securities}</h2>
    <ul class="plain">
      ${plans.length + cases.length + data.securities.length === 0 && html`<li>${words.none}</li>`}
      ${plans.slice(0, 2).map((plan) => html`<li>${pen.sayFrom(words.plan, { number: plan.number })} ${plan.nextDueOn !== null && html`${pen.day(plan.nextDueOn)} ${pen.money(plan.nextMinor ?? 0, plan.currency)}`}</li>`)}
      ${cases.slice(0, 2).map((each) => html`<li>${pen.sayFrom(words.legal, { number: each.number || '–' })} ${pen.money(each.claimMinor, each.currency)}</li>`)}
      ${data.securities.slice(0, 3).map((security) => html`<li>${text.securities[security.kind] ?? security.kind} ${pen.sayFrom(words.cover, { amount: pen.money(security.coverMinor, security.currency ?? data.currency) })}</li>`)}
    </ul>
  </section>`;
} // prettier-ignore

function strategy({ pen, text, data }: Desk): Markup {
  const { cockpit } = data;
  const box = cockpit.rating?.box ?? null;
  const step = cockpit.steps.find(({ currency }) => currency === data.currency);
  return html`<section class="whole">
    <h2>${text.sections.strategy}</h2>
    <ul class="plain">
      <li>${box !== null && html`<b>${text.boxes[box]}</b> `}${text.strategies[box ?? 'unknown']}</li>
      ${step !== undefined && html`<li>${pen.sayFrom(text.words.stepDue, { code: step.stepCode, kind: text.steps[step.kind], day: pen.day(step.sinceOn) })}</li>`}
    </ul>
  </section>`;
} // prettier-ignore

/** Questions of the stage, then the test of what this customer says most; and room for the answers. */
function ask({ text, data }: Desk): Markup {
  const questions = [...(data.opening?.questions ?? []).slice(0, 3), ...data.replies.flatMap((script) => script.questions.slice(0, 1))];
  return html`<section class="whole">
    <h2>${text.sections.ask}</h2>
    <ul class="plain">
      ${data.opening !== null && html`<li><b>${data.opening.goal}</b></li>`}
      ${[...new Set(questions)].map((question) => html`<li>${question}</li>`)}
    </ul>
    <h2>${text.words.notes}</h2>
    <span class="lines"><i></i><i></i></span>
  </section>`;
} // prettier-ignore
