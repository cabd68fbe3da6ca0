import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { id, type CustomerId, type DueItemId } from '../../../src-main/kernel/ids.ts';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import { TestBook } from '../book.ts';
import { dayAt, PlainLedger, type PlainDocument, type PlainFigures, type PlainItem } from './plainLedger.ts';

/**
 * F32: thousands of random histories, keyed in through the service, against plain lists. Whatever was done, every figure
 * of every day, as known at every moment, is the one the lists give.
 */
const RUNS = 3000;
const HISTORIES_PER_BOOK = 40;
const ENDS = [7, 30, 60, 90, 180, 365];
const CURRENCIES = ['CNY', 'JPY'] as const;

const share = fc.integer({ min: 1, max: 100 });
const pick = fc.nat({ max: 1000 });
const on = fc.integer({ min: 0, max: 150 });
const later = fc.integer({ min: 0, max: 45 });
const party = { customer: fc.integer({ min: 0, max: 1 }), currency: fc.constantFrom(...CURRENCIES) };
const amount = fc.integer({ min: 1, max: 900_000 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('invoice' as const), ...party, on, terms: fc.array(fc.integer({ min: -5, max: 90 }), { minLength: 1, maxLength: 3 }), amount }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('receipt' as const), ...party, on, amount, parts: fc.array(share, { maxLength: 3 }), letGo: fc.option(share, { nil: null, freq: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('creditNote' as const), ...party, on, amount, parts: fc.array(share, { maxLength: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('allocate' as const), pick, parts: fc.array(share, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unallocate' as const), pick, later }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), pick, later }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redate' as const), pick, later, to: fc.integer({ min: 0, max: 120 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('dispute' as const), pick, later, share }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resolve' as const), pick, later }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('writeOff' as const), pick, later, share }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
); // prettier-ignore
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

class History {
  readonly plain = new PlainLedger();
  readonly customers: CustomerId[] = [];
  readonly printed: { asOf: Day; knownAt: Instant; figures: PlainFigures[] }[] = [];
  readonly #book: TestBook;
  readonly #name: string;
  /** Entries that may be undone, newest last; null where one lies that may not. */
  readonly #undoable: ({ readonly seq: number; readonly at: Instant } | null)[] = [];
  #count = 0;

  constructor(book: TestBook, name: string) {
    this.#book = book;
    this.#name = name;
  }

  async start(): Promise<void> {
    for (const letter of ['A', 'B']) this.customers.push(await this.#book.customer(`${this.#name}${letter}`));
  }

  async take(one: Step): Promise<void> {
    this.#count += 1;
    const number = `${this.#name}-${this.#count}`;
    const { plain } = this;
    const book = this.#book;
    switch (one.do) {
      case 'invoice': {
        const issuedOn = dayAt(one.on);
        const least = Math.min(one.terms.length, one.amount);
        const terms = one.terms.slice(0, least);
        const part = Math.floor(one.amount / terms.length);
        const items = terms.map((days, index) => ({
          dueOn: addDays(issuedOn, days),
          amountMinor: index === terms.length - 1 ? one.amount - part * (terms.length - 1) : part,
        }));
        const shared = { currency: currency(one.currency), amountMinor: one.amount, issuedOn };
        const { documentId } = await book.call('ledger.addInvoice', {
          ...shared,
          customerId: this.#customer(one.customer),
          number,
          items,
        });
        const document = this.#document(documentId, true, one, issuedOn, one.amount, null);
        const rows = this.#rows<{ id: number; dueOn: Day; amountMinor: number }>(
          'SELECT id, due_on AS "dueOn", amount_minor AS "amountMinor" FROM due_item WHERE document_id = :documentId ORDER BY seq',
          { documentId },
        );
        expect(rows.map(({ id: _id, ...row }) => row)).toEqual(items);
        for (const row of rows) plain.items.push({ ...row, document, recordedAt: this.#at(), voidedAt: null });
        return this.#done(true);
      }
      case 'receipt':
      case 'creditNote': {
        const issuedOn = dayAt(one.on);
        const open = plain.items.filter((item) => this.#sameParty(item.document, one) && plain.leftOfItem(item) > 0);
        const lines = this.#lines(open, one.amount, one.parts);
        const shared = {
          customerId: this.#customer(one.customer),
          currency: currency(one.currency),
          amountMinor: one.amount,
        };
        const allocations = lines.map(({ item, amountMinor }) => ({ dueItemId: itemId(item), amountMinor }));
        if (one.do === 'creditNote') {
          const { documentId } = await book.call('ledger.addCreditNote', { ...shared, issuedOn, number, allocations });
          this.#document(documentId, false, one, issuedOn, one.amount, null);
        } else {
          const taken = (item: PlainItem): number => lines.find((line) => line.item === item)?.amountMinor ?? 0;
          const rest = open.find((item) => plain.leftOfItem(item) > taken(item));
          const free = rest === undefined ? 0 : plain.leftOfItem(rest) - taken(rest);
          const letGo = one.letGo === null ? 0 : Math.ceil((free * one.letGo) / 100);
          const adjustments =
            rest === undefined || letGo === 0
              ? []
              : [{ dueItemId: itemId(rest), amountMinor: letGo, reason: 'bank_charge' as const }];
          const reply = await book.call('ledger.addReceipt', {
            ...shared,
            receivedOn: issuedOn,
            allocations,
            adjustments,
          });
          const receipt = this.#document(reply.documentId, false, one, issuedOn, one.amount, null);
          for (const adjustment of reply.adjustments)
            this.#document(adjustment.documentId, false, one, issuedOn, letGo, receipt);
        }
        this.#readAllocations();
        return this.#done(true);
      }
      case 'allocate': {
        const credit = chosen(
          plain.documents.filter((document) => !document.debit && plain.leftOfCredit(document) > 0),
          one.pick,
        );
        if (!credit) return;
        const open = plain.items.filter((item) => this.#sameParty(item.document, credit) && plain.leftOfItem(item) > 0);
        const lines = this.#lines(open, plain.leftOfCredit(credit), one.parts);
        if (lines.length === 0) return;
        await book.call('ledger.allocate', {
          creditId: id<'document'>(credit.id),
          lines: lines.map(({ item, amountMinor }) => ({ dueItemId: itemId(item), amountMinor })),
        });
        this.#readAllocations();
        return this.#done(true);
      }
      case 'unallocate': {
        const allocation = chosen(
          plain.allocations.filter((each) => each.voidedAt === null && each.reversedOn === null),
          one.pick,
        );
        if (!allocation) return;
        const day = addDays(allocation.effectiveOn, one.later);
        await book.call('ledger.unallocate', {
          allocationId: id<'allocation'>(allocation.id),
          on: day,
          reason: 'wrong item',
        });
        allocation.reversedOn = day;
        allocation.reversedAt = this.#at();
        return this.#done(true);
      }
      case 'reverse': {
        const credit = chosen(
          plain.documents.filter(
            (each) =>
              !each.debit &&
              each.parent === null &&
              each.voidedAt === null &&
              each.reversedOn === null &&
              !this.#writtenOff.has(each.id),
          ),
          one.pick,
        );
        if (!credit) return;
        const day = addDays(credit.on, one.later);
        await book.call('ledger.reverse', {
          documentId: id<'document'>(credit.id),
          reversedOn: day,
          reason: 'bounced',
        });
        const gone = plain.documents.filter(
          (each) => (each === credit || each.parent === credit) && each.reversedOn === null,
        );
        const matched = plain.allocations.filter((each) => gone.includes(each.credit) && each.voidedAt === null);
        for (const each of [...gone, ...matched.filter((it) => it.reversedOn === null)]) {
          each.reversedOn = day;
          each.reversedAt = this.#at();
        }
        // Taken back from a later day than the reversal: known now to have ended with it.
        for (const each of matched.filter((it) => it.reversedOn !== null && it.reversedOn > day)) {
          each.voidedAt = this.#at();
          plain.allocations.push({
            ...each,
            recordedAt: this.#at(),
            voidedAt: null,
            reversedOn: day,
            reversedAt: this.#at(),
          });
        }
        return this.#done(false);
      }
      case 'redate': {
        const item = chosen(
          plain.items.filter((each) => each.voidedAt === null),
          one.pick,
        );
        if (!item) return;
        const toDueOn = addDays(item.document.on, one.to);
        const changedOn = addDays(item.document.on, one.later);
        const reply = await book.ask('invoices.redate', {
          dueItemId: itemId(item),
          toDueOn,
          changedOn,
          reason: 'agreed',
        });
        // To the day it has already.
        if (!reply.ok) return expect(reply.code).toBe('redate_same_day');
        plain.redatings.push({ item, toDueOn, changedOn, recordedAt: this.#at(), voidedAt: null });
        return this.#done(true);
      }
      case 'dispute': {
        const item = chosen(
          plain.items.filter((each) => plain.undisputed(each) > 0),
          one.pick,
        );
        if (!item) return;
        const amountMinor = Math.ceil((plain.undisputed(item) * one.share) / 100);
        const openedOn = addDays(item.document.on, one.later);
        const { disputeId } = await book.call('disputes.open', {
          dueItemId: itemId(item),
          amountMinor,
          reason: 'quality',
          openedOn,
        });
        plain.disputes.push({
          id: disputeId,
          item,
          amountMinor,
          openedOn,
          recordedAt: this.#at(),
          voidedAt: null,
          resolvedOn: null,
          resolvedAt: null,
        });
        return this.#done(true);
      }
      case 'resolve': {
        const dispute = chosen(
          plain.disputes.filter((each) => each.voidedAt === null && each.resolvedOn === null),
          one.pick,
        );
        if (!dispute) return;
        const resolvedOn = addDays(dispute.openedOn, one.later);
        await book.call('disputes.resolve', { disputeId: id<'dispute'>(dispute.id), resolvedOn, outcome: 'rejected' });
        dispute.resolvedOn = resolvedOn;
        dispute.resolvedAt = this.#at();
        return this.#done(false);
      }
      case 'writeOff': {
        const item = chosen(
          plain.items.filter((each) => plain.leftOfItem(each) > 0),
          one.pick,
        );
        if (!item) return;
        const amountMinor = Math.ceil((plain.leftOfItem(item) * one.share) / 100);
        const day = addDays(item.document.on, one.later);
        const reply = await book.call('writeoffs.add', {
          dueItemId: itemId(item), amountMinor, on: day, reason: 'bankruptcy', approver: 'the owner',
        }); // prettier-ignore
        const { customer, currency: code } = item.document;
        const written = this.#document(reply.writeOffId, false, { customer, currency: code }, day, amountMinor, null);
        this.#writtenOff.add(written.id);
        this.#readAllocations();
        return this.#done(true);
      }
      case 'undo': {
        const top = this.#undoable.at(-1);
        if (!top) return;
        await book.call('history.undo', { seq: id<'auditEntry'>(top.seq) });
        this.#undoable.pop();
        plain.voidAll(top.at, this.#at());
        // An allocation put together again is later work on what came before.
        if (plain.allocations.some((each) => each.reversedAt === top.at)) this.#undoable.push(null);
        this.#readAllocations();
        return;
      }
    }
  }

  readonly #writtenOff = new Set<number>();

  /** What would be on paper this evening. */
  async print(asOf: Day): Promise<void> {
    this.printed.push({ asOf, knownAt: this.#at(), figures: await this.real(asOf) });
  }

  async real(asOf: Day, knownAt?: Instant): Promise<PlainFigures[]> {
    const figures: PlainFigures[] = [];
    for (const customerId of this.customers) {
      const { currencies } = await this.#book.call('aging.customer', {
        customerId,
        asOf,
        ...(knownAt === undefined ? {} : { knownAt }),
      });
      for (const code of CURRENCIES) {
        const row = currencies.find((one) => one.currency === code);
        figures.push({
          notDueMinor: row?.notDueMinor ?? 0,
          bucketsMinor: row?.buckets.map((bucket) => bucket.amountMinor) ?? [...ENDS, 0].map(() => 0),
          unappliedMinor: row?.unappliedMinor ?? 0,
          disputedMinor: row?.disputedMinor ?? 0,
          ledgerMinor: row?.totalMinor ?? 0,
        });
      }
    }
    return figures;
  }

  expected(asOf: Day, knownAt: Instant): PlainFigures[] {
    return this.customers.flatMap((_id, customer) =>
      CURRENCIES.map((code) => this.plain.figures(customer, code, asOf, knownAt, ENDS)),
    );
  }

  now(): Instant {
    return this.#at();
  }

  #document(
    documentId: number,
    debit: boolean,
    of: { customer: number; currency: string },
    day: Day,
    amountMinor: number,
    parent: PlainDocument | null,
  ): PlainDocument {
    const document = {
      id: documentId, debit, customer: of.customer, currency: of.currency, on: day, amountMinor, parent,
      recordedAt: this.#at(), voidedAt: null, reversedOn: null, reversedAt: null,
    }; // prettier-ignore
    this.plain.documents.push(document);
    return document;
  }

  /** The allocations the last command made, with the days the lists would give them. */
  #readAllocations(): void {
    const rows = this.#rows<{ id: number; itemId: number; creditId: number; amountMinor: number; effectiveOn: Day }>(
      `SELECT id, due_item_id AS "itemId", credit_id AS "creditId", amount_minor AS "amountMinor", effective_on AS "effectiveOn"
       FROM allocation WHERE recorded_at = :at ORDER BY id`,
      { at: this.#at() },
    );
    for (const row of rows) {
      const item = this.plain.items.find((one) => one.id === row.itemId);
      const credit = this.plain.documents.find((one) => one.id === row.creditId);
      if (!item || !credit) throw new Error('an allocation nobody asked for');
      const parted = this.plain.allocations.filter(
        (one) =>
          one.item === item &&
          one.credit === credit &&
          one.reversedOn === row.effectiveOn &&
          one.amountMinor === row.amountMinor,
      );
      // From the later of the two days; put together again, from the day it was parted on.
      if (parted.length === 0) expect(row.effectiveOn).toBe(laterDay(item.document.on, credit.on));
      this.plain.allocations.push({
        id: row.id, item, credit, amountMinor: row.amountMinor, effectiveOn: row.effectiveOn, recordedAt: this.#at(),
        voidedAt: null, reversedOn: null, reversedAt: null,
      }); // prettier-ignore
    }
  }

  #lines(
    open: readonly PlainItem[],
    most: number,
    shares: readonly number[],
  ): { item: PlainItem; amountMinor: number }[] {
    let left = most;
    return open.slice(0, shares.length).flatMap((item, index) => {
      const amountMinor = Math.min(left, Math.ceil((this.plain.leftOfItem(item) * (shares[index] ?? 0)) / 100));
      left -= amountMinor;
      return amountMinor > 0 ? [{ item, amountMinor }] : [];
    });
  }

  #done(undoable: boolean): void {
    const { head } = this.#file();
    this.#undoable.push(undoable && head.at !== null ? { seq: head.seq, at: head.at } : null);
  }

  #sameParty(document: PlainDocument, other: { customer: number; currency: string }): boolean {
    return document.voidedAt === null && document.customer === other.customer && document.currency === other.currency;
  }

  #customer(index: number): CustomerId {
    const customerId = this.customers[index];
    if (customerId === undefined) throw new Error('no such customer');
    return customerId;
  }

  #at(): Instant {
    const { at } = this.#file().head;
    if (at === null) throw new Error('nothing recorded yet');
    return at;
  }

  #rows<Row>(sql: string, params: Record<string, string | number>): Row[] {
    return this.#file().db.rows<Row>(sql, params);
  }

  #file() {
    const { book } = this.#book.service.keeper;
    if (!book) throw new Error('no book is open');
    return book;
  }
}

describe('random histories', () => {
  let book: TestBook | null = null;
  let count = 0;

  const bookFor = async (): Promise<TestBook> => {
    if (book !== null && count % HISTORIES_PER_BOOK !== 0) return book;
    await closed();
    book = await TestBook.create('2026-01-01T00:00:00.000Z');
    return book;
  };

  /** Everything a file can prove about itself, before it is let go. */
  const closed = async (): Promise<void> => {
    if (book === null) return;
    expect((await book.call('book.verify', {})).findings).toEqual([]);
    for (const asOf of [dayAt(60), dayAt(400)])
      for (const { totalMinor, ledgerMinor } of (await book.call('aging.table', { asOf })).currencies)
        expect(totalMinor).toBe(ledgerMinor);
    await book.close();
    book = null;
  };
  afterAll(closed);

  it(`${RUNS} of them: every figure of every day, as known at every moment`, { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 18 }),
        fc.array(fc.integer({ min: -2, max: 260 }), { minLength: 2, maxLength: 3 }),
        async (steps, days) => {
          const history = new History(await bookFor(), `H${count}`);
          count += 1;
          await history.start();
          for (const [index, one] of steps.entries()) {
            await history.take(one);
            if (index % 6 === 3) await history.print(dayAt(days[index % days.length] ?? 0));
          }
          for (const offset of days) {
            const asOf = dayAt(offset);
            const expected = history.expected(asOf, history.now());
            expect(await history.real(asOf)).toEqual(expected);
            expect(await history.real(asOf, history.now())).toEqual(expected);
          }
          for (const { asOf, knownAt, figures } of history.printed) {
            expect(await history.real(asOf, knownAt)).toEqual(figures);
            expect(figures).toEqual(history.expected(asOf, knownAt));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

function chosen<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

function itemId(item: PlainItem): DueItemId {
  return id<'dueItem'>(item.id);
}
