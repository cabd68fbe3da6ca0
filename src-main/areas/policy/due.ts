import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { HeldReason, PolicyStep, StepKind } from './contract.ts';

export interface Held {
  readonly reason: HeldReason;
  /** The last day it counts; null where nobody can know. */
  readonly untilOn: Day | null;
}

/** The next step towards one customer in one currency: due and not yet done. */
export interface CustomerSteps {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly stepCode: string;
  readonly kind: StepKind;
  readonly letterLevel: PolicyStep['letterLevel'];
  /** What the step is about; where `heldBack` is not empty, what it would be about. */
  readonly dueItemIds: readonly DueItemId[];
  /** The day from which it has been due. */
  readonly sinceOn: Day;
  /** Undisputed open amount of those items. */
  readonly amountMinor: number;
  /** Not empty: the step is due and must wait all the same. */
  readonly heldBack: readonly Held[];
}

/** Per customer and currency the next step that is due and not yet done; nobody who is due is left out. */
export function stepsDue(
  db: ReadDb,
  point: PointInTime & { readonly customerId?: CustomerId | undefined },
): CustomerSteps[] {
  void db;
  void point;
  return [];
}
