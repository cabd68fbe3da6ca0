import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ServiceEvent } from '../../src-main/areas/book/contract.ts';
import type { Contracts, ProcedureName } from '../../src-main/areas/contracts.ts';
import { currency } from '../../src-main/kernel/currency.ts';
import { day, type Day } from '../../src-main/kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../src-main/kernel/ids.ts';
import { instant, instantFromMs, instantMs, type Instant } from '../../src-main/kernel/instant.ts';
import type { InputOf, OutputOf } from '../../src-main/kernel/procedure.ts';
import { unwrap, type Result } from '../../src-main/kernel/result.ts';
import { DataService } from '../../src-main/service/service.ts';

/** A real book in a real file, driven through the service as a screen would, on a clock the test sets. */
export class TestBook {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-test-'));
  readonly events: ServiceEvent[] = [];
  readonly service: DataService;
  now: Instant;

  private constructor(now: string) {
    this.now = instant(now);
    this.service = new DataService({
      dataFolder: this.folder,
      clock: { now: () => this.#tick(), today: () => day(this.now.slice(0, 10)) },
      log: { error: (where, error) => this.#failed(where, error), note: () => undefined },
      emit: (event) => this.events.push(event),
      checkOutputs: true,
    });
  }

  static async create(now = '2026-11-22T08:00:00.000Z', baseCurrency = 'CNY'): Promise<TestBook> {
    const book = new TestBook(now);
    await book.call('book.create', { companyName: 'Test Ltd', baseCurrency: currency(baseCurrency), language: 'en' });
    return book;
  }

  /** A file that was made elsewhere, as by an earlier version; it is brought to the present shape. */
  static async opened(bytes: Uint8Array, now = '2026-11-22T08:00:00.000Z'): Promise<TestBook> {
    const book = new TestBook(now);
    const file = path.join(book.folder, 'earlier.duewarden');
    fs.writeFileSync(file, bytes);
    unwrap(await book.service.keeper.open(file));
    return book;
  }

  /** The value of a call that must succeed. */
  async call<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Contracts[Name]>,
  ): Promise<OutputOf<Contracts[Name]>> {
    return unwrap(await this.ask(name, input));
  }

  async ask<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Contracts[Name]>,
    meta: { commandId?: string } = {},
  ): Promise<Result<OutputOf<Contracts[Name]>>> {
    return (await this.service.call(name, input, meta)) as Result<OutputOf<Contracts[Name]>>;
  }

  async customer(code: string, profile: { name?: string; termsDays?: number | null } = {}): Promise<CustomerId> {
    const { id } = await this.call('customers.save', {
      code,
      name: profile.name ?? `Customer ${code}`,
      shortName: '',
      taxId: '',
      termsDays: profile.termsDays ?? null,
      language: 'en',
      contactName: '',
      phone: '',
      email: '',
      address: '',
      salesperson: '',
      region: '',
      industry: '',
      note: '',
    });
    return id;
  }

  async invoice(
    customerId: CustomerId,
    number: string,
    issuedOn: string,
    amountMinor: number,
    more: { dueOn?: string; currency?: string } = {},
  ): Promise<{ documentId: DocumentId; itemId: DueItemId }> {
    const { documentId } = await this.call('ledger.addInvoice', {
      customerId,
      number,
      currency: currency(more.currency ?? 'CNY'),
      issuedOn: day(issuedOn),
      amountMinor,
      ...(more.dueOn === undefined ? {} : { dueOn: day(more.dueOn) }),
    });
    const items = await this.call('ledger.document', { documentId, asOf: day('2999-12-31') });
    const [item] = items.items;
    if (!item) throw new Error('an invoice has at least one item');
    return { documentId, itemId: item.dueItemId };
  }

  async receipt(
    customerId: CustomerId,
    receivedOn: string,
    amountMinor: number,
    allocations: { dueItemId: DueItemId; amountMinor: number }[] = [],
    currencyCode = 'CNY',
  ): Promise<DocumentId> {
    const { documentId } = await this.call('ledger.addReceipt', {
      customerId,
      currency: currency(currencyCode),
      receivedOn: day(receivedOn),
      amountMinor,
      allocations,
    });
    return documentId;
  }

  /** Totals of one currency: not due, bucket amounts, unapplied, total, ledger. */
  async aging(
    asOf: string,
    more: { knownAt?: Instant; basis?: 'due' | 'document'; buckets?: number[]; currency?: string } = {},
  ) {
    const table = await this.call('aging.table', {
      asOf: day(asOf),
      basis: more.basis ?? 'due',
      ...(more.knownAt === undefined ? {} : { knownAt: more.knownAt }),
      ...(more.buckets === undefined ? {} : { buckets: more.buckets }),
    });
    const found = table.currencies.find((row) => row.currency === (more.currency ?? 'CNY'));
    if (!found) throw new Error('no such currency in the aging');
    return found;
  }

  async close(): Promise<void> {
    await this.service.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  #tick(): Instant {
    this.now = instantFromMs(instantMs(this.now) + 1);
    return this.now;
  }

  #failed(where: string, error: unknown): void {
    throw new Error(`${where} failed`, { cause: error });
  }
}

export function on(text: string): Day {
  return day(text);
}
