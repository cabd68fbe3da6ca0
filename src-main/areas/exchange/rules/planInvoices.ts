import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, laterDay, type Day } from '../../../kernel/day.ts';
import { isAmountMinor, toDecimal } from '../../../kernel/money.ts';
import { nameKey } from '../../../kernel/text.ts';
import type { RowError } from '../contract.ts';
import { customerClue, readCustomer } from './customerOfRow.ts';
import { refKey, type CustomerMatcher, type CustomerRef, type Match } from './match.ts';
import type { BookFacts, PlannedInvoice, RowPlanner, RowVerdict } from './planned.ts';
import type { ResolvedPlan } from './resolve.ts';
import type { RowReader } from './rowReader.ts';

const voidStatus = /作废|草稿|已删除|^(?:void(?:ed)?|cancel(?:l?ed)?|deleted|draft)$/i;

interface Loaded {
  readonly invoice: PlannedInvoice;
  readonly refKey: string;
  readonly code: string;
  /** Signed sum of the lines, where lines are added up. */
  signedMinor: number;
  readonly rows: number[];
}

interface Payment {
  readonly on: Day;
  readonly amountMinor: number;
}

/** Rows of an invoice list. A row that is paid brings a receipt with its own date along. */
export class InvoicePlanner implements RowPlanner {
  readonly invoices: PlannedInvoice[] = [];
  dueFromTerms = 0;
  readonly #plan: ResolvedPlan;
  readonly #facts: BookFacts;
  readonly #read: RowReader;
  readonly #matcher: CustomerMatcher;
  readonly #byNumber = new Map<string, Loaded[]>();
  readonly #receiptNumbers = new Set<string>();

  constructor(plan: ResolvedPlan, facts: BookFacts, read: RowReader, matcher: CustomerMatcher) {
    this.#plan = plan;
    this.#facts = facts;
    this.#read = read;
    this.#matcher = matcher;
  }

  plan(row: number, party: string): RowVerdict {
    const read = this.#read;
    const status = read.text('status');
    if (status !== '' && voidStatus.test(nameKey(status))) {
      read.warn('status', 'row_void_skipped', { status });
      return { state: 'skipped' };
    }
    const number = read.name('invoiceNo');
    if (number === '' && read.errors.length === 0) read.fail('invoiceNo', 'number_missing');
    const issuedOn = this.#needDay('issuedOn');
    const dueStated = read.day('dueOn');
    // Terms that nobody can read do no harm where the due date is stated.
    const named = dueStated === null ? this.#facts.terms?.named(read.text('termsDays')) : null;
    const terms = dueStated === null && !named ? read.terms() : null;
    const currency = read.currency();
    const amountMinor = currency === null ? null : read.amount('amount', currency);
    if (currency !== null) this.#judgeAmount(amountMinor);
    const paid = this.#paid(currency, amountMinor);
    const clue = customerClue(read, party);
    const found = readCustomer(read, this.#matcher, clue);
    if (found === 'refused' || read.errors.length > 0 || issuedOn === null || currency === null || amountMinor === null)
      return { state: 'rejected', currency, amountMinor };

    const earlier = this.#earlier(number, found);
    if (earlier === 'other') return { state: 'rejected', currency, amountMinor };
    if (earlier === 'book') return { state: 'duplicate', number, currency, amountMinor };
    if (earlier) {
      if (this.#plan.linesAsOne && earlier.invoice.issuedOn === issuedOn && earlier.invoice.currency === currency)
        return this.#addLine(earlier, row, amountMinor, paid);
      if (earlier.signedMinor !== amountMinor || earlier.invoice.issuedOn !== issuedOn)
        read.warn('invoiceNo', 'number_repeated_differs', { number, firstRow: earlier.invoice.row + 1 });
      return { state: 'duplicate', number, currency, amountMinor };
    }

    const customer = found ?? this.#matcher.create(clue, row);
    const own = terms === null && 'id' in customer.ref ? this.#facts.terms?.ofCustomer(customer.ref.id) : null;
    const dating = dueStated === null ? (named ?? own) : null;
    const due = dating
      ? { ...dating(issuedOn, Math.max(1, Math.abs(amountMinor))), dueBasis: 'terms' as const }
      : this.#due(issuedOn, dueStated, terms ?? customer.termsDays);
    if (issuedOn > this.#plan.asOf) read.warn('issuedOn', 'date_in_future', { on: issuedOn });
    if (dueStated !== null && dueStated < issuedOn)
      read.warn('dueOn', 'due_before_issued', { dueOn: dueStated, issuedOn });
    if (paid) {
      if (paid.on < issuedOn) read.warn('paidOn', 'paid_before_invoiced', { paidOn: paid.on, issuedOn });
      if (paid.on > this.#plan.asOf) read.warn('paidOn', 'date_in_future', { on: paid.on });
    }
    const invoice: PlannedInvoice = {
      row,
      customer: customer.ref,
      number,
      kind: amountMinor < 0 ? 'credit_note' : 'invoice',
      currency,
      issuedOn,
      ...due,
      amountMinor: Math.abs(amountMinor),
      paid: paid && { ...paid, receiptNumber: this.#receiptNumber(number, customer.ref) },
      note: read.text('note'),
    };
    this.invoices.push(invoice);
    if (due.dueBasis === 'terms') this.dueFromTerms += 1;
    const loaded: Loaded = {
      invoice,
      refKey: refKey(customer.ref),
      code: customer.code,
      signedMinor: amountMinor,
      rows: [row],
    };
    this.#byNumber.set(number, [...(this.#byNumber.get(number) ?? []), loaded]);
    return {
      state: 'accepted',
      currency,
      amountMinor,
      paidMinor: paid?.amountMinor ?? 0,
      sample: sampleOf(invoice, customer, amountMinor),
    };
  }

  /** Invoices whose lines come to nothing or less cannot be loaded: their rows are taken back. */
  finish() {
    const back: { row: number; error: RowError; amountMinor: number; currency: CurrencyCode }[] = [];
    if (!this.#plan.linesAsOne) return back;
    for (const loaded of [...this.#byNumber.values()].flat()) {
      const problem = this.#sumProblem(loaded);
      if (!problem) continue;
      const { invoice, rows, signedMinor } = loaded;
      this.invoices.splice(this.invoices.indexOf(invoice), 1);
      if (invoice.dueBasis === 'terms') this.dueFromTerms -= 1;
      rows.forEach((row, index) => {
        this.#read.start(row);
        this.#read.fail('amount', problem.code, problem.params);
        const [error] = this.#read.errors;
        // The sum to take back hangs on the first row; the others only change sides.
        if (error) back.push({ row, error, amountMinor: index === 0 ? signedMinor : 0, currency: invoice.currency });
      });
    }
    return back;
  }

  #sumProblem({ invoice, signedMinor }: Loaded): { code: string; params: RowError['params'] } | null {
    const { currency, paid } = invoice;
    if (signedMinor === 0) return { code: 'amount_zero', params: {} };
    if (!isAmountMinor(signedMinor)) return { code: 'amount_too_large', params: {} };
    if (signedMinor < 0 && !this.#plan.negativesAsCreditNotes) return { code: 'amount_negative', params: {} };
    if (!paid) return null;
    if (signedMinor < 0) return { code: 'credit_note_paid', params: {} };
    if (paid.amountMinor <= 0) return { code: 'paid_amount_zero', params: {} };
    if (paid.amountMinor <= signedMinor) return null;
    const params = { paid: toDecimal(paid.amountMinor, currency), amount: toDecimal(signedMinor, currency) };
    return { code: 'paid_exceeds_amount', params };
  }

  #needDay(field: 'issuedOn'): Day | null {
    const before = this.#read.errors.length;
    const on = this.#read.day(field);
    if (on === null && this.#read.errors.length === before) this.#read.fail(field, 'date_missing');
    return on;
  }

  #judgeAmount(amountMinor: number | null): void {
    const read = this.#read;
    if (amountMinor === null) {
      if (
        !read.errors.some(
          (error) =>
            error.code.startsWith('amount') || error.code === 'currency_differs' || error.code === 'cell_error',
        )
      )
        read.fail('amount', 'amount_missing');
    } else if (this.#plan.linesAsOne) return;
    else if (amountMinor === 0) read.fail('amount', 'amount_zero');
    else if (amountMinor < 0 && !this.#plan.negativesAsCreditNotes) read.fail('amount', 'amount_negative');
  }

  /** A day alone means paid in full that day; an amount without a day cannot be placed in time. */
  #paid(currency: CurrencyCode | null, amountMinor: number | null): Payment | null {
    const read = this.#read;
    if (currency === null) return null;
    const before = read.errors.length;
    const on = read.day('paidOn');
    const stated = read.amount('paidAmount', currency);
    if (read.errors.length > before || amountMinor === null) return null;
    if (on === null) {
      if (stated !== null && stated !== 0) read.fail('paidAmount', 'paid_without_date');
      return null;
    }
    const paidMinor = stated ?? amountMinor;
    if (stated !== null && stated === 0) read.fail('paidAmount', 'paid_amount_zero');
    else if (amountMinor <= 0 && !this.#plan.linesAsOne) {
      // Without the option a negative amount is the error already.
      if (this.#plan.negativesAsCreditNotes) read.fail('paidOn', 'credit_note_paid');
    } else if (paidMinor < 0 && (stated !== null || !this.#plan.linesAsOne))
      read.fail('paidAmount', 'paid_amount_negative');
    else if (paidMinor > amountMinor && !this.#plan.linesAsOne)
      read.fail('paidAmount', 'paid_exceeds_amount', {
        paid: toDecimal(paidMinor, currency),
        amount: toDecimal(amountMinor, currency),
      });
    return paidMinor === 0 ? null : { on, amountMinor: paidMinor };
  }

  /** A document of this number that is there already: in the file, in the book, or of somebody else. */
  #earlier(number: string, customer: Match | null): Loaded | 'book' | 'other' | null {
    const key = customer ? refKey(customer.ref) : null;
    const inFile = this.#byNumber.get(number) ?? [];
    const same = inFile.find((loaded) => loaded.refKey === key);
    if (same) return same;
    const inBook = this.#facts.debits(number);
    if (inBook.some((debit) => key === String(debit.customerId))) return 'book';
    if (customer && 'id' in customer.ref && this.#facts.hasCredit('credit_note', number, customer.ref.id))
      return 'book';
    const [stranger, holder] = [inFile[0], inBook[0]];
    if (stranger)
      this.#read.fail('invoiceNo', 'number_other_customer_row', {
        number,
        code: stranger.code,
        firstRow: stranger.invoice.row + 1,
      });
    else if (holder)
      this.#read.fail('invoiceNo', 'number_other_customer', { number, code: this.#codeOf(holder.customerId) });
    return stranger || holder ? 'other' : null;
  }

  #codeOf(id: number): string {
    return this.#facts.customers.find((customer) => customer.id === id)?.code ?? '';
  }

  #addLine(loaded: Loaded, row: number, amountMinor: number, paid: Payment | null): RowVerdict {
    const { invoice } = loaded;
    loaded.signedMinor += amountMinor;
    loaded.rows.push(row);
    invoice.amountMinor = Math.abs(loaded.signedMinor);
    if (paid) {
      const before = invoice.paid ?? { receiptNumber: this.#receiptNumber(invoice.number, invoice.customer), ...paid };
      const amount = (invoice.paid?.amountMinor ?? 0) + paid.amountMinor;
      invoice.paid = { ...before, on: laterDay(before.on, paid.on), amountMinor: amount };
    }
    const { currency } = invoice;
    return { state: 'accepted', currency, amountMinor, paidMinor: paid?.amountMinor ?? 0, sample: {} };
  }

  #due(issuedOn: Day, stated: Day | null, termsDays: number | null): { dueOn: Day; dueBasis: 'stated' | 'terms' } {
    if (stated !== null) return { dueOn: stated, dueBasis: 'stated' };
    return { dueOn: addDays(issuedOn, termsDays ?? this.#facts.defaultTermsDays), dueBasis: 'terms' };
  }

  /** `INV-7-P`, then `INV-7-P2` … where the customer has a receipt of that number. */
  #receiptNumber(number: string, ref: CustomerRef): string {
    for (let count = 1; ; count += 1) {
      const candidate = `${number}-P${count === 1 ? '' : count}`;
      const key = `${refKey(ref)}\u0000${candidate}`;
      if (this.#receiptNumbers.has(key) || ('id' in ref && this.#facts.hasCredit('receipt', candidate, ref.id)))
        continue;
      this.#receiptNumbers.add(key);
      return candidate;
    }
  }
}

function sampleOf(invoice: PlannedInvoice, customer: Match, amountMinor: number): Record<string, string> {
  return {
    invoiceNo: invoice.number,
    customerCode: customer.code,
    customerName: customer.name,
    currency: invoice.currency,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    amount: toDecimal(amountMinor, invoice.currency),
    paidOn: invoice.paid?.on ?? '',
    paidAmount: invoice.paid ? toDecimal(invoice.paid.amountMinor, invoice.currency) : '',
    note: invoice.note,
  };
}
