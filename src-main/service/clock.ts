import { dayOf, type Day } from '../kernel/day.ts';
import { instantFromMs, type Instant } from '../kernel/instant.ts';

/** The only reader of the machine's clock. `today` is the day in the clerk's own time zone. */
export interface Clock {
  now(): Instant;
  today(): Day;
}

export const systemClock: Clock = {
  now: () => instantFromMs(Date.now()),
  today: () => {
    const local = new Date();
    return dayOf(local.getFullYear(), local.getMonth() + 1, local.getDate());
  },
};
