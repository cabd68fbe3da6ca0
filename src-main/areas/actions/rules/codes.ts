import { resultCodes } from '../contract.ts';

export {
  channels,
  resultCodes,
  excuseCodes,
  delayCodes,
  delayCauses,
  proofGrades,
  directions,
  purposes,
  nextActions,
  privateRoles,
  debtorTypes,
  boxes,
} from '../contract.ts';
export type {
  Channel,
  ResultCode,
  ExcuseCode,
  DelayCode,
  DelayCause,
  ProofGrade,
  Purpose,
  NextAction,
  PrivateRole,
  DebtorType,
  Box,
} from '../contract.ts';

const notReached: ReadonlySet<string> = new Set(['no_answer', 'voicemail', 'wrong_contact', 'no_such_person', 'sent']);

/** Did somebody of the debtor hear or say something? A letter that was sent reached nobody yet. */
export function isReached(result: string): boolean {
  return !notReached.has(result);
}

/** A contact in vain: tried, and nobody there. What was sent is still under way and counts neither way. */
export function isInVain(result: string): boolean {
  return result !== 'sent' && notReached.has(result);
}

/** Results in SQL, for readers over all customers. */
export const inVainResults = resultCodes.filter(isInVain);
export const reachedResults = resultCodes.filter(isReached);

/** Letters and what is posted like one: held apart by the gap between letters. */
export function isLetter(channel: string): boolean {
  return channel === 'letter' || channel === 'courier' || channel === 'lawyer';
}

/** Talked at the same moment, as against written to be read later. */
export function isSpoken(channel: string): boolean {
  return channel === 'phone' || channel === 'visit' || channel === 'meeting' || channel === 'video';
}
