import type { DebtorClass, SegmentRule } from '../contract.ts';
import type { CustomerKind } from './kinds.ts';

/** What a segment asks of a customer; amounts in the currency of its rule. */
export interface SegmentFacts {
  readonly tags: readonly string[];
  readonly region: string;
  readonly industry: string;
  readonly salesperson: string;
  readonly department: string;
  readonly debtorClass: DebtorClass;
  readonly kind: CustomerKind;
  readonly salesMinor: number;
  readonly overdueMinor: number;
  readonly oldestDaysLate: number;
}

/**
 * Whether every condition that is set holds. `{tags: ['hotel', 'export'], salesAtLeastMinor: 1000000}` takes a customer
 * tagged `export` with sales of 10,000.00 and leaves one with 9,999.99.
 */
export function inSegment(rule: SegmentRule, facts: SegmentFacts): boolean {
  const among = <T>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value);
  const reaches = (least: number | null, amount: number): boolean => least === null || amount >= least;
  return (
    (rule.tags.length === 0 || rule.tags.some((tag) => facts.tags.includes(tag))) &&
    among(rule.regions, facts.region) &&
    among(rule.industries, facts.industry) &&
    among(rule.salespeople, facts.salesperson) &&
    among(rule.departments, facts.department) &&
    among(rule.debtorClasses, facts.debtorClass) &&
    among(rule.kinds, facts.kind) &&
    reaches(rule.salesAtLeastMinor, facts.salesMinor) &&
    reaches(rule.overdueAtLeastMinor, facts.overdueMinor) &&
    reaches(rule.daysLateAtLeast, facts.oldestDaysLate)
  );
}

/** A segment of everybody is a mistake. */
export function asksAnything({ currency: _currency, ...rule }: SegmentRule): boolean {
  return Object.values(rule).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
}
