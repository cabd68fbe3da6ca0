import type { Bill } from '../../areas/bills/contract.ts';
import { billKinds } from '../../areas/bills/rules/states.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { day, type Day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import { id, isId, type BillId } from '../../kernel/ids.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { UsageError, type Options } from './arguments.ts';
import { currencyFor, findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import { openItems, readShares, spread } from './receipts.ts';
import { Refused, type Session } from './session.ts';

/** Verbs of the register of bills. A bill is named by its number, or by the id that `bill add` answered with. */

const everything = day('9999-12-31');
const filters = ['open', 'held', 'maturing', 'passed_on', 'dishonoured', 'all'] as const;

export async function addBill(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const kind = options.oneOf('kind', billKinds);
  if (kind === undefined) throw new UsageError(`--kind must be one of ${billKinds.join(', ')}`);
  const shares = options.text('allocate');
  const allocations =
    shares === undefined
      ? []
      : spread(readShares(shares, currency), await openItems(session, customer.id, currency), currency);
  const maturesOn = options.day('matures-on');
  const number = options.required('number');
  const added = await session.call('bills.add', {
    customerId: customer.id,
    kind,
    number,
    drawer: options.text('drawer') ?? '',
    acceptor: options.text('acceptor') ?? '',
    currency,
    amountMinor: amountOf(options, 'amount', currency),
    issuedOn: dayOf(options, 'issued-on'),
    receivedOn: dayOf(options, 'received-on'),
    ...(maturesOn === undefined ? {} : { maturesOn }),
    endorsable: options.oneOf('endorsable', ['yes', 'no']) !== 'no',
    note: options.text('note') ?? '',
    allocations,
  });
  return {
    json: {
      bill: added.billId,
      number,
      receipt: added.receiptNumber,
      unappliedMinor: added.unappliedMinor,
      warnings: added.warnings,
    },
    lines: [`bill ${added.billId} (${number}), receipt ${added.receiptNumber}`, ...added.warnings],
  };
}

export async function listBills(session: Session, options: Options): Promise<Answer> {
  const currency = options.currency('currency');
  const code = options.text('customer');
  const search = options.text('search');
  const found = await session.call('bills.list', {
    ...pointOf(options),
    filter: options.oneOf('filter', filters) ?? 'open',
    ...(currency === undefined ? {} : { currency }),
    ...(code === undefined ? {} : { customerId: (await findCustomer(session, code)).id }),
    ...(search === undefined ? {} : { search }),
    offset: options.whole('offset') ?? 0,
    limit: options.whole('limit') ?? 1000,
  });
  const rows = found.rows.map((bill) => [
    String(bill.billId),
    bill.number,
    `${bill.customerCode} ${bill.customerName}`,
    bill.state,
    bill.maturesOn,
    formatMinor(bill.amountMinor, bill.currency),
    bill.currency,
    bill.alarm === null ? '' : `${bill.alarm.level} ${bill.alarm.code} ${bill.alarm.dueOn}`,
  ]);
  const head = ['id', 'number', 'customer', 'state', 'matures', 'amount', '', 'to do'];
  return { json: found, lines: table(head, rows, [5]) };
}

type Step = (
  session: Session,
  given: { readonly billId: BillId; readonly on: Day; readonly note: string; readonly evidence: string },
  options: Options,
  bill: Bill,
) => Promise<{ readonly state: string; readonly discountCostMinor?: number }>;

const recourseOf = (options: Options): boolean => options.oneOf('recourse', ['yes', 'no']) !== 'no';

const steps = {
  endorse: (session, given, options) =>
    session.call('bills.endorse', { ...given, to: options.required('to'), recourse: recourseOf(options) }),
  discount: (session, given, options, bill) =>
    session.call('bills.discount', {
      ...given,
      bank: options.required('bank'),
      proceedsMinor: amountOf(options, 'proceeds', bill.currency),
      recourse: recourseOf(options),
    }),
  present: (session, given) => session.call('bills.present', given),
  honour: (session, given) => session.call('bills.honour', given),
  dishonour: (session, given, options) =>
    session.call('bills.dishonour', { ...given, reason: options.required('reason') }),
  notify: (session, given, options) => session.call('bills.notify', { ...given, to: options.text('to') ?? '' }),
  'pay-recourse': (session, given, options, bill) =>
    session.call('bills.payRecourse', {
      ...given,
      to: options.required('to'),
      amountMinor: amountOf(options, 'amount', bill.currency),
    }),
  settle: (session, given, options) => session.call('bills.settle', { ...given, by: options.text('by') ?? '' }),
  return: (session, given, options) => session.call('bills.return', { ...given, reason: options.required('reason') }),
} as const satisfies Record<string, Step>;

/** `bill honour --bill NUMBER --on D`: one step of a bill's course. */
export function stepOf(name: keyof typeof steps) {
  return async (session: Session, options: Options): Promise<Answer> => {
    const bill = await findBill(session, options);
    const on = dayOf(options, 'on');
    const given = {
      billId: bill.billId,
      on,
      note: options.text('note') ?? '',
      evidence: options.text('evidence') ?? '',
    };
    const done: Awaited<ReturnType<Step>> = await steps[name](session, given, options, bill);
    const cost = done.discountCostMinor;
    return {
      json: {
        bill: bill.billId,
        number: bill.number,
        state: done.state,
        on,
        ...(cost === undefined ? {} : { discountCostMinor: cost }),
      },
      lines: [
        `${bill.number} ${done.state} on ${on}${cost === undefined ? '' : `, cost ${formatMinor(cost, bill.currency)} ${bill.currency}`}`,
      ],
    };
  };
}

export async function undoBillStep(session: Session, options: Options): Promise<Answer> {
  const bill = await findBill(session, options);
  const done = await session.call('bills.correct', { billId: bill.billId, reason: options.required('reason') });
  return {
    json: { bill: bill.billId, number: bill.number, undone: done.undone, state: done.state },
    lines: [`${bill.number}: ${done.undone} taken back, now ${done.state ?? 'out of the register'}`],
  };
}

/** By number, the newest of that number first; else by id. */
async function findBill(session: Session, options: Options): Promise<Bill> {
  const asked = options.required('bill');
  const { rows } = await session.call('bills.list', { asOf: everything, filter: 'all', search: asked, limit: 1000 });
  const named = rows.filter((bill) => bill.number === asked).sort((a, b) => b.billId - a.billId)[0];
  if (named !== undefined) return named;
  const number = Number(asked);
  if (/^[1-9]\d{0,14}$/.test(asked) && isId(number)) {
    const found = await session.ask('bills.get', { billId: id<'bill'>(number), asOf: everything });
    if (found.ok) return found.value;
  }
  throw new Refused({ ok: false, code: 'bill_not_found', params: {} });
}

function amountOf(options: Options, name: string, currency: CurrencyCode): number {
  const text = options.required(name);
  const read = fromDecimal(text, currency);
  if (!read.ok || read.value <= 0) throw new UsageError(`--${name} must be an amount such as 1000.00, not ${text}`);
  return read.value;
}

function dayOf(options: Options, name: string): Day {
  options.required(name);
  const value = options.day(name);
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}
