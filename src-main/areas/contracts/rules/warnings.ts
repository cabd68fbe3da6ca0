import { scaleMinor } from '../../../kernel/money.ts';
import type { DebtorClass } from '../../law/contract.ts';
import type { Agreed, ContractWarning, Tick } from '../contract.ts';

export interface ContractFacts {
  readonly amountMinor: number | null;
  readonly agreed: Agreed;
  readonly lateRateBp: number | null;
  readonly objectionDays: number | null;
  readonly smeStated: boolean;
  readonly disputeResolution: readonly string[];
  readonly clauses: Readonly<Record<string, Tick>>;
  readonly debtorClass: DebtorClass;
  /** Payments the milestones plan. */
  readonly milestones: number;
  readonly amendsPaymentDate: boolean;
}

/** 0.05 % a day, the rate of the payment regulation (art. 17): 18.25 % a year. A rate above it invites the judge. */
const HIGH_RATE_BP = 1825;
const depositShareBp = 2000;
const penaltyOverLossBp = 13_000;

/** The most a deposit (定金) can be: 20 % of the contract, the rest is a payment in advance (民法典 586). 1,000.00: 200.00. */
export function depositCapMinor(amountMinor: number): number {
  return scaleMinor(amountMinor, depositShareBp, 10_000, 'down');
}

/** What is worth a second look before signing (domain.md §9.2, §9.3, §10.3), with the articles. Not legal advice. */
export function warningsOf(contract: ContractFacts): ContractWarning[] {
  const { agreed, amountMinor, lateRateBp, clauses } = contract;
  const found: ContractWarning[] = [];
  const say = (
    code: string,
    level: ContractWarning['level'],
    articles: string[],
    params: ContractWarning['params'] = {},
  ): void => void found.push({ code, level, articles, params });
  const yes = (code: string): boolean => clauses[code]?.state === 'yes';
  const payments = Math.max(contract.milestones, agreed.rule?.lines.length ?? 0);

  if (payments === 0 && !yes('payment_date')) say('no_payment_date', 'warn', ['民法典 511(4)', '民法典 628']);
  if (agreed.penaltyMinor !== null && agreed.lossMinor !== null) {
    const mostMinor = scaleMinor(agreed.lossMinor, penaltyOverLossBp, 10_000, 'halfUp');
    if (agreed.penaltyMinor > mostMinor)
      say('penalty_over_loss', 'warn', ['民法典 585', '合同编通则解释 65'], { mostMinor, penaltyMinor: agreed.penaltyMinor });
  } // prettier-ignore
  if (lateRateBp !== null && lateRateBp > HIGH_RATE_BP)
    say('rate_high', 'note', ['民法典 585', '合同编通则解释 65'], { rateBp: lateRateBp, highBp: HIGH_RATE_BP });
  if (agreed.depositMinor !== null) {
    const capMinor = amountMinor === null ? null : depositCapMinor(amountMinor);
    if (capMinor !== null && agreed.depositMinor > capMinor)
      say('deposit_over_fifth', 'warn', ['民法典 586'], { capMinor, depositMinor: agreed.depositMinor });
    if (agreed.penaltyMinor !== null || lateRateBp !== null || yes('late_interest'))
      say('deposit_and_penalty', 'note', ['民法典 588']);
  }
  if (payments >= 3 && !yes('acceleration')) say('instalments', 'note', ['民法典 634'], { payments });
  if (agreed.payWhenPaid)
    say(
      contract.debtorClass === 'large' || contract.debtorClass === 'public_body' || contract.debtorClass === 'institution'
        ? 'pay_when_paid_void'
        : 'pay_when_paid',
      'warn',
      ['支付条例 9', '法释〔2024〕11号'],
    ); // prettier-ignore
  if (contract.disputeResolution.length === 0) say('no_dispute_resolution', 'note', ['民法典 470']);
  if (contract.objectionDays === null) say('no_objection_period', 'warn', ['民法典 621']);
  if (!contract.smeStated && ['public_body', 'institution', 'large'].includes(contract.debtorClass))
    say('sme_not_stated', 'warn', ['支付条例 3']);
  if (contract.amendsPaymentDate) say('payment_date_amended', 'note', ['买卖合同解释 18']);
  return found;
}
