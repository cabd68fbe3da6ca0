import { addDays, daysBetween, day, type Day } from '../../../src-main/kernel/day.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';

/**
 * The ledger as plain lists of facts, every figure summed anew: slow, obvious, and independent of any SQL. The real one
 * is compared with it over random histories (F32).
 */
export interface Recorded {
  readonly recordedAt: Instant;
  voidedAt: Instant | null;
}

export interface PlainDocument extends Recorded {
  readonly id: number;
  readonly debit: boolean;
  readonly customer: number;
  readonly currency: string;
  readonly on: Day;
  readonly amountMinor: number;
  readonly parent: PlainDocument | null;
  reversedOn: Day | null;
  reversedAt: Instant | null;
}

export interface PlainItem extends Recorded {
  readonly id: number;
  readonly document: PlainDocument;
  readonly amountMinor: number;
  readonly dueOn: Day;
}

export interface PlainAllocation extends Recorded {
  readonly id: number;
  readonly item: PlainItem;
  readonly credit: PlainDocument;
  readonly amountMinor: number;
  readonly effectiveOn: Day;
  reversedOn: Day | null;
  reversedAt: Instant | null;
}

export interface PlainRedating extends Recorded {
  readonly item: PlainItem;
  readonly toDueOn: Day;
  readonly changedOn: Day;
}

export interface PlainDispute extends Recorded {
  readonly id: number;
  readonly item: PlainItem;
  readonly amountMinor: number;
  readonly openedOn: Day;
  resolvedOn: Day | null;
  resolvedAt: Instant | null;
}

export interface PlainFigures {
  notDueMinor: number;
  bucketsMinor: number[];
  unappliedMinor: number;
  disputedMinor: number;
  /** Debit documents less credit documents, without a look at items and allocations. */
  ledgerMinor: number;
}

export class PlainLedger {
  readonly documents: PlainDocument[] = [];
  readonly items: PlainItem[] = [];
  readonly allocations: PlainAllocation[] = [];
  readonly redatings: PlainRedating[] = [];
  readonly disputes: PlainDispute[] = [];

  /** Free whatever the day: the most a new allocation or write-off may take. */
  leftOfItem(item: PlainItem): number {
    if (item.voidedAt !== null) return 0;
    return this.allocations
      .filter((one) => one.item === item && stands(one))
      .reduce((left, one) => left - one.amountMinor, item.amountMinor);
  }

  leftOfCredit(credit: PlainDocument): number {
    if (credit.voidedAt !== null || credit.reversedOn !== null) return 0;
    return this.allocations
      .filter((one) => one.credit === credit && stands(one))
      .reduce((left, one) => left - one.amountMinor, credit.amountMinor);
  }

  undisputed(item: PlainItem): number {
    const disputed = this.disputes
      .filter((one) => one.item === item && one.voidedAt === null && one.resolvedOn === null)
      .reduce((sum, one) => sum + one.amountMinor, 0);
    return this.leftOfItem(item) - disputed;
  }

  dueOn(item: PlainItem, asOf: Day, knownAt: Instant): Day {
    const counting = this.redatings.filter((one) => one.item === item && known(one, knownAt) && one.changedOn <= asOf);
    return counting.at(-1)?.toDueOn ?? item.dueOn;
  }

  figures(customer: number, currency: string, asOf: Day, knownAt: Instant, ends: readonly number[]): PlainFigures {
    const sum: PlainFigures = {
      notDueMinor: 0,
      bucketsMinor: [...ends, 0].map(() => 0),
      unappliedMinor: 0,
      disputedMinor: 0,
      ledgerMinor: 0,
    };
    const counts = (one: PlainAllocation): boolean =>
      known(one, knownAt) && one.effectiveOn <= asOf && !reversedBy(one, asOf, knownAt);
    const mine = this.documents.filter(
      (one) =>
        one.customer === customer &&
        one.currency === currency &&
        one.on <= asOf &&
        known(one, knownAt) &&
        !reversedBy(one, asOf, knownAt),
    );
    for (const document of mine) {
      sum.ledgerMinor += document.debit ? document.amountMinor : -document.amountMinor;
      if (document.debit) continue;
      const applied = this.allocations.filter((one) => one.credit === document && counts(one));
      sum.unappliedMinor -= applied.reduce((left, one) => left - one.amountMinor, document.amountMinor);
    }
    for (const item of this.items.filter((one) => mine.includes(one.document))) {
      const open = this.allocations
        .filter((one) => one.item === item && counts(one))
        .reduce((left, one) => left - one.amountMinor, item.amountMinor);
      const late = daysBetween(this.dueOn(item, asOf, knownAt), asOf);
      const end = ends.findIndex((value) => late <= value);
      const bucket = end === -1 ? ends.length : end;
      if (late <= 0) sum.notDueMinor += open;
      else sum.bucketsMinor[bucket] = (sum.bucketsMinor[bucket] ?? 0) + open;
      const disputed = this.disputes
        .filter(
          (one) =>
            one.item === item &&
            one.openedOn <= asOf &&
            known(one, knownAt) &&
            !(
              one.resolvedOn !== null &&
              one.resolvedAt !== null &&
              one.resolvedOn <= asOf &&
              one.resolvedAt <= knownAt
            ),
        )
        .reduce((total, one) => total + one.amountMinor, 0);
      sum.disputedMinor += Math.min(disputed, open);
    }
    return sum;
  }

  /** Takes back everything recorded at that moment. */
  voidAll(at: Instant, voidedAt: Instant): void {
    for (const one of [...this.documents, ...this.items, ...this.allocations, ...this.redatings, ...this.disputes])
      if (one.recordedAt === at) one.voidedAt = voidedAt;
  }
}

function stands(one: PlainAllocation): boolean {
  return one.voidedAt === null && one.reversedOn === null;
}

function known(one: Recorded, knownAt: Instant): boolean {
  return one.recordedAt <= knownAt && !(one.voidedAt !== null && one.voidedAt <= knownAt);
}

function reversedBy(one: PlainDocument | PlainAllocation, asOf: Day, knownAt: Instant): boolean {
  return one.reversedOn !== null && one.reversedAt !== null && one.reversedOn <= asOf && one.reversedAt <= knownAt;
}

const START = day('2026-01-01');

export function dayAt(offset: number): Day {
  return addDays(START, offset);
}
