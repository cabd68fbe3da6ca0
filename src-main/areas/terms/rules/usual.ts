import type { TermLine, TermRule } from '../contract.ts';

/** One plain line; give what is other than "the whole amount, on the document day". */
export function termLine(more: Partial<TermLine> = {}): TermLine {
  return {
    part: 'instalment',
    label: '',
    shareBp: null,
    amountMinor: null,
    base: 'invoice',
    cutOffDay: null,
    months: 0,
    days: 0,
    payDay: null,
    expectedDays: null,
    ...more,
  };
}

export function termRule(lines: readonly TermLine[], more: Partial<Omit<TermRule, 'lines'>> = {}): TermRule {
  return { lines: [...lines], shift: 'none', discount: null, currency: null, ...more };
}

/** The whole amount, so many days after the document: what plain terms in days mean. */
export function netDays(days: number): TermRule {
  return termRule([termLine({ days })]);
}

/** Labels are those of the trade and belong to the term from then on, so they come from the catalogue. */
export interface UsualLabels {
  readonly deposit: string;
  readonly onDelivery: string;
  readonly retention: string;
}

/** What a Chinese trading or manufacturing company is likely to have; offered, never added by itself. */
export function usualTerms(labels: UsualLabels): readonly { readonly code: string; readonly rule: TermRule }[] {
  return [
    { code: 'COD', rule: netDays(0) },
    { code: 'N30', rule: netDays(30) },
    { code: 'N60', rule: netDays(60) },
    { code: 'M30', rule: termRule([termLine({ base: 'month_end', days: 30 })]) },
    { code: 'M60', rule: termRule([termLine({ base: 'month_end', days: 60 })]) },
    {
      code: 'M25-10',
      rule: termRule([termLine({ base: 'statement', cutOffDay: 25, months: 1, payDay: 10 })], { shift: 'next' }),
    },
    { code: '2-10-N30', rule: termRule([termLine({ days: 30 })], { discount: { bp: 200, days: 10 } }) },
    {
      code: '30-60-10',
      rule: termRule([
        termLine({ label: labels.deposit, shareBp: 3000 }),
        termLine({ label: labels.onDelivery, shareBp: 6000, base: 'delivery', days: 30, expectedDays: 30 }),
        termLine({ part: 'retention', label: labels.retention, shareBp: 1000, base: 'acceptance', months: 12, expectedDays: 60 }),
      ]),
    },
  ]; // prettier-ignore
}
