import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import { dangerTicks } from './store.ts';

export type DangerLevel = 'none' | 'yellow' | 'orange' | 'red';

export interface Danger {
  readonly level: DangerLevel;
  readonly weight: number;
}

/** Danger level per customer with any standing signal (domain.md §5); a customer not named has level none. */
export function dangerLevels(db: ReadDb, point: PointInTime): Map<CustomerId, Danger> {
  const { yellowFrom, orangeFrom, redFrom } = readSettings(db).danger;
  const weights = new Map<CustomerId, number>();
  for (const { customerId } of dangerTicks(db, point)) weights.set(customerId, (weights.get(customerId) ?? 0) + 1);
  return new Map(
    [...weights].map(([customerId, weight]) => [
      customerId,
      {
        weight,
        level: weight >= redFrom ? 'red' : weight >= orangeFrom ? 'orange' : weight >= yellowFrom ? 'yellow' : 'none',
      },
    ]),
  );
}
