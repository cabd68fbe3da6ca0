import type { Day } from '../../../kernel/day.ts';
import type { BaseRate, BaseRateKind } from '../contract.ts';

const on = (text: string): Day => text as Day;

function series(
  kind: BaseRateKind,
  source: string,
  checkedOn: string,
  rows: readonly (readonly [fromOn: string, percent: number])[],
): BaseRate[] {
  return rows.map(([fromOn, percent]) => ({
    kind,
    fromOn: on(fromOn),
    ratePpm: Math.round(percent * 10_000),
    source,
    checkedOn: on(checkedOn),
    note: '',
    rateId: null,
    recordedAt: null,
    replaced: false,
  }));
}

/**
 * Published base rates with the day each came into force, as far as they were looked up (domain.md §10.2, §10.7): LPR of
 * one year, Bank of England and European Central Bank as of the reference days that statutes name. Months after the
 * last row are unverified; the program says so and takes rows of one's own.
 */
export const shippedBaseRates: readonly BaseRate[] = [
  ...series('LPR1Y', '全国银行间同业拆借中心 公布的1年期LPR', '2026-06-22', [
    ['2019-08-20', 4.25],
    ['2019-09-20', 4.2],
    ['2019-11-20', 4.15],
    ['2020-02-20', 4.05],
    ['2020-04-20', 3.85],
    ['2021-12-20', 3.8],
    ['2022-01-20', 3.7],
    ['2022-08-22', 3.65],
    ['2023-06-20', 3.55],
    ['2023-08-21', 3.45],
    ['2024-07-22', 3.35],
    ['2024-10-21', 3.1],
    ['2025-05-20', 3],
    ['2026-06-22', 3],
  ]),
  ...series('BOE', 'Bank of England official rate on the reference days 30 June and 31 December', '2026-06-30', [
    ['2022-12-31', 3.5],
    ['2023-06-30', 5],
    ['2023-12-31', 5.25],
    ['2024-06-30', 5.25],
    ['2024-12-31', 4.75],
    ['2025-06-30', 4.25],
    ['2025-12-31', 3.75],
    ['2026-06-30', 3.75],
  ]),
  ...series('ECB_MRO', 'European Central Bank, main refinancing rate on 1 January and 1 July', '2026-06-30', [
    ['2023-01-01', 2.5],
    ['2023-07-01', 4],
    ['2024-01-01', 4.5],
    ['2024-07-01', 4.25],
    ['2025-01-01', 3.15],
    ['2025-07-01', 2.15],
    ['2026-01-01', 2.15],
    ['2026-07-01', 2.4],
  ]),
];

/** The shipped rates with one's own; a row of one's own stands in the place of a shipped one of the same kind and day. */
export function allBaseRates(own: readonly BaseRate[]): BaseRate[] {
  const taken = new Set(own.map(({ kind, fromOn }) => `${kind} ${fromOn}`));
  return [
    ...own,
    ...shippedBaseRates.map((rate) => ({ ...rate, replaced: taken.has(`${rate.kind} ${rate.fromOn}`) })),
  ].sort((a, b) => (a.kind === b.kind ? (a.fromOn < b.fromOn ? 1 : -1) : a.kind < b.kind ? -1 : 1));
}

/** The rate in force on a day: LPR on 2025-04-01 is 3.10 % since 2024-10-21. Null: the day is before the first row. */
export function baseRateOn(rates: readonly BaseRate[], kind: BaseRateKind, day: Day): BaseRate | null {
  let found: BaseRate | null = null;
  for (const rate of rates)
    if (rate.kind === kind && !rate.replaced && rate.fromOn <= day && (found === null || rate.fromOn > found.fromOn))
      found = rate;
  return found;
}

/** Days on which the rate changed to another figure, after `from` and up to `to`. */
export function rateChanges(rates: readonly BaseRate[], kind: BaseRateKind, from: Day, to: Day): Day[] {
  return rates
    .filter((rate) => rate.kind === kind && !rate.replaced && rate.fromOn > from && rate.fromOn <= to)
    .map(({ fromOn }) => fromOn)
    .sort();
}

/** A question about a day so long after the newest row may meet a rate nobody has entered (domain.md §15 no. 9). */
const FRESH_DAYS = 60;

export function lastRateDay(rates: readonly BaseRate[], kind: BaseRateKind): Day | null {
  return rates.reduce<Day | null>(
    (last, rate) =>
      rate.kind === kind && !rate.replaced && (last === null || rate.fromOn > last) ? rate.fromOn : last,
    null,
  );
}

export { FRESH_DAYS };
