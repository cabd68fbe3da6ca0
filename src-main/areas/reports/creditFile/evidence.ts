import { addMonths } from '../../../kernel/day.ts';
import { bucketLabel } from '../../aging/rules/buckets.ts';
import { altmanOf, altmanModels } from '../../creditfile/rules/altman.ts';
import { ratiosOf, type Ratio } from '../../creditfile/rules/ratios.ts';
import { workingAssetsOf } from '../../creditfile/rules/workingAssets.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { listed, section, table, type Desk } from './parts.ts';

/** What is owed today, age by age, and how this customer has paid. */
export function tradeSection({ pen, text, data }: Desk): Markup {
  const { words } = text;
  const { lateness, trade } = data;
  const usual =
    lateness.medianDaysLate === null || lateness.slowDaysLate === null
      ? words.notAvailable
      : lateness.slowDaysLate <= 0
        ? pen.sayFrom(words.usualEarly, { count: lateness.paidItems })
        : pen.sayFrom(words.usualOf, {
            median: Math.max(0, lateness.medianDaysLate),
            slow: lateness.slowDaysLate,
            count: lateness.paidItems,
          });
  const buckets = data.aging[0]?.buckets ?? [];
  return section(
    text.sections.trade,
    '',
    html`${
        data.aging.length > 0 &&
        table(
          [
            words.currency,
            { right: words.notDue },
            ...buckets.map((bucket) => ({ right: bucketLabel(bucket) })),
            { right: words.unapplied },
            { right: words.total },
          ],
          data.aging.map((row) => [
            row.currency,
            pen.amount(row.notDueMinor, row.currency),
            ...row.buckets.map((bucket) => pen.amount(bucket.amountMinor, row.currency)),
            pen.amount(row.unappliedMinor, row.currency),
            html`<b>${pen.exact(row.totalMinor, row.currency)}</b>`,
          ]),
        )
      }
      <dl class="facts">
        <dt>${words.sales12}</dt>
        <dd>${pen.money(trade.salesMinor)}</dd>
        <dt>${words.late12}</dt>
        <dd>
          ${trade.averageLateTenths === null ? words.notAvailable : pen.days(pen.tenths(trade.averageLateTenths))}
        </dd>
        <dt>${words.usual}</dt>
        <dd class="wide">${usual}</dd>
      </dl>`,
  );
}

export function signalsSection({ pen, text, data }: Desk): Insert {
  const { words } = text;
  if (data.danger === null || data.danger.signals.length === 0)
    return section(text.sections.signals, '', html`<p class="empty">${words.none}</p>`);
  return section(
    text.sections.signals,
    `${text.head.danger}: ${text.dangers[data.danger.level]} · ${words.weight} ${data.danger.weight}`,
    table(
      [words.signal, { right: words.weight }, words.since, words.note],
      data.danger.signals.map((signal) => [
        text.dangerCodes[signal.code],
        String(signal.weight),
        pen.day(signal.sinceOn),
        signal.findings
          .map((finding) => finding.tick?.evidence ?? '')
          .filter((evidence) => evidence !== '')
          .join('; '),
      ]),
    ),
  );
}

export function recordsSection({ pen, text, data }: Desk): Insert {
  const { words } = text;
  const { rows, hardStops } = data.records;
  const [check] = data.fraudChecks.rows;
  if (rows.length === 0 && data.ratings.length === 0 && check === undefined) return null;
  const fraud =
    check === undefined
      ? null
      : html`<p class="num">
          ${words.fraudCheck} ${pen.day(check.checkedOn)}:
          ${
            check.ticks.length === 0
              ? words.fraudNone
              : listed(
                  pen,
                  check.ticks.map((tick) => text.fraudFlags[tick]),
                )
          }
        </p>`;
  return section(
    text.sections.records,
    '',
    html`${
      hardStops.length > 0 &&
      html`<p class="stop">
        ${words.hardStop}:
        ${listed(
          pen,
          hardStops.map((stop) => text.hardStops[stop]),
        )}
      </p>`
    }
    ${
      rows.length > 0 &&
      table(
        [words.kind, words.matter, words.state, words.checkedOn, words.source, { right: words.amount }, words.note],
        rows.map((record) => [
          text.recordKinds[record.kind],
          text.categories[record.category],
          text.recordStates[record.status],
          pen.day(record.checkedOn),
          record.source,
          record.currency === '' ? '' : pen.money(record.amountMinor ?? record.limitMinor ?? 0, record.currency),
          record.note,
        ]),
      )
    }
    ${
      data.ratings.length > 0 &&
      table(
        [words.ratings, words.rating, words.on, words.until, words.source],
        data.ratings.map((rating) => [
          rating.agency,
          rating.ownGrade === '' ? rating.rating : `${rating.rating} → ${rating.ownGrade}`,
          pen.day(rating.ratedOn),
          rating.expiresOn === null ? '' : pen.day(rating.expiresOn),
          rating.source,
        ]),
      )
    }
    ${fraud}`,
  );
}

const lines = [
  'currentAssetsMinor', 'inventoryMinor', 'totalAssetsMinor', 'currentLiabilitiesMinor', 'totalLiabilitiesMinor', 'equityMinor', 'salesMinor', 'ebitMinor',
  'netProfitMinor', 'operatingCashMinor',
] as const; // prettier-ignore
const shownRatios = ['current', 'quick', 'interestCover', 'debtRatio', 'netMargin', 'dso', 'salesGrowth'] as const;

/** The newest statements side by side with the ratios a limit is argued from, and the models of the newest. */
export function financialsSection(desk: Desk): Insert {
  const { pen, text, data } = desk;
  const { words, models } = text;
  const shown = data.statements.slice(0, 3);
  const [newest] = shown;
  if (newest === undefined) return null;
  const ratios = shown.map((statement) =>
    ratiosOf(
      statement,
      data.statements.find(
        (other) =>
          other.months === statement.months &&
          other.currency === statement.currency &&
          other.periodEndOn === addMonths(statement.periodEndOn, -12),
      ) ?? null,
    ),
  );
  const working = workingAssetsOf(newest.figures);
  return section(
    text.sections.financials,
    `${words.source}: ${newest.source} · ${newest.audited ? words.audited : words.notAudited}`,
    html`${table(
        [
          words.periodEnd,
          ...shown.map((statement) => ({
            right: `${pen.day(statement.periodEndOn)} (${statement.months} ${words.months}) ${statement.currency}`,
          })),
        ],
        [
          ...lines.map((line): Insert[] => [
            text.figures[line],
            ...shown.map(({ figures, currency }) => {
              const value = figures[line];
              return value === null ? '–' : pen.exact(value, currency);
            }),
          ]),
          ...shownRatios.map((code): Insert[] => [
            text.ratios[code],
            ...ratios.map((row) => ratioText(row.find((ratio) => ratio.code === code))),
          ]),
        ],
      )}
      <h3>${words.models}</h3>
      <dl class="facts">
        <dt>${models.workingAssets}</dt>
        <dd class="wide">
          ${
            working.state === 'known'
              ? html`${pen.sayFrom(models.share, { value: working.valueMilli === null ? words.notAvailable : (working.valueMilli / 1000).toFixed(2), share: pen.basisPoints(working.shareBp), amount: pen.money(working.limitMinor, newest.currency) })}
                · ${models[working.risk]}`
              : working.state === 'lacking'
                ? `${words.missingData}: ${listed(
                    pen,
                    working.lacking.map((name) => text.figures[name]),
                  )}`
                : models.noDenominator
          }
        </dd>
        ${altmanModels.map((model) => {
          const value = altmanOf(model, newest);
          const reading =
            value.state === 'known'
              ? `${(value.valueMilli / 1000).toFixed(2)} · ${models[value.zone]}`
              : value.state === 'lacking'
                ? `${words.missingData}: ${listed(
                    pen,
                    value.lacking.map((name) => text.figures[name]),
                  )}`
                : models.noDenominator;
          return html`<dt>${models[model]}</dt>
            <dd class="wide">${reading}</dd>`;
        })}
      </dl>
      <p class="num">${models.hint}</p>`,
  );
}

function ratioText(ratio: Ratio | undefined): string {
  if (ratio?.valueMilli === undefined || ratio.valueMilli === null) return '–';
  if (ratio.unit === 'percent') return `${(ratio.valueMilli / 10).toFixed(1)}%`;
  return ratio.unit === 'days' ? (ratio.valueMilli / 1000).toFixed(0) : (ratio.valueMilli / 1000).toFixed(2);
}

export function contractsSection({ pen, text, data }: Desk): Insert {
  const { words } = text;
  const { contracts, securities, behind } = data;
  const insured = behind.limits.filter(({ inForce }) => inForce);
  if (contracts.length === 0 && securities.length === 0 && insured.length === 0) return null;
  return section(
    text.sections.contracts,
    '',
    html`${
      contracts.length > 0 &&
      table(
        [words.contract, words.signed, words.until, { right: words.amount }, { right: words.open }, words.state],
        contracts.map((contract) => [
          html`<b>${contract.number}</b> ${contract.title}`,
          contract.signedOn === null ? '' : pen.day(contract.signedOn),
          contract.untilOn === null ? '' : pen.day(contract.untilOn),
          contract.amountMinor === null ? '' : pen.money(contract.amountMinor, contract.currency),
          pen.money(contract.openMinor, contract.currency),
          contract.complete ? words.complete : pen.sayFrom(words.gaps, { count: contract.gaps }),
        ]),
      )
    }
    ${
      securities.length > 0 &&
      table(
        [words.security, words.provider, words.until, { right: words.amount }, { right: words.cover }],
        securities.map((security) => [
          text.securities[security.kind],
          security.provider,
          security.periodEnd === null ? '' : pen.day(security.periodEnd.on),
          pen.money(security.amountMinor, security.currency),
          pen.money(security.coverMinor, security.currency),
        ]),
      )
    }
    ${
      insured.length > 0 &&
      table(
        [words.insured, words.number, words.until, { right: words.amount }],
        insured.map((limit) => [
          limit.insurer,
          limit.number,
          limit.untilOn === null ? '' : pen.day(limit.untilOn),
          pen.money(limit.amountMinor, limit.currency),
        ]),
      )
    }`,
  );
}
