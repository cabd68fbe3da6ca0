import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Why } from '../contract.ts';

/** A point with what was known named outright; "all of it" is `ALWAYS`. */
export interface FullPoint {
  readonly asOf: Day;
  readonly knownAt: Instant;
}

/** Later than anything recorded: the knowledge of now. */
export const ALWAYS = '9999-12-31T23:59:59.999Z' as Instant;

/** A document or an allocation: a day it counts from, and what may take it out of the figures again. */
export interface Fact {
  readonly on: Day;
  readonly recordedAt: Instant;
  readonly voidedAt: Instant | null;
  readonly reversedOn: Day | null;
  readonly reversedAt: Instant | null;
}

/** Does it count at a point? The one rule of design.md §4, as in the SQL of the ledger. */
export function stands(fact: Fact, { asOf, knownAt }: FullPoint): boolean {
  if (fact.on > asOf || fact.recordedAt > knownAt) return false;
  if (fact.voidedAt !== null && fact.voidedAt <= knownAt) return false;
  return !isReversed(fact, { asOf, knownAt });
}

export interface Flip {
  readonly why: Extract<Why, `${string}dated${string}` | `${string}record${string}` | `${string}reverse${string}` | `${string}void${string}`>; // prettier-ignore
  /** The event that flipped it: what to show as its day and moment. */
  readonly on: Day;
  readonly recordedAt: Instant;
  /** The event is a reversal or an undone entry, not the fact itself. */
  readonly event: 'fact' | 'reversal' | 'voided';
}

/**
 * Why a fact counts at one of two points only. Closed on 2026-03-31 and looked at again in May: a receipt of 28 March
 * keyed on 2 April is `recorded_late`; a receipt of 10 March that bounced on 25 March and was keyed in April is `reversed_late`.
 * @throws when it counts at both or at neither.
 */
export function whyFlipped(fact: Fact, from: FullPoint, to: FullPoint): Flip {
  const [was, is] = [stands(fact, from), stands(fact, to)];
  if (was === is) throw new Error('nothing changed');
  const absent = was ? to : from;
  const present = was ? from : to;
  const entry = { on: fact.on, recordedAt: fact.recordedAt, event: 'fact' as const };
  if (fact.on > absent.asOf) return { ...entry, why: was ? 'not_yet_dated' : 'dated_in_period' };
  if (fact.recordedAt > absent.knownAt) return { ...entry, why: was ? 'not_yet_recorded' : 'recorded_late' };
  if (fact.voidedAt !== null && fact.voidedAt <= absent.knownAt)
    return {
      on: fact.on,
      recordedAt: fact.voidedAt,
      event: 'voided',
      why: was ? 'voided' : 'not_yet_voided',
    };
  const { reversedOn, reversedAt } = fact;
  if (reversedOn === null || reversedAt === null) throw new Error('no reason left');
  const late = reversedOn <= present.asOf;
  return {
    on: reversedOn,
    recordedAt: reversedAt,
    event: 'reversal',
    why: was ? (late ? 'reversed_late' : 'reversed') : 'not_yet_reversed',
  };
}

/** An allocation's reason in the words of payment: what came is settled, what is not there yet is not settled yet. */
export function asSettlement(why: Flip['why']): Why {
  switch (why) {
    case 'dated_in_period':
      return 'settled';
    case 'recorded_late':
      return 'settled_late';
    case 'not_yet_dated':
    case 'not_yet_recorded':
      return 'not_yet_settled';
    default:
      return why;
  }
}

/**
 * Why an item that is open at both points is overdue at one only: the days passed, or its due date was moved.
 * Due 2026-04-10, seen from 2026-03-31 to 2026-04-30: became_overdue. Due 2026-03-10 and moved to 2026-05-15: redated.
 */
export function whyOverdue(
  due: { readonly from: Day; readonly to: Day },
  asOf: { readonly from: Day; readonly to: Day },
): 'became_overdue' | 'not_yet_overdue' | 'redated' {
  if (due.to < asOf.to) return due.from < asOf.to ? 'became_overdue' : 'redated';
  return due.from < asOf.to ? 'redated' : 'not_yet_overdue';
}

function isReversed(fact: Fact, { asOf, knownAt }: FullPoint): boolean {
  const { reversedOn, reversedAt } = fact;
  return reversedOn !== null && reversedAt !== null && reversedOn <= asOf && reversedAt <= knownAt;
}
