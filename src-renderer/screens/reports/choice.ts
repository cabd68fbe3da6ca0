import { useCallback, useState } from 'react';
import type { ListId, ListStatus, UnappliedView } from '../../../src-main/areas/reports/contract.ts';
import { listIds } from '../../../src-main/areas/reports/rules/lists.ts';
import type { Basis } from '../../../src-main/areas/aging/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { recall, remember } from '../../app/memory.ts';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import type { GridSort } from '../../components/DataGrid/columns.ts';

export type Shown = ListId | 'management' | 'policy';
export const choices: readonly Shown[] = ['management', 'policy', ...listIds];

const SHOWN = 'duewarden.reports.shown';
const PARAMETERS = 'duewarden.reports.parameters';

/** The report looked at last comes up again. */
export function useShown(): readonly [Shown, (shown: Shown) => void] {
  const [shown, setShown] = useState<Shown>(() => {
    const kept = recall(SHOWN);
    return choices.find((choice) => choice === kept) ?? 'management';
  });
  const show = useCallback((next: Shown) => {
    setShown(next);
    remember(SHOWN, next);
  }, []);
  return [shown, show];
}

/** What outlasts the session: how a list is looked at, not of whom and of when. */
interface Habits {
  readonly basis?: Basis;
  readonly unapplied?: UnappliedView;
  readonly status?: ListStatus;
  readonly sort?: GridSort | null;
  readonly allCurrencies?: boolean;
}

export interface Parameters extends Habits {
  readonly customer?: PickedCustomer | null;
  readonly from?: Day | null;
  readonly to?: Day | null;
}

/** Customers and days belong to one book and one piece of work: they last as long as the window. */
const ofSession = new Map<string, Pick<Parameters, 'customer' | 'from' | 'to'>>();

function habits(): Partial<Record<ListId, Habits>> {
  try {
    const kept: unknown = JSON.parse(recall(PARAMETERS) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** The parameters of a list as they were left, per book where they are of the book. */
export function useParameters(
  list: ListId,
  book: string,
): readonly [Parameters, (change: Partial<Parameters>) => void] {
  const key = `${book}:${list}`;
  const [parameters, setParameters] = useState<Parameters>(() => ({ ...habits()[list], ...ofSession.get(key) }));
  const change = useCallback(
    (part: Partial<Parameters>) =>
      setParameters((before) => {
        const next = { ...before, ...part };
        const { customer, from, to, ...lasting } = next;
        ofSession.set(key, { ...(customer === undefined ? {} : { customer }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }); // prettier-ignore
        remember(PARAMETERS, JSON.stringify({ ...habits(), [list]: lasting }));
        return next;
      }),
    [key, list],
  );
  return [parameters, change];
}
