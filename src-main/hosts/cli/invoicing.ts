import termWordsEn from '../../../resources/text/terms.en.json' with { type: 'json' };
import termWordsZh from '../../../resources/text/terms.zh.json' with { type: 'json' };
import type { RegisterRow } from '../../areas/invoices/contract.ts';
import { debitKinds } from '../../areas/ledger/contract.ts';
import type { TermRule } from '../../areas/terms/contract.ts';
import { describeRule } from '../../areas/terms/rules/describe.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { day, isDay, type Day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import type { TermId } from '../../kernel/ids.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { UsageError, type Options } from './arguments.ts';
import { amountOf, requiredDay } from './disputes.ts';
import { currencyFor, findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

/** Verbs about invoices, their due dates and the payment terms behind them. */

/** Whatever was ever entered lies before it. */
const everything = day('9999-12-31');
const purposes = ['interest', 'cost'] as const;

export async function addInvoice(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const currency = await currencyFor(session, options);
  const number = options.required('number');
  const issuedOn = requiredDay(options, 'issued-on');
  const term = options.text('term');
  const items = instalmentsOf(options, currency);
  const given = {
    dueOn: options.day('due-on'),
    deliveredOn: options.day('delivered-on'),
    acceptedOn: options.day('accepted-on'),
    lateRateBp: options.whole('late-rate-bp'),
    items,
    paymentTermId: term === undefined ? undefined : await findTerm(session, term),
  };
  const { documentId } = await session.call('ledger.addInvoice', {
    kind: options.oneOf('kind', debitKinds) ?? 'invoice',
    customerId: customer.id,
    number,
    currency,
    issuedOn,
    amountMinor: amountOf(options, currency),
    contractNo: options.text('contract') ?? '',
    secured: options.flag('secured'),
    purpose: options.oneOf('purpose', purposes) ?? '',
    note: options.text('note') ?? '',
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  });
  const made = await session.call('invoices.terms', { documentId, asOf: everything });
  const shown = made.items.map(({ seq, dueOn, dueBasis, amountMinor, part, label, triggerHappened }) => ({
    item: seq,
    dueOn,
    dueBasis,
    amountMinor,
    part,
    label,
    provisional: !triggerHappened,
  }));
  const rows = shown.map((item) => [
    String(item.item),
    item.dueOn,
    item.dueBasis,
    formatMinor(item.amountMinor, currency),
    [item.label, item.provisional ? 'provisional' : ''].filter((part) => part !== '').join(', '),
  ]);
  return {
    json: { invoice: number, documentId, currency, terms: made.terms?.code ?? null, items: shown },
    lines: [`${number} recorded`, ...table(['item', 'due', 'basis', 'amount', ''], rows, [0, 3])],
  };
}

export async function redateInvoice(session: Session, options: Options): Promise<Answer> {
  const items = await itemsOf(session, options);
  const seq = options.whole('item');
  const item = seq === undefined && items.length === 1 ? items[0] : items.find((each) => each.seq === seq);
  if (seq === undefined && items.length > 1)
    throw new UsageError(`--item is missing: ${items.map((each) => `${each.seq} due ${each.dueOn}`).join(', ')}`);
  if (item === undefined) throw new Refused({ ok: false, code: 'item_not_found', params: {} });
  const changedOn = options.day('on');
  const done = await session.call('invoices.redate', {
    dueItemId: item.dueItemId,
    toDueOn: requiredDay(options, 'to'),
    reason: options.required('reason'),
    evidence: options.text('evidence') ?? '',
    ...(changedOn === undefined ? {} : { changedOn }),
  });
  const { originalDueOn, dueOn } = done;
  return {
    json: { invoice: item.number, item: item.seq, originalDueOn, fromDueOn: item.dueOn, dueOn, change: done.changeId },
    lines: [`${item.number} item ${item.seq}: due ${dueOn} instead of ${item.dueOn} (original ${originalDueOn})`],
  };
}

export async function confirmInvoice(session: Session, options: Options): Promise<Answer> {
  const [item] = await itemsOf(session, options);
  if (item === undefined) throw new Error('an invoice has at least one item');
  const days = {
    deliveredOn: options.day('delivered-on'),
    acceptedOn: options.day('accepted-on'),
    confirmedOn: options.day('received-on'),
  };
  const given = Object.fromEntries(Object.entries(days).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0)
    throw new UsageError('one of --delivered-on, --accepted-on, --received-on is needed');
  const { redated } = await session.call('invoices.confirm', {
    documentId: item.documentId,
    evidence: options.text('evidence') ?? '',
    ...given,
  });
  return {
    json: { invoice: item.number, ...given, redated },
    lines: [`${item.number} confirmed`, ...redated.map((each) => `due ${each.toDueOn} instead of ${each.fromDueOn}`)],
  };
}

export async function register(session: Session, options: Options): Promise<Answer> {
  const customer = options.text('customer');
  const search = options.text('search');
  const currency = options.currency('currency');
  const found = await session.call('invoices.register', {
    ...pointOf(options),
    status: options.oneOf('status', ['open', 'overdue', 'all']) ?? 'open',
    only: options.oneOf('only', ['any', 'unconfirmed', 'provisional', 'worked_out', 'redated']) ?? 'any',
    ...(customer === undefined ? {} : { customerId: (await findCustomer(session, customer)).id }),
    ...(search === undefined ? {} : { search }),
    ...(currency === undefined ? {} : { currency }),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  const rows = found.rows.map((row) => [
    row.items > 1 ? `${row.number}/${row.seq}` : row.number,
    row.customerCode,
    row.issuedOn,
    row.originalDueOn,
    row.dueOn,
    String(row.daysLate),
    formatMinor(row.amountMinor, row.currency),
    formatMinor(row.openMinor, row.currency),
    row.currency,
    row.confirmedOn ?? '',
  ]);
  const head = ['number', 'customer', 'issued', 'first due', 'due', 'late', 'amount', 'open', '', 'confirmed'];
  return { json: found, lines: [...table(head, rows, [5, 6, 7]), `${found.rows.length} of ${found.total}`] };
}

export async function listTerms(session: Session, options: Options): Promise<Answer> {
  const { rows } = await session.call('terms.list', { removed: options.flag('removed') });
  const words = (rule: TermRule): string => describeRule(rule, options.language() === 'zh' ? termWordsZh : termWordsEn);
  const terms = rows.map((term) => ({ ...term, text: words(term.rule) }));
  const lines = terms.map((term) => [
    term.code,
    term.name,
    term.text,
    String(term.customers),
    term.removedAt === null ? '' : 'removed',
  ]);
  return { json: { rows: terms }, lines: table(['code', 'name', 'terms', 'customers', ''], lines, [3]) };
}

export async function addUsualTerms(session: Session): Promise<Answer> {
  const { added } = await session.call('terms.addUsual', {});
  return { json: { added }, lines: [`${added} added`] };
}

async function findTerm(session: Session, code: string): Promise<TermId> {
  const { rows } = await session.call('terms.list', {});
  const term = rows.find((each) => each.code === code);
  if (!term) throw new Refused({ ok: false, code: 'term_not_found', params: { code } });
  return term.id;
}

/** Every item of the invoice of this number, settled or not. @throws Refused when there is none, or one of several customers. */
async function itemsOf(session: Session, options: Options): Promise<RegisterRow[]> {
  const number = options.required('invoice');
  const code = options.text('customer');
  const customer = code === undefined ? {} : { customerId: (await findCustomer(session, code)).id };
  const items: RegisterRow[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const question = { asOf: everything, status: 'all', search: number, ...customer } as const;
    const page = await session.call('invoices.register', { ...question, offset, limit: 1000 });
    items.push(...page.rows.filter((row) => row.number === number));
    total = page.total;
  }
  if (items.length === 0) throw new Refused({ ok: false, code: 'debit_not_found', params: { number } });
  const codes = [...new Set(items.map((item) => item.customerCode))];
  if (codes.length > 1)
    throw new Refused({ ok: false, code: 'invoice_ambiguous', params: { number, codes: codes.join(', ') } });
  return items.sort((a, b) => a.seq - b.seq);
}

/** `--items 2026-05-01=300.00,2026-06-01=700.00`. */
function instalmentsOf(options: Options, currency: CurrencyCode): { dueOn: Day; amountMinor: number }[] | undefined {
  return options
    .text('items')
    ?.split(',')
    .map((part) => {
      const [dueOn = '', amount = ''] = part.split('=');
      const read = fromDecimal(amount, currency);
      if (!isDay(dueOn) || !read.ok || read.value <= 0)
        throw new UsageError(`--items must be days with amounts such as 2026-05-01=300.00, not ${part}`);
      return { dueOn, amountMinor: read.value };
    });
}
