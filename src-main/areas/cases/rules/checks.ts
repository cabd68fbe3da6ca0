import type { Day } from '../../../kernel/day.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import { daysUnder } from './timing.ts';
import { ENFORCE_WITHIN_MONTHS } from './deadlines.ts';
import type { CaseKind, CaseValues } from '../contract.ts';

interface Point {
  readonly code: string;
  readonly article: string;
  /** Asked only of a case before suit. */
  readonly when?: (values: Pick<CaseValues, 'preSuit'>) => boolean;
}

const money: readonly Point[] = [
  { code: 'money_due', article: '民诉法 225' },
  { code: 'amount_fixed', article: '民诉法 225' },
];
const court: readonly Point[] = [
  { code: 'claim_due', article: '' },
  { code: 'within_limitation', article: '民法典 188, 192' },
  { code: 'no_arbitration', article: '民诉法 127；仲裁法 5' },
  { code: 'jurisdiction', article: '民诉法 24, 35；解释 18' },
  { code: 'evidence_ready', article: '民诉法 67' },
];

/** What is to be so before a case is opened, per kind (domain.md §10.4, §14, §10.6). */
export const checkPoints: Readonly<Record<CaseKind, readonly Point[]>> = {
  lawyer_letter: [
    { code: 'law_firm', article: '律师法 28' },
    { code: 'figures_agree', article: '' },
    { code: 'address_known', article: '' },
  ],
  payment_order: [
    ...money,
    { code: 'no_counter_duty', article: '民诉法 225' },
    { code: 'in_china_reachable', article: '民诉法 225；解释 427' },
    { code: 'no_presuit_preservation', article: '解释 427' },
    { code: 'interest_in_writing', article: '督促规定 5' },
  ],
  small_claim: [
    { code: 'simple_facts', article: '民诉法 165' },
    { code: 'under_small_limit', article: '民诉法 165' },
    ...court,
  ],
  suit: court,
  arbitration: [
    { code: 'arbitration_agreed', article: '仲裁法 4, 16' },
    { code: 'commission_named', article: '仲裁法 16' },
    { code: 'claim_due', article: '' },
    { code: 'within_limitation', article: '民法典 188, 192' },
    { code: 'evidence_ready', article: '' },
  ],
  preservation: [
    { code: 'urgent_reason', article: '民诉法 103, 104' },
    { code: 'security_full', article: '民诉法 104；保全规定 5', when: ({ preSuit }) => preSuit },
    { code: 'security_part', article: '保全规定 5', when: ({ preSuit }) => !preSuit },
    { code: 'assets_known', article: '保全规定 10' },
    { code: 'suit_ready', article: '民诉法 104', when: ({ preSuit }) => preSuit },
    { code: 'wrong_damages_known', article: '民诉法 108' },
  ],
  enforcement: [
    { code: 'title_in_force', article: '民诉法 247' },
    { code: 'performance_over', article: '民诉法 250' },
    { code: 'within_two_years', article: '民诉法 250' },
    { code: 'assets_known', article: '民诉法 252' },
  ],
  insolvency: [
    { code: 'notice_seen', article: '破产法 14, 45' },
    { code: 'claim_in_time', article: '破产法 56' },
    { code: 'securities_told', article: '破产法 49, 109' },
    { code: 'set_off_checked', article: '破产法 40' },
    { code: 'clawback_checked', article: '破产法 32' },
  ],
  outsourced: [
    { code: 'licence', article: '' },
    { code: 'contract_clauses', article: '民法典 919' },
    { code: 'processing_agreement', article: '个人信息保护法 21' },
    { code: 'impact_assessed', article: '个人信息保护法 55' },
    { code: 'conduct_bound', article: '治安管理处罚法 50' },
    { code: 'money_to_us', article: '' },
    { code: 'papers_back', article: '个人信息保护法 21' },
  ],
};

/** What the book knows by itself when a case is looked at. */
export interface CheckFacts {
  readonly asOf: Day;
  readonly claimMinor: number;
  readonly items: readonly { readonly dueOn: Day; readonly disputedMinor: number }[];
  /** Contracts of the customer that name arbitration. */
  readonly arbitrationContracts: readonly string[];
  readonly assetClues: number;
  readonly hasLawFirm: boolean;
  /** A preservation before suit is on record for the customer and not lifted. */
  readonly presuitPreservation: boolean;
  /** A title the case stands on has taken effect. */
  readonly titleOn: Day | null;
}

/** yes, no or open by the facts of the book; null: only the clerk can say. */
export function answerByFacts(code: string, facts: CheckFacts, values: CaseValues): 'yes' | 'no' | null {
  const told = (yes: boolean): 'yes' | 'no' => (yes ? 'yes' : 'no');
  switch (code) {
    case 'money_due':
    case 'claim_due':
      return facts.items.length === 0 ? null : told(facts.items.every(({ dueOn }) => dueOn < facts.asOf));
    case 'amount_fixed':
      return facts.items.some(({ disputedMinor }) => disputedMinor > 0) ? 'no' : null;
    case 'no_arbitration':
      return facts.arbitrationContracts.length > 0 ? 'no' : null;
    case 'arbitration_agreed':
      return told(facts.arbitrationContracts.length > 0 || values.agreement !== '');
    case 'law_firm':
      return told(facts.hasLawFirm);
    case 'assets_known':
      return told(facts.assetClues > 0);
    case 'no_presuit_preservation':
      return told(!facts.presuitPreservation);
    case 'under_small_limit': {
      const limit = smallClaimLimit(values);
      return limit === null ? null : told(facts.claimMinor <= limit);
    }
    case 'title_in_force':
      return facts.titleOn === null ? null : 'yes';
    case 'performance_over':
      return values.performUntilOn === null ? null : told(values.performUntilOn < facts.asOf);
    case 'within_two_years':
      return values.performUntilOn === null ? null : told(daysUnder(values.performUntilOn, facts.asOf, ENFORCE_WITHIN_MONTHS)); // prettier-ignore
    default:
      return null;
  }
}

/**
 * Half of the local average yearly wage; both sides may agree to up to twice the wage (民诉法 165). A wage of 120,000.00
 * gives 60,000.00, agreed 240,000.00. Null: the wage is not entered.
 */
export function smallClaimLimit({
  yearlyWageMinor,
  smallAgreed,
}: Pick<CaseValues, 'yearlyWageMinor' | 'smallAgreed'>): number | null {
  if (yearlyWageMinor === null) return null;
  return smallAgreed ? yearlyWageMinor * 2 : scaleMinor(yearlyWageMinor, 1, 2, 'down');
}

export interface CheckState {
  readonly code: string;
  readonly article: string;
  /** What counts: the clerk's own word before what the book knows. */
  readonly answer: 'yes' | 'no' | null;
  readonly byFacts: 'yes' | 'no' | null;
}

/** The checklist of a kind as it stands. */
export function checklistOf(kind: CaseKind, facts: CheckFacts, values: CaseValues): CheckState[] {
  return checkPoints[kind]
    .filter(({ when }) => when?.(values) !== false)
    .map(({ code, article }) => {
      const byFacts = answerByFacts(code, facts, values);
      return { code, article, byFacts, answer: values.checks[code] ?? byFacts };
    });
}

/** The points of an outsourcing the clerk has not answered with yes: nothing is handed over before. */
export function missingBeforeHandover(values: CaseValues): string[] {
  return checkPoints.outsourced.filter(({ code }) => values.checks[code] !== 'yes').map(({ code }) => code);
}
