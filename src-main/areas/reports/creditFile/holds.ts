import { html, type Markup } from '../../letters/markup.ts';
import { section, table, type Desk } from './parts.ts';

/** When credit was watched, stopped and given again, and every order let go in spite of what a check found. */
export function holdsSection({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const { statuses, releases } = data;
  const said = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
  return section(
    text.sections.holds,
    '',
    statuses.length === 0 && releases.length === 0
      ? html`<p class="empty">${words.neverHeld}</p>`
      : html`${
          statuses.length > 0 &&
          table(
            [words.from, words.state, words.reason, words.approver, words.nextOn, words.note],
            statuses.map((row) => [
              pen.day(row.fromOn),
              html`<b>${text.statuses[row.status]}</b>`,
              text.statusReasons[row.reason],
              row.approver,
              row.reviewOn === null ? '' : pen.day(row.reviewOn),
              said(row.evidence, row.note),
            ]),
          )
        }
        ${
          releases.length > 0 &&
          html`<h3>${words.releases}</h3>
            ${table(
              [words.on, words.order, { right: words.amount }, words.found, words.approver, words.reason],
              releases.map((row) => [
                pen.day(row.asOf),
                row.orderNumber ?? '–',
                pen.money(row.amountMinor, row.currency),
                text.decisions[row.decision],
                said(row.approver, row.payment, row.actor),
                said(row.releaseReason, row.evidence),
              ]),
            )}`
        }`,
  );
}
