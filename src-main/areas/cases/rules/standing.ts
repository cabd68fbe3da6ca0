import type { Day } from '../../../kernel/day.ts';
import type { IsWorkday } from '../../terms/rules/workdays.ts';
import { deadlinesOf, type Deadline, type DeadlineFacts } from './deadlines.ts';
import type { CaseKind } from '../contract.ts';
import { stageOf, type Interruption } from './stages.ts';

/** A deadline as the register shows it: by rule or by hand, done by a stage or by a tick. */
export interface StandingDeadline extends Omit<Deadline, 'metOn'> {
  /** Null: it follows by rule and nobody ticked it. */
  readonly deadlineId: number | null;
  readonly own: boolean;
  readonly note: string;
  readonly doneOn: Day | null;
}

export interface KeptDeadline {
  readonly deadlineId: number;
  readonly kind: string;
  readonly dueOn: Day;
  /** Empty: by hand. Else the key of the rule's deadline it ticks. */
  readonly basis: string;
  readonly note: string;
  readonly doneOn: Day | null;
}

/** What a tick of a deadline holds on to: the same deadline from another start is another one. */
export const deadlineKey = ({ code, fromStage, fromOn, subject }: Pick<Deadline, 'code' | 'fromStage' | 'fromOn' | 'subject'>): string =>
  [code, fromStage, fromOn, subject].join('|'); // prettier-ignore

/** Deadlines by rule with their ticks, and those set by hand; nearest first. */
export function standingDeadlines(
  facts: DeadlineFacts,
  kept: readonly KeptDeadline[],
  isWorkday: IsWorkday,
): StandingDeadline[] {
  const byRule = deadlinesOf(facts, isWorkday).map(({ metOn, ...deadline }): StandingDeadline => {
    const tick = kept.find(({ basis, doneOn }) => basis === deadlineKey(deadline) && doneOn !== null);
    return { ...deadline, deadlineId: tick?.deadlineId ?? null, own: false, note: tick?.note ?? '', doneOn: metOn ?? tick?.doneOn ?? null }; // prettier-ignore
  });
  const byHand = kept
    .filter(({ basis, doneOn }) => basis === '' && (facts.closedOn === null || doneOn !== null))
    .map(({ deadlineId, kind, dueOn, note, doneOn }): StandingDeadline => ({
      code: kind, party: 'us', fromStage: 'opened', fromOn: facts.openedOn, dueOn, shiftedFrom: null, article: '', subject: '', deadlineId, own: true, note, doneOn,
    })); // prettier-ignore
  return [...byRule, ...byHand].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The nearest that is not done; the end of a preservation is told by its renewal and never the next thing to do. */
export function nextDeadline(deadlines: readonly StandingDeadline[]): StandingDeadline | null {
  return deadlines.find(({ code, doneOn }) => doneOn === null && code !== 'preservation_ends') ?? null;
}

export type CaseProof = 'A' | 'B' | 'none';

/**
 * How well a stage is proved that starts the limitation period anew: with a court's paper or number A, a delivery with
 * its record B, else none (domain.md §10.1).
 */
export function proofOf(facts: {
  readonly kind: CaseKind;
  readonly number: string;
  readonly reference: string;
  readonly courtPapers: number;
  readonly deliveryPapers: number;
}): CaseProof {
  if (facts.kind === 'lawyer_letter') return facts.reference !== '' || facts.deliveryPapers > 0 ? 'B' : 'none';
  return facts.reference !== '' || facts.number !== '' || facts.courtPapers > 0 ? 'A' : 'none';
}

export function interruptionOf(kind: CaseKind, stage: string): Interruption | null {
  return stageOf(kind, stage)?.interrupts ?? null;
}
