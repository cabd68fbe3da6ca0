import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import { factOf } from './danger.ts';
import { count, money } from './figures.ts';
import type { DatedFinding } from './receipts.ts';

export interface JudgedFact {
  readonly promiseId: number;
  readonly dueOn: Day;
  /** The last day of grace: it counts as broken from the day after. */
  readonly graceOn: Day;
  readonly kept: boolean;
  readonly amountMinor: number;
  readonly inTimeMinor: number;
}

/** Not kept this often one after the other, or within 12 months (domain.md §5 no. 2). */
export const IN_A_ROW = 2;
export const IN_A_YEAR = 3;

/**
 * Broken promises: two in a row, or three within 12 months, whatever was kept between them. Judged promises of one
 * customer and currency that fell due in the last 12 months; partly kept is not kept. Kept 01-10, broken 03-10 and 04-10:
 * a signal from 04-12 on, the day the second verdict fell; one kept on 05-10 ends it, a third broken one brings it back.
 */
export function brokenPromiseFinding(promises: readonly JudgedFact[], asOf: Day): DatedFinding | null {
  const judged = [...promises]
    .filter(({ dueOn, graceOn, kept }) => dueOn > addMonths(asOf, -12) && (kept || graceOn < asOf))
    .sort((a, b) => (a.dueOn !== b.dueOn ? (a.dueOn < b.dueOn ? -1 : 1) : a.promiseId - b.promiseId));
  const broken = judged.filter(({ kept }) => !kept);
  const lastKept = judged.findLastIndex(({ kept }) => kept);
  const row = judged.slice(lastKept + 1);
  const [inRow, inYear] = [row[IN_A_ROW - 1], broken[IN_A_YEAR - 1]];
  const starts = [inRow, inYear].flatMap((promise) => (promise === undefined ? [] : [addDays(promise.graceOn, 1)]));
  const sinceOn = starts.sort()[0];
  if (sinceOn === undefined) return null;
  const sum = (pick: (promise: JudgedFact) => number): number => broken.reduce((total, each) => total + pick(each), 0);
  return {
    level: 'orange',
    figures: [
      count('brokenCount', broken.length),
      count('inARow', row.length),
      money(
        'promisedMinor',
        sum(({ amountMinor }) => amountMinor),
      ),
      money(
        'keptMinor',
        sum(({ inTimeMinor }) => inTimeMinor),
      ),
    ],
    fact: factOf(broken.map(({ promiseId }) => promiseId)),
    sinceOn,
  };
}
