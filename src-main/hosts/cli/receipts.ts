import { adjustmentReasonField, type AdjustmentReason, type OpenItem } from '../../areas/ledger/contract.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import { id, type CustomerId, type DocumentId, type DueItemId } from '../../kernel/ids.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { systemClock } from '../../service/clock.ts';
import { UsageError, type Options } from './arguments.ts';
import { currencyFor, findCustomer } from './figures.ts';
import { table, type Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

/** Verbs that record money and credit notes, and what they settle. */

interface Line {
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
}
interface Share {
  readonly invoice: string;
  readonly amountMinor: number;
}

/** Nothing that was ever entered lies behind it: the items as they stand now, whatever their day. */
const everything = day('9999-12-31');
const methods = ['bank', 'cash', 'bill', 'online', 'offset', 'other'] as const;
const adjusting = { discount: 'discount', bank_charge: 'bank-charge', small_balance: 'small-balance' } as const satisfies Record<AdjustmentReason, string>; // prettier-ignore

export async function addReceipt(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const amountMinor = amountOf(options, currency);
  const receivedOn = requiredDay(options, 'received-on');
  const auto = options.flag('auto');
  if (auto && options.text('allocate') !== undefined) throw new UsageError('--auto and --allocate exclude each other');
  const open = await openItems(session, customer.id, currency);
  const text = { payerName: options.text('payer') ?? '', reference: options.text('reference') ?? '', note: options.text('note') ?? '' }; // prettier-ignore
  const proposed = auto
    ? await session.call('ledger.propose', {
        customerId: customer.id,
        currency,
        amountMinor,
        on: receivedOn,
        memo: `${text.reference} ${text.note}`.trim(),
      })
    : null;
  const named = spread(sharesOf(options, 'allocate', currency), open, currency);
  const allocations = proposed === null ? named : proposed.lines.map(({ dueItemId, amountMinor: part }) => ({ dueItemId, amountMinor: part })); // prettier-ignore
  const given = new Map<DueItemId, number>();
  for (const line of allocations) given.set(line.dueItemId, (given.get(line.dueItemId) ?? 0) + line.amountMinor);
  const adjustments = adjustmentReasonField.options.flatMap((reason) => {
    const left = open.map((item) => ({ ...item, openMinor: item.openMinor - (given.get(item.dueItemId) ?? 0) }));
    const lines = spread(sharesOf(options, adjusting[reason], currency), left, currency);
    for (const line of lines) given.set(line.dueItemId, (given.get(line.dueItemId) ?? 0) + line.amountMinor);
    return lines.map((line) => ({ ...line, reason }));
  });
  const number = options.text('number');
  const added = await session.call('ledger.addReceipt', {
    customerId: customer.id,
    currency,
    receivedOn,
    amountMinor,
    method: options.oneOf('method', methods) ?? 'bank',
    ...text,
    allocations,
    adjustments,
    rule: proposed?.rule ?? 'chosen',
    ...(number === undefined ? {} : { number }),
  });
  const shares = sharesGiven(allocations, open);
  return {
    json: {
      receipt: added.number,
      unappliedMinor: added.unappliedMinor,
      documentId: added.documentId,
      allocations: shares,
      adjustments: added.adjustments.map((adjustment) => ({ document: adjustment.number, reason: adjustment.reason })),
      ...(proposed === null ? {} : { rule: proposed.rule, evidence: proposed.evidence }),
    },
    lines: told(added.number, shares, added.unappliedMinor, currency),
  };
}

export async function addCreditNote(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const open = await openItems(session, customer.id, currency);
  const allocations = spread(sharesOf(options, 'allocate', currency), open, currency);
  const number = options.text('number');
  const added = await session.call('ledger.addCreditNote', {
    customerId: customer.id,
    currency,
    issuedOn: requiredDay(options, 'issued-on'),
    amountMinor: amountOf(options, currency),
    note: options.text('note') ?? '',
    allocations,
    ...(number === undefined ? {} : { number }),
  });
  const shares = sharesGiven(allocations, open);
  return {
    json: {
      creditNote: added.number,
      unappliedMinor: added.unappliedMinor,
      documentId: added.documentId,
      allocations: shares,
    },
    lines: told(added.number, shares, added.unappliedMinor, currency),
  };
}

export async function allocateReceipt(session: Session, options: Options): Promise<Answer> {
  const credit = await findCredit(session, options);
  const open = await openItems(session, credit.customerId, credit.currency);
  options.required('allocate');
  const lines = spread(sharesOf(options, 'allocate', credit.currency), open, credit.currency);
  const { unappliedMinor } = await session.call('ledger.allocate', { creditId: credit.documentId, lines });
  const shares = sharesGiven(lines, open);
  return {
    json: { receipt: credit.number, unappliedMinor, documentId: credit.documentId, allocations: shares },
    lines: told(credit.number, shares, unappliedMinor, credit.currency),
  };
}

export async function reverseReceipt(session: Session, options: Options): Promise<Answer> {
  const credit = await findCredit(session, options);
  const reversedOn = requiredDay(options, 'reversed-on');
  const reason = options.text('reason') ?? 'reversed from the command line';
  await session.call('ledger.reverse', { documentId: credit.documentId, reversedOn, reason });
  return {
    json: { receipt: credit.number, documentId: credit.documentId, reversedOn },
    lines: [`${credit.number} reversed on ${reversedOn}`],
  };
}

/** A receipt or credit note by its number, of one customer where several carry it, else by the id of its document. */
async function findCredit(session: Session, options: Options) {
  const asked = options.required('receipt');
  const code = options.text('customer');
  const customerId = code === undefined ? undefined : (await findCustomer(session, code)).id;
  const { rows } = await session.call('ledger.credits', {
    search: asked,
    limit: 1000,
    ...(customerId === undefined ? {} : { customerId }),
  });
  const exact = rows.filter((row) => row.number === asked);
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return only;
  if (exact.length > 1)
    throw new Refused({ ok: false, code: 'receipt_ambiguous', params: { number: asked, codes: exact.map((row) => row.customerCode).join(', ') } }); // prettier-ignore
  if (/^[1-9]\d{0,14}$/.test(asked)) {
    const found = await session.ask('ledger.document', { documentId: id<'document'>(Number(asked)), asOf: everything });
    if (found.ok) return found.value satisfies { documentId: DocumentId; customerId: CustomerId; number: string };
  }
  throw new Refused({ ok: false, code: 'receipt_not_found', params: { number: asked } });
}

/** Every open item of a customer, oldest due first. */
export async function openItems(session: Session, customerId: CustomerId, currency: CurrencyCode): Promise<OpenItem[]> {
  const items: OpenItem[] = [];
  for (let total = 1; items.length < total;) {
    const page = await session.call('ledger.items', { asOf: everything, customerId, currency, limit: 1000, offset: items.length }); // prettier-ignore
    if (page.rows.length === 0) break;
    items.push(...page.rows);
    total = page.total;
  }
  return items;
}

/**
 * `INV1=700.00,INV2=300.00` in minor units. The amount is what follows the last equals sign of a part.
 * @throws UsageError for what cannot be read.
 */
export function readShares(text: string, currency: CurrencyCode): Share[] {
  return text.split(',').map((part) => {
    const [, invoice = '', amount = ''] = /^(.*)=([^=]*)$/.exec(part.trim()) ?? [];
    const read = fromDecimal(amount, currency);
    if (invoice.trim() === '' || !read.ok || read.value <= 0)
      throw new UsageError(`${part} must be an invoice and an amount such as INV1=700.00`);
    return { invoice: invoice.trim(), amountMinor: read.value };
  });
}

function sharesOf(options: Options, name: string, currency: CurrencyCode): Share[] {
  const text = options.text(name);
  return text === undefined ? [] : readShares(text, currency);
}

/** Invoices become their due items; one with several instalments is filled oldest due first. */
export function spread(shares: readonly Share[], open: readonly OpenItem[], currency: CurrencyCode): Line[] {
  const left = new Map(open.map((item) => [item.dueItemId, item.openMinor]));
  return shares.flatMap(({ invoice, amountMinor }) => {
    const items = open.filter((item) => item.number === invoice);
    if (items.length === 0)
      throw new Refused({ ok: false, code: 'open_invoice_not_found', params: { number: invoice } });
    const openMinor = items.reduce((sum, item) => sum + (left.get(item.dueItemId) ?? 0), 0);
    if (amountMinor > openMinor)
      throw new Refused({
        ok: false,
        code: 'allocation_exceeds_item',
        params: { number: invoice, openMinor, currency },
      });
    let rest = amountMinor;
    return items.flatMap((item) => {
      const part = Math.min(rest, left.get(item.dueItemId) ?? 0);
      rest -= part;
      left.set(item.dueItemId, (left.get(item.dueItemId) ?? 0) - part);
      return part > 0 ? [{ dueItemId: item.dueItemId, amountMinor: part }] : [];
    });
  });
}

function sharesGiven(lines: readonly Line[], open: readonly OpenItem[]): Share[] {
  const numbers = new Map(open.map((item) => [item.dueItemId, item.number]));
  const shares = new Map<string, number>();
  for (const line of lines) {
    const invoice = numbers.get(line.dueItemId) ?? String(line.dueItemId);
    shares.set(invoice, (shares.get(invoice) ?? 0) + line.amountMinor);
  }
  return [...shares].map(([invoice, amountMinor]) => ({ invoice, amountMinor }));
}

function told(number: string, shares: readonly Share[], unappliedMinor: number, currency: CurrencyCode): string[] {
  const rows = shares.map((share) => [share.invoice, formatMinor(share.amountMinor, currency)]);
  return [number, ...table(['invoice', 'applied'], rows, [1]), `unapplied ${formatMinor(unappliedMinor, currency)} ${currency}`]; // prettier-ignore
}

function amountOf(options: Options, currency: CurrencyCode): number {
  const text = options.required('amount');
  const read = fromDecimal(text, currency);
  if (!read.ok || read.value <= 0) throw new UsageError(`--amount must be an amount such as 1000.00, not ${text}`);
  return read.value;
}

function requiredDay(options: Options, name: string) {
  options.required(name);
  return options.day(name) ?? systemClock.today();
}
