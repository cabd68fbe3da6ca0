import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refuse, ok, type Result } from '../../../kernel/result.ts';

export const billKinds = ['bank_acceptance', 'commercial_acceptance', 'cheque'] as const;
export type BillKind = (typeof billKinds)[number];

export const billStates = [
  'held', 'presented', 'endorsed', 'discounted', 'honoured', 'dishonoured', 'returned', 'settled',
] as const; // prettier-ignore
export type BillState = (typeof billStates)[number];

export const billActs = [
  'endorsed', 'discounted', 'presented', 'honoured', 'dishonoured', 'notified', 'recourse_paid', 'settled', 'returned',
] as const; // prettier-ignore
export type BillAct = (typeof billActs)[number];
export type BillEventKind = 'received' | BillAct;

/** One thing that happened to a bill, as it stands on record. */
export interface BillEventFact {
  readonly id: number;
  readonly kind: BillEventKind;
  readonly on: Day;
  /** Passed on with recourse: the bill can come back to us. Null where the question does not arise. */
  readonly recourse: boolean | null;
  readonly recordedAt: Instant;
  readonly voidedAt: Instant | null;
}

/**
 * What may happen next. Passed on, a bill is honoured or dishonoured in other hands; dishonoured, the prior party is
 * told and pays; honoured, returned and settled are ends.
 */
const transitions: Readonly<Record<BillState, Readonly<Partial<Record<BillAct, BillState>>>>> = {
  held: {
    endorsed: 'endorsed',
    discounted: 'discounted',
    presented: 'presented',
    honoured: 'honoured',
    dishonoured: 'dishonoured',
    returned: 'returned',
  },
  presented: { honoured: 'honoured', dishonoured: 'dishonoured', returned: 'returned' },
  endorsed: { honoured: 'honoured', dishonoured: 'dishonoured' },
  discounted: { honoured: 'honoured', dishonoured: 'dishonoured' },
  dishonoured: { notified: 'dishonoured', recourse_paid: 'dishonoured', settled: 'settled' },
  honoured: {},
  returned: {},
  settled: {},
};

/** Where a bill stands, and the days that matter for what comes next. */
export interface BillStanding {
  readonly state: BillState;
  readonly since: Day;
  /** Endorsed or discounted at some time. */
  readonly passedOn: boolean;
  /** Passed on with recourse, or never passed on. */
  readonly recourse: boolean;
  readonly presentedOn: Day | null;
  readonly honouredOn: Day | null;
  readonly dishonouredOn: Day | null;
  readonly notifiedOn: Day | null;
  readonly recoursePaidOn: Day | null;
  readonly settledOn: Day | null;
}

/** Events of a bill that count on a day, by what was on record at a moment (all of it when absent), in their order. */
export function eventsAt<Event extends BillEventFact>(events: readonly Event[], asOf: Day, knownAt?: Instant): Event[] {
  return events
    .filter(
      ({ on, recordedAt, voidedAt }) =>
        on <= asOf &&
        (knownAt === undefined
          ? voidedAt === null
          : recordedAt <= knownAt && (voidedAt === null || voidedAt > knownAt)),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id));
}

/**
 * The state of a bill on a day: received 03-01, endorsed 03-10, dishonoured 06-02 is held on 03-05, endorsed on 06-01 and
 * dishonoured from 06-02 on. Null before it was received.
 */
export function standingAt(events: readonly BillEventFact[], asOf: Day, knownAt?: Instant): BillStanding | null {
  let standing: BillStanding | null = null;
  for (const event of eventsAt(events, asOf, knownAt)) {
    if (event.kind === 'received') {
      standing = { ...untouched, state: 'held', since: event.on };
      continue;
    }
    const next: BillState | undefined = standing === null ? undefined : transitions[standing.state][event.kind];
    if (standing === null || next === undefined) continue;
    standing = {
      ...standing,
      state: next,
      since: next === standing.state ? standing.since : event.on,
      ...(event.kind === 'endorsed' || event.kind === 'discounted'
        ? { passedOn: true, recourse: event.recourse !== false }
        : {}),
      ...(event.kind in dayOf ? { [dayOf[event.kind as keyof typeof dayOf]]: event.on } : {}),
    };
  }
  return standing;
}

const untouched = {
  passedOn: false,
  recourse: true,
  presentedOn: null,
  honouredOn: null,
  dishonouredOn: null,
  notifiedOn: null,
  recoursePaidOn: null,
  settledOn: null,
} as const;

const dayOf = {
  presented: 'presentedOn',
  honoured: 'honouredOn',
  dishonoured: 'dishonouredOn',
  notified: 'notifiedOn',
  recourse_paid: 'recoursePaidOn',
  settled: 'settledOn',
} as const;

/** What the clerk may enter now, in the order of likelihood. */
export function nextActs(standing: BillStanding): BillAct[] {
  const { state } = standing;
  return (Object.keys(transitions[state]) as BillAct[]).filter((act) => {
    // Passed on without recourse nothing comes back; nobody has to be told twice, and only who passed a bill on pays for it.
    if (act === 'dishonoured') return standing.recourse;
    if (act === 'notified') return standing.notifiedOn === null;
    if (act === 'recourse_paid') return standing.passedOn && standing.recoursePaidOn === null;
    return true;
  });
}

export type ActProblem = 'bill_step_not_possible' | 'bill_without_recourse' | 'bill_event_out_of_order' | 'bill_not_endorsable'; // prettier-ignore

/** May this happen on this day? Days of a bill's events never run backwards. */
export function checkAct(
  events: readonly BillEventFact[],
  act: BillAct,
  on: Day,
  bill: { readonly endorsable: boolean },
): Result<BillStanding, ActProblem> {
  const standing = standingAt(events, '9999-12-31' as Day);
  const last = eventsAt(events, '9999-12-31' as Day).at(-1);
  if (standing === null || last === undefined) return refuse('bill_step_not_possible', { state: 'held', step: act });
  if (!nextActs(standing).includes(act)) {
    if (act === 'dishonoured' && !standing.recourse) return refuse('bill_without_recourse');
    return refuse('bill_step_not_possible', { state: standing.state, step: act });
  }
  if ((act === 'endorsed' || act === 'discounted') && !bill.endorsable) return refuse('bill_not_endorsable');
  if (on < last.on) return refuse('bill_event_out_of_order', { earliest: last.on });
  return ok(standing);
}

/** How exposure moved: a change on every day on which the bill came into it or left it. */
export function exposureChanges(
  amountMinor: number,
  events: readonly BillEventFact[],
  asOf: Day,
  knownAt?: Instant,
): { on: Day; changeMinor: number }[] {
  let before = 0;
  return eventsAt(events, asOf, knownAt).flatMap(({ on }) => {
    const after = contingentMinor(amountMinor, standingAt(events, on, knownAt));
    const changeMinor = after - before;
    before = after;
    return changeMinor === 0 ? [] : [{ on, changeMinor }];
  });
}

/**
 * What the bill still keeps in the customer's exposure: its amount until it is honoured, also while others hold it with
 * recourse to us; nothing once it is honoured, or back as open debt (design.md §4, domain.md §7.6).
 * A bill of 50,000.00 endorsed with recourse counts 50,000.00; without recourse 0.
 */
export function contingentMinor(amountMinor: number, standing: BillStanding | null): number {
  if (standing === null) return 0;
  switch (standing.state) {
    case 'held':
    case 'presented':
      return amountMinor;
    case 'endorsed':
    case 'discounted':
      return standing.recourse ? amountMinor : 0;
    default:
      return 0;
  }
}
