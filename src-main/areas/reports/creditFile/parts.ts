import type { CreditFileText } from '../../../../resources/templates/creditFileText.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import type { Pen } from '../pen.ts';
import type { CreditFileData } from './gather.ts';

/** What every section writes with. */
export interface Desk {
  readonly pen: Pen;
  readonly text: CreditFileText;
  readonly data: CreditFileData;
}

export function section(title: string, note: Insert, content: Insert): Markup {
  return html`<section>
    <h2>${title}${note !== null && note !== '' && html`<span>${note}</span>`}</h2>
    ${content}
  </section>`;
}

export function table(
  heads: readonly (string | { readonly right: string })[],
  rows: readonly (readonly Insert[])[],
): Markup {
  const right = heads.map((head) => typeof head !== 'string');
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => (typeof head === 'string' ? html`<th scope="col">${head}</th>` : html`<th scope="col" class="n">${head.right}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, index) => (right[index] === true ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Points × 1000 as they are added up, to the hundredth that factors are rounded to: 87500 is `87.50`. */
export function points(milli: number): string {
  return (Math.round(milli / 10) / 100).toFixed(2);
}

/** Names in a row, as the language sets them apart. */
export function listed(pen: Pen, names: readonly string[]): string {
  return names.join(pen.language === 'zh' ? '、' : ', ');
}
