import { addDays, type Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import { scaleMinor, sumMinor } from '../../../kernel/money.ts';
import type { HeldReason, PolicyDefinition, PolicyStep, StepKind } from '../contract.ts';
import { nextDue, type DueStep, type ItemPlan } from './ladder.ts';

export interface Held {
  readonly reason: HeldReason;
  /** The last day it counts; null where nobody can know. */
  readonly untilOn: Day | null;
}

/** The same for a step with reasons of its own. */
export interface HeldFor<Reason extends string> {
  readonly reason: Reason;
  readonly untilOn: Day | null;
}

export interface ItemFacts extends ItemPlan {
  readonly dueItemId: DueItemId;
  /** Open less disputed. */
  readonly freeMinor: number;
  readonly blocks: readonly Held[];
  /** The lawyer's letter is out: what we send ourselves is held, our own decisions are not. */
  readonly sendingHeld: readonly Held[];
  /** Last written message that named it. */
  readonly writtenOn: Day | null;
  /** Last day of the term a letter gave for it. */
  readonly termUntilOn: Day | null;
}

/** One customer in one currency. */
export interface DebtorFacts {
  readonly asOf: Day;
  readonly items: readonly ItemFacts[];
  /** Last contact of each kind that reached the customer, about whatever item. */
  readonly lastLetterOn: Day | null;
  readonly lastCallOn: Day | null;
  readonly gaps: PolicyDefinition['gaps'];
  readonly unappliedMinor: number;
  readonly unappliedHoldBp: number;
  /** Null: the smallest amount is set in another currency. */
  readonly minAmountMinor: number | null;
}

export interface StepDue {
  readonly step: PolicyStep;
  readonly dueItemIds: readonly DueItemId[];
  readonly sinceOn: Day;
  readonly amountMinor: number;
  readonly heldBack: readonly Held[];
  /** Items left out of a step that goes on without them. */
  readonly waiting: readonly { readonly dueItemId: DueItemId; readonly held: readonly Held[] }[];
}

const inner: ReadonlySet<StepKind> = new Set(['lawyer', 'decision', 'writeoff_review']);

interface Candidate {
  readonly item: ItemFacts;
  readonly due: DueStep;
  readonly held: readonly Held[];
}

/**
 * What is to be done about one customer in one currency: at most one step towards the debtor, the furthest any item has come
 * to and which takes the others along (domain.md §6.5: one letter at the highest level), and at most one for ourselves
 * (lawyer, decision, write-off review). A blocked item is never part of a step; where all that is due must wait, the step is
 * told with the reasons and the day each ends.
 *
 * Items 40 days late after L2 and 2 days late, 800.00 and 150.00: L3 about 950.00.
 */
export function stepsOf(facts: DebtorFacts): StepDue[] {
  const candidates: Candidate[] = [];
  for (const item of facts.items) {
    if (item.freeMinor <= 0 && item.blocks.length === 0) continue;
    const due = nextDue(item, facts.asOf);
    if (due) candidates.push({ item, due, held: heldItem(item, due, facts) });
  }
  const mine = candidates.filter(({ due }) => inner.has(due.step.kind));
  const theirs = candidates.filter(({ due }) => !inner.has(due.step.kind));
  return [...furthest(theirs, facts), ...furthest(mine, facts)];
}

export function heldItem(item: ItemFacts, { step, gapUntilOn }: DueStep, { asOf, gaps }: DebtorFacts): Held[] {
  const held = [...item.blocks];
  if (!inner.has(step.kind)) held.push(...item.sendingHeld);
  if (gapUntilOn !== null) held.push({ reason: 'step_gap', untilOn: gapUntilOn });
  if (step.letterLevel === null) return held;
  if (item.writtenOn !== null && gaps.itemDays > 0 && addDays(item.writtenOn, gaps.itemDays) > asOf)
    held.push({ reason: 'item_gap', untilOn: addDays(item.writtenOn, gaps.itemDays - 1) });
  if (step.kind === 'letter' && item.termUntilOn !== null && item.termUntilOn >= asOf)
    held.push({ reason: 'term_running', untilOn: item.termUntilOn });
  return held;
}

function furthest(candidates: readonly Candidate[], facts: DebtorFacts): StepDue[] {
  const free = candidates.filter(({ held, item }) => held.length === 0 && item.freeMinor > 0);
  const lead = highest(free) ?? highest(candidates);
  if (!lead) return [];
  const { step, index } = lead.due;
  const among = free.length > 0 ? free : candidates;
  const reminder = step.kind === 'reminder';
  const taken = among.filter(({ due }) => due.index <= index && (due.step.kind === 'reminder') === reminder);
  const leading = taken.filter(({ due }) => due.index === index);
  const amountMinor = sumMinor(taken.map(({ item }) => Math.max(0, item.freeMinor)));
  const waiting = candidates.filter((one) => !taken.includes(one) && one.held.length > 0);
  return [
    {
      step,
      dueItemIds: taken.map(({ item }) => item.dueItemId),
      sinceOn: leading.map(({ due }) => due.sinceOn).reduce((a, b) => (a < b ? a : b)),
      amountMinor,
      heldBack:
        free.length > 0 ? heldCustomer(step, amountMinor, facts) : mergedHeld(taken.flatMap(({ held }) => held)),
      waiting: waiting.map(({ item, held }) => ({ dueItemId: item.dueItemId, held })),
    },
  ];
}

function highest(candidates: readonly Candidate[]): Candidate | undefined {
  let top: Candidate | undefined;
  for (const one of candidates) if (!top || one.due.index > top.due.index) top = one;
  return top;
}

/** What makes a step towards the customer wait beside what is about its items: contacts of late, money not matched, the sum. */
export function heldCustomer(step: PolicyStep, amountMinor: number, facts: DebtorFacts): Held[] {
  if (inner.has(step.kind)) return [];
  const { asOf, gaps, lastLetterOn, lastCallOn, unappliedMinor, minAmountMinor } = facts;
  const held: Held[] = [];
  const within = (reason: HeldReason, last: Day | null, days: number): void => {
    if (last !== null && days > 0 && addDays(last, days) > asOf)
      held.push({ reason, untilOn: addDays(last, days - 1) });
  };
  const lastOn =
    lastLetterOn === null || (lastCallOn !== null && lastCallOn > lastLetterOn) ? lastCallOn : lastLetterOn;
  within('same_day', lastOn, 1);
  within('same_kind', step.kind === 'call' ? lastCallOn : lastLetterOn, gaps.sameKindDays);
  within('customer_gap', lastOn, gaps.customerDays);
  if (unappliedMinor > 0 && unappliedMinor >= scaleMinor(amountMinor, facts.unappliedHoldBp, 10_000, 'up'))
    held.push({ reason: 'unapplied', untilOn: null });
  if (minAmountMinor !== null && amountMinor < minAmountMinor) held.push({ reason: 'below_minimum', untilOn: null });
  return held;
}

/** Each reason once, with the latest of its days; one without a day outlasts all. */
export function mergedHeld<Reason extends string>(held: readonly HeldFor<Reason>[]): HeldFor<Reason>[] {
  const byReason = new Map<Reason, HeldFor<Reason>>();
  for (const one of held) {
    const known = byReason.get(one.reason);
    if (!known || (known.untilOn !== null && (one.untilOn === null || one.untilOn > known.untilOn)))
      byReason.set(one.reason, one);
  }
  return [...byReason.values()];
}
