import { addDays, day, daysBetween, type Day } from '../../src-main/kernel/day.ts';
import { instantMs, type Instant } from '../../src-main/kernel/instant.ts';

export function wrongUsesOfDays(dueOn: Day, recordedAt: Instant, typed: string): void {
  const checked: Day = day(typed);
  const text: string = dueOn;

  // @ts-expect-error text is not a day before it has been checked
  const unchecked: Day = typed;
  // @ts-expect-error not even when it looks like one
  addDays('2026-03-05', 1);
  // @ts-expect-error an instant is not a day
  daysBetween(dueOn, recordedAt);
  // @ts-expect-error a day is not an instant
  instantMs(dueOn);
  // @ts-expect-error no Date where a day is meant
  addDays(new Date(), 1);

  void [checked, text, unchecked];
}
