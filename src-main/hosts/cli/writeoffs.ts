import { taxClasses, writeOffReasons, type WriteOff } from '../../areas/writeoffs/contract.ts';
import { day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import { systemClock } from '../../service/clock.ts';
import { Options, UsageError } from './arguments.ts';
import { amountOf, codeOrNote, itemsOfInvoice, requiredDay } from './disputes.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import { addReceipt } from './receipts.ts';
import { Refused, type Session } from './session.ts';

/** Verbs about what is given up, what came in for it after all, and debts set off against each other. */

const everything = day('9999-12-31');
const methods = ['bank', 'cash', 'bill', 'online', 'offset', 'other'] as const;

export async function writeOff(session: Session, options: Options): Promise<Answer> {
  const [first] = await itemsOfInvoice(session, options);
  const { reason, note } = codeOrNote(options.required('reason'), writeOffReasons, options.text('note') ?? '');
  const amountMinor = amountOf(options, first.currency);
  const done = await session.call('writeoffs.add', {
    documentId: first.documentId,
    amountMinor,
    on: requiredDay(options, 'on'),
    reason,
    note,
    approver: options.text('approver') ?? '',
    evidence: options.text('evidence') ?? '',
    taxClass: options.oneOf('tax-class', taxClasses) ?? '',
  });
  const { gaps } = await findWriteOff(session, done.number);
  return {
    json: {
      writeOff: done.number,
      openMinor: done.openMinor,
      invoice: first.number,
      currency: first.currency,
      amountMinor,
      reason,
      gaps,
    },
    lines: [
      `${done.number}: ${formatMinor(amountMinor, first.currency)} ${first.currency} of ${first.number} written off, ${formatMinor(done.openMinor, first.currency)} left open`,
      ...(gaps.length === 0 ? [] : [`the dossier lacks: ${gaps.join(', ')}`]),
    ],
  };
}

export async function listWriteOffs(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const reason = options.oneOf('reason', writeOffReasons);
  const search = options.text('search');
  const code = options.text('customer');
  const found = await session.call('writeoffs.list', {
    ...point,
    status: options.oneOf('status', ['standing', 'gaps', 'recovered', 'cancelled', 'all']) ?? 'standing',
    ...(code === undefined ? {} : { customerId: (await findCustomer(session, code)).id }),
    ...(reason === undefined ? {} : { reason }),
    ...(search === undefined ? {} : { search }),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((row) => [
    row.number,
    row.customerCode,
    row.on,
    row.reason,
    formatMinor(row.amountMinor, row.currency),
    formatMinor(row.recoveredMinor, row.currency),
    formatMinor(row.claimMinor, row.currency),
    row.currency,
    row.gaps.join(' '),
  ]);
  const head = ['number', 'customer', 'on', 'reason', 'written off', 'recovered', 'claimed', '', 'lacks'];
  return {
    json: { asOf: point.asOf, ...found },
    lines: [...table(head, rows, [4, 5, 6]), `${found.rows.length} of ${found.total}`],
  };
}

export async function recoverWriteOff(session: Session, options: Options): Promise<Answer> {
  const found = await findWriteOff(session, options.required('write-off'));
  const number = options.text('number');
  const done = await session.call('writeoffs.recover', {
    writeOffId: found.writeOffId,
    amountMinor: amountOf(options, found.currency),
    on: requiredDay(options, 'on'),
    method: options.oneOf('method', methods) ?? 'bank',
    payerName: options.text('payer') ?? '',
    reference: options.text('reference') ?? '',
    note: options.text('note') ?? '',
    ...(number === undefined ? {} : { number }),
  });
  return {
    json: {
      writeOff: found.number,
      receipt: done.receiptNumber,
      debitNote: done.debitNumber,
      recoverableMinor: done.recoverableMinor,
    },
    lines: [`${done.receiptNumber} for ${found.number}, ${formatMinor(done.recoverableMinor, found.currency)} ${found.currency} left to recover`], // prettier-ignore
  };
}

export async function cancelWriteOff(session: Session, options: Options): Promise<Answer> {
  const found = await findWriteOff(session, options.required('write-off'));
  const on = requiredDay(options, 'on');
  await session.call('writeoffs.cancel', { writeOffId: found.writeOffId, on, reason: options.required('reason') });
  return { json: { writeOff: found.number, cancelledOn: on }, lines: [`${found.number} cancelled on ${on}`] };
}

/** The proposals; with `--on D` all of them are written off that day. */
export async function smallBalances(session: Session, options: Options): Promise<Answer> {
  const on = options.day('on');
  const asOf = on ?? systemClock.today();
  const currency = options.currency('currency');
  const found = await session.call('writeoffs.smallBalances', {
    asOf,
    limit: 1000,
    ...(currency === undefined ? {} : { currency }),
  });
  const rows = found.rows.map((row) => [
    row.number,
    row.customerCode,
    row.dueOn,
    formatMinor(row.openMinor, row.currency),
    row.currency,
  ]);
  const lines = [...table(['number', 'customer', 'due', 'open', ''], rows, [3]), `${found.rows.length} of ${found.total}`]; // prettier-ignore
  if (on === undefined || found.rows.length === 0)
    return { json: { asOf, ...found, ...(on === undefined ? {} : { written: [] }) }, lines };
  const { written } = await session.call('writeoffs.small', {
    dueItemIds: found.rows.map((row) => row.dueItemId),
    on,
    approver: options.text('approver') ?? '',
  });
  const json = { asOf, written: written.map(({ number, amountMinor }) => ({ writeOff: number, amountMinor })), left: found.total - written.length }; // prettier-ignore
  return { json, lines: [...lines, `${written.length} written off on ${on}`] };
}

/** 往来对冲: what the customer owes against what we owe them, by a signed agreement. A receipt by another name. */
export async function addOffset(session: Session, options: Options): Promise<Answer> {
  const receipt = new Map<string, string>([
    ['method', 'offset'],
    ['reference', options.required('agreement')],
    ['received-on', requiredDay(options, 'on')],
  ]);
  for (const name of ['customer', 'amount', 'currency', 'allocate', 'auto', 'number', 'note']) {
    const value = options.text(name);
    if (value !== undefined) receipt.set(name, value);
  }
  const { json, lines } = await addReceipt(session, new Options(receipt, [...receipt.keys()]));
  const { receipt: offset, ...rest } = json as { receipt: string };
  return { json: { offset, ...rest }, lines };
}

/** @throws Refused when no write-off has exactly this number. */
async function findWriteOff(session: Session, number: string): Promise<WriteOff> {
  if (number === '') throw new UsageError('--write-off is missing');
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const page = await session.call('writeoffs.list', { asOf: everything, status: 'all', search: number, offset, limit: 1000 }); // prettier-ignore
    const found = page.rows.find((row) => row.number === number);
    if (found) return found;
    total = page.total;
  }
  throw new Refused({ ok: false, code: 'write_off_not_found', params: {} });
}
