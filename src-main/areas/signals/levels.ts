import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { readSettings } from '../settings/store.ts';
import type { DangerCode, DangerLevel } from './contract.ts';
import { detectDangers } from './detect.ts';
import { dangerByCustomer } from './rules/danger.ts';
import type { Asked } from './store/receipts.ts';

export type { DangerLevel } from './contract.ts';

export interface Danger {
  readonly level: DangerLevel;
  readonly weight: number;
  /** What makes it up, found by rule or ticked by the clerk. */
  readonly codes: readonly DangerCode[];
}

/**
 * Danger level per customer with any standing signal (domain.md §5); a customer not named has level none. With
 * `customerId` in the point only that customer is looked at, which is quick enough for a check at the counter.
 */
export function dangerLevels(db: ReadDb, point: Asked): Map<CustomerId, Danger> {
  const customers = dangerByCustomer(detectDangers(db, point), readSettings(db).danger);
  return new Map(
    customers.map(({ customerId, level, weight, signals }) => [
      customerId,
      { level, weight, codes: signals.map(({ code }) => code) },
    ]),
  );
}
