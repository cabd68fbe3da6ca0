import { disputeOutcomes, disputeReasons, type Dispute } from '../../areas/disputes/contract.ts';
import { creditKinds, type OpenItem } from '../../areas/ledger/contract.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { day, type Day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import { isId, id } from '../../kernel/ids.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { UsageError, type Options } from './arguments.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

/** Verbs about disputes, and how an invoice is named in a call. */

export async function openDispute(session: Session, options: Options): Promise<Answer> {
  const items = await itemsOfInvoice(session, options);
  const [oldest] = items;
  const amountMinor = amountOf(options, oldest.currency);
  const openedOn = requiredDay(options, 'opened-on');
  const targetOn = options.day('target-on');
  const { reason, note } = codeOrNote(options.required('reason'), disputeReasons, options.text('note') ?? '');
  // Of several instalments the oldest that can bear it; where none can, the oldest says why not.
  const item = items.find((one) => one.openMinor - one.disputedMinor >= amountMinor) ?? oldest;
  const done = await session.call('disputes.open', {
    dueItemId: item.dueItemId,
    amountMinor,
    openedOn,
    reason,
    note,
    owner: options.text('owner') ?? '',
    evidence: options.text('evidence') ?? '',
    ...(targetOn === undefined ? {} : { targetOn }),
  });
  const free = item.openMinor - item.disputedMinor - amountMinor;
  return {
    json: {
      dispute: done.disputeId,
      invoice: item.number,
      currency: item.currency,
      disputedMinor: amountMinor,
      undisputedMinor: free,
      targetOn: done.targetOn,
    },
    lines: [`dispute ${done.disputeId} on ${item.number}: ${formatMinor(amountMinor, item.currency)} ${item.currency}, to be settled by ${done.targetOn}`], // prettier-ignore
  };
}

export async function resolveDispute(session: Session, options: Options): Promise<Answer> {
  const dispute = await findDispute(session, options);
  const text = options.text('amount');
  const amountMinor = text === undefined ? undefined : amountOf(options, dispute.currency);
  const outcome = options.oneOf('outcome', disputeOutcomes);
  if (outcome === undefined) throw new UsageError('--outcome is missing');
  const number = options.text('number');
  const done = await session.call('disputes.resolve', {
    disputeId: dispute.disputeId,
    resolvedOn: requiredDay(options, 'on'),
    outcome,
    note: options.text('note') ?? '',
    ...(amountMinor === undefined ? {} : { amountMinor }),
    ...(number === undefined ? {} : { number }),
  });
  return {
    json: { dispute: dispute.disputeId, outcome, creditNote: done.number },
    lines: [`dispute ${dispute.disputeId} ended: ${outcome}${done.number === null ? '' : `, credit note ${done.number}`}`], // prettier-ignore
  };
}

export async function updateDispute(session: Session, options: Options): Promise<Answer> {
  const { disputeId } = await findDispute(session, options);
  const reason = options.oneOf('reason', disputeReasons);
  const owner = options.text('owner');
  const targetOn = options.day('target-on');
  const evidence = options.text('evidence');
  const note = options.text('note');
  await session.call('disputes.update', {
    disputeId,
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(targetOn === undefined ? {} : { targetOn }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(note === undefined ? {} : { note }),
  });
  return { json: { dispute: disputeId }, lines: [`dispute ${disputeId} changed`] };
}

export async function listDisputes(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const status = options.oneOf('status', ['open', 'past_target', 'resolved', 'all']) ?? 'open';
  const reason = options.oneOf('reason', disputeReasons);
  const owner = options.text('owner');
  const search = options.text('search');
  const code = options.text('customer');
  const found = await session.call('disputes.list', {
    ...point,
    status,
    ...(code === undefined ? {} : { customerId: (await findCustomer(session, code)).id }),
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(search === undefined ? {} : { search }),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((row) => [
    String(row.disputeId),
    row.number,
    row.customerCode,
    row.reason,
    row.owner,
    row.openedOn,
    row.targetOn ?? '',
    row.resolvedOn ?? '',
    formatMinor(row.standingMinor, row.currency),
    row.currency,
  ]);
  const head = ['dispute', 'invoice', 'customer', 'reason', 'owner', 'opened', 'target', 'settled', 'disputed', ''];
  return {
    json: { asOf: point.asOf, ...found },
    lines: [...table(head, rows, [0, 8]), `${found.rows.length} of ${found.total}`],
  };
}

/** Items as they stand whatever their day. */
const everything = day('9999-12-31');

/**
 * The open items of the invoice (or other debit) a call names, oldest due first: `--invoice NUMBER`, and `--customer CODE`
 * where several customers have one of that number.
 * @throws Refused when there is none, none is open, or it could be several.
 */
export async function itemsOfInvoice(session: Session, options: Options): Promise<[OpenItem, ...OpenItem[]]> {
  const number = options.required('invoice');
  const code = options.text('customer');
  const customerId = code === undefined ? undefined : (await findCustomer(session, code)).id;
  const items: OpenItem[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const page = await session.call('ledger.items', {
      asOf: everything,
      search: number,
      offset,
      limit: 1000,
      ...(customerId === undefined ? {} : { customerId }),
    });
    items.push(...page.rows.filter((item) => item.number === number));
    total = page.total;
  }
  const codes = [...new Set(items.map((item) => item.customerCode))];
  if (codes.length > 1)
    throw new Refused({ ok: false, code: 'invoice_ambiguous', params: { number, codes: codes.join(', ') } });
  const [first, ...rest] = items;
  if (first !== undefined) return [first, ...rest];
  const { rows } = await session.call('ledger.find', { text: number, limit: 50 });
  const exists = rows.some((row) => row.number === number && !(creditKinds as readonly string[]).includes(row.kind));
  throw new Refused({ ok: false, code: exists ? 'nothing_open' : 'debit_not_found', params: { number } });
}

async function findDispute(session: Session, options: Options): Promise<Dispute> {
  const text = options.required('dispute');
  const disputeId = Number(text);
  if (!/^\d+$/.test(text) || !isId(disputeId)) throw new UsageError(`--dispute must be its number, not ${text}`);
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const page = await session.call('disputes.list', { asOf: everything, status: 'all', offset, limit: 1000 });
    const found = page.rows.find((row) => row.disputeId === id<'dispute'>(disputeId));
    if (found) return found;
    total = page.total;
  }
  throw new Refused({ ok: false, code: 'dispute_not_found', params: {} });
}

/** A reason of the list (`cancelled-company` or `cancelled_company`); any other text is kept as the note of `other`. */
export function codeOrNote<const Code extends string>(
  text: string,
  codes: readonly Code[],
  note: string,
): { reason: Code | 'other'; note: string } {
  const wanted = text.trim().toLowerCase().replaceAll('-', '_').replaceAll(' ', '_');
  const code = codes.find((one) => one === wanted);
  return code === undefined
    ? { reason: 'other', note: [text.trim(), note].filter((part) => part !== '').join('. ') }
    : { reason: code, note };
}

export function amountOf(options: Options, currency: CurrencyCode): number {
  const text = options.required('amount');
  const read = fromDecimal(text, currency);
  if (!read.ok || read.value <= 0) throw new UsageError(`--amount must be an amount such as 30.00, not ${text}`);
  return read.value;
}

export function requiredDay(options: Options, name: string): Day {
  const given = options.day(name);
  if (given === undefined) throw new UsageError(`--${name} is missing`);
  return given;
}
