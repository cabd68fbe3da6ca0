import type { Day } from '../../kernel/day.ts';
import { daysBetween } from '../../kernel/day.ts';
import type { BillId, CustomerId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { addCredit } from '../ledger/receipts.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { nextReceiptNumber } from '../ledger/store/series.ts';
import { reverseCredit } from '../ledger/store/write.ts';
import type { Bill, billsContract } from './contract.ts';
import { alarmOf, deadlinesOf, discountCostMinor, tenorTooLong, type BillDays } from './rules/deadlines.ts';
import { compareAlarms, passesFilter } from './rules/register.ts';
import { checkAct, contingentMinor, eventsAt, nextActs, standingAt, type BillAct } from './rules/states.ts';
import {
  billNumberTaken,
  billsAt,
  contingentBills,
  insertBill,
  insertBillEvent,
  setBillReceipt,
  settledBefore,
  voidBill,
  voidBillEvent,
  voidReceipts,
  type BillEventRecord,
  type BillQuestion,
  type BillRow,
  type NewBillEvent,
} from './store.ts';

const ALWAYS = '9999-12-31' as Day;

export const billsProcedures: Handlers<typeof billsContract> = {
  'bills.list': ({ db }, { filter, offset, limit, ...question }) => {
    const rows = listBills(db, question).filter((bill) => passesFilter(bill, filter));
    const sums = new Map<string, { currency: Bill['currency']; state: Bill['state']; amountMinor: number; contingentMinor: number; count: number }>(); // prettier-ignore
    for (const bill of rows) {
      const key = `${bill.currency} ${bill.state}`;
      const sum = sums.get(key) ?? { currency: bill.currency, state: bill.state, amountMinor: 0, contingentMinor: 0, count: 0 }; // prettier-ignore
      sum.amountMinor += bill.amountMinor;
      sum.contingentMinor += bill.contingentMinor;
      sum.count += 1;
      sums.set(key, sum);
    }
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sums: [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
      alarmCount: rows.filter((bill) => bill.alarm !== null).length,
    });
  },

  'bills.get': ({ db }, { billId, ...point }) => {
    const [found] = billsAt(db, { ...point, billId });
    const shown = found && view(found.bill, found.events, point);
    const standing = found && standingAt(found.events, point.asOf, point.knownAt);
    if (!found || !shown || !standing) return refuse('bill_not_found');
    const events = eventsAt(found.events, point.asOf, point.knownAt);
    const now = standingAt(found.events, ALWAYS);
    const proceeds = events.findLast(({ kind }) => kind === 'discounted')?.amountMinor ?? null;
    return ok({
      ...shown,
      receiptNumber: found.bill.receiptNumber,
      events: events.map(({ id: _id, billId: _billId, voidedAt: _voidedAt, ...event }) => event),
      deadlines: deadlinesOf(found.bill, standing, point.asOf),
      nextActs: now === null ? [] : nextActs(now).filter((act) => found.bill.endorsable || !passing.has(act)),
      discountCostMinor: proceeds === null ? null : discountCostMinor(found.bill.amountMinor, proceeds),
      // Bounced in the receipts list: the debt is back, and the register waits to be told why.
      warnings: [
        ...warningsOf(found.bill),
        ...(shown.contingentMinor === 0 && contingentMinor(shown.amountMinor, standing) > 0
          ? (['receipt_reversed'] as const)
          : []),
      ],
    });
  },

  'bills.exposure': ({ db }, question) => {
    const sums = new Map<string, { customerId: CustomerId; currency: Bill['currency']; contingentMinor: number; bankAcceptanceMinor: number; commercialAcceptanceMinor: number; chequeMinor: number; count: number }>(); // prettier-ignore
    for (const { customerId, currency, kind, contingentMinor: minor, count } of contingentBills(db, question)) {
      const key = `${customerId} ${currency}`;
      const sum = sums.get(key) ?? { customerId, currency, contingentMinor: 0, bankAcceptanceMinor: 0, commercialAcceptanceMinor: 0, chequeMinor: 0, count: 0 }; // prettier-ignore
      sum.contingentMinor += minor;
      sum.count += count;
      if (kind === 'bank_acceptance') sum.bankAcceptanceMinor += minor;
      else if (kind === 'commercial_acceptance') sum.commercialAcceptanceMinor += minor;
      else sum.chequeMinor += minor;
      sums.set(key, sum);
    }
    return ok({ rows: [...sums.values()] });
  },

  'bills.alarms': ({ db }, question) =>
    ok({
      rows: listBills(db, question)
        .filter((bill) => bill.alarm !== null)
        .sort(compareAlarms),
    }),

  'bills.add': (ctx, { allocations, ...input }) => {
    const maturesOn = input.maturesOn ?? (input.kind === 'cheque' ? input.issuedOn : null);
    if (maturesOn === null) return refuse('bill_maturity_missing');
    if (maturesOn < input.issuedOn || input.receivedOn < input.issuedOn)
      return refuse('bill_days_disordered', { issuedOn: input.issuedOn });
    if (!findCustomer(ctx.db, input.customerId)) return refuse('customer_not_found');
    if (billNumberTaken(ctx.db, input.kind, input.number)) return refuse('bill_number_taken', { number: input.number });
    const receipt = addCredit(ctx, receiptOf({ ...input, on: input.receivedOn }, ctx), allocations, 'chosen');
    if (!receipt.ok) return receipt;
    const { documentId: receiptId, number: receiptNumber, unappliedMinor } = receipt.value;
    const bill = { ...input, maturesOn, receiptId };
    const billId = insertBill(ctx.db, bill, ctx.recordedAt);
    insertBillEvent(ctx.db, billId, { kind: 'received', on: input.receivedOn }, ctx);
    ctx.audit({ entity: 'bill', id: billId, after: bill });
    return ok({ billId, receiptId, receiptNumber, unappliedMinor, warnings: warningsOf(bill) });
  },

  'bills.endorse': (ctx, { billId, to, recourse, ...step }) =>
    plain(ctx, billId, { ...step, kind: 'endorsed', counterparty: to, recourse }),

  'bills.discount': (ctx, { billId, bank, proceedsMinor, recourse, ...step }) => {
    const found = findBill(ctx.db, billId);
    if (found && proceedsMinor > found.bill.amountMinor)
      return refuse('proceeds_exceed_bill', { amountMinor: found.bill.amountMinor, currency: found.bill.currency });
    const done = take(ctx, billId, {
      ...step,
      kind: 'discounted',
      counterparty: bank,
      recourse,
      amountMinor: proceedsMinor,
    });
    if (!done.ok) return done;
    return ok({
      state: done.value.state,
      discountCostMinor: discountCostMinor(done.value.bill.amountMinor, proceedsMinor),
    });
  },

  'bills.present': (ctx, { billId, ...step }) => plain(ctx, billId, { ...step, kind: 'presented' }),
  'bills.honour': (ctx, { billId, ...step }) => plain(ctx, billId, { ...step, kind: 'honoured' }),

  'bills.dishonour': (ctx, { billId, reason, ...step }) => {
    const done = take(ctx, billId, { ...step, kind: 'dishonoured', note: joined(reason, step.note) });
    if (!done.ok) return done;
    reverseReceipt(ctx, done.value.bill, step.on, reason);
    return ok({ state: done.value.state });
  },

  'bills.notify': (ctx, { billId, to, ...step }) => plain(ctx, billId, { ...step, kind: 'notified', counterparty: to }),

  'bills.payRecourse': (ctx, { billId, to, amountMinor, ...step }) =>
    plain(ctx, billId, { ...step, kind: 'recourse_paid', counterparty: to, amountMinor }),

  'bills.settle': (ctx, { billId, by, ...step }) => plain(ctx, billId, { ...step, kind: 'settled', counterparty: by }),

  'bills.return': (ctx, { billId, reason, ...step }) => {
    const done = plain(ctx, billId, { ...step, kind: 'returned', note: joined(reason, step.note) });
    if (!done.ok) return done;
    const found = findBill(ctx.db, billId);
    if (found) reverseReceipt(ctx, found.bill, step.on, reason);
    return done;
  },

  'bills.correct': (ctx, { billId, reason }) => {
    const found = findBill(ctx.db, billId);
    const last = found && eventsAt(found.events, ALWAYS).at(-1);
    if (!found || !last) return refuse('bill_not_found');
    if (last.kind === 'returned' && billNumberTaken(ctx.db, found.bill.kind, found.bill.number))
      return refuse('bill_number_taken', { number: found.bill.number });
    voidBillEvent(ctx.db, last.id, ctx.recordedAt);
    if (last.kind === 'received') {
      for (const receiptId of voidReceipts(ctx.db, found.bill.receiptId, ctx.recordedAt))
        ctx.audit({ entity: 'document', id: receiptId, voided: true, reason });
      voidBill(ctx.db, billId, ctx.recordedAt);
    } else if (last.kind === 'dishonoured' || last.kind === 'returned') putReceiptBack(ctx, found.bill, last);
    ctx.audit({ entity: 'bill', id: billId, undone: { kind: last.kind, on: last.on }, reason });
    const state = standingAt(found.events.filter((event) => event !== last), ALWAYS)?.state ?? null; // prettier-ignore
    return ok({ undone: last.kind, state });
  },
};

const passing: ReadonlySet<BillAct> = new Set(['endorsed', 'discounted']);

/** The register of a day: every bill with its state, what it keeps in exposure, and what cannot wait. */
export function listBills(db: ReadDb, question: BillQuestion): Bill[] {
  return billsAt(db, question).flatMap(({ bill, events }) => view(bill, events, question) ?? []);
}

function view(bill: BillRow, events: readonly BillEventRecord[], point: PointInTime): Bill | null {
  const standing = standingAt(events, point.asOf, point.knownAt);
  if (standing === null) return null;
  const { receiptNumber: _number, receiptReversedOn, receiptReversedAt, ...rest } = bill;
  const reversed =
    receiptReversedOn !== null &&
    receiptReversedOn <= point.asOf &&
    (point.knownAt === undefined || (receiptReversedAt !== null && receiptReversedAt <= point.knownAt));
  return {
    ...rest,
    daysToMaturity: daysBetween(point.asOf, bill.maturesOn),
    state: standing.state,
    stateSince: standing.since,
    contingentMinor: reversed ? 0 : contingentMinor(bill.amountMinor, standing),
    alarm: alarmOf(bill, standing, point.asOf),
  };
}

function findBill(db: ReadDb, billId: BillId): { bill: BillRow; events: BillEventRecord[] } | undefined {
  return billsAt(db, { asOf: ALWAYS, billId })[0];
}

function warningsOf(bill: BillDays & { readonly number: string; readonly receivedOn: Day }) {
  return [
    ...(tenorTooLong(bill) ? (['tenor_too_long'] as const) : []),
    ...(bill.maturesOn < bill.receivedOn ? (['matured_before_received'] as const) : []),
    // Paper bills have shorter numbers; a long run of digits that is not 30 long is a slip of the pen.
    ...(bill.kind !== 'cheque' && /^\d{20,}$/.test(bill.number) && bill.number.length !== 30
      ? (['not_30_digits'] as const)
      : []),
  ];
}

/** Checks and records one event; what it means for the ledger is the caller's. */
function take(ctx: CommandContext, billId: BillId, event: NewBillEvent & { readonly kind: BillAct }) {
  const found = findBill(ctx.db, billId);
  if (!found) return refuse('bill_not_found');
  const checked = checkAct(found.events, event.kind, event.on, found.bill);
  if (!checked.ok) return checked;
  insertBillEvent(ctx.db, billId, event, ctx);
  ctx.audit({ entity: 'bill', id: billId, event, before: checked.value.state });
  const after = findBill(ctx.db, billId);
  return ok({ bill: found.bill, state: standingAt(after?.events ?? [], ALWAYS)?.state ?? checked.value.state });
}

/** A step the ledger does not notice. */
function plain(ctx: CommandContext, billId: BillId, event: NewBillEvent & { readonly kind: BillAct }) {
  const done = take(ctx, billId, event);
  return done.ok ? ok({ state: done.value.state }) : done;
}

function reverseReceipt(ctx: CommandContext, bill: BillRow, on: Day, reason: string): void {
  // Bounced in the receipts list before: the debt is back already.
  if (bill.receiptReversedOn !== null) return;
  const allocations = reverseCredit(ctx.db, bill.receiptId, { on, at: ctx.recordedAt, reason });
  ctx.audit({ entity: 'document', id: bill.receiptId, reversedOn: on, reason, allocations });
}

/**
 * A reversal stays on record, so the receipt comes back as a new one of the day it was reversed on, matched as before as
 * far as that is still open: every day before and after shows what it would have shown without the mistake.
 */
function putReceiptBack(ctx: CommandContext, bill: BillRow, { on, recordedAt }: BillEventRecord): void {
  // Reversed by hand before, it had not gone with the mistake.
  if (bill.receiptReversedAt !== recordedAt) return;
  const lines = settledBefore(ctx.db, bill.receiptId)
    .map(({ dueItemId, amountMinor, openMinor }) => ({ dueItemId, amountMinor: Math.min(amountMinor, openMinor) }))
    .filter(({ amountMinor }) => amountMinor > 0);
  const again = { ...receiptOf({ ...bill, on }, ctx), paper: { purpose: 'bill', parentId: bill.receiptId } };
  const receipt = addCredit(ctx, again, lines, 'chosen');
  if (!receipt.ok) throw new Error(`the receipt of a bill cannot come back: ${receipt.code}`);
  setBillReceipt(ctx.db, bill.billId, receipt.value.documentId);
}

function receiptOf(
  bill: Pick<BillRow, 'customerId' | 'currency' | 'amountMinor' | 'drawer' | 'number' | 'note'> & { readonly on: Day },
  { db }: Pick<CommandContext, 'db'>,
) {
  return {
    kind: 'receipt',
    customerId: bill.customerId,
    number: nextReceiptNumber(db),
    currency: bill.currency,
    issuedOn: bill.on,
    amountMinor: bill.amountMinor,
    method: 'bill',
    payerName: bill.drawer,
    reference: bill.number,
    note: bill.note,
  } as const;
}

function joined(reason: string, note: string): string {
  return note === '' ? reason : `${reason}\n${note}`;
}
