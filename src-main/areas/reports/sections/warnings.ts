import { formatShare } from '../../../kernel/format.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import type { Signal, SignalFigure } from '../../signals/contract.ts';
import type { ReportData } from '../gather.ts';
import type { Pen } from '../pen.ts';

/** The worst ones; the rest is counted. */
const MOST = 14;

export function warningsSection(pen: Pen, { signals }: ReportData): Markup {
  const { words } = pen.text;
  const open = signals.filter((signal) => signal.acknowledged === null);
  const acknowledged = signals.length - open.length;
  return html`<h2>${words.warnings}<span>${counts(pen, open)}</span></h2>
    ${open.length === 0 ? html`<p class="empty">${words.warningsEmpty}</p>` : table(pen, open.slice(0, MOST))}
    ${open.length > MOST && html`<p class="quiet">${pen.say(words.more, { count: open.length - MOST })}</p>`}
    ${acknowledged > 0 && html`<p class="quiet">${pen.say(words.acknowledged, { count: acknowledged })}</p>`}`;
}

function counts(pen: Pen, open: readonly Signal[]): Insert {
  return (['red', 'orange', 'yellow'] as const)
    .map((level) => `${pen.text.levels[level]} ${open.filter((signal) => signal.level === level).length}`)
    .join(' · ');
}

function table(pen: Pen, signals: readonly Signal[]): Markup {
  const { words } = pen.text;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.level}</th>
        <th scope="col">${words.customer}</th>
        <th scope="col">${words.rule}</th>
        <th scope="col" class="n">${words.amount}</th>
        <th scope="col">${words.figures}</th>
        <th scope="col">${words.since}</th>
      </tr>
    </thead>
    <tbody>
      ${signals.map(
        (signal) =>
          html`<tr>
            <td><span class="chip ${signal.level}">${pen.text.levels[signal.level]}</span></td>
            <th scope="row">${signal.customerName}</th>
            <td class="nowrap">${pen.text.rules[signal.rule].name}</td>
            <td class="n">${pen.money(signal.amountMinor, signal.currency)}</td>
            <td>${reason(pen, signal)}</td>
            <td class="nowrap">${pen.day(signal.sinceOn)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function reason(pen: Pen, signal: Signal): Markup {
  const values = {
    names: signal.names.join(', '),
    ...Object.fromEntries(signal.figures.map((figure) => [figure.name, shown(pen, signal, figure)])),
  };
  // Which figures a rule gives is known to the rule; a text that asks for another one throws here and in the tests.
  return pen.sayFrom(pen.text.rules[signal.rule].figures, values);
}

function shown(pen: Pen, signal: Signal, figure: SignalFigure): Markup | string {
  switch (figure.unit) {
    case 'money':
      return pen.money(figure.value, signal.currency);
    case 'days':
      return pen.days(figure.value);
    case 'tenthsOfDay':
      return pen.days(pen.tenths(figure.value));
    case 'basisPoints':
      return formatShare(figure.value, 10_000);
    case 'count':
      return String(figure.value);
  }
}
