import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { nearClocks, type DatedClock } from '../limitation/near.ts';
import { readSettings } from '../settings/store.ts';
import { ringing } from './rules/forcing.ts';

/** The clocks that can ring: money is owed, and where proceedings run the period stands still and no day comes. */
export function clocksUntil(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
  safeUntil: Day,
): DatedClock[] {
  return nearClocks(db, point, safeUntil).filter(({ state, openMinor }) => state !== 'pending' && openMinor > 0);
}

/** The period of a customer that ends next within the alarm of the day's list and can still be kept; null: none. */
export function endingClock(db: ReadDb, point: PointInTime & { readonly customerId: CustomerId }): DatedClock | null {
  const { worklist } = readSettings(db);
  const clock = ringing(
    clocksUntil(db, point, addDays(point.asOf, worklist.forceLimitationDays)),
    worklist,
    point.asOf,
  );
  return clock === null || clock.safeOn < point.asOf ? null : clock;
}
