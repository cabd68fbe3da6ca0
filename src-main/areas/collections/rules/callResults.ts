import type { ExcuseCode, ResultCode } from '../../actions/contract.ts';
import type { DisputeReason } from '../../disputes/contract.ts';

/** What the keys 1 to 9 log, the usual results of a call in the order of behaviours.md §5.1. */
export const keyedResults = [
  'paid_already', 'promise', 'partial_promise', 'dispute', 'invoice_missing', 'in_approval', 'no_answer', 'call_back', 'refuses',
] as const satisfies readonly ResultCode[]; // prettier-ignore

/** The others, one choice away. */
export const otherResults = [
  'voicemail', 'wrong_contact', 'insolvent', 'reached', 'documents_requested', 'plan_proposed', 'part_paid', 'no_such_person',
  'threat_received', 'sent', 'reply',
] as const satisfies readonly ResultCode[]; // prettier-ignore

export type CallForm = 'promise' | 'dispute' | 'copy';

/** What a result asks the clerk to fill in. */
export interface ResultForms {
  readonly forms: readonly CallForm[];
  /** The reason that goes with it; null: the customer's own. */
  readonly excuse: ExcuseCode | null;
  readonly disputeReason: DisputeReason | null;
  /** Nobody was reached: there is neither a reason nor anything agreed. */
  readonly reached: boolean;
}

const plain: ResultForms = { forms: [], excuse: null, disputeReason: null, reached: true };
const unreached: ResultForms = { ...plain, reached: false };

const forms: Readonly<Partial<Record<ResultCode, ResultForms>>> = {
  paid_already: { ...plain, excuse: 'E08' },
  promise: { ...plain, forms: ['promise'] },
  partial_promise: { ...plain, forms: ['promise'], excuse: 'E04' },
  dispute: { ...plain, forms: ['dispute'], excuse: 'E06', disputeReason: 'quality' },
  invoice_missing: { ...plain, forms: ['copy'], excuse: 'E01' },
  in_approval: { ...plain, excuse: 'E02' },
  documents_requested: { ...plain, forms: ['copy'] },
  plan_proposed: { ...plain, excuse: 'E04' },
  insolvent: { ...plain, excuse: 'E04' },
  no_answer: unreached,
  voicemail: unreached,
  no_such_person: unreached,
  wrong_contact: unreached,
  sent: unreached,
};

/** The form a result opens: `promise` asks for sum and day, `invoice_missing` for the copy that goes out. */
export function formsOf(result: ResultCode): ResultForms {
  return forms[result] ?? plain;
}

/** Result of a key on the keyboard: `2` is a promise; null for any other key. */
export function resultOfKey(key: string): ResultCode | null {
  return /^[1-9]$/.test(key) ? (keyedResults[Number(key) - 1] ?? null) : null;
}

/**
 * The kind of dispute a reason given amounts to, to start the form with: `E07` balance differs is about papers, `E12` is a
 * set-off, `E14` about who signed.
 */
export function disputeReasonOf(excuse: string): DisputeReason {
  const reasons: Readonly<Record<string, DisputeReason>> = { E01: 'document', E07: 'document', E11: 'contract', E12: 'offset', E14: 'authority' }; // prettier-ignore
  return reasons[excuse] ?? 'quality';
}
