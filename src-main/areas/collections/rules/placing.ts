import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, daysBetween, laterDay, type Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import { sumMinor } from '../../../kernel/money.ts';
import type { Grade } from '../../settings/contract.ts';
import {
  forcedCodes,
  leftAloneKinds,
  type Debt,
  type Forced,
  type HiddenCode,
  type LeftAlone,
  type WorklistSettings,
} from '../contract.ts';
import { putOffUntil } from './forcing.ts';
import { priorityOf } from './priority.ts';

/** A rule that says "do not chase", with the items it covers. */
export interface BlockFact {
  readonly kind: 'excluded' | 'paused' | 'promise' | 'plan' | 'disputed' | 'legal' | 'merged';
  /** The day it began. */
  readonly sinceOn: Day;
  /** The day on which it lifts by itself; null: with the matter. */
  readonly backOn: Day | null;
  readonly dueItemIds: readonly DueItemId[] | 'all';
  readonly reason: string;
}

/** Overdue of one currency, with what of it each kind of block keeps from being chased. */
export interface DebtFact extends Debt {
  /** Amount-wise disjoint: an item held by two blocks counts for the first of them. */
  readonly heldBy: readonly { readonly kind: BlockFact['kind']; readonly backOn: Day | null; readonly minor: number }[];
  /** Oldest due day among items not wholly in dispute; null: all are. */
  readonly oldestUndisputedOn: Day | null;
}

/** Everything a day knows of one customer. */
export interface CustomerDay {
  readonly debts: readonly DebtFact[];
  /** Something is open, due or not. */
  readonly owes: boolean;
  readonly grade: Grade | null;
  readonly brokenPromises: number;
  readonly limitationDays: number | null;
  /** Reasons of the facts alone, whether or not somebody dealt with them. */
  readonly forced: readonly Forced[];
  /** The next day on which something known already will force it; null: nothing will. */
  readonly wakesOn: Day | null;
  readonly blocks: readonly BlockFact[];
  readonly contact: {
    readonly onDay: Day;
    /** The last day somebody was spoken to or answered; attempts in vain leave nobody in need of peace. */
    readonly lastReachedOn: Day | null;
    readonly nextOn: Day | null;
  } | null;
  readonly putOff: { readonly fromOn: Day; readonly untilOn: Day; readonly reason: string } | null;
}

export type Placing =
  | {
      readonly place: 'list';
      readonly forced: readonly Forced[];
      /** Here for the limitation period alone: nobody is to be called, a paper or a decision is asked for. */
      readonly leftAlone: LeftAlone | null;
    }
  | Hidden
  | { readonly place: 'nowhere' };

interface Hidden {
  readonly place: 'hidden';
  readonly reason: HiddenCode;
  readonly backOn: Day | null;
  readonly note: string;
}

/**
 * Where a customer belongs on a day. Nobody who is overdue or has a forced reason is nowhere.
 *
 * In this order: not to be chased at all (merged, excluded, paused) · dealt with today · put off by the clerk, unless a
 * reason arose since · a forced reason puts on top · all of the overdue is held (court, plan, promise, dispute) · money not
 * yet applied covers it · reached fewer than `quietDays` days ago · a later day was set · below the least amount · listed.
 *
 * A limitation period that ends within the alarm and can still be kept goes before all but a merger: an exclusion, a pause
 * or a hiding is no decision to lose the claim. Dealt with hides for the day, but not on the last one; put off hides while
 * 30 days are left after it. What is over already can wait, and stays where it was left.
 *
 * `quietDays` 3, reached on the 10th: hidden on the 10th to the 12th, back on the 13th. Excluded, the period ends in 40
 * days: on the list; put off for 10 days it is hidden, for 11 it is not.
 */
export function placeOf(facts: CustomerDay, settings: WorklistSettings, asOf: Day): Placing {
  const placing = placed(facts, settings, asOf);
  if (placing.place !== 'hidden' || (barring as readonly string[]).includes(placing.reason)) return placing;
  return { ...placing, backOn: earliest([placing, { backOn: facts.wakesOn }]) };
}

function placed(facts: CustomerDay, settings: WorklistSettings, asOf: Day): Placing {
  const overdueMinor = sumMinor(facts.debts.map(({ overdueMinor: minor }) => minor));
  const meant = facts.forced.filter(({ code, reference }) =>
    code === 'action_due' ? isStillMeant(reference, facts) : !aboutPromise.has(code) || !isPaidFor(facts),
  );
  if (overdueMinor === 0 && meant.length === 0) return { place: 'nowhere' };

  const ending = meant.find(({ code, on }) => code === 'limitation' && on >= asOf);
  const barred = barOf(facts, overdueMinor);
  if (barred !== null && (ending === undefined || barred.reason === 'merged')) return barred;
  // Of one that is left alone nothing but the period is asked.
  const reasons = barred === null || ending === undefined ? meant : [ending];

  const { contact, putOff } = facts;
  const workedToday = contact?.onDay === asOf;
  // Told today to call again today: that call is still to come. On the last day of a period nothing but its renewal will do.
  const again = reasons.filter(({ code, on }) => (code === 'action_due' || code === 'limitation') && on === asOf);
  if (workedToday && again.length === 0) return hidden('worked', afterWork(facts, settings, asOf));

  const forced = sorted(workedToday ? again : reasons);
  if (putOff !== null && putOff.untilOn > asOf) {
    const arisen = forced.some(({ sinceOn }) => sinceOn > putOff.fromOn);
    const tooLate = ending !== undefined && putOff.untilOn > putOffUntil(ending.on);
    if (!arisen && !tooLate) return hidden('put_off', putOff.untilOn, putOff.reason);
  }
  const whole = heldWhole(facts);
  if (forced.length > 0) {
    const alone = barred ?? (overdueMinor > 0 ? whole : null);
    return {
      place: 'list',
      forced,
      leftAlone: forced.every(({ code }) => code === 'limitation') ? aloneOf(alone) : null,
    };
  }

  if (whole !== null) return whole;
  if (isCovered(facts)) return hidden('covered', null);
  const reachedOn = contact?.lastReachedOn ?? null;
  if (contact !== null && reachedOn !== null && daysBetween(reachedOn, asOf) < settings.quietDays)
    return hidden('contacted', backAfter(contact, settings, asOf));
  if (contact !== null && contact.nextOn !== null && contact.nextOn > asOf) return hidden('scheduled', contact.nextOn);
  if (sumMinor(facts.debts.map(({ baseMinor }) => baseMinor)) < settings.minAmountMinor) return hidden('small', null);
  return { place: 'list', forced, leftAlone: null };
}

function aloneOf(bar: Hidden | null): LeftAlone | null {
  const kind = leftAloneKinds.find((each) => each === bar?.reason);
  return bar === null || kind === undefined ? null : { kind, backOn: bar.backOn, note: bar.note };
}

/** The figures printed beside a customer, wherever it stands. */
export function figuresOf(facts: CustomerDay, base: CurrencyCode, settings: WorklistSettings, asOf: Day) {
  const overdueMinor = sumMinor(facts.debts.map(({ baseMinor }) => baseMinor));
  const undisputed = facts.debts.flatMap(({ oldestUndisputedOn }) => oldestUndisputedOn ?? []);
  const days = (undisputed.length > 0 ? undisputed : facts.debts.map(({ oldestDueOn }) => oldestDueOn)).sort();
  const oldestDays = days[0] === undefined ? 0 : daysBetween(days[0], asOf);
  const { priority, chips } = priorityOf(
    {
      base,
      overdueMinor,
      grade: facts.grade,
      oldestDays,
      brokenPromises: facts.brokenPromises,
      disputedMinor: sumMinor(facts.debts.map(({ disputedMinor }) => disputedMinor)),
      limitationDays: facts.limitationDays,
    },
    settings,
  );
  return {
    priority,
    chips: [...chips],
    debts: facts.debts.map(({ heldBy: _heldBy, oldestUndisputedOn: _oldest, ...debt }) => debt),
    overdueMinor,
    noRate: facts.debts.filter((debt) => debt.rate === null && debt.currency !== base).map(({ currency }) => currency),
    oldestDays,
  };
}

interface Ranked {
  readonly forced?: readonly Forced[];
  readonly priority: number;
  readonly overdueMinor: number;
  readonly customerCode: string;
}

/** Forced ones first, by their most pressing reason; then by score, by amount, by code. */
export function compareItems(a: Ranked, b: Ranked): number {
  return (
    rankOf(a) - rankOf(b) ||
    b.priority - a.priority ||
    b.overdueMinor - a.overdueMinor ||
    (a.customerCode < b.customerCode ? -1 : a.customerCode > b.customerCode ? 1 : 0)
  );
}

function rankOf({ forced = [] }: Ranked): number {
  const [first] = forced;
  return first === undefined ? forcedCodes.length : forcedCodes.indexOf(first.code);
}

function sorted(forced: readonly Forced[]): Forced[] {
  return [...forced].sort(
    (a, b) => forcedCodes.indexOf(a.code) - forcedCodes.indexOf(b.code) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  );
}

function chaseable({ overdueMinor, disputedMinor, heldMinor }: Debt): number {
  return Math.max(0, overdueMinor - disputedMinor - heldMinor);
}

function isCovered({ debts }: CustomerDay): boolean {
  return debts.every((debt) => debt.unappliedMinor >= chaseable(debt));
}

/** Planned contacts that ask for money. */
const chasing: ReadonlySet<string> = new Set(['', 'call', 'change_channel', 'send_letter', 'visit', 'await_reply']);
/** What is worth doing only while money is owed. */
const aboutMoney: ReadonlySet<string> = new Set([
  ...chasing, 'check_payment', 'check_promise', 'confirm_written', 'find_contact', 'agree_plan', 'escalate', 'legal',
]); // prettier-ignore

/**
 * Whether what was planned still is to be done. Who has paid everything is called no more; nor is who need not be asked for
 * anything overdue by now, because money came that covers it or a promise, a plan, a dispute, a suit holds it that is newer
 * than the planning. What was planned in the knowledge of it, a call on the eve of a promise, stays.
 */
function isStillMeant(action: string, facts: CustomerDay): boolean {
  const { debts, owes, contact, blocks } = facts;
  if (!owes) return !aboutMoney.has(action);
  if (debts.length === 0 || !chasing.has(action)) return true;
  if (isPaidFor(facts)) return false;
  if (heldWhole(facts) === null) return true;
  return !blocks.some(({ sinceOn }) => contact !== null && sinceOn > contact.onDay);
}

const aboutPromise: ReadonlySet<string> = new Set(['promise_due', 'promise_broken'] satisfies Forced['code'][]);

/** There is something to ask for, and the money for all of it is here already: it is to be applied, not asked for again. */
function isPaidFor(facts: CustomerDay): boolean {
  return isCovered(facts) && facts.debts.some((debt) => chaseable(debt) > 0);
}

const barring = ['merged', 'excluded', 'paused'] as const;

/** Merged away, or left alone by word of the clerk; items that were are left alone while others are chased. */
function barOf({ blocks, debts }: CustomerDay, overdueMinor: number): Hidden | null {
  for (const kind of barring) {
    const whole = blocks.find((block) => block.kind === kind && block.dueItemIds === 'all');
    if (whole !== undefined) return hidden(kind, whole.backOn, whole.reason);
  }
  if (overdueMinor === 0) return null;
  const bars = debts
    .flatMap(({ heldBy }) => heldBy)
    .filter(({ kind }) => (barring as readonly string[]).includes(kind));
  const [first] = bars;
  if (first === undefined || sumMinor(bars.map(({ minor }) => minor)) < overdueMinor) return null;
  const kind = first.kind === 'excluded' ? 'excluded' : 'paused';
  return hidden(kind, earliest(bars), blocks.find((block) => block.kind === first.kind)?.reason ?? '');
}

const holding = ['legal', 'plan', 'promise', 'paused', 'excluded', 'disputed'] as const;

/** Every item is before a court, in a plan, promised or in dispute; the weightiest of them is the reason. */
function heldWhole({ blocks, debts }: CustomerDay): Hidden | null {
  for (const kind of holding) {
    const whole = blocks.find((block) => block.kind === kind && block.dueItemIds === 'all');
    if (whole !== undefined) return hidden(kind, whole.backOn, whole.reason);
  }
  if (debts.some((debt) => chaseable(debt) > 0)) return null;
  const held = debts.flatMap(({ heldBy }) => heldBy).filter(({ minor }) => minor > 0);
  const kind = holding.find((each) => held.some((one) => one.kind === each)) ?? 'disputed';
  const disputedOnly = held.length === 0;
  return hidden(
    kind,
    disputedOnly ? earliest(blocks.filter((block) => block.kind === 'disputed')) : earliest(held),
    blocks.find((block) => block.kind === kind)?.reason ?? '',
  );
}

/** The first of them that lifts by a day brings the customer back. */
function earliest(of: readonly { readonly backOn: Day | null }[]): Day | null {
  return of.flatMap(({ backOn }) => backOn ?? []).sort()[0] ?? null;
}

/** After the quiet days or on the day that was set, whichever is later; never before tomorrow. */
function backAfter(contact: NonNullable<CustomerDay['contact']>, settings: WorklistSettings, asOf: Day): Day {
  const days = [addDays(asOf, 1)];
  if (contact.lastReachedOn !== null) days.push(addDays(contact.lastReachedOn, settings.quietDays));
  if (contact.nextOn !== null) days.push(contact.nextOn);
  return days.reduce(laterDay);
}

/** Dealt with by a contact for the day; the other forced reasons ask again tomorrow until the matter itself moves. */
const dealtWith: ReadonlySet<string> = new Set(['action_due', 'promise_due', 'promise_broken']);

function afterWork({ contact, forced }: CustomerDay, settings: WorklistSettings, asOf: Day): Day {
  const stays = forced.some(({ code }) => !dealtWith.has(code));
  return contact === null || stays ? addDays(asOf, 1) : backAfter(contact, settings, asOf);
}

function hidden(reason: HiddenCode, backOn: Day | null, note = ''): Hidden {
  return { place: 'hidden', reason, backOn, note };
}
