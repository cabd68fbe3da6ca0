import { html, type Insert, type Markup } from '../../letters/markup.ts';
import type { ReportData } from '../gather.ts';
import { wallClock } from '../../settings/moment.ts';
import type { Pen } from '../pen.ts';
import { differenceMinor, isReconciled } from '../rules/report.ts';

export function head(pen: Pen, data: ReportData, number: string | null): Markup {
  const { words } = pen.text;
  const { company } = data.settings;
  const name = pen.language === 'en' && company.nameEn !== '' ? company.nameEn : company.name;
  const fact = (label: string, value: Insert): Markup => html`<span>${label} <b>${value}</b></span>`;
  return html`<header>
      <div class="top">
        <div>
          <h1>${pen.text.title}</h1>
          <p>${name}${data.practice && html` <span class="mark">${words.practice}</span>`}</p>
        </div>
        <div class="day"><span>${words.asOf}</span><b>${pen.day(data.asOf)}</b></div>
      </div>
      <div class="meta">
        ${fact(words.number, number ?? html`<span class="mark">${words.draft}</span>`)}${fact(words.currency, data.currency)}
        ${fact(words.knownAt, wallClock(data.knownAt, pen.language))}
        ${fact(words.generatedAt, wallClock(data.generatedAt, pen.language))}
        ${data.audit && fact(words.auditAnchor, `#${data.audit.seq} ${data.audit.hash.slice(0, 12)}`)}
      </div>
    </header>
    ${banner(pen, data)}`;
}

/** A report that does not add up says so before anything else. */
function banner(pen: Pen, data: ReportData): Insert {
  if (isReconciled(data.aging)) return null;
  const off = data.aging
    .filter((aging) => !isReconciled([aging]))
    .map((aging) => pen.money(differenceMinor(aging) || aging.totalMinor - aging.ledgerMinor, aging.currency));
  return html`<div class="banner" role="alert">
    ${pen.say(pen.text.banner, { differences: off.join(pen.language === 'zh' ? '、' : ', ') })}
  </div>`;
}
