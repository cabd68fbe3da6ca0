import wordsEn from '../../../resources/text/orderCheck.en.json' with { type: 'json' };
import wordsZh from '../../../resources/text/orderCheck.zh.json' with { type: 'json' };
import { limitKinds, type ExposureAnswer } from '../../areas/credit/contract.ts';
import { reasonText, type CheckWords } from '../../areas/holds/rules/describe.ts';
import { formatMinor, type Language } from '../../kernel/format.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { UsageError, type Options } from './arguments.ts';
import { amountOf, requiredDay } from './disputes.ts';
import { currencyFor, findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** Verbs about credit limits and the check before an order goes. */

const wordsOf: Readonly<Record<Language, CheckWords>> = { en: wordsEn, zh: wordsZh };

export async function setLimit(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const text = options.required('amount');
  const amount = fromDecimal(text, currency);
  if (!amount.ok || amount.value < 0) throw new UsageError(`--amount must be an amount such as 20000.00, not ${text}`);
  const kind = options.oneOf('kind', limitKinds) ?? 'standing';
  const given = options.text('reason')?.trim() ?? '';
  const reason = given === '' ? defaultReason[options.language()] : given;
  const limit = {
    customerId: customer.id,
    currency,
    amountMinor: amount.value,
    kind,
    fromOn: requiredDay(options, 'from'),
    untilOn: options.day('until') ?? null,
    reason,
    approver: options.text('approver') ?? '',
  };
  const done = await session.call('credit.setLimit', limit);
  const { customerId: _customerId, ...told } = limit;
  const until = limit.untilOn === null ? 'no end date' : `until ${limit.untilOn}`;
  return {
    json: { limit: done.limitId, customer: customer.code, ...told, warnings: done.warnings },
    lines: [
      `${kind} limit of ${formatMinor(limit.amountMinor, currency)} ${currency} for ${customer.code} from ${limit.fromOn}, ${until}`,
      ...(done.warnings.includes('limit_without_end') ? ['every limit should have an end day: give --until'] : []),
    ],
  };
}

const defaultReason: Readonly<Record<Language, string>> = { en: 'set from the command line', zh: '命令行设定' };

export async function showLimit(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const exposure = await session.call('credit.exposure', { ...point, customerId: customer.id, currency });
  const { rows } = await session.call('credit.limits', { customerId: customer.id, asOf: point.asOf });
  const lines = rows.map((row) => [
    row.inForce ? '*' : '',
    formatMinor(row.amountMinor, row.currency),
    row.currency,
    row.kind,
    row.fromOn,
    row.untilOn ?? '',
    row.reason,
    row.approver,
  ]);
  return {
    json: { customer: customer.code, asOf: point.asOf, currency, ...figuresOf(exposure), limits: rows },
    lines: [
      ...exposureLines(exposure, wordsOf[options.language()]),
      '',
      ...table(['', 'limit', '', 'kind', 'from', 'until', 'reason', 'approver'], lines, [1]),
    ],
  };
}

/** `check-order`: may this order go? Exit code 0 whatever the answer: the answer is the decision. */
export async function checkOrder(session: Session, options: Options): Promise<Answer> {
  const language = options.language();
  const words = wordsOf[language];
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const checked = await session.call('holds.check', {
    ...pointOf(options),
    customerId: customer.id,
    currency,
    amountMinor: amountOf(options, currency),
  });
  const reasons = checked.reasons.map(({ code, effect, cashOnly, params }) => ({
    code,
    text: reasonText({ code, params }, currency, words, language),
    effect,
    cashOnly,
    params,
  }));
  return {
    json: {
      decision: checked.decision,
      reasons,
      ...figuresOf(checked),
      customer: customer.code,
      currency,
      asOf: checked.asOf,
      orderMinor: checked.orderMinor,
      afterMinor: checked.afterMinor,
      grade: checked.grade,
    },
    lines: [
      `${checked.decision}: ${words[`decision.${checked.decision}`] ?? ''}`,
      ...reasons.map(({ text }) => `- ${text}`),
      '',
      ...exposureLines(checked, words),
    ],
  };
}

type Figures = Pick<ExposureAnswer, 'currency' | 'parts' | 'exposureMinor' | 'limitMinor' | 'availableMinor' | 'hasLimit' | 'temporaryMinor' | 'insuredMinor'>; // prettier-ignore

/** `parts` are those that count, and add up to the exposure; the others stand beside them. */
function figuresOf({
  parts,
  exposureMinor,
  limitMinor,
  availableMinor,
  hasLimit,
  temporaryMinor,
  insuredMinor,
}: Figures) {
  const bare = (counted: boolean) =>
    parts.filter((each) => each.counted === counted).map(({ part, amountMinor }) => ({ part, amountMinor }));
  return {
    exposureMinor,
    limitMinor,
    availableMinor,
    parts: bare(true),
    notCounted: bare(false),
    hasLimit,
    temporaryMinor,
    insuredMinor,
  };
}

function exposureLines(figures: Figures, words: CheckWords): string[] {
  const { currency } = figures;
  const money = (amountMinor: number): string => formatMinor(amountMinor, currency);
  const rows = [
    ...figures.parts
      .filter(({ counted, amountMinor }) => counted || amountMinor !== 0)
      .map(({ part, amountMinor, counted }) => [
        `${words[`part.${part}`] ?? part}${counted ? '' : ' (not counted)'}`,
        money(amountMinor),
      ]),
    ['exposure', money(figures.exposureMinor)],
    ['limit', figures.hasLimit ? money(figures.limitMinor) : 'none'],
    ['available', money(figures.availableMinor)],
  ];
  return table([currency, ''], rows, [1]);
}
