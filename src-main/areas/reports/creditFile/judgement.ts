import { html, type Insert, type Markup } from '../../letters/markup.ts';
import type { Pen } from '../pen.ts';
import type { CreditFileData } from './gather.ts';
import { listed, points, section, table, type Desk } from './parts.ts';

/** Points factor by factor; with the market's shift they add up to the printed score. */
export function scoreSection({ pen, text, data }: Desk): Insert {
  const { words } = text;
  const { score: scored, stored } = data.score;
  if (scored === null || stored === null) return null;
  const { score, card, inputs } = scored;
  const stops = stored.hardStops.map((stop) => text.hardStops[stop as keyof typeof text.hardStops] ?? stop);
  return section(
    text.sections.score,
    `${words.version} ${card.name} v${card.version} · ${pen.day(scored.asOf)}`,
    html`${stops.length > 0 && html`<p class="stop">${words.hardStop}: ${listed(pen, stops)}</p>`}
      ${table(
        [
          words.factor,
          { right: words.points },
          { right: words.of },
          words.factor,
          { right: words.points },
          { right: words.of },
        ],
        pairs(
          score.factors.map((factor): Insert[] => [
            text.factors[factor.factor],
            factor.availableMilli === 0 ? '–' : points(factor.pointsMilli),
            String(factor.maxMilli / 1000),
          ]),
        ),
      )}
      <p>
        ${inputs.market.factorBp !== 10_000 && html`${words.market} ${pen.basisPoints(inputs.market.factorBp)} (${points(score.marketMilli)}) · `}
        <b>${words.sum} ${points(score.scoreMilli)} / 100</b> · ${text.head.confidence}
        ${pen.basisPoints(score.confidenceBp)} · ${words.byGrade} ${score.gradeByPoints}
        ${score.capped && html` · ${pen.sayFrom(words.capped, { share: '50%' })}`}
        ${data.score.override !== null && html` · ${pen.sayFrom(words.overridden, { day: pen.day(data.score.override.untilOn) })}: ${data.score.override.grade}, ${data.score.override.reason}`}
      </p>`,
  );
}

/** Two short rows beside each other, so that twelve factors take six lines. */
function pairs(rows: readonly (readonly Insert[])[]): Insert[][] {
  const half = Math.ceil(rows.length / 2);
  return rows.slice(0, half).map((row, index) => [...row, ...(rows[half + index] ?? ['', '', ''])]);
}

const tones = ['#1f6f6b', '#5f9c93', '#9cc3bb', '#c8a24a', '#b5673c', '#8b7aa8', '#7f8b92'] as const;

/** The numbers of a method in the order they were used: `120,000.00 × 2.00 × 0.80 = 192,000.00`. */
function arithmetic(pen: Pen, steps: CreditFileData['advice']['methods'][number]['steps']): string {
  const shown = steps.map(({ op, unit, value }) => {
    const number =
      unit === 'money'
        ? pen.exact(value)
        : unit === 'bp'
          ? pen.basisPoints(value)
          : unit === 'thousandths'
            ? (value / 1000).toFixed(2)
            : String(value);
    return `${op === '' ? '' : `${op} `}${number}`;
  });
  return shown.join(' ');
}

/** Exposure as its formula, every method with what it gives, and the limits so far. */
export function limitsSection({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const { exposure, advice, limits } = data;
  const counted = exposure.parts.filter((part) => part.counted);
  const positive = counted.filter((part) => part.amountMinor > 0);
  const whole = positive.reduce((sum, part) => sum + part.amountMinor, 0);
  const formula = counted
    .filter((part) => part.amountMinor !== 0)
    .map(
      (part, index) =>
        `${part.amountMinor < 0 ? ' − ' : index === 0 ? '' : ' + '}${text.exposureParts[part.part]} ${pen.exact(Math.abs(part.amountMinor))}`,
    )
    .join('');
  const left = exposure.parts.filter((part) => !part.counted && part.amountMinor !== 0);
  const { recommendation } = advice;
  const all = [...advice.methods, ...advice.caps];
  const worked = all.filter((method) => method.amountMinor !== null);
  const unknown = all.filter((method) => method.amountMinor === null);
  return section(
    text.sections.limits,
    '',
    html`${
        whole > 0 &&
        html`<div class="bar" aria-hidden="true">
          ${positive.map((part, index) => html`<i style="width:${((part.amountMinor / whole) * 100).toFixed(2)}%;background:${tones[index % tones.length] ?? tones[0]}"></i>`)}
        </div>`
      }
      <p>${words.formula} = ${formula === '' ? '0.00' : formula} = <b>${pen.money(exposure.exposureMinor)}</b></p>
      ${
        left.length > 0 &&
        html`<p class="num">
          ${words.notCounted}:
          ${listed(
            pen,
            left.map((part) => `${text.exposureParts[part.part]} ${pen.exact(part.amountMinor)}`),
          )}
        </p>`
      }
      ${exposure.temporaryMinor > 0 && html`<p class="num">${pen.sayFrom(words.temporary, { amount: pen.money(exposure.temporaryMinor) })}</p>`}
      <table class="methods">
        <thead>
          <tr>
            <th scope="col">${words.method}</th>
            <th scope="col" class="n">${words.amount}</th>
            <th scope="col">${words.note}</th>
          </tr>
        </thead>
        <tbody>
          ${worked.map(
            (method) =>
              html`<tr class="${method.name === recommendation.boundBy ? 'marked' : ''}">
                <td>${text.methods[method.name]}</td>
                <td class="n">${pen.exact(method.amountMinor ?? 0)}</td>
                <td>
                  ${arithmetic(pen, method.steps)}
                  ${method.name === recommendation.boundBy && html` <b>← ${words.boundBy}</b>`}
                </td>
              </tr>`,
          )}
          <tr class="sum">
            <td>${words.recommended}</td>
            <td class="n">
              ${recommendation.amountMinor === null ? words.notAvailable : pen.exact(recommendation.amountMinor)}
            </td>
            <td>
              ${recommendation.boundBy === null ? '' : `${words.boundBy} ${text.methods[recommendation.boundBy]}`}
            </td>
          </tr>
        </tbody>
      </table>
      ${
        unknown.length > 0 &&
        html`<p class="num">
          ${words.missingData}:
          ${listed(
            pen,
            unknown.map((method) => text.methods[method.name]),
          )}
        </p>`
      }
      ${
        limits.length > 0 &&
        html`<h3>${words.history}</h3>
          ${table(
            [words.from, words.until, { right: words.amount }, words.reason],
            limits
              .slice(0, 6)
              .map((limit) => [
                pen.day(limit.fromOn),
                limit.untilOn === null ? '' : pen.day(limit.untilOn),
                pen.exact(limit.amountMinor),
                [limit.kind === 'trial' ? words.trial : '', limit.reason, limit.approver]
                  .filter((part) => part !== '')
                  .join(' · '),
              ]),
          )}`
      }`,
  );
}
