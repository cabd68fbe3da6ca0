import { creditFileEn } from '../../../../resources/templates/creditFile.en.ts';
import { creditFileZh } from '../../../../resources/templates/creditFile.zh.ts';
import type { CreditFileText } from '../../../../resources/templates/creditFileText.ts';
import { creditFileStyle } from '../../../../resources/templates/creditFileStyle.ts';
import { pageRule, paperStyle } from '../../../../resources/templates/paper.ts';
import { policyStyle } from '../../../../resources/templates/policyStyle.ts';
import { reportStyle } from '../../../../resources/templates/reportStyle.ts';
import type { Language } from '../../../kernel/format.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { page } from '../../letters/page.ts';
import { wallClock } from '../../settings/moment.ts';
import { Pen } from '../pen.ts';
import type { CreditFileData } from './gather.ts';
import { points, type Desk } from './parts.ts';
import { limitsSection, scoreSection } from './judgement.ts';
import { contractsSection, financialsSection, recordsSection, signalsSection, tradeSection } from './evidence.ts';
import { holdsSection } from './holds.ts';
import { businessSection, contactsSection, identitySection } from './identity.ts';

const texts: Readonly<Record<Language, CreditFileText>> = { zh: creditFileZh, en: creditFileEn };

export function creditFileTitle({ language, customer }: CreditFileData): string {
  return `${texts[language].title} ${customer.name}`;
}

/** The credit file as it is put before a manager: who they are, what is known, what it is worth, and the decision to sign. */
export function creditFileHtml(data: CreditFileData, number: string | null): string {
  const { language, customer, asOf } = data;
  const text = texts[language];
  const { words } = text;
  const desk: Desk = { pen: new Pen(language, data.currency), text, data };
  const body = html`<body class="sans">
    ${number === null && html`<div class="watermark" aria-hidden="true">${words.draft}</div>`}
    <main class="sheet">
      ${head(desk, number)} ${keyFigures(desk)} ${identitySection(desk)} ${contactsSection(desk)}
      ${businessSection(desk)} ${tradeSection(desk)} ${signalsSection(desk)} ${recordsSection(desk)}
      ${financialsSection(desk)} ${scoreSection(desk)} ${limitsSection(desk)} ${holdsSection(desk)}
      ${contractsSection(desk)} ${decision(desk)}
    </main>
  </body>`;
  const mark = `${number ?? words.draft} · ${customer.code} · ${asOf} · ${words.confidential}`;
  const style = `${paperStyle}${reportStyle}${policyStyle}${creditFileStyle}${pageRule('13mm 14mm 16mm', mark, 'counter(page) " / " counter(pages)')}`;
  return page({ language, title: `${creditFileTitle(data)} ${number ?? words.draft}`, style, body });
}

function head({ pen, text, data }: Desk, number: string | null): Markup {
  const { words } = text;
  const { company } = data.settings;
  const companyName = pen.language === 'en' && company.nameEn !== '' ? company.nameEn : company.name;
  const fact = (label: string, value: Insert): Markup => html`<span>${label} <b>${value}</b></span>`;
  return html`<header>
    <div class="top">
      <div>
        <h1>${data.customer.name}</h1>
        <p>
          ${text.title} · ${text.classes[data.advice.class]} ·
          ${companyName}${data.practice && html` <span class="mark">${words.practice}</span>`}
        </p>
      </div>
      <div class="day"><span>${words.asOf}</span><b>${pen.day(data.asOf)}</b></div>
    </div>
    <div class="meta">
      ${fact(words.number, number ?? html`<span class="mark">${words.draft}</span>`)}
      ${fact(words.currency, data.currency)} ${fact(words.knownAt, wallClock(data.knownAt, pen.language))}
      ${fact(words.generatedAt, wallClock(data.generatedAt, pen.language))}
      ${data.audit && fact(words.anchor, `#${data.audit.seq} ${data.audit.hash.slice(0, 12)}`)}
    </div>
  </header>`;
}

function keyFigures({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const { score, exposure, advice, completeness, danger, status } = data;
  const kpi = (label: string, value: Insert, note: Insert = '', bad = false): Markup =>
    html`<div class="kpi"><span>${label}</span><b class="${bad ? 'bad' : ''}">${value}</b><em>${note}</em></div>`;
  const grade = score.inForce;
  const level = danger?.level ?? 'none';
  return html`<div class="kpis credit">
    ${kpi(
      text.head.grade,
      grade?.grade ?? words.notAvailable,
      grade?.overriddenUntilOn
        ? `${words.byGrade} ${grade.scoredGrade} · ${pen.sayFrom(words.overridden, { day: pen.day(grade.overriddenUntilOn) }).text}`
        : '',
      grade?.grade === 'C' || grade?.grade === 'D',
    )}
    ${kpi(text.head.score, grade === null ? words.notAvailable : points(grade.scoreMilli), grade === null ? '' : pen.day(grade.scoredOn))}
    ${kpi(text.head.confidence, grade === null ? words.notAvailable : pen.basisPoints(grade.confidenceBp))}
    ${kpi(text.head.danger, text.dangers[level], danger === null ? '' : `${words.weight} ${danger.weight}`, level === 'red' || level === 'orange')}
    ${kpi(text.head.limit, exposure.hasLimit ? pen.money(exposure.limitMinor) : words.noLimit, exposure.limitUntilOn === null ? '' : pen.sayFrom(words.endsOn, { day: pen.day(exposure.limitUntilOn) }))}
    ${kpi(text.head.exposure, pen.money(exposure.exposureMinor), exposure.limitMinor > 0 ? pen.share(exposure.exposureMinor, exposure.limitMinor) : '')}
    ${kpi(text.head.available, pen.money(exposure.availableMinor), '', exposure.availableMinor < 0)}
    ${kpi(text.head.status, text.statuses[status], '', status === 'hold')}
    ${kpi(text.head.review, advice.nextOn === null ? words.never : pen.day(advice.nextOn), advice.nextOn !== null && advice.nextOn < data.asOf ? words.overdueReview : '', advice.nextOn !== null && advice.nextOn < data.asOf)}
    ${kpi(text.head.complete, pen.sayFrom(words.percentComplete, { points: completeness.points }))}
  </div>`;
}

function decision({ text, data, pen }: Desk): Markup {
  const { words } = text;
  const { recommendation } = data.advice;
  const line = (label: string, value: Insert = ''): Markup =>
    html`<dt>${label}</dt>
      <dd class="rule">${value}</dd>`;
  const sign = (label: string): Markup => html`<div><b>${label}</b>${words.signature} / ${words.date}</div>`;
  return html`<section class="whole">
    <h2>${text.sections.decision}</h2>
    <dl class="lines">
      ${line(words.recommended, recommendation.amountMinor === null ? words.notAvailable : pen.money(recommendation.amountMinor))}
      ${line(words.decisionLimit)} ${line(words.decisionTerms)} ${line(words.decisionNote)}
    </dl>
    <div class="signs three">${sign(words.prepared)}${sign(words.reviewed)}${sign(words.approved)}</div>
  </section>`;
}
