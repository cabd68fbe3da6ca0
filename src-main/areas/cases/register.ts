import { daysBetween, type Day } from '../../kernel/day.ts';
import type { CaseId, CustomerId, DueItemId, Id } from '../../kernel/ids.ts';
import { sumMinor } from '../../kernel/money.ts';
import type { ReadDb } from '../../storage/database.ts';
import { contractsAt } from '../contracts/store/contracts.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { listAgents } from '../securities/store/agents.ts';
import type { CaseDeadline, CaseKind, CaseRow, CaseValues } from './contract.ts';
import { balanceOf } from './rules/balance.ts';
import type { CheckFacts } from './rules/checks.ts';
import { nextDeadline, type StandingDeadline } from './rules/standing.ts';
import { urgencyOf } from './rules/timing.ts';
import { wholeCases, type WholeCase } from './store.ts';
import { cluesAt } from './store/clues.ts';
import { itemDetails, receivedByCase, type CaseItemDetail } from './store/figures.ts';
import type { CaseDeadlineId } from './store/rows.ts';

/** A deadline as a screen shows it, with the days left. */
export function shownDeadline(caseId: CaseId, deadline: StandingDeadline, asOf: Day): CaseDeadline {
  return {
    ...deadline,
    caseId,
    deadlineId: deadline.deadlineId as CaseDeadlineId | null,
    daysLeft: daysBetween(asOf, deadline.dueOn),
    urgency: urgencyOf(deadline.dueOn, asOf),
  };
}

/** Rows of the register with what each brought and cost; a case's costs include those of the cases under it. */
export function caseRegister(
  db: ReadDb,
  question: PointInTime & { readonly customerId?: CustomerId | undefined },
): { row: CaseRow; whole: WholeCase }[] {
  const cases = wholeCases(db, question);
  const received = receivedByCase(db, question, question.customerId);
  const ownCosts = new Map(cases.map(({ caseId, events }) => [caseId, ownCostOf(events)]));
  const costsOf = (caseId: CaseId): number[] => [
    ownCosts.get(caseId) ?? 0,
    ...cases.filter(({ parentId }) => parentId === caseId).flatMap((child) => costsOf(child.caseId)),
  ];
  return cases.map((whole) => {
    const { caseId } = whole;
    const next = nextDeadline(whole.deadlines);
    const recovered = whole.recoveredMinor ?? (whole.parentId === null ? (received.get(caseId) ?? 0) : null);
    const { costMinor, netMinor } = balanceOf(recovered ?? 0, costsOf(caseId));
    const row: CaseRow = {
      caseId,
      parentId: whole.parentId,
      kind: whole.kind,
      number: whole.number,
      title: whole.title,
      forum: whole.forum,
      customerId: whole.customerId,
      customerCode: whole.customerCode,
      customerName: whole.customerName,
      currency: whole.currency,
      claimMinor: whole.claimMinor,
      agentId: whole.agentId,
      agentName: whole.agentName,
      openedOn: whole.openedOn,
      closedOn: whole.closedOn,
      outcome: whole.outcome,
      stage: whole.stage,
      stageOn: whole.events.findLast(({ stage }) => stage === whole.stage)?.onDay ?? whole.openedOn,
      next: next === null ? null : shownDeadline(caseId, next, question.asOf),
      costMinor,
      recoveredMinor: recovered,
      netMinor: recovered === null ? null : netMinor,
    };
    return { row, whole };
  });
}

export function ownCostOf(events: WholeCase['events']): number {
  return sumMinor(events.map(({ costMinor }) => costMinor));
}

/** What the book knows about the points of a checklist. */
export function checkFacts(
  db: ReadDb,
  point: PointInTime,
  about: {
    readonly customerId: CustomerId;
    readonly kind: CaseKind;
    readonly claimMinor: number;
    readonly dueItemIds: readonly DueItemId[];
    readonly agentId: Id<'serviceAgent'> | null;
    readonly parentId: CaseId | null;
    readonly values: CaseValues;
  },
): { facts: CheckFacts; items: CaseItemDetail[] } {
  const { customerId, agentId, parentId, values } = about;
  const items = itemDetails(db, point, about.dueItemIds);
  const others = wholeCases(db, { ...point, customerId });
  const parent = others.find(({ caseId }) => caseId === parentId);
  const title = parent?.events.findLast(({ stage }) => ['effective', 'awarded', 'mediated'].includes(stage));
  const agent = agentId === null ? undefined : listAgents(db, point).find((one) => one.agentId === agentId);
  const facts: CheckFacts = {
    asOf: point.asOf,
    claimMinor: about.claimMinor,
    items: items.map(({ dueOn, disputedMinor }) => ({ dueOn, disputedMinor })),
    arbitrationContracts: arbitrationContracts(db, point, customerId),
    assetClues: cluesAt(db, { ...point, customerId }).length,
    hasLawFirm: agent === undefined ? values.agentName !== '' : agent.kind === 'law_firm',
    presuitPreservation: others.some(
      (other) =>
        other.kind === 'preservation' &&
        other.values.preSuit &&
        other.closedOn === null &&
        !other.events.some(({ stage }) => stage === 'lifted'),
    ),
    titleOn: title?.onDay ?? null,
  };
  return { facts, items };
}

export function arbitrationContracts(db: ReadDb, point: PointInTime, customerId: CustomerId): string[] {
  return contractsAt(db, point, { customerId })
    .filter(({ disputeResolution }) => disputeResolution.includes('arbitration'))
    .map(({ number }) => number);
}
