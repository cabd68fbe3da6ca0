import { addDays, daysBetween, type Day } from '../../../kernel/day.ts';

export interface PaidOn {
  readonly on: Day;
  readonly amountMinor: number;
  readonly daysLate: number;
}

/**
 * M8's window (domain.md §7.6): of all stretches as long as the terms, the one in which most was paid on time. A payment is
 * on time when it came in on or before its due day; a part paid late does not count. Of equal stretches the earliest.
 * Terms of 30 days, paid on time 100 on 1 March, 150 on 30 March, 120 on 31 March: 1–30 March 250, 30 March–28 April 270.
 */
export function payPeakOf(
  payments: readonly PaidOn[],
  termDays: number,
): { amountMinor: number; fromOn: Day; untilOn: Day } | null {
  const length = Math.max(1, termDays);
  const onTime = payments.filter(({ daysLate, amountMinor }) => daysLate <= 0 && amountMinor > 0).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)); // prettier-ignore
  let best: { amountMinor: number; fromOn: Day; untilOn: Day } | null = null;
  let last = 0;
  let sum = 0;
  for (const [first, { on, amountMinor }] of onTime.entries()) {
    for (let next = onTime[last]; next !== undefined && daysBetween(on, next.on) < length; next = onTime[(last += 1)])
      sum += next.amountMinor;
    const earlier = first > 0 && onTime[first - 1]?.on === on;
    if (!earlier && (best === null || sum > best.amountMinor))
      best = { amountMinor: sum, fromOn: on, untilOn: addDays(on, length - 1) };
    sum -= amountMinor;
  }
  return best;
}
