import type { AdjustmentReason, OpenItem } from '../../../../src-main/areas/ledger/contract.ts';
import type { InputFor, ValueOf } from '../../../app/calls.ts';
import { allocatedMinor, fillItem, withAmount, type Amounts } from '../../../components/Allocation/allocation.ts';
import type { AllocationRule } from '../../../components/Allocation/lines.ts';
import type { PickedCustomer } from '../../../components/CustomerPicker/CustomerPicker.tsx';

type Item = Pick<OpenItem, 'dueItemId' | 'openMinor' | 'dueOn'>;
type ProposedLine = ValueOf<'ledger.propose'>['lines'][number];
type MatchedReceipt = InputFor<'bank.match'>['receipts'][number];

/** The rest of an item that is let go, and why: it always closes the item. */
export interface LetGo {
  readonly reason: AdjustmentReason;
  readonly amountMinor: number;
}

/** What one customer gets of the money. */
export interface Part {
  /** Null: the guess stands. */
  readonly customer: PickedCustomer | null;
  readonly amounts: Amounts;
  readonly letGo: Readonly<Record<number, LetGo>>;
  /** False: the proposal is only shown, nothing was decided. */
  readonly taken: boolean;
  readonly rule: AllocationRule;
  readonly by: 'evidence' | 'legal_order';
  /** Which of several equal answers is shown. */
  readonly alternative: number;
}

/** One line of money, shared among one or more customers. What is left over stays with the first. */
export interface Draft {
  readonly parts: readonly Part[];
  readonly active: number;
}

export const emptyPart: Part = {
  customer: null,
  amounts: {},
  letGo: {},
  taken: false,
  rule: 'chosen',
  by: 'evidence',
  alternative: 0,
};
export const emptyDraft: Draft = { parts: [emptyPart], active: 0 };

export function activePart(draft: Draft): Part {
  return draft.parts[draft.active] ?? emptyPart;
}

export function withPart(draft: Draft, change: (part: Part) => Part): Draft {
  return { ...draft, parts: draft.parts.map((part, index) => (index === draft.active ? change(part) : part)) };
}

/** What the active part may give out: 100 of which another customer got 30 leaves 70. */
export function availableTo(draft: Draft, totalMinor: number): number {
  return draft.parts.reduce(
    (left, part, index) => (index === draft.active ? left : left - allocatedMinor(part.amounts)),
    totalMinor,
  );
}

export function remainderOf(draft: Draft, totalMinor: number): number {
  return availableTo(draft, totalMinor) - allocatedMinor(activePart(draft).amounts);
}

/** A typed amount; what is let go of the item follows it, and is gone when nothing or everything is paid. */
export function withTyped(part: Part, item: Item, amountMinor: number | null): Part {
  const amounts = withAmount(part.amounts, item.dueItemId, amountMinor);
  const before = part.letGo[item.dueItemId];
  return {
    ...part,
    amounts,
    letGo: before === undefined ? part.letGo : lettingGo(part.letGo, item, amounts, before.reason),
    taken: true,
    rule: 'chosen',
  };
}

/** Space: pays an item as far as the money goes, or takes it back. */
export function toggled(part: Part, item: Item, availableMinor: number): Part {
  const given = part.amounts[item.dueItemId] ?? 0;
  return withTyped(part, item, given > 0 ? null : fillItem(item, part.amounts, availableMinor));
}

/** F: what is left goes on the oldest items that got nothing or not all yet. */
export function filledRest(part: Part, items: readonly Item[], availableMinor: number): Part {
  let next: Part = { ...part, taken: true, rule: 'chosen' };
  for (const item of items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    if (next.letGo[item.dueItemId] !== undefined) continue;
    next = withTyped(next, item, fillItem(item, next.amounts, availableMinor));
  }
  return next;
}

const reasons: readonly (AdjustmentReason | null)[] = [null, 'bank_charge', 'discount', 'small_balance'];

/** D: lets the rest of a part-paid item go as a bank charge, as a discount, as a small balance, not at all. */
export function cycledLetGo(part: Part, item: Item): Part {
  const present = reasons.indexOf(part.letGo[item.dueItemId]?.reason ?? null);
  return withLetGo(part, item, reasons[(present + 1) % reasons.length] ?? null);
}

export function withLetGo(part: Part, item: Item, reason: AdjustmentReason | null): Part {
  return { ...part, letGo: lettingGo(part.letGo, item, part.amounts, reason), taken: true };
}

function lettingGo(letGo: Part['letGo'], item: Item, amounts: Amounts, reason: AdjustmentReason | null): Part['letGo'] {
  const { [item.dueItemId]: _before, ...rest } = letGo;
  const given = amounts[item.dueItemId] ?? 0;
  const amountMinor = item.openMinor - given;
  return reason === null || given <= 0 || amountMinor <= 0
    ? rest
    : { ...rest, [item.dueItemId]: { reason, amountMinor } };
}

/** Takes a proposal over as it stands. */
export function takenFrom(
  part: Part,
  rule: AllocationRule,
  lines: readonly ProposedLine[],
  withLetGoes: boolean,
): Part {
  return {
    ...part,
    amounts: Object.fromEntries(lines.map((line) => [line.dueItemId, line.amountMinor])),
    letGo: withLetGoes
      ? Object.fromEntries(
          lines.flatMap(({ dueItemId, adjustReason, adjustMinor }) =>
            adjustReason === null ? [] : [[dueItemId, { reason: adjustReason, amountMinor: adjustMinor }]],
          ),
        )
      : {},
    taken: true,
    rule,
  };
}

/**
 * The receipts of a bank line: each customer what was given to its items, the first also what is left over. 100 with 30 on
 * the second customer's items and 60 on the first's is a receipt of 70 with 10 unapplied, and one of 30.
 */
export function receiptsOf(
  draft: Draft,
  guessed: PickedCustomer | null,
  totalMinor: number,
  remember: boolean,
): MatchedReceipt[] {
  const others = draft.parts.slice(1).reduce((sum, part) => sum + allocatedMinor(part.amounts), 0);
  return draft.parts.flatMap((part, index) => {
    const customer = part.customer ?? (index === 0 ? guessed : null);
    const amountMinor = index === 0 ? totalMinor - others : allocatedMinor(part.amounts);
    if (customer === null || amountMinor <= 0) return [];
    return [
      {
        customerId: customer.id,
        amountMinor,
        allocations: linesOfPart(part),
        adjustments: Object.entries(part.letGo).map(([key, { reason, amountMinor: gone }]) => ({
          dueItemId: itemId(key),
          amountMinor: gone,
          reason,
        })),
        rule: part.rule,
        remember,
      },
    ];
  });
}

export function linesOfPart(part: Part): InputFor<'ledger.allocate'>['lines'] {
  return Object.entries(part.amounts).flatMap(([key, amountMinor]) =>
    amountMinor > 0 ? [{ dueItemId: itemId(key), amountMinor }] : [],
  );
}

function itemId(key: string): OpenItem['dueItemId'] {
  return Number(key) as OpenItem['dueItemId'];
}
