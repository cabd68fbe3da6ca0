import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { LessonOutcome } from '../../playbook/contract.ts';
import type { ClosedMatter } from '../contract.ts';

/** A case outweighs the plan it ended, a plan the debt it cleared: one note tells all of one customer. */
const weight: Readonly<Record<ClosedMatter['kind'], number>> = {
  case: 0,
  plan_broken: 1,
  plan_completed: 2,
  cleared: 3,
};

/**
 * Closed matters nobody has written a note about: of each customer the newest that ended on `from` or later, the weightiest
 * of one day. A note of a day answers everything of its customer that ended up to that day. Newest first.
 *
 * A plan completed on 09-15 and the last item cleared the same day, last note of 09-01: one prompt, for the plan.
 */
export function openMatters<Matter extends Pick<ClosedMatter, 'kind' | 'customerId' | 'endedOn' | 'amountMinor'>>(
  matters: readonly Matter[],
  answeredOn: ReadonlyMap<CustomerId, Day>,
  from: Day,
): Matter[] {
  const open = matters.filter(({ customerId, endedOn }) => {
    const answered = answeredOn.get(customerId);
    return endedOn >= from && (answered === undefined || answered < endedOn);
  });
  const sorted = open.toSorted((a, b) =>
    a.endedOn === b.endedOn ? weight[a.kind] - weight[b.kind] || b.amountMinor - a.amountMinor || a.customerId - b.customerId
    : a.endedOn < b.endedOn ? 1 : -1,
  ); // prettier-ignore
  const seen = new Set<CustomerId>();
  return sorted.filter(({ customerId }) => !seen.has(customerId) && seen.add(customerId));
}

const ofCase: Readonly<Record<string, LessonOutcome>> = {
  paid: 'paid_full', settled: 'settled_for_less', won_unpaid: 'judgment', partly: 'judgment', unenforceable: 'judgment',
}; // prettier-ignore

/** What the note begins with as its outcome: that of the case, else what the matter itself says. */
export function lessonOutcomeOf(kind: ClosedMatter['kind'], caseOutcome: string): LessonOutcome {
  if (kind === 'case') return ofCase[caseOutcome] ?? 'other';
  return kind === 'cleared' ? 'paid_full' : kind === 'plan_completed' ? 'paid_by_plan' : 'other';
}
