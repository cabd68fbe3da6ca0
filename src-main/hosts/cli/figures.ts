import type { AgingCustomer } from '../../areas/aging/contract.ts';
import { bucketLabel } from '../../areas/aging/rules/buckets.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { formatMinor } from '../../kernel/format.ts';
import { systemClock } from '../../service/clock.ts';
import type { Options } from './arguments.ts';
import { table, type Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

/** Verbs that read figures of a day. */

const PAGE = 1000;

export function pointOf(options: Options) {
  const knownAt = options.moment('known-at');
  return { asOf: options.day('as-of') ?? systemClock.today(), ...(knownAt === undefined ? {} : { knownAt }) };
}

export async function currencyFor(session: Session, options: Options): Promise<CurrencyCode> {
  return options.currency('currency') ?? (await session.call('settings.get', {})).baseCurrency;
}

export async function aging(session: Session, options: Options): Promise<Answer> {
  const currency = options.currency('currency');
  const buckets = options.numbers('buckets');
  const by = options.oneOf('by', ['none', 'customer']) ?? 'none';
  const question = {
    ...pointOf(options),
    basis: options.oneOf('basis', ['due', 'document']) ?? 'due',
    by,
    ...(currency === undefined ? {} : { currency }),
    ...(buckets === undefined ? {} : { buckets }),
  } as const;
  const first = await session.call('aging.table', { ...question, limit: PAGE });
  const customers = new Map<string, AgingCustomer[]>(first.currencies.map((row) => [row.currency, [...row.customers]]));
  const most = by === 'customer' ? Math.max(0, ...first.currencies.map((row) => row.customerCount)) : 0;
  for (let offset = PAGE; offset < most; offset += PAGE) {
    const more = await session.call('aging.table', { ...question, limit: PAGE, offset });
    for (const row of more.currencies) customers.get(row.currency)?.push(...row.customers);
  }
  const currencies = first.currencies.map((row) => ({ ...row, customers: customers.get(row.currency) ?? [] }));
  const lines = currencies.flatMap((row) => {
    const figures = (of: Pick<AgingCustomer, 'notDueMinor' | 'buckets' | 'unappliedMinor' | 'totalMinor'>): string[] =>
      [of.notDueMinor, ...of.buckets.map((bucket) => bucket.amountMinor), of.unappliedMinor, of.totalMinor].map(
        (amount) => formatMinor(amount, row.currency),
      );
    const head = [row.currency, 'not due', ...row.buckets.map(bucketLabel), 'unapplied', 'total'];
    const body = [
      ...row.customers.map((customer) => [`${customer.customerCode} ${customer.customerName}`, ...figures(customer)]),
      ['all', ...figures(row)],
    ];
    const difference = row.totalMinor - row.ledgerMinor;
    const proof = `ledger ${formatMinor(row.ledgerMinor, row.currency)}, difference ${formatMinor(difference, row.currency)}${difference === 0 ? '' : ' !'}`;
    return [...table(head, body, head.map((_, column) => column).slice(1)), proof, ''];
  });
  return { json: { ...first, currencies }, lines: [`as of ${first.asOf}, by ${first.basis} day`, '', ...lines] };
}

export async function quadrant(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const found = await session.call('aging.quadrant', { ...pointOf(options), currency });
  const rows = found.points.map((point) => [
    point.quadrant,
    `${point.customerCode} ${point.customerName}`,
    (point.weightedDaysLateTenths / 10).toFixed(1),
    formatMinor(point.overdueMinor, currency),
  ]);
  const split = `split at ${found.splitDays} days and ${formatMinor(found.splitAmountMinor, currency)} ${currency}`;
  return { json: found, lines: [...table(['field', 'customer', 'days', 'overdue'], rows, [2, 3]), split] };
}

export async function kpis(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const found = await session.call('aging.kpis', { ...pointOf(options), currency });
  const days = (tenths: number | null): string => (tenths === null ? 'n/a' : (tenths / 10).toFixed(1));
  const rows = [
    ['receivables', formatMinor(found.totalMinor, currency)],
    ['overdue', formatMinor(found.overdueMinor, currency)],
    ['over 90 days', formatMinor(found.over90Minor, currency)],
    ['unapplied', formatMinor(found.unappliedMinor, currency)],
    ['DSO, count-back', `${found.dsoCountBackIsFloor ? '> ' : ''}${days(found.dsoCountBackTenths)}`],
    ['DSO without disputed', days(found.dsoCountBackWithoutDisputedTenths)],
    ['DSO, three months', days(found.dsoPeriodTenths)],
    ['of it disputed', days(found.disputeDaysTenths)],
    ['best possible DSO', days(found.bestPossibleDsoTenths)],
    ['average days delinquent', days(found.averageDaysDelinquentTenths)],
  ];
  return { json: found, lines: table([currency, ''], rows, [1]) };
}

export async function warnings(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const include = options.oneOf('include', ['open', 'acknowledged', 'all']) ?? 'open';
  const found = await session.call('signals.list', { ...point, include });
  const rows = found.rows.map((signal) => [
    signal.level,
    signal.rule,
    `${signal.customerCode} ${signal.customerName}`,
    signal.sinceOn,
    `${formatMinor(signal.amountMinor, signal.currency)} ${signal.currency}`,
  ]);
  return {
    json: { asOf: point.asOf, ...found },
    lines: table(['level', 'rule', 'customer', 'since', 'amount'], rows, [4]),
  };
}

export async function items(session: Session, options: Options): Promise<Answer> {
  const currency = options.currency('currency');
  const customerId =
    options.text('customer') === undefined ? undefined : (await findCustomer(session, options.required('customer'))).id;
  const search = options.text('search');
  const found = await session.call('ledger.items', {
    ...pointOf(options),
    status: options.oneOf('status', ['open', 'overdue', 'all']) ?? 'open',
    ...(currency === undefined ? {} : { currency }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(search === undefined ? {} : { search }),
    limit: options.whole('limit') ?? PAGE,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((item) => [
    item.number,
    item.customerCode,
    item.issuedOn,
    item.dueOn,
    String(item.daysLate),
    formatMinor(item.amountMinor, item.currency),
    formatMinor(item.openMinor, item.currency),
    item.currency,
  ]);
  const lines = table(['number', 'customer', 'issued', 'due', 'late', 'amount', 'open', ''], rows, [4, 5, 6]);
  return { json: found, lines: [...lines, `${found.rows.length} of ${found.total}`] };
}

export async function receipts(session: Session, options: Options): Promise<Answer> {
  const search = options.text('search');
  const found = await session.call('ledger.credits', {
    kind: options.oneOf('kind', ['receipt', 'credit_note', 'all']) ?? 'all',
    status: options.oneOf('status', ['all', 'unapplied', 'reversed']) ?? 'all',
    ...(search === undefined ? {} : { search }),
    limit: options.whole('limit') ?? PAGE,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((credit) => [
    credit.number,
    credit.kind,
    credit.customerCode,
    credit.issuedOn,
    formatMinor(credit.amountMinor, credit.currency),
    formatMinor(credit.unappliedMinor, credit.currency),
    credit.currency,
  ]);
  const lines = table(['number', 'kind', 'customer', 'on', 'amount', 'unapplied', ''], rows, [4, 5]);
  return { json: found, lines: [...lines, `${found.rows.length} of ${found.total}`] };
}

export async function customers(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const found = await session.call('aging.customers', {
    ...pointOf(options),
    currency,
    search: options.text('search') ?? '',
    limit: options.whole('limit') ?? PAGE,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((customer) => [
    customer.customerCode,
    customer.customerName,
    formatMinor(customer.overdueMinor, currency),
    formatMinor(customer.totalMinor, currency),
  ]);
  return {
    json: found,
    lines: [...table(['code', 'name', 'overdue', 'total'], rows, [2, 3]), `${found.rows.length} of ${found.total}`],
  };
}

/** @throws Refused when no customer has exactly this code. */
export async function findCustomer(
  session: Session,
  code: string,
): Promise<{ id: AgingCustomer['customerId']; code: string; name: string }> {
  const { rows } = await session.call('customers.search', { text: code, limit: 50 });
  const exact = rows.find((row) => row.code === code);
  if (!exact) throw new Refused({ ok: false, code: 'customer_not_found', params: { code } });
  return exact;
}
