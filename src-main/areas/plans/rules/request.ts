import type { Day } from '../../../kernel/day.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { PlanRequest } from '../contract.ts';

export interface RequestFacts {
  readonly askedOn: Day;
  readonly creditNow: 'good' | 'bad';
  readonly creditWhy: string;
  readonly debtMinor: number;
  readonly paidTodayMinor: number;
  readonly penaltyAgreed: boolean;
}

export interface RequestPrices {
  /** Paid today at or above this share: interest on the rest only. */
  readonly restOnlyFromBp: number;
  readonly penaltyBp: number;
}

export interface RequestAnswer extends PlanRequest {
  readonly shareBp: number;
  readonly thresholdBp: number;
  readonly penaltyLeftOut: boolean;
}

/**
 * A request for time (延期付款申请, domain.md §13.1). Credit bad now: refused, collection goes on. Good: half or more paid
 * today is interest on the rest alone; less is the penalty and interest on the rest; nothing paid is the full penalty and
 * interest on the whole. A penalty the contract does not know is not asked for, whatever the settings say.
 *
 * 100,000.00 with 2 % penalty: 60,000.00 today, interest on 40,000.00; 20,000.00 today, 2,000.00 and interest on 80,000.00;
 * nothing, 2,000.00 and interest on 100,000.00.
 */
export function answerRequest(facts: RequestFacts, prices: RequestPrices): RequestAnswer {
  const { debtMinor, creditNow, penaltyAgreed } = facts;
  const paidTodayMinor = Math.min(debtMinor, Math.max(0, facts.paidTodayMinor));
  const restMinor = debtMinor - paidTodayMinor;
  const shareBp = scaleMinor(paidTodayMinor, 10_000, debtMinor, 'down');
  const verdict =
    creditNow === 'bad'
      ? 'refuse'
      : paidTodayMinor === 0
        ? 'full'
        : paidTodayMinor * 10_000 >= debtMinor * prices.restOnlyFromBp
          ? 'rest_only'
          : 'penalty_and_rest';
  const priced = verdict === 'full' || verdict === 'penalty_and_rest';
  return {
    askedOn: facts.askedOn,
    creditNow,
    creditWhy: facts.creditWhy,
    paidTodayMinor,
    penaltyAgreed,
    verdict,
    interestBaseMinor: verdict === 'refuse' ? debtMinor : restMinor,
    penaltyMinor: priced && penaltyAgreed ? scaleMinor(debtMinor, prices.penaltyBp, 10_000, 'halfUp') : 0,
    shareBp,
    thresholdBp: prices.restOnlyFromBp,
    penaltyLeftOut: priced && !penaltyAgreed && prices.penaltyBp > 0,
  };
}
