import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, addMonths, dayOf, daysBetween, partsOf, type Day } from '../../../kernel/day.ts';
import { divideRounded } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { LawRule } from '../../law/contract.ts';
import { ruleOn } from '../../law/rules/versions.ts';
import type {
  BaseRate,
  BaseRateKind,
  InterestAnswer,
  InterestProblem,
  InterestRule,
  InterestSegment,
  InterestWarning,
} from '../contract.ts';
import { FRESH_DAYS, baseRateOn, lastRateDay, rateChanges } from './baseRates.ts';

export interface InterestQuestion {
  readonly principalMinor: number;
  readonly currency: CurrencyCode;
  readonly dueOn: Day;
  /** The last day that counts: the day of payment, or the day looked at. */
  readonly toOn: Day;
  /** Days up to and including this one were charged before. */
  readonly fromOn?: Day | undefined;
  readonly rule: InterestRule;
  /** Money on the principal; its own day still bears interest on the old principal. */
  readonly payments?: readonly { readonly on: Day; readonly amountMinor: number }[];
  readonly baseRates: readonly BaseRate[];
  readonly lawRules: readonly LawRule[];
  readonly multiplierMilli?: number | undefined;
  /** Agreed yearly rate, parts per million: 120000 is 12 %. */
  readonly ratePpm?: number | undefined;
  readonly dayBase?: 365 | 360 | undefined;
  readonly reading?: 'at_breach' | 'by_segment' | undefined;
  /** Leaves the other answers out, which a list of thousands does not show. */
  readonly only?: boolean | undefined;
}

/** A rate from a day on. Numerators are parts per billion, of a year or of a day. */
interface Step {
  readonly fromOn: Day;
  readonly yearPpb: bigint;
  readonly dayPpb: bigint;
}

interface Terms {
  readonly steps: readonly Step[];
  readonly article: string;
  readonly source: string;
  readonly checkedOn: Day;
  readonly warnings: readonly InterestWarning[];
  readonly fixedSumMinor: number;
}

/** 买卖合同司法解释(2020修正) art. 18: breach on or after this day bears LPR and more. */
const LPR_FROM = '2019-08-20' as Day;
const salesContracts = {
  article: '18',
  source: '最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释(2020修正)',
  checkedOn: '2025-04-19' as Day,
};

/**
 * Simple interest on what was left each day, from the day after the due day through `toOn` (domain.md §10.2, §10.7). The
 * sum since the due day is rounded once, half up; a segment is the difference of two such sums, so that the interest of
 * [a, c] is that of [a, b] and [b, c] to the cent wherever it is cut with `fromOn`.
 *
 * 200,000 due 2025-03-31, paid 2025-09-30: 183 days at LPR 3.10 % × 1.3 are 4,041.04, × 1.5 4,662.74; at 0.05 % a day
 * 18,300.00. £10,000 for 60 days at 11.75 % are £193.15 and a fixed sum of £100.
 */
export function lateInterest(question: InterestQuestion): Result<InterestAnswer, InterestProblem> {
  const { dueOn, toOn, rule } = question;
  const start = question.fromOn !== undefined && question.fromOn > dueOn ? question.fromOn : dueOn;
  if (toOn < start) return refuse('interest_days_disordered', { from: start, to: toOn });
  const found = termsOf(question);
  if (!found.ok) return found;
  const terms = found.value;
  const principal = principals(question);
  const segments = segmentsOf({ terms, principal, dueOn, start, toOn, dayBase: question.dayBase ?? 365 });
  const interestMinor = segments.reduce((sum, { interestMinor: part }) => sum + part, 0);
  const fixedSumMinor = toOn > dueOn && start === dueOn ? terms.fixedSumMinor : 0;
  const leftMinor = principalOn(principal, addDays(toOn, 1));
  const step = stepOn(terms.steps, addDays(toOn, 1));
  const base = BigInt(question.dayBase ?? 365);
  return ok({
    rule,
    interestMinor,
    fixedSumMinor,
    segments,
    perDayMinor: Number(divideRounded(BigInt(leftMinor) * dayShare(step, base), BILLION * base, 'halfUp')),
    article: terms.article,
    source: terms.source,
    checkedOn: terms.checkedOn,
    warnings: [...terms.warnings],
    alternatives: question.only === true ? [] : alternativesOf(question),
  });
}

const BILLION = 1_000_000_000n;

/** Of one day, times the day base. */
function dayShare(step: Step, dayBase: bigint): bigint {
  return step.yearPpb + step.dayPpb * dayBase;
}

interface Principal {
  readonly fromOn: Day;
  readonly minor: number;
}

/** What is owed from which day on; money on or before the due day lessens it from the start. */
function principals({ principalMinor, dueOn, payments = [] }: InterestQuestion): Principal[] {
  const steps: Principal[] = [{ fromOn: addDays(dueOn, 1), minor: principalMinor }];
  let left = principalMinor;
  for (const { on, amountMinor } of [...payments].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    left = Math.max(0, left - amountMinor);
    const fromOn = addDays(on < dueOn ? dueOn : on, 1);
    const last = steps.at(-1);
    if (last?.fromOn === fromOn) steps.pop();
    steps.push({ fromOn, minor: left });
  }
  return steps;
}

function principalOn(steps: readonly Principal[], day: Day): number {
  return steps.findLast(({ fromOn }) => fromOn <= day)?.minor ?? 0;
}

function stepOn(steps: readonly Step[], day: Day): Step {
  const step = steps.findLast(({ fromOn }) => fromOn <= day) ?? steps[0];
  if (!step) throw new Error('terms without a rate');
  return step;
}

function segmentsOf(asked: {
  readonly terms: Terms;
  readonly principal: readonly Principal[];
  readonly dueOn: Day;
  readonly start: Day;
  readonly toOn: Day;
  readonly dayBase: number;
}): InterestSegment[] {
  const { terms, principal, dueOn, start, toOn, dayBase } = asked;
  const base = BigInt(dayBase);
  const first = addDays(dueOn, 1);
  const cuts = [...terms.steps, ...principal].map(({ fromOn }) => fromOn).filter((on) => on > first && on <= toOn);
  const starts = [...new Set([first, ...cuts, ...(start > dueOn ? [addDays(start, 1)] : [])])]
    .filter((on) => on <= toOn)
    .sort();
  const segments: InterestSegment[] = [];
  let exact = 0n;
  let told = 0;
  starts.forEach((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? toOn : addDays(next, -1);
    const days = daysBetween(from, to) + 1;
    const principalMinor = principalOn(principal, from);
    const step = stepOn(terms.steps, from);
    exact += BigInt(principalMinor) * dayShare(step, base) * BigInt(days);
    const sum = Number(divideRounded(exact, BILLION * base, 'halfUp'));
    if (from > start && principalMinor > 0)
      segments.push({
        from,
        to,
        days,
        principalMinor,
        annualRate: Number(step.yearPpb + step.dayPpb * 365n) / 1e9,
        interestMinor: sum - told,
      });
    told = sum;
  });
  return segments;
}

function termsOf(question: InterestQuestion): Result<Terms, InterestProblem> {
  switch (question.rule) {
    case 'contract':
      return agreedTerms(question);
    case 'cn-lpr':
      return lprTerms(question);
    case 'cn-sme':
      return smeTerms(question);
    case 'uk':
      return statutoryTerms(question, 'uk');
    case 'eu':
      return statutoryTerms(question, 'eu');
  }
}

function agreedTerms({ ratePpm, dueOn, baseRates }: InterestQuestion): Result<Terms, InterestProblem> {
  if (ratePpm === undefined) return refuse('interest_contract_rate_missing');
  const floor = baseRateOn(baseRates, 'LPR1Y', addDays(dueOn, 1));
  return ok({
    steps: [{ fromOn: addDays(dueOn, 1), yearPpb: BigInt(ratePpm) * 1000n, dayPpb: 0n }],
    article: '民法典 585',
    source: `合同约定 / as agreed ${percent(ratePpm)}`,
    checkedOn: dueOn,
    warnings:
      floor !== null && ratePpm < floor.ratePpm
        ? [{ code: 'contract_below_lpr', params: { ratePpm: floor.ratePpm } }]
        : [],
    fixedSumMinor: 0,
  });
}

function lprTerms(question: InterestQuestion): Result<Terms, InterestProblem> {
  const { dueOn, toOn, baseRates, multiplierMilli = 1300, reading = 'at_breach' } = question;
  const breachOn = addDays(dueOn, 1);
  if (breachOn < LPR_FROM) return refuse('interest_rule_not_in_force', { rule: 'cn-lpr', on: breachOn });
  const rate = baseRateOn(baseRates, 'LPR1Y', breachOn);
  if (!rate) return refuse('interest_rate_unknown', { kind: 'LPR1Y', on: breachOn });
  const days = reading === 'by_segment' ? rateChanges(baseRates, 'LPR1Y', breachOn, toOn) : [];
  const stepAt = (on: Day): Step => ({
    fromOn: on,
    yearPpb: BigInt(baseRateOn(baseRates, 'LPR1Y', on)?.ratePpm ?? 0) * BigInt(multiplierMilli),
    dayPpb: 0n,
  });
  return ok({
    steps: [breachOn, ...days].map(stepAt),
    article: salesContracts.article,
    source: `${salesContracts.source} · LPR ${percent(rate.ratePpm)} (${rate.fromOn}) × ${multiplierMilli / 1000}`,
    checkedOn: salesContracts.checkedOn,
    warnings: agedRate(baseRates, 'LPR1Y', reading === 'by_segment' ? toOn : breachOn),
    fixedSumMinor: 0,
  });
}

function smeTerms({ dueOn, lawRules }: InterestQuestion): Result<Terms, InterestProblem> {
  const breachOn = addDays(dueOn, 1);
  const law = ruleOn(lawRules, { pack: 'cn', code: 'interest', on: breachOn });
  if (law?.values.kind !== 'interest') return refuse('interest_rule_not_in_force', { rule: 'cn-sme', on: breachOn });
  return ok({
    steps: [{ fromOn: breachOn, yearPpb: 0n, dayPpb: BigInt(law.values.dailyBp) * 100_000n }],
    article: law.article,
    source: law.source,
    checkedOn: law.checkedOn,
    warnings: [],
    fixedSumMinor: 0,
  });
}

/**
 * UK: the base of the reference day before the debt fell late, for good. EU: the base of the first day of each half-year.
 */
function statutoryTerms(question: InterestQuestion, pack: 'uk' | 'eu'): Result<Terms, InterestProblem> {
  const { dueOn, toOn, baseRates, lawRules, currency, principalMinor, payments = [] } = question;
  const breachOn = addDays(dueOn, 1);
  const law = ruleOn(lawRules, { pack, code: 'interest', on: breachOn });
  if (law?.values.kind !== 'interest' || law.values.base === 'none')
    return refuse('interest_rule_not_in_force', { rule: pack, on: breachOn });
  const { base: kind, aboveBaseBp, fixedSums, currency: sumCurrency } = law.values;
  const starts = pack === 'uk' ? [breachOn] : [breachOn, ...halfYears(breachOn, toOn)];
  const steps: Step[] = [];
  let asked = breachOn;
  let first: BaseRate | null = null;
  for (const fromOn of starts) {
    asked = referenceDay(pack, fromOn);
    const rate = baseRateOn(baseRates, kind, asked);
    if (!rate) return refuse('interest_rate_unknown', { kind, on: asked });
    first ??= rate;
    steps.push({ fromOn, yearPpb: (BigInt(rate.ratePpm) + BigInt(aboveBaseBp) * 100n) * 1000n, dayPpb: 0n });
  }
  const early = payments.filter(({ on }) => on <= dueOn).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const debtMinor = Math.max(0, principalMinor - early);
  const sum = debtMinor === 0 ? null : fixedSums.findLast(({ fromMinor }) => debtMinor >= fromMinor);
  const foreign = sumCurrency !== null && sumCurrency !== currency;
  return ok({
    steps,
    article: law.article,
    source: `${law.source} · ${kind} ${percent(first?.ratePpm ?? 0)} (${first?.fromOn ?? ''}) + ${aboveBaseBp / 100}`,
    checkedOn: law.checkedOn,
    warnings: [
      ...agedRate(baseRates, kind, asked),
      ...(foreign ? [{ code: 'fixed_sum_currency' as const, params: { currency: sumCurrency } }] : []),
    ],
    fixedSumMinor: foreign ? 0 : (sum?.sumMinor ?? 0),
  });
}

/** 31 December before a day of January to June, 30 June before one of July to December; for the EU the day after each. */
function referenceDay(pack: 'uk' | 'eu', on: Day): Day {
  const { year, month } = partsOf(on);
  const start = dayOf(year, month <= 6 ? 1 : 7, 1);
  return pack === 'uk' ? addDays(start, -1) : start;
}

function halfYears(after: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let on = addMonths(referenceDay('eu', after), 6); on <= to; on = addMonths(on, 6)) days.push(on);
  return days;
}

function agedRate(rates: readonly BaseRate[], kind: BaseRateKind, on: Day): InterestWarning[] {
  const lastOn = lastRateDay(rates, kind);
  return lastOn !== null && daysBetween(lastOn, on) > FRESH_DAYS
    ? [{ code: 'rate_old', params: { kind, lastOn, on } }]
    : [];
}

/** The other end of the 30–50 %; the regulation against the court's reply of 2024 (domain.md §10.3). */
function alternativesOf(question: InterestQuestion): InterestAnswer['alternatives'] {
  const { rule, multiplierMilli = 1300, dueOn, lawRules } = question;
  if (rule === 'cn-lpr')
    return [1300, 1500]
      .filter((other) => other !== multiplierMilli)
      .flatMap((other) =>
        other === 1300 ? alternative(question, 'lower', other) : alternative(question, 'upper', other),
      );
  if (rule !== 'cn-sme') return [];
  const reply = ruleOn(lawRules, { pack: 'cn', code: 'interest_court', on: addDays(dueOn, 1) });
  return reply === null ? [] : alternative(question, 'court_reply', 1000, reply);
}

function alternative(
  question: InterestQuestion,
  code: 'lower' | 'upper' | 'court_reply',
  multiplierMilli: number,
  law?: LawRule,
): InterestAnswer['alternatives'] {
  const asked: InterestQuestion = { ...question, rule: 'cn-lpr', multiplierMilli };
  const terms = lprTerms(asked);
  if (!terms.ok) return [];
  const start = question.fromOn !== undefined && question.fromOn > question.dueOn ? question.fromOn : question.dueOn;
  const segments = segmentsOf({
    terms: terms.value,
    principal: principals(asked),
    dueOn: question.dueOn,
    start,
    toOn: question.toOn,
    dayBase: question.dayBase ?? 365,
  });
  const interestMinor = segments.reduce((sum, segment) => sum + segment.interestMinor, 0);
  const source = law === undefined ? terms.value.source : `${law.article} ${law.source}`;
  return [{ code, rule: 'cn-lpr', multiplierMilli, interestMinor, source }];
}

function percent(ppm: number): string {
  return `${(ppm / 10_000).toFixed(2)}%`;
}
