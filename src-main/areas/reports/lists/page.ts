import { listPageRule, listStyle } from '../../../../resources/templates/listStyle.ts';
import { paperStyle } from '../../../../resources/templates/paper.ts';
import { formatDay, type Language } from '../../../kernel/format.ts';
import { html, Markup } from '../../letters/markup.ts';
import { page } from '../../letters/page.ts';
import type { ListColumn, ListRow } from '../contract.ts';
import { listDefinitions } from '../rules/lists.ts';
import {
  columnLabel, companyOf, drawnColumns, drawnText, factLines, fittedWidth, labelColumn, proofText, rowLabel, titleOf,
  type ListSpeech,
} from '../rules/listText.ts'; // prettier-ignore
import type { ReadyList } from './build.ts';
import type { BuiltSection } from './sections.ts';
import { speechOf } from './speech.ts';

/** Beyond this no printer should be asked: some 400 pages. Files take any number. */
export const MOST_PRINTED = 10_000;

type Drawn = ListColumn & { readonly at: number };

/** The list as a page of its own: the rows, columns, order and sums of the screen. */
export function listPage(
  list: ReadyList,
  language: Language,
): { readonly html: string; readonly title: string; readonly landscape: boolean } {
  const speech = speechOf(language);
  const { facts, sections, reconciled } = list;
  const { words } = speech;
  const { landscape } = listDefinitions[facts.list];
  const name = titleOf(speech, facts);
  const title = [name, facts.customer?.code, facts.asOf, facts.currency].filter((part) => part !== null && part !== undefined).join(' '); // prettier-ignore
  const company = companyOf(speech, facts);
  const lines = factLines(speech, facts, list.columns);
  const practice = facts.practice ? words.facts.practice : undefined;
  const drawn = drawnColumns(list.columns);
  const body = html`<body class="sans">
    <main class="${landscape ? 'sheet wide' : 'sheet'}">
      <header>
        <div class="top">
          <div>
            <h1>${name}</h1>
            <p>${company}${practice !== undefined && html` <span class="mark">${practice}</span>`}</p>
          </div>
          <div class="day"><span>${words.facts.asOf ?? ''}</span><b>${formatDay(facts.asOf, language)}</b></div>
        </div>
        <div class="meta">${lines.slice(1).map(({ label, value }) => html`<span>${label} <b>${value}</b></span>`)}</div>
      </header>
      ${!reconciled && html`<div class="banner" role="alert">${words.proof.banner ?? ''}</div>`}
      ${sections.length === 0 && html`<p class="empty">${words.facts.empty ?? ''}</p>`}
      ${sections.map((section) => sectionHtml(speech, list, section, drawn, landscape))}
      ${facts.audit && html`<p class="audit">${words.facts.audit ?? ''} #${facts.audit.seq} ${facts.audit.hash}</p>`}
    </main>
  </body>`;
  const head = [practice, company, name, ...lines.map(({ label, value }) => `${label} ${value}`)]
    .filter((part) => part !== undefined)
    .join(' · ');
  const foot = facts.audit === null ? '' : `${words.facts.audit ?? ''} #${facts.audit.seq} ${facts.audit.hash}`;
  const style = `${paperStyle}${listStyle}${listPageRule(landscape, head, foot)}`;
  return { html: page({ language, title: `${company} ${title}`, style, body }), title, landscape };
}

/** Paper has no dragging and no tooltip: names get more of it, so that most rows keep to one line. */
function printedWidth(speech: ListSpeech, column: Drawn, sections: readonly BuiltSection[]): number {
  const width = fittedWidth(speech, column, sections);
  if (column.kind === 'text') return column.width >= 150 ? width * 1.5 : width;
  return column.kind === 'day' && speech.language === 'zh' ? width * 0.88 : width;
}

function sectionHtml(
  speech: ListSpeech,
  list: ReadyList,
  section: BuiltSection,
  drawn: readonly Drawn[],
  landscape: boolean,
): Markup {
  const { currency, rows, proof } = section;
  const widths = drawn.map((column) => printedWidth(speech, column, list.sections));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  // A figure of full width must fit its column: letters shrink with the room a column has.
  const points = Math.max(5, Math.min(7.8, ((landscape ? 277 : 190) / whole) * 40));
  const off = proof !== null && proof.differenceMinor !== 0;
  return html`<section>
    <table class="list" style="font-size:${points.toFixed(2)}pt">
      <colgroup>
        ${widths.map((width) => html`<col style="width:${((width / whole) * 100).toFixed(3)}%" />`)}
      </colgroup>
      <thead>
        <tr class="money"><th colspan="${drawn.length}">${currency}</th></tr>
        <tr>
          ${drawn.map((column) => html`<th scope="col" class="${column.align === 'right' ? 'n' : ''}">${columnLabel(speech, list.facts.list, column)}</th>`)}
        </tr>
      </thead>
      ${bodies(rows).map(({ tied, rows: part }) => html`<tbody class="${tied ? 'tied' : ''}">${part.map((row) => rowHtml(speech, list, row, drawn))}</tbody>`)}
    </table>
    ${proof !== null && html`<p class="${off ? 'proof off' : 'proof'}">${off ? '✗' : '✓'} ${proofText(speech, proof, currency)}</p>`}
  </section>`; // prettier-ignore
}

const closes = (row: ListRow | undefined): boolean =>
  row?.kind === 'subtotal' || row?.kind === 'total' || row?.kind === 'closing';

/**
 * Rows tied together so that no page begins with a sum or ends with the name of a customer: a name with the line after
 * it, a receipt with the first of what it paid, a sum with the line before it.
 */
function bodies(rows: readonly ListRow[]): { readonly tied: boolean; readonly rows: readonly ListRow[] }[] {
  const parts: { tied: boolean; rows: ListRow[] }[] = [];
  for (let index = 0; index < rows.length;) {
    let end = index + 1;
    if (rows[index]?.kind === 'group' || (rows[index]?.kind === 'line' && rows[end]?.kind === 'detail')) end += 1;
    while (closes(rows[end])) end += 1;
    const tied = end - index > 1;
    const last = parts.at(-1);
    if (!tied && last?.tied === false) last.rows.push(...rows.slice(index, end));
    else parts.push({ tied, rows: rows.slice(index, end) });
    index = end;
  }
  return parts;
}

function rowHtml(speech: ListSpeech, list: ReadyList, row: ListRow, drawn: readonly Drawn[]): Markup {
  const label = rowLabel(speech, list.columns, row);
  const cell = (column: Drawn): string => {
    const text = drawnText(speech, row, column);
    if (column.align === 'right') return `<td class="n">${text}</td>`;
    return column.kind === 'day' ? `<td class="nowrap">${text}</td>` : html`<td>${text}</td>`.text;
  };
  const cells: string[] = [];
  const at = label === null ? -1 : labelColumn(row, drawn);
  for (let index = 0; index < drawn.length; index += 1) {
    const column = drawn[index];
    if (column === undefined) continue;
    if (index !== at) {
      cells.push(cell(column));
      continue;
    }
    let end = index + 1;
    while (end < drawn.length && (row.cells[drawn[end]?.at ?? -1] ?? null) === null) end += 1;
    cells.push(html`<td colspan="${end - index}">${label}</td>`.text);
    index = end - 1;
  }
  return new Markup(`<tr class="${row.kind}">${cells.join('')}</tr>\n`);
}
