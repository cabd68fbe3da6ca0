import { formatDay, formatMinor } from '../../kernel/format.ts';
import { html, type Insert, type Markup } from './markup.ts';
import type { Merger } from './merge.ts';
import { claimedLines, disputedLines } from './rules/claim.ts';
import { colon, moneyInWords, unitName, type LetterSheet, type MergeValues, type Texts } from './sheet.ts';

/** The claimed items. Columns for disputed and claimed parts appear once any item has a disputed part. */
export function itemTable(sheet: LetterSheet, text: Texts): Markup {
  const { figures, language } = sheet;
  const { words } = text;
  const lines = claimedLines(figures.lines);
  const split = lines.some((line) => line.disputedMinor > 0);
  const amount = (amountMinor: number): Markup =>
    html`<td class="n">${amountMinor === 0 ? '–' : formatMinor(amountMinor, figures.currency)}</td>`;
  const total = (pick: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((sum, line) => sum + pick(line), 0);
  return html`<h2>
      ${sheet.level === 0 ? words.comingHeading : words.itemsHeading}<span
        >${words.unit}${colon(sheet)}${unitName(figures.currency, language)}</span
      >
    </h2>
    <table class="${split ? 'items split' : 'items'}">
      <thead>
        <tr>
          <th scope="col">${words.index}</th>
          <th scope="col">${words.invoice}</th>
          <th scope="col">${words.issuedOn}</th>
          <th scope="col">${words.dueOn}</th>
          <th scope="col" class="n">${sheet.level === 0 ? words.daysLeft : words.daysLate}</th>
          <th scope="col" class="n">${words.original}</th>
          <th scope="col" class="n">${words.open}</th>
          ${
            split &&
            html`<th scope="col" class="n">${words.disputed}</th>
              <th scope="col" class="n">${words.claimed}</th>`
          }
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line, index) =>
            html`<tr>
              <td>${index + 1}</td>
              <th scope="row" class="${numberClass(line.number)}">${line.number}</th>
              <td class="nowrap">${formatDay(line.issuedOn, language)}</td>
              <td class="nowrap">${formatDay(line.dueOn, language)}</td>
              <td class="n">${Math.abs(line.daysLate)}</td>
              ${amount(line.amountMinor)}${amount(line.openMinor)}${
                split && html`${amount(line.disputedMinor)}${amount(line.claimedMinor)}`
              }
            </tr> `,
        )}
        <tr class="sum">
          <th scope="row" colspan="5">${words.total}</th>
          ${amount(total((line) => line.amountMinor))}${amount(total((line) => line.openMinor))}${
            split && html`${amount(total((line) => line.disputedMinor))}${amount(total((line) => line.claimedMinor))}`
          }
        </tr>
      </tbody>
    </table>`;
}

/** Up to a 20-digit invoice number stays on one line; longer ones may break anywhere. */
function numberClass(number: string): string {
  return number.length <= 20 ? 'cell nowrap' : 'cell';
}

export function totals(sheet: LetterSheet, text: Texts, merger: Merger, values: MergeValues): Markup {
  const { figures, language } = sheet;
  const money = (amountMinor: number): string => moneyInWords(amountMinor, figures.currency, language);
  const capitals = language === 'zh' && figures.currency === 'CNY';
  return html`<table class="totals">
    <tbody>
      ${
        figures.deductedMinor > 0 &&
        html`<tr>
            <th scope="row">${text.totals.claimed}</th>
            <td>${money(figures.claimedMinor)}</td>
          </tr>
          <tr>
            <th scope="row">${text.totals.deducted}</th>
            <td>-${money(figures.deductedMinor)}</td>
          </tr>`
      }
      <tr class="asked">
        <th scope="row">${sheet.level === 0 ? text.totals.fallingDue : text.totals.requested}</th>
        <td>${money(figures.requestedMinor)}</td>
      </tr>
      ${
        capitals &&
        html`<tr>
          <td class="caps" colspan="2">${merger.fill(text.totals.capitals, values)}</td>
        </tr>`
      }
    </tbody>
  </table>`;
}

export function disputedTable(sheet: LetterSheet, text: Texts): Insert {
  const { figures, language } = sheet;
  const { words } = text;
  const lines = disputedLines(figures.lines);
  if (lines.length === 0) return null;
  return html`<h2>
      ${words.disputedHeading}<span>${words.unit}${colon(sheet)}${unitName(figures.currency, language)}</span>
    </h2>
    <table class="items">
      <thead>
        <tr>
          <th scope="col">${words.invoice}</th>
          <th scope="col">${words.issuedOn}</th>
          <th scope="col">${words.dueOn}</th>
          <th scope="col" class="n">${words.open}</th>
          <th scope="col" class="n">${words.disputed}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row" class="${numberClass(line.number)}">${line.number}</th>
              <td class="nowrap">${formatDay(line.issuedOn, language)}</td>
              <td class="nowrap">${formatDay(line.dueOn, language)}</td>
              <td class="n">${formatMinor(line.openMinor, figures.currency)}</td>
              <td class="n">${formatMinor(line.disputedMinor, figures.currency)}</td>
            </tr> `,
        )}
        <tr class="sum">
          <th scope="row" colspan="4">${words.total}</th>
          <td class="n">${formatMinor(figures.disputedMinor, figures.currency)}</td>
        </tr>
      </tbody>
    </table>`;
}
