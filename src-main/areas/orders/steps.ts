import { day, type Day } from '../../kernel/day.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import { openFor, standingOf, sumsAt, type OrderEventKind, type OrderStanding } from './rules.ts';
import { ordersAt, type OrderEventRow, type OrderRow } from './store.ts';

const EVER = day('9999-12-31');

export interface StandingOrder {
  readonly order: OrderRow;
  readonly events: readonly OrderEventRow[];
  readonly standing: OrderStanding;
}

/** An order with all its steps, those of later days too: nothing is entered twice over. */
export function findOrder(db: ReadDb, orderId: OrderId): StandingOrder | undefined {
  const [found] = ordersAt(db, { asOf: EVER, orderId });
  return found && { ...found, standing: standingOf(sumsAt(found.events, EVER)) };
}

export type StepProblem = 'order_step_exceeds' | 'order_step_before_order' | 'order_nothing_left';

/** How much a step is about: what was asked, or all that is left of its kind. */
export function stepAmount(
  { order, standing }: StandingOrder,
  kind: OrderEventKind,
  on: Day,
  amountMinor: number | undefined,
): Result<number, StepProblem> {
  const { number, currency, orderedOn } = order;
  if (on < orderedOn) return refuse('order_step_before_order', { number, earliest: orderedOn });
  const leftMinor = openFor(kind, order.amountMinor, standing);
  if (leftMinor === 0) return refuse('order_nothing_left', { number });
  if (amountMinor !== undefined && amountMinor > leftMinor)
    return refuse('order_step_exceeds', { number, leftMinor, currency });
  return ok(amountMinor ?? leftMinor);
}
