import type { ClockState, Remedy } from '../contract.ts';
import type { LimitationRule } from './clock.ts';

/**
 * What can be done, the cheapest sure thing first. Nothing here says that a debt is lost: after the end the debtor's
 * written consent still brings it back (民法典 192), and what the debtor pays is owed.
 */
export function remediesFor(clock: {
  readonly state: ClockState;
  readonly rule: Pick<LimitationRule, 'months' | 'demandRestarts' | 'revives'>;
  /** A call or message on record moved the grey date alone. */
  readonly callWithoutProof: boolean;
  readonly daysLeft: number | null;
}): Remedy[] {
  const { state, rule, callWithoutProof, daysLeft } = clock;
  if (rule.months === null) return ['enter_period', 'ask_lawyer'];
  if (state === 'passed')
    return rule.revives ? ['ask_lawyer', 'revive', 'signed_plan', 'part_payment'] : ['ask_lawyer', 'part_payment'];
  const found: Remedy[] = [];
  if (callWithoutProof && rule.demandRestarts) found.push('follow_up_call');
  if (rule.demandRestarts) found.push('letter_with_proof');
  found.push('statement_stamped', 'part_payment', 'written_promise', 'signed_plan', 'file_claim');
  // In the last weeks a slip that comes back unsigned costs the claim.
  if (daysLeft !== null && daysLeft <= 30) found.push('ask_lawyer');
  return found;
}
