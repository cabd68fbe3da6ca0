import { addDays, type Day } from '../../../kernel/day.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { Settings } from '../../settings/contract.ts';
import { roundedDown } from './methods.ts';

export const proposalKinds = ['grant', 'raise', 'lower', 'suspend', 'expire'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const proposalReasons = [
  'on_time', 'high_use', 'fresh', 'danger_yellow', 'danger_orange', 'danger_red', 'hard_stop', 'late', 'insurer_cut', 'stale',
  'expired', 'expires_soon', 'no_end', 'no_limit', 'graduated',
] as const; // prettier-ignore
export type ProposalReason = (typeof proposalReasons)[number];

/** What is proposed and why; nothing is ever changed by a proposal. */
export interface Proposal {
  readonly kind: ProposalKind;
  /** Null: the amount is worked out with the customer's own figures. */
  readonly toMinor: number | null;
  readonly reasons: readonly ProposalReason[];
}

export interface TriggerFacts {
  /** In force with its temporary part, which ends by itself: steps are taken from the standing amount. */
  readonly limit: {
    readonly amountMinor: number;
    readonly temporaryMinor: number;
    readonly untilOn: Day | null;
  } | null;
  /** The last limit ended, and nothing took its place. */
  readonly lastEndedOn: Day | null;
  readonly exposureMinor: number;
  readonly danger: 'none' | 'yellow' | 'orange' | 'red';
  readonly hardStop: boolean;
  readonly averageLateTenths: number | null;
  /** Payments of the last six months, and how late the latest of them was. */
  readonly recentPayments: number;
  readonly recentWorstLate: number;
  readonly tradingMonths: number;
  readonly overdueMinor: number;
  readonly insuredMinor: number;
  readonly insuredBeforeMinor: number;
  /** Reviewed or scored within its cycle. */
  readonly stale: boolean;
  readonly trialGraduated: boolean;
  /** What the methods recommend; null: not known, or not asked for. */
  readonly recommendedMinor: number | null;
}

/** A limit that ends within this many days is spoken of. */
export const EXPIRES_SOON_DAYS = 30;
const USED_BP = 8000;
const LATE_TENTHS = 150;
const ON_TIME_MONTHS = 6;

/**
 * The adjustment triggers of domain.md §7.6, the gravest first. Raise: six months on time, use above 80 %, fresh data, at most
 * one step (30 %) and never beyond what the methods recommend: 100,000 → 130,000. Lower: yellow or orange, more than 15 days
 * late on average, a cut by the insurer, a stale file; one step down, or to the recommendation if that is less. Suspend to 0:
 * red or a hard stop. Every limit has an end date; one that ends within 30 days is named.
 */
export function proposalsOf(
  facts: TriggerFacts,
  asOf: Day,
  settings: Pick<Settings['limits'], 'raiseStepBp' | 'roundDownToMinor'>,
): Proposal[] {
  const { limit, recommendedMinor } = facts;
  const round = (minor: number): number => roundedDown(minor, settings.roundDownToMinor);
  const standingMinor = limit === null ? 0 : limit.amountMinor - limit.temporaryMinor;
  if (limit === null || standingMinor === 0) {
    if (facts.lastEndedOn !== null && facts.danger !== 'red' && !facts.hardStop)
      return [{ kind: 'expire', toMinor: recommendedMinor, reasons: ['expired'] }];
    const wanted = limit === null && facts.exposureMinor > 0 && facts.danger === 'none' && !facts.hardStop;
    return wanted ? [{ kind: 'grant', toMinor: recommendedMinor, reasons: ['no_limit'] }] : [];
  }
  const stop: ProposalReason[] = [...(facts.danger === 'red' ? (['danger_red'] as const) : []), ...(facts.hardStop ? (['hard_stop'] as const) : [])]; // prettier-ignore
  if (stop.length > 0) return [{ kind: 'suspend', toMinor: 0, reasons: stop }];

  const proposals: Proposal[] = [];
  const down: ProposalReason[] = [];
  if (facts.danger === 'yellow') down.push('danger_yellow');
  if (facts.danger === 'orange') down.push('danger_orange');
  if ((facts.averageLateTenths ?? 0) > LATE_TENTHS) down.push('late');
  if (facts.insuredMinor < facts.insuredBeforeMinor) down.push('insurer_cut');
  if (facts.stale) down.push('stale');
  if (down.length > 0) {
    const step = scaleMinor(standingMinor, 10_000 - settings.raiseStepBp, 10_000, 'down');
    proposals.push({ kind: 'lower', toMinor: round(Math.min(step, recommendedMinor ?? step)), reasons: down });
  }

  const used = facts.exposureMinor * 10_000 > limit.amountMinor * USED_BP;
  const onTime =
    facts.tradingMonths >= ON_TIME_MONTHS &&
    facts.recentPayments > 0 &&
    facts.recentWorstLate <= 0 &&
    facts.overdueMinor === 0;
  if (down.length === 0 && ((used && onTime) || facts.trialGraduated)) {
    const step = scaleMinor(standingMinor, 10_000 + settings.raiseStepBp, 10_000, 'down');
    // A trial that is over ends in the limit the methods give, not in a step of the trial's own small amount.
    const toMinor = round(facts.trialGraduated ? (recommendedMinor ?? step) : Math.min(step, recommendedMinor ?? step));
    // A step so small that it is rounded away, or one the methods do not carry, is none.
    if (toMinor > standingMinor)
      proposals.push({ kind: 'raise', toMinor, reasons: facts.trialGraduated ? ['graduated'] : ['on_time', 'high_use', 'fresh'] }); // prettier-ignore
  }
  if (limit.untilOn === null) proposals.push({ kind: 'expire', toMinor: null, reasons: ['no_end'] });
  else if (limit.untilOn <= addDays(asOf, EXPIRES_SOON_DAYS)) proposals.push({ kind: 'expire', toMinor: null, reasons: ['expires_soon'] }); // prettier-ignore
  return proposals;
}
