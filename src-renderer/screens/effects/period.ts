import type { InputFor } from '../../app/calls.ts';
import { addDays, addMonths, monthEnd, monthStart, type Day } from '../../../src-main/kernel/day.ts';

/** What every figure of the screen is asked for. */
export type Period = InputFor<'effects.summary'>;

export const spans = ['month', 'lastMonth', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];

/** The days of a span that ends on or before a day: of 2026-11-22 the last month is October. */
export function periodOf(span: Span, asOf: Day): { readonly from: Day; readonly asOf: Day } {
  switch (span) {
    case 'month':
      return { from: monthStart(asOf), asOf };
    case 'lastMonth': {
      const start = addMonths(monthStart(asOf), -1);
      return { from: start, asOf: monthEnd(start) };
    }
    case 'quarter':
      return { from: addDays(addMonths(asOf, -3), 1), asOf };
    case 'year':
      return { from: addDays(addMonths(asOf, -12), 1), asOf };
  }
}
