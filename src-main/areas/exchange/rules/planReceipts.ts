import type { CurrencyCode } from '../../../kernel/currency.ts';
import { laterDay, type Day } from '../../../kernel/day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { customerClue, readCustomer } from './customerOfRow.ts';
import { refKey, type CustomerClue, type CustomerMatcher, type Match } from './match.ts';
import type { BookFacts, KnownDebit, PlannedReceipt, RowPlanner, RowVerdict } from './planned.ts';
import type { RowReader } from './rowReader.ts';
import type { ResolvedPlan } from './resolve.ts';

/** Rows of a receipts list. A row that names an invoice is allocated to it as far as both reach; the rest stays unapplied. */
export class ReceiptPlanner implements RowPlanner {
  readonly receipts: PlannedReceipt[] = [];
  readonly #plan: ResolvedPlan;
  readonly #facts: BookFacts;
  readonly #read: RowReader;
  readonly #matcher: CustomerMatcher;
  readonly #numbers = new Map<string, PlannedReceipt>();
  /** What earlier rows have left open of a due item. */
  readonly #left = new Map<number, number>();
  /** Look-alikes of the book that no row has been matched with yet. */
  readonly #likes = new Map<string, number>();

  constructor(plan: ResolvedPlan, facts: BookFacts, read: RowReader, matcher: CustomerMatcher) {
    this.#plan = plan;
    this.#facts = facts;
    this.#read = read;
    this.#matcher = matcher;
  }

  plan(row: number, party: string): RowVerdict {
    const read = this.#read;
    const number = read.name('receiptNo');
    const receivedOn = this.#receivedOn();
    const currency = read.currency();
    const amountMinor = currency === null ? null : this.#amount(currency);
    const named = this.#namedDebits();
    const clue = this.#clue(party, named);
    const found = readCustomer(read, this.#matcher, clue);
    if (
      found === 'refused' ||
      read.errors.length > 0 ||
      receivedOn === null ||
      currency === null ||
      amountMinor === null
    )
      return { state: 'rejected', currency, amountMinor };

    const reference = read.text('reference');
    if (this.#isThere(number, found, { currency, receivedOn, amountMinor, reference }))
      return { state: 'duplicate', number: number === '' ? receivedOn : number, currency, amountMinor };

    const customer = found ?? this.#matcher.create(clue, row);
    if (receivedOn > this.#plan.asOf) read.warn('receivedOn', 'date_in_future', { on: receivedOn });
    const receipt: PlannedReceipt = {
      row,
      customer: customer.ref,
      number: number === '' ? null : number,
      currency,
      receivedOn,
      amountMinor,
      payerName: read.text('payerName'),
      reference,
      note: read.text('note'),
      allocations: this.#allocate(customer, named, { currency, receivedOn, amountMinor }),
    };
    this.receipts.push(receipt);
    if (number !== '') this.#numbers.set(`${refKey(customer.ref)}\u0000${number}`, receipt);
    const appliedMinor = receipt.allocations.reduce((sum, { amountMinor: part }) => sum + part, 0);
    return {
      state: 'accepted',
      currency,
      amountMinor,
      paidMinor: appliedMinor,
      sample: {
        receiptNo: number,
        customerCode: customer.code,
        customerName: customer.name,
        currency,
        receivedOn,
        amount: toDecimal(amountMinor, currency),
        invoiceNo: read.text('invoiceNo'),
        payerName: receipt.payerName,
        reference,
        note: receipt.note,
      },
    };
  }

  #receivedOn(): Day | null {
    const before = this.#read.errors.length;
    const on = this.#read.day('receivedOn');
    if (on === null && this.#read.errors.length === before) this.#read.fail('receivedOn', 'date_missing');
    return on;
  }

  #amount(currency: CurrencyCode): number | null {
    const read = this.#read;
    const before = read.errors.length;
    const amountMinor = read.amount('amount', currency);
    if (read.errors.length > before) return null;
    if (amountMinor === null) read.fail('amount', 'amount_missing');
    else if (amountMinor === 0) read.fail('amount', 'amount_zero');
    else if (amountMinor < 0) read.fail('amount', 'receipt_negative');
    return amountMinor;
  }

  /** Several numbers in one cell are parted by commas, semicolons, 、 or spaces. */
  #namedDebits(): { number: string; debits: readonly KnownDebit[] }[] {
    const cell = this.#read.name('invoiceNo');
    if (cell === '') return [];
    const whole = this.#facts.debits(cell);
    if (whole.length > 0) return [{ number: cell, debits: whole }];
    const parts = cell.split(/[,;、;\s]+/).filter((part) => part !== '');
    return parts.map((number) => ({ number, debits: this.#facts.debits(number) }));
  }

  /** A row without a customer belongs to the one customer its invoices belong to. */
  #clue(party: string, named: readonly { debits: readonly KnownDebit[] }[]): CustomerClue {
    const clue = customerClue(this.#read, party);
    if (clue.code !== '' || clue.name !== '' || clue.taxId !== '') return clue;
    const owners = new Set(named.flatMap(({ debits }) => debits.map((debit) => debit.customerId)));
    const owner = owners.size === 1 ? this.#facts.customers.find((customer) => owners.has(customer.id)) : undefined;
    return owner ? { ...clue, code: owner.code } : clue;
  }

  /** By number; without one by day, amount, currency and reference, each receipt of the book standing for one row only. */
  #isThere(
    number: string,
    customer: Match | null,
    row: { currency: CurrencyCode; receivedOn: Day; amountMinor: number; reference: string },
  ): boolean {
    if (!customer) return false;
    if (number !== '') {
      const key = `${refKey(customer.ref)}\u0000${number}`;
      return (
        this.#numbers.has(key) || ('id' in customer.ref && this.#facts.hasCredit('receipt', number, customer.ref.id))
      );
    }
    if (!('id' in customer.ref)) return false;
    const key = [customer.ref.id, row.currency, row.receivedOn, row.amountMinor, row.reference].join('\u0000');
    const left = this.#likes.get(key) ?? this.#facts.receiptsLike({ customerId: customer.ref.id, ...row });
    this.#likes.set(key, Math.max(left - 1, 0));
    return left > 0;
  }

  #allocate(
    customer: Match,
    named: readonly { number: string; debits: readonly KnownDebit[] }[],
    row: { currency: CurrencyCode; receivedOn: Day; amountMinor: number },
  ): PlannedReceipt['allocations'] {
    const made: {
      dueItemId: PlannedReceipt['allocations'][number]['dueItemId'];
      amountMinor: number;
      effectiveOn: Day;
    }[] = [];
    let rest = row.amountMinor;
    for (const { number, debits } of named) {
      const debit = debits.find((one) => 'id' in customer.ref && one.customerId === customer.ref.id);
      if (!debit || debit.currency !== row.currency) {
        this.#read.warn('invoiceNo', debit ? 'invoice_other_currency' : 'invoice_not_found', { number });
        continue;
      }
      const before = rest;
      for (const { dueItemId, openMinor } of debit.items) {
        const open = this.#left.get(dueItemId) ?? openMinor;
        const amountMinor = Math.min(open, rest);
        if (amountMinor <= 0) continue;
        made.push({ dueItemId, amountMinor, effectiveOn: laterDay(row.receivedOn, debit.issuedOn) });
        this.#left.set(dueItemId, open - amountMinor);
        rest -= amountMinor;
      }
      if (rest === before && rest > 0) this.#read.warn('invoiceNo', 'invoice_not_open', { number });
    }
    return made;
  }
}
