import type { ListId } from '../../../src-main/areas/reports/contract.ts';
import { listDefinitions } from '../../../src-main/areas/reports/rules/lists.ts';
import { day, monthStart, type Day } from '../../../src-main/kernel/day.ts';
import type { InputFor } from '../../app/calls.ts';
import type { WorkingPoint } from '../../app/working.tsx';
import type { Parameters } from './choice.ts';

export type ListQuestion = Omit<InputFor<'reports.list'>, 'offset' | 'limit'>;

/** Where a period begins until the clerk says otherwise: an account with the year, movements with the month. */
export function usualFrom(list: ListId, asOf: Day): Day | null {
  if (list === 'customer-ledger') return day(`${asOf.slice(0, 4)}-01-01`);
  return list === 'write-offs' ? null : monthStart(asOf);
}

/** What is asked of the service: only what the list takes, and nothing that is the default. */
export function listQuestion(list: ListId, chosen: Parameters, working: WorkingPoint): ListQuestion {
  const { parameters } = listDefinitions[list];
  const takes = (parameter: (typeof parameters)[number]): boolean => parameters.includes(parameter);
  const from = chosen.from === undefined ? usualFrom(list, working.asOf) : chosen.from;
  const { customer, basis, unapplied, status, sort, to } = chosen;
  return {
    list,
    ...working.point,
    ...(chosen.allCurrencies === true ? {} : { currency: working.currency }),
    ...(takes('customer') && customer ? { customerId: customer.id } : {}),
    ...(takes('basis') && basis ? { basis } : {}),
    ...(takes('unapplied') && unapplied ? { unapplied } : {}),
    ...(takes('status') && status ? { status } : {}),
    ...(takes('period') && from !== null ? { from } : {}),
    ...(takes('period') && to ? { to } : {}),
    ...(takes('sort') && sort ? { sort } : {}),
  };
}
