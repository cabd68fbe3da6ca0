import { addDays, type Day } from '../../../kernel/day.ts';
import type { DebtorClass } from '../../law/contract.ts';
import type { InterestRule } from '../contract.ts';

export interface DebtFacts {
  readonly dueOn: Day;
  /** Empty: Chinese law. */
  readonly lawPack: '' | 'cn' | 'uk' | 'eu';
  readonly debtorClass: DebtorClass;
  /** Agreed in the document or its contract, basis points a year. */
  readonly agreedRateBp: number | null;
  /** The contract says that we are a small firm; null: no contract names it. */
  readonly smeStated: boolean | null;
}

/** 保障中小企业款项支付条例 of 2020, the first version with a rate of its own. */
const REGULATION_FROM = '2020-09-01' as Day;

/**
 * Which rule a debt bears interest by: what was agreed, else the statute of the customer's law. A public body, a public
 * institution or a large firm owes 0.05 % a day to a small firm (支付条例 2, 3, 17), unless the contract says that we are
 * none; everybody else LPR and more. A large customer's invoice of 2026 without an agreed rate: `cn-sme`.
 */
export function proposedRule(facts: DebtFacts): InterestRule {
  if (facts.agreedRateBp !== null && facts.agreedRateBp > 0) return 'contract';
  if (facts.lawPack === 'uk' || facts.lawPack === 'eu') return facts.lawPack;
  const covered = ['public_body', 'institution', 'large'].includes(facts.debtorClass);
  return covered && facts.smeStated !== false && addDays(facts.dueOn, 1) >= REGULATION_FROM ? 'cn-sme' : 'cn-lpr';
}
