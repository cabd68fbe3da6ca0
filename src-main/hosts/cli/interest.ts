import { interestRules, type InterestAnswer, type InterestRule } from '../../areas/interest/contract.ts';
import { allBaseRates } from '../../areas/interest/rules/baseRates.ts';
import { lateInterest } from '../../areas/interest/rules/lateInterest.ts';
import { allRules } from '../../areas/law/rules/versions.ts';
import { currency, type CurrencyCode } from '../../kernel/currency.ts';
import { isDay, type Day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { UsageError, type Options } from './arguments.ts';
import { requiredDay } from './disputes.ts';
import { table, type Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

export const interestOptions = ['principal', 'currency', 'due', 'to', 'from', 'rule', 'multiplier', 'rate', 'payments', 'day-base', 'reading']; // prettier-ignore

/** Late interest of any debt by the rates shipped with the program: no book needed. */
export function interest(_session: Session, options: Options): Promise<Answer> {
  const rule = options.oneOf('rule', interestRules);
  if (rule === undefined) throw new UsageError(`--rule must be one of ${interestRules.join(', ')}`);
  for (const [name, of] of [
    ['rate', 'contract'],
    ['multiplier', 'cn-lpr'],
  ] as const)
    if (rule !== of && options.text(name) !== undefined) throw new UsageError(`--${name} belongs to --rule ${of}`);
  const unit = options.currency('currency') ?? usual(rule);
  const dayBase = options.oneOf('day-base', ['365', '360']);
  const answer = lateInterest({
    principalMinor: amount(options.required('principal'), unit, 'principal'),
    currency: unit,
    dueOn: requiredDay(options, 'due'),
    toOn: requiredDay(options, 'to'),
    fromOn: options.day('from'),
    rule,
    payments: payments(options.text('payments'), unit),
    baseRates: allBaseRates([]),
    lawRules: allRules([]),
    multiplierMilli: scaled(options.text('multiplier'), { name: 'multiplier', parts: 1000, from: 1, to: 4 }),
    ratePpm: scaled(options.text('rate'), { name: 'rate', parts: 1_000_000, from: 0, to: 1 }),
    dayBase: dayBase === '360' ? 360 : 365,
    reading: options.oneOf('reading', ['at_breach', 'by_segment']),
  });
  if (!answer.ok) throw new Refused(answer);
  return Promise.resolve({ json: answer.value, lines: linesOf(answer.value, unit) });
}

function linesOf(answer: InterestAnswer, unit: CurrencyCode): string[] {
  const sum = (minor: number): string => formatMinor(minor, unit);
  const rows = answer.segments.map((part) => [
    part.from,
    part.to,
    String(part.days),
    sum(part.principalMinor),
    `${(part.annualRate * 100).toFixed(4)}%`,
    sum(part.interestMinor),
  ]);
  return [
    ...table(['from', 'to', 'days', 'principal', 'a year', 'interest'], rows, [2, 3, 4, 5]),
    '',
    `interest ${unit} ${sum(answer.interestMinor)}${answer.fixedSumMinor > 0 ? `, fixed sum ${sum(answer.fixedSumMinor)}` : ''}, a day more ${sum(answer.perDayMinor)}`,
    ...answer.alternatives.map(({ code, interestMinor, source }) => `${code}: ${sum(interestMinor)} (${source})`),
    ...answer.warnings.map(({ code, params }) => `! ${code} ${JSON.stringify(params)}`),
    `${answer.source} ${answer.article} – checked on ${answer.checkedOn}. An estimate, not legal advice.`,
  ];
}

function usual(rule: InterestRule): CurrencyCode {
  return currency(rule === 'uk' ? 'GBP' : rule === 'eu' ? 'EUR' : 'CNY');
}

function amount(text: string, unit: CurrencyCode, name: string): number {
  const read = fromDecimal(text, unit);
  if (!read.ok || read.value <= 0) throw new UsageError(`--${name} must be an amount such as 200000.00, not ${text}`);
  return read.value;
}

/** `2025-06-30=50000,2025-07-31=20000`. */
function payments(text: string | undefined, unit: CurrencyCode): { on: Day; amountMinor: number }[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const [on = '', paid = '', ...rest] = part.split('=');
    if (!isDay(on) || rest.length > 0)
      throw new UsageError(`--payments must be days and amounts such as 2025-06-30=50000, not ${part}`);
    return { on, amountMinor: amount(paid, unit, 'payments') };
  });
}

interface Fraction {
  readonly name: string;
  readonly parts: number;
  readonly from: number;
  readonly to: number;
}

/** A fraction such as 0.12 or 1.3 in whole parts. Out of bounds is a slip: 12 for 12 % would be 1,200 % a year. */
function scaled(text: string | undefined, { name, parts, from, to }: Fraction): number | undefined {
  if (text === undefined) return undefined;
  const digits = String(parts).length - 1;
  const value = new RegExp(`^\\d{1,2}(\\.\\d{1,${digits}})?$`).test(text) ? Number(text) : NaN;
  if (!(value >= from && value <= to))
    throw new UsageError(`--${name} must be a number from ${from} to ${to} such as ${parts === 1000 ? '1.3' : '0.12'}, not ${text}`); // prettier-ignore
  return Math.round(value * parts);
}
