import { addMonths, partsOf, type Day } from '../../../kernel/day.ts';
import { divideRounded } from '../../../kernel/money.ts';

/**
 * Years between two days in thousandths by whole months: 2021-11-22 to 2026-11-22 is 5000, half a year 500, and one day
 * less than five years 4916. Null when the first day is later.
 */
export function yearsMilli(from: Day, to: Day): number | null {
  if (from > to) return null;
  const [a, b] = [partsOf(from), partsOf(to)];
  let months = (b.year - a.year) * 12 + (b.month - a.month);
  if (addMonths(from, months) > to) months -= 1;
  return Math.floor((months * 1000) / 12);
}

/**
 * top ÷ bottom in thousandths, rounded down: a ratio of 1.9999 does not reach 2. Null without a positive bottom.
 * `ratioMilli(6_000_000, 4_000_000)` is 1500.
 */
export function ratioMilli(top: number, bottom: number): number | null {
  return bottom > 0 ? floorDivide(BigInt(top) * 1000n, BigInt(bottom)) : null;
}

/**
 * part ÷ whole in thousandths of a per cent, rounded away from the better side so that no edge is reached by rounding.
 * `percentMilli(1, 3, 'down')` is 33333, `'up'` 33334.
 */
export function percentMilli(part: number, whole: number, rounding: 'down' | 'up'): number | null {
  if (whole <= 0) return null;
  const top = BigInt(part) * 100_000n;
  return rounding === 'down' ? floorDivide(top, BigInt(whole)) : 0 - floorDivide(-top, BigInt(whole));
}

function floorDivide(top: bigint, bottom: bigint): number {
  const down = divideRounded(top, bottom, 'down');
  return Number(top < 0n && down * bottom !== top ? down - 1n : down);
}

/**
 * Core customers: the first fifth by sales, rounded up, of those who bought at all (domain.md §15 no. 16).
 * Of 6 customers with sales the largest 2; equal sales share a place.
 */
export function isCore(sales: ReadonlyMap<number, number>, customerId: number): boolean {
  const own = sales.get(customerId) ?? 0;
  if (own <= 0) return false;
  const buyers = [...sales.values()].filter((amount) => amount > 0);
  const better = buyers.filter((amount) => amount > own).length;
  return better < Math.ceil(buyers.length / 5);
}

export interface PublicRecordFact {
  readonly category: string;
  readonly status: 'clean' | 'active' | 'settled';
  readonly checkedOn: Day;
}

/**
 * What the public register says: of each category the entry checked last speaks, the worst of them counts. What is active
 * or settled stands until checked again; "clean" stands for so many days only. Null: nothing that still speaks.
 */
export function publicStanding(
  records: readonly PublicRecordFact[],
  freshFrom: Day,
): { status: 'clean' | 'active' | 'settled'; checkedOn: Day } | null {
  const last = new Map<string, PublicRecordFact>();
  for (const record of records) {
    const known = last.get(record.category);
    if (!known || record.checkedOn > known.checkedOn || (record.checkedOn === known.checkedOn && badness[record.status] > badness[known.status]))
      last.set(record.category, record);
  } // prettier-ignore
  const speaking = [...last.values()].filter(({ status, checkedOn }) => status !== 'clean' || checkedOn >= freshFrom);
  return speaking.reduce<PublicRecordFact | null>(
    (worst, record) =>
      worst === null ||
      badness[record.status] > badness[worst.status] ||
      (record.status === worst.status && record.checkedOn > worst.checkedOn)
        ? record
        : worst,
    null,
  );
}

const badness = { clean: 0, settled: 1, active: 2 } as const;

/** Good and bad notes weighed one against one: more good than bad is good; without any, nothing is said. */
export function outlookOf(
  notes: readonly { readonly outlook: 'good' | 'neutral' | 'bad' }[],
): 'good' | 'neutral' | 'bad' | null {
  if (notes.length === 0) return null;
  const sum = notes.reduce((total, { outlook }) => total + (outlook === 'good' ? 1 : outlook === 'bad' ? -1 : 0), 0);
  return sum > 0 ? 'good' : sum < 0 ? 'bad' : 'neutral';
}
