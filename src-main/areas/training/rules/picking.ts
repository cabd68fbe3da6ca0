import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { CaseCode } from '../contract.ts';

/** A customer with something overdue, as it stands when a case is begun. */
export interface Candidate {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly overdueMinor: number;
  readonly undisputedMinor: number;
  readonly daysLate: number;
  readonly itemCount: number;
  /** Promise running, plan performing, at law, paused, excluded: not to be chased. */
  readonly blocked: boolean;
  /** Days since somebody was last spoken to; null: never. */
  readonly spokenDaysAgo: number | null;
  readonly brokenMinor: number;
  readonly brokenOn: Day | null;
  readonly letterLevel: number;
  readonly willingness: number | null;
  /** How many runs of this case had this customer before. */
  readonly used: number;
}

/** May this customer be practised on? Money owed, not disputed, not blocked, and the trouble the case is about. */
const fits: Readonly<Record<CaseCode, (one: Candidate) => boolean>> = {
  first_call: (one) => one.brokenMinor === 0,
  excuse: (one) => one.brokenMinor === 0 && one.daysLate >= 3,
  broken_promise: (one) => one.brokenMinor > 0,
  dispute: (one) => one.undisputedMinor === one.overdueMinor && one.overdueMinor >= 100_00,
  plan: (one) => one.daysLate >= 30 && one.brokenMinor === 0,
  final_notice: (one) => one.daysLate >= 30,
};

/** Lower is better. A first call wants a young debt nobody has called about, a plan a large old one. */
const places: Readonly<Record<CaseCode, (one: Candidate) => readonly number[]>> = {
  first_call: (one) => [one.spokenDaysAgo === null ? 0 : 1, one.daysLate <= 30 ? 0 : 1, one.daysLate],
  excuse: (one) => [one.daysLate <= 90 ? 0 : 1, one.daysLate],
  broken_promise: (one) => [one.daysLate <= 120 ? 0 : 1, -one.brokenMinor],
  dispute: (one) => [one.daysLate <= 120 ? 0 : 1, one.itemCount >= 2 ? 0 : 1, -one.overdueMinor],
  plan: (one) => [-one.overdueMinor],
  final_notice: (one) => [one.daysLate >= 45 ? 0 : 1, -one.letterLevel, -one.daysLate],
};

/**
 * The customer a case is practised on: of those that fit the one used least before, then by the case, then the lowest
 * number, so that practice can be repeated and two machines pick alike. Null: nobody fits today.
 */
export function pickFor(code: CaseCode, candidates: readonly Candidate[]): Candidate | null {
  const usable = candidates.filter((one) => !one.blocked && one.undisputedMinor > 0 && fits[code](one));
  const placeOf = (one: Candidate): readonly number[] => [one.used, ...places[code](one), one.customerId];
  return usable.sort((a, b) => compare(placeOf(a), placeOf(b)))[0] ?? null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}
