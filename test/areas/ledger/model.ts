import { addDays, day, daysBetween, type Day } from '../../../src-main/kernel/day.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import { effectiveOn, openMinor, type AllocationFact } from '../../../src-main/areas/ledger/rules.ts';

/** The ledger as plain lists: slow, obvious, and independent of any SQL. The real one is compared with it. */
export interface ModelDebit {
  readonly key: number;
  readonly customer: number;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: number;
  readonly recordedAt: Instant;
}

export interface ModelCredit {
  readonly key: number;
  readonly customer: number;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly recordedAt: Instant;
  reversedOn: Day | null;
  reversedAt: Instant | null;
}

export interface ModelAllocation {
  readonly debit: ModelDebit;
  readonly credit: ModelCredit;
  readonly fact: { -readonly [Key in keyof AllocationFact]: AllocationFact[Key] };
}

export interface ModelAging {
  notDueMinor: number;
  bucketMinor: number[];
  unappliedMinor: number;
  ledgerMinor: number;
}

export class LedgerModel {
  readonly debits: ModelDebit[] = [];
  readonly credits: ModelCredit[] = [];
  readonly allocations: ModelAllocation[] = [];

  allocate(debit: ModelDebit, credit: ModelCredit, amountMinor: number, recordedAt: Instant): ModelAllocation {
    const allocation = {
      debit,
      credit,
      fact: {
        amountMinor,
        effectiveOn: effectiveOn(debit.issuedOn, credit.issuedOn),
        recordedAt,
        reversedOn: null,
        reversedAt: null,
        voidedAt: null,
      },
    };
    this.allocations.push(allocation);
    return allocation;
  }

  /** What stands whatever the day: the most a new allocation may take. */
  leftOfDebit(debit: ModelDebit): number {
    return this.allocations
      .filter((allocation) => allocation.debit === debit && allocation.fact.reversedOn === null)
      .reduce((left, allocation) => left - allocation.fact.amountMinor, debit.amountMinor);
  }

  leftOfCredit(credit: ModelCredit): number {
    if (credit.reversedOn !== null) return 0;
    return this.allocations
      .filter((allocation) => allocation.credit === credit && allocation.fact.reversedOn === null)
      .reduce((left, allocation) => left - allocation.fact.amountMinor, credit.amountMinor);
  }

  aging(asOf: Day, knownAt: Instant, currency: string, ends: readonly number[], customer?: number): ModelAging {
    const mine = (document: { customer: number; currency: string; issuedOn: Day; recordedAt: Instant }): boolean =>
      document.currency === currency &&
      (customer === undefined || document.customer === customer) &&
      document.issuedOn <= asOf &&
      document.recordedAt <= knownAt;
    const result: ModelAging = {
      notDueMinor: 0,
      bucketMinor: [...ends, 0].map(() => 0),
      unappliedMinor: 0,
      ledgerMinor: 0,
    };
    for (const debit of this.debits.filter(mine)) {
      const facts = this.allocations
        .filter((allocation) => allocation.debit === debit)
        .map((allocation) => allocation.fact);
      const open = openMinor(debit.amountMinor, facts, asOf, knownAt);
      const late = daysBetween(debit.dueOn, asOf);
      const end = ends.findIndex((value) => late <= value);
      const bucket = end === -1 ? ends.length : end;
      if (late <= 0) result.notDueMinor += open;
      else result.bucketMinor[bucket] = (result.bucketMinor[bucket] ?? 0) + open;
      result.ledgerMinor += debit.amountMinor;
    }
    for (const credit of this.credits.filter(mine)) {
      if (
        credit.reversedOn !== null &&
        credit.reversedAt !== null &&
        credit.reversedOn <= asOf &&
        credit.reversedAt <= knownAt
      )
        continue;
      const facts = this.allocations
        .filter((allocation) => allocation.credit === credit)
        .map((allocation) => allocation.fact);
      result.unappliedMinor -= openMinor(credit.amountMinor, facts, asOf, knownAt);
      result.ledgerMinor -= credit.amountMinor;
    }
    return result;
  }
}

export const START = day('2026-01-01');

export function dayAt(offset: number): Day {
  return addDays(START, offset);
}
