import fc from 'fast-check';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, type Day } from '../../../src-main/kernel/day.ts';
import type { AllocationId, CustomerId, DocumentId, DueItemId } from '../../../src-main/kernel/ids.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import type { TestBook } from '../book.ts';
import {
  dayAt,
  LedgerModel,
  type ModelAging,
  type ModelAllocation,
  type ModelCredit,
  type ModelDebit,
} from './model.ts';

/** Random histories, keyed in through the service and into the model alike. */
export const ENDS = [7, 30, 60];
export const CURRENCIES = ['CNY', 'USD'];

export type Step =
  | { do: 'invoice'; customer: number; currency: string; on: number; terms: number; amount: number }
  | {
      do: 'credit';
      kind: 'receipt' | 'credit_note';
      customer: number;
      currency: string;
      on: number;
      amount: number;
      parts: number[];
    }
  | { do: 'allocate'; pick: number; parts: number[] }
  | { do: 'unallocate'; pick: number; after: number }
  | { do: 'reverse'; pick: number; after: number };

export const customer = fc.integer({ min: 0, max: 2 });
export const money = fc.integer({ min: 1, max: 500_000 });
export const code = fc.constantFrom(...CURRENCIES);
export const when = fc.integer({ min: 0, max: 120 });
export const parts = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('invoice' as const), customer, currency: code, on: when, terms: fc.integer({ min: 0, max: 60 }), amount: money }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('credit' as const), kind: fc.constantFrom('receipt' as const, 'credit_note' as const), customer, currency: code, on: when, amount: money, parts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('allocate' as const), pick: fc.nat(), parts }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unallocate' as const), pick: fc.nat(), after: fc.integer({ min: 0, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), pick: fc.nat(), after: fc.integer({ min: 0, max: 40 }) }) },
); // prettier-ignore

/** Plays steps on the real book and on the model; both must take the same steps. */
export class Play {
  readonly model = new LedgerModel();
  readonly debits = new Map<ModelDebit, DueItemId>();
  readonly credits = new Map<ModelCredit, DocumentId>();
  readonly allocations = new Map<ModelAllocation, AllocationId>();
  readonly customers: CustomerId[] = [];
  readonly moments: { asOf: Day; knownAt: Instant; figures: ModelAging[] }[] = [];
  readonly book: TestBook;
  #count = 0;

  constructor(book: TestBook) {
    this.book = book;
  }

  async start(): Promise<void> {
    for (const name of ['A', 'B', 'C']) this.customers.push(await this.book.customer(name));
  }

  async take(step: Step): Promise<void> {
    this.#count += 1;
    switch (step.do) {
      case 'invoice': {
        const dueOn = addDays(dayAt(step.on), step.terms);
        const { itemId } = await this.book.invoice(
          this.#customer(step.customer),
          `I${this.#count}`,
          dayAt(step.on),
          step.amount,
          {
            dueOn,
            currency: step.currency,
          },
        );
        const debit = {
          key: this.#count,
          customer: step.customer,
          currency: step.currency,
          issuedOn: dayAt(step.on),
          dueOn,
          amountMinor: step.amount,
          recordedAt: this.#recordedAt(),
        };
        this.model.debits.push(debit);
        this.debits.set(debit, itemId);
        return;
      }
      case 'credit': {
        const credit: ModelCredit = {
          key: this.#count,
          customer: step.customer,
          currency: step.currency,
          issuedOn: dayAt(step.on),
          amountMinor: step.amount,
          recordedAt: '' as Instant,
          reversedOn: null,
          reversedAt: null,
        };
        const lines = this.#lines(credit, step.amount, step.parts);
        const shared = {
          customerId: this.#customer(step.customer),
          currency: currency(step.currency),
          amountMinor: step.amount,
        };
        const allocations = lines.map(({ debit, amountMinor }) => ({ dueItemId: this.#item(debit), amountMinor }));
        const { documentId } =
          step.kind === 'receipt'
            ? await this.book.call('ledger.addReceipt', { ...shared, receivedOn: credit.issuedOn, allocations })
            : await this.book.call('ledger.addCreditNote', {
                ...shared,
                number: `CN${this.#count}`,
                issuedOn: credit.issuedOn,
                allocations,
              });
        const recorded = { ...credit, recordedAt: this.#recordedAt() };
        this.model.credits.push(recorded);
        this.credits.set(recorded, documentId);
        await this.#remember(recorded, lines);
        return;
      }
      case 'allocate': {
        const credit = picked(
          this.model.credits.filter((candidate) => this.model.leftOfCredit(candidate) > 0),
          step.pick,
        );
        if (!credit) return;
        const lines = this.#lines(credit, this.model.leftOfCredit(credit), step.parts);
        if (lines.length === 0) return;
        await this.book.call('ledger.allocate', {
          creditId: this.#credit(credit),
          lines: lines.map(({ debit, amountMinor }) => ({ dueItemId: this.#item(debit), amountMinor })),
        });
        await this.#remember(credit, lines);
        return;
      }
      case 'unallocate': {
        const allocation = picked(
          this.model.allocations.filter((candidate) => candidate.fact.reversedOn === null),
          step.pick,
        );
        if (!allocation) return;
        const on = addDays(allocation.fact.effectiveOn, step.after);
        await this.book.call('ledger.unallocate', {
          allocationId: this.#allocation(allocation),
          on,
          reason: 'wrong item',
        });
        allocation.fact.reversedOn = on;
        allocation.fact.reversedAt = this.#recordedAt();
        return;
      }
      case 'reverse': {
        const credit = picked(
          this.model.credits.filter((candidate) => candidate.reversedOn === null),
          step.pick,
        );
        if (!credit) return;
        const on = addDays(credit.issuedOn, step.after);
        await this.book.call('ledger.reverse', { documentId: this.#credit(credit), reversedOn: on, reason: 'bounced' });
        const at = this.#recordedAt();
        credit.reversedOn = on;
        credit.reversedAt = at;
        // Taken back from a later day than the reversal: known now to have ended with it.
        for (const { debit, fact } of this.model.allocations.filter((one) => one.credit === credit)) {
          if (fact.voidedAt !== null || fact.reversedOn === null || fact.reversedOn <= on) continue;
          fact.voidedAt = at;
          const ended = { ...fact, recordedAt: at, voidedAt: null, reversedOn: on, reversedAt: at };
          this.model.allocations.push({ debit, credit, fact: ended });
        }
        for (const { credit: owner, fact } of this.model.allocations) {
          if (owner !== credit || fact.reversedOn !== null) continue;
          fact.reversedOn = on;
          fact.reversedAt = at;
        }
        return;
      }
    }
  }

  /** The report of one evening, as it was printed then. */
  async freeze(offset: number): Promise<void> {
    const asOf = dayAt(offset);
    this.moments.push({ asOf, knownAt: this.#recordedAt(), figures: await this.real(asOf) });
  }

  async real(asOf: Day, knownAt?: Instant): Promise<ModelAging[]> {
    const table = await this.book.call('aging.table', {
      asOf,
      buckets: ENDS,
      ...(knownAt === undefined ? {} : { knownAt }),
    });
    return CURRENCIES.map((wanted) => {
      const row = table.currencies.find((candidate) => candidate.currency === wanted);
      return {
        notDueMinor: row?.notDueMinor ?? 0,
        bucketMinor: row?.buckets.map((bucket) => bucket.amountMinor) ?? [0, 0, 0, 0],
        unappliedMinor: row?.unappliedMinor ?? 0,
        ledgerMinor: row?.ledgerMinor ?? 0,
      };
    });
  }

  expected(asOf: Day, knownAt: Instant): ModelAging[] {
    return CURRENCIES.map((wanted) => this.model.aging(asOf, knownAt, wanted, ENDS));
  }

  #lines(credit: ModelCredit, most: number, shares: readonly number[]) {
    let left = most;
    const debits = this.model.debits.filter(
      (debit) => debit.customer === credit.customer && debit.currency === credit.currency,
    );
    return shares.flatMap((share, index) => {
      const debit = debits[(share + index) % Math.max(1, debits.length)];
      if (!debit || shares.findIndex((other, at) => debits[(other + at) % debits.length] === debit) !== index)
        return [];
      const amountMinor = Math.min(left, Math.ceil((this.model.leftOfDebit(debit) * share) / 100));
      if (amountMinor <= 0) return [];
      left -= amountMinor;
      return [{ debit, amountMinor }];
    });
  }

  async #remember(credit: ModelCredit, lines: readonly { debit: ModelDebit; amountMinor: number }[]): Promise<void> {
    const { allocations } = await this.book.call('ledger.document', {
      documentId: this.#credit(credit),
      asOf: dayAt(9999),
    });
    const known = new Set(this.allocations.values());
    const fresh = allocations
      .filter((allocation) => !known.has(allocation.allocationId))
      .sort((a, b) => a.allocationId - b.allocationId);
    lines.forEach(({ debit, amountMinor }, index) => {
      const allocation = this.model.allocate(debit, credit, amountMinor, this.#recordedAt());
      const id = fresh[index]?.allocationId;
      if (id === undefined) throw new Error('the book did not keep an allocation');
      this.allocations.set(allocation, id);
    });
  }

  /** The moment the newest command was recorded at, as the book has it. */
  #recordedAt(): Instant {
    const at = this.book.service.keeper.book?.head.at;
    if (!at) throw new Error('nothing recorded yet');
    return at;
  }

  #customer(index: number): CustomerId {
    return this.customers[index] ?? missing();
  }

  #item(debit: ModelDebit): DueItemId {
    return this.debits.get(debit) ?? missing();
  }

  #credit(credit: ModelCredit): DocumentId {
    return this.credits.get(credit) ?? missing();
  }

  #allocation(allocation: ModelAllocation): AllocationId {
    return this.allocations.get(allocation) ?? missing();
  }
}

export function picked<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

export function missing(): never {
  throw new Error('the play lost track');
}
