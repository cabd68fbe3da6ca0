import { addDays, daysBetween, monthEnd, type Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { rpmStages, type PolicyStep, type RpmStage, type StageAt, type StageSource } from '../contract.ts';

/** What an invoice's papers and the log say. Days are those on record by the day looked at. */
export interface InvoiceFacts {
  readonly asOf: Day;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly closedOn: Day | null;
  readonly openMinor: number;
  /** Of the orders it was invoiced from. */
  readonly hasOrder: boolean;
  readonly releasedOn: Day | null;
  readonly shipPlannedOn: Day | null;
  readonly shippedOn: Day | null;
  readonly signedOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly objectedOn: Day | null;
  /** Days to object, of the contract or the usual ones. */
  readonly objectionDays: number;
  readonly confirmedOn: Day | null;
  /** Third working day after acceptance, delivery or, for want of both, the invoice's own date. */
  readonly invoiceDueOn: Day;
  readonly statementOn: Day | null;
  readonly midTermOn: Day | null;
  readonly remindedOn: Day | null;
  readonly firstContactOn: Day | null;
  /** Days letters L1 to L4 were issued. */
  readonly letterOn: Readonly<Partial<Record<1 | 2 | 3 | 4, Day>>>;
  readonly lawyerOn: Day | null;
  readonly decisionOn: Day | null;
  readonly legalOn: Day | null;
  readonly graceDays: number;
  /** Of the customer's segment, in half the time on short terms: the plan of R7 and R9–R15. */
  readonly ladder: readonly PolicyStep[];
  /** Nothing may be chased: R9–R15 are frozen. */
  readonly frozen: boolean;
  readonly byHand: readonly StageEntry[];
  /** Of the stages found done, the record each was found in. */
  readonly foundIn: Readonly<Partial<Record<RpmStage, StageSource>>>;
}

export interface StageEntry {
  readonly stageId: NonNullable<StageAt['stageId']>;
  readonly stage: RpmStage;
  readonly plannedOn: Day | null;
  readonly actualOn: Day | null;
  readonly result: string;
  readonly note: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** 事前 before delivery, 事中 until the due day, 事后 from then on (domain.md §1.1). */
export function groupOf(stage: RpmStage): 'before' | 'during' | 'after' {
  const index = rpmStages.indexOf(stage);
  return index === 0 ? 'before' : index <= 7 ? 'during' : 'after';
}

type Planned = readonly [planned: Day | null, actual: Day | null, result?: string];

/** The mid-term check is for terms from so many days on (domain.md §1.2 R6). */
const midTermFrom = 45;

/**
 * The stages of one invoice with planned day, actual day and delay (domain.md §1.2). A stage nothing is known of that it
 * would rest on (no delivery, no acceptance) is not planned and not missed. Stages after the due day are planned by the
 * timetable of the customer and only while something is open; paid, they are no more due. An entry by hand goes before what
 * is found.
 *
 * Due 2026-06-01, L1 planned for 06-08 and issued 06-11: R10 has a delay of 3.
 */
export function stagesOf(facts: InvoiceFacts): StageAt[] {
  const found = plannedStages(facts);
  return rpmStages.map((stage) => {
    const hand = facts.byHand.findLast((entry) => entry.stage === stage);
    const [plan, actual, result = ''] = found[stage];
    const plannedOn = hand?.plannedOn ?? plan;
    const actualOn = hand?.actualOn ?? actual;
    const dropped = actualOn === null && gone(stage, plannedOn, facts);
    const until = actualOn ?? (!dropped && plannedOn !== null && plannedOn < facts.asOf ? facts.asOf : null);
    return {
      stage,
      plannedOn: dropped ? null : plannedOn,
      actualOn,
      delayDays: plannedOn === null || until === null ? null : daysBetween(plannedOn, until),
      missing: actualOn === null && !dropped && plannedOn !== null && plannedOn < facts.asOf,
      byHand: hand !== undefined,
      source:
        actualOn === null
          ? null
          : hand?.actualOn != null
            ? 'hand'
            : result === 'no_objection'
              ? 'window'
              : (facts.foundIn[stage] ?? null),
      actor: hand?.actor ?? null,
      recordedAt: hand?.recordedAt ?? null,
      result: hand?.result ?? result,
      note: hand?.note ?? '',
      stageId: hand?.stageId ?? null,
    };
  });
}

/** A stage that has lost its sense: the invoice was paid first, came due meanwhile, or must not be chased. */
function gone(stage: RpmStage, plannedOn: Day | null, { asOf, dueOn, closedOn, frozen }: InvoiceFacts): boolean {
  if (closedOn !== null) return true;
  const group = groupOf(stage);
  if (group !== 'after') return asOf > dueOn;
  return frozen && stage !== 'R8' && plannedOn !== null;
}

function plannedStages(facts: InvoiceFacts): Readonly<Record<RpmStage, Planned>> {
  const { dueOn, issuedOn, shippedOn, acceptedOn, asOf, ladder, letterOn } = facts;
  const after = (from: Day | null, days: number): Day | null => (from === null ? null : addDays(from, days));
  const step = (test: (one: PolicyStep) => boolean): Day | null => {
    const one = ladder.find(test);
    if (!one) return null;
    return addDays(dueOn, one.kind === 'letter' ? Math.max(one.offsetDays, facts.graceDays) : one.offsetDays);
  };
  const level = (wanted: 1 | 2 | 3 | 4): Planned => [
    step(({ kind, letterLevel }) => kind === 'letter' && letterLevel === wanted),
    letterOn[wanted] ?? null,
  ];
  const objection = after(shippedOn, facts.objectionDays);
  const silent = objection !== null && objection < asOf && facts.objectedOn === null && acceptedOn === null;
  return {
    R0: [facts.hasOrder ? (facts.shipPlannedOn ?? shippedOn) : null, facts.releasedOn],
    R1: [facts.shipPlannedOn, shippedOn],
    R2: [after(shippedOn, 3), earliest(facts.signedOn, acceptedOn)],
    R3: silent
      ? [objection, objection, 'no_objection']
      : [objection, acceptedOn ?? facts.objectedOn, facts.objectedOn === null ? '' : 'objected'],
    R4: [facts.invoiceDueOn, facts.confirmedOn],
    R5: [addDays(monthEnd(issuedOn), 5), facts.statementOn],
    R6: [daysBetween(issuedOn, dueOn) >= midTermFrom ? addDays(dueOn, -15) : null, facts.midTermOn],
    R7: [step(({ kind }) => kind === 'reminder'), facts.remindedOn],
    R8: [dueOn, facts.closedOn],
    R9: [step(({ kind }) => kind === 'call'), facts.firstContactOn],
    R10: level(1),
    R11: level(2),
    R12: level(3),
    R13: level(4),
    R14: [step(({ kind }) => kind === 'lawyer'), facts.lawyerOn],
    R15: [step(({ kind }) => kind === 'decision'), facts.decisionOn],
    R16: [null, facts.legalOn],
    R17: [null, facts.closedOn],
  };
}

/**
 * The stage an invoice is in: closed, before a court, else the furthest done on its side of the due day. Overdue and nobody
 * called yet: R8; not due, delivered and not confirmed: R1.
 */
export function stageOf(stages: readonly StageAt[], { asOf, dueOn, closedOn }: InvoiceFacts): RpmStage {
  if (closedOn !== null) return 'R17';
  const done = stages.filter(({ actualOn }) => actualOn !== null && actualOn <= asOf).map(({ stage }) => stage);
  const late = asOf > dueOn;
  const side = done.filter((stage) => (groupOf(stage) === 'after') === late && stage !== 'R17');
  return side.at(-1) ?? (late ? 'R8' : 'R0');
}

/** The first stage past its planned day; on the far side of the due day the last one, since letters are not made up for. */
export function missingOf(stages: readonly StageAt[], asOf: Day, dueOn: Day): StageAt | null {
  const missing = stages.filter(({ missing: is, stage }) => is && (stage !== 'R8' || asOf <= dueOn));
  return missing[0] ?? null;
}

export interface StageDelay {
  readonly stage: RpmStage;
  readonly count: number;
  readonly medianDays: number | null;
  readonly onTimeBp: number | null;
}

/** A share of fewer than so many says nothing. */
const fewest = 5;

export type DoneStage = Pick<StageAt, 'actualOn' | 'delayDays'>;

/** Delays of stages done from a day on. Five of −1, 0, 0, 2, 9 days: median 0, on time 60 %. */
export function delaysOf(all: readonly (readonly DoneStage[])[], from: Day): StageDelay[] {
  return rpmStages.map((stage, index) => {
    const days = all.flatMap((stages) => {
      const one = stages[index];
      return one?.actualOn && one.actualOn >= from && one.delayDays !== null ? [one.delayDays] : [];
    });
    const onTime = days.filter((delay) => delay <= 0).length;
    return {
      stage,
      count: days.length,
      medianDays: median(days),
      onTimeBp: days.length < fewest ? null : Math.round((onTime * 10_000) / days.length),
    };
  });
}

export const legs = [
  'ship_accept',
  'accept_invoice',
  'invoice_confirm',
  'invoice_due',
  'due_paid',
  'ship_paid',
] as const;

/** The days of a deal that legs are measured between. */
export type Deal = Pick<InvoiceFacts, 'issuedOn' | 'dueOn' | 'closedOn' | 'shippedOn' | 'acceptedOn' | 'confirmedOn'>;

/** Days from point to point of the deal, where both are known (domain.md §0 row 149). */
export function cycleOf(all: readonly Deal[]) {
  return legs.map((leg) => {
    const days = all.flatMap((facts) => {
      const [from, to] = ends(leg, facts);
      return from === null || to === null ? [] : [daysBetween(from, to)];
    });
    return {
      leg,
      count: days.length,
      medianDays: median(days),
      slowestDays: days.length === 0 ? null : days.reduce((a, b) => Math.max(a, b)),
    };
  });
}

function ends(leg: (typeof legs)[number], facts: Deal): readonly [Day | null, Day | null] {
  switch (leg) {
    case 'ship_accept':
      return [facts.shippedOn, facts.acceptedOn];
    case 'accept_invoice':
      return [facts.acceptedOn, facts.issuedOn];
    case 'invoice_confirm':
      return [facts.issuedOn, facts.confirmedOn];
    case 'invoice_due':
      return [facts.issuedOn, facts.dueOn];
    case 'due_paid':
      return [facts.dueOn, facts.closedOn];
    case 'ship_paid':
      return [facts.shippedOn, facts.closedOn];
  }
}

/** The middle one, or the mean of the two in the middle; null of none. */
export function median(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

export interface ThreeWayFacts {
  readonly orderMinor: number | null;
  readonly orderOn: Day | null;
  readonly deliveredMinor: number | null;
  readonly deliveredOn: Day | null;
  readonly invoiceMinor: number;
  readonly invoiceOn: Day;
}

export type ThreeWayFinding =
  | 'no_order'
  | 'no_delivery'
  | 'amount_above_order'
  | 'amount_differs_from_delivery'
  | 'invoiced_before_delivery'
  | 'ordered_after_delivery';

/** Order, delivery and invoice laid beside each other (domain.md §0 row 131): what does not fit. */
export function threeWay(facts: ThreeWayFacts): ThreeWayFinding[] {
  const { orderMinor, orderOn, deliveredMinor, deliveredOn, invoiceMinor, invoiceOn } = facts;
  const found: ThreeWayFinding[] = [];
  if (orderMinor === null) found.push('no_order');
  else if (invoiceMinor > orderMinor) found.push('amount_above_order');
  if (deliveredOn === null && deliveredMinor === null) found.push('no_delivery');
  if (deliveredMinor !== null && deliveredMinor !== invoiceMinor) found.push('amount_differs_from_delivery');
  if (deliveredOn !== null && invoiceOn < deliveredOn) found.push('invoiced_before_delivery');
  if (orderOn !== null && deliveredOn !== null && orderOn > deliveredOn) found.push('ordered_after_delivery');
  return found;
}
