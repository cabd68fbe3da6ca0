import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { quadrantField } from '../charts/quadrantField.ts';
import type { ReportData } from '../gather.ts';
import type { Pen } from '../pen.ts';
import { customerTable } from './customers.ts';

const MOST_CRITICAL = 12;

export function quadrantSection(pen: Pen, data: ReportData): Markup {
  const { words } = pen.text;
  const { quadrant } = data;
  if (quadrant.points.length === 0)
    return html`<h2>${words.quadrant}</h2>
      <p class="empty">${words.quadrantEmpty}</p>`;
  const critical = quadrant.points.filter((point) => point.quadrant === 'I');
  return html`<div class="whole">
      <h2>${words.quadrant}<span>${words.quadrantNote}</span></h2>
      <figure class="whole">${quadrantField(pen, quadrant)}</figure>
    </div>
    ${totalsTable(pen, data)}
    <h2>${words.critical}<span>${pen.text.quadrants.I.action}</span></h2>
    ${critical.length === 0 ? html`<p class="empty">${words.criticalEmpty}</p>` : customerTable(pen, data, critical.slice(0, MOST_CRITICAL))}
    ${critical.length > MOST_CRITICAL && html`<p class="quiet">${pen.say(words.more, { count: critical.length - MOST_CRITICAL })}</p>`}`;
}

function totalsTable(pen: Pen, { quadrant, kpi }: ReportData): Insert {
  const { words, quadrants } = pen.text;
  return html`<table class="whole">
    <thead>
      <tr>
        <th scope="col">${words.field}</th>
        <th scope="col" class="n">${words.customers}</th>
        <th scope="col" class="n">${words.overdueSum}</th>
        <th scope="col" class="n">${words.share}</th>
        <th scope="col">${words.action}</th>
        <th scope="col">${words.firstTouch}</th>
      </tr>
    </thead>
    <tbody>
      ${quadrant.totals.map(
        (total) =>
          html`<tr>
            <th scope="row" class="nowrap">${total.quadrant} ${quadrants[total.quadrant].name}</th>
            <td class="n">${total.count}</td>
            <td class="n">${pen.amount(total.overdueMinor)}</td>
            <td class="n">${pen.share(total.overdueMinor, kpi.overdueMinor)}</td>
            <td>${quadrants[total.quadrant].action}</td>
            <td class="nowrap">${quadrants[total.quadrant].firstTouch}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
