import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import {
  invoicedParts,
  openFor,
  orderEventKinds,
  orderExposureChanges,
  standingOf,
  sumsAt,
  type OrderEventFact,
  type OrderEventKind,
} from '../../../src-main/areas/orders/rules.ts';

const at = (text: string) => instant(`${text}T08:00:00.000Z`);
const event = (kind: OrderEventKind, on: string, amountMinor: number, more: Partial<OrderEventFact> = {}): OrderEventFact => ({
  kind,
  on: day(on),
  amountMinor,
  recordedAt: at(on),
  voidedAt: null,
  ...more,
}); // prettier-ignore

const events = [
  event('confirmed', '2026-03-01', 10_000_000),
  event('shipped', '2026-03-10', 6_000_000),
  event('invoiced', '2026-03-12', 2_500_000),
];

describe('where an order stands', () => {
  it.each([
    ['2026-02-28', 0, 0, 'draft'],
    ['2026-03-01', 10_000_000, 0, 'confirmed'],
    ['2026-03-10', 4_000_000, 6_000_000, 'shipping'],
    ['2026-03-12', 4_000_000, 3_500_000, 'shipping'],
  ] as const)('on %s: %i to ship, %i to invoice, %s', (on, toShip, toInvoice, stage) => {
    expect(standingOf(sumsAt(events, day(on)))).toMatchObject({
      confirmedNotShippedMinor: toShip,
      shippedNotInvoicedMinor: toInvoice,
      stage,
    });
  });

  it.each([
    ['all shipped, nothing invoiced', [event('shipped', '2026-03-15', 4_000_000)], 0, 7_500_000, 'shipped'],
    ['the rest cancelled', [event('cancelled', '2026-03-15', 4_000_000)], 0, 3_500_000, 'shipped'],
    ['invoiced ahead of the goods', [event('invoiced', '2026-03-15', 7_500_000)], 0, 0, 'invoiced'],
  ] as const)('%s', (_name, more, toShip, toInvoice, stage) => {
    expect(standingOf(sumsAt([...events, ...more], day('2026-03-31')))).toMatchObject({
      confirmedNotShippedMinor: toShip,
      shippedNotInvoicedMinor: toInvoice,
      stage,
    });
  });

  it('knows at a moment only what was recorded by then and not taken out', () => {
    const late = event('shipped', '2026-03-05', 1_000_000, { recordedAt: at('2026-03-20') });
    const voided = event('shipped', '2026-03-06', 2_000_000, { voidedAt: at('2026-03-18') });
    const known = (when: string) => sumsAt([...events, late, voided], day('2026-03-11'), at(when)).shippedMinor;
    expect([known('2026-03-17'), known('2026-03-19'), known('2026-03-21')]).toEqual([8_000_000, 6_000_000, 7_000_000]);
  });

  it('says what is left for every step', () => {
    const sums = sumsAt(events, day('2026-03-31'));
    expect(orderEventKinds.map((kind) => openFor(kind, 10_000_000, sums))).toEqual([
      0, 4_000_000, 7_500_000, 4_000_000,
    ]);
  });

  it('tells how the exposure moved by its ticked parts', () => {
    const point = { asOf: day('2026-03-31') };
    expect(orderExposureChanges(events, point, { confirmedOrders: true, shippedNotInvoiced: true })).toEqual([
      { on: '2026-03-01', changeMinor: 10_000_000 },
      { on: '2026-03-12', changeMinor: -2_500_000 },
    ]);
    expect(orderExposureChanges(events, point, { confirmedOrders: false, shippedNotInvoiced: true })).toEqual([
      { on: '2026-03-10', changeMinor: 6_000_000 },
      { on: '2026-03-12', changeMinor: -2_500_000 },
    ]);
  });
});

describe('any order', () => {
  const anyEvents = fc.array(
    fc.record({
      kind: fc.constantFrom(...orderEventKinds),
      day: fc.integer({ min: 1, max: 28 }),
      amountMinor: fc.integer({ min: 1, max: 5_000_000 }),
    }),
    { maxLength: 12 },
  ).map((drawn) => drawn.map((each) => event(each.kind, `2026-03-${String(each.day).padStart(2, '0')}`, each.amountMinor))); // prettier-ignore
  const anyDay = fc.integer({ min: 1, max: 31 }).map((n) => day(`2026-03-${String(n).padStart(2, '0')}`));

  it('has no part below zero and counts no sum twice', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, (drawn, on) => {
        const standing = standingOf(sumsAt(drawn, on));
        const { confirmedNotShippedMinor: toShip, shippedNotInvoicedMinor: toInvoice } = standing;
        const promised = Math.max(0, standing.confirmedMinor - standing.cancelledMinor);
        expect(toShip).toBeGreaterThanOrEqual(0);
        expect(toInvoice).toBeGreaterThanOrEqual(0);
        expect(toShip + toInvoice).toBe(
          Math.max(0, Math.max(promised, standing.shippedMinor) - standing.invoicedMinor),
        );
      }),
    );
  });

  it('does not care in which order it was keyed', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, fc.integer(), (drawn, on, seed) => {
        const shuffled = [...drawn].sort((a, b) => ((a.amountMinor * seed) % 97) - ((b.amountMinor * seed) % 97));
        expect(standingOf(sumsAt(shuffled, on))).toEqual(standingOf(sumsAt(drawn, on)));
      }),
    );
  });

  it('moved by its changes to where it stands', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, (drawn, asOf) => {
        const counted = { confirmedOrders: true, shippedNotInvoiced: true };
        const moved = orderExposureChanges(drawn, { asOf }, counted).reduce((sum, each) => sum + each.changeMinor, 0);
        const standing = standingOf(sumsAt(drawn, asOf));
        expect(moved).toBe(standing.confirmedNotShippedMinor + standing.shippedNotInvoicedMinor);
      }),
    );
  });
});

describe('an invoice over orders that were shipped', () => {
  const shipped = (shippedNotInvoicedMinor: number) => ({ shippedNotInvoicedMinor });
  it.each([
    [50_000, [30_000, 40_000], [30_000, 20_000]],
    [30_000, [30_000, 40_000], [30_000]],
    [90_000, [30_000, 40_000], [30_000, 40_000]],
    [10_000, [0, 40_000], [10_000]],
    [0, [30_000], []],
  ])('of %i over %j takes %j', (invoiceMinor, orders, taken) => {
    expect(invoicedParts(orders.map(shipped), invoiceMinor).map(({ amountMinor }) => amountMinor)).toEqual(taken);
  });

  it('never takes more than the invoice, nor of an order more than was shipped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000)), fc.nat(2_000_000), (amounts, invoiceMinor) => {
        const parts = invoicedParts(amounts.map(shipped), invoiceMinor);
        const sum = parts.reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect(sum).toBe(
          Math.min(
            invoiceMinor,
            amounts.reduce((total, amount) => total + amount, 0),
          ),
        );
        for (const { order, amountMinor } of parts)
          expect(amountMinor).toBeLessThanOrEqual(order.shippedNotInvoicedMinor);
      }),
    );
  });
});
