import { channels, excuseCodes, nextActions, resultCodes } from '../../areas/actions/contract.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { contactRoles } from '../../areas/customers/contract.ts';
import { formatMinor } from '../../kernel/format.ts';
import { UsageError, type Options } from './arguments.ts';
import { itemsOfInvoice, requiredDay } from './disputes.ts';
import { currencyFor, findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** Verbs about the log of contacts. */

export const logOptions = [
  'customer', 'channel', 'result', 'on', 'at', 'in', 'care', 'with', 'role', 'reason', 'note', 'text', 'invoice', 'minutes', 'cost', 'currency',
  'slip', 'signed', 'arrived', 'next-on', 'next', 'closed', 'override', 'recorded-at',
]; // prettier-ignore

/** Logs one contact; without `--next-on` the result sets the next step, `--closed WHY` says that there is none. */
export async function logContact(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const [channel, result] = [options.oneOf('channel', channels), options.oneOf('result', resultCodes)];
  if (channel === undefined) throw new UsageError('--channel is missing');
  if (result === undefined) throw new UsageError('--result is missing');
  const items = options.text('invoice') === undefined ? [] : await itemsOfInvoice(session, options);
  const nextOn = options.day('next-on');
  const currency = await currencyFor(session, options);
  const slip = options.text('slip');
  const done = await session.call('actions.add', {
    customerId: customer.id,
    onDay: requiredDay(options, 'on'),
    atTime: options.text('at') ?? '',
    direction: options.flag('in') ? 'in' : 'out',
    purpose: options.flag('care') ? 'care' : 'collection',
    channel,
    result,
    contactName: options.text('with') ?? '',
    contactRole: options.oneOf('role', contactRoles) ?? '',
    reasonCode: options.oneOf('reason', excuseCodes) ?? '',
    note: options.text('note') ?? '',
    text: options.text('text') ?? '',
    minutes: options.whole('minutes') ?? 0,
    costMinor: costOf(options, currency),
    costCurrency: currency,
    dueItemIds: items.map(({ dueItemId }) => dueItemId),
    facts: {
      ...(slip === undefined ? {} : { slipNo: slip }),
      ...(options.flag('signed') ? { signed: true } : {}),
      ...(options.flag('arrived') ? { arrived: true } : {}),
    },
    ...(nextOn === undefined ? {} : { nextOn }),
    nextAction: options.oneOf('next', nextActions) ?? '',
    closedBecause: options.text('closed') ?? '',
    overrideReason: options.text('override') ?? '',
  });
  const { actionId, findings, ...next } = done;
  const found = findings.map(({ code }) => code);
  return {
    json: { action: actionId, customer: customer.code, channel, result, ...next, findings: found },
    lines: [`contact ${actionId} with ${customer.code}: ${channel}, ${result}; next ${next.nextOn === null ? 'none' : `${next.nextAction} on ${next.nextOn}`}${found.length === 0 ? '' : ` (${found.join(', ')})`}`], // prettier-ignore
  };
}

function costOf(options: Options, currency: CurrencyCode): number {
  const text = options.text('cost');
  if (text === undefined) return 0;
  const read = fromDecimal(text, currency);
  if (!read.ok || read.value < 0) throw new UsageError(`--cost must be an amount such as 3.50, not ${text}`);
  return read.value;
}

export async function listLog(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const [code, search] = [options.text('customer'), options.text('search')];
  const [channel, result] = [options.oneOf('channel', channels), options.oneOf('result', resultCodes)];
  const found = await session.call('actions.list', {
    ...point,
    ...(code === undefined ? {} : { customerId: (await findCustomer(session, code)).id }),
    ...(channel === undefined ? {} : { channel }),
    ...(result === undefined ? {} : { result }),
    ...(search === undefined ? {} : { search }),
    withdrawn: options.flag('withdrawn'),
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
  });
  const head = ['contact', 'customer', 'day', 'time', 'channel', 'result', 'proof', 'next', 'on', 'minutes'];
  return {
    json: { asOf: point.asOf, ...found, rows: found.rows.map((row) => ({ action: row.actionId, customer: row.customerCode, ...row })) }, // prettier-ignore
    lines: [
      ...table(
        head,
        found.rows.map((row) => [
          String(row.actionId),
          row.customerCode,
          row.onDay,
          row.atTime,
          `${row.direction === 'in' ? 'from ' : ''}${row.channel}`,
          row.result,
          row.proofGrade,
          row.nextAction,
          row.nextOn ?? (row.closedBecause === '' ? '' : 'closed'),
          String(row.minutes),
        ]),
        [0, 9],
      ),
      `${found.rows.length} of ${found.total}; ${found.minutes} minutes${found.costs.map(({ costMinor, currency }) => `, ${formatMinor(costMinor, currency)} ${currency}`).join('')}`,
    ],
  };
}
