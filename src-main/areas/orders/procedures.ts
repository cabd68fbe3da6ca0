import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { Order, ordersContract } from './contract.ts';
import { standingOf, sumsAt, type OrderStage } from './rules.ts';
import { findOrder, stepAmount } from './steps.ts';
import {
  contractOf,
  insertOrder,
  insertOrderEvent,
  invoiceOf,
  orderNumberTaken,
  ordersAt,
  voidOrder,
  voidOrderEvents,
} from './store.ts';

export const ordersProcedures: Handlers<typeof ordersContract> = {
  'orders.list': ({ db }, { status, offset, limit, ...question }) => {
    const rows = ordersAt(db, question)
      .map(({ order, events }): Order => ({
        ...order,
        ...standingOf(sumsAt(events, question.asOf, question.knownAt)),
        events: events.map(({ voidedAt: _voidedAt, ...event }) => event),
      }))
      .filter(({ stage }) => wanted[status].includes(stage));
    const sums = new Map<Order['currency'], { currency: Order['currency']; count: number; confirmedNotShippedMinor: number; shippedNotInvoicedMinor: number }>(); // prettier-ignore
    for (const { currency, confirmedNotShippedMinor, shippedNotInvoicedMinor } of rows) {
      const sum = sums.get(currency) ?? { currency, count: 0, confirmedNotShippedMinor: 0, shippedNotInvoicedMinor: 0 };
      sum.count += 1;
      sum.confirmedNotShippedMinor += confirmedNotShippedMinor;
      sum.shippedNotInvoicedMinor += shippedNotInvoicedMinor;
      sums.set(currency, sum);
    }
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, sums: [...sums.values()] });
  },

  'orders.add': (ctx, input) => {
    const { db, audit } = ctx;
    const { customerId, currency, contractId } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (input.shipOn !== null && input.shipOn < input.orderedOn)
      return refuse('ship_before_order', { earliest: input.orderedOn });
    if (contractId !== null) {
      const contract = contractOf(db, customerId, contractId);
      if (!contract) return refuse('contract_not_found');
      if (contract.currency !== currency) return refuse('currency_mismatch', { currency });
    }
    const asked = input.number ?? '';
    if (asked !== '' && orderNumberTaken(db, customerId, asked)) return refuse('order_number_taken', { number: asked });
    let number = asked;
    for (let next = 1; number === ''; next += 1) {
      const free = `SO-${String(next).padStart(4, '0')}`;
      if (!orderNumberTaken(db, customerId, free)) number = free;
    }
    const order = { ...input, number };
    const orderId = insertOrder(db, order, ctx);
    audit({ entity: 'order', id: orderId, after: order });
    audit({ entity: 'customer', id: customerId, order: number });
    return ok({ orderId, number });
  },

  'orders.invoice': (ctx, { orderId, on, amountMinor: asked, documentId, note }) => {
    const { db } = ctx;
    const found = findOrder(db, orderId);
    if (!found) return refuse('order_not_found');
    const { order, standing } = found;
    let reachMinor = Infinity;
    if (documentId !== null) {
      const invoice = invoiceOf(db, order.customerId, documentId);
      if (!invoice) return refuse('document_not_found');
      if (invoice.currency !== order.currency) return refuse('currency_mismatch', { currency: order.currency });
      reachMinor = invoice.amountMinor - invoice.linkedMinor;
      if (reachMinor <= 0 || (asked ?? 0) > reachMinor)
        return refuse('invoice_linked_already', { number: invoice.number, leftMinor: Math.max(0, reachMinor), currency: order.currency }); // prettier-ignore
    }
    const left = stepAmount(found, 'invoiced', on, asked);
    if (!left.ok) return left;
    const usual = standing.shippedNotInvoicedMinor > 0 ? standing.shippedNotInvoicedMinor : left.value;
    const amountMinor = asked ?? Math.min(usual, reachMinor);
    insertOrderEvent(db, orderId, { kind: 'invoiced', on, amountMinor, documentId, note }, ctx);
    told(ctx, order, { kind: 'invoiced', on, amountMinor, documentId, note });
    return ok({ amountMinor });
  },

  'orders.cancel': (ctx, { orderId, on, amountMinor: asked, reason }) => {
    const found = findOrder(ctx.db, orderId);
    if (!found) return refuse('order_not_found');
    const left = stepAmount(found, 'cancelled', on, asked);
    if (!left.ok) return left;
    const amountMinor = left.value;
    insertOrderEvent(ctx.db, orderId, { kind: 'cancelled', on, amountMinor, note: reason }, ctx);
    told(ctx, found.order, { kind: 'cancelled', on, amountMinor, reason });
    return ok({ amountMinor });
  },

  'orders.undoStep': (ctx, { orderId, reason }) => {
    const found = findOrder(ctx.db, orderId);
    if (!found) return refuse('order_not_found');
    const last = found.events.reduce<(typeof found.events)[number] | undefined>(
      (newest, event) => (newest === undefined || event.recordedAt >= newest.recordedAt ? event : newest),
      undefined,
    );
    if (last === undefined) return refuse('order_without_steps', { number: found.order.number });
    voidOrderEvents(ctx.db, orderId, last.recordedAt, ctx.recordedAt);
    told(ctx, found.order, { takenBack: last.kind, amountMinor: last.amountMinor, reason });
    return ok(null);
  },

  'orders.void': (ctx, { orderId, reason }) => {
    const found = findOrder(ctx.db, orderId);
    if (!found) return refuse('order_not_found');
    voidOrder(ctx.db, orderId, ctx.recordedAt);
    told(ctx, found.order, { voided: found.order.number, reason });
    return ok(null);
  },
};

const openStages: readonly OrderStage[] = ['draft', 'confirmed', 'shipping', 'shipped'];
const wanted: Readonly<Record<'open' | 'to_ship' | 'to_invoice' | 'done' | 'all', readonly OrderStage[]>> = {
  open: openStages,
  to_ship: ['draft', 'confirmed', 'shipping'],
  to_invoice: ['shipping', 'shipped'],
  done: ['invoiced', 'cancelled'],
  all: [...openStages, 'invoiced', 'cancelled'],
};

/** Told in the order's history and in its customer's. */
export function told(
  { audit }: { audit(change: unknown): void },
  { orderId, customerId, number }: { readonly orderId: number; readonly customerId: number; readonly number: string },
  change: Readonly<Record<string, unknown>>,
): void {
  audit({ entity: 'order', id: orderId, ...change });
  audit({ entity: 'customer', id: customerId, order: number });
}
