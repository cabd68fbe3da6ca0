import { isSpoken, type Channel, type ProofGrade } from './codes.ts';

export interface ProofFacts {
  readonly channel: Channel;
  readonly direction: 'out' | 'in';
  readonly result: string | undefined;
  /** Signed or stamped by the customer: minutes of a visit, a receipt slip. */
  readonly signed: boolean;
  /** Arrival recorded by a third party: courier, registered mail, court. */
  readonly arrived: boolean;
  /** A number or a file that shows the thing was sent or said. */
  readonly referenced: boolean;
}

/**
 * What a contact would prove (domain.md §10.5): signed by the other side A; arrival recorded by a third party, a court's
 * paper, or their own words in writing B; something of our own that can be shown (mail, message, posting slip, recording) C;
 * a talk alone nothing. A call without a recording: none. A courier slip: C, with the record of arrival: B.
 */
export function proposedGrade(facts: ProofFacts): ProofGrade {
  if (facts.signed) return 'A';
  if (facts.arrived || facts.channel === 'court') return 'B';
  if (isSpoken(facts.channel)) return facts.referenced ? 'C' : 'none';
  if (facts.direction === 'in') return facts.channel === 'other' ? 'C' : 'B';
  return facts.channel === 'other' && !facts.referenced ? 'none' : 'C';
}

/** Reads the facts kept beside a note: `signed`, `arrived`, `slipNo`, `recorded`. */
export function proofFactsOf(
  action: { readonly channel: Channel; readonly direction: 'out' | 'in'; readonly result?: string | undefined },
  facts: Readonly<Record<string, string | number | boolean>>,
  proofNote: string,
): ProofFacts {
  return {
    channel: action.channel,
    direction: action.direction,
    result: action.result,
    signed: facts['signed'] === true,
    arrived: facts['arrived'] === true,
    referenced: facts['recorded'] === true || (facts['slipNo'] ?? '') !== '' || proofNote !== '',
  };
}
