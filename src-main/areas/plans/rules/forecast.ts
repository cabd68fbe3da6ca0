import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, weekday, type Day } from '../../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../kernel/ids.ts';
import type { ForecastRow } from '../contract.ts';

export interface ForecastItem {
  readonly dueItemId: DueItemId;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly dueOn: Day;
  readonly openMinor: number;
  readonly disputedMinor: number;
}

/** Money expected on a day for named items: an instalment, or a promise. */
export interface ExpectedPart {
  readonly onDay: Day;
  readonly amountMinor: number;
  readonly dueItemIds: readonly DueItemId[];
  readonly basis: 'plan' | 'promise';
}

/** An item whose word was not kept: no day can be named for the rest of it. */
export type LostWord = Map<DueItemId, 'promise_broken' | 'plan_broken'>;

export interface Expected {
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
  readonly expectedOn: Day | null;
  readonly basis: ForecastRow['basis'];
  readonly reason: ForecastRow['reason'];
  readonly usualDaysLate: number | null;
}

/**
 * When the open amounts of a customer's items may be expected (domain.md §0 row 2). Instalments and promises take their
 * items oldest first and keep their own days; a disputed part is uncertain; the rest comes on its due day plus the usual
 * lateness. A day that has gone by without money says nothing more: uncertain, as is an item whose word was broken.
 *
 * 500.00 due 03-20, usually 6 days late, 200.00 of it promised for 03-25: 200.00 on 03-25 and 300.00 on 03-26.
 */
export function expectedOf(
  items: readonly ForecastItem[],
  parts: readonly ExpectedPart[],
  lost: LostWord,
  usualDaysLate: number | null,
  asOf: Day,
): Expected[] {
  const left = new Map(items.map((item) => [item.dueItemId, item.openMinor]));
  const inOrder = [...items].sort((a, b) => (a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.dueItemId - b.dueItemId)); // prettier-ignore
  const rows: Expected[] = [];
  const take = (dueItemId: DueItemId, wanted: number, row: Omit<Expected, 'dueItemId' | 'amountMinor'>): number => {
    const amountMinor = Math.min(wanted, left.get(dueItemId) ?? 0);
    if (amountMinor <= 0) return 0;
    left.set(dueItemId, (left.get(dueItemId) ?? 0) - amountMinor);
    rows.push({ dueItemId, amountMinor, ...row });
    return amountMinor;
  };
  const byDay = [...parts].sort((a, b) =>
    a.basis !== b.basis ? (a.basis === 'plan' ? -1 : 1) : a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0,
  );
  for (const { onDay, amountMinor, dueItemIds, basis } of byDay) {
    let wanted = amountMinor;
    for (const { dueItemId } of inOrder) {
      if (!dueItemIds.includes(dueItemId)) continue;
      wanted -= take(dueItemId, wanted, { expectedOn: onDay < asOf ? asOf : onDay, basis, reason: '', usualDaysLate: null }); // prettier-ignore
    }
  }
  for (const { dueItemId, dueOn, disputedMinor } of inOrder) {
    const unsure = { expectedOn: null, basis: 'uncertain', usualDaysLate: null } as const;
    take(dueItemId, disputedMinor, { ...unsure, reason: 'disputed' });
    const word = lost.get(dueItemId);
    const rest = left.get(dueItemId) ?? 0;
    if (word !== undefined) {
      take(dueItemId, rest, { ...unsure, reason: word });
      continue;
    }
    const expectedOn = addDays(dueOn, usualDaysLate ?? 0);
    if (expectedOn < asOf) take(dueItemId, rest, { ...unsure, reason: 'beyond_habit', usualDaysLate });
    else take(dueItemId, rest, { expectedOn, basis: usualDaysLate === null ? 'due' : 'habit', reason: '', usualDaysLate }); // prettier-ignore
  }
  return rows;
}

export interface Week {
  readonly fromOn: Day;
  readonly toOn: Day;
}

/** Weeks from Monday to Sunday; the first begins on the day looked at, be it a Thursday. */
export function weeksFrom(asOf: Day, count: number): Week[] {
  const weeks: Week[] = [];
  let fromOn = asOf;
  for (let index = 0; index < count; index += 1) {
    const toOn = addDays(fromOn, 7 - weekday(fromOn));
    weeks.push({ fromOn, toOn });
    fromOn = addDays(toOn, 1);
  }
  return weeks;
}

/** The first day of its week, `later` beyond the last one, `uncertain` without a day. */
export function bucketOf(expectedOn: Day | null, weeks: readonly Week[]): Day | 'later' | 'uncertain' {
  if (expectedOn === null) return 'uncertain';
  return weeks.find(({ fromOn, toOn }) => expectedOn >= fromOn && expectedOn <= toOn)?.fromOn ?? 'later';
}

/** One settled part: how much, due when, paid when. */
export interface PaidPart {
  readonly customerId: CustomerId;
  readonly amountMinor: number;
  readonly amountTimesDays: number;
  readonly count: number;
}

/** Payments a habit is read from; fewer say nothing and the due day stands. */
export const ENOUGH_PAYMENTS = 3;

/** Amount-weighted days late of the last year, in whole days; who pays early is expected on the day. 100.00 at 10 d and 300.00 at 30 d is 25. */
export function usualDaysLate({ amountMinor, amountTimesDays, count }: PaidPart): number | null {
  if (count < ENOUGH_PAYMENTS || amountMinor <= 0) return null;
  return Math.max(0, Math.floor(amountTimesDays / amountMinor + 0.5));
}
