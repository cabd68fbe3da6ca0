/** The words of the collection log. Each list is closed; what a code is called stands in the catalogues. */

export const channels = [
  'phone', 'sms', 'wechat', 'email', 'letter', 'courier', 'visit', 'meeting', 'video', 'lawyer', 'court', 'other',
] as const; // prettier-ignore
export type Channel = (typeof channels)[number];

/** Call results of the day's work, then what happens in writing and face to face (domain.md §6.4, behaviours.md §5.1). */
export const resultCodes = [
  'paid_already', 'promise', 'partial_promise', 'dispute', 'invoice_missing', 'in_approval', 'wrong_contact', 'no_answer',
  'voicemail', 'refuses', 'insolvent', 'call_back', 'reached', 'sent', 'documents_requested', 'plan_proposed', 'part_paid',
  'no_such_person', 'threat_received', 'reply',
] as const; // prettier-ignore
export type ResultCode = (typeof resultCodes)[number];

/** What debtors say (domain.md §6.2), in the order of that library. */
export const excuseCodes = [
  'E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15',
] as const; // prettier-ignore
export type ExcuseCode = (typeof excuseCodes)[number];

/** Why an item is late: what the debtor says, or another reason told in the note. */
export const delayCodes = [...excuseCodes, 'other'] as const;
export type DelayCode = (typeof delayCodes)[number];

/** Where the delay comes from, as we see it (domain.md §0 rows 77, 143). */
export const delayCauses = [
  'customer_cash', 'customer_process', 'customer_will', 'our_papers', 'our_goods', 'our_delivery', 'our_terms', 'market', 'other',
] as const; // prettier-ignore
export type DelayCause = (typeof delayCauses)[number];

/** A: the other side signed or stamped · B: third-party record of arrival · C: own record only · none. */
export const proofGrades = ['none', 'A', 'B', 'C'] as const;
export type ProofGrade = (typeof proofGrades)[number];

export const directions = ['out', 'in'] as const;
/** `care` and `service` are kept apart from collecting: they count in no gap and no attempt (domain.md §14). */
export const purposes = ['collection', 'care', 'service'] as const;
export type Purpose = (typeof purposes)[number];

/** What comes next; the day and hour stand beside it. */
export const nextActions = [
  'call', 'send_copy', 'check_payment', 'check_promise', 'confirm_written', 'handle_dispute', 'find_contact', 'change_channel',
  'send_letter', 'send_statement', 'send_documents', 'visit', 'agree_plan', 'escalate', 'legal', 'await_reply', 'other',
] as const; // prettier-ignore
export type NextAction = (typeof nextActions)[number];

/** Whom a debtor's business never goes to: asked about so that the refusal can say why (domain.md §14). */
export const privateRoles = ['relative', 'friend', 'private_colleague', 'their_customer', 'public'] as const;
export type PrivateRole = (typeof privateRoles)[number];

/** How a debtor is judged beyond the two ratings (domain.md §0 row 47). */
export const debtorTypes = ['careless', 'slow_process', 'disputing', 'in_trouble', 'wilful', 'hopeless'] as const;
export type DebtorType = (typeof debtorTypes)[number];

/** A: able and willing · B: able, not willing · C: willing, not able · D: neither (domain.md §6.1). */
export const boxes = ['A', 'B', 'C', 'D'] as const;
export type Box = (typeof boxes)[number];

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
