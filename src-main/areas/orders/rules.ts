import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { orderEventKinds, orderStages, type OrderEventKind, type OrderStage } from './contract.ts';

export { orderEventKinds, orderStages, type OrderEventKind, type OrderStage };

/** What happened to an order, as it stands on record. */
export interface OrderEventFact {
  readonly kind: OrderEventKind;
  readonly on: Day;
  readonly amountMinor: number;
  readonly recordedAt: Instant;
  readonly voidedAt: Instant | null;
}

/** Sums of the events that count on a day. */
export interface OrderSums {
  readonly confirmedMinor: number;
  readonly shippedMinor: number;
  readonly invoicedMinor: number;
  readonly cancelledMinor: number;
}

/** Where an order stands: the two parts that count in the exposure, and the stage the register shows. */
export interface OrderStanding extends OrderSums {
  readonly confirmedNotShippedMinor: number;
  readonly shippedNotInvoicedMinor: number;
  readonly stage: OrderStage;
}

/** Added up; the order of keying plays no part. */
export function sumsAt(events: readonly OrderEventFact[], asOf: Day, knownAt?: Instant): OrderSums {
  const sums = { confirmed: 0, shipped: 0, invoiced: 0, cancelled: 0 };
  for (const { kind, on, amountMinor, recordedAt, voidedAt } of events) {
    const known =
      knownAt === undefined ? voidedAt === null : recordedAt <= knownAt && (voidedAt === null || voidedAt > knownAt);
    if (known && on <= asOf) sums[kind] += amountMinor;
  }
  return {
    confirmedMinor: sums.confirmed,
    shippedMinor: sums.shipped,
    invoicedMinor: sums.invoiced,
    cancelledMinor: sums.cancelled,
  };
}

/**
 * What of an order stands where (domain.md §7.6). An order of 100,000 confirmed, 60,000 shipped and 25,000 invoiced is
 * 40,000 confirmed not shipped and 35,000 shipped not invoiced. What was invoiced before it was shipped is in the ledger
 * already and counts in neither part: each sum is in the exposure once.
 */
export function standingOf(sums: OrderSums): OrderStanding {
  const { confirmedMinor, shippedMinor, invoicedMinor, cancelledMinor } = sums;
  const promised = Math.max(0, confirmedMinor - cancelledMinor);
  const moved = Math.max(shippedMinor, invoicedMinor);
  const confirmedNotShippedMinor = Math.max(0, promised - moved);
  const shippedNotInvoicedMinor = Math.max(0, shippedMinor - invoicedMinor);
  const stage: OrderStage =
    confirmedNotShippedMinor > 0
      ? moved > 0
        ? 'shipping'
        : 'confirmed'
      : shippedNotInvoicedMinor > 0
        ? 'shipped'
        : moved > 0
          ? 'invoiced'
          : cancelledMinor > 0
            ? 'cancelled'
            : 'draft';
  return { ...sums, confirmedNotShippedMinor, shippedNotInvoicedMinor, stage };
}

/** What may still be entered of a kind, as the book stands: never more than the order, less what was cancelled. */
export function openFor(kind: OrderEventKind, orderMinor: number, sums: OrderSums): number {
  const { confirmedMinor, shippedMinor, invoicedMinor, cancelledMinor } = sums;
  switch (kind) {
    case 'confirmed':
      return Math.max(0, orderMinor - confirmedMinor);
    case 'shipped':
      return Math.max(0, orderMinor - cancelledMinor - shippedMinor);
    case 'invoiced':
      return Math.max(0, orderMinor - cancelledMinor - invoicedMinor);
    case 'cancelled':
      return Math.max(0, orderMinor - cancelledMinor - Math.max(shippedMinor, invoicedMinor));
  }
}

/**
 * An invoice over orders shipped and not invoiced, in the order given, each as far as it goes. 500.00 over 300.00 and
 * 400.00: 300.00 and 200.00.
 */
export function invoicedParts<Shipped extends Pick<OrderStanding, 'shippedNotInvoicedMinor'>>(
  orders: readonly Shipped[],
  invoiceMinor: number,
): { readonly order: Shipped; readonly amountMinor: number }[] {
  let leftMinor = invoiceMinor;
  return orders
    .map((order) => {
      const amountMinor = Math.min(order.shippedNotInvoicedMinor, leftMinor);
      leftMinor -= amountMinor;
      return { order, amountMinor };
    })
    .filter(({ amountMinor }) => amountMinor > 0);
}

/** How the counted parts of one order moved: a change on every day on which they did. */
export function orderExposureChanges(
  events: readonly OrderEventFact[],
  point: { readonly asOf: Day; readonly knownAt?: Instant | undefined },
  counted: { readonly confirmedOrders: boolean; readonly shippedNotInvoiced: boolean },
): { on: Day; changeMinor: number }[] {
  const days = [...new Set(events.filter(({ on }) => on <= point.asOf).map(({ on }) => on))].sort();
  let before = 0;
  return days.flatMap((on) => {
    const standing = standingOf(sumsAt(events, on, point.knownAt));
    const after =
      (counted.confirmedOrders ? standing.confirmedNotShippedMinor : 0) +
      (counted.shippedNotInvoiced ? standing.shippedNotInvoicedMinor : 0);
    const changeMinor = after - before;
    before = after;
    return changeMinor === 0 ? [] : [{ on, changeMinor }];
  });
}
