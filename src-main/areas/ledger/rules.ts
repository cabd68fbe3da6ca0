import { laterDay, type Day } from '../../kernel/day.ts';
import type { DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { creditKinds, type DocumentKind } from './contract.ts';

export function isCredit(kind: DocumentKind): kind is (typeof creditKinds)[number] {
  return (creditKinds as readonly string[]).includes(kind);
}

/** An allocation counts from the later of the two document days, whenever it was keyed (behaviours.md §2.1). */
export function effectiveOn(debitIssuedOn: Day, creditIssuedOn: Day): Day {
  return laterDay(debitIssuedOn, creditIssuedOn);
}

export interface AllocationFact {
  readonly amountMinor: number;
  readonly effectiveOn: Day;
  readonly recordedAt: Instant;
  readonly reversedOn: Day | null;
  readonly reversedAt: Instant | null;
  readonly voidedAt: Instant | null;
}

/** Does an allocation count on day `asOf`, by what was on record at `knownAt`? */
export function counts(fact: AllocationFact, asOf: Day, knownAt: Instant): boolean {
  if (fact.effectiveOn > asOf || fact.recordedAt > knownAt) return false;
  if (fact.voidedAt !== null && fact.voidedAt <= knownAt) return false;
  const reversed =
    fact.reversedOn !== null && fact.reversedAt !== null && fact.reversedOn <= asOf && fact.reversedAt <= knownAt;
  return !reversed;
}

/**
 * open(item, D, R) = amount − Σ allocations effective ≤ D, recorded ≤ R, not reversed by then (design.md §4).
 * Invoice 10,000.00 with 1,500.00 and 1,000.00 and 2,000.00 allocated by D: 5,500.00 is open.
 */
export function openMinor(amountMinor: number, facts: readonly AllocationFact[], asOf: Day, knownAt: Instant): number {
  return facts.reduce((open, fact) => (counts(fact, asOf, knownAt) ? open - fact.amountMinor : open), amountMinor);
}

export type DueBasis = 'stated' | 'terms' | 'document';

export interface OpenForProposal {
  readonly dueItemId: DueItemId;
  readonly number: string;
  readonly dueOn: Day;
  readonly openMinor: number;
}

export interface Proposal {
  readonly rule: 'named' | 'exact' | 'oldest_due';
  readonly lines: { dueItemId: DueItemId; amountMinor: number }[];
  readonly unappliedMinor: number;
}

/**
 * Where a receipt would go (behaviours.md §2.15): invoices named in the memo, else the one item of exactly this amount,
 * else oldest due first. Items due on the same day keep the given order. 700.00 over items of 500.00 and 300.00 gives
 * 500.00 and 200.00.
 */
export function proposeAllocation(amountMinor: number, items: readonly OpenForProposal[], memo: string): Proposal {
  const named = memo === '' ? [] : items.filter((item) => item.number.length >= 4 && memo.includes(item.number));
  if (named.length > 0) return filled('named', amountMinor, named);
  const exact = items.filter((item) => item.openMinor === amountMinor);
  if (exact.length === 1) return filled('exact', amountMinor, exact);
  return filled('oldest_due', amountMinor, items);
}

function filled(rule: Proposal['rule'], amountMinor: number, items: readonly OpenForProposal[]): Proposal {
  const lines: Proposal['lines'] = [];
  let left = amountMinor;
  for (const item of [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    const part = Math.min(left, item.openMinor);
    if (part <= 0) continue;
    lines.push({ dueItemId: item.dueItemId, amountMinor: part });
    left -= part;
  }
  return { rule, lines, unappliedMinor: left };
}

export interface HistoryEntry {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly on: Day;
  readonly changeMinor: number;
}

/** Adds the running balance to entries in order. Increases come before decreases on one day (behaviours.md §2.14). */
export function withBalance<Entry extends HistoryEntry>(
  entries: readonly Entry[],
): (Entry & { balanceMinor: number })[] {
  let balanceMinor = 0;
  return [...entries]
    .sort((a, b) =>
      a.on !== b.on
        ? a.on < b.on
          ? -1
          : 1
        : Math.sign(b.changeMinor) - Math.sign(a.changeMinor) || a.documentId - b.documentId,
    )
    .map((entry) => {
      balanceMinor += entry.changeMinor;
      return { ...entry, balanceMinor };
    });
}
