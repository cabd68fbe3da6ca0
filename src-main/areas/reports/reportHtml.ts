import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import { reportStyle } from '../../../resources/templates/reportStyle.ts';
import { html } from '../letters/markup.ts';
import { page } from '../letters/page.ts';
import type { ReportData } from './gather.ts';
import { Pen } from './pen.ts';
import { agingSection } from './sections/aging.ts';
import { topTenSection } from './sections/customers.ts';
import { definitionsSection } from './sections/definitions.ts';
import { head } from './sections/head.ts';
import { keyFigures, summary } from './sections/keyFigures.ts';
import { quadrantSection } from './sections/quadrant.ts';
import { warningsSection } from './sections/warnings.ts';

/** The management report as a page of its own. `number` null prints a draft. */
export function reportHtml(data: ReportData, number: string | null): string {
  const pen = new Pen(data.language, data.currency);
  const { words, title } = pen.text;
  const body = html`<body class="sans">
    ${number === null && html`<div class="watermark" aria-hidden="true">${words.draft}</div>`}
    <main class="sheet">
      ${head(pen, data, number)} ${summary(pen, data)} ${keyFigures(pen, data)} ${agingSection(pen, data)}
      ${quadrantSection(pen, data)} ${topTenSection(pen, data)} ${warningsSection(pen, data)}
      ${definitionsSection(pen, data)}
    </main>
  </body>`;
  const anchor = data.audit ? ` · #${data.audit.seq} ${data.audit.hash.slice(0, 16)}` : '';
  const mark = `${number ?? words.draft} · ${data.asOf}${anchor}`;
  const style = `${paperStyle}${reportStyle}${pageRule('13mm 14mm 16mm', mark, 'counter(page) " / " counter(pages)')}`;
  return page({ language: data.language, title: `${title} ${data.asOf} ${number ?? words.draft}`, style, body });
}
