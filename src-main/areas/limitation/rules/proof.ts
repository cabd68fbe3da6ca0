import { addDays, type Day } from '../../../kernel/day.ts';
import type { ProofGrade, ProofReason, ServiceMethod } from '../contract.ts';

/** What is known of how a letter reached the debtor, and which papers are kept of it. */
export interface ServiceFact {
  readonly method: ServiceMethod;
  readonly sentOn: Day;
  readonly deliveredOn: Day | null;
  readonly returnedOn: Day | null;
  readonly tracking: string;
  readonly agreedAddress: boolean;
  readonly signedBy: string;
}

const POSTED: readonly ServiceMethod[] = ['ems', 'courier', 'registered'];

/**
 * The grade the papers earn (domain.md §10.1): A signed or stamped by the debtor, or before a notary; B carried by post or
 * courier with number and delivery, by e-mail or message to the address the contract names, or published where the debtor
 * is missing; post to the agreed address that came back should have arrived (时效规定 8). Else C, and `none` for a letter that
 * only went out. EMS 1234567890123 delivered 2026-05-12 is B.
 */
export function proposedGrade(fact: ServiceFact): { readonly grade: ProofGrade; readonly reason: ProofReason } {
  const { method, deliveredOn, returnedOn, tracking, agreedAddress, signedBy } = fact;
  if (method === 'notary' && deliveredOn !== null) return { grade: 'A', reason: 'notarised' };
  if (method === 'newspaper') return { grade: 'B', reason: 'published' };
  if (method === 'hand') {
    if (deliveredOn === null) return { grade: 'none', reason: 'not_delivered' };
    return signedBy === '' ? { grade: 'C', reason: 'nobody_signed' } : { grade: 'A', reason: 'signed' };
  }
  if (returnedOn !== null) {
    return POSTED.includes(method) && agreedAddress && tracking !== ''
      ? { grade: 'B', reason: 'should_have_arrived' }
      : { grade: 'C', reason: 'returned' };
  }
  if (deliveredOn === null) return { grade: 'none', reason: 'not_delivered' };
  if (POSTED.includes(method) || method === 'notary')
    return tracking === '' ? { grade: 'C', reason: 'no_tracking' } : { grade: 'B', reason: 'delivered_with_record' };
  return agreedAddress
    ? { grade: 'B', reason: 'delivered_to_agreed_address' }
    : { grade: 'C', reason: 'not_agreed_address' };
}

/**
 * The day from which a proved letter counts: when it arrived. One that came back counts from its sending, the earlier and
 * therefore the careful day. Null: nothing shows that it arrived.
 */
export function servedOn(fact: Pick<ServiceFact, 'method' | 'sentOn' | 'deliveredOn' | 'returnedOn'>): Day | null {
  if (fact.deliveredOn !== null) return fact.deliveredOn;
  return fact.returnedOn !== null || fact.method === 'newspaper' ? fact.sentOn : null;
}

/** Letters without proof are asked after once the post has had its time. */
export const PROOF_EXPECTED_DAYS = 7;

export function proofExpectedBy(issuedOn: Day): Day {
  return addDays(issuedOn, PROOF_EXPECTED_DAYS);
}

/** How strong a grade is. */
export const gradeRank: Readonly<Record<ProofGrade, number>> = { none: 0, C: 1, B: 2, A: 3 };
