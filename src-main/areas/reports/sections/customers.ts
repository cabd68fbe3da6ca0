import type { QuadrantPoint } from '../../aging/contract.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { letterTitle } from '../../letters/sheet.ts';
import type { ReportData } from '../gather.ts';
import type { Pen } from '../pen.ts';
import { nextStep } from '../rules/report.ts';

/** Overdue customers with what was done last and what comes next. */
export function customerTable(pen: Pen, data: ReportData, points: readonly QuadrantPoint[]): Markup {
  const { words } = pen.text;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.customer}</th>
        <th scope="col" class="n">${words.overdue}</th>
        <th scope="col" class="n">${words.share}</th>
        <th scope="col" class="n">${words.weighted}</th>
        <th scope="col" class="n">${words.oldest}</th>
        <th scope="col">${words.field}</th>
        <th scope="col">${words.lastLetter}</th>
        <th scope="col">${words.nextStep}</th>
      </tr>
    </thead>
    <tbody>
      ${points.map(
        (point) =>
          html`<tr>
            <th scope="row">${point.customerName}</th>
            <td class="n">${pen.amount(point.overdueMinor)}</td>
            <td class="n">${pen.share(point.overdueMinor, data.kpi.overdueMinor)}</td>
            <td class="n">${pen.daysOrNot(point.weightedDaysLateTenths)}</td>
            <td class="n">${pen.days(point.oldestDaysLate)}</td>
            <td class="nowrap">${point.quadrant}</td>
            <td>${lastLetter(pen, data, point)}</td>
            <td>${next(pen, data, point)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function topTenSection(pen: Pen, data: ReportData): Markup {
  const { words } = pen.text;
  const points = data.quadrant.points.slice(0, 10);
  return html`<h2>${words.topTen}</h2>
    ${points.length === 0 ? html`<p class="empty">${words.topTenEmpty}</p>` : customerTable(pen, data, points)}`;
}

function lastLetter(pen: Pen, { lastLetters }: ReportData, point: QuadrantPoint): Insert {
  const letter = lastLetters.get(point.customerId);
  if (!letter) return html`<span class="quiet">${pen.text.words.noLetter}</span>`;
  return html`L${letter.level} ${pen.day(letter.letterOn)}`;
}

function next(pen: Pen, data: ReportData, point: QuadrantPoint): Insert {
  const { nextStep: text } = pen.text;
  const step = nextStep(
    data.asOf,
    point.oldestDaysLate,
    data.lastLetters.get(point.customerId) ?? null,
    data.letterDays,
  );
  switch (step.kind) {
    case 'letter':
      return pen.say(text.letter, { title: letterTitle(step.level, pen.language) });
    case 'wait':
      return pen.say(text.wait, { number: step.number, payBy: pen.day(step.payBy) });
    case 'decide':
      return pen.say(text.decide, { title: letterTitle(3, pen.language) });
  }
}
