import { addDays, type Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import { sumMinor } from '../../../kernel/money.ts';
import { heldCustomer, heldItem, mergedHeld, type DebtorFacts, type ItemFacts } from '../../policy/rules/due.ts';
import { plannedOn } from '../../policy/rules/ladder.ts';
import type { LetterNotice, SmallHeld } from '../contract.ts';

/** Days between two letters about small sums to one customer where the settings say nothing. */
export const SMALL_GAP_DAYS = 90;

export interface SmallFacts {
  /** All that is overdue of the customer in the currency, disputed or not. */
  readonly overdueMinor: number;
  /** The last letter of this kind; null: none yet. */
  readonly lastOn: Day | null;
  readonly gapDays: number;
}

export interface SmallClaim {
  /** What the letter asks for; where all must wait, what it would ask for. */
  readonly dueItemIds: readonly DueItemId[];
  readonly claimedMinor: number;
  /** Overdue items that stay out of the letter. */
  readonly leaveOut: readonly DueItemId[];
  readonly oldestDueOn: Day;
  /** Why it must wait; empty: it is due and not yet done. */
  readonly held: readonly SmallHeld[];
}

/**
 * The gentle letter to a customer of whom all that is overdue in a currency is below the smallest amount worth a step (domain.md
 * §0 no. 151); null where it is not. It takes the place of the first letter of the timetable: due once an item has come to
 * the day of that letter, and again `gapDays` after the last one. Whatever else makes a letter wait makes this one wait too;
 * items that must not be chased, and those within the grace, stay out of it.
 *
 * Smallest amount 500.00, items 120.00 (9 days late) and 80.00 (2 days, within the grace): a letter about 120.00. Written on
 * 1 September with 90 days: the next one on 30 November.
 */
export function smallClaimOf(facts: DebtorFacts, small: SmallFacts): SmallClaim | null {
  const { asOf, minAmountMinor } = facts;
  if (minAmountMinor === null || small.overdueMinor >= minAmountMinor) return null;
  const late = facts.items.filter(({ dueOn }) => dueOn < asOf);
  const owed = late.filter(({ freeMinor }) => freeMinor > 0).map((item) => ({ item, ...standing(item, facts) }));
  const [oldest] = owed.map(({ item }) => item.dueOn).sort();
  if (oldest === undefined) return null;
  const free = owed.filter(({ held }) => held.length === 0);
  const named = free.length > 0 ? free : owed;
  const claimedMinor = sumMinor(named.map(({ item }) => item.freeMinor));
  const ids = new Set(named.map(({ item }) => item.dueItemId));
  const disputedOnly = ({ freeMinor, blocks }: ItemFacts): boolean =>
    freeMinor <= 0 && blocks.every(({ reason }) => reason === 'disputed');
  return {
    dueItemIds: [...ids],
    claimedMinor,
    leaveOut: late.filter((item) => !ids.has(item.dueItemId) && !disputedOnly(item)).map(({ dueItemId }) => dueItemId),
    oldestDueOn: oldest,
    held: [
      ...ownGap(asOf, small),
      ...(free.length === 0 ? soonest(owed.map(({ held }) => held)) : heldWhole(free, claimedMinor, facts)),
    ],
  };
}

interface Standing {
  readonly step: ItemFacts['ladder'][number] | null;
  /** The first day on which the letter may be about it. */
  readonly fromOn: Day | null;
  readonly held: readonly SmallHeld[];
}

function standing(item: ItemFacts, facts: DebtorFacts): Standing {
  const step = item.ladder.find(({ kind }) => kind === 'letter') ?? null;
  if (step === null) return { step, fromOn: null, held: [...item.blocks, { reason: 'no_letter', untilOn: null }] };
  const graceOn = addDays(item.dueOn, item.graceDays);
  const grace: SmallHeld[] = graceOn > facts.asOf ? [{ reason: 'not_yet', untilOn: addDays(graceOn, -1) }] : [];
  // The gap between steps of a timetable is not this letter's: it has one of its own.
  const held = heldItem(item, { step, index: 0, sinceOn: item.dueOn, gapUntilOn: null }, facts);
  return { step, fromOn: plannedOn(step, item.dueOn, item.graceDays), held: [...held, ...grace] };
}

function ownGap(asOf: Day, { lastOn, gapDays }: SmallFacts): SmallHeld[] {
  if (lastOn === null || addDays(lastOn, gapDays) <= asOf) return [];
  return [{ reason: 'small_gap', untilOn: addDays(lastOn, gapDays - 1) }];
}

function heldWhole(
  free: readonly (Standing & { readonly item: ItemFacts })[],
  claimedMinor: number,
  facts: DebtorFacts,
): SmallHeld[] {
  const held: SmallHeld[] = [];
  const [first] = free;
  const [fromOn] = free.flatMap((one) => (one.fromOn === null ? [] : [one.fromOn])).sort();
  if (fromOn !== undefined && fromOn > facts.asOf) held.push({ reason: 'not_yet', untilOn: addDays(fromOn, -1) });
  if (first?.step) held.push(...heldCustomer(first.step, claimedMinor, { ...facts, minAmountMinor: null }));
  return held;
}

/** Of items that must all wait, the reasons of the one that is free first: then there is a letter to write. */
function soonest(each: readonly (readonly SmallHeld[])[]): SmallHeld[] {
  const until = (held: readonly SmallHeld[]): string =>
    held.reduce((latest, { untilOn }) => ((untilOn ?? '9999') > latest ? (untilOn ?? '9999') : latest), '');
  const [first] = [...each].sort((a, b) => (until(a) < until(b) ? -1 : 1));
  return mergedHeld(first ?? []);
}

/** What an ordinary letter asks a clerk to look at, and what this one is for: a small sum, in words of level 1, once more. */
const expected: ReadonlySet<LetterNotice['code']> = new Set(['below_minimum', 'level_repeated', 'level_early']);

/** Codes of what still speaks against one of a batch, which has nobody to give a reason for it. */
export function againstSmall(notices: readonly LetterNotice[]): LetterNotice['code'][] {
  return notices
    .filter(({ code, severity }) => severity === 'blocking' || (severity === 'look' && !expected.has(code)))
    .map(({ code }) => code);
}
