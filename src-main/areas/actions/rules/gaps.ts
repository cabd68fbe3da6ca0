import type { Day } from '../../../kernel/day.ts';

/**
 * A hole in the log of an overdue customer (domain.md §0 row 10): nothing planned and nothing said why not, or a planned
 * day that has passed. Planned for today is no hole yet.
 */
export function gapOf(
  last: { readonly nextOn: Day | null; readonly closedBecause: string } | undefined,
  asOf: Day,
): 'no_next' | 'next_passed' | null {
  if (last === undefined) return 'no_next';
  if (last.nextOn === null) return last.closedBecause === '' ? 'no_next' : null;
  return last.nextOn < asOf ? 'next_passed' : null;
}
