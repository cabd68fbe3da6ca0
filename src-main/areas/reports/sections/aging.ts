import { riskColours } from '../../../../resources/templates/reportStyle.ts';
import type { AgingCurrency } from '../../aging/contract.ts';
import { bucketLabel, bucketRiskLevel } from '../../aging/rules/buckets.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { agingColumns } from '../charts/agingColumns.ts';
import type { ReportData } from '../gather.ts';
import type { Pen } from '../pen.ts';
import { differenceMinor } from '../rules/report.ts';

/** The aging of the currency looked at with its chart, then the other currencies side by side. */
export function agingSection(pen: Pen, { aging }: ReportData): Markup {
  const { words } = pen.text;
  const [main, ...others] = aging;
  if (!main) throw new Error('the aging always has the currency that was asked for');
  return html`<h2>${words.aging}<span>${pen.say(words.agingNote, { currency: main.currency })}</span></h2>
    <div class="pair whole">
      <div>${mainTable(pen, main)} ${proof(pen, [main])}</div>
      <figure>${agingColumns(pen, main)}</figure>
    </div>
    ${others.length > 0 && otherCurrencies(pen, main, others)}`;
}

interface Row {
  readonly label: Insert;
  readonly className: string;
  readonly amount: (aging: AgingCurrency) => number;
  readonly count: ((aging: AgingCurrency) => number) | null;
  readonly share: boolean;
}

function rowsOf(pen: Pen, sample: AgingCurrency): Row[] {
  const { words } = pen.text;
  const swatch = (level: number): Markup =>
    html`<span class="swatch" style="background:${riskColours[level] ?? riskColours[5]}"></span>`;
  const plain = (label: string, className: string, amount: Row['amount'], share = true): Row => ({
    label,
    className,
    amount,
    count: null,
    share,
  });
  return [
    { label: html`${swatch(0)}${words.notDue}`, className: '', amount: (aging) => aging.notDueMinor, count: null, share: true },
    ...sample.buckets.map((bucket, index) => ({
      label: html`${swatch(bucketRiskLevel(bucket, 'due'))}${pen.say(words.daysLate, { label: bucketLabel(bucket) })}`,
      className: '',
      amount: (aging: AgingCurrency) => aging.buckets[index]?.amountMinor ?? 0,
      count: (aging: AgingCurrency) => aging.buckets[index]?.count ?? 0,
      share: true,
    })),
    plain(words.unapplied, '', (aging) => aging.unappliedMinor),
    plain(words.total, 'sum', (aging) => aging.totalMinor),
    plain(words.ledger, 'proof', (aging) => aging.ledgerMinor, false),
    plain(words.difference, 'proof', differenceMinor, false),
  ]; // prettier-ignore
}

function mainTable(pen: Pen, aging: AgingCurrency): Markup {
  const { words } = pen.text;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.bucket}</th>
        <th scope="col" class="n">${words.amount}</th>
        <th scope="col" class="n">${words.share}</th>
        <th scope="col" class="n">${words.count}</th>
      </tr>
    </thead>
    <tbody>
      ${rowsOf(pen, aging).map(
        (row) =>
          html`<tr class="${rowClass(row, [aging])}">
            <th scope="row">${row.label}</th>
            <td class="n">${figure(pen, row, aging)}</td>
            <td class="n">${row.share && pen.share(row.amount(aging), aging.totalMinor)}</td>
            <td class="n">${row.count?.(aging) || null}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Never more columns than the page is wide. */
const COLUMNS = 5;

/** All currencies have the same buckets, so the rows are those of the main one. */
function otherCurrencies(pen: Pen, main: AgingCurrency, agings: readonly AgingCurrency[]): Insert {
  const { words } = pen.text;
  const groups: AgingCurrency[][] = [];
  for (let start = 0; start < agings.length; start += COLUMNS) groups.push(agings.slice(start, start + COLUMNS));
  return html`<h3>${words.otherCurrencies}</h3>
    ${groups.map(
      (group) =>
        html`<table class="whole" style="width:${40 + group.length * 32}mm">
            <thead>
              <tr>
                <th scope="col">${words.bucket}</th>
                ${group.map((aging) => html`<th scope="col" class="n">${aging.currency}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rowsOf(pen, main).map(
                (row) =>
                  html`<tr class="${rowClass(row, group)}">
                    <th scope="row">${row.label}</th>
                    ${group.map((aging) => html`<td class="n">${figure(pen, row, aging)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
          ${proof(pen, group)}`,
    )}`;
}

function figure(pen: Pen, row: Row, aging: AgingCurrency): string {
  const amountMinor = row.amount(aging);
  return row.className === '' ? pen.amount(amountMinor, aging.currency) : pen.exact(amountMinor, aging.currency);
}

function rowClass(row: Row, agings: readonly AgingCurrency[]): string {
  const off = row.amount === differenceMinor && agings.some((aging) => differenceMinor(aging) !== 0);
  return off ? 'proof off' : row.className;
}

function proof(pen: Pen, agings: readonly AgingCurrency[]): Insert {
  const balanced = agings.every((aging) => differenceMinor(aging) === 0 && aging.totalMinor === aging.ledgerMinor);
  return balanced && html`<p class="proofline">✓ ${pen.text.words.balanced}</p>`;
}
