import { reportEn } from '../../../resources/templates/report.en.ts';
import { reportZh } from '../../../resources/templates/report.zh.ts';
import type { ReportText } from '../../../resources/templates/reportText.ts';
import type { Signal, SignalFigure } from '../../areas/signals/contract.ts';
import { formatMinor, formatShare, type Language } from '../../kernel/format.ts';
import type { Options } from './arguments.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** The danger level of each customer and what makes it up; weights add up to the customer's. */

const rulesOf: Readonly<Record<Language, ReportText['rules']>> = { en: reportEn.rules, zh: reportZh.rules };

export async function signals(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const customer = options.text('customer') === undefined ? null : await findCustomer(session, options.required('customer')); // prettier-ignore
  const found = await session.call('signals.danger', {
    ...point,
    ...(customer === null ? {} : { customerId: customer.id }),
  });
  const language = options.language();
  const customers = found.customers.map((each) => ({
    customerCode: each.customerCode,
    name: each.customerName,
    level: each.level,
    weight: each.weight,
    signals: each.signals.map((signal) => ({
      code: signal.code,
      weight: signal.weight,
      critical: signal.critical,
      sinceOn: signal.sinceOn,
      expiresOn: signal.expiresOn,
      acknowledged: signal.acknowledged,
      text: signal.findings.map((finding) => sentence(language, finding)).join('; '),
      figures: signal.findings.flatMap((finding) =>
        finding.figures.map((figure) => ({ ...figure, rule: finding.rule, currency: finding.currency })),
      ),
    })),
  }));
  const rows = customers.flatMap((each) =>
    each.signals.map((signal, index) => [
      index === 0 ? each.level : '',
      index === 0 ? String(each.weight) : '',
      index === 0 ? `${each.customerCode} ${each.name}` : '',
      signal.code,
      String(signal.weight),
      signal.sinceOn,
      signal.text,
    ]),
  );
  return {
    json: { asOf: found.asOf, customers },
    lines: [
      ...table(['level', 'weight', 'customer', 'signal', 'of it', 'since', 'figures'], rows, [1, 4]),
      `${customers.length} customers with danger signals on ${found.asOf}`,
    ],
  };
}

/** `Part payments: 2 of the last 4 receipts; left open 2,000.00`. */
function sentence(language: Language, signal: Signal): string {
  const { name, figures } = rulesOf[language][signal.rule];
  const values = new Map<string, string>([
    ['names', signal.names.join(', ')],
    ...signal.figures.map((figure) => [figure.name, figureText(figure, signal, language)] as const),
  ]);
  return `${name}: ${figures.replace(/\{(\w+)\}/g, (whole, field: string) => values.get(field) ?? whole)}`;
}

const dayWord: Readonly<Record<Language, string>> = { en: ' days', zh: ' 天' };

function figureText({ unit, value }: SignalFigure, { currency }: Signal, language: Language): string {
  switch (unit) {
    case 'money':
      return `${formatMinor(value, currency)} ${currency}`;
    case 'basisPoints':
      return formatShare(value, 10_000);
    case 'tenthsOfDay':
      return `${(value / 10).toFixed(1)}${dayWord[language]}`;
    case 'days':
      return `${value}${dayWord[language]}`;
    case 'count':
      return String(value);
  }
}
