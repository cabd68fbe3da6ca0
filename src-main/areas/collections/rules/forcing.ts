import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { Forced, WorklistSettings } from '../contract.ts';

/** A case deadline puts its customer on top so many days before. */
export const CASE_DAYS = 7;

interface Sum {
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
}

export interface PromiseFact extends Sum {
  readonly state: string;
  readonly madeOn: Day;
  readonly dueOn: Day;
  /** First day on which it is past its date and tolerance. */
  readonly brokenOn: Day;
  readonly keptMinor: number;
  /** The rest came in later: nothing to call about. */
  readonly paidLate: boolean;
}

/** What one customer's matters say about the day. */
export interface Matters {
  readonly promises: readonly PromiseFact[];
  readonly contactOn: Day | null;
  readonly next: { readonly on: Day; readonly time: string; readonly words: string } | null;
  readonly clocks: readonly (Sum & { readonly safeOn: Day; readonly reference: string })[];
  /** In hand and not presented. */
  readonly bills: readonly (Sum & { readonly maturesOn: Day; readonly reference: string })[];
  readonly deadlines: readonly { readonly on: Day; readonly reference: string }[];
  readonly instalments: readonly (Sum & { readonly dueOn: Day; readonly late: boolean; readonly reference: string })[];
  readonly decisions: readonly (Sum & { readonly sinceOn: Day; readonly reference: string })[];
}

/**
 * What puts a customer on top, whatever the amount (behaviours.md §2.8), unless it was dealt with: a promise that is due
 * by a contact from that day on, a broken one by a contact or a new promise since it broke, a next action by the next
 * entry of the log. The others stay until the matter itself moves.
 *
 * A promise due on the 10th with 2 days of tolerance is `promise_due` on the 10th to the 12th and `promise_broken` from
 * the 13th; a call on the 11th ends the first, not the second.
 */
export function forcedOf(matters: Matters, settings: WorklistSettings, asOf: Day): Forced[] {
  const { promises, contactOn } = matters;
  const found: Forced[] = [];
  const add = (code: Forced['code'], on: Day, sinceOn: Day, sum: Sum | null, reference = '', time = ''): void => {
    const { amountMinor = null, currency = null } = sum ?? {};
    found.push({ code, on, sinceOn, amountMinor, currency, reference, time });
  };
  const contactedSince = (on: Day): boolean => contactOn !== null && contactOn >= on;

  for (const promise of promises) {
    if (isUnkept(promise)) {
      const replaced = promises.some((other) => other !== promise && other.madeOn >= promise.brokenOn);
      const missing = { amountMinor: promise.amountMinor - promise.keptMinor, currency: promise.currency };
      if (!replaced && !contactedSince(promise.brokenOn))
        add('promise_broken', promise.dueOn, promise.brokenOn, missing);
    } else if (promise.state === 'due' || (promise.state === 'open' && promise.dueOn <= asOf)) {
      if (!contactedSince(promise.dueOn) || contactOn === asOf)
        add('promise_due', promise.dueOn, promise.dueOn, promise);
    }
  }
  const { next } = matters;
  if (next !== null && next.on <= asOf) add('action_due', next.on, next.on, null, next.words, next.time);
  const clock = ringing(matters.clocks, settings, asOf);
  if (clock !== null)
    add('limitation', clock.safeOn, addDays(clock.safeOn, 1 - settings.forceLimitationDays), clock, clock.reference);
  for (const bill of matters.bills)
    if (bill.maturesOn <= addDays(asOf, settings.billMaturesWithinDays))
      add(
        'bill_matures',
        bill.maturesOn,
        addDays(bill.maturesOn, -settings.billMaturesWithinDays),
        bill,
        bill.reference,
      );
  for (const { on, reference } of matters.deadlines)
    if (on <= addDays(asOf, CASE_DAYS)) add('case_deadline', on, addDays(on, -CASE_DAYS), null, reference);
  for (const instalment of matters.instalments)
    if (instalment.late || instalment.dueOn <= asOf)
      add('plan_due', instalment.dueOn, instalment.dueOn, instalment, instalment.reference);
  for (const decision of matters.decisions)
    add('decision_due', decision.sinceOn, decision.sinceOn, decision, decision.reference);
  return found;
}

/**
 * The clock to tell of: the nearest of those that end within the alarm and can still be kept, else the nearest that is over.
 * With 90 days of alarm on 2026-11-22, of clocks until 2026-11-01, 2026-12-20 and 2027-02-19 that of 2026-12-20; one until
 * 2027-02-20 does not ring yet.
 */
export function ringing<Clock extends { readonly safeOn: Day }>(
  clocks: readonly Clock[],
  { forceLimitationDays }: Pick<WorklistSettings, 'forceLimitationDays'>,
  asOf: Day,
): Clock | null {
  const [first] = clocks
    .filter(({ safeOn }) => safeOn < addDays(asOf, forceLimitationDays))
    .sort((a, b) => Number(a.safeOn < asOf) - Number(b.safeOn < asOf) || (a.safeOn < b.safeOn ? -1 : 1));
  return first ?? null;
}

/** A written demand has to be made, to arrive and to be proved before the period ends. */
const DEMAND_DAYS = 30;

/** The last day to which a customer may be put off by hand: for a period until 2027-01-15 that is 2026-12-16. */
export function putOffUntil(safeOn: Day): Day {
  return addDays(safeOn, -DEMAND_DAYS);
}

/** The next day after this one on which what is on record will put the customer on top, if nobody acts before. */
export function wakesOn(
  { promises, next, bills, deadlines, clocks, ...rest }: Matters & { readonly planDays: readonly Day[] },
  settings: WorklistSettings,
  asOf: Day,
): Day | null {
  const days = [
    ...promises.filter(({ state }) => state === 'open').map(({ dueOn }) => dueOn),
    ...promises.filter(({ state }) => state === 'due').map(({ brokenOn }) => brokenOn),
    ...(next === null ? [] : [next.on]),
    ...bills.map(({ maturesOn }) => addDays(maturesOn, -settings.billMaturesWithinDays)),
    ...deadlines.map(({ on }) => addDays(on, -CASE_DAYS)),
    ...clocks.map(({ safeOn }) => addDays(safeOn, 1 - settings.forceLimitationDays)),
    ...rest.planDays,
  ];
  return days.filter((on) => on > asOf).sort()[0] ?? null;
}

/** Past its date with money still missing. */
export function isUnkept({ state, paidLate }: PromiseFact): boolean {
  return (state === 'broken' || state === 'partial') && !paidLate;
}

/** Broken ones that weigh in the priority: nothing, or not enough, came and has not come since. */
export function brokenCount(promises: readonly PromiseFact[]): number {
  return promises.filter((promise) => promise.state === 'broken' && isUnkept(promise)).length;
}
