import { addMonths, day, type Day } from '../../../kernel/day.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { TaxClass, WriteOffReason } from '../contract.ts';

/**
 * When mainland China lets a bad debt be deducted from taxable income. A summary of the text for orientation, not tax
 * advice: the screen says so, with source and day of checking.
 */
export const taxRules = {
  source: '国家税务总局公告2011年第25号《企业资产损失所得税税前扣除管理办法》',
  checkedOn: day('2026-11-22'),
  /** Art. 22: by the papers that prove the case, such as a bankruptcy ruling. */
  cn_art22: {
    reasons: ['bankruptcy', 'cancelled_company', 'court_termination', 'settlement'] satisfies WriteOffReason[],
  },
  /** Art. 23: overdue for three years and more, booked as a loss, with an explanation and a special report. */
  cn_art23: { minYears: 3 },
  /** Art. 24: overdue for a year and more, and at most 50,000 yuan each or 0.01 % of the year's revenue. */
  cn_art24: { minYears: 1, maxMinor: 5_000_000, maxRevenueBp: 1, currency: 'CNY' },
} as const;

export interface TaxFacts {
  readonly reason: WriteOffReason;
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
  readonly on: Day;
  /** Of the oldest debt written off. */
  readonly dueOn: Day | null;
}

/**
 * Does the case meet the conditions of its class, as far as the book can tell? `revenue`: only if the amount is within
 * 0.01 % of the year's revenue, which the book does not know. Due 2023-03-01, written off 2026-03-01 meets art. 23;
 * 60,000.00 overdue for two years needs the proof by revenue under art. 24.
 */
export function taxClassMet(taxClass: TaxClass, facts: TaxFacts): 'met' | 'unmet' | 'revenue' {
  if (taxClass === 'cn_art22')
    return (taxRules.cn_art22.reasons as readonly WriteOffReason[]).includes(facts.reason) ? 'met' : 'unmet';
  if (taxClass !== 'cn_art23' && taxClass !== 'cn_art24') return 'met';
  const { minYears } = taxRules[taxClass];
  if (facts.dueOn === null || facts.on < addMonths(facts.dueOn, minYears * 12)) return 'unmet';
  if (taxClass === 'cn_art23') return 'met';
  const { maxMinor, currency } = taxRules.cn_art24;
  return facts.currency === currency && facts.amountMinor <= maxMinor ? 'met' : 'revenue';
}

/** The class a case fits without further proof, the strongest first; empty when none does. */
export function suggestTaxClass(facts: TaxFacts): TaxClass {
  const fitting = (['cn_art22', 'cn_art23', 'cn_art24'] as const).find(
    (taxClass) => taxClassMet(taxClass, facts) === 'met',
  );
  return fitting ?? '';
}
