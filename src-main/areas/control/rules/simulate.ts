import { addDays, daysBetween, laterDay, type Day } from '../../../kernel/day.ts';
import { divideRounded, scaleMinor } from '../../../kernel/money.ts';
import { grades, type Grade } from '../../settings/contract.ts';
import { expectedLoss, type LossRecord } from './decision.ts';

/** One due item of the twelve months looked at, and what came for it by the day. */
export interface PastItem<Key> {
  readonly customer: Key;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: number;
  readonly paid: readonly { readonly on: Day; readonly amountMinor: number }[];
}

export interface PolicyChange {
  /** Days added to the terms; of one grade or, without, of all. */
  readonly days: readonly { readonly grade: Grade | null; readonly days: number }[];
  /** Credit for this grade and better only; the others pay cash. Null: as it is. */
  readonly cutOff: Grade | null;
  /** Share of their purchases that cash customers take elsewhere. */
  readonly lostSalesBp: number;
  /** Margin of sales. */
  readonly marginBp: number;
  readonly fundingRateBp: number;
}

export interface PolicyFigures {
  readonly salesMinor: number;
  readonly creditSalesMinor: number;
  /** Mean of what was owed on each day of the window. */
  readonly averageMinor: number;
  /** Still owed at the end. */
  readonly endMinor: number;
  readonly overdueEndMinor: number;
  readonly carryingMinor: number;
  readonly expectedLossMinor: number;
  readonly marginMinor: number;
  /** Margin − carrying cost − expected loss. */
  readonly netMinor: number;
}

export interface Simulated<Key> {
  readonly before: PolicyFigures;
  readonly after: PolicyFigures;
  readonly customers: ReadonlyMap<
    Key,
    { readonly before: PolicyFigures; readonly after: PolicyFigures; readonly cash: boolean; readonly days: number }
  >;
}

interface Tally {
  sales: number;
  credit: number;
  minorDays: bigint;
  end: number;
  overdue: number;
}

const empty = (): Tally => ({ sales: 0, credit: 0, minorDays: 0n, end: 0, overdue: 0 });

/**
 * The last twelve months over again under another policy. Each item keeps its own lateness: paid 10 days after its old due
 * day, it is paid 10 days after the new one, but never before the day of the invoice. What was not paid by the day stays
 * unpaid. Loss rates of the grades stay. Customers below the cut-off pay on the day of the invoice and take a stated share
 * of their purchases elsewhere. Changing nothing gives back the very figures of the twelve months.
 *
 * An invoice of 1,000 due after 30 days and paid 10 days late, owed for 40 of 365 days: 109.59 on average; with 30 days more
 * it is owed for 70: 191.78.
 */
export function simulate<Key>(
  items: readonly PastItem<Key>[],
  window: { readonly from: Day; readonly asOf: Day },
  gradeOf: (customer: Key) => Grade | null,
  lossOf: (grade: Grade | null) => LossRecord,
  change: PolicyChange,
): Simulated<Key> {
  const tallies = new Map<Key, { before: Tally; after: Tally; grade: Grade | null; cash: boolean; days: number }>();
  for (const item of items) {
    let tally = tallies.get(item.customer);
    if (!tally) {
      const grade = gradeOf(item.customer);
      const cash = change.cutOff !== null && grades.indexOf(grade ?? 'B') > grades.indexOf(change.cutOff);
      tally = { before: empty(), after: empty(), grade, cash, days: daysFor(change, grade) };
      tallies.set(item.customer, tally);
    }
    run(tally.before, item, window.asOf, 0);
    if (tally.cash)
      tally.after.sales += item.amountMinor - scaleMinor(item.amountMinor, change.lostSalesBp, 10_000, 'halfUp');
    else run(tally.after, item, window.asOf, tally.days);
  }
  const length = daysBetween(window.from, window.asOf) + 1;
  const customers = new Map(
    [...tallies].map(([customer, { before, after, grade, cash, days }]) => [
      customer,
      {
        before: figuresOf(before, length, lossOf(grade), change),
        after: figuresOf(after, length, lossOf(grade), change),
        cash,
        days: cash ? 0 : days,
      },
    ]),
  );
  const all = [...customers.values()];
  return { before: sum(all.map((one) => one.before)), after: sum(all.map((one) => one.after)), customers };
}

/** Without a score a customer counts as one of grade B. The change named for the grade goes before the one for all. */
function daysFor(change: PolicyChange, grade: Grade | null): number {
  const own = change.days.find((one) => one.grade === (grade ?? 'B'));
  return (own ?? change.days.find((one) => one.grade === null))?.days ?? 0;
}

function run<Key>(tally: Tally, item: PastItem<Key>, asOf: Day, days: number): void {
  tally.sales += item.amountMinor;
  tally.credit += item.amountMinor;
  const newDue = laterDay(item.issuedOn, addDays(item.dueOn, days));
  let left = item.amountMinor;
  for (const part of item.paid) {
    const late = daysBetween(item.dueOn, part.on);
    // Only the shift moves a payment: what came before the invoice or the due day comes as much before the new one.
    const on = days === 0 ? part.on : laterDay(item.issuedOn, addDays(newDue, late));
    left -= part.amountMinor;
    owed(tally, part.amountMinor, item.issuedOn, on, asOf, newDue);
  }
  if (left > 0) owed(tally, left, item.issuedOn, null, asOf, newDue);
}

/** Owed from the day of the invoice to the day before it is paid; what is not paid by the day is owed up to and on it. */
function owed(tally: Tally, minor: number, from: Day, until: Day | null, asOf: Day, dueOn: Day): void {
  const open = until === null || until > asOf;
  const length = open ? daysBetween(from, asOf) + 1 : Math.max(0, daysBetween(from, until));
  tally.minorDays += BigInt(minor) * BigInt(length);
  if (!open) return;
  tally.end += minor;
  if (dueOn < asOf) tally.overdue += minor;
}

function figuresOf(tally: Tally, length: number, loss: LossRecord, change: PolicyChange): PolicyFigures {
  const averageMinor = Number(divideRounded(tally.minorDays, BigInt(length), 'halfUp'));
  const carryingMinor = Number(divideRounded(tally.minorDays * BigInt(change.fundingRateBp), 3_650_000n, 'halfUp'));
  const expectedLossMinor = expectedLoss(tally.credit, loss);
  const marginMinor = scaleMinor(tally.sales, change.marginBp, 10_000, 'halfUp');
  return {
    salesMinor: tally.sales,
    creditSalesMinor: tally.credit,
    averageMinor,
    endMinor: tally.end,
    overdueEndMinor: tally.overdue,
    carryingMinor,
    expectedLossMinor,
    marginMinor,
    netMinor: marginMinor - carryingMinor - expectedLossMinor,
  };
}

/** Totals are the sums of the customers' figures, so that the table adds up. */
function sum(all: readonly PolicyFigures[]): PolicyFigures {
  const of = (name: keyof PolicyFigures): number => all.reduce((total, one) => total + one[name], 0);
  return {
    salesMinor: of('salesMinor'),
    creditSalesMinor: of('creditSalesMinor'),
    averageMinor: of('averageMinor'),
    endMinor: of('endMinor'),
    overdueEndMinor: of('overdueEndMinor'),
    carryingMinor: of('carryingMinor'),
    expectedLossMinor: of('expectedLossMinor'),
    marginMinor: of('marginMinor'),
    netMinor: of('netMinor'),
  };
}
