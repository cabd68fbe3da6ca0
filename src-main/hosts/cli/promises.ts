import type { CurrencyCode } from '../../kernel/currency.ts';
import { formatMinor } from '../../kernel/format.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { fromDecimal } from '../../kernel/money.ts';
import type { Day } from '../../kernel/day.ts';
import { UsageError, type Options } from './arguments.ts';
import { itemsOfInvoice, requiredDay } from './disputes.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** Verbs about promises to pay, payment plans and the cash they let expect. */

/** `--invoice NUMBER` names one invoice; without, the amount lies on the oldest due and is marked as assumed. */
export async function addPromise(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const madeOn = requiredDay(options, 'made-on');
  const items = options.text('invoice') === undefined ? [] : await itemsOfInvoice(session, options);
  const currency =
    options.currency('currency') ?? items[0]?.currency ?? (await currencyOwed(session, customer.id, madeOn));
  const amountMinor = spokenMinor(options, currency);
  const lines: { dueItemId: (typeof items)[number]['dueItemId']; amountMinor: number }[] = [];
  let left = amountMinor ?? 0;
  for (const [index, { dueItemId, openMinor }] of items.entries()) {
    const taken = index === items.length - 1 ? left : Math.min(left, openMinor);
    if (taken > 0) lines.push({ dueItemId, amountMinor: taken });
    left -= taken;
  }
  const dueOn = options.day('due') ?? null;
  const toleranceDays = options.whole('tolerance-days');
  const made = await session.call('promises.add', {
    customerId: customer.id,
    currency,
    amountMinor,
    dueOn,
    madeOn,
    promisedBy: options.text('by') ?? '',
    authority: options.text('authority') ?? '',
    channel: options.text('channel') ?? '',
    written: options.flag('written'),
    note: options.text('note') ?? '',
    besides: options.flag('besides'),
    ...(lines.length === 0 ? {} : { lines }),
    ...(toleranceDays === undefined ? {} : { toleranceDays }),
  });
  const { promiseId, replacedId, ...rest } = made;
  return {
    json: { promise: promiseId, customer: customer.code, madeOn, dueOn, replaces: replacedId, ...rest },
    lines: [`promise ${promiseId} of ${customer.code}: ${formatMinor(made.amountMinor, currency)} ${currency} by ${dueOn ?? ''}, promise no. ${made.level} for it${made.warnings.length === 0 ? '' : ` (${made.warnings.join(', ')})`}`], // prettier-ignore
  };
}

export async function listPromises(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const code = options.text('customer');
  const status = options.oneOf('status', ['live', 'not_kept', 'kept', 'closed', 'all']);
  const search = options.text('search');
  const found = await session.call('promises.list', {
    ...point,
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { customerId: (await findCustomer(session, code)).id }),
    ...(search === undefined ? {} : { search }),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((row) => ({ promise: row.promiseId, customer: row.customerCode, ...row }));
  const head = ['promise', 'customer', 'made', 'due', 'state', 'promised', 'received', '', 'level', 'late'];
  return {
    json: { asOf: point.asOf, ...found, rows },
    lines: [
      ...table(
        head,
        rows.map((row) => [
          String(row.promiseId),
          row.customerCode,
          row.madeOn,
          row.dueOn,
          row.state,
          formatMinor(row.amountMinor, row.currency),
          formatMinor(row.keptMinor, row.currency),
          row.currency,
          String(row.level),
          row.paidLateDays === null ? '' : String(row.paidLateDays),
        ]),
        [0, 5, 6, 8, 9],
      ),
      `${found.rows.length} of ${found.total}`,
    ],
  };
}

export async function listPlans(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const code = options.text('customer');
  const search = options.text('search');
  const found = await session.call('plans.list', {
    ...point,
    ...(search === undefined ? {} : { search }),
    ...(code === undefined ? {} : { customerId: (await findCustomer(session, code)).id }),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  const head = ['plan', 'customer', 'state', 'signed', 'debt', 'paid', 'late', '', 'next', 'amount'];
  return {
    json: { asOf: point.asOf, ...found },
    lines: [
      ...table(
        head,
        found.rows.map((row) => [
          row.number,
          row.customerCode,
          row.state,
          row.signedOn ?? '',
          formatMinor(row.debtMinor, row.currency),
          formatMinor(row.paidMinor, row.currency),
          formatMinor(row.lateMinor, row.currency),
          row.currency,
          row.nextDueOn ?? '',
          formatMinor(row.nextMinor, row.currency),
        ]),
        [4, 5, 6, 9],
      ),
      `${found.rows.length} of ${found.total}`,
    ],
  };
}

/** Cash expected by week. */
export async function forecast(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const currency = options.currency('currency');
  const weeks = options.whole('weeks');
  const found = await session.call('plans.cashForecast', {
    ...point,
    ...(currency === undefined ? {} : { currency }),
    ...(weeks === undefined ? {} : { weeks }),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  return {
    json: { asOf: point.asOf, ...found },
    lines: found.currencies.flatMap((one) => [
      ...table(
        [one.currency, '', 'plans', 'promises', 'usual', 'total'],
        [
          ...one.weeks.map((week) => [week.fromOn, week.toOn, ...[week.planMinor, week.promiseMinor, week.habitMinor, week.totalMinor].map((minor) => formatMinor(minor, one.currency))]), // prettier-ignore
          ['later', '', '', '', '', formatMinor(one.laterMinor, one.currency)],
          ['uncertain', '', '', '', '', formatMinor(one.uncertainMinor, one.currency)],
        ],
        [2, 3, 4, 5],
      ),
    ]),
  };
}

/**
 * The figure as it was spoken. A vague one ("about five thousand") is none, and the promise is refused for want of it; a
 * figure that cannot be an amount of the currency is a slip of the call.
 */
function spokenMinor(options: Options, currency: CurrencyCode): number | null {
  const text = options.text('amount');
  if (text === undefined) return null;
  const read = fromDecimal(text, currency);
  const figure = /^[-+−(（]?\s*[\d０-９][\d０-９.,，．'\s]*[)）]?$/.test(text.trim());
  if (!read.ok && figure) throw new UsageError(`--amount must be an amount such as 1000.00, not ${text}`);
  if (read.ok && read.value <= 0) throw new UsageError(`--amount must be more than nothing, not ${text}`);
  return read.ok ? read.value : null;
}

/** The one currency the customer owes in on that day, else the book's own. */
async function currencyOwed(session: Session, customerId: CustomerId, asOf: Day): Promise<CurrencyCode> {
  const { sums } = await session.call('ledger.items', { asOf, customerId, limit: 1 });
  const [only, ...others] = sums;
  if (only !== undefined && others.length === 0) return only.currency;
  return (await session.call('settings.get', {})).baseCurrency;
}
