import { useEffect, useState } from 'react';
import { dayOf, type Day } from '../../src-main/kernel/day.ts';
import { instantFromMs, type Instant } from '../../src-main/kernel/instant.ts';

/** The calendar day on this machine's clock. */
export function localToday(now: Date = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** The last moment of a day on this machine's clock, for "known at the end of that day". */
export function endOfLocalDay(value: Day): Instant {
  const [year = 0, month = 1, date = 1] = value.split('-').map(Number);
  return instantFromMs(new Date(year, month - 1, date, 23, 59, 59, 999).getTime());
}

/** Today, also after midnight when the program was left running. */
export function useToday(): Day {
  const [today, setToday] = useState(() => localToday());
  useEffect(() => {
    const timer = setInterval(() => setToday(localToday()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
