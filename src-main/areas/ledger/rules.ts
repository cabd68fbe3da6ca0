import { laterDay, type Day } from '../../kernel/day.ts';
import type { DocumentId } from '../../kernel/ids.ts';
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
