import type { Day } from '../../../kernel/day.ts';
import type { EvidenceKind } from '../../evidence/rules/score.ts';
import type { VisitReason } from '../contract.ts';

/** What may take somebody to a customer on a day, as the log, the tasks and the policy have it. */
export interface VisitFacts {
  /** The next step the last contact left: of any kind, on any day. */
  readonly next: { readonly on: Day | null; readonly time: string; readonly action: string } | null;
  /** Open tasks of the kind "visit". */
  readonly tasks: readonly { readonly on: Day; readonly time: string; readonly title: string }[];
  /** The policy's step that is due and need not wait; its demand is the one handed over in person. */
  readonly step: { readonly code: string; readonly letterLevel: number | null; readonly sinceOn: Day } | null;
}

/** The demand with interest goes with a visit (domain.md §1.2 R12, §6.5). */
const DEMAND = 3;

/**
 * Why a customer is to be visited on a day: agreed for it, agreed for an earlier day and not done, a task that is due, the
 * policy's demand. Agreed for 11-20 and looked at for 11-22: overdue since 11-20. None: nothing takes anybody there.
 */
export function visitReasons({ next, tasks, step }: VisitFacts, onDay: Day): VisitReason[] {
  const reasons: VisitReason[] = [];
  if (next?.action === 'visit' && next.on !== null && next.on <= onDay)
    reasons.push({ code: next.on === onDay ? 'agreed' : 'overdue', on: next.on, time: next.time, reference: '' });
  for (const task of tasks)
    if (task.on <= onDay) reasons.push({ code: 'task', on: task.on, time: task.time, reference: task.title });
  if (step?.letterLevel === DEMAND) reasons.push({ code: 'policy', on: step.sinceOn, time: '', reference: step.code });
  return reasons;
}

interface Place {
  readonly customerId: number;
  readonly customerName: string;
  readonly region: string;
  readonly address: string;
}

/** The order of a round: by region, then address, so that neighbours stand together; whoever has none comes last. */
export function routeOrder(a: Place, b: Place): number {
  return (
    placed(a.region, b.region) ||
    placed(a.address, b.address) ||
    compare(a.customerName, b.customerName) ||
    a.customerId - b.customerId
  );
}

function placed(a: string, b: string): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is known of a debtor before the door. */
export interface DebtorFacts {
  readonly owes: boolean;
  /** Something is overdue that is not disputed, in whatever currency. */
  readonly undisputed: boolean;
  readonly disputed: boolean;
  readonly items: readonly DebtorItem[];
  /** Promises that were not kept, or only in part. */
  readonly brokenPromises: number;
  /** A plan was proposed, drafted or broken. */
  readonly planTalk: boolean;
  /** Level of the letter the policy asks for now; null: none. */
  readonly letterLevel: number | null;
  readonly lastResult: string;
}

export interface DebtorItem {
  readonly number: string;
  readonly daysLate: number;
  readonly missing: readonly EvidenceKind[];
  /** Last reason told for the delay; empty: none. */
  readonly delayCode: string;
  /** Days to the end of the limitation period by proved events; null: not known. */
  readonly safeInDays: number | null;
}

export const visitPapers = ['statement', 'confirmation', 'invoices', 'deliveries', 'letter', 'plan', 'dispute', 'mandate'] as const; // prettier-ignore
export interface VisitPaper {
  readonly code: (typeof visitPapers)[number];
  /** Of the invoices it is about. */
  readonly numbers: readonly string[];
}

/** A signature taken on this visit starts the limitation period anew; from so many days before its end it is urgent. */
const SIGN_BEFORE_DAYS = 365;

function needsSignature({ items }: DebtorFacts): boolean {
  return items.some(({ missing, daysLate, safeInDays }) => (missing.includes('statement') && daysLate > 0) || (safeInDays !== null && safeInDays <= SIGN_BEFORE_DAYS)); // prettier-ignore
}

/**
 * What to put into the bag: the statement where something is owed; a confirmation to be signed where none is on file or the
 * limitation period ends within a year; copies of what is missing or was said to be; the letter that is due; a draft plan
 * where money is short; the sheet of the dispute; the form for whoever signs without a mandate.
 */
export function papersToTake(facts: DebtorFacts): VisitPaper[] {
  const { items } = facts;
  const lacking = (kind: EvidenceKind): string[] => items.filter(({ missing }) => missing.includes(kind)).map(({ number }) => number); // prettier-ignore
  const unseen = items.filter(({ delayCode, missing }) => delayCode === 'E01' || missing.includes('invoice')).map(({ number }) => number); // prettier-ignore
  const asked = facts.lastResult === 'invoice_missing' || facts.lastResult === 'documents_requested';
  const invoices = unseen.length > 0 || !asked ? unseen : items.filter(({ daysLate }) => daysLate > 0).map(({ number }) => number); // prettier-ignore
  const deliveries = lacking('delivery');
  const mandates = lacking('signer');
  const short = items.some(({ delayCode }) => delayCode === 'E04');
  const papers: (VisitPaper | false)[] = [
    facts.owes && { code: 'statement', numbers: [] },
    needsSignature(facts) && { code: 'confirmation', numbers: [] },
    invoices.length > 0 && { code: 'invoices', numbers: invoices },
    deliveries.length > 0 && { code: 'deliveries', numbers: deliveries },
    (facts.letterLevel ?? 0) > 0 && { code: 'letter', numbers: [] },
    (facts.planTalk || short || facts.lastResult === 'plan_proposed') && { code: 'plan', numbers: [] },
    facts.disputed && { code: 'dispute', numbers: [] },
    mandates.length > 0 && { code: 'mandate', numbers: mandates },
  ];
  return papers.filter((paper) => paper !== false);
}

export const visitAims = [
  'pay_now',
  'new_promise',
  'sign',
  'settle',
  'agree_plan',
  'hand_letter',
  'keep_touch',
] as const;
export type VisitAim = (typeof visitAims)[number];

/** What the visit is to reach, the first first. Nothing overdue and nothing to sign: to stay in touch. */
export function aimsOf(facts: DebtorFacts): VisitAim[] {
  const aims: (VisitAim | false)[] = [
    facts.undisputed && 'pay_now',
    facts.brokenPromises > 0 && 'new_promise',
    needsSignature(facts) && 'sign',
    facts.disputed && 'settle',
    facts.planTalk && 'agree_plan',
    (facts.letterLevel ?? 0) > 0 && 'hand_letter',
  ];
  const found = aims.filter((aim) => aim !== false);
  return found.length === 0 ? ['keep_touch'] : found;
}
