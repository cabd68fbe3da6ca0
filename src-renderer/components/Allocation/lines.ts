import type { AdjustmentReason, OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { InputFor } from '../../app/calls.ts';
import { sameAmounts, type Amounts } from './allocation.ts';

type Lines = InputFor<'ledger.allocate'>['lines'];
export type AllocationRule = NonNullable<InputFor<'ledger.allocate'>['rule']>;

/** What is sent: one line per item that was given something, in the order of the items. */
export function linesOf(items: readonly OpenItem[], amounts: Amounts): Lines {
  return items.flatMap(({ dueItemId }) => {
    const amountMinor = amounts[dueItemId] ?? 0;
    return amountMinor > 0 ? [{ dueItemId, amountMinor }] : [];
  });
}

export interface Proposal {
  readonly rule: AllocationRule;
  readonly amounts: Amounts;
}

/** Which rule the amounts on the table follow; typed by hand they are `chosen`. */
export function ruleOf(amounts: Amounts, proposal: Proposal | null, oldest: Amounts): AllocationRule {
  if (proposal !== null && sameAmounts(amounts, proposal.amounts)) return proposal.rule;
  return sameAmounts(amounts, oldest) ? 'oldest_due' : 'chosen';
}

/** Why the rest of a part-paid item is let go, by item. */
export type LetGoReasons = Readonly<Record<number, AdjustmentReason>>;

/** The rest of each item that is let go; none where nothing or everything was given to it. */
export function adjustmentsOf(items: readonly OpenItem[], amounts: Amounts, letGo: LetGoReasons) {
  return items.flatMap(({ dueItemId, openMinor }) => {
    const reason = letGo[dueItemId];
    const given = amounts[dueItemId] ?? 0;
    return reason === undefined || given <= 0 || given >= openMinor
      ? []
      : [{ dueItemId, amountMinor: openMinor - given, reason }];
  });
}
