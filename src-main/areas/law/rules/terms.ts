import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { DebtorClass, LawPack, LawRule, TermsFinding } from '../contract.ts';
import type { StatuteCode } from './statutes.ts';
import { isStale, ruleOn } from './versions.ts';

/** When the period for payment starts, and why then. */
export interface PeriodStart {
  readonly on: Day;
  readonly basis: 'acceptance' | 'inspection_end' | 'delivery' | 'document';
}

/**
 * From passing the inspection where one is agreed; a buyer who does not inspect is taken to have passed it on the last
 * day of the agreed inspection; else from delivery, and for want of that from the document (domain.md §10.3, articles 9
 * and 10). Delivered 06-01, inspection until 06-15: passed on 06-10 counts from 06-10, passed on 06-30 from 06-15.
 */
export function periodStart(days: {
  readonly documentOn: Day;
  readonly deliveredOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly inspectionEndsOn: Day | null;
}): PeriodStart {
  const { documentOn, deliveredOn, acceptedOn, inspectionEndsOn } = days;
  if (inspectionEndsOn !== null && (acceptedOn === null || acceptedOn > inspectionEndsOn))
    return { on: inspectionEndsOn, basis: 'inspection_end' };
  if (acceptedOn !== null) return { on: acceptedOn, basis: 'acceptance' };
  if (deliveredOn !== null) return { on: deliveredOn, basis: 'delivery' };
  return { on: documentOn, basis: 'document' };
}

/** Which statute speaks about a debtor. Chinese law sets no term between small firms. */
function codeFor(pack: LawPack, debtorClass: DebtorClass): StatuteCode | null {
  if (debtorClass === 'public_body' || debtorClass === 'institution') return 'terms_public';
  if (pack === 'cn') return debtorClass === 'large' ? 'terms_large' : null;
  return debtorClass === '' ? null : 'terms_business';
}

export interface TermsQuestion {
  readonly lawPack: LawPack | '';
  readonly debtorClass: DebtorClass;
  /** The day whose law counts: delivery, acceptance or the contract. */
  readonly on: Day;
  readonly termDays: number;
  /** We told the customer that we are a small or medium firm. */
  readonly smeStated?: boolean | undefined;
  /** True: the contract provides this term; false: no contract does; left out: not known. */
  readonly agreed?: boolean | undefined;
}

/**
 * A term against the statute, or null where the statute has nothing to say. From 2025-06-01: a public body at 45 days
 * without a contract that says so is over the 30 of article 9; at 61 days no contract helps; a large firm at 90 days is
 * over 60. On 2025-05-31 nothing is said about the large firm.
 */
export function termsAgainst(rules: readonly LawRule[], question: TermsQuestion): TermsFinding | null {
  const { debtorClass, on, termDays, smeStated, agreed } = question;
  const pack = question.lawPack === '' ? 'cn' : question.lawPack;
  const code = codeFor(pack, debtorClass);
  const rule = code === null ? null : ruleOn(rules, { pack, code, on });
  if (rule?.values.kind !== 'term') return null;
  const { defaultDays, maxDays, beyond } = rule.values;
  const interest = ruleOn(rules, { pack, code: 'interest', on })?.values;
  const dailyBp = interest?.kind === 'interest' && interest.dailyBp > 0 ? interest.dailyBp : null;
  const finding = (level: TermsFinding['level'], found: TermsFinding['code'], limitDays: number): TermsFinding => ({
    level,
    code: found,
    pack,
    debtorClass,
    termDays,
    limitDays,
    maxDays,
    article: rule.article,
    source: rule.source,
    ruleFrom: rule.fromOn,
    checkedOn: rule.checkedOn,
    stale: isStale(rule.checkedOn, on),
    smeStated: pack === 'cn' ? (smeStated ?? null) : null,
    dailyBp,
  });
  if (termDays > maxDays) return finding('warn', beyond === 'forbidden' ? 'over_maximum' : 'over_unless_fair', maxDays);
  if (termDays > defaultDays && agreed !== true)
    return finding(agreed === false ? 'warn' : 'info', 'over_default', defaultDays);
  return null;
}

/** Days a debtor was given: due 2026-03-31 on goods of 2026-03-01 are 30. */
export function termDaysOf(start: Day, dueOn: Day): number {
  return Math.max(0, daysBetween(start, dueOn));
}
