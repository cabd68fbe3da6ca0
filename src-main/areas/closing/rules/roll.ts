import type { Movement, RollCell } from '../contract.ts';

/** States of an amount in the matrix: absent, not due, or the bucket's index. */
export const ABSENT = -2;
export const NOT_DUE = -1;

/** Where a piece of the matrix belongs (domain.md §4.2): from 1–30 to 31–60 is worse, from 31–60 to paid is cured. */
export function movementOf(from: number, to: number): Movement {
  if (from < 0 && to >= 0) return 'newly_overdue';
  if (from === ABSENT) return 'new';
  if (from === NOT_DUE) return to === ABSENT ? 'paid_in_time' : 'stays_not_due';
  if (to < 0) return 'cured';
  return to > from ? 'worse' : to < from ? 'better' : 'same';
}

export interface MovementSum {
  readonly movement: Movement;
  readonly amountMinor: number;
  readonly count: number;
}

export const movements = [
  'newly_overdue', 'worse', 'same', 'better', 'cured', 'new', 'stays_not_due', 'paid_in_time',
] as const satisfies readonly Movement[]; // prettier-ignore

/** Overdue at the end = overdue before + newly overdue − cured, whatever the matrix. */
export function sumMovements(cells: readonly RollCell[]): MovementSum[] {
  return movements.map((movement) => {
    const mine = cells.filter((cell) => movementOf(cell.from, cell.to) === movement);
    return {
      movement,
      amountMinor: mine.reduce((sum, cell) => sum + cell.amountMinor, 0),
      count: mine.reduce((sum, cell) => sum + cell.count, 0),
    };
  });
}

export interface StateSum {
  readonly state: number;
  readonly amountMinor: number;
  readonly count: number;
}

/** Sums of the rows (`from`) or the columns (`to`) of the matrix, absent ones included. */
export function margins(cells: readonly RollCell[], side: 'from' | 'to'): Map<number, StateSum> {
  const sums = new Map<number, StateSum>();
  for (const cell of cells) {
    const state = cell[side];
    const sum = sums.get(state) ?? { state, amountMinor: 0, count: 0 };
    sums.set(state, { state, amountMinor: sum.amountMinor + cell.amountMinor, count: sum.count + cell.count });
  }
  return sums;
}
